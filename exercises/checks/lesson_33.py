"""The questions of exercise 33, the Eurasian roundabout. Every expected answer is computed from `seeds/`."""

from checks import Exercise, as_choice, as_column, as_note, as_number, coarse, handed_in, near, right, table, wrong

exercise = Exercise(
    "33_eurasian_roundabout",
    {
        "O1": "Compare exports before and after March 2022 by multiple and by change, in the windows that the data have",
        "O2": "Compute a substitution ratio, and say what it is an upper bound of",
        "O3": "Test a control country in a window in which nothing happened",
        "O4": "Measure a mirror gap, and name three innocent causes first",
    },
)
summary = exercise.summary

CONTROLS = ("Turkey", "Belarus", "Azerbaijan", "Georgia", "Uzbekistan")


def exports_of(country):
    """{year: million euros} of EU exports to one country."""
    rows = table("context")
    rows = rows[(rows["series"] == "EU exports by destination") & (rows["item"] == country)]
    return dict(zip(rows["start"].str[:4], rows["value"]))


def times(country, before, after):
    """After divided by before."""
    levels = exports_of(country)
    return levels[after] / levels[before]


def change(country, before, after):
    """After minus before, in million euros."""
    levels = exports_of(country)
    return levels[after] - levels[before]


def rows_of(*ids):
    """Values of rows of context."""
    rows = table("context").set_index("context_id")["value"]
    return [float(rows[name]) for name in ids]


def slip(name, answer, exact, slips, otherwise, share=3e-3):
    """None when the answer is right, else what is wrong with it."""
    if near(answer, exact, share):
        return None
    for value, says in slips:
        if near(answer, value, share):
            return wrong(f"`{name}` {says}")
    if coarse(answer, exact):
        return wrong(f"`{name}` is rounded too far: keep one place more, or do not round at all.")
    return wrong(f"`{name}`: {otherwise}")


# ------------------------------------------------------------------------------------------------ 1: multiple and change

q1_names = ["trial", "kyrgyz_percent", "larger_multiple", "larger_change"]
q1 = exercise.question(
    "q1",
    "Multiple and change",
    q1_names,
    "O1",
    [
        "A multiple is a division, a change is a subtraction. Which year stands on top?",
        "A multiple of 1 means that nothing grew. So how many percent is a multiple of 2, and how many one of 3?",
        "For the last two make a small table by hand: both countries, both years, the quotient and the difference.",
    ],
    """
    def multiple(country, before, after):
        return exports.loc[country, after] / exports.loc[country, before]

    trial = multiple("Uzbekistan", "2019", "2023")
    kyrgyz_percent = 100 * (multiple("Kyrgyzstan", "2021", "2023") - 1)
    larger_multiple = "Armenia"
    larger_change = "Georgia"
    """,
)


