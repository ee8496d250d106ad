"""A report from loose fields, whatever kind of input they came from."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from reports import dates
from reports.errors import TooLargeError, UnreadableError
from reports.limits import Limits
from reports.readings import Readings
from reports.report import Report

__all__ = ["report_of"]

_LONGEST_FIELD = 500
_LONGEST_URL = 2_000
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_EMPTY = frozenset({"", "~", "null", "none", "n/a", "-"})


def report_of(
    *,
    id: str,  # noqa: A002
    body: str,
    path: str,
    limits: Limits,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Readings:
    """One report of fields as an input gives them; what is missing or doubtful becomes a notice.

    `body` stays as it is; the other fields lose control characters and doubled white space. Only
    addresses over http or https are kept. A time without a zone is read as UTC.

    Raises
    ------
    UnreadableError, TooLargeError
        Where the body has no word, or is too long.
    """
    if not any(map(str.isalnum, body)):
        raise UnreadableError("it has no text", "check that the file holds the report")
    _short(body, limits)
    when, date_notice = _published(_clean(published))
    address, url_notice = _url(_clean(url, _LONGEST_URL))
    spoken = _clean(language)
    report = Report(
        id=id,
        title=_clean(title),
        publisher=_clean(publisher),
        published=when.moment if when else None,
        published_has_time=when.has_time if when else False,
        url=address,
        language=spoken if spoken and _LANGUAGE.fullmatch(spoken) else None,
        body=body,
        path=path,
    )
    notices = tuple(f"{path}: {notice}" for notice in (date_notice, url_notice) if notice)
    return Readings(reports=(report,), notices=notices)


def _short(body: str, limits: Limits) -> None:
    if len(body) > limits.body_chars:
        raise TooLargeError(
            f"its text has {len(body):,} characters, more than {limits.body_chars:,}", "split it into reports"
        )


def _clean(value: str | None, longest: int = _LONGEST_FIELD) -> str | None:
    if value is None:
        return None
    plain = " ".join("".join(c if c >= " " and c != "\x7f" else " " for c in value).split())
    return None if plain.lower() in _EMPTY else plain[:longest]


def _published(text: str | None) -> tuple[dates.Published | None, str | None]:
    if text is None:
        return None, "it has no date; its events are undated unless the text dates them"
    found = dates.parse(text)
    if found is None:
        return (
            None,
            f"its date {text[:60]!r} is not understood; write it as 2024-11-30 or 2024-11-30T17:00+03:00",
        )
    if found.has_time and not found.zone_given:
        return found, f"its time {text!r} has no known zone and is read as UTC"
    return found, None


def _url(text: str | None) -> tuple[str | None, str | None]:
    if text is None:
        return None, None
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = None
    if parts is None or parts.scheme.lower() not in {"http", "https"} or not parts.netloc or " " in text:
        return None, "its url is no address over http or https and was left out"
    return text, None
