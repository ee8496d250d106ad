"""Zones of every day as cells, once, and the list of their changes.

The cells are those of all places that carry a state on any of the days, so that they stay where they are
while holders change. A day's zones are the unions of the cells of one holder and status. A year of them as
GeoJSON would be a hundred megabytes; cells and changes are a few hundred kilobytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from events.event import Event
from layers.history import History, histories, state_at
from layers.outlines import Gazetteer, NoGazetteer, NoOutlines, Outlines
from layers.seeds import LEVELS, Seed, level_of, outside_towns, seed_of, settlements_in
from layers.settings import settings
from layers.zones import SHOWN, zones_of

__all__ = ["BLANK", "DailyZones", "Stand", "daily_zones"]


@dataclass(frozen=True, slots=True)
class Stand:
    """What a cell shows: status, parties and the level of the statement; all empty for blank."""

    status: str
    parties: tuple[str, ...]
    level: str


BLANK = Stand("", (), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyZones:
    """Cells and changes.

    Attributes
    ----------
    first, days
        The first day, and how many there are.
    places
        The id of the place of each cell.
    cells
        Object array of Polygons and MultiPolygons in degrees; one country's are a valid coverage.
    stands
        What cells may show; the first is `BLANK`.
    changes
        (n, 3) array of day (0 is `first`), cell, stand, sorted; before its first change a cell is blank.
    names
        The name of the place of each cell; empty where it was read from a file.
    """

    first: date
    days: int
    places: tuple[str, ...]
    cells: npt.NDArray[Any]
    stands: tuple[Stand, ...]
    changes: npt.NDArray[np.int32]
    names: tuple[str, ...] = ()

    def on(self, day: date) -> dict[Stand, BaseGeometry]:
        """The zones of a day by what they show; blank ground is left out.

        Raises
        ------
        IndexError
            The day is none of these days.
        """
        number = (day - self.first).days
        if not 0 <= number < self.days:
            raise IndexError(f"{day} is not among the {self.days} days from {self.first}")
        done = self.changes[self.changes[:, 0] <= number]
        shown = np.zeros(len(self.cells), dtype=np.int32)
        shown[done[:, 1]] = done[:, 2]  # in order of days, so the last one stays
        return {
            self.stands[code]: shapely.coverage_union_all(self.cells[shown == code])
            for code in np.unique(shown[shown > 0])
        }

    def each(self) -> Iterator[tuple[date, dict[Stand, BaseGeometry]]]:
        """Every day with its zones, in order; the days are worked out side by side."""
        dates = [self.first + timedelta(days=number) for number in range(self.days)]
        with ThreadPoolExecutor(os.cpu_count()) as workers:  # joining cells holds no lock of the interpreter
            yield from zip(dates, workers.map(self.on, dates), strict=True)


def daily_zones(
    events: Iterable[Event],
    first: date,
    last: date,
    *,
    places: Gazetteer | None = None,
    boundaries: Outlines | None = None,
) -> DailyZones:
    """The zones at the end of each day (UTC) from `first` to `last`, both included.

    Raises
    ------
    ValueError
        `last` comes before `first`.
    """
    if last < first:
        raise ValueError(f"the last day ({last}) comes before the first ({first})")
    moments = _day_ends(first, last)
    by_place = _stands_by_day(events, moments, places or NoGazetteer(), boundaries or NoOutlines())
    seeds = [seed for seed, _ in by_place.values()]
    exact = replace(settings(), simplify_m=0)
    zones = zones_of(
        seeds, outlines=boundaries or NoOutlines(), numbers=exact, key=lambda seed: (seed.place.id,)
    )
    kept = sorted(zones, key=lambda zone: zone.seeds[0].place.id)
    ids = tuple(zone.seeds[0].place.id for zone in kept)
    stands, changes = _coded(ids, {key: days for key, (_, days) in by_place.items()})
    cells = np.empty(len(kept), dtype=object)
    cells[:] = [zone.shape for zone in kept]
    return DailyZones(
        first=first,
        days=len(moments),
        places=ids,
        cells=cells,
        stands=stands,
        changes=changes,
        names=tuple(zone.seeds[0].place.name for zone in kept),
    )


@dataclass(slots=True)
class _Cell:
    """A place with the histories that may speak for it, its own first, then those of areas around it."""

    seed: Seed
    histories: list[tuple[str, History]]


def _stands_by_day(
    events: Iterable[Event], moments: Sequence[datetime], places: Gazetteer, outlines: Outlines
) -> dict[str, tuple[Seed, list[tuple[int, Stand]]]]:
    """Each place that ever carries a state, with the days on which what it shows changes."""
    found = {}
    for key, cell in sorted(_cells(events, places, outlines).items()):
        turns = {step.since for _, history in cell.histories for step in history.steps}
        numbers = {0 if turn <= moments[0] else _number(moments, turn) for turn in turns}
        days: list[tuple[int, Stand]] = []
        for number in sorted(number for number in numbers if number < len(moments)):
            now = _shown(cell, moments[number])
            if now != (days[-1][1] if days else BLANK):
                days.append((number, now))
        if days:
            found[key] = (cell.seed, days)
    return found


def _cells(events: Iterable[Event], places: Gazetteer, outlines: Outlines) -> dict[str, _Cell]:
    numbers, found = settings(), {}
    areas: list[tuple[str, History]] = []
    for history in histories(events):
        level = level_of(history.place)
        state = next((step.state for step in history.steps if step.state), None)
        if level is None or state is None:
            continue
        if level in {"quarter", "place"}:
            seed = seed_of(history.place, state, level, numbers)
            found[history.place.id] = _Cell(seed, [(level, history)])
        else:
            areas.append((level, history))
    towns = [cell.seed.place for cell in found.values() if cell.seed.level == "place"]
    areas.sort(key=lambda area: (LEVELS.index(area[0]), area[1].place.radius_m, area[1].place.id))
    for level, history in areas:
        state = next(step.state for step in history.steps if step.state)
        for place, outline in outside_towns(settlements_in(level, history.place, outlines, places), towns):
            seed = seed_of(place, state, level, numbers, area=history.place.id, outline=outline)
            found.setdefault(place.id, _Cell(seed, [])).histories.append((level, history))
    return found


def _number(moments: Sequence[datetime], turn: datetime) -> int:
    # The first day whose end comes at or after the turn.
    return max(0, -((moments[0] - turn) // timedelta(days=1)))


def _shown(cell: _Cell, moment: datetime) -> Stand:
    for level, history in cell.histories:
        state = state_at(history, moment)
        if state is not None:
            if state.status not in SHOWN:
                return BLANK
            return Stand(state.status, tuple(s.party.key for s in state.standings), level)
    return BLANK


def _coded(
    ids: Sequence[str], by_place: dict[str, list[tuple[int, Stand]]]
) -> tuple[tuple[Stand, ...], npt.NDArray[np.int32]]:
    codes = {BLANK: 0}
    rows = [
        (number, cell, codes.setdefault(stand, len(codes)))
        for cell, key in enumerate(ids)
        for number, stand in by_place[key]
    ]
    return tuple(codes), np.array(sorted(rows), dtype=np.int32).reshape(-1, 3)


def _day_ends(first: date, last: date) -> list[datetime]:
    start = datetime.combine(first, time(23, 59, 59), tzinfo=UTC)
    return [start + timedelta(days=number) for number in range((last - first).days + 1)]
