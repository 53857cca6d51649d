"""What is made from something else is in step with it, and two runs give the same bytes."""

import os
import shutil
import subprocess
import sys

import pytest
import refresh
from conftest import ROOT

LESSONS = refresh.lessons()

#: Machines elsewhere, the lessons on each in turn: time zone, language, order of sets. The second knows only English
#: letters: a file opened without its encoding stops there. Where a locale is not installed, C stands in for it.
ELSEWHERE = [
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "0"},
    {"TZ": "Asia/Almaty", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "1"},
    {"TZ": "America/St_Johns", "LC_ALL": "de_DE.ISO-8859-1", "PYTHONUTF8": "0", "PYTHONHASHSEED": "2"},
]


def snapshot(folder):
    """{name: bytes} of all files but Python's own; what a lesson leaves behind shows as a difference of two."""
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(p.parts)
    }


def copied(folder):
    """A copy of what refresh.py reads and writes, in a folder with spaces and foreign letters in its name."""
    copy = folder / "Қазақстан course ä"
    for name in ("notebooks", "seeds", "exercises", "tests"):
        leave = shutil.ignore_patterns("node_modules", "__pycache__", ".ipynb_checkpoints", "my_brief*.html")
        shutil.copytree(ROOT / name, copy / name, ignore=leave)
    shutil.copy(ROOT / "README.md", copy)
    return copy


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_running_again_gives_the_same_bytes(tmp_path, path):
    """The one command, run elsewhere on a lesson and its exercise in a copy of the course, pictures included.

    A lesson leaves nothing behind but the page of lesson 41, which none reads: so they can be run in any order.
    """
    copy = copied(tmp_path)
    before = snapshot(copy)
    command = [sys.executable, "tests/refresh.py", f"notebooks/{path.name}"]
    if (refresh.SOLUTIONS / path.name).exists():
        command.append(f"exercises/solutions/{path.name}")
    env = os.environ | ELSEWHERE[LESSONS.index(path) % len(ELSEWHERE)]
    subprocess.run(command, cwd=copy, env=env, check=True, capture_output=True, timeout=300)
    after = snapshot(copy)
    changed = [name for name in sorted(before | after) if before.get(name) != after.get(name)]
    page = "my_brief.html" if path.stem == "41_policy_brief" else None
    assert [name for name in changed if name.split("/")[-1] != page] == []


def test_what_is_made_is_noticed_when_it_is_not_in_step(tmp_path):
    """The test above can fail: a word changed in the course list reaches the README and the course map."""
    copy = copied(tmp_path)
    before = snapshot(copy)
    course = copy / "notebooks" / "course.csv"
    course.write_text(course.read_text(encoding="utf-8").replace("five sources?", "five articles?"), encoding="utf-8")
    code = "import sys; sys.path.insert(0, 'tests'); import refresh; refresh.hashes(); refresh.fill()"
    subprocess.run([sys.executable, "-c", code], cwd=copy, check=True, capture_output=True, timeout=60)
    after = snapshot(copy)
    assert before["README.md"] != after["README.md"]
    assert before["notebooks/00_start_here.ipynb"] != after["notebooks/00_start_here.ipynb"]


def test_student_notebooks_hold_no_answer():
    for master in sorted(refresh.SOLUTIONS.glob("*.ipynb")):
        made = refresh.student(master)
        stored = refresh.read(refresh.EXERCISES / master.name)
        assert [c.source for c in made.cells] == [c.source for c in stored.cells]
        text = "\n".join(c.source for c in stored.cells)
        assert "SOLUTION" not in text and "#: " not in text and "../../" not in text
        answers = [c.source for c in refresh.read(master).cells if "### BEGIN SOLUTION" in c.source]
        assert len(answers) >= 4
        for source in answers:
            answer = source.split("### BEGIN SOLUTION\n")[1].split("### END SOLUTION")[0]
            for line in answer.splitlines():
                if len(line.strip()) > 12 and not line.startswith("def "):
                    assert line not in text, line


def test_a_forgotten_marker_is_noticed(tmp_path):
    """An answer without its end marker must not slip into the student's notebook unseen."""
    master = next(iter(sorted(refresh.SOLUTIONS.glob("*.ipynb"))))
    notebook = refresh.read(master)
    cell = next(c for c in notebook.cells if "### END SOLUTION" in c.source)
    cell.source = cell.source.replace("### END SOLUTION", "")
    refresh.write(tmp_path / master.name, notebook)
    with pytest.raises(ValueError, match="SOLUTION"):
        refresh.student(tmp_path / master.name)
