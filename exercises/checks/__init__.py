"""Questions that a student can get wrong usefully: check, numbered hints, solution, and a summary by objective.

A lesson's questions stand in `lesson_NN.py` beside this file. There, a judge looks at the answer and returns
`right("what it means")` or `wrong("what kind of mistake this is")`; everything else is done here.
Nothing a student types makes a check raise, and no check changes a student's variable.
"""

import copy
import inspect
import json
import math
import numbers
import re
import sys
import textwrap
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
from IPython import get_ipython
from IPython.display import Markdown, display

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"

sys.path.append(str(ROOT / "notebooks"))
from beam import NotReady, intact, ready  # noqa: F401  the lessons' own check of the tables; `ready` for the notebooks
from brief import no_such_places

NOT_ATTEMPTED, NOT_YET, CORRECT, HANDED_IN = "not attempted", "not yet", "correct", "handed in"


@dataclass
class Outcome:
    """What a check found: a state (one of the four above) and a message for the student."""

    state: str
    message: str


def right(message):
    """The answer is right; message says what it means."""
    return Outcome(CORRECT, message)


def wrong(message):
    """The answer is not right yet; message says what kind of mistake this is, never the answer."""
    return Outcome(NOT_YET, message)


def handed_in(message):
    """An open answer is there; a person judges it by the rubric."""
    return Outcome(HANDED_IN, message)


class Stop(Exception):
    """Ends a judge early with an outcome: raise it from a helper such as `as_number`."""

    def __init__(self, outcome):
        super().__init__(outcome.message)
        self.outcome = outcome


def table(name):
    """One table of the data package as a DataFrame; `name` as in `seeds/datapackage.json`, e.g. "facts".

    Raises Stop with a clear sentence when the table is missing or not as published.
    """
    return _read(name).copy()


@cache
def _read(name):
    """The table that `table` copies; a judge asks for it many times, so it is checked and read once for each look."""
    try:
        intact(f"{name}.csv", SEEDS)
    except NotReady as trouble:
        raise Stop(wrong(f"This is not your mistake: {trouble} Your answers stay as they are.")) from None
    return pd.read_csv(SEEDS / f"{name}.csv")


def as_number(value, name, unit="a number"):
    """The answer as a float. Raises Stop with a clear sentence for text, lists, booleans and the like."""
    if hasattr(value, "item") and getattr(value, "size", 2) == 1:
        value = value.item()
    if isinstance(value, str):
        raise Stop(
            wrong(f"`{name}` is text (in quotation marks). Write {unit} without quotation marks and without a % sign.")
        )
    if isinstance(value, tuple) and len(value) == 2 and all(type(part) is int for part in value):
        raise Stop(wrong(f"`{name}` has a comma in it. Write a decimal with a point, as in 3.5."))
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise Stop(wrong(f"`{name}` is a {type(value).__name__}; {unit} is expected."))
    if value != value:
        raise Stop(
            wrong(f"`{name}` is not a number (NaN): a step before it met a missing value. Which rows have none?")
        )
    return float(value) if abs(value) < 1e300 else math.copysign(math.inf, value)


