"""The questions of exercise 12, Coding events. Every expected answer is computed from `seeds/`."""

import re
from datetime import date, timedelta

import krippendorff
import pandas as pd

from checks import (
    Exercise,
    Stop,
    as_choice,
    as_dict,
    as_note,
    as_number,
    coarse,
    handed_in,
    near,
    right,
    table,
    wrong,
)

exercise = Exercise(
    "12_coding_events",
    {
        "O1": "Code an event with evidence",
        "O2": "Write a claim of hedging that could be shown false, and test it on dated acts",
        "O3": "Compute percent agreement, Cohen's kappa and Krippendorff's alpha, and explain why they differ",
        "O4": "Change a rule of the codebook and measure what it gains",
    },
)
summary = exercise.summary


def _events():
    """The events of 2022 with their type ("NONE" where there is none) and the score of the type."""
    plover = table("plover").set_index("type")
    events = table("events").set_index("event_id")
    events = events[events["start"] >= "2022-01-01"].copy()
    events["type"] = events["type"].fillna("NONE")
    for name in ("score", "score_printed"):
        events[name] = events["type"].map(plover[name])
    return events


def _kappa(one, two):
    one, two = pd.Series(list(one)), pd.Series(list(two))
    same = (one == two).mean()
    chance = (one.value_counts(normalize=True) * two.value_counts(normalize=True)).sum()
    return (same - chance) / (1 - chance)


def _alpha(one, two):
    return float(krippendorff.alpha([list(one), list(two)], level_of_measurement="nominal"))


def _places(text):
    """The places named in a text, as [(article, paragraph)]: "A5 ¶1, ¶7" and "A5, paragraphs 1 and 7" name two."""
    found = []
    listed = r"(?:¶|\bP(?:AR\w*)?\.?)[\s¶]*(\d+(?:\s*(?:,|;|&|\bAND\b)+\s*\d+\b(?!\s*[B-Z]))*)"  # not 13 OCTOBER
    for article, rest in re.findall(r"\b(A[1-5])\b(.*?)(?=\bA[1-5]\b|\Z)", text.upper(), re.S):
        for numbers in re.findall(listed, rest):
            found += [(article, int(number)) for number in re.findall(r"\d+", numbers)]
    return found


# ------------------------------------------------------------------------------------------------ 1: code acts

#: The key in the student's dict, and the event it stands for.
ACTS = {
    "court": "V58",
    "reversal": "V60",
    "troops": "V10",
    "accord": "V64",
    "pledge": "V66",
    "envoy": "V62",
    "vote": "V38",
}

q1 = exercise.question(
    "q1",
    "Code seven acts",
    ["codes"],
    "O1",
    [
        "Cover the author's words and ask of each: who did what? Is it said, or done?",
        "A promise looks forward, praise does not. A signature under a formal accord counts as more than a promise.",
        "Where a thing is given in help, the help counts, not that it has weapons. What no type describes is NONE.",
    ],
    """
    codes = {
        "court": "COERCE",      # forbids by law; "a weapon" is the author's word
        "reversal": "RETREAT",  # a measure is taken back, in deed
        "troops": "AID",        # asked for, and sent in help
        "accord": "SUPPORT",    # a formal agreement is signed
        "pledge": "AGREE",      # a promise
        "envoy": "REQUEST",     # a demand
        "vote": "NONE",         # the scheme has no type for a vote
    }
    """,
)

