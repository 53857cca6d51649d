"""The questions of exercise 34, The screening desk. Every expected answer is computed from `seeds/`."""

import unicodedata

import numpy as np
from rapidfuzz import fuzz, process, utils

from checks import (
    Exercise,
    Stop,
    as_choice,
    as_dict,
    as_note,
    as_number,
    as_truth,
    call,
    coarse,
    handed_in,
    near,
    right,
    table,
    wrong,
)

exercise = Exercise(
    "34_screening_desk",
    {
        "O1": "Build a comparison of names",
        "O2": "Compute precision and recall at a threshold, and say why accuracy tells little here",
        "O3": "Choose the threshold that costs least, and test it on customers not used to choose it",
        "O4": "Decide by a table what follows an alarm, and count what a second reader catches",
    },
)
summary = exercise.summary

FORMS = {"llp", "too", "jsc", "ao", "ltd", "ooo"}
FOLDS = [("zh", "j"), ("kh", "h"), ("q", "k"), ("y", "i")]
MISS, ALARM = 1000, 50  # euros, given in the questions


def tidy(name):
    """A name in small letters, without marks, signs and legal forms, its words in order."""
    letters = [sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign)]
    return " ".join(sorted(word for word in utils.default_process("".join(letters)).split() if word not in FORMS))


def folded(name, folds=FOLDS):
    """A tidied name with the first of each pair of sounds written as the second."""
    text = tidy(name)
    for old, new in folds:
        text = text.replace(old, new)
    return text


def matrix(how, on_list=None):
    """Scores of every customer against every entry, after `how` has been done to both names, or `on_list` to the list's."""
    names, entries = table("screening_customers")["name"], table("screening_list")["name"]
    return process.cdist([how(name) for name in names], [(on_list or how)(name) for name in entries], scorer=fuzz.ratio)


def desk(how=tidy):
    """(best score, listed) of every customer, as arrays."""
    return matrix(how).max(axis=1), table("screening_customers")["truth"].notna().to_numpy()


def at(score, listed, threshold):
    """(caught, missed, false) at a threshold."""
    alarm = score >= threshold
    return int((alarm & listed).sum()), int((~alarm & listed).sum()), int((alarm & ~listed).sum())


def price(score, listed, threshold, miss=MISS, alarm=ALARM):
    """What a threshold costs: misses, and every alarm, true or false."""
    caught, missed, false = at(score, listed, threshold)
    return missed * miss + (caught + false) * alarm


def cheapest(score, listed, miss=MISS, alarm=ALARM):
    """All thresholds from 0 to 101 that cost least."""
    rings = score[:, None] >= np.arange(102)
    prices = miss * (listed[:, None] & ~rings).sum(axis=0) + alarm * rings.sum(axis=0)
    return np.flatnonzero(prices == prices.min()).tolist()


# ------------------------------------------------------------------------------------------------ 1: fold the sounds

q1_names = ["president", "family_names", "given_names", "more_caught", "more_false"]
q1 = exercise.question(
    "q1",
    "Fold the sounds",
    q1_names,
    "O1",
    [
        "`text.replace(old, new)` gives a new text and leaves the old one as it is: keep what it gives.",
        "Scores need both names in the same dress: fold both, and fold the list as well as the customers.",
        "Build a second array of best scores with `fold` in place of `tidy`, and compare the two at the threshold with `count_errors`.",
    ],
    """
    def fold(name):
        text = tidy(name)
        for old, new in FOLDS:
            text = text.replace(old, new)
        return text


    president = fuzz.ratio(fold("Tokayev"), fold("Toqaev"))
    family_names = fuzz.ratio(fold("Bozhqanov"), fold("Bojkanov"))
    given_names = fuzz.ratio(fold("Kairat"), fold("Kayrat"))
    folded = best_scores(customers["name"].map(fold), entries["name"].map(fold), fuzz.ratio)
    gain = count_errors(folded, listed).loc[90] - count_errors(score, listed).loc[90]
    more_caught, more_false = gain["caught"], gain["false"]
    """,
)


def alike(one, other, how):
    """The score of two names after `how`."""
    return fuzz.ratio(how(one), how(other))


PAIRS = {
    "president": ("Tokayev", "Toqaev"),
    "family_names": ("Bozhqanov", "Bojkanov"),
    "given_names": ("Kairat", "Kayrat"),
}


