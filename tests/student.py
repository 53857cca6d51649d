"""A student at a real JupyterLab in a real Chromium, with the network cut: what the browser tests and the benchmark drive."""

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
from refresh import ROOT

TESTS = ROOT / "tests"


def copied(folder):
    """A copy of the course in a folder of its own, where JupyterLab may save what it likes; returns its folder."""
    leave = shutil.ignore_patterns("node_modules", "__pycache__", ".git", ".venv", ".pytest_cache")
    return shutil.copytree(ROOT, folder / "On the Beam", ignore=leave)


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
