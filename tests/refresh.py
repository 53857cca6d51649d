"""Bring everything that is made from something else up to date, then run and store every notebook.

usage: python tests/refresh.py [PATH ...]      PATH: notebooks to run; default: all of them

In order: the hashes in seeds/datapackage.json; the course map in README.md and notebook 00 and the line of links in
each lesson, from notebooks/course.csv; each student notebook from its solution; then every notebook is run from the
top and stored in one normal form, so that running this again changes no byte.
"""

import base64
import csv
import hashlib
import json
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
LESSONS, EXERCISES, SEEDS = ROOT / "notebooks", ROOT / "exercises", ROOT / "seeds"
SOLUTIONS = EXERCISES / "solutions"

WIDGET = "application/vnd.jupyter.widget-view+json"
NO_KERNEL = (
    "The controls appear when this cell is run in JupyterLab or on Binder; the figure above shows where they start."
)


def stored():
    """Every notebook of the course, in reading order."""
    return [*sorted(LESSONS.glob("*.ipynb")), *sorted(SOLUTIONS.glob("*.ipynb")), *sorted(EXERCISES.glob("*.ipynb"))]


def read(path):
    """A notebook as nbformat 4."""
    return nbformat.read(path, as_version=4)


def write(path, notebook):
    """Store a notebook as JupyterLab does: one space of indent, a newline at the end."""
    text = json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def normal(notebook):
    """The notebook with nothing in it that differs from run to run, machine to machine or Python to Python."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    seen = set()
    for k, cell in enumerate(notebook.cells):
        if not cell.get("id") or cell["id"] in seen:
            cell["id"] = f"cell-{k}"
        seen.add(cell["id"])
        keep = ("tags", "slideshow", "jupyter", "editable", "deletable")
        cell.metadata = {key: cell.metadata[key] for key in keep if key in cell.metadata}
        cell.pop("attachments", None)
        if cell.cell_type != "code":
            continue
        for output in cell.outputs:
            if WIDGET in output.get("data", {}):
                output["data"] = {"text/plain": NO_KERNEL}
                output["metadata"] = {}
    return notebook


def run(path):
    """Run a notebook from the top in its own folder and store it in normal form. Raises CellExecutionError."""
    notebook = read(path)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook,
        timeout=60,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        coalesce_streams=True,  # else a busy machine cuts one printed text in two
    )
    client.execute()
    write(path, normal(notebook))


def student(master):
    """The student's notebook made from a solution: answers out, stubs in, paths one folder up, nothing run.

    In a solution, an answer stands between `### BEGIN SOLUTION` and `### END SOLUTION`; a line that begins with `#: `
    is what the student sees in its place. A cell tagged `solution-only` is left out. Raises ValueError for a lone marker.
    """
    notebook = read(master)
    cells = []
    for cell in notebook.cells:
        if "solution-only" in cell.metadata.get("tags", []):
            continue
        source = re.sub(r"^ *### BEGIN SOLUTION\n.*?^ *### END SOLUTION\n?", "", cell.source, flags=re.M | re.S)
        source = re.sub(r"^( *)#: ?", r"\1", source, flags=re.M)
        if "SOLUTION" in source:
            raise ValueError(f"{master.name}: BEGIN SOLUTION and END SOLUTION do not pair in cell {cell['id']}")
        cell.source = source.replace("../../", "../").replace("folder exercises/solutions", "folder exercises")
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        cells.append(cell)
    notebook.cells = cells
    return normal(notebook)


def hashes():
    """Write size and sha256 of every table into the data package."""
    path = SEEDS / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    for table in package["resources"]:
        data = (SEEDS / table["path"]).read_bytes()
        table["bytes"], table["hash"] = len(data), f"sha256:{hashlib.sha256(data).hexdigest()}"
    path.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def course():
    """The rows of notebooks/course.csv as dicts, each with `there`: whether the lesson exists."""
    with open(LESSONS / "course.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["there"] = (LESSONS / f"{row['notebook']}.ipynb").exists()
    return rows


def course_map(lessons="", exercises="../exercises/"):
    """The course map as a Markdown table; the folders go before each link."""
    lines = ["| Lesson | Question it answers | Minutes | Exercise |", "|---|---|---:|---|"]
    unit = None
    for row in course():
        if row["unit"] != unit and row["unit"] != "Start":
            lines.append(f"| **{row['unit']}** | | | |")
        unit = row["unit"]
        name = row["notebook"]
        shown = f"[{name}]({lessons}{name}.ipynb)" if row["there"] else f"{name} *(in preparation)*"
        minutes = row["exercise_minutes"]
        exercise = f"[{minutes} minutes]({exercises}{name}.ipynb)" if row["there"] and minutes else ""
        lines.append(f"| {shown} | {row['question']} | {row['minutes']} | {exercise} |")
    return "\n".join(lines)


def links(name):
    """The line of links that stands in a lesson: minutes, previous, map, next."""
    rows = [row for row in course() if row["there"]]
    here = next(k for k, row in enumerate(rows) if row["notebook"] == name)
    parts = [f"About {rows[here]['minutes']} minutes"]
    if here > 0:
        parts.append(f"previous: [{rows[here - 1]['notebook']}]({rows[here - 1]['notebook']}.ipynb)")
    parts.append("the course map is at the end of this page" if here == 0 else "[course map](00_start_here.ipynb)")
    if here + 1 < len(rows):
        parts.append(f"next: [{rows[here + 1]['notebook']}]({rows[here + 1]['notebook']}.ipynb)")
    parts.append("[help](../README.md#common-troubles)")
    return " · ".join(parts)


def fill():
    """Write the course map and the lines of links where they belong."""
    replace_in_readme("course map", course_map("notebooks/", "exercises/"))
    for path in sorted(LESSONS.glob("*.ipynb")):
        notebook = read(path)
        for cell in notebook.cells:
            tags = cell.metadata.get("tags", [])
            if "links" in tags:
                cell.source = links(path.stem)
            if "course-map" in tags:
                cell.source = cell.source.split("\n\n| ")[0] + "\n\n" + course_map()
        write(path, notebook)


def picture():
    """Take the figure tagged `readme` from the stored lessons into README.md, with its description."""
    for path in sorted(LESSONS.glob("*.ipynb")):
        for cell in read(path).cells:
            if "readme" in cell.metadata.get("tags", []):
                output = next(o for o in cell.outputs if "image/png" in o.get("data", {}))
                (LESSONS / "picture.png").write_bytes(base64.b64decode(output.data["image/png"]))
                alt = output.metadata["image/png"]["alt"].replace('"', "'")
                replace_in_readme("picture", f'<img src="notebooks/picture.png" width="560" alt="{alt}">')


def replace_in_readme(mark, text):
    """Put text between `<!-- mark -->` and `<!-- end of mark -->` of README.md."""
    path = ROOT / "README.md"
    pattern = rf"(<!-- {mark} -->\n).*?(<!-- end of {mark} -->)"
    whole = re.sub(pattern, lambda m: f"{m[1]}\n{text}\n\n{m[2]}", path.read_text(encoding="utf-8"), flags=re.S)
    path.write_text(whole, encoding="utf-8", newline="\n")


def main():
    hashes()
    fill()
    chosen = [Path(p).resolve() for p in sys.argv[1:]] or stored()
    for master in [path for path in chosen if path.parent == SOLUTIONS]:
        made = EXERCISES / master.name
        write(made, student(master))
        if made not in chosen:
            chosen.append(made)
    for path in chosen:
        run(path)
        print(path.relative_to(ROOT))
    picture()


if __name__ == "__main__":
    main()
