"""The questions of exercise 32, What a total can hide. Every expected answer is computed from `seeds/`."""

from checks import (
    Exercise,
    as_choice,
    as_column,
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
    "32_what_a_total_can_hide",
    {
        "O1": "Compute what each part adds to the growth of a total",
        "O2": "Show how far a part can grow under a quiet total, when the rest stays the same or falls",
        "O3": "Decide what a total rules out and what it leaves open",
        "O4": "Compare growth in money with growth in volume, and name the base and the level of a rate",
    },
)
summary = exercise.summary


def outside(row):
    """The value of one row of the table context."""
    return table("context").set_index("context_id").loc[row, "value"]


def claim(fact):
    """The value of one row of the table facts."""
    return table("facts").set_index("fact_id").loc[fact, "value"]


def destinations():
    """EU exports of 2021 and 2022, million euros, one row a destination."""
    rows = table("context")
    rows = rows[rows["series"] == "EU exports by destination"]
    wide = rows.assign(year=rows["start"].str[:4]).pivot(index="item", columns="year", values="value")
    return wide[["2021", "2022"]]


def growth(before, after):
    """Percent."""
    return 100 * (after / before - 1)


def most_times(share, total, rest=0):
    """How many times its size a part can have, all in percent."""
    return 1 + (total - (100 - share) * rest / 100) / share


# ------------------------------------------------------------------------------------------------ 1: the question turned round

q1 = exercise.question(
    "q1",
    "The question turned round",
    ["rest_needed"],
    "O2",
    [
        "How many points does the part add? A part that is twice its size has grown by 100 percent, not by 200.",
        "What the part does not add, the rest must. Points are share times growth: how do you get from points back to a growth?",
        "The share of the rest is what is missing to 100. And nothing can fall by more than 100 percent: return the text then.",
    ],
    """
    def rest_needed(share, times, total):
        if share == 100:
            return "no rest"
        points = share * (times - 1)
        rest = 100 * (total - points) / (100 - share)
        if rest < -100:
            return "impossible"
        return rest
    """,
)

#: Arguments that are tried: share, times, total.
TRIES = [(2, 4, 7.3), (0.5, 18, 2.8), (50, 0, -50), (20, 2, 0), (40, 1, 3), (50, 2, 0)]


def needed(share, times, total):
    return 100 * (total - share * (times - 1)) / (100 - share)


#: What a wrong formula shows: (formula, sentence).
FORMULAS = [
    (
        lambda s, t, g: 100 * (g - s * t) / (100 - s),
        "takes the times for the growth: a part of one times has not grown.",
    ),
    (lambda s, t, g: g - s * (t - 1), "gives the points of the rest. Its growth is asked for: what is its share?"),
    (lambda s, t, g: 100 * (g - s * (t - 1)) / s, "divides by the share of the part. Whose growth is asked for?"),
    (
        lambda s, t, g: -needed(s, t, g),
        "has the sign turned round. Does the part use up growth of the total, or add to it?",
    ),
    (
        lambda s, t, g: 100 * (g + s * (t - 1)) / (100 - s),
        "adds the points of the part once more: they are in the total already.",
    ),
    (lambda s, t, g: needed(s, t, g) / 100, "is a fraction of one; percent are asked for."),
    (lambda s, t, g: 100 * (g - (t - 1)) / (100 - s), "forgets how small the part is: growth without its share."),
    (
        lambda s, t, g: 100 * (g - s * (t - 1)) / (100 + g - s * t),
        "divides by what the rest is now. A growth is measured against what there was before.",
    ),
    (
        lambda s, t, g: 100 * (g - 100 * s * (t - 1)) / (100 - s),
        "counts too many points: percent times percent must be divided by 100, once.",
    ),
    (lambda s, t, g: g, "says that the rest grew as the total did. Then what did the part do?"),
]


