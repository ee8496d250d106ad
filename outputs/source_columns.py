"""The sources of all features as columns: who published what, when, where, and the sentence."""

from __future__ import annotations

from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from outputs.codes import arrow_texts
from outputs.ragged import begins, items

__all__ = ["Sources", "lists_of"]

_TEXTS = ("report", "publisher", "url", "attributed_to", "kind", "quote")
_NAMES = {**{name: name for name in _TEXTS}, "published": "published_day"}
"""Field of a source → column."""

_LISTS = pa.list_(pa.struct([(name, pa.large_string()) for name in _NAMES]))


class Sources:
    """The sources of one table after the other, in the order of its rows; `len` of it is how many there are."""

    def __init__(self) -> None:
        self._parts: list[list[pa.Array]] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, values: npt.NDArray[np.object_], order: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
        """More sources: a list of them a row, and the order that the rows shall have; how many each row has, in it.

        They are read as they lie in memory, which is soonest, and put in order then.
        """
        counts, fields = _read(values)
        in_order = counts[order]
        rows = pa.array(items(begins(counts)[order], in_order))
        self._parts.append([texts.take(rows) for texts in fields])
        self._count += len(rows)
        return in_order

    def columns(self) -> dict[str, pd.Series[Any]]:
        """A column of texts for each field."""
        blank = pa.array([], pa.large_string())
        fields = [pa.concat_arrays([part[n] for part in self._parts] or [blank]) for n in range(len(_NAMES))]
        return {
            column: pd.Series(pd.arrays.ArrowExtensionArray(field))
            for column, field in zip(_NAMES.values(), fields, strict=True)
        }


def _read(values: npt.NDArray[np.object_]) -> tuple[npt.NDArray[np.int64], list[pa.Array]]:
    """How many sources each row has, and a column of texts for each field of them all."""
    try:
        # One pass for all fields: each source is looked up in memory once.
        found = pa.array(values, _LISTS)
    except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError):
        lists, counts = lists_of(values)
        sources = list(chain.from_iterable(lists))
        return counts, [arrow_texts([source.get(name) for source in sources]) for name in _NAMES]
    lengths = pc.list_value_length(found).fill_null(0)
    return lengths.to_numpy(zero_copy_only=False).astype(np.int64), list(found.flatten().flatten())


def lists_of(values: npt.NDArray[np.object_]) -> tuple[list[Any], npt.NDArray[np.int64]]:
    """Each value as a sequence, and how long it is; what is no sequence becomes an empty one."""
    found: list[Any] = values.tolist()
    try:
        counts = np.fromiter(map(len, found), np.int64, len(found))
    except TypeError:
        counts = None
    if counts is None or (counts.any() and set(map(type, found)) != {list}):
        found = [list(value) if isinstance(value, list | tuple | np.ndarray) else [] for value in found]
        counts = np.fromiter(map(len, found), np.int64, len(found))
    return found, counts