#: What a wrong type for an act shows. Anything else gets a general sentence.
MISREAD = {
    ("court", "ASSAULT"): "*A weapon* is the author's image. What did the court do, and did anybody use violence?",
    ("court", "THREATEN"): "The court did not warn of something to come. It gave an order that binds at once.",
    ("court", "SANCTION"): "No relations are cut. The pipeline is told what it may not do.",
    ("reversal", "CONCEDE"): "Yielding in **words** has a type of its own. Here a measure itself is gone.",
    ("reversal", "COERCE"): "The order is being lifted: which way does this act go?",
    ("reversal", "COOPERATE"): "Nothing is done together. One side undoes what it did.",
    ("troops", "MOBILIZE"): "Show of force against whom? These soldiers were asked for by the one who receives them.",
    ("troops", "ASSAULT"): "The act is the sending, not what was done later. Toward whom, and at whose wish?",
    ("troops", "COOPERATE"): "One side gives, the other receives. Is that acting together?",
    ("troops", "REQUEST"): "That was the act before this one. Here the soldiers come.",
    (
        "accord",
        "AGREE",
    ): "The promise is already on paper. Where does the codebook put a signature under a formal accord?",
    ("accord", "COOPERATE"): "Exchanging will come later. On this day only the signature is given.",
    ("accord", "CONSULT"): "They may have met, but the sentence tells what was signed.",
    ("pledge", "CONSULT"): "The visit is a row of its own. What did he do with his words?",
    ("pledge", "SUPPORT"): "Near. Does he only speak in favour, or give his word for later?",
    ("pledge", "AID"): "Nothing is handed over yet.",
    (
        "envoy",
        "COERCE",
    ): "Moscow cannot order it; Kazakhstan decides. What is left when you can only say what you want?",
    ("envoy", "SANCTION"): "Nobody has been sent home. The act is that somebody wants it.",
    ("envoy", "THREATEN"): "The sentence names no harm that would follow.",
    ("envoy", "ACCUSE"): "Blame may lie behind it. But what is asked of Kazakhstan?",
    ("envoy", "REJECT"): "Kazakhstan's answer is another act. Who acts here, and what does he want?",
    ("court", "REJECT"): "Nobody had asked the court for something. It tells somebody what to do.",
    ("reversal", "AGREE"): "A promise is for later. Here the measure is gone at once.",
    ("troops", "SUPPORT"): "Soldiers are more than a word in favour.",
    ("accord", "AID"): "Nothing is handed over yet. On this day a paper is signed.",
    ("vote", "AGREE"): "Nobody promises anything to another actor. Does the scheme have a type for it at all?",
    ("vote", "SUPPORT"): "A vote at home is not a word in favour of another actor.",
}


@q1.judge
def _(codes):
    codes = as_dict(codes, ACTS, "codes")
    events = _events()
    known = [name.lower() for name in table("plover")["type"]] + ["none"]
    still_open = [key for key, entry in codes.items() if entry is ...]
    for key, event in ACTS.items():
        if key in still_open:
            continue
        answer = as_choice(codes[key], f'codes["{key}"]', known).upper()
        if answer != events.loc[event, "type"]:
            general = f"{answer} is not the deed. Read its line in the codebook and ask: is that what happened here?"
            if answer == "NONE":
                general = "The scheme does have a type for this. Look along the codebook for what was done."
            return wrong(f"*{key}*: {MISREAD.get((key, answer), general)}")
    if still_open:
        return wrong(f"Nothing wrong so far. Still open: {', '.join(still_open)}.")
    return right(
        "Deeds, not headlines. The same court stands once on the hostile and once on the friendly side, and a soldier can be help: "
        "what counts is the act toward its target."
    )


# ------------------------------------------------------------------------------------------------ 2: write a row

EVENT = "V69"  # the row that question 2 asks for

q2 = exercise.question(
    "q2",
    "Write an event row",
    ["row"],
    "O1",
    [
        "Two clocks run here: when the article was written, and when the thing happened. The row has the second.",
        "All four possible days of writing lie in one week, from Monday to Sunday. Which week is the one before it?",
        "Who goes to whom? The one who goes is the source, and a president stands for his state.",
    ],
    """
    row = {
        "start": "2022-10-03",  # the Monday of the week before that of the article
        "end": "2022-10-09",
        "source": "Kazakhstan",
        "target": "Russia",
        "type": "CONSULT",
        "mode": "visit",
        "evidence": "A5 ¶1",
    }
    """,
)


