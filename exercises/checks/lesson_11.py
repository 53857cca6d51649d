"""The questions of exercise 11, Sources and claims. Every expected answer is computed from `seeds/`."""

from datetime import date

from checks import (
    Exercise,
    as_choice,
    as_column,
    as_dict,
    as_note,
    as_number,
    as_truth,
    call,
    handed_in,
    near,
    right,
    table,
    wrong,
)

exercise = Exercise(
    "11_sources_and_claims",
    {
        "O1": "Write a fact row that another reader would write the same way",
        "O2": "Turn a hedged number into an interval by a stated rule, and test how far a conclusion depends on the rule",
        "O3": "Trace a claim through a chain of speakers to the one who vouches for it",
        "O4": "Decide whether two claims contradict each other, or differ only in unit, denominator, date or wording",
    },
)
summary = exercise.summary

ARTICLES = ["A1", "A2", "A3", "A4", "A5"]

# ------------------------------------------------------------------------------------------------ 1: write a row

FACT = "A3-074"  # the row that question 1 asks for

q1 = exercise.question(
    "q1",
    "Write a fact row",
    ["row"],
    "O1",
    [
        "Read the sentence with a pencil: who sells to whom in the half that is asked for? Circle the number of that half only.",
        "A growth rate compares two times. The **period** is the later one, the **base** the earlier one.",
        "A hedge makes a number less certain. Does the small word before this number do that, or does it judge the number?",
    ],
    """
    row = {
        "value": 2.8,
        "unit": "percent",
        "base": "b",
        "hedge_kind": "none",
        "speaker_kind": "author",
        "from": "2022-01-01",
        "to": "2022-05-31",
    }
    """,
)


@q1.judge
def _(row):
    row = as_dict(row, ("value", "unit", "base", "hedge_kind", "speaker_kind", "from", "to"), "row")
    facts = table("facts").set_index("fact_id")
    fact, sister = facts.loc[FACT], facts.loc["A3-073"]
    for key, entry in row.items():
        if entry is ...:
            return wrong(f'`row["{key}"]` is still open.')
    value = as_number(row["value"], 'row["value"]')
    if near(value, sister["value"]):
        return wrong("That is the growth of what Kazakhstan **buys**. The question asks for what it sells.")
    if near(value, fact["value"] / 100):
        return wrong("You wrote the value as a fraction of one. The unit is percent, so count the parts of a hundred.")
    if not near(value, fact["value"]):
        return wrong(f'`row["value"]` is {value:g}. Which number stands in the claim itself, before any computing?')
    as_choice(row["unit"], 'row["unit"]', (fact["unit"], "%", "pct", "percentage", "per cent"))
    base = as_choice(row["base"], 'row["base"]', ("a", "b", "c", "d"))
    if base == "a":
        return wrong("The direction has turned: imports from Russia are the other half of the sentence.")
    if base == "c":
        return wrong("That is the amount that grew. A growth rate is a share of what there was **before**.")
    if base == "d":
        return wrong("Too wide: the claim speaks of one partner only.")
    hedge = as_choice(row["hedge_kind"], 'row["hedge_kind"]', ("about", "below", "above", "none"))
    if hedge != fact["hedge_kind"]:
        return wrong(
            "The small word before the number does not make it less exact. It says that the author finds it little: a "
            "judgement, not a hedge."
        )
    speakers = ("author", "official", "analyst", "institution")
    if as_choice(row["speaker_kind"], 'row["speaker_kind"]', speakers) != fact["speaker_kind"]:
        return wrong("Statistics are mentioned, but nobody says whose. Who is left to vouch for the number?")
    try:
        days = [str(date.fromisoformat(str(row[key]).strip()[:10])) for key in ("from", "to")]
    except ValueError:
        return wrong(
            f"`from` and `to` are {row['from']!r} and {row['to']!r}; write days as in 2022-06-17, in quotation marks."
        )
    if days[0].startswith("2021") or days[1].startswith("2021"):
        return wrong("2021 is what the growth is measured **against**. For which months is the growth itself?")
    if days != [fact["as_of_start"], fact["as_of_end"]]:
        return wrong(
            "The period is not the one in the claim: the first day of its first month to the last day of its last month."
        )
    return right(
        "Another reader would write the same row. It also shows what the article leaves out: whether the base is the whole year "
        "2021 or the same five months, and whose statistics these are. Lesson 32 asks what such a total can hide."
    )


