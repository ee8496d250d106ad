"""Zones: cells of one holder and status, merged and cut at the stated distance and at borders.

Cells first, all of a country at once; `coverage_union` of those that belong together; then the few zones are
cut by the country's outline (and, for what is said of a province, by the province's). Clipping each cell
instead would take a hundred times as long. Small cells of quarters and landmarks lie inside, cut out of
what is around them. The zones of a country are a valid coverage: no overlaps, borders exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from shapely.geometry.base import BaseGeometry

from layers.cells import Cells, cells_of
from layers.clip import Ground, grounds_of
from layers.seeds import LEVELS, Seed
from layers.settings import Settings

__all__ = ["SHOWN", "Zone", "zones_of"]

SHOWN = frozenset({"held", "claimed", "contested"})
"""Statuses that colour the map. An advance is no control, and who lost a place says not who holds it:
such places keep their cell, but it stays blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """One area of one holder and status: a (Multi)Polygon in degrees with right-hand rings."""

    shape: BaseGeometry
    level: str
    status: str
    seeds: tuple[Seed, ...]


def zones_of(seeds: Iterable[Seed], *, outlines: Any, numbers: Settings) -> tuple[Zone, ...]:
    """The zones that some seeds make, in a stable order; see the module's text."""
    found: list[Zone] = []
    for ground in grounds_of(tuple(seeds), outlines, numbers):
        found += _country_zones(ground, numbers)
    return tuple(
        sorted(found, key=lambda zone: (LEVELS.index(zone.level), zone.status, zone.seeds[0].place.id))
    )


def _country_zones(ground: Ground, numbers: Settings) -> list[Zone]:
    small, small_members = _level_zones(ground, numbers, quarters=True)
    wide, wide_members = _level_zones(ground, numbers, quarters=False)
    if small:
        holes = shapely.union_all(_all_cells(ground, numbers))
        wide = list(shapely.difference(wide, holes))
    shapes = _polygons_only(ground.clipped([*small, *wide]))
    members = [*small_members, *wide_members]
    shapes = _exact(_inside_provinces(shapes, members, ground))
    degrees = shapely.orient_polygons(ground.plane.to_degrees(shapes))
    return [
        Zone(shape=shape, level=seeds[0].level, status=seeds[0].state.status, seeds=seeds)
        for shape, seeds in zip(degrees, members, strict=True)
        if not shapely.is_empty(shape)
    ]


def _all_cells(ground: Ground, numbers: Settings) -> npt.NDArray[Any]:
    chosen = [n for n, seed in enumerate(ground.seeds) if seed.level == "quarter"]
    return _cells(ground, chosen, numbers).polygons


def _cells(ground: Ground, chosen: Sequence[int], numbers: Settings) -> Cells:
    radius = np.array([cut_of(ground.seeds[n], numbers) for n in chosen], dtype=np.float64)
    return cells_of(ground.xy[list(chosen)], radius, steps=int(numbers.arc_steps))


def cut_of(seed: Seed, numbers: Settings) -> float:
    """The distance in metres at which a seed's cell is cut: its own radius for quarters and landmarks."""
    return seed.place.radius_m if seed.level == "quarter" else numbers.cut_m


def _level_zones(
    ground: Ground, numbers: Settings, *, quarters: bool
) -> tuple[list[BaseGeometry], list[tuple[Seed, ...]]]:
    chosen = [n for n, seed in enumerate(ground.seeds) if (seed.level == "quarter") == quarters]
    if not chosen:
        return [], []
    cells = _cells(ground, chosen, numbers)
    seeds = [ground.seeds[n] for n in chosen]
    labels = _labels(seeds, cells.borders)
    shapes, members = [], []
    for label in range(int(labels.max()) + 1):
        inside = np.flatnonzero(labels == label)
        if seeds[inside[0]].state.status in SHOWN:
            shapes.append(shapely.coverage_union_all(cells.polygons[inside]))
            members.append(tuple(seeds[n] for n in inside))
    return shapes, members


def _labels(seeds: Sequence[Seed], borders: npt.NDArray[np.int64]) -> npt.NDArray[Any]:
    """A number a seed: alike for neighbours of one holder and status, and for all that one area says."""
    keys = [key_of(seed) for seed in seeds]
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


def key_of(seed: Seed) -> tuple[Any, ...]:
    """What must be alike for two cells to merge: level, status, all parties, the area spoken of.

    Quarters and landmarks stay places of their own.
    """
    own = seed.place.id if seed.level == "quarter" else seed.area
    return (seed.level, seed.state.status, tuple(s.party.key for s in seed.state.standings), own)


def _inside_provinces(
    shapes: list[BaseGeometry], members: Sequence[tuple[Seed, ...]], ground: Ground
) -> list[BaseGeometry]:
    cut = []
    for shape, seeds in zip(shapes, members, strict=True):
        outlines = {id(seed.outline): seed.outline for seed in seeds if seed.outline is not None}
        if outlines and not shapely.is_empty(shape):
            projected = [ground.plane.to_metres(outline) for outline in outlines.values()]
            cut.append(_polygons_only([shapely.intersection(shape, shapely.union_all(projected))])[0])
        else:
            cut.append(shape)
    return cut


def _exact(shapes: list[BaseGeometry]) -> list[BaseGeometry]:
    """The same shapes with their shared borders made of the very same corners."""
    if len(shapes) < 2 or shapely.coverage_is_valid(shapes):
        return shapes
    return _polygons_only(list(shapely.coverage_clean(shapes)))  # type: ignore[attr-defined]


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
