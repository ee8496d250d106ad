"""The sources of all features as columns: who published what, when, where, and the sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa

from outputs.codes import arrow_texts

__all__ = ["source_columns"]

_TEXTS = ("report", "publisher", "url", "attributed_to", "kind", "quote")
_NAMES = {**{name: name for name in _TEXTS}, "published": "published_day"}
"""Field of a source → column."""


def source_columns(sources: Sequence[Mapping[str, Any]]) -> dict[str, pd.Series[Any]]:
    """A column of texts for each field."""
    try:
        # One pass for all fields: each source is looked up in memory once.
        fields = pa.array(sources, pa.struct([(name, pa.large_string()) for name in _NAMES]))
        columns = dict(zip(_NAMES, fields.flatten(), strict=True))
    except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError):
        columns = {name: arrow_texts([source.get(name) for source in sources]) for name in _NAMES}
    return {
        column: pd.Series(pd.arrays.ArrowExtensionArray(columns[name])) for name, column in _NAMES.items()
    }