@q1.judge
def _(president, family_names, given_names, more_caught, more_false):
    for (name, pair), answer in zip(PAIRS.items(), (president, family_names, given_names)):
        value, truth = as_number(answer, name, "a score"), alike(*pair, folded)
        if near(value, truth, 1e-3):
            continue
        if near(value, truth / 100, 1e-3):
            return wrong(f"`{name}` is a fraction of one; the lesson's scores go up to a hundred.")
        if near(value, alike(*pair, tidy), 1e-3) or near(value, alike(*pair, str), 1e-3):
            return wrong(
                f"`{name}` is the score without folding. Are both folded, and does `fold` keep what `replace` gives?"
            )
        if any(near(value, alike(*pair, lambda name, f=f: folded(name, [f])), 1e-3) for f in FOLDS):
            return wrong(f"`{name}`: only one of the four pairs was folded. Does each round go on from the last?")
        return wrong(f"`{name}` is not the score of the two folded names.")
    caught, false = as_number(more_caught, "more_caught", "a count"), as_number(more_false, "more_false", "a count")
    before, after = at(*desk(), 90), at(*desk(folded), 90)
    if near(caught, after[0]) or near(false, after[2]):
        return wrong("That is how many there are **with** folding. How many **more** than before?")
    if near(caught, before[0] - after[0]) and near(false, before[2] - after[2]):
        return wrong("The differences have the wrong sign: with folding, minus without.")
    if near(caught, after[2] - before[2]) and near(false, after[0] - before[0]):
        return wrong("`more_caught` and `more_false` have changed places.")
    listed = desk()[1]
    for mine, theirs, message in (
        (folded, tidy, "Only the customers are folded; the list must be folded, too."),
        (tidy, folded, "Only the list is folded; the customers must be folded, too."),
    ):
        if near(caught, at(matrix(mine, theirs).max(axis=1), listed, 90)[0] - before[0]):
            return wrong(message)
    if near(caught, after[0] + after[2] - before[0] - before[2]):
        return wrong("`more_caught` counts all alarms; count those for listed customers only.")
    if not near(caught, after[0] - before[0]):
        return wrong("`more_caught`: count the listed customers at the threshold, with and without folding.")
    if not near(false, after[2] - before[2]):
        return wrong("`more_false`: count the alarms for customers who are **not** listed, with and without folding.")
    return right(
        "Folding brings one man's two spellings together and catches more of the listed. The price: two men's given names can no "
        "longer be told apart at all, and a few strangers more ring. A step of tidying is a decision about mistakes, like a threshold."
    )


# ------------------------------------------------------------------------------------------------ 2: shares that need not exist

q2 = exercise.question(
    "q2",
    "Shares that need not exist",
    ["shares"],
    "O2",
    [
        "Ask of each share: of what? Precision is a share of the alarms, recall of the listed, accuracy of all.",
        "Before you divide, ask whether there is anything to divide by: `... if alarm.any() else None`.",
        "Right are those who are caught, and those not listed for whom nothing rings.",
    ],
    """
    def shares(score, listed, threshold):
        alarm = score >= threshold
        caught = (alarm & listed).sum()
        precision = 100 * caught / alarm.sum() if alarm.any() else None
        recall = 100 * caught / listed.sum() if listed.any() else None
        accuracy = 100 * (caught + (~alarm & ~listed).sum()) / len(score)
        return precision, recall, accuracy
    """,
)

TRIES = [
    ([100, 90, 80, 70, 40], [True, False, True, False, False], 80),
    ([100, 90, 80, 70, 40], [True, True, True, False, False], 90),
    ([95, 60, 50, 30], [True, False, False, True], 0),
    ([95, 60, 50, 30], [True, False, False, True], 101),
    ([88, 77, 20], [False, False, False], 50),
    ([88, 77, 20], [False, False, False], 101),
]


def true_shares(score, listed, threshold):
    """(precision, recall, accuracy) in percent, None where there is nothing to divide by."""
    alarm = score >= threshold
    return (
        100 * float(listed[alarm].mean()) if alarm.any() else None,
        100 * float(alarm[listed].mean()) if listed.any() else None,
        100 * float((alarm == listed).mean()),
    )


