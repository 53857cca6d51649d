"""Lesson 35 and its exercise: right answers, wrong ones with words of their own message, and its figures by another way."""

from itertools import product

import numpy as np
import pandas as pd
from beam import number
from conftest import ROOT

# ------------------------------------------------------------------------------------------------ answers

CELLS = {
    ("refuse", "inspect"): (-4, -2),
    ("refuse", "wait"): (-4, 0),
    ("lease", "inspect"): (-7, 6),
    ("lease", "wait"): (5, 0),
}
ORIGIN = {"wrath": "stated", "size": "assumed", "sanctions": "stated", "cost": "assumed"}
statements = pd.read_csv(ROOT / "seeds" / "statements.csv")
EVERY_QUOTE = int((statements["voice"] == "quote").sum())
rows = statements[statements["about"] == "sanctions"]
KEPT = int(rows["legal_kind"].isin(["respected", "must comply", "not circumvented"]).sum())
QUOTED = int(rows["statement_id"].isin(["Q03"]).sum())


def one(cells=CELLS, origin=ORIGIN, kept=KEPT, quoted=QUOTED, **changed):
    changed = {tuple(key.split("_")): value for key, value in changed.items()}
    return {"cells": cells | changed if changed else cells, "origin": origin, "kept": kept, "quoted": quoted}


def mix(cells):
    gain = [cells["lease", do][0] - cells["refuse", do][0] for do in ("wait", "inspect")]
    catch = [cells[do, "inspect"][1] - cells[do, "wait"][1] for do in ("refuse", "lease")]
    if min(gain) >= 0 or max(gain) <= 0 or min(catch) >= 0 or max(catch) <= 0:
        return "no"
    return abs(catch[0]) / (abs(catch[0]) + abs(catch[1])), abs(gain[0]) / (abs(gain[0]) + abs(gain[1]))


def after(change):
    """`mix` with its two shares changed."""
    return lambda cells: "no" if mix(cells) == "no" else change(*mix(cells))


def unchecked(cells):
    """`mix` without the corner cases."""
    gain = [cells["lease", do][0] - cells["refuse", do][0] for do in ("wait", "inspect")]
    catch = [cells[do, "inspect"][1] - cells[do, "wait"][1] for do in ("refuse", "lease")]
    return catch[0] / (catch[0] - catch[1]), gain[0] / (gain[0] - gain[1])


def tie_missed(cells):
    """`mix` that sees dominance and no tie."""
    share, inspect = unchecked(cells)
    return (share, inspect) if 0 <= share <= 1 and 0 <= inspect <= 1 else "no"


def ratio(share):
    return share / (1 - share)


UNUSED = {"b": 2, "r": 3, "s": 15, "c": 9, "g": 4}


def three(lease=25, inspect=37.5, kept=12.5, unused=UNUSED):
    return {"lease_doubled": lease, "inspect_doubled": inspect, "lease_kept": kept, "unused": unused}


OBEY, DEFY = ("accommodate", "enforce", "retaliate"), ("comply", "hold back", "tolerate")
STRUCK = ("comply", "hold back", "retaliate")


def four(loss=(OBEY, DEFY), gain=(OBEY,), empty=OBEY, blow=(STRUCK,)):
    as_list = [list(x) if isinstance(x, tuple) and x and isinstance(x[0], tuple) else x for x in (loss, gain, blow)]
    return {"rest_loss": as_list[0], "rest_gain": as_list[1], "empty": empty, "rest_blow": as_list[2]}


MODEL = {"lot": "fixed", "ministry": "game"}
GRID = (np.arange(2000) + 0.5) / 2000
AREA = [100 * np.clip(1 - GRID * 8 / penalty, 0, 1).mean() for penalty in (5, 10)]


def five(needed=80, never=62.5, share=AREA[0], doubled=AREA[1], model=MODEL):
    return {"needed": needed, "never": never, "share": share, "share_doubled": doubled, "model": model}


