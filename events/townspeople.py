"""People told of by the place they are from: who has gone, who came, who sleeps elsewhere."""

from __future__ import annotations

from events.actor_table import Context
from events.bearing import is_people
from events.lexicon import lexicon
from events.links import flat_prepositions, prepositions
from events.movers import NO_PLACE
from events.spots import Spots
from events.syntax import counted, objects, subjects
from events.tokens import Token

__all__ = ["are_out_of_doors", "came_from_home", "spend_the_night", "went_from_home"]


def went_from_home(token: Token, spots: Spots, context: Context) -> bool:
    """ "Half of X's inhabitants have gone", "300 families came to Y from X": people and the place they left."""
    movers = subjects(token)[:1]
    if token.lemma_ == "come" and (token.tag_ == "VBZ" or any(n.lemma_.lower() in _SHARES for n in movers)):
        return False  # "the general comes from X", "35 per cent come from X": where somebody is at home
    if token.dep_ == "relcl" and any(child.lower_ == "had" for child in token.children):
        return False  # "a family that had come from X was dug out": told beside what befell them
    links = flat_prepositions(token)
    if any(words.split()[0] == "under" or noun.lemma_.lower() in NO_PLACE for words, noun in links):
        return False  # "its men in X had come under fire", "have gone to the polls"
    to = [noun for words, noun in flat_prepositions(token) if words.split()[-1] in ("to", "for")]
    told = token.tag_ == "VBN" or (token.tag_ == "VBD" and movers[:1] and movers[0].lower_ == "most")
    if movers and movers[0].lower_ in _MOST and told and any(map(spots.within, to)):
        return True  # "Few of X's people are left; most have gone to Y"
    if not movers or not is_people(counted(movers[0]), context):
        return False
    if _runs_for_a_town(token, movers[0], spots):
        return True
    away = any(words in ("from", "out of") and spots.within(noun) for words, noun in flat_prepositions(token))
    helped = any(child.dep_ in ("aux", "auxpass") for child in token.children)
    gone = token.tag_ == "VBN" and (helped or token.dep_ in ("acomp", "conj"))
    bound = any(child.lower_ in _BOUND for child in token.children)
    away |= bool(any(map(spots.within, to))) and any(
        (words == "from" or counted(movers[0]) != movers[0] or _numbered(movers[0])) and spots.within(noun)
        for words, noun in [*prepositions(movers[0]), *prepositions(counted(movers[0]))]
        if words in ("from", "of")
    )
    return away or ((gone or bound) and (bool(spots.within(movers[0])) or _of_the_town(movers[0])))


def _runs_for_a_town(token: Token, mover: Token, spots: Spots) -> bool:
    """ "Some 15,000 people ran for X": a count of people, and the town that they ran to."""
    towns = [n for words, n in prepositions(token) if words == "for" and n.pos_ == "PROPN" and spots.at(n)]
    return token.lemma_.lower() == "run" and bool(towns) and _numbered(counted(mover))


def _numbered(mover: Token) -> bool:
    """ "Around 1,200 inhabitants of X went to Y": a count of people who went, not what people there do."""
    return any(child.dep_ == "nummod" for child in mover.children)


def _of_the_town(mover: Token) -> bool:
    """ "The camp's people", "4,000 of the town's inhabitants": of the place spoken of before."""
    return any(
        child.dep_ == "poss" and lexicon().places.get(child.lemma_.lower()) is not None
        for child in counted(mover).children
    )


def are_out_of_doors(token: Token, spots: Spots, context: Context) -> bool:
    """ "Some 8,000 people from X are sleeping in the open", "who lived in X are camping at Y"."""
    movers = [noun for noun in subjects(token)[:1] if is_people(counted(noun), context)]
    below = [child for noun in movers for one in {noun, counted(noun)} for child in one.children]
    homes = [noun for child in below if child.dep_ == "relcl" for noun in _lived_in(child)]
    homes += [noun for one in movers for words, noun in prepositions(counted(one)) if words == "from"]
    return any(spots.within(noun) for noun in homes)


def spend_the_night(token: Token, spots: Spots, context: Context) -> bool:
    """ "About 100 people from X are spending the night in a hall in Y"."""
    nights = any(noun.lemma_.lower() in _NIGHTS for noun in objects(token))
    return nights and are_out_of_doors(token, spots, context)


_NIGHTS = frozenset("night winter week month day weekend".split())


def _lived_in(clause: Token) -> list[Token]:
    lived = clause.lemma_.lower() in ("live", "shelter", "stay", "reside")
    return [noun for words, noun in prepositions(clause) if lived and words in ("in", "at")]


def came_from_home(token: Token, spots: Spots, context: Context) -> bool:
    """ "250 families from X have registered in Y": people who came from a place to another."""
    links = prepositions(token)
    return any(words in ("in", "at") and spots.within(noun) for words, noun in links) and any(
        is_people(counted(mover), context)
        and any(words == "from" and spots.within(noun) for words, noun in prepositions(mover))
        for mover in [*subjects(token)[:1], *objects(token)[:1]]
    )


_SHARES = frozenset({"cent", "percent", "%"})
_MOST = frozenset("most many others some thousands hundreds half".split())
_BOUND = frozenset("north south east west away".split())
