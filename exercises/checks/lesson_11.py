"""The questions of exercise 11, Sources and claims. Every expected answer is computed from `seeds/`."""

import re

from checks import Exercise, as_column, as_number, call, handed_in, near, right, table, wrong

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

q1 = exercise.question(
    "q1",
    "Write a fact row",
    ["row"],
    "O1",
    [
        "Read the claim with a pencil: circle the number, underline the little word before it, and ask *of what?*",
        "Nine of a hundred of **whose** barrels? Picture the border where they are counted: do they leave a country there, or "
        "do they arrive?",
    ],
    """
    row = {
        "value": 9,
        "unit": "percent",
        "denominator": "Germany's oil imports",
        "hedge_kind": "about",
        "speaker_kind": "author",
    }
    """,
)


@q1.judge
def _(row):
    if not isinstance(row, dict):
        return wrong(
            f"`row` is a {type(row).__name__}; keep the curly brackets and fill in what stands after each colon."
        )
    fact = table("facts").set_index("fact_id").loc["A1-129"]
    fields = ["value", "unit", "denominator", "hedge_kind", "speaker_kind"]
    for key in fields:
        if key not in row:
            return wrong(f'`row` has lost its entry "{key}". Write it again, or take the cell from a fresh copy.')
        if row[key] is ... or row[key] is None or row[key] == "":
            return wrong(f'`row["{key}"]` is still open.')
    value = as_number(row["value"], 'row["value"]')
    if near(value, fact["value"] / 100):
        return wrong("You wrote the value as a fraction of one. The unit is percent, so count the parts of a hundred.")
    if not near(value, fact["value"]):
        return wrong(f'`row["value"]` is {value:g}. Which number stands in the claim itself, before any computing?')
    for key in fields[1:]:
        if not isinstance(row[key], str):
            return wrong(f'`row["{key}"]` is a {type(row[key]).__name__}; write words in quotation marks.')
    if row["unit"].strip().lower() not in (fact["unit"], "%", "per cent"):
        return wrong(
            "The unit says what one step of the number is. Nine of what kind of steps: tonnes, ranks, parts of a hundred?"
        )
    said = row["denominator"].lower()
    asked = {word[:6] for word in re.findall(r"[a-z]{3,}", fact["denominator"].split("(")[0].lower())}
    if "export" in said or ("kazakh" in said and "german" not in said):
        return wrong(
            "You changed the side of the border: that would be a share of what Kazakhstan **sells**. The claim counts on the "
            "buyer's side. Whose purchases are the whole?"
        )
    if not asked <= {word[:6] for word in re.findall(r"[a-z]{3,}", said)}:
        return wrong("The denominator needs three things: whose, what good, and which way it crosses the border.")
    hedge = row["hedge_kind"].strip().lower()
    if hedge == "none":
        return wrong(
            "There is a small word before the number. If you drop it, the claim becomes exact, which its author did not say."
        )
    if hedge != fact["hedge_kind"]:
        return wrong(
            f'"{row["hedge_kind"]}" would push the number to one side. Does the word in the claim take a side?'
        )
    if row["speaker_kind"].strip().lower() != fact["speaker_kind"]:
        return wrong(
            "Somebody else is named further on in the paragraph, but look where his words begin. Who vouches for *this* sentence?"
        )
    return right(
        "Another reader would write the same row. Note the side: this is Germany's view, and says nothing of how much of "
        "its oil Kazakhstan sells there."
    )


# ------------------------------------------------------------------------------------------------ 2: another rule

