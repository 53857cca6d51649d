"""Every control of every lesson in a real JupyterLab in a real Chromium, by keyboard and by mouse."""

import re

import pytest
import refresh
from conftest import NEEDS_CHROMIUM
from student import PANEL, SHOW, WATCH, move, press, shown

pytestmark = NEEDS_CHROMIUM

#: Every kind of control that a widget may have.
KINDS = [".noUi-handle", "select:not([multiple])", "select[multiple]", "input[type=checkbox]", ".widget-toggle-buttons"]
UPPER = ".noUi-handle-upper"  # the second handle of a slider for a range


def drag(student, handle, end):
    """The handle of a slider drawn with the mouse to one end of its track."""
    mouse = student.page.mouse
    handle.evaluate(SHOW)
    grip, track = handle.bounding_box(), handle.locator("xpath=../..").bounding_box()
    y = grip["y"] + grip["height"] / 2

    def act():
        mouse.move(grip["x"] + grip["width"] / 2, y)
        mouse.down()
        mouse.move(track["x"] + (track["width"] + 9 if end == "max" else -9), y, steps=3)
        mouse.up()

    return move(student, handle, act)


def drive(student, kind, control):
    """One control through every option, or to both ends, once with the keyboard and once with the mouse.

    Returns what was shown: ({option: picture} by the keyboard, the same by the mouse).
    """
    if kind == ".noUi-handle":
        alone = control.locator("xpath=../..").locator(kind).count() == 1
        now, most = (control.get_attribute(f"aria-value{name}") for name in ("now", "max"))
        ways = ["min", "max"] if now == most else ["max", "min"]
        keys, mouse = {}, {}
        for end in ways:
            keys[end] = press(student, control, "End" if end == "max" else "Home")
            assert not alone or control.get_attribute("aria-valuenow") == control.get_attribute(f"aria-value{end}")
        for end in ways:
            mouse[end] = drag(student, control, end)
            assert not alone or control.get_attribute("aria-valuenow") == control.get_attribute(f"aria-value{end}")
        return keys, mouse
    if kind == "select:not([multiple])":
        index, count = control.evaluate("e => [e.selectedIndex, e.options.length]")
        keys, mouse = {index: shown(student)}, {}
        for k in [*range(index + 1, count), *range(count - 2, -1, -1)]:
            keys[k] = press(student, control, "Space", "ArrowDown" if k > index else "ArrowUp", "Enter")
            index = k
        for k in [count - 1, 0]:  # the open list is no part of the page: sent is what a click in it sends
            mouse[k] = move(student, control, lambda k=k: control.select_option(index=k))
        return keys, mouse
    if kind == "select[multiple]":
        options = control.locator("option").all()
        # JupyterLab takes the arrow keys in a list for its cells
        keys = {key: press(student, control, key) for key in ("End", "Home")}
        mouse = {k: move(student, control, options[k].click) for k in [*range(1, len(options)), 0]}
        keys["none"] = mouse["none"] = move(student, control, lambda: options[0].click(modifiers=["Control"]))
        reset = student.find('button:has-text("Reset")')  # without any, the lists after this one would change nothing
        move(student, reset, reset.click)
        student.page.wait_for_timeout(500)  # a move right after Reset is taken back
        return keys, mouse
    if kind == "input[type=checkbox]":
        keys = {control.is_checked(): press(student, control, "Space") for _ in range(2)}
        return keys, {control.is_checked(): move(student, control, control.click) for _ in range(2)}
    buttons = control.locator("button").all()
    first = next(k for k, button in enumerate(buttons) if "mod-active" in button.get_attribute("class"))
    order = [k for k in range(len(buttons)) if k != first] + [first]
    keys = {k: press(student, buttons[k], "Space") for k in order}
    return keys, {k: move(student, buttons[k], buttons[k].click) for k in order}


#: Where the focus is: the number of the control in its box, "Reset", or null outside.
REACHED = """panel => {
    const children = [...document.querySelector(`${panel} .widget-vbox`).children];
    const place = children.findIndex(child => child.contains(document.activeElement));
    return place === children.length - 2 ? "Reset" : place < 0 ? null : place;
}"""


@pytest.mark.parametrize("path", refresh.lessons(), ids=lambda p: p.stem)
def test_every_control_changes_the_picture(student, path):
    """Each control has a name, is reached by Tab, and leads to a picture at each of its options; Reset leads back."""
    student.open(f"notebooks/{path.name}")
    student.run_all()
    box = student.find(".widget-vbox")
    student.page.evaluate(WATCH, PANEL)
    assert student.page.evaluate("window.until(window.shown)")
    first = shown(student)
    student.page.wait_for_timeout(400)  # the names of sliders come a moment later
    nameless = re.findall(r"^\s*- (?:slider|combobox|listbox|checkbox|button)(?!.*\").*$", box.aria_snapshot(), re.M)
    assert nameless == [], "a reader who hears the page does not learn what this is"
    student.page.evaluate("window.jupyterapp.shell.currentWidget.content.mode = 'command'")
    box.locator("xpath=ancestor::*[contains(@class, 'jp-CodeCell')]").locator(".jp-InputPrompt").click()
    reached = []
    while len(reached) < 60 and "Reset" not in reached[-1:]:
        student.page.keyboard.press("Tab")
        reached.append(student.page.evaluate(REACHED, PANEL))
    places = {place for place in reached if isinstance(place, int)}
    controls = [(kind, control) for kind in KINDS for control in box.locator(kind).all()]
    children = box.evaluate("e => e.children.length") - 2  # all but Reset and the picture
    assert len(controls) == children + box.locator(UPPER).count() >= 1, (
        "a control of a kind that this test does not know"
    )
    assert places == set(range(children)), "the key Tab leads to every control"
    for kind, control in controls:
        by_keyboard, by_mouse = drive(student, kind, control)
        assert all(by_mouse.get(k, shown) == shown for k, shown in by_keyboard.items()), (
            f"keyboard and mouse differ: {control}"
        )
        assert len(set(by_keyboard.values())) > 1 and len(set(by_mouse.values())) > 1, f"nothing changes: {control}"
    for handle in box.locator(".noUi-handle").all():  # all at once: the picture goes with the controls
        handle.focus()
        student.page.keyboard.press("End")
    student.page.wait_for_timeout(300)
    box.locator('button:has-text("Reset")').click()
    assert student.page.evaluate("expected => window.settles(expected)", first), (
        "after a reset the picture is the one it began with"
    )
    assert "Error" not in box.locator(".widget-output").inner_text()
    assert student.page.locator(f"{PANEL} .jp-RenderedText[data-mime-type*='error']").count() == 0
    assert student.outside == []
