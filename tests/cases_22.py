"""What lesson 22 and its exercise must say: right and wrong answers, the figures once more, numbers that are no results."""

import csv
import math
from collections import Counter, defaultdict

import numpy as np
import pandas as pd
from conftest import ROOT


def rows(name):
    with open(ROOT / "seeds" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROUTES = {row["route_id"]: row for row in rows("routes")}
PLACES = {row["place"]: row for row in rows("places")}
VALUE = {row["context_id"]: row["value"] for row in rows("context")}
LEGS = defaultdict(list)
for row in rows("legs"):
    LEGS[row["route_id"]].append(row)
ON_MAP = sorted(route for route in LEGS if ROUTES[route]["origin"] == "articles")


# ------------------------------------------------------------------------------------------------ the exercise

KINDS = {
    "silk road": "label",
    "lorries": "route",
    "buffer market": "metaphor",
    "european path": "metaphor",
    "canal": "route",
    "pipes": "route",
}
WAY = [("Aktau", "Makhachkala", "tanker"), ("Makhachkala", "Novorossiysk", "pipeline")]
STATED = pd.Series({r: 100 * sum(leg["standing"] == "stated" for leg in LEGS[r]) / len(LEGS[r]) for r in ON_MAP})
COUNTED = pd.Series({r: sum(leg["standing"] == "stated" for leg in LEGS[r]) for r in ON_MAP})
IMPLIED = pd.Series({r: 100 * sum(leg["standing"] != "implied" for leg in LEGS[r]) / len(LEGS[r]) for r in ON_MAP})
SIZE = sum(len(LEGS[r]) for r in ON_MAP)
MISSING = ["Georgia", "Kazakhstan"]


def km(a, b):
    """The haversine in plain Python."""
    (p, u), (q, v) = ((math.radians(float(PLACES[x]["lat"])), math.radians(float(PLACES[x]["lon"]))) for x in (a, b))
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin((v - u) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))


def flat(a, b):
    return 111 * math.dist(*((float(PLACES[x]["lat"]), float(PLACES[x]["lon"])) for x in (a, b)))


def along(route, first=1, measure=km):
    return [measure(leg["from_place"], leg["to_place"]) for leg in LEGS[route] if int(leg["leg"]) >= first]


DIRECT, PARTS = km("Atyrau", "Alashankou"), along("R36")
DRAWN = sum(PARTS)
BEND = float(VALUE["O37a"]) / sum(along("R34", 3))
TRAIN = float(VALUE["M10b"]) / sum(along("R37"))

STATES = {r: {PLACES[leg[end]]["state"] for leg in LEGS[r] for end in ("from_place", "to_place")} for r in LEGS}
LEFT = sorted(r for r in LEGS if not STATES[r] & {"Russia", "Georgia"})
FAMILY = {"R37": "R04", "R38": "R03", "R39": "R03", "R34": "R02", "R35": "R02"} | dict.fromkeys(
    ("R29", "R30", "R31", "R32"), "R11"
)
AVOIDING = [r for r in LEGS if ROUTES[r]["touches_russia"] == "no"]
AVOID = len({FAMILY.get(r, r) for r in AVOIDING})
NEED = len({FAMILY.get(r, r) for r in AVOIDING if "Azerbaijan" in STATES[r]})
ENDS = [PLACES[leg[end]]["state"] for r in AVOIDING for leg in LEGS[r] for end in ("from_place", "to_place")]

NOTE = (
    "Print the full map. On the other map the railway of A1 ¶10 begins in Bucharest, since only four of its legs are stated, "
    "and a minister would not know that Georgia has a door to it. Here dotted legs show Georgia and two seas. What my choice "
    "hides is weight: one line may carry much and its neighbour almost nothing. Below it print that dotted legs are ours."
)


def code(way=WAY, touches="yes"):
    return {"way": way, "touches": touches}


def audit(stated=STATED, missing=MISSING):
    return {"stated": stated, "missing": missing}


def length(direct=DIRECT, drawn=DRAWN, estimate=DRAWN * BEND):
    return {"direct": direct, "drawn": drawn, "estimate": estimate}


def doors(left=LEFT, need=NEED, avoid=AVOID):
    return {"left": left, "need": need, "avoid": avoid}


def without(*closed):
    return [r for r in LEGS if not STATES[r] & set(closed)]


