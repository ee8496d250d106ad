"""What "is", "remains" and "stands" tell of a place: "is contested", "is ours", "are inside", "stands 10 km from"."""

from __future__ import annotations

from collections.abc import Iterator

from events.actor_table import Context
from events.actors import actors_of, is_armed
from events.lexicon import lexicon
from events.links import prepositions
from events.movers import is_road
from events.pronouns import belongs_to
from events.spots import Spots
from events.standing import EDGES, LENGTHS, armed_of, is_own, stand_at
from events.syntax import counted, subjects
from events.tokens import Token
from events.trigger import Trigger, frame_of

__all__ = ["EDGES", "OWN", "STATES", "being_triggers"]


OWN = frozenset({"theirs", "ours", "his"})
"""Words for what a party has: "by evening the town was theirs"."""


STATES = {
    "contested": "contest",
    "disputed": "contest",
    "occupied": "hold",
    "encircled": "besiege",
    "surrounded": "besiege",
    "besieged": "besiege",
}
"""Adjectives behind "is" or "remains" that tell of a place's state, and the frame of each."""


def _far_from(token: Token, spots: Spots) -> bool:
    """ "The army now stands ten kilometres from X"."""
    lengths = [child for child in token.children if child.lemma_.lower() in LENGTHS]
    links = prepositions(token) + [link for noun in lengths for link in prepositions(noun)]
    if lengths and any(words in ("from", "of", "away from") and spots.within(noun) for words, noun in links):
        return True
    return any(
        spot.located is not None
        and spot.located.place.id.startswith("distance:")
        and any(up == token for up in spots.doc[spot.root].ancestors)
        for spot in spots.every
    )


def being_triggers(token: Token, spots: Spots, context: Context) -> Iterator[Trigger]:
    """ "Soldiers were already inside the city" makes it contested; "the town is ours" is a hold on it."""
    doers = subjects(token)
    state = next((STATES[child.lower_] for child in token.children if child.lower_ in STATES), None)
    grey = any(
        n.lower_ == "zone" and {"grey", "gray"} & {c.lower_ for c in n.children}
        for _, n in prepositions(token)
    )
    if state is not None or grey:
        if any(spots.about(noun) for noun in doers):
            yield Trigger(token=token, frame=frame_of(state or "contest"))
        return
    if _is_free(token, spots):
        yield Trigger(token=token, frame=frame_of("take"))
        return
    if (
        doers
        and not any(is_armed(counted(noun), context) for noun in doers)
        and _on_the_way_back(token, spots)
        and all(lexicon().people.get(counted(n).lemma_.lower()) for n in doers)
    ):
        yield Trigger(token=token, frame=frame_of("return"))
        return
    armed = armed_of(token, doers, context)
    if armed and _far_from(token, spots):
        yield Trigger(token=token, frame=frame_of("advance"))
    elif token.lemma_ == "belong" and token.dep_ not in ("ROOT", "conj", "relcl"):
        return  # "X belongs to Y, the minister said" is what he thinks right
    elif token.lemma_ in ("be", "remain", "stay", "belong") and _is_theirs(token, doers, spots, context):
        yield Trigger(token=token, frame=frame_of("hold"))
    elif token.lemma_ == "be" and any(n.pos_ == "PRON" or is_own(n) or actors_of(n, context) for n in armed):
        yield from stand_at(token, armed, spots)


def _on_the_way_back(token: Token, spots: Spots) -> bool:
    """ "Families are on their way home to X", "are on the road back to X"."""
    way = [noun for words, noun in prepositions(token) if words == "on" and noun.lower_ in ("way", "road")]
    below = [child for noun in [token, *way] for child in noun.children]
    words = [child.lower_ for child in below]
    if token.dep_ == "relcl" and not any(map(spots.within, _led_from(below))):
        return False  # "killed nine who were on their way home from a wedding"
    return bool(way) and any(word in ("home", "back") for word in words)


def _led_from(words: list[Token]) -> list[Token]:
    """What the words behind "on the way" lead from and to."""
    links = [pair for word in words for pair in prepositions(word)]
    own = [(word.lower_, noun) for word in words if word.dep_ == "prep" for noun in word.children]
    return [
        noun for said, noun in [*links, *own] if said.split()[-1] in ("from", "to") and noun.dep_ == "pobj"
    ]


def _is_free(token: Token, spots: Spots) -> bool:
    """ "X is free": a town, and nothing that it would be free of or free to do."""
    free = [child for child in token.children if child.dep_ == "acomp" and child.lower_ in _FREE]
    alone = not any(
        grand.dep_ in ("prep", "xcomp", "ccomp", "npadvmod") for c in free for grand in c.children
    )
    return bool(free) and alone and token.tag_ in ("VBZ", "VBP") and any(map(spots.at, subjects(token)))


_FREE = frozenset({"free", "liberated"})


def _is_theirs(token: Token, doers: list[Token], spots: Spots, context: Context) -> bool:
    """ "The town is ours", "X is once more the army's"."""
    if any(child.dep_ in ("attr", "nsubj", "acomp") and child.lower_ in OWN for child in token.children):
        return any(spots.about(noun) and not is_road(noun) for noun in doers)
    named = any(spots.at(noun) or (spots.about(noun) and spots.within(noun)) for noun in doers)
    return named and bool(belongs_to(token, context))
