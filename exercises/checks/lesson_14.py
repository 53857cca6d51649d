"""The questions of exercise 14, Four rulers. Every expected answer is computed from `seeds/`."""

from checks import (
    NOT_ATTEMPTED,
    Exercise,
    Outcome,
    as_choice,
    as_column,
    as_dict,
    as_note,
    as_number,
    as_truth,
    call,
    coarse,
    handed_in,
    near,
    right,
    table,
    wrong,
)

exercise = Exercise(
    "14_four_rulers",
    {
        "O1": "Compute a concentration index and the effective number of partners as an interval, from shares that are hedged "
        "and partial",
        "O2": "Name the unit of a *largest partner*, and test what changes when many states count as one bloc",
        "O3": "Measure agreement in votes under a stated treatment of abstentions",
        "O4": "Explain why four rulers of alignment disagree, and decide which conclusions survive all of them",
    },
)
summary = exercise.summary


def listed(series, year):
    """The shares of one year that a series of the context lists, by partner."""
    rows = table("context")
    return rows[(rows["series"] == series) & (rows["period"] == year)].set_index("item")["value"]


def squares(shares):
    """HHI of some shares in percent."""
    return sum(share**2 for share in shares) / 10_000


def bounds(shares):
    """Lowest and highest HHI that listed shares allow, the rest in partners no larger than the smallest of them."""
    shares = list(shares)
    rest, smallest, more = 100 - sum(shares), min(shares), []
    while rest > 0:
        more.append(min(rest, smallest))
        rest -= more[-1]
    return squares(shares), squares(shares + more)


# ------------------------------------------------------------------------------------------------ 1: two extreme worlds

q1 = exercise.question(
    "q1",
    "Two extreme worlds",
    ["between"],
    "O1",
    [
        "In the world of endlessly many partners each unlisted square vanishes. What is left to add up?",
        "In the other world there are `full` more partners of the size `smallest`, and one last partner. How much is left for that one?",
        "Shares are in percent, so each square is ten thousand times too large.",
    ],
    """
    def between(shares):
        rest = 100 - sum(shares)
        smallest = min(shares)
        full = int(rest // smallest)
        others = full * [smallest]
        others.append(rest - full * smallest)
        lowest = sum(share**2 for share in shares) / 10_000
        highest = lowest + sum(share**2 for share in others) / 10_000
        return lowest, highest
    """,
)


LISTS = [[40, 25, 10], [50, 30], [14, 13, 9, 8, 6], [60, 40], [29, 28, 5, 4, 3], [20, 20, 20], [45, 10]]


