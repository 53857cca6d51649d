"""The questions of exercise 15, Framing. Every expected answer is computed from `seeds/`."""

import math
import re

import numpy as np
import pandas as pd

from checks import (
    Exercise,
    as_choice,
    as_column,
    as_dict,
    as_note,
    as_number,
    as_truth,
    coarse,
    handed_in,
    near,
    right,
    table,
    wrong,
)

exercise = Exercise(
    "15_framing",
    {
        "O1": "Compute keyness by two measures, and say why they rank words differently",
        "O2": "Show what cleaning changes",
        "O3": "Decide whether a counted word means what you counted it for, by going back to its paragraphs",
        "O4": "Explain an article's frame in four parts, and what counting can see of it",
    },
)
summary = exercise.summary

ARTICLES = ["A1", "A2", "A3", "A4", "A5"]
HEDGES = ["could", "may", "might", "likely", "possible", "possibly", "perhaps", "appears", "seem", "apparently"]
HEDGES += ["reportedly"]

#: The stop words of the lesson.
STOP = """
a about after against all along also although am among an and another any are around as at be
because been before being between both but by can cannot could do does during each few for from had
has have he her here him his how however i if in into is isn't it it's its itself just many may me
might more most much must my no nor not now of off on one only or other our out over own same shall
she should since so some still such than that the their them then there these they this those
through to too toward towards under until up us very was we were what when where which while who
whom whose why will with within without would yet you your
"""


def key_words(words, article):
    """The key words of an article by the rule of lesson 15, with their counts, G² and log ratio, highest G² first.

    words: a table with the columns article, paragraph, word, count. A key word is no stop word, is used three times
    or more, in two paragraphs or more, and at least twice as often as in the other articles.
    """
    first, second = words[words["article"] == article], words[words["article"] != article]
    columns = {
        "here": first.groupby("word")["count"].sum(),
        "there": second.groupby("word")["count"].sum(),
        "paragraphs": first.groupby("word")["paragraph"].nunique(),
    }
    rows = pd.DataFrame(columns).fillna(0)
    n_here, n_there = first["count"].sum(), second["count"].sum()
    common = (rows["here"] + rows["there"]) / (n_here + n_there)
    part_here = rows["here"] * np.log(rows["here"].clip(lower=1) / (n_here * common))
    part_there = rows["there"] * np.log(rows["there"].clip(lower=1) / (n_there * common))
    rows["g2"] = 2 * (part_here + part_there)
    rows["log_ratio"] = np.log2(rows["here"].replace(0, 0.5) / n_here / (rows["there"].replace(0, 0.5) / n_there))
    often = (rows["here"] >= 3) & (rows["paragraphs"] >= 2) & (rows["log_ratio"] >= 1)
    return rows[often & ~rows.index.isin(STOP.split())].sort_values(["g2", "log_ratio"], ascending=False)


def _totals(words):
    return words.groupby("article")["count"].sum()


# ------------------------------------------------------------------------------------------------ 1: another reference

q1 = exercise.question(
    "q1",
    "Another reference",
    ["rate", "doublings", "misfit"],
    "O1",
    [
        "*Here* is A5 and *there* is A1. Write down four numbers first: the two counts of the word and the two lengths.",
        "The log ratio compares two **rates**, not two counts. Divide each count by the length of its own article, then one rate by the other.",
        "For G² begin with the common rate: both counts over both lengths. What would each article have at that rate? Each part is count × np.log(count / expected).",
    ],
    """
    here, there = 6, 2
    rate = 1000 * here / total["A5"]
    doublings = np.log2((here / total["A5"]) / (there / total["A1"]))
    common = (here + there) / (total["A5"] + total["A1"])
    part_here = here * np.log(here / (total["A5"] * common))
    part_there = there * np.log(there / (total["A1"] * common))
    misfit = 2 * (part_here + part_there)
    """,
)


def _measures(here, there, n_here, n_there):
    """(log ratio, half of G², its first part) of two counts above 0."""
    common = (here + there) / (n_here + n_there)
    part = here * math.log(here / (n_here * common))
    return math.log2(here / n_here / (there / n_there)), part + there * math.log(there / (n_there * common)), part


