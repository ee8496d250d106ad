"""The situation as columns for the map's script: typed arrays, dictionary-coded texts, gzip.

Layout before gzip: ``SMC1``, u32 length of the header, the header (UTF-8 JSON), zeros up to a multiple of 8,
then arrays, little-endian, each starting at a multiple of 8. The header is ``{"meta": …, "tables": {name:
{"n": rows, "columns": {name: column}, "geometry": geometry}}, "sizes": [bytes of the arrays of each lane]}``; an
array stands there as ``[type, offset, length]``; of type ``p32`` or ``p16`` it is i32 or u16 in
planes, all lowest bytes first. Arrays that are read later have a fourth entry, the number of their lane; their offsets
count from the first of it. Lanes follow one another, or come as a file each (`outputs.packing.Packed`).
`outputs/web/src/columns.js` reads it. Kinds of columns:

========  ==========================================================================================
``num``   ``a``: f32, NaN where unknown; or ``d``: numbers (the first is null), ``a``: their numbers
``time``  ``a``: numbers of ``m``: i32 minutes since 1970 of the wall clock at the place (the first is `NULL`),
          and of ``z``: i16 minutes from UTC
``cat``   ``d``: texts (the first is null), or ``j``: the JSON of many; ``a``: their numbers, or ``g``:
          `codes.steps` of them
``str``   ``b``: UTF-8 of all rows, ``l``: bytes of each row; nothing is null
``json``  the same, each text JSON
``hex``   ``p``: what all begin with, ``w``: bytes of each row, ``b``: what follows it as hexadecimal digits, in
          planes (`codes.planes`)
``range`` ``f``: first row in the table ``sources``, ``l``: how many of its rows each row has
========  ==========================================================================================

Rows that follow one another with the same start, end, precision of time and modality are a run; a table's ``runs``
are how many rows each has. A column with ``r`` has an entry for each run instead of each row.
A ``num``, ``cat`` or ``time`` column with ``v``, the name of a ``cat`` column of the same table, follows from that one:
its arrays have an entry for each of that one's texts instead of each row. So do points with ``v``.
Coordinates are whole millionths of a degree (0.1 m), EPSG:4326.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from outputs.arrays import Arrays
from outputs.coded_columns import NULL, TIMES, coded_columns_of, parents_of, runs_of, wall_minutes
from outputs.codes import (
    Coded,
    arrow_texts,
    coded,
    coded_numbers,
    coded_objects,
    follows,
    narrow,
)
from outputs.errors import NotALayerError
from outputs.own_columns import OwnTexts, json_column, range_column
from outputs.packing import LANES, Packed, Packing
from outputs.references import all_none, objects
from outputs.shapes import geometry_arrays
from outputs.source_columns import Sources

__all__ = ["NULL", "Later", "encode", "wall_minutes"]

_JSON = ("candidates", "claims", "conflicts", "parties", "parts")
Later = Callable[[str, str], int]
_LaneOf = Callable[[str], int]
_Written = dict[str, dict[str, Any] | None]


def encode(
    tables: Mapping[str, pd.DataFrame] | Iterable[tuple[str, pd.DataFrame]],
    *,
    meta: Mapping[str, Any],
    later: Later = lambda _table, _column: 0,
) -> Packed:
    """Encode layers as gzipped columns; the same input gives the same bytes.

    Parameters
    ----------
    tables
        A frame a table, or pairs of a name and a frame, which may be made while others are coded: columns as in
        `layers.columns`, `geometry` in EPSG:4326 where it is a GeoDataFrame. Rows are written in order of `start`,
        then `id`.
    meta
        Anything JSON can hold.
    later
        In which lane a column (table, name) or a table's ``geometry`` comes: 0 what is read first. A column that the
        places of points follow from comes with them.

    Raises
    ------
    NotALayerError
        For a frame in another coordinate system.
    """
    with Packing() as packing:
        arrays = Arrays(packing)
        sources = Sources()
        specs: dict[str, Any] = {}
        for name, frame in tables.items() if isinstance(tables, Mapping) else tables:
            specs[name] = _table(name, frame, arrays, sources, partial(later, name))
        # Reports follow the order of rows, as those are in order of time.
        lane_of = partial(later, "sources")
        read = _read(sources.columns(), np.arange(len(sources)), arrays, Sources(), lane_of)
        specs["sources"] = _columns(len(sources), *read, arrays, lane_of, ordered=True)
        head = {"meta": dict(meta), "tables": specs, "sizes": arrays.sizes}
        header = orjson.dumps(head, option=orjson.OPT_SERIALIZE_NUMPY)
        start = b"SMC1" + len(header).to_bytes(4, "little") + header
        return packing.packed(start + bytes(-len(start) % 8))


def _table(
    name: str,
    frame: pd.DataFrame,
    arrays: Arrays,
    sources: Sources,
    lane_of: _LaneOf,
) -> dict[str, Any]:
    geometry = getattr(frame, "_geometry_column_name", None)
    plain = pd.DataFrame(frame, copy=False)
    columns = {str(column): plain[column] for column in plain.columns.tolist() if column != geometry}
    known = {"id": OwnTexts.of(_arrow(columns["id"]))} if "id" in columns else {}
    order = _order(len(frame), known.get("id"), columns.get("start"))
    drawn = None
    if geometry is not None and geometry in plain:
        shapes = plain[geometry].array
        crs = shapes.crs
        if crs is not None and crs.to_epsg() != 4326:
            raise NotALayerError(f"Layer {name!r} is in {crs.to_string()}: use to_crs('EPSG:4326') first.")
        drawn = geometry_arrays(shapes.to_numpy(dtype=object), order)
    written, texts = _read(columns, order, arrays, sources, lane_of, known=known)
    shapes = _placed(drawn, texts, lane_of)
    if shapes is not None and "v" in shapes:
        lane_of = partial(_with_points, shapes["v"], lane_of)
    spec = _columns(len(order), written, texts, arrays, lane_of)
    if shapes is not None:
        arrays.lane = lane_of("geometry")
        spec["geometry"] = {
            key: arrays.add(value, ordered=key in "pes") if isinstance(value, np.ndarray) else value
            for key, value in shapes.items()
        }
    return spec


def _with_points(parent: str, lane_of: _LaneOf, column: str) -> int:
    return lane_of("geometry" if column == parent else column)


def _placed(
    shapes: dict[str, Any] | None, texts: Mapping[str, Coded], lane_of: _LaneOf
) -> dict[str, Any] | None:
    """Points that follow from a column of texts, as those of a place follow from its name, without codes."""
    if shapes is None or "a" not in shapes:
        return shapes
    likely = [name for name in parents_of(texts) if lane_of(name) < LANES - 1]
    for name in sorted(likely, key=lambda name: (lane_of(name), -len(texts[name].words), name)):
        by_parent = follows(shapes["a"], texts[name].codes, len(texts[name].words))
        if by_parent is not None:
            known = {axis: np.append(shapes[axis], np.int32(NULL))[by_parent] for axis in "xy"}
            return {"t": "point", "v": name, **known}
    return shapes


def _order(count: int, ids: OwnTexts | None, starts: pd.Series[Any] | None) -> npt.NDArray[np.intp]:
    """Row numbers in order of `start`, unknown first, then of `id`."""
    order = np.arange(count) if ids is None else ids.order()
    if starts is not None:
        days = coded_objects(objects(starts)) or coded(pc.dictionary_encode(_arrow(starts)))
        rank = np.empty(len(days.words) + 1, np.intp)
        rank[[0, *(1 + np.argsort(days.words, kind="stable"))]] = np.arange(len(rank))
        # Numbers of two bytes are sorted without comparing them.
        rank = narrow(rank)
        order = order[np.argsort(rank[days.codes + 1][order], kind="stable")]
    return order


def _read(
    columns: Mapping[str, pd.Series[Any]],
    order: npt.NDArray[np.intp],
    arrays: Arrays,
    sources: Sources,
    lane_of: _LaneOf,
    *,
    known: Mapping[str, OwnTexts] = MappingProxyType({}),
) -> tuple[_Written, dict[str, Coded]]:
    """The columns: what is written already, and those with a dictionary; `known`: texts read already."""
    written: _Written = {}
    texts: dict[str, Coded] = {}
    for name, values in columns.items():
        arrays.lane = lane_of(name)
        if name == "sources":
            written[name] = range_column(objects(values), order, arrays, sources)
        elif name in _JSON:
            written[name] = json_column(objects(values), order, arrays)
        elif _unknown(values):
            continue
        elif name not in TIMES and pd.api.types.is_numeric_dtype(values.dtype):
            numbers = values.to_numpy(dtype=np.float32, na_value=np.nan)[order]
            codes = coded_numbers(numbers)
            if codes is None:
                written[name] = {"k": "num", "a": arrays.add(numbers)}
            elif codes.words:
                texts[name] = codes
        else:
            found = _texts(name, values, order, known.get(name))
            if isinstance(found, Coded):
                texts[name] = found
            else:
                written[name] = found.column(order, arrays)
    return written, texts


def _columns(
    count: int,
    written: _Written,
    texts: Mapping[str, Coded],
    arrays: Arrays,
    lane_of: _LaneOf,
    *,
    ordered: bool = False,
) -> dict[str, Any]:
    """What the header says of the columns."""
    spec: dict[str, Any] = {"n": count}
    runs = runs_of(texts)
    if runs is not None:
        arrays.lane = 0
        spec["runs"] = arrays.add(narrow(np.diff(runs, append=count)), ordered=True)
    written |= coded_columns_of(texts, arrays, lane_of, runs=runs, ordered=ordered)
    spec["columns"] = {name: column for name, column in written.items() if column is not None}
    return spec


def _unknown(values: pd.Series[Any]) -> bool:
    """Whether no row has a value; the first row mostly tells."""
    if values.dtype == object and all_none(objects(values)):
        return True
    return not len(values) or (bool(pd.isna(values.array[0])) and bool(values.isna().all()))


def _texts(
    name: str, values: pd.Series[Any], order: npt.NDArray[np.intp], known: OwnTexts | None
) -> Coded | OwnTexts:
    """The rows in order, as codes; as they are where nearly each has a text of its own."""
    # A dictionary pays while texts repeat; texts of their own stay bytes until somebody reads them.
    most = len(order) if name in TIMES else max(256, len(order) / 2)
    codes = coded_objects(objects(values), order) if values.dtype == object else None
    if codes is not None and len(codes.words) <= most:
        return codes
    if known is not None and len(order) > most:
        return known
    texts = _arrow(values) if known is None else known.texts
    found = pc.dictionary_encode(texts)
    return OwnTexts.of(texts) if len(found.dictionary) > most else coded(found).taken(order)


def _arrow(values: pd.Series[Any]) -> pa.Array:
    """The texts as one array that begins where its buffers begin."""
    if not isinstance(values.dtype, pd.ArrowDtype):
        return arrow_texts(objects(values))
    found = pa.array(values.array)
    whole = found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
    return whole.take(pa.array(np.arange(len(whole)))) if whole.offset else whole
