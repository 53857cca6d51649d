"""A real JupyterLab in a real Chromium, as a student meets it, with the network cut."""

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest
import refresh
from conftest import NEEDS_CHROMIUM, ROOT

TESTS = ROOT / "tests"
LESSONS = refresh.lessons()
lessons = pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)

pytestmark = NEEDS_CHROMIUM


@contextmanager
def jupyterlab(folder, home):
    """JupyterLab on a copy of the course, token on, network cut; yields (address, token)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    env = {key: value for key, value in os.environ.items() if not key.startswith(("JUPYTER", "PYTEST", "MPL"))}
    env |= {"HOME": str(home), "PYTHONPATH": str(TESTS / "offline"), "IPYTHONDIR": str(home / "ipython")}
    # as the README's first command starts it, but for the browser, the port and a token that the test knows
    start = re.search(r"jupyter lab (.*)", (ROOT / "README.md").read_text(encoding="utf-8"))[1].split()
    command = [sys.executable, "-m", "jupyterlab", *start, "--no-browser"]
    command += ["--expose-app-in-browser", f"--port={port}", "--port-retries=0", f"--IdentityProvider.token={token}"]
    with open(home / "server.log", "w") as log:
        server = subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(150):
                try:
                    urllib.request.urlopen(f"{address}/api/status?token={token}", timeout=2)
                    break
                except OSError:
                    time.sleep(0.2)
            else:
                pytest.fail("JupyterLab did not start: " + (home / "server.log").read_text()[-2000:])
            yield address, token
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course") / "On the Beam"
    home = tmp_path_factory.mktemp("home")
    leave = shutil.ignore_patterns("node_modules", "__pycache__", ".git", ".venv", ".pytest_cache")
    shutil.copytree(ROOT, folder, ignore=leave)
    with jupyterlab(folder, home) as (address, token):
        yield address, token, folder


class Student:
    """What a student does with mouse and keyboard. `outside` holds every request that left this machine."""

    def __init__(self, browser, address, token):
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.outside = []
        self.context.on("request", self._note)
        self.page = self.context.new_page()
        self.address, self.token = address, token

    def _note(self, request):
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.outside.append(request.url)

    def open(self, path):
        self.page.goto(f"{self.address}/lab/tree/{path}?token={self.token}&reset")
        self.wait_for_notebook()

    def wait_for_notebook(self):
        self.page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell", timeout=60_000)
        self.page.wait_for_selector("text=/Python 3 .ipykernel. . Idle/", timeout=60_000)

    @property
    def panel(self):
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer")

    def find(self, selector):
        """Scroll from the top until the element is there; returns its locator in the visible notebook."""
        target = self.page.locator(f".jp-NotebookPanel:not(.lm-mod-hidden) {selector}")
        self.panel.evaluate("e => e.scrollTop = 0")
        for _ in range(120):
            self.page.wait_for_timeout(80)
            if target.count():
                target.first.evaluate("e => e.isConnected && e.scrollIntoView({block: 'nearest'})")
                self.page.wait_for_timeout(150)
                if target.count():  # a picture may be redrawn just now
                    return target.first
            at_end = self.panel.evaluate("e => { const y = e.scrollTop; e.scrollTop += 500; return e.scrollTop === y }")
            assert not at_end, f"nothing on the page matches {selector}"
        raise AssertionError(selector)

    def menu(self, first, second):
        self.page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{first}$")).click()
        self.page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{second}$")).click()

    def run_all(self):
        self.menu("Run", "Run All Cells")
        self.page.wait_for_timeout(500)
        self.page.wait_for_selector("text=/Python 3 .ipykernel. . Idle/", timeout=60_000)
        self.page.wait_for_timeout(700)

    def cell(self, text):
        """The code cell that holds the text."""
        return self.find(f'.jp-CodeCell:has(.cm-content:has-text("{text}"))')

    def write(self, cell, source):
        """Put this source in the cell in place of what is there, and run it; returns what appears under it."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source)
        return self.run(cell)

    def run(self, cell):
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector("text=/Python 3 .ipykernel. . Idle/", timeout=60_000)
        self.page.wait_for_timeout(300)
        return cell.locator(".jp-OutputArea").inner_text() if cell.locator(".jp-OutputArea-output").count() else ""

    def close(self):
        """Close the browser's tab and end the kernels that its notebooks began."""
        self.context.close()
        sessions = f"{self.address}/api/sessions"
        ask = {"Authorization": f"token {self.token}"}
        with urllib.request.urlopen(urllib.request.Request(sessions, headers=ask)) as answer:
            for session in json.load(answer):
                end = urllib.request.Request(f"{sessions}/{session['id']}", headers=ask, method="DELETE")
                urllib.request.urlopen(end).close()


@pytest.fixture
def student(browser, lab):
    person = Student(browser, lab[0], lab[1])
    yield person
    person.close()


def test_the_token_is_on(lab):
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"{lab[0]}/api/contents", timeout=5)


def test_the_network_is_cut():
    """The guard of these tests can fail: with it, a connection to an outside address is refused in words."""
    code = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=2)"
    env = {**os.environ, "PYTHONPATH": str(TESTS / "offline")}
    result = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=20)
    assert "the network is cut in this test" in result.stderr


