"""Can the comparison of stored outputs fail? Change one number in a stored output and see nbval notice it."""

import copy
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from types import SimpleNamespace

import pytest
import refresh
from conftest import ROOT
from nbval.plugin import IPyNbCell

NOTEBOOKS = refresh.stored()


def other(text):
    """The text with its last digit changed, or None where it has none."""
    place = max((m.start() for m in re.finditer(r"\d", text)), default=None)
    return None if place is None else text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1 :]


def compared(stored, fresh):
    """What nbval's strict comparison says of two lists of outputs: True when it takes them for equal."""
    item = IPyNbCell.__new__(IPyNbCell)
    skip = ("metadata", "traceback", "text/latex", "prompt_number", "output_type", "name", "execution_count")
    skip += ("application/vnd.jupyter.widget-view+json", "image/png", "image/jpeg")
    item.parent = SimpleNamespace(sanitize_patterns={}, skip_compare=skip)
    item.colors, item.format_output_compare = defaultdict(str), lambda *_: None
    return item.compare_outputs(fresh, stored, skip_compare=skip)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_changed_number_is_noticed_in_every_cell(path):
    tried = 0
    for cell in refresh.read(path).cells:
        if cell.cell_type != "code" or "nbval-ignore-output" in cell.metadata.get("tags", []):
            continue
        assert compared(cell.outputs, copy.deepcopy(cell.outputs))
        for k, output in enumerate(cell.outputs):
            for holder, key in [(output, "text"), *((output.get("data", {}), kind) for kind in output.get("data", {}))]:
                if key.startswith("image/") or not isinstance(holder.get(key), str) or other(holder[key]) is None:
                    continue
                changed = copy.deepcopy(cell.outputs)
                (changed[k] if holder is output else changed[k]["data"])[key] = other(holder[key])
                assert not compared(changed, cell.outputs), f"not noticed: {key} of {cell.source[:60]}"
                tried += 1
    assert tried > 0


def test_pytest_fails_on_a_changed_number(tmp_path):
    """The whole way once: a copy of the course, one digit of one stored table changed, strict nbval run on it."""
    for folder in ("notebooks", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    path = tmp_path / "notebooks" / "00_start_here.ipynb"
    notebook = refresh.read(path)
    cell = next(c for c in notebook.cells if c["id"] == "start-clean")
    cell.outputs[0].data["text/plain"] = other(cell.outputs[0].data["text/plain"])
    refresh.write(path, notebook)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)  # the settings that the README's test command uses
    command = [sys.executable, "-m", "pytest", "-n", "0", str(path)]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert result.returncode == 1 and "1 failed" in result.stdout, result.stdout[-2000:]
