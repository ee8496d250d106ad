"""JSON: one report a line (JSONL), or a list of reports, or a single one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from reports.encoding import decode
from reports.errors import UnreadableError
from reports.limits import Limits
from reports.readings import Readings
from reports.rows import FIELDS, read_rows
from reports.source import Source

__all__ = ["read"]

_Row = tuple[str, Mapping[str, str] | UnreadableError]


def read(source: Source, limits: Limits) -> Readings:
    """Read objects with the fields of `reports.rows.FIELDS`; a line that is none is rejected by its number.

    Raises
    ------
    UnreadableError, TooLargeError
        For what is no text, or has too many reports.
    """
    text, _ = decode(source.data)
    try:
        whole = orjson.loads(text)
    except orjson.JSONDecodeError:
        return read_rows(source, _lines(text), limits)
    objects = whole if isinstance(whole, list) else [whole]
    return read_rows(source, ((f"item {n}", _row(item)) for n, item in enumerate(objects, start=1)), limits)


def _lines(text: str) -> Iterator[_Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield f"line {number}", _row(orjson.loads(line))
        except orjson.JSONDecodeError as error:
            yield (
                f"line {number}",
                UnreadableError(f"the line is no JSON ({error})", "write one object a line"),
            )


def _row(item: Any) -> Mapping[str, str] | UnreadableError:
    if not isinstance(item, dict):
        return UnreadableError(
            "it is no JSON object", f"give an object with {FIELDS['body'][0]!r} and the like"
        )
    return {
        key: str(value) for key, value in item.items() if isinstance(value, (str, int)) and value is not True
    }
