"""Lesson 25 and its exercise: right answers, wrong ones with words of their own message, and its figures by another way."""

from math import exp, log

import numpy as np
import pandas as pd
from conftest import ROOT

context = pd.read_csv(ROOT / "seeds" / "context.csv").set_index("context_id")
value = context["value"]
CPC = {"2009": value["O42a"], "2013": value["O43a"], "2022": value["O44a"]}
NORTH = {"2009": value["O42b"] + value["O42e"], "2022": value["O44b"]}
NORTH["2013"] = value["O43b"] + value["O43e"] + value["O43f"]
CHINA = {"2009": value["O42c"], "2013": value["O43c"], "2022": value["O44c"]}
AKTAU = {"2009": value["O42d"], "2013": value["O43d"], "2022": value["O44d"] + value["O44e"]}
TOTAL = {year: CPC[year] + NORTH[year] + CHINA[year] + AKTAU[year] for year in CPC}


def number(*tonnes):
    """1 / HHI, as the square of the sum over the sum of the squares."""
    return sum(tonnes) ** 2 / sum(t * t for t in tonnes)


def mixed(pipe, others):
    return number(CPC[pipe], NORTH[others], CHINA[others], AKTAU[others])


# ------------------------------------------------------------------------------------------------ answers


REST = [value["O44a"], value["O44c"], value["O44d"], value["O44e"]]
LEFT = value["O44b"]
SPLIT = number(*REST, 3, LEFT - 3)


TRIAL = number(5, 3, 2)


def one(trial=TRIAL, split=SPLIT, fewest=1 / 0.52, most=1 / 0.36):
    return {"trial": trial, "split_2022": split, "fewest": fewest, "most": most}


IN_2013 = value["O43a"] + value["O43b"] + value["O43f"] + value["O43d"]
SHARE = 100 * IN_2013 / TOTAL["2013"]
SURE = value["O44a"] + value["O44d"]
LEAST = 100 * (SURE + LEFT / 2) / TOTAL["2022"]
MOST = 100 - 100 * value["O42c"] / TOTAL["2009"]
NEEDED = 100 * (MOST * TOTAL["2022"] / 100 - SURE) / LEFT


def two(share=SHARE, least=LEAST, proven=True, needed=NEEDED):
    return {"share_2013": share, "least_2022": least, "proven": proven, "needed": needed}


PIPE, OTHERS = mixed("2022", "2013"), mixed("2013", "2022")
SAME = number(CPC["2013"] + 23.5, NORTH["2013"] - 23.5, CHINA["2013"], AKTAU["2013"])


def three(pipe=PIPE, others=OTHERS, bigger="others", same=SAME):
    return {"only_pipe": pipe, "only_others": others, "bigger": bigger, "same_total": same}


MEAN = 4 / 11 * (31 + 82) / 2 * 10 / 365


def four(storm=310 / 365, cracks=820 / 365, mean=MEAN, above=10, useless=53.1):
    names = ("storm_saved", "cracks_saved", "mean_saved", "seeds_above", "useless_above")
    return dict(zip(names, (storm, cracks, mean, above, useless)))


NOTE = (
    "Kazakhstan seeks other routes (A3 ¶10), and in 2009 it had them, though two thirds of the oil touched Russia. A larger CPC takes "
    "new oil cheaply and is one more step through the same door. Six million tonnes by Baku do not replace it: in thirty days "
    "they carry half a million. In a storm they help on every day, if they are kept free. If fields grew so fast that oil "
    "stayed in the ground I would think again. Until then I advise to branch."
)

RIGHT = {
    "q1": [
        one(),
        one(round(TRIAL, 2), round(SPLIT, 3), 1.92, 2.78),
        one(np.float64(TRIAL), np.float64(SPLIT), np.array([1 / 0.52])),
    ],
    "q2": [
        two(),
        two(round(SHARE, 1), np.float64(LEAST), np.True_, round(NEEDED, 1)),
        two(np.array([SHARE]), round(LEAST, 1)),
        two(round(SHARE), round(LEAST), True, round(NEEDED)),
    ],
    "q3": [three(), three(np.float64(PIPE), round(OTHERS, 2), " OTHERS "), three(same=round(SAME, 2))],
    "q4": [
        four(),
        four(0.85, 2.25, 1.01 * MEAN, np.int64(10), 53),
        four(np.float64(310 / 365), mean=0.99 * MEAN, above=10.0),
    ],
    "q5": [{"note": NOTE}, {"note": NOTE.replace("branch", "widen")}, {"note": NOTE.replace("¶10", "¶6")}],
}

