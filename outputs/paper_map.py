"""The map on a sheet: land and names, zones, fronts, arrows and marks, with its scale, grid and north."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.patches import Circle, FancyArrowPatch, Rectangle

from layers.situation import Layers
from outputs.paper_frame import border, north, scale_bar
from outputs.paper_marks import clusters
from outputs.paper_pen import Pen
from outputs.paper_signs import INK, NO_SIDE, PAPER, path_of, sign, zone_patches, zone_style
from outputs.paper_text import drawn_text, width_of
from outputs.paper_view import Room, View
from outputs.style import SideStyle
from outputs.zone_names import rivals_of

__all__ = ["CLUSTER_REACH", "draw_locator", "draw_map"]

_SEA, _LAND, _AROUND = "#dce7ee", "#fdfcf9", "#efede8"
_LINES: Mapping[str, dict[str, Any]] = {
    "coast": {"colors": "#8aa3b3", "linewidths": 0.6},
    "province": {"colors": "#b9b4a8", "linewidths": 0.5, "linestyles": [(0, (1, 2))]},
    "border": {"colors": "#6e6a62", "linewidths": 1.0},
    "disputed": {"colors": "#6e6a62", "linewidths": 1.0, "linestyles": [(0, (4, 3))]},
}
_AREAS = ("district", "province", "region", "country")
_ARROW, _HERE = "#3d4f8f", "#b3261e"
_MOST_TOWNS, _LONGEST_NAME = 60, 48
_RADIUS = 5.4
CLUSTER_REACH = 2.4 * _RADIUS
"""Points: marks nearer than this are drawn as one."""

_HALO = 2.2


def draw_map(
    ax: Axes,
    view: View,
    layers: Layers,
    base: Mapping[str, gpd.GeoDataFrame],
    sides: Mapping[str, SideStyle],
    *,
    inset: bool = False,
) -> None:
    """Draw into axes whose units are points; what lies outside the view's frame is cut off.

    An inset has neither degrees along its border nor an arrow to the north.
    """
    pen = Pen(ax, view)
    pen.put(
        Rectangle((view.frame.x, view.frame.y), view.frame.w, view.frame.h, facecolor=_SEA, linewidth=0), 0
    )
    _base(pen, base)
    _zones(pen, layers, sides)
    _fronts(pen, layers.fronts)
    _arrows(pen, layers.displacement)
    room = Room(view)
    scale_bar(pen, room)
    if not inset:
        border(pen)
        north(pen, room)
    named = _marks(pen, layers, sides, room)
    _zone_letters(pen, layers, sides, room)
    _names(pen, base.get("base_names"), named, room)
    f = view.frame
    ax.add_patch(Rectangle((f.x, f.y), f.w, f.h, fill=False, edgecolor=INK, linewidth=0.8, zorder=30))


def draw_locator(
    ax: Axes, view: View, base: Mapping[str, gpd.GeoDataFrame], box: tuple[float, float, float, float]
) -> None:
    """Draw where in its surroundings a box (west, south, east, north) lies."""
    pen, f = Pen(ax, view), view.frame
    pen.put(Rectangle((f.x, f.y), f.w, f.h, facecolor=_SEA, linewidth=0), 0)
    _base(pen, base)
    (x, y), (right, top) = view.xy(np.array([box[:2], box[2:]])).tolist()
    look: dict[str, Any] = {"facecolor": _HERE, "alpha": 0.25, "linewidth": 0}
    pen.put(Rectangle((x, y), right - x, top - y, **look), 8)
    pen.put(Rectangle((x, y), right - x, top - y, fill=False, edgecolor=_HERE, linewidth=1.2), 9)
    names = base["base_names"]
    _names(pen, names[names["kind"] == "country"], set(), Room(view), 0.72)
    ax.add_patch(Rectangle((f.x, f.y), f.w, f.h, fill=False, edgecolor=INK, linewidth=0.6, zorder=30))


def _base(pen: Pen, base: Mapping[str, gpd.GeoDataFrame]) -> None:
    land = base.get("base_land")
    if land is None:
        return
    for focus, colour in ((0, _AROUND), (1, _LAND)):
        shapes = pen.view.drawn(land[land["focus"] == focus].geometry.to_numpy(dtype=object))
        paths = [path_of(shape) for shape in shapes if not shape.is_empty]
        if paths:
            pen.put(PathCollection(paths, facecolors=colour, linewidths=0), 1)
    lines = base["base_lines"]
    for kind, look in _LINES.items():
        shapes = pen.view.drawn(lines[lines["kind"] == kind].geometry.to_numpy(dtype=object))
        parts = [shapely.get_coordinates(part) for part in shapely.get_parts(shapes) if not part.is_empty]
        if parts:
            pen.put(LineCollection(parts, capstyle="round", **look), 5)


def _zones(pen: Pen, layers: Layers, sides: Mapping[str, SideStyle]) -> None:
    frame = layers.zones
    shapes = pen.view.drawn(frame.geometry.to_numpy(dtype=object))
    rivals = rivals_of(frame)
    # Small zones lie upon large ones.
    for row in np.argsort(-shapely.area(shapes), kind="stable").tolist():
        if not shapes[row].is_empty:
            side = sides.get(_side(frame.iloc[row]), NO_SIDE)
            rival = sides.get(rivals[row] or "")
            for artist in zone_patches(shapes[row], zone_style(side, frame["status"].iloc[row], rival)):
                pen.put(artist, 3)


def _side(row: pd.Series[Any]) -> str:
    side = row["side"] if isinstance(row["side"], str) else row["actor"]
    return side if isinstance(side, str) else ""


def _fronts(pen: Pen, fronts: gpd.GeoDataFrame) -> None:
    shapes = pen.view.drawn(fronts.geometry.to_numpy(dtype=object))
    for shape, status in zip(shapes, fronts["status"], strict=True):
        parts = [shapely.get_coordinates(part) for part in shapely.get_parts(shape) if not part.is_empty]
        if not parts:
            continue
        dash = [(0, (3.2, 2))] if status == "contested" else "-"
        pen.put(LineCollection(parts, colors=PAPER, linewidths=3.4, alpha=0.85), 6)
        pen.put(LineCollection(parts, colors=INK, linewidths=1.7, linestyles=dash), 6.1)


def _arrows(pen: Pen, movements: gpd.GeoDataFrame) -> None:
    """Ways of people, as wide as they are many (by the order of magnitude)."""
    for shape, people, modality in zip(
        movements.geometry, movements["people_min"], movements["modality"], strict=True
    ):
        if (
            shape is None
            or shape.geom_type != "LineString"
            or modality in ("historical", "planned", "denied")
        ):
            continue
        begin, end = pen.view.xy(shapely.get_coordinates(shape))[[0, -1]]
        width = 1.2 if pd.isna(people) else 1.0 + 0.8 * np.log10(max(float(people), 10.0))
        pen.put(
            FancyArrowPatch(
                tuple(begin), tuple(end), connectionstyle="arc3,rad=0.18", shrinkA=5, shrinkB=5, alpha=0.85,
                arrowstyle="-|>", mutation_scale=6 + 2.2 * width, linewidth=width, color=_ARROW,
            ),
            7,
        )  # fmt: skip


def _marks(pen: Pen, layers: Layers, sides: Mapping[str, SideStyle], room: Room) -> set[str]:
    """Signs side by side at each position, its name below; the names written."""
    written: set[str] = set()
    radius = _RADIUS
    found = clusters(layers, pen.view, reach=CLUSTER_REACH)
    for cluster in found:
        wide = 2.35 * radius * len(cluster.signs)
        room.take(cluster.x, cluster.y, wide, 2.5 * radius, force=True)
        if cluster.ring_m and (ring := cluster.ring_m / 1000 * pen.view.points_per_km) > 1.3 * radius:
            dotted = (0, (1, 2)) if cluster.precision in _AREAS else "-"
            circle = {
                "fill": False,
                "edgecolor": "#555b63",
                "linewidth": 0.6,
                "alpha": 0.55,
                "linestyle": dotted,
            }
            pen.put(Circle((cluster.x, cluster.y), ring, **circle), 8)
        for n, (kind, count, side, status, returning) in enumerate(cluster.signs):
            x = cluster.x + (n - (len(cluster.signs) - 1) / 2) * 2.35 * radius
            for artist in sign(
                kind, x, cluster.y, radius, sides.get(side, NO_SIDE), status=status, returning=returning
            ):
                pen.put(artist, 12)
            if count > 1:
                pen.text(x + 0.85 * radius, cluster.y + 0.95 * radius, str(count), 13, size=5.6, weight="bold",
                         ha="center", va="center")  # fmt: skip
    for cluster in sorted(found, key=lambda cluster: -len(cluster.rows)):
        name = cluster.name
        if name and name not in written:
            clear = (2.35 * radius * len(cluster.signs), 2.9 * radius)
            if _label(pen, room, cluster.x, cluster.y, name, 6.8, clear, weight="bold"):
                written.add(name)
    return written


def _label(
    pen: Pen,
    room: Room,
    x: float,
    y: float,
    name: str,
    size: float,
    clear: tuple[float, float],
    **more: Any,
) -> bool:
    """Write a name below, above or beside a position, `clear` of its width and height; whether there was room."""
    text = drawn_text(name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…")
    w, h = width_of(text, size, bold=more.get("weight") == "bold") + 2, size * 1.25
    for dx, dy in ((0, -1), (0, 1), (1, 0), (-1, 0)):
        at = (x + dx * (w / 2 + clear[0] / 2 + 1), y + dy * (h / 2 + clear[1] / 2 - 0.5))
        if room.take(*at, w, h):
            pen.text(*at, text, 21, size=size, ha="center", va="center", **more)
            return True
    return False


def _zone_letters(pen: Pen, layers: Layers, sides: Mapping[str, SideStyle], room: Room) -> None:
    """The letters of its side in each zone that is wide enough."""
    shapes = pen.view.drawn(layers.zones.geometry.to_numpy(dtype=object))
    for row, shape in enumerate(shapes):
        parts = [
            part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and not part.is_empty
        ]
        if not parts:
            continue
        circle = shapely.maximum_inscribed_circle(max(parts, key=lambda part: part.area), tolerance=1.0)
        (x, y), side = shapely.get_coordinates(circle)[0], sides.get(_side(layers.zones.iloc[row]), NO_SIDE)
        size = min(15.0, circle.length * 0.7)
        if size >= 7 and room.take(x, y, width_of(side.letter, size, bold=True) + 3, size * 1.2):
            pen.text(x, y, drawn_text(side.letter), 19, size=size, weight="bold", ha="center", va="center",
                     colour=side.colour, alpha=0.9)  # fmt: skip


def _names(
    pen: Pen, names: gpd.GeoDataFrame | None, written: set[str], room: Room, scale: float = 1.0
) -> None:
    if names is None:
        return
    xy = pen.view.xy(shapely.get_coordinates(names.geometry.to_numpy(dtype=object)))
    looks: dict[str, tuple[float, dict[str, Any]]] = {
        "country": (9.5, {"colour": "#55606b", "weight": "bold", "alpha": 0.8}),
        "province": (7.0, {"colour": "#7d7668", "style": "italic"}),
        "town": (5.8, {"colour": "#3c4148"}),
    }
    towns = 0
    for kind, name, (x, y) in zip(names["kind"], names["name"], xy.tolist(), strict=True):
        if not pen.view.holds(x, y, 3) or (kind == "town" and (name in written or towns >= _MOST_TOWNS)):
            continue
        size, look = looks[kind][0] * scale, looks[kind][1]
        if kind == "town":
            if _label(pen, room, x, y, name, size, (5, 5), **look):
                towns += 1
                pen.put(Circle((x, y), 1.1, facecolor=PAPER, edgecolor="#3c4148", linewidth=0.6), 11)
        else:
            text = drawn_text(name.upper() if kind == "country" else name)
            if room.take(x, y, width_of(text, size, bold=kind == "country") + 4, size * 1.4):
                pen.text(x, y, text, 18, size=size, ha="center", va="center", **look)
