"""Lesson 24 and its exercise: right answers, wrong ones with words of their own message, and its figures by another way."""

import math
from datetime import date, timedelta

import numpy as np
import pandas as pd
from conftest import ROOT

context = pd.read_csv(ROOT / "seeds" / "context.csv").set_index("context_id")
value = context["value"]
moorings = pd.read_csv(ROOT / "seeds" / "moorings.csv")
NORMAL = value["O08"] / 365  # Mt a day
MIX = value["O04"] / value["O03"]
LATER = value["E14"] * 12 / 365 * MIX  # Mt a day

KINDS = {
    "pump": "loading",
    "april": "production",
    "budget": "revenue",
    "year": "export",
    "plan": "loading",
    "detour": "none",
    "attack": "production",
}
NOTE = (
    "The storm, told in A2 ¶7, has left one mooring. By a third of normal until the end of April about 97 kt a day cannot be put on "
    "ships, after five days without any: some four million tonnes of loading, not yet of production. The tanks take five days of "
    "oil if they were empty, and nobody knows. If the mooring does better, it may be half of that. I would watch the level of the "
    "tanks and advise to reroute what other pipes take."
)


def lost(first, last, column="in_service_low", share=(1, 2 / 3, 1 / 3, 0)):
    """Mt in a window, when a day with so many moorings loses that share of normal."""
    days = moorings[(moorings["day"] >= first) & (moorings["day"] <= last)]
    counts = [(days[column] == n).sum() for n in range(4)]
    return NORMAL * sum(s * n for s, n in zip(share, counts))


SPRING, AUTUMN = ("2022-03-21", "2022-06-14"), ("2022-08-05", "2022-12-31")
STORM, CRACKS = lost(*SPRING), lost(*AUTUMN)
ENOUGH = (1, 2 / 3, 0, 0)


def one(storm=STORM, cracks=CRACKS, quiet=0):
    return {"storm_lost": storm, "cracks_lost": cracks, "quiet_day": quiet}


def two(free=4, month=4.089, year=57.689, saved=0.711):
    return {"free_days": free, "month_lost": month, "year_lost": year, "year_saved": saved}


def again(days):
    return sum(max(0, 160 * day - 711) for day in range(1, days + 1)) / 1000


def three(**changes):
    return {"losses": KINDS | changes}


LOSS = value["E05b"] / 7.3 / 1000
LEFT = 100 - 100 * LOSS / (1000 * NORMAL)


def four(feared=LOSS, left=LEFT, month=0.03 * LOSS, nearest="3.5 a month", late=("E14", "O04")):
    late = list(late) if isinstance(late, tuple) else late
    names = ("feared", "still_flows", "thirty_days", "nearest", "too_late")
    return dict(zip(names, (feared, left, month, nearest, late)))


def five(rate=4 / 11, loss=7.6 / 11, buys=False, most=6):
    return {"rate": rate, "expected_loss": loss, "buys": buys, "most_years": most}


RIGHT = {
    "q1": [one(), one(np.float64(STORM), round(CRACKS, 2), 0.0), one(np.array([STORM]), quiet=np.int64(0))],
    "q2": [two(), two(4.0, np.float64(4.089), 57.6890000001, np.array([0.711])), two(np.int64(4))],
    "q3": [three(), {"losses": pd.Series(KINDS)}, {"losses": {k: f" {v.upper()}" for k, v in reversed(KINDS.items())}}],
    "q4": [
        four(),
        four(round(LOSS, 1), round(LEFT), round(0.03 * LOSS, 2), "3.5 A Month", pd.Index(["O04", "E14"])),
        four(np.float64(LOSS), late={"E14", "O04"}),
    ],
    "q5": [five(), five(np.float64(4 / 11), 0.691, np.bool_(False), 6.0), five(round(4 / 11, 3))],
    "q6": [{"note": NOTE}],
}