@q1.judge
def _(between):
    for shares in LISTS:
        result = call(between, "between", shares)
        shown = f"`between({shares})`"
        if not isinstance(result, (tuple, list)) and not hasattr(result, "shape"):
            return wrong(f"{shown} gives back one {type(result).__name__}. Two values are asked for: lowest, highest.")
        if len(result) != 2:
            return wrong(f"{shown} gives back {len(result)} values. Two are asked for: lowest, highest.")
        if result[0] is ... and result[1] is ...:
            return Outcome(NOT_ATTEMPTED, "Fill in `between` where the dots stand, run its cell, then run this one.")
        if result[0] is ... or result[1] is ...:
            return wrong("One of the two values is still open: dots stand where it should be computed.")
        lowest, highest = (as_number(end, "an end") for end in result)
        low, high = bounds(shares)
        rest, smallest = 100 - sum(shares), min(shares)
        full = rest // smallest
        if near(lowest, low) and near(highest, high):
            continue
        if near(lowest, high) and near(highest, low):
            return wrong(f"{shown} has its two ends the wrong way round: the lowest comes first.")
        if near(lowest, 10_000 * low) or near(highest, 10_000 * high):
            return wrong(
                f"{shown}: shares in percent give squares in percent of percent. Bring them to a scale from 0 to 1."
            )
        if near(lowest, 1 / low) or near(lowest, 1 / high):
            return wrong(f"{shown} gives numbers of partners. The index itself is asked for; it lies between 0 and 1.")
        if near(lowest, squares(100 * share / sum(shares) for share in shares)):
            return wrong(
                f"{shown}: you stretched the listed shares until they fill the whole. The unlisted partners exist; they are only unknown."
            )
        if near(lowest, low) and near(highest, squares([*shares, rest])):
            return wrong(
                f"{shown}: you gave the whole rest to one partner. May it be larger than the smallest one listed?"
            )
        if near(lowest, low) and near(highest, low):
            return wrong(f"{shown}: both ends are the same. In the second world the rest has squares too.")
        if near(lowest, low) and near(highest, squares([*shares, *([smallest] * full)])):
            return wrong(
                f"{shown}: the partners of the largest size allowed are there, but they do not use up the rest."
            )
        if near(lowest, low) and near(highest, squares([*([smallest] * full), rest - full * smallest])):
            return wrong(f"{shown}: the second world has lost the partners that are listed.")
        if near(lowest, low) and near(highest, squares([*shares, *([smallest] * full), rest])):
            return wrong(f"{shown}: the last partner gets the whole rest, though others have taken most of it.")
        if near(lowest, low) and near(highest, low + 10_000 * (high - low)):
            return wrong(f"{shown}: the lowest is right. The squares of the others are still in percent of percent.")
        if all(near(*end) or coarse(*end, (1, 2, 3)) for end in [(lowest, low), (highest, high)]):
            return wrong(f"{shown}: an end is rounded too far. Keep two places more, or do not round at all.")
        if near(lowest, low):
            return wrong(
                f"{shown}: the lowest is right, the highest is not. Write down all shares of that world; do they add up to 100?"
            )
        if any(near(lowest, low * scale, 1e-9) for scale in (100, 1 / 100, 1 / 10_000)):
            return wrong(
                f"{shown}: the squares are right, their scale is not. What is the index if one partner has 100 percent?"
            )
        return wrong(
            f"{shown}: the lowest is not right yet. In that world only the listed partners are large enough to count."
        )
    return right(
        "Every honest number for these shares lies between your two ends, and nothing tells where. The better the list, the "
        "closer they are: a list that names everybody leaves one value."
    )


# ------------------------------------------------------------------------------------------------ 2: imports in two years

q2_names = ["fewest_2019", "most_2019", "points_say", "intervals_say"]
q2 = exercise.question(
    "q2",
    "Did imports become less concentrated?",
    q2_names,
    "O1",
    [
        "`between` of question 1, called with the list of one year, gives both ends of that year's HHI.",
        "The effective number is 1 divided by the HHI. A high index then gives a small number: which end belongs to which?",
        "Lay the two intervals of the HHI over each other. Is there a value that both years could have had?",
    ],
    """
    low_2019 = (34**2 + 24**2) / 10_000
    high_2019 = low_2019 + (24**2 + 18**2) / 10_000  # the rest of 42 in two partners, or: between([34, 24])
    fewest_2019, most_2019 = 1 / high_2019, 1 / low_2019
    points_say = "fell"            # 0.173 and 0.167
    intervals_say = "cannot say"   # 0.173 to 0.263, and 0.167 to 0.177: they overlap
    """,
)

WAYS = ("rose", "fell", "cannot say")


