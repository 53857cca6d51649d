"""Shared by the tests: where things are, and the articles' texts where a reader has them."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
for folder in ("tests", "notebooks", "exercises", "seeds"):
    sys.path.insert(0, str(ROOT / folder))
os.environ.setdefault("MPLBACKEND", "Agg")


@pytest.fixture(scope="session")
def texts():
    """The articles' paragraphs, {"A1": {1: "…"}}, from the folder that the environment variable ARTICLES names."""
    import read_articles

    folder = os.environ.get("ARTICLES")
    if not folder:
        pytest.skip("the articles' texts are not part of the course; set ARTICLES to a folder that holds them")
    return {article: read_articles.paragraphs(text) for article, text in read_articles.texts(folder).items()}
