"""The page of lesson 41: what it holds, what it refuses and in which words, and how it looks in a browser and on paper."""

import re
from html.parser import HTMLParser

import brief
import matplotlib.pyplot as plt
import pandas as pd
import present
import pytest
from beam import keep
from brief import ROOM, save_brief
from conftest import NEEDS_CHROMIUM
from test_exercises import RUBBISH

SCRIPT = "<script>document.title = 'caught'</script>"
WORDS = "word " * 200  # as many as a test takes


@pytest.fixture(scope="module")
def picture():
    fig, ax = plt.subplots(figsize=(8.4, 4))
    ax.barh(["one", "two"], [1, 2])
    ax.set(xlabel="oil (Mt)", ylabel="way")
    return keep(fig, title="Two is more than one", source="A3 ¶6")


@pytest.fixture
def good(picture, tmp_path, monkeypatch):
    """All parts of a brief, to be saved in an empty folder."""
    monkeypatch.chdir(tmp_path)
    facts = {"A3-048": "verified", "A3-075": "contested", "A2-082": "unverified"}
    shows = "The figure shows that two is more than one."
    return {
        "name": "Aigerim B.",
        "question": "How should it split its exports?",
        "claims": [{"fact": f, "mark": m, "shows": shows, "picture": picture} for f, m in facts.items()],
        "mix": {"Russia": 35, "China": 35, "West": 30},
        "stress": {"CPC loss": 15.84, "sanctions": 11.4, "retaliation": 16.7},
        "advice": "If you weigh the worst case most, then split the new exports almost evenly over the three partners.",
        "assumptions": ["Oil is 80 percent of the exports to the West.", "A dollar is a dollar."],
        "outside": ["O04", "O12"],
    }


def page(folder, name="my_brief.html"):
    return (folder / name).read_text(encoding="utf-8")


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def test_what_the_page_holds(good, tmp_path, capsys, picture):
    save_brief(**good)
    assert capsys.readouterr().out.startswith("Written: my_brief.html, beside this notebook")
    text, tags = page(tmp_path), Tags(page(tmp_path)).found
    names = [tag for tag, _ in tags]
    assert dict(tags)["html"] == {"lang": "en"} and names.count("h1") == 1 and names.count("h3") == 3
    assert {"header", "main", "footer", "figure", "figcaption", "caption"} <= set(names)
    images = [attributes for tag, attributes in tags if tag == "img"]
    assert [i["alt"] for i in images] == [picture["alt"]] * 3 and text.count(picture["words"]) >= 6
    assert all(i["src"] == f"data:image/png;base64,{picture['png']}" for i in images)
    facts = pd.read_csv(brief.SEEDS / "facts.csv").set_index("fact_id")
    for claim in good["claims"]:
        row = facts.loc[claim["fact"]]
        assert row["statement"].replace("'", "&#39;") in text and f"{row['article']} ¶{row['paragraph']}" in text
        assert f'class="mark {claim["mark"]}"' in text
    for part in (
        "Aigerim B.",
        "Nikola Mikovic",
        "Nargis Kassenova",
        "2022-07-13",
        "astanatimes.com",
        "Oil is 80 percent",
    ):
        assert part in text
    assert (
        "2022: 81.2 percent; computed: 100 * O04 / O12 (Reuters via Zonebourse and The Astana Times). Hindsight."
        in text
    )
    assert "A3-048; O17 (outside, hindsight), share of CPC in Kazakh oil exports: 81.2 percent" in text
    assert "15.8" in text and "16.7" in text and "data package" in text and re.search(r"\d{4}-\d\d-\d\d", text)
    assert "Hindsight" in text and len(text) < 1_000_000


def test_it_asks_for_nothing_elsewhere(good, tmp_path):
    """Addresses of sources are text: no element of the page loads or leads anywhere."""
    save_brief(**good)
    for tag, attributes in Tags(page(tmp_path)).found:
        assert tag not in ("script", "link", "iframe", "a")
        for value in attributes.values():
            assert "http" not in (value or "") and "//" not in (value or "").split("base64,")[0]
    assert "url(" not in page(tmp_path) and "@import" not in page(tmp_path)