@q2.judge
def _(fewest_2019, most_2019, points_say, intervals_say):
    old, new = bounds(listed("import partners", "2019")), bounds(listed("import partners", "2022"))
    shares = listed("import partners", "2019")
    rest = 100 - shares.sum()
    fewest = as_number(fewest_2019, "fewest_2019", "a number of partners")
    most = as_number(most_2019, "most_2019", "a number of partners")
    close = 0.051
    if abs(fewest - 1 / old[0]) <= close and abs(most - 1 / old[1]) <= close:
        return wrong("The two ends have changed places. Which index belongs to few partners, a high or a low one?")
    if near(fewest, old[0], 0.01) or near(fewest, old[1], 0.01) or near(most, old[0], 0.01):
        return wrong("That is the index itself. The effective number says how many equal partners would give it.")
    if abs(fewest - 1 / new[1]) <= close and abs(most - 1 / new[0]) <= close:
        return wrong("Those are the ends of the other year.")
    if abs(fewest - 1 / squares([*shares, rest])) <= close:
        return wrong("`fewest_2019` gives the whole rest to one partner, who would then lead the list. May he?")
    for name, value in (("fewest_2019", fewest), ("most_2019", most)):
        if abs(value - 1 / squares(100 * shares / shares.sum())) <= close:
            return wrong(f"`{name}` treats the two listed partners as if there were nobody else.")
    if fewest == round(1 / old[1]) or most == round(1 / old[0]):
        return wrong("Rounded to whole partners too much is lost. Give both ends with one decimal at least.")
    if abs(fewest - 1 / squares(shares + 0.5)) <= close or abs(most - 1 / squares(shares - 0.5)) <= close:
        return wrong("You opened the shares by half a point. Here they are taken as printed.")
    if abs(fewest - 1 / old[1]) > close:
        return wrong(
            "`fewest_2019` is not right yet: the highest index that two listed shares allow, turned into partners."
        )
    if abs(most - 1 / old[0]) > close:
        return wrong(
            "`most_2019` is not right yet: the lowest index that two listed shares allow, turned into partners."
        )
    points, intervals = as_choice(points_say, "points_say", WAYS), as_choice(intervals_say, "intervals_say", WAYS)
    if points == "cannot say":
        return wrong(
            "`points_say`: two sums of squares can always be compared. What they leave out is the next question."
        )
    if points != ("rose" if new[0] > old[0] else "fell"):
        return wrong(
            "`points_say`: which sum of squares is larger? Mind that a higher index means *more* concentrated."
        )
    overlap = new[0] <= old[1] and old[0] <= new[1]
    truth = "cannot say" if overlap else "rose" if new[0] > old[1] else "fell"
    if intervals != truth and intervals == points:
        return wrong(
            "`intervals_say` follows the points. Could the real index of both years have been the same? Lay the intervals over each other."
        )
    if intervals != truth:
        return wrong("`intervals_say`: write all four ends of the two intervals on one line. Do the intervals meet?")
    return right(
        "Two shares leave a wide interval, five leave a narrow one. A fall is possible and a rise is too; the third share of 2019 "
        "would say more than any argument. Where two lists differ in length, points compare the lists, not the trade."
    )


# ------------------------------------------------------------------------------------------------ 3: many states, one bloc

MEMBERS = ["Italy", "Netherlands", "France"]
q3_names = ["by_state", "as_bloc", "still_lowest", "units"]
q3 = exercise.question(
    "q3",
    "Many states, one bloc",
    q3_names,
    "O2",
    [
        "The lowest value is the sum of the squares of the listed shares. `exports**2` squares a whole column.",
        "A bloc is one partner: add its members' shares first, then square the sum once.",
        "If one more member joined the bloc, would the square of the bloc grow or shrink? For the units, find the largest entry of each list.",
    ],
    """
    by_state = (exports**2).sum() / 10_000
    merged = exports.drop(["Italy", "Netherlands", "France"])
    merged["EU"] = exports[["Italy", "Netherlands", "France"]].sum()
    as_bloc = (merged**2).sum() / 10_000
    still_lowest = True  # a further member makes the bloc's share larger, and with it the square
    units = {"China": "a", "Russia": "c", "EU": "b"}
    """,
)


