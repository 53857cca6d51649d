"""Write the policy brief of lesson 41: one web page that stands alone, with pictures, marks, sources and assumptions.

The page is filled from the template `brief.html.j2` beside this file. Everything that is judged or computed in a brief
stands in the lesson itself; here is only the typesetting, and a sentence for each thing that is missing.
"""

import json
import os
import re
from contextlib import suppress
from pathlib import Path

import jinja2
import pandas as pd
from beam import HERE, SEEDS, NotReady, intact, number

MARKS = {"verified": "\N{CHECK MARK}", "contested": "\N{LEFT RIGHT ARROW}", "unverified": "?"}

#: What still fits one page: name of the part -> (fewest, most) words.
ROOM = {"name": (1, 12), "question": (3, 18), "advice": (15, 130), "shows": (5, 35), "assumption": (2, 20)}


def save_brief(name, question, claims, mix, stress, advice, assumptions, outside=(), file="my_brief.html"):
    """Write the brief as one web page beside the notebook and say so, or say what is still missing.

    name: who wrote it; question: its heading; advice: the recommendation in words.
    claims: three dicts, each with `fact` (an id of seeds/facts.csv), `mark` (verified, contested or unverified), `shows`
    (what its figure shows, in words) and `picture` (what `keep` gave).
    mix: {vector: percent}, together 100. stress: {shock: dollars lost of 100}, or a table with one row for each mix.
    assumptions: up to six sentences; outside: ids of seeds/context.csv behind the figures.
    An older page that differs is kept under a number. Where anything is missing, nothing is written and nothing lost.
    """
    try:
        for table in ("facts.csv", "articles.csv", "paragraphs.csv", "context.csv"):
            intact(table)
    except NotReady as trouble:
        print(f"Nothing written, and this is not your mistake: {trouble}")
        return
    facts = pd.read_csv(SEEDS / "facts.csv").set_index("fact_id")
    context = pd.read_csv(SEEDS / "context.csv").set_index("context_id")
    troubles = [_words(name, "name"), _words(question, "question"), _words(advice, "advice")]
    troubles += [*_claims(claims, facts), *_mix(mix), *_stress(stress), *_assumptions(assumptions)]
    troubles += [*_outside(outside, context), _file(file), _places(advice, assumptions, claims)]
    troubles = [trouble for trouble in troubles if trouble]
    if troubles:
        print("Nothing is written yet; what is there stays. Please mend:", *troubles, sep="\n- ")
        return
    rows = [_claim(claim, facts, context) for claim in claims]
    sources = _sources(rows, list(outside), facts, context)
    table = stress if isinstance(stress, pd.DataFrame) else pd.DataFrame([stress], index=["the mix"])
    text = _template().render(
        name=name, question=question, advice=advice.strip(), claims=rows, mix=mix, stress=table, sources=sources,
        assumptions=assumptions, data=_data(),
    )  # fmt: skip
    _write(Path(file), text)


def _shown(value):
    """What was typed, in a few signs."""
    try:
        return "still open" if value is ... else repr(value)[:30]
    except Exception:
        return f"a {type(value).__name__}"


def _words(value, part):
    """A sentence when the part is no text or does not fit, else nothing."""
    if value is ... or isinstance(value, str) and not value.strip():
        return f"`{part}` is still empty."
    if not isinstance(value, str):
        return f"`{part}` is a {type(value).__name__}; write text in quotation marks."
    fewest, most = ROOM[part]
    count = len(value.split())
    if not fewest <= count <= most or len(value) > 8 * most + 20:
        return f"`{part}` has {count} words and {len(value)} signs; {fewest} to {most} words fit the page."


