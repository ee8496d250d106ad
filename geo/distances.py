"""Distances in words: "30 km south of Homs", "ten miles from the city"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.derived import at_distance
from geo.hits import Hit
from geo.phrases import bearings_before, derived_hit, is_placed
from geo.tokens import Token
from geo.words import words

__all__ = ["at_stated_distance", "stated_km"]

_ABOUT = frozenset(
    "just only about some around approximately nearly roughly almost over under barely".split()
)
_LIES = frozenset("sits is lies are was were located stands situated lie sit".split())


def stated_km(tokens: Sequence[Token], unit: int) -> tuple[float, int] | None:
    """Kilometres said by a unit word and the number before it ("55km", "30 miles"), and their first token."""
    text = tokens[unit].key
    units = words().units
    if text in units and unit > 0:
        number = _number(tokens[unit - 1].text)
        return None if number is None else (number * units[text], unit - 1)
    for name in ("km", "mi"):
        if text.endswith(name) and (number := _number(text[: -len(name)])) is not None:
            return number * units[name], unit
    return None


def _number(text: str) -> float | None:
    if text.isascii() and text.isdigit():
        return float(text) if len(text) < 5 else None
    return words().numbers.get(text.lower())


def at_stated_distance(hit: Hit, tokens: Sequence[Token]) -> Hit | None:
    """The place that a distance before "of X" or "from X" means; None where the words say none."""
    if not is_placed(hit) or hit.place is None or hit.place.kind in ("country", "region"):
        return None
    at = hit.first - 1
    if at >= 0 and tokens[at].key == "the":
        at -= 1
    if (
        at < 2
        or tokens[at].key not in ("of", "from", "outside")
        or any(t.gap != " " for t in tokens[at : hit.first + 1])
    ):
        return None
    first, bearings = bearings_before(tokens, at - 1)
    unit = first - 1 if bearings else at - 1
    while unit >= 1 and tokens[unit].key in ("the", "to", "away"):
        unit -= 1
    stated = stated_km(tokens, unit)
    if stated is None:
        return None
    km, start = stated
    if start > 0 and _says_where(tokens, start):
        return None
    bearing = bearings[-1] if bearings and bearings[-1] >= 0 else None
    return derived_hit(
        hit,
        start,
        hit.last,
        at_distance(hit.place, km, bearing),
        f"{km:.0f} km from {hit.place.name}, as said",
    )


def _says_where(tokens: Sequence[Token], start: int) -> bool:
    """ "Idlib sits just 55 km from Aleppo" says where Idlib is; the distance is checked, not placed."""
    back = start - 1
    while back > 0 and tokens[back].key in _ABOUT:
        back -= 1
    return tokens[back].key in _LIES