def test_what_is_typed_is_escaped(good, tmp_path, picture):
    mean = {**picture, "alt": f'"> {SCRIPT}', "words": SCRIPT}
    claims = [{**claim, "shows": f"{SCRIPT} with five words more", "picture": mean} for claim in good["claims"]]
    typed = {
        "name": SCRIPT,
        "question": f"{SCRIPT} in question",
        "advice": f"{good['advice']} {SCRIPT}",
        "claims": claims,
    }
    typed |= {"mix": {SCRIPT: 50, "West": 50}, "stress": {SCRIPT: 1}, "assumptions": [f"{SCRIPT} was typed"]}
    save_brief(**good | typed)
    assert "<script" not in page(tmp_path) and page(tmp_path).count("&lt;script&gt;") >= 9


def test_an_older_page_is_kept(good, tmp_path):
    (tmp_path / "my_brief.html").write_text("what a student wrote", encoding="utf-8")
    save_brief(**good)
    first = page(tmp_path)
    save_brief(**good)  # the same page again: nothing to keep
    assert sorted(p.name for p in tmp_path.iterdir()) == ["my_brief.html", "my_brief_1.html"]
    save_brief(**good | {"name": "Bolat"})
    assert page(tmp_path, "my_brief_1.html") == "what a student wrote"
    assert page(tmp_path, "my_brief_2.html") == first and "Bolat" in page(tmp_path)


def changed(k, **parts):
    """The three claims with something changed in one of them."""

    def change(good):
        return {"claims": [claim | parts if n == k else claim for n, claim in enumerate(good["claims"])]}

    return change


def only(**parts):
    return lambda good: parts


