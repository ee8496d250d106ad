"""Places said in relation to others: a direction, an edge, a distance, what lies near, around or between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.bare import meant_settlement
from geo.derived import around, at_distance, between, direction_of, edge, part_of_area
from geo.hits import Hit
from geo.index import PlaceIndex
from geo.place import Candidate, Place
from geo.tokens import Token
from geo.words import words

__all__ = ["add_relative"]

_KM = {"km": 1.0, "kms": 1.0, "kilometre": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometers": 1.0,
       "mile": 1.609344, "miles": 1.609344, "mi": 1.609344}  # fmt: skip
_AREAS = frozenset({"country", "admin", "region", "county", "district"})
_MANY = frozenset(
    {"towns", "villages", "areas", "settlements", "districts", "countryside", "communities", "localities"}
)
_WIDE = frozenset({"province", "governorate", "countryside", "region", "oblast"})


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
            or _distance(hit, tokens)
            or _direction(hit, tokens, index)
            or _edge(hit, tokens)
            or _roads(hit, tokens)
        )
        made.append(relative or hit)
        skip = made[-1].last
    return _nearby(made, tokens, index)


def _relative(hit: Hit, first: int, last: int, place: Place, why: str, confidence: float = 0.9) -> Hit:
    return Hit(
        first=first, last=last, kind="relative", place=place, confidence=round(confidence * hit.confidence, 3), why=why,
        candidates=(Candidate(place=place, score=1.0, why=why), *hit.candidates[:4]), inside=hit.inside, base=hit.place,
        bare=hit.bare,
    )  # fmt: skip


def _placed(hit: Hit | None) -> bool:
    return hit is not None and hit.place is not None and hit.kind != "demonym" and hit.inside != "modifier"


def _direction(hit: Hit, tokens: Sequence[Token], index: PlaceIndex) -> Hit | None:
    """ "north-eastern and eastern Syria", "southern Idlib province", "north of Aleppo"."""
    if not _placed(hit) or hit.place is None or hit.kind == "relative":
        return None
    of = hit.first > 1 and tokens[hit.first - 1].key == "of" and tokens[hit.first].gap == " "
    at = hit.first - 2 if of else hit.first - 1
    if tokens[hit.first].gap not in " -" or at < 0:
        return None
    first, bearings = _bearings(tokens, at)
    if not bearings:
        return None
    phrase = "".join(token.gap.strip("|.(") + token.text for token in tokens[first : at + 1]).lstrip(" -,")
    if of and not phrase.lower().endswith("ern") and hit.place.kind not in _AREAS:
        place = direction_of(hit.place, bearings[-1]) if bearings[-1] >= 0 else hit.place
        return _relative(hit, first, hit.last, place, f"{phrase} of {hit.place.name}, no distance said")
    shape = index.outline(hit.place.id) if hit.place.kind in _AREAS else None
    place = part_of_area(hit.place, shape, tuple(dict.fromkeys(bearings)), phrase)
    if hit.place.kind not in _AREAS:
        return replace_place(hit, first, place, f"the {phrase} part of {hit.place.name}")
    return _relative(hit, first, hit.last, place, f"the {phrase} third of {hit.place.name}")


def replace_place(hit: Hit, first: int, place: Place, why: str) -> Hit:
    """A hit widened to the left with another place, still of its own kind."""
    made = _relative(hit, first, hit.last, place, why)
    made.kind = "part"
    return made


def _bearings(tokens: Sequence[Token], last: int) -> tuple[int, list[float]]:
    """The direction words that end at a token, joined by "and" or commas, with the first token of them."""
    directions = words().directions
    found: list[float] = []
    at, first = last, last + 1
    while at >= 0:
        two = f"{tokens[at - 1].key} {tokens[at].key}" if at > 0 and tokens[at].gap in " -" else ""
        length = 2 if two in directions else 1
        key = two if length == 2 else tokens[at].key
        if key not in directions:
            break
        found.insert(0, directions[key])
        first = at - length + 1
        before = first - 1
        if before > 0 and tokens[before].key == "and" and tokens[first].gap == " ":
            at = before - 1
        elif before >= 0 and tokens[first].gap == ",":
            at = before
        else:
            break
    return first, found


def _edge(hit: Hit, tokens: Sequence[Token]) -> Hit | None:
    """ "the city's edge", "the outskirts of Homs", "Aleppo countryside"."""
    if not _placed(hit) or hit.place is None or hit.place.kind in ("country", "region"):
        return None
    rules = words().areas
    after = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if after is not None and after.gap == " " and after.key in rules:
        return _by_rule(hit, rules[after.key], hit.first, hit.last + 1, after.text)
    at = hit.first - 1
    if at >= 0 and tokens[at].key == "the":
        at -= 1
    if at >= 1 and tokens[at].key == "of" and tokens[at - 1].key in rules and tokens[hit.first].gap == " ":
        first, bearings = _bearings(tokens, at - 2) if at >= 2 else (at - 1, [])
        first = min(first, at - 1)
        made = _by_rule(hit, rules[tokens[at - 1].key], first, hit.last, tokens[at - 1].text)
        if bearings and bearings[-1] >= 0 and made.place is not None:
            made.place = direction_of(hit.place, bearings[-1])
        return made
    return None


def _by_rule(hit: Hit, rule: str, first: int, last: int, word: str) -> Hit:
    assert hit.place is not None
    place = edge(hit.place) if rule == "edge" else around(hit.place)
    return _relative(hit, first, last, place, f"the {word} of {hit.place.name}")


def _distance(hit: Hit, tokens: Sequence[Token]) -> Hit | None:
    """ "30 km south of Homs", "10 miles from the city": the number is a digit word before the unit."""
    if not _placed(hit) or hit.place is None or hit.place.kind in ("country", "region"):
        return None
    at = hit.first - 1
    if at >= 0 and tokens[at].key == "the":
        at -= 1
    if (
        at < 2
        or tokens[at].key not in ("of", "from")
        or tokens[hit.first].gap != " "
        or tokens[at].gap != " "
    ):
        return None
    first, bearings = _bearings(tokens, at - 1)
    unit = first - 1 if bearings else at - 1
    if unit >= 1 and tokens[unit].key == "the" and bearings:
        unit -= 1
    if unit >= 1 and tokens[unit].key == "to":
        unit -= 1
    stated = stated_km(tokens, unit)
    if stated is None:
        return None
    km, start = stated
    if not bearings and start > 0 and _is_subject(tokens, start):
        return None
    place = at_distance(hit.place, km, bearings[-1] if bearings and bearings[-1] >= 0 else None)
    return _relative(hit, start, hit.last, place, f"{km:.0f} km from {hit.place.name}, as said")


def _is_subject(tokens: Sequence[Token], start: int) -> bool:
    """ "Idlib sits just 55 km from Aleppo" says where Idlib is; the distance is checked, not placed."""
    back = start - 1
    while back > 0 and tokens[back].key in (
        "just",
        "only",
        "about",
        "some",
        "around",
        "approximately",
        "nearly",
        "roughly",
    ):
        back -= 1
    return tokens[back].key in ("sits", "is", "lies", "are", "was", "located", "stands", "situated")


def stated_km(tokens: Sequence[Token], unit: int) -> tuple[float, int] | None:
    """Kilometres said by a unit word and the number before it ("55km", "30 miles"), and the first token of it."""
    text = tokens[unit].key
    if text in _KM and unit > 0:
        number = _number(tokens[unit - 1].text)
        return None if number is None else (number * _KM[text], unit - 1)
    for name in ("km", "mi"):
        if text.endswith(name) and (number := _number(text[: -len(name)])) is not None:
            return number * _KM[name], unit
    return None


_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
            "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}  # fmt: skip


def _number(text: str) -> float | None:
    if text.isascii() and text.isdigit():
        return float(text) if len(text) < 5 else None
    return _NUMBERS.get(text.lower())


def _roads(hit: Hit, tokens: Sequence[Token]) -> Hit | None:
    """ "roads leading out of Aleppo", "the road to Damascus"."""
    if not _placed(hit) or hit.place is None or hit.place.kind not in ("settlement", "village", "town"):
        return None
    for at in range(hit.first - 1, max(-1, hit.first - 5), -1):
        if tokens[at].key in ("road", "roads", "highway", "highways"):
            place = around(hit.place, km=10.0, rule="roads")
            return _relative(hit, at, hit.last, place, f"roads of {hit.place.name}")
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
        or not _placed(hit)
        or not _placed(following)
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
    made = _relative(
        hit, hit.first - 1, following.last, place, f"between {hit.place.name} and {following.place.name}"
    )
    made.confidence = round(min(hit.confidence, following.confidence), 3)
    return made


def _nearby(hits: list[Hit], tokens: Sequence[Token], index: PlaceIndex) -> list[Hit]:
    """ "dozens of nearby towns", "the surrounding province", "towns around the city"."""
    taken = {n for hit in hits for n in range(hit.first, hit.last + 1)}
    found: list[Hit] = []
    for at, token in enumerate(tokens[:-1]):
        if (
            token.key not in ("nearby", "surrounding", "neighbouring", "neighboring")
            or at in taken
            or at + 1 in taken
        ):
            continue
        noun = tokens[at + 1]
        city = meant_settlement(hits, at, tokens)
        if noun.gap != " " or city is None or city.place is None:
            continue
        if noun.key in _WIDE and noun.key != "countryside" and city.place.admin1_code:
            place = index.by_id(f"admin1:{city.place.admin1_code}")
            why = f"the {noun.text} around {city.place.name}"
            if place is not None:
                made = replace(_relative(city, at, at + 1, place, why, 0.8), kind="admin", bare=True)
                found.append(made)
        elif noun.key in _MANY or noun.key in _WIDE:
            made = _relative(city, at, at + 1, around(city.place), f"{noun.text} near {city.place.name}", 0.8)
            found.append(replace(made, bare=True))
    return sorted([*hits, *found], key=lambda hit: hit.first)
