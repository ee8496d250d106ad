"""Words for places without a name: parts of a place, and words that point back to one ("the area", "there")."""

from __future__ import annotations

import re

from events.lexicon import lexicon
from events.tokens import Token

__all__ = [
    "EXTENTS",
    "is_definite",
    "is_partial",
    "is_seat",
    "is_street",
    "is_ward",
    "is_within",
    "names_an_airport",
    "points_back",
]

_PARTS = frozenset(
    "part parts area areas portion half third section sections district districts neighbourhood neighbourhoods "
    "neighborhood neighborhoods quarter quarters outskirts suburb suburbs edge swathe swathes swath swaths chunk "
    "chunks corner street streets".split()
)
EXTENTS = frozenset("territory ground land terrain gain".split())
"""Words for a stretch of land that no name bounds."""
_COUNTED = frozenset({*EXTENTS, "village", "town", "settlement", "position", "kilometre", "kilometer", "km"})
"""Words for what lies somewhere in a wider area: to hold it is not to hold the area."""
_SHARES = re.compile(r"(?:per ?cent|%|thirds?|quarters?|fifths?|tenths?|halves)$", re.IGNORECASE)
_WHOLE_SHARE = 90
"""Percent from which on a share of an area counts as the area."""
_MUCH = frozenset("most much all majority rest bulk entirety whole nearly".split())
_POINTERS = frozenset("it its there here".split())


def is_partial(noun: Token) -> bool:
    """Whether a noun's phrase speaks of a part ("parts of", "two districts of"), not of most or all."""
    words = [noun, *noun.children]
    if _SHARES.match(noun.lower_) and any(word.lower_ == "of" for word in noun.children):
        said = [float(word.text) for word in noun.children if word.text.replace(".", "", 1).isdigit()]
        return not any(share >= _WHOLE_SHARE for share in said)
    if any(word.lower_ in _MUCH for word in words):
        return False
    if noun.tag_ == "NN" and any(
        child.dep_ == "compound" and child.pos_ == "PROPN" for child in noun.children
    ):
        return False
    return noun.lower_ in _PARTS or any(
        child.lower_ in _PARTS and child.dep_ in ("compound", "nmod") for child in noun.children
    )


def is_within(noun: Token) -> bool:
    """ "Several villages in Donetsk region", "territory in Kursk": something that lies in a wider area."""
    return noun.lemma_.lower() in _COUNTED and (noun.tag_ == "NNS" or noun.lemma_.lower() in EXTENTS)


def points_back(noun: Token) -> bool:
    if noun.lower_ in _POINTERS:
        return True
    if _of_the_report(noun):
        return False
    kind = lexicon().places.get(noun.lemma_.lower())
    words = {child.lower_ for child in noun.children}
    if kind is not None and words & {"same", "its", "their", "this", "that"}:
        return True
    named = any(c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN" for c in noun.children)
    if kind in ("part", "site") and "the" in words and not named:
        return True
    of = [
        inner
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ == "of"
        for inner in child.children
    ]
    return any(inner.lower_ in _POINTERS for inner in of) or (
        noun.lemma_.lower() in _STANDING and any(map(is_definite, of))
    )


_STANDING = frozenset("house home building street roof market square".split())
"""What stands in a place without a name of its own: "between the houses of the quarter"."""


def _of_the_report(noun: Token) -> bool:
    """ "The area covered by this note" is none that was spoken of before."""
    return any(c.dep_ in ("acl", "relcl") and c.lemma_.lower() in _COVERING for c in noun.children)


_COVERING = frozenset("cover describe concern".split())


def is_definite(noun: Token) -> bool:
    """ "The whole city", "the area": a place without a name that was spoken of before."""
    if _of_the_report(noun):
        return False
    kind = lexicon().places.get(noun.lemma_.lower()) if noun.lemma_.lower() != "capital" else None
    words = {child.lower_ for child in noun.children}
    named = any(
        child.pos_ == "PROPN" and child.dep_ in ("compound", "nmod", "appos") for child in noun.children
    )
    plural = noun.tag_ in ("NNS", "NNPS")
    return kind in ("place", "part") and "the" in words and not named and not plural


def is_seat(noun: Token) -> bool:
    """ "The army's main base", "the headquarters of a division", "the Northeastern Command": seats of units."""
    words = {child.lower_ for child in noun.children}
    definite = "the" in words or any(child.dep_ == "poss" for child in noun.children)
    named = any(child.lower_ in ("in", "at", "near", "outside") for child in noun.children)
    return noun.lower_ in _SEATS and definite and not named


def is_ward(noun: Token) -> bool:
    """ "The Mine Lone ward", "the Nur neighbourhood": a quarter by name, of the town spoken of."""
    named = any(child.dep_ in ("compound", "nmod") and child.pos_ == "PROPN" for child in noun.children)
    return noun.lower_ in _WARDS and named


_WARDS = frozenset("ward quarter neighbourhood neighborhood".split())


def names_an_airport(noun: Token) -> bool:
    """ "Near Ben Gurion airport", where no gazetteer has it: it need not be that of the town spoken of."""
    named = any(child.dep_ in ("compound", "nmod") and child.pos_ == "PROPN" for child in noun.children)
    return noun.lower_ in ("airport", "airfield", "airbase") and named


def is_street(noun: Token) -> bool:
    """ "Pushkin Street": a name that lies in the town spoken of."""
    return noun.lower_ in _STREETS


_STREETS = frozenset("street avenue boulevard square road lane prospect highway".split())
_SEATS = frozenset("base headquarters hq command garrison barracks camp division brigade battalion".split())