def as_column(answer, labels, name):
    """The answer as a Series over `labels`, in their order: from a Series, dict, one-column table, list or array.

    Raises Stop with a clear sentence when labels are missing or too many, or an entry is no number.
    """
    if isinstance(answer, pd.DataFrame):
        if answer.shape[1] == 2 and set(labels) <= set(answer.iloc[:, 0]):
            answer = answer.set_index(answer.columns[0])
        if answer.shape[1] != 1:
            raise Stop(wrong(f"`{name}` is a table with {answer.shape[1]} columns; one column is expected."))
        answer = answer.iloc[:, 0]
    if isinstance(answer, str):
        raise Stop(wrong(f"`{name}` is text; one number for each of {len(labels)} is expected: {', '.join(labels)}."))
    if isinstance(answer, (bytes, bool)) or not (hasattr(answer, "__len__") or isinstance(answer, (int, float))):
        raise Stop(wrong(f"`{name}` is a {type(answer).__name__}; one number for each of {len(labels)} is expected."))
    if not hasattr(answer, "__len__"):
        raise Stop(
            wrong(f"`{name}` is one number for all together. The question asks for one for each: {', '.join(labels)}.")
        )
    if isinstance(answer, dict):
        answer = pd.Series(answer)
    if isinstance(answer, pd.Series) and (answer.index.nlevels > 1 or answer.index.has_duplicates):
        raise Stop(wrong(f"`{name}` has more than one row for {labels[0]}. Did you group by one column only?"))
    if isinstance(answer, pd.Series) and set(labels) <= set(answer.index):
        if len(answer) > len(labels):
            extra = [str(label) for label in answer.index if label not in labels]
            raise Stop(wrong(f"`{name}` has rows that were not asked for: {', '.join(extra[:3])}."))
        answer = answer[list(labels)]
    elif isinstance(answer, pd.Series) and not isinstance(answer.index, pd.RangeIndex):
        missing = [str(label) for label in labels if label not in answer.index]
        raise Stop(wrong(f"`{name}` has no row for {', '.join(missing)}. Did you group by the right column?"))
    if len(answer) != len(labels):
        raise Stop(wrong(f"`{name}` has {len(answer)} entries; {len(labels)} are expected, for {', '.join(labels)}."))
    return pd.Series(
        [as_number(entry, f"{name}[{label!r}]") for label, entry in zip(labels, list(answer))], list(labels)
    )


def as_choice(value, name, choices):
    """The answer as one of the words in `choices`, whatever its case. Raises Stop with the choices for anything else."""
    if isinstance(value, str) and value.strip().lower() in choices:
        return value.strip().lower()
    raise Stop(wrong(f"`{name}` is {value!r}; choose one of {', '.join(choices)}, in quotation marks."))


def as_truth(value, name):
    """The answer as True or False, numpy's included. Raises Stop with a clear sentence for anything else."""
    if str(value) not in ("True", "False") or isinstance(value, str):
        raise Stop(wrong(f"`{name}` is {value!r}; write True or False, without quotation marks."))
    return str(value) == "True"


def as_dict(answer, keys, name):
    """The answer as a dict that has all keys, each either filled in or still `...`; a Series will do.

    Raises Stop with a clear sentence when it is something else or a key is lost.
    """
    if isinstance(answer, pd.Series):
        answer = answer.to_dict()
    if not isinstance(answer, dict):
        raise Stop(
            wrong(
                f"`{name}` is a {type(answer).__name__}; keep the curly brackets and fill in what stands after each colon."
            )
        )
    for key in keys:
        if key not in answer:
            raise Stop(
                wrong(
                    f'`{name}` has no entry "{key}". Write it again as it was, in small letters, or take the cell from a '
                    "fresh copy."
                )
            )
    return {key: ... if _untouched(answer[key]) else answer[key] for key in keys}


def as_note(note, name, place, verdicts, words=(60, 150)):
    """The answer as text that a person can judge. Raises Stop when it is too short or long, cites nothing or decides nothing.

    place: pattern of the paragraph it must cite, e.g. "1[01]"; verdicts: the words of which it must use one;
    words: how long it should be, from and to. Ten words fewer or half as many more will do.
    """
    if not isinstance(note, str):
        raise Stop(wrong(f"`{name}` is a {type(note).__name__}; write text between the three quotation marks."))
    count, different = len(note.split()), len(set(note.lower().split()))
    if not words[0] - 10 <= count <= 1.5 * words[1]:
        raise Stop(wrong(f"Your text has {count} words; about {words[0]} to {words[1]} are asked for."))
    if different < 30:
        raise Stop(wrong(f"Your text has {count} words, but only {different} different ones."))
    if not re.search(rf"(¶|\bp(ar\w*)?\.?)\s*{place}\b", note, re.I) or not re.search(r"\bA[1-5]\b", note):
        raise Stop(
            wrong("A reader cannot check this yet: give the article and the paragraph of the claims, as in A3 ¶6.")
        )
    if lost := no_such_places(note):
        raise Stop(wrong(f"No article has {lost[0]}. A reader would look for it: check article and paragraph."))
    used = [word for word in verdicts if re.search(rf"\b{word}\b", note, re.I)]
    if not used:
        raise Stop(wrong(f"Say where you come down: {', '.join(verdicts)}?"))
    if len(used) > 1:
        raise Stop(wrong(f"I read {' and '.join(used)}. Keep one verdict, so that a reader knows which is yours."))
    if re.search(rf"(?:\b(?:not|never|cannot)|n['’]t) (?:\w+ ){{0,2}}{used[0]}\b", note, re.I):
        raise Stop(wrong(f"I read *not* before *{used[0]}*. Choose the word that you mean, and use it without *not*."))
    return note


