"""Candidates for a name that stands alone, without a report around it, best first."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from geo.geoparse import geoparse
from geo.index import Match, PlaceIndex
from geo.measure import distance_km
from geo.near_misses import LEAST_RATIO
from geo.place import Candidate
from geo.resolve import Query, resolve
from geo.segment import Quality
from geo.spelling import name_key, plain_key
from reports.report import Report
from reports.sentence import Sentence

__all__ = ["rank"]


def rank(
    index: PlaceIndex,
    name: str,
    *,
    country: str | None = None,
    near: tuple[float, float] | None = None,
    limit: int = 10,
) -> tuple[Candidate, ...]:
    """Candidates for a name, a phrase ("Aleppo airport", "30 km south of Homs") or "NAME, CONTAINER".

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2: only places of that country.
    near
        (lat, lon) in degrees: closer places rank higher.

    Returns
    -------
    Candidates with a score from 0 to 1 and its reason; none where nothing fits.
    """
    wanted = country.upper() if country else None
    strict = index.named(name)
    ways: tuple[Callable[[], Sequence[Candidate]], ...] = (
        lambda: _ranked(index, name, strict, wanted, near, limit),
        lambda: _parsed(index, name, whole=True),
        lambda: _ranked(index, name, () if strict else _close(index, name), wanted, near, limit),
        lambda: _parsed(index, name, whole=False),
    )
    for way in ways:
        kept = [c for c in way() if wanted is None or c.place.country == wanted]
        if kept:
            return tuple(kept[:limit])
    return ()


def _close(index: PlaceIndex, name: str) -> tuple[Match, ...]:
    """Places whose names are spelt nearly so; to share the consonants is not enough."""
    plain = plain_key(name)
    return tuple(
        match
        for match in index.named(name, loose=True)
        if not plain.isascii() or fuzz.ratio(plain, plain_key(index.place(match.row).name)) >= LEAST_RATIO
    )


def _ranked(
    index: PlaceIndex,
    name: str,
    matches: tuple[Match, ...],
    country: str | None,
    near: tuple[float, float] | None,
    limit: int,
) -> list[Candidate]:
    rows = [m for m in matches if m.quality is not Quality.ID]
    if country:
        rows = [m for m in rows if index.place(m.row).country == country]
    if not rows:
        return []
    choice = resolve([Query(key=name_key(name), matches=rows)], index, most=max(limit, 5))[0]
    candidates = list(choice.candidates)
    if near is None:
        return candidates
    closer = [_nearer(candidate, near) for candidate in candidates]
    total = sum(c.score for c in closer) or 1.0
    closer = [replace(c, score=round(c.score / total, 3)) for c in closer]
    return sorted(closer, key=lambda c: (-c.score, c.place.id))


def _nearer(candidate: Candidate, near: tuple[float, float]) -> Candidate:
    km = distance_km(*near, candidate.place.lat, candidate.place.lon)
    # A tenth of the weight is lost for each 100 km at first; far places keep a little.
    score = (candidate.score + 0.02) * (0.02 + math.exp(-km / 100))
    return replace(candidate, score=score, why=f"{km:,.0f} km from the point given; {candidate.why}")


def _parsed(index: PlaceIndex, name: str, *, whole: bool) -> list[Candidate]:
    """Read the words as a report of one sentence; small letters are read as names too.

    With `whole`, most of the words must belong to places.
    """
    for text in dict.fromkeys((name, _titled(name))):
        report = Report(
            id="query",
            title=None,
            publisher=None,
            published=None,
            published_has_time=False,
            url=None,
            language=None,
            body=text,
            path=None,
        )
        sentence = Sentence(index=0, paragraph=0, start=0, end=len(text), text=text, heading=False)
        located = [
            hit for hit in geoparse(report, [sentence], index).located if hit.mention.kind != "demonym"
        ]
        covered = sum(hit.mention.end - hit.mention.start for hit in located)
        if located and (not whole or 1.5 * covered >= len(text)):
            # "Basel Square, Aleppo" asks for the square.
            narrowest = min(located, key=lambda hit: (hit.place.radius_m, hit.mention.start))
            first = Candidate(place=narrowest.place, score=narrowest.confidence, why=narrowest.why)
            return [first, *(c for c in narrowest.candidates if c.place.id != first.place.id)]
    return []


_SMALL = frozenset("of the in and from to near between with north south east west km".split())


def _titled(name: str) -> str:
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in name.split())