# ------------------------------------------------------------------------------------------------ 2: another rule

q2 = exercise.question(
    "q2",
    "A rule in percentage points",
    ["points"],
    "O2",
    [
        "In the lesson the step grew with the number: ten percent of it. Here it is the same for 9 and for 80.",
        "Only one line computes the step; the cases below it stay as they are. What is the step when `width` is 2?",
    ],
    """
    def points(value, kind, width):
        step = width
        if kind == "about":
            return value - step, value + step
        if kind == "below":
            return value - step, value
        if kind == "above":
            return value, value + step
        return value, value
    """,
)


def _points(value, kind, width):
    return {
        "about": (value - width, value + width),
        "below": (value - width, value),
        "above": (value, value + width),
    }.get(kind, (value, value))


@q2.judge
def _(points):
    facts = table("facts")
    hedged = facts[facts["hedge_kind"].isin(["about", "below", "above"]) & facts["unit"].eq("percent")]
    cases = [(v, k, w) for v, k in zip(hedged["value"], hedged["hedge_kind"]) for w in (2, 5)]
    cases += [(7.3, "none", 2), (80.0, "below", 0), (12.5, "above", 1), (12.5, "about", 0.5)]
    for value, kind, width in cases:
        result = call(points, "points", value, kind, width)
        shown = f"`points({value:g}, {kind!r}, {width:g})`"
        if not isinstance(result, (tuple, list)) and not hasattr(result, "shape"):
            return wrong(
                f"{shown} gives back one {type(result).__name__}. An interval has two ends: `return low, high`."
            )
        if len(result) != 2:
            return wrong(f"{shown} gives back {len(result)} values. An interval has two ends: `return low, high`.")
        low, high = (as_number(end, "an end of the interval") for end in result)
        if low in (float("inf"), float("-inf")) or high in (float("inf"), float("-inf")):
            return wrong(f"{shown} has no end at all. A rule that covers everything says nothing.")
        want_low, want_high = _points(value, kind, width)
        if near(low, want_low) and near(high, want_high):
            continue
        if low > high:
            return wrong(f"{shown} has its ends the wrong way round: the lower one comes first.")
        step = value * width / 100
        if kind != "none" and width and near(low, value) and near(high, value):
            return wrong(
                f"{shown} gives the number back unchanged. Is this case missing, or its name (`about`, `below`, `above`)?"
            )
        if near(low, value - step * (kind != "above")) and near(high, value + step * (kind != "below")) and width:
            return wrong(
                f"{shown} still takes the width as percent **of the value**. A percentage point is a step on the scale itself: "
                "it does not depend on how large the value is."
            )
        if kind in ("below", "above") and near(low, value - width) and near(high, value + width):
            return wrong(
                f"{shown} opens to both sides. Can *almost* a number be more than it, or *over* a number less?"
            )
        if kind in ("below", "above") and {"below": near(low, value), "above": near(high, value)}[kind]:
            return wrong(f"{shown} opens to the wrong side. *Almost* looks down, *over* looks up.")
        if width != 2 and near(low, value - 2 * (kind != "above")) and near(high, value + 2 * (kind != "below")):
            return wrong(f"{shown} still has the room of a width of 2. The step must change when the width does.")
        if kind == "none":
            return wrong(
                f"{shown} gives an interval with two different ends, or moves the number. Without a hedge there is no room."
            )
        return wrong(f"{shown} gives {low:g} to {high:g}. Work this one case out with pencil and paper and compare.")
    return right(
        "This rule is fair to a share and its rest: *around 20* and *around 80* get the same room. But two points are a lot for 9 and little "
        "for 80. No rule is right for everything; that is why it must be written down."
    )


# ------------------------------------------------------------------------------------------------ 3: whose voice?

CHAIN = "A3-109"  # a row with the chain that question 3 asks for

