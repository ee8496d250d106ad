"""Columns whose rows have a text or a list each of their own: ids, JSON, the range of a row's sources."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson
import pyarrow as pa
import pyarrow.compute as pc

from outputs.arrays import Arrays
from outputs.codes import hexadecimal, narrow, planes
from outputs.source_columns import Sources, lists_of

__all__ = ["json_column", "own_texts", "range_column"]


def json_column(
    values: npt.NDArray[np.object_], order: npt.NDArray[np.intp], arrays: Arrays
) -> dict[str, Any] | None:
    lists, counts = lists_of(values)
    if not counts.any():
        return None
    texts = [_json(lists[n]) if counts[n] else b"" for n in order.tolist()]
    return {
        "k": "json",
        **_bytes(np.fromiter(map(len, texts), np.int64, len(texts)), b"".join(texts), arrays),
    }


def _json(value: Any) -> bytes:
    try:
        return bytes(orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY))
    except TypeError:
        return json.dumps(value).encode()


def own_texts(texts: pa.Array, arrays: Arrays) -> dict[str, Any]:
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


def range_column(
    values: npt.NDArray[np.object_], order: npt.NDArray[np.intp], arrays: Arrays, sources: Sources
) -> dict[str, Any]:
    first = len(sources)
    counts = sources.add(values, order)
    return {"k": "range", "f": first, "l": arrays.add(narrow(counts), ordered=True)}
