"""Who bears arms and who does not, and what flies by itself."""

from __future__ import annotations

from events.actor_table import Context, actor_table
from events.actors import is_force
from events.lexicon import lexicon
from events.tokens import Token
from events.weapons import weapon_of

__all__ = ["PERSONAL", "goes_home", "is_party", "is_people", "is_thrown"]

PERSONAL = frozenset({"they", "it", "he", "she", "we", "them", "him"})


def goes_home(verb: Token, doers: list[Token]) -> bool:
    """ "Palestinians returned to X", "Syrians poured back": people by their country, who bear no arms."""
    nations = actor_table().adjectives
    people = any(n.tag_ in ("NNPS", "NNS") and n.lower_.removesuffix("s") in nations for n in doers)
    return people and verb.lemma_.lower() in _HOMING


_HOMING = frozenset("return go come walk pour stream".split())


def is_people(noun: Token, context: Context) -> bool:
    """Whether a noun stands for people who bear no arms."""
    return noun.lemma_.lower() in lexicon().people and not is_force(noun, context)


def is_party(noun: Token, context: Context) -> bool:
    """Whether a noun stands for armed people or may, as a pronoun."""
    return is_force(noun, context) or noun.lower_ in PERSONAL


def is_thrown(noun: Token) -> bool:
    """Whether a noun is a weapon that flies by itself: drones reach a town, they don't enter it."""
    found = weapon_of(noun)
    return found is not None and found.kind == "weapon"
