"""What a sentence says of where it plays besides the roles of its words: the place it opens with, the town it points to."""

from __future__ import annotations

from collections.abc import Sequence

from events.lexicon import lexicon
from events.narrowing import is_wide_area
from events.spot import TOWNS, Spot, narrowest
from events.spots import Spots
from events.tokens import Token
from events.trigger import Trigger

__all__ = ["earlier", "mostly_at", "named_wide", "scene", "town_of_an_area", "where_seen"]


def town_of_an_area(nouns: Sequence[Token], spots: Spots) -> list[Spot] | None:
    """ "Its capture of the northern Shan State town": the town named last, not the province; None without such words."""
    town = next((noun for noun in nouns if _is_town_of(noun, spots)), None)
    if town is None:
        return None
    inside = {spot.first for spot in spots.within(town)}
    return [s for s in earlier(spots, town.i) if s.first not in inside and not is_wide_area(s)][-1:]


def scene(spots: Spots) -> list[Spot]:
    """ "In X, the group said it had overrun the base": the place that a sentence opens with."""
    for spot in spots.every[:1]:
        root = spots.doc[spot.root]
        opens = root.dep_ == "pobj" and root.head.lower_ in ("in", "at", "near") and root.head.i <= 1
        if opens and spot.located is not None and not named_wide(spot):
            return [spot]
    return []


def _is_town_of(noun: Token, spots: Spots) -> bool:
    """ "The northern Shan State town": a town spoken of before, and the province it lies in."""
    if noun.lower_ not in ("town", "city", "village") or not any(c.lower_ == "the" for c in noun.children):
        return False
    inside = spots.within(noun)
    return bool(inside) and all(
        is_wide_area(spot) and (spot.last < noun.i or _lies_at(noun, spot, spots)) for spot in inside
    )


def _lies_at(noun: Token, spot: Spot, spots: Spots) -> bool:
    """ "The trading town on the Thai border": what only says where the town spoken of lies."""
    links = {child.lower_ for child in noun.children if child.dep_ == "prep" and child.i < spot.first}
    own = any(word.dep_ in ("appos", "compound") and word.pos_ == "PROPN" for word in noun.children)
    between = spots.doc[noun.i + 1 : spot.first]
    return bool(links & {"on", "along", "near"}) and not own and len(between) <= _FEW


_FEW = 4
"""Words between a town and the border it lies on."""


def mostly_at(trigger: Trigger, spots: Spots) -> list[Spot]:
    """ "34 engagements on the front, most of them around X and Y": where most of what is told went on."""
    if trigger.frame.layer not in ("clash", "strike"):
        return []
    doc = spots.doc
    start = next((w.i for w in doc[trigger.token.i + 1 :] if w.lower_ in _MOSTLY), len(doc))
    near = next((w.i for w in doc[start + 1 : start + 5] if _is_nearby(w)), None)
    if near is None or any(word.pos_ in ("VERB", "AUX") or word.text == ";" for word in doc[start:near]):
        return []
    past = next((w.i for w in doc[near:] if w.pos_ in ("VERB", "AUX") or w.text in (";", ":")), len(doc))
    return narrowest(
        [
            s
            for s in spots.every
            if near <= s.first < past and s.located is not None and not s.speaker and not named_wide(s)
        ]
    )


def _is_nearby(word: Token) -> bool:
    """ "Most of them in X, close to Y", not "some so close that windows rattled"."""
    to = word.lower_ != "close" or word.doc[min(word.i + 1, len(word.doc) - 1)].lower_ == "to"
    return word.lower_ in _NEARBY and to


_MOSTLY = frozenset(
    "most mostly mainly many some half chiefly particularly especially primarily largely".split()
)
_NEARBY = frozenset("near around in at outside close along".split())


def where_seen(spots: Spots) -> list[Spot]:
    """ "Residents of X say that an air strike killed six": those who speak are where it was."""
    return [spot for spot in spots.every if spot.speaker and _witness(spot, spots)]


def _witness(spot: Spot, spots: Spots) -> bool:
    root = spots.doc[spot.root]
    if spot.located is None or spot.located.place.kind not in TOWNS:
        return False
    if root.dep_ == "poss" and root.head.lemma_.lower() in _LOCAL:
        return True  # "X's council said a school had been bombed"
    if root.dep_ != "pobj":
        return False
    kind = lexicon().people.get(root.head.head.lemma_.lower())
    return root.head.lower_ in ("of", "in", "from") and kind == "civilian"


_LOCAL = frozenset("council mayor municipality townhall".split())


def earlier(spots: Spots, limit: int) -> list[Spot]:
    """The places named before a word; a road only where no town is named ("X, the next city on the road to Y")."""
    found = [spot for spot in spots.every if spot.last < limit and not named_wide(spot) and not spot.speaker]
    return [spot for spot in found if not _is_road(spot)] or found


def _is_road(spot: Spot) -> bool:
    return spot.located is not None and spot.located.place.id.startswith(("road:", "roads:"))


def named_wide(spot: Spot) -> bool:
    return spot.located is not None and spot.located.place.kind in ("country", "continent")
