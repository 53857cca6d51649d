"""The questions of exercise 41, your own policy brief. Every expected answer is computed from `seeds/` or what a question gives."""

import re
from itertools import product

from brief import no_such_places

from checks import (
    NOT_ATTEMPTED,
    Exercise,
    Outcome,
    Stop,
    as_choice,
    as_dict,
    as_number,
    call,
    handed_in,
    near,
    right,
    table,
    wrong,
)

exercise = Exercise(
    "41_policy_brief",
    {
        "O1": "Decide by a stated rule whether a claim is verified, contested or unverified",
        "O2": "Build a stress test that says what a mix of partners loses under each shock",
        "O3": "Compare the mixes that three rules of decision recommend, and name the assumption that makes them differ",
        "O4": "Write a one-page brief whose advice is conditional and whose assumptions are in sight",
    },
)
summary = exercise.summary

MARKS = ("verified", "contested", "unverified")
LESSON = ("A3-048", "A3-075", "A2-082")


def marks(open_counts=False, hindsight_verifies=True):
    """{fact: mark}: the lesson's rule, or a stricter one."""
    facts, conflicts, claims = table("facts"), table("conflicts"), table("conflict_claims")
    hindsight = set(table("context").query("hindsight == 'yes'")["context_id"])
    verdicts = ["yes", "open"] if open_counts else ["yes"]
    bad = conflicts.loc[conflicts["contradiction"].isin(verdicts), "conflict_id"]
    disputed = set(claims.loc[claims["conflict_id"].isin(bad), "fact_id"])
    found = {}
    for row in facts.itertuples():
        if row.outside in ("contests", "corrects") or row.fact_id in disputed:
            found[row.fact_id] = "contested"
        elif row.outside == "supports" and (hindsight_verifies or row.outside_ref not in hindsight):
            found[row.fact_id] = "verified"
        else:
            found[row.fact_id] = "unverified"
    return found


# ------------------------------------------------------------------------------------------------ 1: a stricter rule

SIX = ("A3-047", "A1-124", "A5-041", "A1-105", "A4-092", "A4-113")  # given in the question
q1 = exercise.question(
    "q1",
    "A stricter rule",
    ["strict_marks", "still_verified"],
    "O1",
    [
        "Go through the rule from the top, and stop at the first line that fits. A fact that is contested never reaches line 2.",
        "The verdict of each conflict stands in `in_conflict`, the hindsight of each outside row in `context`; `outside_ref` leads to it.",
        'For the count, write the rule as a function, use it on every id of `facts.index`, and count "verified".',
    ],
    """
    late = context["hindsight"]

    def strict(fact):
        row = facts.loc[fact]
        verdicts = in_conflict.loc[in_conflict["fact_id"] == fact, "contradiction"]
        if row["outside"] in ("contests", "corrects") or verdicts.isin(["yes", "open"]).any():
            return "contested"
        if row["outside"] == "supports" and late[row["outside_ref"]] == "no":
            return "verified"
        return "unverified"

    strict_marks = {fact: strict(fact) for fact in six}
    still_verified = sum(strict(fact) == "verified" for fact in facts.index)
    """,
)


