"""The date of publication, read from text without ever filling in what the text does not say."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from email.utils import parsedate_to_datetime

from dateutil import parser as dateutil_parser
from dateutil import tz

__all__ = ["Published", "parse"]

_LONGEST = 80
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_FIRST = re.compile(r"^(\d{4})[/.](\d\d)[/.](\d\d)\b")
_DOTTED = re.compile(r"^\d{1,2}\.\d{1,2}\.\d{4}\b")
# What the parser fills in for missing parts; a part in which two results differ was not said.
_FILLED = datetime(2000, 1, 1, 0, 0), datetime(2004, 2, 2, 1, 1)  # noqa: DTZ001


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A moment with a zone. Without a time it is midnight UTC; `zone_given` is False where the text
    has a time and no zone: it is then read as UTC."""

    moment: datetime
    has_time: bool
    zone_given: bool


def parse(text: str) -> Published | None:
    """Read a date or a date with a time: ISO 8601, RFC 2822 as in feeds, or written out in English.

    None where a day, a month or a year (1900 to 2099, four digits) is missing, where day and month
    can be taken for each other ("03/04/2024"; dotted dates begin with the day), or where it is no
    date at all.
    """
    if len(text) > _LONGEST:
        return None
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text.strip())
    text = _YEAR_FIRST.sub(r"\1-\2-\3", text)
    try:
        found = _iso(text) or _rfc_2822(text) or _written(text)
    except (ValueError, OverflowError, TypeError, IndexError, AttributeError, ArithmeticError):
        return None
    return found if found is not None and 1900 <= found.moment.year <= 2099 else None


def _iso(text: str) -> Published | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        pass
    else:
        return Published(moment=datetime.combine(day, time(), UTC), has_time=False, zone_given=False)
    try:
        return _with_zone(datetime.fromisoformat(text))
    except ValueError:
        return None


def _rfc_2822(text: str) -> Published | None:
    if "," not in text or ":" not in text:
        return None
    try:
        return _with_zone(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError):
        return None


def _written(text: str) -> Published | None:
    """Dates such as "30 November 2024" or "Nov 30, 2024 17:00 GMT"."""
    if not _YEAR.search(text):
        return None
    readings = [
        dateutil_parser.parse(text, default=filled, dayfirst=dayfirst, tzinfos=_zone)
        for filled in _FILLED
        for dayfirst in ((True,) if _DOTTED.match(text) else (False, True))
    ]
    if len({reading.date() for reading in readings}) > 1:
        return None
    if len({reading.time() for reading in readings}) > 1:
        midnight = datetime.combine(readings[0].date(), time(), UTC)
        return Published(moment=midnight, has_time=False, zone_given=False)
    return _with_zone(readings[0])


def _zone(name: str | None, offset_seconds: int | None) -> tzinfo | None:
    """Zones by offset or as UTC; names such as "IST" mean several zones and so none."""
    if offset_seconds is not None:
        return tz.tzoffset(name, offset_seconds) if offset_seconds else UTC
    return UTC if name in {"UTC", "GMT", "Z"} else None


def _with_zone(moment: datetime) -> Published:
    given = moment.tzinfo is not None
    return Published(moment=moment if given else moment.replace(tzinfo=UTC), has_time=True, zone_given=given)
