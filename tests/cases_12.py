"""Lesson 12 and its exercise: right answers, wrong ones with words of their own message, and its figures by another way."""

from collections import Counter
from datetime import date

import krippendorff
import numpy as np
import pandas as pd
from conftest import ROOT

plover = pd.read_csv(ROOT / "seeds" / "plover.csv").set_index("type")["score"]
printed = pd.read_csv(ROOT / "seeds" / "plover.csv").set_index("type")["score_printed"]
quad = pd.read_csv(ROOT / "seeds" / "plover.csv").set_index("type")["quad"]
events = pd.read_csv(ROOT / "seeds" / "events.csv").set_index("event_id")
events = events[events["start"] >= "2022-01-01"].copy()
events["type"] = events["type"].fillna("NONE")
events["score"] = events["type"].map(plover)
readings = pd.read_csv(ROOT / "seeds" / "readings.csv")
readings = readings[readings["table"] == "events"].fillna("none")

CODES = {
    "court": "COERCE",
    "reversal": "RETREAT",
    "troops": "AID",
    "accord": "SUPPORT",
    "pledge": "AGREE",
    "envoy": "REQUEST",
    "vote": "NONE",
}
ROW = {
    "start": "2022-10-03",
    "end": "2022-10-09",
    "source": "Kazakhstan",
    "target": "Russia",
    "type": "CONSULT",
    "mode": "visit",
    "evidence": "A5 ¶1",
}


def kappa(one, two):
    """Cohen's kappa, counted pair by pair."""
    one, two = list(one), list(two)
    n, first, second = len(one), Counter(one), Counter(two)
    same = sum(a == b for a, b in zip(one, two)) / n
    chance = sum(first[code] * second[code] for code in first) / n**2
    return (same - chance) / (1 - chance)


def alpha(one, two):
    return float(krippendorff.alpha([list(one), list(two)], level_of_measurement="nominal"))


MODE = readings[readings["field"] == "mode"]
USED = MODE[(MODE["first"] != "none") | (MODE["second"] != "none")]
BOTH = MODE[(MODE["first"] != "none") & (MODE["second"] != "none")]


def percent(some):
    return 100 * (some["first"] == some["second"]).mean()


P, K, A = percent(USED), kappa(USED["first"], USED["second"]), alpha(USED["first"], USED["second"])


def three(percent=P, k=K, a=A, why="b"):
    return {"percent": percent, "k": k, "a": a, "why": why}


RULES = [
    ("REQUEST", "ask|demand|urge|appeal"),
    ("REJECT", "refus|reject|turns down"),
    ("AGREE", "promis|pledge"),
    ("SUPPORT", "recognis|sign|welcom"),
    ("CONSULT", "visit|attend|travel|receive|guest"),
    ("THREATEN", "warn|threat"),
    ("PROTEST", "protest"),
    ("SANCTION", "sanction"),
    ("COERCE", "order|prison|fine"),
    ("ASSAULT", "invade|fire|kill"),
    ("AID", "help|aid|send"),
    ("COOPERATE", "opens|share"),
]


def read(sentence, rules=RULES):
    for code, words in rules:
        for word in words.split("|"):
            if word in sentence:
                return code
    return "NONE"


EXTRA = ("ACCUSE", "dismisses|charges|describe|accus|blame|criticis|complain|condemn|denounce")


def machine(rules):
    return kappa(events["type"], events["event"].map(lambda s: read(s, rules)))


GAIN = machine([EXTRA, *RULES]) - machine(RULES)


def rule(words=EXTRA[1], gain=GAIN, code="ACCUSE"):
    return {"extra": (code, words), "gain": gain}


LINE = events[(events["vector"] == "Russia") & events["score"].notna()]
OWN = LINE[LINE["source"].str.contains("Kazakhstan")]


def change(acts, scale=plover):
    """Lowest and highest change after June, act by act."""
    low = high = 0
    for act in acts.itertuples():
        score = scale[act.type]
        if act.start > "2022-06-30":
            low, high = low + score, high + score
        elif act.end > "2022-06-30":
            low, high = low + min(score, 0), high + max(score, 0)
    return low, high


LEAST, MOST = change(OWN)
SURELY = OWN.loc[OWN["start"] > "2022-06-30", "score"].sum()
ALL_MAYBE = OWN.loc[OWN["end"] > "2022-06-30", "score"].sum()


