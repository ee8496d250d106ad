"""Where: the places that a trigger's roles name, and what to do where they name none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.links import flat_prepositions, prepositions
from events.narrowing import (
    behind_colon,
    examples,
    fitting,
    is_ahead,
    is_wide_area,
    listed_beside,
    listed_on,
    repeated,
    used_near,
    without_frame,
)
from events.parts import is_definite, is_partial, is_seat, is_ward, is_within, names_an_airport, points_back
from events.passing import set_out_from
from events.roles import role_nouns, shelters
from events.scene import earlier, named_wide, scene, town_of_an_area, where_seen
from events.spot import TOWNS, Spot, narrowest
from events.spots import Spots
from events.syntax import objects, subjects
from events.tokens import Token
from events.tree import climb
from events.trigger import Trigger
from events.unnamed import has_unknown_object, is_unknown_name, is_unnamed, one_inside, only_launched

__all__ = ["Where", "once", "where"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The places of a trigger and the rule that found them; `open` is True where words point to a place
    without naming it ("the area", "there"), so that the report's last place is meant."""

    spots: tuple[Spot, ...]
    rule: str
    partial: bool = False
    open: bool = False


def where(trigger: Trigger, spots: Spots, *, spoken: bool = False) -> Where:
    """The places a trigger speaks of.

    Looked for in this order: the role that the frame gives to a place; the clause around it; the sentence,
    where it has one place only. Wider places that only say where the narrower ones are are left out.
    `spoken` says whether the report has spoken of a place before, which "the whole city" may mean.
    """
    nouns = roles = role_nouns(trigger, spots)
    partial = any(is_partial(noun) for noun in _with_place(nouns, spots))
    held = trigger.frame.layer == "control"
    seat = held and any(map(is_seat, nouns))
    if (meant := town_of_an_area(nouns, spots)) is not None:
        return Where(spots=once(meant), rule="pronoun", partial=partial, open=True)
    if held:
        if _beside_a_road(nouns, spots):
            return Where(spots=(), rule="none", partial=partial)
        nouns, unknown = _own_object(nouns, spots)
        partial = partial or unknown
    found = narrowest(
        [
            s
            for noun in nouns
            for s in spots.within(noun)
            if not s.speaker and not _whose(s, trigger.token) and not (held and is_ahead(s, noun))
        ]
    )
    found = (
        _not_around(roles, fitting(trigger, found, spots), spots) if held else fitting(trigger, found, spots)
    )
    wide = held and all(is_wide_area(spot) for spot in found)
    if (wide or partial) and (named := examples(trigger, spots)):
        return Where(spots=once(named), rule="named as part of it")
    partial = partial or (wide and any(map(is_within, nouns[:1])))
    if found:
        found = found if any(s.located for s in found) else _beside_unknown(found, spots, held) or found
        found = [*listed_beside(without_frame(found, spots), spots), *listed_on(trigger, spots)]
        found += repeated(trigger, found, spots)
        return Where(spots=once(found), rule="role", partial=partial)
    if rows := behind_colon(trigger, spots):
        return Where(spots=once(rows), rule="listed behind a colon")
    if held and (is_unnamed(nouns, spots) or any(one_inside(noun, spots) for noun in roles)):
        return Where(spots=(), rule="none", partial=partial)
    there = _points_there(trigger)
    pointing = there or any(
        points_back(noun) or spots.about(noun) for noun in nouns if not names_an_airport(noun)
    )
    if pointing:
        before = _antecedent(trigger.token, nouns, spots)
        if before:
            return Where(spots=once(before), rule="pronoun", partial=partial)
    if spoken and trigger.frame.layer == "control" and any(is_definite(noun) for noun in nouns):
        return Where(spots=(), rule="none", partial=partial, open=True)
    if seat or has_unknown_object(trigger, spots) or _only_around(trigger, nouns, spots):
        return Where(spots=tuple(scene(spots)) if seat else (), rule="none", partial=partial, open=seat)
    around = _around(trigger, nouns, spots)
    if around:
        more = repeated(trigger, around[:1], spots)
        return Where(spots=once([*around[:1], *more]), rule="clause", partial=partial)
    only, rule = _alone(trigger, spots) if not only_launched(trigger) else ((), "none")
    is_open = not only and (
        there or any(points_back(noun) or is_definite(noun) or is_ward(noun) for noun in nouns)
    )
    return Where(spots=only, rule=rule, partial=partial, open=is_open)


