"""Whom a deed was done to."""

from __future__ import annotations

from events.actor_table import Context, actor_table, words_key
from events.actors import actors_of, is_force
from events.claim import Actor, distinct
from events.links import prepositions
from events.syntax import objects
from events.tokens import Token
from events.trigger import Trigger

__all__ = ["targets"]


def targets(trigger: Trigger, context: Context) -> list[Actor]:
    """The parties that it was done to."""
    token = trigger.token
    nouns: list[Token] = []
    if token.pos_ == "VERB":
        nouns.extend(objects(token))
        nouns.extend(noun for words, noun in prepositions(token) if words in ("against", "on", "at", "with"))
    else:
        nouns.extend(noun for words, noun in prepositions(token) if words in ("against", "on", "with", "at"))
        if token.dep_ == "nsubj" and token.head.pos_ == "VERB":
            nouns.extend(objects(token.head))
        if trigger.support is not None:
            nouns.extend(noun for words, noun in prepositions(trigger.support) if words in ("against", "on"))
    nouns = [
        noun for noun in nouns if noun.dep_ != "appos" or noun.pos_ != "PROPN"
    ]  # "the X crossing, Lebanon"
    struck = [noun for noun in nouns if is_force(noun, context) and not _is_capital(noun)]
    return distinct([actor for noun in struck for actor in actors_of(noun, context)])


def _is_capital(noun: Token) -> bool:
    """ "Missiles hit Kyiv": the town that stands for its state elsewhere is where they fell."""
    table, key = actor_table(), words_key(noun.text)
    country = table.state_names.get(key) if noun.pos_ == "PROPN" else None
    return country is not None and words_key(table.country_names.get(country, "")) != key
