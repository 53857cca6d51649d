"""The checks of the checks: right answers in every dress pass, each misconception has its own message, nothing raises."""

import copy
import importlib
import json
import shutil
import textwrap
from fractions import Fraction
from types import SimpleNamespace

import checks
import numpy as np
import pandas as pd
import pytest
import refresh
from checks import CORRECT, HANDED_IN, NOT_ATTEMPTED, NOT_YET, Outcome, Stop, call

LESSONS = sorted(path.stem[:2] for path in refresh.SOLUTIONS.glob("*.ipynb"))
EXERCISE = {n: importlib.import_module(f"checks.lesson_{n}").exercise for n in LESSONS}
CASES = {n: importlib.import_module(f"cases_{n}") for n in LESSONS}
QUESTIONS = [(n, q) for n in LESSONS for q in EXERCISE[n].questions]

each = pytest.mark.parametrize("n, question", QUESTIONS, ids=lambda v: getattr(v, "key", v))

#: What a student might type anywhere.
RUBBISH = [
    None, ..., "", "twenty", b"x", 0, -1, 1e308, float("nan"), float("inf"), True, [], [1], (), {}, set(), {"a": None},
    object(), int, print, np.array([]), np.array([[1, 2], [3, 4]]), np.array(["a"]), pd.Series(dtype=float),
    pd.Series([1, 2, 3]), pd.DataFrame({"a": [1], "b": [2]}), pd.DataFrame(), pd.NaT, pd.NA, ValueError("no"), [[1, 2], 3],
    {"A1": 1}, {"days": 3}, {"value": "x"}, lambda *a: a, lambda *a: 1 / 0, lambda *a: exit(), lambda *a: pd.NA,
]  # fmt: skip


def started(n):
    """The variables of a student's notebook when all its cells have run but the checks."""
    student = refresh.EXERCISES / next(p.name for p in refresh.SOLUTIONS.glob(f"{n}_*.ipynb"))
    namespace = {}
    for cell in refresh.read(student).cells:
        if cell.cell_type == "code" and not {"check", "summary"} & set(cell.metadata.get("tags", [])):
            exec(cell.source, namespace)
    return namespace


class Odd:
    """An answer that cannot be shown or copied."""

    def __repr__(self):
        raise ValueError("no words")

    def __deepcopy__(self, memo):
        raise KeyboardInterrupt


ROUND = {}
ROUND["value"] = ROUND
DEEP = 1
for _ in range(3000):
    DEEP = {"days": DEEP}


def endless(*_):
    raise KeyboardInterrupt  # what an interrupted loop does


RUBBISH += [
    Odd(), {"days": Odd()}, ROUND, DEEP, endless, lambda *a: quit(), 10**400, "x" * 100_000, ["percent"] * 50_000,
    {"value": ["x"] * 50_000}, pd.concat([pd.Series({"A1": 1.0})] * 2),
]  # fmt: skip


@each
def test_untouched_is_not_attempted(n, question, monkeypatch):
    monkeypatch.chdir(refresh.EXERCISES)
    namespace = started(n)
    assert set(question.names) <= set(namespace)
    assert question.look(namespace).state == NOT_ATTEMPTED
    assert question.look({}).state == NOT_ATTEMPTED, "a deleted cell"


@each
def test_the_solution_shown_is_right(n, question, monkeypatch):
    """What `solution=True` shows, run in the student's notebook, is judged correct."""
    if question.open:
        return
    monkeypatch.chdir(refresh.EXERCISES)
    namespace = started(n)
    exec(textwrap.dedent(question.way), namespace)
    assert question.look(namespace).state == CORRECT


@each
def test_right_answers_in_every_dress(n, question):
    good = (HANDED_IN,) if question.open else (CORRECT,)
    assert CASES[n].RIGHT[question.key]
    for answers in CASES[n].RIGHT[question.key]:
        outcome = question.look(answers)
        assert outcome.state in good, (answers, outcome)


@each
def test_misconceptions_have_their_own_message(n, question):
    cases = CASES[n].WRONG[question.key]
    assert len(cases) >= 3 and "last element" in cases
    messages = {}
    for name, (answers, says) in cases.items():
        outcome = question.look(answers)
        assert outcome.state == NOT_YET, (name, outcome)
        assert says.lower() in outcome.message.lower(), (name, outcome.message)
        messages[name] = outcome.message
    assert len(set(messages.values())) >= max(2, len(messages) - 2), "several mistakes get one message"


@each
def test_nothing_gives_the_answer_away(n, question):
    shown = [question.look(answers).message for answers, _ in CASES[n].WRONG[question.key].values()] + question.hints
    for spoiler in CASES[n].SPOILERS[question.key]:
        for text in shown:
            assert spoiler.lower() not in text.lower(), (spoiler, text)
    for line in question.way.strip().splitlines():
        if len(line.strip()) > 25 and not question.open:
            assert all(line.strip() not in text for text in shown)


