"""Lesson 31 and its exercise: right answers, wrong ones with words of their own message, and its figures by another way."""

import csv

import numpy as np
import pandas as pd
from conftest import ROOT

with open(ROOT / "seeds" / "statements.csv", encoding="utf-8", newline="") as file:
    STATEMENTS = list(csv.DictReader(file))


# ------------------------------------------------------------------------------------------------ answers


KIND = {
    "a": "respected",
    "b": "not circumvented",
    "c": "not joined",
    "d": "risk named",
    "e": "must comply",
    "f": "joined",
}
NAMED = sum(row["legal_kind"] == "pledged" and row["voice"] == "quote" and "(A" not in row["who"] for row in STATEMENTS)


def one(named=NAMED, **changed):
    return {"kind": KIND | changed, "named_quotes": named}


def two(sender=None, **changed):
    kinds = {"a": "primary", "b": "secondary", "c": "neither", "d": "primary", "e": "neither"}
    senders = {"a": "EU", "b": "United States", "c": "nobody", "d": "Russia", "e": "nobody"}
    return {"sanction": kinds | changed, "sender": senders | (sender or {})}


def number(barred, made, russia, bound):
    """The number of a kind of deal; each argument is 1 for yes, 0 for no."""
    return 16 - (8 * barred + 4 * made + 2 * russia + bound)


GAPS = sorted(number(1, 1, 0, bound) for bound in (0, 1))
CLASH = [number(1, 0, 1, 0)]
ALLOW_NOT = {"barred": "no", "action": "allow"}
ALLOW_ELSEWHERE = {"barred": "yes", "made": "no", "russia": "no", "action": "allow"}
REFUSE = {"barred": "yes", "russia": "yes", "action": "refuse"}
ASK = {"barred": "yes", "made": "yes", "russia": "no", "action": "ask"}
MENDED = [ALLOW_NOT, ALLOW_ELSEWHERE, REFUSE, ASK]
EXTRA = {"made": "no", "bound": "no", "action": "allow"}
HARMLESS = len({number(0, 0, 1, 0), number(0, 0, 0, 0), number(1, 0, 0, 0)})


def three(gaps=GAPS, contradictions=CLASH, harmless=HARMLESS, mended=MENDED):
    return {"gaps": gaps, "contradictions": contradictions, "harmless": harmless, "mended": mended}


RULE = {"barred": "yes", "russia": "yes", "knew": "yes"}


def four(rule=RULE, broken=2 * 2, only_new=1, lost=2):
    return {"new_rule": rule, "broken": broken, "only_new": only_new, "lost": lost}


SHOW = {"a": False, "b": True, "c": False, "d": True}
SHARE, EXCESS = 100 * 250 / 600, 90 + 60 + 110 + 140 - 250


def five(share=SHARE, first=5, excess=EXCESS, **changed):
    return {"share": share, "first_over": first, "excess": excess, "can_show": SHOW | changed}


NOTE = (
    "Kazakhstan joined nothing: it has no sanctions of its own, says A3 ¶8. One official, Suleimenov, was quoted on 29 March with the "
    "promise not to be a tool for getting round what the EU ordered. This deal is of the kind in which barred goods of European make reach "
    "Russia and no European takes part, so only a secondary sanction could follow. If a tool needs a will, a trader "
    "does not make one. An official who looks away may. I call it broken since July."
)

RIGHT = {
    "q1": [
        one(),
        {"kind": pd.Series(KIND), "named_quotes": np.int64(NAMED)},
        one(float(NAMED), a=" RESPECTED ", f="Joined"),
    ],
    "q2": [two(), two({"a": "eu", "b": " united states"}), two(a="Primary", c="NEITHER")],
    "q3": [
        three(),
        three(set(GAPS), tuple(CLASH), float(HARMLESS), [REFUSE, ASK, ALLOW_NOT, ALLOW_ELSEWHERE]),
        three(np.array(GAPS[::-1]), pd.Series(CLASH), np.int64(HARMLESS), pd.DataFrame(MENDED)),
        three(mended=[*MENDED, {"from": "mine", "barred": "no", "bound": "any", "action": "allow"}]),
    ],
    "q4": [four(), four(pd.Series(RULE), np.int64(4), 1.0, np.float64(2)), four(dict(reversed(RULE.items())))],
    "q5": [
        five(),
        five(round(SHARE, 1), np.int64(5), float(EXCESS)),
        five(round(SHARE)),
        five(np.float64(SHARE), a=np.False_),
    ],
    "q6": [{"note": NOTE}, {"note": NOTE.replace("broken", "open")}],
}

