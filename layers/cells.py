"""Cells: the surroundings of each place that are nearer to it than to any other, up to a distance.

A cell is its place's Voronoi polygon cut by a circle. Instead of clipping thousands of polygons, each edge
between two neighbours is cut once, where it leaves the circle, and both cells take the very same points:
shared borders are exact and the cells are a valid coverage by construction.

Everything is in metres on a plane, as `layers.projection` gives it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from scipy.spatial import Voronoi

__all__ = ["Cells", "cells_of"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """One polygon a place, in the order of the places, and the pairs that share a border.

    Attributes
    ----------
    polygons
        Object array of Polygons, each convex but for the corners of its arcs, counter-clockwise.
    borders
        (n, 2) array: indices of places whose cells share a border of some length.
    """

    polygons: npt.NDArray[Any]
    borders: Ints


@dataclass(frozen=True, slots=True)
class _Edges:
    """Half-edges: the part of a border inside the circle of `place`, counter-clockwise around it."""

    place: Ints
    other: Ints
    first: Floats
    last: Floats
    angle: Floats


def cells_of(xy: Floats, radius: Floats, *, steps: int = 64) -> Cells:
    """Cut the plane into cells.

    Parameters
    ----------
    xy
        (n, 2) positions in metres, no two alike.
    radius
        (n,) distance in metres at which each cell is cut.
    steps
        Corners of a full circle; arcs are drawn inside the circle, never beyond the distance.
    """
    if len(xy) == 0:
        return Cells(polygons=np.empty(0, dtype=object), borders=np.empty((0, 2), dtype=np.int64))
    edges = _half_edges(xy, radius)
    polygons = _polygons(xy, radius, edges, steps)
    once = edges.place < edges.other
    coded = np.unique(edges.place[once] * len(xy) + edges.other[once])
    return Cells(polygons=polygons, borders=np.column_stack(np.divmod(coded, len(xy))))


def _half_edges(xy: Floats, radius: Floats) -> _Edges:
    pairs, start, end = _ridges(xy, float(radius.max()))
    near = np.minimum(radius[pairs[:, 0]], radius[pairs[:, 1]])
    low, high = _chord(xy, pairs, start, end, near)
    parts: list[tuple[Ints, Ints, Floats, Floats]] = []
    for side in (0, 1):
        own, other = pairs[:, side], pairs[:, 1 - side]
        first, last = _chord(xy, pairs, start, end, radius[own])
        # Where two places are cut at different distances, the nearer cut is a corner for both.
        shared = low < high
        pieces = ((first, np.where(shared, low, last)), (low, high), (np.where(shared, high, 1.0), last))
        for begin, finish in pieces:
            there = begin < finish
            ends = [_points(start[there], end[there], share[there]) for share in (begin, finish)]
            parts.append((own[there], other[there], ends[0], ends[1]))
    place, other, first, last = (np.concatenate(column) for column in zip(*parts, strict=True))
    return _oriented(xy, place, other, first, last)


def _ridges(xy: Floats, reach: float) -> tuple[Ints, Floats, Floats]:
    """Borders between neighbours as (pairs, start, end); far helpers make every border finite."""
    middle = (xy.min(axis=0) + xy.max(axis=0)) / 2
    far = 8 * (float(np.ptp(xy, axis=0).max()) + reach) + 1.0
    corners = middle + far * np.array([[1, 0], [0, 1], [-1, 0], [0, -1]], dtype=np.float64)
    diagram = Voronoi(np.vstack([xy, corners]))
    ridges = diagram.ridge_vertices  # pairs in Python lists: a flat walk is faster than asarray
    vertices = np.fromiter(chain.from_iterable(ridges), np.int64, 2 * len(ridges)).reshape(-1, 2)
    real = (diagram.ridge_points < len(xy)).all(axis=1) & (vertices >= 0).all(axis=1)
    pairs = diagram.ridge_points[real].astype(np.int64)
    ends = diagram.vertices[vertices[real]].reshape(-1, 2, 2)
    return pairs, ends[:, 0], ends[:, 1]


def _chord(xy: Floats, pairs: Ints, start: Floats, end: Floats, radius: Floats) -> tuple[Floats, Floats]:
    """The share of each border within a distance of its two places, as (low, high); low >= high: none.

    Reckoned from the middle between the two places, so that it comes out alike for both.
    """
    one, two = xy[pairs[:, 0]], xy[pairs[:, 1]]
    along = end - start
    length = np.einsum("ij,ij->i", along, along)
    with np.errstate(divide="ignore", invalid="ignore"):
        foot = np.einsum("ij,ij->i", along, (one + two) / 2 - start) / length
        half = np.sqrt((radius**2 - np.einsum("ij,ij->i", one - two, one - two) / 4) / length)
        low, high = np.clip(foot - half, 0, 1), np.clip(foot + half, 0, 1)
    missed = ~np.isfinite(half) | ~np.isfinite(foot)
    return np.where(missed, 1.0, low), np.where(missed, 0.0, high)


def _points(start: Floats, end: Floats, share: Floats) -> Floats:
    exact = np.where(share[:, None] == 1, end, start + share[:, None] * (end - start))
    return np.where(share[:, None] == 0, start, exact)


def _oriented(xy: Floats, place: Ints, other: Ints, first: Floats, last: Floats) -> _Edges:
    a, b = first - xy[place], last - xy[place]
    turned = (a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0] < 0)[:, None]
    first, last = np.where(turned, last, first), np.where(turned, first, last)
    middle = (first + last) / 2 - xy[place]
    angle = np.arctan2(middle[:, 1], middle[:, 0])
    order = np.argsort(10.0 * place + angle, kind="stable")  # by place, then by angle
    return _Edges(place[order], other[order], first[order], last[order], angle[order])


def _polygons(xy: Floats, radius: Floats, edges: _Edges, steps: int) -> npt.NDArray[Any]:
    polygons = np.empty(len(xy), dtype=object)
    bounds = np.searchsorted(edges.place, np.arange(len(xy) + 1))
    lonely = np.flatnonzero(bounds[1:] == bounds[:-1])
    for place in lonely:
        polygons[place] = shapely.Polygon(_arc(xy[place], radius[place], -np.pi, np.pi, steps))
    rest = np.flatnonzero(bounds[1:] > bounds[:-1])
    if len(rest) == 0:
        return polygons
    points, owners = _outline(xy, radius, edges, steps)
    rings = shapely.linearrings(points, indices=np.searchsorted(rest, owners))
    polygons[rest] = shapely.polygons(rings)
    return polygons


def _outline(xy: Floats, radius: Floats, edges: _Edges, steps: int) -> tuple[Floats, Ints]:
    """The corners of all cells that have a border, one after the other, and whose they are."""
    following = np.arange(1, len(edges.place) + 1)
    starts = np.flatnonzero(np.r_[True, edges.place[1:] != edges.place[:-1]])
    lasts = np.r_[starts[1:] - 1, len(edges.place) - 1]
    following[lasts] = starts
    arcs, owners = _arcs(xy, radius, edges, following, steps)
    gap = ~np.all(edges.last == edges.first[following], axis=1)
    index = np.arange(len(edges.place))
    # Corners in order: an edge's first point, its last point (where an arc follows), the arc's points.
    points = np.vstack([edges.first, edges.last[gap], arcs])
    edge = np.concatenate([index, index[gap], owners])
    rank = np.concatenate([np.zeros(len(index)), np.ones(int(gap.sum())), np.full(len(owners), 2.0)])
    order = np.lexsort((np.arange(len(edge)), rank, edge))
    return _clean(points[order], edges.place[edge[order]])


def _arcs(xy: Floats, radius: Floats, edges: _Edges, following: Ints, steps: int) -> tuple[Floats, Ints]:
    centre = xy[edges.place]
    a, b = edges.last - centre, edges.first[following] - centre
    begin, finish = np.arctan2(a[:, 1], a[:, 0]), np.arctan2(b[:, 1], b[:, 0])
    finish = np.where(finish < begin, finish + 2 * np.pi, finish)
    gap = ~np.all(edges.last == edges.first[following], axis=1)
    step = 2 * np.pi / steps
    # Corners lie at whole multiples of one step, so that they do not depend on where the arc begins.
    low, high = np.floor(begin / step).astype(np.int64) + 1, np.ceil(finish / step).astype(np.int64) - 1
    count = np.where(gap, np.maximum(high - low + 1, 0), 0)
    owners = np.repeat(np.arange(len(count)), count)
    nth = np.arange(len(owners)) - np.repeat(np.cumsum(count) - count, count)
    angle = (low[owners] + nth) * step
    ring = radius[edges.place[owners]][:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return centre[owners] + ring, owners


def _arc(centre: Floats, radius: float, begin: float, end: float, steps: int) -> Floats:
    angle = np.linspace(begin, end, steps, endpoint=False)
    return centre + radius * np.column_stack([np.cos(angle), np.sin(angle)])


def _clean(points: Floats, owners: Ints) -> tuple[Floats, Ints]:
    """Without corners that repeat the one before them."""
    same = np.r_[False, np.all(points[1:] == points[:-1], axis=1) & (owners[1:] == owners[:-1])]
    return points[~same], owners[~same]