def near(a, b, share=1e-6):
    """True when two numbers agree but for rounding; `share` is relative."""
    return math.isfinite(a) and math.isfinite(b) and abs(a - b) <= share * max(1.0, abs(a), abs(b))


def coarse(answer, exact, places=(0, 1)):
    """True when a number is the exact one rounded to one of these numbers of decimals, a half up or down, and so lost some."""
    short = [place for place in places if near(answer, round(answer, place))]
    return not near(answer, exact) and any(abs(answer - exact) < 0.5001 * 0.1**place for place in short)


def call(function, name, *arguments):
    """What the student's function gives back. Raises Stop with the arguments used when it fails or returns nothing."""
    shown = ", ".join(repr(a) for a in arguments)
    if not callable(function):
        raise Stop(wrong(f"`{name}` is a {type(function).__name__}, not a function. Define it with `def {name}(...):`"))
    try:
        with _no_way_out(getattr(function, "__globals__", {})):
            result = function(*copy.deepcopy(arguments))
    except KeyboardInterrupt:
        raise Stop(wrong(f"`{name}({shown})` was interrupted. Does a loop in it ever end?")) from None
    except BaseException as trouble:
        if isinstance(trouble, TypeError) and "ellipsis" in str(trouble):
            raise Stop(
                Outcome(NOT_ATTEMPTED, f"Fill in `{name}` where the dots stand, run its cell, then run this one.")
            ) from None
        said = f"{type(trouble).__name__}: {str(trouble)[:200]}"
        raise Stop(wrong(f"`{name}({shown})` stopped with {said}")) from None
    if result is ...:
        raise Stop(Outcome(NOT_ATTEMPTED, f"Fill in `{name}` where the dots stand, run its cell, then run this one."))
    if result is None:
        raise Stop(wrong(f"`{name}({shown})` gives back nothing. Does its last line begin with `return`?"))
    return result


@contextmanager
def _no_way_out(namespace):
    """While a student's function runs, `exit` and `quit` raise, as in plain Python, and do not end the notebook's kernel."""

    def leave(*_):
        raise SystemExit("exit() ends the notebook; leave a function with return")

    before = {name: namespace[name] for name in ("exit", "quit") if name in namespace}
    namespace.update(dict.fromkeys(("exit", "quit"), leave))
    try:
        yield
    finally:
        for name in ("exit", "quit"):
            namespace.pop(name, None)
        namespace.update(before)


