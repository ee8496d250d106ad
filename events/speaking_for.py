"""Whom a speaker speaks for, where no table names the speaker."""

from __future__ import annotations

from events.actor_table import Context, actor_table
from events.actors import actors_of, state_named
from events.claim import Actor
from events.lexicon import lexicon
from events.links import prepositions
from events.tokens import Token

__all__ = ["owner_of", "seat_of", "state_of_adjective"]


def seat_of(noun: Token, context: Context) -> Actor | None:
    """The state of "the defence ministry in Moscow": an office of a state, in its capital."""
    if lexicon().forces.get(noun.lemma_.lower()) != "state":
        return None
    names = [place for words, place in prepositions(noun) if words in ("in", "of")]
    return next((state for name in names if (state := state_named(name, context)) is not None), None)


def owner_of(noun: Token, context: Context) -> Actor | None:
    """The party of "its spokesman": the last one named before in the sentence."""
    if not any(child.tag_ == "PRP$" and child.lower_ in ("its", "their") for child in noun.children):
        return None
    for i in range(noun.i - 1, -1, -1):
        word = noun.doc[i]
        if word.dep_ in ("nsubj", "nsubjpass", "pobj", "poss") and word.pos_ in ("NOUN", "PROPN"):
            found = [actor for actor in actors_of(word, context) if actor.side is not None]
            if found:
                return found[0]
    return None


def state_of_adjective(noun: Token, context: Context) -> Actor | None:
    """The state of "Russian milbloggers"."""
    words = [child for child in noun.children if child.dep_ in ("amod", "compound", "nmod")]
    named = [
        state
        for word in words
        if word.lower_ in actor_table().adjectives
        for state in actors_of(word, context)
    ]
    return named[0] if named else None
