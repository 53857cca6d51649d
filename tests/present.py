"""Build slides and web pages of the lessons that work from a folder, without internet; or code-along copies.

usage: python tests/present.py [--code-along] [LESSON ...]        LESSON: such as 11; default: all lessons
Writes decks/NAME.slides.html and decks/NAME.html. Open one in a browser; on a slide, S shows the speaker notes.
reveal.js, require.js and axe come from npm (versions in tests/package.json) into an ignored folder.
With --code-along, writes notebooks/NAME.codealong.ipynb: the lesson with the cells tagged `code-along` emptied.
"""

import ast
import copy
import re
import shutil
import subprocess
import sys
from pathlib import Path

import refresh
from nbconvert import HTMLExporter, SlidesExporter
from traitlets.config import Config

TESTS = Path(__file__).resolve().parent
MODULES = TESTS / "node_modules"
DECKS = TESTS.parent / "decks"


def fetch():
    """Install what slides load from npm, once. Raises FileNotFoundError where there is no npm."""
    if not all((MODULES / name).is_dir() for name in ("axe-core", "reveal.js", "requirejs")):
        command = [
            shutil.which("npm") or "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--no-package-lock",
            "--loglevel=error",
        ]
        command += ["--fetch-retries=0"]
        subprocess.run(command, cwd=TESTS, check=True, timeout=300)
    return MODULES


def exporter(kind, template, **settings):
    """An nbconvert exporter with a template of ours, which loads nothing from elsewhere."""
    local = {
        "mathjax_url": "",
        "jquery_url": "",
        "font_awesome_url": "",
        "widget_renderer_url": "",
        "require_js_url": "",
    }
    hide = {"enabled": True, "remove_input_tags": {"figure"} if kind is SlidesExporter else set()}
    config = Config({kind.__name__: local | settings, "TagRemovePreprocessor": hide})
    templates = [str(TESTS / "templates")]
    return kind(
        config=config, template_name=template, extra_template_basedirs=templates, extra_template_paths=templates
    )


def links(source, kind, names):
    """Links to lessons that are built beside this one lead to them; other places of the course become plain words."""

    def there(match):
        words, target = match.groups()
        file, _, place = target.partition("#")
        name = Path(file).stem
        if file == f"{name}.ipynb" and name in names:
            return f"[{words}]({name}.{kind}{'#' * bool(place)}{place})"
        return match[0] if target.startswith("https://") else words

    return re.sub(r"\[([^\]]+)\]\(([^)]+)\)", there, source)


def prepared(notebook, kind, names):
    """A copy of the lesson whose links fit a folder of built files; returns it with its question, for the tab's title."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = links(cell.source, kind, names)
    return notebook, {"metadata": {"name": notebook.cells[0].source.splitlines()[0].lstrip("# ")}}


def page(notebook, names=()):
    """The lesson as one HTML page, pictures with their descriptions; `names`: lessons built beside it."""
    notebook, resources = prepared(notebook, "html", names)
    return exporter(HTMLExporter, "page").from_notebook_node(notebook, resources)[0]


def deck(notebook, names=()):
    """The lesson as slides of 1280 by 720: figures without their code, each note in the speaker's view of its slide.

    Folded answers stay out of the slides. nbconvert ties a note to the slide before it; ours stand before the slide
    that they are for, so each moves behind the cell that begins that slide.
    """
    notebook, resources = prepared(notebook, "slides.html", names)
    cells, note = [], None
    for cell in notebook.cells:
        kind = cell.metadata["slideshow"]["slide_type"]
        unfolded = r"\1\n\2" if kind == "notes" else ""
        cell.source = re.sub(r"<details><summary>(.*?)</summary>(.*?)</details>", unfolded, cell.source, flags=re.S)
        if kind == "notes":
            note = cell
            continue
        cells.append(cell)
        if note is not None and kind in ("slide", "subslide"):
            cells.append(note)
            note = None
    notebook.cells = cells
    settings = {"reveal_url_prefix": "reveal.js", "require_js_url": "requirejs/require.js", "reveal_theme": "white"}
    settings |= {"reveal_width": "1280", "reveal_height": "720"}
    return exporter(SlidesExporter, "deck", **settings).from_notebook_node(notebook, resources)[0]


def build(paths, folder=DECKS):
    """Write decks and pages of these lessons into a folder that also holds the assets; yields each deck's path."""
    folder.mkdir(exist_ok=True)
    for name in ("reveal.js", "requirejs"):
        if not (folder / name).exists():
            shutil.copytree(fetch() / name, folder / name)
    names = [path.stem for path in paths]
    beside = [path.stem for path in refresh.made()]
    for path in [*paths, *refresh.made()]:
        (folder / f"{path.stem}.html").write_text(page(refresh.read(path), names + beside), encoding="utf-8")
    for path in paths:
        slides = folder / f"{path.stem}.slides.html"
        slides.write_text(deck(refresh.read(path), names), encoding="utf-8")
        yield slides


def code_along(path):
    """The lesson with each cell that is tagged `code-along` emptied: its comments stay, and the names it must set."""
    notebook = refresh.read(path)
    for cell in notebook.cells:
        if "code-along" in cell.metadata.get("tags", []):
            cell.source = f"### BEGIN SOLUTION\n{cell.source}\n### END SOLUTION\n{stub(cell.source)}"
    notebook.cells[0].source += "\n\n**Code along:** some cells of this copy are empty. The full lesson has them."
    return refresh.without_answers(notebook)


def stub(source):
    """What stands in an emptied cell: the comments of the code, then which names it sets and whether it shows a result."""
    names = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign):
            names += [ast.unparse(part) for target in node.targets for part in getattr(target, "elts", [target])]
        if isinstance(node, ast.FunctionDef):
            names.append(f"{node.name}({ast.unparse(node.args)})")
    shows = isinstance(ast.parse(source).body[-1], ast.Expr)
    does = [f"sets `{'`, `'.join(dict.fromkeys(names))}`"] if names else []
    does += ["shows a result"] if shows else []
    comments = [line for line in source.splitlines() if line.startswith("#")]
    return "\n".join(f"#: {line}" for line in [*comments, f"# Your turn: this cell {' and '.join(does)}."])


def main():
    """Build what the command line names; every trouble is one sentence."""
    words = [word for word in sys.argv[1:] if word != "--code-along"]
    lessons = refresh.lessons()
    chosen = [path for path in lessons if not words or path.stem[:2] in words]
    unknown = set(words) - {path.stem[:2] for path in lessons}
    if unknown:
        sys.exit(f"No lesson {', '.join(sorted(unknown))}. There are: {', '.join(path.stem[:2] for path in lessons)}.")
    if "--code-along" in sys.argv:
        for path in chosen:
            copy_path = path.with_suffix(".codealong.ipynb")
            refresh.write(copy_path, code_along(path))
            print(copy_path.relative_to(refresh.ROOT))
        return
    try:
        fetch()
    except FileNotFoundError:
        sys.exit("Slides need npm once, to fetch what they load: install Node.js, then run this again.")
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        sys.exit("npm could not fetch what slides load: is there a connection to the internet? Then run this again.")
    for slides in build(chosen):
        print(f"{DECKS.name}/{slides.name}")


if __name__ == "__main__":
    main()
