"""Columns of plain values as JSON, a column at a time, and rows joined from them.

A value that repeats is encoded once; the encoder is called once for all that differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

__all__ = ["encoded", "joined", "text"]

Column = list[bytes] | bytes
"""A piece of JSON a row, or one for all rows."""


def text(value: Any) -> bytes:
    """A value as JSON; halves of surrogate pairs, which are no Unicode text, as U+FFFD."""
    try:
        return bytes(orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY))
    except orjson.JSONEncodeError:
        # They are rare, so only now looked for.
        return bytes(orjson.dumps(_without_surrogates(value), option=orjson.OPT_SERIALIZE_NUMPY))


def encoded(values: Sequence[Any]) -> Column:
    """Each value as JSON."""
    kinds = set(map(type, values))
    if list in kinds or dict in kinds or len(kinds - {str, type(None)}) > 1:
        return [text(value) for value in values]
    different = list(dict.fromkeys(values))
    pieces = _texts(different) if kinds == {str} else [text(value) for value in different]
    if len(different) == 1:
        return pieces[0]
    return list(map(dict(zip(different, pieces, strict=True)).__getitem__, values))


def joined(columns: Mapping[str, Column], count: int) -> list[bytes]:
    """A JSON object a row, with a member a column, in their order."""
    parts: list[Column] = []
    for number, (name, column) in enumerate(columns.items()):
        key = (b"{" if number == 0 else b",") + text(name) + b":"
        constant = key + column if isinstance(column, bytes) else key
        if parts and isinstance(parts[-1], bytes):
            parts[-1] += constant
        else:
            parts.append(constant)
        if not isinstance(column, bytes):
            parts.append(column)
    # What is constant goes between what is not, so each row has as few parts as can be.
    pieces = [[part] * count if isinstance(part, bytes) else part for part in (*parts, b"}")]
    return list(map(b"".join, zip(*pieces, strict=True)))


def _texts(texts: list[str]) -> list[bytes]:
    try:
        whole = orjson.dumps(texts)
    except orjson.JSONEncodeError:
        return [text(value) for value in texts]
    # Inside an encoded text a quotation mark follows a backslash, so this is nothing but the border of two.
    return [b'"%b"' % piece for piece in whole[2:-2].split(b'","')]


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    return value


def chunks(count: int, size: int) -> Iterator[slice]:
    """Slices of at most `size` rows."""
    for begin in range(0, count, size):
        yield slice(begin, min(begin + size, count))
