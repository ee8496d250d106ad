"""Zones: cells of one holder and status, merged and cut at the stated distance and at borders.

Cells first, all of a country at once; `coverage_union` of those that belong together, their shared borders
simplified together; then the few zones are cut by the country's outline (and, for what is said of a province,
by the province's). Clipping each cell instead would take a hundred times as long. Small cells of quarters and
landmarks lie inside, cut out of what is around them. The zones of a country are a valid coverage: no
overlaps, borders exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

from layers.cells import cells_of
from layers.clip import Ground, grounds_of
from layers.outlines import Outlines
from layers.seeds import LEVELS, Seed
from layers.settings import Settings
from layers.smooth import merged

__all__ = ["SHOWN", "Key", "Zone", "key_of", "reach_m", "zones_of"]

SHOWN = frozenset({"held", "claimed", "contested"})
"""Statuses that colour the map. An advance is no control, and who lost a place says not who holds it:
such places keep their cell, but it stays blank."""

SNAP = 1e-8
"""Degrees, about a millimetre, within which corners of neighbours become one; the same everywhere, so that
far places do not matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """One area of one holder and status: a (Multi)Polygon in degrees with right-hand rings."""

    shape: BaseGeometry
    level: str
    status: str
    seeds: tuple[Seed, ...]


Key = Callable[[Seed], "tuple[Any, ...] | None"]
"""What must be alike for two cells to merge; None for a cell that stays blank."""


def zones_of(
    seeds: Iterable[Seed], *, outlines: Outlines, numbers: Settings, key: Key | None = None
) -> tuple[Zone, ...]:
    """The zones that some seeds make, in a stable order; cells of one `key` merge (by default `key_of`)."""
    found: list[Zone] = []
    for ground in grounds_of(tuple(seeds), outlines, numbers):
        found += _country_zones(ground, numbers, key or key_of)
    return tuple(
        sorted(found, key=lambda zone: (LEVELS.index(zone.level), zone.status, zone.seeds[0].place.id))
    )


def _country_zones(ground: Ground, numbers: Settings, key: Key) -> list[Zone]:
    radius = _cuts(ground, numbers)
    quarter = np.array([seed.level == "quarter" for seed in ground.seeds], dtype=bool)
    small, small_members, holes = _level_zones(ground, key, quarter & (radius > 0), radius, numbers, 0.0)
    wide, wide_members, _ = _level_zones(ground, key, ~quarter, radius, numbers, numbers.simplify_m)
    if wide and len(holes):
        around = shapely.coverage_union_all(ground.plane.to_degrees(holes))
        wide = list(shapely.difference(wide, around))
    members = [*small_members, *wide_members]
    shapes = _polygons_only(ground.clipped([*small, *wide]))
    exact = _exact(_inside_provinces(shapes, members))
    return [
        Zone(shape=shape, level=seeds[0].level, status=seeds[0].state.status, seeds=seeds)
        for shape, seeds in zip(shapely.orient_polygons(exact), members, strict=True)
        if not shapely.is_empty(shape)
    ]


def _level_zones(
    ground: Ground,
    key: Key,
    level: npt.NDArray[np.bool_],
    radius: npt.NDArray[np.float64],
    numbers: Settings,
    tolerance: float,
) -> tuple[list[BaseGeometry], list[tuple[Seed, ...]], npt.NDArray[Any]]:
    """Shapes in degrees, the seeds of each, and all cells in metres, blank ones too; of quarters or of all else.

    Quarters are small: their outlines are not simplified.
    """
    chosen = np.flatnonzero(level)
    cells = cells_of(ground.xy[chosen], radius[chosen], steps=int(numbers.arc_steps))
    seeds = [ground.seeds[n] for n in chosen]
    keys = [key(seed) for seed in seeds]
    groups = [inside for inside in _alike(seeds, keys, cells.borders) if keys[inside[0]] is not None]
    if not groups:
        return [], [], cells.polygons
    shapes = merged(cells, groups, ground.xy[chosen], tolerance)
    members = [tuple([seeds[n] for n in inside]) for inside in groups]
    return list(ground.plane.to_degrees(np.array(shapes, dtype=object))), members, cells.polygons


