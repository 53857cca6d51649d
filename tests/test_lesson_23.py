"""Lesson 23's widget: for every combination that it offers, flow equals cut, and no tonne is lost on the way."""

from itertools import chain, combinations, product

import pytest
import refresh
from ipywidgets import SelectMultiple

START, END = "export oil", "buyers"


@pytest.fixture(scope="module")
def lesson():
    """The variables of lesson 23 after running its cells here, but for pictures."""
    patch, names = pytest.MonkeyPatch(), {}
    patch.chdir(refresh.LESSONS)
    patch.setattr("beam.show", lambda fig, **_: names["plt"].close(fig))
    for cell in refresh.read(refresh.LESSONS / "23_link_or_state.ipynb").cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, cell["id"], "exec"), names)
        if cell["id"] == "link-widget":
            break
    yield names
    patch.undo()


@pytest.fixture(scope="module")
def controls(lesson):
    import beam

    return next(controls for draw, controls in beam.played if draw is lesson["minister"])


def push(links):
    """(flow of each link, the largest flow), by shortest ways with room left; links: {(from, to): capacity}."""
    room = dict(links) | {(b, a): 0 for a, b in links if (b, a) not in links}
    ways = {}
    for a, b in room:
        ways.setdefault(a, []).append(b)
    total = 0
    while True:
        came, line = {START: None}, [START]
        for here in line:
            for there in ways.get(here, []):
                if there not in came and room[here, there] > 0:
                    came[there] = here
                    line.append(there)
        if END not in came:
            cut = sum(size for (a, b), size in links.items() if a in came and b not in came)
            return {pair: size - room[pair] for pair, size in links.items()}, total, cut
        pairs, here = [], END
        while came[here] is not None:
            pairs.append((came[here], here))
            here = came[here]
        step = min(room[pair] for pair in pairs)
        for a, b in pairs:
            room[a, b] -= step
            room[b, a] += step
        total += step


def every(control):
    """Every value of a control: all options, every choice of several, every step of a slider."""
    if isinstance(control, SelectMultiple):
        return list(chain.from_iterable(combinations(control.options, k) for k in range(len(control.options) + 1)))
    if hasattr(control, "options"):
        return list(control.options)
    return list(range(control.min, control.max + 1, control.step))


def links_of(lesson, closed, aktau, kenkiyak, numbers):
    """{(from, to): capacity} as the widget has it, without the links that are closed."""
    table = lesson["whole"] if numbers == "nameplate" else lesson["careful"]
    gone = {link for name in closed for link in lesson["closings"][name]}
    wide = {"N10": aktau, "N19": kenkiyak}
    return {
        (row.from_node, row.to_node): row.capacity * wide.get(row.edge_id, 100) // 100
        for row in table.itertuples()
        if row.edge_id not in gone
    }


def reached(pairs, start):
    """The places that can be reached from `start`."""
    found, line = {start}, [start]
    for here in line:
        new = {b for a, b in pairs if a == here} - found
        found |= new
        line += new
    return found


def useful(pairs):
    """The links on some way from the fields to the buyers: no other can carry oil."""
    on = reached(pairs, START) & reached([(b, a) for a, b in pairs], END)
    return [pair for pair in pairs if set(pair) <= on]


def test_flow_equals_cut_and_no_tonne_is_lost(lesson, controls):
    """All combinations of the four controls; those that leave the same useful links are one case."""
    sizes = list(product(*(every(controls[name]) for name in ("aktau", "kenkiyak", "numbers"))))
    full = {size: links_of(lesson, (), *size) for size in sizes}
    alone = {name: set(full[sizes[0]]) - set(links_of(lesson, [name], *sizes[0])) for name in lesson["closings"]}
    cases, offered = {}, 0
    for closed in every(controls["closed"]):
        gone, on = set().union(*(alone[name] for name in closed)), {}
        for size in sizes:
            offered += 1
            now, zero = full[size], (size[0] == 0, size[1] == 0)
            if zero not in on:  # which links are of use depends on what is closed, and on a door of width zero
                on[zero] = useful([pair for pair in now if pair not in gone and now[pair]])
            cases[tuple((pair, now[pair]) for pair in on[zero])] = None
    assert offered == 2 ** len(controls["closed"].options) * len(sizes) and len(cases) > 1000
    for case in cases:
        links = dict(case)
        flow, total, cut = push(links)
        assert total == cut
        assert all(0 <= flow[pair] <= links[pair] for pair in links)
        for place in {b for _, b in links} - {END}:
            into = sum(flow[pair] for pair in links if pair[1] == place)
            assert into == sum(flow[pair] for pair in links if pair[0] == place), place


def test_the_lesson_finds_the_same(lesson, controls):
    """Its own function: each thing closed alone, nothing, all; sliders at their ends; flow, cut and roles agree."""
    names = list(controls["closed"].options)
    for closed in [
        (),
        tuple(names),
        *((name,) for name in names),
        ("Russia", "Azerbaijan"),
        ("Russia", "Turkish Straits"),
    ]:
        for numbers, aktau, kenkiyak in [("nameplate", 100, 100), ("nameplate", 1200, 300), ("use plus spare", 0, 100)]:
            links = links_of(lesson, closed, aktau, kenkiyak, numbers)
            table = (lesson["whole"] if numbers == "nameplate" else lesson["careful"]).copy()
            table["capacity"] = [links.get(pair, 1) for pair in zip(table["from_node"], table["to_node"])]
            left, rows = lesson["judge"](table, [link for name in closed for link in lesson["closings"][name]])
            full = rows[rows["role"] == "full"]
            assert left == push(links)[1] == full["capacity"].sum(), (closed, numbers)
            rest = {
                pair: size for pair, size in links.items() if pair not in set(zip(full["from_node"], full["to_node"]))
            }
            assert push(rest)[1] == 0, "with the cut closed, nothing passes"


def test_everything_closed_or_of_width_zero(lesson):
    network = lesson["whole"]
    links = network["edge_id"].dropna().tolist()
    assert lesson["judge"](network, links[1:])[0] == 0
    empty = network.assign(capacity=network["capacity"].where(~network["edge_id"].isin(links[1:]), 0))
    left, rows = lesson["judge"](empty, [])
    assert left == 0 and set(rows.loc[rows["edge_id"].isin(links[1:]), "role"]) == {"closed"}
