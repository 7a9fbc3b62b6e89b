"""Draws with matplotlib and gives inline SVG whose colours are the page's CSS variables: a chart follows light, dark and print. What is
drawn is `cost_charts.py`'s.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
#: Colours that no chart has by itself, each for a variable of the page.
INK, MUTED, GRID, PAPER, REST = "#010101", "#020202", "#030303", "#040404", "#050505"
ALARM = "#060606"
SERIES = tuple(f"#0707{number:02x}" for number in range(8))
VARIABLES = {INK: "ink", MUTED: "muted", GRID: "grid", PAPER: "paper", REST: "rest", ALARM: "alarm"} | {
    colour: f"c{number}" for number, colour in enumerate(SERIES)
}
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",  # text stays text: small, searchable, in the page's own type
    "text.parse_math": False,  # a name with $ is a name
    "font.size": 10,
    "text.color": INK,
    "axes.labelcolor": MUTED,
    "axes.edgecolor": GRID,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "hatch.linewidth": 0.8,
}


def draw(name: str, label: str, size: tuple[float, float], paint: Callable[[Axes], Mapping[str, str]]) -> str:
    """One chart as an `<svg>` element. `paint` draws and gives what is told where the pointer rests: gid → text. `name` tells the
    charts of a page apart, `label` tells the chart to those who do not see it.
    """
    import matplotlib as mpl  # takes half a second, which only a report needs
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with mpl.rc_context({**_STYLE, "svg.hashsalt": name}):
        figure = Figure(figsize=(size[0] / 72, size[1] / 72), layout="constrained")
        FigureCanvasSVG(figure)
        tips = paint(figure.add_subplot())
        target = io.StringIO()
        figure.savefig(target, format="svg", transparent=True, metadata={"Date": None})
    return _inline(target.getvalue(), name, label, tips)


def _inline(text: str, name: str, label: str, tips: Mapping[str, str]) -> str:
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(text)  # noqa: S314 - matplotlib's own
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (f"{{{SVG}}}metadata", f"{{{SVG}}}style"):  # its rules would hold for the whole page
                parent.remove(child)
    for element in root.iter():
        _add_tip(element, tips)
        _rename(element, name)
    for attribute in ("width", "height"):
        root.attrib.pop(attribute, None)
    root.attrib |= {"class": "chart", "role": "img", "aria-label": label}
    return ElementTree.tostring(root, encoding="unicode")


def _add_tip(element: ElementTree.Element, tips: Mapping[str, str]) -> None:
    tip = tips.get(element.get("id", ""))
    if tip is not None:
        title = ElementTree.Element(f"{{{SVG}}}title")
        title.text = tip
        element.insert(0, title)


def _rename(element: ElementTree.Element, name: str) -> None:
    """Ids are the page's, not the chart's; colours are the page's variables. Text is left alone: it may be anybody's."""
    if _XLINK in element.attrib:
        element.set("href", element.attrib.pop(_XLINK).replace("#", f"#{name}-"))
    if "id" in element.attrib:
        element.set("id", f"{name}-{element.attrib['id']}")
    for attribute in ("style", "fill", "stroke", "clip-path"):
        if attribute in element.attrib:
            value = element.attrib[attribute].replace("url(#", f"url(#{name}-")
            value = re.sub(r"#0[0-9a-f]{5}\b", lambda found: f"var(--{VARIABLES[found[0]]})" if found[0] in VARIABLES else found[0], value)
            element.set(attribute, re.sub(r"font-family: [^;]*;? ?", "", value))  # the page has its own type
