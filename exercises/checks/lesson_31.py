"""The questions of exercise 31, Meanings of compliance. Counts are computed from `seeds/` or from the rules themselves."""

from itertools import product

from checks import (
    Exercise,
    Stop,
    as_choice,
    as_dict,
    as_note,
    as_number,
    as_truth,
    handed_in,
    near,
    right,
    table,
    wrong,
)

exercise = Exercise(
    "31_meanings_of_compliance",
    {
        "O1": "Decide whether a statement says that sanctions were not joined, respected or not circumvented, and who vouches for it",
        "O2": "Name whose sanction it is, and whether it is primary or secondary",
        "O3": "Build a decision table and test it by code for gaps and contradictions",
        "O4": "Explain what an origin label can show, and what it cannot",
    },
)
summary = exercise.summary

CONDITIONS = ("barred", "made", "russia", "bound")
DEALS = [dict(zip(CONDITIONS, entries)) for entries in product(("yes", "no"), repeat=4)]
WIDER = [dict(zip((*CONDITIONS, "knew"), entries)) for entries in product(("yes", "no"), repeat=5)]


def covers(rule, deal):
    """True when every condition that the rule names holds in the deal."""
    return all(rule[name] in ("any", deal[name]) for name in deal if name in rule)


def numbers_of(hits):
    """The numbers, from one, of the deals for which the list has True."""
    return {k for k, hit in enumerate(hits, 1) if hit}


def words_for(answers, name, choices, truth, slips, general):
    """Compare a dict of chosen words with the truth. Raises Stop with the first slip, else with what is still open."""
    answers = as_dict(answers, truth, name)
    still_open = [key for key, entry in answers.items() if entry is ...]
    for key, entry in answers.items():
        if key in still_open:
            continue
        word = as_choice(entry, f'{name}["{key}"]', choices)
        if word != truth[key]:
            raise Stop(wrong(f"`{name}`, {key}: {slips.get((key, word), general)}"))
    if still_open:
        raise Stop(wrong(f"`{name}`: nothing wrong so far. Still open: {', '.join(still_open)}."))


# ------------------------------------------------------------------------------------------------ 1: which kind of statement

KINDS = ("joined", "not joined", "respected", "not circumvented", "must comply", "risk named")
q1 = exercise.question(
    "q1",
    "Which kind of statement?",
    ["kind", "named_quotes"],
    "O1",
    [
        "Ask of each sentence: whose law? whose act? One's own order, another's order that one keeps, or a way round that one closes?",
        "A warning promises nothing. And *international law* does not name anybody's list.",
        "For the count look at two columns of the small table: whose words do we have, and does `who` name a person?",
    ],
    """
    kind = {
        "a": "respected",
        "b": "not circumvented",
        "c": "not joined",
        "d": "risk named",
        "e": "must comply",
        "f": "joined",
    }
    pledged = statements[(statements["legal_kind"] == "pledged") & (statements["voice"] == "quote")]
    named_quotes = len(pledged[~pledged["who"].str.contains("official")])
    """,
)

