"""Events, actors, ties, statements, routes and outside series: rules that the schema cannot express, and their evidence."""

import csv
import re
import subprocess
import sys

import draw_screening
import networkx as nx
import pandas as pd
import pytest
from matplotlib.path import Path as Outline
from test_seeds import SEEDS, plain, put, tables

#: How long an event may be between its first and its last possible day, by how precisely the articles date it.
WIDEST = {"day": 1, "week": 11, "month": 31, "season": 100, "year": 366}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS_2022 = pd.date_range("2022-01-01", "2022-12-31").strftime("%Y-%m-%d")


def parts(names):
    return [] if pd.isna(names) else str(names).split(" + ")


# ---------------------------------------------------------------- rules, each a function of the tables that yields sentences


def event_troubles(t):
    known = set(t["actors"]["actor"])
    scale = t["plover"].set_index("type")
    modes = set(zip(t["plover_modes"]["type"], t["plover_modes"]["mode"])) | {("CONSULT", "host")}  # of older manuals
    days = (pd.to_datetime(t["events"]["end"]) - pd.to_datetime(t["events"]["start"])).dt.days + 1
    if list(t["events"]["start"]) != sorted(t["events"]["start"]):
        yield "events are not in order of date"
    for row, width in zip(t["events"].to_dict("records"), days):
        name = row["event_id"]
        if not 1 <= width <= WIDEST.get(row["precision"], 99999) or (width == 1) != (row["precision"] == "day"):
            yield f"{name}: {width} days do not fit the precision {row['precision']}"
        if row["dating"] != "stated" and pd.isna(row["dating_note"]):
            yield f"{name}: resolved from what?"
        if pd.isna(row["type"]) != pd.isna(row["score"]) or pd.isna(row["type"]) != pd.isna(row["score_printed"]):
            yield f"{name}: type and score go together"
        elif pd.notna(row["type"]) and (row["score_printed"], row["score"]) != tuple(
            scale.loc[row["type"], ["score_printed", "score"]]
        ):
            yield f"{name}: not the score of {row['type']}"
        if pd.notna(row["mode"]) and (row["type"], row["mode"]) not in modes:
            yield f"{name}: no mode {row['mode']} of {row['type']}"
        for actor in parts(row["source"]) + parts(row["target"]):
            if actor != "none" and actor not in known:
                yield f"{name}: {actor} is not in actors"
    flipped = scale[scale["score"] != scale["score_printed"]]
    if list(flipped.index) != ["ACCUSE"] or (flipped["score"] != -flipped["score_printed"]).any():
        yield "the only sign to correct is that of ACCUSE"
    sign = t["plover_modes"]["type"].map(scale["score"])
    if (t["plover_modes"]["score"] * sign < 0).any():
        yield "a mode on the other side of zero than its type"
    friendly = scale["quad"].str.contains("cooperation")
    if (scale.loc[friendly, "score"] < 0).any() or (scale.loc[~friendly, "score"] > 0).any():
        yield "a score on the wrong side of zero"


def actor_troubles(t):
    spelled = set(t["spellings"]["actor"])
    for actor in t["actors"]["actor"]:
        if actor not in spelled:
            yield f"{actor}: no spelling, so no article names it"
    if (t["spellings"]["article"].eq("A3") & t["spellings"]["paragraph"].gt(18)).any():
        yield "a spelling from the second copy of A3"


def tie_troubles(t):
    if t["ties"].duplicated(["actor", "partner", "kind"]).any():
        yield "one tie in two rows"
    if set(t["ties"].loc[t["ties"]["polarity"] == "proposed", "kind"]) & {"member", "signatory", "owner"}:
        yield "a proposal is no membership"


def link_troubles(t):
    """Every row of the tables that need evidence has some, and none of it is the row itself."""
    for owner, key in [("events", "event_id"), ("ties", "tie_id"), ("statements", "statement_id")]:
        evidence = t[f"{owner.removesuffix('s')}_facts"]
        for name in set(t[owner][key]) - set(evidence.dropna(subset="fact_id")[key]):
            yield f"{name}: no fact says so"
    for row in t["routes"].to_dict("records"):
        need = "fact_id" if row["origin"] == "articles" else "context_id"
        some = t["route_facts"][t["route_facts"]["route_id"] == row["route_id"]]
        if some[need].isna().all():
            yield f"{row['route_id']}: no {need}"
    for name in ("route_facts", "statement_facts"):
        if t[name][["fact_id", "context_id"]].isna().all(axis=1).any() or t[name].duplicated().any():
            yield f"{name}: an empty or repeated row"


