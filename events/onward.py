"""Where most of those are of whom it was told before that they left: "83,000 fled X. Most have arrived in Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.claim import Claim, Span
from events.draft import Draft
from events.links import flat_prepositions
from events.spot import Spot, narrowest
from events.spots import Spots
from events.syntax import is_passive
from events.tokens import Doc, Token
from events.whereabouts import resting_at
from geo.place import Place

__all__ = ["as_before", "gone_on", "led_on", "most_are_at"]


def most_are_at(doc: Doc, spots: Spots) -> tuple[Token, Spot] | None:
    """The verb and the place of "most are now in Y", "more than half were taken to a camp near Y"."""
    for noun in doc:
        if noun.dep_ in ("nsubj", "nsubjpass") and _most(noun) and noun.head.pos_ in ("VERB", "AUX"):
            found = _goal(noun.head, spots)
            if len({spot.root for spot in found}) == 1 and found[0].located is not None:
                return noun.head, found[0]
    return None


def _most(noun: Token) -> bool:
    """ "Most", "nearly all of them", "the bulk of the new arrivals", "those displaced"."""
    if noun.lower_ in _DISPLACED or (noun.lower_ == "those" and _displaced_behind(noun)):
        return True
    of = [inner for child in noun.children if child.lower_ == "of" for inner in child.children]
    return noun.lower_ in _MOST and all(inner.lower_ in _THEM or inner.lemma_ in _NEWCOMERS for inner in of)


def _displaced_behind(noun: Token) -> bool:
    return any(
        child.dep_ == "acl" and child.lemma_.lower() in ("displace", "evacuate") for child in noun.children
    )


_MOST = frozenset("most all majority bulk half".split())
_THEM = frozenset("them those whom these".split())
_DISPLACED = frozenset({"evacuees"})
_NEWCOMERS = frozenset("arrival newcomer evacuee displaced".split())


def _goal(verb: Token, spots: Spots) -> list[Spot]:
    """Where a verb says that people are or went."""
    lemma = verb.lemma_.lower()
    if any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children):
        return []
    led = _GOING if lemma in _GONE else _TAKEN_TO if lemma in _TAKEN and is_passive(verb) else None
    if led is None:
        return resting_at(verb, spots)
    links = flat_prepositions(verb)
    nouns = [noun for words, noun in links if words.split()[-1] in led or noun.lower_ == "direction"]
    return narrowest([spot for noun in nouns for spot in spots.within(noun) if not spot.speaker])


_GONE = frozenset("go head flee travel walk move make cross trek drive".split())
_GOING = frozenset({"to", "into", "for", "toward", "towards", "near"})
_TAKEN = frozenset(
    "take bring receive host accommodate house evacuate transfer relocate send register move".split()
)
_TAKEN_TO = frozenset({"to", "in", "at", "near", "into"})


def gone_on(drafts: Sequence[Draft], verb: Token, spot: Spot) -> bool:
    """Give the flight that the same sentence told before the verb its goal; False where it told of none."""
    for draft in reversed(drafts):
        if draft.layer == "displacement" and draft.token.i < verb.i and draft.origins and not draft.ends:
            if draft.trigger.frame.name not in ("return", "receive") and not _at(draft.origins, spot):
                draft.ends = [spot]
                return True
    return False


def _at(spots: Sequence[Spot], other: Spot) -> bool:
    ids = {spot.located.place.id for spot in spots if spot.located is not None}
    return other.located is not None and other.located.place.id in ids


def led_on(claims: Sequence[Claim], most: Spot) -> list[Claim]:
    """The claims of a sentence, the flights among them led to the goal that the next sentence names."""
    goal = most.located.place if most.located is not None else None
    if goal is None:
        return list(claims)
    return [
        replace(claim, destination=goal, rules=(*claim.rules, f"destination: told next ({goal.name})"))
        if _open(claim) and claim.origin is not None and claim.origin.id != goal.id
        else claim
        for claim in claims
    ]


def as_before(claims: Sequence[Claim], earlier: Sequence[Claim]) -> list[Claim]:
    """The claims of the next sentence; one of the same journey is of the days that it was told of first."""
    days: dict[tuple[Place | None, Place | None], Span | None] = {
        (c.origin, c.destination): c.time for c in earlier if c.layer == "displacement" and c.destination
    }
    return [
        replace(claim, time=days[claim.origin, claim.destination])
        if claim.layer == "displacement" and (claim.origin, claim.destination) in days
        else claim
        for claim in claims
    ]


def _open(claim: Claim) -> bool:
    return (
        claim.layer == "displacement"
        and claim.direction == "flight"
        and claim.destination is None
        and claim.modality == "reported"
    )