def weak(least=LEAST, most=MOST, drift="open"):
    return {"least": least, "most": most, "drift": drift}


NOTE = (
    "By hedging I mean that Kazakhstan does friendly and unfriendly acts toward Russia in each half of the time from January to "
    "October 2022. A half without a refusal would end this story. In June Tokayev came to the forum (A2 ¶8) and refused there to "
    "recognise Donetsk and Luhansk (A3 ¶2). In autumn the ambassador of Ukraine was not expelled (A5 ¶7), which is the only "
    "refusal that surely falls after June, so my answer hangs on it. Both humans gave it the same type. Verdict: hedging"
)

ONE_ARTICLE = NOTE.replace("(A3 ¶2)", "")

RIGHT = {
    "q1": [
        {"codes": CODES},
        {"codes": pd.Series(CODES)},
        {"codes": {k: f" {v.lower()} " for k, v in reversed(CODES.items())}},
    ],
    "q2": [
        {"row": ROW},
        {"row": ROW | {"start": pd.Timestamp("2022-10-03"), "end": date(2022, 10, 9), "type": "consult"}},
        {"row": ROW | {"source": " kazakhstan", "mode": "Visit", "evidence": "article A5, ¶ 1"}},
        *[{"row": ROW | {"evidence": said}} for said in ("A5, paragraph 1", "A5 par. 1", "a5 para 1", "A5, 1")],
        {"row": ROW | {"evidence": "A5 ¶1, 13 October 2022 at the earliest"}},
    ],
    "q3": [
        three(),
        three(round(P), np.float64(K + 1e-9), round(A, 3), "B"),
        three(round(P, 1), round(K, 2), round(A, 2)),
        three(np.float64(P), K, np.array(A)),
        *[three(k=round(K, places), a=round(A, places)) for places in range(2, 8)],
    ],
    "q4": [
        rule(),
        {"extra": list(EXTRA), "gain": round(GAIN, 2)},
        {"extra": [EXTRA], "gain": np.float64(GAIN)},
        {
            "extra": ("ACCUSE", "charges|describe|blame|criti|compl"),
            "gain": machine([("ACCUSE", "charges|describe|blame|criti|compl"), *RULES]) - machine(RULES),
        },
    ],
    "q5": [weak(), weak(np.float64(LEAST), MOST + 1e-9, " Open ")],
    "q6": [
        {"note": NOTE},
        {"note": NOTE.replace("Verdict: hedging", "Verdict: open")},
        {"note": ONE_ARTICLE.replace("A2 ¶8", "A5 ¶1").replace("A5 ¶7", "¶7")},
        {"note": ONE_ARTICLE.replace("A2 ¶8", "A5 ¶1, ¶7").replace("(A5 ¶7)", "")},
        {"note": ONE_ARTICLE.replace("A2 ¶8", "A5, ¶1 and 7").replace("(A5 ¶7)", "")},
    ],
}

CODES_USED = {*USED["first"], *USED["second"]}
EQUAL_CHANCE = (P / 100 - 1 / len(CODES_USED)) / (1 - 1 / len(CODES_USED))

ONLY_SEEN = "dismisses|charges|describe"
FIRST_DAYS, LAST_DAYS = [OWN.loc[OWN[end] > "2022-06-30", "score"].sum() for end in ("start", "end")]

