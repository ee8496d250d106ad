"""Texts of a column as numbers into a dictionary, and which columns follow from another.

A town lies in one province, a report has one publisher: such a column is written once an entry of the other
column's dictionary, and not once a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from outputs.references import told_apart

__all__ = [
    "Coded",
    "arrow_texts",
    "coded",
    "coded_numbers",
    "coded_objects",
    "follows",
    "hexadecimal",
    "narrow",
    "planes",
    "steps",
]

_PROBE = 2_000
_FEW_NUMBERS = 255
_ID_DIGITS = 8
"""Texts with fewer hexadecimal digits at their end are no ids."""

_HEXADECIMAL = np.frombuffer(b"0123456789abcdef", np.uint8)
_HEX_VALUE = np.full(256, 255, np.uint8)
_HEX_VALUE[_HEXADECIMAL] = np.arange(16)

Codes = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """`codes` into `words` (texts or numbers), which come in order of appearance; -1 is null."""

    codes: Codes
    words: list[Any]

    def taken(self, order: Codes) -> Coded:
        """The rows in another order; words still come in order of appearance."""
        codes = self.codes[order]
        first = np.full(len(self.words) + 1, len(codes))
        # The last entry of an index wins, so from the last row to the first.
        first[codes[::-1] + 1] = np.arange(len(codes) - 1, -1, -1)
        appearing = np.argsort(first[1:], kind="stable")
        rank = np.full(len(self.words) + 1, -1)
        rank[appearing + 1] = np.arange(len(appearing))
        return Coded(codes=rank[codes + 1], words=[self.words[n] for n in appearing.tolist()])


def _plain(value: Any) -> str:
    """The text, with "?" for half of a surrogate pair, which UTF-8 can't hold."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def arrow_texts(values: npt.NDArray[np.object_] | Sequence[Any]) -> pa.Array:
    """The values as UTF-8 in one Arrow array; None, NaN and NaT are null."""
    try:
        return pa.array(values, pa.large_string(), from_pandas=True)
    except (UnicodeEncodeError, pa.ArrowInvalid, pa.ArrowTypeError):
        series = pd.Series(list(values), dtype=object)
        return pa.array([None if null else _plain(v) for v, null in zip(series, series.isna(), strict=True)],
                        pa.large_string())  # fmt: skip


def coded(found: pa.DictionaryArray) -> Coded:
    """Texts of a dictionary as codes."""
    codes = found.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.intp)
    return Coded(codes=codes, words=found.dictionary.to_pylist())


def coded_objects(values: npt.NDArray[np.object_], order: Codes | None = None) -> Coded | None:
    """Texts, in some order of the rows, as codes where the same objects come again and again, else None."""
    apart = told_apart(values, order)
    if apart is None:
        return None
    numbers, different = apart
    codes, words = _plain_words(different.tolist()) or _read_words(different)
    return Coded(codes=numbers if codes is None else codes[numbers], words=words)


def _plain_words(texts: list[Any]) -> tuple[Codes | None, list[Any]] | None:
    """Few texts as codes, None where each is its own, and the words; None where not all are texts that UTF-8 holds."""
    known = dict.fromkeys(texts)
    known.pop(None, None)
    if set(map(type, known)) - {str}:
        return None
    words = list(known)
    try:
        "".join(words).encode()
    except UnicodeEncodeError:
        return None
    if len(words) == len(texts):
        return None, words
    number = {word: n for n, word in enumerate(words)}
    return np.array([number.get(text, -1) for text in texts], np.intp), words


def _read_words(different: npt.NDArray[np.object_]) -> tuple[Codes, list[Any]]:
    found = coded(pc.dictionary_encode(arrow_texts(different)))
    return found.codes, found.words


def coded_numbers(numbers: npt.NDArray[np.float32]) -> Coded | None:
    """Numbers as codes where they are few, else None; NaN is null."""
    if len(np.unique(numbers[:_PROBE])) > _FEW_NUMBERS:
        return None
    codes, words = pd.factorize(numbers, use_na_sentinel=True)
    return (
        Coded(codes=codes, words=[float(str(word)) for word in words]) if len(words) <= _FEW_NUMBERS else None
    )


def hexadecimal(texts: bytes, count: int) -> tuple[str, npt.NDArray[np.uint8]] | None:
    """Texts of one length that begin alike and end in hexadecimal digits: (beginning, a row of bytes each)."""
    rows = np.frombuffer(texts, np.uint8).reshape(count, -1)
    digits = int(np.argmin(np.append(np.isin(rows[0, ::-1], _HEXADECIMAL), False))) // 2 * 2
    begin = rows.shape[1] - digits
    tails = rows[:, begin:]
    if digits < _ID_DIGITS or not (rows[:, :begin] == rows[0, :begin]).all():
        return None
    values = np.take(_HEX_VALUE, tails)
    if values.max() >= 16:
        return None
    return rows[0, :begin].tobytes().decode("utf-8", "replace"), (
        values[:, ::2] * 16 + values[:, 1::2]
    ).astype(np.uint8)


def planes(rows: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """The rows' first bytes, as differences (modulo 256) to the row before, then all second bytes, and so on.

    Rows in order of their bytes, if only by stretches, have small differences.
    """
    found = np.ascontiguousarray(rows.T)
    found[0] = np.diff(found[0], prepend=np.uint8(0))
    return found.ravel()


def steps(numbers: Codes) -> Codes:
    """Each number as the difference to the one before, 0, -1, 1, -2, 2 … counted 0, 1, 2, 3, 4 … ("zigzag").

    Where texts come in runs, as reports do in order of time, these are small.
    """
    found = np.diff(numbers, prepend=0)
    return np.where(found < 0, -2 * found - 1, 2 * found)


def follows(child: Codes, parent: Codes, parents: int) -> Codes | None:
    """The child's code for each of the parent's codes (null first), or None where it does not follow from it.

    Both may hold -1 for null; `parents` is how many words the parent has.
    """
    if _following(child[:_PROBE], parent[:_PROBE], parents) is None:
        return None
    return _following(child, parent, parents)


def _following(child: Codes, parent: Codes, parents: int) -> Codes | None:
    of_parent = np.full(parents + 1, -1, dtype=np.intp)
    of_parent[parent + 1] = child
    return of_parent if np.array_equal(of_parent[parent + 1], child) else None


def narrow(numbers: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The same whole numbers, none below 0, in as few bytes each as the largest needs."""
    largest = int(numbers.max()) if len(numbers) else 0
    return numbers.astype(np.uint8 if largest < 2**8 else np.uint16 if largest < 2**16 else np.uint32)