SAYS = {
    "a": "respected",
    "b": "not circumvented",
    "c": "not joined",
    "d": "risk named",
    "e": "must comply",
    "f": "joined",
}
MISREAD = {
    ("a", "joined"): "the order is a foreign one and stays so. Who would have to give an order of his own?",
    ("a", "not joined"): "true perhaps, but the sentence says more: what do the banks do?",
    ("a", "must comply"): "it names an order that binds somebody, not the law of nations.",
    ("a", "not circumvented"): "who is bound here, and what do the banks do about it? Nothing is said of a way round.",
    ("a", "risk named"): "nobody is warned. What do the banks do?",
    ("b", "must comply"): "it names one list, Europe's, not the law of nations. What will the customs stop?",
    ("b", "not joined"): "true perhaps, but the sentence says more: what will the customs stop?",
    ("b", "risk named"): "nobody is warned. What will the customs stop?",
    ("b", "respected"): "no order binds this state's customs. What do they say they will close?",
    ("b", "joined"): "no list of their own is adopted. What do they say they will close?",
    ("c", "respected"): "to adopt no measure is silent on how the measures of others are treated.",
    ("c", "not circumvented"): "to adopt no measure is silent on what passes the border.",
    ("c", "joined"): "count the measures that parliament has adopted.",
    ("c", "must comply"): "which rule is named here? Look at what parliament has done.",
    ("c", "risk named"): "nobody is warned. Look at what parliament has done.",
    ("d", "not joined"): "nothing is said here about any law of one's own. What is the sentence for?",
    ("d", "not circumvented"): "nobody promises to stop anything. What is the sentence for?",
    ("d", "must comply"): "no rule is named, only what may happen. What is the sentence for?",
    ("d", "respected"): "nobody promises anything here. What is the sentence for?",
    ("d", "joined"): "nobody does anything here yet. What is the sentence for?",
    ("e", "respected"): "whose rules? A law of nations is not the list of a few states.",
    ("e", "joined"): "it names no measure of one's own. Which rules does it name?",
    ("e", "not joined"): "it is silent on measures of one's own. Which rules does it name?",
    ("e", "not circumvented"): "it is silent on what passes the border. Which rules does it name?",
    ("e", "risk named"): "nobody is warned. Which rules does it name?",
    ("f", "not joined"): "look at what changes on Monday: whose law is it?",
    ("f", "must comply"): "nobody obliges this government. Whose law is it?",
    ("f", "risk named"): "nobody is warned. Look at what changes on Monday.",
    ("f", "not circumvented"): "these are goods of one's own makers, not Europe's sold on. Whose law is it?",
    ("f", "respected"): "to keep another's rule is less than what happens here: whose law is it?",
}


@q1.judge
def _(kind, named_quotes):
    words_for(kind, "kind", KINDS, SAYS, MISREAD, "whose law, whose act? Compare the two sentences that seem alike.")
    count = as_number(named_quotes, "named_quotes")
    rows = table("statements")
    pledged = rows[rows["legal_kind"] == "pledged"]
    quoted = pledged[pledged["voice"] == "quote"]
    unnamed = quoted["who"].str.contains("(A", regex=False)  # an id for somebody whose name is not given
    exact = int((~unnamed).sum())
    if near(count, len(pledged)):
        return wrong("`named_quotes` counts every pledge. Whose words do we have in each?")
    if near(count, len(quoted)):
        return wrong("`named_quotes` counts every quotation, also of somebody who has no name.")
    if near(count, (pledged["voice"] == "paraphrase").sum() + exact):
        return wrong("`named_quotes` takes a paraphrase for somebody's own words.")
    if not near(count, exact):
        return wrong("`named_quotes`: filter by `legal_kind` and by `voice`, then look at `who`.")
    return right(
        "Mind *c* and *f*: only a law of one's own joins. And of four pledges in five articles the one with a "
        "name and in quotation marks is not Kazakhstan's: it was made **to** Kazakhstan."
    )


# ------------------------------------------------------------------------------------------------ 2: whose, and on whom

SANCTION = {"a": "primary", "b": "secondary", "c": "neither", "d": "primary", "e": "neither"}
SENDER = {"a": "eu", "b": "united states", "c": "nobody", "d": "russia", "e": "nobody"}
q2 = exercise.question(
    "q2",
    "Whose sanction, and on whom?",
    ["sanction", "sender"],
    "O2",
    [
        "Ask first: is somebody ordered or threatened at all? Harm alone is no sanction.",
        "Then: is the one who is ordered or threatened the sender's own, or of a third state?",
        "The sender is who gives the order, not who is hurt by it, and not who carries it out.",
    ],
    """
    sanction = {"a": "primary", "b": "secondary", "c": "neither", "d": "primary", "e": "neither"}
    sender = {"a": "EU", "b": "United States", "c": "nobody", "d": "Russia", "e": "nobody"}
    """,
)