q3 = exercise.question(
    "q3",
    "Whose voice?",
    ["chain", "voices"],
    "O3",
    [
        "Begin with the one whose article you hold in your hands, and go inwards: who is quoted there, and whom does that person "
        "quote?",
        "`other` is a column of True and False. Its mean is the share of True. In lesson 00 `groupby` took such steps article by "
        "article.",
        '`other` has no column for the article, so group it by the column of the table: `groupby(facts["article"])`.',
    ],
    """
    chain = ["author of A3", "Kassym-Jomart Tokayev", "some people in Russia"]

    other = facts["speaker_kind"] != "author"
    voices = 100 * other.groupby(facts["article"]).mean()
    """,
)


def _chain_outcome(chain):
    """None when the chain is right, else an Outcome."""
    if isinstance(chain, str) and ">" in chain:
        chain = chain.split(">")
    if not isinstance(chain, (list, tuple)) or not all(isinstance(name, str) for name in chain):
        return wrong("`chain` is a list of names: square brackets, each name in quotation marks, commas between.")
    truth = [
        part.split(" (")[0].lower()
        for part in table("facts").set_index("fact_id").loc[CHAIN, "speaker_chain"].split(" > ")
    ]
    said = [" ".join(name.lower().split()) for name in chain]
    marks = [
        ("a3", "mikovic", "author"),
        ("tokayev",),
        ("people in russia", "russians", "russian people", "some in russia"),
    ]
    fits = [[any(word in name for word in words) for words in marks] for name in said]
    if len(said) == len(truth) and all(row[k] for k, row in enumerate(fits)):
        return None
    if len(said) == len(truth) and all(row[-1 - k] for k, row in enumerate(fits)):
        return wrong("All three are there, but the chain runs outwards. Begin with the author of the article.")
    if any("president" in name and "tokayev" not in name for name in said):
        return wrong("Write the president's name, so that a reader knows which one.")
    if any("putin" in name or "moscow" in name or "kremlin" in name for name in said):
        return wrong("Moscow is what the claim is **about**. Who makes it?")
    if len(said) == 2 and fits[0][0] and fits[1][1]:
        return wrong("Tokayev passes the claim on in order to reject it. Whose claim is it in the end?")
    if len(said) < len(truth):
        return wrong(
            f"The chain has {len(said)} link{'s' * (len(said) != 1)}. Somebody is missing between the reader and the claim."
        )
    return wrong("The names or their order are not right yet. Ask of each: who tells us that this one said it?")


@q3.judge
def _(chain, voices):
    outcome = _chain_outcome(chain)
    if outcome:
        return outcome
    facts = table("facts")
    other = facts["speaker_kind"] != "author"

    def by_article(column, rows=slice(None)):
        return column[rows].groupby(facts["article"][rows]).mean().reindex(ARTICLES).fillna(0)

    answer = as_column(voices, ARTICLES, "voices")
    want = 100 * by_article(other)

    def same(a, b, within=0.501):
        return bool(((a - b).abs() <= within).all())

    if same(answer, want):
        return right(
            f"The people whose claim it is are heard only through a president who rejects it. And {want.idxmax()} lets others speak "
            f"most, {want.idxmin()} least: an article with few voices is not worse, but you cannot ask anybody else."
        )
    if same(answer, want / 100, 0.006):
        return wrong("These are fractions of one. The question asks for percent.")
    if same(answer, 100 - want):
        return wrong("You computed the opposite: how much the author says alone. Turn the comparison round.")
    if same(answer, other.groupby(facts["article"]).sum().reindex(ARTICLES)):
        return wrong(
            "You counted facts. Articles differ in length, so set the count against all facts of the same article."
        )
    if same(answer, 100 * by_article(other, facts["kind"] == "number")):
        return wrong("You took the rows of kind *number* only. This question asks about **all** facts.")
    if same(answer, 100 * other.groupby(facts["article"]).sum().reindex(ARTICLES) / len(facts)):
        return wrong("You divided by all facts of all articles. The whole should be the facts of the **same** article.")
    if same(answer, 100 * other.groupby(facts["article"]).sum().reindex(ARTICLES) / other.sum()):
        return wrong(
            "You divided by all facts with another speaker. The whole should be **all** facts of the same article."
        )
    off = [a for a in ARTICLES if abs(answer[a] - want[a]) > 0.501]
    rest = "" if len(off) == len(ARTICLES) else " The others are."
    return wrong(
        f"{', '.join(off)}: not right yet.{rest} Take one article: how many of its facts have another speaker, and how many has it in all?"
    )


# ------------------------------------------------------------------------------------------------ 4: what kind of misfit?