@q1.judge
def _(rest_needed):
    if call(rest_needed, "rest_needed", 100, 1.03, 3) != "no rest":
        return wrong('For a share of 100 the function should still give the text "no rest". Keep its first two lines.')
    for arguments in TRIES:
        given, truth = call(rest_needed, "rest_needed", *arguments), needed(*arguments)
        if isinstance(given, str) and given.strip().lower() == "impossible":
            if near(truth, -100, 1e-6):
                says = "but a rest can fall by that much, even by all it has."
            else:
                says = "but a rest that fell by less than all of it does it. How many points does the part add, in percent?"
            return wrong(f'`rest_needed{arguments}` is "impossible", {says}')
        given = as_number(given, f"rest_needed{arguments}")
        if near(given, truth, 1e-6):
            continue
        if given in (round(truth), round(truth, 1), round(truth, 2), round(truth, 3)):
            return wrong(f"`rest_needed{arguments}` is rounded. Return the number as it is; round only what you print.")
        for formula, says in FORMULAS:
            if all(
                near(as_number(call(rest_needed, "rest_needed", *a), "rest"), formula(*a), 1e-4)
                for a in (*TRIES[:2], TRIES[3])
            ):
                return wrong(f"`rest_needed` {says}")
        return wrong(
            f"`rest_needed{arguments}` gives {given:.4g}. Put your result back: share times growth of both, added up, must "
            "give the total."
        )
    far = call(rest_needed, "rest_needed", 60, 3, 2.8)
    if not isinstance(far, str):
        return wrong(
            f"`rest_needed(60, 3, 2.8)` gives {as_number(far, 'rest'):.4g}. Can anything fall by more than all of it?"
        )
    if far.strip().lower() != "impossible":
        return wrong(f"`rest_needed(60, 3, 2.8)` gives {far[:40]!r}; the text that is asked for is another.")
    return right(
        "Now every claim about a part becomes a claim about the rest, which is easier to doubt or to check. Under A3's +7.3 percent "
        "for imports, a part of 2 percent could become four times as large while the rest *grew*."
    )


# ------------------------------------------------------------------------------------------------ 2: a quiet total that we can open

q2_names = ["points", "total_growth", "fastest", "heaviest"]
q2 = exercise.question(
    "q2",
    "A quiet total that we can open",
    q2_names,
    "O1",
    [
        "Points are share times growth. Shares belong to the year before, 2021.",
        "It is quicker to divide what was added in euros by the total of 2021. Sum the points and compare with the total's growth.",
        "`growth.idxmax()` names the destination with the largest entry. For the heaviest, a fall counts like a rise: `points.abs()`.",
    ],
    """
    total_2021 = eu["2021"].sum()
    points = 100 * (eu["2022"] - eu["2021"]) / total_2021
    total_growth = points.sum()
    fastest = (eu["2022"] / eu["2021"]).idxmax()
    heaviest = points.abs().idxmax()
    """,
)


