"""The pages beside the lessons, the thread that joins them, and what an instructor makes: all of one source."""

import colorsys
import json
import os
import re
import subprocess
import sys
from urllib.parse import unquote

import beam
import pages
import present
import pytest
import refresh
from conftest import ROOT

LESSONS = refresh.lessons()
lessons = pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
GLOSSARY, WORKS = refresh.rows("glossary"), refresh.rows("bibliography")
EVERY = [*refresh.stored(), *refresh.made()]


def prose(path):
    return "\n\n".join(c.source for c in refresh.read(path).cells if c.cell_type == "markdown")


@pytest.mark.parametrize("path", EVERY, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_link_into_a_page_meets_its_heading(path):
    """Every link is relative, to a file that is there in just these letters, and to a heading of it where it names one."""
    for target, place in re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)", prose(path)):
        if target.startswith("https://"):
            continue
        file = path.parent / target if target else path
        assert file.exists() and not target.startswith("/") and file.resolve().is_relative_to(ROOT), target
        assert file.name in {other.name for other in file.parent.iterdir()}, f"{target}: capitals count on GitHub"
        if place and file.suffix == ".ipynb":
            headings = re.findall(r"^#+ (.+)$", prose(file), re.M)
            assert unquote(place) in {heading.replace(" ", "-") for heading in headings}, (target, place)


@pytest.mark.parametrize("path", refresh.made(), ids=lambda p: p.stem)
def test_a_page_leads_back_to_the_map_and_to_the_others(path):
    title = refresh.read(path).cells[0].source
    assert "[Course map](00_start_here.ipynb)" in title
    for other in {"glossary", "bibliography", "help"} - {path.stem}:
        assert f"({other}.ipynb)" in title
    assert all(cell.cell_type == "markdown" for cell in refresh.read(path).cells)


@lessons
def test_terms_are_linked_where_they_are_first_used(path):
    """Each term of the lesson once, in open text, and before any other use of it there."""
    text = re.sub(
        r"(?s)<details>.*?</details>|\*\*(?:Terms|References|Methods|Next)[.:].*?(?:\n\n|\Z)", "", prose(path)
    )
    linked = re.findall(r"\]\((glossary\.ipynb#[^)]+)\)", text)
    expected = [pages.anchor(row["term"]) for row in pages.of(path.stem[:2], GLOSSARY)]
    assert sorted(linked) == sorted(expected)


def test_a_term_that_a_lesson_does_not_use_is_noticed():
    row = {"term": "Gravity", "forms": "", "meaning": "It falls.", "lessons": "11"}
    with pytest.raises(ValueError, match="Gravity"):
        refresh.filled(refresh.read(LESSONS[1]), LESSONS[1].stem, [row], [])


def test_where_a_term_is_linked():
    row = {"term": "HHI", "forms": "index of concentration", "meaning": "", "lessons": "14"}
    texts = ["# HHI\n\n`HHI` and [HHI](a.ipynb), hhi", "an index\nof concentration, the HHI"]
    assert pages.linked(texts, [row])[0] == [texts[0], "an [index\nof concentration](glossary.ipynb#HHI), the HHI"]
    assert pages.linked(pages.linked(texts, [row])[0], [row])[0] == pages.linked(texts, [row])[0]
    assert pages.linked(texts[:1], [row]) == (texts[:1], ["HHI"])


def test_glossary_is_one_list():
    names = [row["term"].lower() for row in GLOSSARY]
    assert len(set(names)) == len(names)
    numbers = {path.stem[:2] for path in LESSONS}
    for row in GLOSSARY + WORKS:
        assert row["lessons"].split() and set(row["lessons"].split()) <= numbers, row
    for row in GLOSSARY:
        assert row["meaning"].endswith(".") and len(row["meaning"].split()) <= 30, row
    for path in LESSONS:
        assert pages.of(path.stem[:2], GLOSSARY), "a lesson without a term of its own"


#: "Name (year)" in a text that names no work: a share of oil by owner and year.
NO_WORK = {"Kazakh"}


def test_every_work_that_is_named_is_in_the_bibliography():
    known = {row["short"] for row in WORKS}
    for path in refresh.stored():
        text = re.sub(r"(?s)<details>.*?</details>", "", prose(path))
        text = re.sub(r"\s+", " ", text)
        for name, year in re.findall(r"([A-ZÉ][\w-]+(?: et al\.| and [A-Z]\w+)?) \((1[6-9]\d\d|20\d\d)[),]", text):
            if name not in NO_WORK:
                assert any(f"{name} ({year})" in short for short in known), f"{path.stem}: {name} ({year})"


