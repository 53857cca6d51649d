"""Lesson 35: its functions solve every corner of the game, ties and nothing at stake included, for two players and three."""

from itertools import product

import pytest
import refresh
from checks.lesson_35 import places, resting


@pytest.fixture(scope="module")
def lesson():
    """The variables of lesson 35 after running its cells here, but for pictures."""
    patch, names = pytest.MonkeyPatch(), {}
    patch.chdir(refresh.LESSONS)
    patch.setattr("beam.show", lambda fig, **_: names["plt"].close(fig))
    for cell in refresh.read(refresh.LESSONS / "35_compliance_dilemma.ipynb").cells:
        if cell.cell_type == "code" and not {"widget", "still"} & set(cell.metadata.get("tags", [])):
            exec(compile(cell.source, cell["id"], "exec"), names)
    yield names
    patch.undo()


#: b, r, s, c, g; what is at rest, as corners (accommodate, enforce); words of the verdict that the widget shows.
CORNERS = [
    ((4, 2, 10, 2, 5), [(0.4, 0.6)], "No cell at rest: accommodating 40, enforcing 60"),
    ((4, 7, 10, 2, 5), [(1, 1)], "Accommodating dominates; the West enforces"),
    ((4, 7, 10, 6, 5), [(1, 0)], "Accommodating dominates; the West holds back"),
    ((4, 2, 10, 6, 5), [(1, 0)], "Holding back dominates; Kazakhstan accommodates"),
    ((-5, 2, 10, 2, 5), [(0, 0)], "Complying dominates; the West holds back"),
    ((4, 2, 6, 2, 5), [(0.4, 1), (1, 1)], "A tie for Kazakhstan"),
    ((4, 2, 10, 5, 5), [(1, 0), (1, 0.6)], "A tie for the West"),
    ((4, 2, 10, 0, 5), [(0, 0.6), (0, 1)], "A tie for the West"),
    ((-2, 2, 10, 2, 5), [(0, 0), (0.4, 0)], "A tie for Kazakhstan"),
    ((4, 2, 6, 5, 5), [(1, 0), (1, 1)], "A tie for the West:"),
    ((4, 2, 6, 0, 5), [(0, 1), (1, 1)], "A tie for Kazakhstan:"),
    ((-2, 2, 10, 0, 5), [(0, 0), (0, 1)], "A tie for the West:"),
    ((-2, 2, 0, 2, 5), [(0, 0), (0.4, 0), (0.4, 1), (1, 1)], "A tie for Kazakhstan:"),
    ((-2, 2, 0, 5, 5), [(0, 0), (1, 0), (1, 1)], "A tie for Kazakhstan and the West:"),
    ((0, 0, 0, 0, 0), [(0, 0), (0, 1), (1, 0), (1, 1)], "Nothing is at stake"),
]


@pytest.mark.parametrize("payoffs, at_rest, says", CORNERS)
def test_corner_cases(lesson, payoffs, at_rest, says):
    cells = lesson["game"](*payoffs)
    assert lesson["equilibria"](cells) == at_rest
    assert lesson["verdict"](cells).startswith(says)


def test_every_game_of_the_widget(lesson):
    """Each answer is at rest, the whole ones are the cells at rest, and exact arithmetic finds the same."""
    for payoffs in product((-5, -2, 0, 4, 10), (0, 2, 10), (0, 6, 10, 20), (0, 2, 5, 10), (0, 5, 10)):
        b, r, s, c, g = payoffs
        found = lesson["equilibria"](lesson["game"](*payoffs))
        assert found == [(float(p), float(q)) for p, q in sorted(resting(*payoffs))]
        assert "tie for :" not in lesson["verdict"](lesson["game"](*payoffs))
        for p, q in found:
            bank, west = b + r - q * s, p * g - c
            assert abs(bank) < 1e-9 or p == (bank > 0)
            assert abs(west) < 1e-9 or q == (west > 0)
        whole = {
            ("accommodate" if p else "comply", "enforce" if q else "hold back") for p, q in found if {p, q} <= {0, 1}
        }
        assert set(lesson["pure"](lesson["game"](*payoffs))) == whole


def test_three_players(lesson):
    for payoffs in product((-3, -1, 0, 4), (0, 2, 7), (3, 10), (0, 2, 6), (5,), (-1, 0, 1)):
        assert set(lesson["pure"](lesson["three"](*payoffs))) == places(*payoffs)
