"""Borders: "the border with Turkey", "the Lebanese-Syrian border", "the border between Armenia and
Azerbaijan".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import shapely

from geo.hits import Hit
from geo.index import PlaceIndex
from geo.measure import distances_km
from geo.phrases import derived_hit
from geo.place import Place
from geo.tokens import Token

__all__ = ["add_borders"]

_BORDER = frozenset({"border", "borders", "frontier"})
_NOT_LINES = frozenset(
    "crossing crossings guard guards police post posts gate town city force forces patrol control".split()
)


def add_borders(hits: list[Hit], tokens: Sequence[Token], index: PlaceIndex) -> list[Hit]:
    """The hits, with those that only say whose border is meant replaced by the border."""
    made = list(hits)
    for at, token in enumerate(tokens):
        if token.key not in _BORDER or _is_crossing(tokens, at):
            continue
        beside = _beside(at, made, tokens)
        sides = list(dict.fromkeys(h.place.country for h in beside if h.place and h.place.country))
        if len(sides) == 1:
            other = _spoken_of(made, at, sides[0], index)
            sides += [other] if other else []
        place = border(index, sides[0], sides[1]) if len(sides) == 2 and sides[0] and sides[1] else None
        if place is None:
            continue
        first = min(at, *(h.first for h in beside))
        last = max(at, *(h.last for h in beside))
        hit = derived_hit(beside[0], first, last, place, f"the common {place.name}")
        hit.inside = None
        made = [h for h in made if h.last < first or h.first > last]
        made.append(hit)
        made.sort(key=lambda h: h.first)
    return made


def _is_crossing(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].gap in " -" and tokens[at + 1].key in _NOT_LINES


def _beside(at: int, hits: Sequence[Hit], tokens: Sequence[Token]) -> list[Hit]:
    """Countries and demonyms right before the word, or after "with", "between" and "and"."""
    countries = [h for h in hits if h.place and (h.place.kind == "country")]
    before = [
        h for h in countries if h.last == at - 1 and tokens[at].gap == " " and not tokens[h.last].possessive
    ]
    if before:
        pair = [h for h in countries if h.last == before[0].first - 1 and tokens[before[0].first].gap == "-"]
        return pair + before
    if at + 1 >= len(tokens) or tokens[at + 1].gap != " ":
        return []
    link = tokens[at + 1].key
    after = [h for h in countries if at + 2 <= h.first <= at + 3]
    if link == "with" and after:
        return after[:1]
    if link == "between" and after:
        second = [h for h in countries if h.first == after[0].last + 2 and tokens[h.first - 1].key == "and"]
        return after[:1] + second[:1]
    return []


def _spoken_of(hits: Sequence[Hit], at: int, side: str, index: PlaceIndex) -> str | None:
    """The neighbour of `side` that the report speaks of most, the nearest before winning ties."""
    near = [h.place.country for h in hits if h.place and h.place.country and h.place.country != side]
    before = [
        h.place.country for h in hits if h.last < at and h.place and h.place.country not in (None, side)
    ]
    counts = Counter(near)
    order = sorted(counts, key=lambda c: (-counts[c] - (c == (before[-1] if before else None)), c or ""))
    return next((c for c in order if c and border(index, side, c) is not None), None)


def border(index: PlaceIndex, one: str, two: str) -> Place | None:
    """The common border of two countries: its middle, with a radius that covers it; None without one."""
    first, second = sorted((one, two))
    return _border(index, first, second)


@lru_cache(maxsize=256)
def _border(index: PlaceIndex, one: str, two: str) -> Place | None:
    a, b = index.drawn_outline(f"country:{one}"), index.drawn_outline(f"country:{two}")
    names = [p.name if (p := index.by_id(f"country:{c}")) else c for c in (one, two)]
    if a is None or b is None or not shapely.intersects(a, b):
        return None
    line = shapely.intersection(shapely.boundary(a), shapely.boundary(b))
    points = shapely.get_coordinates(line)
    if line.length == 0 or not len(points):
        return None
    middle = line.interpolate(0.5, normalized=True) if line.geom_type == "LineString" else None
    centre = middle or shapely.Point(points[np.argmin(np.hypot(*(points - points.mean(axis=0)).T))])
    reach = distances_km(centre.y, centre.x, points[:, 1], points[:, 0])
    return Place(
        id=f"border:{one}-{two}",
        name=f"border of {names[0]} and {names[1]}",
        kind="relative",
        lat=float(centre.y),
        lon=float(centre.x),
        precision="region",
        radius_m=1000.0 * float(reach.max()) + 5000.0,
        country=one,
        parent_id=f"country:{one}",
    )
