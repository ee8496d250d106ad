"""Columns whose rows have a text or a list each of their own: ids, JSON, the range of a row's sources."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson
import pyarrow as pa
import pyarrow.compute as pc

from outputs.arrays import Arrays
from outputs.codes import hexadecimal, narrow, planes
from outputs.source_columns import Sources, lists_of

__all__ = ["OwnTexts", "json_column", "range_column"]

_KEY = np.dtype(">u8")


def json_column(
    values: npt.NDArray[np.object_], order: npt.NDArray[np.intp], arrays: Arrays
) -> dict[str, Any] | None:
    if _empty(values):
        return None
    lists, counts = lists_of(values)
    if not counts.any():
        return None
    texts = [_json(lists[n]) if counts[n] else b"" for n in order.tolist()]
    return {
        "k": "json",
        **_bytes(np.fromiter(map(len, texts), np.int64, len(texts)), b"".join(texts), arrays),
    }


def _empty(values: npt.NDArray[np.object_]) -> bool:
    """Whether all are empty lists, as mostly; where they are not all lists this may say no."""
    try:
        return isinstance(values[0], list) and not any(values)
    except (IndexError, TypeError, ValueError):
        return False


def _json(value: Any) -> bytes:
    try:
        return bytes(orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY))
    except TypeError:
        return json.dumps(value).encode()


@dataclass(frozen=True, slots=True)
class OwnTexts:
    """Texts of which nearly each row has its own; as bytes where all end in as many hexadecimal digits, as ids do."""

    texts: pa.Array
    digits: tuple[str, npt.NDArray[np.uint8]] | None
    """What all begin with, and the bytes that the rest of each spells."""

    @classmethod
    def of(cls, texts: pa.Array) -> OwnTexts:
        """Read the texts."""
        lengths, joined = _parts(texts)
        alike = len(set(lengths[:2].tolist())) == 1 and np.ptp(lengths) == 0
        return cls(texts, hexadecimal(joined, len(lengths)) if alike else None)

    def order(self) -> npt.NDArray[np.intp]:
        """Row numbers in order of the texts; of equals the first row first, and null last."""
        if self.digits is None or self.digits[1].shape[1] > _KEY.itemsize:
            found: npt.NDArray[np.intp] = pc.sort_indices(self.texts).to_numpy().astype(np.intp)
            return found
        numbers = self.digits[1]
        keys = np.zeros((len(numbers), _KEY.itemsize), np.uint8)
        keys[:, : numbers.shape[1]] = numbers
        return keys.view(_KEY).ravel().astype(np.uint64).argsort(kind="stable")

    def column(self, order: npt.NDArray[np.intp], arrays: Arrays) -> dict[str, Any]:
        """The column, its rows in some order."""
        if self.digits is None:
            return {"k": "str", **_bytes(*_parts(self.texts.take(pa.array(order))), arrays)}
        prefix, numbers = self.digits
        return {"k": "hex", "p": prefix, "w": numbers.shape[1], "b": arrays.add(planes(numbers[order]))}


def _parts(texts: pa.Array) -> tuple[npt.NDArray[np.int64], bytes]:
    """How many bytes each text has, and the bytes of all."""
    lengths = pc.binary_length(texts).fill_null(0).to_numpy(zero_copy_only=False)
    return lengths, b"" if texts.buffers()[2] is None else bytes(texts.buffers()[2])[: int(lengths.sum())]


def _bytes(lengths: npt.NDArray[np.int64], joined: bytes, arrays: Arrays) -> dict[str, Any]:
    texts = np.frombuffer(joined, np.uint8)
    return {"l": arrays.add(narrow(lengths), ordered=True), "b": arrays.add(texts, ordered=True)}


def range_column(
    values: npt.NDArray[np.object_], order: npt.NDArray[np.intp], arrays: Arrays, sources: Sources
) -> dict[str, Any]:
    first = len(sources)
    counts = sources.add(values, order)
    return {"k": "range", "f": first, "l": arrays.add(narrow(counts), ordered=True)}
