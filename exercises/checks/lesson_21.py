"""The questions of exercise 21, Eighty percent of what? Every expected answer is computed from `seeds/`."""

from checks import (
    NOT_ATTEMPTED,
    Exercise,
    Outcome,
    as_choice,
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
    "21_eighty_percent_of_what",
    {
        "O1": "Name the whole of a percentage, and decide whether two percentages may be combined",
        "O2": "Compute the least and the most that shares of one whole can have in common",
        "O3": "Test how far these two ends depend on the hedges of the shares",
        "O4": "Explain what a chain of shares can carry, and what a missing link costs",
    },
)
summary = exercise.summary

WIDTH = 10  # of the reference rule, in percent of the value


def fact(fact_id):
    """One row of the facts."""
    return table("facts").set_index("fact_id").loc[fact_id]


def outside(*rows):
    """Values of the table context, one for each id."""
    value = table("context").set_index("context_id")["value"]
    return [value[row] for row in rows]


def interval(value, kind, width=WIDTH):
    """What a hedged value stands for, as in the lessons."""
    step = value * width / 100
    return value - step * (kind in ("about", "below")), value + step * (kind in ("about", "above"))


def each_number(names, answers):
    """The answers as floats. Raises Stop with a clear sentence for the first that is no number."""
    return [as_number(answer, name, "a number of percent") for name, answer in zip(names, answers)]


def not_a_share(names, numbers):
    """An Outcome for the first number that no share can be, or None."""
    for name, number in zip(names, numbers):
        if not 0 <= number <= 100:
            return wrong(f"`{name}` is {number:g}. A share of a whole lies between 0 and 100 percent.")
    return None


# ------------------------------------------------------------------------------------------------ 1: of what, and what together?

#: What a right whole is called in the tables.
WHOLES = {
    "a": "Kazakhstan's total oil exports",
    "b": "oil shipped by CPC, all origins",
    "c": "Germany's oil imports",
    "d": "Kazakhstan's goods going to Europe",
    "e": "Kazakhstan's exports",
}
PAIRS = ("buyers", "europe", "germany", "pipe", "russia")
WAYS = ("add", "bound", "chain", "nothing")

q1 = exercise.question(
    "q1",
    "Of what, and what together?",
    ["of_what", "together"],
    "O1",
    [
        "Say each share as a sentence: *so many of a hundred ... are ...*. What stands after *of a hundred* is the whole.",
        "For each pair write down the two wholes first. Are they one? If so, can one tonne or one dollar be in both parts?",
        "Two different wholes: is one of them the very thing that the other share measures? Then it is a chain. If not, the two "
        "shares say nothing together.",
    ],
    """
    of_what = {"nine": "c", "majority": "d", "kazakh": "b"}
    together = {
        "buyers": "add",       # one barrel has one buyer
        "europe": "chain",     # what goes to Europe is the part of one and the whole of the other
        "germany": "nothing",  # what Germany buys, and what Kazakhstan sells
        "pipe": "bound",       # one barrel can be in the pipe and for the Dutch
        "russia": "nothing",   # exports and imports together, and exports alone
    }
    """,
)

#: What a wrong choice shows. Anything else gets a general sentence.
SLIPS_OF_MIND = {
    ("nine", "a"): "The share is seen from the buyer's side. Whose purchases, or whose sales, are the hundred?",
    (
        "majority",
        "a",
    ): "Oil is only one of the things that the official names. What else does he send in that direction?",
    ("majority", "e"): "Too wide: the official speaks only of what goes in one direction.",
    ("kazakh", "a"): "52.2 is the part. Which of the two numbers is the hundred, and what does it count?",
    ("kazakh", "e"): "These are tonnes in one pipe. Which row of the table holds the 58.7, and what does it count?",
    ("buyers", "bound"): "Can one and the same tonne be sold to both?",
    ("buyers", "chain"): "Nothing is a part of the other here: they stand side by side in one whole.",
    ("buyers", "nothing"): "Both speak of the same year and the same whole. So something follows.",
    (
        "europe",
        "bound",
    ): "The wholes differ: all exports, and only what goes to Europe. Where have you met one of them already?",
    ("europe", "nothing"): "The wholes differ, but look once more: what is the **part** of the first share?",
    ("europe", "add"): "One of them is a share inside the other. Parts inside one another are not added.",
    ("pipe", "add"): "Adding counts twice whatever is in both. Can a tonne in the pipe be on its way to the Dutch?",
    ("pipe", "chain"): "Is the second a share of what is in the pipe, or of all oil exported?",
    ("pipe", "nothing"): "Name both wholes once more. Are they different?",
    ("germany", "add"): "Percent of two different hundreds. What is their sum a share of?",
    (
        "germany",
        "bound",
    ): "Strips need one scale. Here one hundred is what Germany buys, the other what Kazakhstan sells.",
    (
        "germany",
        "chain",
    ): "A chain needs the part of one as the whole of the other. Is all Kazakh oil what Germany buys?",
    ("russia", "add"): "Percent of two different hundreds: one of them counts imports too.",
    ("russia", "bound"): "Strips need one scale, and one of these two hundreds counts imports too.",
    (
        "russia",
        "chain",
    ): "Exports do lie inside foreign trade. But the part that is measured there is the trade with Russia: "
    "is that the hundred of the EU's share?",
}


