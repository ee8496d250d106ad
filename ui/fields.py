"""The fields of an event as a form shows them, and back: pure, so that it can be tested without a browser."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from workspace.values import field_json

if TYPE_CHECKING:
    from events.event import Event

__all__ = ["NUMBERS", "bounds", "day_of", "form_of", "parties", "span", "what_changed"]

NUMBERS = {
    "control": (),
    "strike": ("killed", "injured"),
    "clash": ("killed", "injured"),
    "displacement": ("people",),
    "other": ("killed", "injured"),
}
"""The numbers that events of a layer have."""


def form_of(event: Event) -> dict[str, Any]:
    """The values of an event that a form can set, as JSON values."""
    names = ["title", "actors", "targets", "time", "modality", *NUMBERS.get(event.layer, ())]
    names += {"control": ["status"], "strike": ["weapon"], "displacement": ["direction"]}.get(event.layer, [])
    return {name: field_json(event, name) for name in names}


def what_changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `after` that differ from `before`."""
    return {name: value for name, value in after.items() if value != before.get(name)}


def parties(text: str, known: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Names separated by semicolons as parties; `known` gives id and side by the name in lower case."""
    names = dict.fromkeys(name.strip() for name in text.split(";") if name.strip())
    return [dict(known.get(name.casefold(), {"name": name, "id": None, "side": None})) for name in names]


def bounds(low: int | None, high: int | None) -> dict[str, int | None] | None:
    """Two numbers as bounds; None where neither is given; "up to" without a lower bound begins at 0."""
    if low is None and high is None:
        return None
    return {"low": low or 0, "high": high}


def span(start: date | None, end: date | None, before: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Two days as a span of time, in the zone the event had; what was there where the days are the same."""
    if start is None:
        return None
    last = end or start
    if before is not None and (day_of(before["start"]), day_of(before["end"])) == (start, last):
        return dict(before)
    zone = datetime.fromisoformat(before["start"]).tzinfo if before is not None else UTC
    return {
        "start": datetime.combine(start, time.min, zone).isoformat(),
        "end": datetime.combine(last, time(23, 59, 59), zone).isoformat(),
        "precision": "day" if last - start < timedelta(days=2) else "week",
    }


def day_of(moment: str | None) -> date | None:
    """The day of a moment in ISO 8601, on its own clock."""
    return datetime.fromisoformat(moment).date() if moment else None
