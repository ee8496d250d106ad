"""Where: the places that a trigger's roles name, and what to do where they name none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from events.lexicon import lexicon
from events.links import flat_prepositions, prepositions
from events.spots import Spot, Spots, narrowest
from events.syntax import climb, is_verb, objects, subjects
from events.trigger import Trigger

__all__ = ["Where", "has_unknown_object", "is_partial", "once", "where"]

_AT = frozenset(
    "in at on near around inside outside over across within into against throughout along between beside above "
    "along of by toward towards off upon beyond through".split()
)
_SPOT_PREPOSITIONS = {
    "take": frozenset("of in over at on from around near across".split()),
    "hold": frozenset("of in over at on across around inside within near throughout".split()),
    "enter": frozenset("into in of through inside to".split()),
    "expand": frozenset("in of over to into across".split()),
    "presence": frozenset("in at outside inside near on around at through".split()),
    "advance": frozenset("on to toward towards into within of near in".split()) | {"in on"},
    "besiege": frozenset("of on in around".split()),
    "lose": frozenset("from of in over around".split()) | {"out of", "back from", "away from"},
    "expel": frozenset("from of".split()) | {"out of", "back from", "away from", "out from"},
    "fall": frozenset("of".split()),
    "handover": frozenset("of".split()),
}
_VIOLENT = frozenset({"strike", "explode", "attack", "clash", "violence"})
_PARTS = frozenset(
    "part parts area areas portion half third section sections district districts neighbourhood neighbourhoods "
    "neighborhood neighborhoods quarter quarters outskirts suburb suburbs edge swathe swathes swath swaths chunk "
    "chunks corner street streets".split()
)
_MUCH = frozenset("most much all majority rest bulk entirety whole nearly".split())
_POINTERS = frozenset("it there here".split())


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
    nouns = _role_nouns(trigger)
    partial = any(is_partial(noun) for noun in _with_place(nouns, spots))
    if trigger.frame.layer == "control":
        nouns, unknown = _own_object(nouns, spots)
        partial = partial or unknown
    found = narrowest([spot for noun in nouns for spot in spots.within(noun) if not spot.speaker])
    if found:
        return Where(spots=once(found), rule="role", partial=partial)
    pointing = any(_points(noun) or spots.about(noun) for noun in nouns) or _has_there(trigger.token)
    if pointing:
        earlier = _antecedent(trigger.token, nouns, spots)
        if earlier is not None:
            return Where(spots=(earlier,), rule="pronoun", partial=partial)
    if spoken and trigger.frame.layer == "control" and any(_definite(noun) for noun in nouns):
        return Where(spots=(), rule="none", partial=partial, open=True)
    if has_unknown_object(trigger, spots):
        return Where(spots=(), rule="none", partial=partial)
    for above in climb(trigger.token):
        held = trigger.frame.layer == "control"
        around = narrowest(
            [s for n in _clause_nouns(above, held=held) if n not in nouns for s in spots.within(n)]
        )
        around = [spot for spot in around if not _named_wide(spot) and not spot.speaker]
        if around:
            around.sort(key=lambda spot: spot.located is not None and spot.located.place.kind in _VAST)
            return Where(spots=once(around[:1]), rule="clause", partial=partial)
    every = once(narrowest([spot for spot in spots.every if not _named_wide(spot) and not spot.speaker]))
    if len(every) == 1:
        return Where(spots=every, rule="only place of the sentence", partial=partial)
    return Where(
        spots=(),
        rule="none",
        partial=partial,
        open=any(_points(noun) or _definite(noun) for noun in nouns) or _has_there(trigger.token),
    )


def _definite(noun: Token) -> bool:
    """ "The whole city", "the area": a place without a name that was spoken of before."""
    kind = lexicon().places.get(noun.lemma_.lower())
    words = {child.lower_ for child in noun.children}
    named = any(
        child.pos_ == "PROPN" and child.dep_ in ("compound", "nmod", "appos") for child in noun.children
    )
    plural = noun.tag_ in ("NNS", "NNPS")
    return kind in ("place", "part") and "the" in words and not named and not plural


def has_unknown_object(trigger: Trigger, spots: Spots) -> bool:
    """Whether the place of its own is a name that no gazetteer has: another place must not stand for it."""
    if not is_verb(trigger.token) or trigger.frame.name in ("clash", "attack", "violence"):
        return False
    return any(noun.pos_ == "PROPN" and not spots.within(noun) for noun in objects(trigger.token))


def _own_object(nouns: list[Token], spots: Spots) -> tuple[list[Token], bool]:
    """What a party holds is the place itself, not the province around it.

    The first noun with a place of its own decides. Where the first is a name that no gazetteer has, only a town
    around it may stand for it, as a part of that town.
    """
    for position, noun in enumerate(nouns):
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
            return rest, bool(rest)
    return nouns, False


def _beside(noun: Token) -> bool:
    """Listed beside another: "the city of X and (of) most of Y province"."""
    return noun.dep_ in ("conj", "appos") or (noun.dep_ == "pobj" and noun.head.dep_ == "conj")


def _with_place(nouns: list[Token], spots: Spots) -> list[Token]:
    """The nouns that name a place, else all of them; of several, the first decides whether a part is meant."""
    named = [noun for noun in nouns if spots.within(noun)]
    return named[:1] or nouns


def _town(spot: Spot) -> bool:
    return spot.located is not None and spot.located.place.kind in ("settlement", "landmark", "quarter")


def is_partial(noun: Token) -> bool:
    """Whether a noun's phrase speaks of a part ("parts of", "two districts of"), not of most or all."""
    words = [noun, *noun.children]
    if any(word.lower_ in _MUCH for word in words):
        return False
    if noun.tag_ == "NN" and any(
        child.dep_ == "compound" and child.pos_ == "PROPN" for child in noun.children
    ):
        return False
    return noun.lower_ in _PARTS or any(
        child.lower_ in _PARTS and child.dep_ in ("compound", "nmod") for child in noun.children
    )


