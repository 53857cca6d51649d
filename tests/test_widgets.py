"""Every widget of every lesson, driven through all its values: each gives a picture or a sentence, never an error."""

import re
from itertools import product

import beam
import matplotlib.pyplot as plt
import pytest
import refresh

LESSONS = sorted(refresh.LESSONS.glob("*.ipynb"))


def values(control):
    """The values to try: every option, or both ends and the start of a slider; none and all of a multiple choice."""
    if hasattr(control, "options"):
        options = [o[1] if isinstance(o, tuple) else o for o in control.options]
        return [(), tuple(options), control.value] if isinstance(control.value, tuple) else options
    if hasattr(control, "min"):
        return sorted({control.min, control.value, control.max})
    return [True, False] if isinstance(control.value, bool) else [control.value]


@pytest.fixture(scope="module", params=LESSONS, ids=lambda p: p.stem)
def widgets(request):
    """(function, controls) of each widget of a lesson, after running the lesson's cells here."""
    patch = pytest.MonkeyPatch()
    patch.chdir(request.param.parent)
    beam.played.clear()
    namespace = {}
    for cell in refresh.read(request.param).cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, cell["id"], "exec"), namespace)
    plt.close("all")
    yield list(beam.played)
    patch.undo()


def test_all_values_give_a_picture_or_a_sentence(widgets, capsys, monkeypatch):
    assert widgets
    for draw, controls in widgets:
        pictures = set()
        for choice in product(*[values(c) for c in controls.values()]):
            said = []
            monkeypatch.setattr(beam, "display", lambda thing, said=said, **_: said.append(getattr(thing, "data", "")))
            draw(**dict(zip(controls, choice)))
            shown = " ".join(map(str, said)) + capsys.readouterr().out
            assert shown.strip(), f"{draw.__name__}{choice} shows nothing"
            assert not re.search(r"\b(nan|inf|None)\b", shown), shown
            pictures.add(shown)
        assert len(pictures) > 2, f"{draw.__name__}: the controls change next to nothing"
        assert not plt.get_fignums()


def test_controls_are_named_with_units(widgets):
    for _, controls in widgets:
        for control in controls.values():
            assert "(" in control.description and len(control.description) > 8
            assert getattr(control, "continuous_update", False) is False
