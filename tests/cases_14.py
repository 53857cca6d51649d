"""Lesson 14 and its exercise: right answers, wrong ones with words of their own message, and its figures by another way."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pandas as pd
from beam import number
from conftest import ROOT

facts = pd.read_csv(ROOT / "seeds" / "facts.csv").set_index("fact_id")
context = pd.read_csv(ROOT / "seeds" / "context.csv").set_index("context_id")
votes = pd.read_csv(ROOT / "seeds" / "votes.csv")
ties = pd.read_csv(ROOT / "seeds" / "ties.csv")
value = context["value"]
vote = {(row.state, row.resolution): row.vote for row in votes.itertuples()}
BALLOTS = sorted(set(votes["resolution"]))


def listed(series, year):
    return {r.item: r.value for r in context.itertuples() if r.series == series and r.period == year}


def index(parts):
    return float(sum(Fraction(str(part)) ** 2 for part in parts) / 10_000)


def crowded(parts, largest):
    """The parts and the rest of 100, dealt out in portions of at most `largest`, in exact arithmetic."""
    parts, largest = [Fraction(str(part)) for part in parts], Fraction(str(largest))
    while (rest := 100 - sum(parts)) > 0:
        parts.append(min(rest, largest))
    return [float(part) for part in parts]


def two_ends(parts):
    return index(parts), index(crowded(parts, min(parts)))


OLD, NEW = two_ends(listed("import partners", "2019").values()), two_ends(listed("import partners", "2022").values())
EXPORTS = listed("export partners", "2019")
THREE = ("Italy", "Netherlands", "France")
UNION = sum(EXPORTS[name] for name in THREE)
REST = [share for name, share in EXPORTS.items() if name not in THREE]
STATES, BLOC = index(EXPORTS.values()), index([*REST, UNION])
UNITS = {"China": "a", "Russia": "c", "EU": "b"}
PARTNERS = ["Russia", "China", "Turkey", "United States"]


def alike(question, unknown=False):
    found = {}
    for state in PARTNERS:
        known = [b for b in BALLOTS if unknown or vote[state, b] in ("yes", "no", "abstain")]
        same = [question(vote["Kazakhstan", b]) == question(vote[state, b]) for b in known]
        found[state] = 100 * same.count(True) / len(known)
    return found


REFUSED, OPPOSED = alike(lambda v: v in ("no", "abstain", "not verified")), alike(lambda v: v == "no")
CRITIC = {
    "left": "axis",
    "eighteen": "point",
    "sco": "source",
    "always": "few",
    "imports": "holds",
    "trend": "point",
    "partner": "unit",
}
NOTE = (
    "I defend the sentence for the EU, with the ruler of trade: exports of goods, the bloc counted as one, the year 2022. A1 ¶11 says around "
    "40 percent, which is 36 to 44 by our rule, and the outside figure, known only later, lies inside. My opponent would take votes, where "
    "Germany and Kazakhstan never gave one answer. But a vote is cheap, and oil that flows west for decades is not. Had less than a fifth gone there, "
    "I would have changed sides."
)


def between(shares):
    return [index(shares), index(crowded(shares, min(shares)))]


def full_only(shares):
    smallest = min(shares)
    return index(shares), index([*shares, *[smallest] * int((100 - sum(shares)) // smallest)])


def no_list(shares):
    return index(shares), index(crowded(shares, min(shares))[len(shares) :])


def rest_twice(shares):
    smallest, rest = min(shares), 100 - sum(shares)
    return index(shares), index([*shares, *[smallest] * int(rest // smallest), rest])


def stretched(shares):
    points = sum((share / sum(shares)) ** 2 for share in shares)
    return points, points


def others_in_percent(shares):
    low, high = between(shares)
    return low, low + 10_000 * (high - low)


def last_case_wrong(shares):
    return between(shares) if shares[0] != 45 else (0.2, 0.35)


def raises(shares):
    return {"exact": 1}[len(shares)]


def two(fewest=1 / OLD[1], most=1 / OLD[0], points="fell", intervals="cannot say"):
    return {"fewest_2019": fewest, "most_2019": most, "points_say": points, "intervals_say": intervals}


def three(by_state=STATES, as_bloc=BLOC, still=True, units=UNITS):
    return {"by_state": by_state, "as_bloc": as_bloc, "still_lowest": still, "units": units}


def four(refused=REFUSED, opposed=OPPOSED):
    return {"refused": refused, "opposed": opposed}


def five(**other):
    return {"critic": CRITIC | other}


RIGHT = {
    "q1": [
        {"between": between},
        {"between": lambda shares: np.array(between(shares)) + 1e-12},
        {"between": lambda shares: tuple(map(np.float64, between(shares)))},
    ],
    "q2": [two(), two(round(1 / OLD[1], 1), np.float64(1 / OLD[0]) + 1e-9, " FELL ", "Cannot say")],
    "q3": [
        three(),
        three(np.float64(STATES), BLOC + 1e-9, np.bool_(True), pd.Series(UNITS)),
        three(round(STATES, 3), round(BLOC, 3), True, {k: v.upper() for k, v in reversed(UNITS.items())}),
    ],
    "q4": [
        four(),
        four(pd.Series(REFUSED), pd.Series(OPPOSED).sample(frac=1, random_state=1)),
        four(list(REFUSED.values()), np.array(list(OPPOSED.values())) + 1e-9),
        four({k: round(v) for k, v in REFUSED.items()}, {k: round(v, 1) for k, v in OPPOSED.items()}),
    ],
    "q5": [
        five(),
        {"critic": pd.Series(CRITIC)},
        {"critic": {k: f" {v.title()} " for k, v in reversed(CRITIC.items())}},
    ],
    "q6": [{"note": NOTE}, {"note": NOTE.replace("EU", "European Union")}],
}

HALF = {"yes": 1, "abstain": 0, "no": -1}
WRONG = {
    "q1": {
        "one other": ({"between": lambda s: (index(s), index([*s, 100 - sum(s)]))}, "whole rest to one partner"),
        "no remainder": ({"between": full_only}, "do not use up the rest"),
        "list lost": ({"between": no_list}, "lost the partners"),
        "rest twice": ({"between": rest_twice}, "others have taken most"),
        "no rest": ({"between": lambda s: (index(s), index(s))}, "both ends are the same"),
        "stretched": ({"between": stretched}, "stretched"),
        "percent": ({"between": lambda s: [10_000 * end for end in between(s)]}, "percent of percent"),
        "others in percent": ({"between": others_in_percent}, "squares of the others"),
        "three places": ({"between": lambda s: [round(end, 3) for end in between(s)]}, "rounded too far"),
        "scale": ({"between": lambda s: [100 * end for end in between(s)]}, "their scale is not"),
        "scaled twice": ({"between": lambda s: [end / 10_000 for end in between(s)]}, "their scale is not"),
        "partners": ({"between": lambda s: [1 / end for end in between(s)]}, "numbers of partners"),
        "reversed": ({"between": lambda s: between(s)[::-1]}, "wrong way round"),
        "lowest wrong": ({"between": lambda s: (0, between(s)[1])}, "the lowest is not right"),
        "one value": ({"between": lambda s: index(s)}, "Two values"),
        "three values": ({"between": lambda s: (0, 0, 1)}, "gives back 3 values"),
        "one end open": ({"between": lambda s: (index(s), ...)}, "still open"),
        "no return": ({"between": lambda s: None}, "gives back nothing"),
        "an exception": ({"between": raises}, "stopped with KeyError"),
        "not a function": ({"between": 0.1}, "not a function"),
        "last element": ({"between": last_case_wrong}, "between([45, 10])"),
    },
    "q2": {
        "swapped": (two(1 / OLD[0], 1 / OLD[1]), "changed places"),
        "the index": (two(OLD[0], OLD[1]), "the index itself"),
        "other year": (two(1 / NEW[1], 1 / NEW[0]), "other year"),
        "one other": (two(fewest=1 / index([34, 24, 42])), "whole rest to one partner"),
        "nobody else": (two(most=1 / stretched([34, 24])[0]), "nobody else"),
        "whole partners": (two(round(1 / OLD[1]), round(1 / OLD[0])), "one decimal at least"),
        "one end whole": (two(fewest=3.799, most=round(1 / OLD[0])), "one decimal at least"),
        "half a point": (two(most=1 / index([33.5, 23.5])), "half a point"),
        "another fewest": (two(fewest=2), "`fewest_2019` is not right"),
        "another most": (two(most=7), "`most_2019` is not right"),
        "points cannot": (two(points="cannot say"), "can always be compared"),
        "points rose": (two(points="rose"), "*more* concentrated"),
        "follows the points": (two(intervals="fell"), "follows the points"),
        "no such word": (two(points="down"), "choose one of"),
        "text": (two(fewest="3.8"), "without quotation marks"),
        "one open": (two(most=...), "still open"),
        "last element": (two(intervals="rose"), "all four ends"),
    },
    "q3": {
        "percent": (three(10_000 * STATES, 10_000 * BLOC), "percent of percent"),
        "hundred times": (three(100 * STATES, 100 * BLOC), "a hundred times"),
        "two places": (three(round(STATES, 2)), "`by_state` is rounded too far"),
        "bloc, two places": (three(as_bloc=round(BLOC, 2)), "`as_bloc` is rounded too far"),
        "partners": (three(1 / STATES, 1 / BLOC), "effective numbers"),
        "swapped": (three(BLOC, STATES), "changed places"),
        "stretched": (three(stretched(EXPORTS.values())[0]), "stretches"),
        "highest": (three(two_ends(EXPORTS.values())[1]), "highest value"),
        "another": (three(0.2), "sum of the squares"),
        "squares added": (three(as_bloc=STATES), "squares were added"),
        "bloc alone": (three(as_bloc=index([UNION])), "bloc alone"),
        "an average": (three(as_bloc=index([*REST, round(UNION / 3, 6)])), "average of the three"),
        "other year": (three(as_bloc=index([*REST, value["D01"]])), "share of 2022"),
        "twice": (three(as_bloc=index([*EXPORTS.values(), UNION])), "three twice"),
        "all the rest": (three(as_bloc=index([*REST, 100 - sum(REST)])), "everybody else"),
        "two of three": (three(as_bloc=index([*REST, 19, 6])), "two of the three"),
        "another bloc": (three(as_bloc=0.15), "how many are they"),
        "no longer lowest": (three(still=False), "one percent out of the rest"),
        "a word": (three(still="yes"), "True or False"),
        "buyers and sellers": (three(units=UNITS | {"Russia": "a", "China": "c"}), "somebody else is larger"),
        "one open": (three(units=UNITS | {"EU": ...}), "Still open: EU"),
        "no such unit": (three(units=UNITS | {"EU": "d"}), "choose one of"),
        "not a dict": (three(units="a"), "curly brackets"),
        "last element": (three(units=UNITS | {"EU": "a"}), "*EU*"),
    },
    "q4": {
        "other diplomat": (four(OPPOSED, REFUSED), "other diplomat"),
        "same vote": (four(refused=alike(lambda v: v)), "very same vote"),
        "fractions": (four({k: v / 100 for k, v in REFUSED.items()}), "fractions of one"),
        "counts": (four(opposed={"Russia": 1, "China": 5, "Turkey": 4, "United States": 5}), "counts votes"),
        "differ": (four(opposed={k: 100 - v for k, v in OPPOSED.items()}), "how often the two differ"),
        "unverified, refused": (
            four(refused=alike(lambda v: v != "yes", unknown=True)),
            "nobody has verified",
        ),
        "unverified, opposed": (four(opposed=alike(lambda v: v == "no", unknown=True)), "`opposed`, Turkey: you let"),
        "Turkey": (four(opposed=OPPOSED | {"Turkey": 67}), "out of how many"),
        "three open": (four(refused={**REFUSED, "Turkey": ...}), "open in places"),
        "one number": (four(refused=100), "all together"),
        "too short": (four(refused=[100, 100]), "2 entries"),
        "text": (four(refused=dict.fromkeys(PARTNERS, "all")), "without quotation marks"),
        "wrong": (four(refused=dict.fromkeys(PARTNERS, 33)), "True and False first"),
        "last element": (four(opposed=OPPOSED | {"United States": 17}), "`opposed`: not right yet for United States"),
    },
    "q5": {
        "pro-Russian": (five(left="holds"), "What does the axis measure"),
        "eighteen holds": (five(eighteen="holds"), "a half of all exports"),
        "sco holds": (five(sco="holds"), "where does A1"),
        "always holds": (five(always="holds"), "how many votes"),
        "always a point": (five(always="point"), "The number is exact"),
        "imports a point": (five(imports="point"), "Do they meet"),
        "trend holds": (five(trend="holds"), "carry the *so*"),
        "trend few": (five(trend="few"), "not why"),
        "partner holds": (five(partner="holds"), "more careful"),
        "left, source": (five(left="source"), "read into them"),
        "eighteen, few": (five(eighteen="few"), "does the list name"),
        "always, unit": (five(always="unit"), "How often does that happen"),
        "imports, source": (five(imports="source"), "intervals meet"),
        "trend, axis": (five(trend="axis"), "which part of the exports"),
        "partner, point": (five(partner="point"), "does *largest* count"),
        "general": (five(sco="axis"), "*sco*: That is not"),
        "one open": (five(trend=...), "Still open: trend"),
        "no such word": (five(trend="wrong"), "choose one of"),
        "not a dict": ({"critic": ["axis"]}, "curly brackets"),
        "last element": (five(partner="source"), "two more words"),
    },
    "q6": {
        "too short": ({"note": "I attack it, see A1 ¶11."}, "has 6 words"),
        "one word many times": ({"note": "word " * 60 + "A1 ¶11 attack"}, "different ones"),
        "no place": ({"note": NOTE.replace("¶", "")}, "cannot check this"),
        "two sides": ({"note": NOTE + " I attack it too."}, "Keep one verdict"),
        "no ruler": (
            {"note": NOTE.replace("vote", "v").replace("trade", "money").replace("export", "e").replace("import", "i")},
            "no ruler",
        ),
        "no partner": ({"note": NOTE.replace("EU", "X")}, "Aligned with whom"),
        "last element": ({"note": NOTE.replace("defend", "like")}, "come down"),
    },
}

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": ["share**2 for", "full * smallest**2"],
    "q2": ["3.8", "5.8", "overlap"],
    "q3": [f"{STATES:.3f}", f"{BLOC:.3f}", "larger and larger"],
    "q4": ["83", "16.7", " 80"],
    "q5": [f'"{key}": "{word}"' for key, word in CRITIC.items()],
    "q6": [],
}


# ------------------------------------------------------------------------------------------------ the figures once more

LOW, HIGH = (facts.loc["A1-080", "value"] * factor for factor in (0.9, 1.1))


def worlds():
    many = 1 / (LOW / 100) ** 2
    one, some = [LOW, 100 - LOW], crowded([HIGH], HIGH)
    return [
        f"{len(parts)} partners, Russia {parts[0]:.0f} percent, like {1 / index(parts):.1f} equal ones"
        for parts in (one, some)
    ] + [f"Russia {LOW:.0f} percent, like {many:.1f} equal ones"]


def partners_of(shares, largest):
    wide = crowded([share + 0.5 for share in shares], largest + 0.5)
    return f"{number(1 / index(wide))} to {number(1 / index([share - 0.5 for share in shares]))}"


def effective():
    said = [f"turnover 2022, states (A1, A4) {1 / index(crowded([HIGH], HIGH)):.1f} to {1 / index([LOW]):.1f}"]
    for year in ("2019", "2022", "2023"):
        shares = listed("export partners", year).values()
        said.append(f"exports {year}, states {partners_of(shares, min(shares))}")
    shares = listed("import partners", "2022").values()
    said.append(f"imports 2022, states {partners_of(shares, min(shares))}")
    states = listed("export partners", "2022")
    union = [states[name] for name in ("China", "Russia", "United Kingdom")] + [100 * value["T10b"] / value["T01a"]]
    return [*said, f"exports 2022, EU as one {partners_of([round(u, 2) for u in union], min(states.values()))}"]


def half_way(state, ballots):
    pairs = [(vote["Kazakhstan", b], vote[state, b]) for b in ballots]
    marks = [2 - abs(HALF[a] - HALF[b]) for a, b in pairs if a in HALF and b in HALF]
    return 50 * sum(marks) / len(marks)


def lead():
    said = []
    for name, ballots in (("all six", BALLOTS), ("without ES-11/3", [b for b in BALLOTS if b != "ES-11/3"])):
        for state in ("Russia", "China", "Germany", "Turkey", "United States"):
            said.append((name, f"{state} {number(half_way(state, ballots))}"))
    return said


def points():
    rows = {r.item: r.value for r in context.itertuples() if r.series == "ideal points" and r.start == "2019-09-01"}
    home = number(rows["Kazakhstan"])
    return [f"{state}: {number(at)} to {home}, dot {number(at)}" for state, at in rows.items()]


def grid():
    powers = ["Russia", "China", "EU", "Turkey", "United States"]
    stand = {p: "Germany" if p == "EU" else p for p in powers}
    bought = listed("export partners", "2022") | {"EU": value["D01"]}
    bodies = {p: set() for p in [*powers, "Kazakhstan"]}
    for tie in ties.itertuples():
        if tie.kind in ("member", "signatory", "dominates") and tie.polarity == "yes" and tie.actor in bodies:
            bodies[tie.actor].add(tie.partner)
    at = {r.item: r.value for r in context.itertuples() if r.Index.startswith("P07")}
    found = {"trade": {p: bought.get(p, 0) for p in powers}}
    found["seats"] = {p: len(bodies[p] & bodies["Kazakhstan"]) for p in powers}
    found["votes"] = {}
    for p in powers:
        known = [b for b in BALLOTS if vote[stand[p], b] in HALF]
        found["votes"][p] = 100 * sum(vote[stand[p], b] == vote["Kazakhstan", b] for b in known) / len(known)
    found["ideal points"] = {p: -abs(at[stand[p]] - at["Kazakhstan"]) for p in powers}
    shown = {"trade": "{:.0f} %", "seats": "{:.0f} shared", "votes": "{:.0f} %", "ideal points": "{:.2f} away"}
    said = []
    for ruler, row in found.items():
        for p in powers:
            rank = 1 + sum(other > row[p] for other in row.values())
            level = "=" if list(row.values()).count(row[p]) > 1 else ""
            text = "not listed" if ruler == "trade" and row[p] == 0 else shown[ruler].format(abs(row[p]))
            said.append(f"{p} {rank}{level} with {text}")
    pairs = [(a, b) for a, b in combinations(powers, 2) if all(row[a] > row[b] for row in found.values())]
    pairs += [(b, a) for a, b in combinations(powers, 2) if all(row[a] < row[b] for row in found.values())]
    return [*said, "Order kept: " + ", ".join(f"{a} before {b}" for a, b in pairs)]


#: What the words of each figure must hold: whole pieces, or (series, piece) pairs. Computed above, never typed in.
FIGURES = {
    "rulers-figure-worlds": worlds,
    "rulers-figure-effective": effective,
    "rulers-figure-votes": lead,
    "rulers-figure-points": points,
    "rulers-still": grid,
}

#: Numbers in the lesson's prose that are no results, each with its reason; then those in the exercise's texts.
ALLOWED = {13.5: "14 less half a point", 14.5: "14 and half a point"}
ALLOWED_IN_EXERCISE = {50.0: "minutes", 60.0: "words", 150.0: "words"}
