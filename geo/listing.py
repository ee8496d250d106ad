"""Lists of places of one kind: "Arizona, California and Georgia" are states, "Iraq, Iran and Georgia" countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from geo.index import PlaceIndex
from geo.joining import in_one_list
from geo.reading import Name
from geo.resolve import prior
from geo.segment import Quality
from geo.tokens import Token

__all__ = ["read_lists"]

LEAD = 0.5
"""By how much the reading of a list must be likelier a name than the next one, in orders of magnitude of people."""

MANY = 6
"""A list of so many names may hold one that is of another kind."""

_SETTLED = frozenset({"settlement", "town", "village"})

Group = tuple[str, str | None]


def read_lists(names: Sequence[Name], tokens: Sequence[Token], index: PlaceIndex) -> None:
    """Mark in `Name.listed` the places that make each list of names one of countries, or of one country's provinces.

    Lists whose names are as well those of settlements ("Idlib, Hama and Homs") stay undecided.
    """
    for run in _lists(names, tokens):
        readings = [_readings(name, index) for name in run]
        likely = _likeliest(readings)
        if likely is None or likely[0] == "settlement":
            continue
        for name, reading in zip(run, readings, strict=True):
            if likely in reading:
                name.listed.add(reading[likely][1])


def _lists(names: Sequence[Name], tokens: Sequence[Token]) -> Iterator[list[Name]]:
    run: list[Name] = []
    for name in names:
        if name.demonym:
            continue
        if run and not in_one_list(run[-1], name, tokens):
            if len(run) > 1:
                yield run
            run = []
        run.append(name)
    if len(run) > 1:
        yield run


def _readings(name: Name, index: PlaceIndex) -> Mapping[Group, tuple[float, str]]:
    """For each kind of place that a name may be: how likely it is, and the likeliest place of the kind."""
    best: dict[Group, tuple[float, str]] = {}
    for match in name.span.matches:
        if match.quality > Quality.SHORT or (match.quality is Quality.FOREIGN):
            continue
        kind, people = index.kind_and_people(match.row)
        if kind in ("country", "admin"):
            place = index.place(match.row)
            if place.precision == "district":
                continue
            group: Group = (kind, place.country if kind == "admin" else None)
        elif kind in _SETTLED:
            group = ("settlement", None)
        else:
            continue
        found = (prior(kind, people), index.place(match.row).id)
        best[group] = max(best.get(group, found), found)
    return best


def _likeliest(readings: Sequence[Mapping[Group, tuple[float, str]]]) -> Group | None:
    """The kind that all names of a list may be, where it is clearly likelier than any other such."""
    totals: dict[Group, list[float]] = defaultdict(list)
    for reading in readings:
        for group, (weight, _) in reading.items():
            totals[group].append(weight)
    least = len(readings) - (len(readings) >= MANY)
    order = sorted(
        ((sum(found), group) for group, found in totals.items() if len(found) >= least),
        key=lambda pair: -pair[0],
    )
    if not order or (len(order) > 1 and order[0][0] - order[1][0] < LEAD * len(readings)):
        return None
    return order[0][1]
