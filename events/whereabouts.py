"""Where people who left are now, and where they were at home."""

from __future__ import annotations

from events.inflection import with_particle
from events.lexicon import lexicon
from events.links import flat_prepositions, prepositions
from events.scene import earlier
from events.spot import TOWNS, Spot
from events.spots import Spots
from events.syntax import counted, objects, subjects
from events.tokens import Token
from events.trigger import Trigger

__all__ = ["PARTLY", "SOME", "left_at_home", "left_by_its_people", "left_misread", "now_at"]

SOME = frozenset({"most", "many", "some", "half"})
"""Words for some of those told of, which the parse takes for what they left: "…, most of them from X"."""
PARTLY = frozenset("many most some others several all half".split())


def now_at(trigger: Trigger, spots: Spots) -> list[Spot]:
    """ "35,000 have left X and are now in Y", "… have fled X, and many are living in tents in Y": where they are."""
    token = trigger.token
    if trigger.frame.name != "flee" or token.pos_ != "VERB" or _went_on(token):
        return []
    found = [
        spot
        for verb in token.children
        if verb.dep_ == "conj" and verb.lemma_.lower() in _BEING_AT and _same_or_some(verb)
        for words, noun in flat_prepositions(verb)
        if words.split()[-1] in ("in", "at", "with")
        for spot in spots.within(noun)
    ]
    return found if len(found) == 1 else []


def _went_on(token: Token) -> bool:
    """ "People who had left X and were living in Y have moved on to Z": they are there no more."""
    if token.dep_ != "relcl":
        return False
    told = [form for form in with_particle(token.head.head) if form in lexicon().verbs]
    return any(frame in ("flee", "arrive", "return") for form in told for frame, _ in lexicon().verbs[form])


def _same_or_some(verb: Token) -> bool:
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return all(noun.lower_ in SOME | PARTLY | {"they", "thousands", "hundreds"} for noun in own)


_BEING_AT = frozenset("be live stay shelter sleep camp lodge remain".split())


def left_by_its_people(token: Token, spots: Spots) -> list[Spot]:
    """ "The army holds X, but thousands of its inhabitants have driven off": the town that is spoken of."""
    own = [
        word
        for mover in [*subjects(token), *objects(token)]
        for noun in (mover, counted(mover))
        if lexicon().people.get(noun.lemma_.lower()) == "civilian" or noun.lower_ == "population"
        for word in noun.children
        if word.lower_ == "its" and word.tag_ == "PRP$"
    ]
    towns = [s for word in own for s in earlier(spots, word.i) if s.located and s.located.place.kind in TOWNS]
    return towns[-1:]


def left_misread(token: Token, spots: Spots) -> list[Spot]:
    """ "People from As Suki": a name whose first word the parse takes for a conjunction."""
    left = [
        child
        for mover in subjects(token)
        for child in mover.children
        if child.lower_ == "from" and child.dep_ == "prep" and not list(child.children)
    ]
    return [spot for word in left for spot in spots.every if spot.first == word.i + 1]


def left_at_home(token: Token, spots: Spots) -> list[Spot]:
    """ "4,200 inhabitants of X had arrived in Y": where they lived is what they left."""
    return [
        spot
        for mover in map(counted, subjects(token))
        if lexicon().people.get(mover.lemma_.lower()) == "civilian"
        for words, noun in prepositions(mover)
        if words == "of"
        for spot in spots.within(noun)
    ]