WRONG = {
    "q1": {
        "own order": (one(a="joined"), "order of his own"),
        "a not joined": (one(a="not joined"), "what do the banks do"),
        "nations": (one(a="must comply"), "not the law of nations"),
        "customs": (one(b="respected"), "customs"),
        "silent": (one(c="respected"), "measures of others"),
        "silent on the border": (one(c="not circumvented"), "passes the border"),
        "warning": (one(d="respected"), "nobody promises"),
        "whose rules": (one(e="respected"), "list of a few states"),
        "aim for means": (one(f="not circumvented"), "own makers"),
        "keeping for joining": (one(f="respected"), "less than what happens"),
        "bound, not a way round": (one(a="not circumvented"), "nothing is said of a way round"),
        "nations for a list": (one(b="must comply"), "names one list"),
        "true but more": (one(b="not joined"), "stop"),
        "silence for a measure": (one(c="joined"), "measures that parliament"),
        "warning for silence": (one(d="not joined"), "any law of one's own"),
        "warning for a duty": (one(d="must comply"), "only what may happen"),
        "duty for silence": (one(e="not joined"), "silent on measures"),
        "a law for a duty": (one(f="must comply"), "nobody obliges"),
        "Monday": (one(f="not joined"), "changes on monday"),
        "no such kind": (one(a="obeyed"), "choose one of"),
        "not a dict": ({"kind": "joined", "named_quotes": 1}, "curly brackets"),
        "open": (one(d=...), "still open: d"),
        "all pledges": (one(4), "every pledge"),
        "unnamed": (one(2), "has no name"),
        "paraphrase": (one(3), "takes a paraphrase"),
        "last element": (one(0), "filter by"),
    },
    "q2": {
        "own": (two(a="secondary"), "sender's own"),
        "power": (two(b="primary"), "only stop dealing"),
        "threat": (two(b="neither"), "something is threatened"),
        "harm as order": (two(c="primary"), "harm that spreads is not an order"),
        "harm as threat": (two(c="secondary"), "not a threat"),
        "West only": (two(d="neither"), "not only the west"),
        "fear": (two(e="secondary"), "which threat"),
        "bracket": (two({"c": "Russia"}), "the target here"),
        "order on another": (two({"c": "EU"}), "an order on Russia"),
        "hit firms": (two({"d": "EU"}), "whose firms are hit"),
        "speaker": (two({"b": "Russia"}), "who speaks the threat"),
        "clients": (two({"e": "Russia"}), "the clients"),
        "target for sender": (two({"a": "Russia"}), "that is the target. who gave"),
        "another sender": (two({"b": "EU"}), "no european speaks"),
        "no sender in Moscow": (two({"d": "nobody"}), "somebody forbids"),
        "a word": (two({"a": "Germany"}), "choose one of"),
        "last element": (two({"e": "EU"}), "never made"),
    },
    "q3": {
        "swapped": (three(CLASH, GAPS), "swapped"),
        "from zero": (three([g - 1 for g in GAPS]), "numbered from zero"),
        "one rule": (three([1, 2, 5, 7, 9, 10, 11, 12, 13, 15]), "exactly one"),
        "too many": (three([*GAPS, 9]), "is covered by a rule"),
        "too few": (three(GAPS[:1]), "not complete"),
        "number": (three(2), "write a list"),
        "beyond": (three([99]), "numbered from 1"),
        "text": (three(["3"]), "without quotation marks"),
        "every overlap": (three(contradictions=[6, 8, 14, 16]), "do they always disagree"),
        "no clash": (three(contradictions=[]), "two members"),
        "with the clash": (three(harmless=HARMLESS + 1), "counts the clash too"),
        "rules": (three(harmless=2 * HARMLESS), "counts rules"),
        "else": (three(harmless=9), "two actions or more"),
        "no rule": (three(mended=[]), "no rule at all"),
        "one dict": (three(mended=ASK), "square brackets"),
        "words": (three(mended=["ask"]), "curly brackets"),
        "unknown action": (three(mended=[ALLOW_NOT | {"action": "phone"}]), "action that the desk"),
        "unknown condition": (three(mended=[ALLOW_NOT | {"colour": "yes"}]), "condition that the desk"),
        "unknown entry": (three(mended=[ALLOW_NOT | {"bound": "maybe"}]), "not yes, no or any"),
        "no action": (three(mended=[{"barred": "no"}]), "has no action"),
        "gap left": (three(mended=MENDED[:3]), "is a gap"),
        "clash left": (three(mended=[*MENDED, EXTRA]), "your rules 3, 5"),
        "ask too wide": (
            three(mended=[*MENDED[:3], {"barred": "yes", "russia": "no", "action": "ask"}]),
            "your rules 2, 4",
        ),
        "gap allowed": (three(mended=[*MENDED[:3], ASK | {"action": "allow"}]), "says for gaps"),
        "milder": (
            three(
                mended=[
                    ALLOW_NOT,
                    ALLOW_ELSEWHERE,
                    ASK,
                    REFUSE | {"made": "yes"},
                    REFUSE | {"made": "no", "bound": "yes"},
                    {"barred": "yes", "made": "no", "russia": "yes", "bound": "no", "action": "allow"},
                ]
            ),
            "stricter",
        ),
        "last element": (
            three(
                mended=[
                    *MENDED[1:],
                    ALLOW_NOT | {"made": "yes"},
                    ALLOW_NOT | {"made": "no", "russia": "yes"},
                    ALLOW_NOT | {"made": "no", "russia": "no", "bound": "yes"},
                    {"barred": "no", "made": "no", "russia": "no", "bound": "no", "action": "ask"},
                ]
            ),
            "was settled",
        ),
    },
    "q4": {
        "not knowingly": (four({"barred": "yes", "russia": "yes"}), "leaves out a word"),
        "made": (four(RULE | {"made": "yes"}), "who made the goods"),
        "bound": (four(RULE | {"bound": "no"}), "who takes part"),
        "unknowing": (four(RULE | {"knew": "no"}), "what nobody knew"),
        "not barred": (four({"russia": "yes", "knew": "yes"}), "which goods"),
        "strange": (four(RULE | {"price": "yes"}), "none of the five"),
        "truth": (four(RULE | {"knew": True}), 'write "yes" or "no"'),
        "list": (four(["barred"]), "write a dict"),
        "kept": (four(broken=28), "keep it"),
        "one condition": (four(broken=16), "one condition only"),
        "sixteen": (four(broken=2), "sixteen kinds"),
        "what they know": (four(broken=8), "what the officials know"),
        "half": (four(only_new=2), "only one of the two"),
        "overlap": (four(only_new=3), "an old promise as well"),
        "neither out": (four(only_new=4), "neither of the old"),
        "all old": (four(lost=4), "counts all that breaks"),
        "with respected": (four(lost=3), "*respected* too"),
        "text": (four(broken="4"), "without quotation marks"),
        "last element": (four(lost=7), "take the sum"),
    },
    "q5": {
        "fraction": (five(SHARE / 100), "fraction of one"),
        "by the label": (five(0), "follows the label"),
        "labelled": (five(100 * 400 / 600), "**labelled**"),
        "of Russian": (five(100 * 250 / 350), "the whole is both"),
        "kt": (five(80 * 250 / 600), "is in kt"),
        "Russian part": (five(58.3), "is the Russian part"),
        "another": (five(5), "of all that was put in"),
        "all ships": (five(first=3), "not sold as KEBCO"),
        "too early": (five(first=4), "one row too early"),
        "last ship": (five(first=6), "not passed before"),
        "first ship": (five(first=1), "running sum"),
        "all labelled": (five(excess=400), "too many"),
        "stops": (five(excess=10), "one more"),
        "last load": (five(excess=140), "whole load of one ship"),
        "sign": (five(excess=-150), "wrong sign"),
        "else": (five(excess=50), "less put in"),
        "origin": (five(a=True), "holds the mixture"),
        "sum": (five(b=False), "sum over all papers"),
        "which ship": (five(c=True), "more false"),
        "word": (five(d="yes"), "True or False"),
        "open": (five(d=...), "still open: d"),
        "last element": (five(d=False), "just what a label is"),
    },
    "q6": {
        "too short": ({"note": "Kazakhstan joined nothing, A3 ¶8, so it is kept."}, "has 9 words"),
        "one word many times": ({"note": "word " * 60 + "A3 ¶8 kept"}, "different ones"),
        "no place": ({"note": NOTE.replace("¶", "")}, "cannot check this"),
        "two verdicts": ({"note": NOTE + " Or it is kept."}, "Keep one verdict"),
        "last element": ({"note": NOTE.replace("broken", "sad")}, "come down"),
    },
}

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": ["it is 1", "Xi Jinping"],
    "q2": ["is secondary", "is primary"],
    "q3": ["[3, 4]", "kinds 3 and 4", "is kind 6", "rule 4 out"],
    "q4": ['"knew": "yes"', "is 4", "is 2"],
    "q5": ["41.7", "41.6", "is 150", "ship 5"],
    "q6": [],
}