@q3.judge
def _(by_state, as_bloc, still_lowest, units):
    shares = listed("export partners", "2019")
    bloc, others = shares[MEMBERS].sum(), shares.drop(MEMBERS)
    state, one = squares(shares), squares([*others, bloc])
    by_state, as_bloc = as_number(by_state, "by_state"), as_number(as_bloc, "as_bloc")
    close = 0.00051
    if near(by_state, 10_000 * state, 1e-3) or near(as_bloc, 10_000 * one, 1e-3):
        return wrong("Your index is in percent of percent. Bring it to a scale from 0 to 1, as in the lesson.")
    if near(by_state, 100 * state, 1e-3) or near(as_bloc, 100 * one, 1e-3):
        return wrong("Your index is a hundred times too large. In a square both factors are percent.")
    if near(by_state, 1 / state, 0.01) or near(as_bloc, 1 / one, 0.01):
        return wrong("Those are effective numbers. The HHI itself is asked for.")
    if abs(by_state - one) <= close and abs(as_bloc - state) <= close:
        return wrong("The two have changed places.")
    if abs(by_state - squares(100 * shares / shares.sum())) <= close:
        return wrong("`by_state` stretches the listed shares until they fill the whole.")
    if abs(by_state - bounds(shares)[1]) <= close:
        return wrong("`by_state` is the highest value that the list allows. The lowest is asked for.")
    if coarse(by_state, state, (1, 2)):
        return wrong("`by_state` is rounded too far: keep two places more, or do not round at all.")
    if abs(by_state - state) > close:
        return wrong("`by_state` is not the sum of the squares of the six listed shares yet.")
    if abs(as_bloc - state) <= close:
        return wrong("`as_bloc` still counts each member for itself: squares were added, not shares.")
    if abs(as_bloc - squares([bloc])) <= close:
        return wrong("`as_bloc` is the bloc alone. The other partners are still there.")
    if abs(as_bloc - squares([*others, shares[MEMBERS].mean()])) <= close:
        return wrong("`as_bloc` takes the average of the three members. A bloc is as large as its members together.")
    if abs(as_bloc - squares([*others, table("context").set_index("context_id").loc["D01", "value"]])) <= close:
        return wrong(
            "`as_bloc` takes the EU's share of 2022, as the lesson did. Here the year is 2019, and three members are listed."
        )
    if abs(as_bloc - squares([*shares, bloc])) <= close:
        return wrong("`as_bloc` counts the three twice: as members and as a bloc.")
    if abs(as_bloc - squares([*others, 100 - others.sum()])) <= close:
        return wrong("`as_bloc` puts everybody else into the EU. Only the listed members are to be merged.")
    pairs = [shares[[a for a in MEMBERS if a != out]].sum() for out in MEMBERS]
    if any(abs(as_bloc - squares([*others, pair, bloc - pair])) <= close for pair in pairs):
        return wrong("`as_bloc` merges two of the three members only.")
    if coarse(as_bloc, one, (1, 2)):
        return wrong("`as_bloc` is rounded too far: keep two places more, or do not round at all.")
    if abs(as_bloc - one) > close:
        return wrong(
            "`as_bloc` is not right yet. Write the list of partners with the EU as one: how many are they, and with which shares?"
        )
    if not as_truth(still_lowest, "still_lowest"):
        return wrong(
            "`still_lowest`: take one percent out of the rest and put it into the bloc. Which way does the index go?"
        )
    units = as_dict(units, ("China", "Russia", "EU"), "units")
    bought, sold = shares.idxmax(), listed("import partners", "2019").idxmax()
    truth = {bought: "a", sold: "c", "EU": "b" if bloc > others.max() else ""}
    still_open = [key for key, entry in units.items() if entry is ...]
    for key, entry in units.items():
        if entry is ...:
            continue
        if as_choice(entry, f'units["{key}"]', ("a", "b", "c")) != truth[key]:
            return wrong(
                f"*{key}*: in the unit that you chose somebody else is larger. Did you mix buyers and sellers, or states and bloc?"
            )
    if still_open:
        return wrong(f"Nothing wrong so far. Still open: {', '.join(still_open)}.")
    return right(
        "Merging can only raise the index, and what hides in the rest can only raise it further. So *less concentrated than it looks* is never "
        "the right reply to a bloc. And three partners are each the largest, in one year: the noun needs its unit."
    )


# ------------------------------------------------------------------------------------------------ 4: two more treatments

PARTNERS = ["Russia", "China", "Turkey", "United States"]
q4 = exercise.question(
    "q4",
    "Two more ways to read an abstention",
    ["refused", "opposed"],
    "O3",
    [
        "First turn every vote of both states into True or False, by the diplomat's question. Then count where the two agree.",
        "For the first question Kazakhstan gives the same answer in all six votes. Which? For the second it gives one answer five times, and the other once.",
        "For Turkey one vote is not verified. Take it out of the count **and** out of the number you divide by.",
    ],
    """
    refused, opposed = {}, {}
    for state in ["Russia", "China", "Turkey", "United States"]:
        known = answers[answers[state] != "not verified"]
        ours, theirs = known["Kazakhstan"], known[state]
        refused[state] = 100 * ((ours != "yes") == (theirs != "yes")).mean()
        opposed[state] = 100 * ((ours == "no") == (theirs == "no")).mean()
    """,
)


def agreements(question, keep_all=False):
    """Percent of votes in which Kazakhstan and each partner answer a question alike; with keep_all also the unverified ones."""
    votes = table("votes").pivot(index="resolution", columns="state", values="vote")
    found = {}
    for state in PARTNERS:
        known = votes if keep_all else votes[votes[state] != "not verified"]
        alike = [question(a) == question(b) for a, b in zip(known["Kazakhstan"], known[state])]
        found[state] = 100 * sum(alike) / len(alike)
    return found


