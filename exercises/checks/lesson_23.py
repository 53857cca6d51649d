"""The questions of exercise 23, Link or state? Every expected answer is computed from `seeds/`."""

from collections import deque

import pandas as pd

from checks import (
    Exercise,
    Stop,
    as_choice,
    as_dict,
    as_note,
    as_number,
    call,
    handed_in,
    near,
    right,
    table,
    wrong,
)

exercise = Exercise(
    "23_link_or_state",
    {
        "O1": "Compute the largest flow that a network can still carry when links are closed",
        "O2": "Name the min-cut, the narrowest set of links that all oil must pass",
        "O3": "Compare the failure of a link with the failure of a state, by the N-1 rule",
        "O4": "Decide whether a number is a capacity, a use or a spare",
    },
)
summary = exercise.summary

START, END, ENDLESS = "export oil", "buyers", 100_000


class _Network(pd.DataFrame):
    """The table of links as a student's function gets it; a message names it instead of printing it."""

    def __repr__(self):
        return "network"


def _network(**capacities):
    """The exercise's network from `seeds/`; capacities by edge id replace those of the table."""
    links = table("network")
    repeats = links["capacity_note"].str.startswith("not limiting", na=False)
    links["capacity"] = links["capacity_kt"].where(~repeats, ENDLESS)
    places = sorted(set(links["to_node"]) - set(links["from_node"]))
    ends = pd.DataFrame({"from_node": places, "to_node": END, "capacity": ENDLESS})
    return _changed(pd.concat([links, ends], ignore_index=True), **capacities)


def _changed(links, **capacities):
    """A copy of the network with other capacities, by edge id."""
    new = links["edge_id"].map(capacities)
    return links.assign(capacity=new.fillna(links["capacity"]).astype(int))


def _state(links, state):
    return list(links.loc[links["transit_state"].str.contains(state, na=False), "edge_id"])


def _flow(closed, links):
    """(largest flow, ids of a min-cut) by shortest ways with room left, without networkx."""
    room, ids = {}, {}
    for link in links[~links["edge_id"].isin(closed)].itertuples():
        pair = (link.from_node, link.to_node)
        room[pair], ids[pair] = int(link.capacity), link.edge_id
        room.setdefault(pair[::-1], 0)
    flow = 0
    while True:
        came, line = {START: None}, deque([START])
        while line and END not in came:
            here = line.popleft()
            for a, b in room:
                if a == here and b not in came and room[a, b] > 0:
                    came[b] = a
                    line.append(b)
        if END not in came:
            return flow, {ids[pair] for pair in ids if pair[0] in came and pair[1] not in came}
        way, here = [], END
        while came[here] is not None:
            way.append((came[here], here))
            here = came[here]
        step = min(room[pair] for pair in way)
        for a, b in way:
            room[a, b] -= step
            room[b, a] += step
        flow += step


# ------------------------------------------------------------------------------------------------ 1: the largest flow

q1 = exercise.question(
    "q1",
    "A function for the largest flow",
    ["left"],
    "O1",
    [
        "The lesson built the network without CPC's pipe in three lines. Which parts of them are fixed, and which must come from "
        "`closed` and `table`?",
        "A link is kept when its id is **not** in the list: `~` turns the test of `isin` round.",
        "`nx.from_pandas_edgelist` wants the table, the two columns of places, the column of capacities and `nx.DiGraph`.",
        "The flow runs from the node that nothing enters to the node that nothing leaves.",
    ],
    """
    def left(closed, table):
        open_links = table[~table["edge_id"].isin(closed)]
        graph = nx.from_pandas_edgelist(open_links, "from_node", "to_node", "capacity", nx.DiGraph)
        return nx.maximum_flow_value(graph, "export oil", "buyers")
    """,
)