def route_troubles(t):
    used = set(t["legs"]["from_place"]) | set(t["legs"]["to_place"])
    for route, legs in t["legs"].groupby("route_id"):
        if list(legs["leg"]) != list(range(1, len(legs) + 1)):
            yield f"{route}: legs are not numbered in order"
        if list(legs["from_place"])[1:] != list(legs["to_place"])[:-1]:
            yield f"{route}: a leg does not begin where the one before it ends"
    for row in t["routes"].to_dict("records"):
        if row["mode"] in ("metaphor", "label") and row["route_id"] in set(t["legs"]["route_id"]):
            yield f"{row['route_id']}: a {row['mode']} has no legs"
        if pd.notna(row["share"]):
            fact = t["facts"].set_index("fact_id").loc[row["share_fact"], ["value", "unit"]]
            if (row["share"], row["share_unit"]) != tuple(fact) or pd.isna(row["share_denominator"]):
                yield f"{row['route_id']}: not the share of its fact, or a share of what?"
    for place, named in zip(t["places"]["place"], t["places"]["named_in"]):
        if place not in used and pd.isna(named):
            yield f"{place}: on no route and in no article"
    in_russia = set(t["places"].loc[t["places"]["state"] == "Russia", "place"])
    for route, legs in t["legs"].groupby("route_id"):
        touches = bool(in_russia & (set(legs["from_place"]) | set(legs["to_place"])))
        if touches != (t["routes"].set_index("route_id").loc[route, "touches_russia"] == "yes"):
            yield f"{route}: its places and touches_russia do not fit"
    stated = t["legs"].loc[t["legs"]["standing"] == "stated", "basis"]
    if not set(stated) <= set(t["facts"]["fact_id"]):
        yield "a stated leg that no fact states"
    facts = set(t["facts"]["fact_id"]) | set(t["context"]["context_id"]) | {"geography"}
    for basis in set(t["legs"]["basis"]) - facts:
        yield f"a leg rests on {basis}, which is neither fact, outside figure nor geography"


def network_troubles(t):
    value = dict(zip(t["context"]["context_id"], t["context"]["value"]))
    for row in t["network"].to_dict("records"):
        for column in ("capacity", "flow"):
            refs = parts(row[f"{column}_ref"])
            for ref in refs:
                if ref not in value:
                    yield f"{row['edge_id']}: no outside figure {ref}"
            one = len(refs) == 1 and refs[0] in value and pd.isna(row[f"{column}_note"])
            if one and abs(1000 * value[refs[0]] - row[f"{column}_kt"]) > 0.5:
                yield f"{row['edge_id']}: {column} is not that of {refs[0]}"
            if not refs and pd.notna(row[f"{column}_kt"]) and pd.isna(row[f"{column}_note"]):
                yield f"{row['edge_id']}: a {column} from nowhere"
        if pd.notna(row["flow_kt"]) and row["flow_kt"] > row["capacity_kt"]:
            yield f"{row['edge_id']}: more flow than capacity"
    if not nx.is_weakly_connected(
        nx.from_pandas_edgelist(t["network"], "from_node", "to_node", create_using=nx.DiGraph)
    ):
        yield "the network falls apart"


def strongest(facts):
    return next(voice for voice in ("quote", "paraphrase", "own") if voice in set(facts["voice"]))


