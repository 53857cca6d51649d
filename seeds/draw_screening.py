"""Draws the invented screening list and the invented customers of lesson 34: `python seeds/draw_screening.py FOLDER`.

Every person and every firm is invented; the rules stand in seeds/README.md. The tables were drawn once and are committed.
"""

import csv
import sys
from pathlib import Path

import numpy as np

WORDS = {
    "given": (
        "Arvek Beltan Dzhorin Erqash Ghalmat Ilvena Kezhira Lyubrash Mirqon Orzhek Qalyra Rukhin Sholmat Tyumash Ulgena Vezhon "
        "Yarvat Zholin Akhrin Bursha Chelmat Dakvira Eshten Farkhul Gurvin Harqesh Izhmet Jolqan Kharmen Latvesh Muzhra Nelqan "
        "Otzhen Parvesh Qorshan Rezhlin Suvmira Tavrokh Uqshen Varzhena Yeshmur Zavqir"
    ),
    "family": (
        "Bozhqanov Velkhunov Drushtayev Tsurqayev Garvyqshin Iltovenko Khordulin Lezhgabay Mokhqarenko Nyzgarov Pelqvadze "
        "Qurzhymbek Rozhnayev Shumvarin Tolkhetov Uzhgabay Vrykulin Yelzhanko Zharqorov Omyrkhadze Akhvitov Burzhelin "
        "Chelqurov Dakhmayev Eshvoryan Farzhunov Gyurtenko Harqivadze Izhmolin Jolvatov Kezhdaryan Lutqabay Myrzhenov "
        "Netshulin Ozhvarenko Parqelov Qashmuryan Ruzhtayev Seqvanov Tamyrzhin Uqhelov Varshqobay Yurmezhin Zukhrelov "
        "Avzholyan Berqunko Dyshvarov Elkhmetov"
    ),
    "firm": (
        "Qorvelz Zhumaltek Yarqonda Belkhatra Tsevrino Ulmerqa Dorzhalen Kheltany Miravqo Soltyunga Ervakhi Purqenta "
        "Galvyuri Nezhtavo Oshqarel Tyurvano Akhmelta Burqvesh Chelzhuna Dakvorti Eshmyura Farqelto Gyurzhani Harvotsy "
        "Izhqerma Jolmyara Kezhvunti Lutvyasha Myrqolda Netzhuvo Ozhqelmi Parshyuta Qashverto Ruzhmyala Seqtovan Vyalqurt"
    ),
}
GIVEN, FAMILY, FIRM = (words.split() for words in WORDS.values())
TRADE = ["Trade", "Group", "Energo", "Invest", "Logistics", "Service", "Import", "Stroy"]
FORM = ["LLP", "TOO", "JSC", "AO", "Ltd", "OOO"]

#: What one office writes so and another so, as in Tokayev and Toqaev, Luhansk and Lugansk, Kairat and Kayrat.
SOUNDS = {
    "kh": "h",
    "dzh": "j",
    "zh": "j",
    "ayev": "aev",
    "yu": "iu",
    "ya": "ia",
    "ts": "c",
    "q": "k",
    "sh": "ş",
    "gh": "ğ",
    "y": "i",
}

#: Customers by how their name came to be: those who are on the list, those who are not.
TRUE = {
    "none": 3, "transliteration": 7, "word order": 3, "legal form": 3, "typing slip": 3, "initials": 2, "extra name": 2,
    "two at once": 3, "new name": 1,
}  # fmt: skip
FALSE = {"same name": 3, "near name": 12, "same family name": 32, "same given name": 32, "same generic words": 40}
CUSTOMERS, IN_FIRMS = 320, {"legal form", "new name", "same generic words"}
FLAGS = {"no_web": (0.4, 0.12), "user_withheld": (0.3, 0.05), "overpays": (0.2, 0.04)}  # chance if listed, if not


def swapped(name, rng):
    """The name as another office would write it: each of its telling sounds changes with a chance of one half."""
    text = name
    for old, new in SOUNDS.items():
        for a, b in ((old, new), (old.capitalize(), new.capitalize())):
            if a in text and rng.random() < 0.5:
                text = text.replace(a, b)
    return text if text != name else text.replace("q", "k").replace("zh", "j").replace("kh", "h")


def slipped(name, rng):
    """The name with one letter, not a first one, left out, doubled, or changed with the next."""
    places = [k for k in range(1, len(name) - 1) if name[k - 1 : k + 2].isalpha()]
    k = rng.choice(places)
    return [name[:k] + name[k + 1 :], name[: k + 1] + name[k:], name[:k] + name[k + 1] + name[k] + name[k + 2 :]][
        rng.integers(3)
    ]


def core(name):
    """The name without its legal form, in small letters."""
    return " ".join(word for word in name.lower().split() if word not in [form.lower() for form in FORM])


def person(rng):
    return f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"


def firm(rng):
    return f"{rng.choice(FIRM)} {rng.choice(TRADE)} {rng.choice(FORM)}"


