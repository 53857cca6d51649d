"""Rehearse a class on a server: students log in to a JupyterHub on this machine, run a lesson, move its slider.

usage: python tests/rehearse_class.py [STUDENTS ...] [--lesson NAME] [--over SECONDS] [--packages FOLDER]
STUDENTS: sizes of a class, one after the other (10 20 30); NAME: such as 23_link_or_state; SECONDS: time over which
the class arrives (180); FOLDER: outside the course, keeps what is installed for the next time, else nothing is kept.

JupyterHub comes from PyPI, its proxy from npm. All share one password and nobody is kept apart from the others: never
use this as a server. It listens on this machine only. No browser runs, because a student's browser works on the
student's machine; what it asks of the server (login, page, lesson, kernel, cells, slider) is asked here in its place.
"""

import argparse
import asyncio
import json
import logging
import math
import os
import random
import re
import secrets
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import psutil
import refresh
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

HUB, PROXY = "jupyterhub==6.1.1", "configurable-http-proxy@5.3.0"
ARRIVE, MOVES, PAUSE = 180, 6, 5  # seconds in which a class arrives; moves of a slider; mean seconds between two
STEP = 120  # seconds that one step may take: a start, a cell, a picture


def arguments(words):
    """The command line, checked; what is wrong with it is said in a sentence."""
    parser = argparse.ArgumentParser(usage=re.search("usage: (.*)", __doc__)[1])
    parser.add_argument("students", nargs="*", type=int, default=[10, 20, 30])
    parser.add_argument("--lesson", default="23_link_or_state", choices=[path.stem for path in refresh.lessons()])
    parser.add_argument("--over", type=int, default=ARRIVE)
    parser.add_argument("--packages", type=Path)
    chosen = parser.parse_args(words)
    if not all(1 <= n <= 60 for n in chosen.students):
        parser.error("a class has 1 to 60 students.")
    if not 1 <= chosen.over <= 600:
        parser.error("a class arrives over 1 to 600 seconds.")
    if chosen.packages and chosen.packages.resolve().is_relative_to(refresh.ROOT):
        parser.error("the folder for packages must lie outside the course, which every student gets a copy of.")
    return chosen


