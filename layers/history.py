"""The history of each place: intervals of time with the state that its statements add up to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta

from events.event import Event
from geo.place import Place
from layers.control_state import State, state_of
from layers.statement import Statement, statements_of

__all__ = ["History", "Interval", "histories", "moment_of", "state_at"]

PARTS = frozenset({"part", "quarter", "landmark"})
"""Kinds of place that are parts of a town."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """One state from `since` (inclusive; None: unknown) until `until` (exclusive; None: to this day)."""

    since: datetime | None
    until: datetime | None
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All statements on one place. `intervals` of a place do not overlap; between them nobody knows."""

    place: Place
    statements: tuple[Statement, ...]
    intervals: tuple[Interval, ...]


def histories(events: Iterable[Event]) -> tuple[History, ...]:
    """The history of every place that a control event speaks of, in the order of place ids."""
    by_place: dict[str, list[Statement]] = {}
    for event in events:
        for statement in statements_of(event):
            said = _of_the_whole(statement)
            by_place.setdefault(said.place.id, []).append(said)
    return tuple(
        History(place=_named(said), statements=tuple(said), intervals=_intervals(said))
        for _, said in sorted(by_place.items())
    )


def _of_the_whole(statement: Statement) -> Statement:
    """A statement on a part that is known only by its town ("a hospital in X") speaks of part of the town."""
    place = statement.place
    if place.parent_id is None or place.precision != "settlement" or place.kind not in PARTS:
        return statement
    stand = "part" if statement.stand == "whole" else statement.stand
    return replace(statement, place=replace(place, id=place.parent_id), stand=stand)


def _named(said: Sequence[Statement]) -> Place:
    # The town's own entry where there is one, not that of a part of it.
    return next((s.place for s in said if s.place.kind not in PARTS), said[0].place)


def state_at(history: History, moment: datetime | None) -> State | None:
    """The state at a moment, None where nothing is said of it.

    Without a moment it is the latest state, and statements without any date count too.
    """
    if moment is None:
        return state_of(s for s in history.statements if s.end is None)
    return state_of(_counting(history.statements, moment))


def moment_of(events: Iterable[Event], as_of: datetime | None = None) -> datetime | None:
    """The moment shown: `as_of`, else the latest end among what the reports say has happened.

    Midnight stands for its whole day. None where no event has a date.
    """
    if as_of is not None:
        moment = as_of if as_of.tzinfo else as_of.replace(tzinfo=UTC)
        whole_day = moment.time() == time(0)
        return moment + timedelta(days=1, seconds=-1) if whole_day else moment
    ends = [
        end if end.tzinfo else end.replace(tzinfo=UTC)
        for event in events
        if event.modality in {"reported", "claimed"} and event.time is not None
        for end in (event.time.end,)
    ]
    return max(ends, default=None)


def _counting(statements: Sequence[Statement], moment: datetime) -> list[Statement]:
    return [
        s
        for s in statements
        if s.start is not None and s.start <= moment and (s.end is None or moment <= s.end)
    ]


def _intervals(statements: Sequence[Statement]) -> tuple[Interval, ...]:
    dated = [s for s in statements if s.start is not None]
    starts = {s.start for s in dated if s.start}
    ends = {s.end + timedelta(microseconds=1) for s in dated if s.end and s.end.year < MAXYEAR}
    turns = sorted(starts | ends)
    found: list[Interval] = []
    for since, until in zip(turns, [*turns[1:], None][: len(turns)], strict=True):
        state = state_of(_counting(dated, since))
        if state is None:
            continue
        last = found[-1] if found else None
        if last is not None and last.until == since and _same(last.state, state):
            found[-1] = Interval(since=last.since, until=until, state=state)
        else:
            found.append(Interval(since=since, until=until, state=state))
    return tuple(found)


def _same(one: State, two: State) -> bool:
    return (one.status, [s.party.key for s in one.standings]) == (
        two.status,
        [s.party.key for s in two.standings],
    )


def days(first: date, last: date) -> list[datetime]:
    """The last second of each day from `first` to `last`, UTC."""
    count = (last - first).days + 1
    return [
        datetime.combine(first, time(23, 59, 59), tzinfo=UTC) + timedelta(days=number)
        for number in range(max(count, 0))
    ]
