"""Lesson 34 and its exercise: right answers, wrong ones with words of their own message, and its figures by another way."""

import csv
import difflib
import re
import unicodedata

import numpy as np
import pandas as pd
from conftest import ROOT


def read(name):
    with open(ROOT / "seeds" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ENTRIES, CUSTOMERS = read("screening_list"), read("screening_customers")
FORMS = ("llp", "too", "jsc", "ao", "ltd", "ooo")
LISTED = [bool(row["truth"]) for row in CUSTOMERS]
FIRM = [row["kind"] == "firm" for row in CUSTOMERS]


def tidy(name):
    """A name in small letters and in order of words, by other means than the lesson's."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if unicodedata.category(c) != "Mn")
    return " ".join(sorted(w for w in re.findall(r"[a-z0-9]+", plain) if w not in FORMS))


def fold(name):
    return re.sub("zh|kh|q|y", lambda found: {"zh": "j", "kh": "h", "q": "k", "y": "i"}[found[0]], tidy(name))


def in_common(one, other):
    """Length of the longest common subsequence, the textbook's way: row by row."""
    row = [0] * (len(other) + 1)
    for a in one:
        last = 0
        for k, b in enumerate(other, 1):
            last, row[k] = row[k], last + 1 if a == b else max(row[k], row[k - 1])
    return row[-1]


def ratio(one, other):
    return 200 * in_common(one, other) / (len(one) + len(other))


def best(how):
    names = [how(entry["name"]) for entry in ENTRIES]
    return [max(ratio(how(row["name"]), name) for name in names) for row in CUSTOMERS]


PLAIN, FOLDED = best(tidy), best(fold)


def found(score, threshold, keep=None):
    """[caught, missed, false] among the customers for whom `keep` is true."""
    rows = [
        (s >= threshold - 1e-9, on) for s, on, k in zip(score, LISTED, keep or [True] * len(LISTED), strict=True) if k
    ]
    return [sum(a and on for a, on in rows), sum(on and not a for a, on in rows), sum(a and not on for a, on in rows)]


def price(score, threshold, keep=None, miss=1000, alarm=50):
    caught, missed, false = found(score, threshold, keep)
    return miss * missed + alarm * (caught + false)


def cheapest(score, keep=None, miss=1000, alarm=50):
    return min(range(102), key=lambda t: (price(score, t, keep, miss, alarm), -t))


A, B = ([row["half"] == h for row in CUSTOMERS] for h in "AB")
PERSON = [not firm for firm in FIRM]
BEST_FIRMS, BEST_PERSONS = cheapest(PLAIN, FIRM), cheapest(PLAIN, PERSON)
ONE = price(PLAIN, cheapest(PLAIN))
TWO = price(PLAIN, BEST_FIRMS, FIRM) + price(PLAIN, BEST_PERSONS, PERSON)
LOW, HIGH = found(PLAIN, 75), found(PLAIN, 90)
EXTRA, SPARED = LOW[0] + LOW[2] - HIGH[0] - HIGH[2], HIGH[1] - LOW[1]
BEFORE, AFTER = HIGH, found(FOLDED, 90)
HALF_FOLDED = [max(ratio(tidy(row["name"]), fold(entry["name"])) for entry in ENTRIES) for row in CUSTOMERS]
LIST_ONLY = found(HALF_FOLDED, 90)[0]


def across(score):
    """(promised, paid on B, paid on A)."""
    first, second = cheapest(score, A), cheapest(score, B)
    return price(score, first, A) + price(score, second, B), price(score, first, B), price(score, second, A)


PLAIN_ACROSS, FOLDED_ACROSS = across(PLAIN), across(FOLDED)
ACTIONS = {
    "same, flag": "hold",
    "same, no flag": "hold",
    "unknown, flag": "ask",
    "unknown, no flag": "clear",
    "differ, flag": "ask",
    "differ, no flag": "clear",
}


def cases():
    """{(years, flag): [alarms, listed]} at 75."""
    table = {}
    names = [tidy(entry["name"]) for entry in ENTRIES]
    for row, score in zip(CUSTOMERS, PLAIN):
        if score >= 75 - 1e-9:
            near = max(range(len(names)), key=lambda k, row=row: (ratio(tidy(row["name"]), names[k]), -k))
            years = {row["year"], ENTRIES[near]["year"]}
            says = "unknown" if "" in years else "same" if len(years) == 1 else "differ"
            flag = "yes" in (row["no_web"], row["user_withheld"], row["overpays"])
            cell = table.setdefault((says, flag), [0, 0])
            cell[0] += 1
            cell[1] += bool(row["truth"])
    return table


CASES = cases()
QUIET, QUIET_LISTED = CASES["unknown", False]
ASKED = CASES["unknown", True][0] + CASES["differ", True][0]
NOTE = (
    "Dear Sir, a program compared letters: your name and one on a list are nearly the same. That says nothing about you, and we accuse you of "
    "nothing. The news told of a dismissed Kayrat (A1 ¶6) and of a diplomat Kairat (A4 ¶24): two men. Banks compare because one that serves "
    "the listed can be cut off. Please send your year of birth; a person reads it today. A mistake costs you days and costs us more. Until "
    "then we wait."
)


SCORES = {"president": ratio("tokaiev", "tokaev"), "family_names": 100.0, "given_names": 100}
GAIN = {"more_caught": AFTER[0] - BEFORE[0], "more_false": AFTER[2] - BEFORE[2]}


def one(**changes):
    return SCORES | GAIN | changes


def shares(score, listed, threshold):
    alarm = score >= threshold
    precision = 100 * listed[alarm].mean() if alarm.sum() else None
    recall = 100 * alarm[listed].mean() if listed.sum() else None
    return precision, recall, 100 * (alarm == listed).mean()


def by_hand(score, listed, threshold):
    rings = [bool(s >= threshold) for s in score]
    both = sum(r and bool(on) for r, on in zip(rings, listed))
    right = sum(r == bool(on) for r, on in zip(rings, listed))
    p = 100 * both / sum(rings) if any(rings) else None
    return [p, 100 * both / sum(listed) if any(listed) else None, 100 * right / len(rings)]


def strict(score, listed, threshold):
    return shares(score, listed, threshold + 1e-6)


def fractions(score, listed, threshold):
    return tuple(None if s is None else s / 100 for s in shares(score, listed, threshold))


def one_place(score, listed, threshold):
    return tuple(None if s is None else round(s, 1) for s in shares(score, listed, threshold))


def quoted(score, listed, threshold):
    return tuple("None" if s is None else s for s in shares(score, listed, threshold))


def swapped(score, listed, threshold):
    p, r, a = shares(score, listed, threshold)
    return r, p, a


def zero(score, listed, threshold):
    return tuple(s or 0 for s in shares(score, listed, threshold))


def divided(score, listed, threshold):
    return tuple(float("nan") if s is None else s for s in shares(score, listed, threshold))


def never(score, listed, threshold):
    p, r, a = shares(score, listed, threshold)
    return p, r or None, a


def only_caught(score, listed, threshold):
    p, r, _ = shares(score, listed, threshold)
    return p, r, 100 * ((score >= threshold) & listed).mean()


def of_all(score, listed, threshold):
    _, r, a = shares(score, listed, threshold)
    return 100 * ((score >= threshold) & listed).mean(), r, a


def all_wrong(score, listed, threshold):
    p, r, a = shares(score, listed, threshold)
    return None if p is None else 100 - p, r, a


def of_the_bank(score, listed, threshold):
    return shares(np.array(PLAIN), np.array(LISTED), threshold)


def odd_accuracy(score, listed, threshold):
    p, r, a = shares(score, listed, threshold)
    return p, r, 100 - a + 1


def small_only(score, listed, threshold):
    p, r, a = shares(score, listed, threshold)
    return (p, r, a) if len(score) < 9 else (p, r, a + 1)


def three(firms=BEST_FIRMS, persons=BEST_PERSONS, saved=ONE - TWO, point=50 * EXTRA / SPARED):
    return {"best_firms": firms, "best_persons": persons, "saved": saved, "break_even": point}


PAID, FOLDED_PAID = sum(PLAIN_ACROSS[1:]), sum(FOLDED_ACROSS[1:])


def four(plain=PAID, folded=FOLDED_PAID, promised=FOLDED_ACROSS[0], pays=True):
    return {"plain_paid": plain, "folded_paid": folded, "folded_promised": promised, "pays": pays}


def five(
    letters=QUIET, lost=QUIET_LISTED, net=200 * QUIET - 1000 * QUIET_LISTED, limit=200 * QUIET / QUIET_LISTED, **changes
):
    actions = ACTIONS | {key.replace("_", " ").replace("  ", ", "): value for key, value in changes.items()}
    names = ("letters_saved", "listed_cleared", "net_saved", "limit")
    return {"actions": actions} | dict(zip(names, (letters, lost, net, limit)))


RIGHT = {
    "q1": [
        one(),
        one(president=np.float64(92.31), more_caught=np.int64(GAIN["more_caught"])),
        one(more_false=np.array([GAIN["more_false"]]), family_names=100),
    ],
    "q2": [
        {"shares": shares},
        {"shares": by_hand},
        {"shares": lambda s, on, t: np.array(shares(s, on, t), dtype=object).tolist()},
    ],
    "q3": [three(), three(88, np.int64(BEST_PERSONS)), three(90.0, point=round(50 * EXTRA / SPARED))],
    "q4": [four(), four(float(sum(PLAIN_ACROSS[1:])), np.int64(sum(FOLDED_ACROSS[1:])), pays=np.bool_(True))],
    "q5": [
        five(),
        five(np.int64(QUIET), float(QUIET_LISTED)),
        five() | {"actions": pd.Series({k: v.upper() for k, v in reversed(ACTIONS.items())})},
    ],
    "q6": [{"note": NOTE}],
}

WRONG = {
    "q1": {
        "fraction": (one(president=0.9231), "fraction of one"),
        "not folded": (one(president=ratio("tokayev", "toqaev")), "`president` is the score without folding"),
        "one pair": (one(family_names=ratio("bozhkanov", "bojkanov")), "only one of the four"),
        "families as they were": (
            one(family_names=ratio("bozhqanov", "bojkanov")),
            "`family_names` is the score without",
        ),
        "another": (one(president=80), "two folded names"),
        "given names as they were": (one(given_names=ratio("kairat", "kayrat")), "`given_names` is the score without"),
        "with folding": (one(more_caught=AFTER[0]), "**with** folding"),
        "sign": (one(more_caught=BEFORE[0] - AFTER[0], more_false=BEFORE[2] - AFTER[2]), "wrong sign"),
        "all alarms": (one(more_caught=sum(AFTER[::2]) - sum(BEFORE[::2])), "counts all alarms"),
        "list only": (one(more_caught=LIST_ONLY - BEFORE[0]), "Only the list is folded"),
        "places": (one(more_caught=GAIN["more_false"], more_false=GAIN["more_caught"]), "changed places"),
        "another count": (one(more_caught=12), "with and without folding"),
        "text": (one(president="92"), "without quotation marks"),
        "one open": (one(given_names=...), "still open"),
        "last element": (one(more_false=5), "**not** listed"),
    },
    "q2": {
        "above only": ({"shares": strict}, "equal to the threshold"),
        "fractions": ({"shares": fractions}, "fraction of one"),
        "swapped": ({"shares": swapped}, "order is changed"),
        "zero for none": ({"shares": zero}, "share of nothing"),
        "NaN": ({"shares": divided}, "came out as NaN"),
        "none for zero": ({"shares": never}, "exists here"),
        "true alarms only": ({"shares": only_caught}, "are right, too"),
        "of all": ({"shares": of_all}, "wrong whole"),
        "false alarms": ({"shares": all_wrong}, "the rest of what is asked"),
        "of the bank": ({"shares": of_the_bank}, "whole bank's"),
        "one place": ({"shares": one_place}, "rounded too far"),
        "none as text": ({"shares": quoted}, "without quotation marks"),
        "odd": ({"shares": odd_accuracy}, "not right yet"),
        "two": ({"shares": lambda s, on, t: shares(s, on, t)[:2]}, "three things"),
        "no return": ({"shares": lambda s, on, t: None}, "gives back nothing"),
        "divides by nothing": ({"shares": lambda s, on, t: (1 // int((s >= t).sum()), 1, 1)}, "precision is"),
        "stops": ({"shares": lambda s, on, t: {}["t"]}, "stopped with KeyError"),
        "not a function": ({"shares": 3}, "not a function"),
        "last element": ({"shares": small_only}, "bank's firms"),
    },
    "q3": {
        "other kind": (three(BEST_PERSONS), "of the other kind"),
        "other kind, persons": (three(persons=90), "`best_persons` is the threshold of the other"),
        "a cost": (three(1400), "is a cost"),
        "another": (three(60), "another threshold"),
        "sign": (three(saved=TWO - ONE), "wrong sign"),
        "one desk": (three(saved=ONE), "what a desk costs"),
        "against 90": (three(saved=price(PLAIN, 90) - TWO), "not with 90"),
        "persons only": (three(saved=ONE - price(PLAIN, BEST_PERSONS, PERSON)), "both kinds"),
        "another saving": (three(saved=1), "least costs together"),
        "percent saved": (three(saved=100 * (ONE - TWO) / ONE), "is in percent"),
        "count of alarms": (three(point=EXTRA), "number of extra alarms"),
        "ratio of costs": (three(point=20), "ratio of the two costs"),
        "false only": (three(point=50 * (LOW[2] - HIGH[2]) / SPARED), "counts false alarms only"),
        "alarms": (three(point=EXTRA / SPARED), "number of alarms"),
        "upside down": (three(point=50 * SPARED / EXTRA), "upside down"),
        "not shared": (three(point=50 * EXTRA), "Share it among"),
        "negative": (three(point=-50 * EXTRA / SPARED), "is negative"),
        "text": (three("93"), "without quotation marks"),
        "last element": (three(point=1000), "for each miss"),
    },
    "q4": {
        "promised": (four(PLAIN_ACROSS[0]), "what was promised"),
        "one half": (four(PLAIN_ACROSS[1]), "one of the two payments"),
        "promised and paid": (four(sum(PLAIN_ACROSS)), "adds what was promised"),
        "mean promise": (four(promised=FOLDED_ACROSS[0] / 2), "mean of two costs"),
        "promise of all": (four(promised=price(FOLDED, cheapest(FOLDED))), "comes from all customers"),
        "mean": (four(sum(PLAIN_ACROSS[1:]) / 2), "mean of the two"),
        "other scores": (four(sum(FOLDED_ACROSS[1:])), "other way of scoring"),
        "all at once": (four(ONE), "all customers at once"),
        "another": (four(1), "both ways round"),
        "folded promised": (four(folded=FOLDED_ACROSS[0]), "`folded_paid` is what was promised"),
        "paid": (four(promised=sum(FOLDED_ACROSS[1:])), "is what was paid"),
        "plain promise": (four(promised=PLAIN_ACROSS[0]), "of the plain scores"),
        "another promise": (four(promised=1), "two least costs"),
        "word": (four(pays="yes"), "True or False"),
        "last element": (four(pays=False), "compare the two payments"),
    },
    "q5": {
        "same asked": (five(same__flag="ask"), "with the same year"),
        "unknown held": (five(unknown__flag="hold"), "only the same year"),
        "flag cleared": (five(differ__flag="clear"), "asks for something"),
        "lesson's table": (five(unknown__no_flag="ask"), "the lesson's table"),
        "no flag, asked": (five(differ__no_flag="ask"), "without a flag"),
        "no such action": (five(same__flag="arrest"), "choose one of"),
        "open": (five(differ__flag=...), "Still open: differ, flag"),
        "not a dict": (five() | {"actions": ["hold"]}, "curly brackets"),
        "still asked": (five(ASKED), "still asked"),
        "asked before": (five(ASKED + QUIET), "the lesson asked"),
        "fewer, negative": (five(-QUIET), "wrong sign: how many"),
        "letters to strangers": (five(net=200 * (QUIET - QUIET_LISTED) - 1000 * QUIET_LISTED), "letters to strangers"),
        "limit of strangers": (five(limit=200 * (QUIET / QUIET_LISTED - 1)), "Every letter not written"),
        "strangers": (five(QUIET - QUIET_LISTED), "strangers only"),
        "all cleared": (five(QUIET + CASES["differ", False][0]), "all who are cleared"),
        "another": (five(3), "six cases"),
        "not listed": (five(lost=QUIET - QUIET_LISTED), "not listed"),
        "everybody": (five(lost=QUIET), "everybody in that case"),
        "another lost": (five(lost=7), "look for listed"),
        "gain only": (five(net=200 * QUIET), "leaves out"),
        "added": (five(net=200 * QUIET + 1000 * QUIET_LISTED), "adds the harm"),
        "price of an alarm": (five(net=50 * QUIET - 1000 * QUIET_LISTED), "price of an alarm"),
        "sign": (five(net=1000 * QUIET_LISTED - 200 * QUIET), "wrong sign"),
        "another net": (five(net=1), "letters not written"),
        "letters": (five(limit=QUIET / QUIET_LISTED), "number of letters"),
        "upside down": (five(limit=200 * QUIET_LISTED / QUIET), "upside down"),
        "not shared": (five(limit=200 * QUIET), "Share it among"),
        "last element": (five(limit=1000), "cost the same"),
    },
    "q6": {
        "too short": ({"note": "Dear Sir, wait. A1 ¶6."}, "has 5 words"),
        "one word many times": ({"note": "word " * 60 + "A1 ¶6 wait"}, "different ones"),
        "no place": ({"note": NOTE.replace("¶", "")}, "cannot check this"),
        "two verdicts": ({"note": NOTE + " Or release it."}, "Keep one verdict"),
        "last element": ({"note": NOTE.replace("we wait", "we sleep")}, "come down"),
    },
}

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": ["92.3", "text = text.replace"],
    "q2": ["alarm == listed", "alarm.sum() if"],
    "q3": [f"{50 * EXTRA / SPARED:.0f}", f" {ONE - TWO}", f" {BEST_FIRMS}"],
    "q4": [str(sum(PLAIN_ACROSS[1:])), str(sum(FOLDED_ACROSS[1:])), str(FOLDED_ACROSS[0])],
    "q5": [f" {QUIET} ", f"{200 * QUIET - 1000 * QUIET_LISTED}", "4,000"],
    "q6": [],
}


# ------------------------------------------------------------------------------------------------ the figures once more

PAIRS = {
    "Luhansk / Lugansk": "one",
    "Tokayev / Toqaev": "one",
    "Tokayev / Kassym-Jomart Tokayev": "one",
    "Kairat / Kayrat": "two",
    "Kairat Abusseitov / Kayrat Satybaldy": "two",
    "Kairat Abusseitov / Karim Massimov": "two",
}
SPELLED = {row["spelling"] for row in read("spellings")}


def figure_pairs():
    said = []
    for pair, means in PAIRS.items():
        names = pair.split(" / ")
        assert all(any(name in spelling for spelling in SPELLED) for name in names)
        said.append(f"{pair}: {ratio(*names):.0f}, {means}")
    assert difflib.SequenceMatcher(None, "Kairat", "Kayrat").ratio() > difflib.SequenceMatcher(None, *names).ratio()
    return said


def figure_shares():
    said = []
    for t in (60, 75, 90, 100):
        caught, missed, false = found(PLAIN, t)
        recall, precision = 100 * caught / (caught + missed), 100 * caught / (caught + false)
        said.append(f"at {t}: recall {recall:.0f}, precision {precision:.0f} percent")
    return said


def figure_curves():
    """The scorers by rapidfuzz, but averages and cheapest points by sorting, not by thresholds."""
    from rapidfuzz import fuzz

    said, least = [], {}
    for name, scorer in {
        "token_set": fuzz.token_set_ratio,
        "WRatio": fuzz.WRatio,
        "partial": fuzz.partial_ratio,
    }.items():
        score = [max(scorer(tidy(row["name"]), tidy(entry["name"])) for entry in ENTRIES) for row in CUSTOMERS]
        ranked = sorted(zip(score, LISTED), reverse=True)
        above = [[on for s, on in ranked if s >= one - 1e-4] for one, on in ranked if on]
        average = 100 * sum(sum(group) / len(group) for group in above) / sum(LISTED)
        least[name] = cheapest(score)
        said.append(f"{name}: average {average:.0f}, cheapest at {least[name]}")
    return said


def figure_moves():
    hit = [found(PLAIN, t)[0] / sum(LISTED) for t in range(102)]
    stray = [found(PLAIN, t)[2] / (len(LISTED) - sum(LISTED)) for t in range(102)]
    said = []
    for share in (sum(LISTED) / len(LISTED), 0.01, 0.001):
        line = []
        for miss in (1, 5, 20, 100, 500):
            each = [share * (miss * (1 - h) + h) + (1 - share) * s for h, s in zip(hit, stray)]
            line.append(max(t for t in range(102) if each[t] <= min(each) + 1e-10))
        said.append(f"{100 * share:.2g} percent listed: {', '.join(map(str, line))}")
    return said


def still():
    missed = [row["name"] for row, s, on in zip(CUSTOMERS, PLAIN, LISTED) if on and s < 90]
    assert len(missed) == HIGH[1]
    return [f"Missed: {', '.join(missed)}", f"{price(PLAIN, 0):,} at 0, {price(PLAIN, 101):,} off"]


#: What the words of each figure must hold: whole pieces, or (series, piece) pairs. Computed above, never typed in.
FIGURES = {
    "desk-figure-pairs": figure_pairs,
    "desk-figure-shares": figure_shares,
    "desk-figure-curves": figure_curves,
    "desk-figure-moves": figure_moves,
    "desk-still": still,
}

#: Numbers in the lesson's prose that are no results, each with its reason; then those in the exercise's texts.
ALLOWED = {71.0: "lowest of forty other draws: test_lesson_34.py computes it"}
ALLOWED_IN_EXERCISE = {55.0: "minutes", 60.0: "words", 150.0: "words"}
