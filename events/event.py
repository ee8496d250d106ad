"""The event: one happening with every claim that speaks of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from events.claim import Actor, Bounds, Claim, Span
from geo.place import Place

__all__ = ["ByHand", "Event"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """Who added an event that no report here tells of, when, and where they know it from."""

    name: str
    day: date
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening, joined from claims of the same kind, place, time and party.

    Fields hold what the claims together say: bounds are joined, the narrowest place and time are
    taken, contradictions stay in `conflicts` as plain sentences. `claims` has at least one entry, but
    for an event that a person added by hand (`basis` drawn). `review` says what people decided about it:
    auto, confirmed, edited or rejected.
    """

    id: str
    layer: str
    event_type: str
    sub_event_type: str
    title: str
    place: Place | None
    place_text: str | None
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
    confidence: float
    conflicts: tuple[str, ...]
    claims: tuple[Claim, ...]
    basis: str = "report"
    review: str = "auto"
    by_hand: ByHand | None = None
