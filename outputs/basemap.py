"""The base map without tiles: land, borders and names around a situation.

Natural Earth's provinces (public domain) and GeoNames' places (CC BY 4.0), as `geo` keeps them: the outlines
and the place index.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from outputs.references import firsts
from outputs.style import disputed_borders

if TYPE_CHECKING:
    from geo.boundaries import Boundaries
    from geo.index import PlaceIndex

__all__ = ["Box", "base_tables", "surroundings"]

CRS = "EPSG:4326"
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

MAX_VERTICES = 40_000
"""More than this and the outlines are drawn more simply: it keeps a page about a continent under its 3 MB."""

MAX_TOWNS = 1_800
LEAST_SHARE = 0.02
"""A country is named where at least this part of it is on the map."""

WIDE_DEGREES = 70.0
"""A wider map shows countries without their provinces."""

_LEAST_PAD_DEGREES = 4.0

_KINDS = ("province", "coast", "disputed", "border")
_PROVINCE, _COAST, _DISPUTED, _BORDER = range(4)
_LINE = np.dtype([("order", "u1"), ("type", "<u4"), ("points", "<u4"), ("ends", "<f8", 4)])
"""A line of two points as WKB."""

_Land = tuple[str | None, bool, BaseGeometry]
"""Id, whether it is in focus, shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Units:
    ids: list[str]
    countries: list[str]
    names: list[str]
    shapes: npt.NDArray[np.object_]
    meeting: bool
    """Whether neighbours are known to meet vertex by vertex, as the outlines of `geo` do."""


def surroundings(box: Box) -> Box:
    """The part of the world to draw around a situation: its box with a broad margin."""
    west, south, east, north = box
    pad = max(_LEAST_PAD_DEGREES, (east - west) * 0.8, (north - south) * 0.8)
    return (
        max(-180.0, west - pad * 1.3),
        max(-85.0, south - pad),
        min(180.0, east + pad * 1.3),
        min(85.0, north + pad),
    )


def base_tables(
    box: Box, *, focus: Iterable[str], boundaries: Boundaries, places: PlaceIndex
) -> dict[str, gpd.GeoDataFrame]:
    """Frames for `columns.encode`, EPSG:4326.

    ``base_land``: polygons a country, `focus` 1 for the countries (ISO 3166-1 alpha-2) given, and first the rest
    of the world, coarse, without an id: who zooms out sees land where there is land;
    ``base_lines``: lines of `kind` coast, border, disputed or province; ``base_names``: points with `name`,
    `kind` (country, province, town) and `people`.
    """
    units = _clipped(box, boundaries)
    wanted = {f"country:{code}" for code in focus}
    land = _land(units, wanted)
    drawn = [*_far(box, wanted, boundaries), *land]
    return {
        "base_land": gpd.GeoDataFrame(
            {
                "id": pd.Series([place_id for place_id, _, _ in drawn], dtype=object),
                "focus": [float(focused) for _, focused, _ in drawn],
            },
            geometry=gpd.GeoSeries([shape for _, _, shape in drawn], crs=CRS),
        ),
        "base_lines": _lines(units, box),
        "base_names": _names(box, units, land, wanted, boundaries, places),
    }


def _clipped(box: Box, boundaries: Boundaries) -> _Units:
    wide = box[2] - box[0] > WIDE_DEGREES
    frame = shapely.box(*box)
    near = boundaries.in_box("country" if wide else "admin1", box)
    drawn = [(boundaries.drawn_shape(place_id), place_id, name, country) for place_id, name, country in near]
    kept = [row for row in drawn if row[0] is not None and row[0].intersects(frame)]
    shapes = np.array([shape for shape, *_ in kept], dtype=object)
    if shapely.get_num_coordinates(shapes).sum() < MAX_VERTICES / 4:
        # The exact outlines, not the ones for a wide map: zones are cut at them, and the two must meet.
        shapes = np.array([boundaries.shape(place_id) for _, place_id, _, _ in kept], dtype=object)
    tolerance, meeting = 0.004, True
    while shapely.get_num_coordinates(shapes).sum() > MAX_VERTICES and tolerance < 1:
        shapes = shapely.coverage_simplify(shapes, tolerance)
        tolerance, meeting = tolerance * 3, False
    return _Units(
        ids=[place_id for _, place_id, _, _ in kept],
        countries=[f"country:{country}" if country else place_id for _, place_id, _, country in kept],
        names=[name for _, _, name, _ in kept],
        shapes=shapes,
        meeting=meeting,
    )


