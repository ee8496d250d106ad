"""Control zones: our way beside the plain geopandas way, in one run.

    python -m bench.zones [PLACES]

Prints medians of some runs, in seconds, and ratios. Places are drawn at random inside Syria's outline where
the outlines have been built, else inside a polygon of 20,000 corners; the seed is fixed.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from events.claim import Actor, Span
from events.event import Event
from geo.place import Place
from layers.daily import daily_zones
from layers.daily_file import encode
from layers.history import histories
from layers.outlines import NoGazetteer
from layers.projection import Plane
from layers.seeds import seeds_at
from layers.settings import settings
from layers.zones import zones_of

SIDES = ("West", "South", "East")
DAY = datetime(2024, 1, 1, tzinfo=UTC)


class Country:
    """One outline."""

    def __init__(self, shape: BaseGeometry) -> None:
        self.shape = shape

    def country(self, iso2: str) -> BaseGeometry | None:  # noqa: ARG002
        return self.shape

    def admin1(self, code: str) -> BaseGeometry | None:  # noqa: ARG002
        return None

    def ids_of(self, level: str, country: str) -> list[str]:  # noqa: ARG002
        return []


def main(arguments: Sequence[str] = ()) -> int:
    """Run all for some number of places (5,000 by default) and print; exit status 0."""
    count = int(arguments[0]) if arguments else 5000
    country = Country(_outline())
    corners = shapely.get_num_coordinates(country.shape)
    events = _events(country.shape, count)
    known, numbers = histories(events), settings()
    seeds = seeds_at(known, DAY, outlines=country, gazetteer=NoGazetteer(), numbers=numbers)
    print(f"{count} places with a state, an outline of {corners} corners")
    gc.freeze()  # the events of the benchmark itself are no work of either way
    ours = _timed(
        "zones: cells, coverage union, few cuts",
        7,
        lambda: zones_of(seeds, outlines=country, numbers=numbers),
    )
    naive = _timed(
        "zones: geopandas voronoi, sjoin, clip, dissolve", 1, lambda: _naive(seeds, country, numbers.cut_m)
    )
    print(f"  ratio {naive / ours:.0f}")
    _timed("histories and states of all places", 3, lambda: seeds_at(
        histories(events), DAY, outlines=country, gazetteer=NoGazetteer(), numbers=numbers
    ))  # fmt: skip
    _year(events, country)
    return 0


def _year(events: list[Event], country: Country) -> None:
    """A year of daily zones, with two changes of hand a place on the average."""
    random = np.random.default_rng(2)
    changes = [
        _event(
            f"{event.id}-{n}",
            event.place,
            SIDES[random.integers(3)],
            DAY + timedelta(days=int(random.integers(366))),
        )
        for event in events
        for n in range(random.poisson(2))
        if event.place
    ]
    first, last = date(2024, 1, 1), date(2024, 12, 31)
    begin = time.perf_counter()
    series = daily_zones([*events, *changes], first, last, boundaries=country)
    made = time.perf_counter() - begin
    counts = sum(len(zones) for _, zones in series.each())
    shapes = time.perf_counter() - begin - made
    size = len(encode(series))
    day = series.on(last)
    frame = gpd.GeoDataFrame(geometry=list(day.values()), crs="EPSG:4326")
    plain = len(frame.to_json()) * series.days
    print(f"  year of {series.days} days: cells and {len(series.changes)} changes {made:.2f} s, "
          f"{counts} zones as shapes {shapes:.2f} s, together {made + shapes:.2f} s")  # fmt: skip
    print(f"  stored in {size / 1e6:.2f} MB; GeoJSON a day: {plain / 1e6:.0f} MB, ratio {plain / size:.0f}")


def _naive(seeds: Any, country: Country, cut_m: float) -> gpd.GeoDataFrame:
    """What one writes first: all cells cut one by one, then dissolved."""
    plane = Plane.of_outline(country.shape)
    xy = plane.metres(np.array([(seed.place.lon, seed.place.lat) for seed in seeds]))
    points = gpd.GeoDataFrame(
        {
            "holder": [seed.state.standings[0].party.key for seed in seeds],
            "status": [seed.state.status for seed in seeds],
        },
        geometry=gpd.points_from_xy(xy[:, 0], xy[:, 1]),
    )
    cells = gpd.GeoDataFrame(geometry=points.voronoi_polygons(extend_to=shapely.box(*points.total_bounds)))
    joined = cells.sjoin(points, predicate="contains")
    discs = points.geometry.buffer(cut_m)
    joined["geometry"] = [
        cell.intersection(discs.loc[n])
        for cell, n in zip(joined.geometry, joined["index_right"], strict=True)
    ]
    cut = gpd.clip(joined, plane.to_metres(country.shape))
    return cut.dissolve(by=["holder", "status"])


def _timed(name: str, times: int, run: Callable[[], Any]) -> float:
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begin)
    median = statistics.median(taken)
    print(f"  {name}: {median:.3f} s (best {min(taken):.3f})")
    return median


def _outline() -> BaseGeometry:
    try:
        from geo.boundaries import Boundaries  # noqa: PLC0415

        shape = Boundaries.open().country("SY")
    except (ImportError, OSError, LookupError):
        shape = None
    if shape is None:
        turn = np.linspace(0, 2 * np.pi, 20_000, endpoint=False)
        reach = 2.5 + 0.2 * np.sin(40 * turn)
        return shapely.Polygon(np.column_stack([38.5 + reach * np.cos(turn), 35 + reach * np.sin(turn)]))
    # As many corners as a detailed national outline has.
    return shapely.segmentize(shape, shape.length / 20_000)


def _events(outline: BaseGeometry, count: int) -> list[Event]:
    random = np.random.default_rng(1)
    west, south, east, north = outline.bounds
    spots = np.column_stack([random.uniform(west, east, 4 * count), random.uniform(south, north, 4 * count)])
    inside = spots[shapely.contains_xy(outline, spots[:, 0], spots[:, 1])][:count]
    found = []
    for number, (lon, lat) in enumerate(inside):
        side = 0 if lon + lat < (west + east + south + north) / 2 else 1 if lat < (south + north) / 2 else 2
        place = Place(
            id=f"p:{number}", name=f"P{number}", kind="settlement", lat=float(lat), lon=float(lon),
            precision="settlement", radius_m=2000.0, country="SY",
        )  # fmt: skip
        found.append(_event(f"e{number}", place, SIDES[side], DAY))
    return found


def _event(name: str, place: Place | None, side: str, when: datetime) -> Event:
    nothing: dict[str, Any] = dict.fromkeys(
        ("place_text", "unlocated", "weapon", "killed", "injured", "casualties_who", "people", "direction",
         "origin", "destination"))  # fmt: skip
    return Event(
        id=name, layer="control", event_type="Battles", sub_event_type="Armed clash", title=name, place=place,
        actors=(Actor(name=side, id=side, side=side, text=side),), targets=(), status="held",
        time=Span(start=when, end=when + timedelta(hours=23), precision="day"), modality="reported",
        confidence=0.8, conflicts=(), claims=(), **nothing,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
