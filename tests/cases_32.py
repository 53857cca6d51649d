"""Lesson 32 and its exercise: right answers, wrong ones with words of their own message, and its figures by another way."""

import numpy as np
import pandas as pd
from conftest import ROOT

context = pd.read_csv(ROOT / "seeds" / "context.csv").set_index("context_id")
facts = pd.read_csv(ROOT / "seeds" / "facts.csv").set_index("fact_id")
value = context["value"]
IMPORTS, EXPORTS = facts.loc["A3-073", "value"], facts.loc["A3-074", "value"]

# ------------------------------------------------------------------------------------------------ the exercise

#: What the EU sold, million euros, by destination: taken row by row.
SOLD = {}
for row in context[context["series"] == "EU exports by destination"].itertuples():
    SOLD.setdefault(row.item, {})[row.start[:4]] = row.value
OLD, NEW = ({name: sold[year] for name, sold in sorted(SOLD.items())} for year in ("2021", "2022"))
ALL_OLD, ALL_NEW = sum(OLD.values()), sum(NEW.values())
POINTS = {name: 100 * (NEW[name] - OLD[name]) / ALL_OLD for name in OLD}
TOTAL = 100 * (ALL_NEW / ALL_OLD - 1)
RATES = {name: 100 * (NEW[name] / OLD[name] - 1) for name in OLD}


def room(name, change):
    """Million euros that a destination can have reached, when the others together changed by so many percent."""
    return ALL_NEW - (ALL_OLD - OLD[name]) * (1 + change / 100)


CLEARED = [name for name in OLD if room(name, -10) < 2 * OLD[name]]
KYRGYZ = room("Kyrgyzstan", -10)
OTHERS = 100 * ((ALL_NEW - NEW["Kyrgyzstan"]) / (ALL_OLD - OLD["Kyrgyzstan"]) - 1)

VALUE_TIMES = value["T01a"] / (value["T01a"] - value["T01b"])
TONNES = value["O12"] / value["O11b"]
VOLUME = 100 * (1 + IMPORTS / 100) / 1.12 - 100
OIL = 100 * (VALUE_TIMES / TONNES - 1)
TEN = 100 * (value["T15c"] / value["T15d"] - 1)
LATER = 100 * ((100 + TEN - 40 * (1 + EXPORTS / 100)) / 60 - 1)
LEVEL = value["P26a"] / (1 + value["P26b"] / 100)


def rest(share, times, total):
    """By sums of money: a total of 100 before."""
    if share == 100:
        return "no rest"
    left = 100 + total - share * times
    return "impossible" if left < -1e-9 else 100 * (left / (100 - share) - 1)


def one(formula, far="impossible", none="no rest"):
    """A function that a student may write, from a formula."""

    def rest_needed(share, times, total):
        if share == 100:
            return none
        found = formula(share, times, total)
        return far if rest(share, times, total) == "impossible" else found

    return {"rest_needed": rest_needed}


def two(points=None, total=TOTAL, fastest="Kyrgyzstan", heaviest="Russia"):
    points = pd.Series(POINTS) if points is None else points
    return {"points": points, "total_growth": total, "fastest": fastest, "heaviest": heaviest}


def three(cleared=CLEARED, most=KYRGYZ, others=OTHERS):
    return {"cleared": cleared, "kyrgyz_most": most, "kyrgyz_rest": others}


def four(volume=VOLUME, oil=OIL, later=LATER, level=LEVEL):
    return {"volume": volume, "oil_price": oil, "later": later, "level": level}


SAID = {
    "nothing moved": "ruled out",
    "some grew": "shown",
    "large": "ruled out",
    "middle": "open",
    "middle, firm rest": "ruled out",
    "small": "open",
    "even": "open",
}


def five(**changes):
    return {"verdicts": SAID | {key.replace("_", " "): entry for key, entry in changes.items()}}


def five_firm(entry):
    return {"verdicts": SAID | {"middle, firm rest": entry}}


