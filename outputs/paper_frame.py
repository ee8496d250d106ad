"""What frames a map on a sheet: degrees along its border, a bar of kilometres, an arrow to the north."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.patches import Circle, Polygon, Rectangle

from outputs.paper_pen import Pen
from outputs.paper_signs import INK, PAPER, words
from outputs.paper_view import Room, View, nice

__all__ = ["border", "north", "scale_bar"]


def border(pen: Pen) -> None:
    """Degrees along the border."""
    f, grey = pen.view.frame, "#555b63"
    for axis, text, x, y in _degrees(pen.view):
        if axis == "x":
            pen.ax.plot([x, x], [f.y, f.y - 3], color=INK, linewidth=0.6)
            pen.ax.add_artist(words(x, f.y - 4, text, size=5.5, ha="center", va="top", colour=grey))
        else:
            pen.ax.plot([f.x, f.x - 3], [y, y], color=INK, linewidth=0.6)
            look: dict[str, Any] = {"ha": "right", "va": "center", "rotation": 90, "colour": grey}
            pen.ax.add_artist(words(f.x - 4, y, text, size=5.5, **look))


def scale_bar(pen: Pen, room: Room) -> None:
    """A bar of kilometres, true at the middle latitude."""
    f, view = pen.view.frame, pen.view
    km = nice(f.w / 4 / view.points_per_km)
    length, x, y = km * view.points_per_km, f.x + 12, f.y + 11
    pen.put(Rectangle((x - 6, y - 7), length + 24, 19, facecolor=PAPER, alpha=0.85, linewidth=0), 24)
    for n in range(4):
        look: dict[str, Any] = {"facecolor": INK if n % 2 == 0 else PAPER, "edgecolor": INK, "linewidth": 0.6}
        pen.put(Rectangle((x + n * length / 4, y - 3), length / 4, 3.2, **look), 25)
    for at, text in ((0.0, "0"), (0.5, f"{km / 2:g}"), (1.0, f"{km:g} km")):
        pen.put(words(x + at * length, y + 2.5, text, size=5.8, ha="center", va="bottom"), 25)
    room.take(x + length / 2 + 6, y, length + 30, 24, force=True)


def north(pen: Pen, room: Room) -> None:
    """An arrow to the north, which is up everywhere in this projection."""
    x, y = pen.view.frame.x + 16, pen.view.frame.y + pen.view.frame.h - 26
    pen.put(Circle((x, y + 2), 13.5, facecolor=PAPER, alpha=0.85, linewidth=0), 24)
    pen.put(
        Polygon([(x, y + 8), (x - 5, y - 8), (x, y - 4.5)], facecolor=INK, edgecolor=INK, linewidth=0.5), 25
    )
    pen.put(
        Polygon([(x, y + 8), (x + 5, y - 8), (x, y - 4.5)], facecolor=PAPER, edgecolor=INK, linewidth=0.5), 25
    )
    pen.put(words(x, y + 8.5, "N", size=6.5, weight="bold", ha="center", va="bottom"), 25)
    room.take(x, y, 32, 36, force=True)


def _degrees(view: View) -> Iterator[tuple[str, str, float, float]]:
    west, south, east, north = view.box
    step = nice((north - south) / 3)
    for axis, low, high, letters in (("x", west, east, "WE"), ("y", south, north, "SN")):
        for n in range(int(np.ceil(low / step)), int(np.floor(high / step)) + 1):
            value = n * step
            text = f"{abs(value):g}° {letters[value > 0]}" if value else "0°"
            (x, y) = view.xy(np.array([[value, south] if axis == "x" else [west, value]]))[0].tolist()
            yield axis, text, x, y
