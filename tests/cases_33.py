"""Lesson 33 and its exercise: right answers, wrong ones with words of their own message, and its figures by another way."""

import numpy as np
import pandas as pd
from conftest import ROOT

value = pd.read_csv(ROOT / "seeds" / "context.csv").set_index("context_id")["value"]
ROW = {"Russia": 20, "Kazakhstan": 21, "Kyrgyzstan": 22, "Armenia": 23, "Georgia": 24, "Uzbekistan": 25}
ROW |= {"Turkey": 26, "Belarus": 27, "Azerbaijan": 28}
LEVEL = {(name, 2019 + k): value[f"T{row}{letter}"] for name, row in ROW.items() for k, letter in enumerate("abcde")}
TWELVE = {"Russia": "ab", "Kazakhstan": "de", "Kyrgyzstan": "gh", "Armenia": "jk"}
TWELVE = {name: [value[f"T29{letter}"] / 1000 for letter in pair] for name, pair in TWELVE.items()}
THREE, CONTROLS = ["Kazakhstan", "Kyrgyzstan", "Armenia"], ["Turkey", "Belarus", "Azerbaijan", "Georgia", "Uzbekistan"]
OTHERS = ["Georgia", "Uzbekistan", "Azerbaijan"]


def times(name, before, after):
    return LEVEL[name, after] / LEVEL[name, before]


def rise(names, before, after):
    return sum(LEVEL[name, after] - LEVEL[name, before] for name in names)


def ratio(names, before, after):
    return 100 * rise(names, before, after) / (LEVEL["Russia", before] - LEVEL["Russia", after])


# ------------------------------------------------------------------------------------------------ answers

TRIAL = times("Uzbekistan", 2019, 2023)
PERCENT = 100 * rise(["Kyrgyzstan"], 2021, 2023) / LEVEL["Kyrgyzstan", 2021]


def one(trial=TRIAL, percent=PERCENT, multiple="Armenia", change="Georgia"):
    return {"trial": trial, "kyrgyz_percent": percent, "larger_multiple": multiple, "larger_change": change}


R21, R19 = ratio(OTHERS, 2021, 2022), ratio(OTHERS, 2019, 2022)


def two(first=R21, second=R19, half=2 * R21, refuted="A"):
    return {"ratio_2021": first, "ratio_2019": second, "most_half": half, "refuted": refuted}


def column(country="Kyrgyzstan", before=2019, after=2021):
    return {name: times(country, before, after) / times(name, before, after) for name in CONTROLS}


PLACEBO = column()
EXPECTED = LEVEL["Kyrgyzstan", 2021] * times("Azerbaijan", 2021, 2022)
EXTRA = LEVEL["Kyrgyzstan", 2022] - EXPECTED


def three(placebo=PLACEBO, best="Azerbaijan", short="Turkey", extra=EXTRA):
    return {"placebo": placebo, "best": best, "best_short": short, "extra": extra}


GONE = value["T21d"] - 1000 * value["T10c"]
MISSING = 100 * GONE / value["T21d"]
FREIGHT = 100 * (1.06 * value["T21d"] - 1000 * value["T10c"]) / (1.06 * value["T21d"])


def four(missing=MISSING, freight=FREIGHT, wrong_way="freight", new=13.5):
    return {"missing": missing, "with_freight": freight, "wrong_way": wrong_way, "new_gap": new}


NOTE = (
    "Exports to Kazakhstan doubled, ×2.0, but from 5.6 to 11.4 billion euros; those to Kyrgyzstan rose ×5.6 to 1.5 billion only. With "
    "Armenia this is at most a fifth of what Russia lost, a bound for all goods together and for none alone. Part may have moved "
    "through, part may be new demand, or dealers who left Moscow. A3 ¶9 saw nothing of this in July 2022. Where most euros are, even "
    "a small share is large, so the team goes to Astana."
)

