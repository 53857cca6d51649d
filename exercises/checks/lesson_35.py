"""The questions of exercise 35, The compliance dilemma. Every expected answer is computed, from the payoffs given or from `seeds/`."""

from fractions import Fraction
from itertools import product

from checks import (
    Exercise,
    Stop,
    as_choice,
    as_dict,
    as_note,
    as_number,
    call,
    coarse,
    handed_in,
    near,
    right,
    table,
    wrong,
)

exercise = Exercise(
    "35_compliance_dilemma",
    {
        "O1": "Turn a dilemma in a text into a table of payoffs, and keep what is stated apart from what is assumed",
        "O2": "Solve a game of two or three players by best replies, with dominance, ties and shares",
        "O3": "Test what one changed payoff does, in one game and in a whole grid of games",
        "O4": "Compare a game with a choice under fixed chances by an indifference line",
    },
)
summary = exercise.summary


# ------------------------------------------------------------------------------------------------ games, solved exactly


def memo(fine=12, worth=8, lease=5, closed=4, cost=2):
    """The game of the invented memo: {(airline, regulator): (points, points)}."""
    return {
        ("refuse", "inspect"): (-closed, -cost),
        ("refuse", "wait"): (-closed, 0),
        ("lease", "inspect"): (lease - fine, worth - cost),
        ("lease", "wait"): (lease, 0),
    }


def turns(cells):
    """What the airline gains by leasing (wait, inspect) and the regulator by inspecting (refuse, lease), as fractions."""
    airline = [Fraction(cells["lease", do][0]) - Fraction(cells["refuse", do][0]) for do in ("wait", "inspect")]
    office = [Fraction(cells[do, "inspect"][1]) - Fraction(cells[do, "wait"][1]) for do in ("refuse", "lease")]
    return airline, office


def balance(first, second):
    """The share of the second case at which both even out, or None where the sign does not change."""
    return first / (first - second) if first * second < 0 else None


def mixed(cells):
    """(share of leasing, share of inspecting), or None where a side has no reason to switch."""
    airline, office = turns(cells)
    lease, inspect = balance(*office), balance(*airline)
    return None if lease is None or inspect is None else (lease, inspect)


def resting(b, r, s, c, g):
    """All corners of what is at rest in the lesson's game: pairs (share of accommodating, share of enforcing)."""
    b, r, s, c, g = map(Fraction, (b, r, s, c, g))
    shares = {Fraction(0), Fraction(1), balance(-c, g - c) or Fraction(0)}
    controls = {Fraction(0), Fraction(1), balance(b + r, b + r - s) or Fraction(0)}
    found = []
    for p, q in product(shares, controls):
        bank, west = b + r - q * s, p * g - c
        if (bank == 0 or p == (bank > 0)) and (west == 0 or q == (west > 0)):
            found.append((p, q))
    return found


def places(b, r, s, c, g, net, blow=False):
    """The places at rest with Russia as a third player; with `blow`, retaliating strikes whatever Kazakhstan does."""
    bank = {"comply": {"enforce": 0, "hold back": 0}, "accommodate": {"enforce": b - s, "hold back": b}}
    west = {"comply": {"enforce": -c, "hold back": 0}, "accommodate": {"enforce": g - c, "hold back": 0}}
    other = {
        "comply": "accommodate",
        "accommodate": "comply",
        "enforce": "hold back",
        "hold back": "enforce",
        "retaliate": "tolerate",
        "tolerate": "retaliate",
    }

    def points(k, w, u):
        hit = u == "retaliate" and (blow or k == "comply")
        return bank[k][w] - r * hit, west[k][w], net * hit

    found = set()
    for place in product(("comply", "accommodate"), ("enforce", "hold back"), ("retaliate", "tolerate")):
        moves = [tuple(other[a] if n == k else a for n, a in enumerate(place)) for k in range(3)]
        if all(points(*moves[k])[k] <= points(*place)[k] for k in range(3)):
            found.add(place)
    return found


# ------------------------------------------------------------------------------------------------ 1: from a text to a table

