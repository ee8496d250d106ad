"""The report: a text with its origin, and what could not become one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["Rejected", "Report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report. Offsets everywhere in the program are characters into `body`.

    Attributes
    ----------
    id
        Stable name, the file's stem; made unique with a hash of the text where two files share it.
    title, publisher, url, language
        From the front matter; None where it does not say.
    published
        The moment of publication, or midnight of the day where only the day is known; None where
        the report has no date (never guessed).
    published_has_time
        True where `published` was given with a time of day.
    body
        The text after the front matter, byte for byte.
    path
        Where it was read from, for messages only.
    """

    id: str
    title: str | None
    publisher: str | None
    published: datetime | None
    published_has_time: bool
    url: str | None
    language: str | None
    body: str
    path: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Something that was offered as a report and isn't one, with the reason and the remedy."""

    source: str
    reason: str
    remedy: str