@q1.judge
def _(strict_marks, still_verified):
    given = as_dict(strict_marks, SIX, "strict_marks")
    truth, loose = marks(True, False), marks()
    no_open, no_late = marks(False, False), marks(True, True)  # one of the two changes of the rule left out
    for fact in SIX:
        if given[fact] is ...:
            return wrong(f"{fact} is still open.")
        said = as_choice(given[fact], f'strict_marks["{fact}"]', MARKS)
        if said == truth[fact]:
            continue
        if no_late[fact] == "contested" != loose[fact]:
            return wrong(f"{fact}: is it part of a conflict that nobody can settle? This rule counts these too.")
        if said == no_late[fact] and no_late[fact] != truth[fact]:
            return wrong(f"{fact}: the row that supports it was published too late. This rule asks for foresight.")
        if said == "contested" and truth[fact] == "verified":
            return wrong(
                f"{fact}: it stands in conflicts, but what is their verdict? Two reports that fit together are no contradiction."
            )
        if said == "contested" and loose[fact] == "verified":
            return wrong(f"{fact}: a late figure does not speak **against** the claim. It only cannot vouch for it.")
        if said == "unverified" and truth[fact] == "verified":
            return wrong(f"{fact}: a row from outside supports it. Look it up in `context`: was it late?")
        if truth[fact] == "contested":
            return wrong(f"{fact}: something does speak against it. Look at `outside` and at the conflicts.")
        return wrong(f"{fact}: no row from outside and no conflict names it. Whether it sounds true plays no part.")
    count = as_number(still_verified, "still_verified")
    counts = {name: sum(m == "verified" for m in some.values()) for name, some in
              (("truth", truth), ("loose", loose), ("no_open", no_open), ("no_late", no_late))}  # fmt: skip
    if near(count, counts["truth"]):
        return right(
            f"{counts['truth']} of {len(truth)} claims are left. A third of the support came from figures that nobody had when the article was "
            "written, or stood in a quarrel that nobody can settle: a brief written then could lean on little, and one written now must say "
            "that it knows the end of the story."
        )
    if near(count, 100 * counts["truth"] / len(truth), 2e-2) or near(count, counts["truth"] / len(truth), 2e-4):
        return wrong("`still_verified` is a percentage or a share. A count of claims is asked for.")
    if near(count, sum(truth[fact] == "verified" for fact in SIX)):
        return wrong("`still_verified` counts the six only. Use the rule on all ids of `facts.index`.")
    if near(count, counts["loose"]):
        return wrong("`still_verified` is the count by the lesson's rule.")
    if near(count, counts["no_open"]):
        return wrong(
            "`still_verified` leaves out one of the two kinds of conflict: plain contradictions, or open ones."
        )
    if near(count, counts["no_late"]):
        return wrong("`still_verified` lets late figures verify.")
    supported = (
        table("facts")
        .query("outside == 'supports'")["outside_ref"]
        .map(table("context").set_index("context_id")["hindsight"])
    )
    if count in (len(supported), sum(supported == "no")):
        return wrong("`still_verified` leaves out the conflicts. The first line of the rule comes first.")
    if near(count, len(truth) - counts["truth"]):
        return wrong("`still_verified` counts those that are **not** verified.")
    return wrong("`still_verified`: use the rule on all facts, and count one of the three words.")


# ------------------------------------------------------------------------------------------------ 2: your three claims

q2 = exercise.question(
    "q2",
    "Your three claims",
    ["my_claims"],
    "O1",
    [
        "Ask what your brief will be about, then look for numbers that matter to it in the list above.",
        "The mark follows from two columns only: `outside`, and the verdict in `in_conflict`. Whether you believe the author plays no part.",
    ],
    """
    my_claims = {"A1-124": "verified", "A1-129": "contested", "A1-123": "unverified"}
    """,
)


def menu():
    """The ids of claims that can be drawn: a number that counts or measures, and is not the lesson's."""
    facts = table("facts")
    rows = facts[(facts["kind"] == "number") & facts["value"].notna() & ~facts["unit"].isin(["rank", "ordinal"])]
    return set(rows["fact_id"]) - set(LESSON)


@q2.judge
def _(my_claims):
    if not isinstance(my_claims, dict):
        return wrong(
            f"`my_claims` is a {type(my_claims).__name__}; keep the curly brackets: an id, a colon, its mark, three times."
        )
    if len(my_claims) != 3:
        return wrong(f"A brief has three claims; here are {len(my_claims)}. An id that stands twice counts once.")
    truth, strict, may = marks(), marks(open_counts=True), menu()
    for fact in my_claims:
        if fact in LESSON:
            return wrong(f"{fact} is a claim of the lesson. Replace it by one of your own.")
        if not isinstance(fact, str) or fact not in truth:
            return wrong(f"{str(fact)[:20]!r} is no id of seeds/facts.csv.")
        if fact not in may:
            return wrong(f"{fact} has no number that could be drawn. Choose from the list above.")
    for fact, said in my_claims.items():
        if said is ...:
            return wrong(f"{fact} has no mark yet.")
        said = as_choice(said, f'my_claims["{fact}"]', MARKS)
        if said == truth[fact]:
            continue
        if said == "contested" and strict[fact] == "contested":
            return wrong(
                f"{fact}: an open conflict counts by the rule of question 1. Here only a plain contradiction does."
            )
        if truth[fact] == "unverified":
            return wrong(f"{fact}: nothing in the tables supports or contests it. Your own knowledge is no row.")
        if said == "unverified":
            return wrong(f"{fact}: there is something outside, or a contradiction. Look once more.")
        if said == "contested":
            return wrong(
                f"{fact}: nothing speaks against it. Read the word in `outside`, and the verdict of its conflicts."
            )
        return wrong(f"{fact}: look at the word in `outside`, not at how near the numbers seem to you.")
    if len({str(said).strip().lower() for said in my_claims.values()}) == 1:
        return wrong(
            "All three have one mark. A brief that only shows what suits it is no brief: choose at least two marks."
        )
    return right(
        "Three claims, marked by a rule that you did not bend. Which of them can your advice do without? That one may be unverified; the one that "
        "your advice hangs on should not be, or you say so."
    )


