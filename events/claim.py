"""The claim: who says that who did what where when, and how sure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from geo.place import Candidate, Place

__all__ = [
    "LAYERS",
    "MODALITIES",
    "STATUSES",
    "TIME_PRECISIONS",
    "WEAPONS",
    "Actor",
    "Attribution",
    "Bounds",
    "Claim",
    "Span",
    "distinct",
]

LAYERS = ("control", "strike", "displacement", "clash", "other")
STATUSES = ("held", "claimed", "contested", "lost", "advance")
WEAPONS = ("air", "artillery", "missile", "rocket", "drone", "bomb", "unknown")
MODALITIES = ("reported", "claimed", "denied", "planned", "historical")
TIME_PRECISIONS = ("hour", "day", "week", "month", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A number as the report bounds it: at least `low`, at most `high` (None: no upper bound).

    `about` is the number itself where the report says "about" it, for words to people; it bounds nothing.
    """

    low: int
    high: int | None
    about: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """An interval of time, both ends inclusive and with a time zone, with its precision."""

    start: datetime
    end: datetime
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party. `id` and `side` come from the table of actors; None where the table has none."""

    name: str
    id: str | None
    side: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so inside the report; `kind` is party, monitor, agency, official, witness, media."""

    name: str
    kind: str
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement about one happening at one place, read from one sentence.

    Offsets are characters into the report's body; `quote == body[start:end]`, the whole sentence.
    `place` is None for what the report does not place: then `unlocated` says why.
    """

    id: str
    layer: str
    event_type: str
    sub_event_type: str
    title: str
    report: str
    publisher: str | None
    published: datetime | None
    url: str | None
    start: int
    end: int
    quote: str
    trigger: str
    trigger_start: int
    place: Place | None
    place_text: str | None
    place_confidence: float
    place_why: str
    candidates: tuple[Candidate, ...]
    unlocated: str | None
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    status: str | None
    weapon: str | None
    killed: Bounds | None
    injured: Bounds | None
    casualties_who: str | None
    people: Bounds | None
    direction: str | None
    origin: Place | None
    destination: Place | None
    time: Span | None
    modality: str
    attribution: Attribution | None
    confidence: float
    rules: tuple[str, ...]


def distinct(actors: Iterable[Actor]) -> list[Actor]:
    """Each party once, in order."""
    kept: dict[str, Actor] = {}
    for actor in actors:
        kept.setdefault(actor.id or actor.name.lower(), actor)
    return list(kept.values())
