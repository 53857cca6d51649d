"""The rehearsal of Binder, without a network: its command line, what it reads in a build file, how it keeps the limit."""

import subprocess
import sys

import pytest
import rehearse_binder
from conftest import ROOT

#: What repo2docker writes for a folder that holds nothing but a runtime.txt, shortened.
BARE = """\
FROM docker.io/library/buildpack-deps:24.04
# Base package installs
RUN apt-get -qq update && \\
    apt-get -qq install --yes --no-install-recommends \\
       less \\
       > /dev/null
COPY --chown=0:0 build_script_files/-2fa-2fenvironment-2epy-2d3-2e12-2dlinux-2d64-2elock-16989b ${TEMPORARY}/environment.lock
USER ${NB_USER}
COPY --chown=0:0 src/ ${REPO_DIR}/
ENTRYPOINT ["/usr/local/bin/repo2docker-entrypoint"]
"""
COPY = "COPY --chown=0:0 src/requirements.txt ${REPO_DIR}/requirements.txt\n"
PIP = '${KERNEL_PYTHON_PREFIX}/bin/pip install --no-cache-dir -r "requirements.txt"'
COURSE = BARE.replace("COPY --chown=0:0 src/ $", f"{COPY}USER ${{NB_USER}}\nRUN {PIP}\nCOPY --chown=0:0 src/ $")


def test_command_line():
    chosen = rehearse_binder.arguments([])
    assert chosen.lesson is None and chosen.python is None and chosen.picture is None
    assert rehearse_binder.arguments(["--lesson", "23_link_or_state"]).lesson == "23_link_or_state"


@pytest.mark.parametrize(
    "words, says",
    [
        (["--lesson", "99"], "choose from '00_start_here'"),
        (["--python", "no/such/python"], "not a program"),
        (["--picture", "first.jpg"], "a .png"),
        (["--picture", "no/such/folder/first.png"], "in a folder that is there"),
        (["10"], "unrecognized arguments"),
    ],
)
def test_wrong_words_are_answered_with_a_sentence(words, says, capsys):
    with pytest.raises(SystemExit):
        rehearse_binder.arguments(words)
    assert says in capsys.readouterr().err.splitlines()[-1]


def test_the_badge_leads_to_a_notebook_that_is_there():
    path = rehearse_binder.badge()
    assert path.startswith("lab/tree/") and (ROOT / path.removeprefix("lab/tree/")).exists()


def test_a_right_build_file():
    assert rehearse_binder.judge(COURSE, BARE, "3.12") == (PIP, [])


@pytest.mark.parametrize(
    "text, says",
    [
        (COURSE.replace("py-2d3-2e12", "py-2d3-2e10"), "Python 3.10, and runtime.txt names 3.12"),
        (COURSE.replace("${TEMPORARY}/environment.lock", "${TEMPORARY}/other"), "Python of another kind, and"),
        (BARE, "would not install requirements.txt"),
        (COURSE.replace("-r", "-r other/"), "would not install requirements.txt"),
        (COURSE + "RUN ./postBuild\n", "not ask for: RUN ./postBuild"),
        (COURSE + 'ENV R2D_ENTRYPOINT="/srv/start"\n', "not ask for: ENV R2D_ENTRYPOINT"),
        (COURSE.replace("       less \\", "       less \\\n       vim \\"), "recommends less vim > /dev/null"),
        (COURSE.replace("24.04", "22.04"), "not ask for: FROM docker.io/library/buildpack-deps:22.04"),
        (COURSE + "RUN mamba env update -f environment.yml\n", "not ask for: RUN mamba env update"),
    ],
)
def test_a_wrong_build_file_is_noticed(text, says):
    assert any(says in sentence for sentence in rehearse_binder.judge(text, BARE, "3.12")[1])


def program(path, body):
    """A program of this text, which may be run."""
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Binder is rehearsed on Linux and macOS only")
def test_a_refusal_of_repo2docker_is_passed_on(tmp_path):
    with pytest.raises(SystemExit, match="refuses this folder: Unknown runtime"):
        rehearse_binder.build_file(program(tmp_path / "no", "echo one >&2; echo Unknown runtime >&2; exit 1"), tmp_path)
    assert rehearse_binder.build_file(program(tmp_path / "yes", "echo FROM it"), tmp_path) == "FROM it\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Binder is rehearsed on Linux and macOS only")
def test_the_python_is_of_the_version_asked_for(tmp_path, monkeypatch):
    this = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert rehearse_binder.interpreter(this, None) == sys.executable
    with pytest.raises(SystemExit, match="takes Python 9.9, and .* is not one: install it, or name it with --python"):
        rehearse_binder.interpreter("9.9", sys.executable)
    with pytest.raises(SystemExit, match="takes Python 9.9, and none was found"):
        rehearse_binder.interpreter("9.9", None)
    (tmp_path / "versions" / "9.9.1" / "bin").mkdir(parents=True)
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    one = program(tmp_path / "versions" / "9.9.1" / "bin" / "python", "echo 9.9")
    assert rehearse_binder.interpreter("9.9", None) == one


def test_what_binder_has_before_is_read():
    lock = """\
# platform: linux-64
@EXPLICIT
https://HOST/linux-64/python-3.12.12-hd63d673_1_cpython.conda#5c00
https://HOST/noarch/jupyter_server-2.17.0-pyhcf101f3_0.conda#d79a
https://HOST/linux-64/_libgcc_mutex-0.1-conda_forge.tar.bz2#d7c8
"""
    found = rehearse_binder.there_before(lock)
    assert found == {"python": "3.12.12", "jupyter-server": "2.17.0", "-libgcc-mutex": "0.1"}


def test_row_has_a_dash_where_nothing_was_measured(capsys):
    rehearse_binder.row("one", 1.26, 99.6, "disk")
    rehearse_binder.row("two", None)
    assert capsys.readouterr().out == "| one | 1.3 | 100 | disk |\n| two | – | – |  |\n"


def test_a_limit_that_does_not_hold_is_not_used(monkeypatch):
    monkeypatch.setattr(rehearse_binder, "group", lambda: None)
    tried = []
    monkeypatch.setattr(
        rehearse_binder, "works", lambda command: not tried.append(command)
    )  # all of it works: no limit
    with rehearse_binder.limit() as (prefix, words):
        assert prefix == [] and words.startswith("a look at their sum")
    assert {command[0] for command in tried} == {"sh", "systemd-run"} and len(tried) == 6
    monkeypatch.setattr(rehearse_binder, "works", lambda command: command[-1].endswith(" 100000000"))
    with rehearse_binder.limit() as (prefix, words):
        assert prefix[0] == "sh" and words == "a control group"


@pytest.mark.skipif(sys.platform == "win32", reason="Binder is rehearsed on Linux and macOS only")
def test_what_takes_too_much_is_ended(monkeypatch, tmp_path):
    monkeypatch.setattr(rehearse_binder, "LIMIT", 5)
    with subprocess.Popen(["sleep", "20"], cwd=tmp_path) as small:
        with rehearse_binder.Watch(tmp_path.resolve()) as watch:
            watch.done.wait(1)
            assert not watch.over and small.poll() is None and 0 < watch.take()["both"] < 5
        small.kill()
    with subprocess.Popen(
        [sys.executable, "-c", "import time; held = b'1' * 20_000_000; time.sleep(20)"], cwd=tmp_path
    ) as large:
        with rehearse_binder.Watch(tmp_path.resolve()) as watch:
            large.wait(10)
        assert watch.over and watch.take()["server"] > 5
