"""What every stored notebook must have: order, true outputs, described figures, slides, links, plain prose."""

import importlib
import re
import subprocess
import sys
from itertools import pairwise

import pandas as pd
import pytest
import refresh

LESSONS = refresh.lessons()
NOTEBOOKS = refresh.stored()
PAGES = refresh.made()
VERBS = "run change name find compute write turn test trace decide explain code measure build draw show compare choose solve"


def name(path):
    return f"{path.parent.name}/{path.stem}"


def cells(path, kind=None):
    return [c for c in refresh.read(path).cells if kind in (None, c.cell_type)]


def tagged(path, tag):
    return [c for c in cells(path) if tag in c.metadata.get("tags", [])]


def prose(path):
    return "\n\n".join(c.source for c in cells(path, "markdown"))


every = pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
text = pytest.mark.parametrize("path", [*NOTEBOOKS, *PAGES], ids=name)
lessons = pytest.mark.parametrize("path", LESSONS, ids=name)


@every
def test_stored_form(path):
    """Run from the top, in order, without errors or stderr; in the form that refresh.py writes; small."""
    notebook = refresh.read(path)
    code = [c for c in notebook.cells if c.cell_type == "code"]
    assert [c.execution_count for c in code] == list(range(1, len(code) + 1))
    for cell in code:
        for output in cell.outputs:
            assert output.output_type != "error", cell.source
            assert output.get("name") != "stderr", cell.source
            text = "".join(output.get("data", {}).get("text/plain", ""))
            assert " at 0x" not in text, "an object's address instead of a result: " + cell.source
    assert refresh.normal(refresh.read(path)) == notebook
    assert path.stat().st_size < 300_000


