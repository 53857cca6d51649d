"""What is made from something else is in step with it, and two runs give the same bytes."""

import os
import shutil
import subprocess
import sys

import pytest
import refresh
from conftest import ROOT


def snapshot(folder):
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
        and p.suffix in {".ipynb", ".json", ".md", ".csv", ".png"}
        and ".ipynb_checkpoints" not in p.parts
    }


@pytest.mark.parametrize("seed", ["0", "1"])
def test_refreshing_changes_nothing(tmp_path, seed):
    """The one command, run on a copy in a folder with a space in its name, under two hash seeds."""
    copy = tmp_path / f"a copy {seed}"
    for folder in ("notebooks", "seeds", "exercises", "tests"):
        shutil.copytree(
            ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("node_modules", "__pycache__", "decks")
        )
    shutil.copy(ROOT / "README.md", copy)
    before = snapshot(copy)
    env = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run(
        [sys.executable, "tests/refresh.py"], cwd=copy, env=env, check=True, capture_output=True, timeout=300
    )
    after = snapshot(copy)
    changed = [name for name in sorted(before | after) if before.get(name) != after.get(name)]
    assert changed == []


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
