"""Situations that were exported come in again: GeoJSON (one collection, or a feature a line) and GeoPackage.

What is told from a report: a situation file is a GeoJSON FeatureCollection, lines of GeoJSON features, or a
GeoPackage; its features carry the fields `layer`, `basis` and an `id`, as `data/schema/feature.schema.json` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import orjson
import pandas as pd
import pyogrio
import shapely
from shapely.geometry.base import BaseGeometry

from events.claim import LAYERS
from layers.columns import COUNTS, EXTRA, LISTS, NUMBERS, TEXTS, frame
from layers.situation import LAYER_NAMES, Layers
from outputs.errors import SituationFileError
from reports.report import Rejected, Report

__all__ = ["Exported", "is_situation", "read", "reports_of"]

_SQLITE = b"SQLite format 3\x00"
_PLACED = {"control": "control", "strike": "strikes", "displacement": "displacement", "clash": "clashes"}
_AREAL = {"Polygon": "zones", "MultiPolygon": "zones", "LineString": "fronts", "MultiLineString": "fronts"}
_REMEDY = "Export it again with sitmap build --geojson or --gpkg."

_Rows = Iterable[tuple[Mapping[str, Any], BaseGeometry | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A situation that was read back, and the features that could not be, with the reason."""

    layers: Layers
    rejected: tuple[Rejected, ...]