@q2.judge
def _(row):
    row = as_dict(row, ("start", "end", "source", "target", "type", "mode", "evidence"), "row")
    event = _events().loc[EVENT]
    article = table("articles").set_index("article").loc["A5"]
    for key, entry in row.items():
        if entry is ...:
            return wrong(f'`row["{key}"]` is still open.')
    try:
        start, end = [date.fromisoformat(str(row[key]).strip()[:10]) for key in ("start", "end")]
    except ValueError:
        return wrong(
            f"`start` and `end` are {row['start']!r} and {row['end']!r}; write days as in 2022-06-17, in quotation marks."
        )
    want = [date.fromisoformat(str(event[key])[:10]) for key in ("start", "end")]
    if start > end:
        return wrong("`start` lies after `end`.")
    written = date.fromisoformat(article["date_from"])
    if (end - start).days > 6:
        return wrong("That is longer than a week. *Last week* is narrower: from which Monday to which Sunday?")
    if start >= written - timedelta(days=written.weekday()):
        return wrong(
            "Those are days of the week in which the article was **written**. *Last week* points to the one before."
        )
    if start == end and want[0] <= start <= want[1]:
        return wrong(
            "One single day: that you know from elsewhere. The article leaves a whole week open, and the row must too."
        )
    if (want[0] - start).days in (1, 2) or (end - want[1]).days in (1, -1, -2):
        return wrong("Nearly. Count again from Monday to Sunday, both included.")
    if [start, end] != want:
        return wrong("Not the week that *last week* means. Count back from the Monday that the question gives.")
    source, target = [str(row[key]).strip().lower() for key in ("source", "target")]
    if "tokayev" in source or "putin" in target:
        return wrong("A president stands for his state: write the states, so that all acts of one state come together.")
    if source == event["target"].lower() and target == event["source"].lower():
        return wrong("Source and target have changed places. The one who goes there does the act.")
    if source != event["source"].lower() or target != event["target"].lower():
        return wrong(f"`source` and `target` are {row['source']!r} and {row['target']!r}. Which two states are meant?")
    known = [name.lower() for name in table("plover")["type"]] + ["none"]
    kind = as_choice(row["type"], 'row["type"]', known).upper()
    if kind == "SUPPORT":
        return wrong("A birthday guest may mean support. The deed itself is that he was there.")
    if kind != event["type"]:
        return wrong("The type is not yet the deed. What did he do, seen from outside?")
    if as_choice(row["mode"], 'row["mode"]', ("visit", "host", "phone", "multilateral")) != event["mode"]:
        return wrong(
            "The mode is seen from the **source**: does that state travel, receive, telephone, or sit with many?"
        )
    links = table("event_facts").merge(table("facts"), on="fact_id")
    links = links[links["event_id"] == EVENT]
    places = {(a, int(p)) for a, p in zip(links["article"], links["paragraph"])}
    evidence = str(row["evidence"]).upper()
    found = _places(evidence) or [(a, int(p)) for a, p in re.findall(r"\b(A[1-5])\b[^\dA]*(\d+)", evidence)]
    if not found:
        return wrong('`evidence` names article and paragraph, as in "A3 ¶2".')
    if not places.issuperset(found):
        if places & set(found):
            return wrong("One of these paragraphs does not tell of this act. Name only where you read it.")
        return wrong("That paragraph does not tell of this act. Where did you read the sentence?")
    return right(
        "A week, not a day. Outside sources know the day, and `outside_ref` is the place for such knowledge; the row itself says how far "
        "the article goes. Another reader with the article alone would write the same."
    )


# ------------------------------------------------------------------------------------------------ 3: agreement on nothing

q3 = exercise.question(
    "q3",
    "Agreement on nothing",
    ["percent", "k", "a", "why"],
    "O3",
    [
        "`used` is a filter on `mode`: the first reader wrote something, or the second did. `|` means *or*; each side in brackets.",
        "From here on it is the lesson: the mean of a comparison, the function `kappa`, the package for alpha. Use `used`, not `mode`.",
        "The package wants a list of coders, each a list of codes, and `level_of_measurement`.",
        "For `why`, think of the lazy reader in the lesson, who looked at nothing.",
    ],
    """
    used = mode[(mode["first"] != "none") | (mode["second"] != "none")]
    percent = 100 * (used["first"] == used["second"]).mean()
    k = kappa(used["first"], used["second"])
    a = krippendorff.alpha([list(used["first"]), list(used["second"])], level_of_measurement="nominal")
    why = "b"
    """,
)


def _close(answer, want):
    """Right but for rounding to two places or more."""
    return near(answer, want) or coarse(answer, want, range(2, 8))


