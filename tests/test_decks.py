"""Slides and web pages of the lessons, in a real Chromium: they fit, work offline, walk in order and can be read aloud."""

import os
import re
import shutil

import present
import pytest
import refresh
from conftest import NEEDS_CHROMIUM

LESSONS = refresh.lessons()
lessons = pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="session")
def decks(tmp_path_factory):
    """Slides and pages of every lesson in a folder, with their assets, fetched from npm once."""
    if shutil.which("npm") is None and not present.MODULES.is_dir() and not os.environ.get("CI"):
        pytest.skip("no npm on this machine: install it (Debian: apt install npm) to test slides and accessibility")
    folder = tmp_path_factory.mktemp("decks")
    assert len(list(present.build(LESSONS, folder))) == len(LESSONS)
    return folder


MEASURE = """k => {
    const slide = Reveal.getSlides()[k], at = Reveal.getIndices(slide);
    Reveal.slide(at.h, at.v);
    slide.querySelectorAll(".fragment").forEach(f => f.classList.add("visible"));
    const sizes = [...slide.querySelectorAll("p, li, pre, td, th")].filter(e => e.innerText.trim());
    return {height: slide.scrollHeight, width: slide.scrollWidth, start: slide.innerText.slice(0, 60),
            type: Math.min(99, ...sizes.map(e => parseFloat(getComputedStyle(e).fontSize)))};
}"""


def open_file(browser, file):
    """A page of 1280 by 720 on a local file, and the list of its troubles: errors, and what it asked for elsewhere."""
    page, troubles = browser.new_page(viewport={"width": 1280, "height": 720}), []
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else troubles.append(r.url))
    page.on("requestfailed", lambda r: troubles.append(r.url))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(file.as_uri())
    return page, troubles


@lessons
def test_slides_fit_and_work_offline(browser, decks, path):
    page, troubles = open_file(browser, decks / f"{path.stem}.slides.html")
    page.wait_for_function("window.Reveal && Reveal.isReady()", timeout=20_000)
    slides = [page.evaluate(MEASURE, k) for k in range(page.evaluate("Reveal.getSlides().length"))]
    assert len(slides) >= 10
    assert [s for s in slides if s["height"] > 720 or s["width"] > 1280] == []
    assert [s for s in slides if s["type"] < 17] == []
    assert troubles == []
    page.close()


@lessons
def test_slides_walk_in_order_with_their_notes(browser, decks, path):
    """The right arrow alone passes every slide, and the note of each part is shown with the slide that begins it."""
    page, _ = open_file(browser, decks / f"{path.stem}.slides.html")
    page.wait_for_function("window.Reveal && Reveal.isReady()", timeout=20_000)
    seen = []
    while not page.evaluate("Reveal.isLastSlide()"):
        seen.append(page.evaluate("Reveal.getSlidePastCount()"))
        assert len(seen) < 400
        page.keyboard.press("ArrowRight")
    total = page.evaluate("Reveal.getTotalSlides()")
    assert sorted(set(seen)) == list(range(total - 1)), "the arrow skips a slide"
    notes = page.evaluate(
        """Reveal.getSlides().filter(s => s.querySelector("aside.notes")).map(
            s => [s.innerText, s.querySelector("aside.notes").innerText])"""
    )
    assert len(notes) == sum(c.metadata["slideshow"]["slide_type"] == "notes" for c in refresh.read(path).cells)
    for slide, note in notes:
        for step in re.findall(r"step \d", note.splitlines()[0]):
            assert step in slide.lower(), (step, slide[:80])
    folded = [c.source for c in refresh.read(path).cells if c.metadata["slideshow"]["slide_type"] != "notes"]
    for answer in re.findall(r"<summary>(.*?)</summary>", "\n".join(folded)):
        assert answer not in page.content(), "a folded answer stands beside its question"
    page.close()


#: The levels of a page's headings, from its top, such as [1, 2, 2, 3].
HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(e => Number(e.tagName[1]))"


def in_order(levels):
    """True for one heading of the first level, at the top, and no level left out on the way down."""
    return levels[:1] == [1] and 1 not in levels[1:] and all(b <= a + 1 for a, b in zip(levels, levels[1:]))


def test_headings_out_of_order_are_noticed():
    assert in_order([1, 2, 3, 3, 2])
    assert not any(in_order(levels) for levels in ([], [2, 3], [1, 3], [1, 2, 1], [1, 2, 4]))


FILES = [f"{p.stem}.{kind}" for p in LESSONS for kind in ("html", "slides.html")]
FILES += [f"{p.stem}.html" for p in refresh.made()]


@pytest.mark.parametrize("file", FILES)
def test_accessibility(browser, decks, file):
    """No serious or critical finding of axe, headings in order below one first, no placeholder for a description."""
    page, _ = open_file(browser, decks / file)
    if file.endswith(".slides.html"):
        page.wait_for_function("window.Reveal && Reveal.isReady()", timeout=20_000)
    assert in_order(page.evaluate(HEADINGS))
    assert "No description has been provided" not in page.content()
    assert page.locator("img").count() >= 2 or file in FILES[-len(refresh.made()) :]
    page.evaluate("delete window.define")  # axe is a plain script; require.js would take it for a module of its own
    page.add_script_tag(path=str(present.MODULES / "axe-core" / "axe.min.js"))
    found = page.evaluate("async () => (await axe.run()).violations")
    bad = [(v["id"], v["impact"], v["nodes"][0]["html"][:120]) for v in found if v["impact"] in ("serious", "critical")]
    assert bad == []
    page.close()


def test_axe_can_fail(browser, decks):
    """The accessibility test sees a picture whose description is taken away."""
    page, _ = open_file(browser, decks / f"{LESSONS[0].stem}.html")
    page.evaluate("document.querySelector('img').removeAttribute('alt')")
    page.add_script_tag(path=str(present.MODULES / "axe-core" / "axe.min.js"))
    found = page.evaluate("async () => (await axe.run()).violations")
    assert "image-alt" in {v["id"] for v in found}
    page.close()
