"""Lesson 23 and its exercise: right answers, wrong ones with words of their own message, and its figures by another way."""

from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
from conftest import ROOT

table = pd.read_csv(ROOT / "seeds" / "network.csv").set_index("edge_id")
context = pd.read_csv(ROOT / "seeds" / "context.csv").set_index("context_id")
value = context["value"]
RUSSIA = [link for link, states in table["transit_state"].items() if "Russia" in states]
DOORS = ["N02", "N04", "N10", "N19"]
DEMAND = int(table.loc["N01", "capacity_kt"])


def flow(closed, capacities=None):
    """The largest flow, straight from the table with every number as printed, by another algorithm than the lesson's."""
    graph = nx.DiGraph()
    graph.add_node("export oil")
    now = table["capacity_kt"].to_dict() | (capacities or {})
    for link, row in table.iterrows():
        if link not in closed:
            graph.add_edge(row["from_node"], row["to_node"], capacity=now[link])
    for place in set(table["to_node"]) - set(table["from_node"]):
        graph.add_edge(place, "buyers", capacity=10**7)
    return int(nx.maximum_flow_value(graph, "export oil", "buyers", flow_func=nx.algorithms.flow.edmonds_karp))


# ------------------------------------------------------------------------------------------------ answers


def left(closed, network):
    graph = nx.DiGraph()
    for a, b, capacity, link in zip(*(network[c] for c in ("from_node", "to_node", "capacity", "edge_id"))):
        if link not in closed:
            graph.add_edge(a, b, capacity=capacity)
    return nx.minimum_cut_value(graph, "export oil", "buyers")


def stuck(closed, network):
    return DEMAND - left(closed, network)


def by_doors(closed, network):
    doors = network[(network["from_node"] == "western fields") & ~network["edge_id"].isin(closed)]
    return min(DEMAND, doors["capacity"].sum())


def no_capacity(closed, network):
    some = network[~network["edge_id"].isin(closed)]
    graph = nx.from_pandas_edgelist(some, "from_node", "to_node", create_using=nx.DiGraph)
    return nx.maximum_flow_value(graph, "export oil", "buyers")


def keeps_closed(closed, network):
    some = network[network["edge_id"].isin(closed)]
    graph = nx.from_pandas_edgelist(some, "from_node", "to_node", "capacity", nx.DiGraph)
    return nx.maximum_flow_value(graph, "export oil", "buyers")


def closes_nothing(closed, network):
    return left([], network)


def from_doors(closed, network):
    """The flow begins one place too late."""
    later = network.replace({"from_node": {"western fields": "export oil"}})
    return left(closed, later[later["edge_id"] != "N01"])


def last_wrong(closed, network):
    return left(closed, network) - (network.loc[network["edge_id"] == "N19", "capacity"].iloc[0] == 9_000)


WIDER = {link: 2 * int(table.loc["N10", "capacity_kt"]) for link in ("N10", "N11", "N12")}
LEFT_WIDER = flow(RUSSIA, WIDER)
CUT = ["N04", "N10", "N20"]
CUT_KT = int(table.loc[CUT, "capacity_kt"].sum())
OLD = table.loc[["N04", "N10", "N19"], "capacity_kt"].sum()
N1_WIDER, N1_MORE = (100 * OLD / (1000 * value[row]) for row in ("O12", "O14"))
WIDE = 1000 * value["O02b"]


def gains(closed):
    """By the table as printed; where a number only repeats Aktau's, it grows with it."""
    found = {}
    for project in ("N04", "N10", "N13", "N19", "N22"):
        more = {"N04": ["N04", "N05", "N06", "N07", "N08", "N09"], "N10": ["N10", "N11", "N12", "N15", "N08"]}
        grown = {link: int(table.loc[link, "capacity_kt"]) + 5000 for link in more.get(project, [project])}
        found[project] = flow(closed, grown) - flow(closed)
    return found


LINK, STATE = gains(["N02"]), gains(RUSSIA)
KINDS = {"april": "use", "baku": "position", "border": "capacity", "kenkiyak": "spare", "transit": "use"}
SPARE = table["spare_kt"]
MONTH = SPARE[["N04", "N10", "N19"]].sum() / 12
NOTE = (
    "A2 ¶7 orders a way round Russia. Doubling Aktau adds 5.2 Mt a year when CPC stops and as much when Russia closes, because the "
    "berths are in the cut of both tests. That is a tenth of the 53.1 Mt that would be stuck, and an upper bound, since nobody knows "
    "how much the ships can carry; most tankers went to Makhachkala in Russia anyway. I would delay the berths until tankers for Baku "
    "are ordered. A contract for ten ships would change my mind."
)