q1 = exercise.question(
    "q1",
    "From a text to a table",
    ["cells", "origin", "kept", "quoted"],
    "O1",
    [
        "Go pair by pair and ask of each payment in the memo: does it fall due here? The sky closes whenever the airline refuses, inspected or not.",
        "A fine needs two things: a leased jet and an inspection. The same holds for the worth of a catch. The inspection itself costs in any case.",
        "For `origin` read the two sentences of A2 ¶16 once more: they name what may happen, and nothing about how much. For `kept` filter "
        "`statements` on `about` first, then on `legal_kind` with `isin([...])`, and look at the column `voice` of what is left.",
    ],
    """
    cells = {
        ("refuse", "inspect"): (-4, -2),
        ("refuse", "wait"): (-4, 0),
        ("lease", "inspect"): (5 - 12, 8 - 2),
        ("lease", "wait"): (5, 0),
    }
    origin = {"wrath": "stated", "size": "assumed", "sanctions": "stated", "cost": "assumed"}
    kinds = ["respected", "must comply", "not circumvented"]
    about = statements[(statements["about"] == "sanctions") & statements["legal_kind"].isin(kinds)]
    kept = len(about)
    quoted = (about["voice"] == "quote").sum()
    """,
)


def pair(value, place):
    """One cell of a table as two floats. Raises Stop for anything else."""
    name = f"cells[{', '.join(place)}]"
    if value is ...:
        raise Stop(wrong(f"The pair for {', '.join(place)} is still open."))
    if isinstance(value, (str, bytes, dict)) or not hasattr(value, "__len__") or len(value) != 2:
        raise Stop(wrong(f"`{name}` must be two numbers in brackets, the airline's first."))
    return tuple(as_number(part, name) for part in list(value))


@q1.judge
def _(cells, origin, kept, quoted):
    truth = memo()
    got = {place: pair(value, place) for place, value in as_dict(cells, truth, "cells").items()}
    if got != truth and got == {place: points[::-1] for place, points in truth.items()}:
        return wrong("`cells`: the pairs are the wrong way round. Whose number comes first?")
    for place, points in truth.items():
        airline, office = got[place]
        if (airline, office) == points:
            continue
        where = f"`cells`, {' and '.join(place)}:"
        if airline != points[0]:
            if airline == -points[0]:
                return wrong(f"{where} a cost is a minus, a gain a plus. Look at the airline's sign.")
            if place == ("lease", "inspect") and airline == 5:
                return wrong(f"{where} what happens to the airline when leased jets are found?")
            if place == ("lease", "inspect") and airline == -12:
                return wrong(f"{where} the airline is fined, but it has had something from leasing too.")
            if place[0] == "refuse" and airline == 0:
                return wrong(f"{where} a refusal has its price for the airline, whatever the regulator does.")
            if place == ("lease", "inspect") and airline == 5 - 12 - 4:
                return wrong(f"{where} the closed sky is the price of a refusal. Does this airline refuse?")
            if place[0] == "refuse" and airline == -4 - 5:
                return wrong(
                    f"{where} what refusing forgoes stands already where the airline leases. Do not count it twice."
                )
            if place[0] == "refuse" and airline in (-4 - 12, -12):
                return wrong(f"{where} the fine is for leased jets. What did this airline do?")
            if place == ("lease", "wait") and airline == 5 - 12:
                return wrong(f"{where} nobody looked. Is there a fine without an inspection?")
            return wrong(f"{where} which payments of the memo fall due to the airline in this cell?")
        if place == ("lease", "inspect") and office == 8:
            return wrong(f"{where} the regulator's catch has its worth, but to find it was not free.")
        if place[1] == "wait":
            return wrong(f"{where} nobody inspects here. What does the memo say that waiting brings the regulator?")
        if place == ("lease", "inspect") and office == 8 + 2:
            return wrong(f"{where} an inspection costs: look at the sign of the 2.")
        if place == ("lease", "inspect") and office == -2:
            return wrong(f"{where} the inspection cost something, and it found leased jets too.")
        if place == ("lease", "inspect") and office in (8 - 2 + 12, 8 + 12):
            return wrong(f"{where} the memo does not say that the fine goes to the regulator.")
        if place == ("refuse", "inspect") and office == 0:
            return wrong(f"{where} an inspection costs even where there is nothing to find.")
        if place == ("refuse", "inspect") and office > 0:
            return wrong(f"{where} what can be caught where the airline refuses?")
        return wrong(f"{where} which payments of the memo fall due to the regulator in this cell?")
    said = {"wrath": "stated", "size": "assumed", "sanctions": "stated", "cost": "assumed"}
    for key, value in as_dict(origin, said, "origin").items():
        if value is ...:
            return wrong(f"`origin`: {key} is still open.")
        if as_choice(value, f"origin[{key!r}]", ("stated", "assumed")) != said[key]:
            if said[key] == "stated":
                return wrong(
                    f"`origin`, {key}: a risk that an author names is stated as a risk. It is no certainty, but it is in the text."
                )
            return wrong(f"`origin`, {key}: point at the words of A2 ¶16 that say so. Can you?")
    rows = table("statements")
    about = rows[rows["about"] == "sanctions"]
    some = about[about["legal_kind"].isin(["respected", "must comply", "not circumvented"])]
    count, quotes = as_number(kept, "kept"), as_number(quoted, "quoted")
    if count == len(about):
        return wrong("`kept` counts every row about sanctions, also those that promise nothing.")
    if count == len(some) + 1:
        return wrong("`kept` counts one kind too many. To stay out of sanctions is not to keep to them.")
    if count == (about["legal_kind"] == "not circumvented").sum():
        return wrong("`kept` counts one kind only; three are asked for.")
    if count != len(some):
        return wrong("`kept`: filter on `about` and on the three kinds of `legal_kind`, and count the rows.")
    if quotes == (rows["voice"] == "quote").sum():
        return wrong("`quoted` counts the quotes of the whole table.")
    if quotes == len(some):
        return wrong("`quoted` counts every row of `kept`. Are they all somebody's own words?")
    if quotes == (some["voice"] != "author's reading").sum():
        return wrong("`quoted`: a paraphrase is no quote.")
    if quotes != (some["voice"] == "quote").sum():
        return wrong("`quoted`: of the rows you counted for `kept`, those whose `voice` is a quote.")
    return right(
        "The memo had all its numbers; the article has none. And of what the articles say about keeping to the sanctions, most is an author's or an "
        "unnamed voice: whoever puts points into this table should say whose they are."
    )


