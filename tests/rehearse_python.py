"""Rehearse other Pythons: on each, a fresh copy of the course is installed as the README says, then tested.

usage: python tests/rehearse_python.py [VERSION ...] [--newest]
VERSION: such as 3.12; it is looked for on the PATH and among pyenv's (3.11 3.12 3.13; with --newest: the one that runs
this). --newest: in place of the pinned packages, the newest release of each that pyproject.toml names, its bounds left
out; what fails then is a report of what would break, and no failure of this command.

Prints one table, and under it what failed. Left out are the tests that ask what Chromium does or what a text says.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import refresh
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = refresh.ROOT
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
USUAL = ["3.11", "3.12", "3.13"]
INSTALL, TESTS = 900, 3600  # seconds that one installation and one run of the tests may take
LEFT_OUT = ["-k", "not browser", *(f"--ignore=tests/test_{name}.py" for name in ("decks", "style", "lessons", "pages"))]
SHOWN = ["pandas", "matplotlib", "jupyterlab", "ipywidgets"]
MOST = 60  # failed tests that are named


class Trouble(Exception):
    """What stopped one Python's rehearsal, in a sentence."""


def arguments(words):
    """The command line, checked; what is wrong with it is said in a sentence."""
    parser = argparse.ArgumentParser(usage=re.search("usage: (.*)", __doc__)[1])
    parser.add_argument("versions", nargs="*")
    parser.add_argument("--newest", action="store_true")
    chosen, lowest = parser.parse_args(words), PROJECT["project"]["requires-python"].removeprefix(">=")
    for version in chosen.versions:
        if not re.fullmatch(r"3\.\d{1,2}", version):
            parser.error(f"'{version}' is no version of Python, such as 3.12.")
        if int(version[2:]) < int(lowest[2:]):
            parser.error(f"the course needs Python {lowest} or newer, not {version}.")
    chosen.versions = list(dict.fromkeys(chosen.versions))
    if not chosen.versions:
        chosen.versions = [f"3.{sys.version_info.minor}"] if chosen.newest else USUAL
    return chosen


def find(version):
    """(path, whole version) of a Python such as "3.12" that can make environments. Raises Trouble where there is none."""
    places = [Path(folder, f"python{version}") for folder in os.get_exec_path()]
    places += Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob(f"versions/{version}.*/bin/python")
    for place in [*places, Path(sys.executable)]:
        if place.is_file():
            about = [place, "-c", "import ensurepip, platform, venv; print(platform.python_version())"]
            said = subprocess.run(about, capture_output=True, text=True, timeout=60)  # pyenv's may be there and refuse
            if said.returncode == 0 and said.stdout.startswith(f"{version}."):
                return place, said.stdout.strip()
    raise Trouble("it is not on the PATH nor among pyenv's, or cannot make environments: install it with its venv.")


def commands(readme):
    """What the README's two commands say, as lists of words: ([to make an environment, to install, ...], to test)."""
    start, test = re.findall(r"```sh\n(.+)\n```", readme)[:2]
    *install, _ = start.split(" && ")
    *more, test = test.split(" && ")
    return [shlex.split(command) for command in [*install, *more]], shlex.split(test)


def unbounded(project):
    """The names of all packages that a pyproject.toml names, without bounds."""
    needs = [*project["project"]["dependencies"], *project["dependency-groups"]["test"]]
    return [Requirement(need).name for need in needs]


def pins(texts, version):
    """{package: version} that the texts of requirements files pin for a Python such as "3.12.1" on this system."""
    pinned, python = {}, {"python_full_version": version, "python_version": ".".join(version.split(".")[:2])}
    for line in "\n".join(texts).splitlines():
        if line.strip() and not line.strip().startswith("#"):
            need = Requirement(line)
            if need.marker is None or need.marker.evaluate(python):
                pinned[canonicalize_name(need.name)] = str(need.specifier).removeprefix("==")
    return pinned


def differing(pinned, installed):
    """Markdown table of the packages that are installed in another version than pinned, or a sentence."""
    lines = [f"| {n} | {v} | {installed[n]} |" for n, v in sorted(pinned.items()) if installed.get(n, v) != v]
    if not lines:
        return "No package differs: the pinned ones are the newest."
    return "\n".join(["| Package | pinned | newest |", "|---|---|---|", *lines])


def run(command, folder, seconds):
    """(exit code, what was printed) of a command in a folder; Trouble when it takes longer. Ends all that it began."""
    ours = ("JUPYTER", "PYTEST", "PYTHONPATH", "MPL", "VIRTUAL_ENV")
    env = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    with subprocess.Popen(
        command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        encoding="utf-8", errors="replace", start_new_session=True,
    ) as process:  # fmt: skip
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise Trouble(f"`{shlex.join(map(str, command))}` took longer than {seconds} s.") from None
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, said


