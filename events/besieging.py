"""Who surrounds what: places that armed people ring, and units that are shut in within one."""

from __future__ import annotations

from events.actor_table import Context
from events.actors import is_force
from events.links import flat_prepositions, prepositions
from events.needs import PERSONAL
from events.spots import Spots
from events.syntax import counted, is_passive
from events.tokens import Token

__all__ = ["by_forces", "of_a_unit", "shut_in"]


def by_forces(token: Token, doers: list[Token], context: Context) -> bool:
    """Whether it may be armed people that surround a place: not hills, not wire, not what is only described so."""
    if doers:
        return any(is_force(counted(noun), context) or noun.lower_ in PERSONAL for noun in doers)
    if any(words == "with" for words, _ in prepositions(token)):
        return False  # "ringed with trenches"
    return token.lemma_.lower() != "surround" or token.dep_ not in ("acl", "amod", "relcl")


def shut_in(verb: Token, targets: list[Token], spots: Spots, context: Context) -> bool:
    """ "The division is encircled in X", "soldiers besieged inside the base at X": where a unit is ringed."""
    if not is_passive(verb) or not any(is_force(counted(noun), context) for noun in targets):
        return False
    return any(words.split()[-1] in _IN and spots.within(noun) for words, noun in flat_prepositions(verb))


def of_a_unit(siege: Token, spots: Spots) -> bool:
    """ "Laid siege to the last battalion in X": the unit that is surrounded stands in a place."""
    return any(
        words == "to" and spots.within(noun)
        for words, noun in [*prepositions(siege), *prepositions(siege.head)]
    )


_IN = frozenset("in inside at within".split())
