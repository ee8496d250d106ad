"""Places without a name, or with one that no gazetteer has: another place of the sentence must not stand for them."""

from __future__ import annotations

from collections.abc import Sequence

from events.inflection import is_verb
from events.lexicon import lexicon
from events.links import prepositions
from events.roles import CALENDAR
from events.spots import Spots
from events.syntax import objects
from events.tokens import Token
from events.trigger import Trigger

__all__ = [
    "has_unknown_object",
    "is_site_inside",
    "is_unknown_name",
    "is_unnamed",
    "one_inside",
    "only_launched",
]


def is_unnamed(nouns: Sequence[Token], spots: Spots) -> bool:
    """ "Lost another town", "seized two villages"; "X, a town under rebel control" where no gazetteer has X.

    Another place that the sentence names is none of these.
    """
    return any(
        lexicon().places.get(noun.lemma_.lower()) is not None
        and not spots.within(noun)
        and not _of_a_town(noun)
        and (
            (noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and not spots.within(noun.head))
            or (noun.dep_ in ("dobj", "nsubjpass") and _indefinite(noun))
        )
        for noun in nouns
    )


def _of_a_town(noun: Token) -> bool:
    """ "Several neighbourhoods", "two hills of the city": parts of a place that the sentence names or points to."""
    return noun.lemma_.lower() in _PARTS or any(
        words == "of" and lexicon().places.get(inner.lemma_.lower()) is not None
        for words, inner in prepositions(noun)
    )


_PARTS = frozenset("neighbourhood neighborhood district quarter suburb street block part half".split())


def _indefinite(noun: Token) -> bool:
    """ "Another town", "three positions", "some posts", not "its two bases"."""
    words = [child for child in noun.children if child.dep_ in ("det", "nummod", "amod", "poss")]
    if any(word.lower_ in _DEFINITE or word.dep_ == "poss" for word in words):
        return False
    return any(word.lower_ in _NO_NAME or word.dep_ == "nummod" for word in words)


_DEFINITE = frozenset("the this that these those both all last final remaining".split())
_NO_NAME = frozenset("a an another some several many other more further few".split())


def is_site_inside(noun: Token, spots: Spots) -> bool:
    """ "The army camp in X": a site that only its town is known of."""
    spot = spots.at(noun)
    found = spot.located if spot is not None else None
    return (
        found is not None
        and found.place.kind == "part"
        and lexicon().places.get(noun.lemma_.lower()) == "site"
    )


def one_inside(noun: Token, spots: Spots) -> bool:
    """ "Recaptured a town in North Kordofan", "the last base in Darfur": one that is not named, not the province."""
    if noun.lower_ not in _ONES or noun.dep_ not in ("dobj", "nsubjpass", "nsubj", "pobj"):
        return False
    if any(child.pos_ == "PROPN" and child.dep_ in ("compound", "appos", "nmod") for child in noun.children):
        return False
    after = noun.doc[min(noun.i + 1, len(noun.doc) - 1)]
    return after.lower_ == "in" and any(after.i < spot.first <= after.i + _NEXT for spot in spots.every)


_ONES = frozenset(
    "town village settlement hamlet city base barracks garrison headquarters outpost post position checkpoint airfield "
    "airbase camp bridge crossing stronghold bastion mine refinery".split()
)


_NEXT = 6
"""Words up to the name of an area: "in the vast western region of X"."""


def is_unknown_name(noun: Token, spots: Spots) -> bool:
    """ "In Y province, shelling near X resumed", where no gazetteer has X: it was not all over the province."""
    near = noun.dep_ == "pobj" or (
        noun.dep_ == "nsubj" and noun.left_edge.i and noun.left_edge.nbor(-1).pos_ == "ADP"
    )
    return noun.tag_ == "NNP" and bool(near) and noun.text not in CALENDAR and not spots.within(noun)


def has_unknown_object(trigger: Trigger, spots: Spots) -> bool:
    """Whether the place of its own is a name that no gazetteer has: another place must not stand for it."""
    if trigger.token.lemma_.lower() == "control" and trigger.token.dep_ == "pobj":
        # "In control of Z, on the other side of X", where no gazetteer has Z.
        of = [noun for words, noun in prepositions(trigger.token) if words == "of"]
        return any(noun.pos_ == "PROPN" and not spots.within(noun) for noun in of)
    if not is_verb(trigger.token) or trigger.frame.name in ("clash", "attack", "violence"):
        return False
    unknown = [noun for noun in objects(trigger.token) if not spots.within(noun)]
    return any(noun.pos_ == "PROPN" or _near_unknown(noun) or _of_unknown(noun) for noun in unknown)


def _of_unknown(noun: Token) -> bool:
    """ "The town of X", "the X district", where no gazetteer has X."""
    if lexicon().places.get(noun.lemma_.lower()) != "place":
        return False
    beside = [child for child in noun.children if child.dep_ == "compound" and child.i == noun.i - 1]
    named = [name for words, name in prepositions(noun) if words == "of"]
    return any(name.tag_ == "NNP" for name in [*beside, *named])


def _near_unknown(noun: Token) -> bool:
    """ "The hills above X", "the road to X", where no gazetteer has X."""
    beside = _BESIDE | _ALONG if noun.lemma_.lower() in _WAYS else _BESIDE
    return any(words in beside and name.pos_ == "PROPN" for words, name in prepositions(noun))


_WAYS = frozenset("road highway route motorway track bridge pass crossing".split())
_ALONG = frozenset({"to", "from", "into", "towards"})


_BESIDE = frozenset("above near in at around outside over behind overlooking".split())


def only_launched(trigger: Trigger) -> bool:
    """ "The drone had been launched from X": where to is not said, whatever else the sentence names."""
    token = trigger.token
    if trigger.frame.layer != "strike" or token.lemma_.lower() not in ("launch", "fire"):
        return False
    links = [words.split() for words, _ in prepositions(token)]
    return any(words[0] == "from" for words in links) and all(words[0] in _SINCE for words in links)


_SINCE = frozenset("from in during after before by since".split())
