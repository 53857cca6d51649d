"""Rehearse Binder: what it would build of the last commit, its steps replayed, the first page and the lessons in 1 GB.

usage: python tests/rehearse_binder.py [--lesson NAME] [--python PATH] [--picture FILE]
NAME: such as 23_link_or_state, else every lesson is run; PATH: the Python to build on, else the one that Binder would
take is looked for; FILE: a .png for what the browser shows when the first notebook is open.

repo2docker, which Binder builds with, comes from PyPI and writes its build file without Docker. That file is read, and
its Python step is replayed on a copy of the last commit. The server then starts with BinderHub's command line, but on
this machine only. From there on nothing reaches the network, and server and kernels share 1 GB. Not replayed: the
image's system, and the packages that Binder has before ours; the last lines say which.
"""

import argparse
import asyncio
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import psutil
import refresh
from benchmark import megabytes
from conftest import CHROMIUM, SWITCHES
from rehearse_class import (
    MOVES,
    Student,
    addresses,
    carry_out,
    control,
    end,
    inside,
    stop_when_told,
    surroundings,
    until_it_answers,
    weigh,
)
from student import Student as Visitor

REPO2DOCKER = "jupyter-repo2docker==2026.4.0"
LIMIT = 1000  # MB that server and kernels may take together: what Binder promises
LOOK = 0.2  # seconds between two looks at their memory
CUT = ["unshare", "-rn", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]  # a network that holds this machine alone
OFFLINE = refresh.ROOT / "tests" / "offline"
FIRST = refresh.lessons()[0].stem


def arguments(words):
    """The command line, checked; what is wrong with it is said in a sentence."""
    parser = argparse.ArgumentParser(usage=re.search("usage: (.*)", __doc__)[1])
    parser.add_argument("--lesson", choices=[path.stem for path in refresh.lessons()])
    parser.add_argument("--python", type=Path)
    parser.add_argument("--picture", type=Path)
    chosen = parser.parse_args(words)
    if chosen.python and not os.access(chosen.python, os.X_OK):
        parser.error("the path after --python is not a program.")
    if chosen.picture and not (chosen.picture.suffix == ".png" and chosen.picture.resolve().parent.is_dir()):
        parser.error("the picture is a .png in a folder that is there.")
    return chosen


def badge():
    """The path that the README's link opens on Binder: what stands after its urlpath=."""
    readme = (refresh.ROOT / "README.md").read_text(encoding="utf-8")
    return re.search(r"mybinder\.org/v2/gh/[^\s`]*\?urlpath=([^\s`]+)", readme)[1]


