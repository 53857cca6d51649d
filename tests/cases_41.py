"""Lesson 41 and its exercise: right answers, wrong ones with words of their own message, and its figures by another way."""

from functools import cache
from itertools import product

import numpy as np
import pandas as pd
from beam import number
from checks.lesson_41 import EVERY, RANGES, SHOCKS, WORLD, best, losses, marks, smallest
from conftest import ROOT

facts = pd.read_csv(ROOT / "seeds" / "facts.csv").set_index("fact_id")
context = pd.read_csv(ROOT / "seeds" / "context.csv").set_index("context_id")
value = context["value"]

# ------------------------------------------------------------------------------------------------ the questions

STRICT = {
    "A3-047": "verified",
    "A1-124": "unverified",
    "A5-041": "contested",
    "A1-105": "contested",
    "A4-092": "contested",
    "A4-113": "unverified",
}
STILL = sum(mark == "verified" for mark in marks(True, False).values())
MINE = {"A1-124": "verified", "A1-129": "contested", "A1-123": "unverified"}


def six(**changed):
    return {"strict_marks": STRICT | {k.replace("_", "-"): v for k, v in changed.items()}, "still_verified": STILL}


def count(n):
    return {"strict_marks": STRICT, "still_verified": n}


def lost_by(**changed):
    """A `stress` in which one shock is computed in another way."""

    def stress(russia, china, west):
        row = losses(russia, china, west)
        return row | {name.replace("_", " "): way(russia, china, west) for name, way in changed.items()}

    return {"stress": stress}


def last_mix_wrong(russia, china, west):
    return losses(russia, china, west) | ({"border": 1.0} if russia == 34 else {})


WORST, REGRET, AVERAGE = (next(iter(best(rule))) for rule in ("worst", "regret", "average"))
SPREAD = {name: smallest(**{name: high}) - smallest(**{name: low}) for name, (low, high) in RANGES.items()}


def three(worst=WORST, regret=REGRET, average=AVERAGE):
    return {"worst_mix": worst, "regret_mix": regret, "average_mix": average}


def tornado(decides="cut", **changed):
    return {"spread": SPREAD | changed, "decides": decides}


MIX = {"Russia": 40, "China": 20, "West": 40}
ADVICE = (
    "If you fear the worst case most, put 40 of 100 new dollars each into trade with Russia and the West and 20 into trade with "
    "China: at worst 16 are lost, by sanctions or by the retaliation of a partner. If you go by chances instead, the same table sends "
    "everything to the West. The EU already takes around 40 percent of the exports (A1 ¶11). I assumed the chances and the loss "
    "at the border; the advice hangs most on how hard a partner would cut its trade."
)


def brief(mix=MIX, lost=None, advice=ADVICE):
    return {"my_mix": mix, "my_losses": losses(40, 20, 40) if lost is None else lost, "my_advice": advice}


RIGHT = {
    "q1": [
        six(),
        {"strict_marks": {k: v.upper() + " " for k, v in reversed(STRICT.items())}, "still_verified": np.int64(STILL)},
        {"strict_marks": pd.Series(STRICT), "still_verified": float(STILL) + 1e-9},
    ],
    "q2": [
        {"my_claims": MINE},
        {"my_claims": {"A1-038": " Contested", "A3-047": "verified", "A4-139": "unverified"}},
        {"my_claims": dict(reversed(MINE.items()))},
    ],
    "q3": [
        {"stress": losses},
        {"stress": lambda r, c, w: pd.Series(losses(r, c, w))},
        {"stress": lambda r, c, w: {k: np.float64(v) + 1e-12 for k, v in reversed(losses(r, c, w).items())}},
    ],
    "q4": [
        three(),
        three(list(WORST), np.array(REGRET), pd.Series(AVERAGE)),
        three(worst=tuple(float(n) for n in WORST)),
        three(average=dict(zip(("West", "China", "Russia"), AVERAGE[::-1]))),
    ],
    "q5": [
        tornado(),
        tornado("Cut ", **{k: np.float64(v) + 1e-9 for k, v in SPREAD.items()}),
        {"spread": pd.Series(SPREAD), "decides": "cut"},
    ],
    "q6": [brief(), brief(lost={k: round(v, 1) for k, v in losses(40, 20, 40).items()})],
}

