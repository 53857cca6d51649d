"""Measure what the course costs: time, memory, sizes, a slider's answer, and how they grow with the number of lessons.

usage: python tests/benchmark.py [--suite] [--readme]
--suite also times the tests with one worker and with two (about half an hour); --readme stores the tables in README.md.
Everything is measured here and now, on a machine with nothing else to do; nothing fails on a slow day. A slider's
answer needs Chromium.
"""

import datetime
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import refresh
from nbclient import NotebookClient

ROOT = refresh.ROOT
SEE = "import psutil; print(psutil.Process().memory_info().rss)"


def seconds(path):
    """(seconds of the whole run, of the slowest cell, that cell's id, the kernel's MB at its end) from a new kernel."""
    notebook, times = refresh.read(path), {}
    place = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(notebook, timeout=60, kernel_name="python3", resources=place)
    start = time.perf_counter()
    with client.setup_kernel():
        for k, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                before = time.perf_counter()
                client.execute_cell(cell, k)
                times[cell["id"]] = time.perf_counter() - before
        whole = time.perf_counter() - start
        notebook.cells.append(refresh.nbformat.v4.new_code_cell(SEE))
        memory = client.execute_cell(notebook.cells[-1], len(notebook.cells) - 1).outputs[0]["text"]
    slowest = max(times, key=times.get)
    return whole, times[slowest], slowest, int(memory) / 1e6


def floor():
    """Seconds that a kernel takes to start and to import what every lesson imports: the least that a notebook can cost."""
    cell = refresh.nbformat.v4.new_code_cell("import pandas, seaborn, matplotlib.pyplot, ipywidgets")
    start = time.perf_counter()
    NotebookClient(refresh.nbformat.v4.new_notebook(cells=[cell]), timeout=60, kernel_name="python3").execute()
    return time.perf_counter() - start


def latency(paths, moves=9):
    """{path: (median, largest)}: milliseconds from a key on a lesson's first slider, or list, to its new picture."""
    from conftest import CHROMIUM, SWITCHES
    from playwright.sync_api import sync_playwright
    from student import PANEL, WATCH, Student, copied, jupyterlab

    watch = """async () => {
        window.note();
        let start = performance.now(), at = null;
        await window.until(() => { at ??= window.drawn() ? performance.now() : null; return at; });
        return at && at - start;
    }"""
    answers = {}
    with (
        tempfile.TemporaryDirectory() as home,
        jupyterlab(copied(Path(home)), Path(home)) as (address, token),
        sync_playwright() as play,
    ):
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        for path in paths:
            student, taken = Student(chromium, address, token), []
            student.open(f"notebooks/{path.name}")
            student.run_all()
            student.find(".widget-output img")
            student.page.evaluate(WATCH, PANEL)
            student.find(".widget-vbox :is(.noUi-handle, select:not([multiple]))").focus()
            for k in range(moves):
                student.page.evaluate(f"() => {{ window.waiting = ({watch})() }}")
                student.page.keyboard.press("Home" if k % 2 else "End")
                taken.append(student.page.evaluate("() => window.waiting"))
                student.page.wait_for_timeout(200)
            taken = [ms for ms in taken if ms] or [float("nan")]  # an end that shows the same picture has no time
            answers[path] = statistics.median(taken), max(taken)
            student.leave()
            student.context.close()
        chromium.close()
    return answers


def megabytes(folder):
    """Size of a folder in MB, links not followed."""
    return sum(p.lstat().st_size for p in Path(folder).rglob("*") if p.is_file()) / 1e6


def tested(workers, *words):
    """(seconds, last line) of the README's test command with so many workers."""
    command = [sys.executable, "-m", "pytest", "-n", str(workers), *map(str, words)]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return time.perf_counter() - start, done.stdout.strip().splitlines()[-1]


def table(head, lines):
    """Rows as a Markdown table; all columns but the first are numbers."""
    ruled = [head, ["---", *["---:"] * (len(head) - 1)], *lines]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in ruled) + "\n"


