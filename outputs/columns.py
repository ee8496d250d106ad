"""The situation as columns for the map's script: typed arrays, dictionary-coded texts, gzip.

Layout before gzip: ``SMC1``, u32 length of the header, the header (UTF-8 JSON), zeros up to a multiple of 8,
then arrays, little-endian, each starting at a multiple of 8. The header is ``{"meta": …, "tables": {name:
{"n": rows, "columns": {name: column}, "geometry": geometry}}}``; an array stands there as ``[type, offset,
length]``. `outputs/web/src/columns.js` reads it. Kinds of columns:

========  ==========================================================================================
``num``   ``a``: f32, NaN where unknown
``time``  ``a``: i32 minutes since 1970 of the wall clock at the place, ``z``: i16 minutes from UTC
``cat``   ``d``: texts (the first is null), ``a``: their numbers
``str``   ``b``: UTF-8 of all rows, ``a``: n + 1 ends; nothing between two ends is null
``json``  the same, each text JSON
``range`` ``a``: n + 1 ends of rows in the table ``sources``
========  ==========================================================================================

Coordinates are whole millionths of a degree (0.1 m), EPSG:4326.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson
import pandas as pd

from outputs.errors import NotALayerError
from outputs.shapes import geometry_arrays

__all__ = ["NULL", "encode", "wall_minutes"]

NULL = -(2**31)
"""Stands for an unknown time or coordinate."""

_TIMES = ("start", "end", "moment")
_JSON = ("candidates", "claims", "conflicts", "parties")
_SOURCE_TEXTS = ("report", "publisher", "url", "attributed_to", "quote")
_TYPES = {"i2": "i16", "i4": "i32", "u1": "u8", "u2": "u16", "u4": "u32", "f4": "f32", "f8": "f64"}
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - wall-clock minutes have no zone


def encode(tables: Mapping[str, pd.DataFrame], *, meta: Mapping[str, Any]) -> bytes:
    """Encode layers as gzipped columns; the same input gives the same bytes.

    Parameters
    ----------
    tables
        A frame a table: columns as in `layers.columns`, `geometry` in EPSG:4326 where it is a GeoDataFrame.
        Rows are written in order of `start`, then `id`.
    meta
        Anything JSON can hold.

    Raises
    ------
    NotALayerError
        For a frame in another coordinate system.
    """
    arrays = _Arrays()
    sources: list[dict[str, Any]] = []
    specs: dict[str, Any] = {}
    for name, frame in tables.items():
        specs[name] = _table(name, _sorted(frame), arrays, sources)
    specs["sources"] = _sources(sources, arrays)
    header = orjson.dumps({"meta": dict(meta), "tables": specs}, option=orjson.OPT_SERIALIZE_NUMPY)
    start = b"SMC1" + len(header).to_bytes(4, "little") + header
    return gzip.compress(b"".join([start, bytes(-len(start) % 8), *arrays.parts]), compresslevel=6, mtime=0)


class _Arrays:
    """Collects arrays and hands out their places."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self._offset = 0

    def add(self, values: npt.NDArray[Any]) -> list[Any]:
        data = np.ascontiguousarray(values).astype(values.dtype.newbyteorder("<"), copy=False).tobytes()
        place = [_TYPES[values.dtype.str[1:]], self._offset, len(values)]
        padded = data + bytes(-len(data) % 8)
        self.parts.append(padded)
        self._offset += len(padded)
        return place


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    keys = [name for name in ("start", "id") if name in frame]
    if not keys or len(frame) < 2:
        return frame
    return frame.sort_values(keys, kind="stable", na_position="first")


def _table(name: str, frame: pd.DataFrame, arrays: _Arrays, sources: list[dict[str, Any]]) -> dict[str, Any]:
    spec: dict[str, Any] = {"n": len(frame), "columns": {}}
    geometry = getattr(frame, "_geometry_column_name", None)
    for column in frame.columns:
        if column == geometry:
            continue
        written = _column(str(column), frame[column], arrays, sources)
        if written is not None:
            spec["columns"][column] = written
    if geometry is not None and geometry in frame:
        crs = frame.crs
        if crs is not None and crs.to_epsg() != 4326:
            raise NotALayerError(f"Layer {name!r} is in {crs.to_string()}: use to_crs('EPSG:4326') first.")
        shapes = geometry_arrays(frame[geometry].to_numpy(dtype=object))
        if shapes is not None:
            spec["geometry"] = {
                key: arrays.add(value) if isinstance(value, np.ndarray) else value
                for key, value in shapes.items()
            }
    return spec


