"""A real JupyterLab in a real Chromium, as a student meets it, with the network cut.

Of the named mistakes in `cases_NN.py` the first of each question is made here; EVERY_ANSWER=1 before the test command
makes them all.
"""

import ast
import importlib
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


PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"  # the notebook that is seen

#: Set window.done when JupyterLab has carried out the next command of this name.
LISTEN = """name => {
    const commands = window.jupyterapp.commands;
    window.done = false;
    const hear = (_, said) => {
        if (said.id !== name) return;
        commands.commandExecuted.disconnect(hear);
        said.result.finally(() => { window.done = true; });
    };
    commands.commandExecuted.connect(hear);
}"""

#: Wait until every output that the notebook has stands on the page, at most ten seconds.
DRAWN = """async () => {
    const cells = window.jupyterapp.shell.currentWidget.content.widgets.filter(c => c.model.type === "code");
    const drawn = c => c.node.querySelectorAll(":scope .jp-Cell-outputArea > .jp-OutputArea-child").length
        >= c.model.outputs.length;
    for (let k = 0; k < 500 && !cells.every(drawn); k++) await new Promise(done => setTimeout(done, 20));
    for (let k = 0; k < 2; k++) await new Promise(requestAnimationFrame);
}"""

#: Bring an element into the window, and wait until the browser has laid out what was out of sight until now.
SHOW = """async element => {
    for (let k = 0; k < 3; k++) {
        element.scrollIntoView({block: "nearest"});
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
}"""

#: True when the notebook that is seen has a kernel that waits for work.
READY = """() => {
    const panel = window.jupyterapp?.shell.currentWidget;
    return panel?.context?.isReady && panel.sessionContext?.session?.kernel?.status === "idle";
}"""

LEAVE = """async () => {
    for (const panel of [...window.jupyterapp.shell.widgets("main")]) {
        if (panel.context) panel.context.model.dirty = false;
        panel.close();
    }
    await window.jupyterapp.serviceManager.sessions.shutdownAll();
}"""


