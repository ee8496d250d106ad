"""Choosing one place for each name of a report, with the reasons kept.

Every name has one sense in a report unless the text itself says otherwise ("Tripoli, Lebanon"). A candidate's score
adds: how large it is, whether the name is its main one, what the text says it lies in, which kind of place the words
ask for, and how much of the rest of the report lies in the same country, province and neighbourhood.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.index import Match, PlaceIndex
from geo.measure import distance_km
from geo.place import Candidate, Place
from geo.segment import Quality

__all__ = ["Choice", "Query", "resolve"]

MOST = 24
"""Candidates weighed a name: the largest ones, and all that lie where the text says."""

_KIND_PRIOR = {
    "country": 8.5,
    "region": 6.0,
    "admin": 5.1,
    "county": 3.6,
    "water": 4.0,
    "relief": 4.0,
    "airport": 3.0,
}
_NEAR_KM = 150.0


@dataclass(slots=True, kw_only=True)
class Query:
    """One name of the report: its rows, how often it stands there, and what its words ask for.

    `within` holds country codes, province codes or place ids that the text says contain it; `kinds` the kinds that a
    noun beside it asks for.
    """

    key: str
    matches: Sequence[Match]
    count: int = 1
    within: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    weight: float = 1.0


@dataclass(slots=True, kw_only=True)
class Choice:
    """What was chosen, with all candidates in order; `margin` is the lead over the best other place far from it."""

    candidates: tuple[Candidate, ...]
    confidence: float


@dataclass(slots=True)
class _Scored:
    place: Place
    base: float
    reasons: list[str] = field(default_factory=list)
    score: float = 0.0


@dataclass(slots=True)
class _Focus:
    """Where the report's names lie, as shares that sum to one."""

    countries: dict[str, float]
    provinces: dict[str, float]
    points: list[tuple[str, float, float, float]]


def resolve(queries: Sequence[Query], index: PlaceIndex, *, most: int = 5) -> list[Choice]:
    """A choice for each query, in order, with up to `most` candidates. Every query needs at least one match."""
    weighed = [_candidates(query, index) for query in queries]
    for rows in weighed:
        _settle(rows, None, "")
    for _ in range(2):
        focus = _focus(queries, weighed)
        for query, rows in zip(queries, weighed, strict=True):
            _settle(rows, focus, query.key)
    return [_choice(rows, most) for rows in weighed]


def _candidates(query: Query, index: PlaceIndex) -> list[_Scored]:
    matches = query.matches
    if len(matches) > MOST and not query.within:
        matches = sorted(matches, key=lambda m: (-int(index.population[m.row]), m.row))[:MOST]
    rows = [_weigh(query, match, index.place(match.row)) for match in matches]
    rows.sort(key=lambda row: -row.base)
    return rows[:MOST]


def _weigh(query: Query, match: Match, place: Place) -> _Scored:
    row = _Scored(place, _KIND_PRIOR.get(place.kind, math.log10(place.population + 300)))
    row.reasons.append(f"population {place.population:,}" if place.population else f"kind {place.kind}")
    if match.quality is Quality.OTHER:
        row.base -= 0.5
    elif match.quality is Quality.SHORT:
        row.base -= 0.8
    elif match.quality is Quality.LOOSE:
        row.base -= 1.0
        row.reasons.append("spelt a little differently")
    if query.within:
        if _contained(place, query.within):
            row.base += 5.0
            row.reasons.append("lies where the text says")
        else:
            row.base -= 1.0
    if query.kinds:
        if place.kind in query.kinds:
            row.base += 4.0
            row.reasons.append(f"a {place.kind}, as the words ask")
        else:
            row.base -= 2.0
    return row


def _contained(place: Place, within: frozenset[str]) -> bool:
    own = {place.country, place.admin1_code and f"admin1:{place.admin1_code}", place.parent_id}
    return not within.isdisjoint(own - {place.id})


def _settle(rows: list[_Scored], focus: _Focus | None, key: str) -> None:
    for row in rows:
        row.score = row.base
        if focus is not None:
            row.score += _support(row.place, focus, key)
    rows.sort(key=lambda row: (-row.score, row.place.id))


def _support(place: Place, focus: _Focus, key: str) -> float:
    if place.kind in ("country", "region"):
        return 1.5 * focus.countries.get(place.country or "", 0.0)
    support = 2.0 * focus.countries.get(place.country or "", 0.0)
    if place.admin1_code:
        support += 2.0 * focus.provinces.get(place.admin1_code, 0.0)
    near = sum(
        weight * math.exp(-distance_km(place.lat, place.lon, lat, lon) / _NEAR_KM)
        for other, lat, lon, weight in focus.points
        if other != key
    )
    return support + 1.5 * min(1.0, 2 * near)


def _focus(queries: Sequence[Query], weighed: Sequence[list[_Scored]]) -> _Focus:
    countries: dict[str, float] = defaultdict(float)
    provinces: dict[str, float] = defaultdict(float)
    points: list[tuple[str, float, float, float]] = []
    for query, rows in zip(queries, weighed, strict=True):
        for share, row in _shares(rows):
            weight = share * query.weight * (1 + math.log(query.count))
            place = row.place
            if place.country:
                countries[place.country] += weight
            if place.admin1_code:
                provinces[place.admin1_code] += weight
            if place.kind not in ("country", "region", "admin") and share > 0.5:
                points.append((query.key, place.lat, place.lon, weight))
    return _Focus(_normal(countries), _normal(provinces), _normal_points(points))


def _shares(rows: list[_Scored]) -> list[tuple[float, _Scored]]:
    top = rows[:5]
    weights = [math.exp(2.0 * (row.score - top[0].score)) for row in top]
    total = sum(weights)
    return [(weight / total, row) for weight, row in zip(weights, top, strict=True)]


def _normal(weights: dict[str, float]) -> dict[str, float]:
    total = sum(weights.values()) or 1.0
    return {key: weight / total for key, weight in weights.items()}


def _normal_points(points: list[tuple[str, float, float, float]]) -> list[tuple[str, float, float, float]]:
    total = sum(point[3] for point in points) or 1.0
    heaviest = sorted(points, key=lambda point: -point[3])[:20]
    return [(key, lat, lon, weight / total) for key, lat, lon, weight in heaviest]


def _choice(rows: list[_Scored], most: int) -> Choice:
    best = rows[0]
    # A candidate close by (the city and its province) is no rival for where this is.
    far = [r for r in rows[1:] if distance_km(best.place.lat, best.place.lon, r.place.lat, r.place.lon) > 50]
    margin = best.score - far[0].score if far else 4.0
    confidence = 1 / (1 + math.exp(-(margin * 1.2 + 0.3)))
    top = rows[:most]
    candidates = tuple(
        Candidate(
            place=row.place,
            score=round(share, 3),
            why="; ".join([*row.reasons, f"score {row.score:.1f}"]),
        )
        for share, row in (
            (math.exp(r.score - best.score) / sum(math.exp(s.score - best.score) for s in top), r)
            for r in top
        )
    )
    return Choice(candidates=candidates, confidence=round(min(0.99, confidence), 3))
