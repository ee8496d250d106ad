"""GeoPackage: a table a layer, a table of sources, and styles that QGIS takes up by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from numpy.typing import NDArray

from layers.columns import COUNTS, CRS, EXTRA, LISTS, NUMBERS, TEXTS
from layers.situation import Layers
from outputs.feature import frames, json_text, plain_columns, rounded, shapes
from outputs.qgis import layer_styles
from outputs.read_back import reports_of
from outputs.replacing import replacing
from outputs.xml_text import legal

__all__ = ["TABLES", "belongs", "write"]

TABLES = {
    "zones": ("zones", "MultiPolygon"),
    "fronts": ("fronts", "MultiLineString"),
    "displacement": ("displacement", "LineString"),
    "displacement_origins": ("displacement", "Point"),
    "control": ("control", "Point"),
    "strikes": ("strikes", "Point"),
    "clashes": ("clashes", "Point"),
    "other": ("other", "Point"),
    "unlocated": ("unlocated", None),
    "drawn": ("drawn", "MultiPolygon"),
    "model": ("model", "MultiPolygon"),
}
"""Tables, the layer that each is from, and its kind of shape; all are written, empty ones too.

Displacement is parted, as a table should hold shapes of one kind: movements with both ends known, and
those of which only the origin is known.
"""

_SOURCE_COLUMNS = (
    "report",
    "publisher",
    "published",
    "url",
    "attributed_to",
    "quote",
    "start",
    "end",
    "kind",
)


def write(layers: Layers, path: Path) -> None:
    """Write all layers to a GeoPackage, which takes the place of `path` when it is complete.

    Columns are those of `layers.columns` in every table; lists are JSON text. Times are ISO 8601 text with
    their zone. Tables without shapes: `sources` has a row a statement, with `feature` and `layer` to join by;
    `claims` the claims (ids of features) that each zone and front rests on; `reports` the reports that are
    cited; `situation` one row with the moment that zones and fronts show; `layer_styles` a style a table for
    QGIS.
    """
    tables = dict(_tables(layers))
    with replacing(path) as target:
        for name, frame in tables.items():
            _add(frame, target, name, TABLES[name][1])
        _add(_styles(tables), target, "layer_styles", None)
        _add(_sources(layers), target, "sources", None)
        _add(_claims(layers), target, "claims", None)
        _add(_reports(layers), target, "reports", None)
        moment = layers.moment.isoformat() if layers.moment else None
        _add(pd.DataFrame({"moment": pd.Series([moment], dtype=object)}), target, "situation", None)


def _styles(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    drawn = {name: kind for name, (_, kind) in TABLES.items() if kind}
    return layer_styles(
        {
            name: (kind, zip(tables[name]["side"], tables[name]["status"], strict=True))
            for name, kind in drawn.items()
        }
    )


def _add(frame: pd.DataFrame, target: Path, name: str, kind: str | None) -> None:
    options: dict[str, Any] = {}
    if kind:
        options = {"geometry_type": kind, "promote_to_multi": kind.startswith("Multi")}
    elif name == "layer_styles":
        # So QGIS calls the key of its table.
        options = {"layer_options": {"FID": "id"}}
    pyogrio.write_dataframe(frame, target, layer=name, driver="GPKG", append=target.exists(), **options)


def _tables(layers: Layers) -> Iterator[tuple[str, pd.DataFrame]]:
    by_layer = dict(frames(layers))
    for name, (layer, kind) in TABLES.items():
        frame = by_layer[layer]
        table = _attributes(frame)
        if kind is None:
            yield name, table
            continue
        geometries = rounded(shapes(frame))
        fits = belongs(name, geometries)
        yield name, gpd.GeoDataFrame(table[fits], geometry=geometries[fits], crs=CRS)


def belongs(name: str, geometries: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Which features of its layer belong into the table: those of its kind of shape; all where it has none."""
    layer, kind = TABLES[name]
    if kind is None:
        return np.ones(len(geometries), dtype=bool)
    fits: NDArray[np.bool_] = shapely.get_dimensions(geometries) == _DIMENSIONS[kind]
    return fits | shapely.is_missing(geometries) if name == layer else fits


_DIMENSIONS = {"Point": 0, "LineString": 1, "MultiLineString": 1, "MultiPolygon": 2}


def _attributes(frame: pd.DataFrame) -> pd.DataFrame:
    columns = plain_columns(frame)
    table: dict[str, pd.Series[Any]] = {}
    for name in (*TEXTS, *EXTRA["text"]):
        # OGR ends a text at a NUL and takes no halves of surrogate pairs.
        texts = [_safe(value) for value in columns.get(name, ())]
        table[name] = pd.Series(texts or None, dtype=object, index=range(len(frame)))
    for name in (*COUNTS, *EXTRA["count"]):
        table[name] = pd.Series(columns.get(name), dtype="Int64", index=range(len(frame)))
    for name in (*NUMBERS, *EXTRA["number"]):
        table[name] = pd.Series(columns.get(name), dtype=np.float64, index=range(len(frame)))
    for name in LISTS:
        lists = columns.get(name) or [[] for _ in range(len(frame))]
        table[name] = pd.Series([json_text(value) for value in lists], dtype=object)
    return pd.DataFrame(table)


def _sources(layers: Layers) -> pd.DataFrame:
    rows = [
        {"feature": id_, "layer": layer, **{name: _safe(source.get(name)) for name in _SOURCE_COLUMNS}}
        for layer, frame in frames(layers)
        for id_, sources in zip(frame["id"], plain_columns(frame)["sources"], strict=True)
        for source in sources
    ]
    return pd.DataFrame(rows, columns=["feature", "layer", *_SOURCE_COLUMNS])


def _claims(layers: Layers) -> pd.DataFrame:
    rows = [
        {"feature": id_, "layer": name, "claim": claim}
        for name in ("zones", "fronts")
        for id_, claims in zip(getattr(layers, name)["id"], getattr(layers, name)["claims"], strict=True)
        for claim in claims
    ]
    return pd.DataFrame(rows, columns=["feature", "layer", "claim"], dtype=object)


def _reports(layers: Layers) -> pd.DataFrame:
    rows = [
        {
            "report": _safe(report.id),
            "publisher": _safe(report.publisher),
            "published": report.published.isoformat() if report.published else None,
            "url": _safe(report.url),
        }
        for report in reports_of(layers)
    ]
    return pd.DataFrame(rows, columns=["report", "publisher", "published", "url"], dtype=object)


def _safe(value: Any) -> Any:
    return legal(value) if isinstance(value, str) else value