@q1.judge
def _(of_what, together):
    of_what = as_dict(of_what, ("nine", "majority", "kazakh"), "of_what")
    together = as_dict(together, PAIRS, "together")
    said = {"nine": fact("A1-129")["denominator"], "majority": fact("A4-118")["denominator"]}
    whole_row = table("context").set_index("context_id").loc["O19", "formula"].split("/")[1].strip()
    said["kazakh"] = table("context").set_index("context_id").loc[whole_row, "quantity"]
    still_open = [key for key, entry in (of_what | together).items() if entry is ...]
    for key, text in said.items():
        if key in still_open:
            continue
        answer = as_choice(of_what[key], f'of_what["{key}"]', tuple(WHOLES))
        if WHOLES[answer] not in text:
            return wrong(f"*{key}*: {SLIPS_OF_MIND.get((key, answer), 'Not this whole. What are the hundred parts?')}")
    truth = {"buyers": "add", "europe": "chain", "germany": "nothing", "pipe": "bound", "russia": "nothing"}
    for key in PAIRS:
        if key in still_open:
            continue
        answer = as_choice(together[key], f'together["{key}"]', WAYS)
        if answer != truth[key]:
            general = "Write the two wholes side by side. Are they one, or is one inside the other?"
            return wrong(f"*{key}*: {SLIPS_OF_MIND.get((key, answer), general)}")
    if still_open:
        return wrong(f"Nothing wrong so far. Still open: {', '.join(still_open)}.")
    return right(
        "Before two percentages meet, their wholes must. One whole: add what excludes each other, bound what may overlap. A whole "
        "that is the other's part: multiply. Everything else: keep apart, however near the numbers look."
    )


# ------------------------------------------------------------------------------------------------ 2: three strips

q2 = exercise.question(
    "q2",
    "Three strips",
    ["all_three"],
    "O2",
    [
        "Look at the rests: what is **not** a, not b, not c. All three at once is what no rest covers.",
        "In the worst case the rests lie side by side. Their sum is 100 - a plus 100 - b plus 100 - c. What is left of 100? And it "
        "cannot be negative.",
        "The most: lay all three at the same end of the scale. Which of them decides?",
    ],
    """
    def all_three(a, b, c):
        least = max(0, a + b + c - 200)
        most = min(a, b, c)
        return least, most
    """,
)

TRIPLES = [
    (90, 85, 70),
    (80, 40, 90),
    (100, 100, 100),
    (0, 80, 90),
    (100, 60, 50),
    (50, 50, 50),
    (70.5, 80, 60),
    (95, 30, 60),
]