NOTE = """
A2 ¶16 names two risks, wrath and secondary sanctions, and no size for either, so every payoff is assumed. For a bank whose stake was
just above the penalty the sentence holds: doubling makes it afraid of controls at all. For a bank that mixes already it fails, because
fewer controls keep the same balance. I would ask what a catch is worth to the West, and whether cases are chosen or drawn by lot. A
sentence without conditions is too much, so I disagree.
"""

RIGHT = {
    "q1": [
        one(),
        one(cells={key: list(value) for key, value in reversed(CELLS.items())}, kept=np.int64(KEPT)),
        one(cells={key: np.array(value, dtype=float) for key, value in CELLS.items()}, quoted=np.int64(QUOTED)),
        one(origin={key: f" {value.upper()} " for key, value in ORIGIN.items()}, kept=float(KEPT)),
        one(cells=pd.Series(CELLS.values(), index=pd.Index(CELLS.keys(), tupleize_cols=False))),
    ],
    "q2": [
        {"mix": mix},
        {"mix": after(lambda lease, inspect: [lease + 1e-12, np.float64(inspect)])},
        {"mix": lambda cells: "No " if mix(cells) == "no" else np.array(mix(cells))},
    ],
    "q3": [
        three(),
        three(np.float64(25), 37.5 + 1e-9, 12.5, {"b": 1, "r": 1, "s": 20, "c": 3, "g": 2}),
        three(unused={"g": 1, "c": 20.0, "s": np.int64(9), "r": 4, "b": 4}),
        three(unused=pd.Series(UNUSED)),
    ],
    "q4": [
        four(),
        four(loss=[list(DEFY), list(OBEY)], gain=OBEY, empty=[OBEY], blow={STRUCK}),
        four(empty=list(OBEY), blow=[tuple(word.upper() for word in STRUCK)]),
    ],
    "q5": [
        five(),
        five(np.float64(80), 62.5, 31.25, 60),
        five(model={"ministry": " Game", "lot": "FIXED"}, share=31.3),
    ],
    "q6": [{"note": NOTE}, {"note": NOTE.replace("¶16", "p. 16").replace("disagree", "agree")}],
}

