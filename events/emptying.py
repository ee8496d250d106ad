"""Towns that empty, and people who make for the hills."""

from __future__ import annotations

from events.links import prepositions
from events.spots import Spots
from events.syntax import is_passive, objects, subjects
from events.tokens import Token

__all__ = ["empties", "gathers", "is_road", "makes_for"]


def empties(token: Token, spots: Spots) -> bool:
    """ "The town was emptied", "the town emptied within days", "the town emptied itself"."""
    done = [noun for noun in objects(token) if noun.lower_ not in ("itself", "themselves")]
    emptied = objects(token) if is_passive(token) else [] if done else subjects(token)
    return any(spots.about(noun) for noun in emptied)


def makes_for(token: Token, spots: Spots) -> bool:
    """ "Made for the border", "made it to X", "made their way from Y"."""
    made = [] if token.dep_ == "acl" else [noun.lower_ for noun in objects(token)]
    links = {words for words, noun in prepositions(token) if spots.within(noun)}
    wild = any(words == "for" and noun.lemma_.lower() in _WILDS for words, noun in prepositions(token))
    if wild and not made and any(spots.within(noun) for noun in subjects(token)):
        return True  # "villagers from X made for the hills"
    return ("for" in links and not made) or (made in (["it"], ["way"]) and bool({"from", "to"} & links))


_WILDS = frozenset("hill mountain forest jungle bush border frontier coast marsh desert wood river".split())


def is_road(noun: Token) -> bool:
    return noun.lemma_.lower() in ("road", "highway", "street", "route", "motorway")


def gathers(lemma: str, goals: list[Token]) -> bool:
    """ "Poured into the streets of X": where crowds gather who have not fled."""
    return lemma in _THRONGING and any(noun.lemma_.lower() in _SQUARES for noun in goals)


_THRONGING = frozenset("pour stream flock crowd throng march".split())
_SQUARES = frozenset("street square stadium shrine".split())
