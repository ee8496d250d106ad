"""Paragraphs of a text as spans, whether it has one paragraph a line or is wrapped at a column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Paragraph", "paragraphs"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MARKER = re.compile(r"\s*(?:#{1,6}|[-*•‣◦▪■●·–—]+|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_STOP = re.compile(r"[.!?…؟۔。！？][\"'”’»)\]]*(?:\[\d+\])*$")
_NO_BULLET = frozenset({"", "#", "##", "###", "####", "#####", "######"})
_WIDTHS = range(40, 121)
_RAGGED = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as a span of the text, without white space or bullet at its edges.

    `lines` is the number of lines it was wrapped over; `bullet` is True for an item of a list.
    """

    start: int
    end: int
    lines: int
    bullet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    end: int
    text: str
    marker: str
    first_of_block: bool


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Paragraphs of a text, in order.

    A blank line or the start of a list's item always begins a paragraph. Any other line begins
    one too, unless it goes on from the line before: see `_goes_on`.
    """
    lines = _lines(text)
    width = _wrap_width(lines)
    listed = Counter(_kind(line.marker) for line in lines)
    found: list[Paragraph] = []
    for before, line in zip((None, *lines), lines, strict=False):
        if before is not None and found and not line.first_of_block and _goes_on(before, line, width, listed):
            last = found.pop()
            found.append(Paragraph(start=last.start, end=line.end, lines=last.lines + 1, bullet=last.bullet))
        else:
            found.append(
                Paragraph(start=line.start, end=line.end, lines=1, bullet=line.marker not in _NO_BULLET)
            )
    return tuple(found)


def _lines(text: str) -> list[_Line]:
    """Lines that hold a letter or a digit, stripped; lines without any count as blank."""
    lines: list[_Line] = []
    end_of_last = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        if not any(map(str.isalnum, raw)):
            continue
        marker = _MARKER.match(raw)
        body = raw[marker.end() :] if marker and any(map(str.isalnum, raw[marker.end() :])) else raw
        start = match.end() - len(body.lstrip())
        end = match.end() - (len(raw) - len(raw.rstrip()))
        between = text[end_of_last : match.start()].replace("\r\n", "\n")
        blank = not lines or len(between) > 1 or "\u2029" in between
        lines.append(
            _Line(
                start=start,
                end=end,
                text=text[start:end],
                marker=raw[: -len(body)].strip(),
                first_of_block=blank,
            )
        )
        end_of_last = match.end()
    return lines


def _wrap_width(lines: list[_Line]) -> int | None:
    """The column at which the text was wrapped, or None where each line is a paragraph.

    Text is wrapped where lines break because the next word did not fit: at least two lines, and
    half of all that have a line after them in their block, come that near to the longest one.
    """
    width = max((len(line.text) for line in lines), default=0)
    if width not in _WIDTHS:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if not b.first_of_block]
    full = sum(_is_full(a, b, width) for a, b in pairs)
    unfinished = sum(not _STOP.search(a.text) for a, b in pairs)
    return width if full >= 2 and 2 * full >= len(pairs) and 2 * unfinished >= len(pairs) else None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width


def _kind(marker: str) -> str:
    return re.sub(r"\d+|[a-z]", "1", marker)


def _goes_on(before: _Line, line: _Line, width: int | None, listed: Mapping[str, int]) -> bool:
    """Whether a line is the rest of the paragraph of the line before it.

    In wrapped text: where the line's first word did not fit before, or the line before is nearly
    full and has no stop. In any text: a line that starts in lower case after one without a stop.
    A mark that stands once in the text makes no list; it may be a dash at which a line was wrapped.
    """
    stopped = _STOP.search(before.text) is not None
    if before.marker.startswith("#") or (
        line.marker and (width is None or stopped or listed[_kind(line.marker)] > 1)
    ):
        return False
    if width is not None and _is_full(before, line, width):
        return True
    if width is not None and not stopped and len(before.text) >= _RAGGED * width:
        return True
    return not stopped and line.text[0].islower() and not before.text.endswith(":")