WRONG = {
    "q1": {
        "the author's word": ({"codes": CODES | {"court": "ASSAULT"}}, "author's image"),
        "a warning": ({"codes": CODES | {"court": "THREATEN"}}, "did not warn"),
        "words for a deed": ({"codes": CODES | {"reversal": "CONCEDE"}}, "Yielding in **words**"),
        "a show of force": ({"codes": CODES | {"troops": "MOBILIZE"}}, "Show of force"),
        "accord as promise": ({"codes": CODES | {"accord": "AGREE"}}, "already on paper"),
        "pledge as visit": ({"codes": CODES | {"pledge": "CONSULT"}}, "row of its own"),
        "demand as order": ({"codes": CODES | {"envoy": "COERCE"}}, "cannot order"),
        "no type": ({"codes": CODES | {"envoy": "NONE"}}, "does have a type"),
        "another type": ({"codes": CODES | {"envoy": "AID"}}, "is not the deed"),
        "the answer for the demand": ({"codes": CODES | {"envoy": "REJECT"}}, "another act"),
        "no such type": ({"codes": CODES | {"envoy": "ASK"}}, "choose one of"),
        "one open": ({"codes": CODES | {"envoy": ...}}, "Still open: envoy"),
        "nothing in it": ({"codes": {}}, "has no entry"),
        "not a dict": ({"codes": ["AID"]}, "curly brackets"),
        "last element": ({"codes": CODES | {"vote": "AGREE"}}, "Nobody promises"),
    },
    "q2": {
        "publication date": ({"row": ROW | {"start": "2022-10-13", "end": "2022-10-16"}}, "**written**"),
        "the article's week": ({"row": ROW | {"start": "2022-10-10", "end": "2022-10-16"}}, "**written**"),
        "known from elsewhere": ({"row": ROW | {"start": "2022-10-07", "end": "2022-10-07"}}, "One single day"),
        "off by one": ({"row": ROW | {"start": "2022-10-02", "end": "2022-10-08"}}, "Nearly"),
        "another week": ({"row": ROW | {"start": "2022-09-26", "end": "2022-10-02"}}, "Count back"),
        "the whole month": ({"row": ROW | {"start": "2022-10-01", "end": "2022-10-31"}}, "longer than a week"),
        "reversed": ({"row": ROW | {"start": "2022-10-09", "end": "2022-10-03"}}, "lies after"),
        "not a day": ({"row": ROW | {"start": "last week", "end": "Sunday"}}, "write days as in"),
        "the president": ({"row": ROW | {"source": "Tokayev"}}, "stands for his state"),
        "changed places": ({"row": ROW | {"source": "Russia", "target": "Kazakhstan"}}, "changed places"),
        "another state": ({"row": ROW | {"target": "China"}}, "Which two states"),
        "a meaning": ({"row": ROW | {"type": "SUPPORT"}}, "may mean support"),
        "another type": ({"row": ROW | {"type": "AID"}}, "not yet the deed"),
        "the host": ({"row": ROW | {"mode": "host"}}, "seen from the **source**"),
        "no place": ({"row": ROW | {"evidence": "article five"}}, "names article and paragraph"),
        "an entry left open": ({"row": ROW | {"mode": ...}}, "still open"),
        "one place too many": ({"row": ROW | {"evidence": "A5 ¶1, ¶7"}}, "One of these"),
        "one more in a list": ({"row": ROW | {"evidence": "A5, paragraphs 1 and 7"}}, "One of these"),
        "last element": ({"row": ROW | {"evidence": "A5 ¶7"}}, "does not tell of this act"),
    },
    "q3": {
        "fraction": (three(P / 100), "fraction of one"),
        "all events": (three(percent(MODE)), "over **all** events"),
        "both wrote": (three(percent(BOTH)), "for which **both** wrote"),
        "how often they differ": (three(100 - P), "they **differ**"),
        "one reader's events": (three(percent(MODE[MODE["first"] != "none"])), "one** certain reader"),
        "a count": (three(int((USED["first"] == USED["second"]).sum())), "a count of events"),
        "rounded": (three(k=round(K, 1)), "rounded too much"),
        "alpha times hundred": (three(a=100 * A), "Alpha runs up to 1"),
        "something else": (three(55), "Which events did you keep"),
        "kappa of all": (three(k=kappa(MODE["first"], MODE["second"])), "still over all events, where"),
        "kappa of both": (three(k=kappa(BOTH["first"], BOTH["second"])), "only one reader wrote"),
        "alpha for kappa": (three(k=A), "`k` holds alpha"),
        "kappa for alpha": (three(a=K), "`a` holds kappa"),
        "alpha for kappa, rounded": (three(k=round(A, 3)), "`k` holds alpha"),
        "kappa for alpha, rounded": (three(a=round(K, 4)), "`a` holds kappa"),
        "equal chance": (three(k=EQUAL_CHANCE), "every code equally often"),
        "alpha rounded": (three(a=round(A, 1)), "`a` is rounded too far"),
        "times hundred": (three(k=100 * K), "times one hundred"),
        "equal codes": (three(k=P / 100), "has not been taken off"),
        "alpha of all": (three(a=alpha(MODE["first"], MODE["second"])), "`a` is still over all"),
        "gaps": (three(a=alpha(BOTH["first"], BOTH["second"])), "Alpha skips gaps"),
        "text": (three(k="0.77"), "without quotation marks"),
        "one open": (three(a=...), "still open"),
        "quarrels": (three(why="a"), "quarrelled *less*"),
        "units": (three(why="c"), "same events"),
        "last element": (three(why="d"), "as large as any other"),
    },
    "q4": {
        "only what was seen": (
            rule(ONLY_SEEN, machine([("ACCUSE", ONLY_SEEN), *RULES]) - machine(RULES)),
            "fits only that",
        ),
        "only the definition": (rule("blame|criticis|complain|accus", 0), "which of their words carries"),
        "finds nothing": (rule("Blames", 0), "Capital letters"),
        "too greedy": (rule(EXTRA[1] + "|Kazakhstan"), "spoils"),
        "spaces": (rule("dismisses | charges | blame | accus | critic"), "spaces around the strokes"),
        "commas": (rule("dismisses, charges, blame"), "without commas"),
        "an empty word": (rule(EXTRA[1] + "|"), "empty word"),
        "another type": (rule(code="REJECT"), "Which type should it find"),
        "small letters": (rule(code="accuse"), "capital letters"),
        "only words": ({"extra": EXTRA[1], "gain": GAIN}, "a pair in round brackets"),
        "kappa with": (rule(gain=machine([EXTRA, *RULES])), "**with** the rule"),
        "kappa without": (rule(gain=machine(RULES)), "**without** the rule"),
        "turned": (rule(gain=-GAIN), "sign is turned"),
        "percent": (rule(gain=2 / len(events) + 1 / len(events)), "equal codes"),
        "put last": (rule(gain=machine([*RULES, EXTRA]) - machine(RULES)), "put the rule last"),
        "gain open": (rule(gain=...), "still open"),
        "last element": (rule(gain=0.5), "not yet the difference"),
    },
    "q5": {
        "what Russia does too": (weak(*change(LINE)), "what **Kazakhstan** does"),
        "the printed scale": (weak(*change(OWN, printed)), "as printed"),
        "an act left out": (weak(*change(OWN.drop("V16"))), "`least`: not right yet"),
        "Russia at one end": (weak(least=change(LINE)[0]), "what **Kazakhstan** does"),
        "two mistakes": (weak(-8, ALL_MAYBE), "`least` and `most`: not right yet"),
        "only sure ones": (weak(SURELY, SURELY), "surely fall after June"),
        "first and last days": (weak(LAST_DAYS, FIRST_DAYS), "two of many ways"),
        "all the uncertain": (weak(ALL_MAYBE, MOST), "together"),
        "the whole year": (weak(OWN["score"].clip(upper=0).sum(), MOST), "all acts of the year"),
        "the end of the year's line": (weak(OWN["score"].sum(), OWN["score"].sum()), "before July, and which"),
        "only the uncertain": (weak(LEAST - SURELY, MOST - SURELY), "Only the uncertain"),
        "changed places": (weak(MOST, LEAST), "change places"),
        "one of them": (weak(most=9), "`most`: not right yet"),
        "text": (weak(least="-4"), "without quotation marks"),
        "one open": (weak(most=...), "still open"),
        "no verdict": (weak(drift="yes"), "choose one of"),
        "shown": (weak(drift="shown"), "Look at the signs"),
        "last element": (weak(drift="shown false"), "Look at the signs"),
    },
    "q6": {
        "too short": ({"note": "Both, see A3 ¶2. Verdict: hedging"}, "has 6 words"),
        "one word many times": ({"note": "word " * 90 + "A3 ¶2 Verdict: open"}, "different ones"),
        "no place": ({"note": NOTE.replace("¶", "")}, "cannot check this"),
        "one act": ({"note": NOTE.replace("(A2 ¶8)", "").replace("(A5 ¶7)", "")}, "at least two acts"),
        "no end": (
            {
                "note": NOTE.replace(
                    "A half without a refusal would end this story.", "That is my whole story of the year 2022."
                )
            },
            "Name the act that would end",
        ),
        "would of another kind": (
            {
                "note": NOTE.replace(
                    "A half without a refusal would end this story.", "I would say that this is clear to me."
                )
            },
            "Name the act that would end",
        ),
        "two verdicts": ({"note": NOTE + " Verdict: drift"}, "Keep one verdict"),
        "last element": ({"note": NOTE.replace("Verdict: hedging", "")}, "come down"),
    },
}

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": [],
    "q2": ["2022-10-03", "2022-10-09"],
    "q3": [f"{P:.1f}", f"{K:.2f}", f"{A:.3f}"],
    "q4": [f"{GAIN:.2f}", f"{GAIN:.3f}"],
    "q5": [f"{LEAST:g}.0", f"{MOST:g}"],
    "q6": [],
}


