"""The questions of exercise 25, Diversified or not. Every expected answer is computed from `seeds/`."""

from checks import Exercise, as_choice, as_note, as_number, as_truth, handed_in, near, right, table, wrong

exercise = Exercise(
    "25_diversified_or_not",
    {
        "O1": "Compute an effective number of routes from tonnes, or its bounds from one share",
        "O2": "Measure diversification by transit state as an interval, where the source is silent",
        "O3": "Trace a change of an index to its parts by changing one thing at a time",
        "O4": "Test by simulation what a spare route is worth, with several seeds",
    },
)
summary = exercise.summary

RESIDUAL = "Atyrau-Samara and other (residual)"


def tonnes_of(year):
    """{route: Mt} of one year, as the sources list them."""
    rows = table("context")
    rows = rows[(rows["series"] == "oil export routes") & (rows["start"].str[:4] == year)]
    return dict(zip(rows["item"], rows["value"]))


def four_of(year):
    """{route: Mt} with the same four routes in every year."""
    four = {"CPC": 0, "China": 0, "Aktau": 0, "Atyrau-Samara, rail": 0}
    for name, mt in tonnes_of(year).items():
        first = name.split()[0]
        four[first if first in four else "Atyrau-Samara, rail"] += mt
    return four


def hhi(tonnes):
    """The sum of the squared shares."""
    return sum((mt / sum(tonnes)) ** 2 for mt in tonnes)


# ------------------------------------------------------------------------------------------------ 1: the ruler

q1_names = ["trial", "split_2022", "fewest", "most"]
q1 = exercise.question(
    "q1",
    "The ruler",
    q1_names,
    "O1",
    [
        "A share is a route's tonnes divided by the total. Square each, add them up, and turn the sum upside down.",
        "For `split_2022` take the residual out of the list and put two numbers in its place. The total stays.",
        "What is not said about the other routes is how many they are. Think of one, and then of very many tiny ones.",
    ],
    """
    def effective(tonnes):
        total = sum(tonnes)
        return 1 / sum((route / total) ** 2 for route in tonnes)

    trial = effective([5, 3, 2])
    tonnes = routes["2022"].dropna()
    residual = tonnes["Atyrau-Samara and other (residual)"]
    others = tonnes.drop("Atyrau-Samara and other (residual)")
    split_2022 = effective([*others, 3, residual - 3])
    fewest = 1 / (0.6**2 + 0.4**2)
    most = 1 / 0.6**2
    """,
)

TRIAL = [5, 3, 2]
BIGGEST = 0.6  # given in the question


def by_entropy(tonnes):
    """The exponential of entropy: another effective number."""
    total, number = sum(tonnes), 1
    for mt in tonnes:
        number *= (mt / total) ** (-mt / total) if mt else 1
    return number


