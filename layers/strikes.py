"""Strikes summed up: how many, and how many people they killed and injured, by actor, weapon or day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from events.claim import Bounds
from events.event import Event
from geo.place import PRECISIONS
from layers.sentence import told

__all__ = ["BY", "UNKNOWN", "Tally", "tallies", "toll"]

UNKNOWN = "unknown"
"""The name of what no report says."""

_NARROW = PRECISIONS[: PRECISIONS.index("settlement") + 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Strikes of one actor, weapon or day.

    Attributes
    ----------
    name
        Sides or actors, sorted and joined with "; ", a weapon of the contract, an ISO date, or two with "/" between them
        for what lasted longer than a day (an ISO 8601 interval); `UNKNOWN` where no report says.
    killed, injured
        None where no report gives a number; see `toll`.
    events
        Their ids.
    """

    name: str
    strikes: int
    killed: Bounds | None
    injured: Bounds | None
    events: tuple[str, ...]


def tallies(events: Iterable[Event], by: str) -> tuple[Tally, ...]:
    """Strikes that happened, summed up by ``actor``, ``weapon`` or ``day``; days in order, else most first.

    Raises
    ------
    KeyError
        `by` is none of `BY`.
    """
    name = BY[by]
    groups: dict[str, list[Event]] = {}
    for event in events:
        if event.layer == "strike" and told(event):
            groups.setdefault(name(event), []).append(event)
    found = [
        Tally(
            name=key,
            strikes=len(group),
            killed=toll(group, lambda event: event.killed),
            injured=toll(group, lambda event: event.injured),
            events=tuple(sorted(event.id for event in group)),
        )
        for key, group in groups.items()
    ]
    if by == "day":
        return tuple(sorted(found, key=lambda tally: (tally.name == UNKNOWN, tally.name)))
    return tuple(sorted(found, key=lambda tally: (-tally.strikes, tally.name)))


def toll(events: Sequence[Event], figure: Callable[[Event], Bounds | None]) -> Bounds | None:
    """A figure over some events, without counting anyone twice; None where no event has one.

    Figures of single places are added. The figure of an event that is known only by its district or wider, or
    by no place at all, may contain those or come on top of them: the lower bound is the larger of both, the upper
    bound their sum, and there is none as soon as one figure has none.
    """
    known = [(event, bounds) for event in events if (bounds := figure(event)) is not None]
    if not known:
        return None
    if len(known) == 1:
        return known[0][1]
    near = [bounds for event, bounds in known if event.place and event.place.precision in _NARROW]
    wide = [bounds for event, bounds in known if not (event.place and event.place.precision in _NARROW)]
    highs = [bounds.high for _, bounds in known if bounds.high is not None]
    return Bounds(
        low=max([sum(bounds.low for bounds in near), *(bounds.low for bounds in wide)]),
        high=sum(highs) if len(highs) == len(known) else None,
    )


def _actor(event: Event) -> str:
    return "; ".join(sorted({actor.side or actor.name for actor in event.actors})) or UNKNOWN


def _weapon(event: Event) -> str:
    return event.weapon or UNKNOWN


def _day(event: Event) -> str:
    if event.time is None:
        return UNKNOWN
    first, last = event.time.start.date(), event.time.end.date()
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


BY: Mapping[str, Callable[[Event], str]] = MappingProxyType({"actor": _actor, "weapon": _weapon, "day": _day})
"""What strikes can be summed up by."""