@each
def test_rubbish_never_raises_and_never_passes(n, question, monkeypatch, capsys):
    for thing in RUBBISH:
        for k in range(len(question.names)):
            answers = dict(CASES[n].RIGHT[question.key][0])
            right = answers[question.names[k]]
            if isinstance(thing, (bool, int, float)) and type(thing) is type(right) and thing == right:
                continue  # here it is no rubbish but the answer
            answers[question.names[k]] = thing
            outcome = question.look(answers)
            assert outcome.state in (NOT_ATTEMPTED, NOT_YET), outcome
            assert 15 < len(outcome.message) < 1000
            with monkeypatch.context() as patch:  # judged once: a judge takes most of the time
                patch.setattr("checks._notebook", lambda answers=answers: answers)
                patch.setattr(question, "look", lambda _, outcome=outcome: outcome)
                question.check()
            assert len(capsys.readouterr().out) < 3000


@pytest.mark.parametrize("n", LESSONS)
def test_a_sheet_is_written_whatever_the_answers_are(n, tmp_path, monkeypatch):
    exercise = EXERCISE[n]
    for k, thing in enumerate(RUBBISH):
        answers = {name: thing for q in exercise.questions for name in q.names}
        monkeypatch.setattr("checks._notebook", lambda answers=answers: answers)
        exercise.summary(f"student {k}", folder=tmp_path)
    assert len(list(tmp_path.glob("*.json"))) == len(RUBBISH)


def test_exit_in_a_function_does_not_end_the_kernel(monkeypatch):
    """In a notebook `exit` does not raise but asks the kernel to leave; while a check runs, it raises."""
    left = []
    namespace = {"exit": lambda: left.append("kernel gone"), "quit": 3}
    exec("def f():\n    exit()", namespace)
    with pytest.raises(Stop) as stopped:
        call(namespace["f"], "f")
    assert "SystemExit" in stopped.value.outcome.message and not left
    assert namespace["quit"] == 3 and namespace["exit"] is not None


@each
def test_checking_changes_nothing(n, question):
    for answers in CASES[n].RIGHT[question.key]:
        before = repr(answers)
        question.look(answers)
        assert repr(answers) == before


@each
def test_hints_and_solution(n, question, monkeypatch):
    assert len(question.hints) >= 2 and question.way.strip()
    shown = []
    monkeypatch.setattr("checks.display", lambda thing: shown.append(thing.data))
    question._hints_seen = 0
    for _ in range(len(question.hints) + 2):
        question.hint()
    total = len(question.hints)
    numbers = [int(text.split()[1]) for text in shown]
    assert numbers == [*range(1, total + 1), total, total], "each run gives the next hint, then the last one again"
    assert all(hint in text for hint, text in zip(question.hints, shown))
    question.hint(1), question.hint(99), question.hint("x"), question.solution()
    assert [text.split(".")[0] for text in shown[-4:-1]] == [f"**Hint {k} of {total}" for k in (1, total, total)]


@pytest.mark.parametrize("n", LESSONS)
def test_shape_of_the_exercise(n):
    exercise = EXERCISE[n]
    assert 4 <= len(exercise.questions) <= 6
    assert sum(q.open for q in exercise.questions) >= 1
    assert {q.objective for q in exercise.questions} == set(exercise.objectives), "every objective has its question"
    lesson = refresh.read(refresh.LESSONS / f"{exercise.lesson}.ipynb")
    text = next(c.source for c in lesson.cells if "objectives" in c.metadata.get("tags", []))
    stated = [
        line[2:].replace("**", "").split(":")[0].split(";")[0].rstrip(".")
        for line in text.splitlines()
        if line[:2] == "- "
    ]
    assert [o.split(";")[0] for o in exercise.objectives.values()] == stated, "the same objectives as in the lesson"


@pytest.mark.parametrize("n", LESSONS)
def test_summary_and_sheet(n, tmp_path, monkeypatch):
    exercise = EXERCISE[n]
    answers = {}
    for question in exercise.questions:
        answers |= CASES[n].RIGHT[question.key][0]
    assert set(exercise.results(answers)["outcome"]) <= {CORRECT, HANDED_IN}
    assert set(exercise.results({})["outcome"]) == {NOT_ATTEMPTED}
    monkeypatch.setattr("checks._notebook", lambda: answers)
    exercise.summary("Aigerim B.", folder=tmp_path)
    sheet = json.loads((tmp_path / f"{exercise.lesson}_summary_Aigerim_B_.json").read_text(encoding="utf-8"))
    assert sheet["name"] == "Aigerim B." and all(sheet["objectives"].values())
    for odd in ("\ud800", 3, exercise, None):
        exercise.summary(odd, folder=tmp_path)
    for nowhere in (tmp_path / "nowhere", 5, None):
        exercise.summary("x", folder=nowhere)  # cannot be written: a sentence, no error
    first = exercise.questions[0]
    monkeypatch.setattr("checks._notebook", lambda: {k: v for k, v in answers.items() if k not in first.names})
    exercise.summary("some", folder=tmp_path)
    sheet = json.loads((tmp_path / f"{exercise.lesson}_summary_some.json").read_text(encoding="utf-8"))
    assert [key for key, met in sheet["objectives"].items() if not met] == [first.objective]


WORDS = " ".join(f"word{k}" for k in range(70))