# ------------------------------------------------------------------------------------------------ 2: solve any such game

q2 = exercise.question(
    "q2",
    "Solve any such game",
    ["mix"],
    "O2",
    [
        "A side has a reason to switch only if one of its two gains is above zero and the other below. Their product tells: it is negative then.",
        "The share of leasing must leave the **regulator** without a reason to move, so it is made from the regulator's gains; and the other way round.",
        "If the first gain is -2 and the second 6, the second case must come in 2 of every 2 + 6 cases.",
    ],
    """
    def mix(cells):
        if_wait, if_inspect, if_refuse, if_lease = four_gains(cells)
        if if_wait * if_inspect >= 0 or if_refuse * if_lease >= 0:
            return "no"
        lease = if_refuse / (if_refuse - if_lease)
        inspect = if_wait / (if_wait - if_inspect)
        return lease, inspect
    """,
)

#: What each game is like, and the game. In the memo's the two shares add up to 1, so that two mistakes look alike there;
#: the fourth pays for a breach that nobody sees, the last ones have a tie.
TRIALS = [
    ("a game with other payoffs", memo(fine=20, worth=10, lease=2, closed=4, cost=1)),
    ("the memo's game", memo()),
    ("a game in which the airline always gains by leasing", memo(fine=5)),
    (
        "a game in which a missed breach hurts the regulator",
        memo() | {("lease", "wait"): (5, -4), ("lease", "inspect"): (-7, -1)},
    ),
    ("a game in which inspecting costs more than a catch is worth", memo(cost=9)),
    ("a game in which the airline always loses by leasing", memo(lease=-5)),
    ("a game with a tie: the fine is just what is at stake", memo(fine=9)),
    ("a game with a tie: inspecting is free", memo(cost=0)),
]


