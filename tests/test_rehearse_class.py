"""The rehearsal of a class server, without a server: its command line, its rule for a machine, what counts as a slider."""

import sys

import psutil
import pytest
import rehearse_class

FOUND = {
    "students": 10, "hub": 200, "server": 100, "kernel": 150, "all": 2700, "ready": [4, 5, 9], "ran": [3, 3, 4],
    "moves": [90, 100, 250], "arriving": 4.5, "moving": 0.1, "troubles": [],
}  # fmt: skip


def test_command_line():
    chosen = rehearse_class.arguments([])
    assert chosen.students == [10, 20, 30] and chosen.lesson == "23_link_or_state" and chosen.over == 180
    assert rehearse_class.arguments(["3", "--over", "20"]).students == [3]


@pytest.mark.parametrize(
    "words, says",
    [
        (["0"], "1 to 60 students"),
        (["61"], "1 to 60 students"),
        (["ten"], "invalid int value: 'ten'"),
        (["--over", "0"], "1 to 600 seconds"),
        (["--lesson", "99"], "choose from '00_start_here'"),
        (["--packages", str(rehearse_class.refresh.ROOT / "decks")], "outside the course"),
    ],
)
def test_wrong_words_are_answered_with_a_sentence(words, says, capsys):
    with pytest.raises(SystemExit):
        rehearse_class.arguments(words)
    assert says in capsys.readouterr().err.splitlines()[-1]


def test_nothing_begins_without_npm(monkeypatch, tmp_path):
    monkeypatch.setattr(rehearse_class.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match="npm|Linux"):
        rehearse_class.install(tmp_path / "packages")
    assert not (tmp_path / "packages").exists()


def test_machine_is_the_next_power_of_two_above_the_rule():
    # 1 GB + 0.2 + 30 x (0.1 + 2 x 0.15) = 13.2 GB; 2 x 30 x max(4.5 / 180, 0.1 / 5) = 1.5 cores
    assert rehearse_class.machine(30, FOUND) == (16, 2)
    assert rehearse_class.machine(60, FOUND) == (32, 4)
    assert rehearse_class.machine(30, FOUND | {"moving": 0.5}) == (16, 8), "slow pictures ask for cores"
    assert rehearse_class.machine(30, FOUND | {"kernel": 250}) == (32, 2), "large kernels ask for memory"
    assert rehearse_class.machine(1, FOUND | {"hub": 0, "server": 0, "kernel": 0}) == (1, 1)


def test_advice_names_both_machines_and_the_figures_for_kubernetes():
    said = rehearse_class.advice(FOUND)
    assert "class of 30 needs 16 GB and 2 cores" in said and "32 GB and 4 cores" in said
    assert "guarantee 400M, limit 800M" in said and "10 students" in said and "\n" not in said


def test_row_fits_the_head():
    names, line = rehearse_class.HEAD.splitlines()
    row = rehearse_class.row(FOUND)
    assert names.count("|") == line.count("|") == row.count("|")
    assert "| 5.0 | 9.0 | 3.0 | 4.0 | 100 | 250 |" in row
    empty = FOUND | {"server": 0, "kernel": 0, "ready": [], "ran": [], "moves": [], "troubles": ["one"]}
    assert rehearse_class.row(empty).count("–") == 8 and rehearse_class.row(empty).endswith("| 1 |")


def test_first_slider_or_list_is_moved():
    several, names = {"index": (0, 2)}, {"index": 1, "_options_labels": ["a", "b", "c"]}
    span, slider = {"value": [1, 2], "min": 0, "max": 9}, {"value": 3, "min": 0, "max": 9}
    assert rehearse_class.control({"one": several, "two": slider, "three": names}) == ("two", "value", 3, (0, 9))
    assert rehearse_class.control({"one": span, "two": names}) == ("two", "index", 1, (0, 2))
    with pytest.raises(LookupError, match="no slider"):
        rehearse_class.control({"one": several, "two": span})


def test_a_server_that_ends_is_not_waited_for(tmp_path):
    log = tmp_path / "server.log"
    log.write_text("it lacks a file", encoding="utf-8")
    with (
        psutil.Popen([sys.executable, "-c", ""]) as process,
        pytest.raises(SystemExit, match="(?s)did not start.*lacks"),
    ):
        rehearse_class.until_it_answers(rehearse_class.addresses(1)[0], "The server", process, log)


def test_addresses_are_free_and_not_twice():
    assert len(set(rehearse_class.addresses(3))) == 3
