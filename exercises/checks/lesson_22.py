"""The questions of exercise 22, Route map. Every expected answer is computed from `seeds/`."""

import numpy as np
import pandas as pd

from checks import (
    Exercise,
    Stop,
    as_choice,
    as_column,
    as_dict,
    as_note,
    as_number,
    handed_in,
    near,
    right,
    table,
    wrong,
)

exercise = Exercise(
    "22_route_map",
    {
        "O1": "Code a route from a text as places in order, and tell it from a label or a metaphor",
        "O2": "Find what a text leaves out of a route that it names",
        "O3": "Measure a route along great circles, and explain why the real way is longer",
        "O4": "Test which ways are left when a state is closed, and choose a map that shows it honestly",
    },
)
summary = exercise.summary

EARTH = 6371


def _stops():
    """One row for each end of each leg: route_id, place, state, kind, named_in."""
    ends = table("legs").melt(["route_id", "leg"], ["from_place", "to_place"], value_name="place")
    return ends.merge(table("places")[["place", "state", "kind", "named_in"]], on="place")


def _on_map():
    """The ids of the articles' ways that have legs, in order."""
    routes = table("routes").set_index("route_id")
    some = table("legs")["route_id"].map(routes["origin"]) == "articles"
    return sorted(set(table("legs").loc[some, "route_id"]))


def as_words(answer, name, kind):
    """The answer as a set of texts without outer blanks. Raises Stop for anything but a list, set or column of texts."""
    if isinstance(answer, (pd.Series, np.ndarray, pd.Index)):
        answer = list(answer)
    if isinstance(answer, str):
        raise Stop(
            wrong(f"`{name}` is one text. Write a list: square brackets, each of the {kind} in quotation marks.")
        )
    if not isinstance(answer, (list, tuple, set, frozenset)) or not all(isinstance(entry, str) for entry in answer):
        raise Stop(wrong(f"`{name}` is a list of {kind}: square brackets, each in quotation marks, commas between."))
    return {" ".join(entry.split()) for entry in answer}


# ------------------------------------------------------------------------------------------------ 1: what is it?

#: The key in the student's dict, and the row it stands for.
PHRASES = {
    "silk road": "R12",
    "lorries": "R08",
    "buffer market": "R24",
    "european path": "R26",
    "canal": "R09",
    "pipes": "R11",
}

q1 = exercise.question(
    "q1",
    "Route, label or metaphor?",
    ["kinds"],
    "O1",
    [
        "Put each phrase to the test: could something be loaded on it and unloaded somewhere else?",
        "A route may be badly described, without ends, and still be a route. A label is a name that people give to a thing or a "
        "programme. A metaphor speaks of policy.",
    ],
    """
    kinds = {
        "silk road": "label",         # a programme of many links, not one way
        "lorries": "route",           # no ends are named, but goods move
        "buffer market": "metaphor",  # a part to play in trade
        "european path": "metaphor",  # a course of policy
        "canal": "route",             # ships pass it
        "pipes": "route",             # in the plural and without names, but oil flows
    }
    """,
)

#: What a wrong kind for a phrase shows. Anything else gets the general sentence.
SLIPS = {
    (
        "silk road",
        "route",
    ): "It is a programme of many roads, ports and railways. Where would your one line begin and end?",
    ("silk road", "metaphor"): "No mere picture: money and projects carry this name. But is the name itself a way?",
    ("lorries", "label"): "Nobody gave it a name. Does something move?",
    ("lorries", "metaphor"): "Nothing is meant but lorries. That the ends are missing makes it vague, not a picture.",
    ("buffer market", "route"): "What would you load on a market, and where would you unload it?",
    ("buffer market", "label"): "Nothing bears this name yet. It is a part that a country might play.",
    ("european path", "route"): "Who travels on it, and with what cargo? Look at what the sentence is about: a choice.",
    ("european path", "label"): "It is no name of a thing. What does a state do when it takes it?",
    ("canal", "metaphor"): "Ships were really held up there.",
    ("canal", "label"): "The name stands for a real passage: ships go through it.",
    ("pipes", "label"): "The phrase gives no name at all. Does something flow?",
    ("pipes", "metaphor"): "These are of steel. That they have no names makes them vague, not a picture.",
}