@q1.judge
def _(rate, doublings, misfit):
    words = table("words")
    total, count = _totals(words), _totals(words[words["word"] == "moscow"])
    here, there, n_here, n_there = (float(n) for n in (count["A5"], count["A1"], total["A5"], total["A1"]))
    rest, n_rest = float(count.sum() - here), float(total.sum() - n_here)
    answer, want = as_number(rate, "rate"), 1000 * here / n_here
    if near(answer, here):
        return wrong("`rate` is the bare count. Divide by the length of the article, then scale to 1,000 words.")
    if near(answer, want / 1000) or near(answer, want / 10):
        return wrong("`rate` is on another scale: it should say how many uses stand in 1,000 words.")
    if near(answer, 1000 * there / n_there):
        return wrong("`rate` is that of the other article. *Here* is A5.")
    if near(answer, 1000 * here / total.sum()):
        return wrong("`rate` divides by the words of all five articles. Take those of A5 alone.")
    if coarse(answer, want, [0]):
        return wrong("`rate` is rounded too far: keep one place more, or do not round at all.")
    if abs(answer - want) > 0.051:
        return wrong("`rate` is not right yet: uses in A5, divided by the words of A5, times 1,000.")
    answer = as_number(doublings, "doublings")
    want, half, part = _measures(here, there, n_here, n_there)
    if near(answer, -want, 0.01):
        return wrong("`doublings` has the wrong sign: here and there have changed places.")
    if near(answer, want * math.log(2), 0.005) or near(answer, want * math.log10(2), 0.005):
        return wrong(
            "`doublings` uses another logarithm. One step should be one doubling: which function counts those?"
        )
    if near(answer, math.log2(here / there), 0.005):
        return wrong("`doublings` compares the two counts. A1 is the longer text, so compare the two rates.")
    if near(answer, 2**want, 0.005):
        return wrong(
            "`doublings` is the plain ratio of the rates: how many *times* as frequent. How many doublings is that?"
        )
    if near(answer, _measures(here, rest, n_here, n_rest)[0], 0.005):
        return wrong("`doublings` holds A5 against all the others, as the lesson did. Here the reference is A1 alone.")
    if near(answer, 1000 * (here / n_here - there / n_there), 0.005):
        return wrong("`doublings` is the difference of the rates. Divide one by the other; then count the doublings.")
    if near(answer, math.log2(1000 * here / n_here), 0.005):
        return wrong("`doublings` looks at A5 only. It takes two rates to compare: where is A1's?")
    if coarse(answer, want):
        return wrong("`doublings` is rounded too far: keep two places more, or do not round at all.")
    if abs(answer - want) > 0.0051:
        return wrong("`doublings` is not yet the log ratio of the two rates. Round nothing in between.")
    answer = as_number(misfit, "misfit")
    if near(answer, half, 0.005):
        return wrong("`misfit` is half of G². What stands before the bracket?")
    if near(answer, 2 * part, 0.005) or near(answer, part, 0.005):
        return wrong(
            "`misfit` has the part of *here* only. The word is also rarer *there* than one common rate expects."
        )
    if near(answer, 2 * half / math.log(2), 0.005):
        return wrong("`misfit` uses the logarithm that counts doublings. G² takes the natural one, `np.log`.")
    if near(answer, 2 * _measures(here, rest, n_here, n_rest)[1], 0.005):
        return wrong("`misfit` holds A5 against all the others, as the lesson did. Here the reference is A1 alone.")
    middle, common = (here + there) / 2, (here + there) / (n_here + n_there)
    if near(answer, 2 * (here * math.log(here / middle) + there * math.log(there / middle)), 0.005):
        return wrong(
            "`misfit` expects as many uses in A1 as in A5. A1 is the longer text: at one rate it would have more."
        )
    if near(answer, 2 * (math.log(here / (n_here * common)) + math.log(there / (n_there * common))), 0.005):
        return wrong(
            "`misfit` lacks the counts in front of the two logarithms: each part is a count times a logarithm."
        )
    if coarse(answer, 2 * half, [0]):
        return wrong("`misfit` is rounded too far: keep one place more, or do not round at all.")
    if abs(answer - 2 * half) > 0.051:
        return wrong("`misfit` is not G² yet. Write down what each article would have at the common rate and compare.")
    return right(
        "The word is more than six times as frequent in A5, and yet G² stays moderate, because six and two uses are little text to judge by. "
        "A log ratio says how large, G² how much there is to go by. And a key word depends on whom you compare with."
    )