WRONG = {
    "q1": {
        "HHI": (one(1 / TRIAL), "HHI itself"),
        "count": (one(3), "counts the routes"),
        "tonnes": (one(1 / 38), "squares tonnes or percentages"),
        "percent": (one(TRIAL / 10_000), "squares tonnes or percentages"),
        "biggest": (one(2), "biggest route only"),
        "entropy": (one(exp(-(0.5 * log(0.5) + 0.3 * log(0.3) + 0.2 * log(0.2)))), "exponential of entropy"),
        "not it": (one(4), "not 1 divided by"),
        "text": (one("2.6"), "without quotation marks"),
        "not split": (one(split=number(*REST, LEFT)), "Split it"),
        "twice": (one(split=number(*REST, LEFT, 3)), "3 Mt twice"),
        "halves": (one(split=number(*REST, LEFT / 2, LEFT / 2)), "halves"),
        "another": (one(split=3), "in place of the residual"),
        "swapped": (one(fewest=1 / 0.36, most=1 / 0.52), "swapped"),
        "an HHI": (one(fewest=0.36), "is an HHI"),
        "not squared": (one(fewest=1 / 0.6), "`fewest`: the share is not squared"),
        "fewest else": (one(fewest=1.5), "as concentrated as it can be"),
        "most not squared": (one(most=1 / 0.6), "`most`: the share is not squared"),
        "two others": (one(most=1 / 0.44), "very many"),
        "1 minus": (one(1 - 1 / TRIAL), "1 minus the HHI"),
        "rail alone": (one(split=number(*REST, 3)), "not what is left"),
        "rail nowhere": (one(split=number(*REST, LEFT - 3)), "puts it nowhere"),
        "split as HHI": (one(split=1 / SPLIT), "`split_2022` is an HHI"),
        "one route": (one(fewest=1), "only its share"),
        "two equal": (one(fewest=2), "two equal routes"),
        "most as HHI": (one(most=0.36), "`most` is an HHI"),
        "most is fewest": (one(most=1 / 0.52), "is the other end"),
        "no end": (one(most=float("inf")), "keeps its share"),
        "last element": (one(most=9), "add nothing"),
    },
    "q2": {
        "fraction": (two(SHARE / 100), "fraction of one"),
        "avoided": (two(100 - SHARE), "avoided Russia"),
        "without Orenburg": (two(100 * (IN_2013 - value["O43f"]) / TOTAL["2013"]), "a row that lies in Russia"),
        "lesson's least": (two(100 * (IN_2013 - value["O43d"]) / TOTAL["2013"]), "lesson's least"),
        "lesson's most": (two(100 - 100 * value["O43c"] / TOTAL["2013"]), "lesson's largest"),
        "Mt": (two(IN_2013), "is in Mt"),
        "another": (two(50), "row by row"),
        "text": (two("71"), "without quotation marks"),
        "nothing proven": (two(least=100 * SURE / TOTAL["2022"]), "what the officer proved"),
        "whole residual": (two(least=100 * (SURE + LEFT) / TOTAL["2022"]), "whole residual"),
        "ships": (two(least=100 * (value["O44a"] + LEFT / 2) / TOTAL["2022"]), "a port in Russia"),
        "Baku": (two(least=100 * (SURE + LEFT / 2 + value["O44e"]) / TOTAL["2022"]), "not in Russia"),
        "least else": (two(least=50), "without the officer"),
        "verdict": (two(proven=False), "the **most** of 2009"),
        "word": (two(proven="yes"), "True or False"),
        "CPC only": (two(100 * value["O43a"] / TOTAL["2013"]), "counts CPC only"),
        "two pipes": (two(100 * (value["O43a"] + value["O43b"]) / TOTAL["2013"]), "two large pipes only"),
        "least in Mt": (two(least=SURE + LEFT / 2), "`least_2022` is in Mt"),
        "least CPC": (two(least=100 * value["O44a"] / TOTAL["2022"]), "`least_2022` counts CPC only"),
        "half left out": (two(least=100 * (SURE + LEFT / 2) / (TOTAL["2022"] - LEFT / 2)), "out of the total"),
        "wrong total": (two(least=100 * (SURE + LEFT / 2) / TOTAL["2009"]), "the total of 2009"),
        "from the half": (two(needed=MOST - LEAST), "Start again"),
        "needed ships": (two(needed=NEEDED + 100 * value["O44d"] / LEFT), "forgets the ships"),
        "Mt of 2009": (two(needed=100 * (MOST / 100 * TOTAL["2009"] - SURE) / LEFT), "the Mt of 2009"),
        "all anew": (two(needed=MOST * TOTAL["2022"] / LEFT), "everything anew"),
        "the half": (two(needed=50), "Would less be enough"),
        "needed fraction": (two(needed=NEEDED / 100), "`needed` is a fraction"),
        "needed Mt": (two(needed=NEEDED * LEFT / 100), "`needed` is in Mt"),
        "unproven": (two(needed=100 - NEEDED), "stay unproven"),
        "of all": (two(needed=MOST - 100 * SURE / TOTAL["2022"]), "of all exports"),
        "last element": (two(needed=40), "still missing"),
    },
    "q3": {
        "swapped": (three(OTHERS, PIPE), "are swapped"),
        "HHI": (three(1 / PIPE), "`only_pipe` is an HHI"),
        "2009": (three(mixed("2022", "2009")), "starts in 2009"),
        "nothing changed": (three(mixed("2013", "2013")), "Change something"),
        "both changed": (three(others=mixed("2022", "2022")), "both things"),
        "old total": (
            three(PIPE * (TOTAL["2013"] / (TOTAL["2013"] + CPC["2022"] - CPC["2013"])) ** 2),
            "must add up to one",
        ),
        "another": (three(others=5), "Which is which"),
        "bigger": (three(bigger="pipe"), "leaves **fewer**"),
        "a word": (three(bigger="both"), "choose one of"),
        "not taken away": (
            three(same=number(CPC["2013"] + 23.5, NORTH["2013"], CHINA["2013"], AKTAU["2013"])),
            "none away",
        ),
        "added": (
            three(number(CPC["2013"] + CPC["2022"], NORTH["2013"], CHINA["2013"], AKTAU["2013"])),
            "in its place",
        ),
        "six rows": (three(number(CPC["2022"], *(value[f"O43{k}"] for k in "bcdef"))), "same four rows"),
        "other way": (
            three(same=number(CPC["2013"] - 23.5, NORTH["2013"] + 23.5, CHINA["2013"], AKTAU["2013"])),
            "the other way",
        ),
        "all three": (
            three(same=number(CPC["2013"] + 23.5, *(x["2013"] - 23.5 / 3 for x in (NORTH, CHINA, AKTAU)))),
            "all three others",
        ),
        "2022": (three(same=mixed("2022", "2022")), "2022 as it was"),
        "same as HHI": (three(same=1 / SAME), "`same_total` is an HHI"),
        "last element": (three(same=2), "two rows stay"),
    },
    "q4": {
        "kt": (four(310_000 / 365), "in kt"),
        "all held up": (four((5 * 53.1 + 26 * 15.7) / 365), "all that is held up"),
        "the rest": (four((5 * 43.1 + 26 * 5.7) / 365), "held up all the same"),
        "year's room": (four(310), "room of a whole year"),
        "ten": (four(cracks=10), "room of a whole year"),
        "without the worst": (four(260 / 365), "without any mooring"),
        "another": (four(cracks=1), "on each"),
        "over its room": (four((5 * 53.1 + 26 * 10) / 365), "more than its room"),
        "a month": (four(31 * 10 / 12), "room of a month"),
        "days": (four(cracks=82), "number of days"),
        "lesson's belief": (four(mean=MEAN * 11 / 4 * 5 / 21), "the lesson's belief"),
        "before 2022": (four(mean=MEAN * 11 / 4 / 5), "**before** 2022"),
        "storms only": (four(mean=MEAN * 31 / 113), "the storms only"),
        "cracks only": (four(mean=MEAN * 82 / 113), "cracked buoys only"),
        "one mooring": (four(useless=53.1 - 15.7), "what one mooring loads"),
        "beside it": (four(useless=43.1), "beside this route"),
        "a day": (four(useless=53.1 / 365), "in Mt a day"),
        "decade": (four(mean=10 * MEAN), "for a decade"),
        "twice divided": (four(mean=MEAN / 10), "divided by ten twice"),
        "both at once": (four(mean=2 * MEAN), "both kinds at once"),
        "one failure": (four(mean=MEAN * 11 / 4), "for one failure"),
        "another mean": (four(mean=5), "over the drawn decades"),
        "not a count": (four(above=0.5), "whole number"),
        "none": (four(above=0), "finds none"),
        "some": (four(above=4), "hardly differ"),
        "first gap": (four(useless=15.7), "a worse kind"),
        "sum of gaps": (four(useless=68.8), "never occur"),
        "text": (four("0.85"), "without quotation marks"),
        "last element": (four(useless=10), "worst day"),
    },
    "q5": {
        "too short": ({"note": "I advise to branch, A3 ¶10."}, "has 6 words"),
        "one word many times": ({"note": "word " * 60 + "A3 ¶10 branch"}, "different ones"),
        "no place": ({"note": NOTE.replace("¶", "")}, "cannot check this"),
        "two verdicts": ({"note": NOTE + " Or widen."}, "Keep one verdict"),
        "last element": ({"note": NOTE.replace("branch", "wait")}, "come down"),
    },
}

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": ["(route / total) ** 2", "1.92", "2.78", f"{SPLIT:.2f}"],
    "q2": [f"{SHARE:.0f}", f"{LEAST:.0f}", f"{NEEDED:.0f}"],
    "q3": [f"{PIPE:.2f}", f"{OTHERS:.2f}", f"{SAME:.2f}"],
    "q4": ["0.85", "2.25", "0.56", "53.1"],
    "q5": [],
}