@q1.judge
def _(trial, split_2022, fewest, most):
    given = as_number(trial, "trial")
    if near(given, hhi(TRIAL), 5e-3):
        return wrong("`trial` is the HHI itself. The effective number is that turned upside down.")
    if near(given, 1 - hhi(TRIAL), 5e-3):
        return wrong("`trial` is 1 minus the HHI, an index of spread. The effective number is 1 divided by the HHI.")
    if near(given, len(TRIAL)):
        return wrong("`trial` counts the routes. A route with few tonnes should count for less than one.")
    if near(given, 1 / sum(mt**2 for mt in TRIAL)) or near(given, hhi(TRIAL) / 1e4) or near(given, 1e-4 / hhi(TRIAL)):
        return wrong("`trial` squares tonnes or percentages. Shares that add up to one are squared.")
    if near(given, sum(TRIAL) / max(TRIAL)):
        return wrong("`trial` looks at the biggest route only. The others count too, a little.")
    if near(given, by_entropy(TRIAL), 2e-3):
        return wrong("`trial` is the exponential of entropy, another good ruler. Here 1 / HHI is asked for.")
    if not near(given, 1 / hhi(TRIAL), 2e-3):
        return wrong("`trial` is not 1 divided by the sum of the squared shares.")
    split, low, high = (as_number(a, n) for a, n in zip((split_2022, fewest, most), q1_names[1:]))
    now = tonnes_of("2022")
    others = [mt for name, mt in now.items() if name != RESIDUAL]
    if near(split, 1 / hhi([*others, 3, now[RESIDUAL] - 3]), 1e-3):
        pass
    elif near(split, 1 / hhi(list(now.values())), 1e-3):
        return wrong("`split_2022` is the number with the residual as one route. Split it.")
    elif near(split, 1 / hhi([*now.values(), 3]), 1e-3):
        return wrong("`split_2022` has 3 Mt twice: once as rail, and once in the residual.")
    elif near(split, 1 / hhi([*others, now[RESIDUAL] / 2, now[RESIDUAL] / 2]), 1e-5):
        return wrong("`split_2022` cuts the residual into halves. The question gives another cut.")
    elif near(split, 1 / hhi([*others, 3]), 1e-3):
        return wrong("`split_2022` has the rail, but not what is left of the residual. The total must stay.")
    elif near(split, 1 / hhi([*others, now[RESIDUAL] - 3]), 1e-3):
        return wrong("`split_2022` takes the rail away and puts it nowhere. The total must stay.")
    elif near(split, hhi([*others, 3, now[RESIDUAL] - 3]), 1e-3):
        return wrong("`split_2022` is an HHI. An effective number is asked for.")
    else:
        return wrong("`split_2022`: all routes of 2022, with two numbers in place of the residual.")
    ends = {"fewest": 1 / (BIGGEST**2 + (1 - BIGGEST) ** 2), "most": 1 / BIGGEST**2}
    if near(low, ends["most"], 5e-3) and near(high, ends["fewest"], 5e-3):
        return wrong("`fewest` and `most` are swapped: a larger HHI means fewer routes.")
    if near(low, 1 / ends["most"], 5e-3) or near(low, 1 / ends["fewest"], 5e-3):
        return wrong("`fewest` is an HHI. Effective numbers are asked for.")
    if near(low, 1):
        return wrong("`fewest`: one route alone would carry all, but the biggest carries only its share.")
    if near(low, 2):
        return wrong("`fewest` looks at two equal routes. Two are the end, but what share has each?")
    if near(low, 1 / BIGGEST, 5e-3):
        return wrong("`fewest`: the share is not squared.")
    if not near(low, ends["fewest"], 5e-3):
        return wrong("`fewest`: how many other routes make the list as concentrated as it can be?")
    if near(high, 1 / ends["most"], 5e-3):
        return wrong("`most` is an HHI. Effective numbers are asked for.")
    if near(high, ends["fewest"], 5e-3):
        return wrong("`most`: one other route is the other end. Here the rest should be spread as widely as it can be.")
    if not high < 1e6:
        return wrong("`most`: the other routes may be countless, but the biggest keeps its share, and that counts.")
    if near(high, 1 / BIGGEST, 5e-3):
        return wrong("`most`: the share is not squared.")
    if near(high, 1 / (BIGGEST**2 + 2 * ((1 - BIGGEST) / 2) ** 2), 5e-3):
        return wrong("`most`: two other routes are not yet the end. What if there are very many?")
    if not near(high, ends["most"], 5e-3):
        return wrong("`most`: let the other routes be so many and so small that their squares add nothing.")
    return right(
        "A split of the residual moves 2022 by a few hundredths only, so the fall is no product of the list. And one share in a newspaper "
        "pins the effective number to an interval shorter than one route: ask for the biggest share first."
    )


# ------------------------------------------------------------------------------------------------ 2: fill the gaps

q2_names = ["share_2013", "least_2022", "proven", "needed"]
q2 = exercise.question(
    "q2",
    "Fill the gaps",
    q2_names,
    "O2",
    [
        "For each year make two heaps, surely Russia and not surely, and divide the first by the year's total.",
        "What of 2022 is sure without the officer: CPC, and the ships to Makhachkala. The officer adds half of one row.",
        "For `needed`: how many Mt must touch Russia to reach the most of 2009, and how many of them are sure already? The rest comes out of "
        "the residual.",
    ],
    """
    in_2013, in_2022 = routes["2013"], routes["2022"]
    touched = in_2013[["CPC", "Atyrau-Samara", "Orenburg", "Aktau"]].sum()
    share_2013 = 100 * touched / in_2013.sum()
    sure = in_2022["CPC"] + in_2022["Aktau to Makhachkala"]
    residual = in_2022["Atyrau-Samara and other (residual)"]
    least_2022 = 100 * (sure + residual / 2) / in_2022.sum()
    most_2009 = 100 * (1 - routes.loc["China", "2009"] / routes["2009"].sum())
    proven = least_2022 > most_2009
    needed = 100 * (most_2009 / 100 * in_2022.sum() - sure) / residual
    """,
)


