"""Nouns of holding and taking, with the verb that carries each: "took control", "in the hands of", "the fall of X"."""

from __future__ import annotations

from collections.abc import Iterator

from events.actor_table import Context
from events.actors import is_force
from events.besieging import of_a_unit
from events.inflection import with_particle
from events.lexicon import lexicon
from events.links import flat_prepositions, prepositions
from events.parts import is_partial
from events.spots import Spots
from events.syntax import agents, objects, subjects
from events.tokens import Token
from events.trigger import Trigger, frame_of

__all__ = ["FLAGS", "control_noun", "flag_triggers", "hands_triggers"]


def control_noun(token: Token, frame: str, support: Token | None, spots: Spots) -> Iterator[Trigger]:
    kinds = _support_kinds(support)
    if token.lemma_.lower() in ("control", "grip", "hold", "possession", "charge", *_RULES):
        yield from _control(token, kinds, support, spots)
        return
    if "lift" in kinds:
        return
    if frame == "besiege" and token.dep_ == "pobj" and token.head.lower_ == "under":
        if any(spots.about(noun) for noun in [*subjects(token.head.head), *objects(token.head.head)]):
            yield Trigger(token=token, frame=frame_of(frame), support=token.head.head)
        return
    links = prepositions(token)
    of_place = any(
        words in ("of", "on", "in", "from", "into", "to", "over", "toward", "towards", "at", "out of")
        and spots.about(noun)
        for words, noun in links
    )
    of_place |= frame == "besiege" and of_a_unit(token, spots)
    owner = any(child.dep_ in ("poss", "compound") and spots.at(child) for child in token.children)
    owner |= any(child.lower_ == "its" for child in token.children) and bool(agents(token))
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
    of = [noun for words, noun in prepositions(token) if words in ("of", "over")]
    if token.dep_ != "pobj" and of and not any(_may_be_held(noun, spots) for noun in of):
        return
    if token.lemma_.lower() == "command" and not any(map(spots.about, of)):
        return
    for kind, frame in (("take", "take"), ("lose", "lose"), ("expand", "expand"), ("hold", "hold")):
        if kind in kinds and token.lemma_.lower() not in _RULES:
            yield Trigger(token=token, frame=frame_of(frame), support=support)
            return
    above = token.head.lower_ if token.dep_ == "pobj" else ""
    if above == "in" and token.head.head.lemma_.lower() in _APPOINTING:
        return  # "whom Moscow put in charge of the region": who was appointed
    of_it = token.lemma_.lower() == "command" and above == "in" and any(map(spots.about, of))
    if token.lemma_.lower() in _RULES and above != "under" and not of_it:
        return
    if above == "from" and any(child.dep_ in ("poss", "compound", "amod") for child in token.children):
        yield Trigger(token=token, frame=frame_of("lose"), support=_bearer(token))
    elif above in ("under", "in"):
        verb = _bearer(token)
        if verb.lemma_.lower() in ("have", "bring", "get") and not any(map(spots.about, objects(verb))):
            return  # "the fire brigade has the blaze under control"
        if verb.pos_ == "NOUN" and verb.dep_ == "dobj" and not (spots.about(verb) or spots.within(verb)):
            return  # the same, where the parse hangs "under" on the blaze
        came = verb.lemma_.lower() in ("come", "fall", "pass", "bring")
        yield Trigger(token=token, frame=frame_of("take" if came else "hold"), support=verb)
    elif any(words == "of" and spots.about(noun) for words, noun in prepositions(token)) and token.dep_ in (
        "nsubj",
        "dobj",
        "pobj",
    ):
        return


_APPOINTING = frozenset("put place leave name appoint install set".split())
FLAGS = frozenset({"flag", "flags", "banner", "banners"})


_FLYING = frozenset("fly raise hoist plant flutter wave hang unfurl see".split())


