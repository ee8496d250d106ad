"""The schema of the layers, as pandera models; all faults of a frame are reported at once.

CRS is EPSG:4326: required, never coerced. Shapes are valid, not empty, and polygons have right-hand
rings (RFC 7946: the outer ring counter-clockwise).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from events.claim import LAYERS, MODALITIES, STATUSES, TIME_PRECISIONS, WEAPONS
from geo.place import PRECISIONS
from layers.columns import COUNTS, CRS, EXTRA, LISTS, NUMBERS, TEXTS
from layers.errors import FrameError

if TYPE_CHECKING:
    import pandera.pandas as pa

__all__ = ["SHAPES", "check", "model"]

SHAPES: Mapping[str, tuple[str, ...]] = {
    "control": ("Point",),
    "zones": ("Polygon", "MultiPolygon"),
    "fronts": ("LineString", "MultiLineString"),
    "strikes": ("Point",),
    "displacement": ("Point", "LineString"),
    "clashes": ("Point",),
    "other": ("Point",),
    "unlocated": (),
    "drawn": ("Polygon", "MultiPolygon"),
    "model": ("Polygon", "MultiPolygon"),
}
"""The geometry types of each layer; `unlocated` has none."""

_WORDS: Mapping[str, tuple[str, ...]] = {
    "layer": LAYERS,
    "status": STATUSES,
    "weapon": WEAPONS,
    "precision": PRECISIONS,
    "time_precision": TIME_PRECISIONS,
    "modality": MODALITIES,
    "basis": ("report", "inferred", "drawn"),
    "direction": ("flight", "return"),
    "review": ("auto", "confirmed", "edited", "rejected"),
}
_REQUIRED = frozenset({"id", "layer", "title", "modality", "basis", "review"})
_SHARES = frozenset({"confidence", "weight", "probability"})


def check(frame: gpd.GeoDataFrame, layer: str) -> gpd.GeoDataFrame:
    """Return the frame as it is, if it keeps to the schema of `layer` (a key of `SHAPES`).

    Raises
    ------
    FrameError
        With every fault, those of the CRS and the shapes too.
    """
    import pandera.errors  # noqa: PLC0415  (0.2 s, only where a frame is checked)

    faults = [*_geometry_faults(frame, layer)]
    try:
        model(layer).validate(pd.DataFrame(frame.drop(columns=_geometry_name(frame))), lazy=True)
    except pandera.errors.SchemaErrors as errors:
        faults += _sentences(errors.failure_cases)
    if faults:
        raise FrameError(layer, tuple(faults))
    return frame


@lru_cache(maxsize=16)
def model(layer: str) -> pa.DataFrameSchema:
    """The pandera model of a layer's columns, all but the geometry."""
    import pandera.pandas as pa  # noqa: PLC0415

    columns = {
        name: pa.Column(object, nullable=name not in _REQUIRED, checks=_text_checks(name)) for name in TEXTS
    }
    columns["id"] = pa.Column(object, unique=True, checks=_text_checks("id"))
    columns |= {name: pa.Column(object, nullable=True, checks=_text_checks(name)) for name in EXTRA["text"]}
    columns |= {
        name: pa.Column("Int64", nullable=True, checks=pa.Check.ge(0)) for name in (*COUNTS, *EXTRA["count"])
    }
    columns |= {
        name: pa.Column("float64", nullable=True, checks=_number_checks(name))
        for name in (*NUMBERS, *EXTRA["number"])
    }
    columns |= {name: pa.Column(object, checks=pa.Check(_all(list), error="not a list")) for name in LISTS}
    return pa.DataFrameSchema(columns, checks=_row_checks(), name=layer, strict=False, coerce=False)


def _text_checks(name: str) -> list[pa.Check]:
    import pandera.pandas as pa  # noqa: PLC0415

    checks = [pa.Check(_all(str), error="not text")]
    if name in _WORDS:
        checks.append(pa.Check.isin(_WORDS[name], error=f"none of {', '.join(_WORDS[name])}"))
    if name in {"start", "end"}:
        checks.append(pa.Check(_each(_is_moment), error="not ISO 8601 with an offset"))
    if name == "id":
        checks.append(pa.Check(_each(bool), error="empty"))
    return checks