@q1.judge
def _(left):
    links = _network()
    demand, _ = _flow([], links)
    cases = [(["N02"], links), ([], links), (_state(links, "Russia"), links), (_state(links, "Turkey"), links)]
    cases += [
        (["N19"], _changed(links, N02=20_000)),
        (["N02", "N04", "N10", "N19"], links),
        (["N03"], _changed(links, N19=9_000)),
    ]
    for closed, links_now in cases:
        try:
            answer = call(left, "left", closed, _Network(links_now))
        except Stop as stop:
            if "unbounded" in stop.outcome.message.lower():
                return wrong(
                    "networkx says that the flow has no bound: a link without a capacity counts as endless. Did the graph get the "
                    "column of capacities?"
                )
            if "not in graph" in stop.outcome.message:
                return wrong(
                    "networkx misses the fields or the buyers in your graph. Did it get the closed links instead of the open ones?"
                )
            raise
        shown = f"`left({closed!r}, network)`"
        answer = as_number(answer, shown.strip("`"), "a number of kt")
        want, _ = _flow(closed, links_now)
        if near(answer, want):
            continue
        still = links_now[~links_now["edge_id"].isin(closed)]
        open_doors = still.loc[still["from_node"] == "western fields", "capacity"].sum()
        if links_now is not links and near(answer, _flow(closed, links)[0]):
            return wrong(
                f"{shown} is right for the network of this notebook, but here the function got another one, with a link of another "
                "width. Does it use `table` everywhere?"
            )
        if not closed and near(answer, _flow(["N02"], links_now)[0]):
            return wrong(
                f"{shown} closes N02 although the list is empty. Which links are closed must come from `closed`."
            )
        if len(closed) > 1 and near(answer, _flow(closed[:1], links_now)[0]) and answer < demand:
            return wrong(f"{shown} closes only the first link of the list. `isin` takes the whole list.")
        if near(answer, still["capacity"].sum()) or near(answer, links_now["capacity"].sum()):
            return wrong(
                f"{shown} adds up capacities. Links one behind the other carry the same oil: ask for the flow."
            )
        if answer > demand and not near(answer, demand):
            return wrong(
                f"{shown} is more than all the oil there is. Does the flow begin at `export oil`, before the doors?"
            )
        if answer == 0:
            return wrong(f"{shown} gives 0. Does the flow run in the right direction, and are the *open* links kept?")
        if near(answer, demand - want):
            return wrong(f"{shown} gives what is **stuck**. The question asks for what can still leave.")
        if near(answer, want / 1000):
            return wrong(f"{shown} is in Mt. Keep to kt: with whole numbers flow and cut agree exactly.")
        if near(answer, 100 * want / demand):
            return wrong(f"{shown} is a percentage. The question asks for kt.")
        if near(answer, min(open_doors, demand)) or near(answer, open_doors):
            return wrong(
                f"{shown} counts doors out of the fields. A door that is open may lead to a place from which nothing goes on. "
                "Or did the graph forget `nx.DiGraph`? Then oil runs back against the arrows."
            )
        if near(answer, demand):
            return wrong(f"{shown} gives all the oil, as if nothing were closed. Which table did the graph get?")
        return wrong(f"{shown} gives {answer:,.0f}. Try this one case in the lesson and compare step by step.")
    return right(
        "It stands every test: nothing closed, everything closed, a wider pipe, and Turkey, where counting doors goes wrong. It also proves "
        "itself: the largest flow equals the smallest cut, however you compute either."
    )


# ------------------------------------------------------------------------------------------------ 2: two plans

q2 = exercise.question(
    "q2",
    "Two plans",
    ["left_a", "cut_b", "cut_b_kt"],
    "O2",
    [
        "Plan A: change one capacity in the copy, then hand `russia` and that copy to your function.",
        "Plan B: draw the three ways that are left. On each, write down the capacities one behind the other: which is the smallest "
        "now that one of them has grown?",
        "A min-cut takes one link from each way that is still open, and no link that is closed.",
        "The sum of its capacities is the largest flow: the two numbers check each other.",
    ],
    """
    def left(closed, table):
        open_links = table[~table["edge_id"].isin(closed)]
        graph = nx.from_pandas_edgelist(open_links, "from_node", "to_node", "capacity", nx.DiGraph)
        return nx.maximum_flow_value(graph, "export oil", "buyers")


    plan_a.loc[plan_a["edge_id"] == "N10", "capacity"] = 2 * 5200
    left_a = left(russia, plan_a)
    plan_b.loc[plan_b["edge_id"] == "N19", "capacity"] = 12_000
    open_links = plan_b[plan_b["edge_id"] != "N02"]
    graph = nx.from_pandas_edgelist(open_links, "from_node", "to_node", "capacity", nx.DiGraph)
    cut_b_kt, (near, far) = nx.minimum_cut(graph, "export oil", "buyers")
    crosses = open_links["from_node"].isin(near) & open_links["to_node"].isin(far)
    cut_b = list(open_links.loc[crosses, "edge_id"])
    """,
)