@q2.judge
def _(points, total_growth, fastest, heaviest):
    eu = destinations()
    before, after = eu["2021"], eu["2022"]
    given = as_column(points, tuple(eu.index), "points")
    truth = 100 * (after - before) / before.sum()

    def same(other):
        return all(near(a, b, 1e-4) for a, b in zip(given, other))

    slips = [
        (growth(before, after), "are growth rates. What does each weigh?"),
        (truth / 100, "are fractions of one; points are in percent."),
        (-truth, "have the sign turned round: which year comes first?"),
        (after - before, "are million euros. Of what total are they a share?"),
        (100 * (after - before) / after.sum(), "divide by the total of 2022. A growth is measured against its base."),
        (
            100 * after / after.sum() - 100 * before / before.sum(),
            "are changes of the share. A part can grow and lose share.",
        ),
        (100 * before / before.sum(), "are the shares. Times what?"),
        (truth.abs(), "lost their sign. A fall takes points away."),
        (100 * (after - before) / (after - before).sum(), "are shares of the change. Divide by the total of the base."),
        (100 * after / before.sum(), "take the new size for the growth. What was there before is no growth."),
        (after / after.sum() * growth(before, after), "weigh with the shares of 2022. Which year is the base?"),
    ]
    for other, says in slips:
        if same(other):
            return wrong(f"`points` {says}")
    for name, a, b in zip(eu.index, given, truth):
        if not near(a, b, 1e-4) and not near(round(a, 2), round(b, 2), 1e-9):
            if all(coarse(one, other) for one, other in zip(given, truth)):
                return wrong("`points` are rounded too far: keep two places.")
            return wrong(f"`points`: {name} does not yet add its share of 2021 times its growth.")
    total = as_number(total_growth, "total_growth")
    if near(total, growth(before, after).mean(), 1e-3):
        return wrong("`total_growth` is the mean of nine growth rates, as if Kyrgyzstan weighed as much as Turkey.")
    if near(total, truth.sum() / 100, 1e-3):
        return wrong("`total_growth` is a fraction of one; percent are asked for.")
    if near(total, -truth.sum(), 1e-3):
        return wrong("`total_growth`: did the total rise or fall?")
    if near(total, (after - before).sum(), 1e-3):
        return wrong("`total_growth` is in million euros; percent of the total of 2021 are asked for.")
    if near(total, 100 + truth.sum(), 1e-3):
        return wrong("`total_growth` is new over old. Give the **change**, in percent.")
    if near(total, truth.abs().sum(), 1e-3):
        return wrong("`total_growth` adds falls as if they were rises.")
    if coarse(total, truth.sum()):
        return wrong("`total_growth` is rounded too far: keep two places.")
    if not near(total, truth.sum(), 5e-3):
        return wrong("`total_growth` is not what all points together make.")
    names = {name.lower(): name for name in eu.index}
    first = as_choice(fastest, "fastest", tuple(names))
    if names[first] == (after - before).idxmax():
        return wrong("`fastest` grew by most euros. Whose growth **rate** is the highest?")
    if names[first] != (after / before).idxmax():
        return wrong("`fastest`: look for the highest growth rate, whatever the level.")
    heavy = as_choice(heaviest, "heaviest", tuple(names))
    if names[heavy] == truth.idxmax():
        return wrong("`heaviest` has the largest rise. A fall moves a total, too.")
    if names[heavy] == (after / before).idxmax():
        return wrong("`heaviest` grew fastest. Does it weigh most?")
    if names[heavy] != truth.abs().idxmax():
        return wrong("`heaviest`: whose points are largest, up or down?")
    return right(
        "From outside almost nothing happened: two percent less. Inside, a fall by more than a third met rises by a quarter, a half and "
        "more, and a destination grew to over four times its size without being felt. This quiet total hid what the year is remembered for."
    )


# ------------------------------------------------------------------------------------------------ 3: what would you have seen from outside?

FALL = -10  # percent, given in the question
SMALL = "Kyrgyzstan"
q3_names = ["cleared", "kyrgyz_most", "kyrgyz_rest"]
q3 = exercise.question(
    "q3",
    "What would you have seen from outside?",
    q3_names,
    "O2",
    [
        "`most_times` gives the most that a part can have, for its share in 2021, the growth of the total and a change of the rest.",
        'It takes all shares at once: `most_times(100 * eu["2021"] / eu["2021"].sum(), ...)`. Which entries stay below 2? '
        "A fall is a negative change.",
        'For the last one, take Kyrgyzstan out of both years: `eu.drop("Kyrgyzstan").sum()`.',
    ],
    """
    shares = 100 * eu["2021"] / eu["2021"].sum()
    fall = 100 * (eu["2022"].sum() / eu["2021"].sum() - 1)
    most = most_times(shares, fall, -10)
    cleared = list(most[most < 2].index)
    kyrgyz_most = eu.loc["Kyrgyzstan", "2021"] * most["Kyrgyzstan"]
    others = eu.drop("Kyrgyzstan").sum()
    kyrgyz_rest = 100 * (others["2022"] / others["2021"] - 1)
    """,
)


