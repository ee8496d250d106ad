"""Columns of Python objects read by identity: the same object is the same value, and is looked at once.

Layers hold one object for each text that repeats (`layers.columns.frame`), so a column of a hundred thousand rows
has few objects to read. Where they are many, `coded` reads the texts themselves.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["all_none", "firsts", "groups", "objects", "told_apart"]

_PROBE = 2_000
_MANY = 1_900
"""More objects than this among the first `_PROBE` rows, and they hardly repeat."""

Objects = npt.NDArray[np.object_]


def objects(values: pd.Series[Any]) -> Objects:
    """A column's values as Python objects."""
    return values.to_numpy(dtype=object)


def all_none(values: Objects) -> bool:
    """Whether each is None, or each one and the same NaN."""
    if not len(values):
        return True
    return not _is_known(values[0]) and bool((_addresses(values) == id(values[0])).all())


def told_apart(
    values: Objects, order: npt.NDArray[np.intp] | None = None
) -> tuple[npt.NDArray[np.intp], Objects] | None:
    """Each row as the number of its object, and the objects in order of appearance; None where they hardly repeat.

    `order`: the rows in another order, without moving the objects themselves.
    """
    found = _addresses(values)
    if len(found) and (found == found[0]).all():
        return np.zeros(len(found), np.intp), values[:1]
    if len(found) > _MANY and len(pd.unique(found[:_PROBE])) > _MANY:
        return None
    numbers, _ = pd.factorize(found if order is None else found[order])
    at = firsts(numbers)
    return numbers, values[at if order is None else order[at]]


def groups(*columns: pd.Series[Any]) -> tuple[npt.NDArray[np.intp], list[tuple[Any, ...]]]:
    """Each row as the number of its group, and what the columns hold in each group; unknown is None.

    Groups come in order of appearance.
    """
    keys: npt.NDArray[np.intp] | None = None
    parts: list[tuple[npt.NDArray[np.intp], list[Any]]] = []
    for values in map(objects, columns):
        numbers, different = _numbered(values)
        if len(different) > 1:
            # The numbers so far are fewer than the rows, so both fit into one.
            keys = numbers if keys is None else pd.factorize(keys * len(different) + numbers)[0]
        parts.append((numbers, list(map(_known, different.tolist()))))
    if keys is None:
        keys = np.zeros(len(columns[0]), np.intp)
    first = firsts(keys)
    held = [[different[n] for n in numbers[first].tolist()] for numbers, different in parts]
    return keys, list(zip(*held, strict=True))


def _numbered(values: Objects) -> tuple[npt.NDArray[np.intp], Objects]:
    apart = told_apart(values)
    numbers, different = pd.factorize(values if apart is None else apart[1], use_na_sentinel=False)
    return (numbers if apart is None else numbers[apart[0]]), different


def _known(value: Any) -> Any:
    return value if _is_known(value) else None


def _is_known(value: Any) -> bool:
    return isinstance(value, str) or not (pd.api.types.is_scalar(value) and pd.isna(value))


def firsts(numbers: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Where each of the numbers 0, 1, 2 … first stands; they come in order of appearance."""
    seen = np.maximum.accumulate(numbers)
    return np.flatnonzero(np.diff(seen, prepend=-1))


def _addresses(values: Objects) -> npt.NDArray[np.intp]:
    """Where in memory each object lies; read it while `values` lives."""
    held = np.ascontiguousarray(values)
    known = {**held.__array_interface__, "typestr": np.dtype(np.intp).str}
    return np.asarray(SimpleNamespace(__array_interface__=known, held=held))
