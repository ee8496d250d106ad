"""The history of each place: intervals of time with the state that its statements add up to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, UTC, datetime, time, timedelta
from typing import NamedTuple

from events.event import Event
from geo.place import Place
from layers.control_state import State, state_of
from layers.statement import Statement, statements_of

__all__ = ["History", "Interval", "Step", "histories", "moment_of", "state_at"]

PARTS = frozenset({"part", "quarter", "landmark"})
"""Kinds of place that are parts of a town."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """One state from `since` (inclusive; None: unknown) until `until` (exclusive; None: to this day)."""

    since: datetime | None
    until: datetime | None
    state: State


class Step(NamedTuple):
    """What is known from a moment (inclusive) until the next step."""

    since: datetime
    state: State | None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All statements on one place.

    Attributes
    ----------
    steps
        What is known from each turn (a statement begins, history ends) to the next; None: nothing.
    """

    place: Place
    statements: tuple[Statement, ...]
    steps: tuple[Step, ...]

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """The history as it is told: no overlaps, and what stays the same is one interval."""
        return _told(self.steps)


def histories(events: Iterable[Event]) -> tuple[History, ...]:
    """The history of every place that a control event speaks of, in the order of place ids."""
    by_place: dict[str, list[Statement]] = {}
    for event in events:
        for statement in statements_of(event):
            said = _of_the_whole(statement)
            by_place.setdefault(said.place.id, []).append(said)
    return tuple(
        History(place=_named(said), statements=tuple(said), steps=_steps(said))
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
    at = bisect_right(history.steps, moment, key=lambda step: step.since)
    return history.steps[at - 1].state if at else None


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
        if event.modality in {"reported", "claimed"}
        for end in _ends(event)
    ]
    return max(ends, default=None)


def _ends(event: Event) -> list[datetime]:
    if event.time is not None:
        return [event.time.end]
    return [claim.published for claim in event.claims if claim.published]


def _counting(statements: Sequence[Statement], moment: datetime) -> list[Statement]:
    return [
        s
        for s in statements
        if s.start is not None and s.start <= moment and (s.end is None or moment <= s.end)
    ]


def _steps(statements: Sequence[Statement]) -> tuple[Step, ...]:
    dated = [s for s in statements if s.start is not None]
    if len(dated) == 1 and dated[0].start is not None and dated[0].end is None:
        return (Step(dated[0].start, state_of(dated)),)
    starts = {s.start for s in dated if s.start}
    ends = {s.end + timedelta(microseconds=1) for s in dated if s.end and s.end.year < MAXYEAR}
    return tuple(Step(since, state_of(_counting(dated, since))) for since in sorted(starts | ends))


def _told(steps: Sequence[Step]) -> tuple[Interval, ...]:
    found: list[Interval] = []
    ends = [*(step.since for step in steps[1:]), None]
    for step, until in zip(steps, ends[: len(steps)], strict=True):
        if step.state is None:
            continue
        last = found[-1] if found else None
        if last is not None and last.until == step.since and _same(last.state, step.state):
            found[-1] = Interval(since=last.since, until=until, state=step.state)
        else:
            found.append(Interval(since=step.since, until=until, state=step.state))
    return tuple(found)


def _same(one: State, two: State) -> bool:
    return (one.status, [s.party.key for s in one.standings]) == (
        two.status,
        [s.party.key for s in two.standings],
    )