@q1.judge
def _(trial, kyrgyz_percent, larger_multiple, larger_change):
    given = as_number(trial, "trial")
    exact = times("Uzbekistan", "2019", "2023")
    slips = [
        (1 / exact, "is before divided by after: turn it round."),
        (exact - 1, "is the growth. A multiple counts the old size too."),
        (100 * exact, "is in percent. A multiple is a plain number."),
        (100 * (exact - 1), "is the growth in percent, not the multiple."),
        (change("Uzbekistan", "2019", "2023"), "is the change, not the multiple."),
        (times("Uzbekistan", "2021", "2023"), "begins in another year than the question."),
        (times("Uzbekistan", "2019", "2022"), "ends in another year than the question."),
        (times("Uzbekistan", "2019", "2021"), "ends in another year than the question."),
        (times("Kyrgyzstan", "2019", "2023"), "is that of Kyrgyzstan; the question names another country."),
        (exports_of("Uzbekistan")["2023"], "is the level of one year. A multiple needs two."),
    ]
    if found := slip("trial", given, exact, slips, "divide the later year by the earlier one, for this country."):
        return found
    given = as_number(kyrgyz_percent, "kyrgyz_percent", "a number of percent")
    exact = 100 * (times("Kyrgyzstan", "2021", "2023") - 1)
    slips = [
        (exact + 100, "is the multiple written in percent. What was there before is no growth."),
        (exact / 100, "is a fraction of one; percent are asked for."),
        (exact / 100 + 1, "is the multiple; the growth in percent is asked for."),
        (100 * (times("Kyrgyzstan", "2021", "2022") - 1), "ends in another year than the question."),
        (100 - 100 / (exact / 100 + 1), "divides by the later year. Growth is measured from the start."),
        (change("Kyrgyzstan", "2021", "2023"), "is the change in million euros."),
        (100 * (times("Kyrgyzstan", "2019", "2023") - 1), "begins in another year than the question."),
        (100 * (1 / times("Kyrgyzstan", "2021", "2023") - 1), "runs backwards: the later year goes on top."),
        (exact - 100, "takes 100 off twice: once is enough to go from multiple to growth."),
    ]
    if found := slip("kyrgyz_percent", given, exact, slips, "the change as a share of where it began, in percent."):
        return found
    names = ("armenia", "georgia")
    by_multiple = max(names, key=lambda name: times(name.title(), "2021", "2023"))
    by_change = max(names, key=lambda name: change(name.title(), "2021", "2023"))
    first = as_choice(larger_multiple, "larger_multiple", names)
    second = as_choice(larger_change, "larger_change", names)
    if (first, second) == (by_change, by_multiple):
        return wrong("`larger_multiple` and `larger_change` are swapped: a quotient is not a difference.")
    if first != by_multiple:
        return wrong("`larger_multiple`: divide, do not subtract.")
    if second != by_change:
        return wrong("`larger_change`: subtract, do not divide. It is in euros, so the level counts.")
    return right(
        "One country leads by multiple, the other by euros, and both are true. Whoever reports only one of the two has chosen a story. "
        "And a growth of hundreds of percent says above all that the start was small: print the level beside it."
    )


# ------------------------------------------------------------------------------------------------ 2: another list

OTHERS = ("Georgia", "Uzbekistan", "Azerbaijan")
THREE = ("Kazakhstan", "Kyrgyzstan", "Armenia")
HALF = 50  # given in the question
q2_names = ["ratio_2021", "ratio_2019", "most_half", "refuted"]
q2 = exercise.question(
    "q2",
    "Another list",
    q2_names,
    "O2",
    [
        "Add the changes of the three countries; divide by what Russia lost, taken as a positive number.",
        "For `most_half`: if a part of the fall was replaced by half, it adds half of itself to the ratio. How large can the part be before it "
        "alone makes more than the ratio?",
        "A bound forbids only what is about the same goods, the same countries and the same way.",
    ],
    """
    others = ["Georgia", "Uzbekistan", "Azerbaijan"]
    moved = exports["2022"] - exports["2021"]
    ratio_2021 = -100 * moved[others].sum() / moved["Russia"]
    moved = exports["2022"] - exports["2019"]
    ratio_2019 = -100 * moved[others].sum() / moved["Russia"]
    most_half = 100 * ratio_2021 / 50
    refuted = "A"
    """,
)


def ratio(names, before, after):
    """Rise of the named countries in percent of the fall to Russia."""
    return -100 * sum(change(name, before, after) for name in names) / change("Russia", before, after)


