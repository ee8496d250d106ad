"""Distances that a report states between two places, compared with the distance between the places chosen."""

from __future__ import annotations

from collections.abc import Sequence

from geo.distances import stated_km
from geo.hits import Hit
from geo.measure import distance_km
from geo.place import DistanceCheck
from geo.tokens import Token
from reports.report import Report
from reports.sentence import Sentence

__all__ = ["TOLERANCE_KM", "TOLERANCE_SHARE", "check_distances"]

TOLERANCE_KM = 2.0
TOLERANCE_SHARE = 0.25
"""Reports give road distances too, which are up to a fifth or so longer than the straight line."""

_TIES = frozenset({"from", "of", "away"})


def check_distances(
    hits: Sequence[Hit], tokens: Sequence[Token], sentences: Sequence[Sentence], report: Report
) -> list[DistanceCheck]:
    """One check for each "X … 55 km … from Y" whose both ends are points that are known."""
    checks: dict[tuple[int, int], DistanceCheck] = {}
    points = [hit for hit in hits if _is_point(hit)]
    for at in range(len(tokens)):
        stated = stated_km(tokens, at)
        if stated is None:
            continue
        sentence = tokens[at].sentence
        right = next((h for h in points if h.first > at and tokens[h.first].sentence == sentence), None)
        left = next(
            (h for h in reversed(points) if h.last < stated[1] and tokens[h.first].sentence == sentence), None
        )
        if right is None or left is None or not _tied(tokens, at, right) or left.place == right.place:
            continue
        # What the distance is said of stands close before it ("Idlib sits just 55 km"); the same distance in
        # other units is one statement.
        pair = (left.first, right.first)
        if not left.bare and stated[1] - left.last <= 6 and pair not in checks:
            checks[pair] = _check(left, right, stated[0], sentences[sentence], report)
    return list(checks.values())


def _is_point(hit: Hit) -> bool:
    return (
        hit.place is not None
        and hit.kind not in ("demonym", "relative")
        and hit.inside is None
        and hit.place.precision in ("exact", "landmark", "neighbourhood", "settlement")
    )


def _tied(tokens: Sequence[Token], unit: int, right: Hit) -> bool:
    """Only the same length in other units, direction words and "from" lie between."""
    between = tokens[unit + 1 : right.first]
    return len(between) <= 8 and any(t.key in _TIES for t in between) and all(t.gap != "|" for t in between)


def _check(left: Hit, right: Hit, stated: float, sentence: Sentence, report: Report) -> DistanceCheck:
    assert left.place is not None
    assert right.place is not None
    measured = distance_km(left.place.lat, left.place.lon, right.place.lat, right.place.lon)
    return DistanceCheck(
        report=report.id,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.text,
        from_place=left.place,
        to_place=right.place,
        stated_km=round(stated, 1),
        measured_km=round(measured, 1),
        passed=abs(measured - stated) <= max(TOLERANCE_KM, TOLERANCE_SHARE * stated),
    )