def _beside_a_road(nouns: list[Token], spots: Spots) -> bool:
    """ "X, the last town on the road to Y", where no gazetteer has X: who took X has not taken Y."""
    first = next((noun for noun in nouns if spots.within(noun) or noun.tag_ == "NNP"), None)
    if first is None or first.tag_ != "NNP" or any(spots.at(word) for word in [first, *first.lefts]):
        return False
    told = [child for child in first.children if child.dep_ == "appos" and child.tag_ == "NN"]
    links = [
        words.split()[-1] for noun in told for words, other in flat_prepositions(noun) if spots.within(other)
    ]
    inside = [spot for noun in told for spot in spots.within(noun)]
    if any(spot.located is not None and spot.located.place.kind == "relative" for spot in inside):
        return False
    if inside and all(map(is_wide_area, inside)):
        return True  # "X, capital of R province"
    return bool(inside) and not any(words in ("of", "in") for words in links)


def _not_around(nouns: Sequence[Token], found: list[Spot], spots: Spots) -> list[Spot]:
    """ "Recaptured a town in North Kordofan": the province is not what was taken."""
    around = bool(found) and all(map(is_wide_area, found))
    return [] if around and any(one_inside(noun, spots) for noun in nouns) else found


def _only_around(trigger: Trigger, nouns: Sequence[Token], spots: Spots) -> bool:
    """Whether a place that no gazetteer has is named, and otherwise only the province around it."""
    if trigger.frame.layer not in ("strike", "clash"):
        return False
    named = [spot for spot in spots.every if not spot.speaker and not named_wide(spot)]
    # "A mine under a van near X (Y state)": what it was near to is none of its roles.
    beside = [word for word in trigger.token.sent if word.dep_ == "pobj" and word.head.lower_ == "near"]
    return all(map(is_wide_area, named)) and any(is_unknown_name(noun, spots) for noun in [*nouns, *beside])


def _alone(trigger: Trigger, spots: Spots) -> tuple[tuple[Spot, ...], str]:
    """The only place of a sentence, or where its witnesses are."""
    every = once(narrowest([spot for spot in spots.every if not named_wide(spot) and not spot.speaker]))
    gone = trigger.frame.layer == "control" and any(set_out_from(spots.doc[s.root]) for s in every)
    if gone or _elsewhere(trigger, every[:1], spots):
        every = ()
    if len(every) == 1:
        return (*every, *repeated(trigger, list(every), spots)), "only place of the sentence"
    seen = [] if every or trigger.frame.layer not in ("strike", "clash") else where_seen(spots)
    return (tuple(seen), "where the witnesses are") if len(seen) == 1 else ((), "none")


def _around(trigger: Trigger, nouns: list[Token], spots: Spots) -> list[Spot]:
    """The places of the nearest clause around a trigger that names any, the narrower first."""
    held, below = trigger.frame.layer == "control", trigger.token
    for above in climb(trigger.token):
        if held and below.dep_ in _OTHER_CLAUSES:
            break
        below = above
        named = [s for n in _clause_nouns(above, held=held) if n not in nouns for s in spots.within(n)]
        named = [s for s in named if not (held and set_out_from(spots.doc[s.root]))]
        found = [spot for spot in narrowest(named) if not named_wide(spot) and not spot.speaker]
        if found and not held and all(map(is_wide_area, found)):
            found = used_near(above, spots) or found
        if found:
            return sorted(found, key=lambda s: s.located is not None and s.located.place.kind in _VAST)
    return []


def _beside_unknown(found: Sequence[Spot], spots: Spots, held: bool) -> list[Spot]:
    """ "The Nur Shams camp, on the edge of X": the known place that tells where the unknown one lies."""
    last = found[-1].last
    after = [s for s in spots.every if last < s.first <= last + 8 and s.located is not None]
    return [
        s
        for s in after
        if not named_wide(s)
        and not s.speaker
        and not (held and is_wide_area(s))
        and not any(word.pos_ in ("VERB", "AUX", "CCONJ") for word in spots.doc[last + 1 : s.first])
    ][:1]


def _elsewhere(trigger: Trigger, only: Sequence[Spot], spots: Spots) -> bool:
    """Whether the only place of a sentence stands in another clause, so that nobody holds or loses it here."""
    if trigger.frame.layer != "control" or not only:
        return False
    above = {word.i for word in (trigger.token, *climb(trigger.token))}
    word = spots.doc[only[0].root]
    # A long sentence is read in pieces: the way up may end at another root than the trigger's.
    while word.i not in above and word.head != word:
        if word.dep_ in _OTHER_CLAUSES:
            return True
        word = word.head
    return False