@q2.judge
def _(ratio_2021, ratio_2019, most_half, refuted):
    for name, answer, before in (("ratio_2021", ratio_2021, "2021"), ("ratio_2019", ratio_2019, "2019")):
        given = as_number(answer, name, "a number of percent")
        exact = ratio(OTHERS, before, "2022")
        rise = sum(change(country, before, "2022") for country in OTHERS)
        after = sum(exports_of(country)["2022"] for country in OTHERS)
        slips = [
            (exact / 100, "is a fraction of one; percent are asked for."),
            (-exact, "has the wrong sign: take the fall as a positive number."),
            (ratio(THREE, before, "2022"), "is the ratio of the lesson's three. Here three others are on the list."),
            (ratio(OTHERS + THREE, before, "2022"), "counts six countries; the question names three."),
            (100 * 100 / exact, "is turned upside down: the fall goes below the line."),
            (100 * rise / exports_of("Russia")[before], "divides by all that went to Russia, not by what it lost."),
            (100 * rise / exports_of("Russia")["2022"], "divides by what still goes to Russia, not by what it lost."),
            (100 * after / -change("Russia", before, "2022"), "takes all exports to the three, not what was added."),
            (100 * rise / (after - rise), "is the growth of the three. Compare with what Russia lost."),
            (ratio(OTHERS, "2019" if before == "2021" else "2021", "2022"), "starts in the other year."),
            (ratio(OTHERS, before, "2023"), "ends in 2023."),
            (rise, "is the rise in million euros. What share of the fall is it?"),
            (-change("Russia", before, "2022"), "is the fall in million euros. What share of it is the rise?"),
            (exact / 3, "is the mean of the three. They are added, because what each took in is part of one rise."),
            *(
                (ratio([country], before, "2022"), f"counts {country} alone. Add the three changes first.")
                for country in OTHERS
            ),
            (ratio((*OTHERS, "Turkey"), before, "2022"), "counts Turkey too. It is not on this list."),
        ]
        if found := slip(name, given, exact, slips, "the added euros of the three over the lost euros of Russia."):
            return found
    given = as_number(most_half, "most_half", "a number of percent")
    total = ratio(OTHERS, "2021", "2022")
    slips = [
        (total / HALF, "is a fraction of one; percent are asked for."),
        (total * HALF / 100, "multiplies by the half. A part that is only half replaced may be larger than the ratio."),
        (total, "is the ratio itself. That would be right if these products were replaced completely."),
        (100 - 100 * total / HALF, "is what remains for the other products."),
        (HALF, "is the offset of a product, not the size of the part."),
        (100, "would be the whole fall. Then half of it would have come back: is the ratio that large?"),
        (HALF / total, "is turned upside down: how often does one half fit into the ratio?"),
        (100 * ratio(OTHERS, "2019", "2022") / HALF, "uses the ratio with 2019; the question takes the other."),
        (100 * ratio(THREE, "2021", "2022") / HALF, "uses the ratio of the lesson's three."),
    ]
    if found := slip("most_half", given, 100 * total / HALF, slips, "part times one half may not exceed the ratio."):
        return found
    choice = as_choice(refuted, "refuted", ("a", "b", "c"))
    if choice == "b":
        return wrong("`refuted`: the ratio adds up all goods. Can it forbid something of one kind of goods?")
    if choice == "c":
        return wrong("`refuted`: look at the countries of the ratio. Is that one of them?")
    return right(
        "The ratio forbids one of the three sentences and is silent on two: it bounds all goods together, by way of the countries on its list. Before you use a "
        "bound against a claim, check that both speak of the same thing."
    )


# ------------------------------------------------------------------------------------------------ 3: a control for Kyrgyzstan

q3_names = ["placebo", "best", "best_short", "extra"]
q3 = exercise.question(
    "q3",
    "A control for Kyrgyzstan",
    q3_names,
    "O3",
    [
        "Two divisions, one inside the other: first each country's multiple, then one multiple over the other.",
        "Nearest to 1 can lie above it or below. How far away is each?",
        "What the control lets expect is the old level times the multiple of the control. What is more than that?",
    ],
    """
    def multiple(country, before, after):
        return exports.loc[country, after] / exports.loc[country, before]

    placebo = {name: multiple("Kyrgyzstan", "2019", "2021") / multiple(name, "2019", "2021") for name in controls}
    best = min(controls, key=lambda name: abs(placebo[name] - 1))
    short = {name: multiple("Kyrgyzstan", "2020", "2021") / multiple(name, "2020", "2021") for name in controls}
    best_short = min(controls, key=lambda name: abs(short[name] - 1))
    expected = exports.loc["Kyrgyzstan", "2021"] * multiple(best, "2021", "2022")
    extra = exports.loc["Kyrgyzstan", "2022"] - expected
    """,
)


