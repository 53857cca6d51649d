"""What every stored notebook must have: order, true outputs, described figures, slides, links, plain prose."""

import json
import re
import subprocess
import sys
from itertools import pairwise

import pytest
import refresh
from conftest import ROOT

LESSONS = sorted(refresh.LESSONS.glob("*.ipynb"))
NOTEBOOKS = refresh.stored()
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
        assert sorted(lengths)[len(lengths) // 2] <= 4


@every
def test_headings_and_markdown(path):
    """One H1, headings without a jump, no dialect that JupyterLab shows raw, every image with a text."""
    levels = [len(m) for m in re.findall(r"^(#+) ", prose(path), re.M)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert not re.search(r"^:::|\{(note|tip|admonition|figure)\}|!\[\]\(", prose(path), re.M)


@every
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", prose(path)):
        assert target.startswith("https://") or (path.parent / target).exists(), target


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
            assert len(re.findall(r"\d", words)) >= 3 and " chart; across: " in words
        if pictures:
            assert re.search(r"\bshow\(", cell.source) and "source=" in cell.source


@lessons
def test_lesson_has_its_parts(path):
    """In this order: question, links, objectives, guess, result, still, widget, limits, recap."""
    order = ["links", "objectives", "setup", "predict", "figure", "still", "widget", "limits", "recap"]
    tags = [tag for c in cells(path) for tag in c.metadata.get("tags", [])]
    first = [tags.index(tag) for tag in order]
    assert first == sorted(first), dict(zip(order, first))
    title = cells(path)[0].source.splitlines()[0]
    assert title.startswith("# ") and title.endswith("?")
    recap = tagged(path, "recap")[0].source
    assert "**Terms.**" in recap and "**References.**" in recap and "**Next:**" in recap


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
def test_widget_stands_after_its_still(path):
    every_cell = cells(path)
    for k, cell in enumerate(every_cell):
        tags = cell.metadata.get("tags", [])
        assert ("widget" in tags) == ("nbval-ignore-output" in tags), "only widget cells are left out of the comparison"
        assert ("widget" in tags) == (
            "play(" in cell.source and cell.cell_type == "code" and "import" not in cell.source
        )
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
        if "import" in cell.source.splitlines()[0]:
            assert cell.metadata["slideshow"]["slide_type"] == "skip"


@lessons
def test_minutes_and_map(path):
    row = next(r for r in refresh.course() if r["notebook"] == path.stem)
    assert tagged(path, "links")[0].source == refresh.links(path.stem)
    assert row["question"] == cells(path)[0].source.splitlines()[0][2:]
    stated = re.findall(r"For the instructor · .* · (\d+) minutes", prose(path))
    assert sum(map(int, stated)) == int(row["minutes"]), "the minutes of the notes add up to those of the map"


@lessons
def test_length_and_balance(path):
    text = re.sub(r"\|.*\|", "", prose(path))
    text = re.sub(r"<details>.*?</details>|\*\*References\.\*\*.*?\n\n", "", text, flags=re.S)
    count = len(re.findall(r"[^\W\d_]+", text))
    assert 700 <= count <= 1800, count
    for cell in cells(path, "markdown"):
        if not {"course-map", "recap"} & set(cell.metadata.get("tags", [])):
            assert len(cell.source.split()) <= 150, cell.source
    ratio = len(cells(path, "markdown")) / len(cells(path, "code"))
    assert 0.9 <= ratio <= 2.5, ratio


NUMBER = re.compile(r"(?<![\w¶.,])\d[\d,]*(?:\.\d+)?(?![\w])")


def spoken(path):
    """The numbers a lesson says in prose, without places (¶8), dates, code, links, minutes and headings."""
    text = re.sub(
        r"<details>.*?</details>|`[^`]*`|\]\([^)]*\)|\[\d\d_\w+|^#.*$|^\|.*$|\*\*Terms.*",
        "",
        prose(path),
        flags=re.M | re.S,
    )
    text = re.sub(
        r"About \d+ minutes|¶\d+(?:-\d+)?(?:, ¶\d+)*|\b\d+ (?:January|June|July|September|October)\b(?: \d{4})?|\b20\d\d\b",
        "",
        text,
    )
    return {float(n.replace(",", "")) for n in NUMBER.findall(text)}


def computed(path):
    """The numbers that the lesson's cells hold or print, and those of the tables' value columns."""
    found = set()
    for cell in cells(path, "code"):
        texts = [cell.source]
        for output in cell.outputs:
            texts += [
                "".join(output.get("text", "")),
                *("".join(v) for k, v in output.get("data", {}).items() if k.startswith("text/")),
            ]
        for text in texts:
            found |= {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text) if n.strip(",")}
    return found


#: Numbers in prose that are no results: counts of things on the page, examples of grammar. Each with its reason.
ALLOWED = {
    "00_start_here": {2.0: "Shift + Enter"},
    "11_sources_and_claims": {1.0: "one point", 1.7: "worked example, 40 − 38.3"},
}


@lessons
def test_numbers_in_prose_are_computed(path):
    missing = spoken(path) - computed(path) - set(ALLOWED.get(path.stem, {}))
    assert not missing, f"said but not computed: {sorted(missing)}"


def test_each_lesson_has_its_exercise_and_each_exercise_its_solution():
    names = {p.stem for p in LESSONS} - {"00_start_here"}
    assert {p.stem for p in refresh.EXERCISES.glob("*.ipynb")} == names
    assert {p.stem for p in refresh.SOLUTIONS.glob("*.ipynb")} == names


def test_most_cells_are_compared():
    """nbval leaves out only the widget cells: 97 of 100 code cells or more are compared strictly, or all but one a lesson."""
    code = [c for path in NOTEBOOKS for c in cells(path, "code")]
    left_out = [c for c in code if "nbval-ignore-output" in c.metadata.get("tags", [])]
    assert len(left_out) <= max(0.03 * len(code), len(LESSONS))


def test_notebooks_hold_no_path_of_a_machine():
    for path in NOTEBOOKS:
        text = json.dumps(refresh.read(path))
        assert str(ROOT) not in text and "/home/" not in text and "site-packages" not in text


@every
def test_moved_notebook_says_where_it_belongs(path, tmp_path):
    """The first cell, run in another folder, stops with a sentence that says what to do."""
    setup = tagged(path, "setup")[0].source
    result = subprocess.run([sys.executable, "-c", setup], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert result.returncode != 0
    assert result.stderr.strip().splitlines()[-1].startswith("ImportError: Open this notebook in the folder")