@q1.judge
def _(kinds):
    kinds = as_dict(kinds, PHRASES, "kinds")
    modes = table("routes").set_index("route_id")["mode"]
    still_open = [key for key, entry in kinds.items() if entry is ...]
    for key, row in PHRASES.items():
        if key in still_open:
            continue
        answer = as_choice(kinds[key], f'kinds["{key}"]', ("route", "label", "metaphor"))
        if answer != (modes[row] if modes[row] in ("label", "metaphor") else "route"):
            return wrong(f"*{key}*: {SLIPS[key, answer]}")
    if still_open:
        return wrong(f"Nothing wrong so far. Still open: {', '.join(still_open)}.")
    return right(
        "Two of the three routes here cannot be drawn: their ends are not printed. To be a route and to be on a map are two "
        "things, and a map shows only what somebody bothered to place."
    )


# ------------------------------------------------------------------------------------------------ 2: code a route

CODED = "R33"  # the route that question 2 describes

q2 = exercise.question(
    "q2",
    "Code a route",
    ["way", "touches"],
    "O1",
    [
        "Underline every place in the order in which the oil moves. Each pair of neighbours is one leg.",
        "A leg is a bracket with three texts: from, to, mode. The second leg begins where the first one ends.",
        "Does the whole way touch Russia? Ask of every stop in which state it lies; `places` knows.",
    ],
    """
    way = [
        ("Aktau", "Makhachkala", "tanker"),
        ("Makhachkala", "Novorossiysk", "pipeline"),
    ]
    touches = "yes"
    """,
)


def _as_legs(way):
    """The student's legs as lists of three texts. Raises Stop for another form."""
    form = 'Write a list of legs, each in round brackets: `("from", "to", "mode")`.'
    if isinstance(way, pd.DataFrame):
        way = way.to_numpy()
    if isinstance(way, np.ndarray):
        way = way.tolist()
    if isinstance(way, tuple) and len(way) == 3 and all(isinstance(part, str) for part in way):
        raise Stop(wrong(f"`way` is a single leg. {form}"))
    if isinstance(way, (list, tuple)) and len(way) == 0:
        raise Stop(wrong(f"`way` is still empty. {form}"))
    if not isinstance(way, (list, tuple)):
        raise Stop(wrong(f"`way` is a {type(way).__name__}. {form}"))
    for leg in way:
        if not isinstance(leg, (list, tuple)) or len(leg) != 3 or not all(isinstance(part, str) for part in leg):
            raise Stop(wrong(f"A leg of `way` does not have three texts. {form}"))
    return [[" ".join(part.split()).lower() for part in leg] for leg in way]


@q2.judge
def _(way, touches):
    legs = table("legs")
    truth = legs[legs["route_id"] == CODED].sort_values("leg")
    start, port, end = truth["from_place"].iloc[0], truth["to_place"].iloc[0], truth["to_place"].iloc[-1]
    modes = truth["mode"].iloc[0], truth["mode"].iloc[1]
    said = _as_legs(way)
    known = {place.lower() for place in table("places")["place"]}
    unknown = [place for leg in said for place in leg[:2] if place not in known]
    if any(place in set(legs["mode"]) for place in unknown):
        return wrong("A mode stands where a place should stand. The order in a bracket is: from, to, mode.")
    if any(place.endswith("sea") for place in unknown):
        return wrong("Nothing is loaded or unloaded in the middle of a sea. A leg goes from one port to the next.")
    if unknown:
        return wrong(
            f"No place is called {unknown[0]!r}. Write it letter for letter as in the text, without *the port of*."
        )
    if {place for leg in said for place in leg[:2]} & {state.lower() for state in table("places")["state"]}:
        return wrong("You wrote states. The text is more exact: it names ports.")
    places = [said[0][0]] + [leg[1] for leg in said]
    if places == [end.lower(), port.lower(), start.lower()]:
        return wrong("All stops are there, but the oil flows the other way.")
    if len(said) == 1:
        return wrong("One leg leaps over a stop. Where does the oil change from one mode to the next?")
    if [said[-1][0], *(leg[1] for leg in said[::-1])] == [start.lower(), port.lower(), end.lower()]:
        return wrong("The legs are there, but not in the order in which the oil moves.")
    for before, after in zip(said, said[1:]):
        if before[1] != after[0]:
            return wrong("There is a gap: a leg must begin where the one before it ends.")
    if len(said) > 2 and {start.lower(), port.lower(), end.lower()} <= set(places):
        return wrong("You know more than the text prints. Code only what stands there; what you add is *implied*.")
    if "cpc terminal" in places:
        return wrong("The CPC's terminal and the harbour near it are two places. Which one does the text name?")
    if places != [start.lower(), port.lower(), end.lower()]:
        return wrong(
            "The stops or their order are not those of the text. Follow the oil from its first port to its last."
        )
    names = {"ship": "tanker", "tankers": "tanker", "pipe": "pipeline", "pipelines": "pipeline"}
    chosen = [names.get(leg[2], leg[2]) for leg in said]
    if chosen == list(modes)[::-1]:
        return wrong("The modes have changed places: on which leg is there water under the oil?")
    if "sea" in chosen:
        return wrong("`sea` is for ships with dry cargo; for oil by ship the table says otherwise. See the list above.")
    if len(set(chosen)) == 1 and chosen[0] in modes:
        return wrong("Both legs have one mode, but at a port the oil goes from one thing into another.")
    if chosen != list(modes):
        return wrong("A mode is not that of the text. Which words there say how the oil moves?")
    routes = table("routes").set_index("route_id")
    answer = as_choice(touches, "touches", ("yes", "no", "not stated"))
    if answer == "not stated":
        return wrong("The text names the stops. In which states do they lie? `places` has a column for that.")
    if answer != routes.loc[CODED, "touches_russia"]:
        return wrong(
            "You took the sea for a way round. A ship starts and lands somewhere: look up the state of every stop."
        )
    return right(
        "A tanker across the Caspian is no proof that Russia is avoided. In the lesson's widget, the two tanker ways from one "
        "port part here: one of them goes when Russia closes."
    )


