"""The questions of exercise 13, Ties and bridges. Expected answers are computed from `seeds/`, or from LINES, an invented network."""

import re

import networkx as nx
import pandas as pd

from checks import Exercise, Stop, as_choice, as_column, as_dict, as_note, coarse, handed_in, near, right, table, wrong

exercise = Exercise(
    "13_ties_and_bridges",
    {
        "O1": "Build a table of two modes, actors and bodies, from ties that are stated, proposed or denied",
        "O2": "Compute how many bodies two actors share, and test what one body more or less changes",
        "O3": "Find bridges, cut points and brokers in a network, and tell them apart",
        "O4": "Decide whether a central place is a finding or comes from the choice of sources",
    },
)
summary = exercise.summary

ARTICLES = ["A1", "A2", "A3", "A4", "A5"]
POWERS = ["Russia", "China", "EU", "United States", "Turkey"]


def _ties():
    """(ties between states, organisations and agreements; kind of each actor), as in the lesson."""
    ties, kind_of = table("ties"), table("actors").set_index("actor")["kind"]
    named = ["state", "organisation", "agreement"]
    return ties[ties["actor"].map(kind_of).isin(named) & ties["partner"].map(kind_of).isin(named)], kind_of


def _without(rows, name):
    return rows[(rows["actor"] != name) & (rows["partner"] != name)]


def _one_decimal(answer, exact):
    """True when a column is the exact one, rounded to one decimal."""
    pairs = list(zip(answer, exact.loc[answer.index]))
    return any(coarse(*pair) for pair in pairs) and all(near(*pair) or coarse(*pair) for pair in pairs)


