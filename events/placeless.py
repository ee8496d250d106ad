"""Fighting that is told of without a place of its own: to the east, elsewhere, since it began."""

from __future__ import annotations

from events.links import prepositions
from events.spot import Spot
from events.spots import Spots
from events.syntax import counted, is_passive, objects, subjects
from events.tokens import Token
from events.trigger import Trigger
from events.weapons import weapon_of

__all__ = ["is_placeless", "throws"]


def is_placeless(trigger: Trigger, spots: Spots) -> bool:
    """Whether a noun of violence says that it is not at the place that the sentence names."""
    token = trigger.token
    if (token.pos_ != "NOUN" and token.tag_ != "VBG") or trigger.frame.layer not in ("strike", "clash"):
        return False
    links = prepositions(token)
    if any(spots.within(noun) for _, noun in links) or spots.within(token):
        return False
    return _off(token, links) or _since(token, spots)


def _off(token: Token, links: list[tuple[str, Token]]) -> bool:
    """ "Hospitals in X are full because of fighting to the east", "from strikes elsewhere"."""
    aside = any(child.lower_ in _ELSEWHERE for child in token.children)
    return aside or any(
        words == "to" and noun.lower_ in _SIDES and not list(prepositions(noun)) for words, noun in links
    )


_ELSEWHERE = frozenset({"elsewhere", "further", "farther"})
_SIDES = frozenset("north south east west northeast northwest southeast southwest".split())


def _since(token: Token, spots: Spots) -> bool:
    """ "The town has taken in 60,000 people since the bombing began": when, not where."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_.lower() not in _BEGINNING:
        return False
    marked = verb.dep_ == "advcl" and any(
        child.dep_ == "mark" and child.lower_ in ("since", "before", "until") for child in verb.children
    )
    if any(child.lower_ in ("there", "here") for word in (token, verb) for child in word.children):
        return False
    return marked and not any(spots.within(noun) for _, noun in prepositions(verb))


_BEGINNING = frozenset("begin start resume break erupt stop end".split())


def throws(trigger: Trigger, spot: Spot) -> bool:
    """ "Moscow sent 120 missiles at the grid": the capital stands for those who fired, not for where it came down."""
    token = trigger.token
    if trigger.frame.layer != "strike" or token.pos_ != "VERB" or is_passive(token):
        return False
    thrown = any(weapon_of(counted(noun)) is not None for noun in objects(token))
    return thrown and any(noun.i == spot.root for noun in subjects(token))
