"""One event, one row: the contract's fields from an `Event`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from events.claim import Actor, Bounds, Claim
from events.event import Event
from geo.place import Candidate

__all__ = ["candidate_row", "event_row", "joined", "parties", "sources_of"]


def event_row(event: Event) -> dict[str, Any]:
    """The fields of a report-basis feature, all but its geometry; see `layers.columns`.

    Several actors are joined with "; "; `side` is the side of the first actor that has one.
    """
    place = event.place
    first = event.claims[0] if event.claims else None
    return {
        "id": event.id,
        "layer": event.layer,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "title": event.title,
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "place_text": event.place_text,
        "precision": place.precision if place else None,
        "radius_m": place.radius_m if place else None,
        "target": joined(actor.name for actor in event.targets),
        "status": event.status if event.layer == "control" else None,
        "weapon": event.weapon if event.layer == "strike" else None,
        "casualties_who": event.casualties_who,
        "modality": event.modality,
        "confidence": event.confidence,
        "basis": event.basis,
        "review": event.review,
        "conflicts": list(event.conflicts),
        "unlocated": event.unlocated,
        "place_why": first.place_why if first else None,
        "candidates": [candidate_row(candidate) for candidate in (first.candidates if first else ())],
        "sources": [*sources_of(event.claims), *_by_hand(event)],
        **_actors(event.actors),
        **_bounds("killed", event.killed),
        **_bounds("injured", event.injured),
        **_movement(event),
        **_time(event),
    }


def sources_of(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """One entry a claim: report, publisher, published (ISO 8601), url, attributed_to, kind, quote, start, end.

    `kind` is that of who says so (`events.claim.Attribution`), None where the report speaks for itself.
    """
    return [
        {
            "report": claim.report,
            "publisher": claim.publisher,
            "published": claim.published.isoformat() if claim.published else None,
            "url": claim.url,
            "attributed_to": claim.attribution.name if claim.attribution else None,
            "kind": claim.attribution.kind if claim.attribution else None,
            "quote": claim.quote,
            "start": claim.start,
            "end": claim.end,
        }
        for claim in claims
    ]


def _by_hand(event: Event) -> list[dict[str, Any]]:
    """Who added an event by hand, as the source of it: of kind ``analyst``, without a sentence of a report."""
    known = event.by_hand
    if known is None:
        return []
    blank: dict[str, Any] = dict.fromkeys(("url", "attributed_to", "start", "end"))
    who = {"report": event.id, "publisher": known.name, "published": known.day.isoformat()}
    return [{**blank, **who, "quote": known.note, "kind": "analyst"}]


def parties(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors without repetition, in their order."""
    return tuple({(actor.id or actor.name): actor for actor in reversed(tuple(actors))}.values())[::-1]


def _actors(actors: Iterable[Actor]) -> dict[str, Any]:
    kept = parties(actors)
    return {
        "actor": joined(actor.name for actor in kept),
        "actor_id": joined(actor.id for actor in kept if actor.id),
        "side": next((actor.side for actor in kept if actor.side), None),
        "parties": [
            {"actor": actor.name, "actor_id": actor.id, "side": actor.side, "stand": None} for actor in kept
        ],
    }


def _bounds(name: str, bounds: Bounds | None) -> dict[str, Any]:
    return {f"{name}_min": bounds.low if bounds else None, f"{name}_max": bounds.high if bounds else None}


def _movement(event: Event) -> dict[str, Any]:
    if event.layer != "displacement":
        return {}
    return {
        "direction": event.direction,
        "origin": event.origin.name if event.origin else None,
        "destination": event.destination.name if event.destination else None,
        **_bounds("people", event.people),
    }


def _time(event: Event) -> dict[str, Any]:
    span = event.time
    return {
        "start": span.start.isoformat() if span else None,
        "end": span.end.isoformat() if span else None,
        "time_precision": span.precision if span else None,
    }


def candidate_row(candidate: Candidate) -> dict[str, Any]:
    """A place that was weighed, as columns have it."""
    place = candidate.place
    return {
        "place_id": place.id,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "score": candidate.score,
        "why": candidate.why,
    }


def joined(names: Iterable[str]) -> str | None:
    """Names in one text, each once; None where there is none."""
    return "; ".join(dict.fromkeys(names)) or None
