"""Bring everything that is made from something else up to date, then run and store every notebook.

usage: python tests/refresh.py [PATH ...]      PATH: notebooks to run; default: all of them

In order: the hashes in seeds/datapackage.json; what is made of the lists in notebooks/ (course map, paths, links, terms,
works, and the pages beside the lessons); each student notebook from its solution; then every notebook is run from the
top and stored in one normal form, so that running this again changes no byte. Without PATH, the instructor's page too.
"""

import base64
import csv
import hashlib
import importlib
import json
import re
import sys
from pathlib import Path

import nbformat
import pages
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
LESSONS, EXERCISES, SEEDS = ROOT / "notebooks", ROOT / "exercises", ROOT / "seeds"
SOLUTIONS = EXERCISES / "solutions"

WIDGET = "application/vnd.jupyter.widget-view+json"
NO_KERNEL = (
    "The controls appear when this cell is run in JupyterLab or on Binder; the figure above shows where they start."
)


def rows(name, folder=LESSONS):
    """A table as a list of dicts, e.g. rows("course"): notebook, unit, question, minutes, exercise_minutes."""
    with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lessons():
    """The lessons that are there, in the order of the course."""
    return [path for row in rows("course") if (path := LESSONS / f"{row['notebook']}.ipynb").exists()]


def stored():
    """Every notebook that is run, in reading order: lessons, solutions, exercises."""
    return [*lessons(), *sorted(SOLUTIONS.glob("*.ipynb")), *sorted(EXERCISES.glob("*.ipynb"))]


def made():
    """The pages beside the lessons: no code, parts of them written by this command."""
    return [LESSONS / f"{name}.ipynb" for name in ("glossary", "bibliography", "help", "instructors")]


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
    """The student's notebook made from a solution: answers out, stubs in, paths one folder up, nothing run."""
    notebook = without_answers(read(master))
    for cell in notebook.cells:
        cell.source = cell.source.replace("../../", "../").replace("folder exercises/solutions", "folder exercises")
    return notebook


def without_answers(notebook):
    """The notebook with answers out, stubs in, nothing run.

    An answer stands between `### BEGIN SOLUTION` and `### END SOLUTION`; a line that begins with `#: ` is what the
    student sees in its place. A cell tagged `solution-only` is left out. Raises ValueError for a lone marker.
    """
    cells = []
    for cell in notebook.cells:
        if "solution-only" in cell.metadata.get("tags", []):
            continue
        source = re.sub(r"^ *### BEGIN SOLUTION\n.*?^ *### END SOLUTION\n?", "", cell.source, flags=re.M | re.S)
        source = re.sub(r"^( *)#: ?", r"\1", source, flags=re.M)
        if "SOLUTION" in source:
            raise ValueError(f"BEGIN SOLUTION and END SOLUTION do not pair in cell {cell['id']}")
        cell.source = source
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
    """The rows of notebooks/course.csv, each with `there`: whether the lesson exists."""
    return [{**row, "there": (LESSONS / f"{row['notebook']}.ipynb").exists()} for row in rows("course")]


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
    parts.append("[help](help.ipynb)")
    return " · ".join(parts)


def fill():
    """Write the course map, the lines of links, terms and works where they belong, and the pages made of lists."""
    replace_in_readme("course map", course_map("notebooks/", "exercises/"))
    replace_in_readme("paths", pages.paths(rows("paths"), course()))
    glossary, works = rows("glossary"), rows("bibliography")
    for path in lessons():
        number = path.stem[:2]
        write(path, filled(read(path), path.stem, pages.of(number, glossary), pages.of(number, works)))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    fill_page("glossary", {"terms": pages.glossary(glossary, course())})
    outside = rows("articles", SEEDS), rows("context", SEEDS)
    fill_page("bibliography", {"sources": pages.bibliography(works, *outside, course())})
    fill_page("help", {"troubles": pages.troubles(readme)})
    fill_page("instructors", {"paths": [pages.paths(rows("paths"), course())]})


def desk():
    """The instructor's part on each lesson, gathered from its notes, its exercise and what the checks say to mistakes."""
    sys.path[:0] = [str(LESSONS), str(EXERCISES)]
    parts = []
    for path in lessons():
        number = path.stem[:2]
        row = next(row for row in rows("course") if row["notebook"] == path.stem)
        notes = [cell.source for cell in read(path).cells if cell.metadata.slideshow.slide_type == "notes"]
        printed = [out.get("text", "") for cell in read(path).cells for out in cell.get("outputs", [])]
        outcomes = [said for said in map(pages.outcome, printed) if said]
        if row["exercise_minutes"]:
            questions = importlib.import_module(f"checks.lesson_{number}").exercise.questions
            wrong = importlib.import_module(f"cases_{number}").WRONG
            said = {q.key: [(name, q.look(wrong[q.key][name][0]).message) for name in wrong[q.key]] for q in questions}
            parts.append(pages.desk(row, notes, outcomes, questions, said))
        else:
            parts.append(pages.desk(row, notes, outcomes, [], {}))
    return parts


def filled(notebook, name, terms, works):
    """A lesson with its links, its course map, its terms linked where they are first used, its terms and works at the end.

    Raises ValueError for a term of the glossary that the lesson's text does not use.
    """
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        if "links" in tags:
            cell.source = links(name)
        if "course-map" in tags:
            cell.source = cell.source.split("\n\n| ")[0] + "\n\n" + course_map()
        if "recap" in tags:
            cell.source = pages.paragraph(cell.source, "**Terms.**", pages.terms(terms))
            cell.source = pages.paragraph(cell.source, "**Methods.**", pages.methods(works))
    open_cells = [
        cell
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        and not {"links", "objectives", "course-map"} & set(cell.metadata.get("tags", []))
        and cell.metadata.slideshow.slide_type != "notes"
    ]
    texts, unused = pages.linked([cell.source for cell in open_cells], terms)
    if unused:
        raise ValueError(f"{name} does not use the terms that notebooks/glossary.csv gives it: {', '.join(unused)}")
    for cell, text in zip(open_cells, texts):
        cell.source = text
    return notebook


def fill_page(name, parts):
    """Write Markdown into the cells of a page that carry these tags: {tag: [one text a cell]}."""
    path = LESSONS / f"{name}.ipynb"
    notebook = read(path)
    for tag, texts in parts.items():
        at = next(k for k, cell in enumerate(notebook.cells) if tag in cell.metadata.get("tags", []))
        others = [cell for cell in notebook.cells if tag not in cell.metadata.get("tags", [])]
        new = [
            nbformat.v4.new_markdown_cell(text, id=f"{tag}-{k}", metadata={"tags": [tag]})
            for k, text in enumerate(texts)
        ]
        notebook.cells = others[:at] + new + others[at:]
    write(path, normal(notebook))


def picture():
    """Take the figure tagged `readme` from the stored lessons into README.md, with its description."""
    for path in lessons():
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
    if len(sys.argv) == 1:
        fill_page("instructors", {"lessons": desk()})


if __name__ == "__main__":
    main()
