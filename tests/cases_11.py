"""Right and wrong answers to exercise 11, for tests/test_exercises.py: each wrong one with words of its own message."""

import numpy as np
import pandas as pd
from conftest import ROOT

facts = pd.read_csv(ROOT / "seeds" / "facts.csv")
value = pd.read_csv(ROOT / "seeds" / "context.csv").set_index("context_id")["value"]

ROW = {
    "value": 9,
    "unit": "percent",
    "denominator": "Germany's oil imports",
    "hedge_kind": "about",
    "speaker_kind": "author",
}
OTHER = facts["speaker_kind"] != "author"
VOICES = 100 * OTHER.groupby(facts["article"]).mean()
NUMBERS = facts["kind"] == "number"
MISFITS = {"days": "unit", "oil": "denominator", "court": "stale", "road": "naming", "parade": "perspective"}
SHARE = 100 * value["O08"] / value["O11b"]
NEEDED = 100 * (80 - SHARE) / 80
NOTE = "A1 ¶10 and ¶11 speak of one whole, crude oil, but only one gives a share. " * 5 + "I call the claim contested."


def points(value, kind, width):
    low = value - width if kind in ("about", "below") else value
    high = value + width if kind in ("about", "above") else value
    return [low, high]


def relative(value, kind, width):
    low, high = points(value, kind, value * width / 100)
    return low, high


def both_sides(value, kind, width):
    return (value, value) if kind == "none" else (value - width, value + width)


def wrong_side(value, kind, width):
    return points(value, {"below": "above", "above": "below"}.get(kind, kind), width)


def last_case_wrong(value, kind, width):
    return points(value, kind, width) if (value, width) != (12.5, 0.5) else (12.0, 13.1)


def raises(value, kind, width):
    return {"exact": 1}[kind]


def reverse(value, kind, width):
    return points(value, kind, width)[::-1]


def five(share=SHARE, needed=NEEDED, holds=False):
    return {"share_2021": share, "needed_around": needed, "over_holds": holds}


RIGHT = {
    "q1": [
        {"row": ROW},
        {"row": dict(reversed(ROW.items())) | {"value": 9.0, "unit": "%"}},
        {"row": ROW | {"value": np.int64(9), "denominator": "all oil that Germany imports", "unit": " Percent "}},
    ],
    "q2": [
        {"points": points},
        {"points": lambda v, k, w: np.array(points(v, k, w)) + 1e-12},
    ],
    "q3": [
        {"voices": VOICES},
        {"voices": VOICES.sample(frac=1, random_state=1)},
        {"voices": list(VOICES + 1e-9)},
        {"voices": VOICES.to_numpy().astype("float32")},
        {"voices": VOICES.to_dict()},
        {"voices": VOICES.to_frame()},
        {"voices": VOICES.round(1)},
    ],
    "q4": [{"misfits": MISFITS}, {"misfits": {k: v.upper() + " " for k, v in reversed(MISFITS.items())}}],
    "q5": [five(), five(np.float64(SHARE), NEEDED + 1e-9, np.bool_(False)), five(round(SHARE, 2), round(NEEDED, 2))],
    "q6": [{"note": NOTE}],
}

