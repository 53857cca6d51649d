"""Count the words of the five articles, for whoever has their texts: writes paragraphs.csv and words.csv.

usage: python seeds/read_articles.py FOLDER        FOLDER holds the five texts, one .txt file each
The texts are found by the sha256 that articles.csv gives for each. Nothing of them is written but counts.
"""

import csv
import hashlib
import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent

# What a paragraph is, where it is not body text: (article, first, last, role).
ROLES = [
    ("A2", 1, 1, "title"),
    ("A2", 2, 2, "outlet"),
    ("A2", 3, 3, "author note"),
    ("A3", 14, 14, "outlet"),
    ("A3", 15, 15, "title"),
    ("A3", 16, 16, "photo credit"),
    ("A3", 17, 17, "date"),
    ("A3", 18, 18, "standfirst"),
    ("A3", 19, 19, "drop cap"),
    ("A3", 20, 32, "body"),  # the second copy of ¶1-13: the fingerprints show it, words.csv leaves it out
    ("A4", 1, 1, "outlet"),
    ("A4", 26, 26, "author note"),
]

# A word: letters and digits, with apostrophes, hyphens, points and commas only inside.
WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


def role(article, paragraph):
    """The role of a paragraph: body unless ROLES says otherwise."""
    return next((r for a, first, last, r in ROLES if a == article and first <= paragraph <= last), "body")


def paragraphs(text):
    """The non-blank lines of a text, numbered from 1: {1: "…", 2: "…"}."""
    return dict(enumerate((line for line in text.splitlines() if line.strip()), 1))


def words(text):
    """The words of a text in lower case with straight apostrophes: a list of str."""
    return [word.replace("’", "'").lower() for word in WORD.findall(text)]


def texts(folder):
    """The articles found in a folder by their sha256: {"A1": text, …}. Raises FileNotFoundError, naming what is missing."""
    found = {hashlib.sha256(p.read_bytes()).hexdigest(): p for p in sorted(Path(folder).glob("*.txt"))}
    with open(HERE / "articles.csv", encoding="utf-8", newline="") as file:
        wanted = {row["article"]: row["sha256"] for row in csv.DictReader(file)}
    missing = [article for article, sha in wanted.items() if sha not in found]
    if missing:
        raise FileNotFoundError(f"{folder}: no file with the sha256 of {', '.join(missing)} (see articles.csv)")
    return {article: found[sha].read_text(encoding="utf-8") for article, sha in wanted.items()}


def tables(folder):
    """Both tables as lists of rows, header first: (paragraphs, words)."""
    parts = [["article", "paragraph", "role", "words", "fingerprint"]]
    counts = [["article", "paragraph", "word", "count"]]
    for article, text in texts(folder).items():
        seen = set()
        for n, line in paragraphs(text).items():
            fingerprint = hashlib.sha256(line.strip().encode()).hexdigest()[:16]
            parts.append([article, n, role(article, n), len(words(line)), fingerprint])
            if role(article, n) == "body" and fingerprint not in seen:
                if (article, n) == ("A3", 1):
                    line = "O" + line  # the drop cap stands as a paragraph of its own, ¶19
                counts += [[article, n, word, count] for word, count in sorted(Counter(words(line)).items())]
            seen.add(fingerprint)
    return parts, counts


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        results = tables(sys.argv[1])
    except FileNotFoundError as trouble:
        sys.exit(str(trouble))
    for name, rows in zip(("paragraphs", "words"), results):
        with open(HERE / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        print(f"{name}.csv: {len(rows) - 1} rows")


if __name__ == "__main__":
    main()