@q2.judge
def _(all_three):
    for a, b, c in TRIPLES:
        result = call(all_three, "all_three", a, b, c)
        shown = f"`all_three({a:g}, {b:g}, {c:g})`"
        if not isinstance(result, (tuple, list)) and not hasattr(result, "shape"):
            return wrong(
                f"{shown} gives back one {type(result).__name__}. Two ends are asked for: `return least, most`."
            )
        if len(result) != 2:
            return wrong(f"{shown} gives back {len(result)} values. Two ends are asked for: `return least, most`.")
        if result[0] is ... and result[1] is ...:
            return Outcome(NOT_ATTEMPTED, "Fill in `all_three` where the dots stand, run its cell, then run this one.")
        if result[0] is ... or result[1] is ...:
            return wrong("One of the two ends is still open: dots stand where it should be computed.")
        least, most = (as_number(end, "an end") for end in result)
        want_least, want_most = max(0, a + b + c - 200), min(a, b, c)
        if near(least, want_least) and near(most, want_most):
            continue
        if near(least, want_most) and near(most, want_least):
            return wrong(f"{shown} has its ends the wrong way round: the least comes first.")
        if near(least, want_least) and near(most, max(a, b, c)):
            return wrong(f"{shown}: the most is {most:g}? What is in all three cannot be more than any one of them.")
        if near(least, want_least) and near(most, (a + b + c) / 3):
            return wrong(f"{shown}: the most is a mean. Can all three be more than the smallest of them?")
        if near(least, want_least) and any(near(most, m) for m in (min(a, b), min(b, c), min(a, c))):
            return wrong(f"{shown}: the most looks at two of the three only.")
        if near(least, want_least):
            return wrong(f"{shown}: the least is right, the most is not. Lay all strips at one end of the scale.")
        if least < 0:
            return wrong(f"{shown} gives a least of {least:g}. Can less than nothing be in common?")
        if near(least, min(a, b, c)):
            return wrong(f"{shown}: the smallest strip need not lie under both others. Push all three apart.")
        if near(least, max(0, a + b + c - 100)):
            return wrong(
                f"{shown}: 100 was right for two strips. The third strip brings a rest of its own, which must go too."
            )
        if near(least, max(0, a + b - 100)) or near(least, max(0, b + c - 100)) or near(least, max(0, a + c - 100)):
            return wrong(f"{shown}: that is the least for two of the three. The other one has a rest too.")
        if near(least, a * b * c / 1e4) or near(most, a * b * c / 1e4):
            return wrong(f"{shown} multiplies. That assumes that the three have nothing to do with each other.")
        if least > most:
            return wrong(f"{shown} gives {least:g} to {most:g}: the least is larger than the most.")
        return wrong(f"{shown} gives {least:g} to {most:g}. Draw these three strips and their rests on paper.")
    return right(
        "With each further share the certain part shrinks: three shares of 80 must share 40, four only 20, five nothing. That is how "
        "quickly *most of them are* and *most of them do* stop implying anything about the same ones."
    )


# ------------------------------------------------------------------------------------------------ 3: four buyers and a pipe

EU_BUYERS = ("O43g", "O43i", "O43j", "O43k")
q3_names = ["eu_four", "least", "most", "least_around"]
q3 = exercise.question(
    "q3",
    "Four buyers and a pipe",
    q3_names,
    "O2",
    [
        "One barrel has one buyer, so the four shares shut each other out. What do you do with such shares?",
        "Treat the four as **one** strip, and the pipe as the other. The least needs the low end of both strips, the most the high end.",
        "*Over 80* reaches from 80 up by ten percent of the value, *around 80* begins ten percent of the value below.",
    ],
    """
    eu_four = context.loc[["O43g", "O43i", "O43j", "O43k"], "value"].sum()
    least = max(0, eu_four + 80 - 100)
    most = min(eu_four, 88)
    least_around = max(0, eu_four + 72 - 100)
    """,
)