class Student:
    """What a student does with mouse and keyboard. `outside` holds every request that left this machine."""

    def __init__(self, browser, address, token):
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.outside = []
        self.context.on("request", self._note)
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.address, self.token = address, token

    def _note(self, request):
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.outside.append(request.url)

    def open(self, path):
        """Open a notebook, the first one by its address, and wait for its cells and its kernel."""
        if self.page.url == "about:blank":
            self.page.goto(f"{self.address}/lab/tree/{path}?token={self.token}&reset")
        else:
            self.page.evaluate("path => { window.jupyterapp.commands.execute('docmanager:open', {path}) }", path)
        self.wait_for_notebook()

    def wait_for_notebook(self):
        self.page.wait_for_selector(f"{PANEL} .jp-Cell", timeout=60_000)
        self.page.wait_for_function(READY, timeout=60_000)

    def find(self, selector):
        """The first element in the visible notebook, brought into the window."""
        target = self.page.locator(f"{PANEL} {selector}").first
        target.wait_for(state="attached")
        target.evaluate(SHOW)
        return target

    def menu(self, first, second):
        self.page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{first}$")).click()
        self.page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{second}$")).click()

    @contextmanager
    def runs(self, command):
        """Wait until JupyterLab has done what the keys or clicks inside this block ask for, outputs drawn."""
        self.page.evaluate(LISTEN, command)
        yield
        self.page.wait_for_function("window.done", timeout=60_000)
        self.page.evaluate(DRAWN)

    def run_all(self):
        with self.runs("notebook:run-all-cells"):
            self.menu("Run", "Run All Cells")

    def cell(self, text):
        """The code cell that holds the text."""
        return self.find(f'.jp-CodeCell:has(.cm-content:has-text("{text}"))')

    def write(self, cell, source):
        """Type this source into the cell in place of what is there, and run it; returns what appears under it."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source)
        return self.run(cell)

    def run(self, cell):
        cell.locator(".cm-content").click()
        with self.runs("notebook:run-cell"):
            self.page.keyboard.press("Control+Enter")
        return cell.locator(".jp-OutputArea").inner_text() if cell.locator(".jp-OutputArea-output").count() else ""

    def leave(self):
        """Close the notebooks without saving, and end their kernels."""
        self.page.evaluate(LEAVE)


@pytest.fixture(scope="module")
def visitor(browser, lab):
    """One page for all tests: JupyterLab takes seconds to load, a notebook in it does not."""
    person = Student(browser, lab[0], lab[1])
    yield person
    person.context.close()


@pytest.fixture
def student(visitor):
    yield visitor
    visitor.leave()


def test_the_token_is_on(lab):
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"{lab[0]}/api/contents", timeout=5)


def test_the_network_is_cut():
    """The guard of these tests can fail: with it, a connection to an outside address is refused in words."""
    code = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=2)"
    env = {**os.environ, "PYTHONPATH": str(TESTS / "offline")}
    result = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=20)
    assert "the network is cut in this test" in result.stderr


#: What the widget shows, picture or sentence, as one text; "" while a new picture is being put up.
WATCH = """panel => {
    const box = document.querySelector(`${panel} .widget-vbox`);
    window.shown = () => {
        const out = box.querySelector(".widget-output"), images = [...out.querySelectorAll("img")];
        return images.every(i => i.complete) ? images.map(i => i.src).join() + out.innerText : "";
    };
    window.place = () => { const r = box.getBoundingClientRect(); return [r.y, r.height]; };
    window.until = async holds => {
        const frame = () => new Promise(requestAnimationFrame), start = performance.now();
        while (!holds() && performance.now() < start + 10000) await frame();
        for (let k = 0; k < 3; k++) await frame();
        return holds();
    };
    window.app_kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    window.app_kernel.statusChanged.connect((_, now) => { if (now === "idle") window.answered = performance.now(); });
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    kernel.statusChanged.connect((_, now) => { if (now === "idle") window.answered = performance.now(); });
    window.settles = async expected => {
        let since = Infinity;
        await window.until(() => {
            since = window.shown() !== expected ? Infinity : Math.min(since, performance.now());
            return performance.now() > since + 1000;
        });
        return window.shown() === expected;
    };
    window.note = () => { window.before = window.shown(); window.at = window.place(); window.answered = Infinity; };
    window.drawn = () => window.shown() !== "" && window.shown() !== window.before;
    window.same = () => window.drawn() || performance.now() > window.answered + 1500;
    window.jumped = () => window.place().some((p, k) => Math.abs(p - window.at[k]) > 2);
}"""

#: Every kind of control that a widget may have.
KINDS = [".noUi-handle", "select:not([multiple])", "select[multiple]", "input[type=checkbox]", ".widget-toggle-buttons"]
UPPER = ".noUi-handle-upper"  # the second handle of a slider for a range


def shown(student):
    return student.page.evaluate("window.shown()")


def move(student, control, act):
    """Do something to a control, wait for the kernel's answer, and see that the page stays; returns what is shown then."""
    control.evaluate(SHOW)
    student.page.evaluate("window.note()")
    act()
    assert student.page.evaluate("window.until(window.same)"), f"no answer: {control}"
    assert not student.page.evaluate("window.jumped()"), f"the page jumped: {control}"
    return shown(student)


def press(student, control, *keys):
    def act():
        for key in keys:
            student.page.keyboard.press(key)

    control.focus()
    return move(student, control, act)


def drag(student, handle, end):
    """The handle of a slider drawn with the mouse to one end of its track."""
    mouse = student.page.mouse
    handle.evaluate(SHOW)
    grip, track = handle.bounding_box(), handle.locator("xpath=../..").bounding_box()
    y = grip["y"] + grip["height"] / 2

    def act():
        mouse.move(grip["x"] + grip["width"] / 2, y)
        mouse.down()
        mouse.move(track["x"] + (track["width"] + 9 if end == "max" else -9), y, steps=3)
        mouse.up()

    return move(student, handle, act)


