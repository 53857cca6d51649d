"""The lessons' helper: set-up check, figure with description, widget."""

import io
import re
import shutil
import threading

import beam
import matplotlib.pyplot as plt
import pandas as pd
import pytest
import seaborn as sns
from conftest import ROOT
from ipywidgets import IntSlider


@pytest.fixture
def seeds(tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    return tmp_path / "seeds"


def test_ready_says_so_in_one_line(capsys):
    beam.ready()
    out = capsys.readouterr().out
    assert out.startswith("Ready: pandas 3") and out.count("\n") == 1


@pytest.mark.parametrize(
    "damage, says",
    [
        (lambda s: (s / "facts.csv").unlink(), "`seeds/facts.csv` is missing"),
        (lambda s: (s / "facts.csv").write_text("fact_id;article"), "is not as published"),
        (lambda s: (s / "facts.csv").write_bytes((s / "facts.csv").read_bytes()[:-9]), "is not as published"),
        (lambda s: (s / "datapackage.json").unlink(), "datapackage.json` is missing"),
        (lambda s: (s / "datapackage.json").write_text("{"), "cannot be read"),
        (lambda s: (s / "datapackage.json").write_text("[]"), "cannot be read"),
        (lambda s: (s / "datapackage.json").write_text('{"resources": [{"path": "facts.csv"}]}'), "cannot be read"),
        (lambda s: (s / "datapackage.json").write_text('{"resources": []}'), "is not as published"),
    ],
)
def test_ready_names_the_trouble(seeds, damage, says):
    damage(seeds)
    with pytest.raises(beam.NotReady, match=says) as trouble:
        beam.ready(seeds)
    assert "fresh copy" in str(trouble.value)
    assert trouble.value._render_traceback_() == [f"Not ready: {trouble.value}"]


def resaved(**how):
    """What a spreadsheet makes of a table: bytes -> bytes, with the separators of `how`."""
    return lambda old: pd.read_csv(io.BytesIO(old)).to_csv(index=False, **how).encode()


#: What happens to a table: name of the damage -> (bytes -> bytes, or None where the file is gone).
DAMAGES = {
    "missing": lambda old: None,
    "empty": lambda old: b"",
    "cut in the middle": lambda old: old[: len(old) // 2],
    "last row lost": lambda old: old[: old.rstrip().rfind(b"\n") + 1],
    "semicolons": resaved(sep=";"),
    "decimal commas": resaved(sep=";", decimal=","),
    "byte order mark": lambda old: b"\xef\xbb\xbf" + old,
    "dates turned": lambda old: re.sub(rb"(\d{4})-(\d\d)-(\d\d)", rb"\3.\2.\1", old),
    "another encoding": lambda old: old.decode().encode("cp1251", "replace"),
    "line ends of Windows": lambda old: old.replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_damage_to_every_table_is_named(seeds, damage):
    """No table can be lost, cut or saved by a spreadsheet without the first cell of a lesson saying which one it was."""
    told = 0
    for path in sorted(seeds.glob("*.csv")):
        old = path.read_bytes()
        new = DAMAGES[damage](old)
        if new == old:  # a table without dates has none to turn
            continue
        path.unlink() if new is None else path.write_bytes(new)
        with pytest.raises(beam.NotReady, match=rf"the table `seeds/{path.name}` is (missing|not as published)"):
            beam.ready(seeds)
        path.write_bytes(old)
        told += 1
    beam.ready(seeds)
    assert told >= (4 if damage in ("dates turned", "another encoding") else 20), f"only {told} tables could be damaged"


def test_ready_refuses_an_older_pandas(monkeypatch):
    monkeypatch.setattr(pd, "__version__", "2.3.1")
    with pytest.raises(beam.NotReady, match="needs pandas 3, here is 2.3.1"):
        beam.ready()


def test_tables_put_words_left_numbers_right_and_keep_days_whole():
    frame = pd.DataFrame(
        {"day": pd.to_datetime(["2022-06-17"]), "share": [20.0], "words": ["a long sentence of words"]}
    )
    html = beam._table(frame.rename_axis("row"))
    assert '<td style="text-align: left; white-space: nowrap">2022-06-17</td>' in html
    assert '<td style="text-align: right; white-space: nowrap">20.0</td>' in html
    assert '<td style="text-align: left">a long sentence of words</td>' in html
    plain = re.sub(r' style="[^"]*"', "", html)
    assert plain == re.sub(r' style="[^"]*"', "", frame.rename_axis("row")._repr_html_()), "nothing else is changed"
    for odd in (pd.DataFrame(), frame.groupby("share").agg(["min", "max"]), pd.concat([frame] * 50)):
        assert re.sub(r' style="[^"]*"', "", beam._table(odd)) == re.sub(r' style="[^"]*"', "", odd._repr_html_())


def bars(values):
    fig, ax = plt.subplots()
    frame = pd.DataFrame({"article": [f"A{k}" for k in range(1, len(values) + 1)], "words": values})
    sns.barplot(frame, x="words", y="article", ax=ax)
    ax.set(xlabel="words (count)", ylabel="article")
    fig.canvas.draw()
    return fig


def test_description_changes_with_the_picture():
    words = beam.describe(bars([10, 20, 35.5]))
    assert words == "Bar chart; across: words (count); up: article. A1 10; A2 20; A3 35.5."
    assert beam.describe(bars([35.5, 20, 10])) != words


def test_long_series_are_described_by_ends_and_extremes():
    fig, ax = plt.subplots()
    ax.step(range(40), [k % 7 for k in range(40)], where="post")
    ax.set(xlabel="day", ylabel="moorings (count)")
    fig.canvas.draw()
    assert "40 points from 0 at 0 to 4 at 39; lowest 0 at 0, highest 6 at 6" in beam.describe(fig)


def test_years_and_days_are_named_as_the_axis_names_them():
    fig, ax = plt.subplots()
    sns.barplot(pd.DataFrame({"year": [2009, 2013, 2022], "n": [4.2, 4.6, 1.9]}), x="year", y="n", ax=ax)
    fig.canvas.draw()
    assert "2009 4.2; 2013 4.6; 2022 1.9." in beam.describe(fig)
    fig, ax = plt.subplots()
    ax.step(pd.to_datetime(["2022-03-21", "2022-04-25", "2022-05-22"]), [1, 2, 3], where="post")
    fig.canvas.draw()
    assert "2022-03-21 1; 2022-04-25 2; 2022-05-22 3." in beam.describe(fig)


def test_a_picture_that_cannot_be_read_needs_words(monkeypatch):
    shown = []
    monkeypatch.setattr(beam, "display", lambda data, **_: shown.append(data["text/plain"]))
    fig, ax = plt.subplots()
    ax.imshow([[1, 2], [3, 4]])
    with pytest.raises(ValueError, match="label"):
        beam.show(fig, title="T", source="A1")
    ax.set(xlabel="first coder", ylabel="second coder")
    with pytest.raises(ValueError, match="words=..."):
        beam.show(fig, title="T", source="A1")
    beam.show(fig, title="T", source="A1", words="Heat map: 1 of 4 cells is 4.")
    assert shown[-1] == "In words. Heat map: 1 of 4 cells is 4."


def test_series_are_named_by_the_legend():
    fig, ax = plt.subplots()
    frame = pd.DataFrame({"a": ["p", "p", "q", "q"], "n": [1, 2, 3, 4], "who": ["x", "y", "x", "y"]})
    sns.barplot(frame, x="n", y="a", hue="who", saturation=1, ax=ax)
    fig.canvas.draw()
    words = beam.describe(fig)
    assert "x: p 1; q 3." in words and "y: p 2; q 4." in words


def test_series_of_bars_are_not_told_by_colour_alone():
    fig, ax = plt.subplots()
    frame = pd.DataFrame({"a": ["p", "p", "q", "q"], "n": [1, 2, 3, 4], "who": ["x", "y", "x", "y"]})
    sns.barplot(frame, x="n", y="a", hue="who", saturation=1, ax=ax)
    ax.set(xlabel="n (count)", ylabel="a")
    beam.show(fig, title="T", source="A1")
    small, large = ({bar.get_hatch() for bar in bars} for bars in ax.containers)
    assert small == {"//"} and large == {None}, "the largest series stays plain"
    assert [key.get_hatch() for key in ax.get_legend().legend_handles] == ["//", None]


@pytest.mark.parametrize("title, source, x", [("", "A1", "n"), ("T", "", "n"), ("T", "A1", "")])
def test_show_insists_on_title_source_and_labels(title, source, x):
    fig = bars([1, 2])
    fig.axes[0].set_xlabel(x)
    with pytest.raises(ValueError, match="show"):
        beam.show(fig, title=title, source=source)


def test_show_gives_picture_and_words(monkeypatch):
    shown = []
    monkeypatch.setattr(beam, "display", lambda thing, **kw: shown.append((thing, kw)))
    fig = bars([1, 2])
    beam.show(fig, title="T", source="A1")
    (picture, kw), (said, _) = shown
    assert picture["image/png"].startswith("iVBOR") and len(picture["image/png"]) < 60_000
    alt = kw["metadata"]["image/png"]["alt"]
    assert alt == "T. " + said["text/markdown"].removeprefix("**In words.** ")
    assert not plt.fignum_exists(fig.number)


def test_play_resets_and_insists_on_descriptions():
    seen = []
    slider = IntSlider(3, min=0, max=9, description="days (count)")
    box = beam.play(lambda days: seen.append(days), days=slider)
    slider.value = 9
    reset = next(w for w in box.children if w.__class__.__name__ == "Button")
    reset.click()
    assert slider.value == 3 and seen == [3, 9, 3]
    assert box.children[-1].layout.height.endswith("px")
    with pytest.raises(ValueError, match="needs a description"):
        beam.play(lambda days: None, days=IntSlider(3))


def test_a_function_that_fails_says_so_in_the_widget():
    def draw(days):
        if days == 9:
            raise KeyError("moorings")
        return f"{days} days are no trouble."

    slider = IntSlider(3, min=0, max=9, description="days (count)")
    box = beam.play(draw, days=slider)
    assert box.children[-1].outputs[0]["data"]["text/markdown"] == "3 days are no trouble."
    slider.value = 9
    (said,) = box.children[-1].outputs
    assert said["text"].startswith("KeyError: 'moorings'\nMend the function")
    with pytest.raises(KeyError):
        beam.play(draw, days=IntSlider(9, min=0, max=9, description="days (count)"))


def test_moves_in_several_threads_leave_a_whole_picture():
    """JupyterLab may let controls speak in threads of their own: the picture that is left is one of those asked for."""
    frame = pd.DataFrame({"a": ["p", "q"], "n": [1, 2]})

    def draw(days):
        fig, ax = plt.subplots()
        sns.barplot(frame.assign(n=frame["n"] * days), x="n", y="a", ax=ax)
        ax.set(xlabel="n (count)", ylabel="a", xlim=(0, 20))
        beam.show(fig, title=f"{days} days", source="A1")

    shown = {}
    slider = IntSlider(1, min=1, max=9, description="days (count)")
    box = beam.play(draw, days=slider)
    for days in range(1, 10):
        slider.value = days
        shown[days] = box.children[-1].outputs
    threads = [threading.Thread(target=setattr, args=(slider, "value", k)) for k in (2, 7, 4, 9, 3, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({str(outputs) for outputs in shown.values()}) == 9
    assert box.children[-1].outputs == shown[slider.value]
