"""The questions of exercise 24, One mooring left. Every expected answer is computed from `seeds/`."""

from checks import (
    Exercise,
    as_choice,
    as_dict,
    as_note,
    as_number,
    as_truth,
    handed_in,
    near,
    right,
    table,
    wrong,
)

exercise = Exercise(
    "24_one_mooring_left",
    {
        "O1": "Build a day-by-day model of lost oil from moorings, a loading rate and storage tanks",
        "O2": "Name what a loss figure measures",
        "O3": "Compare a model with a forecast and with the outcome, and keep hindsight apart from foresight",
        "O4": "Compute an expected yearly loss, and show how the prior decides the policy",
    },
)
summary = exercise.summary


def outside(row, column="value"):
    """One cell of the table context."""
    return table("context").set_index("context_id").loc[row, column]


def normal_flow():
    """Kazakh oil through CPC in 2021, in kt a day."""
    return outside("O08") * 1000 / 365


# ------------------------------------------------------------------------------------------------ 1: what if two are not enough?

q1_names = ["storm_lost", "cracks_lost", "quiet_day"]
q1 = exercise.question(
    "q1",
    "What if two are not enough?",
    q1_names,
    "O1",
    [
        "How much can be loaded with that many moorings? And how much of what comes in is then left over?",
        "If more can be loaded than comes in, nothing is lost, and a loss is never less than nothing: `max(0, ...)`.",
        "For a window, call the function for every day and add up. It gives kt; Mt are asked for.",
    ],
    """
    def day_loss(working, one):
        return max(0, normal - working * one)

    storm_lost = sum(day_loss(working, normal / 3) for working in storm) / 1000
    cracks_lost = sum(day_loss(working, normal / 3) for working in cracks) / 1000
    quiet_day = day_loss(3, normal / 2)
    """,
)

WINDOWS = {"storm_lost": ("2022-03-21", "2022-06-14"), "cracks_lost": ("2022-08-05", "2022-12-31")}


def in_window(window, rule, column="in_service_low"):
    """Mt between two days, by a rule from moorings at work to a share of the normal flow."""
    days = table("moorings").set_index("day")[column]
    return sum(rule(working) for working in days[window[0] : window[1]]) * normal_flow() / 1000


#: What a wrong sum shows: (a rule from moorings to a share of normal, column, sentence).
SUMS = [
    (lambda n: 1 - n / 3, "in_service_high", "is the kind reading. Which column is the strict one?"),
    (
        lambda n: [1, 2 / 3, 0, 0][n],
        "in_service_low",
        "is the lesson's rule: days with two moorings cost nothing there.",
    ),
    (lambda n: [1, 2 / 3, 0, 0][n], "in_service_high", "is the lesson's figure. Two things are changed here."),
    (lambda n: n / 3, "in_service_low", "sums what was loaded. The question asks for what was not."),
    (lambda n: 1 if n == 0 else 2 / 3, "in_service_low", "counts one mooring, however many work."),
    (lambda n: max(0, 1 - n / 2), "in_service_low", "lets one mooring load half of normal. Here it loads a third."),
    (lambda n: max(0, 1 - 0.7034 * n), "in_service_low", "uses the rate of 3.5 Mt a month. Here one loads a third."),
    (
        lambda n: int(n < 3),
        "in_service_low",
        "calls a whole day lost as soon as one mooring is out. What do the others load?",
    ),
]


@q1.judge
def _(storm_lost, cracks_lost, quiet_day):
    answers = [as_number(a, name) for a, name in zip((storm_lost, cracks_lost, quiet_day), q1_names)]
    for (name, window), lost in zip(WINDOWS.items(), answers):
        truth = in_window(window, lambda n: 1 - n / 3)
        if near(lost, truth, 2e-3):
            continue
        if near(lost, 1000 * truth, 2e-3):
            return wrong(f"`{name}` is in kt. The question asks for Mt.")
        for rule, column, says in SUMS:
            if near(lost, in_window(window, rule, column), 1e-3):
                return wrong(f"`{name}` {says}")
        if near(lost, in_window(("2022-01-01", "2022-12-31"), lambda n: 1 - n / 3), 1e-3):
            return wrong(f"`{name}` sums the whole year. Each interruption has its window.")
        return wrong(f"`{name}` is not yet the sum over every day of its window, with a third for each mooring, in Mt.")
    normal, quiet = normal_flow(), answers[2]
    if quiet < 0:
        return wrong(f"`quiet_day` is {quiet:.4g}. Can less than nothing be lost?")
    if near(quiet, normal, 1e-3) or near(quiet, 1.5 * normal, 1e-3):
        return wrong("`quiet_day` is what is loaded, or could be. The question asks for what is not.")
    if quiet > 1e-9:
        return wrong("`quiet_day`: three moorings, half of normal each. How much comes in, and how much is left over?")
    return right(
        "Without the reserve the storm costs half as much again as by the lesson's highest figure, and the cracks a fifth more. "
        "The order stays. Officials spoke of far smaller losses: they speak for a reserve, or for tanks and other routes, or for both."
    )


