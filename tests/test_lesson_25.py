"""Lesson 25: no finding of its simulation hangs on the seed, and its mean is that of plain arithmetic."""

import numpy as np
import pytest
import refresh
from cases_25 import expected

SEEDS = range(100, 108)


@pytest.fixture(scope="module")
def lesson():
    """The variables of lesson 25 after running its cells here, up to the simulation, but for pictures."""
    patch, names = pytest.MonkeyPatch(), {}
    patch.chdir(refresh.LESSONS)
    patch.setattr("beam.show", lambda fig, **_: names["plt"].close(fig))
    for cell in refresh.read(refresh.LESSONS / "25_diversified_or_not.ipynb").cells:
        if cell.cell_type == "code" and not {"widget", "still"} & set(cell.metadata.get("tags", [])):
            exec(compile(cell.source, cell["id"], "exec"), names)
    yield names
    patch.undo()


def test_the_same_seed_gives_the_same_draws(lesson):
    assert (lesson["simulate"](25) == lesson["simulate"](25)).all()
    assert (lesson["simulate"](25) != lesson["simulate"](26)).any()


@pytest.mark.parametrize("seed", SEEDS)
def test_no_finding_flips_with_the_seed(lesson, seed):
    simulate, saved, lost = (lesson[name] for name in ("simulate", "saved", "lost"))
    draws, gap = simulate(seed), lesson["normal"] - lesson["one"]
    some = saved(draws, 6.5)
    assert some.mean() == pytest.approx(expected(6.5), rel=0.03), "the mean is the one without any draw"
    assert 20.5 < 1000 * some.mean() / 6.5 < 21.9, "what a tonne of spare carries, as the lesson says: some 21 kg"
    low, high = np.quantile(some, [0.05, 0.95])
    assert low == 0 and 2.5 < high / some.mean() < 3.5, "decades differ far more than seeds"
    assert 0.36 < some.mean() / (draws @ lost(0) / 10).mean() < 0.40
    curve = [saved(draws, spare).mean() for spare in (0, gap / 2, gap, lesson["normal"], 80)]
    steps = np.diff(curve)
    assert steps[0] == pytest.approx(steps[1]) and steps[2] < 0.15 * curve[2] and steps[3] == pytest.approx(0)
    alone = saved(simulate(seed, seen=4, years=1), 6.5).mean()
    assert 15 < alone / some.mean() < 19, "the belief moves it far more"


def test_what_is_said_of_the_widget(lesson):
    """All of 20 Mt by one way: the numbers told after the trial."""
    start, effective = lesson["start"], lesson["effective"]
    now = {name: start.copy() for name in start.index}
    for name, tonnes in now.items():
        tonnes[name] += 20
    assert f"{effective(now['Aktau']):.2f}" == "2.16" and f"{effective(now['Atyrau-Samara, rail']):.2f}" == "2.00"
    russia = start[["CPC", "Atyrau-Samara, rail"]].sum() + lesson["sea_to_russia"]
    assert f"{100 * russia / (start.sum() + 20):.0f}" == "74"
    among = [(a, b, 20 - a - b) for a in range(21) for b in range(21 - a)]  # Mt more for the three others
    best = max(effective(start + [0, *more]) for more in among)
    assert f"{best:.2f}" == "2.32", "shared out over all three"
    before = effective(lesson["four"]["2009"])
    assert max(best, *(effective(tonnes) for tonnes in now.values())) < before


def test_cpc_could_have_done_it_alone(lesson):
    """The counterexample of step 3: with a CPC four times its size, its growth would weigh more than the emptying."""
    pipe, others = lesson["pipe"], lesson["others"]
    assert pipe + others > 100 and pipe < others and 100 - others < 100 - pipe, (
        "in both orders the emptying weighs more"
    )
    large = lesson["four"]["2009"].copy()
    large["CPC"] *= 4
    assert lesson["effective"](large) < lesson["effective"](lesson["only_others"])


def test_the_interval_of_effective_states(lesson):
    """Step 4: no split of what is not surely Russia's leaves fewer or more effective states than the two ends say."""
    generator = np.random.default_rng(0)
    for low, high in (lesson["russia"] / 100).to_numpy():
        fewest, most = 1 / (high**2 + (1 - high) ** 2), 1 / low**2
        for russia in generator.uniform(low, high, 200):
            rest = (1 - russia) * generator.dirichlet(np.ones(generator.integers(1, 40)))
            assert fewest <= 1 / (russia**2 + (rest**2).sum()) <= most
    assert lesson["russia"]["at least"].min() > 60, "at least three fifths in each year"