@pytest.mark.parametrize(
    "said, answer",
    [
        ("A3 ¶6 tells it. I would wait", None),
        ("A3 ¶6 tells it. That is no reason: do not wait", "I read *not* before *wait*"),
        ("A3 ¶6 tells it. The bank doesn't have to wait", "I read *not* before *wait*"),
        ("A3 ¶6 tells it. The bank should never just wait", "I read *not* before *wait*"),
        ("A3 ¶99 tells it. I would wait", "No article has A3 ¶99"),
        ("A9 ¶6 tells it. I would wait", "give the article"),
        ("A3 ¶6 and A9 ¶6 tell it. I would wait", "No article has A9 ¶6"),
        ("¶6 tells it. I would wait", "give the article"),
    ],
)
def test_an_open_answer_names_places_and_a_verdict(said, answer):
    note = f"{said}. {WORDS}"
    if answer is None:
        assert checks.as_note(note, "note", r"\d+", ("release", "wait")) == note
    else:
        with pytest.raises(Stop) as stopped:
            checks.as_note(note, "note", r"\d+", ("release", "wait"))
        assert answer in stopped.value.outcome.message


def test_a_fraction_is_a_number():
    assert checks.as_number(Fraction(1, 4), "share") == 0.25


def test_coarse_is_rounded_and_no_more():
    assert checks.coarse(2.0, -2.044) is False and checks.coarse(-2.0, -2.044) and checks.coarse(-2, -2.044)
    assert checks.coarse(37, 37.5) and checks.coarse(38, 37.5) and not checks.coarse(37.5, 37.5)
    assert not checks.coarse(2.1, 2.044) and not checks.coarse(2.04, 2.044) and checks.coarse(2.04, 2.044, [2])
    assert not checks.coarse(float("inf"), 2.044) and not checks.coarse(2.0, float("inf"))


@pytest.mark.parametrize("n", LESSONS)
def test_a_missing_table_is_not_the_students_fault(n, monkeypatch, tmp_path):
    monkeypatch.setattr("checks.SEEDS", tmp_path / "seeds")
    damages = [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8"),
        lambda path: path.write_text(path.read_text(encoding="utf-8").replace("1", "2", 1), encoding="utf-8"),
    ]
    for damage in damages:
        shutil.copytree(refresh.SEEDS, tmp_path / "seeds", dirs_exist_ok=True)
        for path in (tmp_path / "seeds").glob("*.csv"):
            damage(path)
        blamed = 0
        for question in EXERCISE[n].questions:
            outcome = question.look(CASES[n].RIGHT[question.key][0])
            assert outcome.state in (HANDED_IN, CORRECT) or "not your mistake" in outcome.message
            blamed += "not your mistake" in outcome.message
        assert blamed


def test_an_older_answer_is_said_to_be_old(monkeypatch):
    """While the last run of an answer's cell ended in an error, check and summary say so; another cell does not matter."""
    exercise, shown = EXERCISE[LESSONS[0]], []
    question, answer = exercise.questions[0], f"{exercise.questions[0].names[0]} = {{"
    monkeypatch.setattr("checks.display", lambda thing: shown.append(thing.data))

    def said(source, success):
        checks._remember(SimpleNamespace(success=success, info=SimpleNamespace(raw_cell=source)))
        shown.clear()
        question.check(), question.check(), exercise.summary()
        return [text for text in shown if "**Mind:**" in text]

    assert said("nothing = oops", False) == []
    assert len(said(answer, False)) == 3, "each check and the summary"
    assert len(said(f"print({question.names[0]} == 3)", True)) == 3, "a cell that only reads it mends nothing"
    assert said(answer + "}", True) == [], "mended in whichever cell"


def test_a_damaged_table_stops_the_summary(monkeypatch, tmp_path, capsys):
    shutil.copytree(refresh.SEEDS, tmp_path / "seeds")
    (tmp_path / "seeds" / "facts.csv").write_text("fact_id", encoding="utf-8")
    monkeypatch.setattr("checks.SEEDS", tmp_path / "seeds")
    shown = []
    monkeypatch.setattr("checks.display", lambda thing: shown.append(thing.data))
    EXERCISE[LESSONS[0]].summary("Aigerim", folder=tmp_path)
    assert "not your mistake" in shown[0] and not list(tmp_path.glob("*.json"))


def test_a_long_message_is_cut():
    exercise = EXERCISE[LESSONS[0]]
    question = copy.copy(exercise.questions[0])
    question._judge = lambda *_: Outcome(NOT_YET, "x" * 5000)
    assert len(question.look(dict.fromkeys(question.names, 1)).message) < 1000


@pytest.mark.parametrize("n", LESSONS)
def test_solutions_are_all_correct_as_stored(n):
    """The stored solution says so for every question: strict nbval then keeps it true."""
    master = next(refresh.SOLUTIONS.glob(f"{n}_*.ipynb"))
    for cell in refresh.read(master).cells:
        if "check" in cell.metadata.get("tags", []):
            assert cell.outputs[0].data["text/markdown"].startswith(("**Correct.**", "**Handed in.**")), cell.source