# ------------------------------------------------------------------------------------------------ 3: a fourth shock

WORLD = {"oil_west": 60, "stuck": 55, "hidden": 8, "penalty": 5, "cut": 40, "border": 60}  # given in the question
VECTORS = ("Russia", "China", "West")
SHOCKS = ("CPC loss", "sanctions", "retaliation", "border")


def losses(russia, china, west, world=WORLD):
    """What a mix loses under each of the four shocks, in dollars of 100."""
    return {
        "CPC loss": west * world["oil_west"] / 100 * world["stuck"] / 100,
        "sanctions": russia * world["hidden"] / 100 * world["penalty"],
        "retaliation": max(russia, china, west) * world["cut"] / 100,
        "border": china * world["border"] / 100,
    }


q3 = exercise.question(
    "q3",
    "A fourth shock",
    ["stress"],
    "O2",
    [
        "Each line takes one vector's dollars and multiplies them by what that shock takes away.",
        "Percent must become parts of one: divide by 100, once for each percentage in the line. The penalty is no percentage.",
        "Retaliation looks at the three numbers and takes the largest.",
    ],
    """
    def stress(russia, china, west):
        return {
            "CPC loss": west * world["oil_west"] / 100 * world["stuck"] / 100,
            "sanctions": russia * world["hidden"] / 100 * world["penalty"],
            "retaliation": max(russia, china, west) * world["cut"] / 100,
            "border": china * world["border"] / 100,
        }
    """,
)


def slips_of(shock, r, c, w):
    """(wrong value, what it is) of one shock and one mix."""
    k = WORLD
    return {
        "CPC loss": [
            (w * k["stuck"] / 100, "takes all exports to the West for oil."),
            (w * k["oil_west"] / 100, "loses all the oil. How much of it is stuck?"),
            (100 * k["oil_west"] / 100 * k["stuck"] / 100, "does not depend on the mix."),
            (w * k["oil_west"] / 100 * (100 - k["stuck"]) / 100, "is the oil that still leaves."),
            (w * (k["oil_west"] + k["stuck"]) / 100, "adds two percentages. A part of a part is a product."),
        ],
        "sanctions": [
            (r * k["hidden"] / 100, "leaves out the penalty."),
            (r * k["penalty"] / 100, "leaves out how much may be hidden."),
            (100 * k["hidden"] / 100 * k["penalty"], "does not depend on the mix."),
            (w * k["hidden"] / 100 * k["penalty"], "takes the West's dollars. Whose goods are meant?"),
            (r * k["hidden"] / 100 * k["penalty"] / 100, "divides by 100 once too often: the penalty is no percentage."),
        ],
        "retaliation": [
            (r * k["cut"] / 100, "always takes Russia. Any partner may retaliate."),
            ((r + c + w) * k["cut"] / 100, "lets all partners retaliate at once. It is **one** partner."),
            ((r + c + w) / 3 * k["cut"] / 100, "takes a partner of average size."),
            (c * k["cut"] / 100, "always takes China. Any partner may retaliate."),
            (w * k["cut"] / 100, "always takes the West. Any partner may retaliate."),
            (min(r, c, w) * k["cut"] / 100, "takes the smallest partner."),
            (max(r, c, w) * (100 - k["cut"]) / 100, "is what is left after the cut."),
        ],
        "border": [
            ((r + c + w) * k["border"] / 100, "closes every border."),
            (r * k["border"] / 100, "takes Russia's dollars."),
            (w * k["border"] / 100, "takes the West's dollars."),
            ((r + w) * k["border"] / 100, "takes everybody but China."),
            (c * (100 - k["border"]) / 100, "is what still gets through."),
            (c * k["border"] / 100 * k["cut"] / 100, "mixes in the cut of another shock."),
        ],
    }[shock]  # fmt: skip