def test_bibliography_holds_every_source_of_the_data_and_nothing_else():
    text = prose(refresh.LESSONS / "bibliography.ipynb")
    stated = {row["address"] for row in refresh.rows("context", refresh.SEEDS)} - {""}
    assert set(re.findall(r"<(https?://[^>]+)>", text)) == stated
    for row in refresh.rows("articles", refresh.SEEDS):
        assert f"**{row['article']}.**" in text and row["title"] in text
    assert all(row["entry"] in text for row in WORKS)
    assert text.count("\n- ") == len(refresh.rows("articles", refresh.SEEDS)) + len(WORKS) + len(
        {
            (r["publisher"], r["source_title"], r["source_date"], r["address"])
            for r in refresh.rows("context", refresh.SEEDS)
            if r["address"]
        }
    )


def test_instructors_page_is_in_step():
    """What stands there on each lesson is what its notes, its exercise and its checks say now."""
    cells = refresh.read(refresh.LESSONS / "instructors.ipynb").cells
    stored = [cell.source for cell in cells if "lessons" in cell.metadata.get("tags", [])]
    assert stored == refresh.desk()
    for path, text in zip(LESSONS, stored):
        row = next(row for row in refresh.rows("course") if row["notebook"] == path.stem)
        minutes = [int(n) for n in re.findall(r"^\| [^|]+ \| (\d+) \|", text, re.M)]
        assert sum(minutes) == int(row["minutes"])
        assert "**One reading:**" in text and "**The other:**" in text, f"{path.stem}: a question to discuss"
        if row["exercise_minutes"]:
            assert text.count("\n| ") >= len(minutes) + 8 and "**Rubric of question" in text


def test_paths_add_up():
    minutes = {row["notebook"][:2]: row for row in refresh.course()}
    rows = re.findall(
        r"^\| ([^|]+) \| [^|]+ \| ([\d ·]+) \| (\d+) \| (\d+) \|$", prose(refresh.LESSONS / "instructors.ipynb"), re.M
    )
    assert len(rows) == 4 and {name for name, *_ in rows} == {"One class", "Three classes"}
    for _, chosen, in_class, at_home in rows:
        lessons = [minutes[n] for n in chosen.split(" · ")]
        assert sum(int(row["minutes"]) for row in lessons) == int(in_class)
        assert sum(int(row["exercise_minutes"] or 0) for row in lessons) == int(at_home)


#: Other names of the same actors: the course uses one name each, but where a lesson is about spellings.
OTHER_NAMES = r"\b(Türkiye|Turkiye|U\.S\.|USA|European Union|Great Britain|Holland|Peking|Kazakstan)\b"


def hue(colour):
    """The hue of a colour such as "#1f5a83", from 0 to 1, or None for a grey."""
    red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return colorsys.rgb_to_hsv(red, green, blue)[0] if max(red, green, blue) - min(red, green, blue) > 0.06 else None


@lessons
def test_one_actor_has_one_name_and_one_colour(path):
    text = re.sub(r"(?s)`[^`]*`|\*[^*\n]+\*|\[[^]]+\]\([^)]+\)|\"[^\"]*\"|\*\*References.*", "", prose(path))
    assert re.findall(OTHER_NAMES, text) == []
    code = "\n".join(c.source for c in refresh.read(path).cells if c.cell_type == "code")
    house = [hue(colour) for colour in beam.COLOUR.values()]
    for colour in set(re.findall(r"#[0-9a-fA-F]{6}\b", code)):
        grey = hue(colour) is None or min(int(colour[k : k + 2], 16) for k in (1, 3, 5)) > 200
        assert grey or any(h is not None and abs(h - hue(colour)) < 0.03 for h in house), (
            f"{colour} is not of the house"
        )
    for actor, colour in re.findall(r"\"([^\"]+)\": \"(#[0-9a-fA-F]{6})\"", code):
        own = beam.COLOUR.get(actor)
        assert own is None or hue(own) is None or abs(hue(own) - hue(colour)) < 0.05, f"{actor} in {colour}"
    for actor in re.findall(r"COLOUR\[\"([^\"]+)\"\]", code):
        assert actor in beam.COLOUR


