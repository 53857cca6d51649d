"""A student runs cells in any order: twice, again after later ones, alone. No cell then shows something wrong in silence.

All lessons run here in one process, the last lesson first, so that none leans on another or on what one left behind.
"""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout

import beam
import matplotlib.pyplot as plt
import pandas as pd
import pytest
import refresh
from IPython.core.displayhook import CapturingDisplayHook
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

lessons = pytest.mark.parametrize("path", refresh.lessons()[::-1], ids=lambda p: p.stem)


class Notebook:
    """A notebook's cells, run one at a time in the shell of this process; `code` holds them as stored."""

    def __init__(self, shell, path):
        self.shell = shell
        self.code = [cell for cell in refresh.read(path).cells if cell.cell_type == "code"]
        shell.reset(new_session=False)
        plt.close("all")  # of the lesson before

    def run(self, cell):
        """(error or None, what it showed) of one cell."""
        shown = CapturingDisplayPublisher()
        self.shell.display_pub = shown
        self.shell.display_trap.hook = CapturingDisplayHook(shell=self.shell, outputs=shown.outputs)
        printed = io.StringIO()
        with redirect_stdout(printed), redirect_stderr(io.StringIO()):
            result = self.shell.run_cell(cell.source)
        error = result.error_before_exec or result.error_in_exec
        return error, None if error else words([*shown.outputs, {"text": printed.getvalue()}])

    def trouble(self, cell):
        """Run one cell; a sentence where it stops or shows something else than what is stored, else None."""
        error, showed = self.run(cell)
        if error:
            return f"{cell['id']} stopped with {type(error).__name__}: {error}"
        if "widget" in cell.metadata.get("tags", []) or showed == words(cell.outputs):
            return None
        return f"{cell['id']} shows {showed[:300]} and not {words(cell.outputs)[:300]}"


def words(outputs):
    """What outputs say: text printed, tables, descriptions of pictures; without pictures, and without a table's second form."""
    said = [output.get("text", "") for output in outputs]
    for data in (output.get("data", {}) for output in outputs):
        said.append(data.get("text/html") or data.get("text/markdown") or data.get("text/plain", ""))
    return "\n".join(filter(None, sorted(said)))


@pytest.fixture(scope="module")
def shell():
    """An IPython shell in this process: a kernel for each run would take minutes."""
    before, config = sys.modules["__main__"], Config()
    config.HistoryManager.enabled = False
    shell = InteractiveShell.instance(config=config)
    shell.display_formatter.formatters["text/html"].for_type(pd.DataFrame, beam._table)
    yield shell
    InteractiveShell.clear_instance()
    sys.modules["__main__"] = before
    beam.played.clear()


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """The folder that a lesson is run in: it finds the tables, and what it writes does not stay in the course."""
    (tmp_path / "seeds").symlink_to(refresh.SEEDS)
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")


@lessons
def test_cells_run_twice_or_again_later_say_the_same(path, shell, monkeypatch):
    """Each cell two times in a row, from the top; then each once more, from the bottom up, as one who goes back."""
    monkeypatch.setattr(
        beam, "_png", lambda fig: "iVBORw0KGgo="
    )  # the words are read from the figure, not from its pixels
    notebook = Notebook(shell, path)
    troubles = [trouble for cell in notebook.code for _ in range(2) if (trouble := notebook.trouble(cell))]
    assert troubles == [], "run twice in a row"
    troubles = [trouble for cell in reversed(notebook.code) if (trouble := notebook.trouble(cell))]
    assert troubles == [], "run again when all cells below it have run"


@lessons
def test_a_cell_alone_says_what_is_missing(path, shell):
    """After a restart and the first cell only, a cell shows what it should or names what an earlier cell would have made."""
    notebook = Notebook(shell, path)
    setup = next(cell for cell in notebook.code if "setup" in cell.metadata.get("tags", []))
    assert notebook.trouble(setup) is None
    start, earlier = dict(shell.user_ns), ""
    for cell in notebook.code:
        shell.user_ns.clear()
        shell.user_ns.update(start)
        error, showed = notebook.run(cell)
        if error:
            assert isinstance(error, NameError) and error.name in earlier, f"{cell['id']}: {error!r}"
        elif "widget" not in cell.metadata.get("tags", []):
            assert showed == words(cell.outputs), cell["id"]
        earlier += cell.source