WRONG = {
    "q1": {
        "open conflict": (six(A5_041="verified"), "nobody can settle"),
        "hindsight": (six(A1_124="verified"), "published too late"),
        "late is against": (six(A1_124="contested"), "does not speak **against**"),
        "contest not seen": (six(A1_105="unverified"), "something does speak against"),
        "contradiction not seen": (six(A4_092="unverified"), "something does speak against it"),
        "a word of its own": (six(A4_113="false"), "choose one of"),
        "believed": (six(A4_113="verified"), "no row from outside and no conflict"),
        "verdict no": (six(A3_047="contested"), "what is their verdict"),
        "foresight not seen": (six(A3_047="unverified"), "was it late"),
        "contradiction verified": (six(A4_092="verified"), "something does speak against it"),
        "the six": (count(sum(m == "verified" for m in STRICT.values())), "counts the six only"),
        "share": (count(STILL / len(facts)), "or a share"),
        "no conflicts": (count((facts["outside"] == "supports").sum()), "leaves out the conflicts"),
        "one open": (six(A4_113=...), "still open"),
        "no dict": ({"strict_marks": ["verified"], "still_verified": STILL}, "curly brackets"),
        "percent": (count(100 * STILL / len(facts)), "is a percentage or"),
        "loose": (count(sum(m == "verified" for m in marks().values())), "lesson's rule"),
        "no open ones, or open ones only": (count(sum(m == "verified" for m in marks(False, False).values())), "two kinds of conflict"),
        "late ones": (count(sum(m == "verified" for m in marks(True, True).values())), "lets late figures"),
        "the others": (count(len(facts) - STILL), "**not** verified"),
        "text": (count("37"), "without quotation marks"),
        "last element": (count(STILL - 1), "use the rule on all facts"),
    },
    "q2": {
        "near enough": ({"my_claims": MINE | {"A1-129": "verified"}}, "how near the numbers"),
        "own knowledge": ({"my_claims": MINE | {"A1-123": "verified"}}, "no row"),
        "any conflict": ({"my_claims": MINE | {"A1-124": "contested"}}, "verdict of its conflicts"),
        "open conflict": ({"my_claims": {"A3-073": "contested"} | {"A1-124": "verified", "A1-129": "contested"}}, "an open conflict counts"),
        "open conflict, supported": ({"my_claims": {"A1-125": "contested", "A1-129": "contested", "A1-123": "unverified"}}, "an open conflict counts"),
        "not looked": ({"my_claims": MINE | {"A1-124": "unverified"}}, "something outside"),
        "the lesson's": ({"my_claims": {"A3-048": "verified", "A1-129": "contested", "A1-123": "unverified"}}, "of the lesson"),
        "no such id": ({"my_claims": {"A9-001": "verified", "A1-129": "contested", "A1-123": "unverified"}}, "is no id"),
        "no number": ({"my_claims": {"A1-001": "unverified", "A1-129": "contested", "A1-124": "verified"}}, "no number"),
        "two": ({"my_claims": {"A1-124": "verified", "A1-129": "contested"}}, "here are 2"),
        "one mark": ({"my_claims": {"A1-124": "verified", "A1-080": "verified", "A1-125": "verified"}}, "suits it"),
        "a list": ({"my_claims": list(MINE)}, "curly brackets"),
        "one open": ({"my_claims": MINE | {"A1-123": ...}}, "no mark yet"),
        "last element": ({"my_claims": MINE | {"A1-123": "true"}}, "choose one of"),
    },
    "q3": {
        "all oil": (lost_by(CPC_loss=lambda r, c, w: w * 0.55), "for oil"),
        "nothing gets round": (lost_by(CPC_loss=lambda r, c, w: w * 0.60), "How much of it is stuck"),
        "what leaves": (lost_by(CPC_loss=lambda r, c, w: w * 0.6 * 0.45), "still leaves"),
        "a sum": (lost_by(CPC_loss=lambda r, c, w: w * 1.15), "adds two percentages"),
        "sanctions for all": (lost_by(sanctions=lambda r, c, w: 40.0), "does not depend"),
        "after the cut": (lost_by(retaliation=lambda r, c, w: max(r, c, w) * 0.6), "left after the cut"),
        "all but China": (lost_by(border=lambda r, c, w: (r + w) * 0.6), "everybody but China"),
        "rounded": (lost_by(CPC_loss=lambda r, c, w: round(w * 0.33, 1)), "but rounded"),
        "no mix": (lost_by(CPC_loss=lambda r, c, w: 33.0), "does not depend"),
        "percent": (lost_by(CPC_loss=lambda r, c, w: w * 60 * 55), "forgets to divide"),
        "no penalty": (lost_by(sanctions=lambda r, c, w: r * 0.08), "leaves out the penalty"),
        "penalty as percent": (lost_by(sanctions=lambda r, c, w: r * 0.08 * 0.05), "no percentage"),
        "all hidden": (lost_by(sanctions=lambda r, c, w: r * 0.05), "may be hidden"),
        "all retaliate": (lost_by(retaliation=lambda r, c, w: 40.0), "**one** partner"),
        "Russia retaliates": (lost_by(retaliation=lambda r, c, w: r * 0.4), "Any partner"),
        "smallest": (lost_by(retaliation=lambda r, c, w: min(r, c, w) * 0.4), "smallest"),
        "West retaliates": (lost_by(retaliation=lambda r, c, w: w * 0.4), "always takes the West"),
        "China retaliates": (lost_by(retaliation=lambda r, c, w: c * 0.4), "always takes China"),
        "West's border": (lost_by(border=lambda r, c, w: w * 0.6), "takes the West's dollars"),
        "gets through": (lost_by(border=lambda r, c, w: c * 0.4), "still gets through"),
        "every border": (lost_by(border=lambda r, c, w: 60.0), "every border"),
        "one open": (lost_by(border=lambda r, c, w: ...), "still open"),
        "an entry lost": ({"stress": lambda r, c, w: {"border": 1}}, "has no entry"),
        "no return": ({"stress": lambda r, c, w: None}, "gives back nothing"),
        "no function": ({"stress": losses(40, 20, 40)}, "not a function"),
        "last element": ({"stress": last_mix_wrong}, "Whose dollars"),
    },
    "q4": {
        "the worst": (three(worst=(0, 100, 0)), "is the worst mix"),
        "three shocks": (three(regret=next(iter(best("regret", shocks=SHOCKS[:3])))), "Where is the border"),
        "all alike": (
            three(average=min(EVERY, key=lambda m: sum(losses(*m).values()))),
            "weighs all shocks alike" if min(EVERY, key=lambda m: sum(losses(*m).values())) not in best("worst") else "",
        ),
        "another rule": (three(worst=AVERAGE), "another rule recommends"),
        "largest average, which is turned round": (three(average=(100, 0, 0)), "is the worst mix by this rule, or turned round"),
        "dict": (three(average=dict(zip(("China", "West", "Russia"), AVERAGE))), "`average_mix`"),
        "not 100": (three(worst=(40, 40, 40)), "adds up to 120"),
        "other steps": (three(worst=(35, 35, 30)), "steps of 10"),
        "two numbers": (three(worst=(50, 50)), "three numbers"),
        "text": (three(worst="40, 20, 40"), "three numbers"),
        "just another": (three(worst=(20, 20, 60)), "smaller value by this rule"),
        "last element": (three(average=(0, 10, 90)), "`average_mix`"),
    },
    "q5": {
        "one mix kept": (
            tornado(hidden=max(losses(*WORST, WORLD | {"hidden": 12}).values()) - max(losses(*WORST, WORLD | {"hidden": 4}).values())),
            "you kept one mix",
        ),
        "turned round": (tornado(penalty=-SPREAD["penalty"]), "other way round"),
        "one end": (tornado(cut=smallest(cut=60)), "at one end"),
        "the assumption": (tornado(border=70), "how far the assumption moves"),
        "just wrong": (tornado(border=3.3), "in the world with its high end"),
        "one open": (tornado(border=...), "still open"),
        "text": (tornado(border="2"), "without quotation marks"),
        "not in the list": (tornado("China"), "choose one of"),
        "last element": (tornado("border"), "largest spread"),
    },
    "q6": {
        "not 100": (brief(mix=MIX | {"West": 50}), "not to 100"),
        "negative": (brief(mix={"Russia": -20, "China": 80, "West": 40}), "less than nothing"),
        "other names": (brief(mix={"Russia": 40, "China": 20, "EU": 40}), "three entries"),
        "another mix's losses": (brief(lost=losses(20, 40, 40)), "not what this mix loses"),
        "one open": (brief(lost=losses(40, 20, 40) | {"border": ...}), "still open"),
        "too short": (brief(advice="If you fear it, then split it (A1 ¶11), as I assumed."), "words; 60 to 120"),
        "repeats": (brief(advice="if " * 40 + ADVICE[:100]), "repeats few words"),
        "no condition": (brief(advice=ADVICE.replace("If", "As")), "no condition"),
        "no place": (brief(advice=ADVICE.replace("¶", "")), "article and paragraph"),
        "no such place": (brief(advice=ADVICE.replace("¶11", "¶99")), "No article has A1 ¶99"),
        "a list": (brief(advice=[ADVICE]), "write text"),
        "last element": (brief(advice=ADVICE.replace("assumed", "took").replace("chances", "odds")), "which number you assumed"),
    },
}  # fmt: skip

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": [f" {STILL} "],
    "q2": [],
    "q3": ["world["],
    "q4": ["(40, 20, 40)", "(0, 0, 100)"],
    "q5": ["`cut`", "8.0"],
    "q6": [],
}