WRONG = {
    "q1": {
        "turned round": (one({key: value[::-1] for key, value in CELLS.items()}), "wrong way round"),
        "cost as a plus": (one(refuse_wait=(4, 0)), "airline's sign"),
        "fine forgotten": (one(lease_inspect=(5, 6)), "when leased jets are found"),
        "only the fine": (one(lease_inspect=(-12, 6)), "something from leasing"),
        "fine without inspection": (one(lease_wait=(-7, 0)), "nobody looked"),
        "refusal is free": (one(refuse_inspect=(0, -2)), "has its price"),
        "another number": (one(lease_wait=(7, 0)), "fall due to the airline"),
        "catch without its cost": (one(lease_inspect=(-7, 8)), "was not free"),
        "fine to the regulator": (one(lease_inspect=(-7, 18)), "does not say that the fine goes"),
        "inspection for nothing": (one(refuse_inspect=(-4, 0)), "nothing to find"),
        "catch of nothing": (one(refuse_inspect=(-4, 6)), "what can be caught"),
        "waiting costs": (one(refuse_wait=(-4, -2)), "waiting brings the regulator"),
        "a catch unseen": (one(lease_wait=(5, 8)), "waiting brings the regulator"),
        "wild catch": (one(lease_inspect=(-7, 3)), "fall due to the regulator"),
        "closed sky while leasing": (one(lease_inspect=(-11, 6)), "Does this airline refuse"),
        "leasing forgone": (one(refuse_wait=(-9, 0)), "count it twice"),
        "fined for nothing": (one(refuse_inspect=(-16, -2)), "What did this airline do"),
        "cost added": (one(lease_inspect=(-7, 10)), "sign of the 2"),
        "catch forgotten": (one(lease_inspect=(-7, -2)), "found leased jets too"),
        "every row a quote": (one(quoted=KEPT), "own words"),
        "a cell open": (one(lease_wait=...), "still open"),
        "one number": (one(lease_wait=6), "two numbers in brackets"),
        "size stated": (one(origin=ORIGIN | {"size": "stated"}), "Can you?"),
        "risk assumed": (one(origin=ORIGIN | {"sanctions": "assumed"}), "stated as a risk"),
        "a word": (one(origin=ORIGIN | {"cost": "ours"}), "choose one of"),
        "all sanctions": (one(kept=len(rows)), "promise nothing"),
        "not joined too": (one(kept=KEPT + 1), "one kind too many"),
        "one kind": (one(kept=2), "one kind only"),
        "a wild number": (one(kept=11), "filter on"),
        "all quotes": (one(quoted=EVERY_QUOTE), "whole table"),
        "paraphrase": (one(quoted=2), "no quote"),
        "last element": (one(quoted=0), "whose `voice`"),
    },
    "q2": {
        "swapped or own payoffs": ({"mix": after(lambda a, b: (b, a))}, "same side's gains"),
        "percent": ({"mix": after(lambda a, b: (100 * a, 100 * b))}, "percent"),
        "the other action": ({"mix": after(lambda a, b: (1 - a, b))}, "**other** action"),
        "both other actions": ({"mix": after(lambda a, b: (1 - a, 1 - b))}, "**other** action"),
        "a minus": ({"mix": after(lambda a, b: (-a, b))}, "below zero"),
        "a ratio": ({"mix": after(lambda a, b: (ratio(a), ratio(b)))}, "divides one gain by the other"),
        "no corner cases": ({"mix": unchecked}, "dominates"),
        "a tie missed": ({"mix": tie_missed}, "with a tie"),
        "always no": ({"mix": lambda cells: "no"}, "reason to switch"),
        "another text": ({"mix": lambda cells: "none"}, "two shares, or"),
        "the memo's numbers": ({"mix": lambda cells: (0.25, 0.75)}, "not the memo's numbers"),
        "wild": ({"mix": lambda cells: (0.3, 0.9)}, "gain the same by both"),
        "one number": ({"mix": after(lambda a, b: a)}, "two numbers"),
        "no return": ({"mix": lambda cells: None}, "gives back nothing"),
        "an exception": ({"mix": lambda cells: cells["comply", "enforce"]}, "stopped with KeyError"),
        "not a function": ({"mix": (0.25, 0.75)}, "not a function"),
        "last element": ({"mix": after(lambda a, b: (a, 0.5))}, "the shares are not right"),
    },
    "q3": {
        "half the leasing": (three(lease=12.5), "stand still"),
        "a share of one": (three(lease=0.25), "share from 0 to 1"),
        "the other side": (three(lease=37.5), "other side's share"),
        "the other action": (three(inspect=62.5), "other action"),
        "inspections as before": (three(inspect=75), "before the doubling"),
        "inspections rise": (three(inspect=100), "rises with the fine"),
        "leasing rises": (three(lease=50), "regulator's payoffs"),
        "wild": (three(inspect=50), "solve it again"),
        "rule forgotten": (three(kept=25), "without the new rule"),
        "old fine": (three(kept=100 * 2 / 12), "old fine"),
        "worth forgotten": (three(kept=25.0 + 1e-9), "without the new rule"),
        "whole fine": (three(kept=100 * 2 / 32), "whole fine"),
        "two thirds": (three(kept=100 * 2 / 24), "two thirds"),
        "a third of the worth": (three(kept=100 * 2 / (8 + 8 / 3)), "A third of what"),
        "kept by the other side": (three(kept=37.5), "other side's share"),
        "wild kept": (three(kept=40), "whose payoff"),
        "small penalty": (three(unused=UNUSED | {"s": 5}), "not larger than"),
        "a tie": (three(unused=UNUSED | {"c": 4}), "a tie"),
        "West enforces": (three(unused=UNUSED | {"c": 2}), "reason to enforce"),
        "out of range": (three(unused=UNUSED | {"s": 30}), "from 1 to 20"),
        "half points": (three(unused=UNUSED | {"c": 9.5}), "whole number"),
        "one open": (three(unused=UNUSED | {"g": ...}), "still open"),
        "text": (three(lease="25"), "quotation marks"),
        "inspections without decimal": (three(inspect=38), "`inspect_doubled` is rounded too far"),
        "kept, a half up": (three(kept=13), "`lease_kept` is rounded too far"),
        "last element": (three(unused=UNUSED | {"g": 10}), "reason to enforce"),
    },
    "q4": {
        "sign of net": (four(loss=(OBEY,)), "sign of `net`"),
        "the lesson's penalty": (four(loss=(DEFY,)), "lesson's penalty"),
        "none": (four(loss=[]), "is empty"),
        "one too many": (four(loss=(OBEY, DEFY, STRUCK)), "somebody gains by moving alone"),
        "both for gain": (four(gain=(OBEY, DEFY)), "if Russia **loses**"),
        "wrong for gain": (four(gain=(STRUCK,)), "another `net`"),
        "not in the list": (four(empty=STRUCK), "not one of the places"),
        "no threat": (four(empty=DEFY), "nobody is threatened"),
        "old rule": (four(blow=(OBEY,)), "old rule"),
        "blow of a loser": (four(blow=(DEFY,)), "loses by its blow"),
        "two words": (four(empty=("accommodate", "retaliate")), "three words"),
        "text": (four(loss="accommodate"), "a list of places"),
        "last element": (four(blow=[]), "in which cells"),
    },
    "q5": {
        "fraction": (five(needed=0.8), "fraction of one"),
        "turned round": (five(needed=31.25), "changed places"),
        "points": (five(needed=4), "in points"),
        "wild": (five(needed=55), "cost the same"),
        "no p put in": (five(needed=160), "the p that is given"),
        "fifty as a q": (five(never=31.25), "takes a q of 50"),
        "what is left": (five(never=37.5), "left to 100"),
        "above 100": (five(never=160), "cannot be above 100"),
        "a q": (five(never=80), "a p is asked for"),
        "never a fraction": (five(never=0.625), "`never` is a fraction"),
        "wild p": (five(never=40), "largest q"),
        "never, a half down": (five(never=62), "`never` is rounded too far"),
        "never, a half up": (five(never=63), "`never` is rounded too far"),
        "whole percent": (five(share=31), "`share` is rounded too far"),
        "where it does not pay": (five(share=68.75), "**accommodating** pays"),
        "beyond the square": (five(share=20), "no chance"),
        "rectangle": (five(share=62.5), "rectangle"),
        "twice the area": (five(doubled=62.5), "not twice the area"),
        "the same area": (five(doubled=AREA[0]), "once more"),
        "a strip": (five(doubled=20), "only the strip"),
        "a coarse grid": (five(share=32), "finer steps"),
        "a diagonal": (five(doubled=50), "corner to corner"),
        "other area": (five(doubled=70), "above the line"),
        "lot as a game": (five(model=MODEL | {"lot": "game"}), "habits changed"),
        "one open": (five(model=MODEL | {"lot": ...}), "still open"),
        "last element": (five(model=MODEL | {"ministry": "fixed"}), "`model`, ministry"),
    },
    "q6": {
        "too short": ({"note": "I disagree, see A2 ¶16."}, "has 5 words"),
        "one word many times": ({"note": "penalty " * 60 + "A2 ¶16 agree"}, "different ones"),
        "no place": ({"note": NOTE.replace("¶16", "")}, "cannot check this"),
        "two verdicts": ({"note": NOTE + " Or I agree."}, "Keep one verdict"),
        "last element": ({"note": NOTE[: NOTE.rindex("so I")] + "in short."}, "come down"),
    },
}

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": ["(-7, 6)", "-7, 6"],
    "q2": ["if_refuse / (", "if_wait / ("],
    "q3": ["37.5", "12.5"],
    "q4": ["enforce, retaliate", "hold back, tolerate", "hold back, retaliate"],
    "q5": ["62.5", "31.25", "31.3", "at 80", "is 80"],
    "q6": [],
}