def written(kind, name, rng):
    """How a customer who is on the list under this name is written in the bank's files."""
    words = name.split()
    if kind == "transliteration":
        return swapped(name, rng)
    if kind == "word order":
        return f"{words[-1].upper()}, {' '.join(words[:-1])}"
    if kind == "legal form":
        other = [form for form in FORM if form != words[-1]]
        return [f'{rng.choice(other)} "{words[0]} {words[1]}"', f"{words[0]} {words[1]}"][rng.integers(2)]
    if kind == "typing slip":
        return slipped(name, rng)
    if kind == "initials":
        return f"{words[0][0]}. {words[1]}"
    if kind == "extra name":
        return f"{words[0]} {rng.choice([other for other in GIVEN if other != words[0]])} {words[1]}"
    if kind == "two at once":
        return written("initials", swapped(name, rng), rng)
    if kind == "new name":
        return f"{rng.choice([other for other in FIRM if other != words[0]])} {rng.choice(TRADE)} {words[-1]}"
    return name


def stranger(kind, listed, rng):
    """The name of a customer who is not on the list, by kind of likeness to the listed name."""
    first, last = listed.split()[0], listed.split()[-1]
    if kind == "same name":
        return listed
    if kind == "near name":  # a given name or a family name that differs by a little
        return f"{first} {last[:-2]}{rng.choice([end for end in ('in', 'ko', 'ov', 'an') if end != last[-2:]])}"
    if kind == "same family name":
        return f"{rng.choice([name for name in GIVEN if name != first])} {last}"
    if kind == "same given name":
        return f"{first} {rng.choice([name for name in FAMILY if name != last])}"
    if kind == "same generic words":
        return f"{rng.choice(FIRM)} {listed.split()[1]} {last}"
    return person(rng) if rng.random() < 0.7 else firm(rng)


def year_of(kind, rng):
    return int(rng.integers(1950, 1996) if kind == "person" else rng.integers(1994, 2022))


def drawn(seed=34):
    """The two tables, as lists of dicts."""
    rng = np.random.default_rng(seed)
    names = {"person": [], "firm": []}
    for kind, count, draw in (("person", 32, person), ("firm", 16, firm)):
        while len(names[kind]) < count:
            name = draw(rng)
            if all(name.split()[:2] != other.split()[:2] for other in names[kind]):
                names[kind].append(name)
    listed = [
        {"list_id": f"L{k:02d}", "name": name, "kind": kind, "year": year_of(kind, rng) if rng.random() < 0.85 else ""}
        for k, (kind, name) in enumerate([(kind, name) for kind in names for name in names[kind]], 1)
    ]
    rows, taken = [], set()
    for kind, count in TRUE.items():
        for _ in range(count):
            side = "firm" if kind in IN_FIRMS else "person"
            if kind in ("none", "transliteration", "typing slip") and rng.random() < 0.35:
                side = "firm"
            entry = rng.choice([e for e in listed if e["kind"] == side and e["list_id"] not in taken])
            taken.add(entry["list_id"])
            year = entry["year"] or year_of(side, rng)
            luck = rng.random()
            year = year if luck < 0.75 else "" if luck < 0.9 else year + int(rng.choice([-10, -1, 1, 10]))
            rows.append(
                {
                    "name": written(kind, entry["name"], rng),
                    "kind": side,
                    "variation": kind,
                    "truth": entry["list_id"],
                    "year": year,
                }
            )
    used = {core(row["name"]) for row in rows} | {core(entry["name"]) for entry in listed}
    for kind in [kind for kind, count in FALSE.items() for _ in range(count)] + ["unrelated"] * 999:
        if len(rows) == CUSTOMERS:
            break
        side = "firm" if kind in IN_FIRMS else "person"
        entry = rng.choice([e for e in listed if e["kind"] == side])
        name = stranger(kind, entry["name"], rng)
        while core(name) in used and kind != "same name":
            entry = rng.choice([e for e in listed if e["kind"] == side])
            name = stranger(kind, entry["name"], rng)
        used.add(core(name))
        side = "firm" if name.split()[-1] in FORM else "person"
        year = year_of(side, rng) if rng.random() < 0.85 else ""
        rows.append({"name": name, "kind": side, "variation": kind, "truth": "", "year": year})
    for row in rows:
        for flag, chances in FLAGS.items():
            row[flag] = "yes" if rng.random() < chances[not row["truth"]] else "no"
    order = rng.permutation(len(rows))
    rows = [rows[k] for k in order]
    for value in (True, False):  # both halves get as many listed customers
        some = [row for row in rows if bool(row["truth"]) == value]
        for k, row in enumerate(some):
            row["half"] = "AB"[k % 2]
    columns = ["customer_id", "half", "name", "kind", "year", *FLAGS, "truth", "variation", "invented"]
    rows = [{"customer_id": f"C{k:03d}", "invented": "yes"} | row for k, row in enumerate(rows, 1)]
    return [entry | {"invented": "yes"} for entry in listed], [{c: row[c] for c in columns} for row in rows]


def write(folder):
    for name, rows in zip(("screening_list", "screening_customers"), drawn()):
        with open(Path(folder) / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    write(sys.argv[1])