@q2.judge
def _(mix):
    for what, cells in TRIALS:
        truth = mixed(cells)
        answer = call(mix, "mix", cells)
        if isinstance(answer, str):
            if answer.strip().lower() != "no":
                return wrong(f'`mix` gives the text {answer!r:.40}; give two shares, or "no".')
            if truth is not None:
                return wrong(f'In {what} both sides have a reason to switch, but `mix` says "no".')
            continue
        if isinstance(answer, (bytes, dict)) or not hasattr(answer, "__len__") or len(answer) != 2:
            return wrong(f'For {what} `mix` should give two numbers, as in `return lease, inspect`, or "no".')
        got = tuple(as_number(part, "mix(...)") for part in list(answer))
        if truth is None:
            if "tie" in what:
                return wrong(
                    f"In {what}, so one action is never worse for somebody, yet `mix` gives {got[0]:.3g}, {got[1]:.3g}."
                )
            return wrong(
                f"In {what}, nobody has to guess: one action dominates. `mix` gives {got[0]:.3g} and {got[1]:.3g} all the same."
            )
        lease, inspect = map(float, truth)
        if near(got[0], lease) and near(got[1], inspect):
            continue
        if near(got[0], inspect) and near(got[1], lease):
            return wrong(
                "The two shares are swapped. Either the order is wrong, or each share is made from the same side's gains: whose gains must even out?"
            )
        if near(got[0], 100 * lease) or near(got[1], 100 * inspect):
            return wrong("These are percent. Shares from 0 to 1 are asked for.")
        if near(got[0], 1 - lease) or near(got[1], 1 - inspect):
            return wrong(
                "One of these is the share of the **other** action: refusing for leasing, or waiting for inspecting."
            )
        if near(got[0], -lease) or near(got[1], -inspect) or min(got) < 0:
            return wrong(
                "A share cannot be below zero. Which of the two gains is negative, and where does the minus go?"
            )
        if near(got[0] * (1 - lease), lease) or near(got[1] * (1 - inspect), inspect):
            return wrong(
                "This divides one gain by the other. A share is a part of the whole, so the two belong together below the line."
            )
        if what != TRIALS[0][0] or (near(got[0], 0.25) and near(got[1], 0.75)):
            return wrong(
                f"Right for some games, but not in {what}. Use the four gains that the first line gives, not the memo's numbers."
            )
        return wrong(f"For {what} the shares are not right: at them, does each side gain the same by both actions?")
    return right(
        "It holds for any payoffs of this form. Where it says no, there is nothing to guess about the other side: one action is enough, or a tie leaves "
        "more than one answer."
    )


# ------------------------------------------------------------------------------------------------ 3: predict, then test

q3 = exercise.question(
    "q3",
    "Predict, then test",
    ["lease_doubled", "inspect_doubled", "lease_kept", "unused"],
    "O3",
    [
        "Change one number in the table of question 1 and call `mix` again. Multiply by 100.",
        "If the regulator keeps a third of the fine, which cell changes, and for whom? With a fine of 24 a catch is worth 8 and a third of 24.",
        "For `unused`: what must be true of `c` and `g` so that the West never gains by enforcing? Then make `s` larger than `b + r`, and avoid ties.",
    ],
    """
    def memo(fine, worth):
        caught = {("lease", "inspect"): (5 - fine, worth - 2)}
        return {("refuse", "inspect"): (-4, -2), ("refuse", "wait"): (-4, 0), ("lease", "wait"): (5, 0)} | caught


    def shares(fine, worth):  # as mix of question 2 does it
        return 2 / worth, 9 / fine


    lease_doubled, inspect_doubled = (100 * share for share in shares(24, 8))
    lease_kept = 100 * shares(24, 8 + 24 / 3)[0]
    unused = {"b": 2, "r": 3, "s": 15, "c": 9, "g": 4}
    """,
)


