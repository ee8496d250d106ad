"""Places said in relation to others: a direction, an edge, a distance, roads, what lies between."""

from __future__ import annotations

from collections.abc import Sequence

from geo.derived import around, between, direction_of, edge, part_of_area
from geo.distances import at_stated_distance
from geo.hits import Hit
from geo.index import PlaceIndex
from geo.phrases import SETTLED_KINDS, WIDE_KINDS, bearings_before, derived_hit, is_placed
from geo.tokens import Token
from geo.words import words

__all__ = ["add_relative"]


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
            or _direction(hit, tokens, index, skip)
            or _edge(hit, tokens)
            or _near(hit, tokens)
            or _roads(hit, tokens)
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
    phrase = "".join(token.gap.strip("|.(") + token.text for token in tokens[first : at + 1]).lstrip(" -,")
    if of and not phrase.lower().endswith("ern") and hit.place.kind not in WIDE_KINDS:
        place = direction_of(hit.place, bearings[-1]) if bearings[-1] >= 0 else hit.place
        return derived_hit(hit, first, hit.last, place, f"{phrase} of {hit.place.name}, no distance said")
    shape = index.outline(hit.place.id) if hit.place.kind in WIDE_KINDS else None
    place = part_of_area(hit.place, shape, tuple(dict.fromkeys(bearings)), phrase)
    if hit.place.kind not in WIDE_KINDS:
        return derived_hit(hit, first, hit.last, place, f"the {phrase} part of {hit.place.name}", kind="part")
    return derived_hit(hit, first, hit.last, place, f"the {phrase} third of {hit.place.name}")


def _edge(hit: Hit, tokens: Sequence[Token]) -> Hit | None:
    """ "the city's edge", "the outskirts of Homs", "Aleppo countryside"."""
    if not is_placed(hit) or hit.place is None or hit.place.kind in ("country", "region"):
        return None
    rules = words().areas
    after = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if after is not None and after.gap == " " and after.key in rules:
        return _by_rule(hit, rules[after.key], hit.first, hit.last + 1, after.text)
    if hit.first and not tokens[hit.first - 1].key.isascii():
        return _countryside(hit, tokens)
    at = hit.first - 1
    if at >= 0 and tokens[at].key == "the":
        at -= 1
    if at >= 1 and tokens[at].key == "of" and tokens[at - 1].key in rules and tokens[hit.first].gap == " ":
        first, bearings = bearings_before(tokens, at - 2) if at >= 2 else (at - 1, [])
        first = min(first, at - 1)
        made = _by_rule(hit, rules[tokens[at - 1].key], first, hit.last, tokens[at - 1].text)
        if bearings and bearings[-1] >= 0 and made.place is not None:
            made.place = direction_of(hit.place, bearings[-1])
        return made
    return None


def _near(hit: Hit, tokens: Sequence[Token]) -> Hit | None:
    """ "near Atarib", "close to the airport", "outside Homs"."""
    if not is_placed(hit) or hit.place is None or hit.place.kind in WIDE_KINDS or hit.kind == "relative":
        return None
    at = hit.first - 1
    if at >= 0 and tokens[at].key == "the":
        at -= 1
    if at < 0 or any(t.gap != " " for t in tokens[at + 1 : hit.first + 1]):
        return None
    for first in (at, at - 1, at - 2):
        phrase = " ".join(t.key for t in tokens[max(0, first) : at + 1])
        rule = words().near.get(phrase) if first >= 0 else None
        # Outside a citadel is at the citadel; outside a town is not in it.
        settled = hit.place.kind in SETTLED_KINDS
        if rule is not None and (settled or rule == "near"):
            km = 10.0 if settled else 2.0
            place = edge(hit.place) if rule == "edge" else around(hit.place, km=km, rule="near")
            return derived_hit(hit, first, hit.last, place, f"{phrase} {hit.place.name}", confidence=0.95)
    return None


def _countryside(hit: Hit, tokens: Sequence[Token]) -> Hit | None:
    """ "ريف حلب الغربي": the word stands before the name, its direction behind it."""
    before = tokens[hit.first - 1]
    rule = next((words().areas[key] for key in (before.key, *before.stems) if key in words().areas), None)
    if rule is None or tokens[hit.first].gap != " " or hit.place is None:
        return None
    after = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    bearing = words().directions.get(after.key) if after is not None and after.gap == " " else None
    if bearing is None or bearing < 0:
        return _by_rule(hit, rule, hit.first - 1, hit.last, before.text)
    place = direction_of(hit.place, bearing)
    return derived_hit(
        hit, hit.first - 1, hit.last + 1, place, f"{before.text} {hit.place.name}, one side of it"
    )


def _by_rule(hit: Hit, rule: str, first: int, last: int, word: str) -> Hit:
    assert hit.place is not None
    place = edge(hit.place) if rule == "edge" else around(hit.place)
    return derived_hit(hit, first, last, place, f"the {word} of {hit.place.name}")


def _roads(hit: Hit, tokens: Sequence[Token]) -> Hit | None:
    """ "roads leading out of Aleppo", "the road to Damascus"."""
    if not is_placed(hit) or hit.place is None or hit.place.kind not in ("settlement", "village", "town"):
        return None
    for at in range(hit.first - 1, max(-1, hit.first - 5), -1):
        if tokens[at].key in ("road", "roads", "highway", "highways"):
            place = around(hit.place, km=10.0, rule="roads")
            return derived_hit(hit, at, hit.last, place, f"roads of {hit.place.name}")
        if tokens[at].key not in (
            "leading",
            "out",
            "of",
            "to",
            "into",
            "the",
            "from",
            "towards",
            "toward",
            "in",
            "around",
        ):
            return None
    return None


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
    if {hit.place.kind, following.place.kind} & {
        "country",
        "region",
        "admin",
    } or following.first - hit.last != 2:
        return None
    before, link = tokens[hit.first - 1].key if hit.first else "", tokens[following.first - 1].key
    road = any(
        t.key in ("road", "highway", "motorway", "route") for t in tokens[max(0, hit.first - 3) : hit.first]
    )
    if not ((before == "between" and link == "and") or (before == "from" and link == "to" and road)):
        return None
    place = between(hit.place, following.place)
    made = derived_hit(
        hit, hit.first - 1, following.last, place, f"between {hit.place.name} and {following.place.name}"
    )
    made.confidence = round(min(hit.confidence, following.confidence), 3)
    return made
