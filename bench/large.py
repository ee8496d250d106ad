"""A situation of any size, made up from a seed, in the layers' columns: what the measurements of outputs draw.

Marks stand in towns and around them, with eight attributes and a quote each, as a newsroom's year of reports
would have them; zones are cells around places, coloured by where they lie; arrows run from town to town.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from layers.columns import COUNTS, CRS, EXTRA, LISTS, NUMBERS, TEXTS
from layers.situation import Layers

__all__ = ["large"]

BOX = (35.6, 32.3, 42.4, 37.3)
"""West, south, east, north."""

DAYS = 365
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
TOWNS = 5_000
SIDES = ("Syrian government", "Syrian opposition", "Syrian Democratic Forces", "Islamic State")
WEAPONS = ("air", "artillery", "missile", "rocket", "drone", "bomb", "unknown")
PRECISIONS = (("settlement", 2000.0), ("neighbourhood", 800.0), ("landmark", 350.0), ("district", 12_000.0))
SHARES = {"strikes": 0.5, "clashes": 0.25, "control": 0.15, "other": 0.1}
_LAYER = {"strikes": "strike", "clashes": "clash"}
_WORDS = (
    "the town road market hospital school bridge shelling began before dawn residents said witnesses told "
    "the agency that fighters withdrew from northern district after clashes near western entrance while "
    "aircraft circled overhead and families left towards camps along highway officials gave no figures"
).split()

_Floats = npt.NDArray[np.float64]
_Objects = npt.NDArray[np.object_]


def large(
    events: int, *, zones: int = 10_000, arrows: int = 5_000, quote_chars: int = 0, scattered: bool = False
) -> Layers:
    """Layers with so many marks, zones and arrows; `quote_chars` characters of words of its own a mark.

    With `quote_chars` 0 every mark of a layer cites one and the same sentence. Marks lie in their towns, as
    those of reports do; `scattered` gives each a position of its own, the hardest case for a page.
    """
    random = np.random.default_rng(8)
    towns = _points(random, TOWNS)
    frames = {
        name: _marks(name, round(events * share), towns, random, quote_chars, scattered)
        for name, share in SHARES.items()
    }
    moment = FIRST + timedelta(days=DAYS)
    return Layers(
        **frames,
        zones=_zones(zones, random),
        fronts=_frame("f", 0, {}, []),
        displacement=_arrows(arrows, towns, random, quote_chars),
        unlocated=_frame("u", 0, {}, []),
        moment=moment,
    )


def _points(random: np.random.Generator, count: int) -> _Floats:
    west, south, east, north = BOX
    return np.column_stack([random.uniform(west, east, count), random.uniform(south, north, count)])


def _marks(
    name: str, count: int, towns: _Floats, random: np.random.Generator, quote_chars: int, scattered: bool
) -> gpd.GeoDataFrame:
    town = random.integers(len(towns), size=count)
    near = towns[town] + random.normal(0, 0.02, (count, 2)) * scattered
    side, day = _picked(SIDES, random, count), random.integers(DAYS, size=count)
    kinds = random.integers(len(PRECISIONS), size=count)
    killed = random.poisson(2, count)
    columns = {
        **_common(name, day, town, random),
        "side": side,
        "actor": side,
        "precision": np.array([kind for kind, _ in PRECISIONS], dtype=object)[kinds],
        "radius_m": np.array([reach for _, reach in PRECISIONS])[kinds],
        "status": _picked(("held", "claimed"), random, count) if name == "control" else None,
        "weapon": _picked(WEAPONS, random, count) if name == "strikes" else None,
        "killed_min": killed,
        "killed_max": killed,
        "sources": _sources(name, day, random, quote_chars),
    }
    return _frame(name, count, columns, shapely.points(near))


def _common(
    name: str, day: npt.NDArray[np.int64], town: npt.NDArray[np.int64], random: np.random.Generator
) -> dict[str, Any]:
    begins = [FIRST + timedelta(days=n) for n in range(DAYS)]
    starts = np.array([begin.isoformat() for begin in begins], dtype=object)
    ends = np.array([(b + timedelta(hours=23, minutes=59)).isoformat() for b in begins], dtype=object)
    names = np.array([f"Town {n}" for n in range(TOWNS)], dtype=object)
    what = {"strikes": "Strike", "clashes": "Clash", "control": "Control", "other": "Report"}.get(
        name, "Flight"
    )
    titles = np.array([f"{what} at Town {n}" for n in range(TOWNS)], dtype=object)
    return {
        "title": titles[town],
        "place": names[town],
        "place_id": np.array([f"geonames:{n}" for n in range(TOWNS)], dtype=object)[town],
        "admin1": np.array([f"Province {n % 14}" for n in range(TOWNS)], dtype=object)[town],
        "country": "SY",
        "start": starts[day],
        "end": ends[day],
        "time_precision": "day",
        "confidence": np.round(random.uniform(0.3, 0.95, len(day)), 2),
    }


def _zones(count: int, random: np.random.Generator) -> gpd.GeoDataFrame:
    seeds = shapely.multipoints(_points(random, count))
    cells = shapely.get_parts(shapely.voronoi_polygons(seeds, extend_to=shapely.box(*BOX)))
    cells = shapely.orient_polygons(shapely.intersection(cells, shapely.box(*BOX)))[:count]
    middles = shapely.get_coordinates(shapely.centroid(cells))
    owner = (middles[:, 0] > 38).astype(int) + 2 * (middles[:, 1] > 35)
    status = _picked(("held", "claimed", "contested"), random, count)
    columns = {
        "side": np.array(SIDES, dtype=object)[owner],
        "actor": np.array(SIDES, dtype=object)[owner],
        "status": status,
        "title": np.array([f"Zone {n}" for n in range(count)], dtype=object),
        "basis": "inferred",
        "country": "SY",
        "confidence": 0.7,
        "parties": _parties(owner, status),
    }
    return _frame("zone", count, columns, cells)


def _parties(owner: npt.NDArray[np.int64], status: _Objects) -> list[Any]:
    """Who is in each zone: its holder, and the next one where it is contested."""
    sides = [{"actor": side, "actor_id": None, "side": side, "stand": "whole"} for side in SIDES]
    return [
        [sides[n], sides[(n + 1) % len(sides)]] if one == "contested" else [sides[n]]
        for n, one in zip(owner.tolist(), status, strict=True)
    ]


def _arrows(count: int, towns: _Floats, random: np.random.Generator, quote_chars: int) -> gpd.GeoDataFrame:
    begin, end = random.integers(len(towns), size=(2, count))
    people, day = random.integers(50, 50_000, count), random.integers(DAYS, size=count)
    columns = {
        **_common("displacement", day, begin, random),
        "direction": _picked(("flight", "return"), random, count),
        "people_min": people,
        "people_max": people,
        "precision": "settlement",
        "sources": _sources("displacement", day, random, quote_chars),
    }
    return _frame(
        "displacement", count, columns, shapely.linestrings(np.stack([towns[begin], towns[end]], 1))
    )


def _sources(
    name: str, day: npt.NDArray[np.int64], random: np.random.Generator, quote_chars: int
) -> list[Any]:
    count = len(day)
    pool = np.array(_WORDS, dtype=object)[random.integers(len(_WORDS), size=quote_chars // 4 + 3 * count)]
    words = " ".join(pool.tolist()) if quote_chars else ""
    room = max(1, len(words) - quote_chars - 1)
    begins = random.integers(room, size=count).tolist()
    # Fourteen reports a day, each with the happenings of its day.
    reports = (day * 14 + random.integers(14, size=count)).tolist()
    return [
        [
            {
                "report": f"report-{report}",
                "publisher": f"Desk {report % 40}",
                "published": (FIRST + timedelta(days=report // 14)).isoformat(),
                "url": f"https://desk-{report % 40}.example/{report}",
                "attributed_to": None,
                "kind": None,
                "quote": words[at : at + quote_chars] if quote_chars else f"Reports speak of {name}.",
                "start": 100,
                "end": 100 + (quote_chars or 20),
            }
        ]
        for at, report in zip(begins, reports, strict=True)
    ]


def _frame(name: str, count: int, columns: dict[str, Any], shapes: Any) -> gpd.GeoDataFrame:
    defaults = {
        "id": np.array(
            [f"{name}-{n * 11_400_714_819_323_198_485 % 2**48:012x}" for n in range(count)], dtype=object
        ),
        "layer": _LAYER.get(name, name if name in ("control", "displacement", "other") else "control"),
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "modality": "reported",
        "basis": "report",
        "review": "auto",
    }
    filled = {**defaults, **{key: value for key, value in columns.items() if value is not None}}
    made: dict[str, Any] = {}
    for key in (*TEXTS, *EXTRA["text"]):
        made[key] = pd.Series(filled.get(key), dtype=object, index=range(count))
    for key in (*COUNTS, *EXTRA["count"]):
        made[key] = pd.Series(filled.get(key), dtype="Int64", index=range(count))
    for key in (*NUMBERS, *EXTRA["number"]):
        made[key] = pd.Series(filled.get(key), dtype=np.float64, index=range(count))
    for key in LISTS:
        made[key] = pd.Series(filled.get(key) or [[] for _ in range(count)], dtype=object, index=range(count))
    geometry = gpd.GeoSeries(np.asarray(shapes, dtype=object), crs=CRS, index=range(count))
    return gpd.GeoDataFrame(made, geometry=geometry)


def _picked(words: Sequence[str], random: np.random.Generator, count: int) -> _Objects:
    return np.array(words, dtype=object)[random.integers(len(words), size=count)]