@every
def test_cells_are_short_and_offline(path):
    lengths = []
    for cell in cells(path, "code"):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        lengths.append(len(lines))
        assert len(lines) <= 20, cell.source
        assert not re.search(r"https?://|^[!%]|load_dataset|urlopen|requests\.", cell.source, re.M), cell.source
        assert all(len(line) <= 110 for line in lines), [line for line in lines if len(line) > 110]
    if path.parent == refresh.LESSONS:
        assert sorted(lengths)[len(lengths) // 2] <= 3


@text
def test_headings_and_markdown(path):
    """One H1, headings without a jump, no dialect that JupyterLab shows raw, every image with a text."""
    levels = [len(m) for m in re.findall(r"^(#+) ", prose(path), re.M)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert not re.search(r"^:::|\{(note|tip|admonition|figure)\}|!\[\]\(", prose(path), re.M)


@every
def test_figures_are_described(path):
    """Each picture carries its description as alternative text, and the same words stand below it."""
    for cell in cells(path, "code"):
        pictures = [k for k, o in enumerate(cell.outputs) if "image/png" in o.get("data", {})]
        assert bool(pictures) == ("figure" in cell.metadata.get("tags", [])), cell.source
        for k in pictures:
            alt = cell.outputs[k].metadata["image/png"]["alt"]
            words = cell.outputs[k + 1].data["text/markdown"].removeprefix("**In words.** ")
            assert alt.endswith(words) and len(alt) > len(words) + 20, "the finding, then the words below the picture"
            assert len(re.findall(r"\d", words)) >= 3


@lessons
def test_lesson_has_its_parts(path):
    """In this order: question, links, objectives, guess, result, still, widget, limits, recap."""
    order = ["links", "objectives", "setup", "predict", "figure", "still", "widget", "limits", "recap"]
    tags = [tag for c in cells(path) for tag in c.metadata.get("tags", [])]
    first = [tags.index(tag) for tag in order]
    assert first == sorted(first), dict(zip(order, first))
    title = cells(path)[0].source.splitlines()[0]
    assert title.startswith("# ") and title.endswith("?")
    recap = "\n\n".join(c.source for c in tagged(path, "recap"))
    assert re.findall(r"^\*\*(Terms|References|Next)[.:]\*\*", recap, re.M) == ["Terms", "References", "Next"]


@lessons
def test_objectives_can_be_observed(path):
    text = tagged(path, "objectives")[0].source
    verbs = re.findall(r"^- \*\*(\w+)\*\*", text, re.M)
    assert 2 <= len(verbs) <= 4
    assert {v.lower() for v in verbs} <= set(VERBS.split())


@lessons
def test_guess_is_used_after_it_is_made(path):
    guess = next(c for c in tagged(path, "predict") if c.cell_type == "code")
    variable = guess.source.split("=")[0].strip()
    after = cells(path, "code")[cells(path, "code").index(guess) + 1 :]
    assert any(re.search(rf"\b{variable}\b", c.source) for c in after)


@lessons
def test_results_are_folded_until_they_are_guessed(path):
    """As stored, what answers a guess is folded away, and the line that a fold shows tells nothing."""
    guessing = False
    for cell in cells(path, "code"):
        tags, compares = cell.metadata.get("tags", []), re.search(r"guessed [^{]*\{my", cell.source)
        guessing = guessing or "predict" in tags
        if compares or (guessing and "figure" in tags):
            assert cell.metadata.get("jupyter", {}).get("outputs_hidden"), cell.source
        if compares:
            assert not re.search(r"\d", cell.outputs[0].text.splitlines()[0])
        guessing = guessing and not compares


@lessons
def test_widget_stands_after_its_still(path):
    every_cell = cells(path)
    for k, cell in enumerate(every_cell):
        tags = cell.metadata.get("tags", [])
        assert ("widget" in tags) == ("nbval-ignore-output" in tags), "only widget cells are left out of the comparison"
        plays = cell.cell_type == "code" and re.search(r"^(?!from|import).*(?<!\w)play\(", cell.source, re.M)
        assert ("widget" in tags) == bool(plays)
        if "widget" in tags:
            assert "still" in every_cell[k - 1].metadata.get("tags", [])
            assert re.search(r"\*\*Try:\*\*.*\*\*Notice:\*\*", every_cell[k + 1].source, re.S)


@lessons
def test_slides_and_notes(path):
    kinds = [c.metadata.get("slideshow", {}).get("slide_type") for c in cells(path)]
    assert None not in kinds and set(kinds) <= {"slide", "subslide", "fragment", "skip", "notes", "-"}
    notes = [c for c, kind in zip(cells(path), kinds) if kind == "notes"]
    assert notes and all(re.search(r"\d+ minutes.*</summary>", c.source) and "Ask" in c.source for c in notes)
    for cell in cells(path, "code"):
        if re.match(r"(import|from)\s", cell.source):
            assert cell.metadata["slideshow"]["slide_type"] == "skip"


@lessons
def test_minutes_and_map(path):
    row = next(r for r in refresh.course() if r["notebook"] == path.stem)
    assert tagged(path, "links")[0].source == refresh.links(path.stem)
    assert row["question"] == cells(path)[0].source.splitlines()[0][2:]
    if row["exercise_minutes"]:
        assert f"about {row['exercise_minutes']} minutes" in cells(refresh.EXERCISES / path.name)[0].source
    stated = re.findall(r"For the instructor · .* · (\d+) minutes", prose(path))
    assert sum(map(int, stated)) == int(row["minutes"]), "the minutes of the notes add up to those of the map"


@lessons
def test_length_and_balance(path):
    text = re.sub(r"\|.*\|", "", prose(path))
    text = re.sub(
        r"<details>.*?</details>|\*\*(?:Terms|References|Methods)\.\*\*.*?\n\n|\]\([^)]*\)", "", text, flags=re.S
    )
    count = len(re.findall(r"[^\W\d_]+", text))
    assert 700 <= count <= 1800, count
    for cell in cells(path, "markdown"):
        if not {"course-map", "recap"} & set(cell.metadata.get("tags", [])):
            assert len(cell.source.split()) <= 150, cell.source
    ratio = len(cells(path, "markdown")) / len(cells(path, "code"))
    assert 0.9 <= ratio <= 2.5, ratio


NUMBER = re.compile(r"(?<![\w¶.,-])\d[\d,]*(?:\.\d+)?(?![\w-])")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
#: What is no result in a text: folded notes, code, links, headings, tables, terms; then days, years, places, ids.
ASIDES = r"(?s:<details>.*?</details>)|`[^`]*`|\]\([^)]*\)|\[\d\d_\w+|^#.*$|^\|.*$|(?s:\*\*Terms.*)|About \d+ minutes"
PLACES = rf"\b\d+ (?:{MONTHS})\b|\b(?:19|20)\d\d\b|\b[Ll]esson \d\d\b|¶\d+(?:(?:-| to ¶)\d+)?|\b[A-Z]+\d+\w?\b"


def numbers(text):
    return {float(n.replace(",", "")) for n in NUMBER.findall(text) if n.strip(",")}


def spoken(text):
    """The numbers said in prose, without dates, places (¶8), ids, code, links and headings."""
    return numbers(re.sub(PLACES, "", re.sub(ASIDES, "", text, flags=re.M)))


def computed(some):
    """The numbers that these code cells hold or print."""
    texts = [c.source for c in some]
    for output in [o for c in some for o in c.outputs]:
        texts.append("".join(output.get("text", "")))
        texts += ["".join(v) for kind, v in output.get("data", {}).items() if kind in ("text/plain", "text/markdown")]
    return set().union(*map(numbers, texts)) if texts else set()


def sections(path):
    """(prose, numbers it may say) of each part of a lesson between headings; a part without code may say any of them."""
    parts = [[]]
    for cell in cells(path):
        if cell.cell_type == "markdown" and re.search(r"^##", cell.source, re.M):
            parts.append([])
        parts[-1].append(cell)
    for part in parts:
        own = [c for c in part if c.cell_type == "code"]
        text = "\n\n".join(c.source for c in part if c.cell_type == "markdown")
        yield text, computed(own or cells(path, "code"))


def case(path):
    """tests/cases_NN.py of a lesson or exercise: among others, the numbers in its prose that are no results."""
    return importlib.import_module(f"cases_{path.stem[:2]}")


def unbacked(path, change=lambda text: text):
    """The numbers that a lesson's prose says and its cells do not, after `change` has been made to the prose."""
    parts = [spoken(change(text)) - may for text, may in sections(path)]
    return set().union(*parts)


@lessons
def test_numbers_in_prose_are_computed(path):
    assert unbacked(path) - set(case(path).ALLOWED) == set(), "said but not computed"
    assert set(case(path).ALLOWED) <= unbacked(path), "an exception that is no longer needed"


@pytest.mark.parametrize("path", sorted(refresh.SOLUTIONS.glob("*.ipynb")), ids=name)
def test_numbers_in_exercises_are_facts(path):
    """A number that an exercise's text says stands in its cells or is the value of a fact."""
    facts = set(pd.read_csv(refresh.SEEDS / "facts.csv")["value"].dropna())
    said = spoken(prose(path)) - computed(cells(path, "code")) - facts
    assert said == set(case(path).ALLOWED_IN_EXERCISE), "said but neither computed nor a fact, or an exception too many"


@lessons
def test_a_wrong_number_in_prose_is_noticed(path):
    """Of all numbers that the prose says, most are missed when they are raised by a little."""
    said = set().union(*(spoken(text) for text, _ in sections(path)))
    noticed = []
    for n in said:
        shown, other = f"{n:g}", f"{n + (3 if n == int(n) else 0.3):g}"
        pattern = rf"(?<![\w¶.,-]){re.escape(shown)}(?![\w.-])"
        noticed.append(float(other) in unbacked(path, lambda text, p=pattern, o=other: re.sub(p, o, text)))
    assert len(said) >= 5 and sum(noticed) >= len(said) / 2, (sum(noticed), len(said))


def test_each_lesson_has_its_exercise_and_each_exercise_its_solution():
    names = {p.stem for p in LESSONS} - {"00_start_here"}
    assert {p.stem for p in refresh.EXERCISES.glob("*.ipynb")} == names
    assert {p.stem for p in refresh.SOLUTIONS.glob("*.ipynb")} == names


def test_most_cells_are_compared():
    """nbval leaves out only the widget cells: 97 of 100 code cells or more are compared strictly, or all but one a lesson."""
    code = [c for path in NOTEBOOKS for c in cells(path, "code")]
    left_out = [c for c in code if "nbval-ignore-output" in c.metadata.get("tags", [])]
    assert len(left_out) <= max(0.03 * len(code), len(LESSONS))


SETUPS = {tagged(path, "setup")[0].source: path for path in NOTEBOOKS}


@pytest.mark.parametrize("setup", SETUPS, ids=[name(path) for path in SETUPS.values()])
def test_moved_notebook_says_where_it_belongs(setup, tmp_path):
    """The first cell, run in another folder, stops with a sentence that says what to do."""
    result = subprocess.run([sys.executable, "-c", setup], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert result.returncode != 0
    assert result.stderr.strip().splitlines()[-1].startswith("ImportError: Open this notebook in the folder")