def progress(what):
    """Say on the terminal what is being measured."""
    print(what, file=sys.stderr, flush=True)


def by_lesson(lessons, cost, answers):
    """The table of lessons: run, slowest cell, memory, size, a slider's answer."""
    rows = []
    for path in lessons:
        whole, slowest, cell, memory, size = cost[path]
        figures = [f"{whole:.1f}", f"{slowest:.2f} ({cell})", f"{memory:.0f}", f"{size:.0f}"]
        rows.append([path.stem, *figures, *(f"{ms:.0f}" for ms in answers[path])])
    return table(
        ["Lesson", "run, s", "slowest cell, s", "kernel, MB", "file, KB", "slider, median ms", "at most, ms"], rows
    )


def by_number(lessons, cost, answers, least):
    """How cost grows with the number of lessons, each with its exercise: a table, and what one more lesson adds."""
    rows, exact = [], []
    for n in sorted({1, 6, 11, len(lessons)}):
        some = [path for path in cost if path.stem in {lesson.stem for lesson in lessons[:n]}]
        progress(f"strict run of the first {n} lessons")
        one, two = (tested(workers, *some)[0] for workers in (1, 2))
        size = sum(cost[path][4] for path in some) / 1000
        memory, slider = max(cost[path][3] for path in some), max(answers[path][0] for path in lessons[:n])
        figures = [f"{v:.0f}" for v in (len(some) * least, one, two)]
        rows.append([n, len(some), *figures, f"{size:.1f}", f"{memory:.0f}", f"{slider:.0f}"])
        exact.append((n, one, two, size))
    one, two, size = ((exact[-1][k] - exact[0][k]) / (exact[-1][0] - exact[0][0]) for k in (1, 2, 3))
    head = ["Lessons", "notebooks", "floor, s", "strict run, 1 worker, s", "2 workers, s", "files, MB"]
    return (
        table([*head, "largest kernel, MB", "slowest slider, median ms"], rows)
        + f"\nFloor: a kernel starts and imports in {least:.1f} s, once a notebook. One lesson more, with its exercise, adds "
        f"{one:.1f} s with 1 worker, {two:.1f} s with 2, and {size:.2f} MB of files.\n"
    )


def main(words):
    if unknown := set(words) - {"--suite", "--readme"}:
        sys.exit(f"{min(unknown)}: no such switch. Known are --suite and --readme.")
    lessons, cost = refresh.lessons(), {}
    for path in refresh.stored():
        progress(path.relative_to(ROOT))
        cost[path] = (*seconds(path), path.stat().st_size / 1000)
    progress("sliders in Chromium")
    try:
        answers = latency(lessons)
    except Exception as trouble:  # no browser here: the table says so
        progress(f"The sliders could not be measured. {type(trouble).__name__}: {str(trouble)[:200]}")
        answers = dict.fromkeys(lessons, (float("nan"), float("nan")))
    cores, memory = os.cpu_count(), psutil.virtual_memory().total / 2**30
    here = f"{cores} cores, {memory:.0f} GB, {platform.system()}, Python {platform.python_version()}"
    text = f"Measured on {datetime.date.today()}: {here}.\n\n{by_lesson(lessons, cost, answers)}\n"
    text += by_number(lessons, cost, answers, floor())
    text += (
        f"The environment takes {megabytes(sys.prefix):.0f} MB with what the tests need, however many the lessons.\n"
    )
    for workers in (1, 2) if "--suite" in words else ():
        progress(f"all tests, workers: {workers}")
        taken, says = tested(workers)
        text += f"All tests, workers {workers}: {taken:.0f} s ({says.strip('= ')}).\n"
    print(text)
    if "--readme" in words:
        refresh.replace_in_readme("benchmark", text.strip())


if __name__ == "__main__":
    main(sys.argv[1:])