# ------------------------------------------------------------------------------------------------ 3: the audit

RAILWAY = "R06"  # A1's railway to Germany
ARTICLE = "A1"

q3 = exercise.question(
    "q3",
    "Audit the articles' ways",
    ["stated", "missing"],
    "O2",
    [
        "`is_stated` is a column of True and False. Its mean, way by way, is the share of True.",
        'Group by the column of the table: `groupby(article_legs["route_id"])`. A share becomes a percentage by a factor of 100.',
        "For the states: list every stop of R06, look up the state of each in `places`, and cross out what A1's list prints.",
    ],
    """
    stated = 100 * is_stated.groupby(article_legs["route_id"]).mean()

    railway = article_legs[article_legs["route_id"] == "R06"]
    crossed = set(places.loc[railway["from_place"], "state"]) | set(places.loc[railway["to_place"], "state"])
    missing = sorted(crossed - set(printed))
    """,
)


@q3.judge
def _(stated, missing):
    legs, ids = table("legs"), _on_map()
    drawn = legs[legs["route_id"].isin(ids)]
    is_stated = drawn["standing"] == "stated"
    groups = is_stated.groupby(drawn["route_id"])
    answer, want = as_column(stated, ids, "stated"), 100 * groups.mean()

    def same(a, b, within=0.51):
        return bool(((a - b).abs() <= within).all())

    if not same(answer, want):
        if same(answer, want / 100, 0.006):
            return wrong("These are fractions of one. The question asks for percent.")
        if same(answer, 100 - want):
            return wrong("You computed the opposite: what is filled in. Turn the comparison round.")
        if same(answer, groups.sum()):
            return wrong(
                "You counted legs. Ways differ in how many they have, so set the count against all legs of the same way."
            )
        if same(answer, 100 * groups.sum() / len(drawn)):
            return wrong("You divided by the legs of all ways. The whole should be the legs of the **same** way.")
        if same(answer, 100 * groups.sum() / is_stated.sum()):
            return wrong("You divided by all stated legs. The whole should be **all** legs of the same way.")
        if same(answer, 100 * want):
            return wrong("You multiplied by 100 twice.")
        if same(answer, groups.size()):
            return wrong("You counted all legs of each way. How many of them are stated, and what share is that?")
        if same(answer, 100 * (drawn["standing"] == "implied").groupby(drawn["route_id"]).mean()):
            return wrong("This is the share that is *implied*. The question asks for the other word.")
        implied = 100 * (drawn["standing"] != "implied").groupby(drawn["route_id"]).mean()
        if same(answer, implied):
            return wrong("You counted everything that is not *implied*. A third word stands in that column.")
        if np.allclose(sorted(answer), sorted(want), atol=0.51):
            return wrong("The numbers are right, but they stand beside the wrong ways. Keep the order of the ids.")
        off = [route for route in ids if abs(answer[route] - want[route]) > 0.51]
        rest = "" if len(off) == len(ids) else " The others are."
        return wrong(f"{', '.join(off)}: not right yet.{rest} Take one: how many legs has it, and how many are stated?")
    spelt = {state.lower(): state for state in table("places")["state"]}
    states = {spelt.get(state.lower(), state) for state in as_words(missing, "missing", "states")}
    stops = _stops()
    stops = stops[stops["route_id"] == RAILWAY]
    printed = set(stops.loc[stops["named_in"].str.contains(ARTICLE, na=False), "state"])
    truth = set(stops["state"]) - printed
    every = set(table("places")["place"]) - set(table("places")["state"])
    if states & printed:
        return wrong(
            f"{sorted(states & printed)[0]} stands on A1's list. Which states does it need that are not there?"
        )
    if states & every:
        return wrong(f"{sorted(states & every)[0]} is a place. In which **state** does it lie?")
    if any("sea" in state.lower() for state in states):
        return wrong("A sea is no state. That two are missing is true as well, but here states are asked for.")
    if states - set(spelt.values()):
        return wrong(
            f"`places` knows no state {sorted(states - set(spelt.values()))[0]!r}: it is spelt otherwise there, or no stop of "
            "ours lies in it."
        )
    if states - truth:
        return wrong(
            f"{sorted(states - truth)[0]} is not among the states of this way's stops. Compute them from `places`."
        )
    if states != truth:
        return wrong(
            "What is there is right, but something is still missing. Start at the first leg, not at the first sea."
        )
    return right(
        "Two states that no reader of the list would ask: its own subject is one of them, so obvious that A1 does not repeat it. "
        "What everybody knows is what texts leave out, and what a table must put back."
    )