WRONG_KIND = {
    ("a", "secondary"): "is the bank the sender's own, or of a third state?",
    ("a", "neither"): "somebody is ordered, and fined. By whom, over whom?",
    ("b", "primary"): "can Washington order this bank to do anything, or only stop dealing with it?",
    ("b", "neither"): "nothing is forbidden, but something is threatened.",
    ("c", "primary"): "who is ordered to do what? Harm that spreads is not an order.",
    ("c", "secondary"): "who is threatened, by whom? Harm that spreads is not a threat.",
    ("d", "secondary"): "are the hauliers the sender's own, or of a third state?",
    ("d", "neither"): "not only the West sends sanctions. Who is ordered by whom?",
    ("e", "primary"): "which order is this? Look who has asked for it.",
    ("e", "secondary"): "which threat is this? Look who has asked for it.",
}
WRONG_SENDER = {
    ("a", "nobody"): "who gave the order that Germany carries out?",
    ("a", "russia"): "that is the target. Who gave the order that Germany carries out?",
    ("a", "united states"): "no American speaks here. Who gave the order that Germany carries out?",
    ("b", "eu"): "no European speaks here. Who would close the accounts?",
    ("b", "nobody"): "who would close the accounts?",
    ("b", "russia"): "that is the target's bank. Who speaks the threat?",
    (
        "c",
        "russia",
    ): "Russia is the target here, as behind the bracket of A4 ¶17; and what reaches the tenge is no order.",
    ("c", "eu"): "an order on Russia is not one on Kazakhstan.",
    ("c", "united states"): "an order on Russia is not one on Kazakhstan.",
    ("d", "nobody"): "somebody forbids something here. Who?",
    ("d", "united states"): "not only the West sends sanctions. Who forbids something here?",
    ("d", "eu"): "who gives the order here? Not whose firms are hit.",
    ("e", "russia"): "the clients are not the sender. Who has asked for it?",
    ("e", "eu"): "a rule may be feared that was never made. Who has asked for it?",
    ("e", "united states"): "a rule may be feared that was never made. Who has asked for it?",
}


@q2.judge
def _(sanction, sender):
    words_for(
        sanction,
        "sanction",
        ("primary", "secondary", "neither"),
        SANCTION,
        WRONG_KIND,
        "who is ordered or threatened, and whose is he?",
    )
    words_for(
        sender,
        "sender",
        ("eu", "united states", "russia", "nobody"),
        SENDER,
        WRONG_SENDER,
        "the sender is who gives the order or speaks the threat.",
    )
    return right(
        "*c* and *e* hurt too, and no sanction is in them: a shock that spreads, and a bank that refuses more than anybody asked. Three things that one "
        "sentence, *the sanctions hurt Kazakhstan*, makes into one."
    )


# ------------------------------------------------------------------------------------------------ 3: repair a table

DRAFT = [
    {"barred": "no", "action": "allow"},
    {"barred": "yes", "made": "no", "russia": "no", "action": "allow"},
    {"barred": "yes", "russia": "yes", "action": "refuse"},
    {"made": "no", "bound": "no", "action": "allow"},
]
q3 = exercise.question(
    "q3",
    "Repair a table",
    ["gaps", "contradictions", "harmless", "mended"],
    "O3",
    [
        "`for number in kinds.index` walks through the kinds; `actions_for(draft, number)` gives a list. When is it empty?",
        "`set(actions)` keeps each action once. How long is it where rules clash, and where they only overlap?",
        "For `mended` ask of each rule of the draft whether it is needed: which of them makes the clash, and does anything need it? Then "
        "add one rule for the gaps.",
    ],
    """
    found = {number: actions_for(draft, number) for number in kinds.index}
    gaps = [number for number, actions in found.items() if not actions]
    contradictions = [number for number, actions in found.items() if len(set(actions)) > 1]
    harmless = sum(len(actions) > 1 and len(set(actions)) == 1 for actions in found.values())
    mended = [*draft[:3], {"barred": "yes", "made": "yes", "russia": "no", "action": "ask"}]
    """,
)

