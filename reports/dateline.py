"""What the head of a plain text says of itself: its headline, and the date under it.

Both are offers to a person who adds a text by hand; nothing is dated by them unasked.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from reports.dates import parse

__all__ = ["dateline", "headline"]

_HEAD_LINES = 6
_HEAD_CHARS = 100
_LONGEST_HEADLINE = 160
_MONTHS = "|".join(
    sorted(
        [*calendar.month_name[1:], *(f"{name}\\.?" for name in calendar.month_abbr[1:]), "Sept\\.?"], key=len
    )[::-1]
)
_DATE = re.compile(
    rf"\b(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}\s+(?:{_MONTHS}),?\s+\d{{4}}|(?:{_MONTHS})\s+\d{{1,2}},?\s+\d{{4}})\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:^|[,;:|(\[–—·-]|\b(?:published|updated|posted|dated|filed|issued|released|as of)(?: on)?)\s*$",
    re.IGNORECASE,
)
"""What stands before the date of a text itself; "on 3 May" in a sentence dates what the sentence tells."""


def dateline(text: str) -> tuple[date, str] | None:
    """The one full date in the head of a text, with its words; None where there is none, or several."""
    found: dict[date, str] = {}
    lines = [line.strip() for line in text[:4000].splitlines() if line.strip()]
    for line in lines[:_HEAD_LINES]:
        for match in _DATE.finditer(line[:_HEAD_CHARS]):
            words = match.group()
            said = parse(words) if _BEFORE.search(line[: match.start()]) else None
            if said is not None:
                found.setdefault(said.moment.date(), words)
    return next(iter(found.items())) if len(found) == 1 else None


def headline(text: str) -> str | None:
    """The first line where it stands alone: short, no sentence with a full stop, and something below it."""
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip().lstrip("#").strip()
    if not rest.strip() or not 8 <= len(first) <= _LONGEST_HEADLINE or first.startswith("---"):
        return None
    if first[-1] in ".:;,!؟。…" or _DATE.search(first) or " " not in first:
        return None
    return first