def install(folder):
    """Put the course's packages, JupyterHub and its proxy into a folder, or what it lacks of them."""
    if os.name != "posix":
        sys.exit("JupyterHub runs on Linux and macOS only: rehearse the class there.")
    if not shutil.which("npm"):
        sys.exit("JupyterHub's proxy needs npm: install Node.js, then run this again.")
    pip = [folder / "bin" / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    commands = [] if pip[0].exists() else [[sys.executable, "-m", "venv", folder]]
    commands.append([*pip, "-r", refresh.ROOT / "requirements.txt", HUB])
    commands.append(["npm", "install", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel=error", PROXY])
    carry_out(
        commands, "The class server could not be installed: is there a connection to the internet? Then run again."
    )


def carry_out(commands, trouble, **how):
    """Run commands one after the other; where one fails or takes 15 minutes, everything ends with this sentence."""
    for command in commands:
        try:
            subprocess.run(command, check=True, timeout=900, stdout=sys.stderr, **how)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            sys.exit(trouble)


def addresses(n):
    """Addresses on this machine, on n ports that nobody uses."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(n)]
    found = [f"http://127.0.0.1:{one.getsockname()[1]}" for one in sockets]
    for one in sockets:
        one.close()
    return found


def surroundings(packages):
    """Environment variables for a server of these packages: ours, less what would change what it does."""
    ours = ("JUPYTER", "PYTEST", "PYTHONPATH", "MPL")
    env = {k: v for k, v in os.environ.items() if not k.startswith(ours) and not k.lower().endswith("_proxy")}
    return env | {"PATH": f"{packages / 'bin'}{os.pathsep}{env['PATH']}"}


def until_it_answers(address, server, process, log):
    """Wait for a server that has just been started. Ends with a sentence and the end of its log where it does not."""
    latest = time.monotonic() + STEP
    with httpx.Client(trust_env=False) as web:
        while process.poll() is None and time.monotonic() < latest:
            with suppress(httpx.HTTPError):
                if web.get(address).is_success:
                    return
            time.sleep(0.1)
    sys.exit(f"{server} did not start:\n{log.read_text(encoding='utf-8')[-2000:]}")


def stop_when_told():
    """From now on Ctrl-C and SIGTERM end this program after it has cleaned up; a second one does not disturb that."""

    def stop(*_):
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, signal.SIG_IGN)
        logging.disable()  # what is cut off half-way has nothing to report
        sys.exit("Stopped.")

    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, stop)


def inside(folder):
    """The processes that work in this folder: the hub, its proxy, the students' servers and kernels."""
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):  # ended meanwhile, or another user's
            if Path(process.cwd()).is_relative_to(folder):
                yield process


def end(process, folder):
    """End a hub, which ends its students' servers; whatever then still works in its folder is killed."""
    with suppress(psutil.Error):
        process.terminate()
    psutil.wait_procs([process], timeout=40)
    left = list(inside(folder))
    for one in left:
        with suppress(psutil.Error):
            one.kill()
    psutil.wait_procs(left, timeout=10)


@contextmanager
def hub(folder, packages, names, password):
    """A JupyterHub with a copy of the course as each student's home; yields its address. Ends all that it began."""
    leave = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__", ".*_cache", ".ipynb_checkpoints")
    for name in names:
        shutil.copytree(refresh.ROOT, folder / "students" / name, ignore=leave)
    outside, inner, proxy = addresses(3)
    settings = {
        "JupyterHub.bind_url": outside,
        "JupyterHub.hub_bind_url": inner,
        "ConfigurableHTTPProxy.api_url": proxy,
        "ConfigurableHTTPProxy.command": [str(packages / "node_modules" / ".bin" / "configurable-http-proxy")],
        "JupyterHub.authenticator_class": "shared-password",
        "SharedPasswordAuthenticator.user_password": password,
        "Authenticator.allow_all": True,
        "JupyterHub.spawner_class": "simple",
        "SimpleLocalProcessSpawner.home_dir_template": str(folder / "students" / "{username}"),
        "Spawner.cmd": [str(packages / "bin" / "jupyterhub-singleuser")],
        "Spawner.args": ["--config=.jupyter/jupyter_lab_config.py"],  # the course's own, in each student's copy
        "Spawner.start_timeout": STEP,
        "Spawner.http_timeout": STEP,  # JupyterHub's 30 are too few where a class starts at once on few cores
    }
    config = folder / "jupyterhub_config.py"
    config.write_text("".join(f"c.{key} = {value!r}\n" for key, value in settings.items()), encoding="utf-8")
    env = surroundings(packages)
    with open(folder / "hub.log", "w", encoding="utf-8") as log:
        command = [packages / "bin" / "python", "-m", "jupyterhub", "-f", config]
        process = psutil.Popen(command, cwd=folder, env=env, stdout=log, stderr=log, start_new_session=True)
        try:
            until_it_answers(f"{outside}/hub/health", "JupyterHub", process, folder / "hub.log")
            yield outside
        finally:
            end(process, folder)


def control(models):
    """(widget, name of its value, the value, its two ends) of the first slider or list among a kernel's widgets.

    models: {id: state} in the order in which they were made. Raises LookupError where there is none.
    """
    for widget, state in models.items():
        if isinstance(state.get("index"), int):
            return widget, "index", state["index"], (0, len(state["_options_labels"]) - 1)
        if {"value", "min", "max"} <= state.keys() and not isinstance(state["value"], list):
            return widget, "value", state["value"], (state["min"], state["max"])
    raise LookupError("the lesson has no slider and no list")


class Student:
    """One student: cookies, a kernel and its widgets, and the seconds that things took."""

    def __init__(self, name, address):
        self.name, self.address, self.models = name, address, {}
        self.ready, self.ran, self.moves = [], [], []
        self.web = httpx.AsyncClient(base_url=address, timeout=STEP, follow_redirects=True, trust_env=False)

    async def log_in(self, password):
        """Log in with the form, wait for the server's page, and take from it what JupyterLab takes: its token."""
        await self.web.get("/hub/login")
        form = {"username": self.name, "password": password, "_xsrf": self.web.cookies["_xsrf"]}
        page = await self.web.post("/hub/login", data=form)
        while not page.raise_for_status().url.path.startswith(f"/user/{self.name}/"):
            await asyncio.sleep(0.5)
            page = await self.web.get(f"/hub/spawn-pending/{self.name}")
        page = json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page.text, re.S)[1])
        self.web.headers["Authorization"] = f"token {page['token']}"

    async def open(self, path):
        """Open a notebook and a kernel for it, as JupyterLab does, until that answers; returns the notebook's code."""
        base = f"/user/{self.name}/api"
        cells = (await self.web.get(f"{base}/contents/{path}")).raise_for_status().json()["content"]["cells"]
        about = {"path": path, "name": "", "type": "notebook", "kernel": {"name": "python3"}}
        session = (await self.web.post(f"{base}/sessions", json=about)).raise_for_status().json()
        channels = f"{self.address.replace('http', 'ws', 1)}{base}/kernels/{session['kernel']['id']}/channels"
        request = HTTPRequest(f"{channels}?session_id={self.name}", headers=dict(self.web.headers))
        self.socket = await websocket_connect(request, max_message_size=10**8)
        await self.ask("kernel_info_request", {})
        return [cell["source"] for cell in cells if cell["cell_type"] == "code"]

    async def send(self, kind, content):
        """Send the kernel a message; returns its id."""
        header = {"msg_id": secrets.token_hex(8), "msg_type": kind, "session": self.name, "username": self.name}
        header |= {"version": "5.3", "date": "2022-12-31T00:00:00Z"}
        message = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}
        await self.socket.write_message(json.dumps(message))
        return header["msg_id"]

    async def hear(self):
        """The kernel's next message: (kind, id of what it answers, content, what it changes in a widget)."""
        text = await asyncio.wait_for(self.socket.read_message(), STEP)
        if text is None:
            raise ConnectionError("the connection to the kernel was closed")
        message = json.loads(text)
        kind, content, state = message["msg_type"], message["content"], {}
        if content.get("execution_state") in ("restarting", "dead"):
            raise ConnectionError("the kernel died; was it short of memory?")
        if kind in ("comm_open", "comm_msg"):
            state = content["data"].get("state", {})
            self.models.setdefault(content["comm_id"], {}).update(state)
        return kind, message["parent_header"].get("msg_id"), content, state

    async def ask(self, kind, content):
        """Ask the kernel, wait until it has answered and rests. Raises RuntimeError for an error in a cell."""
        request, missing = await self.send(kind, content), {"reply", "rest"}
        while missing:
            heard, answers, said, _ = await self.hear()
            if answers == request and heard == kind.replace("request", "reply"):
                if said["status"] != "ok":
                    raise RuntimeError(f"a cell failed: {said.get('ename')}: {said.get('evalue')}")
                missing.discard("reply")
            if answers == request and said.get("execution_state") == "idle":
                missing.discard("rest")

    async def work(self, password, path, wait):
        """Come after `wait` seconds, log in, open the lesson, run it cell by cell."""
        await asyncio.sleep(wait)
        start = time.perf_counter()
        await self.log_in(password)
        cells = await self.open(path)
        self.ready.append(time.perf_counter() - start)
        await self.run(cells)

    async def run(self, cells):
        """Run a notebook's code, cell by cell."""
        start = time.perf_counter()
        for code in cells:
            await self.ask("execute_request", {"code": code, "silent": False, "allow_stdin": False})
        self.ran.append(time.perf_counter() - start)

    async def play(self, pauses):
        """Move the slider from end to end after each pause, and wait for the new picture."""
        widget, name, value, ends = control(self.models)
        for pause in pauses:
            await asyncio.sleep(pause)
            value, start = ends[0] if value == ends[1] else ends[1], time.perf_counter()
            await self.send("comm_msg", {"comm_id": widget, "data": {"method": "update", "state": {name: value}}})
            while not (await self.hear())[3].get("outputs"):  # a picture, or a sentence in its place
                pass
            self.moves.append(time.perf_counter() - start)


