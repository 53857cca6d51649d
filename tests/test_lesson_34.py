"""Lesson 34: what it concludes from invented customers holds in other draws by the same rule; its helpers bear empty input."""

import draw_screening
import numpy as np
import pytest
import refresh
from rapidfuzz import fuzz, process


@pytest.fixture(scope="module")
def lesson():
    """The lesson's own names, by running its cells without the pictures."""
    namespace = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(refresh.LESSONS)
        for cell in refresh.read(refresh.LESSONS / "34_screening_desk.ipynb").cells:
            if cell.cell_type == "code" and not {"figure", "widget"} & set(cell.metadata.get("tags", [])):
                exec(cell.source, namespace)
    return namespace


@pytest.fixture(scope="module")
def desks(lesson):
    """(scores by scorer, listed, half) for forty other draws of list and customers."""
    made = []
    for seed in range(1, 41):
        entries, customers = draw_screening.drawn(seed)
        names, list_names = ([lesson["tidy"](row["name"]) for row in rows] for rows in (customers, entries))
        scores = {name: lesson["best_scores"](names, list_names, scorer) for name, scorer in lesson["scorers"].items()}
        listed, half = np.array([bool(row["truth"]) for row in customers]), np.array([row["half"] for row in customers])
        made.append((scores, listed, half))
    return made


def test_conclusions_do_not_hang_on_the_draw(lesson, desks):
    """The cheapest threshold falls with the cost of a miss and rises as the listed get rarer, in every draw."""
    chosen, false, optimism, same = [], [], [], 0
    for scores, listed, half in desks:
        counts = lesson["count_errors"](scores["ratio"], listed)
        best = [lesson["cheapest"](lesson["cost"](counts, miss, 50)) for miss in (50, 250, 1000, 5000)]
        assert best == sorted(best, reverse=True) and best[0] == 101
        rare = [lesson["cheapest"](lesson["cost"](lesson["in_10000"](counts, p), 20, 1)) for p in (8, 1, 0.1)]
        assert rare == sorted(rare)
        right = counts["caught"] + (~listed).sum() - counts["false"]
        assert right.idxmax() > best[2], "accuracy would have the program ring less"
        chosen.append(best[2])
        found = counts.loc[best[2]]
        false.append(found["false"] / (found["false"] + found["caught"]))
        a, b = (
            lesson["cost"](lesson["count_errors"](scores["ratio"][half == h], listed[half == h]), 1000, 50)
            for h in "AB"
        )
        optimism.append((a[lesson["cheapest"](b)] + b[lesson["cheapest"](a)]) / (a.min() + b.min()))
        average = {n: np.mean([listed[s >= one].mean() for one in s[listed]]) for n, s in scores.items()}
        least = {n: lesson["cost"](lesson["count_errors"](s, listed), 1000, 50).min() for n, s in scores.items()}
        same += least[max(average, key=average.get)] == min(least.values())
    assert (min(chosen), max(chosen)) == (71, 81), "as the lesson says"
    assert min(false) > 0.48 and max(false) < 0.82, "half to four fifths"
    assert min(optimism) >= 1 and np.mean(optimism) > 1.2
    assert 0.2 < same / len(desks) < 0.3, "in one of four draws"


def test_the_second_reader_in_other_draws(lesson):
    """In how many of forty other draws the decision table clears a listed customer who rang, as the lesson says."""
    cleared = 0
    for seed in range(1, 41):
        entries, customers = draw_screening.drawn(seed)
        names, list_names = ([lesson["tidy"](row["name"]) for row in rows] for rows in (customers, entries))
        matrix = process.cdist(names, list_names, scorer=fuzz.ratio)
        score, closest = matrix.max(axis=1), matrix.argmax(axis=1)
        listed = np.array([bool(row["truth"]) for row in customers])
        chosen = lesson["cheapest"](lesson["cost"](lesson["count_errors"](score, listed), 1000, 50))
        ringing = [(c, entries[k]) for c, k, one in zip(customers, closest, score) if c["truth"] and one >= chosen]
        cleared += any(
            row["year"] and entry["year"] and row["year"] != entry["year"]
            for row, entry in ringing
            if "yes" not in (row["no_web"], row["user_withheld"], row["overpays"])
        )
    assert cleared == 22, "as the lesson says"


def test_empty_and_extreme_desks(lesson):
    """An empty list, nobody listed, thresholds at the ends, costs of zero: right answers."""
    names = lesson["names"]
    assert not lesson["best_scores"](names, [], fuzz.ratio).any()
    nobody = np.zeros(len(names), dtype=bool)
    counts = lesson["count_errors"](lesson["score"], nobody)
    assert counts.loc[0].to_dict() == {"caught": 0, "missed": 0, "false": len(names)}
    assert lesson["cheapest"](lesson["cost"](counts, 1000, 50)) == 101
    counts, listed = lesson["counts"], lesson["listed"]
    assert counts.loc[0, "missed"] == 0 and counts.loc[101, "missed"] == listed.sum()
    assert lesson["cheapest"](lesson["cost"](counts, 0, 50)) == 101
    free = lesson["cheapest"](lesson["cost"](counts, 1000, 0))
    assert counts.loc[free, "missed"] == 0 < counts.loc[free + 1, "missed"]
    assert "costs cannot choose" in said_by_the_widget(lesson)


def said_by_the_widget(lesson):
    """What the widget's function says when both costs are zero."""
    source = next(
        c for c in refresh.read(refresh.LESSONS / "34_screening_desk.ipynb").cells if c.id == "desk-still"
    ).source
    exec(source.rsplit("\n\n", 1)[0], lesson)
    return lesson["desk"]("ratio", threshold=90, miss=0, alarm=0)
