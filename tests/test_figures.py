"""Every figure once more, from the tables alone and by another way: its words must say the same numbers."""

import pandas as pd
import pytest
import refresh
from beam import number
from test_lessons import LESSONS, cells

tables = {path.stem: pd.read_csv(path) for path in sorted(refresh.SEEDS.glob("*.csv"))}
facts, context = tables["facts"].set_index("fact_id"), tables["context"].set_index("context_id")
paragraphs, conflicts = tables["paragraphs"], tables["conflicts"]
MILE = 1.609344  # km, exactly


def place(fact):
    return f"{fact[:2]} ¶{facts.loc[fact, 'paragraph']}"


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


def vouched():
    count = {name: dict.fromkeys(["A1", "A2", "A3", "A4", "A5"], 0) for name in ("author", "named", "unnamed")}
    for row in facts[facts["kind"].eq("number") & facts["value"].notna()].itertuples():
        if row.unit not in ("rank", "ordinal"):
            who = "author" if row.voice == "own" else "unnamed" if "(A" in row.speaker else "named"
            count[who][row.article] += 1
    said = ["the author", "a named person", "somebody without a name"]
    return [f"{s}: " + "; ".join(f"{a} {n}" for a, n in c.items()) for s, c in zip(said, count.values())]


def hedged():
    rows = facts[facts["hedge_kind"].isin(["about", "below", "above"]) & facts["unit"].eq("percent")]
    # the table's own intervals, which follow the same rule
    return [
        f"{place(r.Index)} {r.measure}: {number(r.low)} to {number(r.high)}, dot {number(r.value)}"
        for r in rows.itertuples()
    ]


def claims():
    """(fact, outside figure in percent of the claim) of the numbers that lesson 11 holds against an outside figure."""
    for row in facts[facts["kind"].eq("number") & facts["outside_ref"].notna() & facts["value"].notna()].itertuples():
        outside = context.loc[row.outside_ref]
        claim, unit = (row.value * MILE, "km") if row.unit == "mi" else (row.value, row.unit)
        if row.unit not in ("rank", "ordinal") and unit == outside["unit"]:
            yield row, 100 * outside["value"] / claim


def needed():
    said = []
    for row, percent in claims():
        gap, label = percent - 100, f"{place(row.Index)} {row.measure}"
        exact = row.hedge_kind == "none" and abs(gap) <= 50 * row.precision / row.value
        lost = {"none": not exact, "below": gap > 0, "above": gap < 0}.get(row.hedge_kind, False)
        size = 0 if exact else abs(gap)
        series = "holds at no width" if lost else "holds under our rule" if size <= 10 else "holds under a wider rule"
        said += [(series, f"{label} {number(size)}")]
    return said


def misfits():
    names = {"no": "yes", "open": "undecided", "yes": "no"}
    pairs = conflicts.groupby(["contradiction", "misfit"]).size()
    return [(names[verdict], f"{kind} {n}") for (verdict, kind), n in pairs.items()]


def kindly():
    said = []
    for row, percent in claims():
        room = 50 * row.precision / row.value if row.hedge_kind == "none" else 10
        low, high = 100 - room * (row.hedge_kind != "above"), 100 + room * (row.hedge_kind != "below")
        word = "fits" if low <= percent <= high else "does not fit"
        name = row.measure.replace("length of land border", "border, against outside")
        said.append(f"{place(row.Index)} {name}: {number(low)} to {number(high)}, {word} {number(percent)}")
    both = facts.loc["A3-093", "value"] * MILE / facts.loc["A1-038", "value"]
    return [*said, f"A1 ¶4 border, against A3 ¶10: 90 to 100, fits {number(100 * both)}"]


#: What the words of each figure must hold: whole pieces, or (series, piece) pairs. Computed above, never typed in.
EXPECTED = {
    "start-figure-shares": lambda: [f"as found: {shares(words(False))}.", f"after cleaning: {shares(words(True))}."],
    "start-still": lambda: [shares(words(True, copies_of_a3=2))],
    "claims-figure-vouch": vouched,
    "claims-figure-hedged": hedged,
    "claims-figure-needed": needed,
    "claims-figure-conflicts": misfits,
    "claims-still": kindly,
}
FIGURES = {c["id"]: c for path in LESSONS for c in cells(path, "code") if "figure" in c.metadata.get("tags", [])}


def said_by(cell):
    """The words below a figure, without their first label."""
    output = next(o for o in cell.outputs if "text/markdown" in o.get("data", {}))
    return output.data["text/markdown"].removeprefix("**In words.** ")


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_shows_what_the_tables_say(figure):
    said = said_by(FIGURES[figure])
    for piece in EXPECTED[figure]():
        assert holds(said, piece), (piece, said)


def holds(said, piece):
    """True when the words hold the piece, or, for (series, piece), when that series' part of them does."""
    if isinstance(piece, str):
        return piece in said
    series, piece = piece
    part = next(part for part in said.rstrip(".").split(". ") if part.startswith(f"{series}: "))
    return piece in part.removeprefix(f"{series}: ").split("; ")


def test_a_swapped_pair_of_bars_is_noticed():
    said = said_by(FIGURES["claims-figure-conflicts"])
    swapped = said.replace("scope 9", "scope 7").replace("perspective 7", "perspective 9")
    assert swapped != said
    assert all(holds(said, piece) for piece in misfits())
    assert not all(holds(swapped, piece) for piece in misfits())