FOUND = [[rule["action"] for rule in DRAFT if covers(rule, deal)] for deal in DEALS]


def as_kinds(answer, name):
    """The answer as a set of numbers from 1 to 16. Raises Stop with a clear sentence for anything else."""
    if isinstance(answer, (str, bytes, dict)) or not hasattr(answer, "__iter__"):
        raise Stop(wrong(f"`{name}` is a {type(answer).__name__}; write a list of kinds, such as [5, 8]."))
    entries = list(answer)[:40]
    for entry in entries:
        number = as_number(entry, f"an entry of {name}")
        if number not in range(1, len(DEALS) + 1):
            raise Stop(
                wrong(f"`{name}` has the entry {str(entry)[:20]}; the kinds are numbered from 1 to {len(DEALS)}.")
            )
    return {int(as_number(entry, name)) for entry in entries}


def as_rules(answer):
    """The answer as a list of rules that a clerk could read. Raises Stop with a sentence that says which cannot be."""
    if hasattr(answer, "to_dict") and hasattr(answer, "columns"):
        answer = answer.fillna("any").to_dict("records")
    if not isinstance(answer, (list, tuple)):
        raise Stop(
            wrong(f"`mended` is a {type(answer).__name__}; write a list of rules in square brackets, as in `draft`.")
        )
    if not answer:
        raise Stop(wrong("`mended` has no rule at all: then every kind is a gap."))
    for number, rule in enumerate(answer[:50], 1):
        if not isinstance(rule, dict):
            raise Stop(
                wrong(f"`mended`: rule {number} is a {type(rule).__name__}; each rule stands in curly brackets.")
            )
        for name, entry in rule.items():
            if name == "action" and not (isinstance(entry, str) and entry in ("allow", "refuse", "ask")):
                raise Stop(
                    wrong(
                        f"`mended`: rule {number} has an action that the desk does not know. It knows allow, refuse, ask."
                    )
                )
            if name not in (*CONDITIONS, "action", "from"):
                raise Stop(
                    wrong(f"`mended`: rule {number} has a condition that the desk does not know: {str(name)[:20]}.")
                )
            if name in CONDITIONS and not (isinstance(entry, str) and entry in ("yes", "no", "any")):
                raise Stop(wrong(f"`mended`: rule {number} has an entry for {name} that is not yes, no or any."))
        if "action" not in rule:
            raise Stop(wrong(f"`mended`: rule {number} has no action."))
    return list(answer[:50])


@q3.judge
def _(gaps, contradictions, harmless, mended):
    empty = numbers_of(not actions for actions in FOUND)
    clash = numbers_of(len(set(actions)) > 1 for actions in FOUND)
    twice = numbers_of(len(actions) > 1 for actions in FOUND)
    given = as_kinds(gaps, "gaps")
    clashing = as_kinds(contradictions, "contradictions")
    if given == clash and clashing == empty:
        return wrong("`gaps` and `contradictions` are swapped.")
    if {number + 1 for number in given} == empty:
        return wrong("`gaps` is numbered from zero; the kinds begin with 1.")
    if given == numbers_of(len(actions) == 1 for actions in FOUND):
        return wrong("`gaps` has the kinds that exactly one rule covers.")
    if given - empty:
        return wrong(f"`gaps`: at least one of these {len(given)} kinds is covered by a rule.")
    if given != empty:
        return wrong("`gaps` is not complete: one more kind, at least, is covered by no rule.")
    if clashing == twice:
        return wrong("`contradictions` has every kind that two rules cover. Do they always disagree?")
    if clashing != clash:
        return wrong("`contradictions`: for each kind put its actions into a set. Where has the set two members?")
    count = as_number(harmless, "harmless")
    if near(count, len(twice)):
        return wrong("`harmless` counts the clash too. There the actions differ.")
    if near(count, sum(len(actions) for actions in FOUND if len(actions) > 1) - 2 * len(clash)):
        return wrong("`harmless` counts rules. How many kinds are there?")
    if not near(count, len(twice - clash)):
        return wrong("`harmless`: kinds with two actions or more in the list, but only one in the set.")
    rules = as_rules(mended)
    for number, (deal, before) in enumerate(zip(DEALS, FOUND), 1):
        covering = [k for k, rule in enumerate(rules, 1) if covers(rule, deal)]
        actions = {rules[k - 1]["action"] for k in covering}
        want = "ask" if not before else "refuse" if len(set(before)) > 1 else before[0]
        if not actions:
            return wrong(f"`mended`: kind {number} is a gap.")
        if len(actions) > 1:
            numbers = ", ".join(map(str, covering))
            return wrong(f"`mended`: kind {number} is covered by rules with different actions: your rules {numbers}.")
        if actions == {want}:
            continue
        if not before:
            return wrong(f"`mended`: kind {number} was a gap, and its action is not what the minister says for gaps.")
        if len(set(before)) > 1:
            return wrong(f"`mended`: kind {number} was a clash, and it is not the stricter action that wins.")
        return wrong(f"`mended`: kind {number} was settled in the draft and has another action now.")
    return right(
        "The rule that made the clash decided nothing that others did not decide already: take it out, and only the gap is left to fill. A rule that "
        "adds no case can still add a quarrel."
    )


