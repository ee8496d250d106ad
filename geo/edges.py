"""The rim and the surroundings of a named place: "the city's edge", "near Atarib", "Idlib's southern countryside"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.derived import around, direction_of, edge
from geo.hits import Hit
from geo.phrases import SETTLED_KINDS, WIDE_KINDS, bearings_before, derived_hit, is_placed
from geo.tokens import Token
from geo.words import words

__all__ = ["at_edge", "near_it", "on_roads"]

_ROADS = frozenset({"road", "roads", "highway", "highways", "motorway"})
_TO_ROADS = frozenset("leading out of to into the from towards toward in around".split())


def at_edge(hit: Hit, tokens: Sequence[Token], taken: int) -> Hit | None:
    """ "the city's edge", "the outskirts of Homs", "western Aleppo countryside"; nothing before token `taken`."""
    if not is_placed(hit) or hit.place is None or hit.place.kind in ("country", "region"):
        return None
    if hit.first and not tokens[hit.first - 1].key.isascii():
        return _countryside(hit, tokens)
    return _word_after(hit, tokens, taken) or _word_before(hit, tokens)


def _word_after(hit: Hit, tokens: Sequence[Token], taken: int) -> Hit | None:
    rules, directions = words().areas, words().directions
    at, bearing = hit.last + 1, None
    while at < len(tokens) and at <= hit.last + 3 and tokens[at].gap in " -" and tokens[at].key not in rules:
        pair = f"{tokens[at].key} {tokens[at + 1].key}" if at + 1 < len(tokens) else ""
        if pair in directions:
            bearing, at = directions[pair], at + 2
        elif tokens[at].key in directions:
            bearing, at = directions[tokens[at].key], at + 1
        else:
            return None
    if at >= len(tokens) or tokens[at].key not in rules or tokens[at].gap not in " -":
        return None
    first, before = (
        bearings_before(tokens, hit.first - 1)
        if hit.first and tokens[hit.first].gap == " "
        else (hit.first, [])
    )
    if before and first > taken:
        bearing = before[-1]
    else:
        first = hit.first
    return _by_rule(hit, rules[tokens[at].key], first, at, tokens[at].text, bearing)


def _word_before(hit: Hit, tokens: Sequence[Token]) -> Hit | None:
    rules = words().areas
    at = hit.first - 1
    if at >= 0 and tokens[at].key == "rural" and tokens[hit.first].gap == " ":
        return _by_rule(hit, "around", at, hit.last, tokens[at].text, None)
    if at >= 0 and tokens[at].key == "the":
        at -= 1
    if at >= 3 and tokens[at].key == "of" and tokens[at - 1].key in ("city", "town", "village"):
        # "the outskirts of the city of Homs"
        at -= 3 if tokens[at - 2].key == "the" else 2
    if at < 1 or tokens[at].key != "of" or tokens[at - 1].key not in rules or tokens[hit.first].gap != " ":
        return None
    first, bearings = bearings_before(tokens, at - 2) if at >= 2 else (at - 1, [])
    bearing = bearings[-1] if bearings else None
    return _by_rule(
        hit, rules[tokens[at - 1].key], min(first, at - 1), hit.last, tokens[at - 1].text, bearing
    )


def _countryside(hit: Hit, tokens: Sequence[Token]) -> Hit | None:
    """ "ريف حلب الغربي": the word stands before the name, its direction behind it."""
    before = tokens[hit.first - 1]
    rule = next((words().areas[key] for key in (before.key, *before.stems) if key in words().areas), None)
    if rule is None or tokens[hit.first].gap != " " or hit.place is None:
        return None
    after = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    bearing = words().directions.get(after.key) if after is not None and after.gap == " " else None
    last = hit.last if bearing is None else hit.last + 1
    return _by_rule(hit, rule, hit.first - 1, last, before.text, bearing)


def _by_rule(hit: Hit, rule: str, first: int, last: int, word: str, bearing: float | None) -> Hit:
    assert hit.place is not None
    if hit.place.kind in WIDE_KINDS:
        # The countryside of a province is the province.
        return derived_hit(hit, first, last, hit.place, f"the {word} of {hit.place.name}", kind=hit.kind)
    if bearing is not None and bearing >= 0:
        outside = direction_of(hit.place, bearing, countryside=True)
        place = edge(hit.place, bearing) if rule == "edge" else outside
        return derived_hit(hit, first, last, place, f"the {word} of {hit.place.name} on one side")
    place = edge(hit.place) if rule == "edge" else around(hit.place)
    return derived_hit(hit, first, last, place, f"the {word} of {hit.place.name}")


def near_it(hit: Hit, tokens: Sequence[Token]) -> Hit | None:
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


def on_roads(hit: Hit, tokens: Sequence[Token]) -> Hit | None:
    """ "roads leading out of Aleppo", "the road to Damascus"."""
    if not is_placed(hit) or hit.place is None or hit.place.kind not in SETTLED_KINDS:
        return None
    for at in range(hit.first - 1, max(-1, hit.first - 5), -1):
        if tokens[at].key in _ROADS:
            place = around(hit.place, km=10.0, rule="roads")
            return derived_hit(hit, at, hit.last, place, f"roads of {hit.place.name}")
        if tokens[at].key not in _TO_ROADS:
            return None
    return None
