"""Nouns that stand for a happening: strikes, attacks, and words such as "control" with the verb that carries them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from events.inflection import with_particle
from events.lexicon import lexicon
from events.links import prepositions
from events.spots import Spots
from events.syntax import agents, objects, subjects
from events.trigger import Trigger, frame_of
from events.weapons import weapon_of, weapons_in

__all__ = ["FLAGS", "flag_triggers", "hands_triggers", "noun_triggers"]

_WORK_STRIKES = frozenset(
    "hunger labor labour general teachers doctors nurses workers transport rail bus lightning".split()
)
_CARRIERS = frozenset("train bus flight convoy boat ship column helicopter ferry lorry truck".split())
"""What people are carried by: "the evacuation train from X to Y"."""


def noun_triggers(token: Token, spots: Spots) -> Iterator[Trigger]:
    """The trigger that a noun is."""
    entry = _noun_entry(token)
    if entry is None or (token.dep_ == "compound" and token.head.pos_ in ("NOUN", "PROPN")):
        if entry is not None and entry[0] == "flee" and token.head.lemma_.lower() in _CARRIERS:
            yield Trigger(token=token.head, frame=frame_of("flee"), support=_support(token.head))
        return
    support = _support(token)
    frame = _fire(token, support) if token.lemma_.lower() in ("fire", "gunfire") else entry[0]
    if frame is None:
        return
    if frame == "strike" and token.dep_ == "pobj" and token.head.lower_ == "on":
        if token.head.head.lemma_.lower() in ("go", "be", "remain", "stay", "come"):
            return
    if frame == "strike" and any(child.lower_.strip("’'s") in _WORK_STRIKES for child in token.children):
        return
    if token.lemma_.lower() == "hit" and not weapons_in(list(token.doc)):
        return
    if token.lemma_.lower() == "raid" and any(hit.weapon == "air" for hit in weapons_in(list(token.doc))):
        frame = "strike"
    if frame == "attack" and (weapon_of(token) is not None or _by_weapons(token, support)):
        frame = "strike"
    if frame_of(frame).layer == "control":
        yield from _control_noun(token, frame, support, spots)
        return
    yield Trigger(token=token, frame=frame_of(frame), support=support)


def _by_weapons(token: Token, support: Token | None) -> bool:
    """ "Warplanes carried out four raids", "an attack with drones"."""
    doers = [*subjects(support), *agents(support)] if support is not None else []
    tools = [noun for words, noun in prepositions(token) if words in ("with", "by", "using")]
    return any(weapon_of(noun) is not None for noun in [*doers, *tools])


def _fire(token: Token, support: Token | None) -> str | None:
    """ "exchanged fire" is a fight, "opened fire" an attack, "mortar fire" shelling; other fires burn."""
    verb = support.lemma_.lower() if support is not None else ""
    if verb in ("exchange", "trade", "return"):
        return "clash"
    if weapon_of(token) is not None:
        return "strike"
    if token.lemma_.lower() == "gunfire":
        return "clash"
    return "attack" if verb == "open" or token.head.lower_ == "under" else None


def _noun_entry(token: Token) -> tuple[str, str | None] | None:
    nouns = lexicon().nouns
    lemma = token.lemma_.lower()
    if token.i:
        pair = f"{token.nbor(-1).lower_} {lemma}"
        if pair in nouns:
            return nouns[pair]
    return nouns.get(lemma) or nouns.get(token.lower_)


def _support(token: Token) -> Token | None:
    """The verb that carries a noun: "launched strikes", "strikes were carried out", "took control"."""
    head = token.head
    if token.dep_ in ("dobj", "nsubjpass", "attr") and head.pos_ in ("VERB", "AUX"):
        return head
    if token.dep_ == "dobj" and head.lemma_.lower() in ("trade", "exchange"):
        return head
    if token.dep_ == "conj" and token.head.pos_ == "NOUN":
        return _support(token.head)
    if (
        token.dep_ == "pobj"
        and head.lower_ in ("of", "in", "with")
        and head.head.lower_ in ("number", "series", "wave", "spate", "barrage", "dozens")
    ):
        return _support(head.head)
    return None


def _control_noun(token: Token, frame: str, support: Token | None, spots: Spots) -> Iterator[Trigger]:
    kinds = _support_kinds(support)
    if token.lemma_.lower() in ("control", "grip", "hold", "possession", *_RULES):
        yield from _control(token, kinds, support, spots)
        return
    if "lift" in kinds:
        return
    if frame == "besiege" and token.dep_ == "pobj" and token.head.lower_ == "under":
        if any(spots.about(noun) for noun in subjects(token.head.head)):
            yield Trigger(token=token, frame=frame_of(frame), support=token.head.head)
        return
    links = prepositions(token)
    of_place = any(
        words in ("of", "on", "in", "from", "into", "to", "over", "toward", "towards", "at", "out of")
        and spots.about(noun)
        for words, noun in links
    )
    owner = any(child.dep_ in ("poss", "compound") and spots.at(child) for child in token.children)
    copula = token.dep_ in ("attr", "appos") and frame in ("hold", "presence")
    if of_place or owner or copula:
        yield Trigger(token=token, frame=frame_of(frame), support=support)


_RULES = frozenset("administration rule occupation authority command sway".split())
"""Words for control behind "under" only: "has been under its administration since May"."""


def _support_kinds(support: Token | None) -> tuple[str, ...]:
    if support is None:
        return ()
    table = lexicon().support
    return next((table[form] for form in with_particle(support) if form in table), ())


def _control(token: Token, kinds: tuple[str, ...], support: Token | None, spots: Spots) -> Iterator[Trigger]:
    """ "took control of", "lost control of", "widened their control", "under the control of"."""
    for kind, frame in (("take", "take"), ("lose", "lose"), ("expand", "expand"), ("hold", "hold")):
        if kind in kinds and token.lemma_.lower() not in _RULES:
            yield Trigger(token=token, frame=frame_of(frame), support=support)
            return
    above = token.head.lower_ if token.dep_ == "pobj" else ""
    if token.lemma_.lower() in _RULES and above != "under":
        return
    if above == "from" and any(child.dep_ in ("poss", "compound", "amod") for child in token.children):
        yield Trigger(token=token, frame=frame_of("lose"), support=_bearer(token))
    elif above in ("under", "in"):
        verb = _bearer(token)
        came = verb.lemma_.lower() in ("come", "fall", "pass", "bring")
        yield Trigger(token=token, frame=frame_of("take" if came else "hold"), support=verb)
    elif any(words == "of" and spots.about(noun) for words, noun in prepositions(token)) and token.dep_ in (
        "nsubj",
        "dobj",
        "pobj",
    ):
        return


FLAGS = frozenset({"flag", "flags", "banner", "banners"})
_FLYING = frozenset("fly raise hoist plant flutter wave hang unfurl see".split())


def flag_triggers(token: Token) -> Iterator[Trigger]:
    """ "The army's flag was flying over the governor's office"."""
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_.lower() in _FLYING:
        yield Trigger(token=token, frame=frame_of("presence"), support=token.head)


def _bearer(token: Token) -> Token:
    """The verb or noun of "is back under control", "a town in the hands of"."""
    above = token.head.head
    while above.pos_ in ("ADV", "ADJ") and above.head != above:
        above = above.head
    return above


def hands_triggers(token: Token, spots: Spots) -> Iterator[Trigger]:
    """ "is in the hands of the rebels", "fell into rebel hands"."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "into", "to"):
        return
    verb = _bearer(token)
    if any(spots.about(noun) for noun in [*subjects(verb), *objects(verb)]):
        came = verb.lemma_.lower() in ("fall", "pass", "come")
        yield Trigger(token=token, frame=frame_of("take" if came else "hold"), support=verb)