# ------------------------------------------------------------------------------------------------ 4: a fifth condition

q4 = exercise.question(
    "q4",
    "A new promise and a fifth condition",
    ["new_rule", "broken", "only_new", "lost"],
    "O3",
    [
        "Underline the words of the promise that are conditions. One word takes a condition away: *wherever*.",
        "`breaks(new_rule)` marks the kinds. With `&` for *and* and `~` for *not* you compare it with the other two.",
        "For `lost`: who broke the old promise without anybody knowing?",
    ],
    """
    new_rule = {"barred": "yes", "russia": "yes", "knew": "yes"}
    new = breaks(new_rule)
    not_respected = breaks({"barred": "yes", "russia": "yes", "bound": "yes"})
    circumvented = breaks({"barred": "yes", "russia": "yes", "made": "yes"})
    broken = new.sum()
    only_new = (new & ~not_respected & ~circumvented).sum()
    lost = (circumvented & ~new).sum()
    """,
)

NEW = {"barred": "yes", "russia": "yes", "knew": "yes"}
RESPECTED = {"barred": "yes", "russia": "yes", "bound": "yes"}
CIRCUMVENTED = {"barred": "yes", "russia": "yes", "made": "yes"}


def hits(rule, deals=None):
    """The numbers of the deals, among 32, that a rule covers."""
    return numbers_of(covers(rule, deal) for deal in (WIDER if deals is None else deals))