WRONG = {
    "q1": {
        "kt": (one(1000 * STORM), "in kt"),
        "kind": (one(lost(*SPRING, "in_service_high")), "kind reading"),
        "two are enough": (one(lost(*SPRING, share=ENOUGH)), "lesson's rule"),
        "the lesson's figure": (one(lost(*SPRING, "in_service_high", ENOUGH)), "lesson's figure"),
        "what is loaded": (one(lost(*SPRING, share=(0, 1 / 3, 2 / 3, 1))), "sums what was loaded"),
        "one whatever works": (one(lost(*SPRING, share=(1, 2 / 3, 2 / 3, 2 / 3))), "however many"),
        "whole year": (one(lost("2022-01-01", "2022-12-31")), "has its window"),
        "half for each": (one(lost(*SPRING, share=(1, 1 / 2, 0, 0))), "half of normal"),
        "the later rate": (one(lost(*SPRING, share=(1, 1 - LATER / NORMAL, 0, 0))), "3.5 Mt a month"),
        "all or nothing": (one(cracks=lost(*AUTUMN, share=(1, 1, 1, 0))), "as soon as one mooring is out"),
        "another": (one(STORM + 0.5), "every day of its window"),
        "cracks by the lesson's rule": (one(cracks=lost(*AUTUMN, share=ENOUGH)), "`cracks_lost` is the lesson's rule"),
        "no floor": (one(quiet=-500 * NORMAL), "less than nothing"),
        "quiet day loaded": (one(quiet=1000 * NORMAL), "what is loaded"),
        "text": (one("5"), "without quotation marks"),
        "one open": (one(cracks=...), "still open"),
        "last element": (one(quiet=500 * NORMAL), "left over"),
    },
    "q2": {
        "kt": (two(month=4089), "in kt"),
        "all oil": (two(month=4.8), "all oil that came in"),
        "lesson's normal": (two(month=30 * NORMAL - 0.711), "that of winter"),
        "counted again": (two(month=again(30)), "every day"),
        "no floor": (two(month=sum(0.16 * d - 0.711 for d in range(1, 31))), "no less than nothing"),
        "emptied daily": (two(month=0), "emptied by itself"),
        "something else": (two(month=3), "three days on paper"),
        "year all": (two(year=58.4), "`year_lost` is all oil"),
        "not whole": (two(free=711 / 160), "whole days"),
        "one too many": (two(free=5), "whole days"),
        "days of the lesson": (two(free=0.711 / NORMAL), "In winter more"),
        "another": (two(free=9), "one day more"),
        "full at once": (two(month=29 * 0.16), "full after one day"),
        "minus the other way": (two(saved=-0.711), "the wrong way round"),
        "saved in kt": (two(saved=711), "`year_saved` is in kt"),
        "saved in percent": (two(saved=100 * 711 / 58400), "a percentage"),
        "filled each month": (two(saved=0.711 * 365 / 30), "each month"),
        "text": (two(saved="0.7"), "without quotation marks"),
        "last element": (two(saved=57.689), "difference of two runs"),
    },
    "q3": {
        "wells": (three(pump="production"), "while ships wait"),
        "ships": (three(april="loading"), "not ships"),
        "unit": (three(budget="export"), "the unit"),
        "year": (three(year="loading"), "two years"),
        "plan": (three(plan="export"), "left the country yet"),
        "detour": (three(detour="export"), "arrive abroad"),
        "detour, not loaded": (three(detour="loading"), "count a loss"),
        "general": (three(budget="loading"), "which unit"),
        "detour, not produced": (three(detour="production"), "stay in the ground"),
        "plan, no loss": (three(plan="none"), "well below normal"),
        "tonnes as money": (three(april="revenue"), "tonnes"),
        "wells for money": (three(budget="production"), "What is the unit?"),
        "one open": (three(attack=...), "Still open: attack"),
        "a word of one's own": (three(plan="oil"), "choose one of"),
        "not a dict": ({"losses": ["loading"]}, "curly brackets"),
        "last element": (three(attack="loading"), "buoys or the fields"),
    },
    "q4": {
        "multiplied": (four(value["E05b"] * 7.3 / 1000), "you multiplied"),
        "tonnes": (four(LOSS * 1000), "in tonnes"),
        "Mt": (four(LOSS / 1000), "is in Mt"),
        "another": (four(50), "barrels turned"),
        "fraction": (four(left=LEFT / 100), "fraction of one"),
        "lost share": (four(left=100 - LEFT), "part that is lost"),
        "kt left": (four(left=1000 * NORMAL - LOSS), "in kt a day"),
        "another share": (four(left=50), "what is left"),
        "month in kt": (four(month=30 * LOSS), "in kt; Mt"),
        "month that flows": (four(month=30 * NORMAL - 0.03 * LOSS), "what flows"),
        "month as printed": (four(month=1.3), "was printed"),
        "another month": (four(month=2.0), "thirty times"),
        "third": (four(nearest="one third"), "what still flows with both"),
        "no such rate": (four(nearest="70"), "choose one of"),
        "column": (four(late=("O04",)), "the **articles**"),
        "too many": (four(late=("E14", "O04", "E28a")), "stood in print"),
        "text": (four(late="E14"), "is a list"),
        "no such row": (four(late=("E14", "O04", "E99")), "none of the five"),
        "last element": (four(late=("E14",)), "misses a row"),
    },
    "q5": {
        "prior": (five(0.2), "**before** 2022"),
        "2022 alone": (five(2), "2022 alone"),
        "four events": (five(6 / 11), "counts four"),
        "year left out": (five(0.4), "is not"),
        "lesson's prior": (five(3 / 21), "Whose belief"),
        "upside down": (five(11 / 4), "upside down"),
        "mean of means": (five(1.1), "same weight"),
        "another": (five(0.9), "how many years in all"),
        "loss of 2022": (five(loss=3.8), "is what 2022 cost"),
        "not multiplied": (five(loss=4 / 11), "number of failures"),
        "another loss": (five(loss=1.2), "what one failure costs"),
        "buys": (five(buys=True), "with the price"),
        "a word": (five(buys="no"), "True or False"),
        "one too many": (five(most=7), "one too many"),
        "not whole": (five(most=6.6), "whole number"),
        "more": (five(most=12), "below the price"),
        "last element": (five(most=3), "with more years"),
    },
    "q6": {
        "too short": ({"note": "Some four million, A2 ¶7, reroute."}, "has 6 words"),
        "one word many times": ({"note": "word " * 60 + "A2 ¶7 reroute"}, "different ones"),
        "no place": ({"note": NOTE.replace("¶", "")}, "cannot check this"),
        "two verdicts": ({"note": NOTE + " Or wait."}, "Keep one verdict"),
        "last element": ({"note": NOTE.replace("reroute", "use")}, "come down"),
    },
}

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": ["normal - working * one", f"{STORM:.1f}", f"{CRACKS:.1f}"],
    "q2": ["level - size", " 4.1", " 4.09", " 57.", " 0.7"],
    "q3": [f'"{key}": "{entry}"' for key, entry in KINDS.items()],
    "q4": [f"{LOSS:.0f}", '"E14"', " 1.3 "],
    "q5": ["0.36", "0.69", "is 6"],
    "q6": [],
}