# ------------------------------------------------------------------------------------------------ 2: the constant

q2 = exercise.question(
    "q2",
    "What the constant makes",
    ["million", "economy", "tie"],
    "O1",
    [
        "Only a count of 0 is replaced. Write down the two counts of each word first, and see which of them is 0.",
        "Both words stand in A4 and are held against the same texts: everything that is not A4.",
        "For `tie` the lengths cancel, because they are the same for both words. Which two plain ratios must be equal?",
    ],
    """
    n_here, n_there = total["A4"], total.sum() - total["A4"]
    million = np.log2((4 / n_here) / (2 / n_there))  # 0 replaced by 2
    economy = np.log2((8 / n_here) / (2 / n_there))  # nothing to replace
    tie = 1
    """,
)

ZERO = 2  # the constant that question 2 asks for


@q2.judge
def _(million, economy, tie):
    words = table("words")
    total = _totals(words)
    n_here, n_there = float(total["A4"]), float(total.sum() - total["A4"])
    counts = {}
    for name, given in (("million", million), ("economy", economy)):
        count = _totals(words[words["word"] == name])
        here, there = float(count["A4"]), float(count.sum() - count["A4"])
        counts[name], answer = (here, there), as_number(given, name)

        def ratio(zero=ZERO, here=here, there=there):
            return math.log2(here / n_here / ((there or zero) / n_there))

        if abs(answer - ratio()) < 0.0051:
            continue
        if not math.isfinite(answer):
            return wrong(f"`{name}` is endless: a count of 0 has not been replaced.")
        if coarse(answer, ratio()):
            return wrong(f"`{name}` is rounded too far: keep two places more, or do not round at all.")
        if not there and near(answer, ratio(0.5), 0.005):
            return wrong(f"`{name}` is taken with the constant of the lesson. Here it is another one.")
        if near(answer, -ratio(), 0.005):
            return wrong(f"`{name}` has the wrong sign: a word that is more frequent here should be above 0.")
        if near(answer, ratio() * math.log(2), 0.005):
            return wrong(f"`{name}` uses another logarithm. One step should be one doubling.")
        if near(answer, 2 ** ratio(), 0.005):
            return wrong(f"`{name}` is the plain ratio of the rates. The logarithm is missing.")
        if near(answer, math.log2(here / (there or ZERO)), 0.005):
            return wrong(f"`{name}` compares counts. The two sides differ in length: compare rates.")
        if there and near(answer, math.log2(here / n_here / ((there + ZERO) / n_there)), 0.005):
            return wrong(
                f"`{name}`: you added the constant where nothing is missing. It **replaces** a count of 0; others stay."
            )
        if there and any(near(answer, math.log2(here / n_here / (z / n_there)), 0.005) for z in (0.5, 1)):
            return wrong(f"`{name}` does stand elsewhere, so its count there is not replaced.")
        other = {"million": "economy", "economy": "million"}[name]
        count = _totals(words[words["word"] == other])
        if near(answer, ratio(ZERO, float(count["A4"]), float(count.sum() - count["A4"])), 0.005):
            return wrong(f"`{name}` is the log ratio of *{other}*. Have the two names changed places?")
        added = math.log2((here + ZERO) / n_here / ((there + ZERO) / n_there))
        if near(answer, added, 0.005):
            return wrong(f"`{name}`: you added the constant to every count. It **replaces** a count of 0; others stay.")
        whole = math.log2(here / n_here / ((there or ZERO) / float(total.sum())))
        if near(answer, whole, 0.005):
            return wrong(f"`{name}`: *there* is everything but A4, so A4's own words do not belong to its length.")
        return wrong(
            f"`{name}` is not the log ratio at this constant. Work it out in steps: two counts, two rates, one ratio."
        )
    answer = as_number(tie, "tie")
    (here_m, _), (here_e, there_e) = counts["million"], counts["economy"]
    want = here_m * there_e / here_e
    if answer <= 0:
        return wrong("`tie` must be above 0: nothing can be divided by 0, and no count is negative.")
    if near(answer, 0.5):
        return wrong(
            "At the constant of the lesson *million* leads. Should the constant grow or shrink to slow it down?"
        )
    if answer > 1.001 * want:
        return wrong("At this constant *economy* is already ahead. Go back a little, or set the two ratios equal.")
    if not near(answer, want, 1e-3):
        return wrong("At this constant *million* still leads. The larger the constant, the smaller its ratio.")
    return right(
        "Below that, the word that is absent elsewhere leads; above it, the other one. The order of the two was made by the constant, not by "
        "the texts: with a count of 0 the log ratio reports our decision. G² needs no constant, but it leans to frequent words."
    )