@q3.judge
def _(percent, k, a, why):
    readings = table("readings")
    mode = readings[(readings["table"] == "events") & (readings["field"] == "mode")].fillna("none")
    first, second = mode["first"], mode["second"]
    some = (first != "none") | (second != "none")
    both = (first != "none") & (second != "none")
    one, two = first[some], second[some]
    same = (one == two).mean()
    p = as_number(percent, "percent")
    if not (abs(p - 100 * same) < 0.06 or near(p, round(100 * same))):
        if near(p, same, 0.001):
            return wrong("`percent` is a fraction of one. The question asks for 0 to 100.")
        if abs(p - 100 * (first == second).mean()) < 0.5:
            return wrong("`percent` is still over **all** events. Those that both left empty should be gone.")
        if abs(p - 100 * (first == second)[both].mean()) < 0.5:
            return wrong("You kept the events for which **both** wrote a mode. One of the two is enough.")
        if abs(p - 100 * (1 - same)) < 0.5:
            return wrong("That is how often they **differ**.")
        for one_reader in (first, second):
            if abs(p - 100 * (first == second)[one_reader != "none"].mean()) < 0.05:
                return wrong(
                    "You kept the events for which **one** certain reader wrote a mode. The other may have seen more."
                )
        if near(p, (one == two).sum()):
            return wrong("`percent` is a count of events. Divide it by how many you kept, times one hundred.")
        return wrong("`percent` is not the share of equal codes among these events. Which events did you keep?")
    value = as_number(k, "k")
    want_k, want_a = _kappa(one, two), _alpha(one, two)
    if near(value, want_a) or coarse(value, want_a, range(3, 8)):  # at two places the two are one number
        return wrong(
            "`k` holds alpha. The two lie close, but kappa takes each reader's own shares, and alpha both together."
        )
    if not _close(value, want_k):
        if abs(value - 100 * want_k) < 0.6:
            return wrong("`k` is times one hundred. Kappa runs up to 1.")
        if abs(value - _kappa(first, second)) < 0.006:
            return wrong("`k` is still over all events, where the empty fields agree so nicely.")
        if abs(value - _kappa(first[both], second[both])) < 0.006:
            return wrong("`k` leaves out the events for which only one reader wrote a mode. There they disagree.")
        if coarse(value, want_k):
            return wrong("`k` is rounded too much. Give it to two places at least, or not rounded at all.")
        codes = len(set(one) | set(two))
        if abs(value - (same - 1 / codes) / (1 - 1 / codes)) < 0.0006:
            return wrong(
                "You let chance pick every code equally often. Chance in kappa follows the shares of the codes."
            )
        if abs(value - same) < 0.006:
            return wrong("`k` is the share of equal codes. What chance would give has not been taken off.")
        return wrong("`k` is not kappa of these events yet. Did both columns come from `used`?")
    value = as_number(a, "a")
    if near(value, want_k) or coarse(value, want_k, range(3, 8)):
        return wrong("`a` holds kappa. Alpha comes from the package `krippendorff`.")
    if not _close(value, want_a):
        if abs(value - 100 * want_a) < 0.6:
            return wrong("`a` is times one hundred. Alpha runs up to 1.")
        if abs(value - _alpha(first, second)) < 0.006:
            return wrong("`a` is still over all events.")
        if abs(value - _alpha(first[both], second[both])) < 0.006 or abs(value - 1) < 1e-9:
            return wrong("Alpha skips gaps. Here an empty field of one reader is a code of its own, not a gap.")
        if coarse(value, want_a):
            return wrong("`a` is rounded too far: keep one place more, or do not round at all.")
        return wrong("`a` is not alpha of these events. A list of two coders, each a list of codes, and nominal?")
    reason = as_choice(why, "why", ("a", "b", "c", "d"))
    if reason == "a":
        return wrong(
            "They quarrelled *less* often about it than about any other field. So that cannot pull kappa down."
        )
    if reason == "c":
        return wrong("All fields were compared on the same events.")
    if reason == "d":
        return wrong("For kappa, as we used it, every difference is as large as any other.")
    return right(
        f"Without the empty fields, agreement falls from {100 * (first == second).mean():.0f} to {100 * same:.0f} percent, and kappa below "
        "the .80 that the lesson called good. What counts as a unit is a decision too: say it beside the number."
    )


