"""The ground day by day as tables for the map: cells once, and when what they show changes.

See `layers.daily`; the map's script compares two moments with them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd

from layers.columns import CRS
from layers.daily import DailyZones, Stand
from layers.geodesic import area_km2

__all__ = ["cell_tables", "stands_meta"]

_EPOCH = date(1970, 1, 1)


def cell_tables(days: DailyZones) -> dict[str, pd.DataFrame]:
    """``cells``: number, name, area_km2, geometry; ``cell_changes``: day (from 1970), cell, stand (of `stands_meta`)."""
    first = (days.first - _EPOCH).days
    numbers = list(range(len(days.cells)))
    names = days.names or days.places
    cells = gpd.GeoDataFrame(
        {
            "number": pd.Series(numbers, dtype="float64"),
            "name": pd.Series(names, dtype=object),
            "area_km2": pd.Series([round(area_km2(cell), 1) for cell in days.cells], dtype="float64"),
        },
        geometry=gpd.GeoSeries(days.cells, crs=CRS),
    )
    codes = _codes(days)
    changes = pd.DataFrame(
        {
            "day": (first + days.changes[:, 0]).astype(float),
            "cell": days.changes[:, 1].astype(float),
            "stand": [float(codes[int(stand)]) for stand in days.changes[:, 2]],
        }
    )
    return {"cells": cells, "cell_changes": changes}


def stands_meta(days: DailyZones) -> list[dict[str, Any]]:
    """What cells may show, the first blank; which level a statement speaks of makes no difference to the eye."""
    return [
        {"status": status, "parties": list(parties)}
        for status, parties in dict.fromkeys(map(_look, days.stands))
    ]


def _codes(days: DailyZones) -> list[int]:
    looks = list(dict.fromkeys(map(_look, days.stands)))
    return [looks.index(_look(stand)) for stand in days.stands]


def _look(stand: Stand) -> tuple[str, tuple[str, ...]]:
    return stand.status, stand.parties
