"""Country lines: which country each seed lies in, and the outline that its zones are cut at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

from layers.outlines import Outlines
from layers.projection import Plane
from layers.seeds import LEVELS, Seed
from layers.settings import Settings
from layers.sphere import on_sphere

__all__ = ["Ground", "grounds_of"]

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The seeds of one country on a plane in metres, and what their zones are cut at, in degrees.

    `inside` is the outline to stay in, `outside` what to keep out of; None cuts nothing. Cutting is done in
    degrees, where neighbouring outlines share their borders exactly.
    """

    plane: Plane
    seeds: tuple[Seed, ...]
    xy: Floats
    inside: BaseGeometry | None
    outside: BaseGeometry | None

    def clipped(self, shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
        """Shapes in degrees, cut at the outline; those that lie wholly inside come back as they are."""
        if not shapes or (self.inside is None and self.outside is None):
            return list(shapes)
        cut = np.array(shapes, dtype=object)
        if self.inside is not None:
            shapely.prepare(self.inside)
            over = ~shapely.contains_properly(self.inside, cut)
            cut[over] = shapely.intersection(cut[over], self.inside)
        if self.outside is not None:
            cut = shapely.difference(cut, self.outside)
        return list(cut)


def grounds_of(seeds: Sequence[Seed], outlines: Outlines, numbers: Settings) -> list[Ground]:
    """Share the seeds out among countries; those that lie in none are one more group.

    A seed belongs to its country where that outline holds it or comes within `shore_m` of it (outlines are
    generalised), else to the country in play that holds it.
    """
    seeds = _one_a_point(seeds)
    if not seeds:
        return []
    lonlat = np.array([(seed.place.lon, seed.place.lat) for seed in seeds], dtype=np.float64)
    shapes = _in_play(seeds, outlines)
    owner = _owners(seeds, lonlat, shapes, numbers)
    grounds = []
    for country, outline in shapes.items():
        chosen = np.flatnonzero(owner == country)
        if len(chosen):
            others = [shape for code, shape in shapes.items() if code != country]
            members = [seeds[n] for n in chosen]
            grounds.append(_country_ground(members, lonlat[chosen], outline, others, numbers))
    loose = _clusters(np.flatnonzero(owner == ""), seeds, numbers)
    land = list(shapes.values())
    return grounds + [_open_ground([seeds[n] for n in rest], lonlat[rest], land, numbers) for rest in loose]


def _clusters(
    rest: npt.NDArray[np.intp], seeds: Sequence[Seed], numbers: Settings
) -> list[npt.NDArray[np.intp]]:
    """Seeds that lie in no country, apart where their cells cannot meet: each group has a plane of its own."""
    if not len(rest):
        return []
    places = [seeds[n].place for n in rest]
    reach = 2.1 * _reach([seeds[n] for n in rest], numbers)
    tree = cKDTree(on_sphere([place.lat for place in places], [place.lon for place in places]))
    pairs = tree.query_pairs(reach, output_type="ndarray")
    links = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(rest), len(rest)))
    labels = connected_components(links, directed=False)[1]
    return [rest[labels == label] for label in range(int(labels.max()) + 1)]


def _one_a_point(seeds: Sequence[Seed]) -> list[Seed]:
    """Without seeds at the position of another (to a decimetre): the narrower statement stays."""
    spots = _spots(seeds)
    if len(np.unique(spots)) == len(seeds):
        return list(seeds)
    kept: dict[int, Seed] = {}
    order = sorted(range(len(seeds)), key=lambda n: (LEVELS.index(seeds[n].level), seeds[n].place.id))
    for n in order:
        kept.setdefault(int(spots[n]), seeds[n])
    return list(kept.values())


