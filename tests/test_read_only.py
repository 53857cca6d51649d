"""A course that can be read but not written, as on a shared disk: it runs, and what would write says one sentence."""

import os
import shutil
import subprocess
import sys

import pytest
import refresh
from conftest import ROOT

NAME = (
    "exercises/solutions/41_policy_brief.ipynb"  # writes a page and, given a name, a sheet; the lessons write no more
)


def locked(folder):
    """Make a folder read-only; returns the words to put before a command that is to meet it so. Skips where none can."""
    if os.geteuid():
        for path in [*folder.rglob("*"), folder]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        return []
    lock = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
    words = ["unshare", "--mount", "sh", "-c", lock, str(folder)]
    try:
        subprocess.run([*words, "true"], check=True, capture_output=True, timeout=60)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("root may write everywhere, and cannot mount a folder read-only on this machine")
    return words


@pytest.mark.skipif(os.name != "posix", reason="on Windows no permission keeps a folder's owner from writing")
def test_a_course_that_cannot_be_written(tmp_path):
    course, kept = tmp_path / "course", tmp_path / "kept.ipynb"
    for name in ("notebooks", "seeds", "exercises"):
        leave = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "my_brief*.html")
        shutil.copytree(ROOT / name, course / name, ignore=leave)
    path, page = course / NAME, course / "exercises" / "solutions" / "my_brief.html"
    page.write_text("what a student wrote", encoding="utf-8")
    notebook = refresh.read(path)
    sheet = next(cell for cell in notebook.cells if "summary" in cell.metadata.get("tags", []))
    sheet.source = sheet.source.replace("summary()", 'summary("Aigerim B.")')
    refresh.write(path, notebook)
    code = f"""import sys
sys.path.insert(0, {str(ROOT / "tests")!r})
import refresh
write = refresh.write
refresh.write = lambda _, notebook: write({str(kept)!r}, notebook)
refresh.run(refresh.Path({str(path)!r}))"""
    command = [*locked(course), sys.executable, "-c", code]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr[-2000:]
    said = []
    for new, old in zip(refresh.read(kept).cells, refresh.read(ROOT / NAME).cells, strict=True):
        if old.cell_type == "code" and new.outputs != old.outputs:
            said.append([output.get("text") or output.data["text/markdown"] for output in new.outputs])
    (about_page,), (*table, about_sheet) = said  # two cells differ from what is stored, and no other
    assert about_page.startswith("The page could not be written here (") and about_page.count("\n") == 1
    assert about_sheet.startswith("The sheet could not be written here (") and table[0].count("| correct |") > 3
    assert page.read_text(encoding="utf-8") == "what a student wrote" and len(list(page.parent.glob("my_*"))) == 1
