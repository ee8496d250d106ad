"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

from reports.encoding import decode
from reports.fields import report_of
from reports.front_matter import divide
from reports.limits import Limits
from reports.readings import Readings, joined
from reports.source import Source

__all__ = ["read"]


def read(source: Source, limits: Limits) -> Readings:
    """Read one report; its body is what follows the front matter, character for character.

    Raises
    ------
    UnreadableError
        For bytes that are no text, front matter that is no YAML, an empty body.
    """
    text, guessed = decode(source.data)
    fields, body = divide(text)
    report = report_of(
        id=source.stem,
        body=body,
        path=source.name,
        limits=limits,
        title=fields.get("title"),
        publisher=fields.get("publisher"),
        published=fields.get("published"),
        url=fields.get("url"),
        language=fields.get("language"),
    )
    notice = f"{source.name}: it is no UTF-8 and was read as {guessed}"
    return joined([report, Readings(notices=(notice,))]) if guessed else report