# ------------------------------------------------------------------------------------------------ 4: lengths

PIPE, BENT = "R36", "R34"  # the pipe to China; the way whose legs 3 and 4 are the BTC pipe

q4 = exercise.question(
    "q4",
    "How long is the pipe to China?",
    ["direct", "drawn", "estimate"],
    "O3",
    [
        "`direct` needs one call of `km`: the first place of the way and the last.",
        "`drawn` is a sum: one call for each leg. A list of calls in `sum([...])` will do.",
        "`bend` says how many real kilometres lie on one drawn kilometre. So the real length is the larger one.",
    ],
    """
    direct = km("Atyrau", "Alashankou")
    drawn = sum(km(a, b) for a, b in zip(pipe["from_place"], pipe["to_place"]))
    estimate = drawn * bend
    """,
)


def _km(places, a, b):
    """Great-circle distance by the angle between two arrows from the Earth's centre."""
    lat, lon = np.radians(places.loc[[a, b], "lat"]), np.radians(places.loc[[a, b], "lon"])
    arrows = np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    cosine = float(np.clip(arrows[:, 0] @ arrows[:, 1], -1, 1))
    return EARTH * float(np.arccos(cosine))


def _flat(places, a, b):
    """The same on paper: every degree counts 111 km."""
    step = places.loc[a, ["lat", "lon"]].astype(float) - places.loc[b, ["lat", "lon"]].astype(float)
    return 111 * float(np.hypot(*step))


def lengths():
    """(direct, drawn, bend, of the train, flat, legs, length of BTC) that question 4 is about."""
    legs, places = table("legs"), table("places").set_index("place")
    value = table("context").set_index("context_id")["value"]

    def along(route, first=1, measure=_km):
        some = legs[(legs["route_id"] == route) & (legs["leg"] >= first)].sort_values("leg")
        return [measure(places, a, b) for a, b in zip(some["from_place"], some["to_place"])]

    pipe = legs[legs["route_id"] == PIPE].sort_values("leg")
    direct = _km(places, pipe["from_place"].iloc[0], pipe["to_place"].iloc[-1])
    bend = value["O37a"] / sum(along(BENT, 3))
    train = value["M10b"] / sum(along("R37"))
    return direct, sum(along(PIPE)), bend, train, sum(along(PIPE, measure=_flat)), along(PIPE), value["O37a"]


