"""Zones and front lines at earlier moments, for the map's slider."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from events.event import Event
from layers.daily import DailyZones, daily_zones
from layers.outlines import Gazetteer, Outlines
from layers.situation import Layers, layers_of

__all__ = ["MAX_MOMENTS", "days_of", "past_layers"]

MAX_MOMENTS = 40
"""The latest so many moments; each brings its own zones into the page."""


def past_layers(
    events: Sequence[Event], layers: Layers, *, places: Gazetteer, boundaries: Outlines
) -> tuple[Layers, ...]:
    """The zones and fronts at the end of each time before `layers.moment` that a statement on control speaks of.

    Marks are left out: the map shows those by their own dates.
    """
    if layers.moment is None:
        return ()
    control = [event for event in events if event.layer == "control"]
    ends = {_end(event) for event in control} - {None}
    earlier = sorted(end for end in ends if end is not None and end < layers.moment)[-MAX_MOMENTS:]
    return tuple(
        _ground(layers_of(control, as_of=moment, places=places, boundaries=boundaries)) for moment in earlier
    )


def days_of(
    events: Sequence[Event], layers: Layers, *, places: Gazetteer, boundaries: Outlines
) -> DailyZones | None:
    """The ground day by day from the first statement on control to `layers.moment`; None where there is none."""
    begins = [event.time.start.date() for event in events if event.layer == "control" and event.time]
    if layers.moment is None or not begins or min(begins) > layers.moment.date():
        return None
    days = daily_zones(
        [event for event in events if event.review != "rejected"],
        min(begins),
        layers.moment.date(),
        places=places,
        boundaries=boundaries,
    )
    return days if len(days.places) else None


def _end(event: Event) -> datetime | None:
    """The end of the day (UTC) on which a statement begins, or of the month or year that it speaks of."""
    if event.time is None:
        return None
    whole = event.time.precision in ("month", "year")
    day = event.time.end if whole else event.time.start
    return datetime.combine(day.date(), time(23, 59, 59), UTC)


def _ground(layers: Layers) -> Layers:
    return replace(
        layers,
        control=layers.control.iloc[:0],
        displacement=layers.displacement.iloc[:0],
        unlocated=layers.unlocated.iloc[:0],
    )