def votes_known(state):
    """In how many votes a state's answer is verified."""
    votes = table("votes")
    return int(((votes["state"] == state) & (votes["vote"] != "not verified")).sum())


@q4.judge
def _(refused, opposed):
    questions = {"refused": lambda vote: vote != "yes", "opposed": lambda vote: vote == "no"}
    for name, answer in (("refused", refused), ("opposed", opposed)):
        if isinstance(answer, dict) and any(entry is ... for entry in answer.values()):
            return wrong(f"`{name}` is still open in places.")
        got = as_column(answer, PARTNERS, name)
        truth, other = agreements(questions[name]), agreements(questions["opposed" if name == "refused" else "refused"])
        plain, all_six = agreements(lambda vote: vote), agreements(questions[name], keep_all=True)
        off = [state for state in PARTNERS if abs(got[state] - truth[state]) > 0.51]
        if not off:
            continue

        def like(found, factor=1.0, got=got):
            return all(abs(got[state] - factor * found[state]) <= 0.51 * factor for state in PARTNERS)

        if like(truth, 0.01):
            return wrong(f"`{name}` is in fractions of one. Percent are asked for.")
        if like(all_six, 0.06) or all(near(100 * got[s], truth[s] * votes_known(s)) for s in PARTNERS):
            return wrong(f"`{name}` counts votes. Divide by the votes that are known for that state.")
        if like(other):
            return wrong(f"`{name}` answers the other diplomat's question.")
        if like(plain):
            return wrong(
                f"`{name}` asks for the very same vote. Here each vote is first turned into one of two answers."
            )
        if like({state: 100 - truth[state] for state in PARTNERS}):
            return wrong(f"`{name}` is how often the two differ.")
        if off == ["Turkey"] and abs(got["Turkey"] - all_six["Turkey"]) <= 0.51:
            return wrong(f"`{name}`, Turkey: you let a vote that nobody has verified count as an answer.")
        if off == ["Turkey"]:
            return wrong(f"`{name}`, Turkey: out of how many votes did you count?")
        return wrong(
            f"`{name}`: not right yet for {', '.join(off)}. Turn both rows of votes into True and False first."
        )
    return right(
        "By the first diplomat Kazakhstan is fully with Russia and China, by the second just as much with the United States as with China, and hardly with "
        "Russia. Both are honest rules about one and the same record. Who reports agreement without the treatment of abstentions reports a taste."
    )


# ------------------------------------------------------------------------------------------------ 5: what is wrong with it?

CRITICS = ("axis", "point", "source", "few", "unit", "holds")
SAID = ("left", "eighteen", "sco", "always", "imports", "trend", "partner")
q5 = exercise.question(
    "q5",
    "What is wrong with it?",
    ["critic"],
    "O4",
    [
        "Ask each sentence in turn: what was measured, of what, by whom, in how many cases, and how exactly is it known?",
        "Two of them have the same fault. And one has none: its two intervals do not meet.",
        "Read the limits of the lesson, and step 3 on what A1 ¶16 proposes.",
    ],
    """
    critic = {
        "left": "axis",        # attitude to one order, not closeness to one state
        "eighteen": "point",   # the largest of a whole interval
        "sco": "source",       # A1 only proposes to work with it
        "always": "few",       # one vote
        "imports": "holds",    # the intervals do not meet
        "trend": "point",      # the intervals overlap
        "partner": "unit",     # as a bloc; exports or turnover, which year?
    }
    """,
)

