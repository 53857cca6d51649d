"""The colours of every figure: text and marks stand out from what they lie on, and nothing is told by colour alone.

Measured on the figures themselves: contrast as WCAG 2 defines it, difference of two colours in CAM02-UCS, where 1 is
about the least that an eye sees. `test_widgets.py` asks `troubles` of every figure that a lesson or its widget draws.
"""

import re
from collections import namedtuple
from functools import cache
from itertools import combinations

import beam
import matplotlib.pyplot as plt
import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE
from conftest import ROOT
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.colors import to_hex, to_rgb, to_rgba_array
from matplotlib.patches import FancyArrowPatch
from matplotlib.text import Text

TEXT, MARK = 4.5, 3.0  # the contrasts that WCAG 2 asks for (level AA)
APART = 10  # difference at which two colours are told apart side by side
THICK = 5  # points: from here on a line looks thick beside a thin one

#: Who looks, and the name of the simulation in colorspacious. Grey print keeps the luminance alone.
EYES = {"protanopia": "protanomaly", "deuteranopia": "deuteranomaly", "tritanopia": "tritanomaly"}
GREY = "greyscale"

#: Colours that are no marks but what marks lie on, by lesson: the land of the map, Kazakhstan and Russia in it.
GROUND = {"22": ("#ececec", "#f0e3ae", "#f2d2bf")}

#: A thing drawn: what a reader has beside its colour (kind, shape, dash, hatch), its colours from the inside out, the
#: names on the two axes beside which it stands, and the matplotlib artist.
Mark = namedtuple("Mark", "sign colours names artist")


@cache
def luminance(colour):
    parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in to_rgb(colour)]
    return float(np.dot(parts, [0.2126, 0.7152, 0.0722]))


def contrast(one, two):
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


@cache
def seen(colour, eye):
    """What this eye or grey print makes of a colour, as sRGB numbers from 0 to 1."""
    if eye == GREY:
        light = luminance(colour)
        return np.full(3, 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)
    space = {"name": "sRGB1+CVD", "cvd_type": EYES[eye], "severity": 100}
    return np.clip(cspace_convert(to_rgb(colour), space, "sRGB1"), 0, 1)


@cache
def same_for(one, two):
    """The eyes that do not tell two colours apart."""
    return [e for e in (*EYES, GREY) if deltaE(seen(one, e), seen(two, e), input_space="sRGB1") < APART]


def opaque(colours, ground):
    """Colours as names like "#1f5a83", those with some alpha as they look on the ground; without those not drawn."""
    colours, below = to_rgba_array(colours), np.array(to_rgb(ground))
    return tuple(to_hex(c[:3] * c[3] + below * (1 - c[3])) for c in colours if c[3] > 0)


def marks(ax):
    """Everything drawn on the axes but text and arrows, as a list of Mark."""
    scales = [beam._places(ax.xaxis, ax.get_xticklabels()), beam._places(ax.yaxis, ax.get_yticklabels())]
    found = []

    def add(artist, sign, spots, *colours):
        names = [{min(scale, key=lambda n: abs(n - p[k])) for p in spots if scale} for k, scale in enumerate(scales)]
        drawn = opaque(np.vstack([to_rgba_array(c) for c in colours]), ax.get_facecolor())
        found.extend([Mark(sign, drawn, names, artist)] if drawn else [])

    def part(colours, k):  # the colour of the k-th of several marks: one for all, or one each
        return colours[k % len(colours)] if len(colours) else "none"

    dots = {tuple(line.get_xydata()[0]): line.get_marker() for line in ax.lines if len(line.get_xydata()) == 1}
    for line in ax.lines:
        spots = line.get_xydata() if line.get_transform() == ax.transData else []  # else it crosses the axes
        ends = "".join(sorted({dots.get(tuple(spot), "") for spot in spots[[0, -1]]})) if len(spots) else ""
        dash = line.get_linestyle() if len(spots) != 1 else ""
        sign = (
            "line" if len(spots) else "line across",
            dash,
            line.get_linewidth() >= THICK,
            line.get_marker().replace("None", ""),
            ends,
        )
        add(line, sign, spots, line.get_color())
    for patch in ax.patches:
        box = patch.get_extents().transformed(ax.transData.inverted())
        if not isinstance(patch, FancyArrowPatch) and box.width and box.height:
            edge = patch.get_edgecolor() if patch.get_linewidth() or patch.get_hatch() else "none"
            middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
            add(patch, ("area", patch.get_hatch()), [middle], patch.get_facecolor(), edge)
    for group in ax.collections:
        faces, edges = to_rgba_array(group.get_facecolor()), to_rgba_array(group.get_edgecolor())
        if isinstance(group, LineCollection):
            middles = [np.mean(segment, axis=0) for segment in group.get_segments()]
            sign = ("stroke", str(group.get_linestyle()), group.get_linewidth()[0] >= THICK)
            for k, middle in enumerate(middles):
                add(group, sign, [middle], part(edges, k))
        elif isinstance(group, PathCollection):
            shape = ("dot", np.asarray(group.get_paths()[0].vertices).round(2).tobytes())
            for k, spot in enumerate(np.ma.filled(group.get_offsets().astype(float), np.nan)):
                add(group, shape, [spot], part(faces, k), part(edges, k))
        elif isinstance(group, PolyCollection):
            edged = max(group.get_linewidth()) or group.get_hatch()
            for k in range(len(group.get_paths())):
                add(group, ("area", group.get_hatch()), [], part(faces, k), part(edges, k) if edged else "none")
    return found