def weigh(folder):
    """{kind: [(MB, processor seconds) of each process]} of what works in this folder: hub (with proxy), server, kernel.

    MB: a process's own memory and its part of what it shares with others (Linux), or its own alone (macOS).
    """
    found = {"hub": [], "server": [], "kernel": []}
    for process in inside(folder):
        with suppress(psutil.Error):
            command, memory, times = " ".join(process.cmdline()), process.memory_full_info(), process.cpu_times()
            kind = "kernel" if "ipykernel" in command else "server" if "singleuser" in command else "hub"
            found[kind].append((getattr(memory, "pss", memory.uss) / 1e6, times.user + times.system))
    return found


async def rehearse(address, names, password, path, over, folder):
    """One class from login to the last picture: what was measured, as `row` and `machine` take it."""
    chance, students = random.Random(2022), [Student(name, address) for name in names]

    async def together(tasks, seconds):
        tried = await asyncio.gather(*(asyncio.wait_for(task, seconds) for task in tasks), return_exceptions=True)
        return [f"{type(error).__name__}: {error}".splitlines()[0] for error in tried if error]

    waits = [over * (k + chance.random()) / len(students) for k in range(len(students))]
    troubles = await together([s.work(password, path, wait) for s, wait in zip(students, waits)], over + 5 * STEP)
    before = weigh(folder)
    pauses = [[chance.uniform(0, 2 * PAUSE) for _ in range(MOVES)] for _ in students]
    troubles += await together([s.play(some) for s, some in zip(students, pauses) if s.ran], 5 * STEP)
    after = weigh(folder)
    spent = [sum(seconds for kind in found.values() for _, seconds in kind) for found in (before, after)]
    moves = [1000 * seconds for student in students for seconds in student.moves]
    return {
        "students": len(students),
        "hub": sum(mb for mb, _ in after["hub"]),
        "server": statistics.median([mb for mb, _ in after["server"]] or [0]),
        "kernel": statistics.median([mb for mb, _ in after["kernel"]] or [0]),
        "all": sum(mb for kind in after.values() for mb, _ in kind),
        "ready": [seconds for student in students for seconds in student.ready],
        "ran": [seconds for student in students for seconds in student.ran],
        "moves": moves,
        "arriving": spent[0] / len(students),
        "moving": (spent[1] - spent[0]) / max(1, len(moves)),
        "troubles": troubles,
    }


