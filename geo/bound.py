"""Names that the text binds to an area or a town beside them: "X in R", "the X district south of Y".

A place of that name elsewhere in the world is not meant. Where one of the candidates lies there it is taken; where
none does the name stays without a place, with that reason, unless it is a city that all the world knows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from geo.hits import Hit
from geo.index import PlaceIndex
from geo.joining import lies_in
from geo.measure import distance_km
from geo.place import Place
from geo.tokens import Token
from geo.words import words

__all__ = ["keep_bound", "keep_in_country"]

_AREAS = frozenset({"country", "region", "admin", "county", "district"})
_POINTS = frozenset({"settlement", "town", "village", "quarter"})
FAMOUS = 1_500_000
"""People of a town that is named without its country anywhere."""
LEAST_SURE = 0.75
"""How sure the area or town beside it must be to bind a name."""
BESIDE_KM = 150.0
"""How far a place may lie from the town that it is said to be beside."""
_SLACK_KM = 30.0
"""How far outside of an area's circle a place of it may lie: borders and centres are drawn differently."""


def keep_bound(hits: Sequence[Hit], tokens: Sequence[Token], index: PlaceIndex) -> list[Hit]:
    """The hits, with those that lie elsewhere than the words behind them say placed there or without a place."""
    ordered = list(hits)
    for n, (hit, following) in enumerate(pairwise(hits)):
        after = _meant_by_owner(following, hits[n + 2 : n + 3], tokens)
        place, other = (hit.base if hit.kind == "relative" else hit.place), after.place
        if place is None or other is None or hit.bare or hit.inside or place.kind not in _POINTS:
            continue
        if hit.kind in ("demonym", "region") or place.population >= FAMOUS or after.confidence < LEAST_SURE:
            continue
        area = after.base or other
        if after.kind == "relative" and area.kind in _POINTS and _follows(hit, after, tokens):
            ordered[n] = _beside(hit, area, other)
        elif hit.confidence > after.confidence:
            continue  # "Goma in eastern Congo": the area may be the namesake
        elif area.kind in _AREAS and _in_it(hit, after, tokens):
            ordered[n] = _inside(hit, area, index)
    return ordered


def _meant_by_owner(country: Hit, areas: Sequence[Hit], tokens: Sequence[Token]) -> Hit:
    """ "X in Russia's R region", "X in Syria's northern Idlib": what X lies in is the area, not only the country."""
    if country.place is None or country.place.kind != "country" or not tokens[country.last].possessive:
        return country
    for area in areas:
        between = tokens[country.last + 1 : area.first]
        if area.kind in _AREAS and all(token.key in words().directions for token in between):
            return replace(area, first=country.first)
    return country


def keep_in_country(hits: Sequence[Hit], tokens: Sequence[Token], index: PlaceIndex) -> list[Hit]:
    """The hits, with names that a country follows behind a comma placed there or without a place."""
    ordered = list(hits)
    for n, (hit, after) in enumerate(pairwise(hits)):
        place, country = hit.place, after.place
        if place is not None and place.kind in _POINTS and not (hit.bare or hit.inside):
            ordered[n] = _in_unit(hit, after, tokens, index)
        if place is None or country is None or country.kind != "country" or place.kind not in _POINTS:
            continue
        sure = after.confidence >= max(LEAST_SURE, hit.confidence) and place.population < FAMOUS
        if (
            sure
            and not (hit.bare or hit.inside)
            and hit.kind != "demonym"
            and _of_country(hit, after, tokens)
        ):
            ordered[n] = _inside(hit, country, index)
    return ordered


def _in_unit(hit: Hit, after: Hit, tokens: Sequence[Token], index: PlaceIndex) -> Hit:
    """ "Kyaukse village, Ye-U township": the hit kept there, or without a place."""
    between = tokens[hit.last + 1 : after.first]
    village = between and all(token.key in words().nouns and token.gap == " " for token in between)
    if after.place is None or not village or tokens[after.first].gap != ",":
        return hit
    past = tokens[after.last + 1 : after.last + 2]
    named = [token.key for token in [tokens[after.last], *past] if token.gap == " "]
    if after.confidence < LEAST_SURE or not any(key in _UNITS for key in named):
        return hit
    if after.place.kind in _AREAS:
        return _inside(hit, after.place, index)
    return _near(hit, after.place, UNIT_KM)