@q3.judge
def _(eu_four, least, most, least_around):
    numbers = each_number(q3_names, (eu_four, least, most, least_around))
    outcome = not_a_share(q3_names, numbers)
    if outcome:
        return outcome
    eu_four, least, most, least_around = numbers
    claim = fact("A3-048")
    low, high = interval(claim["value"], claim["hedge_kind"])
    low_around, _ = interval(claim["value"], "about")
    shares, (china,) = outside(*EU_BUYERS), outside("O43h")
    four = sum(shares)
    one_by_one = sum(max(0, share + low - 100) for share in shares)
    if near(eu_four, four / 100) or near(least, (four + low - 100) / 100):
        return wrong("You wrote fractions of one. The question asks for percent.")
    if near(eu_four, four + china):
        return wrong("You summed all five rows. One of these buyers is not in the EU.")
    if near(eu_four, max(shares)):
        return wrong("That is the largest buyer alone. All four buy at once.")
    if near(eu_four, four / len(shares)):
        return wrong("That is the mean of the four. What do they take **together**?")
    if not near(eu_four, four):
        return wrong(
            "`eu_four` is not what the four take together. Which rows did you take, and what did you do with them?"
        )
    if near(least, one_by_one):
        return wrong(
            "You found the least for each buyer and added these up. But the buyers together leave less room for the rest than each one "
            "alone: add first, then find the bound."
        )
    if near(least, four * low / 100) or near(least, four * high / 100):
        return wrong("You multiplied. That assumes that the four use the pipe exactly as everybody else does.")
    if near(least, four + high - 100):
        return wrong("`least` takes the upper end of *over 80*. Which end leaves the pipe's strip shortest?")
    if near(least, low - four) or near(least, high - four):
        return wrong(
            "You took one strip from the other: that is the pipe's room for others when all four are inside it."
        )
    if near(least, four):
        return wrong("`least` is all that the four buy. Push the two strips as far apart as you can.")
    if not near(least, four + low - 100):
        return wrong(
            "`least` is not yet what must overlap. How much of the four does **not** fit beside the pipe's strip?"
        )
    if near(most, four * high / 100) or near(most, four * low / 100):
        return wrong("`most` is a product. Nothing forbids that **all** that the four buy is in the pipe.")
    if near(most, high) or near(most, low):
        return wrong("`most` is the pipe's own strip. The shorter of the two strips decides.")
    if not near(most, min(four, high)):
        return wrong("`most` is not yet what can overlap. Lay the shorter strip inside the longer one.")
    if near(least_around, least):
        return wrong("`least_around` is the same as `least`. Does *around* allow less than 80?")
    if near(least_around, four + claim["value"] - WIDTH - 100):
        return wrong("Our rule is ten percent **of the value**; you went down by ten points.")
    if near(least_around, four * low_around / 100):
        return wrong("`least_around` is a product. It is found as `least` was, with another strip for the pipe.")
    if not near(least_around, four + low_around - 100):
        return wrong("`least_around`: take the low end of *around 80* by our rule, and push the strips apart again.")
    return right(
        "Four buyers together force more than each alone: one by one they would give only a small part of this. All of it rests on shares that "
        "were nine years old, and on declared buyers, who need not be the last ones: P13 in the table context doubts that Italy's oil stays there."
    )


# ------------------------------------------------------------------------------------------------ 4: could China be the largest buyer?

q4_names = ["china_most_now", "could_be_first", "width_over", "width_around"]
q4 = exercise.question(
    "q4",
    "Could China be the largest buyer?",
    q4_names,
    "O3",
    [
        "What does not go through CPC is left for all other ways together. China can have all of that, and not more.",
        "`italy_ahead` gives a positive number while Italy is certainly ahead. China could draw level when it is 0 or less.",
        'Try widths one after another, upwards, with `"above"`, then with `"about"`. With *around*, both words give way at once.',
    ],
    """
    def italy_ahead(word, width):
        italy_least = interval(25, "about", width)[0]
        china_most = 100 - interval(80, word, width)[0]
        return italy_least - china_most

    china_most_now = 100 - interval(80, "above", 10)[0]
    could_be_first = italy_ahead("above", 10) <= 0
    width_over = min(width for width in range(100) if italy_ahead("above", width) <= 0)
    width_around = min(width for width in range(100) if italy_ahead("about", width) <= 0)
    """,
)


