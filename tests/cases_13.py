"""Lesson 13 and its exercise: right answers, wrong ones with words of their own message, and its figures by another way."""

import csv
from itertools import combinations

import numpy as np
import pandas as pd
from checks.lesson_13 import LINES
from conftest import ROOT


def rows(name):
    with open(ROOT / "seeds" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


KIND = {row["actor"]: row["kind"] for row in rows("actors")}
NAMED = ("state", "organisation", "agreement")
TIES = [t for t in rows("ties") if KIND.get(t["actor"]) in NAMED and KIND.get(t["partner"]) in NAMED]
POWERS = ["Russia", "China", "EU", "United States", "Turkey"]
ARTICLES = ["A1", "A2", "A3", "A4", "A5"]
SAID_IN = {}
for row in rows("tie_facts"):
    SAID_IN.setdefault(row["tie_id"], set()).add(row["fact_id"][:2])


def pieces(lines, names):
    """The sets of names that hang together, by walking from name to name; largest first."""
    near = {name: set() for name in names}
    for a, b in lines:
        near[a].add(b)
        near[b].add(a)
    found, seen = [], set()
    for name in sorted(near):
        if name not in seen:
            piece, todo = set(), [name]
            while todo:
                here = todo.pop()
                if here not in piece:
                    piece.add(here)
                    todo += near[here]
            seen |= piece
            found.append(sorted(piece))
    return sorted(found, key=lambda piece: (-len(piece), piece))


def linked(lines, names):
    """How many pairs of powers hang together."""
    return sum({a, b} <= set(piece) for piece in pieces(lines, names) for a, b in combinations(POWERS, 2))


def lines_of(ties, out=None):
    return {frozenset((t["actor"], t["partner"])) for t in ties if out not in (t["actor"], t["partner"])}


def names_of(lines):
    return {name for line in lines for name in line}


SURE = [t for t in TIES if t["polarity"] == "yes"]

# ------------------------------------------------------------------------------------------------ answers

FIELDS = {
    "Kazakhstan, CSTO": "yes",
    "Kazakhstan, SCO": "empty",
    "Kazakhstan, partnership": "proposed",
    "Kazakhstan, NATO": "empty",
    "Turkey, NATO": "yes",
    "Ukraine, EAEU": "no",
    "Kazakhstan, sanctions": "no",
}

STATES = {
    a: {r["actor"] for r in rows("spellings") if r["article"] == a and KIND.get(r["actor"]) == "state"}
    for a in ARTICLES
}
EVERYBODY = {a: {r["actor"] for r in rows("spellings") if r["article"] == a} for a in ARTICLES}
OTHERS = ["A1", "A2", "A3", "A5"]


def like(sets):
    return pd.Series({a: len(sets[a] & sets["A4"]) / len(sets[a] | sets["A4"]) for a in OTHERS})


SHARED = pd.Series({a: len(STATES[a] & STATES["A4"]) for a in OTHERS})
SIZE = pd.Series({a: len(STATES[a]) for a in OTHERS})
LIKE = like(STATES)
NAMINGS = [r for r in rows("spellings") if KIND.get(r["actor"]) == "state"]
SPELLED = {a: {r["spelling"] for r in NAMINGS if r["article"] == a} for a in ARTICLES}
TIMES = {a: pd.Series([r["actor"] for r in NAMINGS if r["article"] == a]).value_counts() for a in ARTICLES}
TOGETHER = pd.Series({a: TIMES[a].mul(TIMES["A4"], fill_value=0).sum() for a in OTHERS})
MENTIONS = TOGETHER / (pd.Series({a: TIMES[a].sum() + TIMES["A4"].sum() for a in OTHERS}) - TOGETHER)
ALL_STATES = set().union(*STATES.values())
SAME = pd.Series({a: np.mean([(s in STATES[a]) == (s in STATES["A4"]) for s in ALL_STATES]) for a in OTHERS})

BODIES = [name for name, kind in KIND.items() if kind in ("organisation", "agreement") and name != "EU"]
SEATS = {}
for tie in SURE:
    if tie["partner"] in BODIES and tie["kind"] != "linked to be":
        SEATS.setdefault(tie["actor"], set()).add(tie["partner"])
PARTNERS = ["Russia", "China", "Turkey"]


def jaccard(*plans):
    own = SEATS["Kazakhstan"] | set(plans)
    return pd.Series({p: len(own & SEATS[p]) / len(own | SEATS[p]) for p in PARTNERS})


PLANS = jaccard("Eurasian partnership", "TITR")
BOTH = pd.Series({p: len((SEATS["Kazakhstan"] | {"TITR"}) & SEATS[p]) for p in PARTNERS})
SIZES = pd.Series({p: len(SEATS[p]) for p in PARTNERS})
MINE = len(SEATS["Kazakhstan"]) + 2


def third(column=PLANS, closest="Turkey"):
    return {"jaccard": column, "closest": closest}


BRIDGES = [("Cato", "Dina"), ("Dina", "Ekal"), ("Gano", "Hemi")]
CUT = ["Cato", "Dina", "Ekal", "Gano"]


def fourth(bridges=BRIDGES, cut_points=CUT, broker="Dina"):
    return {"bridges": bridges, "cut_points": cut_points, "broker": broker}


def part(article):
    return [t for t in SURE if article in SAID_IN[t["tie_id"]]]


def touches(ties, ends=("actor", "partner")):
    return sum("Kazakhstan" in [t[end] for end in ends] for t in ties)


def pairs(ties, out=None):
    lines = lines_of(ties, out)
    return linked(lines, names_of(lines))


COUNT = pd.Series({a: touches(part(a)) for a in ARTICLES})
TOUCHING = pd.Series({a: 100 * COUNT[a] / len(part(a)) for a in ARTICLES})
LEFT = pd.Series({a: pairs(part(a), "Kazakhstan") for a in ARTICLES})
LEFT_OUT = pd.Series({a: pairs([t for t in SURE if SAID_IN[t["tie_id"]] - {a}], "Kazakhstan") for a in ARTICLES})


HALF_OUT = pd.Series({a: pairs([t for t in part(a) if t["actor"] != "Kazakhstan"]) for a in ARTICLES})
TOUCH_ONLY = pd.Series({a: pairs([t for t in part(a) if "Kazakhstan" in (t["actor"], t["partner"])]) for a in ARTICLES})
ANY_TIE = {a: [t for t in TIES if a in SAID_IN[t["tie_id"]]] for a in ARTICLES}
WITH_WISHES = pd.Series({a: 100 * touches(ANY_TIE[a]) / len(ANY_TIE[a]) for a in ARTICLES})


def one_end(end):
    return pd.Series({a: 100 * touches(part(a), [end]) / len(part(a)) for a in ARTICLES})


def fifth(touching=TOUCHING, left=LEFT):
    return {"touching": touching, "left": left}


NOTE = (
    "The diplomat in A4 ¶24 calls his country a bridge between two continents. I test the word as cut point. For it: without "
    "Kazakhstan six of ten pairs of powers lose each other. Against it: the five articles are about Kazakhstan, so that half of all "
    "ties touch it, and one line from outside, Germany in the EU, brings every pair back. I would replace the word. He might say: we "
    "stand where many roads meet. A source on Turkey would change my mind."
)

RIGHT = {
    "q1": [
        {"fields": FIELDS},
        {"fields": pd.Series(FIELDS)},
        {"fields": {k: f" {v.upper()} " for k, v in reversed(FIELDS.items())}},
    ],
    "q2": [
        {"like_A4": LIKE},
        {"like_A4": LIKE.sample(frac=1, random_state=1)},
        {"like_A4": list(LIKE + 1e-9)},
        {"like_A4": LIKE.to_numpy().astype("float32")},
        {"like_A4": LIKE.to_dict() | {"A4": 1.0}},
        {"like_A4": LIKE.round(2)},
        {"like_A4": LIKE.to_frame()},
    ],
    "q3": [
        third(),
        third(PLANS[::-1], " turkey "),
        third(list(PLANS)),
        third(PLANS.to_dict()),
        third(PLANS.round(2).to_numpy()),
    ],
    "q4": [
        fourth(),
        fourth([pair[::-1] for pair in BRIDGES[::-1]], tuple(CUT[::-1]), "dina"),
        fourth(pd.DataFrame(BRIDGES), pd.Series(CUT), " Dina "),
        fourth({frozenset(pair) for pair in BRIDGES}, set(CUT)),
        fourth([list(pair) for pair in BRIDGES], np.array(CUT)),
    ],
    "q5": [
        fifth(),
        fifth(TOUCHING.round(0), LEFT.to_dict()),
        fifth(list(TOUCHING), LEFT.to_numpy().astype(float)),
        fifth(TOUCHING.to_dict(), list(LEFT)),
    ],
    "q6": [{"note": NOTE}, {"note": NOTE.replace("replace", "keep").replace("A4 ¶24", "A4 ¶23")}],
}

WRONG = {
    "q1": {
        "knows it is in the SCO": ({"fields": FIELDS | {"Kazakhstan, SCO": "yes"}}, "know this from elsewhere"),
        "partner for member": ({"fields": FIELDS | {"Kazakhstan, SCO": "proposed"}}, "sit **in the SCO**"),
        "silence denies": ({"fields": FIELDS | {"Kazakhstan, SCO": "no"}}, "silence a denial"),
        "a treaty is a seat": ({"fields": FIELDS | {"Kazakhstan, NATO": "yes"}}, "give it a seat"),
        "a wish is a fact": ({"fields": FIELDS | {"Kazakhstan, partnership": "yes"}}, "Look at the verb"),
        "without is silence": ({"fields": FIELDS | {"Ukraine, EAEU": "empty"}}, "more than silence"),
        "follows, so joined": ({"fields": FIELDS | {"Kazakhstan, sanctions": "yes"}}, "follow the rules"),
        "a tie missed": ({"fields": FIELDS | {"Turkey, NATO": "empty"}}, "Which words of it"),
        "another word": ({"fields": FIELDS | {"Turkey, NATO": "member"}}, "choose one of"),
        "one open": ({"fields": FIELDS | {"Turkey, NATO": ...}}, "Still open: Turkey, NATO"),
        "not a dict": ({"fields": ["yes"]}, "curly brackets"),
        "a view is no entry": ({"fields": FIELDS | {"Kazakhstan, partnership": "empty"}}, "whose view"),
        "named together": ({"fields": FIELDS | {"Ukraine, EAEU": "yes"}}, "small word"),
        "last element": ({"fields": FIELDS | {"Kazakhstan, sanctions": "empty"}}, "what Kazakhstan has not done"),
    },
    "q2": {
        "counts": ({"like_A4": SHARED}, "counts of shared states"),
        "of one": ({"like_A4": SHARED / SIZE}, "states of **one** article"),
        "of A4": ({"like_A4": SHARED / len(STATES["A4"])}, "states of **one** article"),
        "of the smaller": ({"like_A4": SHARED / SIZE.clip(upper=len(STATES["A4"]))}, "states of **one** article"),
        "spellings": ({"like_A4": like(SPELLED)}, "compared spellings"),
        "mentions": ({"like_A4": MENTIONS}, "five times is still one"),
        "both sums": ({"like_A4": SHARED / (SIZE + len(STATES["A4"]))}, "count twice"),
        "silence agrees": ({"like_A4": SAME}, "**both leave out**"),
        "percent": ({"like_A4": 100 * LIKE}, "percent"),
        "distance": ({"like_A4": 1 - LIKE}, "distance"),
        "all actors": ({"like_A4": like(EVERYBODY)}, "asks for states"),
        "one number": ({"like_A4": 0.3}, "all together"),
        "one decimal": ({"like_A4": LIKE.round(1)}, "`like_A4` is rounded too far"),
        "too many": ({"like_A4": [1, 2, 3, 4, 5]}, "5 entries"),
        "text": ({"like_A4": "A2"}, "is text"),
        "last element": ({"like_A4": [*LIKE[:-1], 0.9]}, "A5: not right yet. The others are"),
    },
    "q3": {
        "as in the lesson": (third(jaccard(), "Russia"), "numbers of the lesson"),
        "partnership only": (third(jaccard("Eurasian partnership")), "nobody else of the three"),
        "route only": (third(jaccard("TITR")), "the route"),
        "counts": (third(BOTH), "counts of shared bodies"),
        "of Kazakhstan": (third(BOTH / MINE), "Kazakhstan's bodies alone"),
        "of the partner": (third(BOTH / SIZES), "partner's bodies alone"),
        "of all bodies": (third(BOTH / 9), "all bodies of the table"),
        "another order": (third(list(PLANS[["China", "Turkey", "Russia"]])), "in another order"),
        "both sums": (third(BOTH / (MINE + SIZES)), "counts twice"),
        "percent": (third(100 * PLANS), "percent"),
        "one decimal": (third(PLANS.round(1)), "`jaccard` is rounded too far"),
        "still Russia": (third(closest="Russia"), "not the one with the largest"),
        "closest open": (third(closest=...), "still open"),
        "nobody": (third(closest="EU"), "choose one of"),
        "last element": (third([*PLANS[:-1], 0.5]), "Turkey: not right yet. The others are"),
    },
    "q4": {
        "names for bridges": (fourth(["Cato", "Dina"]), "A bridge is a **line**"),
        "pairs as texts": (fourth([" ".join(pair) for pair in BRIDGES]), "each pair is one text"),
        "a way round": (fourth([*BRIDGES, ("Alma", "Bora")]), "line with a way round"),
        "no such line": (fourth([*BRIDGES, ("Cato", "Ekal")]), "no line joins"),
        "dead end missed": (fourth(BRIDGES[:-1]), "dead end"),
        "one missed": (fourth(BRIDGES[1:]), "at least one more line"),
        "no port": (fourth([("Cato", "Astana")]), "none of the ports"),
        "one text": (fourth("Cato Dina"), "list of pairs"),
        "ends of bridges": (fourth(cut_points=[*CUT, "Hemi"]), "ends of all bridges"),
        "an end alone": (fourth(cut_points=["Hemi"]), "dead end is no cut point"),
        "a way round a port": (fourth(cut_points=[*CUT, "Alma"]), "a way round it"),
        "cut point missed": (fourth(cut_points=CUT[:-1]), "not complete. Cover each end"),
        "lines for points": (fourth(cut_points=BRIDGES), "a point, not a line"),
        "most lines": (fourth(broker="Ekal"), "has most lines"),
        "beside it": (fourth(broker="Hemi"), "another one"),
        "all the values": (fourth(broker={"Dina": 0.5, "Cato": 0.4}), "one name in quotation marks"),
        "no such port": (fourth(broker="Astana"), "choose one of"),
        "last element": (fourth(broker="Bora"), "has most lines"),
    },
    "q5": {
        "fractions": (fifth(TOUCHING / 100), "fractions of one"),
        "opposite": (fifth(100 - TOUCHING + [0.6, 0, 0, 0, 0]), "not right yet"),
        "not touching": (fifth(100 - TOUCHING), "do **not** touch"),
        "actor only": (fifth(one_end("actor")), "looks at `actor` only"),
        "partner only": (fifth(one_end("partner")), "looks at `partner` only"),
        "counts": (fifth(COUNT), "holds counts"),
        "of all": (fifth(100 * COUNT / len(SURE)), "of the **same** article"),
        "of all that touch": (fifth(100 * COUNT / COUNT.sum()), "all ties that touch"),
        "both ends": (fifth(0 * TOUCHING), "at **both** ends"),
        "wishes too": (fifth(WITH_WISHES), "proposed or denied"),
        "those that touch": (fifth(left=TOUCH_ONLY), "kept the ties that touch"),
        "out of actor only": (fifth(left=HALF_OUT), "out of `actor` only"),
        "still in": (fifth(left=[pairs(part(a)) for a in ARTICLES]), "still in"),
        "left out": (fifth(left=LEFT_OUT), "as the widget does"),
        "lost": (fifth(left=10 - LEFT), "pairs that are lost"),
        "one number": (fifth(left=1), "all together"),
        "left open": (fifth(left=...), "`left` is still open"),
        "last element": (fifth(left=[*LEFT[:-1], 3]), "A5: not right yet. The others are"),
    },
    "q6": {
        "too short": ({"note": "I would replace it, see A4 ¶24."}, "has 7 words"),
        "no place": ({"note": NOTE.replace("¶24", "")}, "cannot check this"),
        "two verdicts": ({"note": NOTE + " Or keep it."}, "Keep one verdict"),
        "a verdict by not": ({"note": NOTE.replace("would replace", "would not keep")}, "without *not*"),
        "a word inside a word": (
            {"note": NOTE.replace("cut point", "a pipeline").replace("one line", "a fact")},
            "Which meaning of the word",
        ),
        "no verdict": ({"note": NOTE.replace("replace", "drop") + " I am not sure."}, "come down"),
        "no meaning": (
            {"note": NOTE.replace("cut point", "an image").replace("one line", "a fact")},
            "Which meaning of the word",
        ),
        "last element": ({"note": NOTE.replace("I would replace the word. ", "")}, "come down"),
    },
}

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": [],
    "q2": [f"{v:.2f}" for v in LIKE],
    "q3": [f"{v:.2f}" for v in PLANS],
    "q4": ["Dina to Ekal", "Gano to Hemi", "Dina is"],
    "q5": [f"{v:.1f}" for v in TOUCHING],
    "q6": [],
}


