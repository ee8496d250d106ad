"""The map for print: one sheet, A4 or A3, as PDF (vectors) or PNG, drawn without a network."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from layers.situation import Layers
from outputs.basemap import surroundings
from outputs.paper_legend import draw_legend
from outputs.paper_map import CLUSTER_REACH, draw_locator, draw_map
from outputs.paper_marks import clusters
from outputs.paper_signs import INK, PAPER, words
from outputs.paper_text import drawn_text, lines_of, width_of
from outputs.paper_view import Frame, View
from outputs.payload import base_map, country_names, focus_box, sides_of
from outputs.replacing import replacing
from outputs.sheet import Sheet, sheet_of
from outputs.style import SideStyle, side_styles
from reports.report import Report

__all__ = ["PAPERS", "PNG_DPI", "Paper", "write"]

Paper = Literal["a4", "a3"]
Kind = Literal["pdf", "png"]
PAPERS: Mapping[str, tuple[float, float]] = {"a4": (297.0, 210.0), "a3": (420.0, 297.0)}
"""Width and height in millimetres, lying (ISO 216)."""

PNG_DPI = 200
_MM = 72 / 25.4
_MARGIN, _SIDE = 10 * _MM, 62 * _MM
_DENSE, _NEIGHBOURS, _LEAST_INSET = 2, 2.5, 64.0
_LEAST_DEGREES = 0.025
_WORLD = (-180.0, -60.0, 180.0, 75.0)
# The same situation shall give the same file, whatever a user's matplotlibrc says.
_RC: Any = {
    "font.family": "DejaVu Sans", "hatch.linewidth": 0.55, "pdf.fonttype": 42, "path.simplify": False,
    "text.usetex": False, "savefig.bbox": None, "text.hinting": "none",
}  # fmt: skip


def write(
    layers: Layers,
    path: Path,
    *,
    kind: Kind | None = None,
    paper: Paper = "a4",
    title: str | None = None,
    reports: Sequence[Report] = (),
) -> None:
    """Write the sheet as PDF or PNG (by the ending of `path` where `kind` does not say), replacing the file whole.

    The present alone is drawn, as on the screen: what is historical, planned or denied stays off. The sheet holds
    legend, scale, degrees, north, sources, licences, the date shown and the note on boundaries.
    """
    kind = kind or ("pdf" if path.suffix.lower() == ".pdf" else "png")
    with rc_context(_RC):
        figure = _figure(
            layers, sheet_of(layers, title=title, reports=reports, countries=country_names()), paper
        )
        # No time of writing: it would make two files of one situation differ.
        facts = {"Title": figure.get_label(), "CreationDate": None} if kind == "pdf" else {"Software": None}
        with replacing(path) as target, target.open("wb") as file:
            figure.savefig(file, format=kind, dpi=PNG_DPI, metadata=facts)


def _figure(layers: Layers, sheet: Sheet, paper: Paper) -> Figure:
    width, height = (side * _MM for side in PAPERS[paper])
    figure = Figure(figsize=(width / 72, height / 72), facecolor=PAPER, label=drawn_text(sheet.title))
    FigureCanvasAgg(figure)
    ax = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height))
    ax.set_axis_off()
    scale = height / (PAPERS["a4"][1] * _MM)
    top = _head(ax, sheet, width, height, scale)
    bottom = _foot(ax, sheet, width, scale)
    side = _SIDE * math.sqrt(scale)
    frame = Frame(x=_MARGIN + 8, y=bottom + 14, w=width - 2 * _MARGIN - side - 18, h=top - bottom - 20)
    box = focus_box(layers)
    styles = side_styles(sides_of(layers))
    base = base_map(box, layers) if box else {}
    view = View.of(box or _WORLD, frame)
    draw_map(ax, view, layers, base, styles)
    x = frame.x + frame.w + 12
    column = Frame(x=x, y=frame.y, w=width - _MARGIN - x, h=frame.h)
    below = draw_legend(ax, layers, styles, column, scale) - 6
    if base:
        _insets(ax, view, layers, base, styles, replace(column, h=below - column.y))
    return figure


def _insets(
    ax: Axes,
    view: View,
    layers: Layers,
    base: Mapping[str, Any],
    styles: Mapping[str, SideStyle],
    room: Frame,
) -> None:
    """Below the legend, as far as there is room: the places that are drawn as one, and where the map lies."""
    dense = max(
        clusters(layers, view, reach=_NEIGHBOURS * CLUSTER_REACH),
        key=lambda cluster: cluster.places,
        default=None,
    )
    two = dense is not None and dense.places >= _DENSE and room.h / 2 - 4 >= _LEAST_INSET
    tall = min(room.w * 0.82, room.h / 2 - 4 if two else room.h)
    if tall < _LEAST_INSET:
        return
    frame = replace(room, h=tall)
    draw_locator(ax, View.of(surroundings(view.box), frame, margin=-0.2), base, view.box)
    if two and dense is not None:
        frame = replace(frame, y=frame.y + tall + 8)
        draw_map(ax, View.of(_roomy(dense.box), frame, margin=0.25), layers, base, styles, inset=True)


def _roomy(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A box of some kilometres at least."""
    west, south, east, north = box
    pad = max(0.0, (_LEAST_DEGREES - (north - south)) / 2)
    return west - pad, south - pad, east + pad, north + pad


def _head(ax: Axes, sheet: Sheet, width: float, height: float, scale: float) -> float:
    """Title, date and figures; the height that is left below them."""
    y, size = height - _MARGIN, 17 * math.sqrt(scale)
    moment = f"as of {sheet.moment}" if sheet.moment else "undated"
    room = width - 2 * _MARGIN - width_of(moment, size * 0.62) - 16
    (title, *_rest) = lines_of(sheet.title, size, room, bold=True, most=1)
    ax.add_artist(words(_MARGIN, y, title, drawn=True, size=size, weight="bold", va="top"))
    ax.add_artist(words(width - _MARGIN, y - size * 0.3, moment, size=size * 0.62, va="top", ha="right"))
    figures = "  ·  ".join(f"{count:,} {what}" for count, what in sheet.figures)
    y -= size * 1.5
    ax.add_artist(words(_MARGIN, y, figures, size=8 * math.sqrt(scale), va="top", colour="#555b63"))
    return y - 14 * math.sqrt(scale)


def _foot(ax: Axes, sheet: Sheet, width: float, scale: float) -> float:
    """Method, sources, note on boundaries, licences, product name; the height above them."""
    size = 5.9 * math.sqrt(scale)
    lines = [line for note in sheet.notes for line in lines_of(note, size, width - 2 * _MARGIN - 8, most=3)]
    y = _MARGIN - 4
    product: dict[str, Any] = {"size": size, "va": "bottom", "ha": "right", "colour": "#555b63"}
    ax.add_artist(words(width - _MARGIN, y, sheet.product, **product))
    for n, line in enumerate(reversed(lines)):
        right: dict[str, Any] = {"ha": "left", "va": "bottom", "colour": "#3c4148"}
        ax.add_artist(words(_MARGIN, y + (n + 1) * size * 1.32, line, drawn=True, size=size, **right))
    top = y + (len(lines) + 1.4) * size * 1.32
    ax.add_patch(Rectangle((_MARGIN, top), width - 2 * _MARGIN, 0.5, facecolor=INK, linewidth=0))
    return top