#: What a wrong choice shows. Anything else gets a general sentence.
BLIND_SPOTS = {
    ("left", "holds"): "Then Russia would be less pro-Russian than its neighbour. What does the axis measure?",
    ("left", "point"): "Ideal points are uncertain too, but a better number would not mend this sentence.",
    ("left", "source"): "The two places are in the source. What was read into them?",
    ("left", "unit"): "The ruler is named. Does it measure what the second half of the sentence says?",
    ("eighteen", "holds"): "The list of 2022 leaves a half of all exports unnamed. What follows for the number?",
    ("eighteen", "unit"): "Exports, by state, 2022: the unit can be guessed. What is claimed too exactly?",
    ("eighteen", "few"): "It speaks of all exports, not of one case. How much of them does the list name?",
    ("sco", "holds"): "It may be true. But where does A1 say so?",
    ("sco", "few"): "How often it is said is not the question. Is it said at all?",
    ("always", "holds"): "Look up in how many votes both took a side.",
    ("always", "point"): "The number is exact. Of how many votes is it a share?",
    ("always", "unit"): "The treatment is named: both take a side. How often does that happen?",
    (
        "imports",
        "source",
    ): "Both lists are in the lesson, and the sentence only compares them. Do their intervals meet?",
    ("imports", "point"): "Both are intervals, and the sentence only compares them. Do they meet?",
    ("imports", "unit"): "State, year and direction are all named.",
    ("trend", "holds"): "The squares do climb. Does that carry the *so*?",
    ("trend", "few"): "Three years are few, but that is not why the *so* fails.",
    ("trend", "axis"): "Squares do measure concentration. But of which part of the exports?",
    ("trend", "unit"): "Exports, listed shares, two years: enough is named. Does the *so* follow?",
    ("partner", "point"): "It gives no number, so none is too exact. What does *largest* count?",
    ("partner", "holds"): "A4 ¶17 says something more careful. What did it add?",
    ("partner", "source"): "A4 does come close to it, but with two more words. Which?",
}


@q5.judge
def _(critic):
    critic = as_dict(critic, SAID, "critic")
    old, new = bounds(listed("export partners", "2022")), bounds(listed("import partners", "2022"))
    first, last = bounds(listed("export partners", "2019")), bounds(listed("export partners", "2023"))
    truth = {"left": "axis", "eighteen": "point", "sco": "source", "partner": "unit"}
    votes = table("votes").pivot(index="resolution", columns="state", values="vote")
    sides = votes[["Kazakhstan", "Russia"]].isin(["yes", "no"]).all(axis=1).sum()
    truth["always"] = "few" if sides == 1 else "holds"
    truth["imports"] = "holds" if new[0] > old[1] else "point"
    truth["trend"] = "point" if first[1] >= last[0] else "holds"
    for key in SAID:
        if critic[key] is ...:
            continue
        answer = as_choice(critic[key], f'critic["{key}"]', CRITICS)
        if answer != truth[key]:
            general = "That is not what a critic would hold against this one. What exactly does it claim?"
            return wrong(f"*{key}*: {BLIND_SPOTS.get((key, answer), general)}")
    still_open = [key for key in SAID if critic[key] is ...]
    if still_open:
        return wrong(f"Nothing wrong so far. Still open: {', '.join(still_open)}.")
    return right(
        "Four rulers disagree because they measure four things, at four times, at four costs. A conclusion survives when it names its ruler and "
        "stays true at both ends of the interval."
    )


# ------------------------------------------------------------------------------------------------ 6: a note

q6 = exercise.question(
    "q6",
    "Aligned with whom? A note",
    ["note"],
    "O4",
    [
        "Choose the ruler first, then X. Write down what the ruler measures, when, and what one unit of it costs a government.",
        "Look for the number that would have made you take the other side.",
        "Your opponent's ruler: does it measure the same thing at the same time? If not, both of you can be right.",
    ],
    """
    - It names one ruler, with its unit (state or bloc; exports, imports or turnover) or its treatment of abstentions, and its time.
    - The number is right, and is an interval where only that is known (a share behind a hedge, an index from a partial list).
    - It cites an article with its ¶, and keeps apart what the article says and what comes from outside, with hindsight said.
    - It says what the ruler cannot see: cheap talk, old signatures, pipes that leave no choice, one state in the place of the EU.
    - It gives the opponent's best ruler fairly, and says why two rulers can both be right.
    - Ideal points, if used, are read as the attitude to an order, not as closeness to Russia.
    - It says which number would have changed the author's mind.

    Both sides can be defended for all three. What cannot be defended is *aligned* without a ruler.
    """,
    open=True,
)

RULERS = ("trade", "export", "import", "turnover", "seat", "member", "vote", "ideal point")


@q6.judge
def _(note):
    note = as_note(note, "note", r"\d+", ("attack", "defend"))
    if not any(ruler in note.lower() for ruler in RULERS):
        return wrong("I find no ruler in it: with what did you measure?")
    if not any(name in note for name in ("Russia", "China", "EU", "European Union")):
        return wrong("Aligned with whom? Name Russia, China or the EU.")
    return handed_in(
        "No machine can judge this one. Compare your note with `q6.solution()`, point by point, or exchange it with a neighbour "
        "who took the other side."
    )