@q2.judge
def _(shares):
    for scores, on_list, threshold in TRIES:
        _judge_shares(shares, np.array(scores), np.array(on_list), threshold)
    score, listed = desk()
    firms = (table("screening_customers")["kind"] == "firm").to_numpy()
    result = call(shares, "shares", score[firms], listed[firms], 75)
    try:
        truth = true_shares(score[firms], listed[firms], 75)
        same = all(near(float(a), b, 1e-4) for a, b in zip(result, truth, strict=True))
    except (TypeError, ValueError):
        same = False
    if not same:
        return wrong(
            "`shares` works on small groups, but not for the bank's firms. Does it use the arrays it is given?"
        )
    return right(
        "Precision and recall are shares of different wholes, and either whole can be empty; then there is no share, and 0 would be a "
        "lie. Accuracy always exists, and where few are listed it praises the program that never rings."
    )


def _judge_shares(shares, score, listed, threshold):
    """Raises Stop with a diagnosis where the student's function is not right for one group."""
    given = f"scores {score.tolist()}, listed {listed.tolist()}, threshold {threshold}"
    result = call(shares, "shares", score, listed, threshold)
    if not isinstance(result, (tuple, list)) or len(result) != 3:
        raise Stop(wrong("`shares` must give back three things: precision, recall, accuracy, with commas between."))
    truth = true_shares(score, listed, threshold)
    names = ("precision", "recall", "accuracy")
    whole = {"precision": "nothing rings", "recall": "nobody is listed"}
    for k, (name, value, true) in enumerate(zip(names, result, truth)):
        nothing = value is None or (isinstance(value, float) and value != value)
        if true is None:
            if value is None:
                continue
            if isinstance(value, str):
                raise Stop(wrong(f"Where {whole[name]}, write `None` without quotation marks. ({given})"))
            if nothing:
                raise Stop(
                    wrong(f"{name} came out as NaN: something was divided by nothing. Ask before dividing. ({given})")
                )
            raise Stop(wrong(f"Where {whole[name]}, {name} is a share of nothing, so `None`; not a number. ({given})"))
        if nothing:
            raise Stop(wrong(f"{name} exists here, but `shares` gives nothing. ({given})"))
        value = as_number(value, name, "a percentage")
        if near(value, true, 1e-4):
            continue
        if true and near(value, true / 100, 1e-4):
            raise Stop(wrong(f"{name} is a fraction of one; percent are asked for. ({given})"))
        strict = true_shares(score, listed, threshold + 1e-9)[k]
        if strict is not None and near(value, strict, 1e-4):
            raise Stop(wrong(f"A score equal to the threshold rings, too. ({given})"))
        if k < 2 and truth[1 - k] is not None and near(value, truth[1 - k], 1e-4):
            raise Stop(
                wrong(f"{name}: the other whole was taken, or the order is changed. Of what is it a share? ({given})")
            )
        caught = int(((score >= threshold) & listed).sum())
        if near(value, 100 * caught / len(score), 1e-4):
            about = (
                "those not listed for whom nothing rings are right, too"
                if k == 2
                else "all customers are the wrong whole"
            )
            raise Stop(wrong(f"{name}: {about}. ({given})"))
        if near(value, 100 - true, 1e-4):
            raise Stop(
                wrong(f"{name} is the rest of what is asked: the share that is false, missed or wrong. ({given})")
            )
        whole_bank = true_shares(*desk(), threshold)[k]
        if whole_bank is not None and near(value, whole_bank, 1e-4):
            raise Stop(wrong(f"{name} is the whole bank's. Use only what `shares` is given in its brackets. ({given})"))
        if coarse(value, true):
            raise Stop(wrong(f"{name} is rounded too far: give it as it is computed. ({given})"))
        raise Stop(wrong(f"{name} is not right yet. Of what is it a share, and who counts? ({given})"))


# ------------------------------------------------------------------------------------------------ 3: one desk or two?

