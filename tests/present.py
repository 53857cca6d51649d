"""Build slides and web pages of the lessons that work from a folder, without internet.

usage: python tests/present.py [LESSON ...]        LESSON: such as 11; default: all lessons
Writes decks/NAME.slides.html and decks/NAME.html. Open one in a browser; on a slide, S shows the speaker notes.
reveal.js, require.js and axe come from npm (versions in tests/package.json) into an ignored folder.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import refresh
from nbconvert import HTMLExporter, SlidesExporter
from traitlets.config import Config

TESTS = Path(__file__).resolve().parent
MODULES = TESTS / "node_modules"
DECKS = TESTS.parent / "decks"


def fetch():
    """Install what slides load from npm, once. Raises FileNotFoundError where there is no npm."""
    if not all((MODULES / name).is_dir() for name in ("axe-core", "reveal.js", "requirejs")):
        command = [shutil.which("npm") or "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent"]
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


def page(notebook):
    """The lesson as one HTML page, pictures with their descriptions."""
    return exporter(HTMLExporter, "page").from_notebook_node(notebook)[0]


def deck(notebook):
    """The lesson as slides of 1280 by 720: figures without their code, notes unfolded for the speaker's view."""
    notebook = nbformat.from_dict(notebook)
    for cell in notebook.cells:
        cell.source = re.sub(r"<details><summary>(.*?)</summary>(.*)</details>", r"\1\n\2", cell.source, flags=re.S)
    settings = {"reveal_url_prefix": "reveal.js", "require_js_url": "requirejs/require.js", "reveal_theme": "white"}
    settings |= {"reveal_transition": "none", "reveal_width": "1280", "reveal_height": "720"}
    return exporter(SlidesExporter, "deck", **settings).from_notebook_node(notebook)[0]


def build(path, folder=DECKS):
    """Write the deck and the page of one lesson into a folder that also holds the assets."""
    folder.mkdir(exist_ok=True)
    for name in ("reveal.js", "requirejs"):
        if not (folder / name).exists():
            shutil.copytree(fetch() / name, folder / name)
    notebook = refresh.read(path)
    (folder / f"{path.stem}.slides.html").write_text(deck(notebook), encoding="utf-8")
    (folder / f"{path.stem}.html").write_text(page(notebook), encoding="utf-8")


def main():
    for path in sorted(refresh.LESSONS.glob("*.ipynb")):
        if len(sys.argv) == 1 or path.stem[:2] in sys.argv[1:]:
            build(path)
            print(DECKS.name + "/" + path.stem + ".slides.html")


if __name__ == "__main__":
    main()
