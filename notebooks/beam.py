"""What every lesson needs and no lesson is about: check the set-up, show a figure with its description, build a widget.

Everything that a lesson teaches stands in the lesson itself, in plain pandas and seaborn.
"""

import base64
import hashlib
import io
import json
import re
import textwrap
import threading
from pathlib import Path

import ipywidgets
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from IPython import get_ipython
from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import FillBetweenPolyCollection, LineCollection, PathCollection
from matplotlib.colors import to_hex, to_rgba_array
from matplotlib.dates import AutoDateFormatter, num2date
from matplotlib.patches import Rectangle
from PIL import Image

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"

plt.style.use(HERE / "beam.mplstyle")
pd.set_option("display.max_colwidth", None, "display.max_rows", 40)

#: One colour for each actor, the same in all lessons; never the only sign (labels or markers go with it).
COLOUR = {
    "Kazakhstan": "#222222",
    "Russia": "#b5480f",
    "China": "#8a6d00",
    "EU": "#1f5a83",
    "United States": "#4b4fa8",
    "Turkey": "#00776c",
    "Iran": "#7b4397",
    "other": "#6b6b6b",
}

#: Patterns that tell series of bars apart where colours cannot: in grey print, or for a colour-blind reader.
HATCHES = ["//", "..", "xx", "++", "--"]

#: Every widget built by `play` in this kernel, as (function, controls): the tests drive each through all its values.
played = []


#: JupyterLab lets several controls speak at once, in threads of their own; pictures are drawn one after another.
_one_at_a_time = threading.RLock()

#: While a widget draws: the list `outputs` that takes what `show` would display, one for each thread.
_kept = threading.local()

#: ipywidgets gives the handles of a slider no name; with this they say to a screen reader what is written beside them.
_NAMES = """setTimeout(() => document.querySelectorAll(".widget-slider").forEach(box => {
    const name = box.querySelector("label").textContent, handles = box.querySelectorAll(".noUi-handle");
    handles.forEach((handle, k) => handle.setAttribute("aria-label", name + (handles[1] ? [", from", ", to"][k] : "")));
}), 300)"""

#: Room that the labels of a figure take, measured once: see `_fit`.
_margins = {}


class NotReady(Exception):
    """The course cannot start; the message says why and what to do. Shown without a traceback."""

    def _render_traceback_(self):
        return [f"Not ready: {self}"]


#: What to do when the data package is damaged.
BACK = "Get a fresh copy of the folder `seeds` (in a git checkout: `git checkout seeds`), then run this cell again."


def _declared(seeds):
    """{file name: hash} of the tables that `datapackage.json` in the folder `seeds` declares. Raises NotReady."""
    try:
        package = json.loads((Path(seeds) / "datapackage.json").read_text(encoding="utf-8"))
        return {str(table["path"]): table["hash"] for table in package["resources"]}
    except FileNotFoundError:
        raise NotReady(f"the data package `seeds/datapackage.json` is missing. {BACK}") from None
    except (OSError, ValueError, KeyError, TypeError):
        raise NotReady(f"the data package `seeds/datapackage.json` cannot be read. {BACK}") from None


def intact(name, seeds=SEEDS):
    """Check that one table, such as "facts.csv", is there and as published.

    Raises NotReady, with a sentence that says what to do.
    """
    declared = _declared(seeds)
    if not (Path(seeds) / name).is_file():
        raise NotReady(f"the table `seeds/{name}` is missing. {BACK}")
    if (
        name not in declared
        or f"sha256:{hashlib.sha256((Path(seeds) / name).read_bytes()).hexdigest()}" != declared[name]
    ):
        raise NotReady(
            f"the table `seeds/{name}` is not as published (perhaps a spreadsheet saved it). {BACK} "
            "To try your own numbers, change them in the notebook, not in the file."
        )


def ready(seeds=SEEDS):
    """Check pandas and the tables of the data package, and say so in one line.

    seeds: folder that holds `datapackage.json` and the tables it declares.
    Raises NotReady, with a sentence that says what to do, when pandas is too old or a table is missing or changed.
    """
    if int(pd.__version__.split(".")[0]) < 3:
        raise NotReady(
            f"this course needs pandas 3, here is {pd.__version__}. Run the first command of the README again; "
            "it installs the right versions."
        )
    for name in {**_declared(seeds), **dict.fromkeys(path.name for path in Path(seeds).glob("*.csv"))}:
        intact(name, seeds)
    print(f"Ready: pandas {pd.__version__.split('.')[0]}, all tables as published.")


def number(value):
    """A number as a reader would write it: 6,844.5 · 80 · 0.25."""
    if float(value) == round(float(value)):
        return f"{float(value):,.0f}"
    return f"{float(value):,.1f}" if abs(value) >= 1 else f"{float(value):.3g}"