# ------------------------------------------------------------------------------------------------ 4: repair the machine

RULES = [
    ("REQUEST", "ask|demand|urge|appeal"),
    ("REJECT", "refus|reject|turns down"),
    ("AGREE", "promis|pledge"),
    ("SUPPORT", "recognis|sign|welcom"),
    ("CONSULT", "visit|attend|travel|receive|guest"),
    ("THREATEN", "warn|threat"),
    ("PROTEST", "protest"),
    ("SANCTION", "sanction"),
    ("COERCE", "order|prison|fine"),
    ("ASSAULT", "invade|fire|kill"),
    ("AID", "help|aid|send"),
    ("COOPERATE", "opens|share"),
]

#: Synthetic: complaints as a newspaper might word them, invented for this question and shown to nobody.
KEPT_BACK = [
    "The minister accuses the neighbours of closing the road.",
    "A spokesman blames the railway for the delay.",
    "The president criticises the new tariff.",
    "The embassy complains about the tone of a broadcast.",
    "Parliament condemns the raid on the border post.",
    "The party leader denounces the accord as a sell-out.",
]

q4 = exercise.question(
    "q4",
    "Repair the machine",
    ["extra", "gain"],
    "O4",
    [
        "Take one telling word from each sentence, and add words from the line of ACCUSE in the codebook that you have not seen yet.",
        "A stem finds more than a whole word: `recognis` finds *recognise*, *recognised* and *recognising*.",
        "A word that is also found in other sentences spoils them. Run `read(events['event'], [extra])` and look where it fires.",
        "`gain` is `kappa(events['type'], …)` twice, with the rule and without, and the difference.",
    ],
    """
    extra = ("ACCUSE", "dismisses|charges|describe|accus|blame|criticis|complain|condemn|denounce")
    before = kappa(events["type"], read(events["event"], rules))
    after = kappa(events["type"], read(events["event"], [extra] + rules))
    gain = after - before
    """,
)


def _read(sentence, rules):
    return next((code for code, words in rules if any(w in sentence for w in words.split("|"))), "NONE")


@q4.judge
def _(extra, gain):
    events = _events()
    if isinstance(extra, list) and len(extra) == 1:
        extra = extra[0]
    if not isinstance(extra, (tuple, list)) or len(extra) != 2 or not all(isinstance(part, str) for part in extra):
        return wrong('`extra` is one rule: a pair in round brackets, as in `("ACCUSE", "word|word")`.')
    code, words = extra[0].strip(), extra[1].split("|")
    if code.upper() != "ACCUSE":
        return wrong(f"The rule gives the code {code[:20]!r}. Which type should it find?")
    if code != "ACCUSE":
        return wrong("Codes are written in capital letters, or they equal nothing.")
    if len(extra[1]) > 400:
        return wrong("That is a whole vocabulary. A rule that somebody is to check should fit in a line or two.")
    if "" in [word.strip() for word in words]:
        return wrong("Between two strokes, or at an end, there is nothing. An empty word is found in every sentence.")
    if len(words) > 1 and sum(word != word.strip() for word in words) * 2 > len(words):
        return wrong("The spaces around the strokes belong to your words and are looked for too. Write `word|word`.")
    if len(words) == 1 and ("," in extra[1] or ";" in extra[1]):
        return wrong("Words are parted by `|`, without commas, else they are looked for as one long phrase.")
    before = events["event"].map(lambda s: _read(s, RULES))
    after = events["event"].map(lambda s: _read(s, [(code, extra[1]), *RULES]))
    spoiled = (before == events["type"]) & (after != events["type"])
    if spoiled.any():
        guilty = next(w for w in words if w in events.loc[spoiled, "event"].iloc[0])
        return wrong(
            f"The rule spoils {spoiled.sum()} event{'s' * int(spoiled.sum() > 1)} that had the right type: look for {guilty[:20]!r} in the "
            "sentences. A first rule overrules all others."
        )
    found = ((after == "ACCUSE") & (events["type"] == "ACCUSE")).sum()
    new = sum(any(word in sentence for word in words) for sentence in KEPT_BACK)
    if found < 2 and new * 2 >= len(KEPT_BACK):
        return wrong(
            f"It finds {new} of {len(KEPT_BACK)} sentences that I keep back, but only {found} of the three above. Read those again: which of "
            "their words carries the blame?"
        )
    if found < 2:
        return wrong(
            f"It finds {found} of the three sentences. Capital letters and endings count: try stems in small letters."
        )
    if new * 2 < len(KEPT_BACK):
        return wrong(
            f"It finds {found} of the three sentences that you saw, and {new} of {len(KEPT_BACK)} that you did not. A rule made of what you "
            "have seen fits only that. Which other words does somebody use who blames?"
        )
    number = as_number(gain, "gain")
    low, high = _kappa(events["type"], before), _kappa(events["type"], after)
    if _close(number, high - low) or abs(number - (high - low)) < 0.0006:
        return right(
            f"Kappa rises by {high - low:.2f} on the events you repaired for, and {new} of {len(KEPT_BACK)} new sentences are found. The second "
            "number is the honest one: a repair is measured where nobody looked before."
        )
    if _close(number, high):
        return wrong("That is kappa **with** the rule. How much is it more than without?")
    if _close(number, low):
        return wrong("That is kappa **without** the rule. How much does the rule add to it?")
    if _close(number, low - high):
        return wrong("The sign is turned: with the rule, minus without.")
    if _close(number, (after == events["type"]).mean() - (before == events["type"]).mean()):
        return wrong("That is the gain in equal codes. The question asks for kappa.")
    if _close(
        number, _kappa(events["type"], events["event"].map(lambda s: _read(s, [*RULES, (code, extra[1])]))) - low
    ):
        return wrong("You put the rule last. There the others are asked before it.")
    if near(number, 100 * (high - low), 0.01):
        return wrong("Times one hundred. Kappa runs up to 1, and so do its gains.")
    return wrong("The rule is good. `gain` is not yet the difference of the two kappas over all events of 2022.")