q3_names = ["best_firms", "best_persons", "saved", "break_even"]
q3 = exercise.question(
    "q3",
    "One desk or two?",
    q3_names,
    "O3",
    [
        "Count errors for one kind at a time: both arrays, scores and listed, must be cut the same way.",
        "What two thresholds save is the least cost with one for all, minus the two least costs together.",
        "Going from 90 down to 75 adds alarms and takes away misses. At the break-even both are worth the same.",
    ],
    """
    firm_costs = cost(count_errors(score[firms], listed[firms]), 1000, 50)
    person_costs = cost(count_errors(score[~firms], listed[~firms]), 1000, 50)
    best_firms, best_persons = cheapest(firm_costs), cheapest(person_costs)
    counts = count_errors(score, listed)
    saved = cost(counts, 1000, 50).min() - firm_costs.min() - person_costs.min()
    alarms_75, alarms_90 = (counts.loc[t, "caught"] + counts.loc[t, "false"] for t in (75, 90))
    break_even = 50 * (alarms_75 - alarms_90) / (counts.loc[90, "missed"] - counts.loc[75, "missed"])
    """,
)


@q3.judge
def _(best_firms, best_persons, saved, break_even):
    saved, point = (
        as_number(saved, "saved", "a number of euros"),
        as_number(break_even, "break_even", "a number of euros"),
    )
    for name, answer in (("best_firms", best_firms), ("best_persons", best_persons)):
        as_number(answer, name, "a threshold")
    score, listed = desk()
    firms = (table("screening_customers")["kind"] == "firm").to_numpy()
    best = {
        "best_firms": cheapest(score[firms], listed[firms]),
        "best_persons": cheapest(score[~firms], listed[~firms]),
    }
    for name, answer, other in (
        ("best_firms", best_firms, "best_persons"),
        ("best_persons", best_persons, "best_firms"),
    ):
        value = as_number(answer, name, "a threshold")
        if value in best[name]:
            continue
        if value in best[other]:
            return wrong(f"`{name}` is the threshold of the other kind. `~` means *not*.")
        if value in cheapest(score, listed):
            return wrong(
                f"`{name}` is the cheapest for all customers together. Cut the scores **and** the truth to one kind."
            )
        if value > 101:
            return wrong(f"`{name}` is a cost; the threshold is asked for, the row in which the cost is least.")
        return wrong(f"`{name}`: another threshold costs less for this kind.")
    kinds = (
        price(score[firms], listed[firms], best["best_firms"][0]),
        price(score[~firms], listed[~firms], best["best_persons"][0]),
    )
    one = price(score, listed, cheapest(score, listed)[0])
    if near(saved, sum(kinds) - one):
        return wrong("`saved` has the wrong sign: one threshold for all, minus two.")
    if near(saved, sum(kinds)) or near(saved, one):
        return wrong("`saved` is what a desk costs. What is the **difference** between one threshold and two?")
    if near(saved, price(score, listed, 90) - sum(kinds)):
        return wrong("`saved`: compare with the cheapest single threshold, not with 90.")
    if near(saved, one - max(kinds)) or near(saved, one - min(kinds)):
        return wrong("`saved`: both kinds still have to be screened. Add their two costs.")
    if near(saved, 100 * (one - sum(kinds)) / one, 1e-3):
        return wrong("`saved` is in percent; euros are asked for.")
    if not near(saved, one - sum(kinds)):
        return wrong("`saved`: the least cost for all, minus the two least costs together.")
    low, high = at(score, listed, 75), at(score, listed, 90)
    misses, alarms = high[1] - low[1], low[0] + low[2] - high[0] - high[2]
    if near(point, ALARM * (low[2] - high[2]) / misses, 1e-3):
        return wrong("`break_even` counts false alarms only. Who reads the true ones?")
    if near(point, alarms / misses, 1e-3):
        return wrong("`break_even` is a number of alarms; euros are asked for.")
    if near(point, alarms):
        return wrong("`break_even` is the number of extra alarms. What do they cost, for each miss that they save?")
    if near(point, MISS / ALARM):
        return wrong(
            "`break_even` is the lesson's ratio of the two costs. It is the cost of a miss that is sought here."
        )
    if near(point, ALARM * misses / alarms, 1e-3):
        return wrong("`break_even` is upside down: what must **one** miss cost?")
    if near(point, ALARM * alarms, 1e-3):
        return wrong("`break_even` is what all extra alarms cost. Share it among the misses that they save.")
    if near(point, -ALARM * alarms / misses, 1e-3):
        return wrong("`break_even` is negative: of alarms there are more at 75, of misses more at 90.")
    if not near(point, ALARM * alarms / misses, 2e-3):
        return wrong("`break_even`: extra alarms at 75, times their price, for each miss that they save.")
    return right(
        "Firms with made-up names are far apart, persons share names: two desks with two thresholds are a little cheaper. And you "
        "need no exact fine to prefer 75 to 90, only that a miss costs more than your break-even. Such a bound is often all one can know."
    )


