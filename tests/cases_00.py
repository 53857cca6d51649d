"""What lesson 00 must show, computed from the tables by another way, and numbers in its prose that are no results."""

import pandas as pd
from beam import number
from conftest import ROOT

paragraphs = pd.read_csv(ROOT / "seeds" / "paragraphs.csv")


def shares(words):
    """Words for each article, as "A1 21.2; A2 13.9" in percent of all."""
    return "; ".join(f"{a} {number(100 * n / sum(words.values()))}" for a, n in sorted(words.items()))


def words(body_only, copies_of_a3=1):
    count, seen = {}, set()
    for row in paragraphs.itertuples():
        if not body_only or (row.role == "body" and row.fingerprint not in seen):
            count[row.article] = count.get(row.article, 0) + row.words
            seen.add(row.fingerprint)
    count["A3"] *= copies_of_a3
    return count


#: What the words of each figure must hold: whole pieces, or (series, piece) pairs. Computed above, never typed in.
FIGURES = {
    "start-figure-shares": lambda: [f"as found: {shares(words(False))}.", f"after cleaning: {shares(words(True))}."],
    "start-still": lambda: [shares(words(True, copies_of_a3=2))],
}

#: Numbers in prose that are no results, each with its reason.
ALLOWED = {5.0: "last place", 16.0: "signs of a fingerprint"}