def is_situation(path: Path) -> bool:
    """Whether a file looks like an exported situation, from its first bytes; False where it can't be read."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    if head.startswith(_SQLITE):
        return path.suffix.lower() == ".gpkg"
    start = head.lstrip()
    return start.startswith(b"{") and (
        b'"FeatureCollection"' in head or start.replace(b" ", b"").startswith(b'{"type":"Feature"')
    )


def read(path: Path) -> Exported:
    """The layers of an exported situation: same ids, same fields, shapes with the decimals of the file.

    Raises
    ------
    SituationFileError
        The file can't be read, or none of its features is of a situation.
    """
    try:
        with path.open("rb") as file:
            binary = file.read(len(_SQLITE)) == _SQLITE
        rows, said = _of_package(path) if binary else _of_geojson(path.read_bytes())
        moment = datetime.fromisoformat(said) if said else None
    except (orjson.JSONDecodeError, pyogrio.errors.DataSourceError, KeyError, TypeError, ValueError) as error:
        raise SituationFileError(f"{path} is no exported situation ({error}). {_REMEDY}") from error
    return _laid_out(path, rows, moment)


def reports_of(layers: Layers) -> tuple[Report, ...]:
    """The reports that the sources name, without their text, in order of their ids."""
    found: dict[str, Report] = {}
    for name in LAYER_NAMES:
        for sources in getattr(layers, name)["sources"]:
            for source in sources:
                if source["report"] not in found and source.get("kind") != "analyst":
                    found[source["report"]] = _report(source)
    return tuple(found[name] for name in sorted(found))


def _report(source: Mapping[str, Any]) -> Report:
    published = source.get("published")
    return Report(
        id=source["report"], title=None, publisher=source.get("publisher"), url=source.get("url"),
        published=datetime.fromisoformat(published) if published else None, published_has_time=False,
        language=None, body="", path=None,
    )  # fmt: skip


def _of_geojson(data: bytes) -> tuple[_Rows, str | None]:
    try:
        whole = orjson.loads(data)
    except orjson.JSONDecodeError:
        features: list[Any] = [orjson.loads(line) for line in data.splitlines() if line.strip()]
        return [_feature(feature) for feature in features], None
    if whole.get("type") == "Feature":
        return [_feature(whole)], None
    return [_feature(feature) for feature in whole["features"]], whole.get("moment")


def _feature(feature: Mapping[str, Any]) -> tuple[dict[str, Any], BaseGeometry | None]:
    written = feature.get("geometry")
    shape = shapely.from_geojson(orjson.dumps(written), on_invalid="ignore") if written else None
    return {"id": feature.get("id"), **feature["properties"], "_lost": bool(written) and shape is None}, shape


def _of_package(path: Path) -> tuple[_Rows, str | None]:
    tables = [str(name) for name, _ in pyogrio.list_layers(path)]
    rows: list[tuple[Mapping[str, Any], BaseGeometry | None]] = []
    for name in (*LAYER_NAMES, "displacement_origins"):
        if name in tables:
            rows.extend(_of_table(pyogrio.read_dataframe(path, layer=name)))
    if not {"control", "zones"} <= set(tables):
        raise ValueError("it has no tables control and zones")
    # The two tables of displacement are one layer, in order of its ids.
    rows.sort(key=lambda row: str(row[0].get("id")) if row[0].get("layer") == "displacement" else "")
    moment = pyogrio.read_dataframe(path, layer="situation")["moment"] if "situation" in tables else []
    return rows, next((value for value in moment if isinstance(value, str)), None)


def _of_table(table: pd.DataFrame) -> _Rows:
    shapes = (
        table.geometry.to_numpy(dtype=object) if isinstance(table, gpd.GeoDataFrame) else [None] * len(table)
    )
    fields = [name for name in table.columns if name != "geometry"]
    columns = {name: _values(name, table[name]) for name in fields}
    for row, shape in zip(zip(*columns.values(), strict=True), shapes, strict=True):
        yield dict(zip(fields, row, strict=True)), _single(shape)


def _values(name: str, column: pd.Series[Any]) -> list[Any]:
    values = [None if pd.isna(value) else value for value in column.tolist()]
    return [orjson.loads(value) if value else [] for value in values] if name in LISTS else values


def _single(shape: BaseGeometry | None) -> BaseGeometry | None:
    """A shape of one part as that part: a table of a GeoPackage has only shapes of many."""
    if shape is None or shape.is_empty:
        return None
    parts = shapely.get_parts(shape)
    return parts[0] if len(parts) == 1 else shape


def _laid_out(path: Path, rows: _Rows, moment: datetime | None) -> Exported:
    kept: dict[str, tuple[list[Mapping[str, Any]], list[BaseGeometry | None]]] = {
        name: ([], []) for name in LAYER_NAMES
    }
    rejected: list[Rejected] = []
    seen: set[str] = set()
    for number, (fields, shape) in enumerate(rows, start=1):
        reason = _fault(fields, seen)
        if reason:
            source = f"{path}, feature {number}"
            rejected.append(Rejected(source=source, reason=reason, remedy=_REMEDY))
            continue
        seen.add(fields["id"])
        into = kept[_layer(fields, shape)]
        into[0].append({name: _typed(name, value) for name, value in fields.items() if name in _KNOWN})
        into[1].append(shape)
    if rejected and not seen:
        raise SituationFileError(f"{path} is no exported situation ({rejected[0].reason}) {_REMEDY}")
    frames: dict[str, Any] = {name: frame(fields, shapes) for name, (fields, shapes) in kept.items()}
    return Exported(
        layers=Layers(**frames, moment=moment),
        rejected=tuple(rejected),
    )


_KNOWN = frozenset((*TEXTS, *COUNTS, *NUMBERS, *LISTS, *(name for names in EXTRA.values() for name in names)))
_WHOLE = frozenset((*COUNTS, *EXTRA["count"]))


def _fault(fields: Mapping[str, Any], seen: set[str]) -> str | None:
    name = fields.get("id")
    if not isinstance(name, str) or not name:
        return "It has no id."
    if name in seen:
        return f"The id {name} is there already."
    if fields.get("layer") not in LAYERS or fields.get("basis") not in ("report", "inferred", "drawn"):
        return "It lacks the fields layer and basis of a situation."
    return "Its geometry can't be read." if fields.get("_lost") else None


def _layer(fields: Mapping[str, Any], shape: BaseGeometry | None) -> str:
    if shape is None:
        return "unlocated"
    if fields["layer"] != "control":
        return _PLACED.get(fields["layer"], "other")
    name = _AREAL.get(shape.geom_type, "control")
    if name == "zones" and fields.get("probability") is not None:
        return "model"
    return "drawn" if name == "zones" and fields["basis"] == "drawn" else name


def _typed(name: str, value: Any) -> Any:
    if name in _WHOLE:
        return None if value is None or (isinstance(value, float) and np.isnan(value)) else int(value)
    return value
