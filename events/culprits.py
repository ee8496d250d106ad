"""Whose deed it was, where the grammar keeps doer and deed apart: claimed, answered with, fought out between two."""

from __future__ import annotations

from events.links import prepositions
from events.syntax import agents, is_passive, subjects
from events.tokens import Token
from events.tree import climb, governor
from events.trigger import Trigger
from events.weapons import weapon_of

__all__ = ["ANSWERED", "culprits", "is_answered", "members_of", "senders"]


def culprits(trigger: Trigger) -> list[Token]:
    """The nouns of those who did it, outside the usual roles; [] where the sentence names nobody."""
    return (
        _between(trigger)
        or _of_raid(trigger)
        or _answering(trigger.token)
        or _claiming(trigger.token)
        or _boasting(trigger.token)
        or _ordering(trigger)
        or _going_on(trigger.token)
        or _leaving(trigger.token)
        or _of_the_volley(trigger)
    )


def _between(trigger: Trigger) -> list[Token]:
    """ "Clashes between the army and the rebels", "they took X after fighting with the army"."""
    if trigger.frame.layer != "clash":
        return []
    token, verb = trigger.token, governor(trigger.token)
    above = [token, trigger.support or verb]
    two = [noun for word in above for words, noun in prepositions(word) if words == "between"]
    against = any(words in ("with", "against") for words, _ in prepositions(token))
    return two or (subjects(verb) if against and verb != token and not is_passive(verb) else [])


def _of_raid(trigger: Trigger) -> list[Token]:
    """ "A raid of the coalition on X": whose raid it was, where it names its aim behind "on" as well."""
    links = prepositions(trigger.token)
    aimed = any(word.lower_ in ("on", "against", "at") for word in trigger.token.subtree)
    if trigger.token.lemma_.lower() not in ("raid", "attack", "strike", "assault") or not aimed:
        return []
    return [noun for words, noun in links if words == "of"]


def _answering(token: Token) -> list[Token]:
    """ "The army answered with fire on X", "they retaliated by shelling X"."""
    if token.dep_ not in ("pobj", "pcomp") or token.head.lower_ not in ("with", "by"):
        return []
    verb = token.head.head
    return subjects(verb) if verb.lemma_.lower() in _ANSWERS and not is_passive(verb) else []


_ANSWERS = frozenset(
    "reply respond answer retaliate counter react hit strike begin open start follow".split()
)


def is_answered(token: Token) -> bool:
    """ "Fired in response to the strike on X", "to avenge the raid": the deed of others, which is answered."""
    if token.dep_ == "dobj" and token.head.lemma_.lower() == "avenge":
        return True
    before = token.head.head if token.dep_ == "pobj" else token
    return before.lemma_.lower() in ANSWERED and token.head.lower_ in ("to", "for")


ANSWERED = frozenset(
    "response retaliation revenge reprisal answer reaction reply retribution vengeance".split()
)


def _claiming(token: Token) -> list[Token]:
    """ "The group claimed responsibility for an ambush", "the rockets that hit X were claimed by it"."""
    below = token
    for above in climb(token):
        lemma = above.lemma_.lower()
        if lemma in ("responsibility", "credit") and above.head.lemma_.lower() in _TAKING:
            return _who(above.head)
        told = below.dep_ in ("dobj", "nsubjpass") or below.lower_ == "including"
        if lemma == "claim" and above.pos_ == "VERB" and told:
            return _who(above)
        if above.pos_ == "VERB" and above.dep_ not in ("relcl", "acl", "conj", "prep"):
            return []
        below = above
    return []


def _boasting(token: Token) -> list[Token]:
    """ "The group boasted of the drone that slammed into a hall in X": who is proud of a deed did it."""
    noun = token.head if token.dep_ == "relcl" else token
    told = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "about")
    verb = noun.head.head
    return subjects(verb) if told and verb.lemma_.lower() in ("boast", "brag", "crow") else []


_TAKING = frozenset("claim take accept admit assume acknowledge".split())


def _who(verb: Token) -> list[Token]:
    return agents(verb) if is_passive(verb) else subjects(verb)