HEAD = """\
| Students | a server (MB) | a kernel (MB) | all, with the hub (MB) | login to lesson ready, median (s) | slowest (s) \
| lesson, median (s) | slowest (s) | slider to picture, median (ms) | largest (ms) \
| processor, to arrive and run (s a student) | for a picture (s) | errors |
|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"""


def row(found):
    """One class as a line of the table; a dash where nothing was measured."""
    numbers = [f"{found['students']}", *(f"{found[key]:.0f}" if found[key] else "–" for key in ("server", "kernel"))]
    numbers.append(f"{found['all']:.0f}")
    for key, form in (("ready", ".1f"), ("ran", ".1f"), ("moves", ".0f")):
        values = found[key]
        numbers += [format(f(values), form) for f in (statistics.median, max)] if values else ["–", "–"]
    numbers += [f"{found['arriving']:.1f}", f"{found['moving']:.2f}", f"{len(found['troubles'])}"]
    return f"| {' | '.join(numbers)} |"


def machine(students, found):
    """(GB, cores) for so many students at once: the next powers of two above what the rule of `advice` asks."""
    memory = 1 + (found["hub"] + students * (found["server"] + 2 * found["kernel"])) / 1000
    cores = 2 * students * max(found["arriving"] / ARRIVE, found["moving"] / PAUSE)
    return tuple(2 ** max(0, math.ceil(math.log2(need))) for need in (memory, cores))


def advice(found):
    """What a class of 30 and a course of 300 need, by the numbers of one class, and the rule."""
    (memory, cores), (more, most) = machine(30, found), machine(60, found)
    student = math.ceil((found["server"] + 2 * found["kernel"]) / 50) * 50
    return (
        f"A class of 30 needs {memory} GB and {cores} cores; a course of 300, of whom 60 work at once, {more} GB and "
        f"{most} cores. On Kubernetes: guarantee {student}M, limit {2 * student}M a student. The rule, with what "
        f"{found['students']} students took: 1 GB, the hub, and a server and two kernels a student (lesson and "
        f"exercise); twice the processor time of a class that arrives in {ARRIVE} s, or of a class where each moves a "
        f"slider every {PAUSE} s, if that is more; the next power of two. The limit is twice the guarantee."
    )


def main():
    """Rehearse each size in turn. Whatever stops it, it ends what it began and removes its folders."""
    chosen, password, good, failed = arguments(sys.argv[1:]), secrets.token_hex(16), None, False
    stop_when_told()
    with tempfile.TemporaryDirectory(prefix="class-", ignore_cleanup_errors=True) as home:
        home = Path(home).resolve()
        packages = (chosen.packages or home / "packages").resolve()
        print("Installing what the class server needs …", file=sys.stderr)
        install(packages)
        print(HEAD, flush=True)
        for size in chosen.students:
            folder = Path(tempfile.mkdtemp(dir=home))
            names = [f"student{k:02}" for k in range(1, size + 1)]
            with hub(folder, packages, names, password) as address:
                path = f"notebooks/{chosen.lesson}.ipynb"
                found = asyncio.run(rehearse(address, names, password, path, chosen.over, folder))
            print(row(found), flush=True)
            if found["troubles"]:
                failed, log = True, (folder / "hub.log").read_text(encoding="utf-8")
                print(*found["troubles"], *re.findall(r"^\[[EC] .*", log, re.M)[:20], sep="\n", file=sys.stderr)
            else:
                good = found
            shutil.rmtree(folder, ignore_errors=True)
    print(f"\n{advice(good) if good else 'No class came through, so nothing can be said about a machine.'}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