def _role_nouns(trigger: Trigger) -> list[Token]:
    token, name = trigger.token, trigger.frame.name
    if trigger.attributive:
        return [token.head]
    nouns = _of_verb(token, name) if is_verb(token) else _of_noun(token, name)
    wanted = _SPOT_PREPOSITIONS.get(name, _AT)
    for carrier in [token] if trigger.support is None else [token, trigger.support]:
        for words, noun in prepositions(carrier):
            if words in wanted or (words.split()[-1] in wanted and name not in _SPOT_PREPOSITIONS):
                nouns.append(noun)
    for child in token.children:
        if child.dep_ == "acl" and child.lemma_.lower() in ("target", "hit", "strike"):
            nouns.extend(objects(child))
    return [noun for noun in dict.fromkeys(nouns) if noun != token]


def _of_verb(token: Token, name: str) -> list[Token]:
    nouns = subjects(token) if name == "fall" else [] if name == "expel" else objects(token)
    if token.lemma_ == "be" and token.pos_ in ("AUX", "VERB"):
        below = [child for child in token.children if child.dep_ in ("acomp", "advmod")]
        nouns = [*subjects(token)] if name == "hold" and not below else []
        nouns.extend(noun for word in below for _, noun in prepositions(word))
    if name == "presence":
        nouns.extend(noun for seen in objects(token) for _, noun in prepositions(seen))
    if name in _VIOLENT:
        nouns.extend(child for child in token.children if child.dep_ == "npadvmod" and child.pos_ == "PROPN")
    return nouns


def _of_noun(token: Token, name: str) -> list[Token]:
    nouns = [child for child in token.children if child.dep_ in ("poss", "compound", "nmod")]
    if token.dep_ in ("attr", "appos") and name in ("hold", "presence"):
        nouns.extend(subjects(token.head) if token.dep_ == "attr" else [token.head])
    if token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj"):
        nouns.extend(_verb_nouns(token, name))
    if token.dep_ == "pobj" and token.head.lower_ in ("under", "in") and name in ("take", "hold", "besiege"):
        nouns.extend([*subjects(token.head.head), *objects(token.head.head)])
    return nouns


def _verb_nouns(token: Token, name: str) -> list[Token]:
    """Where a noun is what a verb does something with: "air strikes hit X", "shelling continued in X"."""
    if name not in _VIOLENT:
        return []
    verb = token.head if token.dep_ != "pobj" else token.head.head
    if verb.pos_ != "VERB":
        return []
    nouns = [noun for noun in objects(verb) if noun != token] if token.dep_ == "nsubj" else []
    return [
        *nouns,
        *(noun for words, noun in flat_prepositions(verb) if words.split()[-1] in _AT and noun != token),
    ]


_VAST = frozenset({"admin", "region", "water"})


def _clause_nouns(token: Token, *, held: bool = False) -> list[Token]:
    """Nouns of a clause that may say where it plays; who acts is never the place that is held."""
    if held and token.pos_ in ("VERB", "AUX"):
        return [*objects(token), *(noun for _, noun in prepositions(token))]
    if token.pos_ in ("VERB", "AUX"):
        return [*objects(token), *(noun for _, noun in prepositions(token)), *subjects(token)]
    return [token] if token.pos_ in ("NOUN", "PROPN") else []


def _points(noun: Token) -> bool:
    if noun.lower_ in _POINTERS:
        return True
    kind = lexicon().places.get(noun.lemma_.lower())
    words = {child.lower_ for child in noun.children}
    if kind is not None and words & {"same", "its", "their", "this", "that"}:
        return True
    if kind in ("part", "site") and "the" in words:
        return True
    return any(
        child.dep_ == "prep" and child.lower_ == "of" and any(g.lower_ in _POINTERS for g in child.children)
        for child in noun.children
    )


def _has_there(token: Token) -> bool:
    return any(child.lower_ in ("there", "nearby") and child.dep_ == "advmod" for child in token.children)


def _antecedent(token: Token, nouns: Sequence[Token], spots: Spots) -> Spot | None:
    """The last place named before the pointing word in the same sentence."""
    limit = max((noun.i for noun in nouns), default=token.i)
    earlier = [
        spot for spot in spots.every if spot.last < limit and not _named_wide(spot) and not spot.speaker
    ]
    earlier = narrowest(earlier)
    return earlier[-1] if earlier else None


def _named_wide(spot: Spot) -> bool:
    return spot.located is not None and spot.located.place.kind in ("country", "continent")


def once(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Each place once, in the order of the text."""
    kept: dict[str, Spot] = {}
    for spot in spots:
        key = spot.located.place.id if spot.located else f"{spot.first}"
        kept.setdefault(key, spot)
    return tuple(kept.values())