# ------------------------------------------------------------------------------------------------ the figures once more


def figure_voices():
    counted = {}
    for row in STATEMENTS:
        counted[row["about"], row["voice"]] = counted.get((row["about"], row["voice"]), 0) + 1
    assert counted["sanctions", "quote"] == 1 and counted["recognition", "quote"] == 6, "as the title says"
    abouts = {row["about"] for row in STATEMENTS}
    voices = {row["voice"] for row in STATEMENTS}
    return [(voice, f"{about} {counted.get((about, voice), 0)}") for about in abouts for voice in voices]


def listed(some):
    return ", ".join(str(k) for k in sorted(some))


#: Kinds that break each promise, rules binding persons: with the number's own formula, no table.
RULE_BROKEN = {number(1, made, 1, 1) for made in (0, 1)}
GOT_ROUND = {number(1, 1, 1, bound) for bound in (0, 1)}


def figure_promises():
    kept = set(range(1, 17)) - RULE_BROKEN - GOT_ROUND
    assert len(kept) == 13 and len(GOT_ROUND - RULE_BROKEN) == 1
    return [
        f"both broken: {listed(RULE_BROKEN & GOT_ROUND)};",
        f"circumvented: {listed(GOT_ROUND - RULE_BROKEN)};",
        f"not respected: {listed(RULE_BROKEN - GOT_ROUND)}.",
        f"kept: {listed(kept)};",
    ]


def figure_table():
    open_to_all = {number(barred, made, russia, 0) for barred in (0, 1) for made in (0, 1) for russia in (0, 1)}
    refused = RULE_BROKEN | GOT_ROUND
    silent = set(range(1, 17)) - open_to_all - refused
    assert len(silent) == 6 and open_to_all & refused == {2}, "as the title says"
    return [
        f"allow: {listed(open_to_all - refused)};",
        "contradiction: 2;",
        f"gap: {listed(silent)};",
        f"refuse: {listed(refused - open_to_all)}.",
    ]


def still():
    return [*figure_promises(), "Framed: kind 2."]


#: What the words of each figure must hold: whole pieces, or (series, piece) pairs. Computed above, never typed in.
FIGURES = {
    "promise-figure-voices": figure_voices,
    "promise-figure-promises": figure_promises,
    "promise-figure-table": figure_table,
    "promise-still": still,
}

#: Numbers in the lesson's prose that are no results, each with its reason; then those in the exercise's texts.
ALLOWED = {}
ALLOWED_IN_EXERCISE = {50.0: "minutes"}