@q4.judge
def _(china_most_now, could_be_first, width_over, width_around):
    pipe, italy = fact("A3-048"), fact("A1-125")

    def ahead(kind, width):
        return interval(italy["value"], italy["hedge_kind"], width)[0] + interval(pipe["value"], kind, width)[0] - 100

    low, high = interval(pipe["value"], pipe["hedge_kind"])
    most = as_number(china_most_now, "china_most_now", "a number of percent")
    if near(most, 100 - high):
        return wrong("`china_most_now` takes the upper end of *over 80*. Which end leaves the most for other ways?")
    if near(most, 100 - italy["value"]):
        return wrong(
            "`china_most_now` is what Italy leaves. But Italy's oil may be in the pipe: what does the **pipe** leave?"
        )
    if near(most, 100 - interval(pipe["value"], "about")[0]):
        return wrong("`china_most_now` reads *over* as *around*. Can *over 80* be less than 80?")
    if near(most, (100 - low) / 100):
        return wrong("`china_most_now` is a fraction of one. Write percent.")
    if near(most, low):
        return wrong("`china_most_now` is what goes **through** the pipe. China's oil leaves by other ways.")
    if not near(most, 100 - low):
        return wrong(
            "`china_most_now` is not what CPC leaves for all other ways. What is the least that CPC carries under our rule?"
        )
    first = as_truth(could_be_first, "could_be_first")
    if first != (ahead(pipe["hedge_kind"], WIDTH) <= 0):
        return wrong("Put Italy's least and China's most side by side once more, both under our rule. Which is larger?")
    over, around = (
        as_number(w, name, "a whole number") for w, name in ((width_over, "width_over"), (width_around, "width_around"))
    )
    want_over = next(w for w in range(101) if ahead(pipe["hedge_kind"], w) <= 0)
    want_around = next(w for w in range(101) if ahead("about", w) <= 0)
    if near(over, want_around) and near(around, want_over):
        return wrong("The two widths have changed places. With which word does more give way?")
    for name, width, want, kind in (
        ("width_over", over, want_over, "above"),
        ("width_around", around, want_around, "about"),
    ):
        if width != int(min(max(width, -1e6), 1e6)):
            return wrong(f"`{name}` is {width:g}. The smallest **whole** width is asked for.")
        if not 0 <= width <= 100:
            return wrong(f"`{name}` is {width:g}. A width is a size in percent of the value.")
        if kind == "above" and near(width, ahead(kind, 0)):
            return wrong(f"`{name}` is the distance in percentage points. The width is in percent **of the value**.")
        if ahead(kind, width) > 0:
            return wrong(f"At `{name}` = {width:g} Italy is still certainly ahead. Go on to a larger width.")
        if width != want:
            return wrong(
                f"At `{name}` = {width:g} China could draw level, but there is a smaller whole width at which it could too."
            )
    return right(
        "By tonnes, and without ships from the Black Sea, A1's first place for China does not fit beside A1's Italy and A3's pipe. How firmly that "
        "stands hangs on one word in a third sentence. *Important* may of course mean something other than tonnes."
    )


# ------------------------------------------------------------------------------------------------ 5: a chain with a vague link

READING = (70, 100)  # how another team reads "overwhelming majority"
FIFTH = 20
q5_names = ["russia_least", "russia_most", "majority_needed"]
q5 = exercise.question(
    "q5",
    "A chain with a vague link",
    q5_names,
    "O4",
    [
        "A share of a share: so many percent **of** what goes to the EU. Which sign turns *of* into arithmetic?",
        "The least needs the low end of both links, the most the high end of both. Mind that percent times percent must be divided by 100.",
        "For the last one turn the chain round: the low end of the EU's share times the unknown majority must give a fifth of all exports.",
    ],
    """
    russia_least = 36 * 70 / 100
    russia_most = 44 * 100 / 100
    majority_needed = 100 * 20 / 36
    """,
)