def results(report):
    """({"passed", "failed", "skipped": numbers}, [name: first line of what went wrong]) of pytest's report in XML."""
    count, failed = {"passed": 0, "failed": 0, "skipped": 0}, []
    for case in ElementTree.parse(report).iter("testcase"):
        kinds = {child.tag: child for child in case}
        wrong = kinds.get("failure", kinds.get("error"))
        count["failed" if wrong is not None else "skipped" if "skipped" in kinds else "passed"] += 1
        if wrong is not None:
            notebook = case.get("classname").endswith(".ipynb")  # there the first line is the same for all cells
            said = re.sub(r"#x1B\[[\d;]*m", "", (not notebook and wrong.get("message")) or wrong.text or "")
            lines = [line.strip() for line in said.splitlines() if line.strip()] or ["?"]
            if notebook and len(lines) > 1:
                lines[0] = f"{lines[1].split(': ', 1)[-1]}: {lines[-1]}"
            failed.append(f"{case.get('classname')}::{case.get('name')}: {lines[0][:200]}")
    return count, failed


def rehearse(version, newest, home):
    """One Python from a fresh copy to the last test: what was found, as `row` takes it. Raises Trouble."""
    python, whole = find(version)
    course = home / version
    leave = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__", ".*_cache", ".ipynb_checkpoints")
    shutil.copytree(ROOT, course, ignore=leave)
    (make, *install), test = commands((course / "README.md").read_text(encoding="utf-8"))
    if newest:
        install = [[".venv/bin/pip", "install", "--upgrade", *unbounded(PROJECT)]]
    print(f"Python {whole}: installing …", file=sys.stderr)
    start = time.perf_counter()
    for command in ([python, *make[1:]], *install):
        code, said = run(command, course, INSTALL)
        if code:
            raise Trouble(f"`{shlex.join(map(str, command))}` failed:\n{said.strip()[-1500:]}")
    seconds = [time.perf_counter() - start]
    code, said = run([".venv/bin/pip", "list", "--format=json", "--disable-pip-version-check"], course, INSTALL)
    installed = {canonicalize_name(one["name"]): one["version"] for one in json.loads(said[said.index("[") :])}
    print(f"Python {whole}: testing …", file=sys.stderr)
    start = time.perf_counter()
    code, said = run([*test, *LEFT_OUT, f"--junitxml={home / 'report.xml'}"], course, TESTS)
    if code not in (0, 1):  # 1: some failed; else pytest itself could not work
        raise Trouble(f"the tests could not be run:\n{said.strip()[-1500:]}")
    seconds.append(time.perf_counter() - start)
    count, failed = results(home / "report.xml")
    shutil.rmtree(course)
    return {"python": whole, "installed": installed, "seconds": seconds, "count": count, "failed": failed}


HEAD = f"""\
| Python | {" | ".join(SHOWN)} | to install (s) | to test (s) | passed | failed | skipped |
|---|{"---|" * len(SHOWN)}---:|---:|---:|---:|---:|"""


def row(found):
    """One Python as a line of the table; a dash for a package that is not there."""
    cells = [found["python"], *(found["installed"].get(name, "–") for name in SHOWN)]
    cells += [f"{seconds:.0f}" for seconds in found["seconds"]] + [str(n) for n in found["count"].values()]
    return f"| {' | '.join(cells)} |"


def main():
    """Rehearse each Python in turn. Whatever stops it, it ends what it began and removes its folders."""
    chosen, troubles, found = arguments(sys.argv[1:]), [], []
    if os.name != "posix":
        sys.exit("This runs on Linux and macOS only: rehearse there.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory(prefix="python-", ignore_cleanup_errors=True) as home:
        for version in chosen.versions:
            try:
                found.append(rehearse(version, chosen.newest, Path(home).resolve()))
                print(row(found[-1]), flush=True)
            except Trouble as trouble:
                troubles.append(f"Python {version}: {trouble}")
                print(troubles[-1], file=sys.stderr)
    texts = [(ROOT / name / "requirements.txt").read_text(encoding="utf-8") for name in (".", "tests")]
    for one in found:
        if chosen.newest:
            print(f"\nPython {one['python']}:\n\n{differing(pins(texts, one['python']), one['installed'])}")
        if one["failed"]:
            print(f"\nPython {one['python']}: {'would break' if chosen.newest else 'failed'}\n")
            print(*(f"- {line}" for line in one["failed"][:MOST]), sep="\n")
            if len(one["failed"]) > MOST:
                print(f"- … and {len(one['failed']) - MOST} more")
        elif chosen.newest:
            print("\nNothing would break.")
    sys.exit(bool(troubles or any(one["failed"] for one in found) and not chosen.newest))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped.")