# ------------------------------------------------------------------------------------------------ 3: another copy

q3 = exercise.question(
    "q3",
    "If another article had been copied",
    ["copied_keys", "rate_changes"],
    "O2",
    [
        '`words[words["article"] == "A5"].copy()` takes A5\'s rows. Add 100 to their column `paragraph`, then put both tables under each other with `pd.concat`.',
        '`len(key_words(twice, "A1"))` counts for one article. You need five such numbers, in a dict or a list.',
        "For the rate, think of a fraction whose upper and lower number are both multiplied by two.",
    ],
    """
    copy = words[words["article"] == "A5"].copy()
    copy["paragraph"] = copy["paragraph"] + 100
    twice = pd.concat([words, copy])
    copied_keys = {article: len(key_words(twice, article)) for article in total.index}
    rate_changes = False
    """,
)


def _copied_keys(words, article, shift=100):
    """The number of key words of each article when one article stands twice, its copy `shift` paragraphs later."""
    copy = words[words["article"] == article]
    twice = pd.concat([words, copy.assign(paragraph=copy["paragraph"] + shift)])
    return pd.Series({a: float(len(key_words(twice, a))) for a in ARTICLES})


@q3.judge
def _(copied_keys, rate_changes):
    words = table("words")
    answer, want = as_column(copied_keys, ARTICLES, "copied_keys"), _copied_keys(words, "A5")
    if not answer.equals(want):
        if answer.equals(pd.Series({a: float(len(key_words(words, a))) for a in ARTICLES})):
            return wrong(
                "These are the numbers of the cleaned words. Did you count in `twice`, and does it hold A5 two times?"
            )
        if answer.equals(_copied_keys(words, "A3")):
            return wrong("That is the lesson's case: A3 stands twice. Here another article does.")
        if answer.equals(_copied_keys(words, "A5", 0)):
            return wrong(
                "Your copy stands in the same paragraphs as the first, so the rule of two paragraphs still holds it back. Move the copy."
            )
        if answer.equals(2 * pd.Series({a: float(len(key_words(words, a))) for a in ARTICLES})):
            return wrong("Doubling a text does not simply double its key words. Count them again in `twice`.")
        copy = words[words["article"] == "A5"]
        renamed = pd.concat([words, copy.assign(article="A6")])
        if answer.equals(pd.Series({a: float(len(key_words(renamed, a))) for a in ARTICLES})):
            return wrong("You gave the copy another name, so A5 is held against itself. The copy is A5 too.")
        off = [a for a in ARTICLES if answer[a] != want[a]]
        rest = "" if len(off) == len(ARTICLES) else " The others are."
        return wrong(f"{', '.join(off)}: not right yet.{rest} Is all of `words` in `twice`, and A5's rows once more?")
    if as_truth(rate_changes, "rate_changes"):
        return wrong(
            "Compute the rate both ways: uses in A5 per 1,000 words of A5. Both numbers of the fraction are doubled."
        )
    return right(
        "One copy and the shortest article is full of key words, while its rates have not moved. So a rate cannot warn you of a "
        "copy. Compare the fingerprints of paragraphs before you count."
    )


# ------------------------------------------------------------------------------------------------ 4: the carrier

