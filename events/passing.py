"""Places that are only named in passing: where somebody or something came from, what is feared or denied for them."""

from __future__ import annotations

from events.inflection import with_particle
from events.lexicon import lexicon
from events.tokens import Token

__all__ = ["in_passing", "set_out_from"]


def in_passing(token: Token) -> bool:
    """Whether a place is only named in passing: where somebody came or set out from, or what is feared or denied for it."""
    if _set_out(token):
        return True
    below = token
    for above in token.ancestors:
        if above.dep_ == "prep" and above.lower_ == "from":
            whose = lexicon().people.get(above.head.lemma_.lower()) if above.head.tag_ == "NN" else None
            frames = [frame for frame, _ in _frames(above.head)]
            if (
                whose is not None
                or above.head.lemma_.lower() in _SETTING_OUT
                or (not frames and above.head.pos_ == "VERB")
                or _goods(above.head)
            ):
                return True
        told = below.dep_ == "dobj" and below.lemma_.lower() in _REPORTS
        if (told or below.dep_ in ("ccomp", "acl", "xcomp")) and lexicon().modality.get(
            above.lemma_.lower()
        ) is not None:
            return True
        below = above
    return False


def set_out_from(token: Token) -> bool:
    """ "Armour had set out from X at sunrise, and by evening …": where a force was before."""
    link = next((above for above in token.ancestors if above.dep_ == "prep"), None)
    if link is None or link.lower_ != "from":
        return False
    verb = link.head
    outward = any(child.lower_ in ("out", "off") for child in verb.children)
    return verb.lemma_.lower() == "depart" or (verb.lemma_.lower() in ("set", "move", "head") and outward)


def _goods(word: Token) -> bool:
    """ "Flour from X", "received lorries of flour from X": where supplies were sent from."""
    things = [word] if word.pos_ == "NOUN" else [c for c in word.children if c.dep_ == "dobj"]
    things = things if word.pos_ == "NOUN" or word.lemma_.lower() in _GETTING else []
    things += [inner for one in things for c in one.children if c.lower_ == "of" for inner in c.children]
    return any(one.lemma_.lower() in _SUPPLIES for one in things)


_GETTING = frozenset("receive get take import bring".split())


_SUPPLIES = frozenset(
    "flour wheat food fuel aid diesel petrol medicine grain bread water supply reinforcement relief ammunition goods "
    "equipment parcel electricity gas rice sugar vaccine blood".split()
)


_REPORTS = frozenset("report claim rumour rumor suggestion allegation talk".split())


_SETTING_OUT = frozenset("come drive travel arrive speak call hail walk ride fly return rush hurry".split())


def _frames(word: Token) -> list[tuple[str, str]]:
    return [entry for form in with_particle(word) for entry in lexicon().verbs.get(form, ())]


def _set_out(token: Token) -> bool:
    """ "Eleven trucks with food left X": goods and guests who set out from there."""
    verb = token.head
    if token.dep_ != "dobj" or verb.lemma_.lower() not in ("leave", "depart", "quit"):
        return False
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    return any(doer.lemma_.lower() in _TRAVELLING for doer in doers)


_TRAVELLING = frozenset(
    "truck lorry convoy ship vessel train plane flight aircraft vehicle caravan column delegation mission envoy "
    "mediator minister team barge tanker cargo shipment consignment".split()
)