q2 = exercise.question(
    "q2",
    "A rule in percentage points",
    ["points"],
    "O2",
    [
        "In the lesson the step grew with the number: ten percent of it. Here the step is the same for 9 and for 80.",
        "Start from the lesson's function. Only one line computes the step; the three cases stay as they are.",
    ],
    """
    def points(value, kind, width):
        if kind == "about":
            return value - width, value + width
        if kind == "below":
            return value - width, value
        if kind == "above":
            return value, value + width
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
        want_low, want_high = _points(value, kind, width)
        if near(low, want_low) and near(high, want_high):
            continue
        if low > high:
            return wrong(f"{shown} has its ends the wrong way round: the lower one comes first.")
        step = value * width / 100
        if (near(low, value - step) or near(low, value)) and (near(high, value + step) or near(high, value)) and width:
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
        if kind == "none":
            return wrong(
                f"{shown} gives an interval with two different ends, or moves the number. Without a hedge there is no room."
            )
        return wrong(f"{shown} gives {low:g} to {high:g}. Work this one case out with pencil and paper and compare.")
    return right(
        "With a rule in points a small share gets relatively more room than a large one: two points are a lot for 9 and little "
        "for 80. A rule is a decision; that is why it must be written down."
    )


# ------------------------------------------------------------------------------------------------ 3: whose voice?

q3 = exercise.question(
    "q3",
    "Whose voice?",
    ["voices"],
    "O3",
    [
        "`facts` has a column that says what kind of speaker vouches. Which of its values means *nobody but the author*?",
        'A comparison such as `facts["kind"] != "number"` gives True and False. The mean of True and False is a share, and '
        "`groupby` takes such a column article by article.",
    ],
    """
    other = facts["speaker_kind"] != "author"
    voices = 100 * other.groupby(facts["article"]).mean()
    """,
)


@q3.judge
def _(voices):
    facts = table("facts")
    other = facts["speaker_kind"] != "author"

    def by_article(column, rows=slice(None)):
        return column[rows].groupby(facts["article"][rows]).mean().reindex(ARTICLES).fillna(0)

    answer = as_column(voices, ARTICLES, "voices")
    want = 100 * by_article(other)

    def same(a, b, within=0.051):
        return bool(((a - b).abs() <= within).all())

    if same(answer, want):
        most = want.idxmax()
        return right(
            f"{most} lets others speak most. An article with few voices is not a worse one, but you read its author's view of "
            "the case, and you cannot ask anybody else whether it is so."
        )
    if same(answer, want / 100, 0.0006):
        return wrong("These are fractions of one. The question asks for percent.")
    if same(answer, 100 - want):
        return wrong("You computed the opposite: how much the author says alone. Turn the comparison round.")
    if same(answer, other.groupby(facts["article"]).sum().reindex(ARTICLES)):
        return wrong(
            "You counted facts. Articles differ in length, so set the count against all facts of the same article."
        )
    if same(answer, 100 * by_article(other, facts["kind"] == "number")):
        return wrong("You took the numbers only, as the lesson did. This question asks about **all** facts.")
    if same(answer, 100 * other.groupby(facts["article"]).sum().reindex(ARTICLES) / len(facts)):
        return wrong("You divided by all facts of all articles. The whole should be the facts of the **same** article.")
    off = [a for a in ARTICLES if abs(answer[a] - want[a]) > 0.051]
    return wrong(
        f"{', '.join(off)} {'is' if len(off) == 1 else 'are'} not right yet; the others are. Count one of them by hand."
    )


# ------------------------------------------------------------------------------------------------ 4: what kind of misfit?

#: The key in the student's dict, and the conflict it stands for.
CASES = {"days": "K02", "oil": "K08", "court": "K17", "road": "K52", "parade": "K35"}
KINDS = ["unit", "denominator", "stale", "naming", "perspective", "slip", "contradiction"]

q4 = exercise.question(
    "q4",
    "Name the misfit",
    ["misfits"],
    "O4",
    [
        "Ask in this order: same unit? same whole? same day? same name? same side? Stop at the first *no*.",
        "For each case change one word or one number in one of the claims until both agree. What did you have to change: what is "
        "counted, of what, when, what it is called, or who looks?",
    ],
    """
    conflicts = pd.read_csv("../seeds/conflicts.csv").set_index("conflict_id")
    misfits = {key: conflicts.loc[case, "misfit"] for key, case in cases.items()}
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
    ("court", "contradiction"): "Both were true, but not on the same day. When could each author have known?",
    ("court", "slip"): "Nobody misprinted anything. One article simply stopped knowing earlier.",
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
    if not isinstance(misfits, dict):
        return wrong(
            f"`misfits` is a {type(misfits).__name__}; keep the curly brackets and fill in what stands after each colon."
        )
    truth = table("conflicts").set_index("conflict_id")["misfit"]
    mistakes, still_open = [], []
    for key, case in CASES.items():
        answer = misfits.get(key, ...)
        if answer is ... or answer is None or answer == "":
            still_open.append(key)
        elif not isinstance(answer, str) or answer.strip().lower() not in KINDS:
            mistakes.append(f"*{key}*: `{answer!r}` is not one of {', '.join(KINDS)}.")
        elif answer.strip().lower() != truth[case]:
            said = (key, answer.strip().lower())
            mistakes.append(
                f"*{key}*: "
                + SLIPS_OF_MIND.get(said, f"if it were *{said[1]}*, what exactly would you convert or rename?")
            )
    if mistakes:
        return wrong(f"{len(CASES) - len(mistakes) - len(still_open)} of {len(CASES)} fit. " + " ".join(mistakes))
    if still_open:
        return wrong(f"What you have fits. Still open: {', '.join(still_open)}.")
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
            "Those are the figures of 2022, published in 2023: hindsight. Which year was over when the article was written?"
        )
    if near(share, 100 * value["O08"] / value["O12"], 0.001) or near(share, 100 * value["O04"] / value["O11b"], 0.001):
        return wrong("Part and whole come from different years. Take both from the same one.")
    if near(share, 100 * value["O11b"] / value["O08"], 0.001):
        return wrong("Part and whole have changed places: a share of a whole cannot be more than 100.")
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
    if near(needed, -gap, 0.01):
        return wrong("`needed_around` is negative. A width has no direction: take the size of the gap.")
    if abs(needed - gap) > 0.011:
        return wrong(
            "`needed_around` is not yet the gap in percent of the claim. If you rounded the share, go on with the full number."
        )
    if str(over_holds) not in ("True", "False"):
        return wrong(f"`over_holds` is {over_holds!r}; write True or False, without quotation marks.")
    if str(over_holds) != str(bool(want >= claim)):
        return wrong(
            "Put your share and the claim side by side and read the word *over* once more. Which way does it look?"
        )
    return right(
        "The claim holds with the figure of the year 2022, which nobody had in July, and fails with the last figure that was known. "
        "*Around* would have covered both. Which outside figure you choose is part of the finding: say so."
    )