# ------------------------------------------------------------------------------------------------ the figures once more

START = {"b": 4, "r": 2, "s": 10, "c": 2, "g": 5}


def signs(b, r, s, c, g):
    """(share of accommodating, share of enforcing) by the formulas, each as (least, most), with the corner cases by hand."""
    stake = b + r
    if c >= g or s < stake:
        return (1, 1), (1, 1) if g > c else (0, 0)
    if s == stake:
        return (c / g, 1), (1, 1)
    return (c / g, c / g), (stake / s, stake / s)


def table_words():
    b, r, s, c, g = START.values()
    listed = [
        f"comply and enforce: {-r}, {-c}",
        f"comply and hold back: {-r}, 0",
        f"accommodate and enforce: {b - s}, {g - c}",
        f"accommodate and hold back: {b}, 0",
        f"Kazakhstan gains {b + r} by accommodating if the West holds back, {b + r - s} if it enforces",
        f"the West gains {-c} by enforcing if Kazakhstan complies, {g - c} if not",
        "At rest: no cell.",
    ]
    assert s > b + r > 0 and g > c > 0, "what makes the arrows go round"
    return listed


def curves():
    said = []
    for s in (10, 20):
        (share, _), (controls, _) = signs(**START | {"s": s})
        said.append(f"{100 * share:g} {100 * controls:g}")
        said.append(f"100 0; 100 {100 * controls:g}; 0 {100 * controls:g}; 0 100")
    return [*said, f"0 0; {100 * share:g} 0; {100 * share:g} 100; 100 100"]


