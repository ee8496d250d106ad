"""Places, mentions of them in a text, and what became of each mention."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["PRECISIONS", "Candidate", "DistanceCheck", "Located", "Mention", "Place", "Unresolved"]

PRECISIONS = (
    "exact",
    "landmark",
    "neighbourhood",
    "settlement",
    "district",
    "province",
    "region",
    "country",
)
"""From the narrowest to the widest; see `Place.precision`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the index, or one derived from it ("the edge of X", "30 km south of X").

    Attributes
    ----------
    id
        ``geonames:170063``, ``ourairports:OSAP``, ``landmark:aleppo-citadel``, ``admin1:SY-HL``,
        ``country:SY``; derived places prefix the id of what they derive from: ``edge:geonames:…``.
    name
        As the gazetteer spells it.
    kind
        ``settlement``, ``landmark``, ``quarter``, ``airport``, ``part``, ``relative``, ``admin``,
        ``country``, ``region``, ``water`` …
    lat, lon
        Degrees, WGS 84.
    precision
        One of `PRECISIONS`: how narrow the place is.
    radius_m
        The radius in metres inside which something said to be at this place lies.
    country, admin1
        ISO 3166-1 alpha-2 and the province's name, where known.
    admin1_code
        ISO 3166-2 of the province, where known.
    parent_id
        The place this one is part of or was derived from (a quarter's city), where known.
    population
        0 where unknown.
    """

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    precision: str
    radius_m: float
    country: str | None = None
    admin1: str | None = None
    admin1_code: str | None = None
    parent_id: str | None = None
    population: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of a report that name a place: `text == body[start:end]`.

    Attributes
    ----------
    kind
        The contract's kinds: ``settlement``, ``landmark``, ``part``, ``relative``, ``admin``,
        ``country``, ``region``, ``demonym``, ``water`` …
    bare
        True for words that name nothing by themselves and point back ("the city", "the airport").
    inside
        Why the name may not stand for the place itself: ``organisation`` ("Aleppo University"),
        ``person``, or None.
    """

    start: int
    end: int
    text: str
    kind: str
    sentence: int
    bare: bool = False
    inside: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a mention may mean, with its score (0 to 1) and the reasons for it."""

    place: Place
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A mention with the place chosen for it. `candidates` holds the choice first."""

    mention: Mention
    place: Place
    confidence: float
    why: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """A mention without a place: the reason, and the best candidates there were."""

    mention: Mention
    reason: str
    candidates: tuple[Candidate, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceCheck:
    """A distance that the report states between two places, compared with ours."""

    report: str
    start: int
    end: int
    quote: str
    from_place: Place
    to_place: Place
    stated_km: float
    measured_km: float
    passed: bool