def _claims(claims, facts):
    """Sentences on what is wrong with the claims."""
    if not isinstance(claims, (list, tuple)):
        return [f"`claims` is a {type(claims).__name__}; put three claims between square brackets."]
    if len(claims) != 3:
        return [f"A brief has three claims; here are {len(claims)}."]
    said = []
    for k, claim in enumerate(claims, 1):
        if not isinstance(claim, dict):
            said.append(f"Claim {k} is a {type(claim).__name__}; write it in curly brackets, as in the lesson.")
            continue
        fact, mark, picture = claim.get("fact"), claim.get("mark"), claim.get("picture")
        if not isinstance(fact, str) or fact not in facts.index:
            said.append(f"Claim {k}: `fact` is {_shown(fact)}, which is no id of seeds/facts.csv, such as 'A3-048'.")
        if not isinstance(mark, str) or mark not in MARKS:
            said.append(f"Claim {k}: `mark` is {_shown(mark)}; choose one of {', '.join(MARKS)}.")
        elif isinstance(fact, str) and fact in facts.index and not _honest(mark, facts.loc[fact, "outside"]):
            outside = facts.loc[fact, "outside"]
            outside = outside if isinstance(outside, str) else "nothing"
            said.append(f"Claim {k}: `mark` is '{mark}', but {fact} has in its column `outside`: {outside}.")
        if not _picture(picture):
            said.append(f"Claim {k} has no figure: draw one, and give what `keep(...)` gave as its `picture`.")
        trouble = _words(claim.get("shows", ...), "shows")
        said += [f"Claim {k}: {trouble}"] if trouble else []
    ids = [_shown(claim["fact"]) for claim in claims if isinstance(claim, dict) and "fact" in claim]
    if len(set(ids)) < len(ids):
        said.append("Two of the three claims are the same fact.")
    return said


def _honest(mark, outside):
    """True unless the mark says what the column `outside` denies; whether a conflict counts is left to the rule."""
    if outside in ("contests", "corrects"):
        return mark == "contested"
    return mark != "verified" or outside == "supports"


def no_such_places(text):
    """The places named in a text that no article has, such as ["A3 ¶99"]."""
    there = pd.read_csv(SEEDS / "paragraphs.csv", usecols=["article", "paragraph"])
    places = {f"{article} ¶{k}" for article, k in there.itertuples(index=False)}
    named = [f"{article} ¶{int(k)}" for article, k in re.findall(r"\b(A\d+)\s*¶\s*(\d+)", text)]
    return [place for place in dict.fromkeys(named) if place not in places]


def _places(advice, assumptions, claims):
    """A sentence when a text of the brief leads to a paragraph that does not exist, else nothing."""
    some = [advice, *(assumptions if isinstance(assumptions, (list, tuple)) else [])]
    some += (
        [claim.get("shows") for claim in claims if isinstance(claim, dict)] if isinstance(claims, (list, tuple)) else []
    )
    lost = no_such_places(" ".join(text for text in some if isinstance(text, str)))
    if lost:
        return f"No article has {', '.join(lost[:3])}: look up article and paragraph once more."


def _picture(picture):
    """True for what `keep` gives: a picture in base64 with its words."""
    if not isinstance(picture, dict) or not all(isinstance(picture.get(key), str) for key in ("png", "alt", "words")):
        return False
    return bool(picture["alt"].strip() and re.fullmatch(r"[A-Za-z0-9+/]+=*", picture["png"]))