RIGHT = {
    "q1": [
        one(),
        one(round(TRIAL, 2), round(PERCENT), " armenia ", "GEORGIA"),
        one(np.float64(TRIAL), np.array([PERCENT])),
    ],
    "q2": [two(), two(round(R21, 2), round(R19, 2), round(2 * R21, 1), "a"), two(np.float64(R21), np.array([R19]))],
    "q3": [
        three(),
        three({name: round(PLACEBO[name], 2) for name in reversed(CONTROLS)}, "azerbaijan", "TURKEY", round(EXTRA)),
        three(pd.Series(PLACEBO), extra=np.float64(EXTRA)),
        three([PLACEBO[name] for name in CONTROLS]),
    ],
    "q4": [
        four(),
        four(round(MISSING, 1), round(FREIGHT, 1), "Freight"),
        four(np.float64(MISSING), new=np.int64(27) / 2),
    ],
    "q5": [{"note": NOTE}, {"note": NOTE.replace("Astana", "Bishkek")}],
}

AFTER = sum(LEVEL[name, 2022] for name in OTHERS)
FELL = LEVEL["Russia", 2021] - LEVEL["Russia", 2022]
WRONG = {
    "q1": {
        "upside down": (one(1 / TRIAL), "turn it round"),
        "growth": (one(TRIAL - 1), "counts the old size"),
        "percent": (one(100 * TRIAL), "plain number"),
        "growth in percent": (one(100 * TRIAL - 100), "growth in percent"),
        "change": (one(rise(["Uzbekistan"], 2019, 2023)), "is the change"),
        "other start": (one(times("Uzbekistan", 2021, 2023)), "another year"),
        "earlier end": (one(times("Uzbekistan", 2019, 2022)), "ends in another year"),
        "placebo end": (one(times("Uzbekistan", 2019, 2021)), "ends in another year"),
        "other country": (one(times("Kyrgyzstan", 2019, 2023)), "names another country"),
        "level": (one(LEVEL["Uzbekistan", 2023]), "needs two"),
        "one digit": (one(round(TRIAL, 1)), "rounded too far"),
        "not it": (one(3), "later year by the earlier"),
        "text": (one("1.7"), "without quotation marks"),
        "multiple in percent": (one(percent=PERCENT + 100), "multiple written in percent"),
        "fraction": (one(percent=PERCENT / 100), "fraction of one"),
        "multiple": (one(percent=PERCENT / 100 + 1), "is the multiple; the growth"),
        "first year only": (one(percent=100 * times("Kyrgyzstan", 2021, 2022) - 100), "ends in another year"),
        "later year": (
            one(percent=100 * rise(["Kyrgyzstan"], 2021, 2023) / LEVEL["Kyrgyzstan", 2023]),
            "divides by the later year",
        ),
        "millions": (one(percent=rise(["Kyrgyzstan"], 2021, 2023)), "in million euros"),
        "from 2019": (one(percent=100 * times("Kyrgyzstan", 2019, 2023) - 100), "begins in another year"),
        "backwards": (one(percent=100 * times("Kyrgyzstan", 2023, 2021) - 100), "runs backwards"),
        "100 off twice": (one(percent=PERCENT - 100), "100 off twice"),
        "percent else": (one(percent=5), "where it began"),
        "swapped": (one(multiple="Georgia", change="Armenia"), "swapped"),
        "by change": (one(multiple="Georgia"), "do not subtract"),
        "a third": (one(multiple="Turkey"), "choose one of"),
        "last element": (one(change="Armenia"), "do not divide"),
    },
    "q2": {
        "fraction": (two(R21 / 100), "fraction of one"),
        "sign": (two(-R21), "wrong sign"),
        "lesson's": (two(ratio(THREE, 2021, 2022)), "lesson's three"),
        "six": (two(ratio(THREE + OTHERS, 2021, 2022)), "counts six"),
        "upside down": (two(10000 / R21), "upside down"),
        "all to Russia": (two(100 * rise(OTHERS, 2021, 2022) / LEVEL["Russia", 2021]), "all that went to Russia"),
        "still to Russia": (two(100 * rise(OTHERS, 2021, 2022) / LEVEL["Russia", 2022]), "what still goes"),
        "all exports": (two(100 * AFTER / FELL), "takes all exports"),
        "growth": (
            two(100 * rise(OTHERS, 2021, 2022) / sum(LEVEL[name, 2021] for name in OTHERS)),
            "growth of the three",
        ),
        "other year": (two(second=R21), "other year"),
        "2023": (two(ratio(OTHERS, 2021, 2023)), "ends in 2023"),
        "rise": (two(rise(OTHERS, 2021, 2022)), "is the rise in million"),
        "fall": (two(FELL), "is the fall in million"),
        "mean": (two(R21 / 3), "mean of the three"),
        "one alone": (two(ratio(["Georgia"], 2021, 2022)), "Georgia alone"),
        "with Turkey": (two(second=ratio([*OTHERS, "Turkey"], 2019, 2022)), "counts Turkey"),
        "no decimals": (two(round(R21)), "rounded too far"),
        "not it": (two(50), "added euros"),
        "half fraction": (two(half=2 * R21 / 100), "`most_half` is a fraction"),
        "multiplied": (two(half=R21 / 2), "multiplies by the half"),
        "ratio": (two(half=R21), "replaced completely"),
        "rest": (two(half=100 - 2 * R21), "what remains"),
        "offset": (two(half=50), "offset of a product"),
        "whole fall": (two(half=100), "the whole fall"),
        "half upside down": (two(half=50 / R21), "turned upside down"),
        "2019's": (two(half=2 * R19), "ratio with 2019"),
        "lesson's half": (two(half=2 * ratio(THREE, 2021, 2022)), "uses the ratio of the lesson"),
        "half else": (two(half=77), "may not exceed"),
        "one kind": (two(refuted="B"), "one kind of goods"),
        "a word": (two(refuted="all"), "choose one of"),
        "last element": (two(refuted="C"), "one of them"),
    },
    "q3": {
        "upside down": (three({name: 1 / x for name, x in PLACEBO.items()}), "upside down"),
        "Kazakhstan": (three(column("Kazakhstan")), "that of Kazakhstan"),
        "war": (three(column(before=2021, after=2022)), "year of war"),
        "short": (three(column(before=2020)), "other window"),
        "war too": (three(column(after=2022)), "ends in 2022"),
        "Armenia": (three(column("Armenia")), "that of Armenia"),
        "hundreds": (three({name: 100 * x for name, x in PLACEBO.items()}), "plain number"),
        "less one": (three({name: x - 1 for name, x in PLACEBO.items()}), "1 taken off"),
        "own multiples": (three({name: times(name, 2019, 2021) for name in CONTROLS}), "own multiples"),
        "difference": (
            three({name: times("Kyrgyzstan", 2019, 2021) - times(name, 2019, 2021) for name in CONTROLS}),
            "subtracts",
        ),
        "one place": (three({name: round(x, 1) for name, x in PLACEBO.items()}), "rounded too far"),
        "one off": (three(PLACEBO | {"Georgia": 2}), "for 1 of 5"),
        "one number": (three(1.0), "one number for all"),
        "smallest": (three(best="Turkey"), "farthest from 1"),
        "lesson's best": (three(best="Uzbekistan"), "distance of each"),
        "a country": (three(best="Armenia"), "choose one of"),
        "same": (three(short="Azerbaijan"), "compute it anew"),
        "other": (three(short="Georgia"), "2020 to 2021"),
        "expected": (three(extra=EXPECTED), "lets expect. What"),
        "whole rise": (three(extra=rise(["Kyrgyzstan"], 2021, 2022)), "whole rise"),
        "billions": (three(extra=EXTRA / 1000), "in billion"),
        "sign": (three(extra=-EXTRA), "wrong sign"),
        "ratio": (three(extra=times("Kyrgyzstan", 2021, 2022) / times("Azerbaijan", 2021, 2022)), "ratio of multiples"),
        "Turkey's": (
            three(extra=LEVEL["Kyrgyzstan", 2022] - LEVEL["Kyrgyzstan", 2021] * times("Turkey", 2021, 2022)),
            "shorter window",
        ),
        "euros": (
            three(extra=rise(["Kyrgyzstan"], 2021, 2022) - rise(["Azerbaijan"], 2021, 2022)),
            "control's change in euros",
        ),
        "before": (
            three(extra=LEVEL["Kyrgyzstan", 2022] - LEVEL["Kyrgyzstan", 2021] * times("Azerbaijan", 2019, 2021)),
            "before the war",
        ),
        "2023": (
            three(extra=LEVEL["Kyrgyzstan", 2023] - LEVEL["Kyrgyzstan", 2021] * times("Azerbaijan", 2021, 2023)),
            "ends in 2023",
        ),
        "all of 2022": (three(extra=LEVEL["Kyrgyzstan", 2022]), "all that went there"),
        "euros of 2021": (
            three(extra=LEVEL["Kyrgyzstan", 2022] / times("Azerbaijan", 2021, 2022) - LEVEL["Kyrgyzstan", 2021]),
            "back to euros of 2021",
        ),
        "from 2019": (
            three(extra=LEVEL["Kyrgyzstan", 2022] - LEVEL["Kyrgyzstan", 2019] * times("Azerbaijan", 2019, 2022)),
            "another year than 2021",
        ),
        "from 2020": (
            three(extra=LEVEL["Kyrgyzstan", 2022] - LEVEL["Kyrgyzstan", 2020] * times("Azerbaijan", 2020, 2022)),
            "another year than 2021",
        ),
        "last element": (three(extra=5), "growth of `best`"),
    },
    "q4": {
        "fraction": (four(MISSING / 100), "fraction of one"),
        "sign": (four(-MISSING), "wrong sign"),
        "arrived": (four(100 - MISSING), "what arrived"),
        "smaller count": (four(100 * GONE / (1000 * value["T10c"])), "smaller count"),
        "millions": (four(GONE), "in millions"),
        "gone, billions": (four(GONE / 1000), "in billions"),
        "whole percent": (four(round(MISSING)), "rounded too far"),
        "units": (four(100 - 100 * value["T10c"] / value["T21d"]), "billions with millions"),
        "not it": (four(50), "does not count"),
        "no freight": (four(freight=MISSING), "as before"),
        "wrong side": (four(freight=100 - 106 * 1000 * value["T10c"] / value["T21d"]), "has it already"),
        "less six": (four(freight=MISSING - 6), "takes six off"),
        "plus six": (four(freight=MISSING + 6 - 0.001), "adds six"),
        "freight, arrived": (four(freight=100 - FREIGHT), "what arrived"),
        "percent raised": (four(freight=1.06 * MISSING), "raises the percent"),
        "percent lowered": (four(freight=MISSING / 1.06), "lowers the percent"),
        "freight else": (four(freight=50), "raise the sent value"),
        "origin": (four(wrong_way="origin"), "origin can leave"),
        "time": (four(wrong_way="time"), "time can leave"),
        "a word": (four(wrong_way="theft"), "choose one of"),
        "all": (four(new=36), "old habit included"),
        "old gap": (four(new=10), "missing before"),
        "share after": (four(new=40), "share missing after"),
        "habit": (four(new=22.5), "out of habit"),
        "difference": (four(new=26), "habit is a share"),
        "percent": (four(new=15), "in percent of"),
        "minus": (four(new=-13.5), "`new_gap` has the wrong sign"),
        "of arrived": (four(new=6), "share of what arrived"),
        "last element": (four(new=100), "old share of"),
    },
    "q5": {
        "too short": ({"note": "Astana, A3 ¶9."}, "has 3 words"),
        "one word many times": ({"note": "word " * 60 + "A3 ¶9 Astana"}, "different ones"),
        "no place": ({"note": NOTE.replace("¶", "")}, "cannot check this"),
        "two verdicts": ({"note": NOTE + " Or Bishkek."}, "Keep one verdict"),
        "last element": ({"note": NOTE.replace("Astana", "the field")}, "come down"),
    },
}

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": [f"{TRIAL:.2f}", f"{PERCENT:.0f}", "exports.loc"],
    "q2": [f"{R21:.1f}", f"{R19:.1f}", f"{2 * R21:.1f}"],
    "q3": [f"{EXTRA:.0f}", "1.00", "is Azerbaijan"],
    "q4": [f"{MISSING:.1f}", f"{FREIGHT:.1f}", "13.5"],
    "q5": [],
}