@q5.judge
def _(russia_least, russia_most, majority_needed):
    least, most, needed = each_number(q5_names, (russia_least, russia_most, majority_needed))
    claim = fact("A1-124")
    printed, (low, high) = claim["value"], interval(claim["value"], claim["hedge_kind"])
    small, large = READING
    if near(least, low * small) or near(most, high * large):
        return wrong(
            "Percent times percent gives a number that is a hundred times too large. What is 50 percent of 50 percent?"
        )
    if near(least, low * small / 1e4):
        return wrong("You wrote fractions of one. The question asks for percent of all exports.")
    outcome = not_a_share(q5_names[:2], (least, most))
    if outcome:
        return outcome
    if near(least, max(0, low + small - 100)) or near(least, max(0, printed + small - 100)):
        return wrong(
            "Those are strips of one whole. But the second share is a share of what the first one measures: a chain."
        )
    if near(least, printed * small / 100) or near(most, printed * large / 100):
        return wrong("You took 40 as it is printed. *Around* is a hedge: put the ends in.")
    if near(least, high * small / 100) or near(least, low * large / 100) or near(least, high * large / 100):
        return wrong(
            "`russia_least` mixes a low and a high end, or takes the high ones. Which ends make a product smallest?"
        )
    if near(least, (low + small) / 2) or near(least, (printed + small) / 2):
        return wrong("`russia_least` is a mean. A share **of** a share is smaller than either of them.")
    if near(least, printed * (small + large) / 200):
        return wrong("You took the middle of each link. The least needs an end of both.")
    if near(least, small) or near(least, low):
        return wrong("`russia_least` is one link of the chain alone.")
    if abs(least - low * small / 100) > 0.051:
        return wrong("`russia_least` is not yet the low end of one link times the low end of the other.")
    if near(most, large):
        return wrong(
            "`russia_most` is one link of the chain alone. It is a share of what goes to Europe, not of all exports."
        )
    if near(most, high * small / 100) or near(most, low * large / 100):
        return wrong("`russia_most` mixes ends. Which ends make a product largest?")
    if abs(most - high * large / 100) > 0.051:
        return wrong("`russia_most` is not yet the high end of one link times the high end of the other.")
    if near(needed, FIFTH / low):
        return wrong("`majority_needed` is a fraction of one. Write percent.")
    if near(needed, 100 * FIFTH / printed) or near(needed, 100 * FIFTH / high):
        return wrong(
            "`majority_needed` holds for some readings of *around 40*, not for all. **Certainly** means: at the worst end too."
        )
    if near(needed, FIFTH + 100 - low):
        return wrong("`majority_needed`: those are strips of one whole. Here one share is a share of the other.")
    if near(needed, FIFTH):
        return wrong("`majority_needed` is the fifth itself. But the majority is a share of what goes to Europe only.")
    if int(100 * FIFTH / low) <= needed < 100 * FIFTH / low - 0.051:
        return wrong("`majority_needed` falls just short of a fifth at the worst end. Do not round down.")
    if near(needed, FIFTH * low / 100):
        return wrong(
            "`majority_needed`: you ran through the chain forwards. Here the result is given and a link is sought."
        )
    if abs(needed - 100 * FIFTH / low) > 0.051 and needed != int(100 * FIFTH / low) + 1:
        return wrong(
            "`majority_needed`: at which majority does the low end of the EU's share give exactly a fifth of all exports?"
        )
    return right(
        "A vague word can still carry something: a bare majority would not be enough for a certain fifth, but an *overwhelming* one hardly means "
        "less than this. And for once the missing link is only vague, not absent. Europe is wider than the EU, so treating them as one is a "
        "decision of ours."
    )


# ------------------------------------------------------------------------------------------------ 6: a note to the minister

q6 = exercise.question(
    "q6",
    "A note to the minister",
    ["note"],
    "O4",
    [
        "Write the two wholes down first, each with article and ¶. Which of them is a part of the other?",
        "What does A1 lump together that the chain needs apart? Say what follows if it is all oil, and what if it is a third.",
        "A product of money and tonnes needs an assumption. Name it, then your verdict, then the one number that you would ask for.",
    ],
    """
    - It names both wholes, with article and ¶: export earnings (money), and oil exports (probably tonnes).
    - It says that the two are chained, not laid side by side, and that the link *oil's own share of earnings* is missing.
    - It gives the range that the articles allow, and the assumption behind its lower end (oil is the largest of the three) and
      behind the product (a tonne in the pipe earns what others earn).
    - It keeps *almost* and *over* as hedges.
    - It asks for one number: oil's own share of export earnings, and says for which year.
    - It comes to a verdict that the words before it support, and does not call the minister a liar.

    *Unverified* is the easiest to defend: 64 lies inside the range, near its upper end. *Contested* can be defended as well: it needs
    metals and ores that together earn little, though A1 ¶11 counts them among the most important exports. Nothing in the articles verifies it.
    """,
    open=True,
)


@q6.judge
def _(note):
    note = as_note(note, "note", "(?:6|11)", ("verified", "contested", "unverified"))
    remark = "" if "A1" in note and "A3" in note else " It seems to name only one of the two articles."
    return handed_in(
        "No machine can judge this one. Compare your note with `q6.solution()`, point by point, or exchange it with a "
        f"neighbour.{remark}"
    )