@q3.judge
def _(cleared, kyrgyz_most, kyrgyz_rest):
    eu = destinations()
    both, before = eu.sum(), eu["2021"]
    total = growth(both["2021"], both["2022"])
    shares = 100 * before / both["2021"]
    most = most_times(shares, total, FALL)
    if isinstance(cleared, (str, dict)) or not hasattr(cleared, "__iter__"):
        return wrong('`cleared` is a list of destinations, as in ["Armenia", "Belarus"].')
    given = {str(name).strip().capitalize() for name in cleared}
    if given - set(eu.index):
        return wrong(
            f"`cleared` holds {min(given - set(eu.index))[:30]}, which is no destination of the table. List the names; "
            "a column keeps them in its `.index`."
        )
    if not given:
        return wrong("`cleared` is empty. Is no destination so large that twice its size is more than what fits?")
    expected = set(most[most < 2].index)
    if given == set(eu.index) - expected:
        return wrong("`cleared` lists those that **may** have doubled. Cleared are the ones that cannot have.")
    if given == set(eu.index):
        return wrong(
            "`cleared` holds all nine. Did the rest stay the same in your sum, or rise? Here it may have fallen."
        )
    if given == set(eu[eu["2022"] < 2 * before].index):
        return wrong(
            "`cleared` looks inside. From outside you know only shares, the total and how far the rest may have fallen."
        )
    if given - expected:
        return wrong("`cleared` has a destination that could have doubled if the rest fell that far.")
    if expected - given:
        return wrong("`cleared` misses a destination that cannot have doubled.")
    reached = as_number(kyrgyz_most, "kyrgyz_most", "a number of million euros")
    truth = before[SMALL] * most[SMALL]
    if near(reached, most[SMALL], 2e-3):
        return wrong("`kyrgyz_most` is in times. Give the level, in million euros.")
    if near(reached, truth - before[SMALL], 2e-3):
        return wrong("`kyrgyz_most` is what can be added. What do they then come to?")
    if near(reached, eu.loc[SMALL, "2022"], 2e-3):
        return wrong("`kyrgyz_most` is what was reached. What could have been?")
    if near(reached, before[SMALL] * most_times(shares[SMALL], total), 2e-3):
        return wrong("`kyrgyz_most` lets the rest stay the same. Then such a total is not possible at all.")
    if reached < 0:
        return wrong(
            "`kyrgyz_most` is below zero: in your sum the rest did not fall enough. A fall is a negative change, in percent."
        )
    if near(reached, both["2022"], 2e-3):
        return wrong("`kyrgyz_most` is the whole total. The rest falls here, but not to nothing.")
    if not near(reached, truth, 5e-3):
        return wrong("`kyrgyz_most`: the size of 2021, times the most that fits.")
    rest = as_number(kyrgyz_rest, "kyrgyz_rest", "a number of percent")
    others = eu.drop(SMALL)
    change = growth(others["2021"].sum(), others["2022"].sum())
    if near(rest, total, 2e-3):
        return wrong("`kyrgyz_rest` is the change of all nine. Take Kyrgyzstan out of both years.")
    if near(rest, growth(others["2021"], others["2022"]).mean(), 2e-3):
        return wrong("`kyrgyz_rest` is a mean of rates. Add up the euros first.")
    if near(rest, -change, 2e-3):
        return wrong("`kyrgyz_rest`: did the others together rise or fall?")
    if near(rest, 100 + change, 2e-3):
        return wrong("`kyrgyz_rest` is new over old. Give the **change**, in percent.")
    if near(rest, growth(before[SMALL], eu.loc[SMALL, "2022"]), 2e-3):
        return wrong("`kyrgyz_rest` is the growth of Kyrgyzstan. The rest are the others.")
    if near(rest, change / 100, 2e-3):
        return wrong("`kyrgyz_rest` is a fraction of one; percent are asked for.")
    if near(rest, total - 100 * (eu.loc[SMALL, "2022"] - before[SMALL]) / both["2021"], 2e-4):
        return wrong("`kyrgyz_rest` is in points of all nine. Divide by the share of the rest.")
    if coarse(rest, change):
        return wrong("`kyrgyz_rest` is rounded too far: keep two places.")
    if not near(rest, change, 5e-3):
        return wrong("`kyrgyz_rest`: the other eight together, 2022 against 2021.")
    return right(
        "From outside two large destinations are cleared of doubling, and seven are not. Kyrgyzstan used a small part of the room it had, and "
        "a fall of the rest that nobody would call news was enough. A total that falls says one thing for certain: something in it fell."
    )


