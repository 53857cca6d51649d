"""The data package against its schema, its own rules and, where they are at hand, the articles' texts."""

import csv
import json
import os
import re
import shutil

import frictionless
import pandas as pd
import pytest
import read_articles
import refresh
from conftest import ROOT
from test_house import tracked

SEEDS = ROOT / "seeds"
PACKAGE = json.loads((SEEDS / "datapackage.json").read_text(encoding="utf-8"))
frictionless.system.trusted = True


def tables(folder=SEEDS):
    return {r["name"]: pd.read_csv(folder / r["path"], dtype={"paragraph": int}) for r in PACKAGE["resources"]}


# ---------------------------------------------------------------- schema, keys, foreign keys, enums, hashes


def schema_troubles(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [f"{task.name} {error.type}: {error.message}" for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


def test_package_fits_its_schema():
    assert schema_troubles(SEEDS) == []


@pytest.mark.parametrize(
    "table, column, value",
    [
        ("facts", "kind", "rumour"),
        ("facts", "paragraph", "99"),
        ("facts", "value", "a lot"),
        ("facts", "fact_id", "A1-001"),
        ("facts", "repeats", "A9-999"),
        ("facts", "outside_ref", "Z99"),
        ("facts", "as_of_start", "17.06.2022"),
        ("conflict_claims", "fact_id", "A9-999"),
        ("conflicts", "misfit", "quarrel"),
        ("words", "count", "0"),
        ("paragraphs", "fingerprint", "?"),
        ("articles", "date_from", "summer"),
        ("context", "address", "somewhere"),
    ],
)
def test_schema_catches_damage(tmp_path, table, column, value):
    shutil.copytree(SEEDS, tmp_path / "seeds")
    path = tmp_path / "seeds" / f"{table}.csv"
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[5 % len(rows)][column] = value
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    package = json.loads((tmp_path / "seeds" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:  # leave the hash out: the schema alone must see the damage
        resource.pop("hash"), resource.pop("bytes")
    (tmp_path / "seeds" / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert any(table in trouble for trouble in schema_troubles(tmp_path / "seeds"))


def test_hash_catches_a_changed_byte(tmp_path):
    shutil.copytree(SEEDS, tmp_path / "seeds")
    path = tmp_path / "seeds" / "words.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",1\n", ",2\n", 1), encoding="utf-8")
    assert any("hash" in trouble for trouble in schema_troubles(tmp_path / "seeds"))


def test_every_file_is_declared_and_every_field_explained():
    declared = {r["path"] for r in PACKAGE["resources"]}
    assert declared == {p.name for p in SEEDS.glob("*.csv")}
    for resource in PACKAGE["resources"]:
        assert resource["sources"] and resource["description"]
        header = (SEEDS / resource["path"]).open(encoding="utf-8").readline().strip().split(",")
        assert header == [f["name"] for f in resource["schema"]["fields"]]
        for entry in resource["schema"]["fields"]:
            assert entry["title"] and entry["description"], (resource["name"], entry["name"])
            if entry["type"] in ("number", "integer"):
                assert entry.get("unit"), f"{resource['name']}.{entry['name']} has no unit"


# ---------------------------------------------------------------- the rules of seeds/README.md


def reference_interval(row):
    """The interval a hedge stands for by the reference rule: ±10 % of the value, one-sided for almost and over."""
    value, step = row["value"], row["precision"] / 2
    low, high = {
        "about": (0.9 * value, 1.1 * value),
        "below": (0.9 * value, value),
        "above": (value, 1.1 * value),
    }.get(row["hedge_kind"], (value - step, value + step))
    return low, min(high, 100) if row["unit"] == "percent" and "share" in row["measure"] else high


def rule_troubles(t):
    """Every row that breaks a rule the schema cannot express, as sentences."""
    facts, found = t["facts"], []
    for row in facts.to_dict("records"):
        name, chain = row["fact_id"], row["speaker_chain"].split(" > ")

        def say(what, name=name):
            found.append(f"{name}: {what}")

        if not name.startswith(row["article"]):
            say("belongs to another article")
        if chain[0] != f"author of {row['article']}" or chain[-1] != row["speaker"]:
            say("the chain of speakers does not run from the author to the speaker")
        if (len(chain) == 1) != (row["voice"] == "own") or (len(chain) == 1) != (row["speaker_kind"] == "author"):
            say("voice, kind of speaker and chain do not fit together")
        has_value = pd.notna(row["value"])
        if row["kind"] == "number" and (pd.isna(row["unit"]) or has_value == (row["hedge_kind"] == "vague")):
            say("a number needs a unit, and a value unless it is vague")
        if row["unit"] in ("percent", "rank") and pd.isna(row["denominator"]):
            say("a share, rank or growth rate needs a denominator")
        if has_value:
            low, high = reference_interval(row)
            if abs(row["low"] - low) > 1e-4 * abs(low) or abs(row["high"] - high) > 1e-4 * abs(high):
                say(f"interval {row['low']} to {row['high']}, expected {low} to {high}")
            if not row["low"] <= row["value"] <= row["high"]:
                say("the interval does not hold the value")
        if pd.notna(row["low"]) and row["low"] > row["high"]:
            say("the interval is upside down")
        if row["hedge_kind"] not in ("none", "vague") and pd.isna(row["hedge"]):
            say("a hedge without its word")
        if pd.isna(row["as_of_start"]) != pd.isna(row["as_of_end"]):
            say("half a period")
        if pd.notna(row["as_of_start"]) and pd.notna(row["as_of_end"]) and row["as_of_start"] > row["as_of_end"]:
            say("the period ends before it begins")
        if row["kind"] == "date" and pd.isna(row["as_of_start"]):
            say("a date without a day")
        if row["as_of_basis"] in ("stated", "resolved", "publication") and pd.isna(row["as_of_start"]):
            say("says how it is dated, but not when")
        if pd.isna(row["outside"]) != pd.isna(row["outside_ref"]):
            say("half an outside figure")
        if row["repeats"] == name:
            say("repeats itself")
        if row["article"] == "A3" and row["paragraph"] > 18:
            say("cites the second copy of A3")
    first = dict(zip(facts["fact_id"], facts["repeats"]))
    order = {name: k for k, name in enumerate(facts["fact_id"])}
    for name, earlier in first.items():
        if isinstance(earlier, str) and (order[earlier] > order[name] or isinstance(first[earlier], str)):
            found.append(f"{name}: repeats {earlier}, which is not the first row to say so")
    if list(facts["fact_id"]) != list(facts.sort_values(["article", "paragraph", "fact_id"])["fact_id"]):
        found.append("facts are not in order of article and paragraph")
    published = t["articles"].set_index("article")
    for row in facts[facts["as_of_basis"] == "publication"].to_dict("records"):
        dates = published.loc[row["article"]]
        if (row["as_of_start"], row["as_of_end"]) != (dates["date_from"], dates["date_to"]):
            found.append(f"{row['fact_id']}: not the article's own period")
    claims = t["conflict_claims"].groupby("conflict_id").size()
    for name in t["conflicts"]["conflict_id"]:
        if claims.get(name, 0) < 2:
            found.append(f"{name}: a conflict needs two claims")
    for name in set(claims.index) - set(t["conflicts"]["conflict_id"]):
        found.append(f"{name}: claims without a conflict")
    found += context_troubles(t["context"])
    words = t["words"].groupby("article")["count"].sum()
    clean = t["paragraphs"][t["paragraphs"]["role"] == "body"].drop_duplicates("fingerprint")
    for row in t["articles"].to_dict("records"):
        body = clean.loc[clean["article"] == row["article"], "words"]
        if not words[row["article"]] == row["words_clean"] == body.sum() or len(body) != row["body_paragraphs"]:
            found.append(f"{row['article']}: its words do not add up")
    return found


def context_troubles(context):
    """Rows of context without a source, or derived ones whose formula does not give the value."""
    found = []
    values = dict(zip(context["context_id"], context["value"]))
    for row in context.to_dict("records"):
        if row["status"] == "source read" and (pd.isna(row["publisher"]) or pd.isna(row["address"])):
            found.append(f"{row['context_id']}: no source")
        if row["status"] == "derived":
            result = eval(str(row["formula"]), {"__builtins__": {}}, values)  # noqa: S307 our own table
            if abs(result - row["value"]) > 5e-4 * abs(result):
                found.append(f"{row['context_id']}: {row['formula']} gives {result}, not {row['value']}")
    return found


def test_rows_keep_the_rules():
    assert rule_troubles(tables()) == []


def put(table, column, value, row=None, where=None):
    """A damage: a function that sets one cell of one table."""

    def damage(t):
        frame = t[table]
        k = frame.index[where(frame)][0] if where else row or 0
        frame[column] = frame[column].astype(object)
        frame.loc[k, column] = value

    return damage


DAMAGES = {
    "chain": put("facts", "speaker_chain", "author of A2 > nobody"),
    "voice": put("facts", "voice", "quote", where=lambda f: f["speaker_kind"] == "author"),
    "unit": put("facts", "unit", None, where=lambda f: f["kind"] == "number"),
    "denominator": put("facts", "denominator", None, where=lambda f: f["unit"] == "percent"),
    "interval": put("facts", "high", 99.0, where=lambda f: f["hedge_kind"] == "about"),
    "value": put("facts", "value", 30.0, where=lambda f: f["hedge_kind"] == "about"),
    "hedge word": put("facts", "hedge", None, where=lambda f: f["hedge_kind"] == "weakened"),
    "half a period": put("facts", "as_of_end", None, where=lambda f: f["as_of_start"].notna()),
    "period": put("facts", "as_of_end", "1999-01-01", where=lambda f: f["as_of_start"].notna()),
    "undated date": put("facts", "as_of_start", None, where=lambda f: f["kind"] == "date"),
    "half outside": put("facts", "outside", None, where=lambda f: f["outside_ref"].notna()),
    "later repeat": put("facts", "repeats", "A5-070"),
    "second copy": put("facts", "paragraph", 20, where=lambda f: f["article"] == "A3"),
    "publication": put("facts", "as_of_start", "2021-01-01", where=lambda f: f["as_of_basis"] == "publication"),
    "lonely conflict": lambda t: (
        t["conflict_claims"].drop(index=0, inplace=True)
        or t["conflict_claims"].drop(t["conflict_claims"].index[1:3], inplace=True)
    ),
    "no source": put("context", "address", None, where=lambda c: c["status"] == "source read"),
    "formula": put("context", "value", 1.0, where=lambda c: c["status"] == "derived"),
    "words": put("words", "count", 50),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_rules_catch_damage(name):
    damaged = {key: frame.copy() for key, frame in tables().items()}
    DAMAGES[name](damaged)
    assert rule_troubles(damaged), f"nothing noticed: {name}"


def test_completeness():
    facts = tables()["facts"]
    assert len(facts) >= 250
    assert set(facts["article"]) == {"A1", "A2", "A3", "A4", "A5"}
    kinds = {"number", "date", "route", "actor", "membership", "commitment", "stance", "risk"}
    assert kinds <= set(facts["kind"])


# ---------------------------------------------------------------- evidence: does the paragraph say it?

IN_WORDS = {
    1: "first one largest longest main most worst", 2: "two second", 3: "three third", 9: "nine ninth ninth-largest", 19: "19", 20: "fifth",
    25: "quarter 25th 25", 27: "27 27-nation", 30: "30", 50: "half",
}  # fmt: skip


def plain(text):
    """Straight quotes and dashes, as a reader would type them."""
    for odd, usual in {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "}.items():
        text = text.replace(odd, usual)
    return text


def says(anchor, value):
    """True when the printed words hold the number: in digits, or as one of the usual number words."""
    digits = {float(d.replace(",", "")) for d in re.findall(r"\d[\d,]*(?:\.\d+)?", anchor)}
    words = set(re.findall(r"[\w-]+", anchor.lower()))
    return value in digits or bool(words & set(IN_WORDS.get(value, "").split()))


#: Numbers that the paragraph gives in a way `says` cannot read, each with the words that give it.
SAID_OTHERWISE = {
    "A1-127": "after Australia",  # so second
    "A2-021": "month-long",
    "A4-052": "hour-long",
    "A4-110": "as a bloc",  # first, if blocs are counted
    "A5-044": "for a month",
}


def evidence_troubles(facts, texts):
    found = []
    for row in facts.to_dict("records"):
        text = plain(texts[row["article"]].get(row["paragraph"], ""))
        if plain(row["anchor"]) not in text:
            found.append(f"{row['fact_id']}: ¶{row['paragraph']} does not hold “{row['anchor']}”")
        if pd.notna(row["hedge"]) and plain(row["hedge"]).lower() not in text.lower():
            found.append(f"{row['fact_id']}: ¶{row['paragraph']} does not hold the hedge “{row['hedge']}”")
        if pd.notna(row["value"]) and row["kind"] == "number":
            said = SAID_OTHERWISE.get(row["fact_id"])
            if not (said in row["anchor"] if said else says(row["anchor"], row["value"])):
                found.append(f"{row['fact_id']}: “{row['anchor']}” does not say {row['value']}")
    return found


def test_paragraphs_hold_the_facts(texts):
    assert evidence_troubles(tables()["facts"], texts) == []


@pytest.mark.parametrize("column, value", [("anchor", "no such words"), ("hedge", "perhaps"), ("value", 77.0)])
def test_evidence_catches_damage(texts, column, value):
    facts = tables()["facts"]
    facts[column] = facts[column].astype(object)
    facts.loc[facts["hedge_kind"] == "about", column] = value
    assert evidence_troubles(facts, texts)


def test_no_number_of_the_articles_is_left_out(texts):
    """Every figure printed in digits in a paragraph that counts stands in the anchor of a fact."""
    anchors = tables()["facts"].groupby(["article", "paragraph"])["anchor"].agg(" | ".join)
    missing = []
    for article, parts in texts.items():
        for n, text in parts.items():
            if article == "A3" and (n > 18 or n in (14, 16, 18)):
                continue
            for figure in re.findall(r"\d[\d,.]*\d|\d", text):
                if figure not in plain(anchors.get((article, n), "")):
                    missing.append(f"{article} ¶{n}: {figure}")
    assert missing == []


def test_counts_come_from_the_texts(texts):
    for name, rows in zip(("paragraphs", "words"), read_articles.tables(os.environ["ARTICLES"])):
        with open(SEEDS / f"{name}.csv", encoding="utf-8", newline="") as file:
            assert list(csv.reader(file)) == [[str(cell) for cell in row] for row in rows]


def test_no_run_of_nine_words_is_copied(texts):
    """Tables, lessons, exercises, code and READMEs are in our own words; only titles may be cited whole."""

    def grams(text, n=9):
        w = re.findall(r"[^\W_]+", text.lower())
        return {tuple(w[k : k + n]) for k in range(len(w) - n + 1)}

    titles = list(tables()["articles"]["title"])
    printed = set()
    for parts in texts.values():
        for text in parts.values():
            for title in titles:
                text = text.replace(title, " ")
            printed |= grams(text)
    pieces = [(p.name, p.read_text(encoding="utf-8")) for p in tracked() if p.suffix in {".md", ".py", ".csv", ".json"}]
    for path in refresh.stored():
        for cell in refresh.read(path).cells:
            pieces.append((path.name, cell.source))
            pieces += [(path.name, json.dumps(output, ensure_ascii=False)) for output in cell.get("outputs", [])]
    assert len(pieces) > 100
    for name, text in pieces:
        assert not grams(text) & printed, (name, grams(text) & printed)


def test_missing_texts_are_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="A1, A2, A3, A4, A5"):
        read_articles.texts(tmp_path)