def _number(value):
    """The value as a float, or None where it is no number."""
    try:
        return None if isinstance(value, (str, bool)) or not abs(float(value)) < 1e6 else float(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _mix(mix):
    """Sentences on what is wrong with the mix."""
    if not isinstance(mix, dict) or not 2 <= len(mix) <= 5:
        return ["`mix` is to be a dict of two to five vectors, such as {'Russia': 20, 'China': 30, 'West': 50}."]
    shares = [_number(share) for share in mix.values()]
    if None in shares or min(shares) < 0:
        return ["`mix`: each vector gets a number of percent, zero or more."]
    if abs(sum(shares) - 100) > 0.01:
        return [f"`mix` adds up to {sum(shares):g}, not to 100."]
    return []


def _stress(stress):
    """Sentences on what is wrong with the stress test."""
    if isinstance(stress, pd.DataFrame):
        values = list(stress.to_numpy().ravel())
        few, wide = len(values), len(stress) > 3 or len(stress.columns) > 5
    elif isinstance(stress, dict):
        values = list(stress.values())
        few, wide = len(values), len(values) > 5
    else:
        return ["`stress` is to be a dict, {shock: dollars lost of 100}, or a table with one row for each mix."]
    if not few or wide:
        return ["`stress`: one to five shocks and at most three mixes fit the page."]
    return [] if all(_number(v) is not None for v in values) else ["`stress`: each loss is to be a number."]


def _assumptions(assumptions):
    """Sentences on what is wrong with the assumptions."""
    if not isinstance(assumptions, (list, tuple)) or not 1 <= len(assumptions) <= 6:
        return ["`assumptions` is to be a list of one to six sentences: what did you decide, and no source?"]
    said = {_words(text, "assumption") for text in assumptions} - {None}
    return [trouble.replace("`assumption`", "One of `assumptions`") for trouble in sorted(said)]


def _outside(outside, context):
    """Sentences on ids that `context` does not have."""
    if isinstance(outside, str) or not isinstance(outside, (list, tuple)) or len(outside) > 8:
        return ["`outside` is to be a list of at most eight ids of seeds/context.csv."]
    lost = [_shown(name) for name in outside if not isinstance(name, str) or name not in context.index]
    return [f"`outside`: seeds/context.csv has no row {', '.join(lost)}."] if lost else []


def _file(file):
    """A sentence when the file's name would lead elsewhere."""
    if not isinstance(file, str) or not re.fullmatch(r"[\w-]{1,60}\.html", file):
        return "`file` is to be a plain name that ends in .html, such as my_brief.html."


def _claim(claim, facts, context):
    """One claim as the template needs it, with its place and what stands outside."""
    fact = facts.loc[claim["fact"]]
    place, symbol = f"{fact['article']} ¶{fact['paragraph']}", MARKS[claim["mark"]]
    row = {**claim, "statement": fact["statement"], "place": place, "symbol": symbol, "outside": fact["outside_ref"]}
    if isinstance(row["outside"], str):
        there = context.loc[row["outside"]]
        late = ", hindsight" if there["hindsight"] == "yes" else ""
        row["seen"] = f"{row['outside']} (outside{late}), {there['quantity']}{_value(there)}"
    return row


def _value(row):
    """A row's value and unit behind a colon, or nothing where it has none."""
    return "" if pd.isna(row["value"]) else f": {number(row['value'])} {row['unit']}"


def _sources(rows, outside, facts, context):
    """The list of sources: each article with its paragraphs, then each outside figure with publisher, date and address."""
    articles = pd.read_csv(SEEDS / "articles.csv").set_index("article")
    lines = []
    for article in sorted({row["place"].split()[0] for row in rows}):
        about = articles.loc[article]
        days = (
            about["date_from"]
            if about["date_from"] == about["date_to"]
            else f"{about['date_from']} to {about['date_to']}"
        )
        places = ", ".join(sorted({row["place"].split()[1] for row in rows if row["place"].startswith(article)}))
        publisher = about["publisher"].split(";")[0].split(" (¶")[0]
        lines.append(
            f"{article} {places}: {about['title']}. Author: {about['author']}. Publisher: {publisher}. {days}."
        )
    ids = [row["outside"] for row in rows if isinstance(row["outside"], str)] + outside
    for name in dict.fromkeys(ids):
        row = context.loc[name]
        late = " Hindsight." if row["hindsight"] == "yes" else ""
        what = f"{name}: {row['quantity']}, {row['period']}{_value(row)}"
        if isinstance(row["formula"], str):
            parts = context.reindex(re.findall(r"\b[A-Z]\d+[a-z]*", row["formula"]))
            printed = " and ".join(parts["publisher"].dropna().unique())
            printed = f" ({printed})" if printed else ""
            lines.append(f"{what}; computed: {row['formula']}{printed}.{late}")
        else:
            published = f", {row['source_date']}" if isinstance(row["source_date"], str) else ""
            lines.append(f"{what}. {row['publisher']}{published}, {row['address']}.{late}")
    return lines


def _data():
    """Version and day of the data package, in words."""
    package = json.loads((SEEDS / "datapackage.json").read_text(encoding="utf-8"))
    return f"On the Beam, data package {package['version']} of {package['created'][:10]}"


def _template():
    """The page's template; whatever a student typed is escaped."""
    there = jinja2.FileSystemLoader(HERE)
    return jinja2.Environment(loader=there, autoescape=True, trim_blocks=True, lstrip_blocks=True).get_template(
        "brief.html.j2"
    )


def _write(path, text):
    """Put the page in its place; another page that stands there is moved to the first free number."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if not (path.exists() and path.read_text(encoding="utf-8", errors="replace") == text):
            part.write_text(text, encoding="utf-8", errors="replace")
            if path.exists():
                k = 1
                while path.with_name(f"{path.stem}_{k}.html").exists():
                    k += 1
                path.rename(path.with_name(f"{path.stem}_{k}.html"))
            part.replace(path)
    except OSError as trouble:
        with suppress(OSError):  # on a disk that only reads, even this is refused
            part.unlink(missing_ok=True)
        print(f"The page could not be written here ({trouble.strerror or trouble}). What was there stays.")
        return
    print(f"Written: {path.name}, beside this notebook. To open it, right click on its name in the list of files,")
    print("then on Open in New Browser Tab.")
    print(f"An earlier page that differs is kept with a number, such as {path.stem}_1.html.")
    print("On Binder download it: nothing is kept there.")
