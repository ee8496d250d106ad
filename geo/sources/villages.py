"""Villages of countries at war that no package of points has (data/places/*_villages.csv)."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator

from data import DATA
from geo.measure import distance_km, settlement_radius_m
from geo.segment import Entry
from geo.spelling import name_key

__all__ = ["villages"]

SAME_KM = 12.0
"""A known settlement of the same name this near is the same village."""

SAME_POINT_KM = 6.0
"""The same, where both points are those of the village itself and not of its council's area."""

_SETTLED = frozenset({"settlement", "village", "town", "quarter", "camp"})


def villages(known: Iterable[Entry]) -> Iterator[Entry]:
    """The villages that are not among the `known` places.

    A village of Ukraine or Russia stands at the point of its postal code; else one of Ukraine at the middle of
    the council that is named after it, with the council's reach as its radius; one of Myanmar at the point that
    its authorities publish.
    """
    found = [
        *((village, SAME_POINT_KM) for village in _postal()),
        *((village, SAME_KM) for village in (*_ukraine(), *_myanmar())),
    ]
    countries = {village.country for village, _ in found}
    settled: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for place in known:
        if place.kind in _SETTLED and place.country in countries:
            for key in {name_key(name) for name in (place.name, *place.names)}:
                settled[key].append((place.lat, place.lon))
    for village, same_km in found:
        keys = {name_key(name) for name in (village.name, *village.names)}
        points = {point for key in keys for point in settled[key]}
        if any(distance_km(village.lat, village.lon, *point) <= same_km for point in points):
            continue
        if same_km < SAME_KM:
            for key in keys:
                settled[key].append((village.lat, village.lon))
        yield village


def _postal() -> Iterator[Entry]:
    for row in _rows("postal"):
        yield _village(row, "postal", row["country"], row["native"])


def _ukraine() -> Iterator[Entry]:
    for row in _rows("ukraine"):
        yield _village(row, "geoboundaries", "UA", row["ukrainian"], float(row["radius_m"]))


def _myanmar() -> Iterator[Entry]:
    for row in _rows("myanmar"):
        yield _village(row, "mimu", "MM", row["name"].replace(" ", "").capitalize())


def _village(
    row: dict[str, str], publisher: str, country: str, other_name: str, radius_m: float | None = None
) -> Entry:
    return Entry(
        id=f"{publisher}:{row['id']}",
        name=row["name"],
        kind="village",
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        precision="settlement",
        radius_m=settlement_radius_m(0) if radius_m is None else radius_m,
        country=country,
        names=[other_name],
    )


def _rows(source: str) -> Iterator[dict[str, str]]:
    path = DATA / "places" / f"{source}_villages.csv"
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