def statement_troubles(t):
    for row in t["statements"].to_dict("records"):
        if pd.isna(row["day_from"]) != pd.isna(row["day_to"]) or str(row["day_from"]) > str(row["day_to"]):
            yield f"{row['statement_id']}: days"
        evidence = t["statement_facts"].loc[t["statement_facts"]["statement_id"] == row["statement_id"], "fact_id"]
        said = t["facts"][t["facts"]["fact_id"].isin(evidence)]
        if row["voice"] != {"quote": "quote", "paraphrase": "paraphrase", "own": "author's reading"}[strongest(said)]:
            yield f"{row['statement_id']}: not the voice of its facts"
        if pd.notna(row["day_from"]) and row["day_from"] not in set(said["as_of_start"]):
            yield f"{row['statement_id']}: a day that none of its facts has"
    for needed in ("not joined", "respected", "not circumvented", "must comply", "refused recognition"):
        if needed not in set(t["statements"]["legal_kind"]):
            yield f"no statement is of the kind {needed}"


def series_troubles(t):
    for row in t["context"].to_dict("records"):
        if pd.notna(row["item"]) and pd.isna(row["series"]):
            yield f"{row['context_id']}: an item without a series"
        if pd.notna(row["start"]) and not str(row["start"]) <= str(row["end"]):
            yield f"{row['context_id']}: the period ends before it begins"
        if pd.notna(row["value"]) and pd.isna(row["unit"]):
            yield f"{row['context_id']}: a value without a unit"
        year = str(row["period"]) if re.fullmatch(r"\d{4}", str(row["period"])) and pd.notna(row["start"]) else None
        if year and (row["start"], row["end"]) != (f"{year}-01-01", f"{year}-12-31"):
            yield f"{row['context_id']}: not the days of {year}"
    if list(t["moorings"]["day"]) != list(DAYS_2022):
        yield "the moorings do not have every day of 2022 once"
    if (t["moorings"]["in_service_low"] > t["moorings"]["in_service_high"]).any():
        yield "moorings upside down"
    sure = t["moorings"]["in_service_low"] == t["moorings"]["in_service_high"]
    if (sure == t["moorings"]["basis"].eq("uncertain")).any():
        yield "a mooring is uncertain exactly where low and high differ"
    before = t["moorings"][["in_service_low", "in_service_high"]].shift()
    same = (before == t["moorings"][["in_service_low", "in_service_high"]]).all(axis=1)
    if (t["moorings"]["basis"].eq("carried") & ~same)[1:].any():
        yield "a day is carried on and yet differs from the day before"
    by_resolution = t["votes"].groupby("resolution")
    if by_resolution.ngroups != 6 or (by_resolution["day"].nunique() > 1).any():
        yield "six resolutions, each on one day"
    if set(t["votes"].loc[t["votes"]["state"] == "Kazakhstan", "resolution"]) != set(by_resolution.groups):
        yield "Kazakhstan's vote is missing"


def land_troubles(t):
    holds = {}
    for (_, state, _), ring in t["land"][t["land"]["kind"] == "land"].groupby(["shape", "state", "ring"]):
        if len(ring) < 4:
            yield f"{state}: an outline of {len(ring)} corners"
        holds.setdefault(state, []).append(Outline(ring.sort_values("order")[["lon", "lat"]]))

    def states(lon, lat):
        return {state for state, rings in holds.items() for ring in rings if ring.contains_point((lon, lat))}

    for lon, lat, state in [(67, 48, "Kazakhstan"), (90, 60, "Russia"), (54, 33, "Iran"), (10, 51, "Germany")]:
        if states(lon, lat) != {state}:
            yield f"at {lon} E, {lat} N lies {states(lon, lat)}, not {state}"
    for lon, lat, water in [(50.5, 42, "Caspian"), (34, 43.3, "Black Sea"), (5, 38, "Mediterranean")]:
        if states(lon, lat):
            yield f"the {water} Sea is dry land of {states(lon, lat)}"
    for place in t["places"].to_dict("records"):
        near = {
            s for dx in (-0.6, 0, 0.6) for dy in (-0.6, 0, 0.6) for s in states(place["lon"] + dx, place["lat"] + dy)
        }
        if place["state"] not in near:
            yield f"{place['place']} lies in {near or 'the sea'}, not in {place['state']}"