NOTE = (
    "A3 ¶9 reads two totals. If nothing else fell, +2.8 percent rules out that a large group of goods rose much, so no re-export that "
    "could replace what Russia lost. But a group of one percent could be 3.8 times its size under it. We do not know whether dollars "
    "or tonnes are meant. I would look at exports by product and month, and at what Europe says it sent. So strike the conclusion."
)

RIGHT = {
    "q1": [
        {"rest_needed": rest},
        one(lambda s, t, g: np.float64(100 * (g - s * (t - 1)) / (100 - s))),
        one(lambda s, t, g: (g - s * (t - 1)) / (1 - s / 100), far=" Impossible "),
    ],
    "q2": [
        two(),
        two(POINTS, np.float64(TOTAL), "kyrgyzstan", " RUSSIA "),
        two(list(POINTS.values()), round(TOTAL, 2)),
        two(pd.Series(POINTS)[::-1].round(2), round(TOTAL, 1) * 1.0 if abs(round(TOTAL, 1) - TOTAL) < 0.01 else TOTAL),
    ],
    "q3": [
        three(),
        three(set(CLEARED), np.float64(KYRGYZ), round(OTHERS, 2)),
        three(pd.Index(CLEARED[::-1]), round(KYRGYZ)),
        three([name.lower() for name in CLEARED]),
    ],
    "q4": [four(), four(round(VOLUME, 2), round(OIL, 1), round(LATER, 1), round(LEVEL, 2)), four(np.array([VOLUME]))],
    "q5": [
        five(),
        {"verdicts": pd.Series(SAID)},
        {"verdicts": {k: f" {v.upper()}" for k, v in reversed(SAID.items())}},
    ],
    "q6": [{"note": NOTE}],
}

