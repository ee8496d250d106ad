"""A spot: the mention of a place in a sentence, and what two of them say of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from events.tokens import Doc
from geo.measure import distance_km
from geo.place import Located, Unresolved

__all__ = [
    "TOWNS",
    "Spot",
    "abroad",
    "around",
    "distant",
    "in_brackets_after",
    "narrowest",
    "owner_of",
    "set_apart",
]

TOWNS = frozenset({"settlement", "town", "village"})
"""Kinds of places that "the town" may mean."""

_WIDE = frozenset({"country", "continent", "demonym"})
_ASIDE = frozenset(
    "across near outside by beyond behind opposite along on off beside between above below".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A mention in a sentence: its tokens, their head, and what it was resolved to.

    `speaker` marks where a speaker is from, `described` a place that only describes another; `joined`
    is True where "and" or "or" stands between it and the mention before.
    """

    found: Located | Unresolved
    first: int
    last: int
    root: int
    joined: bool = False
    speaker: bool = False
    described: bool = False

    @property
    def located(self) -> Located | None:
        """The mention with its place, or None where it was not resolved."""
        return self.found if isinstance(self.found, Located) else None


def set_apart(doc: Doc, before: Spot, spot: Spot) -> bool:
    """ "In Nikopol, across the reservoir from the plant, …": words between commas that say where the first is."""
    if before.located is None or doc[before.root].dep_ != "pobj" or before.last + 2 >= len(doc):
        return False
    comma, opener = doc[before.last + 1], doc[before.last + 2]
    if comma.text != "," or opener.dep_ != "prep" or opener.lower_ not in _ASIDE:
        return False
    closing = ",:;.)" if before.located.place.kind in TOWNS else ","
    closed = any(word.text in closing for word in doc[spot.last + 1 : spot.last + 6])
    return closed and not any(word.text == "," for word in doc[opener.i : spot.first])


def distant(doc: Doc, before: Spot, spot: Spot) -> bool:
    """ "En Nahud, 200 km from El Obeid, …": a distance between commas that says where the town before it lies."""
    if before.located is None or spot.located is None or spot.located.place.kind != "relative":
        return False
    between = [word.text for word in doc[before.last + 1 : spot.first]]
    return between[:1] in ([","], ["("]) and len(between) <= 3 and before.located.place.kind in TOWNS


def _unit_around(doc: Doc, before: Spot, spot: Spot) -> bool:
    """ "Avdiivka, Pokrovsk district, Donetsk region": units, named after other towns, that the town lies in."""
    if before.located is None or before.located.place.kind not in {*TOWNS, "district", "county"}:
        return False
    if [word.text for word in doc[before.last + 1 : spot.first]] not in (
        [","],
        ["("],
        ["town", ","],
        ["village", ","],
    ):
        return False
    named = doc[spot.last].lower_ in _UNITS
    return named or (spot.last + 1 < len(doc) and doc[spot.last + 1].lower_ in _UNITS)


_UNITS = frozenset(
    "district subdistrict county township region raion oblast locality province governorate territory department "
    "cercle commune municipality woreda zone prefecture lga".split()
)


def around(doc: Doc, before: Spot, spot: Spot) -> bool:
    """ "Goma in eastern Congo": the wider place only says where the town before it lies."""
    if _unit_around(doc, before, spot):
        return True
    if before.located is None or spot.located is None or before.located.place.kind not in TOWNS:
        return False
    between = [word.lower_ for word in doc[before.last + 1 : spot.first]]
    return between in (["in"], ["in", "the"]) and spot.located.place.kind not in TOWNS


def owner_of(doc: Doc, before: Spot, spot: Spot) -> bool:
    """ "Kharkiv's Shevchenkivskyi district": the town that a quarter is said to be of."""
    root = doc[before.root]
    return root.dep_ == "poss" and before.located is not None and spot.first <= root.head.i <= spot.last


def abroad(doc: Doc, spots: Sequence[Spot]) -> bool:
    """Whether the first of some spots contradicts the country that its own row of names ends with.

    "Kech district, Balochistan, Pakistan" is not a town in Germany.
    """
    first = spots[0].located
    if first is None or first.place.country is None:
        return False
    for before, spot in pairwise(spots):
        between = list(doc[before.last + 1 : spot.first])
        if len(between) > 3 or not any(word.text in (",", "(") for word in between):
            return False
        if (
            any(
                word.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ", "ADP") or word.tag_.startswith("W")
                for word in between
            )
            or spot.located is None
        ):
            return False
        if spot.located.place.kind == "country":
            return spot.located.place.country not in (None, first.place.country)
    return False


def in_brackets_after(doc: Doc, before: Spot, spot: Spot) -> bool:
    """ "Balakliia (Izium district, Kharkiv)": names in brackets say where the one before them lies."""
    between = [word.text for word in doc[before.last + 1 : spot.first]]
    if before.located is None or ")" in between:
        return False
    if "(" in between:
        return between.index("(") <= 1
    opened = [word.text for word in doc[: spot.first] if word.text in "()"]
    return bool(opened) and opened[-1] == "(" and before.speaker is spot.speaker and _bracketed(doc, before)


def _bracketed(doc: Doc, spot: Spot) -> bool:
    marks = [word.text for word in doc[: spot.first] if word.text in "()"]
    return bool(marks) and marks[-1] == "("


def narrowest(spots: Sequence[Spot]) -> list[Spot]:
    """Leave out what only says where the others are: "Khan Sheikhoun in Idlib province, Syria"."""
    plain = [spot for spot in spots if not spot.described]
    if all(spot.located is not None and spot.located.place.kind in _WIDE for spot in plain):
        plain = []
    kept = []
    for spot in plain or spots:
        place = spot.located.place if spot.located else None
        others = [other for other in plain or spots if other is not spot]
        if place is not None and any(_inside(other, spot) for other in others):
            continue
        kept.append(spot)
    return kept


def _inside(narrow: Spot, wide: Spot) -> bool:
    """Whether one spot's place lies in the other's, by country, province or parent."""
    if narrow.located is None or wide.located is None:
        return False
    inner, outer = narrow.located.place, wide.located.place
    if inner.id == outer.id:
        return False
    if inner.parent_id == outer.id:
        return True
    if outer.kind == "settlement" and inner.radius_m < outer.radius_m and inner.population < outer.population:
        return distance_km(inner.lat, inner.lon, outer.lat, outer.lon) * 1000 < outer.radius_m
    if outer.kind in _WIDE:
        return inner.country == outer.country and inner.kind not in _WIDE
    if wide.joined and wide.first > narrow.last:
        return False
    area = inner.precision in ("district", "province", "region")
    if outer.kind == "relative" and narrow.last < wide.first and not area:
        return True
    if outer.precision in ("district", "province", "region") and inner.radius_m < outer.radius_m:
        if outer.kind == "admin" and inner.admin1_code is not None and outer.admin1_code is not None:
            return inner.admin1_code == outer.admin1_code
        return distance_km(inner.lat, inner.lon, outer.lat, outer.lon) * 1000 < outer.radius_m
    return False