# ------------------------------------------------------------------------------------------------ the figures once more


def kind(score):
    return "friendly" if score > 0 else "unfriendly" if score < 0 else "neutral"


def day(text):
    return f"{date.fromisoformat(text):%d %b}"


def acts_toward_russia():
    return [f"{act.Index}: {kind(act.score)}, {day(act.start)} to {day(act.end)}" for act in OWN.itertuples()]


PARTNERS = ["Russia", "West", "China", "Turkey", "Caspian and Iran", "Ukraine"]
MINE = events[events["source"].str.contains("Kazakhstan") & events["score"].notna()]


def bounds():
    """The lowest and highest value of each line, by trying every first and last day."""
    for partner in PARTNERS:
        acts = MINE[MINE["vector"] == partner]
        days = sorted({*acts["start"], *acts["end"]})
        low = high = 0
        for today in days:
            done = acts.loc[acts["end"] <= today, "score"]
            may = acts.loc[(acts["start"] <= today) & (acts["end"] > today), "score"]
            low = min(low, done.sum() + may[may < 0].sum())
            high = max(high, done.sum() + may[may > 0].sum())
        yield f"{partner}: {len(acts)} acts, ends at {acts['score'].sum():+g}, between {low:+g} and {high:+g}"


def seventeen():
    said = []
    for act in MINE[(MINE["start"] == "2022-06-17") & (MINE["end"] == "2022-06-17")].itertuples():
        code = read(act.event)
        said.append(
            f"{act.Index}: reference {act.score:+g}, rules " + (f"{plover[code]:+g}" if code in plover else "no type")
        )
    return said


