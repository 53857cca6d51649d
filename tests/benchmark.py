"""Print what the course costs: seconds a notebook, slider latency, memory, sizes.

usage: python tests/benchmark.py [--suite]        --suite also times the tests without the browser
Everything is measured here and now; nothing fails on a slow day. Latency needs Chromium.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import refresh
from nbclient import NotebookClient

ROOT = refresh.ROOT


def seconds(path):
    """(whole run, slowest cell, its id, peak memory of the kernel in MB) of a notebook run from a new kernel."""
    notebook, times = refresh.read(path), {}
    client = NotebookClient(
        notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    )
    start = time.perf_counter()
    with client.setup_kernel():
        for k, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                before = time.perf_counter()
                client.execute_cell(cell, k)
                times[cell["id"]] = time.perf_counter() - before
        whole = time.perf_counter() - start
        try:
            import resource  # noqa: F401  not on Windows

            probe = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
            cell = refresh.nbformat.v4.new_code_cell(probe)
            notebook.cells.append(cell)
            client.execute_cell(cell, len(notebook.cells) - 1)
            memory = int(cell.outputs[0]["text"]) / (1024 if sys.platform != "darwin" else 1024**2)
        except ImportError:
            memory = float("nan")
    slowest = max(times, key=times.get)
    return whole, times[slowest], slowest, memory


def floor():
    """Seconds for a kernel to start and import what every lesson imports."""
    cell = refresh.nbformat.v4.new_code_cell("import pandas, seaborn, matplotlib.pyplot, ipywidgets")
    notebook = refresh.nbformat.v4.new_notebook(cells=[cell])
    start = time.perf_counter()
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    return time.perf_counter() - start


def latency(path, moves=9):
    """Milliseconds from a key on the first slider, or list, to a new picture, in Chromium: (median, largest)."""
    import test_browser as browser_test
    from conftest import CHROMIUM, SWITCHES
    from playwright.sync_api import sync_playwright

    watch = """() => new Promise(done => {
        const box = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .widget-output');
        const old = box.querySelector('img').src, start = performance.now();
        const look = () => { const i = box.querySelector('img');
            i && i.complete && i.src !== old ? done(performance.now() - start) : requestAnimationFrame(look) };
        look(); })"""
    taken = []
    with (
        tempfile.TemporaryDirectory() as home,
        browser_test.jupyterlab(ROOT, Path(home)) as (address, token),
        sync_playwright() as play,
    ):
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        student = browser_test.Student(chromium, address, token)
        student.open(f"notebooks/{path.name}")
        student.run_all()
        student.find(".widget-output img")
        student.find(".widget-vbox :is(.noUi-handle, select:not([multiple]))").focus()
        for k in range(moves):
            student.page.evaluate(f"() => {{ window.waiting = ({watch})() }}")
            student.page.keyboard.press("Home" if k % 2 else "End")
            taken.append(student.page.evaluate("() => window.waiting"))
            student.page.wait_for_timeout(200)
        chromium.close()
    return statistics.median(taken), max(taken)


def megabytes(folder):
    """Size of a folder in MB, links not followed."""
    return sum(p.lstat().st_size for p in Path(folder).rglob("*") if p.is_file()) / 1e6


def main():
    print(
        "| Notebook | run (s) | slowest cell (s) | its id | kernel memory (MB) | size (KB) | slider, median (ms) | largest (ms) |"
    )
    print("|---|---:|---:|---|---:|---:|---:|---:|")
    for path in refresh.stored():
        whole, slowest, cell, memory = seconds(path)
        slider = ("", "")
        if path.parent == refresh.LESSONS:
            try:
                slider = tuple(f"{t:.0f}" for t in latency(path))
            except Exception as trouble:  # no browser here: say so in the table
                slider = (type(trouble).__name__, "")
        name = path.relative_to(ROOT)
        size = path.stat().st_size / 1000
        print(
            f"| {name} | {whole:.1f} | {slowest:.2f} | {cell} | {memory:.0f} | {size:.0f} | {slider[0]} | {slider[1]} |"
        )
    print(f"\nKernel start and imports, the floor of every run: {floor():.1f} s")
    print(f"This environment, with what the tests need: {megabytes(sys.prefix):.0f} MB")
    if "--suite" in sys.argv:
        for workers in (1, 2):
            start = time.perf_counter()
            command = [
                sys.executable,
                "-m",
                "pytest",
                "-n",
                str(workers),
                "--deselect",
                "tests/test_browser.py",
                "--deselect",
                "tests/test_decks.py",
            ]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
            last = done.stdout.strip().splitlines()[-1]
            print(f"Tests without the browser, {workers} worker(s): {time.perf_counter() - start:.0f} s ({last})")


if __name__ == "__main__":
    main()