# ------------------------------------------------------------------------------------------------ 5: a weaker drift

q5 = exercise.question(
    "q5",
    "A weaker drift",
    ["least", "most", "drift"],
    "O2",
    [
        "Sort the acts into three heaps: after June for sure, before July for sure, either. Only the first two are certain.",
        "For the lowest change, which acts of the third heap would have to fall after June, and which before?",
        "A claim is shown when it holds for every choice of days, shown false when it holds for none.",
    ],
    """
    surely = russia.loc[russia["start"] > "2022-06-30", "score"]
    maybe = russia.loc[(russia["start"] <= "2022-06-30") & (russia["end"] > "2022-06-30"), "score"]
    least = surely.sum() + maybe[maybe < 0].sum()
    most = surely.sum() + maybe[maybe > 0].sum()
    drift = "open"
    """,
)

END_OF_JUNE = "2022-06-30"


@q5.judge
def _(least, most, drift):
    events = _events()
    line = events[(events["vector"] == "Russia") & events["score"].notna()]

    def heaps(acts, score="score"):
        surely = acts.loc[acts["start"] > END_OF_JUNE, score].sum()
        maybe = acts.loc[(acts["start"] <= END_OF_JUNE) & (acts["end"] > END_OF_JUNE), score]
        return surely + maybe.clip(upper=0).sum(), surely, maybe.sum(), surely + maybe.clip(lower=0).sum()

    def change(acts, part):
        start, end = pd.to_datetime(acts["start"]), pd.to_datetime(acts["end"])
        return acts.loc[start + part * (end - start) > END_OF_JUNE, "score"].sum()

    own = line[line["source"].str.contains("Kazakhstan")]
    low, surely, maybe, high = heaps(own)
    answer = as_number(least, "least"), as_number(most, "most")

    def ends_are(first, last):
        return near(answer[0], first) and near(answer[1], last)

    def slip(first, last):
        """One end or both have this mistake, and nothing else is wrong."""
        return any(ends_are(*ends) for ends in [(first, last), (first, high), (low, last)])

    if not ends_are(low, high):
        if answer[0] > answer[1]:
            return wrong("`least` is larger than `most`. Did they change places?")
        if slip(heaps(line)[0], heaps(line)[3]):
            return wrong("You counted what Russia does as well. The colleague speaks of what **Kazakhstan** does.")
        if ends_are(own["score"].sum(), own["score"].sum()):
            return wrong(
                "You summed all acts of the year. Which of them surely fall before July, and which may fall on either side?"
            )
        printed = heaps(own, "score_printed")
        if ends_are(printed[0], printed[3]):  # one end alone is also what a lost act gives
            return wrong("Those are the scores as printed, with the sign that cannot be right. Use the column `score`.")
        if ends_are(surely, surely):
            return wrong(
                "That is the sum of the acts that surely fall after June; the middles of the ranges give it too. The others **may**: so "
                "two numbers differ."
            )
        ends = sorted([change(own, 0), change(own, 1)])
        if ends_are(*ends):
            return wrong(
                "First days for all, last days for all: two of many ways. Each act may fall where **it** likes, a refusal late and a promise early."
            )
        if slip(surely + maybe, surely + maybe):
            return wrong(
                "You let all uncertain acts fall after June together. For an extreme, let only those of one sign do so."
            )
        if slip(own["score"].clip(upper=0).sum(), own["score"].clip(lower=0).sum()):
            return wrong(
                "You summed all acts of the year. Those that surely fall before July cannot change the line after it."
            )
        if ends_are(low - surely, high - surely):
            return wrong("Only the uncertain acts are in it. Those that surely fall after June belong to every change.")
        which = [name for name, ok in [("least", near(answer[0], low)), ("most", near(answer[1], high))] if not ok]
        return wrong(
            f"`{'` and `'.join(which)}`: not right yet. Go through the acts one by one: after June for sure, not at all, or perhaps?"
        )
    verdict = as_choice(drift, "drift", ("shown", "shown false", "open"))
    want = "shown" if high < 0 else "shown false" if low >= 0 else "open"
    if verdict != want:
        return wrong("Look at the signs of your two numbers. Would the claim hold at the one end, and at the other?")
    return right(
        "The claim can fail, which is its merit; but these dates cannot make it fail, nor prove it. A line drawn through middles would have "
        "hidden that. Outside sources that know the days would help most here."
    )


