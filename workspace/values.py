"""What decisions hold, as JSON values and as the program's own types, with the checks between them.

`FIELDS` are the fields of an event that a person may set:

===================================================== ====================================================
title, event_type, sub_event_type, casualties_who     text
status, weapon, modality, direction                   a word of the contract, or null where it may be absent
actors, targets                                       list of ``{"name", "id", "side"}``
killed, injured, people                               ``{"low", "high"}``, `high` null without an upper bound
time                                                  ``{"start", "end", "precision"}``, ISO 8601 with zone
===================================================== ====================================================
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from events.claim import LAYERS, MODALITIES, STATUSES, TIME_PRECISIONS, WEAPONS, Actor, Bounds, Span
from events.event import Event
from geo.place import PRECISIONS, Place
from workspace.errors import DecisionError

__all__ = [
    "FIELDS",
    "ROLES",
    "actor_json",
    "check_after",
    "check_before",
    "field_json",
    "place_json",
    "place_of",
    "values_of",
]

ROLES = ("place", "origin", "destination")
_LONGEST_TEXT = 2_000


def place_json(place: Place) -> dict[str, Any]:
    """A place as plain values."""
    return asdict(place)


def place_of(value: Any) -> Place | None:
    """A place from plain values; None stays None.

    Raises
    ------
    DecisionError
        It lies off the earth, or a field is missing or of the wrong type.
    """
    if value is None:
        return None
    known = {field.name for field in fields(Place)}
    try:
        place = Place(**{name: held for name, held in value.items() if name in known})
        sound = (
            all(isinstance(text, str) and text for text in (place.id, place.name, place.kind))
            and place.precision in PRECISIONS
            and -90 <= place.lat <= 90
            and -180 <= place.lon <= 180
            and 0 <= place.radius_m < math.inf
        )
    except (TypeError, ValueError, AttributeError) as error:
        raise DecisionError(f"This is no place: {error}.") from error
    if not sound:
        raise DecisionError("A place has an id, a name, a kind, a precision and a position on the earth.")
    return place


def actor_json(actor: Actor) -> dict[str, Any]:
    """A party as plain values."""
    return {"name": actor.name, "id": actor.id, "side": actor.side}


def field_json(event: Event, name: str) -> Any:
    """The value of a field of `FIELDS` as plain values."""
    value = getattr(event, name)
    if name in ("actors", "targets"):
        return [actor_json(actor) for actor in value]
    if isinstance(value, Bounds):
        return {"low": value.low, "high": value.high}
    if isinstance(value, Span):
        return {
            "start": value.start.isoformat(),
            "end": value.end.isoformat(),
            "precision": value.precision,
        }
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_TEXT or "\0" in value:
        raise DecisionError(f"a text of up to {_LONGEST_TEXT} characters")
    return value


def _optional(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


def _one_of(words: Sequence[str]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in words:
            raise DecisionError(f"one of {', '.join(words)}")
        return str(value)

    return read


def _actors(value: Any) -> tuple[Actor, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) > 50:
        raise DecisionError("a list of parties")
    try:
        return tuple(
            Actor(
                name=_text(one["name"]),
                id=_optional(_text)(one.get("id")),
                side=_optional(_text)(one.get("side")),
                text=_text(one["name"]),
            )
            for one in value
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise DecisionError("a list of parties, each with its name, id and side") from error


def _bounds(value: Any) -> Bounds:
    low, high = (value.get("low"), value.get("high")) if isinstance(value, Mapping) else (None, None)
    if type(low) is not int or type(high) not in (int, type(None)) or not 0 <= low < 10**9:
        raise DecisionError("whole numbers from 0: low and high")
    if high is not None and not low <= high < 10**9:
        raise DecisionError("bounds of which the lower is not above the upper")
    return Bounds(low=low, high=high)


def _span(value: Any) -> Span:
    try:
        start, end = datetime.fromisoformat(value["start"]), datetime.fromisoformat(value["end"])
        precision = value["precision"]
    except (KeyError, TypeError, ValueError) as error:
        raise DecisionError("start, end (ISO 8601 with a time zone) and precision") from error
    if start.tzinfo is None or end.tzinfo is None or start > end or precision not in TIME_PRECISIONS:
        raise DecisionError(f"a start not after the end, with time zones, precise to {_LISTED}")
    return Span(start=start, end=end, precision=precision)


_LISTED = ", ".join(TIME_PRECISIONS)

FIELDS: Mapping[str, Callable[[Any], Any]] = {
    "title": _text,
    "event_type": _text,
    "sub_event_type": _text,
    "casualties_who": _optional(_text),
    "status": _optional(_one_of(STATUSES)),
    "weapon": _optional(_one_of(WEAPONS)),
    "modality": _one_of(MODALITIES),
    "direction": _optional(_one_of(("flight", "return"))),
    "actors": _actors,
    "targets": _actors,
    "killed": _optional(_bounds),
    "injured": _optional(_bounds),
    "people": _optional(_bounds),
    "time": _optional(_span),
}
"""Every field that a person may set, with its reader."""

_NEEDED = ("layer", "event_type", "sub_event_type", "title", "modality", "confidence")


def values_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an event from JSON values; see the module's table.

    Raises
    ------
    DecisionError
        With every fault.
    """
    found, faults = {}, []
    for name, value in given.items():
        if name not in FIELDS:
            faults.append(f"«{name}» is no field that can be set")
            continue
        try:
            found[name] = FIELDS[name](value)
        except DecisionError as error:
            faults.append(f"{name} must be {error}")
    if faults:
        raise DecisionError(f"{'; '.join(faults)}.")
    return found