# ------------------------------------------------------------------------------------------------ 2: closed in winter

q2_names = ["free_days", "month_lost", "year_lost", "year_saved"]
q2 = exercise.question(
    "q2",
    "Closed in winter",
    q2_names,
    "O1",
    [
        "`too_much` is what lies above the rim of the tank after the day's oil has come in. It can be nothing.",
        "After the oil is turned away the level must go down by just that much: the tank is full, not fuller.",
        "Try `closed(1, 711, 160)`, `closed(2, 711, 160)` and so on: when does it stop being 0? For the last one, run the year with "
        "`size` 0 as well.",
    ],
    """
    def closed(days, size, normal):
        level, turned_away = 0, 0
        for _ in range(days):
            level = level + normal
            too_much = max(0, level - size)
            level = level - too_much
            turned_away = turned_away + too_much
        return turned_away

    free_days = max(days for days in range(365) if closed(days, 711, 160) == 0)
    month_lost = closed(30, 711, 160) / 1000
    year_lost = closed(365, 711, 160) / 1000
    year_saved = (closed(365, 0, 160) - closed(365, 711, 160)) / 1000
    """,
)

WINTER, SIZE = 160, 711  # kt a day and kt, given in the question


def slips(name, days, lost):
    """An Outcome for a wrong number of Mt turned away in so many days, or None."""
    truth = max(0, days * WINTER - SIZE) / 1000
    if near(lost, truth):
        return None
    if near(lost, 1000 * truth):
        return wrong(f"`{name}` is in kt; Mt are asked for.")
    if near(lost, days * WINTER / 1000):
        return wrong(f"`{name}` is all oil that came in. Some of it waits in the tanks.")
    if near(lost, (days * normal_flow() - SIZE) / 1000, 1e-3):
        return wrong(f"`{name}` uses the lesson's normal, not that of winter.")
    if near(lost, sum(max(0, day * WINTER - SIZE) for day in range(days + 1)) / 1000):
        return wrong(f"`{name}` counts the same oil again every day: what was turned away is still in your level.")
    if near(lost, sum(day * WINTER - SIZE for day in range(1, days + 1)) / 1000) or lost < 0:
        return wrong(f"`{name}`: a tank that is not full turns nothing away, and no less than nothing.")
    if near(lost, (days - 1) * WINTER / 1000):
        return wrong(
            f"`{name}` takes the tanks as full after one day. Only what comes in, less what is too much, fills them."
        )
    if near(lost, 0):
        return wrong(f"`{name}` is nothing. Is the tank emptied by itself? While the pipe is closed nothing leaves it.")
    return wrong(f"`{name}` is not it. Follow three days on paper: comes in, above the rim, left in the tank.")