def _cuts(ground: Ground, numbers: Settings) -> npt.NDArray[np.float64]:
    """Where each cell is cut, in metres; a city wider than the stated distance is not cut down.

    A quarter or landmark has its own radius, but never so much of it that it would take the point of the
    town around it; at the very point of the town it gets no cell.
    """
    quarter = np.array([seed.level == "quarter" for seed in ground.seeds], dtype=bool)
    cuts = np.array([reach_m(seed, numbers) for seed in ground.seeds], dtype=np.float64)
    if quarter.any() and not quarter.all():
        apart = cKDTree(ground.xy[~quarter]).query(ground.xy[quarter])[0]
        cuts[quarter] = np.minimum(cuts[quarter], 0.9 * apart)
    return cuts


def reach_m(seed: Seed, numbers: Settings) -> float:
    """How far from a seed's place its cell may reach, in metres."""
    if seed.level == "quarter":
        return seed.place.radius_m
    return max(seed.place.radius_m, numbers.cut_m) if seed.level == "place" else numbers.cut_area_m


def _alike(
    seeds: Sequence[Seed], keys: Sequence[tuple[Any, ...] | None], borders: npt.NDArray[np.int64]
) -> list[npt.NDArray[Any]]:
    """The seeds whose cells merge, as arrays of their numbers."""
    if not seeds:
        return []
    labels = _labels(seeds, keys, borders)
    order = np.argsort(labels, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)


def _labels(
    seeds: Sequence[Seed], keys: Sequence[tuple[Any, ...] | None], borders: npt.NDArray[np.int64]
) -> npt.NDArray[Any]:
    """A number a seed: alike for neighbours of one holder and status, and for all that one area says."""
    numbered = {key: n for n, key in enumerate(dict.fromkeys(keys))}
    kinds = np.array([numbered[key] for key in keys])
    alike = borders[kinds[borders[:, 0]] == kinds[borders[:, 1]]] if len(borders) else borders
    links = [alike, _area_links(seeds, kinds)]
    ends = np.vstack([link for link in links if len(link)] or [np.empty((0, 2), dtype=np.int64)])
    graph = coo_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(seeds), len(seeds)))
    labels: npt.NDArray[Any] = connected_components(graph, directed=False)[1]
    return labels


def _area_links(seeds: Sequence[Seed], kinds: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    first: dict[int, int] = {}
    links = []
    for n, seed in enumerate(seeds):
        if seed.area is not None:
            links.append((first.setdefault(int(kinds[n]), n), n))
    return np.array(links, dtype=np.int64).reshape(-1, 2)


def key_of(seed: Seed) -> tuple[Any, ...] | None:
    """Level, status, all parties and the area spoken of; quarters and landmarks stay places of their own."""
    if seed.state.status not in SHOWN:
        return None
    own = seed.place.id if seed.level == "quarter" else seed.area
    held = seed.state.standings
    parties = (held[0].party.key,) if len(held) == 1 else tuple([one.party.key for one in held])
    return (seed.level, seed.state.status, parties, own)


def _inside_provinces(shapes: list[BaseGeometry], members: Sequence[tuple[Seed, ...]]) -> list[BaseGeometry]:
    cut = []
    for shape, seeds in zip(shapes, members, strict=True):
        outlines = list(
            {id(seed.outline): seed.outline for seed in seeds if seed.outline is not None}.values()
        )
        if outlines and not shapely.is_empty(shape):
            cut += _polygons_only([shapely.intersection(shape, shapely.union_all(outlines))])
        else:
            cut.append(shape)
    return cut


def _exact(shapes: list[BaseGeometry]) -> list[BaseGeometry]:
    """The same shapes with their shared borders made of the very same corners."""
    if len(shapes) < 2 or shapely.coverage_is_valid(shapes):
        return shapes
    return _polygons_only(list(shapely.coverage_clean(shapes, snapping_distance=SNAP)))  # type: ignore[attr-defined]


def _polygons_only(shapes: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    # Cuts may leave lines and points where shapes only touch.
    kept = []
    for shape in shapes:
        if shape.geom_type in {"Polygon", "MultiPolygon"}:
            kept.append(shape)
        else:
            parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
            kept.append(parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts))
    return kept