@q2.judge
def _(share_2013, least_2022, proven, needed):
    share, least, need = (
        as_number(a, n) for a, n in zip((share_2013, least_2022, needed), ("share_2013", "least_2022", "needed"))
    )
    old, now, then = tonnes_of("2013"), tonnes_of("2022"), tonnes_of("2009")
    whole = sum(old.values())
    sure = old["CPC"] + old["Atyrau-Samara"]
    exact = 100 * (sure + old["Orenburg"] + old["Aktau"]) / whole
    slips = [
        (exact / 100, "is a fraction of one; percent are asked for."),
        (100 - exact, "is what avoided Russia."),
        (100 * (sure + old["Aktau"]) / whole, "leaves out a row that lies in Russia."),
        (100 * (sure + old["Orenburg"]) / whole, "is the lesson's least share: here one gap is filled towards Russia."),
        (100 * (1 - old["China"] / whole), "is the lesson's largest share: here one gap is filled towards China."),
        (exact * whole / 100, "is in Mt; percent are asked for."),
        (100 * old["CPC"] / whole, "counts CPC only. Which other rows touched Russia?"),
        (100 * sure / whole, "counts the two large pipes only. Which other rows touched Russia?"),
    ]
    if not near(share, exact, 1e-3) and share != round(exact):
        for slip, says in slips:
            if near(share, slip, 1e-3):
                return wrong(f"`share_2013` {says}")
        return wrong("`share_2013`: go row by row through 2013. Did this oil touch Russia, yes or no?")
    total, rest = sum(now.values()), now[RESIDUAL]
    sure = now["CPC"] + now["Aktau to Makhachkala"]
    exact = 100 * (sure + rest / 2) / total
    slips = [
        (exact / 100, "is a fraction of one; percent are asked for."),
        (100 * sure / total, "leaves out what the officer proved."),
        (100 * (sure + rest) / total, "counts the whole residual. How much is proven?"),
        (100 * (now["CPC"] + rest / 2) / total, "forgets the ships to Makhachkala, a port in Russia."),
        (
            100 * (sure + rest / 2 + now["Aktau to Baku and BTC"]) / total,
            "counts ships to Baku, which is not in Russia.",
        ),
        (exact * total / 100, "is in Mt; percent are asked for."),
        (100 * now["CPC"] / total, "counts CPC only. What else is sure, and what did the officer prove?"),
        (
            100 * (sure + rest / 2) / (total - rest / 2),
            "takes the unproven half out of the total. Divide by all exports.",
        ),
        (exact * total / sum(then.values()), "divides by the total of 2009."),
    ]
    if not near(least, exact, 1e-3) and least != round(exact):
        for slip, says in slips:
            if near(least, slip, 1e-3):
                return wrong(f"`least_2022` {says}")
        return wrong(
            "`least_2022`: what is sure without the officer, and what comes on top, as percent of all of 2022?"
        )
    most = 100 * (1 - then["China"] / sum(then.values()))
    if as_truth(proven, "proven") != (exact > most):
        return wrong("`proven`: compare the least of 2022 with the **most** of 2009, not with anything between.")
    truth = 100 * (most / 100 * total - sure) / rest
    if near(need, truth / 100, 5e-3):
        return wrong("`needed` is a fraction of one; percent are asked for.")
    if near(need, truth * rest / 100, 5e-3):
        return wrong("`needed` is in Mt. What percentage of the residual is that?")
    if near(need, 100 - truth, 5e-3):
        return wrong("`needed` is the part that may stay unproven.")
    if near(need, most - 100 * sure / total, 5e-3):
        return wrong("`needed` is in percent of all exports. Take it of the residual.")
    if near(need, most - exact, 5e-3) or near(need, truth - 50, 5e-3):
        return wrong(
            "`needed` starts from the half that the officer proved. Start again from what is sure without the officer."
        )
    if near(need, 50):
        return wrong("`needed` is the half that the officer proved. Would less be enough?")
    if near(need, 100 * (most / 100 * total - now["CPC"]) / rest, 5e-3):
        return wrong("`needed` forgets the ships to Makhachkala: they are sure already.")
    if near(need, 100 * (most / 100 * sum(then.values()) - sure) / rest, 5e-3):
        return wrong("`needed` takes the Mt of 2009. The same *percentage* of the exports of 2022 is to be reached.")
    if near(need, most * total / rest, 5e-3):
        return wrong("`needed` proves everything anew. Some of it is sure already.")
    if not near(need, truth, 5e-3) and need != round(truth):
        return wrong("`needed`: which number of Mt must touch Russia in 2022, and how much of that is still missing?")
    return right(
        "The lists alone leave the rise open; a third of one row decides it. So you know what to ask for: not more data, but this one "
        "number. An interval that names the missing fact is worth more than a point that hides it."
    )