# ------------------------------------------------------------------------------------------------ 4: money, tonnes, months

PRICES, FIRST = 12, 40  # percent, given in the question
q4_names = ["volume", "oil_price", "later", "level"]
q4 = exercise.question(
    "q4",
    "Money, tonnes, months",
    q4_names,
    "O4",
    [
        "Value is price times volume. With prices up by 12 percent, 112 buys what 100 bought: divide, do not subtract.",
        "For oil, go the other way: growth of value over growth of volume, each as new divided by old. Old exports are new ones less the rise.",
        "The ten months are a total with two parts, the first five and the later five months. For the level: what, grown by 79 percent, is 4.11?",
    ],
    """
    volume = 100 * (107.3 / 112) - 100
    value_times = value["T01a"] / (value["T01a"] - value["T01b"])
    volume_times = value["O12"] / value["O11b"]
    oil_price = 100 * (value_times / volume_times - 1)
    later = (value["D33"] - 0.40 * 2.8) / 0.60
    level = value["P26a"] / 1.79
    """,
)


@q4.judge
def _(volume, oil_price, later, level):
    volume, oil, later, level = (as_number(a, n) for a, n in zip((volume, oil_price, later, level), q4_names))
    money = claim("A3-073")
    truth = 100 * (100 + money) / (100 + PRICES) - 100
    if near(volume, money - PRICES, 2e-3) or near(volume, 100 + money - PRICES, 2e-3):
        return wrong("`volume` subtracts the two rates. That is near, but value is price **times** volume.")
    if near(volume, 100 * (100 + PRICES) / (100 + money) - 100, 2e-3):
        return wrong("`volume` is upside down: dearer goods, fewer of them.")
    if near(volume, (100 + money) * (100 + PRICES) / 100 - 100, 2e-3):
        return wrong("`volume` multiplies by the price. You have the value and look for what is in it.")
    if near(volume, (100 + money) * (100 - PRICES) / 100 - 100, 2e-3):
        return wrong(
            "`volume` takes the price rise off again. To undo a rise, divide by it: 88 percent of 112 are not 100."
        )
    if near(volume, truth + 100, 2e-3) or near(volume, truth / 100, 2e-3):
        return wrong("`volume` is new over old. Give the **change**, in percent.")
    if not near(volume, truth, 5e-3):
        return wrong("`volume`: which number, times the new price, is the new value?")
    now, rise, tonnes = outside("T01a"), outside("T01b"), outside("O12") / outside("O11b")
    value = now / (now - rise)
    truth = 100 * (value / tonnes - 1)
    if near(oil, 100 * (value - tonnes), 2e-3):
        return wrong("`oil_price` subtracts rates. Price is value **divided** by volume.")
    if near(oil, 100 * (value - 1), 2e-3):
        return wrong("`oil_price` is the growth of the value. Less oil was sold for it.")
    if near(oil, 100 * ((1 + rise / now) / tonnes - 1), 2e-3):
        return wrong("`oil_price` measures the rise against the new exports. What is the base of a growth?")
    if near(oil, 100 * (value * tonnes - 1), 2e-3):
        return wrong("`oil_price` multiplies by the volume. Fewer tonnes for more money: is each dearer or cheaper?")
    if near(oil, 100 * now / rise, 2e-3) or near(oil, 100 * (now / rise / tonnes - 1), 2e-3):
        return wrong("`oil_price` takes the rise for the old exports. What did they rise from?")
    if near(oil, 1000 * now / outside("O12"), 2e-3):
        return wrong("`oil_price` is a price, in dollars a tonne. By how many percent did it rise?")
    if near(oil, truth / 100, 2e-3) or near(oil, truth + 100, 2e-3):
        return wrong("`oil_price`: give the rise, in percent.")
    if not near(oil, truth, 5e-3):
        return wrong("`oil_price`: new value over old, divided by new tonnes over old.")
    ten, five, w = outside("D33"), claim("A3-074"), FIRST / 100
    if near(later, 2 * ten - five, 5e-3):
        return wrong("`later` is the lesson's figure. There half of the base fell in the first five months.")
    if near(later, (ten - five) / (1 - w), 5e-3):
        return wrong("`later` takes the first months with their full growth. How many points do they add?")
    if near(later, ten - five, 5e-3):
        return wrong("`later` subtracts rates. Each belongs to a part with a share.")
    if near(later, (ten - (1 - w) * five) / w, 5e-3):
        return wrong("`later` has the two shares exchanged.")
    if near(later, ten, 5e-3):
        return wrong("`later` is the growth of all ten months.")
    if near(later, (ten - w * five) / (1 - w) / 100, 5e-3):
        return wrong("`later` is a fraction of one; percent are asked for.")
    if near(later, ten - w * five, 5e-3):
        return wrong("`later` is in points. Divide by the share of the later months.")
    if not near(later, (ten - w * five) / (1 - w), 8e-3):
        return wrong("`later`: what do the first five months add, what is left, and what share has to carry it?")
    trade, rate = outside("P26a"), outside("P26b")
    if near(level, trade * (1 - rate / 100), 2e-3):
        return wrong("`level` takes the rate off the new figure. It was added to the old one.")
    if near(level, trade * (1 + rate / 100), 2e-3):
        return wrong("`level` lets it grow once more. You look for the time before.")
    if near(level, trade - trade / (1 + rate / 100), 5e-3):
        return wrong("`level` is what was added. What was there before?")
    if near(level, 1000 * trade / (1 + rate / 100), 5e-3):
        return wrong("`level` is in millions; billion euros are asked for.")
    if near(level, trade / (rate / 100), 2e-3) or near(level, trade * rate / 100, 2e-3):
        return wrong("`level`: 79 percent **more** is not 79 percent **of**.")
    if not near(level, trade / (1 + rate / 100), 5e-3):
        return wrong("`level`: which sum, grown by the rate, is what was printed?")
    return right(
        "The imports that A3 saw growing would be fewer goods, if prices rose so. With another share of the first months the later growth "
        "is another, but it stays far from quiet. And prices made much of 2022: more dollars for fewer tonnes."
    )


