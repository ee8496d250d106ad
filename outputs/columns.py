"""The situation as columns for the map's script: typed arrays, dictionary-coded texts, gzip.

Layout before gzip: ``SMC1``, u32 length of the header, the header (UTF-8 JSON), zeros up to a multiple of 8,
then arrays, little-endian, each starting at a multiple of 8. The header is ``{"meta": …, "tables": {name:
{"n": rows, "columns": {name: column}, "geometry": geometry}}}``; an array stands there as ``[type, offset,
length]``; of type ``p32`` or ``p16`` it is i32 or u16 in planes, all lowest bytes first.
`outputs/web/src/columns.js` reads it. Kinds of columns:

========  ==========================================================================================
``num``   ``a``: f32, NaN where unknown; or ``d``: numbers (the first is null), ``a``: their numbers
``time``  ``a``: i32 minutes since 1970 of the wall clock at the place, ``z``: i16 minutes from UTC
``cat``   ``d``: texts (the first is null), ``a``: their numbers, or ``g``: `codes.steps` of them
``str``   ``b``: UTF-8 of all rows, ``l``: bytes of each row; nothing is null
``json``  the same, each text JSON
``hex``   ``p``: what all begin with, ``w``: bytes of each row, ``b``: what follows it as hexadecimal digits, in
          planes (`codes.planes`)
``range`` ``f``: first row in the table ``sources``, ``l``: how many of its rows each row has
========  ==========================================================================================

A ``num``, ``cat`` or ``time`` column with ``v``, the name of a ``cat`` column of the same table, follows from that one:
its arrays have an entry for each of that one's texts instead of each row. So do points with ``v``.
Coordinates are whole millionths of a degree (0.1 m), EPSG:4326.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from outputs.arrays import Arrays
from outputs.codes import (
    Coded,
    arrow_texts,
    coded,
    coded_numbers,
    follows,
    hexadecimal,
    narrow,
    planes,
    steps,
)
from outputs.errors import NotALayerError
from outputs.packing import Packing
from outputs.shapes import geometry_arrays
from outputs.source_columns import source_columns

__all__ = ["NULL", "encode", "wall_minutes"]

NULL = -(2**31)
"""Stands for an unknown time or coordinate."""

_TIMES = ("start", "end", "moment", "published_day")
_JSON = ("candidates", "claims", "conflicts", "parties", "parts")
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - wall-clock minutes have no zone
_MANY_TEXTS = 255
"""So many texts that their numbers take two bytes."""
_FEW = 2
"""A column with fewer texts is no parent: nothing that changes follows from it."""


def encode(tables: Mapping[str, pd.DataFrame], *, meta: Mapping[str, Any]) -> bytes:
    """Encode layers as gzipped columns; the same input gives the same bytes.

    Parameters
    ----------
    tables
        A frame a table: columns as in `layers.columns`, `geometry` in EPSG:4326 where
        it is a GeoDataFrame. Rows are written in order of `start`, then `id`.
    meta
        Anything JSON can hold.

    Raises
    ------
    NotALayerError
        For a frame in another coordinate system.
    """
    with Packing() as packing:
        arrays = Arrays(packing)
        sources: list[Mapping[str, Any]] = []
        specs: dict[str, Any] = {name: _table(name, frame, arrays, sources) for name, frame in tables.items()}
        # Reports follow the order of rows, as those are in order of time.
        specs["sources"], _ = _columns(
            source_columns(sources), np.arange(len(sources)), arrays, [], ordered=True
        )
        header = orjson.dumps({"meta": dict(meta), "tables": specs}, option=orjson.OPT_SERIALIZE_NUMPY)
        start = b"SMC1" + len(header).to_bytes(4, "little") + header
        return packing.packed(start + bytes(-len(start) % 8))


def _table(
    name: str, frame: pd.DataFrame, arrays: Arrays, sources: list[Mapping[str, Any]]
) -> dict[str, Any]:
    geometry = getattr(frame, "_geometry_column_name", None)
    plain = pd.DataFrame(frame, copy=False)
    columns = {str(column): plain[column] for column in plain.columns if column != geometry}
    known: dict[str, pa.Array] = {c: _arrow(columns[c]) for c in ("id", "start") if c in columns}
    order = _order(len(frame), known.get("id"), known.get("start"))
    spec, parents = _columns(columns, order, arrays, sources, known=known)
    if geometry is not None and geometry in frame:
        crs = frame.crs
        if crs is not None and crs.to_epsg() != 4326:
            raise NotALayerError(f"Layer {name!r} is in {crs.to_string()}: use to_crs('EPSG:4326') first.")
        shapes = geometry_arrays(plain[geometry].to_numpy(dtype=object)[order])
        if shapes is not None:
            spec["geometry"] = {
                key: arrays.add(value, ordered=key in "pes") if isinstance(value, np.ndarray) else value
                for key, value in _placed(shapes, parents).items()
            }
    return spec


def _placed(shapes: dict[str, Any], parents: Mapping[str, Coded]) -> dict[str, Any]:
    """Points that follow from a column of texts, as those of a place follow from its name, without codes."""
    if "a" not in shapes:
        return shapes
    for name, column in parents.items():
        by_parent = follows(shapes["a"], column.codes, len(column.words))
        if by_parent is not None:
            known = {axis: np.append(shapes[axis], np.int32(NULL))[by_parent] for axis in "xy"}
            return {"t": "point", "v": name, **known}
    return shapes


def _order(count: int, ids: pa.Array | None, starts: pa.Array | None) -> npt.NDArray[np.intp]:
    """Row numbers in order of `start`, unknown first, then of `id`."""
    order = np.arange(count)
    if ids is not None:
        order = pc.sort_indices(ids).to_numpy().astype(np.intp)
    if starts is not None:
        days = coded(starts)
        rank = np.empty(len(days.words) + 1, np.intp)
        rank[[0, *(1 + np.argsort(days.words, kind="stable"))]] = np.arange(len(rank))
        order = order[np.argsort(rank[days.codes + 1][order], kind="stable")]
    return order


def _columns(
    columns: Mapping[str, pd.Series[Any]],
    order: npt.NDArray[np.intp],
    arrays: Arrays,
    sources: list[Mapping[str, Any]],
    *,
    known: Mapping[str, pa.Array] | None = None,
    ordered: bool = False,
) -> tuple[dict[str, Any], dict[str, Coded]]:
    """What the header says of the columns, and those that others can follow from; `known`: texts read already."""
    written: dict[str, dict[str, Any] | None] = {}
    texts: dict[str, Coded] = {}
    for name, values in columns.items():
        if name == "sources":
            written[name] = _range(_objects(values)[order], arrays, sources)
        elif name in _JSON:
            written[name] = _json_column(_objects(values)[order], arrays)
        elif name not in _TIMES and pd.api.types.is_numeric_dtype(values.dtype):
            numbers = values.to_numpy(dtype=np.float32, na_value=np.nan)[order]
            codes = coded_numbers(numbers)
            if codes is None:
                written[name] = {"k": "num", "a": arrays.add(numbers)}
            elif codes.words:
                texts[name] = codes
        elif not _unknown(values):
            found = known[name] if known and name in known else _arrow(values)
            codes = coded(found)
            if name not in _TIMES and len(codes.words) > max(256, len(found) / 2):
                # A dictionary pays while texts repeat; texts of their own stay bytes until somebody reads them.
                written[name] = _own_texts(found.take(pa.array(order)), arrays)
            else:
                texts[name] = codes.taken(order)
    coded_columns, parents = _coded_columns(texts, arrays, ordered=ordered)
    written |= coded_columns
    kept = {name: spec for name, spec in written.items() if spec is not None}
    return {"n": len(order), "columns": kept}, {name: texts[name] for name in parents}


def _unknown(values: pd.Series[Any]) -> bool:
    """Whether no row has a value; the first row mostly tells."""
    return not len(values) or (bool(pd.isna(values.array[0])) and bool(values.isna().all()))


def _arrow(values: pd.Series[Any]) -> pa.Array:
    if isinstance(values.dtype, pd.ArrowDtype):
        return pa.array(values.array)
    return arrow_texts(_objects(values))


def _objects(values: pd.Series[Any]) -> npt.NDArray[np.object_]:
    return values.to_numpy(dtype=object)


def _coded_columns(
    texts: Mapping[str, Coded], arrays: Arrays, *, ordered: bool
) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """Columns of texts and times, each after the narrowest column that it follows from."""
    # Who has most texts can follow from nobody with fewer, so parents are known before their children.
    order = sorted(texts, key=lambda name: (-len(texts[name].words), name in _TIMES, name))
    parents: list[str] = []
    written: dict[str, dict[str, Any]] = {}
    for name in order:
        column = texts[name]
        for parent in reversed(parents):
            words = len(texts[parent].words)
            by_parent = follows(column.codes, texts[parent].codes, words) if len(column.words) > 1 else None
            if by_parent is not None:
                written[name] = {"v": parent, **_coded_column(name, by_parent, column.words, arrays, True)}
                break
        else:
            written[name] = _coded_column(name, column.codes, column.words, arrays, ordered)
            if name not in _TIMES and _FEW <= len(column.words) < len(column.codes) / 2:
                parents.append(name)
    return {name: written[name] for name in texts}, parents


def _coded_column(
    name: str, codes: npt.NDArray[np.intp], words: list[Any], arrays: Arrays, ordered: bool
) -> dict[str, Any]:
    if name not in _TIMES:
        kind = "num" if isinstance(words[0], float) else "cat"
        if ordered and len(words) > _MANY_TEXTS:
            return {"k": kind, "d": [None, *words], "g": arrays.add(narrow(steps(codes + 1)))}
        numbers = (codes + 1).astype(narrow(np.array([len(words)])).dtype)
        return {"k": kind, "d": [None, *words], "a": arrays.add(numbers, ordered=ordered)}
    known = [wall_minutes(value) for value in words]
    minutes = np.array([NULL, *(pair[0] for pair in known)], np.int32)[codes + 1]
    zones = np.array([0, *(pair[1] for pair in known)], np.int16)[codes + 1]
    return {"k": "time", "a": arrays.add(minutes, ordered=True), "z": arrays.add(zones, ordered=True)}


def _json_column(values: npt.NDArray[np.object_], arrays: Arrays) -> dict[str, Any] | None:
    lists = _lists(values)
    if not any(map(len, lists)):
        return None
    texts = [_json(value) if value else b"" for value in lists]
    return {
        "k": "json",
        **_bytes(np.fromiter(map(len, texts), np.int64, len(texts)), b"".join(texts), arrays),
    }


def _json(value: Any) -> bytes:
    try:
        return bytes(orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY))
    except TypeError:
        return json.dumps(value).encode()


def _lists(values: npt.NDArray[np.object_]) -> list[Any]:
    """Each value as a sequence that is false where empty; what is no sequence becomes an empty one."""
    found: list[Any] = values.tolist()
    if set(map(type, found)) <= {list}:
        return found
    return [list(value) if isinstance(value, list | tuple | np.ndarray) else [] for value in found]


def _own_texts(texts: pa.Array, arrays: Arrays) -> dict[str, Any]:
    """Texts of which nearly each row has its own; ids as bytes where all end in as many hexadecimal digits."""
    lengths = pc.binary_length(texts).fill_null(0).to_numpy(zero_copy_only=False)
    joined = b"" if texts.buffers()[2] is None else bytes(texts.buffers()[2])[: int(lengths.sum())]
    digits = (
        hexadecimal(joined, len(lengths)) if len(set(lengths[:2])) == 1 and np.ptp(lengths) == 0 else None
    )
    if digits is None:
        return {"k": "str", **_bytes(lengths, joined, arrays)}
    prefix, numbers = digits
    return {"k": "hex", "p": prefix, "w": numbers.shape[1], "b": arrays.add(planes(numbers))}


def _bytes(lengths: npt.NDArray[np.int64], joined: bytes, arrays: Arrays) -> dict[str, Any]:
    texts = np.frombuffer(joined, np.uint8)
    return {"l": arrays.add(narrow(lengths), ordered=True), "b": arrays.add(texts, ordered=True)}


def wall_minutes(moment: str | datetime) -> tuple[int, int]:
    """(minutes since 1970 of the wall clock where it happened, minutes that this clock is ahead of UTC)."""
    when = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    ahead = when.utcoffset()
    wall = when.replace(tzinfo=None) - _EPOCH
    return int(wall.total_seconds() // 60), 0 if ahead is None else int(ahead.total_seconds() // 60)


def _range(
    values: npt.NDArray[np.object_], arrays: Arrays, sources: list[Mapping[str, Any]]
) -> dict[str, Any]:
    lists = _lists(values)
    counts = np.fromiter(map(len, lists), np.int64, len(lists))
    first = len(sources)
    sources.extend(chain.from_iterable(lists))
    return {"k": "range", "f": first, "l": arrays.add(narrow(counts), ordered=True)}