# ------------------------------------------------------------------------------------------------ the figures once more

network = pd.read_csv(ROOT / "seeds" / "network.csv").set_index("edge_id")
DOORS = ["N04", "N10", "N19"]  # every way but CPC; behind each the network is wide enough (lesson 23)
ALL = network.loc["N01", "capacity_kt"] / 1000
BUILT = network.loc[DOORS, "capacity_kt"].sum() / 1000
USED = (network.loc[DOORS, "flow_kt"] + network.loc[DOORS, "spare_kt"]).astype(int).sum() / 1000
BEFORE = 100 * value["S01a"] / (1000 * value["T15d"])
GROWTH = facts.loc["A3-074", "value"]
HIDDEN = 100 - 100 * (100 - BEFORE) / (100 + GROWTH)  # all but the part stays as it was
LATER = 100 * value["S01b"] / (1000 * value["T15c"])
CUT = 100 * (value["T29a"] - value["T29b"]) / value["T29a"]
STEPS = [(r, c, 100 - r - c) for r, c in product(range(0, 101, 5), repeat=2) if r + c <= 100]
BASE = (80, 100 * (ALL - USED) / ALL, HIDDEN, 10, CUT)
THREE = ["CPC loss", "sanctions", "retaliation"]


def shown(x):
    return number(x)


