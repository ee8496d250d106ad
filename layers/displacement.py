"""Displacement: arrows from origin to destination, a mark where only one end is known, and honest totals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from events.claim import Bounds
from events.event import Event
from geo.place import PRECISIONS, Place
from layers.sentence import told

__all__ = ["Total", "movement_shape", "totals"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """How many people moved one way, as the reports bound it, and the events that say so."""

    direction: str
    country: str | None
    people: Bounds
    events: tuple[str, ...]


def movement_shape(event: Event) -> BaseGeometry | None:
    """The shape of a movement in degrees.

    A LineString from origin to destination where both are said and differ; else a Point at the origin, or
    at the place spoken of, or at the destination: the end that is known. None where people left a place that
    could not be put on the map.
    """
    origin, destination = _drawn(event.origin), _drawn(event.destination)
    if origin and destination and (origin.lon, origin.lat) != (destination.lon, destination.lat):
        return LineString([(origin.lon, origin.lat), (destination.lon, destination.lat)])
    # Those who left a place that could not be put on the map are not marked where they went.
    left_unknown = event.place is None and event.unlocated is not None
    known: Place | None = origin or _drawn(event.place) or (None if left_unknown else destination)
    return Point(known.lon, known.lat) if known else None


def _drawn(place: Place | None) -> Place | None:
    """A place that may be an end of a line: the middle of a country says nothing."""
    return None if place is None or place.precision == "country" else place


def totals(events: Iterable[Event]) -> tuple[Total, ...]:
    """How many people moved, by country and direction.

    Statements overlap: "280,000 since 27 November" contains yesterday's 20,000, and a province's figure
    those of its towns. So figures are never added where one may contain the other:

    1. of one place the largest figure counts, as the later statements tend to be running totals;
    2. a province's (or wider) figure is set against the sum of those inside it, and the larger one counts;
    3. figures of towns apart from each other are added; what has no figure or is planned, denied or
       historical adds nothing;
    4. those who arrived somewhere from nobody says where may be those who left elsewhere: arrivals and
       departures are not added, and the larger sum counts.

    The lower bound is a least number; the upper bound is None as soon as one that counts has none.
    """
    groups: dict[tuple[str, str | None], list[Event]] = {}
    for event in events:
        if event.layer == "displacement" and event.people and told(event):
            key = (event.direction or "flight", _country(event))
            groups.setdefault(key, []).append(event)
    return tuple(
        _total(direction, country, found) for (direction, country), found in sorted(groups.items(), key=str)
    )


def _total(direction: str, country: str | None, events: Sequence[Event]) -> Total:
    arrivals = [event for event in events if event.origin is None and event.destination is not None]
    departures = [event for event in events if event not in arrivals]
    chosen = max((_counting(group) for group in (departures, arrivals)), key=_sum)
    highs = [event.people.high for event in chosen if event.people]
    return Total(
        direction=direction,
        country=country,
        people=Bounds(
            low=_sum(chosen),
            high=None if None in highs else sum(high for high in highs if high is not None),
            about=_about([event.people for event in chosen if event.people]),
        ),
        events=tuple(sorted(event.id for event in chosen)),
    )


def _about(parts: Sequence[Bounds]) -> int | None:
    """What "about" says of a sum: where some of its parts are about a number and the others exact."""
    numbers = [part.low if part.low == part.high else part.about for part in parts]
    told_so = any(part.about is not None for part in parts)
    return sum(number or 0 for number in numbers) if told_so and None not in numbers else None


def _sum(events: Sequence[Event]) -> int:
    return sum(_size(event)[0] for event in events)


def _counting(events: Sequence[Event]) -> list[Event]:
    """Those of some events whose figures are added: rules 1 to 3."""
    largest: dict[str, Event] = {}
    for event in sorted(events, key=lambda e: (_size(e), e.id)):
        place = _whence(event)
        largest[place.id if place else ""] = event
    by_province: dict[str | None, list[Event]] = {}
    wide: list[Event] = []
    for event in largest.values():
        place = _whence(event)
        if place is None or _rank(place) > _rank_of("province"):
            wide.append(event)
        else:
            by_province.setdefault(place.admin1_code or place.id, []).append(event)
    inside = [event for found in by_province.values() for event in _larger(found, "province")]
    return max([inside, *([event] for event in wide)], key=_sum)


def _larger(found: Sequence[Event], level: str) -> list[Event]:
    """The province's own figure, or those of its towns: whichever is larger."""
    own = [event for event in found if (place := _whence(event)) and _rank(place) == _rank_of(level)]
    towns = [event for event in found if event not in own]
    return max([towns, *([event] for event in own)], key=_sum)


def _size(event: Event) -> tuple[int, int]:
    bounds = event.people
    return (bounds.low, bounds.high or bounds.low) if bounds else (0, 0)


def _whence(event: Event) -> Place | None:
    return event.origin or event.place or event.destination


def _country(event: Event) -> str | None:
    place = _whence(event)
    return place.country if place else None


def _rank(place: Place) -> int:
    return PRECISIONS.index(place.precision)


def _rank_of(level: str) -> int:
    return PRECISIONS.index(level)