#: The key in the student's dict, and the conflict it stands for.
CASES = {"road": "K52", "oil": "K08", "parade": "K35", "days": "K02", "court": "K17"}
KINDS = ["contradiction", "denominator", "naming", "perspective", "slip", "stale", "unit"]

q4 = exercise.question(
    "q4",
    "Name the misfit",
    ["misfits"],
    "O4",
    [
        "Take one case at a time and try to make both claims true by changing one word or one number in one of them.",
        "What did you have to change: what one step of a number is, of what it is a share, when it was true, what a thing is "
        "called, or who looks at it? If nothing helps, it is a slip or a contradiction.",
    ],
    """
    misfits = {
        "road": "naming",        # one Chinese programme under two names
        "oil": "denominator",    # a share of Kazakhstan's oil, and a share of Germany's imports
        "parade": "perspective", # what one side means, and what the other side understands
        "days": "unit",          # a month has 28 to 31 days
        "court": "stale",        # both true, one after the other: A3 ends where A2 goes on
    }
    """,
)

#: What a wrong kind for a case shows. Anything else gets the general sentence.
SLIPS_OF_MIND = {
    ("days", "contradiction"): "Convert first: how many days can a month have?",
    ("days", "denominator"): "Nothing is a share of anything here. Look at what one step of each number is.",
    ("oil", "contradiction"): "Both can be true at once. Of **what** is each of them a share?",
    ("oil", "unit"): "Both are in percent. But percent of what?",
    (
        "oil",
        "perspective",
    ): "Nearly: one counts on the seller's side and one on the buyer's. In a share that has a name of its own.",
    (
        "court",
        "contradiction",
    ): "Both were true, but not on the same day: compare the day of each step with the dates of the articles.",
    ("court", "slip"): "Nobody misprinted anything. One article tells the story only as far as its first step.",
    ("court", "perspective"): "Both look from the same side. Look at the calendar instead.",
    ("road", "contradiction"): "Ask what each name stands for before you ask what is said of it.",
    ("road", "denominator"): "There is no number in this case at all.",
    (
        "parade",
        "contradiction",
    ): "What one side means and what the other side understands can differ without either being false.",
    (
        "parade",
        "slip",
    ): "That is the other trouble with this parade, the one in the lesson. Here: who gives a reason, and who feels threatened?",
}


@q4.judge
def _(misfits):
    misfits = as_dict(misfits, CASES, "misfits")
    truth = table("conflicts").set_index("conflict_id")["misfit"]
    still_open = [key for key, entry in misfits.items() if entry is ...]
    for key, case in CASES.items():
        if key in still_open:
            continue
        answer = as_choice(misfits[key], f'misfits["{key}"]', KINDS)
        if answer != truth[case]:
            general = f"*{answer}* is not what stands between these two. Try to make both true by changing one thing: which one?"
            return wrong(f"*{key}*: {SLIPS_OF_MIND.get((key, answer), general)}")
    if still_open:
        return wrong(f"Nothing wrong so far. Still open: {', '.join(still_open)}.")
    return right(
        "None of the five is a contradiction, although a hasty reader would report five. What looks like a quarrel between sources "
        "is often a question that was not asked."
    )


# ------------------------------------------------------------------------------------------------ 5: without hindsight

q5 = exercise.question(
    "q5",
    "Over 80, without hindsight",
    ["share_2021", "needed_around", "over_holds"],
    "O2",
    [
        "The claim is a share of oil **exported**. Which row is the part, which the whole, and from which year could a writer of "
        "July 2022 have both?",
        "The gap is measured against the claimed number: how many percent **of 80** must you go down to reach the outside figure?",
        "*Over* looks up only. Is the outside figure above or below the claim?",
    ],
    """
    value = context.set_index("context_id")["value"]
    share_2021 = 100 * value["O08"] / value["O11b"]
    needed_around = 100 * abs(share_2021 - 80) / 80
    over_holds = bool(share_2021 >= 80)
    """,
)


