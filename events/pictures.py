"""Pictures: who is seen in them at a place, and where they were taken."""

from __future__ import annotations

from events.actor_table import Context
from events.actors import is_force
from events.links import prepositions
from events.spots import Spots
from events.syntax import counted
from events.tokens import Token

__all__ = ["SHOWING", "is_officer", "shows_force", "where_filmed"]

SHOWING = frozenset({"show", "depict"})
"""Verbs whose object is who was seen."""


def shows_force(token: Token, seen: list[Token], spots: Spots, context: Context) -> bool:
    """ "The video shows soldiers in X": armed people who are seen inside a place."""
    if any(child.dep_ == "prt" and child.lower_ == "off" for child in token.children):
        return False  # "showed off a new missile in X"
    links = [*prepositions(token), *(link for noun in seen for link in prepositions(noun))]
    where = [noun for words, noun in links if words.split()[-1] in _SEEN_AT]
    return any(is_force(counted(noun), context) for noun in seen) and any(map(spots.within, where))


def where_filmed(token: Token) -> bool:
    """ "A video of him inspecting recruits, filmed in X": where a picture was taken, not who is there."""
    behind = token.i > 0 and token.nbor(-1).text in (",", "(", "-", "–", "—")
    return (
        token.lemma_.lower() in ("film", "picture", "photograph")
        and token.tag_ in ("VBN", "VBD")
        and behind
        and any(word.lemma_.lower() in _PICTURES for word in token.doc[: token.i])
    )


_PICTURES = frozenset("video clip footage photo photograph picture image film recording still reel".split())


_SEEN_AT = frozenset("in inside within at on into through throughout along across over atop of under".split())
"""Where pictures show somebody: a column filmed *near* a town is on the road."""


def is_officer(noun: Token) -> bool:
    """ "The general was seen in X": one man, who holds nothing by being there."""
    titled = noun.tag_ == "NNP" and any(
        child.lemma_.lower() in _OFFICERS and child.dep_ in ("compound", "appos") for child in noun.children
    )
    return titled or (noun.tag_ in ("NN", "NNP") and noun.lemma_.lower() in _OFFICERS)


_OFFICERS = frozenset(
    "general commander leader chief colonel warlord spokesman minister emir major captain marshal brigadier "
    "chairman president".split()
)