def _whose(spot: Spot, token: Token) -> bool:
    """ "A US air strike near X": the country says who did it, not where."""
    root = token.doc[spot.root]
    return named_wide(spot) and root.head == token and root.dep_ in ("compound", "poss", "amod", "nmod")


def _own_object(nouns: list[Token], spots: Spots) -> tuple[list[Token], bool]:
    """What a party holds is the place itself, not the province around it.

    The first noun with a place of its own decides. Where the first is a name that no gazetteer has, only a town
    around it may stand for it, as a part of that town.
    """
    for position, noun in enumerate(n for n in nouns if n.dep_ != "poss" or spots.within(n)):
        inside = spots.within(noun)
        if inside:
            with_same = [other for other in nouns if other == noun or _beside(other)]
            return with_same, False
        if (
            noun.pos_ == "PROPN"
            and position == 0
            and not any(child.dep_ == "poss" for child in noun.children)
        ):
            rest = [other for other in nouns[1:] if any(_town(spot) for spot in spots.within(other))]
            return rest, any(other not in noun.conjuncts for other in rest)
    return nouns, False


def _beside(noun: Token) -> bool:
    """Listed beside another: "the city of X and (of) most of Y province"."""
    if noun.dep_ in ("conj", "appos"):
        return True
    if noun.dep_ != "pobj" or not noun.head.i:
        return False
    return noun.head.dep_ == "conj" or noun.head.nbor(-1).dep_ == "cc"


def _with_place(nouns: list[Token], spots: Spots) -> list[Token]:
    """The nouns that name a place, else all of them; of several, the first decides whether a part is meant."""
    named = [noun for noun in nouns if spots.within(noun)]
    return named[:1] or nouns


def _town(spot: Spot) -> bool:
    return spot.located is not None and spot.located.place.kind in {*TOWNS, "landmark", "quarter"}


_ONWARD = frozenset({"to", "toward", "towards", "for"})
"""Where somebody set out for is not what he holds or gives up."""
_OTHER_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis"})
_VAST = frozenset({"admin", "region", "water"})


def _clause_nouns(token: Token, *, held: bool = False) -> list[Token]:
    """Nouns of a clause that may say where it plays; who acts is never the place that is held."""
    if held and token.pos_ in ("VERB", "AUX"):
        stayed = [noun for words, noun in prepositions(token) if words.split()[-1] not in _ONWARD]
        return [*objects(token), *stayed]
    if token.pos_ in ("VERB", "AUX"):
        links = [] if shelters(token) else prepositions(token)
        return [*objects(token), *(noun for _, noun in links), *subjects(token)]
    return [token] if token.pos_ in ("NOUN", "PROPN") else []


def _has_there(token: Token) -> bool:
    return any(child.lower_ in ("there", "nearby") and child.dep_ == "advmod" for child in token.children)


def _points_there(trigger: Trigger) -> bool:
    """ "Fought there", "gun battles went on there into the evening"."""
    token = trigger.token
    carriers = [token] if trigger.support is None else [token, trigger.support]
    if (
        token.pos_ == "NOUN"
        and token.dep_ in ("nsubj", "nsubjpass")
        and trigger.frame.layer in ("strike", "clash")
    ):
        carriers.append(token.head)
    return any(map(_has_there, carriers))


def _antecedent(token: Token, nouns: Sequence[Token], spots: Spots) -> tuple[Spot, ...]:
    """The last place named before the pointing word in the same sentence; the last two for "both towns"."""
    own = [spot for noun in subjects(token) if (spot := spots.at(noun)) is not None]
    if own and any(child.lower_ == "its" for noun in nouns for child in noun.children):
        return tuple(own)  # "X pushed back its second assault"
    limit = max((noun.i for noun in nouns), default=token.i)
    both = any(child.lower_ == "both" for noun in nouns for child in noun.children)
    found = narrowest(earlier(spots, limit))
    return tuple(found[-2:] if both else found[-1:])


def once(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Each place once, in the order of the text."""
    kept: dict[str, Spot] = {}
    for spot in spots:
        key = spot.located.place.id if spot.located else f"{spot.first}"
        kept.setdefault(key, spot)
    return tuple(kept.values())
