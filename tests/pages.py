"""The pages beside the lessons: glossary, bibliography, help, the instructor's page; and what lessons take from the lists.

Nothing here reads or writes a notebook: refresh.py gives lists and cells in, and gets Markdown out. Each page is made of
one list, so that a term has one meaning, a work one entry and a minute one number.
"""

import re
import textwrap
import unicodedata
from urllib.parse import quote

#: Parts of a text in which no term is linked: code, links, headings, tables, what is folded, terms and references.
CLOSED = (
    r"`[^`]*`|\[[^\]]*\]\([^)]*\)|(?m:^#.*$|^\|.*$)|(?s:<details>.*?</details>)"
    r"|(?s:\*\*(?:Terms|References|Next)[.:]\*\*.*?(?=\n\n|\Z))"
)
TO_TERM = r"\[([^\]]+)\]\(glossary\.ipynb#[^)]*\)"


def of(lesson, rows):
    """The rows of a list whose column `lessons` names this lesson, such as "23"."""
    return [row for row in rows if lesson in row["lessons"].split()]


def anchor(term):
    """The link to a term's heading in the glossary."""
    return f"glossary.ipynb#{quote(term.replace(' ', '-'))}"


def forms(row):
    """Every way in which a text may say the term, the longest first."""
    return sorted({row["term"], *filter(None, row["forms"].split(", "))}, key=len, reverse=True)


def first_use(text, row):
    """The place of the term's first use in a Markdown text, as a match, or None where it is not used in open text."""
    closed = [m.span() for m in re.finditer(CLOSED, text)]
    words = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms(row))
    for match in re.finditer(rf"(?<![\w-])(?:{words})(?![\w-])", text, 0 if row["term"].isupper() else re.I):
        if not any(start < match.end() and match.start() < end for start, end in closed):
            return match
    return None


def linked(texts, rows):
    """(the texts with each term linked to the glossary where it is first used, the terms that no text uses).

    texts: Markdown in reading order; rows: the glossary's rows for this lesson. Links made before are made anew.
    """
    texts, unused = [re.sub(TO_TERM, r"\1", text) for text in texts], []
    for row in rows:
        for k, text in enumerate(texts):
            match = first_use(text, row)
            if match:
                texts[k] = f"{text[: match.start()]}[{match[0]}]({anchor(row['term'])}){text[match.end() :]}"
                break
        else:
            unused.append(row["term"])
    return texts, unused


def paragraph(text, mark, new):
    """The text with the paragraph that begins with this mark replaced."""
    return re.sub(rf"^{re.escape(mark)}.*?(?=\n\n|\Z)", lambda _: new, text, flags=re.M | re.S)


def terms(rows):
    """The paragraph of terms that ends a lesson."""
    said = " ".join(f"*{row['term']}*: {row['meaning'][0].lower() + row['meaning'][1:]}" for row in rows)
    return f"**Terms.** {said} All terms of the course: [glossary](glossary.ipynb)."


def methods(rows):
    """The paragraph of works on methods that ends a lesson's references."""
    said = "; ".join(f"[{row['short']}](bibliography.ipynb#Methods) on {row['about']}" for row in rows)
    return f"**Methods.** {said}."


def where(row, names):
    """Links to the lessons that a row of a list names: "lesson 13" or "lessons 13, 23"."""
    links = [f"[{n}]({names[n]}.ipynb)" for n in row["lessons"].split()]
    return f"{'lesson' if len(links) == 1 else 'lessons'} {', '.join(links)}"


def glossary(rows, course):
    """A list of all terms that leads to each, then one cell a term, in the order of the alphabet, with its lessons.

    The list is needed because JupyterLab opens another notebook at its top the first time, whatever heading is asked for.
    """
    names = {row["notebook"][:2]: row["notebook"] for row in course}
    rows = sorted(rows, key=lambda row: row["term"].lower())
    parts = [" · ".join(f"[{row['term']}](#{anchor(row['term']).partition('#')[2]})" for row in rows)]
    for row in rows:
        parts.append(f"### {row['term']}\n\n{row['meaning']} ({where(row, names)})")
    return parts