@q3.judge
def _(lease_doubled, inspect_doubled, lease_kept, unused):
    lease, inspect = as_number(lease_doubled, "lease_doubled"), as_number(inspect_doubled, "inspect_doubled")
    kept = as_number(lease_kept, "lease_kept")
    before = [100 * float(share) for share in mixed(memo())]
    after = [100 * float(share) for share in mixed(memo(fine=24))]
    for name, answer, truth, other in (
        ("lease_doubled", lease, after[0], after[1]),
        ("inspect_doubled", inspect, after[1], after[0]),
    ):
        if near(answer, truth, 1e-3):
            continue
        if near(answer, truth / 100, 1e-3):
            return wrong(f"`{name}` is a share from 0 to 1; cases of 100 are asked for.")
        if near(answer, other, 1e-3):
            return wrong(f"`{name}` is the other side's share.")
        if near(answer, 100 - truth, 1e-3):
            return wrong(f"`{name}` is the share of the other action.")
        if name == "lease_doubled" and near(answer, before[0] / 2, 1e-3):
            return wrong(
                "`lease_doubled`: you let the airline react to the fine, and the regulator stand still. Solve the new table."
            )
        if name == "lease_doubled" and near(answer, 2 * before[0], 1e-3):
            return wrong("`lease_doubled` rises with the fine. Which of the regulator's payoffs has changed?")
        if name == "inspect_doubled" and near(answer, before[1], 1e-3):
            return wrong("`inspect_doubled` is the share before the doubling. Who must be kept in balance by it?")
        if name == "inspect_doubled" and near(answer, min(100, 2 * before[1]), 1e-3):
            return wrong(
                "`inspect_doubled` rises with the fine. Does an airline that fears more need more inspections?"
            )
        if coarse(answer, truth):
            return wrong(f"`{name}` is rounded too far: keep the decimal.")
        return wrong(f"`{name}`: change the fine in the table, and solve it again.")
    exact = 100 * float(mixed(memo(fine=24, worth=8 + Fraction(24, 3)))[0])
    if not near(kept, exact, 1e-3):
        slips = [
            (after[0], "is what it was without the new rule. Which cell does the rule change?"),
            (100 * float(mixed(memo(fine=24, worth=8 + Fraction(12, 3)))[0]), "takes a third of the old fine."),
            (
                100 * float(mixed(memo(fine=24, worth=Fraction(24, 3)))[0]),
                "forgets the 8 points that a catch is worth besides.",
            ),
            (100 * float(mixed(memo(fine=24, worth=8 + 24))[0]), "gives the regulator the whole fine."),
            (100 * float(mixed(memo(fine=24, worth=8 + 16))[0]), "gives the regulator two thirds of the fine."),
            (
                100 * float(mixed(memo(fine=24, worth=8 + Fraction(8, 3)))[0]),
                "adds a third of the worth of a catch. A third of what does the regulator keep?",
            ),
            (after[1], "is the other side's share."),
            (exact / 100, "is a share from 0 to 1; cases of 100 are asked for."),
        ]
        for slip, says in slips:
            if near(kept, slip, 1e-3):
                return wrong(f"`lease_kept` {says}")
        if coarse(kept, exact):
            return wrong("`lease_kept` is rounded too far: keep the decimal.")
        return wrong("`lease_kept`: whose payoff does the new rule change, and in which cell?")
    payoffs = as_dict(unused, "brscg", "unused")
    for key, value in payoffs.items():
        if value is ...:
            return wrong(f"`unused`: {key} is still open.")
        payoffs[key] = as_number(value, f"unused[{key!r}]")
        if not 1 <= payoffs[key] <= 20 or payoffs[key] != round(payoffs[key]):
            return wrong(f"`unused`: {key} should be a whole number from 1 to 20.")
    b, r, s, c, g = (int(payoffs[key]) for key in "brscg")
    if s <= b + r:
        return wrong("`unused`: here the penalty is not larger than `b + r`. The question is about a large one.")
    if c == g:
        return wrong("`unused`: a tie. The West can enforce at no loss, so more than one answer is at rest.")
    if resting(b, r, s, c, g) != [(1, 0)]:
        return wrong("`unused`: with these payoffs the West has a reason to enforce against a bank that accommodates.")
    return right(
        "The same doubled fine does nothing to leasing under one rule and much under another: what decides is whether it reaches the **other** side's "
        "payoffs. And a penalty of any size rests unused where nobody gains by applying it."
    )


