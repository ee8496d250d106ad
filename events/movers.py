"""People on the move: which verbs and nouns tell of displacement, and which of troops or of nobody."""

from __future__ import annotations

from events.actor_table import Context, actor_table
from events.actors import is_force
from events.calamity import by_nature
from events.carried import is_treated
from events.carriers import CARRIERS, by_carrier, carry_goods
from events.described import STAYING, only_describes
from events.emptying import empties, gathers, is_road, makes_for
from events.inflection import with_particle
from events.lexicon import lexicon
from events.links import flat_prepositions, prepositions
from events.spots import Spots
from events.syntax import counted, is_passive, objects, subjects
from events.tokens import Token

__all__ = [
    "MOVED",
    "NO_PLACE",
    "SAFETY",
    "STAYING",
    "are_taken",
    "fits_movement",
    "is_crowd",
    "is_road",
    "moves",
]

_CARRIED = frozenset("take bring bus ferry transport move relocate drive fly escort".split())
MOVED = _CARRIED | {"displace", "uproot", "evacuate"}
"""Verbs of moving whose object may be the people who are taken somewhere."""

_WALKING = frozenset(
    "walk head trek travel stream pour crowd move cross drive run march trudge hike flock throng crawl limp plod tramp "
    "straggle stagger trickle drift shuffle".split()
)


def fits_movement(token: Token, frame: str, spots: Spots, context: Context) -> bool:
    """Whether a verb tells of people who leave, arrive or return."""
    lemma = token.lemma_.lower()
    if token.dep_ == "amod" or only_describes(token, spots) or is_treated(token) or _no_journey(token):
        return False
    if lemma in ("empty", "make"):
        armed = any(is_force(noun, context) for noun in subjects(token))
        return empties(token, spots) if lemma == "empty" else not armed and makes_for(token, spots)
    if frame == "receive":
        hosts = any(spots.about(noun) or spots.within(noun) for noun in subjects(token))
        return hosts and any(moves(noun, context) and not _hurt(noun) for noun in objects(token))
    if by_nature(token):
        return False
    if lemma == "board" or _is_cleared(token, spots):
        return lemma != "board" or _boards(token, spots, context)
    if lemma in ("seek", "take", "find") and any(noun.lower_ in SAFETY for noun in objects(token)):
        goals = [noun for _, noun in flat_prepositions(token)]
        return any(moves(noun, context) for noun in subjects(token)[:1]) and any(map(spots.about, goals))
    moved = lemma in MOVED and (is_passive(token) or any(moves(noun, context) for noun in objects(token)))
    movers = objects(token) if moved else subjects(token)
    if lemma in ("jam", "clog"):
        return any(is_road(noun) for noun in [*movers, *objects(token)])
    carries = lemma in _CARRIED - _WALKING and not moved and lemma != "fly"
    alone_or_led = any(moves(noun, context) for noun in movers[:1]) or (
        any(_with_family(token, noun, context) for noun in movers)
        and not any(is_force(noun, context) or noun.lemma_.lower() in _NO_MOVERS for noun in movers)
    )
    if carries or not alone_or_led:
        return False
    links = flat_prepositions(token) if lemma == "shelter" else prepositions(token)
    goals = [*objects(token), *(noun for _, noun in links)]
    if any(noun.lemma_.lower() in NO_PLACE for noun in goals) or gathers(lemma, goals):
        return False
    if lemma in _ON_FOOT and not any(child.dep_ == "prt" for child in token.children):
        # "In X, mourners walked behind the bodies": where they walked is not what they left.
        goals = [*objects(token), *(noun for words, noun in links if words.split()[0] not in _BESIDE)]
    if lemma in _WALKING or lemma in _CARRIED or lemma == "hide":
        return any(spots.within(noun) or noun.lower_ in ("there", "here") for noun in goals)
    if lemma in (
        *_LEAVING,
        "shelter",
        "reach",
        "arrive",
        "return",
        "turn",
        "find",
    ):
        alone = (
            lemma in ("leave", "return")
            and not objects(token)
            and any(_displaced(counted(noun)) for noun in movers)
        )
        return alone or any(spots.about(noun) or noun.lemma_.lower() in ("home", "house") for noun in goals)
    return True