def reading_troubles(t):
    """The first readings are of rows that exist, and both readers coded every unit that both have."""
    ids = {"events": set(t["events"]["event_id"]), "facts": set(t["facts"]["fact_id"])}
    for row in t["readings"].to_dict("records"):
        if not row["unit"].startswith("X") and row["unit"] not in ids[row["table"]]:
            yield f"{row['unit']}: read, but not in {row['table']}"
    found = t["readings"][t["readings"]["field"] == "found"]
    both = found[(found["first"] == "yes") & (found["second"] == "yes")]
    coded = t["readings"][t["readings"]["field"] != "found"]
    if set(coded["unit"]) != set(both["unit"]):
        yield "fields are coded for other units than those both readers have"


#: How the names of customers came to be: of those on the list, and of those who are not.
ON_THE_LIST = {
    "none", "transliteration", "word order", "legal form", "typing slip", "initials", "extra name", "two at once", "new name"
}  # fmt: skip


def screening_troubles(t):
    """The invented list and customers: the truth, the kind of variation and the halves fit one another; nobody is real."""
    listed, customers = t["screening_list"], t["screening_customers"]
    truly = customers["truth"].notna()
    if (truly != customers["variation"].isin(ON_THE_LIST)).any():
        yield "a customer on the list with a stranger's variation, or the other way round"
    if customers["truth"].dropna().duplicated().any():
        yield "two customers are one entry"
    both = customers.merge(listed, left_on="truth", right_on="list_id", suffixes=("", "_listed"))
    if (both["kind"] != both["kind_listed"]).any():
        yield "a person is a firm"
    if (both["variation"].eq("none") != both["name"].eq(both["name_listed"])).any():
        yield "no variation, and yet another name"
    if not set(customers.loc[customers["variation"] == "same name", "name"]) <= set(listed["name"]):
        yield "the same name stands nowhere on the list"
    halves = customers["half"].eq("A")
    if abs(halves.sum() - (~halves).sum()) > 2 or abs((halves & truly).sum() - (~halves & truly).sum()) > 1:
        yield "the halves do not share the listed customers"
    if not 0.05 <= truly.mean() <= 0.1 or not 40 <= len(listed) <= 60:
        yield "not the base rate or the size that the datasheet states"
    real = {word.lower() for name in t["spellings"]["spelling"] for word in re.findall(r"[^\W\d_]{4,}", name)}
    for name in [*listed["name"], *customers["name"]]:
        words = {word.lower() for word in re.findall(r"[^\W\d_]{4,}", name)} - {
            trade.lower() for trade in draw_screening.TRADE
        }
        if words & real:
            yield f"{name}: a name of the articles"


RULES = [
    event_troubles, actor_troubles, tie_troubles, link_troubles, route_troubles, network_troubles, statement_troubles,
    series_troubles, land_troubles, reading_troubles, screening_troubles,
]  # fmt: skip


@pytest.fixture(scope="module")
def data():
    return tables()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_tables_keep_the_rules(rule, data):
    assert list(rule(data)) == []


def drop(table, where):
    """A damage: a function that takes the rows out for which `where` holds."""

    def damage(t):
        t[table] = t[table][~where(t[table])].reset_index(drop=True)

    return damage


