"""Choosing one place for each name of a report, with the reasons kept.

Every name has one sense in a report unless the text itself says otherwise ("Tripoli, Lebanon"). A candidate's
score adds: how large it is, whether the name is its main one, what the text says it lies in, which kind of
place the words ask for, and how much of the rest of the report lies in the same country and province and
close by. Names support each other before any of them is settled: of the many Springfields and Salems of a
report, those that lie together win.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from geo.index import Match, PlaceIndex
from geo.measure import distance_km
from geo.namesakes import handicaps
from geo.place import Candidate, Place
from geo.segment import Quality
from geo.spelling import plain_key
from geo.words import words

__all__ = ["Choice", "Query", "resolve"]

MOST = 14
"""Candidates weighed a name: the largest ones, and all that lie where the text says."""

MOST_ROWS = 1500
"""Candidates of a whole report whose distances are compared: 1,500 by 1,500 takes 18 MB."""

NEAR_KM = 90.0
"""How fast the support of a neighbour fades."""

LONELY = 0.08
"""Support from neighbours of a place that has none within some 250 km."""

LEAST_POINTS = 4
"""Places of a report beside which one that is spelt otherwise must not lie alone."""

STRANGER = 5.7
"""Prior (half a million people) above which a place may stand alone in a report on another country."""

_AREAS = frozenset({"country", "region", "admin"})
_QUALITY = {Quality.OTHER: -0.4, Quality.FOREIGN: -2.5, Quality.SHORT: -0.8, Quality.LOOSE: -1.0}
_STRANGE, _STRANGE_BESIDE = 0.55, 0.3
"""What is left of the confidence in a small place of a country that the report does not speak of."""
_COUNTRY, _PROVINCE, _NEAR = 2.2, 1.8, 3.6
_BORDER = 0.5
"""What names in a country next door count for, beside those in the country itself: wars cross borders."""


@dataclass(slots=True, kw_only=True)
class Query:
    """One name of the report: its rows, how often it stands there, and what its words ask for.

    `within` holds the ids of those of its places that lie where the text says, `holding` the ids of areas that
    hold something else as the text says, `listed` the ids that are of one kind with the rest of a list; `kinds` the
    kinds that a noun beside it asks for.
    """

    key: str
    matches: Sequence[Match]
    count: int = 1
    within: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    weight: float = 1.0


@dataclass(slots=True, kw_only=True)
class Choice:
    """What was chosen, first of all candidates in order, and how sure that is (0 to 1)."""

    candidates: tuple[Candidate, ...]
    confidence: float


@dataclass(slots=True)
class _Scored:
    place: Place
    base: float
    reasons: list[str] = field(default_factory=list)
    score: float = 0.0
    share: float = 0.0
    near: float = 0.0
    main: bool = True


def resolve(queries: Sequence[Query], index: PlaceIndex, *, most: int = 5) -> list[Choice]:
    """A choice for each query, in order, with up to `most` candidates; each query needs a match."""
    weighed = [_candidates(query, index, max(most, MOST)) for query in queries]
    for rows in weighed:
        _share(rows)
    near = _Neighbours(weighed)
    for _ in range(3):
        focus = _Focus(queries, weighed)
        closeness = near.support(weighed, queries)
        for n, (query, rows) in enumerate(zip(queries, weighed, strict=True)):
            mass = query.weight * (1 + math.log(query.count))
            for row, value in zip(rows, closeness[n], strict=True):
                row.near = value
                row.score = row.base + focus.support(n, row.place, mass) + _NEAR * value
        for rows in weighed:
            _share(rows)
    mass = sum(query.weight for query in queries)
    points = sum(max(rows, key=lambda row: row.share).place.kind not in _AREAS for rows in weighed)
    return [
        _choice(sorted(rows, key=lambda r: (-r.score, r.place.id)), most, mass, _least_near(query, points))
        for query, rows in zip(queries, weighed, strict=True)
    ]


def _least_near(query: Query, points: int) -> float:
    """How near others of the report must be: "the Old City" is one close by, near misses lie not alone far off."""
    if query.key in words().nouns:
        return 0.5
    missed = all(match.quality is Quality.LOOSE for match in query.matches)
    return LONELY if missed and points >= LEAST_POINTS else 0.0


def _candidates(query: Query, index: PlaceIndex, most: int) -> list[_Scored]:
    matches = query.matches
    if len(matches) > most and not query.within:
        matches = sorted(matches, key=lambda m: (-prior(*index.kind_and_people(m.row)), m.row))[:most]
    rows = [_weigh(query, match, index.place(match.row)) for match in matches]
    namesakes = [(row.place, match.quality) for row, match in zip(rows, matches, strict=True)]
    for row, lost in zip(rows, handicaps(query.key, namesakes), strict=True):
        row.base -= lost
    rows.sort(key=lambda row: (-row.base, row.place.id))
    for row in rows:
        row.score = row.base
    return rows[:most]


def prior(kind: str, population: int) -> float:
    """How likely a place is meant before anything is known: the logarithm of its people, by kind."""
    size = math.log10(population + 300)
    if kind == "country":
        return 1.0 + size
    if kind == "region":
        return 8.0
    if kind == "admin":
        return max(3.0, size - 1.2)
    return {"county": 4.0, "district": 2.4, "water": 4.0, "relief": 4.0, "airport": 3.0}.get(kind, size)


def _weigh(query: Query, match: Match, place: Place) -> _Scored:
    row = _Scored(place, prior(place.kind, place.population) + _QUALITY.get(match.quality, 0.0))
    row.main = match.quality is Quality.MAIN
    row.reasons.append(f"population {place.population:,}" if place.population else f"kind {place.kind}")
    if match.quality is Quality.LOOSE:
        alike = fuzz.ratio(plain_key(query.key), plain_key(place.name)) / 100
        row.base += 4.0 * (alike - 0.7)
        row.reasons.append(f"spelt a little differently ({alike:.0%} alike)")
    if words().preferred.get(query.key) == place.id:
        row.base += 4.0
        row.reasons.append("what reports mean by this name")
    if query.within:
        inside = place.id in query.within
        row.base += 5.0 if inside else -1.0
        if inside:
            row.reasons.append("lies where the text says")
    if query.holding:
        row.base += 3.0 if place.id in query.holding else -1.0
    if place.id in query.listed:
        row.base += 4.0
        row.reasons.append("of one kind with the rest of its list")
    if query.kinds:
        # "Kyiv Oblast" is not the city that is a division of its own.
        fits = place.kind in query.kinds and not (place.kind == "admin" and place.precision == "district")
        row.base += 4.0 if fits else -2.0
        if fits:
            row.reasons.append(f"a {place.kind}, as the words ask")
    return row


def _share(rows: list[_Scored]) -> None:
    best = max(row.score for row in rows)
    for row in rows:
        row.share = math.exp(1.5 * (row.score - best))
    total = sum(row.share for row in rows)
    for row in rows:
        row.share /= total


class _Focus:
    """How much of the report lies in each country and province; a name does not count for itself."""

    def __init__(self, queries: Sequence[Query], weighed: Sequence[list[_Scored]]) -> None:
        self.own = [_weights(query, rows) for query, rows in zip(queries, weighed, strict=True)]
        self.total: dict[str, float] = defaultdict(float)
        for weights in self.own:
            for code, weight in weights.items():
                self.total[code] += weight
        self.mass = sum(query.weight * (1 + math.log(query.count)) for query in queries)

    def share(self, n: int, code: str | None, mass: float) -> float:
        """The share of the other names that lie in a country or province."""
        if not code:
            return 0.0
        rest = self.mass - mass
        return (self.total[code] - self.own[n].get(code, 0.0)) / (rest + 1.0) if rest > 0 else 0.0

    def support(self, n: int, place: Place, mass: float) -> float:
        """What the other names add to a candidate of name `n`, which itself weighs `mass`."""
        country = self.share(n, place.country, mass)
        if place.country:
            beside = sum(self.share(n, code, mass) for code in words().neighbours.get(place.country, ()))
            country += _BORDER * min(1.0 - country, beside)
        if place.kind in ("country", "region"):
            # A country has no neighbours to support it: names inside of it do instead.
            return 2.0 * _COUNTRY * country
        return _COUNTRY * country + _PROVINCE * self.share(n, place.admin1_code, mass)


def _weights(query: Query, rows: list[_Scored]) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    mass = query.weight * (1 + math.log(query.count))
    for row in rows:
        for code in (row.place.country, row.place.admin1_code):
            if code:
                weights[code] += mass * row.share
    return weights


class _Neighbours:
    """Distances between the point-like candidates of all names, kept as fading weights."""

    def __init__(self, weighed: Sequence[list[_Scored]]) -> None:
        # A bound on pairs: a report with thousands of names weighs only the likeliest places of each.
        deep = max(1, MOST_ROWS // max(1, len(weighed)))
        self.rows = [
            (n, k)
            for n, rows in enumerate(weighed)
            for k, row in enumerate(rows[:deep])
            if row.place.kind not in _AREAS
        ][:MOST_ROWS]
        places = [weighed[n][k].place for n, k in self.rows]
        lat = np.radians([p.lat for p in places])
        lon = np.radians([p.lon for p in places])
        owner = np.array([n for n, _ in self.rows], np.int64)
        # The chord is close enough to the arc where the weight is not nought.
        xyz = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
        chord = np.sqrt(np.maximum(0.0, 2.0 - 2.0 * (xyz @ xyz.T))) * 6371.0
        self.fade: npt.NDArray[np.float64] = np.exp(-chord / NEAR_KM)
        self.fade[owner[:, None] == owner[None, :]] = 0.0
        self.starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]]) if len(owner) else owner

    def support(self, weighed: Sequence[list[_Scored]], queries: Sequence[Query]) -> list[list[float]]:
        """For each candidate of each name, from 0 to 1: how many others lie close to it."""
        result = [[0.0] * len(rows) for rows in weighed]
        if len(self.starts) < 2:
            return result
        share = np.array([weighed[n][k].share for n, k in self.rows])
        best = np.maximum.reduceat(self.fade * share, self.starts, axis=1)
        weights = np.array([queries[self.rows[s][0]].weight for s in self.starts])
        total = 1.0 - np.exp(-(best @ weights))
        for (n, k), value in zip(self.rows, total.tolist(), strict=True):
            result[n][k] = value
        return result


def _choice(rows: list[_Scored], most: int, mass: float, least_near: float) -> Choice:
    best = rows[0]
    # A candidate close by (the city and its province) is no rival for where this is.
    far = [r for r in rows[1:] if distance_km(best.place.lat, best.place.lon, r.place.lat, r.place.lon) > 50]
    margin = best.score - far[0].score if far else 4.0
    confidence = 1 / (1 + math.exp(-(1.2 * margin + 0.3)))
    if mass >= 4 and best.score - best.base < 0.2 and best.base < STRANGER:
        # Nothing else of the report lies in that country, and the place is not one that all the world knows.
        # By a name that it has beside its own it is meant still less.
        confidence *= _STRANGE if best.main else _STRANGE_BESIDE
    if best.near < least_near:
        confidence *= 0.3
    top = rows[:most]
    total = sum(math.exp(row.score - best.score) for row in top)
    candidates = tuple(
        Candidate(
            place=row.place,
            score=round(math.exp(row.score - best.score) / total, 3),
            why="; ".join(
                [*row.reasons, f"score {row.score:.1f}, {row.score - row.base:.1f} of it from the report"]
            ),
        )
        for row in top
    )
    return Choice(candidates=candidates, confidence=round(min(0.99, confidence), 3))
