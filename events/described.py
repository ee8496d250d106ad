"""Clauses that only say who people are: those who tell something, those who were hit, those who help or are helped."""

from __future__ import annotations

from events.inflection import with_particle
from events.lexicon import lexicon
from events.spots import Spots
from events.syntax import counted, subjects
from events.tokens import Token

__all__ = ["STAYING", "only_describes"]

STAYING = frozenset("shelter stay live host lodge".split())
"""Verbs for where people on the move were before they went on."""


def only_describes(token: Token, spots: Spots) -> bool:
    """Whether a clause only describes people of whom something else is told."""
    return _told_elsewhere(token) or _who_tells(token, spots) or _whom_it_is_for(token, spots)


def _told_elsewhere(token: Token) -> bool:
    """ "Killed seven who were sheltering in a school", "people who had been sheltering in X returned", "X received
    people displaced from Y".
    """
    goes_on = token.dep_ == "conj" and token.lemma_.lower() in STAYING
    clause = token.head if goes_on else token
    if clause.dep_ not in ("relcl", "acl"):
        return False
    verb = clause.head.head
    while verb.pos_ == "ADP" or verb.dep_ in ("conj", "pobj"):
        verb = verb.head
    frames = {frame for form in with_particle(verb) for frame, _ in lexicon().verbs.get(form, ())}
    hidden = token.lemma_.lower() in STAYING | {"hide", "take", "seek", "find"}
    if hidden and frames & {"harm", "flee", "return", "arrive"}:
        return True
    return (
        token.lemma_.lower() in ("displace", "uproot") and "receive" in frames and token.head.dep_ == "dobj"
    )


def _who_tells(token: Token, spots: Spots) -> bool:
    """ "According to five residents who got out on foot", "a trader who left the town said": who they are.

    A clause that names where they left or went tells of a flight all the same.
    """
    if token.dep_ not in ("relcl", "acl") or lexicon().people.get(token.head.lemma_.lower()) != "civilian":
        return False
    noun = token.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and counted(noun.head.head) == noun:
        return False  # "thousands of residents who left"
    source = noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ == "according"
    source = source or (noun.dep_ in ("nsubj", "conj") and noun.head.lemma_.lower() in lexicon().speech)
    # A long sentence may lose the subject of its last verb: "…, a trader who left the town told us".
    after = next((word for word in token.doc[token.i + 1 :] if word.tag_ == "VBD"), token)
    source = source or (
        after.lemma_.lower() in lexicon().speech
        and not any(child.dep_ == "nsubj" for child in after.children)
        and all(word.text not in (",", ";") for word in token.doc[token.i : after.i])
    )
    return source and not _named(token, spots)


def _named(clause: Token, spots: Spots) -> bool:
    """Whether a clause names a place by its own name."""
    return any(s.located is not None and not s.located.mention.bare for s in spots.near(clause.subtree))


def _whom_it_is_for(token: Token, spots: Spots) -> bool:
    """ "A town that was built for refugees coming home": those for whom something was made."""
    noun = token.head
    if token.dep_ not in ("relcl", "acl") or noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return False
    verb = noun.head.head
    if verb.lemma_.lower() in _DONE and not _named(token, spots):
        return True  # "played for people who had fled the war"
    return verb.lemma_.lower() in _MADE and verb.dep_ in ("relcl", "acl") and bool(subjects(verb))


_DONE = frozenset("play sing perform cook bake pray dance sew knit teach collect raise care".split())
_MADE = frozenset("build make design found intend create mean plan set".split())