# ------------------------------------------------------------------------------------------------ 3: one thing at a time

MOVED = 23.5  # given in the question
q3_names = ["only_pipe", "only_others", "bigger", "same_total"]
q3 = exercise.question(
    "q3",
    "One thing at a time, from 2013",
    q3_names,
    "O3",
    [
        "Make a copy of one column and change one entry: `column = four[...].copy()`, then `column[...] = ...`.",
        "The function of question 1 makes new shares out of the changed tonnes, so nothing else needs to be mended.",
        "Fewer routes left means more routes taken away.",
    ],
    """
    def effective(tonnes):
        shares = tonnes / tonnes.sum()
        return 1 / (shares**2).sum()

    pipe = four["2013"].copy()
    pipe["CPC"] = four.loc["CPC", "2022"]
    others = four["2022"].copy()
    others["CPC"] = four.loc["CPC", "2013"]
    moved = four["2013"].copy()
    moved["CPC"] += 23.5
    moved["Atyrau-Samara, rail"] -= 23.5
    only_pipe, only_others, same_total = effective(pipe), effective(others), effective(moved)
    bigger = "others"
    """,
)


def built(first, second):
    """Tonnes of a year that never was: CPC of the first, the others of the second."""
    return [mt for name, mt in four_of(second).items() if name != "CPC"] + [four_of(first)["CPC"]]


@q3.judge
def _(only_pipe, only_others, bigger, same_total):
    pipe, others, same = (
        as_number(a, n) for a, n in zip((only_pipe, only_others, same_total), (q3_names[0], q3_names[1], q3_names[3]))
    )
    truth = {"only_pipe": built("2022", "2013"), "only_others": built("2013", "2022")}
    if near(pipe, 1 / hhi(truth["only_others"]), 4e-3) and near(others, 1 / hhi(truth["only_pipe"]), 4e-3):
        return wrong("`only_pipe` and `only_others` are swapped.")
    for name, answer in (("only_pipe", pipe), ("only_others", others)):
        tonnes = truth[name]
        added = [*tonnes[:3], four_of("2013")["CPC"] + four_of("2022")["CPC"]]
        listed = list((tonnes_of("2013") | {"CPC": four_of("2022")["CPC"]}).values())
        start = [*built("2022", "2009")] if name == "only_pipe" else [*built("2009", "2022")]
        slips = [
            (hhi(tonnes), "is an HHI; an effective number is asked for."),
            (1 / hhi(start), "starts in 2009, as the lesson does."),
            (1 / hhi(list(four_of("2013").values())), "is 2013 as it was. Change something."),
            (1 / hhi(list(four_of("2022").values())), "is 2022 as it was: both things are changed."),
            (
                1 / sum((mt / sum(four_of("2013").values())) ** 2 for mt in tonnes),
                "divides by the total of 2013. The shares must add up to one.",
            ),
            (1 / hhi(added), "adds one year's CPC to the other's. Put it in its place."),
            (1 / hhi(listed), "takes the longer list of `routes`. Use the same four rows, `four`."),
        ]
        if not near(answer, 1 / hhi(tonnes), 4e-3):
            for slip, says in slips:
                if near(answer, slip, 4e-3):
                    return wrong(f"`{name}` {says}")
            return wrong(f"`{name}`: one year's CPC beside another year's three other rows. Which is which?")
    lower = "pipe" if hhi(truth["only_pipe"]) > hhi(truth["only_others"]) else "others"
    if as_choice(bigger, "bigger", ("pipe", "others")) != lower:
        return wrong("`bigger`: the change that leaves **fewer** routes has taken more away.")
    moved = four_of("2013")
    moved["CPC"] += MOVED
    if near(same, 1 / hhi(list(moved.values())), 4e-3):
        return wrong("`same_total` adds oil to CPC but takes none away elsewhere.")
    moved["Atyrau-Samara, rail"] -= MOVED
    if near(same, hhi(list(moved.values())), 4e-3):
        return wrong("`same_total` is an HHI; an effective number is asked for.")
    then = four_of("2013")
    back = then | {"CPC": then["CPC"] - MOVED, "Atyrau-Samara, rail": then["Atyrau-Samara, rail"] + MOVED}
    if near(same, 1 / hhi(list(back.values())), 4e-3):
        return wrong("`same_total` moves the oil the other way, from CPC to Atyrau-Samara and rail.")
    evenly = [mt - MOVED / 3 for name, mt in then.items() if name != "CPC"]
    if near(same, 1 / hhi([then["CPC"] + MOVED, *evenly]), 4e-3):
        return wrong("`same_total` takes the oil from all three others. Only one row loses.")
    if near(same, 1 / hhi(built("2022", "2022")), 4e-3):
        return wrong("`same_total` is 2022 as it was. Start from 2013 and move oil between two rows.")
    if not near(same, 1 / hhi(list(moved.values())), 4e-3):
        return wrong("`same_total`: one row gains what one other row loses, and two rows stay.")
    return right(
        "From 2013 too the emptying weighs more than the growth. And the same growth of CPC, if it only takes oil from another pipe, concentrates more "
        "than growth on top: an index of shares sees moves, not tonnes. Always say what was held fixed."
    )