# ------------------------------------------------------------------------------------------------ 4: a third player

SMALL = (-1, 7, 5, 2, 5)  # b, r, s, c, g given in the question
q4_names = ["rest_loss", "rest_gain", "empty", "rest_blow"]
q4 = exercise.question(
    "q4",
    "A third player",
    q4_names,
    "O2",
    [
        "`pure(three(...))` gives all places at rest. Mind the order of the numbers: b, r, s, c, g, net.",
        "For `empty` ask of each place in `rest_loss`: if Kazakhstan did the other thing after all, would Russia gain or lose by what it does here?",
        "In `blow` the wrath and `net` fall due wherever Russia retaliates, also beside *accommodate*. Four lines of `three` change.",
    ],
    """
    rest_loss = pure(three(-1, 7, 5, 2, 5, -1))
    rest_gain = pure(three(-1, 7, 5, 2, 5, 1))
    empty = ("accommodate", "enforce", "retaliate")


    def blow(b, r, s, c, g, net):
        cells = {}
        for west, on in (("enforce", 1), ("hold back", 0)):
            for russia, hit in (("retaliate", 1), ("tolerate", 0)):
                cells["comply", west, russia] = (-r * hit, -c * on, net * hit)
                cells["accommodate", west, russia] = (b - s * on - r * hit, (g - c) * on, net * hit)
        return cells


    rest_blow = pure(blow(-1, 7, 5, 2, 5, 1))
    """,
)
WORDS = ({"comply", "accommodate"}, {"enforce", "hold back"}, {"retaliate", "tolerate"})


def as_place(value, name):
    """One place as a tuple of three words. Raises Stop for anything else."""
    if isinstance(value, (list, tuple)) and len(value) == 3 and all(isinstance(word, str) for word in value):
        place = tuple(word.strip().lower() for word in value)
        if all(word in words for word, words in zip(place, WORDS)):
            return place
    raise Stop(wrong(f"`{name}` should hold places of three words, in the order Kazakhstan, West, Russia."))


def as_places(value, name):
    """A list of places as a set. Raises Stop for anything else."""
    if isinstance(value, (list, tuple)) and len(value) == 3 and all(isinstance(word, str) for word in value):
        value = [value]
    if not isinstance(value, (list, tuple, set)):
        raise Stop(wrong(f"`{name}` is a {type(value).__name__}; a list of places is expected."))
    if len(value) > 8:
        raise Stop(wrong(f"`{name}` has {len(value)} places; there are only eight."))
    return {as_place(one, name) for one in value}


@q4.judge
def _(rest_loss, rest_gain, empty, rest_blow):
    loss, gain = places(*SMALL, -1), places(*SMALL, 1)
    got = as_places(rest_loss, "rest_loss")
    if got == gain:
        return wrong("`rest_loss` finds what holds if Russia **gains** by retaliating. Look at the sign of `net`.")
    if got == places(-1, 7, 10, 2, 5, -1):
        return wrong("`rest_loss` is the lesson's answer, with the lesson's penalty. Here it is smaller.")
    if not got:
        return wrong("`rest_loss` is empty. Are the numbers in the order b, r, s, c, g, net?")
    if got < loss:
        return wrong("`rest_loss`: a place is missing. There can be more than one.")
    if got != loss:
        return wrong(
            "`rest_loss`: in one of these places somebody gains by moving alone. Is the order b, r, s, c, g, net?"
        )
    got = as_places(rest_gain, "rest_gain")
    if got == loss:
        return wrong("`rest_gain` is what holds if Russia **loses** by retaliating.")
    if got != gain:
        return wrong("`rest_gain`: the same call with another `net`. Did anything else change?")
    hollow = {place for place in loss if place[0] == "accommodate" and place[2] == "retaliate"}
    if isinstance(empty, list) and len(empty) == 1:
        empty = empty[0]
    place = as_place(empty, "empty")
    if place not in loss:
        return wrong("`empty` is not one of the places in `rest_loss`.")
    if place not in hollow:
        return wrong(
            "`empty`: in this place nobody is threatened. Where does a threat stand that costs nothing only because it is not used?"
        )
    got, truth = as_places(rest_blow, "rest_blow"), places(*SMALL, 1, blow=True)
    if got == gain:
        return wrong(
            "`rest_blow` is the answer under the old rule. Does your table use `blow`, and does the wrath fall beside *accommodate* too?"
        )
    if got == places(*SMALL, -1, blow=True):
        return wrong("`rest_blow`: this Russia loses by its blow. Look at the sign of `net`.")
    if got != truth:
        return wrong("`rest_blow`: in which cells do the wrath and `net` fall due, if the blow falls in every case?")
    return right(
        "Two answers at rest with the same payoffs: one obeys a threat that would never be carried out, the other does not believe it. And a blow that "
        "falls whatever one does moves nobody: a threat works only if it spares those who give way."
    )