# ------------------------------------------------------------------------------------------------ 6: in your own words

VERDICTS = ("verified", "contested", "unverified")

q6 = exercise.question(
    "q6",
    "Who buys most? A note",
    ["note"],
    "O4",
    [
        "Begin with what each claim counts: whose purchases, of what, in which year, by what measure?",
        "Two claims can only collide where they speak of the same whole. What would Italy's share force China's share to be?",
        "End with one word for each claim (verified, contested or unverified) and the ¶ that you rely on.",
    ],
    """
    - It names both claims with article and ¶, and keeps *around* and *most important* as hedges or judgements.
    - It sees that *most important* has no number, no measure (money or tonnes) and no year in the article.
    - It says what follows: if Italy takes a quarter, a largest buyer must take more than about a quarter.
    - It uses at most one outside figure, names its publisher or row, and says whether it is hindsight.
    - It gives a verdict, and what figure would settle the matter.

    Two readings can be defended. *Contested*: the declared shares of 2013 and the pipeline flow of 2022 both put China below
    Italy. *Unverified*: those figures count customs declarations and one pipeline, not purchases, and the article may mean
    oil, gas and copper together.
    """,
    open=True,
)


@q6.judge
def _(note):
    if not isinstance(note, str):
        return wrong(f"`note` is a {type(note).__name__}; write text between the three quotation marks.")
    count = len(note.split())
    if count < 50:
        return wrong(f"{count} words so far; about 60 to 150 are asked for.")
    if not re.search(r"A1\s*¶\s*1[01]|¶\s*1[01]", note):
        return wrong(
            "A reader cannot check this yet: give the article and the ¶ of the claims (copy the sign from here: ¶)."
        )
    if not any(verdict in note.lower() for verdict in VERDICTS):
        return wrong(f"Say where you come down: {', '.join(VERDICTS)}?")
    return handed_in(
        "No machine can judge this one. Compare your note with `q6.solution()`, point by point, or exchange it with a neighbour."
    )