# ------------------------------------------------------------------------------------------------ 5: shown, ruled out, or open?

q5 = exercise.question(
    "q5",
    "Shown, ruled out, or open?",
    ["verdicts"],
    "O3",
    [
        "Try to build a world for each statement: is there a rest with which it is true and the total still +2.8? And one with which it is false?",
        "Only false worlds: ruled out. Only true ones: shown. Both: open. Nothing is known about the rest unless the statement says it.",
        "`rest_needed` of question 1 does it: a number means that such a world exists. The growth of a total is a mean of the growths in it, "
        "weighed by the shares.",
    ],
    """
    verdicts = {
        "nothing moved": "ruled out",
        "some grew": "shown",
        "large": "ruled out",
        "middle": "open",
        "middle, firm rest": "ruled out",
        "small": "open",
        "even": "open",
    }
    """,
)

VERDICTS = ("shown", "ruled out", "open")
#: A statement: the share of its part, or None for any, and what is true of a world (growth of part and rest, in percent).
STATEMENTS = {
    "nothing moved": (None, lambda part, rest, total: part == rest == 0),
    "some grew": (None, lambda part, rest, total: max(part, rest) >= total - 1e-9),
    "large": (60, lambda part, rest, total: part >= 100),
    "middle": (30, lambda part, rest, total: part >= 100),
    "middle, firm rest": (30, lambda part, rest, total: part >= 100 and rest >= 0),
    "small": (0.1, lambda part, rest, total: part >= 900),
    "even": (None, lambda part, rest, total: abs(part - rest) < 1e-9),
}