def _places(axis, labels):
    """Position -> text for an axis that names things; empty for an axis that counts or has days."""
    ticks = zip(axis.get_ticklocs(), (t.get_text() for t in labels))
    named = {round(float(p), 6): t.replace("\n", " ") for p, t in ticks if t}
    counts = all(_value(text) == position for position, text in named.items())
    return {} if counts or isinstance(axis.get_major_formatter(), AutoDateFormatter) else named


def _value(text):
    """The number that a tick label shows, or None where it is no number."""
    try:
        return round(float(text.replace(",", "").replace("\N{MINUS SIGN}", "-").replace("%", "")), 6)
    except ValueError:
        return None


def _colour(artist):
    """The colour of a bar, line or set of dots as text; a set with several colours counts as its first."""
    colour = artist.get_color() if hasattr(artist, "get_color") else artist.get_facecolor()
    rgba = np.atleast_2d(to_rgba_array(colour))
    return to_hex(rgba[0]) if len(rgba) else ""


def _marks(ax):
    """What is drawn on the axes, read from the picture itself: a list of (kind, series, where, value text, value)."""
    rows, columns = _places(ax.yaxis, ax.get_yticklabels()), _places(ax.xaxis, ax.get_xticklabels())
    found = []
    legend = ax.get_legend()
    keys = zip(legend.legend_handles, legend.get_texts()) if legend else []
    named = {_colour(handle): text.get_text() for handle, text in keys}

    def at(places, position):
        axis = ax.yaxis if places is rows else ax.xaxis
        position = float(axis.convert_units(position))
        if isinstance(axis.get_major_formatter(), AutoDateFormatter):
            return num2date(position).date().isoformat()
        return places.get(round(position, 6), number(position).replace(",", ""))

    for bars in ax.containers:
        patches = getattr(bars, "patches", [])
        series = named.get(_colour(patches[0]), "") if patches else ""
        lying = getattr(bars, "orientation", "vertical") == "horizontal"
        for bar in patches:
            length = bar.get_width() if lying else bar.get_height()
            middle = bar.get_y() + bar.get_height() / 2 if lying else bar.get_x() + bar.get_width() / 2
            places = rows if lying else columns
            near = min(places, key=lambda p: abs(p - middle), default=middle)
            if np.isfinite(length) and (length or len(patches) <= 10):
                found.append(("bar", series, at(places, near), number(length), length))
    for lines in ax.collections:
        series = named.get(_colour(lines), "")
        if isinstance(lines, LineCollection):
            for (x0, y0), (x1, y1) in lines.get_segments():
                if y0 == y1 and rows:
                    found.append(("interval", series, at(rows, y0), f"{number(x0)} to {number(x1)}", x1))
        elif isinstance(lines, PathCollection):
            for x, y in np.asarray(lines.get_offsets()):
                if rows:
                    found.append(("dot", series, at(rows, y), number(x), x))
                else:
                    found.append(("dot", series, at(columns, x), number(y), y))
    for line in ax.lines:
        series = named.get(_colour(line), "")
        xs, ys = np.asarray(line.get_xdata(), dtype=object), np.asarray(line.get_ydata(), dtype=float)
        if len(xs) > 2:
            kind = "step" if line.get_drawstyle().startswith("steps") else "line"
            found += [(kind, series, at(columns, x), number(y), y) for x, y in zip(xs, ys) if np.isfinite(y)]
    return found


def describe(fig):
    """The figure in words, read from its artists, so that the words change when the picture would.

    fig: a matplotlib Figure whose axes are labelled.
    Returns one string: kind of chart, axes, and the values drawn (all up to 14 of a series, else ends and extremes).
    """
    parts = []
    for ax in fig.axes:
        marks = _marks(ax)
        if not marks:
            continue
        kinds = ", ".join(sorted({kind for kind, *_ in marks}))
        panel = f"{ax.get_title(loc='left') or ax.get_title()}: " if len(fig.axes) > 1 else ""
        across, down = ax.get_xlabel().replace("\n", " "), ax.get_ylabel().replace("\n", " ")
        parts.append(f"{panel}{kinds.capitalize()} chart; across: {across}; up: {down}.")
        if kinds == "dot, interval":
            dots = {where: f"{series or 'dot'} {value}" for kind, series, where, value, _ in marks if kind == "dot"}
            rows = [(where, value) for kind, _, where, value, _ in marks if kind == "interval"]
            parts.append("; ".join(f"{where}: {value}, {dots.get(where, 'no dot')}" for where, value in rows) + ".")
            continue
        for kind, series in dict.fromkeys((kind, series) for kind, series, *_ in marks):
            rows = [m for m in marks if m[:2] == (kind, series)]
            name = f"{series}: " if series else ""
            if len(rows) <= 14:
                text = "; ".join(f"{where} {value}" for _, _, where, value, _ in rows)
            else:
                low, high = min(rows, key=lambda m: m[4]), max(rows, key=lambda m: m[4])
                ends = f"from {rows[0][3]} at {rows[0][2]} to {rows[-1][3]} at {rows[-1][2]}"
                points = "points" if kind in ("line", "step") else f"{kind}s"
                text = f"{len(rows)} {points} {ends}; lowest {low[3]} at {low[2]}, highest {high[3]} at {high[2]}"
            parts.append(f"{name}{text}.")
    return " ".join(parts)


