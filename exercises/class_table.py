"""Make one table of the summaries that a class hands in.

usage: python exercises/class_table.py FOLDER      FOLDER: holds the files NN_…_summary_NAME.json, at any depth
Prints one row a student and lesson, and how many solved each question; writes into FOLDER `class_table.csv` and
`open_answers.md`, every open answer under its rubric. No answer is run: the outcomes are those that students saw.
"""

import importlib
import json
import sys
import textwrap
from pathlib import Path

import pandas as pd

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "notebooks")]
DONE = ("correct", "handed in")


def sheets(folder):
    """(sheets, troubles): the newest sheet of each name and lesson as dicts, and a sentence for each file left out."""
    newest, troubles = {}, []
    for path in sorted(Path(folder).rglob("*_summary_*.json")):
        try:
            sheet = json.loads(path.read_text(encoding="utf-8"))
            key = (str(sheet["lesson"]), " ".join(str(sheet["name"]).split()))
            sheet["when"] = (str(sheet["date"]), path.stat().st_mtime)
            if not (isinstance(sheet["outcomes"], dict) and isinstance(sheet["answers"], dict)):
                raise TypeError("outcomes and answers are lists of pairs in a summary")
        except (OSError, ValueError, KeyError, TypeError) as trouble:
            troubles.append(f"{path.name}: left out, it is no summary of an exercise ({type(trouble).__name__}).")
            continue
        if key in newest:
            troubles.append(f"{path.name}: {key[1]} handed in {key[0]} more than once; the newest counts.")
        if key not in newest or sheet["when"] > newest[key]["when"]:
            newest[key] = {**sheet, "lesson": key[0], "name": key[1]}
    return [newest[key] for key in sorted(newest)], troubles


def table(found):
    """One row a sheet: lesson, name, date, done (count), questions (count), then one column a question with its outcome."""
    rows = []
    for sheet in found:
        outcomes = {str(key): str(value) for key, value in sheet["outcomes"].items()}
        done = sum(value in DONE for value in outcomes.values())
        rows.append(
            {key: sheet[key] for key in ("lesson", "name", "date")}
            | {"done": done, "questions": len(outcomes)}
            | outcomes
        )
    return pd.DataFrame(rows).fillna("")


def missed(frame):
    """How many students solved each question: a DataFrame with lesson, question, solved, of; the hardest first."""
    long = frame.drop(columns=["date", "done", "questions"]).melt(["lesson", "name"], var_name="question")
    long = long[long["value"] != ""].assign(solved=lambda d: d["value"].isin(DONE))
    count = long.groupby(["lesson", "question"])["solved"].agg(["sum", "count"]).reset_index()
    count = count.rename(columns={"sum": "solved", "count": "of"})
    return count.assign(share=count["solved"] / count["of"]).sort_values(["share", "lesson"]).drop(columns="share")


def open_answers(found):
    """Markdown: for each lesson its open questions, each with its rubric and the answers under their names."""
    parts = ["# Open answers"]
    for lesson in dict.fromkeys(sheet["lesson"] for sheet in found):
        try:
            exercise = importlib.import_module(f"checks.lesson_{lesson[:2]}").exercise
        except ImportError:
            parts.append(f"## {lesson}\n\nThis course has no such exercise.")
            continue
        for question in [q for q in exercise.questions if q.open]:
            parts.append(f"## {lesson}, question {question.key[1:]}: {question.title}")
            parts.append(f"**Rubric**\n\n{textwrap.dedent(question.way).strip()}")
            for sheet in [sheet for sheet in found if sheet["lesson"] == lesson]:
                said = [str(sheet["answers"].get(name, "(not there)")) for name in question.names]
                quoted = "\n".join(f"    {line}" for text in said for line in text.splitlines() or [""])
                parts.append(f"### {sheet['name']}\n\n{quoted}")
    return "\n\n".join(parts) + "\n"


def main():
    """Read the folder that the command line names; every trouble is one sentence."""
    sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a letter of a name shows "?"; the files have it
    if len(sys.argv) != 2:
        sys.exit("usage: python exercises/class_table.py FOLDER")
    folder = Path(sys.argv[1])
    if not folder.is_dir():
        sys.exit(f"{folder} is no folder. Name the folder that holds the files students handed in.")
    found, troubles = sheets(folder)
    print("\n".join(troubles))
    if not found:
        sys.exit(f"No summary in {folder}. Students write one with summary(\"Your name\"); its name holds '_summary_'.")
    frame = table(found)
    print(frame.to_string(index=False), "\n\nSolved, the hardest first:\n")
    print(missed(frame).to_string(index=False))
    safe = frame.assign(name=frame["name"].str.replace(r"^([=+@-])", r"'\1", regex=True))  # no formula in a spreadsheet
    try:
        safe.to_csv(folder / "class_table.csv", index=False, encoding="utf-8-sig")
        (folder / "open_answers.md").write_text(open_answers(found), encoding="utf-8", errors="replace")
    except OSError as trouble:
        sys.exit(f"Nothing could be written in {folder} ({trouble.strerror}): copy the folder to where you may write.")
    print(f"\nWritten in {folder}: class_table.csv, open_answers.md")


if __name__ == "__main__":
    main()