# ------------------------------------------------------------------------------------------------ the figures once more


def seats():
    short = {"Western sanctions on Russia": "sanctions on Russia"}
    order = ["CSTO", "EAEU", "BRI", "Eurasian partnership", "transport declaration (A3 ¶10)"]
    order += ["intelligence agreement (A5 ¶5)", "TITR", "NATO", "Western sanctions on Russia"]
    said = []
    for actor in {t["actor"] for t in TIES if t["partner"] in BODIES and t["kind"] != "linked to be"}:
        for polarity, word in [("yes", "sits in"), ("proposed", "would sit in"), ("no", "does not sit in")]:
            own = {
                t["partner"]
                for t in TIES
                if t["actor"] == actor and t["polarity"] == polarity and t["kind"] != "linked to be"
            }
            where = [short.get(body, body).split(" (")[0] for body in order if body in own]
            said += [f"{word} {len(where)}: {', '.join(where)}"] if where else []
    return said


def core():
    """Names and lines of the stated ties when names with one neighbour are taken away again and again."""
    lines = lines_of(SURE)
    while True:
        count = pd.Series([name for line in lines for name in line]).value_counts()
        ends = set(count[count < 2].index)
        if not ends:
            return names_of(lines), lines
        lines = {line for line in lines if not line & ends}


def network(out=None):
    names, lines = core()
    names, lines = names - {out}, {line for line in lines if out not in line}
    found = pieces(lines, names)
    whole = linked(lines, names)
    bridges = sorted(" to ".join(sorted(line)) for line in lines if linked(lines - {line}, names) < whole)
    said = [f"Network of {len(names)} names and {len(lines)} lines"]
    said += [f"piece {k}: {', '.join(piece)}; " for k, piece in enumerate(found, 1)]
    return [*said, f"bridges between powers {len(bridges)}: {', '.join(bridges) or 'none'}."]


#: What the words of each figure must hold. Computed above, never typed in.
FIGURES = {
    "ties-figure-seats": seats,
    "ties-figure-net": network,
    "ties-still": lambda: network("Kazakhstan"),
}

#: Numbers in the lesson's prose that are no results, each with its reason; then those in the exercise's texts.
ALLOWED = {}
ALLOWED_IN_EXERCISE = {140.0: "words"}

assert len(LINES) == 11
