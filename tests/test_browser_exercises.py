"""Every exercise in a real JupyterLab in a real Chromium: wrong answers get their diagnosis, right ones are accepted.

Of the named mistakes in `cases_NN.py` the first of each question is made here; EVERY_ANSWER=1 before the test command
makes them all.
"""

import ast
import importlib
import os
import re

import pytest
import refresh
from conftest import NEEDS_CHROMIUM
from student import PANEL

pytestmark = NEEDS_CHROMIUM

#: Put a source into the cell of this id, run it there, bring it into the window; gives what stands under it.
ANSWER = """async ([id, source]) => {
    const app = window.jupyterapp, notebook = app.shell.currentWidget.content;
    const k = notebook.widgets.findIndex(cell => cell.model.id === id), cell = notebook.widgets[k];
    notebook.deselectAll();
    notebook.activeCellIndex = k;
    if (source !== null) cell.model.sharedModel.setSource(source);
    await app.commands.execute("notebook:run-cell");
    const outputs = () => [...cell.node.querySelectorAll(".jp-OutputArea-output")];
    const frame = () => new Promise(requestAnimationFrame);
    cell.node.scrollIntoView({block: "nearest"});
    for (let n = 0; n < 300; n++) {
        await frame();
        if (outputs().length >= cell.model.outputs.length && outputs().every(o => o.innerText)) break;
    }
    return outputs().map(o => o.innerText).join("\\n");
}"""

#: Put the cursor into the cell of this id.
ENTER = """async id => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = notebook.widgets.findIndex(cell => cell.model.id === id);
    notebook.activeCell.node.scrollIntoView({block: "nearest"});
    await notebook.activeCell.ready;
    notebook.mode = "edit";
    notebook.activeCell.editor.focus();
}"""


def typed(answers):
    """The answers as lines that a student could type, or None where one is more than numbers, words and their lists."""
    lines = []
    for name, value in answers.items():
        text = repr(plain(value)).replace("Ellipsis", "...")
        try:
            ast.literal_eval(text)
        except (ValueError, SyntaxError):
            return None
        lines.append(f"{name} = {text}")
    return "\n".join(lines)


def plain(value):
    """numpy's numbers as Python's, in dicts and lists too."""
    if isinstance(value, dict):
        return {plain(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(plain(entry) for entry in value)
    return value.item() if hasattr(value, "item") and getattr(value, "size", 2) == 1 else value


def by_name(lesson, where, answers):
    """A cell that takes answers which are functions or tables from the list of cases, by their place there."""
    lines = ["import sys", 'sys.path.append("../tests")', f"import cases_{lesson}"]
    return "\n".join(lines + [f'{name} = cases_{lesson}.{where}["{name}"]' for name in answers])


def words(text):
    """Text without the signs of Markdown, as it is shown, in small letters and on one line."""
    return " ".join(re.sub(r"[`*_\\]", "", text).lower().split())


def cases(lesson):
    """(question, name of the mistake, cell that makes it, words wanted) of an exercise; right answers have no words.

    Of the mistakes the first of each question, or, with EVERY_ANSWER set, all.
    """
    table, found = importlib.import_module(f"cases_{lesson}"), []
    for question, mistakes in table.WRONG.items():
        chosen = list(mistakes.items())[: None if os.environ.get("EVERY_ANSWER") else 1]
        for name, (answers, says) in chosen:
            cell = typed(answers) or by_name(lesson, f'WRONG["{question}"]["{name}"][0]', answers)
            found.append((question, name, cell, says))
        answers = table.RIGHT[question][0]
        found.append((question, "right", typed(answers) or by_name(lesson, f'RIGHT["{question}"][0]', answers), None))
    return found


@pytest.mark.parametrize("path", sorted(refresh.EXERCISES.glob("*.ipynb")), ids=lambda p: p.stem)
def test_every_mistake_gets_its_diagnosis_and_a_right_answer_is_accepted(student, path):
    """An exercise in the page: untouched, then each question wrong and right, then the summary with all objectives met."""
    lesson, notebook = path.stem[:2], refresh.read(path)
    student.open(f"exercises/{path.name}")
    student.run_all()
    ids = {"check": {}, "answer": {}}
    for cell in notebook.cells:  # the last answer cell before a check is the one that decides
        tags = cell.metadata.get("tags", [])
        if "answer" in tags:
            last = cell["id"]
        if "check" in tags:
            question = re.search(r"import (q\d)", cell.source)[1]
            ids["check"][question], ids["answer"][question] = cell["id"], last
    summary = next(cell["id"] for cell in notebook.cells if "summary" in cell.metadata.get("tags", []))
    for check in ids["check"].values():
        assert "Not attempted." in student.page.evaluate(ANSWER, [check, None])
    by_hand, missed = False, []
    for question, name, cell, says in cases(lesson):
        if says is None and not by_hand and "import" not in cell:  # one answer key by key
            by_hand = True
            student.page.evaluate(ENTER, ids["answer"][question])
            student.page.keyboard.press("Control+A")
            student.page.keyboard.type(cell)
            with student.runs("notebook:run-cell"):
                student.page.keyboard.press("Control+Enter")
        else:
            student.page.evaluate(ANSWER, [ids["answer"][question], cell])
        said = student.page.evaluate(ANSWER, [ids["check"][question], None])
        good = (
            "Not yet." in said and words(says) in words(said) if says else said.startswith(("Correct.", "Handed in."))
        )
        if not good:
            missed.append((question, name, said))
    assert by_hand and missed == []
    said = student.page.evaluate(ANSWER, [summary, None])
    done, met = re.search(r"(\d+ of \d+) questions done, (\d+ of \d+) objectives met", said).groups()
    assert len(set(done.split(" of "))) == len(set(met.split(" of "))) == 1, said
    assert student.page.locator(f"{PANEL} .jp-RenderedText[data-mime-type*='error']").count() == 0
    assert student.outside == []
