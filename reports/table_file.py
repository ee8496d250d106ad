"""CSV tables with one report a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from reports.encoding import decode
from reports.errors import UnreadableError
from reports.limits import Limits
from reports.readings import Readings, joined
from reports.rows import FIELDS, read_rows
from reports.source import Source

__all__ = ["read"]

_DELIMITERS = ",;\t|"


def read(source: Source, limits: Limits) -> Readings:
    """Read a table whose first row names the columns, by `reports.rows.FIELDS`; a row of HXL tags is skipped.

    Raises
    ------
    UnreadableError, TooLargeError
        For what is no text, a table without a column of texts, one with too many rows.
    """
    text, guessed = decode(source.data)
    # The library's limit for one cell is the whole process's; ours is on the report's text.
    csv.field_size_limit(max(csv.field_size_limit(), limits.file_bytes))
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip() for name in next(reader, [])]
    if not {name.lower().replace(" ", "_") for name in names} & set(FIELDS["body"]):
        raise UnreadableError(
            f"the table has no column of texts, only {', '.join(names)[:200]}",
            f"name the column of texts {FIELDS['body'][0]!r}",
        )
    found = read_rows(source, _rows(reader, names), limits)
    notice = f"{source.name}: it is no UTF-8 and was read as {guessed}"
    return joined([found, Readings(notices=(notice,))]) if guessed else found


def _rows(
    reader: Iterator[list[str]], names: list[str]
) -> Iterator[tuple[str, Mapping[str, str] | UnreadableError]]:
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"row {number}", UnreadableError(f"the row is no CSV ({error})", "put its texts in quotes")
            continue
        tagged = [cell for cell in cells if cell.strip()]
        if not tagged or (all(cell.startswith("#") for cell in tagged) and number == 2):
            continue
        yield f"row {number}", dict(zip(names, cells, strict=False))