WRONG = {
    "q1": {
        "a fraction": ({"row": ROW | {"value": 0.09}}, "fraction of one"),
        "another number": ({"row": ROW | {"value": 10.3}}, "before any computing"),
        "the seller's side": ({"row": ROW | {"denominator": "Kazakhstan's oil exports"}}, "side of the border"),
        "a vague whole": ({"row": ROW | {"denominator": "Germany"}}, "three things"),
        "no hedge": ({"row": ROW | {"hedge_kind": "none"}}, "small word"),
        "one-sided": ({"row": ROW | {"hedge_kind": "below"}}, "take a side"),
        "the expert": ({"row": ROW | {"speaker_kind": "analyst"}}, "where his words begin"),
        "unit": ({"row": ROW | {"unit": "Mt"}}, "parts of a hundred"),
        "an entry left open": ({"row": ROW | {"unit": ...}}, "still open"),
        "an entry lost": ({"row": {"value": 9}}, "lost its entry"),
        "last element": ({"row": ROW | {"speaker_kind": "official"}}, "where his words begin"),
    },
    "q2": {
        "percent of the value": ({"points": relative}, "percent **of the value**"),
        "both sides": ({"points": both_sides}, "opens to both sides"),
        "the wrong side": ({"points": wrong_side}, "wrong side"),
        "ends reversed": ({"points": reverse}, "wrong way round"),
        "one value": ({"points": lambda v, k, w: v}, "two ends"),
        "no return": ({"points": lambda v, k, w: None}, "gives back nothing"),
        "an exception": ({"points": raises}, "stopped with KeyError"),
        "not a function": ({"points": 3}, "not a function"),
        "no hedge opened": ({"points": lambda v, k, w: (v - w, v + w) if k == "none" else points(v, k, w)}, "no room"),
        "last element": ({"points": last_case_wrong}, "12 to 13.1"),
    },
    "q3": {
        "fractions": ({"voices": VOICES / 100}, "fractions of one"),
        "the opposite": ({"voices": 100 - VOICES}, "opposite"),
        "counts": ({"voices": OTHER.groupby(facts["article"]).sum()}, "counted facts"),
        "numbers only": ({"voices": 100 * OTHER[NUMBERS].groupby(facts["article"][NUMBERS]).mean()}, "numbers only"),
        "all articles as the whole": (
            {"voices": 100 * OTHER.groupby(facts["article"]).sum() / len(facts)},
            "**same** article",
        ),
        "another grouping": ({"voices": 100 * OTHER.groupby(facts["kind"]).mean()}, "group by the right column"),
        "one number": ({"voices": 100 * OTHER.mean()}, "one number for each"),
        "too short": ({"voices": [1, 2, 3]}, "3 entries"),
        "text inside": ({"voices": ["a", "b", "c", "d", "e"]}, "text"),
        "last element": ({"voices": [*VOICES[:-1], 7.0]}, "A5 is not right"),
    },
    "q4": {
        "days contradict": ({"misfits": MISFITS | {"days": "contradiction"}}, "how many days"),
        "oil contradicts": ({"misfits": MISFITS | {"oil": "contradiction"}}, "Of **what**"),
        "court contradicts": ({"misfits": MISFITS | {"court": "contradiction"}}, "not on the same day"),
        "parade is the slip": ({"misfits": MISFITS | {"parade": "slip"}}, "the one in the lesson"),
        "no such kind": ({"misfits": MISFITS | {"road": "names"}}, "is not one of"),
        "one open": ({"misfits": MISFITS | {"road": ...}}, "Still open: road"),
        "not a dict": ({"misfits": ["unit"]}, "curly brackets"),
        "last element": ({"misfits": MISFITS | {"parade": "unit"}}, "4 of 5 fit"),
    },
    "q5": {
        "of oil produced": (five(100 * value["O08"] / value["O11a"]), "all oil *produced*"),
        "hindsight": (five(100 * value["O04"] / value["O12"]), "hindsight"),
        "mixed years": (five(100 * value["O08"] / value["O12"]), "different years"),
        "turned round": (five(100 * value["O11b"] / value["O08"]), "changed places"),
        "fraction": (five(SHARE / 100), "fraction of one"),
        "points": (five(needed=80 - SHARE), "percentage **points**"),
        "of the outside figure": (five(needed=100 * (80 - SHARE) / SHARE), "against the claim"),
        "negative": (five(needed=-NEEDED), "no direction"),
        "text": (five(share="78.6"), "without quotation marks"),
        "not a number": (five(share=float("nan")), "NaN"),
        "one open": (five(needed=...), "still open"),
        "verdict as text": (five(holds="no"), "True or False"),
        "last element": (five(holds=True), "which way does it look"),
    },
    "q6": {
        "too short": ({"note": "Both can stand, see A1 ¶10."}, "words so far"),
        "no place": ({"note": NOTE.replace("¶", "par. ")}, "cannot check this"),
        "no verdict": ({"note": NOTE.replace("contested", "odd")}, "come down"),
        "last element": ({"note": NOTE[: NOTE.rindex("I call")]}, "come down"),
    },
}

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": ["germany's oil imports", "`about`"],
    "q2": ["value - width", "value + width"],
    "q3": [f"{v:.1f}" for v in VOICES],
    "q4": [],
    "q5": [f"{SHARE:.1f}", f"{SHARE:.2f}", f"{NEEDED:.1f}", f"{NEEDED:.2f}"],
    "q6": [],
}