# ------------------------------------------------------------------------------------------------ the figures once more

EVENTS = {
    "storm": (date(2022, 3, 21), date(2022, 6, 14)),
    "mine search": (date(2022, 6, 15), date(2022, 7, 4)),
    "court order": (date(2022, 7, 5), date(2022, 7, 11)),
    "cracked buoys": (date(2022, 8, 5), date(2022, 12, 31)),
}
DAYS = [date.fromisoformat(day) for day in moorings["day"]]
KIND, STRICT = (dict(zip(DAYS, moorings[f"in_service_{end}"])) for end in ("high", "low"))
TANKS = value["E04c"] * value["E04d"] * 0.8 / 1e6 * round(100 * MIX, 2) / 100


def window(name):
    first, last = EVENTS[name]
    return [first + timedelta(days=k) for k in range((last - first).days + 1)]


def held_up(at_work, rate):
    """Mt not loaded, for each interruption: whole days without a mooring and with one, counted."""
    counts = {name: [sum(at_work[d] == n for d in window(name)) for n in (0, 1)] for name in EVENTS}
    return {name: none * NORMAL + single * (NORMAL - rate) for name, (none, single) in counts.items()}


def spilt(at_work, closed=()):
    """Mt turned away, for each interruption and for the year, and Mt in the tanks by day."""
    level, away, stored = 0, {}, {}
    for day in DAYS:
        out = 0 if day in closed else {0: 0, 1: LATER}.get(at_work[day], 2 * LATER)
        level = max(0, level + NORMAL - out)
        away[day], level = max(0, level - TANKS), min(level, TANKS)
        stored[day] = level
    return {name: sum(away[d] for d in window(name)) for name in EVENTS}, away, stored