def one(function):
    return {"left": function}


def two(cut=CUT, kt=CUT_KT, plan_a=LEFT_WIDER):
    return {"left_a": plan_a, "cut_b": cut, "cut_b_kt": kt}


def three(wider=N1_WIDER, more=N1_MORE):
    return {"n1_wider": wider, "n1_more_oil": more}


def four(link=LINK, state=STATE):
    return {"gain_link": link, "gain_state": state}


def five(month=MONTH, **kinds):
    return {"kinds": KINDS | kinds, "month_kt": month}


RIGHT = {
    "q1": [one(left), one(lambda c, t: float(left(c, t)) + 1e-6), one(lambda c, t: np.int64(left(c, t)))],
    "q2": [
        two(),
        two(CUT[::-1], float(CUT_KT)),
        two(set(CUT), np.int64(CUT_KT)),
        two(pd.Series(CUT)),
        two(np.array(["n04", " N10", "N20"])),
        two(table.loc[CUT]),
        two(table.loc[CUT].reset_index()),
    ],
    "q3": [three(), three(np.float64(N1_WIDER), N1_MORE + 1e-7)],
    "q4": [
        four(),
        four(pd.Series(LINK), {k: float(v) for k, v in reversed(STATE.items())}),
        four({k: np.int64(v) for k, v in LINK.items()}),
    ],
    "q5": [five(), five(round(MONTH)), five(np.float64(MONTH), baku=" Position", april="USE")],
    "q6": [{"note": NOTE}],
}

