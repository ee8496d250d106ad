"""Nouns of happenings that only refer to one told elsewhere: "arrested over the attack", "a trial over the killings"."""

from __future__ import annotations

from events.links import prepositions
from events.peaceful import is_peaceful
from events.spots import Spots
from events.tokens import Token
from events.tree import governor

__all__ = ["only_referred_to", "only_talked_of"]


def only_referred_to(token: Token, spots: Spots) -> bool:
    """ "Police arrested four men in X over the attack": what was told before, by a word that points back to it."""
    if is_peaceful(token):
        return True
    if token.dep_ != "pobj" or token.tag_ not in ("NN", "NNS"):
        return False
    pointed = _taken_part_in(token.head)
    if token.head.lower_ not in _ABOUT and not pointed:
        return False
    whose = [
        child
        for child in token.children
        if child.dep_ in ("compound", "nmod", "poss", "amod", "acl", "relcl")
    ]
    pointing = ("the",) if pointed else ("the", "that", "this", "those", "these")
    definite = any(child.lower_ in pointing for child in token.children)
    links = prepositions(token)
    if token.head.lower_ == "of" and token.head.head.lower_ == "toll":
        links += prepositions(token.head.head)  # "the toll of the assault by the group on X has risen"
    return definite and not whose and not any(spots.within(noun) for _, noun in links)


def _taken_part_in(link: Token) -> bool:
    """ "Denied taking part in the fighting", "its role in the massacre": who was there, not where it was."""
    above = [link.head, *(child for child in link.head.children if child.dep_ == "dobj" and child.i < link.i)]
    return link.lower_ in ("in", "to", "with") and any(word.lemma_.lower() in _TAKING_PART for word in above)


_TAKING_PART = frozenset(
    "part participate participation role involve involvement hand complicity link implicate join".split()
)
_ABOUT = frozenset("behind over about since for on of regarding concerning following".split())


def only_talked_of(token: Token) -> bool:
    """ "A trial over the killings opened", "condemned the attack from its seat in X": the place is that of the talk."""
    if token.dep_ == "pobj" and token.head.lower_ in ("over", "for", "into", "about", "on"):
        around = list(token.ancestors) + [
            child
            for above in token.ancestors
            for child in above.children
            if child.dep_.startswith("nsubj") or child.dep_ == "dobj"
        ]
        if any(word.lemma_.lower() in _COURTS for word in around):
            return True
    if token.dep_ == "pobj" and token.head.lower_ == "of" and any(map(_sits, token.ancestors)):
        return True  # "a court heard witnesses of the shelling"
    if token.dep_ in ("pobj", "conj") and governor(token).lemma_.lower() in _HELPING:
        above = [
            word
            for word in token.ancestors
            if word.dep_ == "agent" and word.head.dep_ in ("acl", "advcl", "amod")
        ]
        if above:
            return True  # "fighters backed by air strikes seized X"
    own = any(words.split()[0] in ("in", "on", "at", "near", "against") for words, _ in prepositions(token))
    if token.dep_ == "dobj" and token.head.lemma_.lower() in _PROBING:
        return True  # "the court is investigating the killings in X"
    if _named(token):
        return True
    if token.dep_ != "dobj" or own:
        return False
    definite = any(child.lower_ in ("the", "that", "this", "either") for child in token.children)
    return token.head.lemma_.lower() in _TALK or (token.head.lemma_.lower() == "claim" and definite)


def _sits(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.lemma_.lower() in _BENCH for child in verb.children)


_BENCH = frozenset("court tribunal judge jury prosecution defence defense".split())


def _named(token: Token) -> bool:
    """ "The Battle of X was mentioned": a battle with a name of its own is one of the history books."""
    titled = (
        token.text[:1].isupper() and token.i > 0 and token.nbor(-1).lower_ in ("the", "of", "during", "at")
    )
    return (
        token.lemma_.lower() in ("battle", "siege", "massacre")
        and titled
        and token.i + 1 < len(token.doc)
        and (token.nbor(1).lower_ == "of")
    )


_PROBING = frozenset("investigate probe examine document".split())
_HELPING = frozenset("back support aid assist help cover accompany".split())
_COURTS = frozenset(
    "trial court tribunal hearing verdict inquiry investigation talk negotiation lawsuit case charge warrant sentence "
    "convict sentence indict try charge".split()
)
_TALK = frozenset(
    "condemn denounce deplore discuss mourn commemorate remember criticise criticize decry call brand label deem".split()
)
