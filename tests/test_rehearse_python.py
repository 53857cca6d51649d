"""The rehearsal of other Pythons, without installing: its command line, the README's commands, pins, reports."""

import os
import re
import shutil
import subprocess
import sys

import pytest
import rehearse_python
from conftest import ROOT


def test_command_line():
    assert rehearse_python.arguments([]).versions == ["3.11", "3.12", "3.13"]
    assert rehearse_python.arguments(["3.12", "3.13", "3.12"]).versions == ["3.12", "3.13"]
    chosen = rehearse_python.arguments(["--newest"])
    assert chosen.newest and chosen.versions == [f"3.{sys.version_info.minor}"]


@pytest.mark.parametrize(
    "words, says",
    [
        (["3"], "'3' is no version of Python, such as 3.12"),
        (["3.12.1"], "no version of Python"),
        (["../3.12"], "no version of Python"),
        (["3.10"], "needs Python 3.11 or newer, not 3.10"),
        (["--oldest"], "unrecognized arguments: --oldest"),
    ],
)
def test_wrong_words_are_answered_with_a_sentence(words, says, capsys):
    with pytest.raises(SystemExit):
        rehearse_python.arguments(words)
    assert says in capsys.readouterr().err.splitlines()[-1]


def test_a_python_that_is_not_there_or_refuses(tmp_path, monkeypatch):
    """One that is on the PATH but answers with an error, as pyenv's stand-ins do, is passed over."""
    stand_in = tmp_path / "python3.98"
    stand_in.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    with pytest.raises(rehearse_python.Trouble, match="install it"):
        rehearse_python.find("3.98")
    here = f"3.{sys.version_info.minor}"
    place, whole = rehearse_python.find(here)
    assert str(place) == sys.executable and whole.startswith(f"{here}.")


def test_commands_are_those_of_the_readme():
    install, test = rehearse_python.commands((ROOT / "README.md").read_text(encoding="utf-8"))
    assert [command[1:] for command in install] == [
        ["-m", "venv", ".venv"],
        ["install", "-r", "requirements.txt"],
        ["install", "-r", "tests/requirements.txt"],
    ]
    assert test == [".venv/bin/python", "-m", "pytest"]


def test_bounds_and_pins():
    project = {"project": {"dependencies": ["pandas>=3.0,<4", "nbval==1"]}, "dependency-groups": {"test": ["a~=2.0"]}}
    assert rehearse_python.unbounded(project) == ["pandas", "nbval", "a"]
    assert {"pandas", "ruff"} <= set(rehearse_python.unbounded(rehearse_python.PROJECT))
    texts = ["# a remark\nnumpy==2.4 ; python_full_version < '3.12'\n    # via pandas\nnumpy==2.5 ; python_full_version >= '3.12'",
             "Some_Name==1.0\nother==1 ; os_name == 'nowhere'"]  # fmt: skip
    assert rehearse_python.pins(texts, "3.11.7") == {"numpy": "2.4", "some-name": "1.0"}
    assert rehearse_python.pins(texts, "3.13.0")["numpy"] == "2.5"


def test_what_differs_is_listed():
    pinned = {"pandas": "3.1", "numpy": "2.4", "gone": "1"}
    table = rehearse_python.differing(pinned, {"pandas": "4.0", "numpy": "2.4", "new": "1"})
    assert table.splitlines()[2:] == ["| pandas | 3.1 | 4.0 |"]
    assert rehearse_python.differing(pinned, pinned).startswith("No package differs")


def test_a_report_is_counted_and_its_first_lines_kept(tmp_path):
    (tmp_path / "report.xml").write_text(
        '<testsuites><testsuite><testcase classname="a" name="one"/><testcase classname="a" name="two"><failure '
        'message="assert 1 == 2&#10;more">long</failure></testcase><testcase classname="b" name="three"><skipped/>'
        '</testcase><testcase classname="b" name="four"><error>#x1B[91mno file&#10;more</error></testcase><testcase '
        'classname="c.ipynb" name="Cell 3"><failure message="cut">#x1B[91mNotebook cell execution failed#x1B[0m&#10;'
        "Cell 3: it stopped&#10;&#10;Input:&#10;1 / 0&#10;NameError: no x&#10;#x1B[0m</failure></testcase></testsuite>"
        "</testsuites>",
        encoding="utf-8",
    )
    count, failed = rehearse_python.results(tmp_path / "report.xml")
    assert count == {"passed": 1, "failed": 3, "skipped": 1}
    assert failed == [
        "a::two: assert 1 == 2",
        "b::four: no file",
        "c.ipynb::Cell 3: it stopped: NameError: no x",
    ]


def test_what_takes_too_long_is_ended(tmp_path):
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; print(1, flush=True); time.sleep(60)'])"
    with pytest.raises(rehearse_python.Trouble, match="longer than 1 s"):
        rehearse_python.run([sys.executable, "-c", code], tmp_path, 1)
    assert rehearse_python.run([sys.executable, "-c", "print('é'); exit(3)"], tmp_path, 60)[0] == 3


def test_row_fits_the_head():
    names, line = rehearse_python.HEAD.splitlines()
    found = {"python": "3.12.1", "installed": {"pandas": "3.1"}, "seconds": [30.2, 200.0]}
    row = rehearse_python.row(found | {"count": {"passed": 9, "failed": 0, "skipped": 1}})
    assert names.count("|") == line.count("|") == row.count("|")
    assert re.fullmatch(r"\| 3\.12\.1 \| 3\.1 \| – \| – \| – \| 30 \| 200 \| 9 \| 0 \| 1 \|", row)


@pytest.mark.skipif(os.name != "posix", reason="the lanes are for Debian")
def test_the_second_lane_never_fails(tmp_path):
    """Where nothing can be installed, .ci/newest says so and still ends well."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "newest", tmp_path / ".ci")
    for name in ("python3", "apt-get"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    env = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    result = subprocess.run([tmp_path / ".ci" / "newest"], env=env, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0 and "could not be run" in result.stdout
