"""The sources of all features as columns: who published what, when, where, and the sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from outputs.codes import arrow_texts

__all__ = ["Sources"]

_TEXTS = ("report", "publisher", "url", "attributed_to", "kind", "quote")
_NAMES = {**{name: name for name in _TEXTS}, "published": "published_day"}
"""Field of a source → column."""

_STRUCT = pa.struct([(name, pa.large_string()) for name in _NAMES])


class Sources:
    """The sources of one table after the other, in the order of its rows; `len` of it is how many there are."""

    def __init__(self) -> None:
        self._parts: list[list[pa.Array]] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, found: Sequence[Mapping[str, Any]], order: npt.NDArray[np.intp]) -> None:
        """More sources: `found` as they lie in memory, which is read soonest so, and the order they shall have."""
        if found:
            rows = pa.array(order)
            self._parts.append([texts.take(rows) for texts in _read(found)])
            self._count += len(found)

    def columns(self) -> dict[str, pd.Series[Any]]:
        """A column of texts for each field."""
        blank = pa.array([], pa.large_string())
        fields = [pa.concat_arrays([part[n] for part in self._parts] or [blank]) for n in range(len(_NAMES))]
        return {
            column: pd.Series(pd.arrays.ArrowExtensionArray(field))
            for column, field in zip(_NAMES.values(), fields, strict=True)
        }


def _read(sources: Sequence[Mapping[str, Any]]) -> list[pa.Array]:
    try:
        # One pass for all fields: each source is looked up in memory once.
        return list(pa.array(sources, _STRUCT).flatten())
    except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError):
        return [arrow_texts([source.get(name) for source in sources]) for name in _NAMES]
