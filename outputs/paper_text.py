"""Text on paper: broken into lines, without characters that the typeface lacks.

matplotlib joins Arabic letters and turns what is written from right to left by itself (with libraqm, since 3.11).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import TextToPath

__all__ = ["drawn_text", "lines_of", "width_of"]

_LONGEST_LINE = 400
"""Characters; no line of a sheet has more."""

_MISSING = "\u25a1"
_SPACES = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029]+")
_UNDRAWN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe0e\ufe0f]+")
_PATHS = TextToPath()


@lru_cache(maxsize=4096)
def drawn_text(text: str) -> str:
    """The characters to draw; a box for what the typeface lacks, nothing for marks of direction."""
    plain = " ".join(_UNDRAWN.sub("", _SPACES.sub(" ", text)).split())
    known = _known()
    return "".join(c if ord(c) in known or c == " " else _MISSING for c in plain)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Points that a drawn text is wide at a size in points."""
    return float(_width(text, bold) * size / 100)


def lines_of(text: str, size: float, width: float, *, bold: bool = False, most: int = 40) -> list[str]:
    """A text broken at spaces into drawn lines of at most `width` points; a longer word is cut.

    Beyond `most` lines the last one ends in an ellipsis.
    """
    lines: list[str] = []
    line: list[str] = []
    for word in _words(text[:20_000], size, width, bold):
        if line and width_of(drawn_text(" ".join([*line, word])), size, bold=bold) > width:
            lines.append(" ".join(line))
            line = []
        line.append(word)
        if len(lines) == most:
            lines[-1] = f"{lines[-1].rstrip('.,;')} …"
            return [drawn_text(one) for one in lines]
    return [drawn_text(one) for one in [*lines, " ".join(line)]]


def _words(text: str, size: float, width: float, bold: bool) -> Iterator[str]:
    """The words; one wider than a line in pieces."""
    for word in text.split():
        left = word
        while left:
            fits = _fitting(left, size, width, bold)
            yield left[:fits]
            left = left[fits:]


def _fitting(word: str, size: float, width: float, bold: bool) -> int:
    """How many characters of a word fit into a line, one at least."""
    fits = min(len(word), _LONGEST_LINE)
    while fits > 1 and (wide := width_of(drawn_text(word[:fits]), size, bold=bold)) > width:
        fits = max(1, min(fits - 1, int(fits * width / wide)))
    return fits


@lru_cache(maxsize=8192)
def _width(text: str, bold: bool) -> float:
    if not text:
        return 0.0
    face = FontProperties(size=100, weight="bold" if bold else "normal")
    return float(_PATHS.get_text_width_height_descent(text, face, ismath=False)[0])


@cache
def _known() -> frozenset[int]:
    """Code points that both weights of the typeface have."""
    faces = (FontProperties(weight=weight) for weight in ("normal", "bold"))
    maps = [get_font(findfont(face)).get_charmap() for face in faces]
    return frozenset(set(maps[0]) & set(maps[1]))
