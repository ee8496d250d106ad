"""Places of which the same is said without saying it again: "as does Y", "so is Y", "bombed both"."""

from __future__ import annotations

from collections.abc import Iterator

from events.numbers import quantities
from events.scene import named_wide
from events.spot import TOWNS, Spot, narrowest
from events.spots import Spots
from events.syntax import subjects
from events.tokens import Token
from events.trigger import Trigger

__all__ = ["all_told", "likewise", "means_both", "names_two", "the_two_before"]


def likewise(trigger: Trigger, spots: Spots) -> list[Spot]:
    """ "X remains in their hands, as does Y", "X is held by the army; so are Y and Z": the places that are added."""
    if trigger.frame.layer not in ("control", "strike", "clash"):
        return []
    found: list[Spot] = []
    for verb in _copied(trigger):
        row: list[Spot] = []
        for spot in spots.every:
            after = row[-1].last if row else verb.i
            if spot.first <= verb.i or not _leads_on(spots.doc[after + 1 : spot.first], first=not row):
                continue
            row.append(spot)
        found.extend(spot for spot in row if spot.located is not None and not named_wide(spot))
    return narrowest(found) if found else []


def _copied(trigger: Trigger) -> Iterator[Token]:
    """The verbs that stand for the trigger's own in another clause: "as did", "so is"."""
    carriers = [trigger.token] if trigger.support is None else [trigger.token, trigger.support]
    last = max(word.i for word in carriers)
    for verb in trigger.token.doc[last + 1 :]:
        if verb.lower_ not in _STANDING_FOR or not verb.i:
            continue
        opener = verb.nbor(-1)
        if opener.lower_ in ("they", "it", "he"):  # "as they do Y"
            opener = opener.nbor(-1) if opener.i else opener
        if opener.lower_ not in ("as", "so") or any(c.pos_ == "VERB" and c.i > verb.i for c in verb.children):
            continue
        if verb.dep_ in ("aux", "auxpass") and verb.head.pos_ == "VERB":
            continue  # "as has been reported"
        alone = verb.dep_ in ("ROOT", "conj", "ccomp") and any(w.dep_ in _MAIN for w in carriers)
        if verb.head in carriers or alone:
            yield verb


_STANDING_FOR = frozenset("do does did is are was were has have had".split())
_MAIN = frozenset({"ROOT", "conj", "ccomp", "acomp", "attr"})


def _leads_on(between: list[Token], *, first: bool) -> bool:
    """Whether a place goes on a list, or opens it behind a few words: "as do the towns of Y and Z"."""
    if not first:
        return [word.lower_ for word in between] in ([","], ["and"], [",", "and"])
    return len(between) <= _AHEAD and not any(
        word.is_punct or word.pos_ in ("VERB", "AUX", "SCONJ") for word in between
    )


_AHEAD = 4
"""Words between "as does" and the place: "as do most of the town of"."""


def means_both(trigger: Trigger) -> bool:
    """Whether what was struck, taken or left is "both" or "each of them", without a name or a noun behind it."""
    carrier = trigger.support or trigger.token
    behind = carrier.doc[carrier.i + 1 : carrier.i + 4]
    words = [w for w in behind if w.lower_ == "both" and (w.i == carrier.i + 1 or w.dep_ in ("pobj", "dobj"))]
    words += [child for child in carrier.children if child.dep_ == "nsubjpass" and child.lower_ == "both"]
    return any(not list(word.children) and not _of_a_noun(word) for word in words)


def _of_a_noun(word: Token) -> bool:
    after = word.nbor(1) if word.i + 1 < len(word.doc) else None
    return after is not None and (
        after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "DET") or after.lower_ == "of"
    )


def all_told(trigger: Trigger, spots: Spots) -> list[Spot]:
    """ "Soldiers drove into X, Y and Z; all three are under their control": as many places as the sentence has named."""
    carrier = trigger.support or trigger.token
    if trigger.frame.layer == "displacement":
        return []
    for noun in subjects(carrier):
        words = {child.lower_: child for child in noun.children}
        number = next((child for child in noun.children if child.like_num), noun)
        counted = quantities(number.text) if "all" in words else []
        before = [s for s in spots.every if s.last < noun.i and s.located and not s.speaker]
        named = [s for s in before if not named_wide(s) and s.located and s.located.place.kind in TOWNS]
        if counted and len({s.root for s in named}) == counted[0].bounds.low > 1:
            return named
    return []


def names_two(trigger: Trigger) -> bool:
    """Whether names stand beside each other before "both", which it means then, known or not."""
    before = trigger.token.doc[: trigger.token.i]
    return any(word.dep_ == "conj" and word.tag_ == "NNP" and word.head.tag_ == "NNP" for word in before)


def the_two_before(trigger: Trigger, spots: Spots) -> list[Spot]:
    """The two places that the sentence has named before "both"; none where they are not two."""
    before = [s for s in spots.every if s.last < trigger.token.i and s.located and not s.speaker]
    named = narrowest([spot for spot in before if not named_wide(spot)]) if before else []
    return named if len({spot.located.place.id for spot in named if spot.located}) == len(named) == 2 else []