#: A mix in which two ways of being wrong differ that are one in others.
APART = (31, 20, 49)


@q3.judge
def _(stress):
    for mix in ((37, 41, 22), (20, 60, 20), (10, 20, 70), (60, 30, 10), (0, 0, 100), (34, 33, 33)):
        given = as_dict(call(stress, "stress", *mix), SHOCKS, f"stress{mix}")
        if all(value is ... for value in given.values()):
            return Outcome(NOT_ATTEMPTED, "Fill in `stress` where the dots stand, run its cell, then run this one.")
        truth = losses(*mix)
        for shock in SHOCKS:
            if given[shock] is ...:
                return wrong(f'`stress`: "{shock}" is still open.')
            value = as_number(given[shock], f'stress{mix}["{shock}"]')
            if near(value, truth[shock], 1e-6):
                continue
            found = [says for slip, says in slips_of(shock, *mix) if near(value, slip, 1e-6)]
            if len(found) > 1:
                other = as_dict(call(stress, "stress", *APART), SHOCKS, f"stress{APART}")[shock]
                other = as_number(other, f'stress{APART}["{shock}"]')
                found = [s for slip, s in slips_of(shock, *APART) if s in found and near(other, slip, 1e-6)] or found
            if found:
                return wrong(f'`stress{mix}`: "{shock}" {found[0]}')
            if truth[shock] and (near(value, truth[shock] * 100) or near(value, truth[shock] * 10_000)):
                return wrong(f'`stress{mix}`: "{shock}" forgets to divide a percentage by 100.')
            if truth[shock] and near(value, truth[shock] / 100):
                return wrong(f'`stress{mix}`: "{shock}" divides by 100 once too often.')
            if any(near(value, round(truth[shock], places)) for places in (0, 1, 2)):
                return wrong(f'`stress{mix}`: "{shock}" is near, but rounded. Give it as it is computed.')
            return wrong(
                f'`stress{mix}`: "{shock}" is not right yet. Whose dollars does it take, and what part of them?'
            )
    return right(
        "Now every vector has a shock of its own, China too. No mix can hide any more: whatever you take from one partner, you give to another "
        "that can fail as well."
    )


# ------------------------------------------------------------------------------------------------ 4: three rules

CHANCES = {"CPC loss": 5, "sanctions": 20, "retaliation": 10, "border": 10}  # given in the question
EVERY = [(r, c, 100 - r - c) for r, c in product(range(0, 101, 10), repeat=2) if r + c <= 100]


def judged(rule, shocks=SHOCKS, world=WORLD):
    """{mix: what the rule makes small}."""
    lost = {mix: {shock: losses(*mix, world)[shock] for shock in shocks} for mix in EVERY}
    least = {shock: min(row[shock] for row in lost.values()) for shock in shocks}
    return {
        mix: max(row.values()) if rule == "worst"
        else max(row[shock] - least[shock] for shock in shocks) if rule == "regret"
        else sum(row[shock] * CHANCES[shock] / 100 for shock in shocks)
        for mix, row in lost.items()
    }  # fmt: skip


def best(rule, **changed):
    """All mixes that are best by the rule."""
    values = judged(rule, **changed)
    return {mix for mix, value in values.items() if near(value, min(values.values()), 1e-9)}


q4_names = ["worst_mix", "regret_mix", "average_mix"]
q4 = exercise.question(
    "q4",
    "Three rules again",
    q4_names,
    "O3",
    [
        "Make a table with one row for each mix: a list of what `stress` gives for each, then `pd.DataFrame(...)`.",
        "Worst case: the largest of each row (`axis=1`). Regret: first subtract each column's smallest value.",
        "`idxmin()` gives the row's number; take the mix with that number.",
    ],
    """
    def stress(russia, china, west):
        return {
            "CPC loss": west * world["oil_west"] / 100 * world["stuck"] / 100,
            "sanctions": russia * world["hidden"] / 100 * world["penalty"],
            "retaliation": max(russia, china, west) * world["cut"] / 100,
            "border": china * world["border"] / 100,
        }

    lost = pd.DataFrame([stress(*mix) for mix in mixes])
    worst_mix = mixes[lost.max(axis=1).idxmin()]
    regret_mix = mixes[(lost - lost.min()).max(axis=1).idxmin()]
    average_mix = mixes[(lost * pd.Series(chances)).sum(axis=1).idxmin()]
    """,
)


