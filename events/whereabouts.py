"""Where people who left are now, and where they were at home."""

from __future__ import annotations

from events.inflection import with_particle
from events.lexicon import lexicon
from events.links import flat_prepositions, prepositions
from events.scene import earlier
from events.spot import TOWNS, Spot, narrowest
from events.spots import Spots
from events.syntax import counted, objects, subjects
from events.tokens import Token
from events.trigger import Trigger

__all__ = [
    "PARTLY",
    "SOME",
    "left_at_home",
    "left_by_its_people",
    "left_misread",
    "left_when_told",
    "now_at",
    "resting_at",
]

SOME = frozenset({"most", "many", "some", "half"})
"""Words for some of those told of, which the parse takes for what they left: "…, most of them from X"."""
PARTLY = frozenset("many most some others several all half".split())


def now_at(trigger: Trigger, spots: Spots) -> list[Spot]:
    """Where those who left are: "35,000 have left X and are now in Y", "people who fled X are camping in Y"."""
    token = trigger.token
    if trigger.frame.name != "flee" or token.pos_ != "VERB":
        return []
    verbs = [
        verb for verb in token.children if verb.dep_ == "conj" and not _went_on(token) and _same_or_some(verb)
    ]
    verbs += [verb for verb in [_told_of_them(token)] if verb is not None]
    found = [spot for verb in verbs for spot in resting_at(verb, spots)] or _hosted(token, spots)
    return list(found) if len({spot.root for spot in found}) == 1 else []


def resting_at(verb: Token, spots: Spots) -> list[Spot]:
    """The places that a verb of being, staying or arriving somewhere leads to."""
    lemma = verb.lemma_.lower()
    if lemma == "reach":
        return narrowest([spot for noun in objects(verb) for spot in spots.within(noun)])
    led = _LED_TO.get(lemma, _RESTING_AT if lemma in _BEING_AT else frozenset())
    if lemma == "move" and not any(words.split()[0] == "in" for words, _ in prepositions(verb)):
        moved_in = any(child.lower_ == "in" for child in verb.children)
        led = _RESTING_AT if moved_in else frozenset()
    nouns = [noun for words, noun in flat_prepositions(verb) if words.split()[-1] in led]
    return narrowest([spot for noun in nouns for spot in spots.within(noun) if not spot.speaker])


def _told_of_them(token: Token) -> Token | None:
    """The verb of which people "who fled X" or "displaced from X" are the subject."""
    noun = token.head
    if token.dep_ not in ("relcl", "acl"):
        return None
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and counted(noun.head.head) == noun:
        noun = noun.head.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or token.i > noun.head.i:
        return None
    onward = any(words.split()[-1] == "from" for words, _ in flat_prepositions(noun.head))
    return None if onward else noun.head  # "displaced from X in May, have arrived in Z from Y"


def _hosted(token: Token, spots: Spots) -> list[Spot]:
    """ "Officials in Y have registered 90,000 people who fled X", "Y is home to thousands uprooted from X"."""
    noun = token.head
    if token.dep_ not in ("relcl", "acl"):
        return []
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and counted(noun.head.head) == noun:
        noun = noun.head.head
    verb = noun.head
    if (
        noun.dep_ == "pobj"
        and verb.lower_ in ("with", "for", "to", "of")
        and (verb.head.lemma_.lower() in _FULL or _makes_room(verb.head))
    ):
        verb = verb.head if verb.head.pos_ == "VERB" else verb.head.head
    elif noun.dep_ != "dobj" or verb.lemma_.lower() not in _HOSTING:
        return []
    hosts = [host for host in subjects(verb) if host.i < token.i]
    return narrowest([spot for host in hosts for spot in spots.within(host)])


def _makes_room(verb: Token) -> bool:
    """ "Has made room for 6,500 people who walked out of X"."""
    return verb.lemma_.lower() in ("make", "find") and any(
        noun.lower_ in ("room", "space", "place") for noun in objects(verb)
    )


_HOSTING = frozenset("register receive host welcome house feed shelter accommodate".split())
_FULL = frozenset(
    "cram pack crowd full home haven refuge shelter sanctuary jammed packed crowded overflow swell".split()
)


def _went_on(token: Token) -> bool:
    """ "People who had left X and were living in Y have moved on to Z": they are there no more."""
    if token.dep_ != "relcl":
        return False
    told = [form for form in with_particle(token.head.head) if form in lexicon().verbs]
    return any(frame in ("flee", "arrive", "return") for form in told for frame, _ in lexicon().verbs[form])


def _same_or_some(verb: Token) -> bool:
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return all(noun.lower_ in SOME | PARTLY | {"they", "thousands", "hundreds"} for noun in own)


_BEING_AT = frozenset(
    "be live stay shelter sleep camp lodge remain huddle crowd pack cram settle share squat wait find seek strand".split()
)
_RESTING_AT = frozenset({"in", "at", "with", "inside", "near", "of", "under"})
_LED_TO = {"arrive": frozenset({"in", "at"}), "end": frozenset({"in", "at"})}


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


def left_when_told(token: Token, spots: Spots) -> list[Spot]:
    """ "Another 12,000, told to clear out of the camps at X, have trudged to Y": what they were told to leave."""
    orders = [
        child
        for mover in subjects(token)
        for child in mover.children
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in _TELLING
    ]
    leaving = [c for order in orders for c in order.children if c.dep_ == "xcomp" and c.lemma_ in _LEAVING]
    nouns = [noun for verb in leaving for noun in objects(verb)]
    nouns += [
        noun
        for verb in leaving
        for words, noun in flat_prepositions(verb)
        if words.split()[-1] in ("from", "of", "out", "at", "in", "near")
    ]
    return narrowest([spot for noun in nouns for spot in spots.within(noun) if not spot.speaker])


_TELLING = frozenset("tell order force make compel instruct ask".split())
_LEAVING = frozenset("leave clear evacuate vacate move get quit abandon flee".split())


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