def confusion():
    names = {"verbal": "said", "material": "done", "cooperation": "friendly", "conflict": "hostile"}
    group = {code: ", ".join(names[word] for word in text.split()) for code, text in quad.items()}
    pairs = Counter((group.get(e.type, "no type"), group.get(read(e.event), "no type")) for e in events.itertuples())
    rows = {}
    for column in ["said, friendly", "done, friendly", "said, hostile", "done, hostile", "no type"]:
        for row in dict.fromkeys(r for r, _ in pairs):
            if pairs[row, column]:
                rows.setdefault(row, []).append(f"{pairs[row, column]} {column}")
    return [f"{row}: {', '.join(some)}" for row, some in rows.items()]


def fields():
    said = []
    for field, some in readings.groupby("field"):
        if field not in ("found", "evidence"):
            said.append(("percent equal", f"{field} {percent(some):.1f}"))
            said.append(("kappa, times 100", f"{field} {100 * kappa(some['first'], some['second']):.1f}"))
    return said


def still():
    """Each line with every act on the middle of its range."""
    said = []
    for partner in ["Russia", "West", "Turkey", "Caspian and Iran"]:
        acts = MINE[MINE["vector"] == partner]
        middle = [
            (date.fromisoformat(a).toordinal() + date.fromisoformat(b).toordinal()) // 2
            for a, b in zip(acts["start"], acts["end"])
        ]
        total, path = 0, [0]
        for today in sorted(set(middle)):
            total += sum(score for score, when in zip(acts["score"], middle) if when == today)
            path.append(total)
        said.append(f"{partner}: ends at {total:+g}, lowest {min(path):+g}, highest {max(path):+g}")
    return said


#: What the words of each figure must hold: whole pieces, or (series, piece) pairs. Computed above, never typed in.
FIGURES = {
    "events-figure-russia": acts_toward_russia,
    "events-figure-lines": bounds,
    "events-figure-seventeen": seventeen,
    "events-figure-confusion": confusion,
    "events-figure-fields": fields,
    "events-still": still,
}

#: Numbers in the lesson's prose that are no results, each with its reason; then those in the exercise's texts.
ALLOWED = {0.8: "rule of thumb", 0.667: "rule of thumb"}
ALLOWED_IN_EXERCISE = {13.0: "day of October", 60.0: "minutes", 160.0: "words"}