def _no_journey(token: Token) -> bool:
    """ "Who had reached relatives in X by telephone"; "headed home to X, jamming the road", told by the verb above."""
    if token.lemma_.lower() == "reach":
        asked = [child.lower_ for child in token.children if child.dep_ == "nsubj"]
        if token.dep_ == "relcl" and asked in (["we"], ["i"]):
            return True  # "everyone we reached in the town says so"
        return any(lexicon().people.get(noun.lemma_.lower()) for noun in objects(token))
    if {word.lemma_.lower() for word in token.doc} & _SWAPS and any(
        word.lemma_.lower() in _CAPTIVES for word in token.doc
    ):
        return True  # "prisoners were exchanged near X; 75 came home"
    beside = token.lemma_.lower() in ("jam", "clog") and token.dep_ == "advcl"
    return beside and any(frame in _MOVING for frame, _ in _meanings(token.head))


_SWAPS = frozenset({"exchange", "swap"})
_CAPTIVES = frozenset("prisoner captive hostage pow detainee".split())
_MOVING = frozenset({"flee", "return", "arrive"})


def _meanings(verb: Token) -> list[tuple[str, str]]:
    return [one for form in with_particle(verb) for one in lexicon().verbs.get(form, ())]


_LEAVING = frozenset("leave abandon quit desert forsake".split())
_ON_FOOT = frozenset("walk march drive run travel parade".split())
_BESIDE = frozenset("in at behind beside with on inside around".split())


def _is_cleared(token: Token, spots: Spots) -> bool:
    """ "X was evacuated"."""
    cleared = token.lemma_.lower() == "evacuate" and is_passive(token)
    return cleared and any(map(spots.is_town, subjects(token)[:1]))


def _boards(token: Token, spots: Spots, context: Context) -> bool:
    """ "Some 4,600 people boarded buses to X"."""
    if not any(moves(noun, context) for noun in subjects(token)[:1]):
        return False
    led = [noun for words, noun in flat_prepositions(token) if words.split()[-1] in ("to", "for", "from")]
    return any(noun.lemma_.lower() in CARRIERS for noun in objects(token)) and any(map(spots.within, led))


def _with_family(token: Token, noun: Token, context: Context) -> bool:
    """ "Zeinab, who left X with her children", "a farmer who fled X": one civilian among those who flee."""
    lemma = token.lemma_.lower()
    left = objects(token) or any(words.split()[-1] in ("from", "of") for words, _ in prepositions(token))
    if is_force(noun, context) or lemma not in _FLEEING or not left:
        return False
    kin = any(words == "with" and other.lemma_.lower() in _KIN for words, other in flat_prepositions(token))
    if noun.pos_ == "PROPN":
        return kin
    civil = lexicon().people.get(noun.lemma_.lower())
    return civil in ("civilian", "displaced") and (kin or lemma in ("flee", "escape"))


_FLEEING = frozenset("flee escape leave abandon quit".split())
_KIN = frozenset(
    "child family parent wife husband son daughter mother father kid baby sibling brother sister relative "
    "grandchild grandmother grandfather twin toddler".split()
)


NO_PLACE = frozenset(
    "pilgrimage poll work power talk table office parliament politics normal normality life".split()
)
"""What people go back to without moving: "returned to the polls"."""
SAFETY = frozenset("shelter refuge sanctuary protection safety cover".split())


def are_taken(token: Token, spots: Spots, context: Context) -> bool:
    """Whether people are the object of a verb that takes or drives them somewhere: "got 57 people out of X"."""
    if by_nature(token) or is_treated(token):
        return False
    if not any(moves(noun, context) for noun in objects(token)[:1]):
        return False
    if any(noun.lower_ == "men" for noun in objects(token)) and (
        token.lemma_.lower() == "send" or any(is_force(n, context) for n in subjects(token))
    ):
        return False
    if is_passive(token) and any(c.dep_ == "prt" and c.lower_ == "out" for c in token.children):
        if any(child.lower_ == "its" for noun in objects(token) for child in counted(noun).children):
            return True  # "its inhabitants were driven out"
    links = prepositions(token) + [link for noun in objects(token)[:1] for link in prepositions(noun)]
    links += by_carrier(token)
    return any(
        words.split()[0] in _AWAY and (spots.about(noun) or spots.within(noun) or noun.lower_ in _HERE)
        for words, noun in links
    )


_AWAY = frozenset("from out to into toward towards for across onto on over back away".split())
_HERE = frozenset({"there", "here", "home", "homes", "village", "safety"})