# ------------------------------------------------------------------------------------------------ 5: a line of indifference

WRATH, PENALTY, HALF = 8, 5, 50  # given in the question
q5 = exercise.question(
    "q5",
    "A line of indifference",
    ["needed", "never", "share", "share_doubled", "model"],
    "O4",
    [
        "On the line both choices cost the same: p × 8 = q × 5. Put in what is known and solve for the other.",
        "`never`: even at q = 100 the penalty costs no more than 5. Which p makes Moscow's wrath just as dear?",
        "Draw the square, both sides 0 to 100, and the line from the corner. Complying pays above it. For `share` that is a triangle; with the larger penalty the "
        "line ends at the other edge of the square.",
    ],
    """
    needed = 100 * 0.5 * 8 / 5
    never = 100 * 5 / 8


    def above(penalty, steps=1000):
        chances = [(k + 0.5) / steps for k in range(steps)]
        return 100 * sum(max(0, 1 - p * 8 / penalty) for p in chances) / steps


    share, share_doubled = above(5), above(10)
    model = {"lot": "fixed", "ministry": "game"}
    """,
)


def pays(penalty):
    """Percent of the square of chances that lies above the line."""
    slope = WRATH / penalty
    return 100 * (1 - slope / 2) if slope <= 1 else 100 / (2 * slope)