def flag_triggers(token: Token, spots: Spots, context: Context) -> Iterator[Trigger]:
    """ "The army's flag was flying over the governor's office", "soldiers raised the flag over X"."""
    verb = token.head
    run_up = verb.lemma_.lower() == "run" and any(child.lower_ == "up" for child in verb.children)
    if token.dep_ == "dobj" and (run_up or verb.lemma_.lower() in _FLYING):
        links = [*flat_prepositions(verb), *prepositions(token)]
        over = any(spots.within(noun) or _is_hall(noun) for _, noun in links)
        if any(is_force(noun, context) for noun in subjects(verb)) and over:
            yield Trigger(token=token, frame=frame_of(_flown_over(links)), support=verb)
        elif any(spots.at(noun) for noun in subjects(verb)) and any(map(_whose_flag, token.children)):
            yield Trigger(token=token, frame=frame_of("hold"), support=verb)  # "X now flies the army's flag"
    went_up = verb.lemma_.lower() == "go" and any(child.lower_ == "up" for child in verb.children)
    if token.dep_ in ("nsubj", "nsubjpass") and (verb.lemma_.lower() in _FLYING or went_up):
        yield Trigger(token=token, frame=frame_of(_flown_over(prepositions(verb))), support=verb)


def _is_hall(noun: Token) -> bool:
    """ "Over the town hall", "over the town council": where a town is ruled from."""
    ruled = any(child.lower_ in ("town", "city", "village", "district") for child in noun.children)
    return ruled and noun.lemma_.lower() in ("hall", "council", "centre", "center", "administration")


def _whose_flag(word: Token) -> bool:
    return word.dep_ in ("poss", "amod", "compound", "nmod")


def _flown_over(links: list[tuple[str, Token]]) -> str:
    """A flag over a town or its hall is that of who holds it; over a few blocks it shows who is there."""
    over = [
        noun
        for words, noun in links
        if words.split()[-1] in ("over", "above", "from", "on", "in", "at", "atop")
    ]
    whole = over and not any(is_partial(noun) or noun.lemma_.lower() in _BITS for noun in over)
    return "hold" if whole else "presence"


_BITS = frozenset(
    "block street house home terminal post checkpoint garden hill edge roof tank vehicle silo silos mast".split()
)


def _bearer(token: Token) -> Token:
    """The verb or noun of "is back under control", "a town in the hands of"."""
    above = token.head.head
    while above.pos_ in ("ADV", "ADJ") and above.head != above:
        above = above.head
    return above


_OFFICES = frozenset(
    "presidency council company firm bank party parliament government economy budget situation ball ministry".split()
)


def _may_be_held(noun: Token, spots: Spots) -> bool:
    """A place, a word for one, or a name: control of a presidency or a company is none."""
    if noun.lemma_.lower() in _OFFICES:
        return False
    return spots.about(noun) or bool(spots.within(noun)) or noun.pos_ in ("PROPN", "PRON")


def hands_triggers(token: Token, spots: Spots) -> Iterator[Trigger]:
    """ "is in the hands of the rebels", "fell into rebel hands"."""
    if token.dep_ == "pobj" and token.head.lower_ in ("from", "of"):
        yield from _out_of_hands(token, spots)
        return
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "into", "to"):
        return
    verb = _bearer(token)
    named = verb.pos_ in ("NOUN", "PROPN") and spots.at(verb) is not None  # "X, in rebel hands since May"
    is_one = verb.dep_ == "attr" and any(spots.at(noun) for noun in subjects(verb.head))
    if named or is_one or any(spots.about(noun) for noun in [*subjects(verb), *objects(verb)]):
        came = verb.lemma_.lower() in ("fall", "pass", "come")
        yield Trigger(token=token, frame=frame_of("take" if came else "hold"), support=verb)


def _out_of_hands(token: Token, spots: Spots) -> Iterator[Trigger]:
    """ "X slipped from the army's hands", "has passed out of rebel hands"."""
    verb = _bearer(token)
    while verb.pos_ in ("ADP", "ADV") and verb.head != verb:
        verb = verb.head
    if verb.lemma_.lower() in _SLIPPING and any(spots.about(noun) for noun in subjects(verb)):
        yield Trigger(token=token, frame=frame_of("lose"), support=verb)


_SLIPPING = frozenset("slip pass go slide fall".split())