_UNITS = frozenset(
    "township district lga woreda county territory commune municipality cercle locality".split()
)
UNIT_KM = 60.0
"""How far a village may lie from the town that its township or district is named after."""


def _near(hit: Hit, town: Place, reach: float) -> Hit:
    def within(place: Place) -> bool:
        return distance_km(place.lat, place.lon, town.lat, town.lon) <= reach

    why = f"the text says it lies in the district of {town.name}, and no place of this name is known there"
    return _kept(hit, within, why)


def _follows(hit: Hit, after: Hit, tokens: Sequence[Token]) -> bool:
    """Whether nothing but a noun, a comma or "about" stands between two mentions."""
    between = tokens[hit.last + 1 : after.first]
    if len(between) > 3 or tokens[after.first].gap not in (" ", ","):
        return False
    return all(token.key in words().nouns or token.key in _LINKS for token in between)


_LINKS = frozenset({"about", "some", "around", "just"})


def _in_it(hit: Hit, after: Hit, tokens: Sequence[Token]) -> bool:
    """ "X in R", "the village of X in the R region", "X district in R"."""
    keys = [token.key for token in tokens[hit.last + 1 : after.first]]
    while keys and keys[0] in words().nouns:
        keys.pop(0)
    inner = [key for key in keys[1:] if key != "the" and key not in words().directions]
    return keys[:1] == ["in"] and not inner and tokens[hit.last + 1].gap == " "


def _of_country(hit: Hit, after: Hit, tokens: Sequence[Token]) -> bool:
    """ "Solhan, Burkina Faso": a country behind a comma, unless a row of countries goes on behind it."""
    if after.first != hit.last + 1 or tokens[after.first].gap != "," or tokens[after.last].possessive:
        return False
    follows = tokens[after.last + 1] if after.last + 1 < len(tokens) else None
    if follows is None or follows.gap == ",":
        return True
    return follows.key not in ("and", "or") and not _acts(hit.first, follows, tokens)


def _acts(first: int, follows: Token, tokens: Sequence[Token]) -> bool:
    """ "With the fall of X, Russia has its eyes on Y": the country does something, behind how the sentence opens."""
    if follows.gap != " " or follows.capital or follows.key in _NO_VERBS:
        return False
    while first > 0 and tokens[first].gap not in ("|", ","):
        first -= 1
    return tokens[first].gap == "|" and tokens[first].key in _OPENERS


_OPENERS = frozenset(
    "with after since following despite before by until besides beyond from while when if once during without amid".split()
)
_NO_VERBS = frozenset(
    "in on at to from where which who near by after before for with of as when that since during while but "
    "because until amid under against over between into through".split()
)


def _beside(hit: Hit, town: Place, meant: Place) -> Hit:
    return _kept(
        hit,
        # In the same country a distance that the text has wrong is for the check of distances.
        lambda place: (
            place.country in (None, town.country)
            or distance_km(place.lat, place.lon, meant.lat, meant.lon) <= BESIDE_KM
        ),
        f"the text says it lies by {town.name}, and no place of this name is known there",
    )


def _inside(hit: Hit, area: Place, index: PlaceIndex) -> Hit:
    def within(place: Place) -> bool:
        km = distance_km(place.lat, place.lon, area.lat, area.lon)
        near = area.kind != "country" and km <= area.radius_m / 1000 + _SLACK_KM
        return near or place.id == area.id or lies_in(place, area, index)

    return _kept(
        hit, within, f"the text says it lies in {area.name}, and no place of this name is known there"
    )


def _kept(hit: Hit, fits: Callable[[Place], bool], why: str) -> Hit:
    """The hit as it is where it fits, else at the first candidate that does, else without a place."""
    if hit.place is None or fits(hit.place):
        return hit
    if hit.kind == "relative":
        return replace(hit, place=None, confidence=0.0, why=why)
    found = next((one for one in hit.candidates if fits(one.place)), None)
    if found is None:
        return replace(hit, place=None, confidence=0.0, why=why)
    said = f"{found.why}. The text says so"
    return replace(hit, place=found.place, confidence=round(0.8 * hit.confidence, 3), why=said)