# ------------------------------------------------------------------------------------------------ 6: in your own words

q6 = exercise.question(
    "q6",
    "Your answer, and what would show it wrong",
    ["note"],
    "O2",
    [
        "Begin with the sentence that could fail: toward whom, in which months, which kinds of act.",
        "Then the acts, each with article and ¶, and for each how well it is dated.",
        "Which single code, taken away, would change your verdict? Would the second reader have given it?",
    ],
    """
    - The story names partner, time and kinds of act, and says which act or which missing act would end it.
    - At least two acts stand with article and ¶, one of each kind, told as deeds and not in an author's words.
    - It says which code or date the verdict hangs on (for hedging as in the lesson: the kept ambassador, A5 ¶7).
    - It says how two humans agree on types, how badly on dating, and that no share of agreement replaces a look at that one act.
    - It claims no trend over months that the articles do not date, and keeps apart what Kazakhstan does and what is done to it.

    All three verdicts can be defended. *Hedging*: both kinds in both halves. *Drift*: only with a definition that the visits of October do
    not end, for example one that counts agreements with others. *Open*: the sum changes its sign with the weight, and most refusals have no month.
    """,
    open=True,
)

VERDICTS = ["Verdict: drift", "Verdict: hedging", "Verdict: open"]


@q6.judge
def _(note):
    note = as_note(note, "note", r"\d+", VERDICTS, words=(80, 160))
    if len(set(_places(note))) < 2:
        raise Stop(
            wrong("Name at least two acts, each with article and ¶, as in A3 ¶2, so that a reader can look them up.")
        )
    ends = re.search(
        r"\b(wrong|false|fail\w*|end|refute\w*|disprove\w*|unless|give up|if|would (not )?(show|change|mean|make))\b",
        note.split("Verdict:")[0],
        re.I,
    )
    if not ends:
        return wrong("What would make you give this answer up? Name the act that would end your story.")
    return handed_in(
        "No machine can judge this one. Compare your note with `q6.solution()`, point by point, or exchange it with a neighbour: let the "
        "other try to show your story false."
    )