def bars():
    helps = {"s": 2, "g": 2, "c": 0.5, "b": 0.5, "r": 0.5}
    names = ["penalty s doubled", "worth g doubled", "West's cost c halved", "benefit b halved", "wrath r halved"]
    falls, mixing, games = dict.fromkeys(helps, 0), 0, 0
    falls_there = dict.fromkeys(helps, 0)
    for b, r, c, g, s in product(range(1, 6), range(1, 6), range(1, 6), range(1, 6), range(1, 11)):
        payoffs = {"b": b, "r": r, "s": s, "c": c, "g": g}
        before, both = sum(signs(**payoffs)[0]), g > c and s > b + r
        games, mixing = games + 1, mixing + both
        for name, factor in helps.items():
            fewer = sum(signs(**payoffs | {name: payoffs[name] * factor})[0]) < before
            falls[name] += fewer
            falls_there[name] += fewer and both
    said = [("all games", f"{name} {number(100 * n / games)}") for name, n in zip(names, falls.values())]
    return said + [
        ("where both mix", f"{name} {number(100 * n / mixing)}") for name, n in zip(names, falls_there.values())
    ]


def lines():
    ends = [(100 * START["b"] / s, 100 * (START["b"] + START["r"]) / s) for s in (10, 20)]
    return [
        f"for s = {s} q rises from {low:g} at p = 0 to {high:g} at p = 100" for s, (low, high) in zip((10, 20), ends)
    ]


def still():
    (share, _), (controls, _) = signs(**START)
    return [*table_words(), f"Accommodates: {100 * share:.0f} of 100; enforces: {100 * controls:.0f} of 100."]


#: What the words of each figure must hold: whole pieces, or (series, piece) pairs. Computed above, never typed in.
FIGURES = {
    "dilemma-figure-table": table_words,
    "dilemma-figure-curves": curves,
    "dilemma-figure-levers": bars,
    "dilemma-figure-line": lines,
    "dilemma-still": still,
}

#: Numbers in the lesson's prose that are no results, each with its reason; then those in the exercise's texts.
ALLOWED = {}
ALLOWED_IN_EXERCISE = {50.0: "percent, given", 150.0: "words"}
