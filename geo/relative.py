"""Places said in relation to others: a direction, an edge, a distance, roads, what lies between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from geo.derived import between, direction_of, part_of_area
from geo.distances import at_stated_distance
from geo.edges import at_edge, near_it, on_roads
from geo.hits import Hit
from geo.index import PlaceIndex
from geo.phrases import SETTLED_KINDS, WIDE_KINDS, bearings_before, derived_hit, is_placed
from geo.spelling import plain_key
from geo.tokens import Token
from geo.words import words

__all__ = ["add_relative"]

METROPOLIS = 1_000_000
"""A part of a city of so many people is spoken of by itself ("eastern Aleppo"); of a smaller one the province
of the same name is meant ("southern Idlib")."""


_ROADS = frozenset("road highway motorway route axis railway".split())


def add_relative(hits: list[Hit], tokens: Sequence[Token], index: PlaceIndex) -> list[Hit]:
    """The hits, with those that a direction, an edge or a distance belongs to replaced by what is meant."""
    made: list[Hit] = []
    skip = -1
    for n, hit in enumerate(hits):
        if hit.first <= skip:
            continue
        following = hits[n + 1] if n + 1 < len(hits) else None
        relative = (
            _between(hit, following, tokens)
            or at_stated_distance(hit, tokens)
            or at_edge(hit, tokens, skip)
            or _direction(hit, tokens, index, skip)
            or _own_side(hit, tokens, index)
            or near_it(hit, tokens)
            or on_roads(hit, tokens)
        )
        made.append(relative or hit)
        skip = made[-1].last
    return made


def _direction(hit: Hit, tokens: Sequence[Token], index: PlaceIndex, taken: int) -> Hit | None:
    """ "north-eastern and eastern Syria", "southern Idlib province", "north of Aleppo"."""
    if not is_placed(hit) or hit.place is None or hit.kind == "relative":
        return None
    of = hit.first > 1 and tokens[hit.first - 1].key == "of" and tokens[hit.first].gap == " "
    at = hit.first - 2 if of else hit.first - 1
    if tokens[hit.first].gap not in " -" or at < 0:
        return None
    first, bearings = bearings_before(tokens, at)
    if not bearings or first <= taken:
        return None
    hit = _as_province(hit, tokens[at].key, index)
    assert hit.place is not None
    phrase = "".join(token.gap.strip("|.(") + token.text for token in tokens[first : at + 1]).lstrip(" -,")
    # "The north of X" is a part of it; "to the north of X" and "north of X" lie outside.
    within = first >= 1 and tokens[first - 1].key == "the" and (first < 2 or tokens[first - 2].key != "to")
    if of and not within and not phrase.lower().endswith("ern") and hit.place.kind not in WIDE_KINDS:
        place = direction_of(hit.place, bearings[-1]) if bearings[-1] >= 0 else hit.place
        return derived_hit(hit, first, hit.last, place, f"{phrase} of {hit.place.name}, no distance said")
    shape = index.outline(hit.place.id) if hit.place.kind in WIDE_KINDS else None
    place = part_of_area(hit.place, shape, tuple(dict.fromkeys(bearings)), phrase)
    if hit.place.kind not in WIDE_KINDS:
        return derived_hit(hit, first, hit.last, place, f"the {phrase} part of {hit.place.name}", kind="part")
    return derived_hit(hit, first, hit.last, place, f"the {phrase} part of {hit.place.name}")


def _own_side(hit: Hit, tokens: Sequence[Token], index: PlaceIndex) -> Hit | None:
    """ "Irpin's north-west": a part of what it belongs to."""
    at = hit.last + 1
    if not is_placed(hit) or hit.place is None or not tokens[hit.last].possessive or at >= len(tokens):
        return None
    pair = " ".join(token.key for token in tokens[at : at + 2])
    joined = pair in words().directions and tokens[at + 1].gap in " -"
    bearing = words().directions.get(pair if joined else tokens[at].key, -1.0)
    last = at + joined
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if bearing < 0 or tokens[last].key.endswith("ern") or (after is not None and after.gap in "-"):
        return None
    shape = index.outline(hit.place.id) if hit.place.kind in WIDE_KINDS else None
    phrase = tokens[at].text + (f"{tokens[last].gap.strip()}{tokens[last].text}" if joined else "")
    place = part_of_area(hit.place, shape, (bearing,), phrase)
    kind = "relative" if hit.place.kind in WIDE_KINDS else "part"
    return derived_hit(hit, hit.first, last, place, f"the {phrase} of {hit.place.name}", kind=kind)


def _as_province(hit: Hit, word: str, index: PlaceIndex) -> Hit:
    """ "northern Gaza", "جنوبي إدلب": the province, where it bears the settlement's name."""
    place = hit.place
    if (
        place is None
        or place.kind not in SETTLED_KINDS
        or place.population >= METROPOLIS
        or not (word.endswith("ern") or not word.isascii())
    ):
        return hit
    province = index.by_id(f"admin1:{place.admin1_code}")
    if province is None or fuzz.ratio(plain_key(place.name), plain_key(province.name)) < 75:
        return hit
    return replace(hit, place=province)


def _between(hit: Hit, following: Hit | None, tokens: Sequence[Token]) -> Hit | None:
    """ "between Saraqib and Hama", "the road from Homs to Hama"."""
    if (
        following is None
        or not is_placed(hit)
        or not is_placed(following)
        or not hit.place
        or not following.place
    ):
        return None
    if {hit.place.kind, following.place.kind} & {"country", "region", "admin"}:
        return None
    ends = _road(hit, following, tokens) or _stretch(hit, following, tokens)
    if ends is None:
        return None
    place = between(hit.place, following.place)
    made = derived_hit(hit, *ends, place, f"between {hit.place.name} and {following.place.name}")
    made.confidence = round(min(hit.confidence, following.confidence), 3)
    return made


def _stretch(hit: Hit, following: Hit, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """First and last token of "between X and Y" and of "from X to Y" after a road."""
    if not hit.first or following.first - hit.last != 2:
        return None
    before, link = tokens[hit.first - 1].key, tokens[following.first - 1].key
    road = any(t.key in _ROADS for t in tokens[max(0, hit.first - 3) : hit.first])
    said = (before == "between" and link == "and") or (before == "from" and link == "to" and road)
    return (hit.first - 1, following.last) if said else None


def _road(hit: Hit, following: Hit, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """First and last token of "the Damascus-Aleppo highway"."""
    at = following.last + 1
    if following.first != hit.last + 1 or tokens[following.first].gap != "-" or at >= len(tokens):
        return None
    if tokens[at].key in ("international", "main", "desert", "coastal") and at + 1 < len(tokens):
        at += 1
    return (hit.first, at) if tokens[at].key in _ROADS and tokens[at].gap == " " else None