@q4.judge
def _(direct, drawn, estimate):
    want_direct, want_drawn, bend, train, flat, parts, btc = lengths()
    answers = {"direct": direct, "drawn": drawn, "estimate": estimate}
    direct, drawn, estimate = (as_number(answer, name, "a number of kilometres") for name, answer in answers.items())

    def like(a, b):
        return near(a, b, 0.001)

    if like(direct, want_drawn) and like(drawn, want_direct):
        return wrong("`direct` and `drawn` have changed places. Which of them can never be the longer one?")
    for name, answer, want in [("direct", direct, want_direct), ("drawn", drawn, want_drawn)]:
        if like(answer, want / 1.609344):
            return wrong(f"`{name}` seems to be in miles.")
        if like(answer, want / EARTH) or like(answer, want * 1000):
            return wrong(f"`{name}` is not in kilometres. Take what `km` gives, as it is.")
    if like(direct, want_drawn):
        return wrong(
            "`direct` goes by all the stations. One great circle from the first place to the last is asked for."
        )
    if not like(direct, want_direct):
        return wrong("`direct` is not the great circle between the two ends of the pipe. Which places did you take?")
    if like(drawn, want_direct):
        return wrong("`drawn` leaps from the first place to the last. Go by the stations between.")
    if like(drawn, flat):
        return wrong("`drawn` was measured on flat paper, where every degree has one length. Use `km`.")
    if like(drawn, sum(parts[1:])) or like(drawn, sum(parts[:-1])):
        return wrong("`drawn` lacks a leg at one of the ends.")
    if like(drawn, sum(parts) / len(parts)):
        return wrong("`drawn` is the mean of the legs. A way is as long as all its legs together.")
    if not like(drawn, want_drawn):
        return wrong("`drawn` is not the sum of this way's legs. How many are there, and did each count once?")
    if like(estimate, want_drawn / bend):
        return wrong("You divided by `bend`, so your real pipe is shorter than the straight lines. Can that be?")
    if like(estimate, want_drawn * train):
        return wrong("That is the bend of the train. For a pipe, a pipe is the better model.")
    if like(estimate, want_direct * bend):
        return wrong("`bend` was measured along stations, so apply it to the length along stations.")
    if like(estimate, want_drawn):
        return wrong("`estimate` is still the drawn length: nothing has been bent.")
    if like(estimate, btc) or like(estimate, want_drawn + btc):
        return wrong(f"{btc:,.0f} km is the length of another pipe. Only its bend can be lent to this one.")
    if like(estimate, want_drawn * (bend - 1)):
        return wrong("This is only what the bend adds. How long is the whole pipe?")
    if not like(estimate, want_drawn * bend):
        return wrong(
            "`estimate` is off. Which of your two lengths did you start from, and what did you do with `bend`?"
        )
    return right(
        "The stations alone add a good part to the direct line, the bend adds more. But it is borrowed from mountains and lent to "
        "a steppe, so the true pipe is probably straighter: an estimate carries the ground of its model with it."
    )


# ------------------------------------------------------------------------------------------------ 5: two doors, and no way twice

#: Rows that describe more exactly, or in part, a way that stands in the articles already.
SAME = {
    "R37": "R04", "R38": "R03", "R39": "R03", "R34": "R02", "R35": "R02",
    "R29": "R11", "R30": "R11", "R31": "R11", "R32": "R11",
}  # fmt: skip
CLOSED = ["Russia", "Georgia"]
DOOR = "Azerbaijan"

q5 = exercise.question(
    "q5",
    "Two doors closed, and no way twice",
    ["left", "need", "avoid"],
    "O4",
    [
        "First find the ways that are shut: those that have at least one end in one of the two states. The rest is left.",
        '`ends["state"].isin([...])` is True where the state is one of several.',
        "For the second part, keep the rows that avoid Russia, then count different entries of the column `way`, not of "
        "`route_id`: `nunique()`.",
    ],
    """
    shut = ends.loc[ends["state"].isin(["Russia", "Georgia"]), "route_id"]
    left = sorted(set(ends["route_id"]) - set(shut))

    round_russia = ends[ends["touches"] == "no"]
    avoid = round_russia["way"].nunique()
    need = round_russia.loc[round_russia["state"] == "Azerbaijan", "way"].nunique()
    """,
)


def doors():
    """(the ends of all legs with `touches` and `way`, what is left when the states in `closed` are shut)"""
    ends = _stops()
    ends["touches"] = ends["route_id"].map(table("routes").set_index("route_id")["touches_russia"])
    ends["way"] = ends["route_id"].replace(SAME)

    def left(*closed):
        return set(ends["route_id"]) - set(ends.loc[ends["state"].isin(closed), "route_id"])

    return ends, left