def check_after(kind: str, target: str, after: Mapping[str, Any]) -> None:
    """Check what a decision of a kind holds.

    Raises
    ------
    DecisionError
        With what is wrong.
    """
    if kind == "edit":
        if not after:
            raise DecisionError("An edit names at least one field.")
        values_of(after)
    elif kind == "add":
        _check_added(after)
    elif kind == "place":
        if place_of(after.get("place")) is None and ("place" not in after or target.startswith("name:")):
            raise DecisionError("A decision on a place names the place.")
        if after.get("role", "place") not in ROLES:
            raise DecisionError(f"The role of a place is one of {', '.join(ROLES)}.")
    elif kind == "places":
        if after not in ({"added": True}, {"removed": True}):
            raise DecisionError("A gazetteer is added or removed.")
    elif kind in _LISTS:
        _check_lists(kind, after)


def check_before(before: Mapping[str, Any]) -> None:
    """Check that what was there names its statements as texts, those of merged events too.

    Raises
    ------
    DecisionError
        With what is wrong.
    """
    events = before.get("events", {})
    if not isinstance(events, Mapping) or not all(isinstance(one, Mapping) for one in events.values()):
        raise DecisionError("What was there before a merge is a table of events.")
    for one in (before, *events.values()):
        marks = one.get("claims", [])
        if not isinstance(marks, list) or not all(isinstance(mark, str) for mark in marks):
            raise DecisionError("The statements of an event are a list of texts.")


_LISTS = {"merge": ("events",), "split": ("claims",), "reports": ("added", "removed")}


def _check_lists(kind: str, after: Mapping[str, Any]) -> None:
    if kind == "reports" and "published" in after:
        if after["published"] is not None:
            _moment(after["published"])
        return
    given = [after[name] for name in _LISTS[kind] if name in after]
    if len(given) != 1 or not isinstance(given[0], list) or not given[0]:
        raise DecisionError(f"A decision of kind {kind} lists its {' or '.join(_LISTS[kind])}.")
    if not all(isinstance(one, str) and one for one in given[0]):
        raise DecisionError(f"A decision of kind {kind} lists ids.")


def _moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise DecisionError(f"«{value}» is no date; write it as 2024-11-30T00:00:00+00:00.") from error
    if moment.tzinfo is None:
        raise DecisionError("The date of a report has a time zone.")
    return moment


def _check_added(after: Mapping[str, Any]) -> None:
    missing = [name for name in _NEEDED if name not in after]
    if missing:
        raise DecisionError(f"An event by hand needs {', '.join(missing)}.")
    if after["layer"] not in LAYERS:
        raise DecisionError(f"The layer of an event is one of {', '.join(LAYERS)}.")
    sure = after["confidence"]
    if isinstance(sure, bool) or not isinstance(sure, (int, float)) or not 0 <= sure <= 1:
        raise DecisionError("The confidence of an event is a number from 0 to 1.")
    places = [place_of(after.get(role)) for role in ROLES]
    if not any(places):
        raise DecisionError("An event by hand has a place.")
    values_of({name: value for name, value in after.items() if name not in {"layer", "confidence", *ROLES}})
