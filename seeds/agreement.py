"""How far two readers agree, field by field, from readings.csv: percent, Cohen's kappa, Krippendorff's alpha.

usage: python seeds/agreement.py          prints one Markdown table; the one in README.md is this
"""

from pathlib import Path

import krippendorff
import pandas as pd

HERE = Path(__file__).resolve().parent


def kappa(first, second):
    """Cohen's kappa of two equally long columns of codes: a float from -1 to 1, or None where both use one code only.

    Source: Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20.
    """
    observed = (first == second).mean()
    by_chance = (first.value_counts(normalize=True) * second.value_counts(normalize=True)).sum()
    return None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)


def alpha(first, second):
    """Krippendorff's alpha for codes without order: a float, or None where there is one code only.

    Source: Hayes and Krippendorff (2007), Communication Methods and Measures 1(1).
    """
    codes = sorted(set(first) | set(second))
    if len(codes) == 1:
        return None
    numbers = [[codes.index(code) for code in column] for column in (first, second)]
    return krippendorff.alpha(numbers, level_of_measurement="nominal", value_domain=range(len(codes)))


def agreement(readings):
    """One row for each table and field: units both readers coded, percent equal, kappa, alpha.

    readings: table as in readings.csv. An empty code counts as a code: both readers left the field empty.
    """
    rows = []
    for (table, field), some in readings.groupby(["table", "field"], sort=False):
        first, second = some["first"].fillna(""), some["second"].fillna("")
        if field == "found":
            both, all_units = ((first == "yes") & (second == "yes")).sum(), len(some)
            rows.append([table, "found by both", all_units, 100 * both / all_units, None, None])
        else:
            rows.append(
                [table, field, len(some), 100 * (first == second).mean(), kappa(first, second), alpha(first, second)]
            )
    return pd.DataFrame(rows, columns=["table", "field", "units", "percent", "kappa", "alpha"])


def markdown(table):
    """The agreement as a Markdown table, rounded as a reader needs it."""
    lines = ["| Table | Field | Units | Percent | Kappa | Alpha |", "|---|---|---:|---:|---:|---:|"]
    for row in table.itertuples():
        shown = ["–" if value is None or value != value else f"{value:.2f}" for value in (row.kappa, row.alpha)]
        lines.append(f"| {row.table} | {row.field} | {row.units} | {row.percent:.0f} | {shown[0]} | {shown[1]} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(markdown(agreement(pd.read_csv(HERE / "readings.csv"))))