q4 = exercise.question(
    "q4",
    "The word that carries a finding",
    ["carrier", "rates"],
    "O3",
    [
        "A loop: `for word in hedges:`. Inside it keep the rows of all hedges but this one, and compute the rates as in the lesson.",
        "`.idxmax()` on the five rates names the leader. Print it beside the word that was left out.",
        "`total` holds the words of each article and does not change when a hedge is left out.",
    ],
    """
    for word in hedges:
        rest = words[words["word"].isin(hedges) & (words["word"] != word)]
        print(word, (1000 * rest.groupby("article")["count"].sum() / total).idxmax())

    carrier = "could"
    rest = words[words["word"].isin(hedges) & (words["word"] != carrier)]
    rates = 1000 * rest.groupby("article")["count"].sum() / total
    """,
)


def _hedge_counts(words, without=None):
    some = words[words["word"].isin(HEDGES) & (words["word"] != without)]
    return _totals(some).reindex(ARTICLES).fillna(0)


@q4.judge
def _(carrier, rates):
    words = table("words")
    total = _totals(words)
    carriers = [w for w in HEDGES if (_hedge_counts(words, w) / total).idxmax() != "A2"]
    chosen = as_choice(carrier, "carrier", HEDGES)
    if chosen not in carriers:
        return wrong(f"Without *{chosen}* A2 still has the highest rate. Try the others, one at a time.")
    answer, counts = as_column(rates, ARTICLES, "rates"), _hedge_counts(words, chosen)
    want = 1000 * counts / total

    def same(other, within=0.051):
        return bool(((answer - other).abs() <= within).all())

    if same(want):
        facts = table("facts")
        weakened = facts[facts["article"].eq("A2") & facts["hedge_kind"].eq("weakened")]
        verb = weakened["hedge"].str.contains(chosen, na=False).sum()
        return right(
            "One small verb made A2 the most cautious article; without it, the lead goes to another. The human reader put A2 first too, but "
            f"{verb} of A2's {len(weakened)} weakened claims hang on the same verb. Two rulers that lean on one word are hardly two. Say so when "
            "you report the finding."
        )
    if same(counts):
        return wrong("These are counts. The articles differ in length: per 1,000 words, please.")
    if same(want / 1000, 1e-4) or same(want / 10, 0.01):
        return wrong("The scale is another one. The lesson used uses per **1,000** words.")
    if same(1000 * _hedge_counts(words) / total):
        return wrong("These are the rates with all hedges. Leave your word out.")
    only = _totals(words[words["word"] == chosen]).reindex(ARTICLES).fillna(0)
    if same(1000 * only / total):
        return wrong("These are the rates of your word alone. Keep all the **other** hedges instead.")
    if same(1000 * counts / total.sum()):
        return wrong("You divided by the words of all five articles. Divide by those of the same article.")
    if same(1000 * counts / counts.sum()):
        return wrong("You divided by all hedges. Divide by all words of the same article.")
    if answer.equals(want.round()):
        return wrong("`rates` is rounded too far: keep one place more, or do not round at all.")
    off = [a for a in ARTICLES if abs(answer[a] - want[a]) > 0.051]
    rest = "" if len(off) == len(ARTICLES) else " The others are."
    return wrong(
        f"{', '.join(off)}: not right yet.{rest} Take one article: which hedges are left in it, and how long is it?"
    )


# ------------------------------------------------------------------------------------------------ 5: which union

PLACES = ["A1 ¶15", "A2 ¶6", "A3 ¶4", "A3 ¶8", "A4 ¶18"]
UNIONS = {"EAEU": "eaeu", "EU": "eu", "Soviet Union": "ussr"}

q5 = exercise.question(
    "q5",
    "Which union?",
    ["meanings", "eaeu_uses"],
    "O3",
    [
        '`spellings["spelling"].str.contains("Union")` is True where the printed name has this word. Use it as a filter.',
        "One name can be printed in several ways: look at the column `actor` to see which body is meant.",
        "For the number, go through the nine places. A short form such as EU or EAEU is another word and not among the nine.",
    ],
    """
    # spellings[spellings["spelling"].str.contains("Union")] shows all nine places
    meanings = {"A1 ¶15": "eaeu", "A2 ¶6": "eu", "A3 ¶4": "eaeu", "A3 ¶8": "eu", "A4 ¶18": "ussr"}
    eaeu_uses = 4
    """,
)


