"""The parts of zones by how sure they are, as a table of their own for the map."""

from __future__ import annotations

from collections.abc import Iterable

import geopandas as gpd
import pandas as pd
from shapely.geometry import shape

__all__ = ["zone_parts"]


def zone_parts(zones: Iterable[pd.DataFrame]) -> gpd.GeoDataFrame:
    """One row a part, EPSG:4326: the id of its `zone`, and `sure`, the middle of its share from 0 to 1.

    A zone that is equally sure everywhere needs no parts.
    """
    rows = [
        (zone, (part["confidence_min"] + part["confidence_max"]) / 2, shape(part["geometry"]))
        for frame in zones
        for zone, parts in zip(frame["id"].tolist(), frame["parts"].tolist(), strict=True)
        if len(parts) > 1
        for part in parts
    ]
    return gpd.GeoDataFrame(
        {
            "zone": pd.Series([zone for zone, _, _ in rows], dtype=object),
            "sure": pd.Series([sure for _, sure, _ in rows], dtype="float64"),
        },
        geometry=gpd.GeoSeries([drawn for _, _, drawn in rows], crs="EPSG:4326"),
    )