# ------------------------------------------------------------------------------------------------ the figures once more


def shown(x):
    """A number as the words of a figure write it."""
    return f"{x:,.0f}" if x == round(x) else f"{x:,.1f}" if abs(x) >= 1 else f"{x:.3g}"


def figure_change():
    change = {name: after - before for name, (before, after) in TWELVE.items()}
    multiple = {name: TWELVE[name][1] / TWELVE[name][0] for name in THREE}
    assert max(multiple, key=multiple.get) == min(THREE, key=change.get) == "Kyrgyzstan"
    assert abs(value["D49"] + 100 * sum(change[name] for name in THREE) / change["Russia"]) < 1e-3
    return [f"{name} {shown(x)}" for name, x in change.items()]


def figure_lists():
    lists = {"the three": THREE, "+ Georgia, Uzbekistan, Azerbaijan": THREE + OTHERS}
    lists["+ Belarus"] = [*THREE, *OTHERS, "Belarus"]
    lists["+ Turkey"] = [*lists["+ Belarus"], "Turkey"]
    shares = {name: ratio(names, 2021, 2022) for name, names in lists.items()}
    assert shares["+ Belarus"] < shares["+ Georgia, Uzbekistan, Azerbaijan"] < shares["+ Turkey"] < 100
    return ["; ".join(f"{name} {shown(x)}" for name, x in shares.items())]