def figure_moorings():
    said = []
    for name in EVENTS:
        fewest = min(STRICT[d] for d in window(name))
        said.append(
            f"{name}: down to {fewest}, fewer than two on {sum(KIND[d] < 2 for d in window(name))} days or more"
        )
    return said


def shown(number):
    return f"{number:.3g}" if number < 1 else f"{number:.1f}"


def figure_events():
    losses = {
        "one third": held_up(KIND, NORMAL / 3),
        "3.5 a month": held_up(KIND, LATER),
        "3.5, with tanks": spilt(KIND)[0],
    }
    for by_event in losses.values():
        assert max(by_event, key=by_event.get) == "cracked buoys" and by_event["court order"] == 0
    pairs = [(name, f"{event} {shown(loss)}") for name, lost in losses.items() for event, loss in lost.items()]
    return [f"{piece}" for _, piece in pairs]


def figure_storm():
    third, later = held_up(KIND, NORMAL / 3)["storm"], held_up(KIND, LATER)["storm"]
    tanks = spilt(KIND)[0]["storm"]
    assert abs(later - tanks - TANKS) < 1e-3, "the tanks save one filling"
    rows = {
        "model: one third, no tanks": third,
        "model: 3.5 a month, no tanks": later,
        "model: 3.5, with tanks": tanks,
        "model: 3.5, tanks, other routes": tanks - value["O28"],
    }
    said = [f"{name}: {shown(x)} to {shown(x)}, dot {shown(x)}" for name, x in rows.items()]
    return [*said, f"minister: later: {value['E08b']:g} to {value['E08c']:g}, dot {value['E08c']:g}"]


def gamma_quantile(shape, share):
    """The point below which the share of a Gamma distribution with whole shape and rate 1 lies, by halving."""
    low, high = 0, 100
    for _ in range(60):
        middle = (low + high) / 2
        below = 1 - math.exp(-middle) * sum(middle**k / math.factorial(k) for k in range(shape))
        low, high = (middle, high) if below < share else (low, middle)
    return low


def figure_prior():
    lost = spilt(KIND)[0]
    four, two = sum(lost.values()) / 4, (lost["storm"] + lost["cracked buoys"]) / 2
    beliefs = {
        "1 in 20 years, then four": (5, 21, four),
        "1 in 1 year, then four": (5, 2, four),
        "2022 alone": (4, 1, four),
        "1 in 20 years, then two failures": (3, 21, two),
    }
    said = [f"{name}: " for name in beliefs]
    for events, years, each in beliefs.values():
        mean = events / years * each
        low, high = (gamma_quantile(events, share) / years * each for share in (0.05, 0.95))
        assert low < mean < high and (mean > 1) == (years < 3)
        said.append(f"dot {shown(mean)}")
        said.append(f" to {shown(high)}, dot {shown(mean)}") if high > 1 else None
    return said


def still():
    shut = {date(2022, 7, 5) + timedelta(days=k) for k in range(30)}
    _, away, stored = spilt(KIND, shut)
    full = min(day for day in DAYS if stored[day] > TANKS - 1e-9)
    dearest = max(shut, key=lambda day: (round(away[day], 9), -day.toordinal()))
    return [
        f"highest {1000 * TANKS:.1f} at {full}",
        f"highest {1000 * NORMAL:.1f} at {dearest}",
    ]


#: What the words of each figure must hold: whole pieces, or (series, piece) pairs. Computed above, never typed in.
FIGURES = {
    "mooring-figure-moorings": figure_moorings,
    "mooring-figure-events": figure_events,
    "mooring-figure-storm": figure_storm,
    "mooring-figure-prior": figure_prior,
    "mooring-still": still,
}

#: Numbers in the lesson's prose that are no results, each with its reason; then those in the exercise's texts.
ALLOWED = {10.0: "our rule for hedges, in percent", 155.0: "a place for a slider"}
ALLOWED_IN_EXERCISE = {
    55.0: "minutes",
    60.0: "words",
    150.0: "words",
    70.0: "percent of normal that 3.5 Mt a month are, from the lesson",
    100000.0: "row E04d",
    330.0: "row E28b",
    0.9: "row D22",
    3.85: "row E16b",
    0.561: "row O28",
    0.48: "row E21",
}