_NO_MOVERS = frozenset(
    "prisoner detainee hostage inmate captive politician lawmaker candidate leader negotiator diplomat reporter "
    "journalist delegation delegate envoy minister ambassador tourist visitor pilgrim inspector trader merchant "
    "passenger commuter athlete player".split()
)
"""People whose coming and going is no displacement."""


def moves(noun: Token, context: Context) -> bool:
    """Whether a noun stands for people on the move, not for armed ones."""
    whole, noun = noun, counted(noun)
    if noun.lemma_.lower() in _NO_MOVERS or (noun.lower_ == "men" and _owned(noun)):
        return False
    if noun.lemma_.lower() in CARRIERS | {"cart"} and whole.lemma_.lower() in _QUEUES:
        return True
    if noun.lemma_.lower() in CARRIERS:
        return _carrying(noun, context)
    if is_crowd(noun):
        return True
    numbered = whole != noun or any(child.dep_ == "nummod" for child in noun.children)
    named = noun.pos_ == "PROPN" or (noun.i > 0 and noun.text[:1].isupper() and noun.tag_ == "NNS")
    if named and numbered and not is_force(noun, context):
        return True
    if (
        noun.tag_ == "NN"
        and noun.lower_ not in ("family", "population", "household", "everyone", "number", "townspeople")
        and noun.pos_ == "NOUN"
    ):
        return False
    if noun.tag_ == "NNPS" and noun.lower_.removesuffix("s") in actor_table().adjectives:
        return True
    if noun.lower_ in actor_table().adjectives and noun.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj"):
        return True
    if noun.pos_ == "PRON":
        return noun.lower_ in (
            "those",
            "everyone",
            "everybody",
            "we",
            "they",
            "them",
            "whom",
            "many",
            "most",
            "thousands",
            "who",
            "i",
            "some",
        )
    if noun.pos_ == "NUM" or noun.lemma_.lower() in _TENS:
        of = [grand for child in noun.children if child.lower_ == "of" for grand in child.children]
        return not any(is_force(word, context) for word in of)
    kind = lexicon().people.get(noun.lemma_.lower())
    if kind in ("civilian", "displaced", "person", "other"):
        return not any(is_force(child, context) for child in noun.children if child.dep_ in ("compound",))
    return noun.lower_ in ("population", "number", "convoys", "crowds", "half", "displaced")


def _hurt(noun: Token) -> bool:
    """ "The wounded", "83 wounded", as a hospital takes them in."""
    return noun.lower_ in _HURT or (
        noun.like_num and noun.doc[min(noun.i + 1, len(noun.doc) - 1)].lower_ in _HURT
    )


_HURT = frozenset("wounded injured dead casualties patients victims bodies corpses".split())


def _owned(noun: Token) -> bool:
    return any(child.dep_ == "poss" for child in noun.children)  # "its 30,000 men"


_TENS = frozenset("hundred thousand dozen ten million score".split())
_QUEUES = frozenset("procession cavalcade line queue stream tailback flood".split())


def is_crowd(noun: Token) -> bool:
    """ "Smaller groups have reached X": groups that are only counted, of people told of before."""
    words = {child.lower_ for child in noun.children if child.dep_ in ("amod", "det", "nummod")}
    others = [child for child in noun.children if child.dep_ in ("compound", "poss", "relcl", "acl", "prep")]
    citizens = noun.lower_ in actor_table().adjectives and noun.pos_ in ("NOUN", "PROPN")
    if citizens and any(child.dep_ == "nummod" for child in noun.children):
        return True  # "70,000 Congolese have crossed into Burundi"
    return noun.lower_ == "groups" and bool(words & _COUNTED) and not others


_COUNTED = frozenset("small smaller large larger other further several separate many more some".split())


def _carrying(noun: Token, context: Context) -> bool:
    """ "Buses carrying evacuees", "trucks full of families"."""
    below = [child for child in noun.children if child.dep_ in ("acl", "relcl", "amod", "prep")]
    loads = [inner for child in below for inner in child.subtree if inner.dep_ in ("dobj", "pobj")]
    if carry_goods(loads):
        return False
    return any(moves(load, context) for load in loads if load.lemma_.lower() not in CARRIERS)


def _displaced(noun: Token) -> bool:
    kind = lexicon().people.get(noun.lemma_.lower())
    return kind in ("civilian", "displaced", "person") or noun.pos_ in ("NUM", "PRON")