def _plan_a(answer):
    """None when what can leave under plan A is right, else an Outcome."""
    links = _network()
    berths = int(links.set_index("edge_id").loc["N10", "capacity"])
    doubled, russia = _changed(links, N10=2 * berths), _state(links, "Russia")
    want, before = _flow(russia, doubled)[0], _flow(russia, links)[0]
    answer = as_number(answer, "left_a", "a number of kt")
    if near(answer, want):
        return None
    if near(answer, want / 1000):
        return wrong("`left_a` is in Mt; the question asks for kt.")
    if near(answer, before):
        return wrong(
            "`left_a` is as if Aktau had stayed as it was. Did the copy get the new capacity, at the berths (N10) and not at a ship's "
            "line behind them, and did `left` get the copy?"
        )
    if near(answer, 2 * berths):
        return wrong("`left_a` is what Aktau takes. Another door does not touch Russia: what goes there leaves too.")
    if near(answer, 2 * before):
        return wrong(
            "`left_a` is twice what it was before. Only Aktau's berths grow; the other open door stays as it is."
        )
    if near(answer, _flow(["N02"], doubled)[0]) or near(answer, _flow(["N02"], links)[0]):
        return wrong(
            "`left_a`: you closed one pipe. A state closes every link that touches it: there is a list for that."
        )
    if near(answer, _flow([], doubled)[0] - want):
        return wrong("`left_a` is what is stuck. The question asks for what can leave.")
    if near(answer, want - before):
        return wrong("`left_a` is what the doubling adds. The question asks for all that can leave.")
    if near(answer, _flow([], doubled)[0]):
        return wrong("`left_a` is all the oil: nothing seems to be closed. What is the first argument of `left`?")
    if near(answer, _flow(russia, _changed(links, N10=3 * berths))[0]):
        return wrong("`left_a`: Aktau grew to three times its size. Was it widened twice?")
    return wrong("`left_a` is not what can leave. Is the new capacity of N10 twice the old one, in kt?")


@q2.judge
def _(left_a, cut, cut_kt):
    outcome = _plan_a(left_a)
    if outcome:
        return outcome
    before, closed = _network(), ["N02"]
    links = _changed(before, N19=12_000)
    want, _ = _flow(closed, links)
    if isinstance(cut, str):
        return wrong('`cut_b` is one text. Write a list of ids in square brackets, as in `["N04", "N22"]`.')
    if isinstance(cut, pd.DataFrame):
        cut = cut.get("edge_id", cut.index)
    if not isinstance(cut, (list, tuple, set, frozenset, pd.Series, pd.Index)) and not hasattr(cut, "tolist"):
        return wrong(f"`cut_b` is a {type(cut).__name__}; a list of ids such as N04 is expected.")
    named = {str(link).strip().upper() for link in list(cut)}
    known = links.set_index("edge_id")["capacity"]
    unknown = sorted(named - set(known.index.dropna().astype(str)))
    if unknown:
        return wrong(f"I do not know the link {unknown[0][:20]}. Write ids as they stand in the table, such as N04.")
    if not named:
        return wrong("`cut_b` is empty. Then nothing would stop the oil.")
    total = int(known[list(named)].sum())
    if "N01" in named:
        return wrong("N01 is the oil itself. It would be the cut if all of it could leave.")
    if named & set(closed):
        return wrong(
            "A closed link is in your list. It carries nothing any more, so it cannot be what limits the rest."
        )
    leak, _ = _flow([*closed, *named], links)
    if leak > 0:
        return wrong(
            "Your fence has a hole: with all links of your list closed, some oil still reaches a buyer. Which way did you leave out?"
        )
    spare = [link for link in named if _flow([*closed, *(named - {link})], links)[0] == 0]
    if total > want and spare:
        return wrong("It is a fence, but with a link too many: take one away and it still holds.")
    if total > want and "N19" in named:
        return wrong(
            "This was the cut before the plan. Follow the way to China further: which pipe is the narrowest now that the first one "
            "has grown?"
        )
    if total > want:
        return wrong(
            "It is a fence, but not the narrowest: on one of the ways a smaller capacity stands before or behind."
        )
    answer = as_number(cut_kt, "cut_b_kt", "a number of kt")
    if near(answer, want):
        built = 12_000 - int(before.set_index("edge_id").loc["N19", "capacity"])
        return right(
            "Plan A gives every tonne it builds, because the berths are in the cut; most of the oil is stuck all the same. In plan B the cut "
            f"has moved to the next pipe: of {built:,} kt that were built, {want - _flow(closed, before)[0]:,} help."
        )
    if near(answer, want / 1000):
        return wrong("The links are right. `cut_b_kt` is in Mt; the question asks for kt.")
    if near(answer, _flow(closed, before)[0]):
        return wrong("The links are right, but the sum is that of the network before the plan.")
    if near(answer, sum(links.set_index("edge_id").loc[["N04", "N10", "N19"], "capacity"])):
        return wrong(
            "The links are right, but the sum takes all that was built at the door. Which pipe is in your list?"
        )
    return wrong("The links are right. `cut_b_kt` is the sum of their capacities: add them once more.")


