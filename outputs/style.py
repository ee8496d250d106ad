"""Colours, patterns and letters of sides, from the tables in ``data/style``.

A side keeps the colour that readers know where there is one; else the colour of its role; else the next of a
sequence that is safe for colour-blind readers. No two sides of one map share a colour.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data import DATA
from outputs.errors import StyleError

__all__ = ["SideStyle", "disputed_borders", "side_styles", "sides_meta"]

_FOLDER = DATA / "style"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideStyle:
    """How a side is drawn: ``#rrggbb`` on light and on dark ground, a pattern, one or two letters."""

    side: str
    colour: str
    dark: str
    pattern: str
    letter: str


def side_styles(sides: Iterable[str]) -> dict[str, SideStyle]:
    """The style of each side on one map; the same sides get the same styles, in whatever order they come.

    Raises
    ------
    StyleError
        A colour in a table is not written ``#rrggbb``.
    """
    wanted = sorted(set(sides))
    known = {row["side"]: row for row in _rows("sides.csv")}
    roles = {row["role"]: row for row in _rows("roles.csv")}
    styles: dict[str, SideStyle] = {}
    for side in [side for side in wanted if side in known]:
        styles[side] = _style(side, known[side], known[side]["letter"])
    for side in [side for side in wanted if side not in known]:
        taken = {style.colour for style in styles.values()}
        row = _free([roles.get(_roles().get(side, ""), {}), *_rows("sequence.csv")], taken, len(styles))
        styles[side] = _style(side, row, _letter(side, {style.letter for style in styles.values()}))
    return {side: styles[side] for side in wanted}


def sides_meta(sides: Iterable[str]) -> list[dict[str, Any]]:
    """`side_styles` as the map's script wants it."""
    return [asdict(style) for style in side_styles(sides).values()]


def disputed_borders() -> frozenset[frozenset[str]]:
    """Pairs of ids of outlines whose common border is drawn dashed."""
    return frozenset(frozenset((row["one"], row["other"])) for row in _rows("disputed.csv"))


def _free(rows: list[Mapping[str, str]], taken: set[str], count: int) -> Mapping[str, str]:
    offered = [row for row in rows if row]
    fresh = (row for row in offered if row["colour"] not in taken)
    # More sides than colours: they repeat, and pattern and letter tell them apart.
    return next(fresh, offered[count % len(offered)])


def _style(side: str, row: Mapping[str, str], letter: str) -> SideStyle:
    for column in ("colour", "dark"):
        value = row[column]
        if len(value) != 7 or value[0] != "#" or not all(c in "0123456789abcdefABCDEF" for c in value[1:]):
            raise StyleError(f"{value!r} of {side!r} in data/style is not a colour: write it as #rrggbb.")
    return SideStyle(side=side, colour=row["colour"], dark=row["dark"], pattern=row["pattern"], letter=letter)


def _letter(side: str, taken: set[str]) -> str:
    words = [word for word in side.replace("-", " ").split() if word[:1].isalpha()] or ["?"]
    initials = "".join(word[0].upper() for word in words)
    offered = [
        words[-1][0].upper(),
        words[0][0].upper(),
        initials[:2],
        words[0][:2].title(),
        initials[:1] + initials[-1:],
    ]
    return next((letter for letter in offered if letter not in taken), initials[:2])


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    return _read(_FOLDER / name)


@cache
def _roles() -> dict[str, str]:
    roles: dict[str, str] = {}
    for row in _read(DATA / "actors" / "actors.csv"):
        roles.setdefault(row["side"], row["side_role"])
    return roles


def _read(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
