"""Every widget of every lesson, driven through all its values: each gives a picture or a sentence, never an error."""

import re
from itertools import product
from math import prod
from types import SimpleNamespace

import beam
import matplotlib.pyplot as plt
import pytest
import refresh
from ipywidgets import Checkbox, Dropdown, IntRangeSlider, IntSlider, SelectionRangeSlider, SelectMultiple
from test_style import GROUND, faint_text, troubles

LESSONS = refresh.lessons()


def values(control):
    """The values to try: every option, or both ends and the start of a slider; none and all of a multiple choice."""
    if hasattr(control, "options"):
        options = list(control._options_values)
        if not isinstance(control.value, tuple):
            return options
        window = isinstance(control, SelectionRangeSlider)
        return [(options[0], options[-1]), (options[0],) * 2 if window else (), control.value]
    if hasattr(control, "min"):
        ends = [control.min, control.max]
        if isinstance(control.value, tuple):
            return [tuple(ends), (control.min,) * 2, (control.max,) * 2, control.value]
        return sorted({*ends, control.value})
    return [True, False] if isinstance(control.value, bool) else [control.value]


@pytest.fixture(scope="module", params=LESSONS, ids=lambda p: p.stem)
def lesson(request):
    """A lesson after running its cells here: its number, its widgets, and what is hard to see in its own figures.

    widgets: (function, controls) of each; faint: {cell id: sentences of test_style.py}, for every cell with a figure.
    """
    patch = pytest.MonkeyPatch()
    patch.chdir(request.param.parent)
    beam.played.clear()
    number, faint, namespace, draw = request.param.stem[:2], {}, {}, beam._png

    def look(fig):
        png = draw(fig)
        faint[cell["id"]] = troubles(fig, GROUND.get(number, ())) + faint_text(fig)
        return png

    patch.setattr("beam._png", look)
    for cell in refresh.read(request.param).cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, cell["id"], "exec"), namespace)
    plt.close("all")
    patch.setattr("beam._png", draw)
    yield SimpleNamespace(number=number, widgets=list(beam.played), faint=faint)
    patch.undo()


def test_figures_are_readable_and_nothing_is_told_by_colour_alone(lesson):
    assert len(lesson.faint) >= 2
    assert {cell: said for cell, said in lesson.faint.items() if said} == {}


def choices(controls):
    """Every combination of the values to try; where that is more than 60, each control through all of its own."""
    every = [values(control) for control in controls.values()]
    if prod(map(len, every)) <= 60:
        return list(product(*every))
    start = [control.value for control in controls.values()]
    return [(*start[:k], value, *start[k + 1 :]) for k, some in enumerate(every) for value in some]


def test_values_of_each_kind_of_control():
    assert values(IntSlider(3, min=0, max=9)) == [0, 3, 9]
    assert values(Dropdown(options={"one": 1, "two": 2})) == [1, 2]
    assert values(Checkbox(True)) == [True, False]
    assert (0, 9) in values(IntRangeSlider(value=(2, 3), min=0, max=9))
    assert ("a", "c") in values(SelectionRangeSlider(options=["a", "b", "c"]))
    assert () in values(SelectMultiple(options=["a", "b"]))
    assert len(choices({str(k): IntSlider(3, min=0, max=9) for k in range(9)})) == 27


def test_all_values_give_a_picture_or_a_sentence(lesson, capsys, monkeypatch):
    """Each also with marks that stand out, as test_style.py has it."""
    assert lesson.widgets
    faint, keep = [], beam._png

    def look(fig):
        faint.extend(troubles(fig, GROUND.get(lesson.number, ())))
        return keep(fig)

    monkeypatch.setattr("beam._png", look)
    for draw, controls in lesson.widgets:
        pictures = set()
        for choice in choices(controls):
            said = []
            monkeypatch.setattr(beam, "display", lambda data, said=said, **_: said.append(data["text/plain"]))
            said.append(draw(**dict(zip(controls, choice))) or "")
            shown = " ".join(said)
            assert not capsys.readouterr().out, "a widget cannot show what is printed: return the sentence"
            assert shown.strip(), f"{draw.__name__}{choice} shows nothing"
            assert not re.search(r"\b(nan|inf)\b", shown), shown
            pictures.add(shown)
        assert len(pictures) > 1, f"{draw.__name__}: the controls change nothing"
        assert not plt.get_fignums()
    assert faint == []


def test_controls_are_named_with_units(lesson):
    for _, controls in lesson.widgets:
        for control in controls.values():
            assert "(" in control.description and len(control.description) > 8
            assert getattr(control, "continuous_update", False) is False