def as_mix(answer, name):
    """The answer as three whole numbers that add up to 100, in steps of 10. Raises Stop with a clear sentence."""
    if isinstance(answer, dict):
        answer = [answer[vector] for vector in VECTORS] if set(answer) == set(VECTORS) else list(answer.values())
    if isinstance(answer, (str, bytes)) or not hasattr(answer, "__len__") or len(answer) != 3:
        raise Stop(wrong(f"`{name}` is to be three numbers in brackets: dollars for Russia, China and the West."))
    mix = tuple(as_number(share, f"{name}[{k}]") for k, share in enumerate(list(answer)))
    if not near(sum(mix), 100, 1e-9):
        raise Stop(wrong(f"`{name}` adds up to {sum(mix):g}, not to 100."))
    if mix not in EVERY:
        raise Stop(wrong(f"`{name}`: steps of 10 dollars from 0 to 100 are asked for."))
    return tuple(int(share) for share in mix)


@q4.judge
def _(worst_mix, regret_mix, average_mix):
    given = dict(zip(("worst", "regret", "average"), map(as_mix, (worst_mix, regret_mix, average_mix), q4_names)))
    for rule, mix in given.items():
        if mix in best(rule):
            continue
        values, name = judged(rule), f"`{rule}_mix`"
        turned = mix[::-1] in best(rule)
        if near(values[mix], max(values.values()), 1e-9):
            if turned:
                return wrong(
                    f"{name} is the worst mix by this rule, or turned round. The order is Russia, China, West."
                )
            return wrong(f"{name} is the worst mix by this rule. The smallest value is looked for.")
        if turned:
            return wrong(f"{name} is turned round. The order is Russia, China, West.")
        if mix in best(rule, shocks=SHOCKS[:3]):
            return wrong(f"{name} is the lesson's list of three shocks. Where is the border?")
        if rule == "average" and mix == min(EVERY, key=lambda m: sum(losses(*m).values())):
            return wrong(f"{name} weighs all shocks alike. The chances differ.")
        others = [other for other in given if other != rule and mix in best(other)]
        if others:
            return wrong(f"{name} is what another rule recommends ({others[0]}).")
        return wrong(f"{name}: some other mix has a smaller value by this rule.")
    return right(
        "Worst case and regret now agree: once every vector has a shock of its own, no partner is a free refuge. The average alone goes "
        "its own way, and all of that way hangs on four typed chances."
    )


# ------------------------------------------------------------------------------------------------ 5: what decides

RANGES = {"oil_west": (40, 90), "hidden": (4, 12), "penalty": (2, 10), "cut": (30, 60), "border": (20, 90)}  # given
q5 = exercise.question(
    "q5",
    "What decides",
    ["spread", "decides"],
    "O3",
    [
        "For each of the five: put its low end into the world, all else as it was, and find the smallest worst case. Then its high end.",
        "The mix may change when the world does: search all mixes again each time.",
        'A world with one number changed: `world | {"cut": 30}`.',
    ],
    """
    def smallest(world):
        worst = []
        for russia, china, west in mixes:
            cpc = west * world["oil_west"] / 100 * world["stuck"] / 100
            sanctions = russia * world["hidden"] / 100 * world["penalty"]
            retaliation = max(russia, china, west) * world["cut"] / 100
            worst.append(max(cpc, sanctions, retaliation, china * world["border"] / 100))
        return min(worst)

    spread = {}
    for name, (low, high) in ranges.items():
        spread[name] = smallest(world | {name: high}) - smallest(world | {name: low})
    decides = max(spread, key=spread.get)
    """,
)


def smallest(**changed):
    return min(judged("worst", world=WORLD | changed).values())