# ------------------------------------------------------------------------------------------------ 4: does folding pay?

q4_names = ["plain_paid", "folded_paid", "folded_promised", "pays"]
q4 = exercise.question(
    "q4",
    "Does folding pay on customers it was not chosen on?",
    q4_names,
    "O3",
    [
        "Four sums are needed for each way of scoring: the costs on A and on B, each at the threshold chosen on A and on B.",
        "Paid is the cost on the half that did **not** choose; promised is the cost on the half that did.",
        "`costs_b[cheapest(costs_a)]` is what the choice of A costs on B.",
    ],
    """
    def promised_and_paid(some):
        in_half = [cost(count_errors(some[half == h], listed[half == h]), 1000, 50) for h in ("A", "B")]
        first, second = (cheapest(costs) for costs in in_half)
        return in_half[0].min() + in_half[1].min(), in_half[1][first] + in_half[0][second]


    plain_paid = promised_and_paid(score)[1]
    folded_promised, folded_paid = promised_and_paid(folded_score)
    pays = folded_paid < plain_paid
    """,
)


def crosswise(how):
    """(promised, paid on A's choice, paid on B's choice) in euros; of equal thresholds the highest."""
    score, listed = desk(how)
    half = table("screening_customers")["half"].to_numpy()
    a, b = [(score[half == h], listed[half == h]) for h in "AB"]
    first, second = max(cheapest(*a)), max(cheapest(*b))
    return price(*a, first) + price(*b, second), price(*b, first), price(*a, second)


@q4.judge
def _(plain_paid, folded_paid, folded_promised, pays):
    value = as_number(folded_promised, "folded_promised", "a number of euros")
    pays = as_truth(pays, "pays")
    sums = {
        "plain_paid": (as_number(plain_paid, "plain_paid", "a number of euros"), tidy, folded),
        "folded_paid": (as_number(folded_paid, "folded_paid", "a number of euros"), folded, tidy),
    }
    for name, (answer, how, other) in sums.items():
        trouble = _judge_payment(name, answer, how, other)
        if trouble:
            return trouble
    promised, *paid = crosswise(folded)
    plain = crosswise(tidy)
    if near(value, sum(paid)):
        return wrong("`folded_promised` is what was paid. What did the half that chose see?")
    if near(value, plain[0]):
        return wrong("`folded_promised` is the promise of the plain scores.")
    if near(value, promised / 2):
        return wrong("`folded_promised` is a mean of two costs. Add them.")
    whole = desk(folded)
    if near(value, price(*whole, cheapest(*whole)[0])):
        return wrong("`folded_promised` comes from all customers at once. Keep the halves apart.")
    if not near(value, promised):
        return wrong("`folded_promised`: the two least costs, each on the half on which it was found, together.")
    if pays != (sum(paid) < sum(plain[1:])):
        return wrong("`pays`: compare the two payments, not the promises.")
    return right(
        "Folding pays on halves that did not choose, and still costs more than it promised. But mind who drew these names: a script "
        "that changes the very sounds which you fold. On a real list the gain would be smaller, and only real files could tell."
    )


def _judge_payment(name, value, how, other):
    """None where a payment across the halves is right, else an outcome that says what kind of mistake it is."""
    promised, on_b, on_a = crosswise(how)
    if near(value, on_a + on_b):
        return None
    if near(value, promised):
        return wrong(f"`{name}` is what was promised: the cost on the half that chose. Pay on the **other** half.")
    if near(value, on_a) or near(value, on_b):
        return wrong(f"`{name}` is one of the two payments. Choose on B and pay on A as well, and add.")
    if near(value, promised + on_a + on_b):
        return wrong(f"`{name}` adds what was promised to what was paid. Only the half that did not choose pays.")
    if near(value, (on_a + on_b) / 2):
        return wrong(f"`{name}` is the mean of the two payments. Add them.")
    if near(value, sum(crosswise(other)[1:])):
        return wrong(f"`{name}` belongs to the other way of scoring.")
    whole = desk(how)
    if near(value, price(*whole, cheapest(*whole)[0])):
        return wrong(f"`{name}` is chosen and paid on all customers at once. Keep the halves apart.")
    return wrong(f"`{name}`: choose on one half, read the cost of the other half at that threshold, both ways round.")


