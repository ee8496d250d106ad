"""All features in one flat table for analysts: FlatGeobuf and GeoParquet.

https://flatgeobuf.org/, https://geoparquet.org/releases/v1.1.0/
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio

from layers.columns import CONTRACT, COUNTS, CRS, EXTRA, LISTS, NUMBERS
from layers.situation import Layers
from outputs.feature import frames, json_text, plain_columns, rounded, shapes
from outputs.replacing import replacing
from outputs.xml_text import legal

__all__ = ["flat", "write_flatgeobuf", "write_parquet"]

_WHOLE = (*COUNTS, *EXTRA["count"])
_FRACTIONS = (*NUMBERS, *EXTRA["number"])


def flat(layers: Layers) -> gpd.GeoDataFrame:
    """One table of all features, EPSG:4326.

    `table` says which layer each is from (zones, fronts, control …); then come the columns of
    `layers.columns`, lists as JSON text, times as ISO 8601 text with their zone.
    """
    parts = [(name, plain_columns(frame), frame) for name, frame in frames(layers)]
    names = [*CONTRACT, *(name for kind in EXTRA.values() for name in kind)]
    columns: dict[str, Any] = {
        "table": pd.Series([name for name, _, frame in parts for _ in range(len(frame))], dtype=object)
    }
    for name in names:
        values = [
            value
            for _, plain, frame in parts
            for value in plain.get(name, [[] if name in LISTS else None] * len(frame))
        ]
        columns[name] = _column(name, values)
    geometries = np.concatenate([rounded(shapes(frame)) for _, _, frame in parts])
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(geometries, crs=CRS))


def write_flatgeobuf(layers: Layers, path: Path) -> None:
    """Write `flat` as FlatGeobuf, which takes the place of `path` when it is complete.

    What has no place stays in it; a spatial index is written where every feature has one.
    """
    table = flat(layers)
    index = "YES" if len(table) and table.geometry.notna().all() else "NO"
    with replacing(path) as target:
        pyogrio.write_dataframe(
            table,
            target,
            driver="FlatGeobuf",
            geometry_type="Unknown",
            layer_options={"SPATIAL_INDEX": index},
        )


def write_parquet(layers: Layers, path: Path) -> None:
    """Write `flat` as GeoParquet 1.1 (zstd, with the bounds of each row for filters)."""
    with replacing(path) as target:
        flat(layers).to_parquet(
            target, compression="zstd", schema_version="1.1.0", write_covering_bbox=True, index=False
        )


def _column(name: str, values: list[Any]) -> pd.Series[Any]:
    if name in LISTS:
        return pd.Series([legal(json_text(value)) for value in values], dtype=object)
    if name in _WHOLE:
        return pd.Series(values, dtype="Int64")
    if name in _FRACTIONS:
        return pd.Series(values, dtype=np.float64)
    # Neither format takes halves of surrogate pairs, and OGR ends a text at a NUL.
    return pd.Series([legal(value) if isinstance(value, str) else None for value in values], dtype=object)
