"""A second look at names that were refused: a small town close to the places of the report is rather meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from geo.evidence import Sign, tokens_titled
from geo.hits import Hit
from geo.index import PlaceIndex
from geo.measure import distances_km
from geo.phrases import SETTLED_KINDS
from geo.reading import Name
from geo.segment import Quality
from geo.tokens import Token
from geo.words import Words

__all__ = ["look_again"]

NEAR_KM = 120.0
LEAST_SHARE = 0.2
LEAST_PEOPLE = 3_000
"""People of a town whose name is an English word by chance."""
_POINTS = frozenset({*SETTLED_KINDS, "quarter", "landmark", "airport", "camp", "base", "county", "district"})


def look_again(
    refused: Sequence[Name],
    hits: Sequence[Hit],
    shares: Mapping[str, float],
    tokens: Sequence[Token],
    index: PlaceIndex,
    lists: Words,
) -> list[Name]:
    """Those of the refused names that lie near what was found, with the evidence for it added.

    Words that are also English words or people's names need more than that.
    """
    found = [h.place for h in hits if h.place and h.place.kind in _POINTS and h.kind != "demonym"]
    lat, lon = np.array([p.lat for p in found]), np.array([p.lon for p in found])
    kept = []
    for name in refused:
        total = sum(sign.weight for sign in name.evidence)
        if total < -3.0 or name.demonym or name.inside == "organisation":
            continue
        weight = _nearness(name, lat, lon, shares, index) * _rarity(name, tokens, index, lists)
        if weight > 0 and total + weight > 0:
            name.evidence.append(Sign(weight, "close to other places of the report"))
            kept.append(name)
    return kept


def _nearness(
    name: Name, lat: np.ndarray[tuple[int], np.dtype[np.float64]], lon: np.ndarray[tuple[int], np.dtype[np.float64]],
    shares: Mapping[str, float], index: PlaceIndex,
) -> float:  # fmt: skip
    best = 0.0
    for match in name.span.matches:
        if match.quality not in (Quality.MAIN, Quality.OTHER):
            continue
        place = index.place(match.row)
        share = shares.get(place.country or "", 0.0)
        if share < LEAST_SHARE or place.kind in ("country", "region"):
            continue
        near = bool(len(lat)) and float(distances_km(place.lat, place.lon, lat, lon).min()) <= NEAR_KM
        best = max(best, 1.8 if near else 0.9 if share > 0.5 else 0.0)
    return best


def _plainly_a_name(name: Name, tokens: Sequence[Token], index: PlaceIndex, lists: Words) -> bool:
    """ "They shelled Tyre": an English word by chance, since the town's name is none of that language."""
    token = tokens[name.span.first]
    if token.shape != "title" or token.gap == "|" or tokens_titled(tokens, name.span):
        return False
    towns = [index.place(m.row) for m in name.span.matches if m.quality is Quality.MAIN]
    return any(t.country not in lists.english_named and t.population >= LEAST_PEOPLE for t in towns)


def _rarity(name: Name, tokens: Sequence[Token], index: PlaceIndex, lists: Words) -> float:
    words = [tokens[n].key for n in range(name.span.first, name.span.last + 1)]
    if any(word in lists.not_places for word in words):
        return 0.3
    if any(word in lists.dictionary for word in words):
        return 1.3 if _plainly_a_name(name, tokens, index, lists) else 0.3
    if any(word in lists.given or word in lists.surnames for word in words):
        return 1.0 if _no_person(name, tokens, index, lists) else 0.5
    return 1.0


def _no_person(name: Name, tokens: Sequence[Token], index: PlaceIndex, lists: Words) -> bool:
    """ "Fighting went on around Lyman": an English given name by chance, alone, and a town where English is not spoken."""
    first, past = name.span.first, name.span.last + 1
    beside = [*tokens[max(0, first - 1) : first], *tokens[past : past + 1]]
    led = first > 0 and lists.places_before.get(tokens[first - 1].key, 0.0) > 0
    alone = led and not any(token.capital and token.sentence == tokens[first].sentence for token in beside)
    towns = [index.place(m.row) for m in name.span.matches if m.quality is Quality.MAIN]
    return alone and any(t.country not in lists.english_named and t.population >= LEAST_PEOPLE for t in towns)
