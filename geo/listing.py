"""Lists of places of one kind: "Arizona, California and Georgia" are states, "Iraq, Iran and Georgia" countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from geo.index import PlaceIndex
from geo.joining import in_one_list
from geo.measure import distance_km
from geo.place import Place
from geo.reading import Name
from geo.resolve import prior
from geo.segment import Quality
from geo.tokens import Token

__all__ = ["read_lists"]

LEAD = 0.5
"""By how much the reading of a list must be likelier a name than the next one, in orders of magnitude of people."""

MANY = 6
"""A list of so many names may hold one that is of another kind."""

CLOSE_LIST = 3
"""So many names side by side may show by each other which towns they are."""

CLOSE_KM = 30.0
"""Towns of one list that lie within this of each other were most likely meant together."""

MOST_NAMESAKES = 40
"""A name of more towns than this says nothing by the one that is near."""

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
            _keep_together(run, readings, index)
            continue
        for name, reading in zip(run, readings, strict=True):
            if likely in reading:
                name.listed.add(reading[likely][1])


def _keep_together(
    run: Sequence[Name], readings: Sequence[Mapping[Group, tuple[float, str]]], index: PlaceIndex
) -> None:
    """ "Kfar Kila, Odaisseh and Houla": of the towns of one name, the one close to all the others of a list of three."""
    towns = [[place for row in _settled(name, index) if (place := index.place(row))] for name in run]
    if len(run) < CLOSE_LIST or not all(towns) or max(map(len, towns)) > MOST_NAMESAKES:
        return
    likely = [reading.get(("settlement", None), (0.0, ""))[1] for reading in readings]
    for n, name in enumerate(run):
        mates = [p for k, row in enumerate(towns) if k != n for p in row if p.id == likely[k]]
        near = [town for town in towns[n] if all(_km(town, mate) <= CLOSE_KM for mate in mates)]
        if len(mates) == len(run) - 1 and len(near) == 1 < len(towns[n]):
            name.listed.add(near[0].id)


def _settled(name: Name, index: PlaceIndex) -> list[int]:
    return [m.row for m in name.span.matches if index.kind_and_people(m.row)[0] in _SETTLED]


def _km(one: Place, other: Place) -> float:
    return distance_km(one.lat, one.lon, other.lat, other.lon)


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