@q5.judge
def _(spread, decides):
    given = as_dict(spread, tuple(RANGES), "spread")
    truth = {name: smallest(**{name: high}) - smallest(**{name: low}) for name, (low, high) in RANGES.items()}
    kept = next(iter(best("worst")))
    for name, (low, high) in RANGES.items():
        if given[name] is ...:
            return wrong(f'`spread`: "{name}" is still open.')
        value = as_number(given[name], f'spread["{name}"]')
        if near(value, truth[name], 1e-6):
            continue
        at = [max(losses(*kept, WORLD | {name: end}).values()) for end in (low, high)]
        if near(value, at[1] - at[0], 1e-6):
            return wrong(
                f'"{name}": you kept one mix. When the world changes, a minister may choose another: search again.'
            )
        if near(value, -truth[name], 1e-6):
            return wrong(f'"{name}": high end minus low end; yours is the other way round.')
        if near(value, smallest(**{name: high}), 1e-6) or near(value, smallest(**{name: low}), 1e-6):
            return wrong(f'"{name}" is the smallest worst case at one end. The difference of both ends is asked for.')
        if near(value, high - low):
            return wrong(f'"{name}" is how far the assumption moves. How far does the **loss** move?')
        return wrong(
            f'"{name}": the smallest worst case in the world with its high end, minus the same with its low end.'
        )
    if as_choice(decides, "decides", tuple(RANGES)) != max(truth, key=truth.get):
        return wrong("`decides`: the assumption with the largest spread moves the result most.")
    return right(
        "This is a *tornado*: one assumption at a time, through its range. It tells which number is worth a researcher's month. The widest range "
        "did not win here. But each range was typed too: with others, another assumption might decide."
    )


# ------------------------------------------------------------------------------------------------ 6: your brief

q6_names = ["my_mix", "my_losses", "my_advice"]
q6 = exercise.question(
    "q6",
    "Your brief",
    q6_names,
    "O4",
    [
        "Say first which fear or hope you weigh most, then the mix, then what would change your mind.",
        "Name the number on which your advice hangs most; question 5 found one way to see it.",
    ],
    """
    Ten points, for the page as a whole:

    - **Claims** (2): three claims, each with ¶ and figure; at least one that does not suit the advice, or an unverified one called so.
    - **Conditional** (3): *if you weigh …, then …*; the rule of decision is named; the other rule's advice is there in half a sentence.
    - **Stress** (2): the numbers are those of the mix, and the text says which shock hurts most.
    - **Assumptions** (2): what was typed is listed, and the one on which the advice hangs is named in the text.
    - **Neutral** (1): no partner is called good or bad; both readings of a contested claim stand.
    """,
    open=True,
)


@q6.judge
def _(my_mix, my_losses, my_advice):
    if not isinstance(my_mix, dict) or set(my_mix) != set(VECTORS):
        return wrong('`my_mix` is to have three entries: "Russia", "China", "West".')
    mix = tuple(as_number(my_mix[name], f'my_mix["{name}"]') for name in VECTORS)
    if min(mix) < 0:
        return wrong("`my_mix`: nobody gets less than nothing.")
    if not near(sum(mix), 100, 1e-9):
        return wrong(f"`my_mix` adds up to {sum(mix):g}, not to 100.")
    given, truth = as_dict(my_losses, SHOCKS, "my_losses"), losses(*mix)
    for shock in SHOCKS:
        if given[shock] is ...:
            return wrong(f'`my_losses`: "{shock}" is still open.')
        if not abs(as_number(given[shock], f'my_losses["{shock}"]') - truth[shock]) <= 0.051:
            return wrong(
                f'`my_losses`: "{shock}" is not what this mix loses. Use `stress` with the numbers of `my_mix`.'
            )
    if not isinstance(my_advice, str):
        return wrong(f"`my_advice` is a {type(my_advice).__name__}; write text between the three quotation marks.")
    words = my_advice.split()
    if not 50 <= len(words) <= 130:
        return wrong(f"Your advice has {len(words)} words; 60 to 120 are asked for.")
    if len({word.lower() for word in words}) < 30:
        return wrong("Your advice repeats few words. Write sentences that a minister can read.")
    if not re.search(r"\b(if|unless|whoever)\b", my_advice, re.I):
        return wrong("Your advice has no condition. Say under which weighing it holds: *if … then …*.")
    if not re.search(r"\bA[1-5]\s*¶\s*\d", my_advice):
        return wrong("A reader cannot check this yet: give article and paragraph of one claim, as in A1 ¶11.")
    if lost := no_such_places(my_advice):
        return wrong(f"No article has {lost[0]}. A reader would look for it: check article and paragraph.")
    if not re.search(r"assum|decid|typed|chance|guess", my_advice, re.I):
        return wrong("Say which number you assumed: on what does the advice hang that no source gave?")
    return handed_in(
        "The numbers are those of your mix. No machine can judge the advice: run the next cell, read the page as a minister would, and "
        "compare it with `q6.solution()`, or exchange it with a neighbour."
    )