@dataclass(eq=False)
class Question:
    """One question: the names it reads from the notebook, the objective it shows, hints, solution, judge.

    key: "q1" and so on; names: variables of the notebook the judge gets, in order; objective: "O1" and so on.
    hints: sentences, from gentle to plain; way: code that answers it, or what a good open answer has.
    """

    key: str
    title: str
    names: list
    objective: str
    hints: list
    way: str
    open: bool = False
    _judge: object = None
    _hints_seen: int = field(default=0)

    def judge(self, function):
        """Decorator that sets the judge: a function of the named answers that returns an Outcome."""
        self._judge = function
        return function

    def look(self, namespace):
        """Judge the answers in `namespace` (a dict) and return an Outcome; never raises, changes nothing."""
        try:
            outcome = self._look(namespace)
        except KeyboardInterrupt:
            outcome = wrong("The check was interrupted. Run it once more.")
        except BaseException as trouble:
            what = "it stands inside itself" if isinstance(trouble, RecursionError) else type(trouble).__name__
            outcome = wrong(f"The check could not read your answer ({what}). Does it have the form that is asked for?")
        if len(outcome.message) > 900:
            outcome.message = f"{outcome.message[:600]} … {outcome.message[-200:]}"
        return outcome

    def _look(self, namespace):
        answers = []
        for name in self.names:
            if name not in namespace:
                return Outcome(
                    NOT_ATTEMPTED,
                    f"I do not see `{name}` yet. Run the cell of question {self.key[1:]} that defines it.",
                )
            answers.append(namespace[name])
        if all(_untouched(answer) for answer in answers):
            names = " and ".join(f"`{name}`" for name in self.names)
            return Outcome(NOT_ATTEMPTED, f"Fill in {names}, run that cell, then run this one.")
        for name, answer in zip(self.names, answers):
            if _untouched(answer):
                return Outcome(NOT_YET, f"`{name}` is still open.")
            if answer is None:
                return Outcome(
                    NOT_YET, f"`{name}` is None, which means nothing. Did the last step forget to give a result?"
                )
        _read.cache_clear()
        try:
            return self._judge(*[_copied(answer) for answer in answers])
        except Stop as stop:
            return stop.outcome

    def check(self, hint=False, solution=False):
        """Show the outcome for the answers as they stand now; with hint=True the next hint, with solution=True one way."""
        namespace = _notebook()
        outcome = self.look(namespace)
        if _stopped(self.names):
            display(
                Markdown(
                    "**Mind:** the cell of this answer stopped with red text when it last ran, so what I judge here may be "
                    "an older answer. Mend that cell, run it, then run this one."
                )
            )
        label = {NOT_ATTEMPTED: "Not attempted.", NOT_YET: "Not yet.", CORRECT: "Correct.", HANDED_IN: "Handed in."}
        read = [f"`{name}` = {text}" for name in self.names if (text := _short(namespace.get(name)))]
        seen = "" if outcome.state == NOT_ATTEMPTED or not read else f" *(I read: {'; '.join(read)}.)*"
        display(Markdown(f"**{label[outcome.state]}** {outcome.message}{seen}"))
        if hint:
            self.hint(hint)
        if solution:
            self.solution()

    def hint(self, which=None):
        """Show the next hint, or hint number `which`."""
        number = self._hints_seen + 1 if which is None or isinstance(which, bool) else which
        if not isinstance(number, int) or not 1 <= number <= len(self.hints):
            number = len(self.hints)
        self._hints_seen = max(self._hints_seen, number)
        more = "Run the cell again for the next one." if number < len(self.hints) else "This was the last hint."
        display(Markdown(f"**Hint {number} of {len(self.hints)}.** {self.hints[number - 1]} {more}"))

    def solution(self):
        """Show one way to answer."""
        text = textwrap.dedent(self.way).strip()
        if self.open:
            display(Markdown(f"**What a good answer has.**\n\n{text}"))
        else:
            display(Markdown(f"**One way.**\n\n```python\n{text}\n```"))


#: The names that a cell would have set which stopped with an error, until a cell that sets them runs through.
_failed = set()


def _remember(result):
    """After each cell: keep or forget the names that it sets, at the start of a line, by `=` or `def`."""
    names = re.findall(r"^\s*(?:def\s+)?(\w+)\s*(?:=(?!=)|\()", result.info.raw_cell or "", re.M)
    _failed.difference_update(names) if result.success else _failed.update(names)


def _stopped(names):
    """True when the last cell that should have set one of these names stopped with an error."""
    return not _failed.isdisjoint(names)


if get_ipython():
    get_ipython().events.register("post_run_cell", _remember)


def _short(answer):
    """The answer in a few signs, so that a student sees which value was judged; empty where that would be long."""
    try:
        return _shortened(answer)
    except Exception:
        return ""


def _shortened(answer):
    if isinstance(answer, pd.Series):
        answer = answer.to_list()
    if isinstance(answer, dict):
        answer = {key: _rounded(value, 2) for key, value in answer.items()}
    elif isinstance(answer, (list, tuple)):
        answer = [_rounded(value, 2) for value in answer]
    else:
        answer = _rounded(answer, 4)
    text = "" if callable(answer) or answer is None or answer is ... else str(answer).replace("Ellipsis", "...")
    return text if len(text) <= 200 and "\n" not in text and "`" not in text else ""


def _rounded(value, places):
    """A number of numpy's as Python's, and a float with a few decimals; anything else as it is."""
    if hasattr(value, "item") and getattr(value, "size", 2) == 1:
        value = value.item()
    return round(value, places) if isinstance(value, float) else value


def _source(answer):
    """An answer as text for the sheet that is handed in: a function as its lines, anything else as its repr."""
    try:
        return inspect.getsource(answer) if callable(answer) else repr(answer)[:4000]
    except Exception:
        return f"(a {type(answer).__name__} that cannot be written down)"


