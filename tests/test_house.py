"""The house: what stands at the top, the README's commands, pinned packages, no hosts, small enough, tidy code."""

import csv
import re
import subprocess
import sys
import tomllib

import refresh
from conftest import ROOT

TOP = {
    "README.md", "LICENSE", "requirements.txt", "runtime.txt", "pyproject.toml", ".jupyter",
    ".gitignore", ".gitattributes", ".ci", "notebooks", "seeds", "exercises", "tests",
}  # fmt: skip
TEXT = {".md", ".py", ".csv", ".json", ".ipynb", ".txt", ".toml", ".mplstyle", ".j2", ""}


def tracked():
    """Every file of the course: what git tracks, or, in a copy without git, what is not ignored."""
    result = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    if result.returncode == 0:
        names = result.stdout.splitlines()
    else:
        skip = {"node_modules", "__pycache__", ".venv", "decks", ".pytest_cache", ".ruff_cache", ".ipynb_checkpoints"}
        names = [str(p.relative_to(ROOT)) for p in ROOT.rglob("*") if p.is_file() and not skip & set(p.parts)]
    return [ROOT / name for name in names if (ROOT / name).exists()]


def test_top_of_the_tree():
    assert {str(p.relative_to(ROOT)).split("/")[0] for p in tracked()} <= TOP


def test_readme_has_what_a_visitor_needs():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    first_screen = text[: text.index("## Course map")]
    commands = re.findall(r"```sh\n(.+?)\n```", first_screen, re.S)
    assert len(commands) == 2 and all("\n" not in command for command in commands)
    assert "pip install -r requirements.txt" in commands[0] and "notebooks/00_start_here.ipynb" in commands[0]
    assert "pip install -r tests/requirements.txt" in commands[1] and "-m pytest" in commands[1]
    assert "mybinder.org/v2/gh/" in first_screen and "urlpath=lab/tree/notebooks/00_start_here.ipynb" in first_screen
    picture = re.search(r'<img src="(\S+)" width="\d+" alt="(.{40,})">', first_screen)
    assert picture and (ROOT / picture[1]).exists(), "a picture with a description"
    assert refresh.course_map("notebooks/", "exercises/") in text
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("https://") or (ROOT / target).exists(), target


def test_every_package_is_pinned_without_a_host():
    for name in ("requirements.txt", "tests/requirements.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
        assert lines and all(re.match(r"^[a-z0-9._-]+(\[\w+\])?==[\w.]+( ; .*)?$", line) for line in lines), name
        assert "--index-url" not in text and "://" not in text
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for need in project["project"]["dependencies"]:
        assert re.search(rf"^{re.split('[<>=]', need)[0]}==", pinned, re.M), need
    assert (ROOT / "runtime.txt").read_text().strip() == "python-3.12"
    assert not (ROOT / "binder").exists() and not (ROOT / ".binder").exists()


def test_tests_use_the_same_versions_as_students():
    def pins(name):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return dict(re.match(r"([\w.-]+)==(\S+)", line).groups() for line in lines if re.match(r"[\w.-]+==", line))

    student, tests = pins("requirements.txt"), pins("tests/requirements.txt")
    assert {n: tests[n] for n in student.keys() & tests.keys()} == {
        n: student[n] for n in student.keys() & tests.keys()
    }


def test_no_path_of_a_machine_and_no_registry():
    odd = re.compile(
        r"(?<![\w-])/(?:root|home|work|tmp)/[a-z]|files\.pythonhosted|registry\.npmjs|pypi\.org|site-packages/"
    )
    for path in tracked():
        if path.suffix in TEXT and path.name != "test_house.py":
            text = path.read_text(encoding="utf-8")
            found = odd.search(text) or str(ROOT) in text
            assert not found, f"{path.relative_to(ROOT)}: {found}"


def test_size():
    sizes = {p: p.stat().st_size for p in tracked()}
    assert sum(sizes.values()) < 10e6
    assert max(sizes.values()) < 1e6


def test_course_list_is_whole():
    with open(refresh.LESSONS / "course.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 17
    assert {p.stem for p in refresh.lessons()} <= {row["notebook"] for row in rows}
    extra = set(refresh.LESSONS.glob("*.ipynb")) - {*refresh.lessons(), *refresh.made()}
    assert {path.name for path in extra if not path.name.endswith(".codealong.ipynb")} == set()
    assert all(row["question"].endswith("?") and int(row["minutes"]) > 0 for row in rows)


def test_code_is_tidy():
    for command in (["check"], ["format", "--check"]):
        result = subprocess.run([sys.executable, "-m", "ruff", *command, "."], cwd=ROOT, capture_output=True, text=True)
        assert result.returncode == 0, result.stdout