DAMAGES = {
    event_troubles: {
        "order": put("events", "start", "2022-10-30"),
        "precision": put("events", "precision", "day", where=lambda e: e["precision"] == "month"),
        "no basis": put("events", "dating_note", None, where=lambda e: e["dating"] == "resolved"),
        "score": put("events", "score", 9.0, where=lambda e: e["type"] == "CONSULT"),
        "typeless score": put("events", "type", None, where=lambda e: e["score"].notna()),
        "mode's side": put("plover_modes", "score", 3.0, where=lambda m: m["type"] == "ACCUSE"),
        "mode": put("events", "mode", "arrest", where=lambda e: e["type"] == "CONSULT"),
        "stranger": put("events", "target", "Ruritania"),
        "sign": put("plover", "score", 3.0, where=lambda p: p["type"] == "ACCUSE"),
        "side": put("plover", "quad", "verbal cooperation", where=lambda p: p["type"] == "ASSAULT"),
    },
    actor_troubles: {
        "orphan": drop("spellings", lambda s: s["actor"] == "TITR"),
        "second copy": put("spellings", "paragraph", 20, where=lambda s: s["article"] == "A3"),
    },
    tie_troubles: {
        "twice": put("ties", "partner", "CSTO", where=lambda x: x["partner"] == "EAEU"),
        "proposal": put("ties", "kind", "member", where=lambda x: x["polarity"] == "proposed"),
    },
    link_troubles: {
        "event": drop("event_facts", lambda e: e["event_id"] == e["event_id"].iloc[0]),
        "tie": drop("tie_facts", lambda e: e["tie_id"] == "N01"),
        "statement": drop("statement_facts", lambda e: e["statement_id"] == "Q01"),
        "route": drop("route_facts", lambda e: e["route_id"] == "R01"),
        "empty": put("statement_facts", "fact_id", None),
    },
    route_troubles: {
        "gap": put("legs", "to_place", "Berlin"),
        "number": put("legs", "leg", 9),
        "metaphor": put("routes", "mode", "metaphor", where=lambda r: r["route_id"] == "R01"),
        "share": put("routes", "share_denominator", None, where=lambda r: r["share"].notna()),
        "other share": put("routes", "share", 90.0, where=lambda r: r["share"].notna()),
        "not Russia": put("routes", "touches_russia", "no", where=lambda r: r["route_id"] == "R01"),
        "stated by nobody": put("legs", "standing", "stated", where=lambda x: x["basis"] == "geography"),
        "basis": put("legs", "basis", "hearsay"),
        "unused place": lambda t: t["places"].__setitem__("named_in", None) or t.__setitem__("legs", t["legs"].head(1)),
    },
    network_troubles: {
        "capacity": put("network", "capacity_kt", 1, where=lambda n: n["flow_kt"].notna()),
        "source": put("network", "capacity_ref", "Z99"),
        "apart": put("network", "from_node", "nowhere", where=lambda n: n["to_node"] == "China"),
    },
    statement_troubles: {
        "days": put("statements", "day_to", None, where=lambda s: s["day_from"].notna()),
        "voice": put("statements", "voice", "quote", where=lambda s: s["voice"] == "author's reading"),
        "another day": put("statements", "day_from", "2022-01-09", where=lambda s: s["day_from"].notna()),
        "kind": put("statements", "legal_kind", "respected", where=lambda s: s["legal_kind"] == "must comply"),
    },
    series_troubles: {
        "item": put("context", "series", None, where=lambda c: c["item"].notna()),
        "period": put("context", "end", "1900-01-01", where=lambda c: c["start"].notna()),
        "unit": put("context", "unit", None, where=lambda c: c["value"].notna()),
        "another year": put("context", "start", "2021-01-01", where=lambda c: c["period"] == "2022"),
        "not carried": put("moorings", "in_service_low", 1, where=lambda m: m["day"] == "2022-07-20"),
        "a day lost": drop("moorings", lambda m: m["day"] == "2022-03-23"),
        "upside down": put("moorings", "in_service_low", 3, where=lambda m: m["in_service_high"] == 0),
        "sure or not": put("moorings", "basis", "uncertain"),
        "resolution": drop("votes", lambda v: v["resolution"] == "ES-11/3"),
        "vote": drop("votes", lambda v: v["state"] == "Kazakhstan"),
    },
    land_troubles: {
        "no Kazakhstan": drop("land", lambda x: x["state"] == "Kazakhstan"),
        "turned": lambda t: t["land"].rename(columns={"lon": "lat", "lat": "lon"}, inplace=True),
        "place": put("places", "state", "Ruritania"),
    },
    reading_troubles: {
        "stranger": put("readings", "unit", "V999", where=lambda r: r["unit"].str.startswith("V")),
        "half": put("readings", "second", "no", where=lambda r: (r["field"] == "found") & (r["second"] == "yes")),
    },
    screening_troubles: {
        "stranger's variation": put(
            "screening_customers", "variation", "unrelated", where=lambda c: c["truth"].notna()
        ),
        "one entry twice": put("screening_customers", "truth", "L05", where=lambda c: c["truth"].notna()),
        "kind": put("screening_customers", "kind", "firm", where=lambda c: c["variation"] == "initials"),
        "other name": put("screening_customers", "name", "Arvek Uqhelov", where=lambda c: c["variation"] == "none"),
        "same name": put("screening_customers", "name", "Arvek", where=lambda c: c["variation"] == "same name"),
        "halves": lambda t: t.__setitem__("screening_customers", t["screening_customers"].assign(half="B")),
        "base rate": drop("screening_customers", lambda c: c["variation"] == "unrelated"),
        "real name": put("screening_customers", "name", "Roman Vassilenko"),
    },
}