BAD = {
    "no claims": (lambda good: {"claims": []}, "has three claims; here are 0"),
    "four claims": (lambda good: {"claims": good["claims"] + good["claims"][:1]}, "here are 4"),
    "one text": (only(claims="A3-048"), "put three claims between square brackets"),
    "a claim that is text": (lambda good: {"claims": [*good["claims"][:2], "A3-048"]}, "Claim 3 is a str"),
    "an unknown fact": (changed(1, fact="A9-999"), "Claim 2: `fact` is 'A9-999', which is no id"),
    "the same twice": (changed(1, fact="A3-048"), "Two of the three claims are the same"),
    "no figure": (changed(0, picture=None), "Claim 1 has no figure"),
    "no picture": (changed(0, picture={"png": "<b>", "alt": "x", "words": "y"}), "Claim 1 has no figure"),
    "another mark": (changed(2, mark="true"), "choose one of verified, contested, unverified"),
    "verified by nothing": (changed(2, mark="verified"), "'verified', but A2-082 has in its column `outside`: nothing"),
    "a doubt hidden": (changed(1, mark="unverified"), "A3-075 has in its column `outside`: contests"),
    "no such place": (only(advice="See A3 ¶99, A3 ¶6 and A7 ¶1. " * 3), "No article has A3 ¶99, A7 ¶1:"),
    "a claim with no such place": (changed(0, shows="As A1 ¶40 says, it is one pipe."), "No article has A1 ¶40"),
    "nothing shown": (changed(2, shows=...), "Claim 3: `shows` is still empty"),
    "not 100": (only(mix={"Russia": 35, "China": 35, "West": 35}), "adds up to 105, not to 100"),
    "negative": (only(mix={"Russia": -10, "West": 110}), "zero or more"),
    "mix as text": (only(mix={"Russia": "half", "West": 50}), "a number of percent"),
    "mix as list": (only(mix=[50, 50]), "is to be a dict"),
    "no name": (only(name="  "), "`name` is still empty"),
    "dots": (only(name=..., question=...), "`question` is still empty"),
    "long advice": (only(advice=WORDS), "`advice` has 200 words"),
    "advice as list": (only(advice=["if"]), "`advice` is a list"),
    "no assumption": (only(assumptions=[]), "what did you decide, and no source?"),
    "no stress test": (only(stress={}), "one to five shocks"),
    "loss as text": (only(stress={"CPC": "16"}), "each loss is to be a number"),
    "unknown row": (only(outside=["Z99"]), "has no row 'Z99'"),
    "another folder": (only(file="../my_brief.html"), "plain name that ends in .html"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_missing_is_said_and_nothing_lost(case, good, tmp_path, capsys):
    change, says = BAD[case]
    (tmp_path / "my_brief.html").write_text("what a student wrote", encoding="utf-8")
    save_brief(**good | change(good))
    said = capsys.readouterr().out
    assert says in said and said.startswith("Nothing is written yet") and len(said) < 1500
    assert [p.name for p in tmp_path.iterdir()] == ["my_brief.html"]
    assert page(tmp_path) == "what a student wrote"


def test_all_that_is_missing_is_said_at_once(good, capsys):
    save_brief(**good | {"name": "", "mix": {"Russia": 1, "West": 1}, "claims": []})
    assert capsys.readouterr().out.count("\n- ") == 3


@pytest.mark.parametrize(
    "part", ["name", "question", "claims", "mix", "stress", "advice", "assumptions", "outside", "file"]
)
def test_nothing_that_is_typed_raises(part, good, tmp_path, capsys):
    for thing in RUBBISH:
        save_brief(**good | {part: thing})
        assert capsys.readouterr().out.startswith(("Nothing is written yet", "Written"))
    for key in ("fact", "mark", "shows", "picture") if part == "claims" else ():
        for thing in RUBBISH:
            save_brief(**good | changed(0, **{key: thing})(good))
            assert capsys.readouterr().out.startswith("Nothing is written yet")


def test_a_damaged_table_is_not_the_students_fault(good, tmp_path, monkeypatch, capsys):
    def broken(name):
        raise brief.NotReady("the table is missing.")

    monkeypatch.setattr(brief, "intact", broken)
    save_brief(**good)
    assert "not your mistake" in capsys.readouterr().out and not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written(good, tmp_path, monkeypatch, capsys):
    (tmp_path / "my_brief.html").mkdir()
    save_brief(**good)
    assert "could not be written here" in capsys.readouterr().out
    assert [p.name for p in tmp_path.iterdir()] == ["my_brief.html"]


# ------------------------------------------------------------------------------------------------ in a browser, on paper


def full(good, picture):
    """The longest brief that is accepted."""
    most = {part: " ".join(["exports"] * words) for part, (_, words) in ROOM.items()}
    long = {**picture, "words": "Bar chart; across: oil that can leave (Mt a year); up: closed. " * 3}
    claims = [{**claim, "shows": most["shows"], "picture": long} for claim in good["claims"]]
    shocks = ["CPC loss", "sanctions", "retaliation", "border", "interruption"]
    table = pd.DataFrame([[11.1] * 5] * 3, index=[f"regret: {k}0, 55, 15" for k in range(3)], columns=shocks)
    typed = {
        "name": most["name"],
        "question": most["question"],
        "advice": most["advice"],
        "claims": claims,
        "stress": table,
    }
    rows = ["O04", "O12", "D08", "D36", "D37", "T10b", "T29a", "T29b"]
    return good | typed | {"assumptions": [most["assumption"]] * 6, "outside": rows}


def pages(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@NEEDS_CHROMIUM
@pytest.mark.parametrize("which", ["short", "full"])
def test_the_page_in_a_browser(good, picture, tmp_path, browser, which):
    """Offline, accessible, one sheet of A4, no sideways scrolling on a phone; what is typed never runs."""
    save_brief(**(good if which == "short" else full(good, picture)) | {"name": "<script>document.title = 1</script>"})
    tab, asked = browser.new_page(viewport={"width": 1100, "height": 900}), []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto((tmp_path / "my_brief.html").as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == [] and tab.title() == tab.locator(
        "h1"
    ).inner_text()
    assert tab.evaluate("[...document.images].every(i => i.naturalWidth > 100)")
    assert pages(tab.pdf(prefer_css_page_size=True)) == 1
    tab.set_viewport_size({"width": 360, "height": 740})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    heads = "[...document.querySelectorAll('th[scope=col]')].filter(h => !h.innerText.includes(' '))"
    lines = "h => { const r = document.createRange(); r.selectNodeContents(h); return r.getClientRects().length; }"
    assert set(tab.evaluate(f"{heads}.map({lines})")) == {1}, "no word is cut"
    tab.add_script_tag(path=str(present.fetch() / "axe-core" / "axe.min.js"))
    for width in (360, 1100):
        tab.set_viewport_size({"width": width, "height": 740})
        found = tab.evaluate("async () => (await axe.run()).violations")
        assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
    tab.close()


@NEEDS_CHROMIUM
def test_a_second_sheet_is_noticed(good, tmp_path, browser):
    save_brief(**good)
    tab = browser.new_page()
    tab.goto((tmp_path / "my_brief.html").as_uri())
    tab.evaluate("document.querySelector('main').append(document.querySelector('main').cloneNode(true))")
    assert pages(tab.pdf(prefer_css_page_size=True)) == 2
    tab.close()