# ------------------------------------------------------------------------------------------------ 4: the engineer's spare route

SPARE, YEARS, SEEN, FLOOR = 10, 11, 4, 0.5  # given in the question, as are the days and gaps
STORM, CRACKS, GAPS = (5, 26), (0, 82), (53.1, 15.7)
q4_names = ["storm_saved", "cracks_saved", "mean_saved", "seeds_above", "useless_above"]
q4 = exercise.question(
    "q4",
    "The engineer's spare route",
    q4_names,
    "O4",
    [
        "10 Mt a year are 10 / 365 Mt a day. On which days of the failure is less than that held up?",
        "For each decade: failures of each kind, times what each saves. The mean of that is for ten years.",
        "Put the computation into a function of the seed, call it for `range(10)`, and count with `sum(... > 0.5 for seed in range(10))`. For "
        "the last one: on the worst days of the storm, how much room could still be used?",
    ],
    """
    storm_saved = (5 + 26) * 10 / 365
    cracks_saved = 82 * 10 / 365

    def mean_of(seed):
        drawn = decades(seed)
        return (drawn["storm"] * storm_saved + drawn["cracks"] * cracks_saved).mean() / 10

    mean_saved = mean_of(25)
    seeds_above = sum(mean_of(seed) > 0.5 for seed in range(10))
    useless_above = 53.1
    """,
)