def _land(units: _Units, focus: set[str]) -> list[_Land]:
    owner = np.array(units.countries, dtype=object)
    return [
        (country, country in focus, _union(units.shapes[owner == country], meeting=units.meeting))
        for country in sorted(set(units.countries))
    ]


def _far(box: Box, focus: set[str], boundaries: Boundaries) -> list[_Land]:
    """The world outside the box: the countries in focus, and all others."""
    frame = shapely.box(*box)
    rows: list[_Land] = []
    world = boundaries.far()
    for chosen in (False, True):
        shapes = [shape for place_id, shape in world if (place_id in focus) == chosen]
        beyond = (
            shapely.difference(np.array(shapes, dtype=object), frame) if shapes else np.empty(0, dtype=object)
        )
        parts = [part for part in shapely.get_parts(beyond) if part.geom_type == "Polygon"]
        if parts:
            rows.append((None, chosen, shapely.multipolygons(parts)))
    return rows


def _union(shapes: npt.NDArray[np.object_], *, meeting: bool) -> BaseGeometry:
    # Twenty times as fast where neighbours meet vertex by vertex.
    if meeting or shapely.coverage_is_valid(shapes):
        return shapely.coverage_union_all(shapes)
    return shapely.union_all(shapes, grid_size=1e-6)


def _lines(units: _Units, box: Box) -> gpd.GeoDataFrame:
    """Each segment once, told by who lies on its sides: neighbours share their vertices exactly."""
    rings, unit = _rings(units.shapes)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    ends = np.hstack([xy[:-1], xy[1:]])[same]
    owner = unit[ring[:-1][same]]
    turned = (ends[:, 0] > ends[:, 2]) | ((ends[:, 0] == ends[:, 2]) & (ends[:, 1] > ends[:, 3]))
    ends[turned] = ends[turned][:, [2, 3, 0, 1]]
    point = _numbered(*xy.T)
    pair = np.column_stack([point[:-1], point[1:]])[same]
    inverse = _numbered(pair.min(axis=1), pair.max(axis=1))
    first = firsts(inverse)
    unique = ends[first]
    other = np.full(len(unique), -1)
    other[inverse] = owner
    one = owner[first]
    kinds = _kinds(units, one, np.where(other == one, -1, other))
    frame = shapely.box(*box)
    rows = []
    for number, kind in enumerate(_KINDS):
        lines = unique[kinds == number]
        if len(lines):
            rows.append((kind, shapely.intersection(shapely.line_merge(_segments(lines)), frame)))
    return gpd.GeoDataFrame(
        {"kind": [kind for kind, _ in rows]}, geometry=gpd.GeoSeries([shape for _, shape in rows], crs=CRS)
    )


def _numbered(*columns: npt.NDArray[Any]) -> npt.NDArray[np.intp]:
    """The number of each row among the different ones, in order of appearance."""
    keys = np.zeros(len(columns[0]), np.intp)
    for column in columns:
        codes, found = pd.factorize(column)
        # The numbers so far are fewer than the rows, so both fit into one.
        keys = pd.factorize(keys * len(found) + codes)[0]
    return keys


def _segments(ends: npt.NDArray[np.float64]) -> BaseGeometry:
    """Lines of two points (x, y, x, y) as a MultiLineString: as WKB, without an object for each."""
    lines = np.zeros(len(ends), _LINE)
    lines["order"], lines["type"], lines["points"], lines["ends"] = 1, 2, 2, ends
    shape: BaseGeometry = shapely.from_wkb(struct.pack("<BII", 1, 5, len(ends)) + lines.tobytes())
    return shape