def verdict(name):
    """Shown, ruled out or open, by building worlds of a part and a rest that make A3's total."""
    share, holds = STATEMENTS[name]
    total = claim("A3-074")
    growths = [-100, -50, 0, total, 10, 50, 100, 300, 900, 2000]
    worlds = [
        (part, needed(s, 1 + part / 100, total))
        for s in ([share] if share else [0.1, 1, 10, 30, 60, 90])
        for part in growths
        if needed(s, 1 + part / 100, total) >= -100
    ]
    true = [holds(*world, total) for world in worlds]
    return "shown" if all(true) else "open" if any(true) else "ruled out"


MIX_UPS = {
    ("nothing moved", "open"): "If no part moves, how much does the total move?",
    ("nothing moved", "shown"): "If no part moves, how much does the total move?",
    ("some grew", "open"): "If every part grew by less, could the total reach that growth?",
    ("some grew", "ruled out"): "A total can be carried by one part. Could all lie below it?",
    ("large", "open"): "Let the rest vanish, even. Can one part be larger than the new total?",
    ("large", "shown"): "The total says nothing *for* it. Look for what speaks against.",
    ("middle", "ruled out"): "You hold the rest firm. The statement does not. How far would it have to fall?",
    ("middle", "shown"): "There is a world without it as well: one in which nothing much moved.",
    ("middle, firm rest", "open"): "How many points does this part add, and what could take them away again?",
    ("middle, firm rest", "shown"): "How many points does this part add, and what could take them away again?",
    ("small", "ruled out"): "How many points does it add? Compare with the total.",
    ("small", "shown"): "It fits. Does it follow?",
    ("even", "shown"): "This is one way to make the total. Is it the only one?",
    ("even", "ruled out"): "Try it: does the total come out?",
}


@q5.judge
def _(verdicts):
    verdicts = as_dict(verdicts, tuple(STATEMENTS), "verdicts")
    still_open = [key for key, entry in verdicts.items() if entry is ...]
    for key in STATEMENTS:
        if key in still_open:
            continue
        answer = as_choice(verdicts[key], f'verdicts["{key}"]', VERDICTS)
        if answer != verdict(key):
            return wrong(f"*{key}*: {MIX_UPS[key, answer]}")
    if still_open:
        return wrong(f"Nothing wrong so far. Not filled in yet: {', '.join(still_open)}.")
    return right(
        "A total can rule out and it can show, both without any look inside; *open* is the verdict on all small parts. A3's conclusion is of "
        "that kind: not refuted, not shown."
    )


# ------------------------------------------------------------------------------------------------ 6: a letter to the editor

q6 = exercise.question(
    "q6",
    "A letter to the editor",
    ["note"],
    "O3",
    [
        "Begin with what the total does rule out, and on which assumption. Then name what it cannot see, with one sum.",
        "You do not know the share of electronics in July 2022. You can still say: a part of one percent, one of a tenth of a percent.",
        "If the sentence goes, what should stand there? If it stays, in which sense is it right?",
    ],
    """
    One point for each:

    - It says what +2.8 % rules out: a large rise in a large group of goods, unless others fell; so nothing that could replace what
      Russia lost from Europe.
    - It says what it cannot see, with a sum: under +2.8 % a part of one percent may be 3.8 times its size, one of a tenth of a percent 29 times.
    - It names an assumption: the rest did not fall, dollars or tonnes, the same five months.
    - It names evidence that would answer: exports by product and month, the mirror, origin; and it uses nothing that became known only
      later (no electronics by October, no chips of 2022).
    - It ends in one verdict that follows, with a better sentence or with the sense in which the old one holds.

    *Strike* is easier to defend, because the paragraph speaks of goods that sanctions bar, and these may be small. *Keep* can be defended as a
    claim about scale, if the note says so: the author writes *indicate*, not *prove*.
    """,
    open=True,
)


@q6.judge
def _(note):
    note = as_note(note, "note", "9", ("keep", "strike"))
    late = [word for word in ("18.7", "575", "October", "308") if word in note]
    remark = f" Look again at {late[0]}: was that known on 13 July 2022?" if late else ""
    return handed_in(
        "No machine can judge this one. Compare your note with `q6.solution()`, point by point, or exchange it with a "
        f"neighbour.{remark}"
    )