@q4.judge
def _(new_rule, broken, only_new, lost):
    if hasattr(new_rule, "to_dict"):
        new_rule = new_rule.to_dict()
    if not isinstance(new_rule, dict):
        return wrong(
            f"`new_rule` is a {type(new_rule).__name__}; write a dict in curly brackets, as in the example of `breaks`."
        )
    names = (*CONDITIONS, "knew")
    for name, entry in list(new_rule.items())[:20]:
        if name not in names:
            return wrong(
                f"`new_rule` names {str(name)[:20]}, which is none of the five conditions: {', '.join(names)}."
            )
        if not (isinstance(entry, str) and entry in ("yes", "no")):
            return wrong(f'`new_rule`, {name}: write "yes" or "no"; leave out a condition that may be either.')
    if "knew" not in new_rule:
        return wrong("`new_rule` leaves out a word of the promise: *knowingly*.")
    if "made" in new_rule:
        return wrong("`new_rule` looks at who made the goods. Read the end of the promise again.")
    if "bound" in new_rule:
        return wrong("`new_rule` looks at who takes part. Does the promise speak of that?")
    if new_rule.get("knew") == "no":
        return wrong("`new_rule` is about what nobody knew. What would break the promise?")
    if new_rule != NEW:
        return wrong("`new_rule`: which goods, to where? Each is a condition that must hold.")
    new, one, two = hits(NEW), hits(RESPECTED), hits(CIRCUMVENTED)
    counts = {
        "broken": (
            broken,
            len(new),
            [
                (len(WIDER) - len(new), "counts the kinds that keep it."),
                (len(WIDER) / 2, "looks at one condition only. Each one that must hold halves the number of kinds."),
                (len(new) / 2, "counts in the lesson's sixteen kinds."),
                (len(hits({k: NEW[k] for k in ("barred", "russia")})), "leaves out what the officials know."),
            ],
        ),
        "only_new": (
            only_new,
            len(new - one - two),
            [
                (len(new - two), "takes out only one of the two old promises: *respected* is left in."),
                (len(new), "takes out neither of the old promises."),
                (len(new & (one | two)), "counts what breaks an old promise as well."),
            ],
        ),
        "lost": (
            lost,
            len(two - new),
            [
                (len(two), "counts all that breaks *not circumvented*."),
                (len((one | two) - new), "counts what breaks *respected* too."),
            ],
        ),
    }
    for name, (answer, exact, slips) in counts.items():
        number = as_number(answer, name)
        if near(number, exact):
            continue
        for slip, says in slips:
            if near(number, slip):
                return wrong(f"`{name}` {says}")
        return wrong(f"`{name}`: mark the kinds with `breaks`, combine the marks, and take the sum.")
    return right(
        "One word gives and one word takes: *wherever* catches a kind that no earlier promise had, and *knowingly* lets go half of what the old one had. A "
        "promise that sounds stronger is not simply stronger; count both differences."
    )


# ------------------------------------------------------------------------------------------------ 5: a label and a ledger

KT, LABELS = (90, 120, 60, 80, 110, 140), ("KEBCO", "Urals", "KEBCO", "Urals", "KEBCO", "KEBCO")
KAZAKH, RUSSIAN = 250, 350  # given in the question, as are the ships
q5 = exercise.question(
    "q5",
    "A label and a ledger",
    ["share", "first_over", "excess", "can_show"],
    "O4",
    [
        "In the pipe all oil mixes. What is then the share in any ship?",
        "`cumsum()` adds up row by row. Add up only what is sold as KEBCO, and compare with what Kazakhstan put in.",
        "A label stands in papers. Ask of each sentence whether papers, all of them, could tell it.",
    ],
    """
    share = 100 * 250 / (250 + 350)
    labelled = ships["kt"].where(ships["label"] == "KEBCO", 0).cumsum()
    first_over = labelled.index[labelled > 250][0]
    excess = labelled.iloc[-1] - 250
    can_show = {"a": False, "b": True, "c": False, "d": True}
    """,
)

CAN_SHOW = {"a": False, "b": True, "c": False, "d": True}
NO_SUCH = {
    "a": "the ship holds the mixture, whatever its papers say.",
    "b": "this is a sum over all papers. Who could add it up?",
    "c": "each of them holds the same. Is the last one to load more false than the first?",
    "d": "this is just what a label is.",
}