# ------------------------------------------------------------------------------------------------ the figures once more


def shown(x):
    """A number as the words of a figure write it."""
    return f"{x:,.0f}" if x == round(x) else f"{x:,.1f}" if abs(x) >= 1 else f"{x:.3g}"


def figure_routes():
    names = {"CPC": CPC, "Atyrau-Samara, rail": NORTH, "China": CHINA, "Aktau": AKTAU}
    assert CPC["2022"] > CPC["2009"] and all(names[n]["2022"] < names[n]["2009"] for n in list(names)[1:])
    return [(year, f"{name} {shown(mt[year])}") for name, mt in names.items() for year in CPC]


def figure_trace():
    pipe, others = mixed("2022", "2009"), mixed("2009", "2022")
    assert others < pipe, "the emptying weighs more"
    steps = {"2009": mixed("2009", "2009"), "only CPC changed": pipe, "only the others changed": others}
    steps["2022"] = mixed("2022", "2022")
    return ["; ".join(f"{name} {shown(x)}" for name, x in steps.items())]


def figure_russia():
    least = {
        "2009": value["O42a"] + value["O42b"],
        "2013": value["O43a"] + value["O43b"] + value["O43f"],
        "2022": SURE,
    }
    avoid = {"2009": value["O42c"], "2013": value["O43c"], "2022": value["O44c"] + value["O44e"]}
    ends = {year: (100 * least[year] / TOTAL[year], 100 - 100 * avoid[year] / TOTAL[year]) for year in least}
    assert ends["2013"][1] < ends["2022"][0] < ends["2009"][1], "sure against 2013, not against 2009"
    dots = {"2022": f"dot {value['O45']:.1f}"}
    return [f"{year}: {a:.1f} to {b:.1f}, {dots.get(year, 'no dot')}" for year, (a, b) in ends.items()]


