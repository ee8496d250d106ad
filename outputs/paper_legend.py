"""The legend of a sheet: only what is on the map, drawn by the same functions as there."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Circle, Rectangle

from layers.situation import Layers
from outputs.paper_signs import INK, NO_SIDE, PAPER, sign, words, zone_patches, zone_style
from outputs.paper_text import lines_of
from outputs.paper_view import Frame
from outputs.style import SideStyle
from outputs.zone_names import rivals_of

__all__ = ["draw_legend"]

_STATUS = {
    "held": "held: reliable reports say so",
    "claimed": "claimed: one side says so of itself",
    "contested": "contested: the other side is inside",
    "advance": "advance, no control",
    "lost": "given up",
}
_MARKS = (
    ("control", "Statement about control: letter of the side; dashed box: not held for sure"),
    ("strikes", "Strike"),
    ("clashes", "Fighting reported"),
    ("displacement", "People leaving; an arrow where a report says where to, as wide as they are many"),
    ("other", "Other reported event"),
)


def draw_legend(
    ax: Axes, layers: Layers, sides: Mapping[str, SideStyle], frame: Frame, scale: float
) -> float:
    """Draw it into a frame of axes whose units are points, and return how far down it reaches.

    What has no room is counted in a last line.
    """
    column = _Column(ax, frame, math.sqrt(scale))
    _of_zones(column, layers, sides)
    if len(layers.fronts):
        column.entry("line", "Front line, where opposed sides meet; dashed: contested")
    column.head("Marks")
    for kind, text in _MARKS:
        if len(getattr(layers, kind)):
            column.entry(kind, text)
    column.entry("count", "Several at one position, side by side with their number")
    column.entry("ring", "The event lies inside; dotted: only an area is named")
    column.head("Lines")
    column.entry("border", "International boundary")
    column.entry("disputed", "Boundary disputed or not final")
    column.entry("province", "Boundary of a province")
    column.close()
    return column.y


def _of_zones(column: _Column, layers: Layers, sides: Mapping[str, SideStyle]) -> None:
    zones = layers.zones
    holders = zones["side"].fillna(zones["actor"]).fillna("")
    held = [side for side in sides if (holders == side).any()]
    marked = [side for side in sides if side not in held and (layers.control["side"] == side).any()]
    if not held and not marked:
        return
    column.head("Control")
    for side in (*held, *marked):
        column.zone(sides[side], "held", side)
    statuses = [status for status in _STATUS if (zones["status"] == status).any() and status != "held"]
    pairs, alone = _contested(zones, sides)
    for one, other in pairs:
        column.zone(sides[one], "contested", f"{one} and {other}: contested, both inside", sides[other])
    for status in statuses:
        if status != "contested" or alone:
            column.zone(NO_SIDE, status, _STATUS[status])
    column.zone(None, None, "Blank: no report says who holds it")


def _contested(zones: gpd.GeoDataFrame, sides: Mapping[str, SideStyle]) -> tuple[list[tuple[str, str]], bool]:
    """Who stands against whom in contested zones, each pair once; whether some have no other side."""
    contested = zones[zones["status"] == "contested"]
    holders = contested["side"].fillna(contested["actor"])
    found = list(zip(holders, rivals_of(contested), strict=True))
    known = {tuple(sorted(pair)) for pair in found if all(name in sides for name in pair)}
    return sorted(known), any(not all(name in sides for name in pair) for pair in found)


class _Column:
    """Writes entries from the top of a frame to its bottom."""

    def __init__(self, ax: Axes, frame: Frame, scale: float) -> None:
        self.ax, self.frame, self.scale = ax, frame, scale
        self.y = frame.y + frame.h
        self.left_out = 0

    @property
    def size(self) -> float:
        return 7.2 * self.scale

    def head(self, text: str) -> None:
        self.y -= 4 * self.scale
        self.ax.add_artist(words(self.frame.x, self.y, text, size=self.size * 1.1, weight="bold", va="top"))
        self.y -= self.size * 1.75

    def zone(
        self, side: SideStyle | None, status: str | None, text: str, rival: SideStyle | None = None
    ) -> None:
        for x, y, w, h in self._row(text):
            box = shapely.box(x, y, x + w, y + h)
            if side is None:
                self.ax.add_patch(
                    Rectangle((x, y), w, h, facecolor="#fdfcf9", edgecolor="#b9b4a8", linewidth=0.6)
                )
                continue
            for artist in zone_patches(box, zone_style(side, status, rival)):
                self.ax.add_artist(artist)
            if status == "held":
                letter: dict[str, Any] = {
                    "weight": "bold",
                    "ha": "center",
                    "va": "center",
                    "colour": INK,
                    "zorder": 9,
                }
                self.ax.add_artist(words(x + w / 2, y + h / 2, side.letter, size=self.size, **letter))

    def entry(self, kind: str, text: str) -> None:
        for x, y, w, h in self._row(text):
            _picture(self.ax, kind, x, y, w, h)

    def _row(self, text: str) -> Iterator[tuple[float, float, float, float]]:
        """The box for an entry's picture, after its text has been written beside it; none where it has no room."""
        w, h = 24 * self.scale, 11 * self.scale
        lines = lines_of(text, self.size, self.frame.w - w - 7, most=3)
        step = self.size * 1.28
        tall = max(h, len(lines) * step)
        if self.y - tall < self.frame.y + step:
            self.left_out += 1
            return
        for n, line in enumerate(lines):
            at = self.y - (tall - len(lines) * step) / 2 - (n + 0.5) * step
            self.ax.add_artist(
                words(self.frame.x + w + 6, at, line, drawn=True, size=self.size, va="center_baseline")
            )
        yield self.frame.x, self.y - tall / 2 - h / 2, w, h
        self.y -= tall + 3.2 * self.scale

    def close(self) -> None:
        if self.left_out:
            text = f"and {self.left_out} more that the page of the map lists"
            self.ax.add_artist(words(self.frame.x, self.frame.y, text, size=self.size * 0.9, va="bottom"))


def _picture(ax: Axes, kind: str, x: float, y: float, w: float, h: float) -> None:
    middle, radius = (x + w / 2, y + h / 2), h * 0.46
    lines: Mapping[str, Sequence[tuple[str, float, object]]] = {
        "line": ((PAPER, 3.4, "-"), (INK, 1.7, "-")),
        "border": (("#6e6a62", 1.0, "-"),),
        "disputed": (("#6e6a62", 1.0, (0, (4, 3))),),
        "province": (("#b9b4a8", 0.8, (0, (1, 2))),),
    }
    if kind in lines:
        for colour, width, dash in lines[kind]:
            points = [np.array([(x, middle[1]), (x + w, middle[1])])]
            ax.add_collection(LineCollection(points, colors=colour, linewidths=width, linestyles=[dash]))
    elif kind == "ring":
        ax.add_patch(Circle(middle, radius * 1.1, fill=False, edgecolor="#555b63", linewidth=0.7))
    elif kind == "count":
        for artist in sign("strikes", middle[0] - radius, middle[1], radius, NO_SIDE):
            ax.add_artist(artist)
        ax.add_artist(words(middle[0] + radius * 0.6, middle[1] + 1, "3", size=6, weight="bold", va="center"))
    else:
        for artist in sign(kind, *middle, radius, NO_SIDE, status="held"):
            ax.add_artist(artist)
