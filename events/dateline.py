"""What opens a paragraph without telling anything: datelines, and the hours of a running report."""

from __future__ import annotations

import re
from dataclasses import replace

from reports.sentence import Sentence

__all__ = ["after_dateline", "opens_entry"]

_CLOCK = re.compile(
    r"^[^\w\"“«'‘(\[]*(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)"
    r"(?:\s*(?:GMT|UTC|BST|CET|EET|IST|MSK|local time)\b)?\s*(?:[—–|:-]\s*)?",
    re.IGNORECASE,
)
"""The hour that opens an entry of a running report."""

_BULLET = re.compile(r"^[^\w\s\"“”«»'‘’()\[\]$€£#+-]+\s+")
"""Marks such as "•" and "🔴" in front of an entry."""
_DATELINE = re.compile(
    r"^\s*(?:(?:[A-ZÀ-Þ][A-ZÀ-Þ'’ .-]{2,}(?:[,/][^—–\n]{0,60}?)?(?:\([^)\n]{1,40}\))?"
    r"|[A-ZÀ-Þ][^—–\n]{1,50}\([^)\n]{1,40}\)|\([A-Za-z ]{2,30}\))\s*)?(?:—|–|--|-)\s+"
)


def after_dateline(sentence: Sentence) -> Sentence:
    """The sentence without "CITY, Country, 5 Dec (Agency) —": a dateline says where it was written, not where it was."""
    match = _CLOCK.match(sentence.text) or _DATELINE.match(sentence.text) or _BULLET.match(sentence.text)
    if match is None or match.end() >= len(sentence.text):
        return sentence
    return replace(sentence, start=sentence.start + match.end(), text=sentence.text[match.end() :])


def opens_entry(text: str) -> bool:
    """Whether a text opens with an hour, as the entries of a running report do."""
    return _CLOCK.match(text) is not None