# ------------------------------------------------------------------------------------------------ 3: N-1

q3 = exercise.question(
    "q3",
    "A wider pipe, a better network?",
    ["n1_wider", "n1_more_oil"],
    "O3",
    [
        "Three of the four doors stay as they are. Which is the largest, before and after the widening?",
        "What is taken away is the largest door **as it is in that test**. The demand is all oil exported, not what fits.",
        "Mind the units: the table of links is in kt, the outside figures are in Mt.",
    ],
    """
    doors = network[network["from_node"] == "western fields"].set_index("edge_id")["capacity"]
    doors["N02"] = 1000 * context.loc["O02b", "value"]
    room = doors.sum() - doors.max()
    n1_wider = 100 * room / (1000 * context.loc["O12", "value"])
    n1_more_oil = 100 * room / (1000 * context.loc["O14", "value"])
    """,
)


def _n1_outcome(answer, name, demand, doors, old):
    """None when one N-1 is right, else an Outcome."""
    room = doors.sum() - doors.max()
    want = 100 * room / demand
    answer = as_number(answer, name, "a number of percent")
    if near(answer, want, 1e-4):
        return None
    if near(answer, want / 100, 1e-4):
        return wrong(f"`{name}` is a fraction of one. The pass mark is 100, so write percent.")
    if near(answer, 1000 * want, 1e-4) or near(answer, want / 1000, 1e-4):
        return wrong(f"`{name}` is a thousand times off: kt and Mt have met in one division.")
    if near(answer, 100 * doors.sum() / demand, 1e-4):
        return wrong(f"`{name}` counts all doors. N-1 asks what is left when the largest one fails.")
    if near(answer, 100 * (doors.sum() - old) / demand, 1e-4):
        return wrong(f"`{name}` adds the new width and takes away the old one. The pipe that fails is the widened one.")
    if near(answer, 100 * room / doors.sum(), 1e-4):
        return wrong(
            f"`{name}` is a share of the doors. N-1 is measured against the **demand**, the oil to be exported."
        )
    if near(answer, 100 - want, 1e-4):
        return wrong(f"`{name}` is what is stuck. N-1 says what can still be served.")
    if near(answer, 100 * doors.max() / demand, 1e-4):
        return wrong(f"`{name}` is what the largest door could take alone. N-1 is about all the others.")
    if any(near(answer, want - 100 * width / demand, 1e-4) for width in doors if width < doors.max()):
        return wrong(f"`{name}` leaves out one door too many: only the largest one fails.")
    if near(answer, 100 * room / old, 1e-4) or near(answer, 100 * room / doors.max(), 1e-4):
        return wrong(
            f"`{name}` is divided by the capacity of CPC. The demand is all oil that is exported, by whatever door."
        )
    if abs(answer - want) < 0.51:
        return wrong(f"`{name}` is near, but rounded. Go on with the full number.")
    return wrong(f"`{name}` is not yet the N-1. Write the four capacities in a column and strike out the largest.")


