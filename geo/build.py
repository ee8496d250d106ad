"""Build the place index and the outlines from the installed packages: ``python -m geo.build``."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
import shapely
from rapidfuzz import fuzz

from data import BUILD
from geo.boundaries import write_boundaries
from geo.errors import GeoError
from geo.measure import distance_km
from geo.segment import Entry, write_segment
from geo.sources.airports import airports
from geo.sources.aliases import add_aliases
from geo.sources.counties import counties
from geo.sources.districts import districts
from geo.sources.landmarks import landmarks
from geo.sources.provinces import Province, provinces
from geo.sources.regions import regions
from geo.sources.settlements import settlements
from geo.sources.shapes import areas
from geo.sources.villages import villages
from geo.spelling import loose_key, name_key, plain_key

__all__ = ["build", "main"]

COAST_DEGREES = 0.2
"""Places that lie off the generalised coast by up to 20 km belong to the nearest province of their
country.
"""


def build(folder: Path = BUILD) -> int:
    """Write ``places/`` and ``boundaries.arrow`` into `folder`; returns the number of places."""
    divisions = provinces()
    outlines, area_entries = areas(divisions)
    groups, group_entries = regions({o.id: o.shape for o in outlines}, {o.id: o.drawn for o in outlines})
    outlines, area_entries = outlines + groups, area_entries + group_entries
    write_boundaries(folder / "boundaries.arrow", outlines)
    points = [*settlements(), *airports(), *counties(), *districts(), *landmarks()]
    points += list(villages(points))
    add_aliases(points)
    assign_provinces(points, divisions)
    _count_people(points, area_entries)
    _share_names(points, [*area_entries, *(p for p in points if p.id.startswith("geoboundaries:"))])
    write_segment(folder / "places", [*points, *area_entries], source="geo.build")
    return len(points) + len(area_entries)


def assign_provinces(points: Sequence[Entry], divisions: Sequence[Province]) -> None:
    """Fill `admin1` and `admin1_code` (and a missing country) by position, in place."""
    tree = shapely.STRtree([division.shape for division in divisions])
    where = shapely.points([p.lon for p in points], [p.lat for p in points])
    inside = tree.query(where, predicate="intersects")
    home = dict(zip(inside[0][::-1].tolist(), inside[1][::-1].tolist(), strict=True))
    stray = [n for n in range(len(points)) if n not in home]
    near = tree.query_nearest(where[stray], max_distance=COAST_DEGREES)
    home.update({stray[a]: int(b) for a, b in np.transpose(near)[::-1]})
    for n, point in enumerate(points):
        division = divisions[home[n]] if n in home else None
        if division is None or (point.country and division.country != point.country):
            continue
        point.country = point.country or division.country
        point.admin1_code = point.admin1_code or division.code
        point.admin1 = point.admin1 or division.name


def _count_people(points: Sequence[Entry], areas: Sequence[Entry]) -> None:
    """Give each province the people of its settlements: how well known it is, roughly."""
    people: Counter[str] = Counter()
    for point in points:
        if point.kind == "settlement" and point.admin1_code:
            people[point.admin1_code] += point.population
    for area in areas:
        if area.kind == "admin":
            area.population = sum(people[code] for code in area.members)


def _share_names(points: Sequence[Entry], areas: Sequence[Entry]) -> None:
    """A province or district and the settlement it is named after bear each other's spellings (Deir Ezzor)."""
    seats: dict[tuple[str, str], Entry] = {}
    for point in points:
        if point.kind == "settlement" and point.admin1_code:
            for key in {loose_key(point.name), name_key(point.name)}:
                best = seats.get((point.admin1_code, key))
                if best is None or best.population < point.population:
                    seats[point.admin1_code, key] = point
    for area in areas:
        if not area.admin1_code or (area.kind, area.precision) not in (
            ("admin", "province"),
            ("district",) * 2,
        ):
            continue
        seat = seats.get((area.admin1_code, name_key(area.name))) or seats.get(
            (area.admin1_code, loose_key(area.name))
        )
        if seat is not None and _is_seat(seat, area) and _alike(seat.name, area.name):
            area.names = [*area.names, seat.name, *(n for n in seat.names if _alike(n, area.name))]
            seat.names = [*seat.names, area.name, *(n for n in area.names if _alike(n, seat.name))]


def _is_seat(town: Entry, area: Entry) -> bool:
    if area.kind == "admin":
        return town.population >= 10_000
    return 1000 * distance_km(town.lat, town.lon, area.lat, area.lon) <= area.radius_m


def _alike(one: str, other: str) -> bool:
    return len(one) > 3 and fuzz.ratio(plain_key(one), plain_key(other)) >= 60


def main(argv: Sequence[str] | None = None) -> int:
    """Run the script."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=BUILD, help="where to write (default: %(default)s)")
    folder = parser.parse_args(argv).folder
    started = perf_counter()
    try:
        count = build(folder)
    except GeoError as error:
        print(f"geo.build: {error}", file=sys.stderr)
        return 2
    print(f"{count:,} places in {folder} ({perf_counter() - started:.0f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