# ------------------------------------------------------------------------------------------------ 5: a lazier second reader

ASK, CLEARED = 200, 1000  # euros, given in the question
CASES = ("same, flag", "same, no flag", "unknown, flag", "unknown, no flag", "differ, flag", "differ, no flag")
q5_names = ["actions", "letters_saved", "listed_cleared", "net_saved", "limit"]
q5 = exercise.question(
    "q5",
    "A lazier second reader",
    q5_names,
    "O4",
    [
        "Go through the six cases one by one: same year first, then whether there is a flag.",
        "Compare the two tables case by case. Where they agree, nothing changes.",
        "In the case that changed: how many alarms are there, and how many of them are listed? The rest is prices.",
    ],
    """
    actions = {
        "same, flag": "hold",
        "same, no flag": "hold",
        "unknown, flag": "ask",
        "unknown, no flag": "clear",
        "differ, flag": "ask",
        "differ, no flag": "clear",
    }
    changed = alarms[(alarms["years"] == "unknown") & ~alarms["flag"]]
    letters_saved, listed_cleared = len(changed), changed["truth"].notna().sum()
    net_saved = 200 * letters_saved - 1000 * listed_cleared
    limit = 200 * letters_saved / listed_cleared
    """,
)


def alarm_cases(threshold=75):
    """{case: (alarms, listed among them)} at a threshold."""
    scores, customers = matrix(tidy), table("screening_customers")
    years = table("screening_list")["year"].to_numpy()
    found = dict.fromkeys(CASES, (0, 0))
    for row, own in zip(customers.itertuples(), scores):
        if own.max() >= threshold:
            pair = row.year, years[own.argmax()]
            says = "unknown" if any(year != year for year in pair) else "same" if pair[0] == pair[1] else "differ"
            flag = "flag" if "yes" in (row.no_web, row.user_withheld, row.overpays) else "no flag"
            many, listed = found[f"{says}, {flag}"]
            found[f"{says}, {flag}"] = many + 1, listed + (row.truth == row.truth)
    return found


