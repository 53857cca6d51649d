"""Every figure once more, from the tables alone and by another way: its words must say the same numbers."""

import importlib

import pytest
from test_lessons import LESSONS, cells

#: {id of a figure's cell: function that gives the pieces its words must hold}, from tests/cases_NN.py of each lesson.
EXPECTED = {}
for path in LESSONS:
    EXPECTED |= importlib.import_module(f"cases_{path.stem[:2]}").FIGURES
FIGURES = {c["id"]: c for path in LESSONS for c in cells(path, "code") if "figure" in c.metadata.get("tags", [])}


def said_by(cell):
    """The words below a figure, without their first label."""
    output = next(o for o in cell.outputs if "text/markdown" in o.get("data", {}))
    return output.data["text/markdown"].removeprefix("**In words.** ")


def test_every_figure_is_expected():
    assert set(EXPECTED) == set(FIGURES)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_shows_what_the_tables_say(figure):
    said = said_by(FIGURES[figure])
    for piece in EXPECTED[figure]():
        assert holds(said, piece), (piece, said)


def holds(said, piece):
    """True when the words hold the piece, or, for (series, piece), when that series' part of them does."""
    if isinstance(piece, str):
        return piece in said
    series, piece = piece
    part = next(part for part in said.rstrip(".").split(". ") if part.startswith(f"{series}: "))
    return piece in part.removeprefix(f"{series}: ").split("; ")


def test_a_swapped_pair_of_bars_is_noticed():
    said = said_by(FIGURES["claims-figure-conflicts"])
    swapped = said.replace("scope 9", "scope 7").replace("perspective 7", "perspective 9")
    assert swapped != said
    assert all(holds(said, piece) for piece in EXPECTED["claims-figure-conflicts"]())
    assert not all(holds(swapped, piece) for piece in EXPECTED["claims-figure-conflicts"]())