def _pairs(rows):
    """How many of the ten pairs of powers can reach each other."""
    graph = nx.from_pandas_edgelist(rows, "actor", "partner")
    inside = [len(piece & set(POWERS)) for piece in nx.connected_components(graph)]
    return sum(n * (n - 1) // 2 for n in inside)


# ------------------------------------------------------------------------------------------------ 1: fill the fields

#: The key in the student's dict, and the field of the two-mode table it stands for.
FIELDS = {
    "Kazakhstan, CSTO": ("Kazakhstan", "CSTO"),
    "Kazakhstan, SCO": ("Kazakhstan", "SCO"),
    "Kazakhstan, partnership": ("Kazakhstan", "Eurasian partnership"),
    "Kazakhstan, NATO": ("Kazakhstan", "NATO"),
    "Turkey, NATO": ("Turkey", "NATO"),
    "Ukraine, EAEU": ("Ukraine", "EAEU"),
    "Kazakhstan, sanctions": ("Kazakhstan", "Western sanctions on Russia"),
}

q1 = exercise.question(
    "q1",
    "Fill the fields",
    ["fields"],
    "O1",
    [
        "For each field put your finger on the sentence that speaks of **this** actor and **this** body. No sentence, no entry.",
        "What an article denies is information; what it does not mention is none. Keep the two apart.",
    ],
    """
    fields = {
        "Kazakhstan, CSTO": "yes",
        "Kazakhstan, SCO": "empty",              # the SCO is a wished-for partner, no word on membership
        "Kazakhstan, partnership": "proposed",
        "Kazakhstan, NATO": "empty",             # it signed with a member; that makes no member
        "Turkey, NATO": "yes",
        "Ukraine, EAEU": "no",
        "Kazakhstan, sanctions": "no",
    }
    """,
)

#: What a wrong entry in a field shows. Anything else gets the general sentence.
READINGS = {
    (
        "Kazakhstan, SCO",
        "yes",
    ): "You may know this from elsewhere. The table holds only what the articles say: which sentence calls it a member?",
    (
        "Kazakhstan, SCO",
        "proposed",
    ): "Something is proposed in that sentence, but is it that Kazakhstan should sit **in the SCO**?",
    ("Kazakhstan, SCO", "no"): "Nobody denies it. Is silence a denial?",
    ("Kazakhstan, NATO", "yes"): "It signed something with a member. Does that give it a seat too?",
    ("Kazakhstan, NATO", "no"): "That it is no member you know from elsewhere. Does the sentence deny it?",
    ("Kazakhstan, partnership", "yes"): "Look at the verb: does the partnership exist, or would somebody like it to?",
    (
        "Kazakhstan, partnership",
        "empty",
    ): "The sentence says whose view this is. Would the one who wants a partnership stay outside it?",
    ("Ukraine, EAEU", "yes"): "The sentence names both, but which small word stands between them?",
    ("Ukraine, EAEU", "empty"): "The sentence does speak of these two: it says *without*. That is more than silence.",
    ("Kazakhstan, sanctions", "empty"): "The sentence does speak of these two, and says what Kazakhstan has not done.",
    ("Kazakhstan, sanctions", "yes"): "To follow the rules of others is not to take part in making them.",
}


@q1.judge
def _(fields):
    fields = as_dict(fields, FIELDS, "fields")
    rows = table("ties")
    rows = rows[rows["kind"].isin(["member", "signatory", "proposed partner"])].drop_duplicates(["actor", "partner"])
    said = rows.set_index(["actor", "partner"])["polarity"]
    still_open = [key for key, entry in fields.items() if entry is ...]
    for key, entry in fields.items():
        if key in still_open:
            continue
        answer = as_choice(entry, f'fields["{key}"]', ("yes", "proposed", "no", "empty"))
        if answer != said.get(FIELDS[key], "empty"):
            general = f"*{answer}* is not what the sentence says. Which words of it speak of these two?"
            return wrong(f"*{key}*: {READINGS.get((key, answer), general)}")
    if still_open:
        return wrong(f"Nothing wrong so far. Still open: {', '.join(still_open)}.")
    return right(
        "Two empty fields, two denials, one proposal: four kinds of entry, where a hasty table has only 0 and 1. Empty fields will "
        "be read as *no* by every formula, so remember which they are."
    )


# ------------------------------------------------------------------------------------------------ 2: another two-mode table

OTHERS = ["A1", "A2", "A3", "A5"]

q2 = exercise.question(
    "q2",
    "States and articles",
    ["like_A4"],
    "O2",
    [
        "First the table: `pd.crosstab(rows, columns)` counts; a state that is named five times is still one state, so make it 0 or 1.",
        "`@` compares **rows**. Here you compare columns, so turn the table: `named.T @ named`. The diagonal holds each article's "
        "own number of states.",
        "Jaccard: shared, divided by what stands in either of the two. *Either* is the one number plus the other minus the shared.",
    ],
    """
    named = (pd.crosstab(states["actor"], states["article"]) > 0).astype(int)
    shared = (named.T @ named)["A4"]
    size = named.sum()
    like_A4 = (shared / (size + size["A4"] - shared)).drop("A4")
    """,
)


def _named(states_only=True, by="actor"):
    spellings, kind_of = table("spellings"), table("actors").set_index("actor")["kind"]
    rows = spellings[spellings["actor"].map(kind_of) == "state"] if states_only else spellings
    return pd.crosstab(rows[by], rows["article"])


def _likeness(counts):
    """{name of a way to compare: Series over the other articles}."""
    named = (counts > 0).astype(int)
    shared, size = (named.T @ named)["A4"], named.sum()
    ways = {
        "jaccard": shared / (size + size["A4"] - shared),
        "shared": shared,
        "of the other": shared / size,
        "of A4": shared / size["A4"],
        "of both sums": shared / (size + size["A4"]),
        "of the smaller": shared / size.clip(upper=size["A4"]),
        "same": pd.Series({a: (named[a] == named["A4"]).mean() for a in named.columns}),
    }
    return {name: column.reindex(OTHERS).astype(float) for name, column in ways.items()}


@q2.judge
def _(like_A4):
    if isinstance(like_A4, dict):
        like_A4 = pd.Series(like_A4)
    if isinstance(like_A4, pd.Series) and not like_A4.index.has_duplicates and "A4" in like_A4.index:
        like_A4 = like_A4.drop("A4")  # an article is like itself: nothing wrong
    answer = as_column(like_A4, OTHERS, "like_A4")
    ways = _likeness(_named())

    def same(other):
        return bool(((answer - other).abs() <= 0.0051).all())

    if same(ways["jaccard"]):
        shared = ways["shared"]
        return right(
            f"{shared.eq(shared.max()).sum()} articles share the same number of states with A4, and only the division tells them apart: "
            f"{ways['jaccard'].idxmax()} is closest, because it names few others. A long list is like any list a little."
        )
    if same(ways["shared"]):
        return wrong("These are counts of shared states. A long article shares many with anybody: divide.")
    if any(same(ways[way]) for way in ("of the other", "of A4", "of the smaller")):
        return wrong(
            "You divided by the states of **one** article. Jaccard divides by the states that stand in either."
        )
    if same(ways["of both sums"]):
        return wrong("You added the two sizes, so that the shared states count twice in the whole.")
    if same(ways["same"]):
        return wrong(
            "You also counted states that **both leave out** as agreement. Silence in two articles makes no likeness."
        )
    if same(100 * ways["jaccard"]):
        return wrong("These are percent. Jaccard runs from 0 to 1.")
    if same(1 - ways["jaccard"]):
        return wrong("That is the distance. Likeness is what is shared, not what is missing.")
    if same(_likeness(_named(states_only=False))["jaccard"]):
        return wrong("You took all actors, persons and outlets too. The question asks for states.")
    if same(_likeness(_named(by="spelling"))["jaccard"]):
        return wrong("You compared spellings. One state can have several: build the table on the column `actor`.")
    if _one_decimal(answer, ways["jaccard"]):
        return wrong("`like_A4` is rounded too far: keep two places more, or do not round at all.")
    counts = _named()
    shared, size = (counts.T @ counts)["A4"], counts.sum()
    raw = [shared, shared / (size + size["A4"] - shared)]
    if any(same(column.reindex(OTHERS).astype(float)) for column in raw):
        return wrong("A state named five times is still one state. Make the counts 0 or 1 first.")
    off = [a for a in OTHERS if abs(answer[a] - ways["jaccard"][a]) > 0.0051]
    rest = "" if len(off) == len(OTHERS) else " The others are."
    return wrong(f"{', '.join(off)}: not right yet.{rest} Take one pair: how many states in both, how many in either?")


# ------------------------------------------------------------------------------------------------ 3: plans as seats

PARTNERS = ["Russia", "China", "Turkey"]

q3 = exercise.question(
    "q3",
    "Plans as if they were seats",
    ["jaccard", "closest"],
    "O2",
    [
        'Change a copy: `plans = stated.copy()`, then `plans.loc["Kazakhstan", body] = 1` for each of the two bodies.',
        "Both plans make Kazakhstan's own list longer. Only one of them also makes the list of **shared** bodies longer, and with "
        "one partner only.",
    ],
    """
    plans = stated.copy()
    plans.loc["Kazakhstan", ["Eurasian partnership", "TITR"]] = 1
    shared = (plans @ plans.T)["Kazakhstan"]
    seats_of = plans.sum(axis=1)
    jaccard = (shared / (seats_of["Kazakhstan"] + seats_of - shared))[["Russia", "China", "Turkey"]]
    closest = jaccard.idxmax()
    """,
)


def _seats(plans=("Eurasian partnership", "TITR")):
    ties, kind_of = _ties()
    body = ties["partner"].map(kind_of).isin(["organisation", "agreement"]) & (ties["partner"] != "EU")
    seats = ties[body & (ties["kind"] != "linked to be")].drop_duplicates(["actor", "partner"])
    stated = (seats.pivot(index="actor", columns="partner", values="polarity") == "yes").astype(int)
    for plan in plans:
        stated.loc["Kazakhstan", plan] = 1
    return stated


def _jaccard(stated):
    shared, size = (stated @ stated.T)["Kazakhstan"], stated.sum(axis=1)
    return {
        "jaccard": (shared / (size["Kazakhstan"] + size - shared))[PARTNERS],
        "shared": shared[PARTNERS].astype(float),
        "of Kazakhstan": (shared / size["Kazakhstan"])[PARTNERS],
        "of the partner": (shared / size)[PARTNERS],
        "of all": (shared / stated.shape[1])[PARTNERS],
        "of both sums": (shared / (size["Kazakhstan"] + size))[PARTNERS],
    }


@q3.judge
def _(jaccard, closest):
    answer = as_column(jaccard, PARTNERS, "jaccard")
    ways = _jaccard(_seats())

    def same(other):
        return bool(((answer - other).abs() <= 0.0051).all())

    if not same(ways["jaccard"]):
        if same(_jaccard(_seats(()))["jaccard"]):
            return wrong("These are the numbers of the lesson. The two plans have not reached the table yet.")
        if same(_jaccard(_seats(("Eurasian partnership",)))["jaccard"]):
            return wrong("Only one plan is in the table: the one that nobody else of the three would share.")
        if same(_jaccard(_seats(("TITR",)))["jaccard"]):
            return wrong(
                "Only one plan is in the table: the route. The other makes Kazakhstan's list longer as well, even if no partner "
                "shares it."
            )
        if same(ways["shared"]):
            return wrong("These are counts of shared bodies. Divide by the bodies that either of the two sits in.")
        if same(ways["of Kazakhstan"]):
            return wrong("You divided by Kazakhstan's bodies alone. The partner's own bodies belong to the whole too.")
        if same(ways["of the partner"]):
            return wrong("You divided by the partner's bodies alone. Kazakhstan's own bodies belong to the whole too.")
        if same(ways["of all"]):
            return wrong("You divided by all bodies of the table. Those in which neither of the two sits do not count.")
        if same(ways["of both sums"]):
            return wrong("You added both lists, so that what they share counts twice in the whole.")
        if same(100 * ways["jaccard"]):
            return wrong("These are percent. Jaccard runs from 0 to 1.")
        if all(near(a, b, 0.0051) for a, b in zip(sorted(answer), sorted(ways["jaccard"]))):
            return wrong("These are the right numbers in another order. The question asks for Russia, China, Turkey.")
        if _one_decimal(answer, ways["jaccard"]):
            return wrong("`jaccard` is rounded too far: keep two places more, or do not round at all.")
        off = [p for p in PARTNERS if abs(answer[p] - ways["jaccard"][p]) > 0.0051]
        rest = "" if len(off) == len(PARTNERS) else " The others are."
        return wrong(
            f"{', '.join(off)}: not right yet.{rest} Write down both lists of bodies and count what stands in both and in either."
        )
    if as_choice(closest, "closest", [p.lower() for p in PARTNERS]) != ways["jaccard"].idxmax().lower():
        return wrong("Your numbers are right, but `closest` is not the one with the largest of them.")
    before = _jaccard(_seats(()))["jaccard"]
    return right(
        f"As stated, {before.idxmax()} is closest; with two plans counted as done, {ways['jaccard'].idxmax()} is. The order rests on "
        "whether a wish counts as a tie. Whoever shows such a ranking must say which was done."
    )


# ------------------------------------------------------------------------------------------------ 4: three meanings

#: An invented network of ports, the same as in the notebook.
LINES = [
    ("Alma", "Bora"), ("Alma", "Cato"), ("Bora", "Cato"), ("Alma", "Ilek"), ("Bora", "Ilek"), ("Cato", "Dina"),
    ("Dina", "Ekal"), ("Ekal", "Fura"), ("Ekal", "Gano"), ("Fura", "Gano"), ("Gano", "Hemi"),
]  # fmt: skip

q4 = exercise.question(
    "q4",
    "Bridge, cut point, broker",
    ["bridges", "cut_points", "broker"],
    "O3",
    [
        "Draw the nine ports on paper. For each line: cover it with a finger. Can its two ends still reach each other?",
        "For each port: cover it. Do **the others** still hang together? A port at the very end cuts nobody off but itself.",
        "Or let the library do it, as in the lesson: make a graph from `lines`, whose columns are `from` and `to`, and ask `nx`.",
    ],
    """
    graph = nx.from_pandas_edgelist(lines, "from", "to")
    bridges = list(nx.bridges(graph))
    cut_points = list(nx.articulation_points(graph))
    broker = pd.Series(nx.betweenness_centrality(graph)).idxmax()
    """,
)


def _pairs_of_names(bridges, names):
    """The answer as a set of unordered pairs. Raises Stop with a sentence for anything else."""
    if isinstance(bridges, pd.DataFrame):
        bridges = bridges.to_numpy().tolist()
    if isinstance(bridges, (str, dict)) or not hasattr(bridges, "__iter__"):
        raise Stop(wrong('`bridges` is a list of pairs, as in `[("Alma", "Bora"), ("Bora", "Cato")]`.'))
    pairs = list(bridges)
    if len(pairs) > 50:
        raise Stop(wrong("`bridges` is very long. How many lines are there in all?"))
    if pairs and all(isinstance(pair, str) for pair in pairs):
        if all(
            len([word for word in re.findall(r"[a-z]+", pair, re.I) if word.capitalize() in names]) == 2
            for pair in pairs
        ):
            raise Stop(wrong('In `bridges` each pair is one text. Write its two ends apart, as in `("Alma", "Bora")`.'))
        raise Stop(wrong("`bridges` holds single names. A bridge is a **line**: give its two ends, as a pair."))
    found = set()
    for pair in pairs:
        if isinstance(pair, (str, dict)) or not hasattr(pair, "__len__") or len(pair) != 2:
            raise Stop(wrong("Each bridge is a pair of two names in round brackets."))
        ends = [end.strip().capitalize() if isinstance(end, str) else end for end in pair]
        if not all(isinstance(end, str) and end in names for end in ends):
            raise Stop(wrong(f"`bridges` has an end that is none of the ports: {', '.join(sorted(names))}."))
        found.add(frozenset(ends))
    return found


@q4.judge
def _(bridges, cut_points, broker):
    graph = nx.Graph(LINES)
    want = {frozenset(line) for line in nx.bridges(graph)}
    found = _pairs_of_names(bridges, set(graph))
    lines = {frozenset(line) for line in graph.edges}
    if found - lines:
        return wrong("`bridges` has a pair that no line joins. A bridge is one of the lines in the list.")
    if found - want:
        return wrong(
            "`bridges` has a line with a way round: cover it, and its ends still reach each other the other way."
        )
    if want - found and all(min(graph.degree(end) for end in line) == 1 for line in want - found):
        return wrong(
            "`bridges` lacks a line to a dead end. It holds only one port, but to that port there is no other way."
        )
    if want - found:
        return wrong("`bridges` is not complete: at least one more line has no way round.")
    if isinstance(cut_points, (pd.DataFrame, str, dict)) or not hasattr(cut_points, "__iter__"):
        return wrong('`cut_points` is a list of names, as in `["Alma", "Bora"]`.')
    listed = list(cut_points)
    if len(listed) > 50 or not all(isinstance(name, str) for name in listed):
        return wrong("`cut_points` is a list of names of ports. A cut point is a point, not a line.")
    names = {name.strip().capitalize() for name in listed}
    if names - set(graph):
        return wrong("`cut_points` has a name that is none of the ports.")
    truth = set(nx.articulation_points(graph))
    ends = {end for line in want for end in line}
    if names == ends and ends != truth:
        return wrong(
            "You took the ends of all bridges. Take the last port of a dead end away: who is cut off from whom?"
        )
    if any(graph.degree(name) == 1 for name in names - truth):
        return wrong("A port at a dead end is no cut point: without it, all the others still reach each other.")
    if names - truth:
        return wrong(
            "`cut_points` has a port with a way round it. Cover it and look whether **the others** hang together."
        )
    if truth - names:
        return wrong("`cut_points` is not complete. Cover each end of each bridge in turn.")
    between = pd.Series(nx.betweenness_centrality(graph))
    if not isinstance(broker, str):
        return wrong(
            "`broker` is one name in quotation marks: the port with the highest betweenness, not all the values."
        )
    said = as_choice(broker, "broker", [name.lower() for name in graph]).capitalize()
    if said != between.idxmax():
        if graph.degree(said) == max(dict(graph.degree).values()):
            return wrong(
                "That port has most lines. A broker stands on most **ways**: many neighbours can all know each other."
            )
        return wrong(
            "On more shortest ways than that port lies another one. Count from the left half to the right half."
        )
    return right(
        f"{between.idxmax()} has only {graph.degree(between.idxmax())} lines and is the greatest broker: place, not number of "
        "friends. And a bridge can matter to one port only. Three words, three things; in a speech all are called bridge."
    )


# ------------------------------------------------------------------------------------------------ 5: article by article

q5 = exercise.question(
    "q5",
    "Article by article",
    ["touching", "left"],
    "O4",
    [
        "Write a loop: `for article in articles:`, and in it first `in_article(article)`. Call that `part`; everything else is asked of it.",
        "A tie touches Kazakhstan when it stands in `actor` **or** in `partner`. The sign for *or* is `|`.",
        "For `left`, first keep the rows of `part` that do **not** touch it, then give them to `pairs_linked`.",
    ],
    """
    touching, left = {}, {}
    for article in articles:
        part = in_article(article)
        touches = (part["actor"] == "Kazakhstan") | (part["partner"] == "Kazakhstan")
        touching[article] = 100 * touches.mean()
        left[article] = pairs_linked(part[~touches])
    """,
)


def _parts(sure_only=True):
    ties, _ = _ties()
    ties = ties[ties["polarity"] == "yes"] if sure_only else ties
    evidence = table("tie_facts")
    for article in ARTICLES:
        ids = evidence.loc[evidence["fact_id"].str.startswith(article), "tie_id"]
        yield (
            article,
            ties[ties["tie_id"].isin(ids)],
            ties[ties["tie_id"].isin(evidence.loc[~evidence["fact_id"].str.startswith(article), "tie_id"])],
        )


def _touching(sure_only=True):
    return pd.Series({a: 100 * (1 - len(_without(part, "Kazakhstan")) / len(part)) for a, part, _ in _parts(sure_only)})


@q5.judge
def _(touching, left):
    share = as_column(touching, ARTICLES, "touching")
    want = _touching()

    def same(a, b, within=0.51):
        return bool(((a - b).abs() <= within).all())

    if not same(share, want):
        if same(share, want / 100, 0.0051):
            return wrong("`touching` is in fractions of one. The question asks for percent.")
        if same(share, 100 - want):
            return wrong("`touching` is the opposite: the ties that do **not** touch it.")
        for column in ("actor", "partner"):
            one = pd.Series({a: 100 * (part[column] == "Kazakhstan").mean() for a, part, _ in _parts()})
            if same(share, one):
                return wrong(f"`touching` looks at `{column}` only. A tie has two ends.")
        counts = pd.Series({a: len(part) - len(_without(part, "Kazakhstan")) for a, part, _ in _parts()})
        if same(share, counts):
            return wrong("`touching` holds counts. Set them against all stated ties of the same article.")
        if same(share, 100 * counts / len(_ties()[0].query("polarity == 'yes'"))):
            return wrong(
                "You divided by the ties of all articles. The whole is the stated ties of the **same** article."
            )
        if same(share, 100 * counts / counts.sum()):
            return wrong(
                "You divided by all ties that touch Kazakhstan. The whole is the stated ties of the **same** article."
            )
        if same(share, 0 * want):
            return wrong("No tie has Kazakhstan at **both** ends, so `&` finds none. Which sign means *or*?")
        if same(share, _touching(sure_only=False)):
            return wrong("You counted what is proposed or denied as well. `in_article` gives the stated ties only.")
        off = [a for a in ARTICLES if abs(share[a] - want[a]) > 0.51]
        rest = "" if len(off) == len(ARTICLES) else " The others are."
        return wrong(
            f"`touching`, {', '.join(off)}: not right yet.{rest} How many rows has the article, how many touch?"
        )
    pairs = as_column(left, ARTICLES, "left")
    truth = pd.Series({a: _pairs(_without(part, "Kazakhstan")) for a, part, _ in _parts()})
    if not same(pairs, truth, 0.001):
        if same(pairs, pd.Series({a: _pairs(part) for a, part, _ in _parts()}), 0.001):
            return wrong("`left` is counted with Kazakhstan still in. Take its ties out first.")
        if same(pairs, pd.Series({a: _pairs(_without(rest, "Kazakhstan")) for a, _, rest in _parts()}), 0.001):
            return wrong("You left each article **out**, as the widget does. Here each article stands alone.")
        parts = [part for _, part, _ in _parts()]
        touching_only = [part.drop(_without(part, "Kazakhstan").index) for part in parts]
        if same(pairs, pd.Series(map(_pairs, touching_only), ARTICLES), 0.001):
            return wrong(
                "For `left` you kept the ties that touch Kazakhstan. Keep the others: the sign for *not* is `~`."
            )
        for column in ("actor", "partner"):
            one_end = [part[part[column] != "Kazakhstan"] for part in parts]
            if same(pairs, pd.Series(map(_pairs, one_end), ARTICLES), 0.001):
                return wrong(f"For `left` you took Kazakhstan out of `{column}` only. A tie has two ends.")
        if same(pairs, 10 - truth, 0.001):
            return wrong(
                "`left` holds the pairs that are lost. The question asks for those that can still reach each other."
            )
        off = [a for a in ARTICLES if not near(pairs[a], truth[a])]
        rest = "" if len(off) == len(ARTICLES) else " The others are."
        return wrong(
            f"`left`, {', '.join(off)}: not right yet.{rest} Draw that article's ties that do not touch Kazakhstan."
        )
    return right(
        f"In every article at least {want.min():.0f} percent of the ties touch Kazakhstan, and away from it no article alone joins more "
        f"than {truth.max():.0f} of ten pairs. In such texts Kazakhstan must come out in the middle. A source on Turkey, coded by the "
        "same rules, would be the fair comparison."
    )


# ------------------------------------------------------------------------------------------------ 6: the diplomat's sentence

q6 = exercise.question(
    "q6",
    "A sentence for the diplomat",
    ["note"],
    "O4",
    [
        "Begin with which of the meanings you use: line without a way round, cut point, broker, seats on several sides, or what goods "
        "cross.",
        "Give one number of the lesson that speaks for the word and one that speaks against it, and say which of them comes from the "
        "choice of sources.",
        "End with the sentence that he could say, and with one source that would change your mind.",
    ],
    """
    - It says which meaning of *bridge* it tests, and keeps line, cut point, broker and transit apart.
    - It cites article and ¶ for the word it keeps or replaces.
    - It uses a result of the lesson for and one against, with its number.
    - It says that the articles are about Kazakhstan, and what that does to the result.
    - It ends with a sentence that a diplomat could really say, and says what evidence would change the advice.

    Both verdicts can be defended. *Keep*: nobody else is seated with Russia, China and Turkey, and without Kazakhstan six of ten
    pairs fall apart. *Replace*: that is built in by the sources, one line of common knowledge undoes it, and in transit it is
    named as carried more often than as carrier.
    """,
    open=True,
)


@q6.judge
def _(note):
    as_note(note, "note", r"\d+", ("keep", "replace"), words=(60, 140))
    if re.search(r"(?:\b(?:not|never)|n['’]t) (?:keep|replace)\b", note, re.I):
        return wrong(
            "Say what he should do, not what he should not: use the one word, *keep* or *replace*, without *not*."
        )
    meanings = r"\b(?:cut[ -]?points?|brokers?|betweenness|lines?|transit|seats?|carr(?:y|ie[sd]|iers?))\b"
    meant = re.search(meanings, note, re.I)
    if not meant:
        return wrong("Which meaning of the word do you test? Name it as the lesson does, such as cut point or broker.")
    return handed_in(
        "No machine can judge this one. Compare your note with `q6.solution()`, point by point, or read it aloud to a neighbour: would "
        "a diplomat say your last sentence?"
    )