DAYS = {"none": [5, 0, 0, 0], "one": [26, 16, 0, 82]}
NORMAL, MOORING = value["O08"], 12 * value["E14"] * value["O04"] / value["O03"]


def expected(spare, rate=5 / 21):
    """Mt a year that so much spare saves on average, without a draw."""
    moorings = pd.read_csv(ROOT / "seeds" / "moorings.csv").set_index("day")["in_service_high"]
    assert [(moorings == 0).sum(), (moorings == 1).sum()] == [sum(DAYS["none"]), sum(DAYS["one"])]
    each = sum(DAYS["none"]) * min(spare, NORMAL) + sum(DAYS["one"]) * min(spare, NORMAL - MOORING)
    return rate * each / 4 / 365


def figure_spare():
    generator = np.random.default_rng(25)
    failures = generator.poisson(10 * generator.gamma(5, 1 / 21, 20000))
    kinds = generator.multinomial(failures, [1 / 4] * 4).mean(axis=0) / 10  # of each kind, a year
    all_saved = sum(
        kind * (none * NORMAL + single * (NORMAL - MOORING)) / 365 for kind, none, single in zip(kinds, *DAYS.values())
    )
    assert abs(all_saved - expected(60)) < 0.02 * all_saved
    gap = NORMAL - MOORING
    assert 0.9 < expected(gap) / expected(60) < 0.93, "as the title says: 92 percent"
    return [f"31 points from 0 at 0 to {shown(all_saved)} at 60"]


def still():
    now = {
        "CPC": CPC["2022"] + 10,
        "Atyrau-Samara, rail": NORTH["2022"],
        "China": CHINA["2022"],
        "Aktau": AKTAU["2022"] + 10,
    }
    return [f"{name} {mt:.1f}" for name, mt in now.items()] + [f"30 days: {now['CPC'] * 30 / 365:.1f} Mt"]


#: What the words of each figure must hold: whole pieces, or (series, piece) pairs. Computed above, never typed in.
FIGURES = {
    "diverse-figure-routes": figure_routes,
    "diverse-figure-trace": figure_trace,
    "diverse-figure-russia": figure_russia,
    "diverse-figure-spare": figure_spare,
    "diverse-still": still,
}

#: Numbers in the lesson's prose that are no results, each with its reason; then those in the exercise's texts.
ALLOWED = {10.0: "our rule for hedges, in percent"}
ALLOWED_IN_EXERCISE = {
    50.0: "minutes",
    60.0: "percent, and words",
    150.0: "words",
    6.0: "Mt, invented",
    15.7: "Mt a year, from the lesson",
}