def _rings(shapes: npt.NDArray[np.object_]) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.int64]]:
    polygons, unit = shapely.get_parts(shapes, return_index=True)
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    return rings, unit[polygon]


def _kinds(units: _Units, one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
    """Which of `_KINDS` lies between units; an `other` of -1 is none."""
    disputed = disputed_borders()
    named = frozenset(chain.from_iterable(disputed))
    country = pd.factorize(np.array(units.countries, dtype=object))[0]
    quarrels = np.array(
        [bool(named & set(pair)) for pair in zip(units.ids, units.countries, strict=True)], dtype=bool
    )
    kinds = np.where(other < 0, _COAST, np.where(country[one] == country[other], _PROVINCE, _BORDER))
    rows = np.flatnonzero((other >= 0) & quarrels[one] & quarrels[other])
    pair = _numbered(one[rows], other[rows])
    apart = [_pairs(units, int(one[n]), int(other[n])).isdisjoint(disputed) for n in rows[firsts(pair)]]
    kinds[rows[~np.array(apart, dtype=bool)[pair]]] = _DISPUTED
    return kinds


def _pairs(units: _Units, a: int, b: int) -> set[frozenset[str]]:
    return {
        frozenset((one, other))
        for one in (units.ids[a], units.countries[a])
        for other in (units.ids[b], units.countries[b])
    }


def _names(
    box: Box,
    units: _Units,
    land: Sequence[_Land],
    focus: set[str],
    boundaries: Boundaries,
    places: PlaceIndex,
) -> gpd.GeoDataFrame:
    frame = shapely.box(*box)
    named = {place_id: name for place_id, name, _ in boundaries.in_box("country", box)}
    parts = shapely.intersection(np.array([shape for _, _, shape in land], dtype=object), frame)
    countries = [
        ("country", named[place_id], 0, _middle(part))
        for (place_id, _, shape), part in zip(land, parts, strict=True)
        # A base or an island far from home does not stand for its country.
        if place_id in named and part.area >= LEAST_SHARE * _whole(place_id, shape, boundaries).area
    ]
    provinces = [
        ("province", name, 0, _middle(shape))
        for name, country, shape in zip(units.names, units.countries, units.shapes, strict=True)
        if country in focus
    ]
    areas = [row for row in (*countries, *provinces) if row[3] is not None and not row[3].is_empty]
    rows: Sequence[tuple[str, str, int, Any]] = [*areas, *_towns(box, places)]
    return gpd.GeoDataFrame(
        {
            "kind": pd.Series([row[0] for row in rows], dtype=object),
            "name": pd.Series([row[1] for row in rows], dtype=object),
            "people": [float(row[2]) for row in rows],
        },
        geometry=gpd.GeoSeries([row[3] for row in rows], crs=CRS),
    )


def _whole(place_id: str, shape: BaseGeometry, boundaries: Boundaries) -> BaseGeometry:
    return boundaries.shape(place_id) or shape


def _middle(shape: BaseGeometry) -> BaseGeometry | None:
    """The middle of the widest part, where a name fits best."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    if not parts:
        return None
    widest = max(parts, key=lambda part: part.area)
    middle: BaseGeometry = shapely.get_point(shapely.maximum_inscribed_circle(widest, tolerance=0.02), 0)
    return middle


def _towns(box: Box, places: PlaceIndex) -> list[tuple[str, str, int, Any]]:
    west, south, east, north = box
    inside = (places.lon >= west) & (places.lon <= east) & (places.lat >= south) & (places.lat <= north)
    people = np.asarray(places.population)
    rows = np.flatnonzero(inside & (people > 0))
    rows = rows[np.argsort(-people[rows], kind="stable")][: MAX_TOWNS * 2]
    settled = np.zeros(len(places), bool)
    settled[places.where("kind", "settlement")] = True
    towns = rows[settled[rows]][:MAX_TOWNS]
    points = np.asarray(shapely.points(places.lon[towns], places.lat[towns])).tolist()
    return list(zip(repeat("town"), places.names(towns), people[towns].tolist(), points))