@q3.judge
def _(n1_wider, n1_more_oil):
    value = 1000 * table("context").set_index("context_id")["value"]
    doors = table("network").set_index("edge_id").loc[["N02", "N04", "N10", "N19"], "capacity_kt"].astype(float)
    old = doors["N02"]
    doors["N02"] = value["O02b"]
    if near(as_number(n1_wider, "n1_wider", "a number of percent"), 100 * (doors.sum() - doors.max()) / value["O14"]):
        return wrong("`n1_wider` is computed with the exports of the other year. Look up which row belongs to which.")
    outcome = _n1_outcome(n1_wider, "n1_wider", value["O12"], doors, old)
    if outcome is None:
        more = as_number(n1_more_oil, "n1_more_oil", "a number of percent")
        if abs(more - 100 * (doors.sum() - doors.max()) / value["O12"]) < 0.51:
            return wrong("`n1_more_oil` is still the one with the exports of 2022. Which row holds those of 2023?")
    outcome = outcome or _n1_outcome(n1_more_oil, "n1_more_oil", value["O14"], doors, old)
    return outcome or right(
        "A third more pipe, and the N-1 has not moved: the largest door is the one that fails, however wide it is. With more oil to "
        "export it gets worse. Widening what one already depends on makes money, not safety."
    )


# ------------------------------------------------------------------------------------------------ 4: what a project buys

PROJECTS = ["N04", "N10", "N13", "N19", "N22"]
MORE = 5_000

q4 = exercise.question(
    "q4",
    "What does one project buy?",
    ["gain_link", "gain_state"],
    "O3",
    [
        "A gain is a difference: the flow with the project less the flow without it, with the same links closed both times.",
        "Loop over the projects. In each round take a **fresh** copy of the network, or the projects pile up.",
        "Only a link of the min-cut can gain. And once it is wide enough, another one is the cut.",
    ],
    """
    def left(closed, table):
        open_links = table[~table["edge_id"].isin(closed)]
        graph = nx.from_pandas_edgelist(open_links, "from_node", "to_node", "capacity", nx.DiGraph)
        return nx.maximum_flow_value(graph, "export oil", "buyers")


    gain_link, gain_state = {}, {}
    for project in projects:
        wider = network.copy()
        wider.loc[wider["edge_id"] == project, "capacity"] += 5_000
        gain_link[project] = left(["N02"], wider) - left(["N02"], network)
        gain_state[project] = left(russia, wider) - left(russia, network)
    """,
)


def _same(a, b):
    return all(near(a[p], b[p]) for p in PROJECTS)


def _gain_outcome(answer, name, closed, other):
    """None when one dict of gains is right, else an Outcome."""
    answer = as_dict(answer, PROJECTS, name)
    for project in PROJECTS:
        if answer[project] is ...:
            return wrong(f'`{name}["{project}"]` is still open.')
    answer = {project: as_number(answer[project], f'{name}["{project}"]', "a number of kt") for project in PROJECTS}
    links = _network()
    grown = (links.set_index("edge_id")["capacity"][PROJECTS] + MORE).to_dict()
    base, base_elsewhere, demand = (_flow(some, links)[0] for some in (closed, other, []))

    def flow(some, *projects):
        return _flow(some, _changed(links, **{project: grown[project] for project in projects}))[0]

    after = {project: flow(closed, project) for project in PROJECTS}
    want = {project: after[project] - base for project in PROJECTS}
    if _same(answer, want):
        return None
    elsewhere = {project: flow(other, project) - base_elsewhere for project in PROJECTS}
    piled = {p: flow(closed, *PROJECTS[: k + 1]) - base for k, p in enumerate(PROJECTS)}
    if _same(answer, elsewhere):
        return wrong(f"`{name}` holds the gains of the other test. Which links are closed in this one?")
    if _same(answer, {p: want[p] / 1000 for p in PROJECTS}):
        return wrong(f"`{name}` is in Mt; the question asks for kt.")
    if _same(answer, after):
        return wrong(f"`{name}` holds what can leave in all. A gain is what the project **adds**.")
    if _same(answer, piled):
        return wrong(
            f"In `{name}` each project starts where the one before ended. Copy the network anew in each round of the loop."
        )
    if _same(answer, dict.fromkeys(PROJECTS, 0)):
        return wrong(
            f"`{name}` has no gain at all. Are the links closed in both flows, and does the second one get the wider copy?"
        )
    if _same(answer, dict.fromkeys(PROJECTS, MORE)):
        return wrong(
            f"`{name}` takes what is built for what is gained. A wider link helps only where it is the narrow place."
        )
    if _same(answer, {p: after[p] - demand for p in PROJECTS}):
        return wrong(f"`{name}` compares with the network where nothing is closed. Close the same links in both.")
    if _same(answer, {p: MORE * (want[p] > 0) for p in PROJECTS}):
        return wrong(
            f"`{name}` finds the links of the cut, but gives each of them all that is built. Does the next link on that way let it pass?"
        )
    if _same(answer, {p: -want[p] for p in PROJECTS}):
        return wrong(
            f"`{name}` has the sign turned round. A gain is the flow with the project less the flow without it."
        )
    if any(
        _same(answer, {p: size * want[p] / total for p in PROJECTS}) for size in (1, 100) for total in (base, demand)
    ):
        return wrong(f"`{name}` is a share. The question asks for kt.")
    off = [p for p in PROJECTS if not near(answer[p], want[p])]
    rest = "" if len(off) == len(PROJECTS) else " The others are."
    return wrong(
        f"`{name}`: {', '.join(off)} not right yet.{rest} Take one: is it in the min-cut of this test, and what comes behind it?"
    )