def against(country, control, before, after):
    """Ratio of two multiples."""
    return times(country, before, after) / times(control, before, after)


def all_near(answer, other):
    return all(near(answer[name], other[name], 6e-3) for name in CONTROLS)


@q3.judge
def _(placebo, best, best_short, extra):
    given = as_column(placebo, list(CONTROLS), "placebo")
    exact = {name: against("Kyrgyzstan", name, "2019", "2021") for name in CONTROLS}
    if not all_near(given, exact):
        whole = [
            ({name: 1 / exact[name] for name in CONTROLS}, "is upside down: the control goes below the line."),
            (
                {name: against("Kazakhstan", name, "2019", "2021") for name in CONTROLS},
                "is that of Kazakhstan, as in the lesson.",
            ),
            (
                {name: against("Kyrgyzstan", name, "2021", "2022") for name in CONTROLS},
                "is in the year of war. A placebo window lies before it.",
            ),
            (
                {name: against("Kyrgyzstan", name, "2020", "2021") for name in CONTROLS},
                "begins in 2020. That is the other window.",
            ),
            (
                {name: against("Kyrgyzstan", name, "2019", "2022") for name in CONTROLS},
                "ends in 2022. A placebo window ends before the war.",
            ),
            (
                {name: against("Armenia", name, "2019", "2021") for name in CONTROLS},
                "is that of Armenia. Here Kyrgyzstan goes above the line.",
            ),
            ({name: 100 * exact[name] for name in CONTROLS}, "is in percent. A ratio of multiples is a plain number."),
            ({name: exact[name] - 1 for name in CONTROLS}, "has 1 taken off. Leave the quotient as it is."),
            (
                {name: times(name, "2019", "2021") for name in CONTROLS},
                "holds the controls' own multiples. Compare Kyrgyzstan with them.",
            ),
            (
                {name: times("Kyrgyzstan", "2019", "2021") - times(name, "2019", "2021") for name in CONTROLS},
                "subtracts the multiples. Divide them.",
            ),
        ]
        for other, says in whole:
            if all_near(given, other):
                return wrong(f"`placebo` {says}")
        if all(near(given[name], round(exact[name], 1)) for name in CONTROLS):
            return wrong("`placebo` is rounded too far: keep two places.")
        off = sum(not near(given[name], exact[name], 6e-3) for name in CONTROLS)
        return wrong(f"`placebo` does not hold for {off} of {len(CONTROLS)}. Two multiples each, from 2019 to 2021.")
    choices = [name.lower() for name in CONTROLS]
    chosen = as_choice(best, "best", choices).title()
    if chosen != min(CONTROLS, key=lambda name: abs(exact[name] - 1)):
        if chosen == max(CONTROLS, key=exact.get):
            return wrong("`best`: the largest number is not asked for, but the one nearest to 1.")
        if chosen == min(CONTROLS, key=exact.get):
            return wrong("`best`: the smallest number is the one farthest from 1 here.")
        return wrong("`best`: take the distance of each number to 1, above or below, and look for the smallest.")
    short = {name: against("Kyrgyzstan", name, "2020", "2021") for name in CONTROLS}
    later = as_choice(best_short, "best_short", choices).title()
    if later != min(CONTROLS, key=lambda name: abs(short[name] - 1)):
        if later == chosen:
            return wrong("`best_short`: compute it anew for the shorter window; another window may choose otherwise.")
        return wrong("`best_short`: which number is nearest to 1 from 2020 to 2021?")
    given = as_number(extra, "extra", "a number of million euros")
    old, new = exports_of("Kyrgyzstan")["2021"], exports_of("Kyrgyzstan")["2022"]
    expected = old * times(chosen, "2021", "2022")
    for start, share in (("2019", 1e-4), ("2020", 4e-4)):  # from 2019 the result is near the right one
        if near(given, new - exports_of("Kyrgyzstan")[start] * times(chosen, start, "2022"), share):
            return wrong("`extra` starts in another year than 2021.")
    slips = [
        (expected, "is what the control lets expect. What is more than that?"),
        (new - old, "is the whole rise. Take off what the control lets expect."),
        ((new - expected) / 1000, "is in billion euros; million are asked for."),
        (expected - new, "has the wrong sign."),
        (against("Kyrgyzstan", chosen, "2021", "2022"), "is a ratio of multiples; euros are asked for."),
        (new - old * times(later, "2021", "2022"), "uses the control of the shorter window; take `best`."),
        (new - change(chosen, "2021", "2022") - old, "takes off the control's change in euros. Take off its growth."),
        (new - old * times(chosen, "2019", "2021"), "uses the control's growth before the war."),
        (
            exports_of("Kyrgyzstan")["2023"] - old * times(chosen, "2021", "2023"),
            "ends in 2023; the question ends in 2022.",
        ),
        (new, "is all that went there in 2022. Take off what the control lets expect."),
        (
            old * (against("Kyrgyzstan", chosen, "2021", "2022") - 1),
            "divides by the control and then goes back to euros of 2021. Subtract what is expected from 2022.",
        ),
    ]
    says = "2022 minus what 2021 would have become with the growth of `best`."
    if found := slip("extra", given, new - expected, slips, says):
        return found
    return right(
        "Most of the rise is left, whichever of the two you take: for Kyrgyzstan the control hardly matters, for Kazakhstan it does. But see that two placebo "
        "windows choose two controls. A test that passes in one window is a reason to trust, not a proof."
    )