@q4.judge
def _(storm_saved, cracks_saved, mean_saved, seeds_above, useless_above):
    answers = (storm_saved, cracks_saved, mean_saved, seeds_above, useless_above)
    storm, cracks, mean, above, useless = (as_number(a, n) for a, n in zip(answers, q4_names))
    exact = {}
    for name, kind, answer in (("storm_saved", STORM, storm), ("cracks_saved", CRACKS, cracks)):
        held = sum(n * gap for n, gap in zip(kind, GAPS)) / 365
        exact[name] = sum(n * min(SPARE, gap) for n, gap in zip(kind, GAPS)) / 365
        if near(answer, exact[name], 3e-3):
            continue
        if near(answer, 1000 * exact[name], 3e-3):
            return wrong(f"`{name}` is in kt; Mt are asked for.")
        if near(answer, held, 3e-3):
            return wrong(f"`{name}` is all that is held up. What can this route carry of it?")
        if near(answer, (kind[0] * GAPS[0] + kind[1] * SPARE) / 365, 3e-3):
            return wrong(f"`{name}` lets the route carry more than its room on the days without any mooring.")
        if near(answer, SPARE * sum(kind) / 12, 3e-3):
            return wrong(
                f"`{name}` takes the room of a month for that of a day. The room is given for a year of 365 days."
            )
        if near(answer, sum(kind)):
            return wrong(f"`{name}` is a number of days. How many Mt does the route carry on each?")
        if near(answer, held - exact[name], 3e-3):
            return wrong(f"`{name}` is what is held up all the same. The question asks for what is carried.")
        if near(answer, 365 * exact[name], 3e-3) or near(answer, SPARE):
            return wrong(f"`{name}` takes the room of a whole year for that of one day, or of one failure.")
        if near(answer, kind[1] * SPARE / 365, 3e-3):
            return wrong(f"`{name}` leaves out the days without any mooring.")
        return wrong(f"`{name}`: days of the failure, times what the route carries on each.")
    truth = SEEN / YEARS * (exact["storm_saved"] + exact["cracks_saved"]) / 2

    def about(other):
        return abs(mean - other) <= 0.03 * other

    if about(10 * truth):
        return wrong("`mean_saved` is for a decade; a year is asked for.")
    if about(truth / 10):
        return wrong("`mean_saved` is divided by ten twice.")
    if about(2 * truth):
        return wrong("`mean_saved` lets every failure be both kinds at once.")
    if about((exact["storm_saved"] + exact["cracks_saved"]) / 2):
        return wrong("`mean_saved` is for one failure. How many come in a year?")
    if about(truth / SEEN * YEARS * 5 / 21):
        return wrong(
            "`mean_saved` rests on the lesson's belief, 5 in 21. Draw with `decades`, which has the engineer's."
        )
    if about(truth / SEEN * YEARS * 2 / 10):
        return wrong(
            "`mean_saved` rests on the engineer's belief **before** 2022. Draw with `decades`, which knows that year."
        )
    if about(truth * exact["storm_saved"] / (exact["storm_saved"] + exact["cracks_saved"])):
        return wrong("`mean_saved` has the storms only. What of the cracked buoys?")
    if about(truth * exact["cracks_saved"] / (exact["storm_saved"] + exact["cracks_saved"])):
        return wrong("`mean_saved` has the cracked buoys only. What of the storms?")
    if not about(truth):
        return wrong("`mean_saved` is not the mean over the drawn decades, for each year. Did you use all 20,000?")
    if not 0 <= above <= 10 or above != round(above):
        return wrong("`seeds_above` counts seeds: a whole number from 0 to 10.")
    if above == 0:
        return wrong(
            "`seeds_above` finds none, though the mean of your own seed is on the other side. Compare Mt a year."
        )
    if above < 10:
        return wrong("`seeds_above`: with so many decades the seeds hardly differ. Did each run use all of them?")
    if near(useless, GAPS[1], 2e-2):
        return wrong("`useless_above` is where the **first** kind of day is served. The storm had a worse kind.")
    if near(useless, sum(GAPS), 1e-2):
        return wrong("`useless_above` adds two gaps that never occur on one day.")
    if near(useless, GAPS[0] - GAPS[1], 1e-2):
        return wrong("`useless_above` is what one mooring loads. On the worst days of the storm there was none.")
    if near(useless, GAPS[0] - SPARE, 1e-2):
        return wrong("`useless_above` is what is missing beside this route. Count the spare from nothing.")
    if near(useless, GAPS[0] / 365, 1e-2):
        return wrong("`useless_above` is in Mt a day; Mt a year are asked for.")
    if not near(useless, GAPS[0], 5e-3):
        return wrong("`useless_above`: what is held up on the worst day of the storm, as a rate in Mt a year?")
    return right(
        "No seed changes the verdict at this price, so it is not luck of the draw. Run it with `decades(seed, 5)` and it would be: five decades are a "
        "story, not an estimate. And the verdict still hangs on the engineer's prior, which no seed can test."
    )


# ------------------------------------------------------------------------------------------------ 5: one budget

q5 = exercise.question(
    "q5",
    "One budget",
    ["note"],
    "O2",
    [
        "Begin with a small table on paper: two plans, four rulers. In which cells does each plan win?",
        "Ask for each plan what it does on an ordinary day, in a storm, and on the day of a court order.",
        "If both plans win somewhere, your advice must say which ruler counts more, and why, or when that would change.",
    ],
    """
    - It uses two rulers or more and says where they disagree: new oil by CPC makes fewer effective routes and more Russia; 6 Mt by Baku
      make a little more of one and less of the other.
    - It keeps use and spare apart: a branch that is full on ordinary days carries nothing more in a storm.
    - It says that 6 Mt do not replace CPC in a closure: about half a million tonnes in 30 days, of more than four.
    - It takes the articles' words as a wish or a plan (A3 ¶10, A2 ¶7, A1 ¶13), not as an outcome, and uses no year total of 2022.
    - It says what would change the advice, such as growth of the fields, the price, or how often failures come.

    Both can be defended. *Widen*: tonnes must leave, most failures are small, and a large CPC with a spare mooring serves them. *Branch*: the
    rare large failure cannot be met by more of the same door. That CPC was in fact widened later does not decide which advice was good.
    """,
    open=True,
)


@q5.judge
def _(note):
    note = as_note(note, "note", "(?:10|13|6|7|8)", ("widen", "branch"))
    late = [word for word in ("64.3", "52.2", "97", "1.392") if word in note]
    remark = f" Look again at {late[0]}: was that known in July?" if late else ""
    return handed_in(
        "No machine can judge this one. Compare your note with `q5.solution()`, point by point, or exchange it with a "
        f"neighbour.{remark}"
    )