@q5.judge
def _(share, first_over, excess, can_show):
    part = as_number(share, "share")
    total = KAZAKH + RUSSIAN
    sold, over = 0, None
    for ship, (kt, label) in enumerate(zip(KT, LABELS), 1):
        sold += kt if label == "KEBCO" else 0
        over = ship if over is None and sold > KAZAKH else over
    if near(part, KAZAKH / total, 5e-3):
        return wrong("`share` is a fraction of one; percent are asked for.")
    if near(part, 0) or near(part, 100):
        return wrong("`share` follows the label. What does the pipe do to the oil?")
    if near(part, 100 * sold / total, 5e-3):
        return wrong("`share` is the part that is **labelled** Kazakh. What was put in?")
    if near(part, 100 * KAZAKH / RUSSIAN, 5e-3):
        return wrong("`share` divides by the Russian oil. The whole is both.")
    if near(part, KT[3] * KAZAKH / total, 5e-3):
        return wrong("`share` is in kt. How many percent of this ship is that?")
    if near(part, 100 * RUSSIAN / total, 5e-3):
        return wrong("`share` is the Russian part. Whose oil is asked for?")
    if abs(part - 100 * KAZAKH / total) > 0.5:  # whole percent will do, as in the lesson
        return wrong("`share`: Kazakh oil put in, of all that was put in.")
    first = as_number(first_over, "first_over")
    everything = next(ship for ship in range(1, 7) if sum(KT[:ship]) > KAZAKH)
    if near(first, everything):
        return wrong("`first_over` adds up ships that are not sold as KEBCO.")
    if near(first, over - 1):
        return wrong("`first_over` is one row too early: was the ship numbered from zero?")
    if near(first, len(KT)):
        return wrong("`first_over` is the last ship. Was the sum not passed before?")
    if not near(first, over):
        return wrong("`first_over`: the first ship at which the running sum of KEBCO is larger than what was put in.")
    rest = as_number(excess, "excess")
    if near(rest, sold):
        return wrong("`excess` is all that has the label. How much of it is too many?")
    if near(rest, sum(kt for kt, label in zip(KT[:over], LABELS) if label == "KEBCO") - KAZAKH):
        return wrong("`excess` stops at the first ship that is over. The month has one more.")
    if near(rest, KT[-1]):
        return wrong(
            "`excess` is the whole load of one ship. No ship is the false one: take the sum of all that has the label."
        )
    if near(rest, KAZAKH - sold):
        return wrong("`excess` has the wrong sign.")
    if not near(rest, sold - KAZAKH):
        return wrong("`excess`: labelled in all, less put in.")
    claims = as_dict(can_show, CAN_SHOW, "can_show")
    still_open = [key for key, entry in claims.items() if entry is ...]
    for key, entry in claims.items():
        if key not in still_open and as_truth(entry, f'can_show["{key}"]') != CAN_SHOW[key]:
            return wrong(f"`can_show`, {key}: {NO_SUCH[key]}")
    if still_open:
        return wrong(f"`can_show`: nothing wrong so far. Still open: {', '.join(still_open)}.")
    return right(
        "The books are false by the end, and yet no ship is. A label is a claim on a share of a mixture, as at a bank, where nobody asks for his own coins. So "
        "who would check it needs all ledgers of the pipe, and trust in whoever measured what went in."
    )


# ------------------------------------------------------------------------------------------------ 6: a headline

q6 = exercise.question(
    "q6",
    "A headline",
    ["note"],
    "O1",
    [
        "Answer the four questions one by one on paper: which kind of deal, whom does an order bind, who promised, in which words?",
        "There are two words that can be read narrowly or widely: who is *Kazakhstan*, and what is a *tool*?",
        "If your verdict would be another on another reading, say which reading you take, and why.",
    ],
    """
    One point each:

    - It mends *joined*: no sanctions of its own (A3 ¶8), and says that this deal could not break that.
    - It says what is promised in quoted words, by whom, on what day, and about whose sanctions; *respected* is the author's reading.
    - It finds the kind of deal: barred, made in the sender's state, to Russia, nobody bound. So no primary sanction reaches it; a secondary one
      could, by a sender who chooses to.
    - It names the word on which the verdict hangs, *Kazakhstan* or *tool*, and what July changes.
    - It comes to one verdict and does not say more than the case.

    All three can be defended. *Broken*: a state that knows and looks away is a tool. *Kept*: an official is not the state, and a promise not to be a tool
    is not one to police every trader. *Open*: whether the state acts later is not known yet.
    """,
    open=True,
)


@q6.judge
def _(note):
    note = as_note(note, "note", "8", ("broken", "kept", "open"))
    remark = "" if "suleimenov" in note.lower() else " Does it say who made the promise?"
    return handed_in(
        "No machine can judge this one. Compare your letter with `q6.solution()`, point by point, or exchange it with a "
        f"neighbour.{remark}"
    )