def drive(student, kind, control):
    """One control through every option, or to both ends, once with the keyboard and once with the mouse.

    Returns what was shown: ({option: picture} by the keyboard, the same by the mouse).
    """
    if kind == ".noUi-handle":
        alone = control.locator("xpath=../..").locator(kind).count() == 1
        now, most = (control.get_attribute(f"aria-value{name}") for name in ("now", "max"))
        ways = ["min", "max"] if now == most else ["max", "min"]
        keys, mouse = {}, {}
        for end in ways:
            keys[end] = press(student, control, "End" if end == "max" else "Home")
            assert not alone or control.get_attribute("aria-valuenow") == control.get_attribute(f"aria-value{end}")
        for end in ways:
            mouse[end] = drag(student, control, end)
            assert not alone or control.get_attribute("aria-valuenow") == control.get_attribute(f"aria-value{end}")
        return keys, mouse
    if kind == "select:not([multiple])":
        index, count = control.evaluate("e => [e.selectedIndex, e.options.length]")
        keys, mouse = {index: shown(student)}, {}
        for k in [*range(index + 1, count), *range(count - 2, -1, -1)]:
            keys[k] = press(student, control, "Space", "ArrowDown" if k > index else "ArrowUp", "Enter")
            index = k
        for k in [*range(1, count), 0]:  # the open list is no part of the page: sent is what a click in it sends
            mouse[k] = move(student, control, lambda k=k: control.select_option(index=k))
        return keys, mouse
    if kind == "select[multiple]":
        options = control.locator("option").all()
        # JupyterLab takes the arrow keys in a list for its cells
        keys = {key: press(student, control, key) for key in ("End", "Home")}
        mouse = {k: move(student, control, options[k].click) for k in [*range(1, len(options)), 0]}
        keys["none"] = mouse["none"] = move(student, control, lambda: options[0].click(modifiers=["Control"]))
        reset = student.find('button:has-text("Reset")')  # without any, the lists after this one would change nothing
        move(student, reset, reset.click)
        return keys, mouse
    if kind == "input[type=checkbox]":
        keys = {control.is_checked(): press(student, control, "Space") for _ in range(2)}
        return keys, {control.is_checked(): move(student, control, control.click) for _ in range(2)}
    buttons = control.locator("button").all()
    first = next(k for k, button in enumerate(buttons) if "mod-active" in button.get_attribute("class"))
    order = [k for k in range(len(buttons)) if k != first] + [first]
    keys = {k: press(student, buttons[k], "Space") for k in order}
    return keys, {k: move(student, buttons[k], buttons[k].click) for k in order}


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
        student.find(f"a[href='{end}']").click()
    assert in_sight(student, f'[data-jupyter-id="{heading}"]')
    assert student.outside == []


#: Where the focus is: the number of the control in its box, "Reset", or null outside.
REACHED = """panel => {
    const children = [...document.querySelector(`${panel} .widget-vbox`).children];
    const place = children.findIndex(child => child.contains(document.activeElement));
    return place === children.length - 2 ? "Reset" : place < 0 ? null : place;
}"""


@lessons
def test_every_control_changes_the_picture(student, path):
    """Each control has a name, is reached by Tab, and leads to a picture at each of its options; Reset leads back."""
    student.open(f"notebooks/{path.name}")
    student.run_all()
    box = student.find(".widget-vbox")
    student.page.evaluate(WATCH, PANEL)
    assert student.page.evaluate("window.until(window.shown)")
    first = shown(student)
    student.page.wait_for_timeout(400)  # the names of sliders come a moment later
    nameless = re.findall(r"^\s*- (?:slider|combobox|listbox|checkbox|button)(?!.*\").*$", box.aria_snapshot(), re.M)
    assert nameless == [], "a reader who hears the page does not learn what this is"
    student.page.evaluate("window.jupyterapp.shell.currentWidget.content.mode = 'command'")
    box.locator("xpath=ancestor::*[contains(@class, 'jp-CodeCell')]").locator(".jp-InputPrompt").click()
    reached = []
    while len(reached) < 60 and "Reset" not in reached[-1:]:
        student.page.keyboard.press("Tab")
        reached.append(student.page.evaluate(REACHED, PANEL))
    places = {place for place in reached if isinstance(place, int)}
    controls = [(kind, control) for kind in KINDS for control in box.locator(kind).all()]
    children = box.evaluate("e => e.children.length") - 2  # all but Reset and the picture
    assert len(controls) == children + box.locator(UPPER).count() >= 1, (
        "a control of a kind that this test does not know"
    )
    assert places == set(range(children)), "the key Tab leads to every control"
    for kind, control in controls:
        by_keyboard, by_mouse = drive(student, kind, control)
        assert all(by_mouse.get(k, shown) == shown for k, shown in by_keyboard.items()), (
            f"keyboard and mouse differ: {control}"
        )
        assert len(set(by_keyboard.values())) > 1 and len(set(by_mouse.values())) > 1, f"nothing changes: {control}"
    for handle in box.locator(".noUi-handle").all():  # all at once: the picture goes with the controls
        handle.focus()
        student.page.keyboard.press("End")
    student.page.wait_for_timeout(300)
    box.locator('button:has-text("Reset")').click()
    assert student.page.evaluate("expected => window.settles(expected)", first), (
        "after a reset the picture is the one it began with"
    )
    assert "Error" not in box.locator(".widget-output").inner_text()
    assert student.page.locator(f"{PANEL} .jp-RenderedText[data-mime-type*='error']").count() == 0
    assert student.outside == []


def test_a_widget_in_a_hurry_keeps_to_its_controls(student):
    """Moves and Reset faster than pictures are drawn: no message is lost, no older picture is left behind."""
    student.open(f"notebooks/{LESSONS[0].name}")
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