def figure_controls():
    before, after = column("Kazakhstan"), column("Kazakhstan", 2021, 2022)
    assert min(after.values()) > 1 and min(after.values()) < max(before.values()), "above 1, not above every placebo"
    assert min(before, key=lambda name: abs(before[name] - 1)) == "Uzbekistan"
    for name in ("Kyrgyzstan", "Armenia"):
        assert min(column(name, 2021, 2022).values()) > max(column(name).values())
    return [f"{name} {before[name]:.2f} and {after[name]:.2f}" for name in CONTROLS]


def figure_mirror():
    pairs = {"sent": ("S06a", "S06c"), "received": ("S06b", "S06d")}
    assert abs(value["D54"] - 100 * (1 - value["S06b"] / value["S06a"])) < 1e-3 < value["D55"] - value["D54"]
    return [
        (name, f"{window} {shown(value[row])}")
        for name, rows in pairs.items()
        for window, row in zip(("before the war", "after"), rows)
    ]


def still():
    return [f"{name} {shown(rise([name], 2021, 2022) / 1000)}" for name in ["Russia", *THREE]]


#: What the words of each figure must hold: whole pieces, or (series, piece) pairs. Computed above, never typed in.
FIGURES = {
    "round-figure-change": figure_change,
    "round-figure-lists": figure_lists,
    "round-figure-controls": figure_controls,
    "round-figure-mirror": figure_mirror,
    "round-still": still,
}

#: Numbers in the lesson's prose that are no results, each with its reason; then those in the exercise's texts.
ALLOWED = {}
ALLOWED_IN_EXERCISE = {60.0: "words", 150.0: "words", 6.0: "percent, a usual factor for freight"}