RIGHT = {
    "q1": [
        {"kinds": KINDS},
        {"kinds": pd.Series(KINDS)},
        {"kinds": {k: v.upper() + " " for k, v in reversed(KINDS.items())}},
    ],
    "q2": [
        code(),
        code([list(leg) for leg in WAY], " Yes "),
        code(tuple(WAY)),
        code(np.array(WAY)),
        code(pd.DataFrame(WAY)),
        code([("aktau ", "makhachkala", "ship"), ("Makhachkala", "Novorossiysk", "Pipe")]),
    ],
    "q3": [
        audit(),
        audit(STATED.sample(frac=1, random_state=1), set(MISSING)),
        audit(list(STATED + 1e-9), tuple(MISSING)),
        audit(STATED.to_numpy().astype("float32"), np.array(MISSING)),
        audit(STATED.to_dict(), pd.Series(MISSING)),
        audit(STATED.to_frame(), MISSING[::-1]),
        audit(STATED.round(0)),
        audit(missing=[state.lower() for state in MISSING]),
    ],
    "q4": [
        length(),
        length(np.float64(DIRECT), DRAWN + 1e-6, np.float64(DRAWN * BEND)),
        length(round(DIRECT), round(DRAWN), round(DRAWN * BEND)),
    ],
    "q5": [
        doors(),
        doors(set(LEFT), np.int64(NEED), float(AVOID)),
        doors(np.array(LEFT[::-1])),
        doors(pd.Series([f" {r.lower()}" for r in LEFT])),
    ],
    "q6": [{"note": NOTE}, {"note": NOTE.replace("full", "bare")}],
}