@pytest.mark.parametrize("rule, name", [(rule, name) for rule, some in DAMAGES.items() for name in some])
def test_rules_catch_damage(rule, name, data):
    damaged = {key: frame.copy() for key, frame in data.items()}
    DAMAGES[rule][name](damaged)
    assert list(rule(damaged)), f"nothing noticed: {name}"


def test_every_rule_is_shown_to_fail():
    assert set(DAMAGES) == set(RULES)


def test_size_of_the_data(data):
    in_2022 = data["events"]["start"].between("2022-01-01", "2022-10-31")
    assert len(data["events"]) >= 40 and in_2022.sum() >= 25 and (~in_2022).sum() >= 5
    assert len(data["actors"]) >= 100 and len(data["ties"]) >= 50 and len(data["statements"]) >= 25


def test_two_men_and_two_labels(data):
    """Cases that are easily merged: two men named Kairat, a label and a pipeline, a proposal and a membership."""
    assert {"Kairat Abusseitov", "Kayrat Satybaldy"} <= set(data["actors"]["actor"])
    label = data["routes"][data["routes"]["mode"] == "label"]
    assert "KEBCO" in set(label["name"]) and "CPC pipeline" not in set(label["name"])
    proposed = data["ties"][data["ties"]["actor"].isin(["CIS", "ASEAN", "SCO"])]
    assert set(proposed["kind"]) == {"proposed partner"}
    assert (data["routes"]["mode"] == "metaphor").sum() >= 3


def test_screening_tables_are_what_the_script_draws():
    """The invented tables are drawn by seeds/draw_screening.py, which anybody can run again."""
    for name, rows in zip(("screening_list", "screening_customers"), draw_screening.drawn()):
        with open(SEEDS / f"{name}.csv", encoding="utf-8", newline="") as file:
            assert list(csv.DictReader(file)) == [{k: str(v) for k, v in row.items()} for row in rows]


def test_agreement_in_the_datasheet_is_computed():
    """The table of agreement in seeds/README.md is what seeds/agreement.py prints."""
    script = [sys.executable, str(SEEDS / "agreement.py")]
    printed = subprocess.run(script, capture_output=True, text=True, timeout=60, encoding="utf-8")
    assert printed.stdout.strip().count("\n") >= 10 and printed.stdout.strip() in (SEEDS / "README.md").read_text(
        "utf-8"
    )


# ---------------------------------------------------------------- evidence: do the texts hold it?


def test_paragraphs_hold_the_spellings(texts, data):
    for row in data["spellings"].itertuples():
        assert plain(row.spelling) in plain(texts[row.article][row.paragraph]), row


def test_stated_dates_are_printed(texts, data):
    """An event whose date an article states has a paragraph of its evidence that prints that day, month or year."""
    place = data["facts"].set_index("fact_id")[["article", "paragraph"]]
    for row in data["events"].query("dating == 'stated'").itertuples():
        year, month, day = map(int, row.start.split("-"))
        facts = data["event_facts"].query("event_id == @row.event_id")["fact_id"]
        said = " ".join(plain(texts[a][n]) for a, n in place.loc[facts].itertuples(index=False))
        name = MONTHS[month - 1]
        printed = rf"{name} {day}\b|\b{day} {name}" if row.precision == "day" else name
        assert re.search(str(year) if row.precision == "year" else printed, said), (row.event_id, row.start)


def test_places_are_named_where_they_say(texts, data):
    for row in data["places"].dropna(subset="named_in").itertuples():
        for article, n, other in re.findall(r"(A\d) ¶(\d+)(?: \(as ([^)]+)\))?", row.named_in):
            names = {other} if other else {row.place, row.place.split(" (")[0], row.state}
            assert any(name in plain(texts[article][int(n)]) for name in names), (row.place, row.named_in)