def _unions():
    """{place: union} for every place where a name with the word union is printed."""
    rows = table("spellings")
    rows = rows[rows["spelling"].str.contains("Union") & rows["actor"].isin(UNIONS)]
    return {f"{r.article} ¶{r.paragraph}": UNIONS[r.actor] for r in rows.itertuples()}


@q5.judge
def _(meanings, eaeu_uses):
    answers, truth = as_dict(meanings, PLACES, "meanings"), _unions()
    still_open = [place for place, entry in answers.items() if entry is ...]
    for place in PLACES:
        if place in still_open:
            continue
        said = as_choice(answers[place], f'meanings["{place}"]', list(UNIONS.values()))
        if said == truth[place]:
            continue
        if said == "eaeu":
            return wrong(
                f"*{place}*: the word is there, that body is not. Which name with this word does the paragraph print?"
            )
        if truth[place] == "eaeu":
            return wrong(f"*{place}*: one body may be printed under more than one name. Look at the column `actor`.")
        return wrong(f"*{place}*: look the paragraph up in `spellings`, with article and paragraph together.")
    if still_open:
        return wrong(f"Nothing wrong so far. Still open: {', '.join(still_open)}.")
    number, want = as_number(eaeu_uses, "eaeu_uses"), list(truth.values()).count("eaeu")
    rows = table("spellings")
    if number == len(truth):
        return wrong("That is every use of the word, whichever union it means.")
    if number == (rows["actor"] == "EAEU").sum():
        return wrong(
            "That counts every printed name of the body, short forms too. A short form does not hold the word *union*."
        )
    if number == [truth[place] for place in PLACES].count("eaeu"):
        return wrong("Those are the uses among the five places of `meanings`. The question asks about all nine.")
    if number != want:
        return wrong("Not right yet: go through the nine places one by one and note which union each means.")
    return right(
        "Fewer than half. Whoever counts *union* to measure interest in the Eurasian one mostly counts something else. A word is not "
        "a name, and a name is not a thing: that is why somebody had to read and fill in `spellings`."
    )


# ------------------------------------------------------------------------------------------------ 6: in your own words

q6 = exercise.question(
    "q6",
    "A frame, and what counting sees of it",
    ["note"],
    "O4",
    [
        "Take the four parts one by one. The *problem* is what troubles the author, not the reader; the *remedy* may be somebody's plan.",
        "Look at the column `speaker`: a judgement by an official whom the author quotes is not the author's.",
        "For the verdict, ask of each key word: would I have guessed the problem, the cause, the judgement or the remedy from it?",
    ],
    """
    - All four parts are there, each with article and ¶; a part that the article leaves out is named as missing.
    - It says who speaks: the author, or somebody whom the author quotes.
    - It describes the frame without sharing it or rejecting it.
    - It gives one verdict and names a key word for it, and says in which part of the frame the word stands.
    - It says what would have led to the other verdict.

    Both verdicts can be defended. For A2: *sovereignty* and *open* name the problem, and no key word holds the judgement of 17
    June. For A5: *says*, *officials*, *authorities* show who is heard, and hardly what they think.
    """,
    open=True,
)


@q6.judge
def _(note):
    note = as_note(note, "note", r"\d+", ("visible", "hidden"), words=(80, 160))
    parts = [part for part in ("problem", "cause", "judge?ment", "remedy") if not re.search(part, note, re.I)]
    if parts:
        names = " and ".join(part.replace("?", "") for part in parts)
        return wrong(f"A frame has four parts. I do not find: {names}. If the article leaves one out, say so.")
    articles = {a for a in ("A2", "A5") if re.search(rf"\b{a}\b", note)}
    if len(articles) != 1:
        return wrong("Take one article, A2 or A5, and name it with the paragraphs, so that a reader can look them up.")
    keys = [w for w in key_words(table("words"), *articles).index if re.search(rf"\b{re.escape(w)}\b", note, re.I)]
    if not keys:
        return wrong("Name a key word of your article that speaks for your verdict. The cell above prints them.")
    return handed_in(
        "No machine can judge this one. Compare your note with `q6.solution()`, point by point, or exchange it with a neighbour "
        "who took the other article."
    )