SHARE = COUNTED / COUNTED.sum()
WRONG = {
    "q1": {
        "a programme as a route": ({"kinds": KINDS | {"silk road": "route"}}, "begin and end"),
        "a programme as a picture": ({"kinds": KINDS | {"silk road": "metaphor"}}, "money and projects"),
        "vague, so no route": ({"kinds": KINDS | {"lorries": "metaphor"}}, "makes it vague"),
        "a market as a way": ({"kinds": KINDS | {"buffer market": "route"}}, "load on a market"),
        "a path as a way": ({"kinds": KINDS | {"european path": "route"}}, "with what cargo"),
        "a canal as a name": ({"kinds": KINDS | {"canal": "label"}}, "real passage"),
        "no such kind": ({"kinds": KINDS | {"canal": "ship"}}, "choose one of"),
        "one open": ({"kinds": KINDS | {"lorries": ...}}, "Still open: lorries"),
        "not a dict": ({"kinds": ["route"]}, "curly brackets"),
        "an entry lost": ({"kinds": {"pipes": "route"}}, "has no entry"),
        "last element": ({"kinds": KINDS | {"pipes": "label"}}, "gives no name"),
    },
    "q2": {
        "a tanker avoids Russia": (code(touches="no"), "took the sea for a way round"),
        "no state printed": (code(touches="not stated"), "In which states"),
        "a word of their own": (code(touches="maybe"), "choose one of"),
        "one leap": (code([("Aktau", "Novorossiysk", "tanker")]), "leaps over a stop"),
        "backwards": (code([(b, a, m) for a, b, m in WAY[::-1]]), "flows the other way"),
        "a gap": (code([WAY[0], ("Aktau", "Novorossiysk", "pipeline")]), "a gap"),
        "more than is printed": (
            code([WAY[0], ("Makhachkala", "Tikhoretsk", "pipeline"), ("Tikhoretsk", "Novorossiysk", "pipeline")]),
            "more than the text prints",
        ),
        "the other port": (
            code([("Aktau", "Baku", "tanker"), ("Baku", "Novorossiysk", "pipeline")]),
            "not those of the",
        ),
        "no such place": (code([("Port of Aktau", "Baku", "tanker"), WAY[1]]), "No place is called"),
        "modes swapped": (
            code([("Aktau", "Makhachkala", "pipeline"), ("Makhachkala", "Novorossiysk", "tanker")]),
            "changed places",
        ),
        "any ship": (code([("Aktau", "Makhachkala", "sea"), WAY[1]]), "dry cargo"),
        "a train": (code([WAY[0], ("Makhachkala", "Novorossiysk", "rail")]), "not that of the text"),
        "a leg without mode": (code([("Aktau", "Makhachkala"), WAY[1]]), "three texts"),
        "a single leg": (code(WAY[0]), "single leg"),
        "a text": (code("Aktau - Makhachkala"), "list of legs"),
        "touches open": (code(touches=...), "still open"),
        "a mode as a place": (code([(m, a, b) for a, b, m in WAY]), "from, to, mode"),
        "a sea as a place": (
            code([("Aktau", "Caspian Sea", "tanker"), ("Caspian Sea", "Makhachkala", "tanker"), WAY[1]]),
            "middle of a sea",
        ),
        "states for ports": (
            code([("Kazakhstan", "Russia", "tanker"), ("Russia", "Russia", "pipeline")]),
            "names ports",
        ),
        "legs swapped": (code(WAY[::-1]), "not in the order"),
        "the oil's further way": (code([*WAY, ("Novorossiysk", "Istanbul", "tanker")]), "more than the text prints"),
        "one mode": (code([WAY[0], ("Makhachkala", "Novorossiysk", "tanker")]), "Both legs have one mode"),
        "empty": (code([]), "still empty"),
        "last element": (code([WAY[0], ("Makhachkala", "CPC terminal", "pipeline")]), "are two places"),
    },
    "q3": {
        "fractions": (audit(STATED / 100), "fractions of one"),
        "the opposite": (audit(100 - STATED), "opposite"),
        "counts": (audit(COUNTED), "counted legs"),
        "of the legs of all": (audit(100 * COUNTED / SIZE), "legs of all ways"),
        "of all stated": (audit(100 * SHARE), "all stated legs"),
        "not implied": (audit(IMPLIED), "third word"),
        "implied": (audit(100 - IMPLIED), "the other word"),
        "all legs": (audit(pd.Series({r: len(LEGS[r]) for r in ON_MAP})), "counted all legs"),
        "percent of percent": (audit(100 * STATED), "100 twice"),
        "in another order": (audit(list(STATED)[::-1]), "beside the wrong ways"),
        "a state on the line": (audit(missing=[*MISSING, "Poland"]), "no stop of ours"),
        "one number": (audit(100 * COUNTED.sum() / SIZE), "all together"),
        "too few": (audit([1, 2]), "2 entries"),
        "all wrong": (audit([1.5] * len(ON_MAP)), "R11: not right yet. Take"),
        "one wrong": (audit([*STATED[:-1], 7.0]), "R11: not right yet. The others are"),
        "on the list": (audit(missing=[*MISSING, "Azerbaijan"]), "stands on A1's list"),
        "places": (audit(missing=["Poti", "Aktau"]), "is a place"),
        "seas": (audit(missing=["Caspian Sea", "Black Sea"]), "no state"),
        "a state elsewhere": (audit(missing=[*MISSING, "Russia"]), "not among the states"),
        "one text": (audit(missing="Georgia"), "one text"),
        "numbers": (audit(missing=[2]), "list of states"),
        "none": (audit(missing=[]), "still missing"),
        "last element": (audit(missing=MISSING[:1]), "still missing"),
    },
    "q4": {
        "changed places": (length(direct=DRAWN, drawn=DIRECT), "changed places"),
        "direct by stations": (length(direct=DRAWN), "by all the stations"),
        "another place": (length(direct=km("Uzen", "Alashankou")), "Which places"),
        "miles": (length(direct=DIRECT / 1.609344), "miles"),
        "metres": (length(drawn=1000 * DRAWN), "not in kilometres"),
        "drawn direct": (length(drawn=DIRECT), "leaps"),
        "on paper": (length(drawn=sum(along("R36", measure=flat))), "flat paper"),
        "a leg lost": (length(drawn=sum(PARTS[1:])), "lacks a leg"),
        "the mean": (length(drawn=DRAWN / len(PARTS)), "mean of the legs"),
        "another way": (length(drawn=sum(along("R38"))), "not the sum"),
        "divided": (length(estimate=DRAWN / BEND), "divided"),
        "the train's bend": (length(estimate=DRAWN * TRAIN), "bend of the train"),
        "direct bent": (length(estimate=DIRECT * BEND), "along stations"),
        "not bent": (length(estimate=DRAWN), "nothing has been bent"),
        "text": (length(direct="2500"), "without quotation marks"),
        "one open": (length(estimate=...), "still open"),
        "the other pipe": (length(estimate=float(VALUE["O37a"])), "length of another pipe"),
        "one pipe more": (length(estimate=DRAWN + float(VALUE["O37a"])), "length of another pipe"),
        "what the bend adds": (length(estimate=DRAWN * (BEND - 1)), "what the bend adds"),
        "last element": (length(estimate=DRAWN * 1.5), "did you start from"),
    },
    "q5": {
        "what is shut": (doors(sorted(set(LEGS) - set(LEFT))), "are **shut**"),
        "Russia only": (doors(without("Russia")), "Only one"),
        "Georgia only": (doors(without("Georgia")), "Only one of the two"),
        "both at once": (doors({*without("Russia"), *without("Georgia")}), "touch **both**"),
        "without legs": (doors([*LEFT, "R13"]), "has no legs"),
        "silence is yes": (doors([r for r in LEFT if r != "R05"]), "not printed"),
        "a shut one": (doors([*LEFT, "R34"]), "stop in a closed state"),
        "one open lost": (doors([r for r in LEFT if r != "R36"]), "is missing"),
        "one text": (doors("R36"), "one text"),
        "rows": (doors(need=sum("Azerbaijan" in STATES[r] for r in AVOIDING), avoid=len(AVOIDING)), "counts of rows"),
        "ends": (doors(need=ENDS.count("Azerbaijan"), avoid=len(ENDS)), "ends of legs"),
        "changed places": (doors(need=AVOID, avoid=NEED), "changed places"),
        "all ways": (doors(avoid=len({FAMILY.get(r, r) for r in LEGS})), "ways that touch Russia as well"),
        "silence is no": (doors(avoid=AVOID + 1), "*Not stated* is not *no*"),
        "another number": (doors(avoid=17), "count by eye"),
        "by the column": (doors(AVOIDING), "only one of the two doors"),
        "articles only": (doors([r for r in LEFT if r in ON_MAP]), "only ways from the articles"),
        "one name already": (doors({FAMILY.get(r, r) for r in LEFT}), "here each id counts"),
        "rows in one": (doors(need=sum("Azerbaijan" in STATES[r] for r in AVOIDING)), "`need` counts rows"),
        "rows in the other": (doors(avoid=len(AVOIDING)), "`avoid` counts rows"),
        "a share": (doors(need=NEED / AVOID), "is a share"),
        "text": (doors(need="three"), "without quotation marks"),
        "last element": (doors(need=NEED + 1), "`need` is off"),
    },
    "q6": {
        "too short": ({"note": "Print the full map, see A1 ¶10."}, "has 7 words"),
        "one word many times": ({"note": "word " * 60 + "A1 ¶10 full"}, "different ones"),
        "no place": ({"note": NOTE.replace("¶", "")}, "cannot check this"),
        "two verdicts": ({"note": NOTE + " The bare one is poor."}, "Keep one verdict"),
        "last element": ({"note": NOTE.replace("full", "second")}, "come down"),
    },
}

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": [],
    "q2": ['"tanker"),'],
    "q3": [f"{v:.1f}" for v in STATED if v % 10] + ["kazakhstan"],
    "q4": [f"{v:.0f}" for v in (DIRECT, DRAWN, DRAWN * BEND)],
    "q5": [", ".join(LEFT[:2]), f" {NEED} of", f"of {AVOID}"],
    "q6": [],
}