WRONG = {
    "q1": {
        "times for growth": (one(lambda s, t, g: 100 * (g - s * t) / (100 - s)), "times for the growth"),
        "points": (one(lambda s, t, g: g - s * (t - 1)), "the points of the rest"),
        "by the part's share": (one(lambda s, t, g: 100 * (g - s * (t - 1)) / s), "share of the part"),
        "sign": (one(lambda s, t, g: -rest(s, t, g)), "sign turned round"),
        "added": (one(lambda s, t, g: 100 * (g + s * (t - 1)) / (100 - s)), "once more"),
        "fraction": (one(lambda s, t, g: rest(s, t, g) / 100), "fraction of one"),
        "no share": (one(lambda s, t, g: 100 * (g - (t - 1)) / (100 - s)), "without its share"),
        "as the total": (one(lambda s, t, g: g), "as the total did"),
        "another": (one(lambda s, t, g: 3.3), "put your result back"),
        "no text": (one(rest, far=-293.0), "more than all of it"),
        "another text": (one(rest, far="no"), "is another"),
        "all at once": (one(lambda s, t, g: "impossible"), "less than all of it"),
        "rounded": (one(lambda s, t, g: round(rest(s, t, g), 1)), "is rounded"),
        "by the rest as it is now": (one(lambda s, t, g: 100 * (g - s * (t - 1)) / (100 + g - s * t)), "rest is now"),
        "percent of percent": (one(lambda s, t, g: 100 * (g - 100 * s * (t - 1)) / (100 - s)), "too many points"),
        "first lines lost": (one(rest, none=0), "first two lines"),
        "stops": ({"rest_needed": lambda share, times, total: 1 / 0}, "ZeroDivisionError"),
        "a number": ({"rest_needed": 1.3}, "not a function"),
        "last element": (one(lambda s, t, g: "impossible" if rest(s, t, g) == -100 else rest(s, t, g)), "even by all"),
    },
    "q2": {
        "rates": (two(pd.Series(RATES)), "growth rates"),
        "fractions": (two(pd.Series(POINTS) / 100), "fractions of one"),
        "sign": (two(-pd.Series(POINTS)), "which year comes first"),
        "euros": (two(pd.Series(NEW) - pd.Series(OLD)), "million euros"),
        "base 2022": (two(pd.Series(POINTS) * ALL_OLD / ALL_NEW), "divide by the total of 2022"),
        "shares changed": (two(100 * (pd.Series(NEW) / ALL_NEW - pd.Series(OLD) / ALL_OLD)), "changes of the share"),
        "shares": (two(100 * pd.Series(OLD) / ALL_OLD), "Times what"),
        "shares of 2022": (two(pd.Series(NEW) / ALL_NEW * pd.Series(RATES)), "weigh with the shares of 2022"),
        "no signs": (two(pd.Series(POINTS).abs()), "lost their sign"),
        "shares of the change": (two(pd.Series(POINTS) / TOTAL * 100), "shares of the change"),
        "size": (two(100 * pd.Series(NEW) / ALL_OLD), "new size for the growth"),
        "one number": (two(TOTAL), "one number for all"),
        "mean of rates": (two(total=np.mean(list(RATES.values()))), "mean of nine"),
        "total as fraction": (two(total=TOTAL / 100), "percent are asked for"),
        "total sign": (two(total=-TOTAL), "rise or fall"),
        "total in euros": (two(total=ALL_NEW - ALL_OLD), "in million euros; percent"),
        "total new over old": (two(total=100 + TOTAL), "new over old"),
        "total of sizes": (two(total=sum(abs(p) for p in POINTS.values())), "as if they were rises"),
        "another total": (two(total=5), "all points together"),
        "most euros": (two(fastest="Turkey"), "most euros"),
        "another fastest": (two(fastest="Armenia"), "whatever the level"),
        "no destination": (two(fastest="China"), "choose one of"),
        "rise": (two(heaviest="Turkey"), "A fall moves"),
        "fastest again": (two(heaviest="Kyrgyzstan"), "Does it weigh most"),
        "last element": (two(heaviest="Uzbekistan"), "up or down"),
        "points to one place": (two(pd.Series(POINTS).round(1)), "`points` are rounded too far"),
        "total to one place": (two(total=round(TOTAL, 1)), "`total_growth` is rounded too far"),
        "whole total": (two(total=round(TOTAL)), "`total_growth` is rounded too far"),
        "last destination": (two(list(POINTS.values())[:-1] + [3]), "Uzbekistan does not"),
    },
    "q3": {
        "the others": (three([n for n in OLD if n not in CLEARED]), "that **may** have doubled"),
        "all": (three(list(OLD)), "all nine"),
        "inside": (three([n for n in OLD if NEW[n] < 2 * OLD[n]]), "looks inside"),
        "too many": (three([*CLEARED, "Belarus"]), "could have doubled"),
        "too few": (three(["Turkey"]), "misses a destination"),
        "text": (three("Russia"), "is a list"),
        "no destination": (three(["Russia", "China"]), "no destination"),
        "yes and no": (three([True, False]), "which is no destination"),
        "empty": (three([]), "is empty"),
        "rise of the rest": (three(most=room("Kyrgyzstan", 10)), "below zero"),
        "rest new over old": (three(others=100 + OTHERS), "new over old"),
        "Kyrgyzstan itself": (three(others=RATES["Kyrgyzstan"]), "The rest are the others"),
        "times": (three(most=KYRGYZ / OLD["Kyrgyzstan"]), "in times"),
        "added": (three(most=KYRGYZ - OLD["Kyrgyzstan"]), "what can be added"),
        "reached": (three(most=NEW["Kyrgyzstan"]), "what was reached"),
        "rest the same": (three(most=room("Kyrgyzstan", 0)), "not possible at all"),
        "all of it": (three(most=ALL_NEW), "whole total"),
        "another most": (three(most=9000), "the most that fits"),
        "all nine": (three(others=TOTAL), "change of all nine"),
        "mean of eight": (three(others=np.mean([r for n, r in RATES.items() if n != "Kyrgyzstan"])), "mean of rates"),
        "sign": (three(others=-OTHERS), "rise or fall"),
        "fraction": (three(others=OTHERS / 100), "fraction of one"),
        "rest to one place": (three(others=round(OTHERS, 1)), "`kyrgyz_rest` is rounded too far"),
        "points of all nine": (three(others=TOTAL - POINTS["Kyrgyzstan"]), "points of all nine"),
        "last element": (three(others=-10), "the other eight"),
    },
    "q4": {
        "subtracted": (four(IMPORTS - 12), "subtracts the two rates"),
        "subtracted, new over old": (four(100 + IMPORTS - 12), "subtracts the two rates"),
        "upside down": (four(100 * 112 / (100 + IMPORTS) - 100), "upside down"),
        "multiplied": (four((100 + IMPORTS) * 1.12 - 100), "multiplies by the price"),
        "taken off again": (four((100 + IMPORTS) * 0.88 - 100), "divide by it"),
        "new over old": (four(VOLUME + 100), "new over old"),
        "another volume": (four(5), "is the new value"),
        "oil subtracted": (four(oil=100 * (VALUE_TIMES - TONNES)), "subtracts rates. Price"),
        "value": (four(oil=100 * (VALUE_TIMES - 1)), "growth of the value"),
        "wrong base": (four(oil=100 * ((1 + value["T01b"] / value["T01a"]) / TONNES - 1)), "base of a growth"),
        "oil multiplied": (four(oil=100 * (VALUE_TIMES * TONNES - 1)), "multiplies by the volume"),
        "oil as times": (four(oil=OIL / 100), "give the rise"),
        "rise as base": (four(oil=100 * value["T01a"] / value["T01b"]), "rise for the old exports"),
        "price": (four(oil=1000 * value["T01a"] / value["O12"]), "dollars a tonne"),
        "another oil": (four(oil=10), "new tonnes over old"),
        "half": (four(later=2 * TEN - EXPORTS), "lesson's figure"),
        "whole growth": (four(later=(TEN - EXPORTS) / 0.6), "full growth"),
        "difference": (four(later=TEN - EXPORTS), "Each belongs to a part"),
        "exchanged": (four(later=(TEN - 0.6 * EXPORTS) / 0.4), "shares exchanged"),
        "points": (four(later=TEN - 0.4 * EXPORTS), "in points"),
        "all ten": (four(later=TEN), "all ten months"),
        "later as fraction": (four(later=LATER / 100), "fraction of one"),
        "another later": (four(later=26), "what is left"),
        "taken off": (four(level=value["P26a"] * 0.21), "takes the rate off"),
        "once more": (four(level=value["P26a"] * 1.79), "once more"),
        "added": (four(level=value["P26a"] - LEVEL), "what was added"),
        "millions": (four(level=1000 * LEVEL), "in millions"),
        "part of": (four(level=value["P26a"] * 0.79), "79 percent **of**"),
        "of": (four(level=value["P26a"] / 0.79), "79 percent **of**"),
        "text": (four(level="2.3"), "without quotation marks"),
        "last element": (four(level=3), "was printed"),
    },
    "q5": {
        "nothing moved": (five(nothing_moved="open"), "how much does the total move"),
        "some grew": (five(some_grew="open"), "every part grew by less"),
        "some grew, ruled out": (five(some_grew="ruled out"), "carried by one part"),
        "large": (five(large="open"), "larger than the new total"),
        "large, shown": (five(large="shown"), "nothing *for* it"),
        "middle": (five(middle="ruled out"), "hold the rest firm"),
        "middle, shown": (five(middle="shown"), "nothing much moved"),
        "firm": (five_firm("open"), "take them away"),
        "small": (five(small="ruled out"), "Compare with the total"),
        "small, shown": (five(small="shown"), "Does it follow"),
        "even": (five(even="shown"), "the only one"),
        "even, ruled out": (five(even="ruled out"), "does the total come out"),
        "one open": (five(even=...), "Not filled in yet: even"),
        "a word of one's own": (five(small="perhaps"), "choose one of"),
        "last element": (five(even="shown", small="open"), "the only one"),
    },
    "q6": {
        "too short": ({"note": "Strike it, A3 ¶9 is wrong."}, "has 6 words"),
        "one word many times": ({"note": "word " * 60 + "A3 ¶9 strike"}, "different ones"),
        "no place": ({"note": NOTE.replace("¶", "")}, "cannot check this"),
        "two verdicts": ({"note": NOTE + " Or keep it."}, "Keep one verdict"),
        "last element": ({"note": NOTE.replace("strike", "drop")}, "come down"),
    },
}

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": ["total - points", "share * (times - 1)"],
    "q2": ["Kyrgyzstan is", "Russia fell", "`heaviest` is Russia", f"{TOTAL:.1f}", 'eu["2022"] - eu["2021"]'],
    "q3": ["Russia and Turkey", '"Russia", "Turkey"', f"{KYRGYZ:.0f}", f"{OTHERS:.1f}"],
    "q4": [f"{VOLUME:.1f}", f"{OIL:.1f}", f"{LATER:.1f}", f"{LEVEL:.1f}"],
    "q5": [f'"{key}": "{entry}"' for key, entry in SAID.items()],
    "q6": [],
}


