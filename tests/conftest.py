"""Shared by the tests: where things are, a browser, and the articles' texts where a reader has them."""

import os
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
for folder in ("tests", "notebooks", "exercises", "seeds"):
    sys.path.insert(0, str(ROOT / folder))
os.environ.setdefault("MPLBACKEND", "Agg")

from student import Student, copied, jupyterlab  # noqa: E402  from the folder named above

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NEEDS_CHROMIUM = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"),
    reason="no Chromium on this machine: install it (Debian: apt install chromium) to run the browser tests",
)


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "CI needs Chromium: .ci/run installs it"
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def texts():
    """The articles' paragraphs, {"A1": {1: "…"}}, from the folder that the environment variable ARTICLES names."""
    import read_articles

    folder = os.environ.get("ARTICLES")
    if not folder:
        pytest.skip("the articles' texts are not part of the course; set ARTICLES to a folder that holds them")
    return {article: read_articles.paragraphs(text) for article, text in read_articles.texts(folder).items()}


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab on a copy of the course: (address, token, the copy's folder)."""
    folder, home = copied(tmp_path_factory.mktemp("course")), tmp_path_factory.mktemp("home")
    with jupyterlab(folder, home) as (address, token):
        yield address, token, folder


@pytest.fixture(scope="module")
def visitor(browser, lab):
    """One page for all tests: JupyterLab takes seconds to load, a notebook in it does not."""
    person = Student(browser, lab[0], lab[1])
    yield person
    person.context.close()


@pytest.fixture
def student(visitor):
    """A student with nothing open, whose notebooks are closed afterwards."""
    yield visitor
    visitor.leave()
