"""Seeds of zones: places with a state, and settlements inside an area of which a state is said.

A statement on a district, province, region or country is taken over, at less weight, by the settlements in
it; towns and quarters of which something is said themselves keep their own. Areas whose places nobody
names ("dozens of nearby towns") give no seed: which towns these are is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import shapely
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

from geo.place import Place
from layers.control_state import State
from layers.geodesic import metres_between
from layers.history import History, state_at
from layers.outlines import Gazetteer, Outlines
from layers.settings import Settings
from layers.sphere import on_sphere, straight_m

__all__ = ["LEVELS", "Seed", "level_of", "outside_towns", "seed_of", "seeds_at", "settlements_in"]

LEVELS = ("quarter", "place", "district", "province", "region", "country")
"""What a statement speaks of, from the narrowest to the widest."""


_CORE = 0.75
"""Share of the radius of a part of a country. The radius is that of a disc around nearly all of the part, and the
part has no line where it ends: what lies at the disc's rim may as well be outside, and is left blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A place that colours its surroundings.

    Attributes
    ----------
    level
        One of `LEVELS`: what the statement speaks of.
    area
        The id of the area that was spoken of; None for a statement on the place itself.
    outline
        Where the cell is cut besides its country (a province's outline), in degrees, or None.
    weight
        The share of a town statement's weight, by level.
    """

    place: Place
    state: State
    level: str
    area: str | None
    outline: BaseGeometry | None
    weight: float


def seeds_at(
    known: Iterable[History],
    moment: datetime | None,
    *,
    outlines: Outlines,
    gazetteer: Gazetteer,
    numbers: Settings,
) -> tuple[Seed, ...]:
    """All seeds at a moment, each place once: its own state, else that of the narrowest area around it."""
    seeds: dict[str, Seed] = {}
    areas: list[tuple[str, Place, State]] = []
    for history in known:
        level, state = level_of(history.place), state_at(history, moment)
        if level is None or state is None:
            continue
        if level in {"quarter", "place"}:
            seeds[history.place.id] = seed_of(history.place, state, level, numbers)
        else:
            areas.append((level, history.place, state))
    areas.sort(key=lambda area: (LEVELS.index(area[0]), area[1].radius_m, area[1].id))
    towns = [seed.place for seed in seeds.values() if seed.level == "place"]
    for level, area, state in areas:
        for place, outline in outside_towns(settlements_in(level, area, outlines, gazetteer), towns):
            if place.id not in seeds:
                seeds[place.id] = seed_of(place, state, level, numbers, area=area.id, outline=outline)
    return tuple(seeds.values())


def level_of(place: Place) -> str | None:
    """What a statement on a place speaks of, or None where it says nothing of any place on the map."""
    if place.kind in {"relative", "water"}:
        return None
    if place.kind == "part" and place.precision not in {"exact", "landmark", "neighbourhood", "settlement"}:
        return None  # a hospital somewhere in a province says nothing of the province
    narrow = {"exact": "quarter", "landmark": "quarter", "neighbourhood": "quarter", "settlement": "place"}
    return narrow.get(place.precision, place.precision)


def seed_of(
    place: Place,
    state: State,
    level: str,
    numbers: Settings,
    *,
    area: str | None = None,
    outline: BaseGeometry | None = None,
) -> Seed:
    """A seed with the weight of its level."""
    weights = {
        "district": numbers.weight_district,
        "province": numbers.weight_province,
        "region": numbers.weight_region,
        "country": numbers.weight_country,
    }
    weight = weights.get(level, numbers.weight_town)
    return Seed(place=place, state=state, level=level, area=area, outline=outline, weight=weight)


def outside_towns(
    found: list[tuple[Place, BaseGeometry | None]], towns: Sequence[Place]
) -> list[tuple[Place, BaseGeometry | None]]:
    """Without the settlements inside the radius of a town that is spoken of: they are parts of it."""
    if not found or not towns:
        return found
    tree = cKDTree(on_sphere([place.lat for place, _ in found], [place.lon for place, _ in found]))
    centres = on_sphere([town.lat for town in towns], [town.lon for town in towns])
    reach = straight_m(np.array([town.radius_m for town in towns], dtype=np.float64))
    taken = {n for near in tree.query_ball_point(centres, reach) for n in near}
    own = {town.id for town in towns}
    return [pair for n, pair in enumerate(found) if n not in taken or pair[0].id in own]


def settlements_in(
    level: str, area: Place, outlines: Outlines, gazetteer: Gazetteer
) -> list[tuple[Place, BaseGeometry | None]]:
    """The settlements that a statement on an area speaks of, and the outline that their cells are cut at."""
    if level == "country":
        code = area.country or area.id.removeprefix("country:")
        return [(place, None) for place in _inside(gazetteer, "country", code)]
    found: list[tuple[Place, BaseGeometry | None]] = []
    for code in _provinces(area, outlines):
        outline = outlines.admin1(code) if level != "district" else None
        found += [(place, outline) for place in _inside(gazetteer, "admin1_code", code)]
    if level == "region" or area.id.startswith("admin1:"):
        return found
    return [(place, outline) for place, outline in found if _within(place, area)]


def _provinces(area: Place, outlines: Outlines) -> list[str]:
    """ISO 3166-2 codes of the provinces that an area means.

    A province or what lies in one means that one; a part of a country means the provinces whose middle lies
    in its core (`_CORE`).
    """
    if area.id.startswith("admin1:"):
        return [area.id.removeprefix("admin1:")]
    if area.precision != "region":
        return [area.admin1_code] if area.admin1_code else []
    if area.country is None:
        return []
    codes = [place_id.removeprefix("admin1:") for place_id in outlines.ids_of("admin1", area.country)]
    return [
        code for code in codes if (shape := outlines.admin1(code)) is not None and _middle_in(shape, area)
    ]


def _middle_in(shape: BaseGeometry, area: Place) -> bool:
    middle = shapely.centroid(shape)
    return _metres(middle.y, middle.x, area) <= _CORE * area.radius_m


def _within(place: Place, area: Place) -> bool:
    return _metres(place.lat, place.lon, area) <= area.radius_m


def _metres(lat: float, lon: float, area: Place) -> float:
    return metres_between((area.lat, area.lon), (lat, lon))


def _inside(gazetteer: Gazetteer, column: str, value: str) -> Sequence[Place]:
    rows = gazetteer.where(column, value)
    return [place for place in gazetteer.places(rows) if place.precision == "settlement"]