def _spots(seeds: Sequence[Seed]) -> npt.NDArray[np.int64]:
    """A number a position, in steps of 1e-6 degrees; quarters apart from towns."""
    table = np.array([(s.place.lat, s.place.lon, s.level == "quarter") for s in seeds], dtype=np.float64)
    lat, lon = np.round(table.reshape(-1, 3)[:, :2] * 1e6).astype(np.int64).T
    coded: npt.NDArray[np.int64] = (lat * 1_000_000_000 + lon) * 2 + table.reshape(-1, 3)[:, 2].astype(
        np.int64
    )
    return coded


def _in_play(seeds: Sequence[Seed], outlines: Outlines) -> dict[str, BaseGeometry]:
    codes = sorted({seed.place.country for seed in seeds if seed.place.country})
    return {code: shape for code in codes if (shape := outlines.country(code)) is not None}


def _owners(
    seeds: Sequence[Seed], lonlat: Floats, shapes: dict[str, BaseGeometry], numbers: Settings
) -> npt.NDArray[np.object_]:
    own = np.array([seed.place.country or "" for seed in seeds], dtype=object)
    owner = np.full(len(seeds), "", dtype=object)
    points = np.asarray(shapely.points(lonlat), dtype=object)
    for country, outline in shapes.items():
        shapely.prepare(outline)
        inside = shapely.contains_xy(outline, lonlat[:, 0], lonlat[:, 1])
        near = np.flatnonzero((own == country) & ~inside)
        degrees = numbers.shore_m / 111_000
        close = near[shapely.distance(points[near], outline) <= degrees] if len(near) else near
        owner[inside & ((owner == "") | (own == country))] = country
        owner[close] = country
    return owner


def _country_ground(
    seeds: list[Seed],
    lonlat: Floats,
    outline: BaseGeometry,
    others: Sequence[BaseGeometry],
    numbers: Settings,
) -> Ground:
    plane = Plane.of_outline(outline)
    xy = plane.metres(lonlat)
    near = _around(outline, lonlat, _reach(seeds, numbers))
    off = xy[~shapely.intersects_xy(outline, lonlat[:, 0], lonlat[:, 1])]
    if len(off):
        # A port just off its generalised coast gets a little sea, but no neighbour's land.
        discs = plane.to_degrees([shapely.Point(x, y).buffer(numbers.shore_disc_m) for x, y in off])
        land = [_around(shape, lonlat, _reach(seeds, numbers)) for shape in others]
        near = shapely.union_all(
            [near, shapely.difference(shapely.union_all(discs), shapely.union_all(land))]
        )
    return Ground(plane=plane, seeds=tuple(seeds), xy=xy, inside=near, outside=None)


def _open_ground(
    seeds: list[Seed], lonlat: Floats, shapes: Iterable[BaseGeometry], numbers: Settings
) -> Ground:
    plane = Plane.of_points(lonlat)
    near = [_around(shape, lonlat, _reach(seeds, numbers)) for shape in shapes]
    land = [shape for shape in near if not shapely.is_empty(shape)]
    outside = shapely.union_all(land) if land else None
    return Ground(plane=plane, seeds=tuple(seeds), xy=plane.metres(lonlat), inside=None, outside=outside)


def _reach(seeds: Sequence[Seed], numbers: Settings) -> float:
    """The farthest, in metres, that a cell of these seeds may reach."""
    wide = (seed.place.radius_m for seed in seeds if seed.level in {"quarter", "place"})
    return max(numbers.cut_m, numbers.cut_area_m, *wide)


def _around(outline: BaseGeometry, lonlat: Floats, reach_m: float) -> BaseGeometry:
    """The part of an outline that cells can reach: a long coast elsewhere costs nothing."""
    (west, south), (east, north) = lonlat.min(axis=0), lonlat.max(axis=0)
    up = 2 * reach_m / 111_000 + 0.1
    across = up / max(np.cos(np.radians(min(max(abs(south), abs(north)) + up, 89.0))), 0.02)
    near = shapely.clip_by_rect(outline, west - across, south - up, east + across, north + up)
    return near if shapely.is_valid(near) else shapely.make_valid(near)