@q4.judge
def _(gain_link, gain_state):
    russia = _state(_network(), "Russia")
    outcome = _gain_outcome(gain_link, "gain_link", ["N02"], russia)
    outcome = outcome or _gain_outcome(gain_state, "gain_state", russia, ["N02"])
    return outcome or right(
        "The best insurance against a broken pipe is worth nothing against the state it runs through: Atyrau to Samara. Two wide pipes far from "
        "the fields gain nothing in either test. Only Aktau gives every tonne in both; Kenkiyak stops where the next pipe is full."
    )


# ------------------------------------------------------------------------------------------------ 5: what kind of number

TRUTH = {"border": "capacity", "transit": "use", "april": "use", "kenkiyak": "spare", "baku": "position"}
KINDS = ["capacity", "use", "spare", "position"]

q5 = exercise.question(
    "q5",
    "Capacity, use or spare?",
    ["kinds", "month_kt"],
    "O4",
    [
        "Ask of each number: was it built, did it flow, or was it left free? One of the five is no amount of oil.",
        "The oil that would take the place of CPC's leaves the fields by three doors. What is free further on can only take what has "
        "passed a door.",
        "Read the notes: one free place at Aktau is written three times. And a month is not a year.",
    ],
    """
    kinds = {
        "border": "capacity",
        "transit": "use",
        "april": "use",
        "kenkiyak": "spare",
        "baku": "position",
    }
    month_kt = free[["N04", "N10", "N19"]].sum() / 12
    """,
)

#: What a wrong kind for a number shows. Anything else gets the general sentence.
MIXED = {
    ("border", "use"): "So much could pass, said the builder. Did it?",
    ("border", "spare"): "Part of it is taken, by oil of another country. Is it free, then?",
    ("transit", "capacity"): "It did pass, in one year. Could no more have passed?",
    ("transit", "spare"): "It takes room away from others. Is that room free?",
    ("april", "spare"): "Was it only possible, or was it done?",
    ("april", "capacity"): "It tells what was sent, not the most that could have been.",
    ("kenkiyak", "capacity"): "The word *more* matters: more than what?",
    ("kenkiyak", "use"): "It could have gone; it did not.",
    ("baku", "capacity"): "No tonne stands behind it: it counts shortest ways.",
    ("baku", "use"): "Nothing flowed to give this number: it counts shortest ways.",
    ("baku", "spare"): "No tonne stands behind it: it counts shortest ways.",
}