def holds_words(ax, mark):
    """True for a box with words in it: they say what its colour says."""
    if mark.sign[0] != "area" or isinstance(mark.artist, PolyCollection):
        return False
    box, words = mark.artist.get_window_extent(), [t for t in ax.texts if re.search("[A-Za-z]{2}", t.get_text())]
    return any(box.contains(*text.get_window_extent().get_points().mean(axis=0)) for text in words)


def told_apart(one, two, drawn):
    """True when two marks differ for a reader who does not see their colours.

    By their own sign; by the name that stands beside each on an axis; or by the sign of a mark that always goes with the
    colour: a line's dot, a dot's line.
    """
    if one.sign != two.sign or any(a and b and not a & b for a, b in zip(one.names, two.names)):
        return True
    goes = [{m.sign for m in drawn if m.sign[0] != one.sign[0] and m.colours[0] == x.colours[0]} for x in (one, two)]
    return bool(goes[0] - goes[1] and goes[1] - goes[0])


def troubles(fig, ground=()):
    """Sentences on the marks of a figure that stand out too little or are told by colour alone; best none.

    ground: colours that are no marks, such as the land and the sea of a map; marks must stand out from each.
    """
    found = []
    for ax in fig.axes:
        drawn = [m for m in marks(ax) if m.colours[0] not in ground and not holds_words(ax, m)]
        below = [to_hex(ax.get_facecolor()), *ground]
        for mark in drawn:
            best = max(min(contrast(colour, g) for g in below) for colour in mark.colours)
            if best < MARK:
                found.append(f"{mark.sign[0]} {' '.join(mark.colours)}: contrast {best:.1f}")
        for one, two in combinations(drawn, 2):
            eyes = same_for(*sorted((one.colours[0], two.colours[0]))) if one.colours != two.colours else []
            if eyes and not told_apart(one, two, drawn):
                found.append(f"{one.sign[0]}s {one.colours[0]} and {two.colours[0]}: the same in {', '.join(eyes)}")
    return sorted(set(found))


def faint_text(fig):
    """Sentences on the text of a figure that stands out too little from what lies under it; best none."""
    texts = [t for t in fig.findobj(Text) if t.get_visible() and t.get_text().strip()]
    boxes = [t.get_window_extent() for t in texts]
    for text in texts:
        text.set_visible(False)
    fig.canvas.draw()
    pixels = np.asarray(fig.canvas.buffer_rgba())[::-1, :, :3] @ [1 << 16, 1 << 8, 1]
    found = []
    for text, box in zip(texts, boxes):
        text.set_visible(True)
        paper = text.get_bbox_patch()
        if paper is not None and paper.get_facecolor()[3] == 1:
            below = [paper.get_facecolor()]
        else:
            (x0, y0), (x1, y1) = np.maximum(box.min, 0).astype(int), np.ceil(box.max).astype(int)
            colours, counts = np.unique(pixels[y0:y1, x0:x1], return_counts=True)
            below = [f"#{colour:06x}" for colour in colours[counts >= 0.15 * counts.sum()]]
        least = min((contrast(text.get_color(), colour) for colour in below), default=21)
        if least < TEXT:
            found.append(f"{text.get_text()[:40]!r} in {text.get_color()}: contrast {least:.1f}")
    return found