def _number_checks(name: str) -> list[pa.Check]:
    import pandera.pandas as pa  # noqa: PLC0415

    return [pa.Check.in_range(0, 1) if name in _SHARES else pa.Check.ge(0)]


def _row_checks() -> list[pa.Check]:
    import pandera.pandas as pa  # noqa: PLC0415

    checks = [pa.Check(_ordered("start", "end", _moment), error="end before start")]
    for name in ("killed", "injured", "people"):
        pair = (f"{name}_min", f"{name}_max")
        checks.append(pa.Check(_ordered(*pair, float), error=f"{pair[1]} below {pair[0]}"))
    return checks


def _ordered(low: str, high: str, read: Callable[[Any], Any]) -> Callable[[pd.DataFrame], pd.Series[bool]]:
    def ordered(frame: pd.DataFrame) -> pd.Series[bool]:
        if low not in frame or high not in frame:  # reported as missing already
            return pd.Series(data=True, index=frame.index)
        return pd.Series(
            [_pair(a, b, read) for a, b in zip(frame[low], frame[high], strict=True)],
            index=frame.index,
            dtype=bool,
        )

    return ordered


def _pair(low: Any, high: Any, read: Callable[[Any], Any]) -> bool:
    if pd.isna(low) or pd.isna(high):
        return True
    first, last = read(low), read(high)
    return first is None or last is None or bool(first <= last)


def _all(kind: type) -> Callable[[pd.Series[Any]], pd.Series[bool]]:
    return _each(lambda value: isinstance(value, kind))


def _each(test: Callable[[Any], bool]) -> Callable[[pd.Series[Any]], pd.Series[bool]]:
    # Nullable columns come without their nulls.
    return lambda series: pd.Series([test(value) for value in series], index=series.index, dtype=bool)


def _moment(value: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None


def _is_moment(value: Any) -> bool:
    return _moment(value) is not None


def _geometry_name(frame: gpd.GeoDataFrame) -> list[str]:
    return [frame.active_geometry_name] if frame.active_geometry_name else []


def _geometry_faults(frame: gpd.GeoDataFrame, layer: str) -> list[str]:
    if not frame.active_geometry_name:
        return ["geometry: the frame has none"]
    faults = []
    if frame.crs is None or frame.crs != CRS:
        faults.append(f"geometry: the CRS is {frame.crs}, not {CRS}; reproject with to_crs({CRS!r})")
    shapes = frame.geometry.to_numpy()
    ids = frame["id"].to_numpy() if "id" in frame else np.arange(len(frame))
    for wrong, words in _shape_tests(shapes, SHAPES[layer]):
        if wrong.any():
            faults.append(f"geometry: {words}: {', '.join(map(str, ids[wrong][:5]))}")
    return faults


def _shape_tests(shapes: Any, kinds: tuple[str, ...]) -> list[tuple[Any, str]]:
    empty = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    if not kinds:
        return [(~empty, "a shape where there should be none")]
    names = np.array([None if shape is None else shape.geom_type for shape in shapes], dtype=object)
    return [
        (empty, "no shape"),
        (~empty & ~np.isin(names, kinds), f"not a {' or '.join(kinds)}"),
        (~empty & ~shapely.is_valid(shapes), "not valid"),
        (np.array([not _right_hand(shape) for shape in shapes], dtype=bool), "rings not right-hand"),
    ]


def _right_hand(shape: Any) -> bool:
    return all(
        shapely.is_ccw(part.exterior) and not any(shapely.is_ccw(hole) for hole in part.interiors)
        for part in shapely.get_parts(shape)
        if part.geom_type == "Polygon"
    )


def _sentences(cases: pd.DataFrame) -> list[str]:
    faults: dict[tuple[str, str], list[str]] = {}
    for case in cases.to_dict("records"):
        where = case["column"] if case["schema_context"] == "Column" else None
        key = (str(where or "rows"), str(case["check"]))
        faults.setdefault(key, []).append(
            "" if case["failure_case"] is None else repr(case["failure_case"])[:60]
        )
    return [f"{where}: {what} ({', '.join(values[:3])})" for (where, what), values in faults.items()]