# ------------------------------------------------------------------------------------------------ the figures once more

ARTICLE_WAYS = [
    r for r, row in ROUTES.items() if row["origin"] == "articles" and row["mode"] not in ("metaphor", "label")
]


def status():
    count = Counter((ROUTES[r]["status"], ROUTES[r]["touches_russia"]) for r in ARTICLE_WAYS)
    return [
        (status, f"{answer} {count[status, answer]}")
        for status in ("in use", "planned", "reported")
        for answer in ("yes", "no", "not stated")
    ]


def on_map(some):
    pieces = []
    for said, answer in [("Touching Russia", "yes"), ("Avoiding it", "no"), ("Not saying", "not stated")]:
        names = [ROUTES[r]["name"] for r in sorted(some) if ROUTES[r]["touches_russia"] == answer]
        pieces.append(f"{said}, {len(names)}: {'; '.join(names)}.")
    stated = sum(leg["standing"] == "stated" for r in some for leg in LEGS[r])
    pieces.append(f"Legs: {stated} stated, {sum(len(LEGS[r]) for r in some) - stated} filled in.")
    ends = {max(LEGS[r], key=lambda leg: int(leg["leg"]))["to_place"] for r in some}
    ends = sorted(end for end in ends if PLACES[end]["kind"] != "pumping station")
    return [*pieces, f"Ends: {', '.join(ends)}."]


def known():
    """(how the state is known, "state count") of the ways that avoid Russia."""
    texts = defaultdict(set)
    for row in rows("route_facts"):
        texts[row["route_id"]].add(row["fact_id"][:2])
    count, order = Counter(), ["named", "implied", "outside"]
    for r in AVOIDING:
        how = {}
        for place in {leg[end] for leg in LEGS[r] for end in ("from_place", "to_place")}:
            row = PLACES[place]
            named = any(f"{text} " in row["named_in"] for text in texts[r] if text)
            word = "outside" if ROUTES[r]["origin"] == "outside" else "named" if named else "implied"
            how[row["state"]] = min(how.get(row["state"], "outside"), word, key=order.index)
        count.update((word, state) for state, word in how.items())
    states = {state for _, state in count} - {"Kazakhstan"}
    several = [state for state in states if sum(count[word, state] for word in order) >= 2]
    return [(word, f"{state} {count[word, state]}") for word in order for state in several]


#: What the words of each figure must hold: whole pieces, or (series, piece) pairs. Computed above, never typed in.
FIGURES = {
    "map-figure-status": status,
    "map-figure-articles": lambda: on_map(ON_MAP),
    "map-figure-doors": known,
    "map-still": lambda: on_map(LEGS),
}

#: Numbers in the lesson's prose that are no results, each with its reason; then those in the exercise's texts.
ALLOWED = {}
ALLOWED_IN_EXERCISE = {55.0: "minutes", 60.0: "words", 150.0: "words"}