PILED = dict(zip(LINK, np.cumsum(list(LINK.values()))))
ALL_LEFT = {k: v + flow(["N02"]) for k, v in LINK.items()}
BUILT = dict.fromkeys(LINK, 5000)
WRONG = {
    "q1": {
        "stuck": (one(stuck), "what is **stuck**"),
        "in Mt": (one(lambda c, t: left(c, t) / 1000), "is in Mt"),
        "percent": (one(lambda c, t: 100 * left(c, t) / DEMAND), "is a percentage"),
        "counts doors": (one(by_doors), "counts doors"),
        "no capacity": (one(no_capacity), "counts as endless"),
        "keeps the closed": (one(keeps_closed), "instead of the open ones"),
        "backwards": (one(lambda c, t: 0), "right direction"),
        "closes nothing": (one(closes_nothing), "as if nothing were closed"),
        "another": (one(lambda c, t: 1234), "gives 1,234"),
        "raises": (one(lambda c, t: t["size"]), "stopped with KeyError"),
        "no return": (one(lambda c, t: None), "gives back nothing"),
        "not a function": (one(28_700), "not a function"),
        "another table": (one(lambda c, t: flow(c)), "Does it use `table` everywhere"),
        "always CPC": (one(lambda c, t: left(["N02"], t)), "although the list is empty"),
        "only the first": (one(lambda c, t: left(c[:1], t)), "only the first link"),
        "all capacities": (one(lambda c, t: t.loc[~t["edge_id"].isin(c), "capacity"].sum()), "adds up capacities"),
        "from the doors": (one(from_doors), "more than all the oil"),
        "last element": (one(last_wrong), "Try this one case"),
    },
    "q2": {
        "the old cut": (two(["N04", "N10", "N19"]), "before the plan"),
        "at the border": (two(["N04", "N10", "N22"]), "not the narrowest"),
        "too many": (two([*CUT, "N22"]), "a link too many"),
        "number open": (two(plan_a=...), "`left_a` is still open"),
        "number in Mt": (two(plan_a=LEFT_WIDER / 1000), "asks for kt"),
        "not doubled": (two(plan_a=flow(RUSSIA)), "as if Aktau had stayed"),
        "one pipe": (two(plan_a=flow(["N02"], WIDER)), "closed one pipe"),
        "stuck in the end": (two(plan_a=DEMAND - LEFT_WIDER), "what is stuck"),
        "only the gain": (two(plan_a=LEFT_WIDER - flow(RUSSIA)), "what the doubling adds"),
        "all open": (two(plan_a=DEMAND), "nothing seems to be closed"),
        "run twice": (two(plan_a=flow(RUSSIA) + 2 * 5200), "widened twice"),
        "text": (two(plan_a="16400"), "without quotation marks"),
        "Aktau alone": (two(plan_a=2 * 5200), "what Aktau takes"),
        "all doubled": (two(plan_a=2 * flow(RUSSIA)), "twice what it was before"),
        "one pipe, no plan": (two(plan_a=flow(["N02"])), "closed one pipe"),
        "all that is built": (two(kt=OLD + 6000), "takes all that was built"),
        "another number": (two(plan_a=LEFT_WIDER + 1), "is not what can leave"),
        "a hole": (two(["N04", "N20"]), "has a hole"),
        "the closed pipe": (two(["N02", *CUT]), "closed link is in your list"),
        "the oil": (two(["N01"]), "the oil itself"),
        "empty": (two([]), "is empty"),
        "names": (two(["Samara"]), "I do not know the link"),
        "one text": (two("N04, N10, N20"), "one text"),
        "not a list": (two(3), "a list of ids"),
        "sum before": (two(kt=OLD), "before the plan"),
        "another sum": (two(kt=CUT_KT + 7), "add them once more"),
        "in Mt": (two(kt=CUT_KT / 1000), "is in Mt"),
        "last element": (two(["N04", "N10", "N21"]), "not the narrowest"),
    },
    "q3": {
        "fraction": (three(N1_WIDER / 100), "fraction of one"),
        "kt by Mt": (three(N1_WIDER * 1000), "a thousand times"),
        "nothing fails": (three(100 * (OLD + WIDE) / DEMAND), "counts all doors"),
        "the old one fails": (
            three(100 * (OLD + WIDE - table.loc["N02", "capacity_kt"]) / DEMAND),
            "takes away the old one",
        ),
        "of the doors": (three(100 * OLD / (OLD + WIDE)), "share of the doors"),
        "stuck": (three(100 - N1_WIDER), "what is stuck"),
        "the largest": (three(100 * WIDE / DEMAND), "the largest door could take alone"),
        "rounded": (three(round(N1_WIDER)), "rounded"),
        "years changed": (three(N1_MORE, N1_WIDER), "other year"),
        "a door too many": (three(100 * (OLD - 6000) / DEMAND), "one door too many"),
        "by CPC": (three(100 * OLD / WIDE), "divided by the capacity of CPC"),
        "still 2022": (three(more=round(N1_WIDER)), "exports of 2022"),
        "another": (three(7), "not yet the N-1"),
        "text": (three("44.6"), "without quotation marks"),
        "last element": (three(more=7), "`n1_more_oil` is not yet"),
    },
    "q4": {
        "tests changed": (four(STATE, LINK), "of the other test"),
        "in Mt": (four({k: v / 1000 for k, v in LINK.items()}), "is in Mt"),
        "all that leaves": (four(ALL_LEFT), "what can leave in all"),
        "piled up": (four(PILED), "Copy the network anew"),
        "no gain": (four(dict.fromkeys(LINK, 0)), "no gain at all"),
        "what is built": (four(BUILT), "what is built for what is gained"),
        "against all open": (four({k: v - DEMAND for k, v in ALL_LEFT.items()}), "nothing is closed"),
        "the next pipe": (four({k: 5000 * (v > 0) for k, v in LINK.items()}), "next link on that way"),
        "sign turned": (four({k: -v for k, v in LINK.items()}), "sign turned round"),
        "share": (four({k: 100 * v / DEMAND for k, v in LINK.items()}), "is a share"),
        "one open": (four({**LINK, "N22": ...}), "still open"),
        "one lost": (four({"N04": 1}), "has no entry"),
        "not a dict": (four([1, 2, 3, 4, 5]), "curly brackets"),
        "last element": (four(state=STATE | {"N22": 5000}), "N22 not right yet"),
    },
    "q5": {
        "border used": (five(border="use"), "Did it?"),
        "border free": (five(border="spare"), "Is it free"),
        "april free": (five(april="spare"), "or was it done"),
        "betweenness as capacity": (five(baku="capacity"), "counts shortest ways"),
        "spare as capacity": (five(kenkiyak="capacity"), "more than what"),
        "no such kind": (five(border="nameplate"), "choose one of"),
        "no place": (five(border="position"), "Was it built"),
        "one open": (five(border=...), "Still open: border"),
        "a year": (five(12 * MONTH), "for a year"),
        "in Mt": (five(MONTH / 1000), "is in Mt"),
        "capacities": (five(OLD / 12), "Those are the capacities"),
        "berths three times": (five(MONTH + SPARE[["N11", "N12"]].sum() / 12), "counted three times"),
        "CPC's own": (five(MONTH + SPARE["N02"] / 12), "CPC's own spare"),
        "everything": (five(SPARE.sum() / 12), "free anywhere"),
        "the border's spare": (five(SPARE[["N04", "N10", "N22"]].sum() / 12), "pipe at the border"),
        "use and spare": (five(MONTH + table.loc[["N04", "N10", "N19"], "flow_kt"].sum() / 12), "added what was used"),
        "less export oil": (
            five((table["capacity_kt"] - table["flow_kt"])[["N04", "N10", "N19"]].sum() / 12),
            "capacity less export oil",
        ),
        "two doors": (five(SPARE[["N04", "N10"]].sum() / 12), "added two doors"),
        "one door": (five(SPARE["N04"] / 12), "That is one door"),
        "times twelve": (five(144 * MONTH), "multiplied by twelve"),
        "text": (five("819"), "without quotation marks"),
        "last element": (five(MONTH + 5), "Which three rows"),
    },
    "q6": {
        "too short": ({"note": "I would fund it, see A2 ¶7."}, "has 7 words"),
        "one word many times": ({"note": "word " * 70 + "A2 ¶7 fund"}, "different ones"),
        "no place": ({"note": NOTE.replace("¶", "")}, "cannot check this"),
        "two verdicts": ({"note": NOTE + " Or refuse."}, "Keep one verdict"),
        "no verdict": ({"note": NOTE.replace("delay", "see")}, "come down"),
        "last element": (
            {"note": NOTE[: NOTE.rindex("I would")] + "That is all that I can say about it."},
            "come down",
        ),
    },
}