#: What the widget shows, picture or sentence, as one text.
SHOWN = "e => [...e.querySelectorAll('img')].map(i => i.src).join() + e.innerText"

#: Every kind of control that a widget may have, and the keys that take it to another value and back again.
CONTROLS = {
    ".noUi-handle": [["End"], ["Home"]],
    "select:not([multiple])": [["End"], ["Home"]],
    "select[multiple]": [["End"], ["Home"]],
    "input[type=checkbox]": [["Space"], ["Space"]],
    ".widget-toggle-buttons": [[], []],  # each button is clicked in turn
}
UPPER = ".noUi-handle-upper"  # the second handle of a slider for a range


def picture(student):
    return student.find(".jp-CodeCell .widget-output").evaluate(SHOWN)


def move(student, selector, keys):
    """Press keys on a control, or click it, wait for a new picture and see that the page stays; returns what is shown."""
    before = picture(student)
    handle = student.find(selector)
    handle.focus() if keys else handle.click()
    student.page.wait_for_timeout(200)
    box = student.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .widget-vbox")
    place = box.bounding_box()
    for key in keys:
        student.page.keyboard.press(key)
    output = box.locator(".widget-output")  # looked at without scrolling, so that a jump of the page is seen
    for _ in range(100):
        student.page.wait_for_timeout(50)
        if (after := output.evaluate(SHOWN)) != before:
            break
    else:
        raise AssertionError(f"{selector}: {keys or 'a click'} changed no picture")
    student.page.wait_for_timeout(200)
    now = box.bounding_box()
    assert abs(now["y"] - place["y"]) <= 2 and abs(now["height"] - place["height"]) <= 2, "the page jumped"
    return after


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
    first = move(student, ".noUi-handle", ["End"])
    student.find('button:has-text("Reset")').click()
    student.page.wait_for_timeout(800)
    assert picture(student) != first
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
    element = student.page.locator(f".jp-NotebookPanel:not(.lm-mod-hidden) {selector}")
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
        student.find(f"a[href='{end}']").click()
    assert in_sight(student, f'[data-jupyter-id="{heading}"]')
    assert student.outside == []


def settled(student, expected, seconds=10):
    """True when the widget's picture becomes the expected one and stays so."""
    for _ in range(seconds * 5):
        if picture(student) == expected:
            student.page.wait_for_timeout(600)
            return picture(student) == expected
        student.page.wait_for_timeout(200)
    return False


@lessons
def test_every_control_changes_the_picture(student, path):
    student.open(f"notebooks/{path.name}")
    student.run_all()
    first = picture(student)
    box = student.find(".widget-vbox")
    moved = 0
    for kind, ways in CONTROLS.items():
        for k in range(box.locator(kind).count()):
            control = f".widget-vbox >> {kind} >> nth={k}"
            moved += 1
            if kind == ".widget-toggle-buttons":
                for n in range(1, student.find(control).locator("button").count()):
                    move(student, f"{control} >> button >> nth={n}", [])
                continue
            order = ways
            if kind == ".noUi-handle":
                now, end = (student.find(control).get_attribute(f"aria-value{name}") for name in ("now", "max"))
                order = ways[::-1] if now == end else ways
            if kind == "select:not([multiple])":
                index, count = student.find(control).evaluate("e => [e.selectedIndex, e.options.length]")
                order = ways[::-1] if index == count - 1 else ways
            for keys in order:
                move(student, control, keys)
    controls = student.find(".widget-vbox").evaluate("e => e.children.length") - 2  # all but Reset and the picture
    second = student.find(".widget-vbox").locator(UPPER).count()
    assert moved == controls + second >= 1, "a control of a kind that this test does not know"
    for k in range(box.locator(".noUi-handle").count()):  # all at once: the picture goes with the controls
        student.find(f".widget-vbox >> .noUi-handle >> nth={k}").focus()
        student.page.keyboard.press("End")
    student.page.wait_for_timeout(300)
    student.find('button:has-text("Reset")').click()
    assert settled(student, first), "after a reset the picture is the one it began with"
    assert "Error" not in student.find(".widget-output").inner_text()
    assert student.page.locator(".jp-RenderedText[data-mime-type*='error']").count() == 0
    assert student.outside == []


def test_a_widget_in_a_hurry_keeps_to_its_controls(student):
    """Moves and Reset faster than pictures are drawn: no message is lost, no older picture is left behind."""
    student.open(f"notebooks/{LESSONS[0].name}")
    student.run_all()
    student.find(".widget-vbox .noUi-handle")
    box = student.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .widget-vbox")  # used without scrolling: quick
    handle, image = box.locator(".noUi-handle"), box.locator(".widget-output img")
    handle.focus()
    first, value = image.get_attribute("src"), handle.get_attribute("aria-valuenow")
    for wait in (0, 50, 50, 50, 100, 250):
        handle.focus()
        student.page.keyboard.press("End")
        student.page.keyboard.press("ArrowLeft")
        student.page.wait_for_timeout(wait)
        box.locator('button:has-text("Reset")').click()
        student.page.wait_for_timeout(2000)
        assert handle.get_attribute("aria-valuenow") == value, f"Reset {wait} ms after a move: the slider"
        assert image.get_attribute("src") == first, f"Reset {wait} ms after a move: the picture"