# ------------------------------------------------------------------------------------------------ 4: two more mirrors

FREIGHT = 1.06  # this and the invented pair are given in the question
SENT, RECEIVED = (40, 90), (30, 54)
q4_names = ["missing", "with_freight", "wrong_way", "new_gap"]
q4 = exercise.question(
    "q4",
    "Two more mirrors",
    q4_names,
    "O4",
    [
        "Bring both counts to one unit first: a billion is 1,000 million. Sent is the whole of which a part is missing.",
        "With freight, what should arrive in the books is more than what was sent. Multiply before you compare.",
        "For `new_gap`: which share was missing before? Apply it to what was sent after, and compare with what is missing after.",
    ],
    """
    sent, received = value["T21d"], 1000 * value["T10c"]
    missing = 100 * (1 - received / sent)
    with_freight = 100 * (1 - received / (1.06 * sent))
    wrong_way = "freight"
    new_gap = (90 - 54) - 90 * (40 - 30) / 40
    """,
)


@q4.judge
def _(missing, with_freight, wrong_way, new_gap):
    sent, received = rows_of("T21d", "T10c")
    received *= 1000
    given = as_number(missing, "missing", "a number of percent")
    exact = 100 * (1 - received / sent)
    slips = [
        (exact / 100, "is a fraction of one; percent are asked for."),
        (-exact, "has the wrong sign."),
        (100 - exact, "is what arrived. What is missing?"),
        (100 * (sent / received - 1), "takes the smaller count as the whole. Of what was sent, how much is missing?"),
        (sent - received, "is in millions; percent are asked for."),
        ((sent - received) / 1000, "is in billions; percent are asked for."),
        (100 * (1 - received / 1000 / sent), "compares billions with millions."),
    ]
    if found := slip("missing", given, exact, slips, "the part of the sent value that the other side does not count."):
        return found
    given = as_number(with_freight, "with_freight", "a number of percent")
    slips = [
        (exact, "is as before. Freight changes what should have been counted."),
        (
            100 * (1 - FREIGHT * received / sent),
            "adds freight to what was received. Kazakhstan's count has it already.",
        ),
        (exact - 6, "takes six off the percent. Freight makes the gap larger, not smaller."),
        (exact + 6, "adds six to the percent. The 6 percent are of the value sent."),
        (1 - received / (FREIGHT * sent), "is a fraction of one; percent are asked for."),
        (100 * received / (FREIGHT * sent), "is what arrived. What is missing?"),
        (FREIGHT * exact, "raises the percent by 6 percent. Raise what was sent instead."),
        (exact / FREIGHT, "lowers the percent by 6 percent. Raise what was sent instead."),
        (100 * (FREIGHT - received / sent), "divides by what was sent. Divide by what should have been counted."),
    ]
    says = "raise the sent value first, then ask which part of it is missing."
    if found := slip("with_freight", given, 100 * (1 - received / (FREIGHT * sent)), slips, says):
        return found
    choice = as_choice(wrong_way, "wrong_way", ("origin", "time", "parcels", "freight"))
    if choice != "freight":
        return wrong(
            f"`wrong_way`: {choice} can leave goods out of the receiver's count, so it can explain what is missing. Which one always "
            "adds to that count?"
        )
    given = as_number(new_gap, "new_gap", "a number of millions")
    gap = [a - b for a, b in zip(SENT, RECEIVED)]
    usual = SENT[1] * gap[0] / SENT[0]
    slips = [
        (gap[1], "is all that is missing after, the old habit included."),
        (usual, "is what would be missing out of habit. How much is beyond it?"),
        (gap[1] - gap[0], "subtracts the old gap in millions. The habit is a share, and more was sent."),
        (100 * (gap[1] / SENT[1] - gap[0] / SENT[0]), "is in percent of what was sent; millions are asked for."),
        (usual - gap[1], "has the wrong sign."),
        (gap[0], "is what was missing before. What is missing after, beyond the same share?"),
        (100 * gap[1] / SENT[1], "is the share missing after, in percent; millions are asked for."),
        (
            gap[1] - SENT[1] * gap[0] / RECEIVED[0],
            "takes the old gap as a share of what arrived. Take it of what was sent.",
        ),
    ]
    if found := slip(
        "new_gap", given, gap[1] - usual, slips, "missing after, minus the old share of what was sent after."
    ):
        return found
    return right(
        "Freight goes the wrong way, so the true gap is wider than the plain one; origin, time and parcels come first all the same. Only the part beyond the pair's own "
        "habit asks for a new cause, and we have no such past for the EU and Kazakhstan in these rows: so this gap stays a question."
    )


