"""With what it was done: the weapon that a happening's words name."""

from __future__ import annotations

from events.lexicon import Weapon, lexicon
from events.links import flat_prepositions, prepositions
from events.syntax import agents, is_passive, objects, subjects
from events.tokens import Token
from events.tree import climb
from events.trigger import Trigger
from events.weapons import weapon_meant, weapon_of, weapons_in

__all__ = ["weapon"]


def weapon(trigger: Trigger) -> Weapon | None:
    """The weapon that the trigger, its doer, its tool or its clause names, or that the deed itself tells of."""
    token = trigger.token
    blown_up = token.lemma_.lower() == "blow" and any(child.lower_ == "up" for child in token.children)
    if blown_up and any(noun.lower_ in _SELVES for noun in objects(token)):
        return lexicon().weapons["suicide bomber"]
    if (named := _named(trigger)) is not None:
        return named
    if blown_up:
        return lexicon().weapons["explosive"]
    return lexicon().weapons["rocket"] if token.lemma_.lower() == "salvo" else None


_SELVES = frozenset("himself herself themselves itself".split())


def _named(trigger: Trigger) -> Weapon | None:
    token = trigger.token
    nouns = [token] if token.pos_ == "NOUN" or token.lemma_.lower() in ("shell", "mortar", "rocket") else []
    if trigger.support is not None:
        nouns.extend([*subjects(trigger.support), *agents(trigger.support)])
    if token.pos_ == "VERB":
        # "Destroyed a tank with a missile": what is hit is not what it was hit with.
        struck = [noun for noun in objects(token) if (hit := weapon_of(noun)) and hit.kind == "weapon"]
        struck = struck if trigger.frame.name != "explode" else []
        nouns.extend([*subjects(token), *agents(token), *struck])
        nouns.extend(
            noun for words, noun in prepositions(token) if words in ("with", "by", "using", "in", "from")
        )
    else:
        nouns.extend(
            noun for words, noun in prepositions(token) if words in ("by", "with", "from", "of", "using")
        )
        if token.dep_ == "nsubj":
            nouns.extend(objects(token.head))
    nouns = [*_tools(token), *nouns, *_carriers(nouns)]
    found = [hit for noun in nouns if (hit := weapon_of(noun) or weapon_meant(noun)) is not None]
    if token.lemma_.lower() == "lose":
        found = [hit for _, noun in flat_prepositions(token) if (hit := weapon_of(noun)) is not None]
    if not found and any(
        words == "from" and noun.lower_ == "air" for words, noun in prepositions(trigger.support or token)
    ):
        return lexicon().weapons["air"]
    if found and found[0].weapon == "bomb" and token.lemma_.lower() in ("drop", "release"):
        flown = [hit for noun in agents(token) if (hit := weapon_of(noun)) and hit.weapon == "drone"]
        return flown[0] if flown else lexicon().weapons["air"]
    air = next((hit for hit in found if hit.weapon == "air"), None)
    if not found[1:] and token.lemma_.lower() == "bomb" and _a_place(trigger):
        return lexicon().weapons["air"]
    if found and found[0].word in ("bomb", "bombing", "explosive") and air is not None:
        return air
    if found:
        return found[0]
    for above in [token, *climb(token)]:
        if above.pos_ == "VERB":
            near = weapons_in([word for word in above.subtree if word.dep_ not in ("relcl",)])
            near = [hit for hit in near if hit.kind != "modifier"]
            return near[0] if near else None
    return None


def _tools(token: Token) -> list[Token]:
    """ "Shelled the town with rockets": the tool that is named goes before the verb's own meaning."""
    if token.lemma_.lower() not in ("shell", "bombard", "pound", "mortar"):
        return []
    tools = [
        noun for words, noun in flat_prepositions(token) if words in ("with", "using") and noun.i > token.i
    ]
    return [noun for noun in tools if (hit := weapon_of(noun)) is not None and hit.kind == "weapon"]


def _carriers(nouns: list[Token]) -> list[Token]:
    """ "Bombs from a warplane": what the weapons named came from."""
    return [
        noun for one in nouns if one.pos_ == "NOUN" for words, noun in prepositions(one) if words == "from"
    ]


def _a_place(trigger: Trigger) -> bool:
    """ "The town was bombed eleven times": a place, by nobody who is named, is bombed from the air."""
    token = trigger.token
    struck = objects(token)
    named = bool(struck) and all(noun.pos_ == "PROPN" or noun.lemma_.lower() in _TOWNS for noun in struck)
    return is_passive(token) and not agents(token) and named


_TOWNS = frozenset("town city village district neighbourhood neighborhood suburb camp".split())