@q5.judge
def _(left, need, avoid):
    ends, without = doors()
    every, want = set(ends["route_id"]), without(*CLOSED)
    ids = {entry.upper() for entry in as_words(left, "left", "route ids")}
    if ids == every - want:
        return wrong("These are the ways that are **shut**. Which are left?")
    for state in CLOSED:
        if ids == without(state):
            return wrong("Only one of the two states is closed. A way is left when it touches neither.")
    if ids == without(CLOSED[0]) | without(CLOSED[1]):
        return wrong("You shut only the ways that touch **both** states. One closed door is enough.")
    if ids - every:
        return wrong(f"{sorted(ids - every)[0]} has no legs in the table. A way without legs cannot be tested.")
    silent = set(ends.loc[ends["touches"] == "not stated", "route_id"])
    if ids == want - silent:
        return wrong(
            "You left out a way whose states between are not printed. By the rule of the stops it stays, and that is a weakness "
            "of the rule."
        )
    if ids == set(ends.loc[ends["touches"] == "no", "route_id"]):
        return wrong(
            "The column `touches` knows only one of the two doors. Ask in which states the ends of the legs lie."
        )
    if ids == want & set(_on_map()):
        return wrong("You kept only ways from the articles. All ways with legs are asked for.")
    if ids == set(ends.loc[ends["route_id"].isin(want), "way"]):
        return wrong("You gave one name to several rows already. That is for the second part; here each id counts.")
    if ids - want:
        return wrong(f"{sorted(ids - want)[0]} has a stop in a closed state.")
    if ids != want:
        return wrong("Something that is open is missing. Did you remove ways by a stop that lies in another state?")
    need, avoid = as_number(need, "need"), as_number(avoid, "avoid")
    some = ends[ends["touches"] == "no"]
    by_door = some[some["state"] == DOOR]
    want_need = by_door["way"].nunique()
    if (need, avoid) == (by_door["route_id"].nunique(), some["route_id"].nunique()):
        return wrong("These are counts of rows, as in the lesson. Count different entries of the column `way`.")
    if (need, avoid) == (len(by_door), len(some)):
        return wrong("You counted ends of legs. A way that stops twice in a state is still one way.")
    if (need, avoid) == (some["way"].nunique(), want_need):
        return wrong("`need` and `avoid` have changed places.")
    if near(avoid, ends["way"].nunique()) or near(avoid, some["route_id"].nunique()):
        return wrong("`avoid` counts rows, or ways that touch Russia as well. Keep the ways that avoid it, each once.")
    if near(avoid, ends.loc[ends["touches"] != "yes", "way"].nunique()):
        return wrong("`avoid` also counts the way that says nothing about Russia. *Not stated* is not *no*.")
    if not near(avoid, some["way"].nunique()):
        return wrong(
            "`avoid` is off. Print the different entries of `way` among those that avoid Russia, and count by eye."
        )
    if near(need, by_door["route_id"].nunique()):
        return wrong("`need` counts rows. Count different entries of the column `way`, as for `avoid`.")
    if near(need, want_need / avoid) or near(need, 100 * want_need / avoid):
        return wrong("`need` is a share. A count of ways is asked for.")
    if not near(need, want_need):
        return wrong(
            f"`need` is off. Print the rows that avoid Russia and lie in {DOOR}: which different ways are these?"
        )
    return right(
        "The share falls, but still more than half of the ways round Russia pass one state. A finding that survives another way of "
        "counting is worth more. Of what is left when both doors close, look how little carries oil."
    )


# ------------------------------------------------------------------------------------------------ 6: which map?

q6 = exercise.question(
    "q6",
    "Which map for the minister?",
    ["note"],
    "O4",
    [
        "Who will act on the map, and what would she do wrongly if it left something out, or showed too much?",
        "Take one way, such as A1's railway, and say how it looks on each map.",
        "End with your choice, and one line that must be printed below the map.",
    ],
    """
    - It says what the minister must decide, and chooses a map for that, not for beauty.
    - It names something that the bare map hides (Georgia and two seas on A1's railway, the oil that leaves through Baku or to China) and something
      that the full map hides (what is stated and what is ours, tonnes, that Druzhba is hindsight).
    - It follows one way through both maps, with article and ¶.
    - It gives one line to be printed below the map, such as: *dotted legs are ours; lines are no tonnes*.
    - It says what would change its mind.

    Both can be defended. *Bare*: a minister who quotes the map must be able to prove each line. *Full*: a minister who
    closes a door must see every way behind it, also those that journalists took for granted.
    """,
    open=True,
)


@q6.judge
def _(note):
    as_note(note, "note", "(?:6|7|10|13|17)", ("bare", "full"))
    return handed_in(
        "No machine can judge this one. Compare your note with `q6.solution()`, point by point, or exchange it with a neighbour "
        "who chose the other map."
    )