@lessons
def test_code_along_copy(path):
    """The lesson with its marked cells emptied, everything else as it is, nothing run; each emptied cell says what it sets."""
    full, along = refresh.read(path), present.code_along(path)
    emptied = [k for k, cell in enumerate(full.cells) if "code-along" in cell.metadata.get("tags", [])]
    assert len(emptied) >= (2 if path.stem.startswith("00") else 5)
    for k, (cell, other) in enumerate(zip(full.cells, along.cells, strict=True)):
        if k in emptied:
            assert "Your turn: this cell" in other.source
            assert all(line.startswith("#") for line in other.source.splitlines())
        elif k > 0:
            assert other.source == cell.source
        assert not other.get("outputs")


def hand_in(folder, name="Aigerim B.", n="11", **changes):
    lesson = next(p.stem for p in LESSONS if p.stem.startswith(n))
    sheet = {
        "lesson": lesson, "name": name, "date": "2026-03-01", "outcomes": {"q1": "correct", "q2": "not yet"},
        "answers": {"a": "3", "note": "'a text'"}, "objectives": {"O1": True},
    } | changes  # fmt: skip
    safe = "".join(c if c.isalnum() else "_" for c in name)
    path = folder / f"{sheet['lesson']}_summary_{safe}_{len(list(folder.glob('*')))}.json"
    path.write_text(json.dumps(sheet), encoding="utf-8")
    return path


def class_table(folder):
    """class_table.py run on a machine that knows only English letters."""
    command = [sys.executable, "exercises/class_table.py", str(folder)]
    env = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)


def test_class_table(tmp_path):
    hand_in(tmp_path, "Aigerim B.")
    hand_in(tmp_path, "Ölmez Çağrı", outcomes={"q1": "correct", "q2": "correct"})
    hand_in(tmp_path, "Aigerim B.", date="2026-03-02", outcomes={"q1": "correct", "q2": "handed in"})
    hand_in(tmp_path, "=1+1", n="12", outcomes={"q1": "not attempted"})
    (tmp_path / "11_x_summary_broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "11_x_summary_list.json").write_text("[1]", encoding="utf-8")
    result = class_table(tmp_path)
    assert result.returncode == 0, result.stderr
    assert "broken.json: left out" in result.stdout and "list.json: left out" in result.stdout
    assert "more than once; the newest counts" in result.stdout
    lines = (tmp_path / "class_table.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "lesson,name,date,done,questions,q1,q2" and len(lines) == 4
    assert "11_sources_and_claims,Aigerim B.,2026-03-02,2,2,correct,handed in" in lines
    assert any(",'=1+1," in line for line in lines), "no formula for a spreadsheet"
    assert re.search(r"12_coding_events\s+q1\s+0\s+1\n", result.stdout), "the hardest first"
    answers = (tmp_path / "open_answers.md").read_text(encoding="utf-8")
    assert "**Rubric**" in answers and "### Ölmez Çağrı" in answers and "    'a text'" in answers


def test_class_table_that_cannot_be_written(tmp_path):
    hand_in(tmp_path)
    (tmp_path / "class_table.csv").mkdir()
    result = class_table(tmp_path)
    assert result.returncode == 1 and "q1" in result.stdout, "the table is shown all the same"
    assert "could be written in" in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize("folder, says", [("nowhere", "is no folder"), (".", "No summary in"), (None, "usage:")])
def test_class_table_says_what_is_wrong(tmp_path, folder, says):
    arguments = [] if folder is None else [str(tmp_path / folder)]
    command = [sys.executable, "exercises/class_table.py", *arguments]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert result.returncode == 1 and says in result.stderr and "Traceback" not in result.stderr


def test_what_comes_out_of_a_guess():
    printed = (
        "Your guess and the sums:\nguessed 90, cheapest 75\nguessed 50 true of 100, counted 28,\nso 72 are false.\n"
    )
    assert pages.outcome(printed) == "guessed 90, cheapest 75; guessed 50 true of 100, counted 28, so 72 are false"
    assert pages.outcome("Ready: pandas 3, all tables as published.\n") is None
    page = prose(refresh.LESSONS / "instructors.ipynb")  # that it is in step, another test asks
    assert len(re.findall(r"\*\*What comes out\*\* .*guessed .*\d", page)) == len(LESSONS)
