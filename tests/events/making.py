"""Hand-made claims for the tests of merging."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from events.claim import Actor, Attribution, Bounds, Claim, Span
from geo.place import Place

__all__ = ["ALPHA", "BETA", "TOWNS", "actor", "at_least", "claim", "day", "exactly"]


def actor(name: str) -> Actor:
    return Actor(name=name, id=name.lower(), side=name, text=name)


ALPHA, BETA = actor("Alpha"), actor("Beta")
TOWNS = tuple(
    Place(
        id=f"geonames:{number}",
        name=name,
        kind="settlement",
        lat=10.0 + number,
        lon=20.0,
        precision="settlement",
        radius_m=3000.0,
        country="SY",
    )
    for number, name in enumerate(("Northtown", "Midtown", "Southtown"))
)


def day(number: int, *, days: int = 1) -> Span:
    """A day of May 2024 in UTC, or several from it on."""
    start = datetime(2024, 5, number, tzinfo=UTC)
    return Span(start=start, end=start + timedelta(days=days, seconds=-1), precision="day")


def exactly(number: int) -> Bounds:
    return Bounds(low=number, high=number)


def at_least(number: int) -> Bounds:
    return Bounds(low=number, high=None)


_WORDING = {
    "one": "Jets hit the market of the town around noon, residents said.",
    "two": "Bombs dropped by planes fell among stalls at midday, according to doctors.",
    "three": "An attack from the air was reported; the number of victims is not known yet.",
}


def claim(layer: str = "strike", report: str = "one", start: int = 0, **more: Any) -> Claim:
    """A claim of a strike on Northtown on 1 May, or what `more` says; each report has words of its own."""
    place: Place | None = more.pop("place", TOWNS[0])
    quote: str = more.pop("quote", f"{start} {_WORDING.get(report, report)}")
    fields: dict[str, Any] = {
        "id": f"{report}-{start}-{layer}-{more.get('status')}",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "title": f"{layer} in {place.name if place else 'an unnamed place'}",
        "publisher": more.pop("publisher", f"Publisher of {report}"),
        "published": datetime(2024, 5, 2, tzinfo=UTC),
        "url": None,
        "end": start + len(quote),
        "trigger": "hit",
        "trigger_start": start + 3,
        "place_text": place.name if place else None,
        "place_confidence": 0.9,
        "place_why": "named",
        "candidates": (),
        "unlocated": None if place else "The report names no place for it.",
        "actors": (ALPHA,),
        "targets": (),
        "status": None,
        "weapon": "air" if layer == "strike" else None,
        "killed": None,
        "injured": None,
        "casualties_who": None,
        "people": None,
        "direction": "flight" if layer == "displacement" else None,
        "origin": place if layer == "displacement" else None,
        "destination": None,
        "time": day(1),
        "modality": "reported",
        "attribution": None,
        "confidence": 0.6,
        "rules": (),
    }
    return Claim(layer=layer, report=report, start=start, quote=quote, place=place, **(fields | more))


def said_by(name: str, side: str | None = None) -> Attribution:
    return Attribution(name=name, kind="party" if side else "monitor", side=side)