def lose(mix, oil, stuck, hidden, penalty, cut):
    russia, _, west = mix
    return [west * oil * stuck / 1e4, min(russia * hidden * penalty / 100, 100), max(mix) * cut / 100]


@cache
def rules():
    """{rule: mix}, counted mix by mix."""
    lost = {mix: lose(mix, *BASE) for mix in STEPS}
    least = [min(row[k] for row in lost.values()) for k in range(3)]
    chances = (5, 200 / 10, 10)
    ways = {
        "worst case": max,
        "regret": lambda row: max(x - y for x, y in zip(row, least)),
        "average": lambda row: sum(x * p for x, p in zip(row, chances)),
    }
    return {rule: min(STEPS, key=lambda mix, way=way: way(lost[mix])) for rule, way in ways.items()}


def leaving():
    return [
        f"nothing closed {shown(ALL)}; CPC closed, as built {shown(BUILT)}; CPC closed, by use plus spare {shown(USED)}"
    ]


def hiding():
    return [
        f"2021, ten months {shown(BEFORE)}; most that the total can hide {shown(HIDDEN)}",
        f"(hindsight) {shown(LATER)}",
    ]


def enforcing():
    return ["; ".join(f"{s} {shown(200 / s)}" for s in (4, 5, 8, 10, 20, 40))]


def said_of(name, mix):
    pieces = zip(THREE, lose(mix, *BASE))
    return f"{name}: " + "; ".join(f"{shock} {shown(x)}" for shock, x in pieces)


def by_rule():
    return [said_of(f"{rule}: {', '.join(map(str, mix))}", mix) for rule, mix in rules().items()]


def over_worlds():
    stuck = [100 * (ALL - mt) / ALL for mt in (BUILT, USED)]
    worlds = list(product([60, 80, 90], stuck, [BEFORE, HIDDEN, LATER], [5, 10, 20], [25, 48, 75]))
    least = [min(max(lose(mix, *world)) for mix in STEPS) for world in worlds]
    said = []
    for name, mix in (rules() | {"mine": (15, 25, 60)}).items():
        more = np.array([max(lose(mix, *world)) - best for world, best in zip(worlds, least)])
        low, middle, high = np.quantile(more, [0.1, 0.5, 0.9])
        said.append(f"{name}: {shown(low)} to {shown(high)}, dot {shown(middle)}")
    return said


def at_start():
    return [said_of("your mix", (15, 25, 60)), said_of("smallest worst case", rules()["worst case"])]


#: What the words of each figure must hold: whole pieces, computed above, never typed in.
FIGURES = {
    "brief-figure-cpc": leaving,
    "brief-figure-hidden": hiding,
    "brief-figure-game": enforcing,
    "brief-figure-rules": by_rule,
    "brief-figure-worlds": over_worlds,
    "brief-still": at_start,
}

#: Numbers in the lesson's prose that are no results, each with its reason; then those in the exercise's texts.
ALLOWED = {}
ALLOWED_IN_EXERCISE = {}
