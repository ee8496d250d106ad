"""What a sentence takes from those before it: the place spoken of, where people left, the weapon of the strikes."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from events.actor_table import actor_table
from events.draft import Draft
from events.lexicon import lexicon
from events.links import flat_prepositions, prepositions
from events.parts import is_seat, is_street
from events.reading import Reading
from events.roles import CALENDAR
from events.spots import Spots
from events.syntax import objects, subjects
from events.tokens import Token
from events.tree import climb
from events.trigger import Trigger, frame_of
from events.weapons import weapon_of
from geo.place import Located

__all__ = ["may_borrow", "on_the_ground", "one_of_the_strikes", "spoken_of", "tell_again"]


def spoken_of(trigger: Trigger, reading: Reading) -> tuple[Located, ...]:
    """The places spoken of before: those over a note, where "the strike" was, or the capital if that is meant."""
    nouns = [*objects(trigger.token), *(noun for _, noun in prepositions(trigger.token))]
    if any(_is_capital(noun) for noun in nouns):
        return () if reading.capital is None else (reading.capital,)
    if reading.change is not None and not reading.section and _the_change(trigger):
        return tuple(reading.change.located()[:1])
    before = reading.violence
    if before is not None and reading.near(before) and _told_again(trigger, before):
        return tuple(before.located()[:1]) or _over(reading)
    return _over(reading)


def _the_change(trigger: Trigger) -> bool:
    """ "The fall of the town came days after the truce": the town whose change of hands was told before."""
    token = trigger.token
    return (
        trigger.frame.name in ("fall", "take", "lose")
        and token.pos_ == "NOUN"
        and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj")
        and any(child.lower_ == "the" for child in token.children)
    )


def tell_again(draft: Draft, reading: Reading) -> None:
    """Give "the strike" that somebody confirms the day and weapon of the one told before."""
    if (
        (told := reading.change) is not None
        and draft.borrowed
        and not draft.actors
        and _the_change(draft.trigger)
    ):
        draft.actors, draft.losers = list(told.actors), list(told.losers)
    before = reading.violence
    if before is None or not draft.borrowed or not reading.near(before) or draft.layer != "strike":
        return
    if _told_again(draft.trigger, before) and {*draft.located()} <= {*before.located()}:
        draft.actors, draft.weapon = list(before.actors), draft.weapon or before.weapon
        draft.span = before.span if draft.time_rule == "the report's day" else draft.span


def _over(reading: Reading) -> tuple[Located, ...]:
    return reading.section or (() if reading.place is None else (reading.place,))


def _told_again(trigger: Trigger, before: Draft) -> bool:
    """ "The military confirmed the strike": the one that was told just before."""
    token = trigger.token
    if before.layer != trigger.frame.layer or token.pos_ != "NOUN":
        return False
    if any(above.lemma_.lower() in _CONFIRMING for above in islice(climb(token), 3)):
        return True
    return token.dep_ == "dobj" and any(child.lower_ in ("the", "that", "this") for child in token.children)


_CONFIRMING = frozenset({"confirm", "acknowledge", "admit", "verify"})


def _is_capital(noun: Token) -> bool:
    if noun.lemma_.lower() != "capital" or not any(child.lower_ == "the" for child in noun.children):
        return False
    return not any(map(_of_a_part, noun.children))


def _of_a_part(word: Token) -> bool:
    """ "The Tigrayan capital", "the state capital": that of a part of the country."""
    if word.dep_ not in ("compound", "amod", "nmod"):
        return False
    named = word.text[:1].isupper() and word.lower_ not in actor_table().adjectives
    return named or word.lower_ in ("state", "regional", "provincial", "district", "county")


def one_of_the_strikes(draft: Draft, reading: Reading) -> None:
    """ "One strike …" after "air strikes": the weapon is the one told just before; "a raid" is one of them."""
    before = reading.violence
    if (
        draft.trigger.frame.name == "attack"
        and draft.token.lemma_.lower() in ("raid", "attack")
        and draft.token.pos_ == "NOUN"
        and draft.token.dep_ != "appos"
        and before is not None
        and before.layer == "strike"
        and before.weapon is not None
        and reading.near(before)
        and reading.sentence > reading.violence_sentence
        and not draft.actors
        and {found.place.id for found in draft.located()} <= {found.place.id for found in before.located()}
    ):
        draft.trigger, draft.weapon = replace(draft.trigger, frame=frame_of("strike")), before.weapon
        return
    if _raid_from_the_air(draft, reading):
        draft.trigger = replace(draft.trigger, frame=frame_of("strike"))
        draft.weapon = draft.weapon or lexicon().weapons["air raid"]
        return
    if draft.layer == "strike" and draft.weapon is None and before is not None and before.weapon is not None:
        if draft.token.lower_ == "strike" and reading.violence_sentence >= 0:
            draft.weapon = before.weapon if reading.near(before) else None


def _raid_from_the_air(draft: Draft, reading: Reading) -> bool:
    """ "A raid on X killed six" in a report that has told of air strikes: nobody on the ground carried it out."""
    token = draft.token
    return (
        draft.trigger.frame.name == "attack"
        and token.lemma_.lower() == "raid"
        and token.pos_ == "NOUN"
        and reading.flown
        and token.head.lower_ not in ("against", "over", "after", "amid", "despite", "since")
        and not (token.dep_ == "nsubj" and token.head.lemma_.lower() in _LASTING)
        and not any(on_the_ground(word) for word in token.doc)
    )


_LASTING = frozenset("begin start last end continue finish".split())
"""What raids on foot do, which take hours or days: "left when the raid began"."""


def on_the_ground(word: Token) -> bool:
    """Whether a word names those who raid on foot: troops, gunmen, police; "shot dead", "arrested"."""
    if word.tag_ in ("VBN", "VBD") and word.lower_ in ("shot", "arrested", "detained", "searched"):
        return True
    kind = lexicon().people.get(word.lemma_.lower())
    return kind in ("soldier", "fighter", "police") and word.dep_ in (
        "nsubj",
        "pobj",
        "compound",
        "nmod",
        "poss",
    )


def may_borrow(trigger: Trigger, is_open: bool, reading: Reading, spots: Spots) -> bool:
    """Whether a happening without a place is at the place spoken of before: where words point there."""
    if _names_unknown(trigger, spots):
        return False
    nouns = [*objects(trigger.token), *(noun for _, noun in prepositions(trigger.token))]
    if is_open or any(_is_capital(noun) for noun in nouns) or reading.section:
        return True
    if trigger.frame.layer not in ("strike", "clash"):
        return False
    token = trigger.token
    nouns = [token] if token.pos_ == "NOUN" else [n for n in subjects(token) if weapon_of(n) is not None]
    return any(child.lower_ in _SAME for noun in nouns for child in noun.children)


def _names_unknown(trigger: Trigger, spots: Spots) -> bool:
    """Whether a name that no gazetteer has says where: "bombed the port of Hudayda"."""
    verb = trigger.support or trigger.token
    if _begins_elsewhere(verb, spots):
        return True
    nouns = [*objects(verb), *(noun for words, noun in flat_prepositions(verb) if words in _PLACING)]
    inner = [deep for noun in nouns for words, deep in prepositions(noun) if words in _PLACING]
    return any(
        (noun.tag_ == "NNP" or _called(noun))
        and not spots.within(noun)
        and noun.text not in CALENDAR
        and not _in_brackets(noun)
        and not (is_seat(noun) or is_street(noun))
        for noun in [*nouns, *inner]
    )


def _begins_elsewhere(token: Token, spots: Spots) -> bool:
    """ "In Y, on the rim of the capital, people dug for those whom the bomb hit", where no gazetteer has Y."""
    first, *rest = token.doc[:2]
    if first.text not in ("In", "At", "Near", "Outside", "Around") or not rest or rest[0].tag_ != "NNP":
        return False
    named = rest[0].text in CALENDAR or any(spot.first <= rest[0].i <= spot.last for spot in spots.every)
    return not named and token.i - rest[0].i < _WHOLE


_WHOLE = 30
"""Words of a sentence for which the place at its beginning holds."""


def _called(noun: Token) -> bool:
    """ "The shelling of Abu Shouk camp": a camp or village with a name of its own, unlike the ward of a town."""
    return noun.lemma_.lower() in ("camp", "village", "town", "city") and any(
        child.dep_ == "compound" and child.tag_ == "NNP" for child in noun.children
    )


def _in_brackets(noun: Token) -> bool:
    """ "5 killed (Health Ministry)": a source in brackets is no place."""
    first = noun.left_edge.i
    return first > 0 and noun.doc[first - 1].text == "("


_PLACING = frozenset({"in", "at", "of", "near", "around", "outside", "inside", "on"})


_SAME = frozenset("the this these that another second third fourth further more other later separate".split())
"""Words that tie a happening to what was told just before: "the blast", "another strike"."""