def test_text_and_palette_stand_out_on_the_ground_of_the_style():
    style = plt.matplotlib.rc_params_from_file(ROOT / "notebooks" / "beam.mplstyle")
    ground = style["figure.facecolor"]
    for key in ("text.color", "axes.labelcolor", "xtick.color", "ytick.color"):
        assert contrast(style[key], ground) >= TEXT, key
    for colour in [*style["axes.prop_cycle"].by_key()["color"], *beam.COLOUR.values(), style["axes.edgecolor"]]:
        assert contrast(colour, ground) >= MARK, colour
    assert min(style[key] for key in ("font.size", "axes.labelsize", "xtick.labelsize", "legend.fontsize")) >= 13
    assert len(set(beam.COLOUR.values())) == len(beam.COLOUR)


@pytest.fixture
def ax():
    fig, ax = plt.subplots()
    yield ax
    plt.close(fig)


def test_contrast_is_what_wcag_says():
    assert contrast("#000000", "#ffffff") == 21 and contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_pale_mark_is_noticed(ax):
    ax.plot([1, 2, 3], [1, 3, 2], color="#bbbbbb")
    assert troubles(ax.figure) == ["line #bbbbbb: contrast 1.9"]


def test_a_band_is_seen_by_its_edge(ax):
    band = ax.axvspan(1, 2, color="#dddddd")
    assert troubles(ax.figure) == ["area #dddddd: contrast 1.4"]
    beam._edge(ax)
    assert troubles(ax.figure) == []
    band.remove()
    ax.fill_between([1, 2], [0, 0], [1, 2], color="#1f5a83", alpha=0.25)
    assert troubles(ax.figure) == ["area #c7d6e0: contrast 1.5"]
    beam._edge(ax)
    assert troubles(ax.figure) == []


def test_pale_text_is_noticed_on_paper_on_a_bar_and_in_a_box(ax):
    ax.bar([1], [4], color="#1f5a83")
    ax.text(1, 1, "white on blue", color="white", ha="center")
    ax.text(1, 2, "black on blue", color="#222222", ha="center")
    ax.text(1, 3, "black in a box", color="#222222", ha="center", bbox={"color": "white"})
    ax.set_title("pale", color="#999999")
    assert [said.split(" in ")[0] for said in faint_text(ax.figure)] == ["'black on blue'", "'pale'"]


@pytest.mark.parametrize("one, two, eye", [("#9c5a1a", "#6a6f12", "deuteranopia"), ("#b5480f", "#00776c", GREY)])
def test_colour_alone_is_noticed_and_a_second_sign_helps(ax, one, two, eye):
    ax.scatter([1, 2], [1, 2], color=one)
    ax.scatter([1, 2], [2, 1], color=two)
    assert len(troubles(ax.figure)) == 1 and eye in troubles(ax.figure)[0]
    ax.scatter([1, 2], [2, 1], color=two, marker="D")
    ax.collections[1].remove()
    assert troubles(ax.figure) == []


def test_series_of_bars_are_told_apart_by_hatches_or_by_their_names(ax):
    ax.bar(["a", "b"], [2, 3], color=["#b5480f", "#00776c"])
    assert troubles(ax.figure) == [], "each bar has its name"
    ax.bar(["a", "b"], [1, 1], bottom=[2, 3], color="#8a6d00")
    assert any("#8a6d00" in said for said in troubles(ax.figure))
    beam._tell_apart(ax)
    assert troubles(ax.figure) == []


def test_lines_of_a_network_are_told_by_the_places_at_their_ends(ax):
    for y, colour, shape in [(1, "#cb7f57", "s"), (2, "#7095b0", "o")]:
        ax.plot([1, 2], [y, y], color=colour)
        ax.plot(1, y, color="#222222", marker="o")
        ax.plot(2, y, color="#222222", marker=shape)
    assert troubles(ax.figure) == []
    ax.lines[2].set_marker("o")
    assert troubles(ax.figure) == ["lines #cb7f57 and #7095b0: the same in greyscale"]