# ------------------------------------------------------------------------------------------------ 5: one team

q5 = exercise.question(
    "q5",
    "One team of analysts",
    ["note"],
    "O1",
    [
        "Write four numbers on paper first: two multiples, and the levels from which they start.",
        "Ask of your best number: all goods or one, all ways or these, proof or bound?",
        "Ask what the team would see that these tables cannot show, and in which city more of it is to be seen.",
    ],
    """
    - Multiples stand with their levels, and change beside multiple (2 points).
    - The bound is said to be a bound: all goods together, through the countries on the list; it clears no single good (2 points).
    - Both readings: goods that moved through; and local demand, former dealers in Russia, prices, or firms and people who moved (2 points).
    - A3 ¶8 or ¶9 is cited for what it claims, and the outside figures are called hindsight for its author (1 point).
    - The city follows from a criterion that is named: where something new began, or where most euros are (1 point).

    Both can be defended. *Bishkek*: no control explains its rise, so there is most to find for each hour. *Astana*: even a small share of the
    largest change is more than all of the other. A flow that rose is a reason to look, never a verdict on a country.
    """,
    open=True,
)


@q5.judge
def _(note):
    note = as_note(note, "note", r"\d+", ("Bishkek", "Astana"))
    remark = "" if any(sign in note for sign in ("×", "times", "fold")) else " Look again: is there a multiple in it?"
    return handed_in(
        "No machine can judge this one. Compare your note with `q5.solution()`, point by point, or exchange it with a "
        f"neighbour.{remark}"
    )