def instructions(text):
    """The lines of a build file, those broken by a backslash joined, without comments."""
    lines = [re.sub(r"\s+", " ", line).strip() for line in re.sub(r"\\\n", " ", text).splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def base_python(text):
    """The Python that a build file starts from, such as "3.12", by the name of the list of packages; else None."""
    name = next((line for line in instructions(text) if line.endswith("/environment.lock") and "COPY" in line), "")
    found = re.search(r"environment\.py-(\d+\.\d+)-", re.sub("-([0-9a-f]{2})", lambda m: chr(int(m[1], 16)), name))
    return found and found[1]


def judge(text, bare, named):
    """(command that installs the course, what is wrong with a build file in sentences).

    text: repo2docker's build file for the course; bare: its file for a folder that holds nothing but a runtime.txt;
    named: the Python that our runtime.txt names, such as "3.12", else "". The command is "" where there is none.
    """
    new, wrong = [line for line in instructions(text) if line not in instructions(bare)], []
    if (python := base_python(text)) != named:
        wrong.append(
            f"Binder would take Python {python or 'of another kind'}, and runtime.txt names {named or 'none'}."
        )
    installs = [line for line in new if re.search(r'pip install --no-cache-dir -r "?requirements\.txt"?$', line)]
    if not installs:
        wrong.append("Binder would not install requirements.txt.")
    copies = "COPY --chown=0:0 src/requirements.txt ${REPO_DIR}/requirements.txt"
    wrong += [f"Binder would do what this course does not ask for: {x}" for x in new if x not in (copies, *installs)]
    return installs[0].removeprefix("RUN ") if installs else "", wrong


def build_file(repo2docker, folder):
    """The build file that repo2docker writes for a folder. Ends with its own last words where it refuses."""
    command = [repo2docker, "--no-build", "--debug", "."]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    if said.returncode:
        sys.exit(f"repo2docker refuses this folder: {(said.stderr.strip().splitlines() or ['without a word'])[-1]}")
    return said.stdout


def interpreter(version, given):
    """A Python of this version, such as "3.12": the one given, else this one, one on the path, one of pyenv's."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob(f"versions/{version}.*/bin/python")
    ask = "import sys, ensurepip; print('%d.%d' % sys.version_info[:2])"
    for python in [given] if given else [sys.executable, shutil.which(f"python{version}"), *pyenv]:
        with suppress(OSError):  # not a program of this machine
            if python and subprocess.run([python, "-c", ask], capture_output=True, text=True).stdout.strip() == version:
                return python
    where = f"{given} is not one" if given else "none was found on the path, nor with pyenv"
    sys.exit(f"Binder takes Python {version}, and {where}: install it, or name it with --python PATH.")


def plain(name):
    """A package's name as every list can write it."""
    return name.replace("_", "-").lower()


def there_before(lock):
    """{package: version} of the list that Binder installs before ours, from its lines that end in a file's name."""
    files = re.findall(r"^https://\S+/(\S+?)-([^-\s]+)-[^-\s]+?\.(?:conda|tar\.bz2)", lock, re.M)
    return {plain(name): version for name, version in files}


def row(step, seconds, mb=None, what=""):
    """One step as a line of the table; a dash where nothing was measured."""
    numbers = ["–" if seconds is None else f"{seconds:.1f}", "–" if mb is None else f"{mb:.0f}"]
    print(f"| {step} | {numbers[0]} | {numbers[1]} | {what} |", flush=True)


@contextmanager
def timed():
    """Yields a list; its one item is, at the end, the seconds that were spent."""
    seconds, start = [], time.perf_counter()
    yield seconds
    seconds.append(time.perf_counter() - start)


def group():
    """The folder of a new control group of LIMIT MB, or None where the system does not let us make one."""
    listed, most = Path("/proc/self/cgroup"), f"{LIMIT * 10**6}"
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    own = {kind: path for _, kind, path in (line.split(":", 2) for line in lines)}
    for kind, top, settings in (  # the first of the settings must be there
        ("", "/sys/fs/cgroup", {"memory.max": most, "memory.swap.max": "0"}),
        ("memory", "/sys/fs/cgroup/memory", {"memory.limit_in_bytes": most, "memory.memsw.limit_in_bytes": most}),
    ):
        folder = Path(f"{top}{own.get(kind, '')}") / f"binder-{os.getpid()}"
        with suppress(OSError):
            folder.mkdir()
            if (folder / next(iter(settings))).exists():
                for name in filter(lambda name: (folder / name).exists(), settings):
                    (folder / name).write_text(settings[name])
                return folder
            folder.rmdir()
    return None


@contextmanager
def limit():
    """Yields (what to put before a command so that it cannot take more than LIMIT MB, that in words).

    Each way is tried with a program that takes too much and one that does not; the last limits each process alone.
    """
    folder = group()
    scope = ["systemd-run", *(["--user"] if os.getuid() else []), "--scope", "--quiet"]
    each = f'ulimit -d {LIMIT * 10**6 // 1024} && exec "$@"'
    ways = {
        "a control group": ["sh", "-c", 'echo $$ > "$0/cgroup.procs" && exec "$@"', f"{folder}"],
        "systemd": [*scope, f"--property=MemoryMax={LIMIT}M", "--property=MemorySwapMax=0", "--"],
        f"ulimit for each process, and a look at their sum every {LOOK} s": ["sh", "-c", each, "sh"],
        f"a look at their sum every {LOOK} s": [],
    }
    fill = [["-c", f"b'1' * {mb * 10**6}"] for mb in (LIMIT // 10, LIMIT + 200)]
    try:
        for words, prefix in ways.items():
            if not prefix or [works([*prefix, sys.executable, *code]) for code in fill] == [True, False]:
                yield prefix, words
                break
    finally:
        for _ in range(20 if folder else 0):
            with suppress(OSError):  # its last process may still be on its way out
                folder.rmdir()
                break
            time.sleep(0.1)


def works(command):
    """True when a command is there and ends well."""
    with suppress(OSError):
        return subprocess.run(command, capture_output=True, timeout=60).returncode == 0
    return False


class Watch(threading.Thread):
    """Looks again and again at the memory of what works in a folder, keeps the peaks, ends all of it over LIMIT."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.folder, self.peaks, self.over = folder, {}, False
        self.done, self.lock = threading.Event(), threading.Lock()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.join()

    def run(self):
        while not self.done.wait(LOOK):
            if self.look() > LIMIT:
                self.over = True
                for process in inside(self.folder):
                    with suppress(psutil.Error):
                        process.kill()

    def look(self):
        """Weigh once: the server, the largest kernel, all together; returns the last, in MB."""
        found = {kind: [mb for mb, _ in each] for kind, each in weigh(self.folder).items()}
        now = {"server": sum(found["hub"]), "kernel": max(found["kernel"], default=0)}  # here the hub is the server
        now["both"] = sum(sum(each) for each in found.values())
        with self.lock:
            self.peaks = {key: max(mb, self.peaks.get(key, 0)) for key, mb in now.items()}
        return now["both"]

    def take(self):
        """The peaks since they were last taken."""
        self.look()
        with self.lock:
            peaks, self.peaks = self.peaks, {}
        return peaks


@contextmanager
def server(course, packages, prefix, env):
    """JupyterLab with the command line that BinderHub gives it; yields (address, token, name, seconds until it answers)."""
    name, token, [address] = f"on-the-beam-{secrets.token_hex(4)}", secrets.token_hex(16), addresses(1)
    words = [f"--NotebookApp.base_url=/user/{name}/", f"--NotebookApp.token={token}"]
    words += [f"--NotebookApp.{x}" for x in ("trust_xheaders=True", "allow_origin=*", "allow_origin_pat=.*")]
    words += [word.replace("Notebook", "Server") for word in words]
    words += ["--no-browser", *(["--allow-root"] if os.getuid() == 0 else [])]  # Binder has neither browser nor root
    words += ["--expose-app-in-browser"]  # not Binder's: so that what the page is doing can be asked
    command = [*prefix, packages / "bin" / "jupyter-lab", "--ip=127.0.0.1", f"--port={address.rsplit(':')[-1]}", *words]
    with open(course.parent / "server.log", "w", encoding="utf-8") as log:
        start = time.perf_counter()
        process = psutil.Popen(command, cwd=course, env=env, stdout=log, stderr=log, start_new_session=True)
        try:
            status = f"{address}/user/{name}/api/status?token={token}"
            until_it_answers(status, "JupyterLab", process, course.parent / "server.log")
            yield address, token, name, time.perf_counter() - start
        finally:
            end(process, course)


def visit(step, address, token, picture):
    """Open the badge's path in Chromium and run the notebook there.

    Returns the seconds until it was ready, or None, and whether JupyterLab asked about its news meanwhile.
    """
    from playwright.sync_api import sync_playwright

    news = []

    def open_badge():
        with timed() as seconds:
            visitor.page.goto(f"{address}/{badge()}?token={token}")
            visitor.wait_for_notebook()
        if picture:
            visitor.page.wait_for_timeout(1000)  # until the page has come to rest
            visitor.page.screenshot(path=picture)
        return seconds[0]

    def run_all():
        with timed() as seconds:
            visitor.run_all()
        visitor.find('.jp-OutputArea-output:has-text("Ready: pandas")')
        assert not visitor.page.locator(".jp-RenderedText[data-mime-type*='error']").count(), "a cell failed"
        assert not visitor.outside, f"the page asked for {visitor.outside[0]}"
        news.extend(visitor.page.locator("text=official Jupyter news").all())
        visitor.leave()
        return seconds[0]

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        visitor = Visitor(chromium, address, token)
        ready = step(f"the badge's path opened in Chromium until {FIRST} is ready", "both", open_badge)
        step(f"{FIRST} run in the browser", "both", run_all)
        chromium.close()
    return ready, bool(news)


def ask(step, address, token, name):
    """The same without a browser: ask for the page and the notebook as a browser would; whether news came is not seen."""

    def open_badge():
        with timed() as seconds:
            page = httpx.get(f"{address}/user/{name}/{badge()}", params={"token": token}, trust_env=False)
            assert "jupyter-config-data" in page.raise_for_status().text, "the page is not JupyterLab's"
            asyncio.run(study(address, token, name, FIRST))
        return seconds[0]

    return step(f"no Chromium here: the badge's page asked for, {FIRST} opened and run", "both", open_badge), False


async def study(address, token, name, lesson):
    """Open and run a lesson as a browser asks the server for it, move its slider, end its kernel; seconds of the first."""
    student = Student(name, address)
    student.web.headers["Authorization"] = f"token {token}"
    async with student.web as web:
        with timed() as seconds:
            await student.run(await student.open(f"notebooks/{lesson}.ipynb"))
        try:
            control(student.models)
        except LookupError:
            pass  # a lesson without a slider has nothing to move
        else:
            await student.play([0] * MOVES)
        student.socket.close()
        for session in (await web.get(f"/user/{name}/api/sessions")).raise_for_status().json():
            (await web.delete(f"/user/{name}/api/sessions/{session['id']}")).raise_for_status()
    return seconds[0]


def use(home, offline, picture, *lessons):
    """The second half, without the network: start the server in 1 GB, open the first notebook, run the lessons.

    home: folder with the course and its packages; offline: folder whose Python code cuts the network, "" where the
    system does; picture: file for what the browser shows, or "". Ends with 1 where something went wrong.
    """
    stop_when_told()
    course, packages, troubles, peaks = Path(home) / "course", Path(home) / "packages", [], []
    env = surroundings(packages) | {"HOME": f"{course}", "REPO_DIR": f"{course}", "PYTHONUNBUFFERED": "1"}
    env |= {"PYTHONPATH": offline} if offline else {}
    knock = [packages / "bin" / "python", "-c", "import socket; socket.create_connection(('192.0.2.1', 80), timeout=2)"]
    if not re.search(
        "unreachable|network is cut", subprocess.run(knock, env=env, capture_output=True, text=True).stderr
    ):
        troubles.append("The network is not cut.")

    def step(name, kind, act):
        """Do a step that returns its seconds, print its row; returns them, or None and leaves a sentence of trouble."""
        seconds = None
        try:
            seconds = act()
        except Exception as error:
            troubles.append(f"{name}: {type(error).__name__}: {error}".splitlines()[0])
        peaks.append(watch.take())
        row(name, seconds, peaks[-1][kind], f"memory, {kind}")
        return seconds

    with limit() as (prefix, words), Watch(course) as watch:
        with server(course, packages, prefix, env) as (address, token, name, started):
            step("server started with BinderHub's command line", "server", lambda: started)
            if CHROMIUM:
                ready, news = visit(step, f"{address}/user/{name}", token, picture)
            else:
                ready, news = ask(step, address, token, name)
            ran = {}
            for one in lessons:
                seconds = step(one, "kernel", lambda one=one: asyncio.run(study(address, token, name, one)))
                ran[one] = (peaks[-1]["kernel"], seconds)
        if watch.over:
            troubles.append(f"Server and kernels took more than {LIMIT} MB and were ended.")
    most = {key: max(each[key] for each in peaks) for key in ("server", "kernel", "both")}
    heaviest = max(ran, key=lambda one: ran[one][0])
    kind = f"The heaviest of {len(ran)} lessons" if len(ran) > 1 else "The lesson"
    seconds = "failed" if ran[heaviest][1] is None else f"took {ran[heaviest][1]:.1f} s"
    print(
        f"\nMost memory: server {most['server']:.0f} MB, kernel {most['kernel']:.0f} MB, both {most['both']:.0f} MB of "
        f"{LIMIT}. {kind}, {heaviest}, {seconds}. "
        f"Beside the server, {(LIMIT - most['server']) // max(1, most['kernel']):.0f} such kernels fit at once."
    )
    if ready is not None:
        print(
            f"From the click to the first notebook ready: {started + ready:.1f} s, once Binder has found a place and "
            "fetched the image."
        )
    if news:
        troubles.append("JupyterLab asked whether it may send news: .jupyter/jupyter_lab_config.py was not read.")
    print(f"The limit was kept by {words}; the network was cut {'in Python' if offline else 'by the system'}.")
    print(*troubles, sep="\n", file=sys.stderr)
    sys.exit(bool(troubles))


def build(home, python):
    """The first half: the last commit, Binder's build file for it, its packages; returns a sentence about the packages.

    home: folder for all of it; python: the Python given, or None. Ends with a sentence where Binder would not build it.
    """
    course, builder, packages, bare = (home / name for name in ("course", "builder", "packages", "bare"))
    with timed() as seconds:
        carry_out([["git", "clone", "-q", refresh.ROOT, course]], "The last commit could not be copied with git.")
    row("copy of the last commit", seconds[0], megabytes(course), "disk")

    no_packages = "The packages could not be installed: is there a connection to the internet? Then run again."
    with timed() as seconds:
        pip = [builder / "bin" / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", REPO2DOCKER]
        carry_out([[sys.executable, "-m", "venv", builder], pip], no_packages)
    row(REPO2DOCKER.replace("==", " "), seconds[0], megabytes(builder), "disk")

    runtime = course / "runtime.txt"
    named = runtime.read_text(encoding="utf-8").strip().removeprefix("python-") if runtime.exists() else ""
    bare.mkdir()
    if runtime.exists():
        shutil.copy(runtime, bare)
    with timed() as seconds:
        text = build_file(builder / "bin" / "jupyter-repo2docker", course)
    command, wrong = judge(text, build_file(builder / "bin" / "jupyter-repo2docker", bare), named)
    if wrong:
        sys.exit("\n".join(wrong))
    row(f"build file written: Python {named}, requirements.txt, nothing else of ours", seconds[0])

    python = interpreter(named, python)
    with timed() as seconds:
        carry_out([[python, "-m", "venv", packages]], f"{python} could not make an environment.")
    row(f"new environment of Python {named}", seconds[0], megabytes(packages), "disk")
    env = os.environ | {"KERNEL_PYTHON_PREFIX": f"{packages}", "PIP_QUIET": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    with timed() as seconds:
        carry_out([["sh", "-c", command]], no_packages, cwd=course, env=env)
    size = megabytes(packages)
    row(f"`{command}`", seconds[0], size, "disk")
    carry_out([[packages / "bin" / "python", "-m", "pip", "check"]], "The packages do not go together.", env=env)

    [lock] = builder.rglob(f"repo2docker/buildpacks/conda/environment.py-{named}-linux-64.lock")
    listing = [packages / "bin" / "python", "-m", "pip", "list", "--format=json"]
    listing = json.loads(subprocess.run(listing, check=True, capture_output=True, text=True).stdout)
    before = there_before(lock.read_text(encoding="utf-8"))
    ours = {plain(one["name"]): one["version"] for one in listing}
    both = before.keys() & ours.keys()
    listed = ", ".join(f"{name} {before[name]}" for name in ("python", "jupyterlab", "notebook", "ipywidgets"))
    return (
        f"The packages take {size:.0f} MB. Not replayed: Binder's image and what stands in it before ours, {len(before)} "
        f"packages with {listed}. Of {len(ours)} packages of ours {len(both)} are there already, "
        f"{sum(before[name] != ours[name] for name in both)} of them in another version, which pip replaces."
    )


def main():
    """Both halves, one table. Whatever stops it, it ends what it began and removes its folder."""
    chosen = arguments(sys.argv[1:])
    if os.name != "posix":
        sys.exit("Binder runs Linux: rehearse it on Linux or macOS.")
    if not shutil.which("git"):
        sys.exit("The rehearsal takes the last commit: install git, then run this again.")
    stop_when_told()
    with tempfile.TemporaryDirectory(prefix="binder-", ignore_cleanup_errors=True) as home:
        home = Path(home).resolve()
        print("| Step | seconds | MB | of |\n|---|---:|---:|---|", flush=True)
        said = build(home, chosen.python)
        cut = CUT if works([*CUT, "true"]) else []
        lessons = [chosen.lesson] if chosen.lesson else [path.stem for path in refresh.lessons()]
        words = [
            f"{home}",
            "" if cut else f"{OFFLINE}",
            f"{chosen.picture.resolve() if chosen.picture else ''}",
            *lessons,
        ]
        code = "import sys, rehearse_binder; rehearse_binder.use(*sys.argv[1:])"
        half = psutil.Popen([*cut, sys.executable, "-c", code, *words], cwd=Path(__file__).parent)
        try:
            failed = half.wait()
        finally:
            end(half, home)
        print(said)
    sys.exit(failed)


if __name__ == "__main__":
    main()