@q5.judge
def _(share_2021, needed_around, over_holds):
    claim = table("facts").set_index("fact_id").loc["A3-048", "value"]
    value = table("context").set_index("context_id")["value"]
    share = as_number(share_2021, "share_2021", "a number of percent")
    want = 100 * value["O08"] / value["O11b"]
    if near(share, want / 100, 0.001):
        return wrong("`share_2021` is a fraction of one. The claim is in percent, so bring yours to percent too.")
    if near(share, 100 * value["O08"] / value["O11a"], 0.001):
        return wrong("You divided by all oil *produced*; the claim is a share of oil *exported*. Which row holds that?")
    if near(share, 100 * value["O04"] / value["O12"], 0.001):
        return wrong(
            "Those are the figures of 2022, published in 2023: hindsight. Which year had ended when the article was written?"
        )
    if near(share, 100 * value["O08"] / value["O12"], 0.001) or near(share, 100 * value["O04"] / value["O11b"], 0.001):
        return wrong("Part and whole come from different years. Take both from the same one.")
    if near(share, 100 * value["O11b"] / value["O08"], 0.001):
        return wrong("Part and whole have changed places: a share of a whole cannot be more than 100.")
    if 0.06 < abs(share - want) <= 0.51:
        return wrong("The right rows, but you rounded. Go on with the full number.")
    if abs(share - want) > 0.06:
        return wrong(
            "`share_2021` is not the pipeline's part of the oil exported in that year. Which two rows did you take?"
        )
    needed = as_number(needed_around, "needed_around", "a number of percent")
    gap = 100 * abs(want - claim) / claim
    if near(needed, gap / 100, 0.01):
        return wrong("`needed_around` is a fraction of one; our rule is in percent of the value.")
    if abs(needed - abs(want - claim)) < 0.011:
        return wrong(
            "`needed_around` is the distance in percentage **points**. Our rule is in percent **of the claimed value**."
        )
    if abs(needed - 100 * abs(want - claim) / want) < 0.011:
        return wrong(
            "You measured the gap against the outside figure. The rule widens the **claim**, so measure against the claim."
        )
    if abs(needed + abs(want - claim)) < 0.011:
        return wrong(
            "`needed_around` is negative, and in percentage points. A width is a size, in percent of the claimed value."
        )
    if near(needed, -gap, 0.01):
        return wrong("`needed_around` is negative. A width has no direction: take the size of the gap.")
    if abs(needed - gap) > 0.011 and not near(needed, round(gap, 1)):
        return wrong(
            "`needed_around` is not yet the gap in percent of the claim. If you rounded anything, go on with the full number."
        )
    if as_truth(over_holds, "over_holds") != bool(want >= claim):
        return wrong(
            "Put your share and the claim side by side and read the word *over* once more. Which way does it look?"
        )
    return right(
        "The claim holds with the figure of the year 2022, which nobody had in July, and fails with the last figure that was known. "
        "*Around* would have covered both. Which outside figure you choose is part of the finding: say so."
    )


# ------------------------------------------------------------------------------------------------ 6: in your own words

q6 = exercise.question(
    "q6",
    "Who buys most? A note",
    ["note"],
    "O4",
    [
        "Begin with what each claim counts: whose purchases, of what, in which year, by what measure?",
        "Two claims can only collide where they speak of the same whole. What would Italy's share force China's share to be?",
        "End with your verdict for the first claim and the row of the table that you rely on; say whether it is hindsight.",
    ],
    """
    - It names both claims with article and ¶, and keeps *around* and *most important* as hedges or judgements.
    - It sees that *most important* has no number, no measure (money or tonnes) and no year in the article.
    - It says what follows: if Italy takes a quarter, a largest buyer must take more than about a quarter.
    - It relies on one outside figure, names its row or publisher, and says for which year it is.
    - It gives a verdict, and what figure would settle the matter.

    Two readings can be defended. *Contested*: the shares that a minister gave for 2013 put China below Italy. *Unverified*:
    that is nine years old, and the article may mean oil, gas and copper together.
    """,
    open=True,
)


@q6.judge
def _(note):
    note = as_note(note, "note", "1[01]", ("verified", "contested", "unverified"))
    rows = [name for name in ("O43g", "O43h", "D03", "P13") if name.lower() in note.lower()]
    remark = "" if len(rows) == 1 else f" It names {len(rows)} rows of the table; one was asked for."
    return handed_in(
        "No machine can judge this one. Compare your note with `q6.solution()`, point by point, or exchange it with a "
        f"neighbour.{remark}"
    )