@q2.judge
def _(free_days, month_lost, year_lost, year_saved):
    answers = (free_days, month_lost, year_lost, year_saved)
    free, month, year, saved = (as_number(a, name) for a, name in zip(answers, q2_names))
    outcome = slips("month_lost", 30, month) or slips("year_lost", 365, year)
    if outcome:
        return outcome
    if near(free, SIZE / WINTER) or near(free, SIZE // WINTER + 1):
        return wrong("`free_days`: whole days, and on none of them may any oil be turned away.")
    if near(free, SIZE / normal_flow(), 2e-2):
        return wrong("`free_days` uses the lesson's normal. In winter more comes in.")
    if not near(free, SIZE // WINTER):
        return wrong("`free_days` is not it yet. Try `closed` with one day more, and one day less.")
    if near(saved, SIZE):
        return wrong("`year_saved` is in kt; Mt are asked for.")
    if near(saved, -SIZE / 1000):
        return wrong("`year_saved` is the wrong way round: which of the two runs turns more away?")
    if near(saved, 100 * SIZE / (365 * WINTER)):
        return wrong("`year_saved` is a percentage; Mt are asked for.")
    if near(saved, 365 / 30 * SIZE / 1000, 2e-2):
        return wrong("`year_saved` fills the tanks anew each month. When are they emptied?")
    if not near(saved, SIZE / 1000):
        return wrong("`year_saved` is the difference of two runs of the year: without tanks, and with them.")
    return right(
        "Tanks save one filling, whether the closure lasts a week or a year. So they matter much for short closures and hardly "
        "for long ones, and what they held on the first day matters as much as their size."
    )


# ------------------------------------------------------------------------------------------------ 3: which loss is it?

FIGURES = {
    "pump": "E04a",
    "april": "E28a",
    "budget": "E28b",
    "year": "D22",
    "plan": "E16b",
    "detour": "O28",
    "attack": "E21",
}
KINDS = ("loading", "export", "production", "revenue", "none")

q3 = exercise.question(
    "q3",
    "Which loss is it?",
    ["losses"],
    "O2",
    [
        "Look for the place at which the oil is counted: at the well, at the border, at the ship, or not as oil at all.",
        "A ship that waits is not yet a barrel that stays in the ground: tanks and other pipes lie between.",
        "Oil that arrives by another way is not lost. Its longer road may cost money, but that is not what the figure counts.",
    ],
    """
    losses = {
        "pump": "loading",
        "april": "production",
        "budget": "revenue",
        "year": "export",
        "plan": "loading",
        "detour": "none",
        "attack": "production",
    }
    """,
)

MIX_UPS = {
    ("pump", "production"): "Fields can go on while ships wait. Where is this share measured?",
    ("pump", "export"): "Near, but nothing has crossed a border here. Where is this share measured?",
    ("april", "loading"): "Wells are not ships. Tanks and other routes lie between the two.",
    ("april", "export"): "Part of what is produced stays at home. At which place is this counted?",
    ("budget", "export"): "What is the unit?",
    ("year", "loading"): "This compares two years of what left by CPC, not what ships could have taken.",
    ("year", "production"): "It counts oil at one way out, not at the wells.",
    ("plan", "export"): "A plan for ships. Has anything left the country yet?",
    ("plan", "production"): "Tankers are no wells.",
    ("detour", "export"): "Did this oil arrive abroad or not?",
    ("detour", "loading"): "It was not loaded at CPC, true. But does the figure count a loss?",
    ("detour", "production"): "Did this oil stay in the ground?",
    ("detour", "revenue"): "Tonnes are no money. And does the figure count a loss?",
    ("plan", "none"): "The plan is well below normal: something is missing. Where is it counted?",
    ("budget", "production"): "What is the unit?",
    ("april", "revenue"): "Money may follow, but the figure is in tonnes.",
    ("attack", "revenue"): "Money may follow, but the figure is in tonnes.",
    ("year", "none"): "Nothing lost? Less oil left the country by this way.",
    ("attack", "loading"): "What gave less: the buoys or the fields?",
    ("attack", "export"): "Counted at the border, or at the wells?",
}


def kind_of(row):
    """Which loss a row of the table measures, by its own words."""
    quantity, unit = outside(row, "quantity"), outside(row, "unit")
    if "USD" in unit:
        return "revenue"
    for word, kind in [("other routes", "none"), ("production", "production"), ("exported", "export")]:
        if word in quantity:
            return kind
    return "loading"


@q3.judge
def _(losses):
    losses = as_dict(losses, tuple(FIGURES), "losses")
    still_open = [key for key, entry in losses.items() if entry is ...]
    for key, row in FIGURES.items():
        if key in still_open:
            continue
        answer = as_choice(losses[key], f'losses["{key}"]', KINDS)
        if answer != kind_of(row):
            general = "At which place, or in which unit, is this counted?"
            return wrong(f"*{key}*: {MIX_UPS.get((key, answer), general)}")
    if still_open:
        return wrong(f"Nothing wrong so far. Still open: {', '.join(still_open)}.")
    return right(
        "Seven figures of one affair, five kinds. Only figures of one kind may be compared, and none of these seven may be added up: a "
        "tonne that was not loaded can turn up again as one not produced, as one on a detour, or in next month's exports."
    )


# ------------------------------------------------------------------------------------------------ 4: what did the ministry assume?

Q4_ROWS = ("E04a", "E05b", "E28a", "E14", "O04")
BARRELS = 7.3
q4_names = ["feared", "still_flows", "thirty_days", "nearest", "too_late"]
q4 = exercise.question(
    "q4",
    "What did the ministry assume?",
    q4_names,
    "O3",
    [
        "A tonne is 7.3 barrels, so there are fewer tonnes than barrels. kt are thousands of tonnes.",
        "What still flows is `normal` without the feared loss, as a share of `normal`. Put it beside a third and beside 70 percent.",
        "Dates written as year-month-day can be compared as text. A row is too late when its source is younger than the last day of April 2022.",
    ],
    """
    feared = context.loc["E05b", "value"] / 7.3 / 1000
    still_flows = 100 * (normal - feared) / normal
    thirty_days = 30 * feared / 1000
    nearest = "3.5 a month"
    dates = context.loc[rows, "source_date"]
    too_late = list(dates[dates > "2022-04-30"].index)
    """,
)


@q4.judge
def _(feared, still_flows, thirty_days, nearest, too_late):
    feared, flows, month = (as_number(a, n) for a, n in zip((feared, still_flows, thirty_days), q4_names))
    barrels, normal = outside("E05b"), normal_flow()
    loss = barrels / BARRELS / 1000
    if near(feared, barrels * BARRELS / 1000, 1e-3):
        return wrong("`feared`: you multiplied. Is a barrel more than a tonne, or less?")
    if near(feared, loss * 1000, 1e-3):
        return wrong("`feared` is in tonnes; kt are asked for.")
    if near(feared, loss / 1000, 1e-3):
        return wrong("`feared` is in Mt; kt are asked for.")
    if not near(feared, loss, 2e-3):
        return wrong("`feared` is not the barrels turned into kt a day.")
    truth = 100 * (normal - loss) / normal
    if near(flows, truth / 100, 2e-3):
        return wrong("`still_flows` is a fraction of one; percent are asked for.")
    if near(flows, 100 - truth, 2e-3):
        return wrong("`still_flows` is the part that is lost. What part is left?")
    if near(flows, normal - loss, 2e-3):
        return wrong("`still_flows` is in kt a day; percent of `normal` are asked for.")
    if not near(flows, truth, 2e-3):
        return wrong("`still_flows`: what is left of `normal`, in percent of it?")
    if near(month, 30 * loss, 2e-3):
        return wrong("`thirty_days` is in kt; Mt are asked for.")
    if near(month, 30 * (normal - loss) / 1000, 2e-3):
        return wrong("`thirty_days` is what flows in thirty days. The loss is asked for.")
    if near(month, outside("E28a")):
        return wrong(
            "`thirty_days` is the figure that was printed. Compute it from the daily loss, and see how near it comes."
        )
    if not near(month, 30 * loss / 1000, 4e-3):
        return wrong("`thirty_days` is not thirty times the daily loss, in Mt.")
    rates = {
        "one third": outside("E04a"),
        "3.5 a month": 100 * outside("E14") * 12 * outside("O19") / 100 / outside("O08"),
    }
    best = min(rates, key=lambda name: abs(rates[name] - truth))
    if as_choice(nearest, "nearest", tuple(rates)) != best:
        return wrong("`nearest`: compare what still flows with both rates, not what is lost.")
    if isinstance(too_late, str) or not hasattr(too_late, "__iter__"):
        return wrong('`too_late` is a list of row names, as in ["E28a"].')
    given = {str(row).strip() for row in too_late}
    dates = {row: outside(row, "source_date") for row in Q4_ROWS}
    late = {row for row, day in dates.items() if day > "2022-04-30"}
    if given - set(Q4_ROWS):
        return wrong("`too_late` has a name that is none of the five rows.")
    if given == {row for row in Q4_ROWS if outside(row, "hindsight") == "yes"}:
        return wrong(
            "`too_late` follows the column `hindsight`, which asks what the **articles** could know. On 30 April still less was known."
        )
    if given - late:
        return wrong("`too_late` names a row that stood in print by the end of April.")
    if late - given:
        return wrong("`too_late` misses a row. Read each date once more.")
    return right(
        "The fear of April fits a rate that CPC made public only in August. Perhaps the ministry had it from CPC, perhaps it counted on tanks and "
        "other routes, perhaps it is chance: one number can be hit by many assumptions. And hindsight has no fixed "
        "date: it begins on the day on which you stand."
    )


# ------------------------------------------------------------------------------------------------ 5: another prior

EACH, PRICE, PRIOR = 1.9, 1, (2, 10)  # given in the question
FAILURES = 2  # in 2022: storm and cracked buoys
q5_names = ["rate", "expected_loss", "buys", "most_years"]
q5 = exercise.question(
    "q5",
    "Another prior",
    q5_names,
    "O4",
    [
        "Add events to events and years to years, then divide. 2022 is one year, and it brought two failures.",
        "The expected loss is the rate times what one failure costs. Compare it with the price.",
        "Write the expected loss with `years` in place of ten, and try whole numbers until it is no longer above the price.",
    ],
    """
    rate = (2 + 2) / (10 + 1)
    expected_loss = 1.9 * rate
    buys = expected_loss > 1
    most_years = max(years for years in range(100) if 1.9 * 4 / (years + 1) > 1)
    """,
)


@q5.judge
def _(rate, expected_loss, buys, most_years):
    rate, loss = as_number(rate, "rate"), as_number(expected_loss, "expected_loss", "a number of Mt")
    seen, years = PRIOR[0] + FAILURES, PRIOR[1] + 1
    if near(rate, PRIOR[0] / PRIOR[1]):
        return wrong("`rate` is the belief **before** 2022. Add what 2022 brought.")
    if near(rate, FAILURES):
        return wrong("`rate` looks at 2022 alone. The engineer also has a prior.")
    if near(rate, (PRIOR[0] + 4) / years):
        return wrong("`rate` counts four. What does the engineer call a failure?")
    if near(rate, seen / PRIOR[1]):
        return wrong("`rate`: the events of 2022 are in, the year 2022 is not.")
    if near(rate, (1 + FAILURES) / 21) or near(rate, 5 / 21):
        return wrong("`rate` uses the lesson's prior. Whose belief is asked for?")
    if near(rate, years / seen):
        return wrong("`rate` is upside down: that is years for each failure.")
    if near(rate, (PRIOR[0] / PRIOR[1] + FAILURES) / 2):
        return wrong("`rate` gives ten years and one year the same weight.")
    if not near(rate, seen / years, 2e-3):
        return wrong("`rate`: which events, and how many years in all?")
    if near(loss, EACH * FAILURES):
        return wrong("`expected_loss` is what 2022 cost. What does a year to come cost, on average?")
    if near(loss, rate):
        return wrong("`expected_loss` is a number of failures; Mt are asked for.")
    if not near(loss, EACH * seen / years, 4e-3):
        return wrong("`expected_loss`: rate, times what one failure costs.")
    if as_truth(buys, "buys") != (EACH * seen / years > PRICE):
        return wrong("`buys`: compare **your** expected loss with the price of the offer.")
    most = as_number(most_years, "most_years", "a whole number")
    truth = max(y for y in range(200) if EACH * seen / (y + 1) > PRICE)
    if near(most, truth + 1):
        return wrong(
            "`most_years`: one too many. Did you count 2022 as well? It is a year watched, but not before 2022."
        )
    if most != round(most):
        return wrong("`most_years`: a whole number of years is asked for.")
    if most > truth:
        return wrong("`most_years`: with so many years the expected loss is below the price.")
    if most < truth:
        return wrong("`most_years`: the route would be bought with more years, too.")
    return right(
        "The engineer expects more failures than the lesson's prior does, and still does not buy; with a memory a few years shorter "
        "the answer turns. No figure of 2022 can settle how long a memory is right: that is the reference class, and it must be argued."
    )


# ------------------------------------------------------------------------------------------------ 6: the evening of 28 March

q6 = exercise.question(
    "q6",
    "The evening of 28 March 2022",
    ["note"],
    "O3",
    [
        "Begin with two sums: five days at nothing, then the days to 30 April at a third. What if the one mooring can do more?",
        "Say what your figure counts: what ships could not take, what stays in the ground, or money? And what do the tanks change?",
        "What would you do differently if the true figure lay at the other end of your range? That decides the advice.",
    ],
    """
    - It gives a range, not one number, and says which loss it is; most naturally loading: about 4 Mt if a third holds until 30 April
      (five days of 145 kt, then 34 days of 97 kt), less if one mooring can do more.
    - It says what it assumes: the flow of 2021, the rate, the date of repair.
    - It reckons with the tanks: full after about five days at zero, if empty at first, and therefore no help now.
    - It uses nothing from later: not the 3.5 Mt of August, not the minister's 0.30 to 0.35, not the 0.561 of April, not 23 April.
    - It says what to watch: daily loading, the level of the tanks.
    - Its advice follows from the range and from what each mistake would cost.

    *Reroute* is the easier one to defend: rerouting can be stopped again, a full tank cannot wait. *Wait* can be defended as well, if the note
    says that other routes are dear or cross Russia too, and for how long waiting is cheap. That the loss turned out smaller does not
    show that the warning was wrong: judge the note by what it knew.
    """,
    open=True,
)


@q6.judge
def _(note):
    note = as_note(note, "note", "7", ("reroute", "wait"))
    late = [word for word in ("3.5", "0.35", "0.3 ", "0.561", "0.56") if word in note]
    remark = f" Look again at {late[0].strip()}: was that known on 28 March?" if late else ""
    return handed_in(
        "No machine can judge this one. Compare your note with `q6.solution()`, point by point, or exchange it with a "
        f"neighbour.{remark}"
    )
