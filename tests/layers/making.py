"""Hand-made events for the tests of the layers."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from shapely import box
from shapely.geometry.base import BaseGeometry

from events.claim import Actor, Attribution, Claim, Span
from events.event import Event
from geo.place import Place

__all__ = ["GOVERNMENT", "KURDS", "REBELS", "SIDES", "Maker", "Squares", "Towns", "day", "said_by", "town"]

GOVERNMENT = Actor(name="Government", id="gov", side="Government", text="the army")
REBELS = Actor(name="Rebels", id="reb", side="Opposition", text="rebels")
KURDS = Actor(name="Kurdish forces", id="kur", side="Kurdish", text="Kurdish forces")
SIDES = {"gov": GOVERNMENT, "reb": REBELS, "kur": KURDS}


def day(number: int, month: int = 11, year: int = 2024) -> Span:
    """A whole day, UTC."""
    start = datetime(year, month, number, tzinfo=UTC)
    return Span(start=start, end=start + timedelta(days=1, seconds=-1), precision="day")


def town(name: str, lat: float, lon: float, **more: Any) -> Place:
    """A settlement."""
    given: dict[str, Any] = {"id": f"geonames:{name}", "kind": "settlement", "precision": "settlement"}
    given |= {"radius_m": 3000.0, "country": "SY", "admin1": "Aleppo", "admin1_code": "SY-HL"} | more
    return Place(name=name, lat=lat, lon=lon, **given)


def said_by(actor: Actor | None, kind: str = "party") -> Attribution:
    """A speaker of a party, or without a side."""
    return Attribution(name=actor.name if actor else "Monitor", kind=kind, side=actor.side if actor else None)


class Maker:
    """Makes events with claims; ids count up."""

    def __init__(self, first: int = 1) -> None:
        self._count = itertools.count(first)

    def __call__(
        self,
        layer: str = "control",
        place: Place | None = None,
        actors: tuple[Actor, ...] = (REBELS,),
        status: str | None = "held",
        time: Span | None = None,
        *,
        modality: str = "reported",
        speaker: Attribution | None = None,
        **more: Any,
    ) -> Event:
        number = next(self._count)
        common: dict[str, Any] = {
            "layer": layer,
            "event_type": "Strategic developments",
            "sub_event_type": "Non-violent transfer of territory",
            "title": f"Event {number}",
            "place": place,
            "place_text": place.name if place else None,
            "unlocated": None if place or more.get("origin") else "no place is named",
            "actors": actors,
            "targets": (),
            "status": status if layer == "control" else None,
            "weapon": "air" if layer == "strike" else None,
            "killed": None,
            "injured": None,
            "casualties_who": None,
            "people": None,
            "direction": "flight" if layer == "displacement" else None,
            "origin": None,
            "destination": None,
            "time": time,
            "modality": modality,
            "confidence": 0.8,
        } | more
        claim = Claim(
            id=f"claim:{number:04}",
            report="report",
            publisher="Desk",
            published=datetime(2024, 11, 30, tzinfo=UTC),
            url=None,
            start=0,
            end=10,
            quote="Rebels won.",
            trigger="won",
            trigger_start=7,
            place_confidence=0.9,
            place_why="the only one of the name",
            candidates=(),
            attribution=speaker,
            rules=(),
            **common,
        )
        return Event(id=f"event:{number:04}", conflicts=(), claims=(claim,), **common)


class Squares:
    """Outlines for tests: two countries side by side, AA with the provinces AA-1 (south) and AA-2 (north)."""

    def __init__(self) -> None:
        self._country = {"AA": box(30, 30, 35, 40), "BB": box(35, 30, 40, 40)}
        self._admin1 = {"AA-1": box(30, 30, 35, 35), "AA-2": box(30, 35, 35, 40), "BB-1": box(35, 30, 40, 40)}

    def country(self, iso2: str) -> BaseGeometry | None:
        return self._country.get(iso2)

    def admin1(self, code: str) -> BaseGeometry | None:
        return self._admin1.get(code)

    def ids_of(self, level: str, country: str) -> list[str]:
        return [f"admin1:{code}" for code in self._admin1 if level == "admin1" and code.startswith(country)]


class Towns:
    """A gazetteer of some places."""

    def __init__(self, *places: Place) -> None:
        self._places = places

    def where(self, column: str, value: str) -> list[int]:
        return [n for n, place in enumerate(self._places) if getattr(place, column) == value]

    def places(self, rows: Iterable[int]) -> list[Place]:
        return [self._places[n] for n in rows]