def _untouched(answer):
    """True for the dots of the student's notebook, alone or as every value of a dict, or as what a function returns."""
    if answer is ...:
        return True
    if isinstance(answer, dict):
        return bool(answer) and all(_untouched(value) for value in answer.values())
    return isinstance(answer, str) and not answer.strip()


def _copied(answer):
    try:
        return copy.deepcopy(answer)
    except BaseException:
        return answer


def _notebook():
    shell = get_ipython()
    return shell.user_ns if shell else {}


class Exercise:
    """The questions of one lesson and the objectives they show.

    lesson: name of the notebook; objectives: {"O1": sentence, …}. Build questions with `question`.
    """

    def __init__(self, lesson, objectives):
        self.lesson, self.objectives, self.questions = lesson, objectives, []

    def question(self, key, title, names, objective, hints, solution, open=False):
        """Add a Question and return it; raises ValueError for an objective that the lesson does not have."""
        if objective not in self.objectives:
            raise ValueError(f"{key}: no objective {objective}")
        made = Question(key, title, names, objective, hints, solution, open)
        self.questions.append(made)
        return made

    def results(self, namespace=None):
        """One row a question, judged now: a DataFrame with question, about, objective, outcome."""
        namespace = _notebook() if namespace is None else namespace
        rows = [(q.key, q.title, q.objective, q.look(namespace).state) for q in self.questions]
        return pd.DataFrame(rows, columns=["question", "about", "objective", "outcome"])

    def summary(self, name=None, folder="."):
        """Show each question's outcome and which objectives are met; with a name, also write the sheet to hand in.

        name: who hands it in; folder: where `NN_…_summary_NAME.json` goes. An objective is met when every question
        that shows it is correct (or, for an open one, handed in).
        """
        try:
            for path in SEEDS.glob("*.csv"):
                intact(path.name, SEEDS)
        except NotReady as trouble:
            display(Markdown(f"No summary yet, and this is not your mistake: {trouble} Your answers stay as they are."))
            return
        namespace = _notebook()
        results = self.results(namespace)
        old = [q.key[1:] for q in self.questions if _stopped(q.names)]
        if old:
            display(
                Markdown(
                    f"**Mind:** the answer cell of question {', '.join(old)} stopped with red text: mend it first."
                )
            )
        lines = ["| Question | About | Outcome |", "|---|---|---|"]
        lines += [f"| {r.question[1:]} | {r.about} | {r.outcome} |" for r in results.itertuples()]
        lines += ["", "| Objective | Met? |", "|---|---|"]
        done = results["outcome"].isin([CORRECT, HANDED_IN])
        met = {}
        for key, text in self.objectives.items():
            met[key] = bool(done[results["objective"] == key].all())
            lines.append(f"| {text} | {'yes' if met[key] else 'not yet'} |")
        lines += [
            "",
            f"{done.sum()} of {len(results)} questions done, {sum(met.values())} of {len(met)} objectives met.",
        ]
        display(Markdown("\n".join(lines)))
        if name is not None and not isinstance(name, (str, int)):
            display(Markdown("Write your name between the brackets in quotation marks, and a sheet is written too."))
        elif name:
            self._write(str(name), namespace, results, met, folder)

    def _write(self, name, namespace, results, met, folder):
        safe = "".join(c if c.isalnum() else "_" for c in name)
        file = f"{self.lesson}_summary_{safe}.json"
        sheet = {
            "lesson": self.lesson,
            "name": name,
            "date": date.today().isoformat(),
            "outcomes": dict(zip(results["question"], results["outcome"])),
            "answers": {name: _source(namespace.get(name)) for q in self.questions for name in q.names},
            "objectives": met,
        }
        text = json.dumps(sheet, indent=1, ensure_ascii=False) + "\n"
        try:
            Path(folder, file).write_text(text, encoding="utf-8", errors="replace")
        except (OSError, TypeError, ValueError) as trouble:
            display(Markdown(f"The sheet could not be written here ({trouble}). Hand in this notebook instead."))
        else:
            where = "beside this notebook" if folder == "." else f"in `{folder}`"
            display(Markdown(f"Written: `{file}`, {where}. Download it and hand it in."))