@q5.judge
def _(kinds, month_kt):
    kinds = as_dict(kinds, TRUTH, "kinds")
    for key, truth in TRUTH.items():
        if kinds[key] is ...:
            continue
        answer = as_choice(kinds[key], f'kinds["{key}"]', KINDS)
        if answer != truth:
            general = "That is not what this number says. Was it built, did it flow, or was it left free?"
            return wrong(f"*{key}*: {MIXED.get((key, answer), general)}")
    still_open = [key for key in TRUTH if kinds[key] is ...]
    if still_open:
        return wrong(f"Nothing wrong so far. Still open: {', '.join(still_open)}.")
    links = table("network").set_index("edge_id")
    doors = ["N04", "N10", "N19"]
    spare = links["spare_kt"]
    want = spare[doors].sum() / 12
    answer = as_number(month_kt, "month_kt", "a number of kt")
    if abs(answer - want) <= 0.6:
        april = 1000 * table("context").set_index("context_id").loc["O28", "value"]
        return right(
            f"About {want:.0f} kt a month were free on paper. In April 2022, when CPC could load less, {april:.0f} were sent other ways: "
            "even spare is an upper bound until somebody has used it."
        )
    if near(answer, 12 * want, 1e-3):
        return wrong("That is for a year. The question asks for a month.")
    if near(answer, want / 1000, 1e-3):
        return wrong("`month_kt` is in Mt; the question asks for kt.")
    if near(answer, links.loc[doors, "capacity_kt"].sum() / 12, 1e-3):
        return wrong("Those are the capacities. Part of them is in use already: what is left of them?")
    if near(answer, (spare[doors].sum() + spare[["N11", "N12"]].sum()) / 12, 1e-3):
        return wrong(
            "The free berths of Aktau are counted three times. The two ship lines share what the berths leave."
        )
    if near(answer, (spare[doors].sum() + spare["N02"]) / 12, 1e-3):
        return wrong("CPC's own spare is in your sum. It is CPC that is to be replaced.")
    if near(answer, spare.drop("N01").sum() / 12, 1e-3) or near(answer, spare.sum() / 12, 1e-3):
        return wrong("You added everything that is free anywhere. Links one behind the other carry the same oil.")
    if near(answer, (spare[["N04", "N10"]].sum() + spare["N22"]) / 12, 1e-3):
        return wrong("For the way to China you took the pipe at the border. The oil has to pass a narrower door first.")
    if near(answer, (links.loc[doors, "flow_kt"] + spare[doors]).sum() / 12, 1e-3):
        return wrong("You added what was used. That room is taken; only what is free can take more.")
    if near(answer, (links.loc[doors, "capacity_kt"] - links.loc[doors, "flow_kt"]).sum() / 12, 1e-3):
        return wrong(
            "You took capacity less export oil. Other oil uses these doors too, for refineries at home or with other cargo; `spare_kt` "
            "has taken it off already."
        )
    for door in doors:
        if near(answer, (spare[doors].sum() - spare[door]) / 12, 1e-3):
            return wrong("You added two doors. Three lead out of the fields beside CPC's.")
        if near(answer, spare[door] / 12, 1e-3):
            return wrong("That is one door. The oil can take all three at once, so their spare adds up.")
    if near(answer, 144 * want, 1e-3):
        return wrong("You multiplied by twelve. A month is less than a year.")
    return wrong("`month_kt` is not yet the spare of the three doors in a month. Which three rows did you add?")


# ------------------------------------------------------------------------------------------------ 6: in your own words

q6 = exercise.question(
    "q6",
    "Advise the minister",
    ["note"],
    "O3",
    [
        "Begin with two numbers: what doubling adds when CPC's pipe is closed, and when Russia is. Your function gives both.",
        "Berths are one thing, ships and the ways behind them another. What was the most that ever went to Baku?",
        "End with one of the three words, and with what would make you choose another.",
    ],
    """
    - It gives the gain when a link fails and when a state does, with units, and says that the figures are from outside and for 2022.
    - It compares the gain with what is stuck, not only with what Aktau was.
    - It calls nameplate numbers an upper bound, and names the limit behind the berths: tankers for Baku.
    - It says that a tanker from Aktau need not avoid Russia: most of the oil went to Makhachkala.
    - It advises one thing and says what would change the advice.

    All three can be defended. *Fund*: it is the only project that gives every tonne in both tests. *Delay*: ships come first.
    *Refuse*: it covers a tenth of what Russia's closing costs, at a price that no source here gives.
    """,
    open=True,
)


@q6.judge
def _(note):
    note = as_note(note, "note", "7", ("fund", "delay", "refuse"), (70, 150))
    numbers = sum(any(sign.isdigit() for sign in word) for word in note.replace("¶7", "").replace("A2", "").split())
    remark = "" if numbers >= 2 else " It has fewer than two numbers; advice without amounts is hard to check."
    return handed_in(
        "No machine can judge this one. Compare your note with `q6.solution()`, point by point, or exchange it with a "
        f"neighbour.{remark}"
    )