#: What no message to a wrong answer and no hint may say.
SPOILERS = {
    "q1": ["nx.maximum_flow_value(graph"],
    "q2": [str(LEFT_WIDER), f"{LEFT_WIDER:,}", str(CUT_KT), f"{CUT_KT:,}", "N20"],
    "q3": [f"{N1_WIDER:.1f}", f"{N1_MORE:.1f}"],
    "q4": ["4,000", "4000"],
    "q5": [f"{MONTH:.0f}"],
    "q6": [],
}

# ------------------------------------------------------------------------------------------------ the figures once more


def mt(kt):
    return f"{kt / 1000:.1f}"


def name(link):
    return f"{table.loc[link, 'from_node']} to {table.loc[link, 'to_node']}"


def narrowest(closed, size):
    """The cut by trying every set of `size` links with a number of their own: closing it must stop all that could pass."""
    own = table.index[~table["capacity_note"].str.startswith("not limiting", na=False)]
    best = flow(closed)
    for some in combinations([link for link in own if link not in closed], size):
        if table.loc[list(some), "capacity_kt"].sum() == best and flow([*closed, *some]) == 0:
            return ", ".join(f"{name(link)} {mt(table.loc[link, 'capacity_kt'])}" for link in some)
    raise AssertionError(closed)


def picture(closed, size, nowhere="none"):
    shut = ", ".join(map(name, closed)) or "none"
    return lambda: [
        f"{mt(flow(closed))} can leave.",
        f"Full: {narrowest(closed, size)}. Closed: {shut}. Open but leading nowhere: {nowhere}.",
    ]


def bars():
    links = {link: flow([link]) for link in table.index[1:]}
    states = sorted({state for row in table["transit_state"] for state in row.split(" + ")} - {"none"})
    open_straits = {
        s: flow([k for k, row in table["transit_state"].items() if s in row and k != "N18"]) for s in states
    }
    turkey = flow([link for link, row in table["transit_state"].items() if "Turkey" in row])
    short = {"N02": "CPC's pipe", "N03": "CPC's terminal", "N18": "Turkish Straits"}
    said = [("a link", f"{short[k]} {mt(v)}") for k, v in links.items() if v < DEMAND]
    said += [("a state", f"Turkey and the Straits {mt(turkey)}")]
    said += [("a state", f"{s} {mt(v)}") for s, v in open_straits.items() if v < DEMAND]
    spared = sum(v == DEMAND for v in links.values()), sum(v == DEMAND for v in open_straits.values())
    said += [("a link", f"any of {spared[0]} other links {mt(DEMAND)}")]
    return [*said, ("a state", f"any of {spared[1]} other states {mt(DEMAND)}")]


#: What the words of each figure must hold: whole pieces, or (series, piece) pairs. Computed above, never typed in.
FIGURES = {
    "link-figure-all": picture([], 1),
    "link-figure-cpc": picture(["N02"], 3, name("N03")),
    "link-figure-bars": bars,
    "link-still": picture(RUSSIA, 2),
}

#: Numbers in the lesson's prose that are no results, each with its reason; then those in the exercise's texts.
ALLOWED = {30.0: "days, A3 ¶6", 100_000.0: "more than all oil: stands for no number of its own"}
ALLOWED_IN_EXERCISE = {55.0: "minutes", 12_000.0: "2 × 6,000", 70.0: "words", 150.0: "words"}