def bibliography(works, articles, context, course):
    """Articles, works on methods, and the sources of outside figures, in Markdown: one cell each."""
    names = {row["notebook"][:2]: row["notebook"] for row in course}
    first = ["## Articles", "Their texts are not part of the course. How each was dated: `seeds/articles.csv`."]
    for row in articles:
        days = row["date_from"] if row["date_from"] == row["date_to"] else f"{row['date_from']} to {row['date_to']}"
        author = row["author"].replace("not named in the text", "Author not named")
        publisher = row["publisher"].replace("not named in the text", "publisher not named")
        title = f"*{row['title']}*" + (" (our title)" if row["title_basis"] == "descriptive" else "")
        first.append(f"- **{row['article']}.** {author}: {title}; {publisher}; {days}.")
    second = ["## Methods", "In brackets: the lessons that use the work."]
    for row in sorted(works, key=lambda row: unicodedata.normalize("NFKD", row["short"]).lower()):
        second.append(f"- {row['entry']} ({where(row, names)})")
    found = {}
    for row in context:
        if row["address"]:
            key = (row["publisher"], row["source_title"], row["source_date"], row["address"])
            found.setdefault(key, []).append(row["context_id"])
    third = [
        "## Outside figures",
        "In brackets: the rows of `seeds/context.csv`. Rows whose id begins with D are computed from others; their formula stands in the row.",
    ]
    for (publisher, title, day, address), ids in sorted(found.items()):
        third.append(f"- {publisher}: *{title}*, {day}. <{address}> ({', '.join(ids)})")
    return ["\n\n".join([*part[:2], "\n".join(part[2:])]) for part in (first, second, third)]


def troubles(readme):
    """The table of common troubles, as it stands in the README."""
    return [re.search(r"## Common troubles\n\n(\|.*?)\n\n", readme, re.S)[1]]


def paths(rows, course):
    """The table of paths through the course: one row a class meeting, its minutes added up from the course list."""
    minutes = {row["notebook"][:2]: (int(row["minutes"]), int(row["exercise_minutes"] or 0)) for row in course}
    lines = ["| Path | Meeting | Lessons | Minutes in class | Exercises, minutes at home |", "|---|---|---|---:|---:|"]
    for row in rows:
        chosen = row["lessons"].split() or list(minutes)
        shown = " · ".join(row["lessons"].split()) or "in the order of the map"
        sums = [sum(minutes[n][k] for n in chosen) for k in (0, 1)]
        lines.append(f"| {row['path']} | {row['meeting']} | {shown} | {sums[0]} | {sums[1]} |")
    return "\n".join(lines)


def _line(text):
    """A text as one line of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def outcome(printed):
    """What a cell says that compares a guess, without its first line; None where it compares none.

    printed: such as "Your guess and the count:\\nguessed 5, counted 2 of 15 pairs."
    """
    if not printed.startswith("Your guess and the "):
        return None
    lines = [line if line.endswith((",", ";", ":", ".")) else f"{line};" for line in printed.splitlines()[1:]]
    return _line(" ".join(lines)).rstrip(".;")


def desk(row, notes, outcomes, questions, said):
    """What an instructor needs for one lesson, in Markdown.

    row: the lesson's row of the course list; notes: its folded notes; outcomes: what comes out of its guesses;
    questions: its exercise's Question objects;
    said: {question key: [(name of a mistake, what the check says to it)]}, of which the first two are shown.
    """
    name = row["notebook"]
    minutes = f"{row['minutes']} minutes"
    more = f", exercise {row['exercise_minutes']} minutes ([solution](../exercises/solutions/{name}.ipynb))"
    lines = [f"### {name[:2]} · {row['question']}", f"[{name}]({name}.ipynb): {minutes}{more if questions else ''}."]
    table, talk = ["| Part | Minutes | Ask, and what goes wrong |", "|---|---:|---|"], []
    for note in notes:
        part, time = re.search(r"For the instructor · (.*) · (\d+) minutes", note).groups()
        body = re.search(r"</summary>(.*)</details>", note, re.S)[1].strip()
        body, _, question = body.partition("**To discuss:**")
        table.append(f"| {part} | {time} | {_line(body)} |")
        talk += [f"**To discuss:** {_line(question)}"] if question else []
    lines += ["\n".join(table), f"**What comes out** (with the guess that is stored): {' · '.join(outcomes)}.", *talk]
    if questions:
        table = ["| Question | A mistake that the check knows | What it says |", "|---|---|---|"]
        for question in [q for q in questions if not q.open]:
            known = {}  # what is said: the first mistake that it is said to
            for mistake, text in said[question.key]:
                if mistake != "last element":
                    known.setdefault(text, mistake)
            rows = list(known.items())[:2]
            table += [f"| {question.key[1:]} {_line(question.title)} | {_line(m)} | {_line(s)} |" for s, m in rows]
        lines.append("\n".join(table))
    for question in [q for q in questions if q.open]:
        lines.append(f"**Rubric of question {question.key[1:]}.**\n\n{textwrap.dedent(question.way).strip()}")
    return "\n\n".join(lines)