@q5.judge
def _(actions, letters_saved, listed_cleared, net_saved, limit):
    actions = as_dict(actions, CASES, "actions")
    still_open = [case for case in CASES if actions[case] is ...]
    for case in CASES:
        if case in still_open:
            continue
        action = as_choice(actions[case], f'actions["{case}"]', ("hold", "ask", "clear"))
        says, flag = case.split(", ")
        if says == "same" and action != "hold":
            return wrong(f"*{case}*: what does the manager do with the same year?")
        if says != "same" and action == "hold":
            return wrong(f"*{case}*: only the same year is held.")
        if says != "same" and flag == "flag" and action != "ask":
            return wrong(f"*{case}*: a flag asks for something.")
        if case == "unknown, no flag" and action == "ask":
            return wrong(f"*{case}*: that is the lesson's table. What does the manager want here?")
        if says != "same" and flag == "no flag" and action != "clear":
            return wrong(f"*{case}*: without a flag, and not the same year.")
    if still_open:
        return wrong(f"Nothing wrong so far. Still open: {'; '.join(still_open)}.")
    letters = as_number(letters_saved, "letters_saved", "a count")
    lost = as_number(listed_cleared, "listed_cleared", "a count")
    net = as_number(net_saved, "net_saved", "a number of euros")
    value = as_number(limit, "limit", "a number of euros")
    found = alarm_cases()
    changed = found["unknown, no flag"]
    asked = found["unknown, flag"][0] + found["differ, flag"][0]
    if near(letters, asked):
        return wrong("`letters_saved` is how many are still asked. How many **fewer** is that?")
    if near(letters, asked + changed[0]):
        return wrong("`letters_saved` is how many the lesson asked. How many fewer are asked now?")
    if near(letters, changed[0] - changed[1]):
        return wrong("`letters_saved` counts strangers only. Were the listed among them not asked, too?")
    if near(letters, changed[0] + found["differ, no flag"][0]):
        return wrong("`letters_saved` is all who are cleared. Some were cleared in the lesson as well.")
    if near(letters, -changed[0]):
        return wrong("`letters_saved` has the wrong sign: how many **fewer** is a positive number.")
    if not near(letters, changed[0]):
        return wrong("`letters_saved`: in which of the six cases do the two tables differ?")
    if near(lost, changed[0] - changed[1]):
        return wrong("`listed_cleared` counts those who are not listed.")
    if near(lost, changed[0]):
        return wrong("`listed_cleared` is everybody in that case. How many of them are listed?")
    if not near(lost, changed[1] + found["differ, no flag"][1]):
        return wrong("`listed_cleared`: look for listed customers in the cases that are cleared.")
    truth = ASK * changed[0] - CLEARED * changed[1]
    if near(net, ASK * changed[0]):
        return wrong("`net_saved` leaves out what it costs to clear a listed customer.")
    if near(net, ASK * changed[0] + CLEARED * changed[1]):
        return wrong("`net_saved` adds the harm to the gain. One of them must be taken away.")
    if near(net, ALARM * changed[0] - CLEARED * changed[1]):
        return wrong("`net_saved` uses the price of an alarm. What does asking cost?")
    if near(net, ASK * (changed[0] - changed[1]) - CLEARED * changed[1]):
        return wrong("`net_saved` counts the letters to strangers only. The listed are not asked any more, too.")
    if near(net, -truth) and truth:
        return wrong("`net_saved` has the wrong sign: positive if the manager's table is cheaper.")
    if not near(net, truth):
        return wrong(
            "`net_saved`: letters not written, times their price, minus the listed who are cleared, times theirs."
        )
    if near(value, changed[0] / changed[1], 1e-3):
        return wrong("`limit` is a number of letters; euros are asked for.")
    if near(value, ASK * changed[1] / changed[0], 1e-3):
        return wrong("`limit` is upside down: what must **one** listed customer cost?")
    if near(value, ASK * (changed[0] - changed[1]) / changed[1], 1e-3):
        return wrong("`limit` counts the letters to strangers only. Every letter not written saves.")
    if near(value, ASK * changed[0], 1e-3):
        return wrong("`limit` is what all the letters cost. Share it among the listed who are cleared.")
    if not near(value, ASK * changed[0] / changed[1], 1e-3):
        return wrong("`limit`: at which price do the letters saved and the listed cleared cost the same?")
    return right(
        "In money the lazier reader wins, as long as clearing a listed customer costs less than your limit. Whether that sum may be made "
        "at all is not a sum: a law may forbid what pays, and the limit rests on very few customers."
    )


# ------------------------------------------------------------------------------------------------ 6: a letter to a man who was stopped

q6 = exercise.question(
    "q6",
    "A letter to a man who was stopped",
    ["note"],
    "O4",
    [
        "Begin with what a score is: letters compared with letters. Then say what it is not.",
        "The two men whose given names are nearly one stand in A1 and in A4; the lesson's passage gives the paragraphs.",
        "Which is dearer here, and for whom: three more days, or a payment that should not have gone? Say it, then decide.",
    ],
    """
    One point each:

    - It says in plain words that the score compares letters, and that nobody is accused: a score is not guilt.
    - It shows with the two men (A1 ¶6, A4 ¶24) that like names can be two persons, and may add that most alarms are false.
    - It says why banks compare names (rules of the West that a bank abroad keeps to, secondary sanctions) without frightening or blaming.
    - It asks for one thing that would settle the matter (year of birth, a passport) and says who reads it and when.
    - It names the cost of a mistake for **both** sides, and the decision follows from that.

    *Wait* is the easier one to defend: the year is unknown and a released payment does not come back. *Release* can be defended as well: no
    flag, most such alarms false, three days are harm enough; then say what is watched afterwards.
    """,
    open=True,
)


@q6.judge
def _(note):
    note = as_note(note, "note", "(6|24)", ("release", "wait"))
    guilty = [word for word in ("criminal", "suspect", "guilty") if word in note.lower()]
    remark = f" Read once more the sentence with *{guilty[0]}*: would he feel accused?" if guilty else ""
    return handed_in(
        "No machine can judge this one. Compare your letter with `q6.solution()`, point by point, or exchange it with a "
        f"neighbour.{remark}"
    )