# ------------------------------------------------------------------------------------------------ the figures once more

#: Million dollars: electronics and all exports to Russia, ten months of each year.
E21, E22, T21, T22 = value["S01a"], value["S01b"], 1000 * value["T15d"], 1000 * value["T15c"]


def times(before, total_after, change=0.0):
    """By sums of money: what the new total leaves when the others changed by so many percent, over what was before."""
    return (total_after - (T21 - before) * (1 + change / 100)) / before


QUIET = T21 * (1 + EXPORTS / 100)


def figure_curve():
    tenth = T21 / 10
    assert times(E21, QUIET) > 2 > times(tenth, QUIET)
    return [
        f"Rest the same: {times(E21, QUIET):.1f} times at a share of {100 * E21 / T21:.2f} percent",
        f"{times(tenth, QUIET):.2f} at 10",
        f"Rest fell by 5: {times(E21, QUIET, -5):.1f} and {times(tenth, QUIET, -5):.2f}",
    ]


def figure_points():
    total, part = 100 * (T22 / T21 - 1), 100 * (E22 - E21) / T21
    assert part < total - part, "the rest gave more than half"
    return [f"electronics {part:.1f}", f"the rest {total - part:.1f}", f"total {total:.1f}"]


def figure_log():
    groups = {
        "advanced semiconductors": (value["S05a"], value["S05b"]),
        "microchips": (value["S02a"], value["S02b"]),
        "electronics": (E21, E22),
    }
    fits = [after / before <= times(before, QUIET) for before, after in groups.values()]
    assert fits == [True, True, False]
    assert times(E21, QUIET) < E22 / E21 < times(E21, T22)
    said = [f"{n}: {b / a:.1f} times at {100 * a / T21:.2g} percent" for n, (a, b) in groups.items()]
    return [*said, f"stand at {times(E21, QUIET):.1f} and {times(E21, T22):.1f} times"]


def still():
    left = QUIET - (T21 - E21)
    return [f"{left / E21:.2f} times, {E21:.1f} → {left:.1f} million", f"seen by October: {E22 / E21:.1f} times"]


#: What the words of each figure must hold: whole pieces, or (series, piece) pairs. Computed above, never typed in.
FIGURES = {
    "quiet-figure-curve": figure_curve,
    "quiet-figure-points": figure_points,
    "quiet-figure-log": figure_log,
    "quiet-still": still,
}

#: Numbers in the lesson's prose that are no results, each with its reason; then those in the exercise's texts.
ALLOWED = {}
ALLOWED_IN_EXERCISE = {
    50.0: "minutes",
    60.0: "words, and a share that is given",
    150.0: "words",
    10.0: "percent, a fall that is given",
    12.0: "percent, a price rise that is given",
    0.1: "percent, a share that is given",
}