def _ordering(trigger: Trigger) -> list[Token]:
    """ "The command ordered the units in X to redeploy": whose units they are."""
    verb = trigger.token.head
    if trigger.frame.layer != "control" or trigger.token.dep_ not in ("xcomp", "ccomp"):
        return []
    return subjects(verb) if verb.lemma_.lower() in _ORDERS and not is_passive(verb) else []


_ORDERS = frozenset("order instruct command direct tell".split())


def _going_on(token: Token) -> list[Token]:
    """ "The rebels entered X a day after taking Y": the doer of the clause that it is told with."""
    if token.dep_ != "pcomp" or token.head.head.lemma_.lower() not in _LENGTHS:
        return []
    verb = token.head.head.head
    told = [child for child in verb.children if child.dep_ == "ccomp"]
    told += [verb.head] if verb.dep_ == "parataxis" else []  # "…, residents said, a day after"
    return [noun for one in (told or [verb]) for noun in subjects(one)]


_LENGTHS = frozenset("hour day week month year minute night".split())


def _leaving(token: Token) -> list[Token]:
    """ "A Russian bomb on a shop left two people dead": what left them so."""
    verb = token.head
    return subjects(verb) if token.pos_ == "ADJ" and verb.lemma_.lower() == "leave" else []


def _of_the_volley(trigger: Trigger) -> list[Token]:
    """ "They fired 160 rockets, of which one hit X", "119 rockets fired by the group; some fell in Y": who sent them all."""
    token = trigger.token
    if trigger.frame.layer != "strike" or not any(map(_one_of_them, subjects(token))):
        return []
    for word in reversed(token.doc[: token.i]):
        if word.pos_ in ("NOUN", "PROPN") and weapon_of(word) is not None:
            launched = word.dep_ == "dobj" and word.head.lemma_.lower() in _LAUNCHING
            if sent := senders(word) or (subjects(word.head) if launched else []):
                return sent
    return []


def _one_of_them(noun: Token) -> bool:
    """ "One", "four", "some", "others"; behind a colon also "a drone"."""
    if noun.lower_ in _SOME or (noun.like_num and noun.dep_ in ("nsubj", "nsubjpass")):
        return True
    first = noun.sent.start
    return (
        first > 0
        and noun.doc[first - 1].text == ":"
        and any(child.lower_ in ("a", "an") for child in noun.children)
    )


_SOME = frozenset("some others most several many another one".split())
_LAUNCHING = frozenset("fire launch send lob shoot loose".split())


def members_of(noun: Token) -> list[Token]:
    """ "Men believed to belong to X", "planes thought to be from Y": the nouns of whose they are."""
    verbs = [noun.head] if noun.dep_ in ("nsubj", "nsubjpass") else []
    verbs += [child for child in noun.children if child.dep_ in ("acl", "relcl")]
    bound = [
        child
        for verb in verbs
        if verb.lemma_.lower() in _HELD_TO_BE
        for child in verb.children
        if child.dep_ == "xcomp" and child.lemma_.lower() in ("belong", "be", "come")
    ]
    return [other for verb in bound for words, other in prepositions(verb) if words in ("to", "from", "with")]


_HELD_TO_BE = frozenset("believe think suspect presume say report understand".split())


def senders(noun: Token) -> list[Token]:
    """ "A shell fired by the Houthis", "a mine laid by rebels", "jets belonging to the coalition": whose weapon it is."""
    sent = [child for child in noun.children if child.dep_ == "acl" and child.lemma_.lower() in _SENT]
    owners = [other for child in sent for words, other in prepositions(child) if words == "to"]
    if noun.dep_ == "nsubj" and noun.head.tag_ == "VBN" and noun.head.lemma_.lower() in _SENT:
        sent.append(
            noun.head
        )  # "rockets fired by the army came down": taken for the subject of the participle
    return [*agents(noun), *(other for child in sent for other in agents(child)), *owners]


_SENT = frozenset("fire launch plant lay drop lob send detonate operate fly belong place rig leave".split())
"""What is done with a weapon by those whose it is."""