def _column(
    name: str, values: pd.Series[Any], arrays: _Arrays, sources: list[dict[str, Any]]
) -> dict[str, Any] | None:
    if name == "sources":
        return _range(values, arrays, sources)
    if name in _JSON:
        texts = [_json(value) if _filled(value) else "" for value in values]
        return None if not any(texts) else {"k": "json", **_texts(texts, arrays)}
    if name in _TIMES:
        return _time(values, arrays)
    if pd.api.types.is_numeric_dtype(values.dtype):
        numbers = values.to_numpy(dtype=np.float32, na_value=np.nan)
        return None if np.isnan(numbers).all() else {"k": "num", "a": arrays.add(numbers)}
    return _text(values, arrays)


def _filled(value: Any) -> bool:
    return (type(value) is list or isinstance(value, Sequence | np.ndarray)) and len(value) > 0


def _text(values: pd.Series[Any], arrays: _Arrays) -> dict[str, Any] | None:
    codes, unique = pd.factorize(values.to_numpy(dtype=object), use_na_sentinel=True)
    if not len(unique):
        return None
    # A dictionary pays while texts repeat; texts of their own are left as bytes until somebody reads them.
    if len(unique) > 256 and len(unique) > len(values) / 2:
        return {"k": "str", **_texts(["" if code < 0 else str(unique[code]) for code in codes], arrays)}
    width = np.uint8 if len(unique) < 255 else np.uint16 if len(unique) < 65535 else np.uint32
    return {"k": "cat", "d": [None, *map(_plain, unique)], "a": arrays.add((codes + 1).astype(width))}


def _plain(value: Any) -> str:
    """The text, with "?" for half of a surrogate pair, which UTF-8 can't hold."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _json(value: Any) -> str:
    try:
        return orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY).decode()
    except TypeError:
        return json.dumps(value)


def _texts(texts: Iterable[str], arrays: _Arrays) -> dict[str, Any]:
    encoded = [text.encode("utf-8", "replace") for text in texts]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.uint32)
    return {"a": arrays.add(ends), "b": arrays.add(np.frombuffer(b"".join(encoded), np.uint8))}


def _time(values: pd.Series[Any], arrays: _Arrays) -> dict[str, Any] | None:
    codes, unique = pd.factorize(values.to_numpy(dtype=object), use_na_sentinel=True)
    if not len(unique):
        return None
    known = [wall_minutes(value) for value in unique]
    minutes = np.array([NULL, *(pair[0] for pair in known)], np.int32)[codes + 1]
    zones = np.array([0, *(pair[1] for pair in known)], np.int16)[codes + 1]
    return {"k": "time", "a": arrays.add(minutes), "z": arrays.add(zones)}


def wall_minutes(moment: str | datetime) -> tuple[int, int]:
    """(minutes since 1970 of the wall clock where it happened, minutes that this clock is ahead of UTC)."""
    when = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    ahead = when.utcoffset()
    wall = when.replace(tzinfo=None) - _EPOCH
    return int(wall.total_seconds() // 60), 0 if ahead is None else int(ahead.total_seconds() // 60)


def _range(values: pd.Series[Any], arrays: _Arrays, sources: list[dict[str, Any]]) -> dict[str, Any]:
    lists = [value if _filled(value) else () for value in values]
    ends = np.cumsum([len(sources), *map(len, lists)], dtype=np.uint32)
    sources.extend(chain.from_iterable(lists))
    return {"k": "range", "a": arrays.add(ends)}


def _sources(sources: Sequence[Mapping[str, Any]], arrays: _Arrays) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for name in _SOURCE_TEXTS:
        written = _text(pd.Series([source.get(name) for source in sources], dtype=object), arrays)
        if written is not None:
            columns[name] = written
    published = pd.Series([source.get("published") for source in sources], dtype=object)
    day = _time(published, arrays)
    if day is not None:
        columns["published_day"] = day
    return {"n": len(sources), "columns": columns}