@q5.judge
def _(needed, never, share, share_doubled, model):
    need, top = as_number(needed, "needed", "percent"), as_number(never, "never", "percent")
    exact = HALF * WRATH / PENALTY
    if not near(need, exact, 1e-3):
        if near(need, exact / 100, 1e-3):
            return wrong("`needed` is a fraction of one; percent are asked for.")
        if near(need, HALF * PENALTY / WRATH, 1e-3):
            return wrong("`needed`: the two costs have changed places.")
        if near(need, HALF * WRATH / 100, 1e-3):
            return wrong("`needed` is what complying costs, in points. From which q on does accommodating cost more?")
        if need > 100:
            return wrong("`needed`: a chance cannot be above 100. Did you put in the p that is given?")
        return wrong("`needed`: at which q do both choices cost the same?")
    exact = 100 * PENALTY / WRATH
    if not near(top, exact, 1e-3):
        if near(top, exact / 100, 1e-3):
            return wrong("`never` is a fraction of one; percent are asked for.")
        if near(top, 100 * WRATH / PENALTY, 1e-3) or top >= 100:
            return wrong("`never`: a chance cannot be above 100. Which q is the largest there is?")
        if near(top, need, 1e-3):
            return wrong("`never` is a q; a p is asked for.")
        if near(top, HALF * PENALTY / WRATH, 1e-3):
            return wrong("`never`: this takes a q of 50. The 50 was a p, and for the question before.")
        if near(top, 100 - exact, 1e-3):
            return wrong("`never`: this is what is left to 100. From which p on does complying never pay?")
        if coarse(top, exact):
            return wrong("`never` is rounded too far: keep the decimal.")
        return wrong("`never`: put in the largest q there is, and solve for p.")
    for name, answer, penalty in (("share", share, PENALTY), ("share_doubled", share_doubled, 2 * PENALTY)):
        got, truth = as_number(answer, name, "percent"), pays(penalty)
        if near(got, truth, 4e-3):
            continue
        if near(got, truth / 100, 4e-3):
            return wrong(f"`{name}` is a fraction of one; percent are asked for.")
        if near(got, 100 - truth, 4e-3):
            return wrong(f"`{name}` is the part where **accommodating** pays.")
        if name == "share_doubled" and near(got, 2 * pays(PENALTY), 4e-3):
            return wrong("`share_doubled`: twice the penalty is not twice the area. Draw the new line.")
        if name == "share" and near(got, 100 * (1 - WRATH / PENALTY / 2), 4e-3):
            return wrong("`share`: the line leaves the square at its upper edge. What lies beyond is no chance.")
        if name == "share" and near(got, 2 * truth, 4e-3):
            return wrong("`share` is a rectangle. The line cuts it in two.")
        if name == "share_doubled" and near(got, pays(PENALTY), 4e-3):
            return wrong("`share_doubled` is `share` once more. Did the new penalty reach the line?")
        if name == "share_doubled" and near(got, 100 * (1 - WRATH / penalty), 4e-3):
            return wrong(
                "`share_doubled` is only the strip above the end of the line. Beside the strip a triangle lies above it too."
            )
        if coarse(got, truth):
            return wrong(f"`{name}` is rounded too far, or counted on a coarse grid. Keep a decimal.")
        if abs(got - truth) < 0.05 * truth:
            return wrong(
                f"`{name}` is close, as a coarse grid of pairs would be. Take finer steps, or the area itself."
            )
        if near(got, 50, 4e-3):
            return wrong(
                f"`{name}`: half of the square would need a line from corner to corner. Where does it leave the square?"
            )
        return wrong(f"`{name}`: which part of the square lies above the line for this penalty?")
    truth = {"lot": "fixed", "ministry": "game"}
    for key, value in as_dict(model, truth, "model").items():
        if value is ...:
            return wrong(f"`model`: {key} is still open.")
        if as_choice(value, f"model[{key!r}]", ("game", "fixed")) != truth[key]:
            return wrong(f"`model`, {key}: would the other side do something else if the trader's habits changed?")
    return right(
        "For the trader a larger penalty matters much. For a ministry that chooses its cases the same table is a game, and the penalty may only buy fewer "
        "checks. No number tells which model fits: you must know how the cases are picked."
    )


# ------------------------------------------------------------------------------------------------ 6: a sentence in a newspaper

q6 = exercise.question(
    "q6",
    "A sentence in a newspaper",
    ["note"],
    "O1",
    [
        "Begin with what A2 ¶16 says and what it leaves open.",
        "Use the kinds of games of step 4, and the question *who reacts?* of step 5: in which of them does a larger penalty lower breaches?",
        "A verdict on a general sentence may rest on one clear case in which it fails, or on most cases in which it holds. Say which you use.",
    ],
    """
    - It says that the article states two risks and no size, chance or payoff, and calls every number an assumption (1 point).
    - It names a case in which the sentence holds: the penalty was below the stake and is now above it; or controls do not react (1 point).
    - It names one in which it fails: both already mix, so controls fall instead; or enforcing is never worth it (1 point).
    - It says what one would have to know: the stake of the bank, what a catch is worth to the West, who reacts to whom (1 point).
    - It gives no equilibrium as advice and no breach as proven (1 point).

    Both can be defended. *Disagree*: one class of games in which nothing changes is enough against a sentence without conditions.
    *Agree*: many banks may be below the border, people in laboratories did breach less, and officials do not save on controls at once.
    """,
    open=True,
)


@q6.judge
def _(note):
    note = as_note(note, "note", r"\d+", ("agree", "disagree"))
    advice = [
        word for word in ("should enforce in", "should accommodate in", "must enforce in") if word in note.lower()
    ]
    remark = f" Look again at *{advice[0]}*: is a share at rest an advice?" if advice else ""
    return handed_in(
        "No machine can judge this one. Compare your note with `q6.solution()`, point by point, or exchange it with a "
        f"neighbour.{remark}"
    )
