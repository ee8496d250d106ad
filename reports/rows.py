"""Reports from rows of named fields, as tables and lists of objects give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from reports.errors import TooLargeError, UnreadableError
from reports.fields import report_of
from reports.limits import Limits
from reports.readings import Readings, joined
from reports.source import Source, printable

__all__ = ["FIELDS", "read_rows"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "body": ("body", "text", "content", "report", "notes", "note", "description", "message", "article"),
    "title": ("title", "headline", "subject"),
    "publisher": ("publisher", "source", "outlet", "site", "media"),
    "published": (
        "published",
        "published_at",
        "publication_date",
        "date",
        "datetime",
        "timestamp",
        "event_date",
    ),
    "url": ("url", "link", "source_url", "href"),
    "language": ("language", "lang"),
    "id": ("id", "report_id", "event_id_cnty", "event_id", "guid"),
}
"""Names under which a row may hold a field, in lower case, the first that is there counts."""


def read_rows(
    source: Source, rows: Iterable[tuple[str, Mapping[str, str] | UnreadableError]], limits: Limits
) -> Readings:
    """One report a row; a row that is none is rejected by its place in the source.

    `rows` gives the place of each row in words ("row 5") and its fields, or what is wrong with it. An
    id is the source's with the row's own behind it, or with a hash of its text.

    Raises
    ------
    TooLargeError
        For more rows than the limit.
    """
    return joined(_readings(source, rows, limits))


def _readings(
    source: Source, rows: Iterable[tuple[str, Mapping[str, str] | UnreadableError]], limits: Limits
) -> Iterator[Readings]:
    for number, (place, row) in enumerate(rows):
        if number >= limits.rows:
            raise TooLargeError(f"it has more than {limits.rows:,} rows", "split it")
        name = f"{source.name}, {place}"
        try:
            if isinstance(row, UnreadableError):
                raise row
            fields = _fields(row)
            body = fields.pop("body", "")
            own = (
                printable(fields.pop("id", ""))
                or sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:8]
            )
            yield report_of(
                id=f"{source.stem}-{own}",
                body=body,
                path=name,
                limits=limits,
                title=fields.get("title"),
                publisher=fields.get("publisher"),
                published=fields.get("published"),
                url=fields.get("url"),
                language=fields.get("language"),
            )
        except UnreadableError as error:
            yield Readings(rejected=(error.rejected(name),))


def _fields(row: Mapping[str, str]) -> dict[str, str]:
    by_name = {name.strip().lower().replace(" ", "_"): value for name, value in row.items()}
    found: dict[str, str] = {}
    for field, names in FIELDS.items():
        value = next((by_name[name] for name in names if by_name.get(name, "").strip()), None)
        if value is not None:
            found[field] = value
    return found