def _table(frame):
    """A DataFrame in HTML as pandas writes it, but numbers to the right, all else to the left, short words in one piece."""
    right = [pd.api.types.is_numeric_dtype(kind) for kind in frame.dtypes]

    def styled(cell, is_number):
        style = "text-align: right" if is_number else "text-align: left"
        if re.match(r"<t[dh]>[^<]{1,12}<", cell):
            style += "; white-space: nowrap"
        return re.sub(r"^<(t[dh])>", rf'<\1 style="{style}">', cell)

    def line(row):
        start, *cells = re.split(r"(?=<t[dh])", row[0])
        sides = [False] * (len(cells) - len(right)) + right
        return start + "".join(styled(cell, side) for cell, side in zip(cells, sides[-len(cells) :]))

    return re.sub(r"<tr.*?</tr>", line, frame._repr_html_() or "", flags=re.S)


if get_ipython():
    get_ipython().display_formatter.formatters["text/html"].for_type(pd.DataFrame, _table)


def keep(fig, title, source, words=None):
    """Show a figure as `show` does, and give it back for a page of one's own: a dict of text, see `save_brief`.

    Its entries: png (the picture in base64), alt, title, source, words. Everything else is as in `show`.
    """
    picture = _drawn(fig, title, source, words)
    data = {"image/png": picture["png"], "text/plain": f"Figure:\n{title}"}  # a fold shows only the first line
    _put(data, {"image/png": {"alt": picture["alt"]}})
    _put({"text/markdown": f"**In words.** {picture['words']}", "text/plain": f"In words. {picture['words']}"}, {})
    return picture


def show(fig, title, source, words=None):
    """Show a figure under its finding, with its source line and its description in words.

    fig: a matplotlib Figure; title: the finding, one sentence; source: article and ¶, or publisher.
    words: the description, computed from the data, for a picture that `describe` cannot read, such as a map.
    The description is shown below the picture and stored as its alternative text. Several series of bars are hatched.
    Raises ValueError when title, source or description is missing, or, without `words`, the label of an axis.
    """
    keep(fig, title, source, words)


