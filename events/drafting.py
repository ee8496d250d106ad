"""Drafting: a trigger with its roles, filled from the sentence and from what was read before."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from events.actor_table import Context
from events.attribution import attribution_of, speaking_party
from events.casualties import count_of
from events.claim import Bounds, Span
from events.draft import Draft
from events.lexicon import lexicon
from events.links import flat_prepositions, prepositions
from events.modality import is_background, is_historical, is_undone, mood
from events.moment import is_over, moment_of
from events.nouns import by_itself
from events.reading import Reading
from events.spot import Spot
from events.spots import Spots
from events.syntax import counted, objects, subjects
from events.times import TimeWords
from events.trigger import Trigger, frame_of
from events.ways import marked_at, movement
from events.weapons import weapon_of, weapons_in
from events.where import where
from events.who import doers, losers, targets, weapon
from geo.place import Located
from reports.report import Report
from reports.sentence import Sentence

__all__ = ["draft_of", "harm_draft", "is_protest"]


def draft_of(
    trigger: Trigger, doc: Doc, spots: Spots, words: Sequence[TimeWords], context: Context, reading: Reading
) -> Draft:
    carrier = trigger.support or trigger.token
    if trigger.frame.name == "hold" and any(child.lower_ == "longer" for child in carrier.children):
        trigger = replace(trigger, frame=frame_of("lose"))
    span, time_rule = moment_of(trigger.token, doc, words, reading.report.published, reading.default)
    found = where(trigger, spots, spoken=reading.place is not None)
    moving = trigger.frame.layer == "displacement"
    origins, ends = movement(trigger, spots) if moving else ([], [])
    ids = {spot.located.place.id for spot in ends if spot.located is not None}
    origins = [spot for spot in origins if spot.located is None or spot.located.place.id not in ids]
    if moving and not origins and (start := _left_before(trigger, ends, reading)) is not None:
        origins = [Spot(found=start, first=-1, last=-1, root=-1)]
    if moving and ends and not origins and found.rule in ("clause", "pronoun"):
        origins = [spot for spot in found.spots if spot not in ends]
    draft = Draft(
        trigger=trigger,
        spots=marked_at(trigger, spots, origins, ends) or found.spots,
        borrowed=_spoken_of(trigger, reading)
        if not (origins or ends or found.spots) and _may_borrow(trigger, found.open, reading, spots)
        else None,
        place_rule=found.rule,
        partial=found.partial or is_undone(trigger.token),
        actors=[] if moving else doers(trigger, context, reading.memory),
        losers=losers(trigger, context, reading.memory) if trigger.frame.layer == "control" else [],
        targets=targets(trigger, context, reading.memory)
        if trigger.frame.layer in ("strike", "clash")
        else [],
        weapon=weapon(trigger) if trigger.frame.layer == "strike" else None,
        span=span,
        time_rule=time_rule,
        mood=mood(carrier, noun=trigger.token, attempts_count=moving),
        background=is_background(trigger.token)
        or _once_held(trigger)
        or _had_long(trigger, span, reading.report),
        # "rebel-held Idlib" is the report's own word for the place, whoever is quoted on what happened there.
        attribution=None if trigger.attributive else attribution_of(trigger.token, context, reading.speaker),
        origins=origins,
        ends=ends,
        people=_movers(trigger, doc) if moving else None,
    )
    if trigger.frame.name == "lose" and not draft.actors and draft.attribution is not None:
        draft.actors = speaking_party(trigger.token, draft.attribution, context)
    _one_of_the_strikes(draft, reading)
    if draft.borrowed is not None:
        draft.place_rule = "the place spoken of before"
    return draft


def _spoken_of(trigger: Trigger, reading: Reading) -> Located | None:
    """The place spoken of before, or the capital where that is meant."""
    nouns = [*objects(trigger.token), *(noun for _, noun in prepositions(trigger.token))]
    return reading.capital if any(_is_capital(noun) for noun in nouns) else reading.place


def _is_capital(noun: Token) -> bool:
    return noun.lemma_.lower() == "capital" and any(child.lower_ == "the" for child in noun.children)


def _had_long(trigger: Trigger, span: Span | None, report: Report) -> bool:
    """ "The army had held it since 2016": so it was until the news."""
    if trigger.frame.layer != "control" or span is None or report.published is None:
        return False
    began = Span(start=span.start, end=span.start, precision=span.precision)
    return is_over(trigger.token) and is_historical(began, report.published, background=False)


def _once_held(trigger: Trigger) -> bool:
    """ "The town had been run by its own militias": told of the past, if nobody is quoted for it."""
    token = trigger.token
    return (
        trigger.frame.name == "hold"
        and token.dep_ not in ("ccomp", "relcl", "acl")
        and any(child.lower_ == "had" and child.dep_ == "aux" for child in token.children)
    )


def _one_of_the_strikes(draft: Draft, reading: Reading) -> None:
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
    ):
        draft.trigger, draft.weapon = replace(draft.trigger, frame=frame_of("strike")), before.weapon
        return
    if draft.layer == "strike" and draft.weapon is None and before is not None and before.weapon is not None:
        if draft.token.lower_ == "strike" and reading.violence_sentence >= 0:
            draft.weapon = before.weapon if reading.near(before) else None


def _left_before(trigger: Trigger, ends: list[Spot], reading: Reading) -> Located | None:
    """The place spoken of before that people leave: "from there", or where "they", "others" and "some" had left."""
    if reading.place is not None and _from_there(trigger):
        return reading.place
    if not ends or reading.left is None or reading.sentence - reading.left_sentence > 2:
        return None
    if any(s.located is not None and s.located.place.id == reading.left.place.id for s in ends):
        return None
    if trigger.frame.name not in ("flee", "arrive"):
        return None
    movers = [*subjects(trigger.token), *objects(trigger.token)]
    return reading.left if any(_same_people(noun) for noun in movers) else None


def _same_people(noun: Token) -> bool:
    """ "They", "most of them", "some", "a smaller number", "those displaced": people told of before."""
    if noun.lower_ in _THEY:
        return True
    of = [inner for child in noun.children if child.lower_ == "of" for inner in child.children]
    if any(inner.lower_ in ("them", "those", "whom") for inner in of):
        return True
    words = {child.lower_ for child in noun.children}
    return bool(words & {"other", "more", "further", "another", "some", "these"}) and (
        lexicon().people.get(noun.lemma_.lower()) is not None or noun.lower_ == "number"
    )


_THEY = frozenset("they others many most some those few number majority half thousands hundreds dozens rest".split())


def _from_there(trigger: Trigger) -> bool:
    """Whether people leave the place spoken of before: "from there", "its people"."""
    token = trigger.token
    away = any(
        words.split()[0] == "from" and noun.lower_ in ("there", "it", "here")
        for words, noun in prepositions(token)
    )
    movers = [counted(noun) for noun in [*subjects(token), *objects(token)]]
    return away or any(child.lower_ == "its" for noun in movers for child in noun.children)


def _may_borrow(trigger: Trigger, is_open: bool, reading: Reading, spots: Spots) -> bool:
    """Whether a happening without a place is at the place spoken of before: where words point there."""
    if _names_unknown(trigger, spots):
        return False
    nouns = [*objects(trigger.token), *(noun for _, noun in prepositions(trigger.token))]
    if is_open or any(_is_capital(noun) for noun in nouns) or reading.section is not None:
        return True
    if trigger.frame.layer not in ("strike", "clash"):
        return False
    token = trigger.token
    nouns = [token] if token.pos_ == "NOUN" else [n for n in subjects(token) if weapon_of(n) is not None]
    return any(child.lower_ in _SAME for noun in nouns for child in noun.children)


def _names_unknown(trigger: Trigger, spots: Spots) -> bool:
    """Whether a name that no gazetteer has says where: "bombed the port of Hudayda"."""
    verb = trigger.support or trigger.token
    nouns = [*objects(verb), *(noun for words, noun in flat_prepositions(verb) if words in _PLACING)]
    inner = [deep for noun in nouns for words, deep in prepositions(noun) if words in _PLACING]
    return any(
        noun.tag_ == "NNP" and not spots.within(noun) and noun.text not in _CALENDAR
        for noun in [*nouns, *inner]
    )


_CALENDAR = frozenset({*calendar.day_name, *calendar.month_name})
_PLACING = frozenset({"in", "at", "of", "near", "around", "outside", "inside", "on"})
_SAME = frozenset("the this these that another second third fourth further more other later separate".split())
"""Words that tie a happening to what was told just before: "the blast", "another strike"."""


def _movers(trigger: Trigger, doc: Doc) -> Bounds | None:
    token = trigger.token
    nouns = [*subjects(token), *objects(token)]
    if token.pos_ == "NOUN":
        nouns = [noun for words, noun in prepositions(token) if words in ("of", "by")]
        nouns += subjects(trigger.support) + objects(trigger.support) if trigger.support is not None else []
    for noun in nouns:
        found = count_of(doc, noun)
        if found is not None:
            return found
    return None


def harm_draft(
    token: Token,
    doc: Doc,
    spots: Spots,
    words: Sequence[TimeWords],
    context: Context,
    reading: Reading,
    sentence: Sentence,
) -> Draft | None:
    """A draft for casualties whose sentence names no happening: that of the sentence before, or an attack."""
    before = reading.violence
    names_place = any(
        spot.located is not None and spot.located.place.kind not in ("country", "continent")
        for spot in spots.every
    )
    if before is not None and sentence.index - reading.violence_sentence <= 1 and not names_place:
        draft = draft_of(
            Trigger(token=token, frame=before.trigger.frame), doc, spots, words, context, reading
        )
        draft.spots, draft.borrowed = (), next(iter(before.located()), None)
        draft.place_rule = "casualties of the happening told before"
        draft.actors, draft.weapon, draft.mood = list(before.actors), before.weapon, "reported"
        draft.span = before.span if draft.time_rule == "the report's day" else draft.span
        return draft
    told = token.pos_ == "VERB" or token.lower_ in _TOLL_WORDS or _found_bodies(token)
    if not names_place or not told or sentence.index - reading.protest <= 1 or _accident(doc):
        return None
    if is_protest(doc):
        return None
    armed = any(hit.kind == "weapon" and hit.word != "gun" for hit in weapons_in(list(doc)))
    armed = armed or "rubble" in {word.lower_ for word in doc}
    if before is not None and before.layer == "strike" and not _drawn(before):
        if sentence.index - reading.violence_sentence <= 1:
            draft = draft_of(
                Trigger(token=token, frame=before.trigger.frame), doc, spots, words, context, reading
            )
            draft.actors, draft.weapon = draft.actors or list(before.actors), before.weapon
            draft.span = before.span if draft.time_rule == "the report's day" else draft.span
            return draft
    frame = lexicon().frames["strike" if armed else "violence" if _found_bodies(token) else "attack"]
    return draft_of(Trigger(token=token, frame=frame), doc, spots, words, context, reading)


def _drawn(draft: Draft) -> bool:
    """Whether a happening has a place narrower than a country."""
    return any(found.place.kind not in ("country", "continent") for found in draft.located())


_TOLL_WORDS = frozenset("dead deaths fatalities lives life killed wounded injured".split())
_FOUND = frozenset("find recover discover retrieve dump exhume unearth pull collect".split())
_PROTESTS = frozenset(
    "demonstrator protester protestor rioter protest demonstration riot rally sit-in picket".split()
)


def _found_bodies(token: Token) -> bool:
    """ "The bodies of six people were found near X"."""
    return token.lower_ in ("bodies", "corpses") and token.head.lemma_.lower() in _FOUND


def is_protest(doc: Doc) -> bool:
    """Whether a sentence tells of people who protest."""
    return any(token.lemma_.lower() in _PROTESTS for token in doc)


def _accident(doc: Doc) -> bool:
    """Whether the dead of a sentence died without an attacker: in traffic, by weather, of a disease."""
    return any(
        by_itself(token)
        or (
            token.lemma_.lower() in lexicon().accidents and (token.pos_ == "NOUN" or token.lemma_ in _MISHAPS)
        )
        for token in doc
    )


_MISHAPS = frozenset(
    "crash sink capsize derail drown overturn collide collapse plunge skid veer electrocute".split()
)
