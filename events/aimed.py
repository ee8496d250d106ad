"""Armed people who meet others, fall on a place, turn their guns on somebody or send weapons at a place."""

from __future__ import annotations

from events.actor_table import Context
from events.actors import is_force
from events.bearing import is_party, is_people, is_thrown
from events.links import flat_prepositions, prepositions
from events.spots import Spots
from events.syntax import agents, counted, is_passive, objects, subjects
from events.tokens import Token

__all__ = ["falls_on", "is_met_with_fire", "is_sent_at", "meets_armed", "shoots_it_out", "turns_guns"]


def meets_armed(token: Token, _: Spots, context: Context) -> bool:
    """ "Fighters confronted troops": armed people on both sides."""
    doers = agents(token) if is_passive(token) else subjects(token)
    met = [*objects(token), *(noun for words, noun in prepositions(token) if words == "at")]
    if any(noun.lower_ in ("other", "another") and noun.nbor(-1).lower_ in ("each", "one") for noun in met):
        return not any(is_people(counted(noun), context) for noun in doers)  # "raked each other"
    return any(is_force(counted(noun), context) for noun in doers) and any(
        is_force(counted(noun), context) and not is_thrown(noun) for noun in met
    )


def falls_on(token: Token, spots: Spots, context: Context) -> bool:
    """ "Gunmen fell on the village", not "suspicion fell on them"."""
    doers = [noun for noun in subjects(token) if not is_thrown(noun)]
    onto = [noun for words, noun in prepositions(token) if words in ("on", "upon")]
    armed = any(is_force(counted(noun), context) for noun in doers)
    return armed and any(
        noun.pos_ == "PROPN" or spots.about(noun) or is_people(noun, context) for noun in onto
    )


def turns_guns(token: Token, _: Spots, context: Context) -> bool:
    """ "Troops turned their guns on militiamen"."""
    guns = any(noun.lemma_.lower() in _GUNS for noun in objects(token))
    onto = [noun for words, noun in flat_prepositions(token) if words in ("on", "upon", "against")]
    met = any(is_force(counted(noun), context) or is_people(counted(noun), context) for noun in onto)
    return guns and met and any(is_party(counted(noun), context) for noun in subjects(token))


_GUNS = frozenset("gun weapon rifle arm fire cannon barrel machine-gun".split())


def is_sent_at(token: Token, spots: Spots, _: Context) -> bool:
    """ "Sent two rockets at X", "put two missiles into a car in Y": weapons as object, and what they were for."""
    sent = [noun for noun in objects(token) if is_thrown(counted(noun)) or _weapon_meant_by(noun)]
    onto = [noun for words, noun in flat_prepositions(token) if words.split()[0] in _AT_WHAT]
    hit = [noun for noun in onto if noun.pos_ == "NOUN" and noun.lemma_.lower() not in _LINES]
    return bool(sent) and (bool(hit) or any(spots.within(noun) for noun in onto))


def _weapon_meant_by(noun: Token) -> bool:
    return noun.lemma_.lower() in ("salvo", "volley", "barrage")


_LINES = frozenset("line border fence sea frontier sky air wall country territory".split())
_AT_WHAT = frozenset("at into onto on over above toward towards against".split())


def shoots_it_out(token: Token, _: Spots, context: Context) -> bool:
    """ "Fighters and soldiers shot it out in X"."""
    met = any(noun.lower_ == "it" for noun in objects(token))
    return met and any(is_party(counted(noun), context) for noun in subjects(token))


def is_met_with_fire(token: Token, _: Spots, context: Context) -> bool:
    """ "Tanks have pushed into X and are being met with rifle fire": armed people who are shot at."""
    if not is_passive(token):
        return False
    armed = any(is_force(counted(noun), context) or _is_armour(noun) for noun in objects(token))
    links = [noun for words, noun in prepositions(token) if words in ("with", "by")]
    return armed and any(noun.lemma_.lower() in _ANSWERING_FIRE for noun in links)


def _is_armour(noun: Token) -> bool:
    of = [inner for words, inner in prepositions(noun) if words == "of"]
    return any(word.lemma_.lower() in _ARMOUR for word in (noun, *of))


_ARMOUR = frozenset("tank armour armor vehicle bulldozer column convoy patrol".split())
_ANSWERING_FIRE = frozenset("fire gunfire shot bullet rocket mortar volley grenade rifle-fire".split())