def _drawn(fig, title, source, words):
    """The finished figure as the dict that `keep` gives; closes it."""
    if not title or not source:
        raise ValueError("show() needs a title that says the finding and a source line")
    for ax in fig.axes:
        if words is None and ax.has_data() and not (ax.get_xlabel() and ax.get_ylabel()):
            raise ValueError("show() needs a label with a unit on both axes: ax.set(xlabel=..., ylabel=...)")
    for ax in fig.axes:
        _tell_apart(ax)
        _edge(ax)
        for bars in (b for b in ax.containers if getattr(b, "patches", None)):  # no grid lines along the bars
            ax.grid(False, axis="y" if bars.orientation == "horizontal" else "x")
    FigureCanvasAgg(fig)  # drawn here, whatever other threads do with pyplot's figures
    lines = -(-len(title) // 64)
    heading = "\n".join(textwrap.wrap(title, max(len(title) // lines + 9, 30)))
    height = fig.get_size_inches()[1]
    fig.text(0.01, 1 - 0.08 / height, heading, va="top", fontsize=19, fontweight="bold", linespacing=1.15)
    fig.text(0.01, 0.08 / height, f"Source: {source}", fontsize=11.5, color="#555555")
    _fit(fig, bottom=0.36 / height, top=1 - (0.24 + 0.31 * (heading.count("\n") + 1)) / height)
    fig.canvas.draw()
    words = describe(fig) if words is None else words
    if not words:
        raise ValueError("show() cannot put this picture into words: give it words=..., computed from the data")
    alt = f"{title.rstrip('.')}. {words}"
    png = _png(fig)
    plt.close(fig)
    return {"png": png, "alt": alt, "title": title, "source": source, "words": words}


def _put(data, metadata):
    """Display something, or keep it for the widget that is drawing in this thread."""
    if getattr(_kept, "outputs", None) is None:
        display(data, raw=True, metadata=metadata)
    else:
        _kept.outputs.append({"output_type": "display_data", "data": data, "metadata": metadata})


def _tell_apart(ax):
    """Hatch every series of bars but the largest, in the picture and in its legend: a series is never told by colour alone."""
    series = [bars.patches for bars in ax.containers if getattr(bars, "patches", None)]
    area = [sum(abs(bar.get_width() * bar.get_height()) for bar in bars) for bars in series]
    others = [bars for k, bars in enumerate(series) if k != np.argmax(area)]
    keys = ax.get_legend().legend_handles if ax.get_legend() else []
    for bars, hatch in zip(others, HATCHES):
        colour = _colour(bars[0])
        for patch in [*bars, *(key for key in keys if _colour(key) == colour)]:
            patch.set(hatch=hatch, edgecolor="white")


def _edge(ax):
    """Give each band of the axes a thin edge: a light grey or a half transparent colour alone is lost at the back of a room."""
    spans = [
        patch for patch in ax.patches if isinstance(patch, Rectangle) and patch.get_data_transform() != ax.transData
    ]
    for band in [*spans, *(group for group in ax.collections if isinstance(group, FillBetweenPolyCollection))]:
        face = band.get_facecolor()
        band.set(alpha=None, facecolor=face, edgecolor="#6b6b6b", linewidth=1)


def _fit(fig, bottom, top):
    """Place the axes between source line and title. Text is slow to measure, so equal labels are measured once."""
    if len(fig.axes) != 1:
        fig.tight_layout(rect=(0, bottom, 1, top), pad=0.5)
        return
    ax = fig.axes[0]
    names = tuple(text.get_text() for text in [*ax.get_yticklabels(), *ax.get_xticklabels()])
    key = (*fig.get_size_inches(), ax.get_xlabel(), ax.get_ylabel(), ax.get_xlim(), ax.get_ylim(), names)
    if key not in _margins:
        place = ax.get_position()
        whole = ax.get_tightbbox(fig.canvas.get_renderer()).transformed(fig.transFigure.inverted())
        over = [max(whole.x1 - place.x1, 0), max(whole.y1 - place.y1, 0)]
        _margins[key] = (place.x0 - whole.x0 + 0.01, place.y0 - whole.y0, over[0] + 0.01, over[1])
    left, below, right, above = _margins[key]
    fig.subplots_adjust(left, bottom + below, 1 - right, top - above)


def _png(fig):
    """The figure, drawn already, as a small PNG of few colours in base64: light to store and quick to redraw."""
    pixels = Image.fromarray(np.asarray(fig.canvas.buffer_rgba())).convert("RGB")
    file = io.BytesIO()
    pixels.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def play(draw, height=680, **controls):
    """Controls above a picture that `draw` makes anew whenever one of them is let go.

    draw: function that takes the controls' values by name and ends in `show`, or returns a sentence instead.
    height: pixels kept for the picture, so that the page does not jump.
    controls: ipywidgets, each with a description that names its unit.
    Returns the box to show. Raises ValueError for a control without a description.
    """
    start, resetting = {}, threading.Event()
    picture = ipywidgets.Output(layout={"height": f"{height}px", "overflow": "auto"})
    names = {"output_type": "display_data", "data": {"application/javascript": _NAMES}, "metadata": {}}

    def redraw():
        with _one_at_a_time, plt.ioff():  # off: else another thread may draw and close a half-made figure
            _kept.outputs = []
            try:
                sentence = draw(**{name: control.value for name, control in controls.items()})
                if isinstance(sentence, str):
                    _put({"text/markdown": sentence, "text/plain": sentence}, {})
                picture.outputs = (*_kept.outputs, names)
            finally:
                _kept.outputs = None

    def moved(change):
        if resetting.is_set():  # a move that was on its way when Reset was clicked
            change["owner"].value = start[change["owner"]]
            change["owner"].send_state("value")
        else:
            redraw_or_say()

    def redraw_or_say():
        try:
            redraw()
        except Exception as trouble:
            text = f"{type(trouble).__name__}: {trouble}\nMend the function, run its cell, then run this one.\n"
            picture.outputs = ({"output_type": "stream", "name": "stderr", "text": text},)

    def back(_):
        resetting.set()
        for control in controls.values():
            control.value = start[control]
            control.send_state("value")  # even where it is the same here: the browser may hold a move on its way
        redraw_or_say()
        threading.Timer(0.3, resetting.clear).start()

    longest = max((len(control.description) for control in controls.values()), default=0)
    for name, control in controls.items():
        if not control.description:
            raise ValueError(f"the control {name!r} needs a description with its unit")
        control.style.description_width = f"{longest * 0.55:.0f}em"  # one width, so that the sliders stand in line
        control.layout.width = "min(60em, 97%)"
        if hasattr(control, "continuous_update"):
            control.continuous_update = False
        start[control] = control.value
        control.observe(moved, names="value")
    reset = ipywidgets.Button(description="Reset", tooltip="Set every control back to where it began")
    reset.on_click(back)
    redraw()
    played.append((draw, controls))
    return ipywidgets.VBox([*controls.values(), reset, picture])
