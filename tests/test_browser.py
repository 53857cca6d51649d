"""The course in a real JupyterLab in a real Chromium, as a student meets it, with the network cut."""

import os
import subprocess
import sys
import urllib.request

import pytest
import refresh
from conftest import NEEDS_CHROMIUM
from student import PANEL, TESTS, WATCH, press, shown

pytestmark = NEEDS_CHROMIUM


def test_the_token_is_on(lab):
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"{lab[0]}/api/contents", timeout=5)


def test_the_network_is_cut():
    """The guard of these tests can fail: with it, a connection to an outside address is refused in words."""
    code = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=2)"
    env = {**os.environ, "PYTHONPATH": str(TESTS / "offline")}
    result = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=20)
    assert "the network is cut in this test" in result.stderr


def test_a_student_takes_the_first_lesson_and_its_exercise(student, lab):
    # 00: read, run, follow the link
    student.open("notebooks/00_start_here.ipynb")
    assert "How does this course work" in student.find("h1").inner_text()
    assert student.page.locator("text=official Jupyter news").count() == 0
    student.run_all()
    assert "Ready: pandas 3" in student.find('.jp-OutputArea-output:has-text("Ready")').inner_text()
    student.find('a[href*="11_sources_and_claims"]').click()
    student.page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) h1:has-text('Who says what')", timeout=30_000)
    student.wait_for_notebook()

    # 11: guess, run, play
    guess = student.cell("my_guess = ")
    student.run_all()
    student.write(guess, "my_guess = 33")
    said = student.run(student.cell("guessed {my_guess}"))
    assert "guessed 33 of 100" in said
    handle = student.find(".widget-vbox .noUi-handle")
    student.page.evaluate(WATCH, PANEL)
    first = shown(student)
    assert press(student, handle, "End") != first
    student.find('button:has-text("Reset")').click()
    assert student.page.evaluate("expected => window.settles(expected)", first)
    assert student.page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]').count() == 0

    # the exercise: untouched, wrong, hint, right, summary
    student.find('a[href*="exercises/11_sources_and_claims"]').click()
    student.page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) h1:has-text('Exercise')", timeout=30_000)
    student.wait_for_notebook()
    student.run_all()
    assert "Not attempted." in student.find('.jp-CodeCell:has-text("q1.check(") .jp-OutputArea').inner_text()
    answer = student.cell("row = {")
    row = 'row = {"value": VALUE, "unit": "percent", "base": "b", "hedge_kind": "none", "speaker_kind": "author", '
    row += '"from": "2022-01-01", "to": "2022-05-31"}'
    student.write(answer, row.replace("VALUE", "7.3"))
    check = student.cell("q1.check(")
    said = student.run(check)
    assert "Not yet." in said and "what it sells" in said
    ask = "from checks.lesson_11 import q1\n\nq1.check(hint=HINT, solution=False)"
    said = student.write(check, ask.replace("HINT", "True"))
    assert "Hint 1 of 3" in said
    assert "Hint 2 of 3" in student.run(check)
    student.write(answer, row.replace("VALUE", "2.8"))
    said = student.write(check, ask.replace("HINT", "False"))
    assert "Correct." in said
    said = student.run(student.cell("summary("))
    assert "1 of 6 questions done, 1 of 4 objectives met" in said
    student.menu("File", "Save Notebook")
    student.page.wait_for_timeout(800)
    assert "2022-05-31" in (lab[2] / "exercises" / "11_sources_and_claims.ipynb").read_text(encoding="utf-8")
    assert student.outside == []


#: From lesson 14, the links of the thread: what is clicked, and the heading that then stands in the window.
THREAD = {
    "previous": ("13_ties_and_bridges.ipynb", "", "Is-Kazakhstan-really-a-bridge?"),
    "map": ("00_start_here.ipynb", "", "How-does-this-course-work,-and-what-are-the-five-sources?"),
    "next": ("15_framing.ipynb", "", "How-do-five-articles-tell-one-story?"),
    "help": ("help.ipynb", "", "Help"),
    "a term": ("glossary.ipynb", "#Ideal-point", "Ideal-point"),
    "a work": ("bibliography.ipynb", "#Methods", "Methods"),
}


def in_sight(student, selector):
    """True when the element comes into the window within ten seconds."""
    element = student.page.locator(f"{PANEL} {selector}")
    for _ in range(100):
        student.page.wait_for_timeout(100)
        box = element.first.bounding_box() if element.count() else None
        if box and 0 <= box["y"] <= 880:
            return True
    return False


@pytest.mark.parametrize("link", THREAD)
def test_the_thread_leads_on(student, link):
    """Previous, map, next, help, a term, a work: one click, and the place itself is in sight, or a link that leads there."""
    student.open("notebooks/14_four_rulers.ipynb")
    file, end, heading = THREAD[link]
    ends = f"[href$='{end}']" if end else ""
    student.find(f"a[href*='{file}']{ends}").click()
    if link == "a term":  # JupyterLab opens a page at its top the first time: there stands the list of terms
        assert in_sight(student, f"a[href='{end}']")
        student.wait_for_notebook()
        student.find(f"a[href='{end}']").click()
    assert in_sight(student, f'[data-jupyter-id="{heading}"]')
    assert student.outside == []


def test_a_widget_in_a_hurry_keeps_to_its_controls(student):
    """Moves and Reset faster than pictures are drawn: no message is lost, no older picture is left behind."""
    student.open(f"notebooks/{refresh.lessons()[0].name}")
    student.run_all()
    student.find(".widget-vbox .noUi-handle")
    box = student.page.locator(f"{PANEL} .widget-vbox")  # used without scrolling: quick
    handle, image = box.locator(".noUi-handle"), box.locator(".widget-output img")
    handle.focus()
    first, value = image.get_attribute("src"), handle.get_attribute("aria-valuenow")
    for wait in (0, 50, 50, 50, 100, 250):
        handle.focus()
        student.page.keyboard.press("End")
        student.page.keyboard.press("ArrowLeft")
        student.page.wait_for_timeout(wait)
        box.locator('button:has-text("Reset")').click()
        student.page.wait_for_timeout(1200)
        assert handle.get_attribute("aria-valuenow") == value, f"Reset {wait} ms after a move: the slider"
        assert image.get_attribute("src") == first, f"Reset {wait} ms after a move: the picture"
