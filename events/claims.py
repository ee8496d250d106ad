"""Sentences with places become claims: the stages of reading one report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from events.actor_table import Context
from events.actors import actors_of, is_force, named_in
from events.arabic import is_arabic, read_arabic
from events.attribution import attribution_of, speaker_of_noun, speaking_party
from events.casualties import casualties, count_of
from events.claim import Attribution, Bounds, Claim, Span
from events.dateline import after_dateline
from events.draft import Draft
from events.join import attach_casualties, join
from events.lexicon import lexicon
from events.links import prepositions
from events.modality import is_background, is_undone, mood
from events.moment import moment_of, news_day
from events.pieces import pieces
from events.spots import Spot, Spots
from events.statement import claims_from
from events.syntax import agents, counted, objects, parse, subjects
from events.times import TimeWords, times
from events.trigger import Trigger
from events.triggers import can_hold_event, harms, triggers
from events.ways import marked_at, movement
from events.weapons import weapon_of
from events.where import where
from events.who import Memory, doers, losers, targets, weapon
from geo.geoparse import Geoparsed
from geo.place import Located, Unresolved
from reports.report import Report
from reports.sentence import Sentence

__all__ = ["read_claims"]

_WORDS = re.compile(r"\w+")
_SPECIFIC = frozenset({"settlement", "landmark", "part", "relative", "quarter", "airport"})


@dataclass(slots=True)
class _Reading:
    """What is carried from one sentence to the next."""

    report: Report
    context: Context
    default: Span | None
    memory: Memory = field(default_factory=Memory)
    speaker: Attribution | None = None
    place: Located | None = None
    violence: Draft | None = None
    violence_sentence: int = -9
    protest: int = -9
    sentence: int = 0

    def near(self, draft: Draft) -> bool:
        """Whether a draft was read in this sentence or one of the two before."""
        return draft is self.violence and self.sentence - self.violence_sentence <= 2


def read_claims(report: Report, sentences: Sequence[Sentence], places: Geoparsed) -> tuple[Claim, ...]:
    """Read the claims of one report, in the order of its text; Arabic sentences after the others.

    Parameters
    ----------
    report
        The report; its date is what relative times are worked out from.
    sentences
        Its sentences, as `reports.sentences.split` gives them.
    places
        Its place mentions, as `geo.geoparse.geoparse` gives them.

    Returns
    -------
    tuple of Claim
        Also planned, denied and historical ones, and those without a place; empty for a text without events.
    """
    arabic = [sentence for sentence in sentences if is_arabic(sentence.text)]
    if arabic:
        others = [sentence for sentence in sentences if not is_arabic(sentence.text)]
        return (*read_claims(report, others, places), *read_arabic(report, arabic, places))
    wanted = [piece for sentence in sentences for piece in pieces(sentence) if _may_hold(piece)]
    bodies = [after_dateline(sentence) for sentence in wanted]
    context = Context(country=_focus(places), day=report.published.date() if report.published else None)
    default = news_day((sentence.text for sentence in sentences), report.published)
    reading = _Reading(report=report, context=context, default=default)
    mentioned: list[Located | Unresolved] = [*places.located, *places.unresolved]
    found: list[Claim] = []
    for sentence, body, doc in zip(wanted, bodies, parse(body.text for body in bodies), strict=True):
        mentions = [m for m in mentioned if body.start <= m.mention.start < sentence.end]
        named = frozenset(i for first, past, _ in named_in(doc, context) for i in range(first, past))
        found.extend(
            _read_sentence(
                sentence, doc, Spots(doc, mentions, body.start, named, context.country), reading, body.start
            )
        )
    return tuple(found)


def _may_hold(sentence: Sentence) -> bool:
    return can_hold_event(frozenset(_WORDS.findall(sentence.text.lower())))


def _focus(places: Geoparsed) -> str | None:
    """The country that most of a report's places lie in; towns count twice as much as countries."""
    votes: Counter[str] = Counter()
    for found in places.located:
        if found.place.country and not found.mention.bare:
            votes[found.place.country] += 1 if found.mention.kind in ("country", "demonym") else 2
    return min(votes, key=lambda code: (-votes[code], code)) if votes else None


def _read_sentence(sentence: Sentence, doc: Doc, spots: Spots, reading: _Reading, origin: int) -> list[Claim]:
    context = _context(spots, reading)
    reading.sentence = sentence.index
    words = times(doc.text, reading.report.published)
    drafts = [
        _draft(trigger, doc, spots, words, context, reading) for trigger in triggers(doc, spots, context)
    ]
    if any(draft.layer == "none" for draft in drafts):
        reading.violence, reading.protest = None, sentence.index
    drafts = join([draft for draft in drafts if draft.layer != "none"])
    said = casualties(doc, harms(doc))
    if said is not None and not said.total:
        drafts = attach_casualties(
            drafts, said, lambda token: _harm(token, doc, spots, words, context, reading, sentence)
        )
    _remember(sentence, doc, spots, drafts, context, reading)
    if sentence.heading or sentence.text.rstrip('"”’) ').endswith(("?", "؟")):
        return []
    return [claim for draft in drafts for claim in claims_from(draft, sentence, reading.report, origin)]


def _context(spots: Spots, reading: _Reading) -> Context:
    """The country of the sentence's own places, where they agree, else the report's."""
    here = {s.located.place.country for s in spots.every if s.located is not None and s.located.place.country}
    country = here.pop() if len(here) == 1 else reading.context.country
    return Context(country=country, day=reading.context.day)


def _draft(
    trigger: Trigger, doc: Doc, spots: Spots, words: Sequence[TimeWords], context: Context, reading: _Reading
) -> Draft:
    carrier = trigger.support or trigger.token
    span, time_rule = moment_of(trigger.token, doc, words, reading.report.published, reading.default)
    found = where(trigger, spots)
    moving = trigger.frame.layer == "displacement"
    origins, ends = movement(trigger, spots) if moving else ([], [])
    ids = {spot.located.place.id for spot in ends if spot.located is not None}
    origins = [spot for spot in origins if spot.located is None or spot.located.place.id not in ids]
    if moving and not origins and reading.place is not None and _from_there(trigger):
        origins = [Spot(found=reading.place, first=-1, last=-1, root=-1)]
    if moving and ends and not origins and found.rule in ("clause", "pronoun"):
        origins = [spot for spot in found.spots if spot not in ends]
    draft = Draft(
        trigger=trigger,
        spots=marked_at(trigger, spots, origins, ends) or found.spots,
        borrowed=reading.place
        if not (origins or ends or found.spots) and _may_borrow(trigger, found.open)
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
        mood=mood(carrier, attempts_count=moving),
        background=is_background(trigger.token),
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


def _one_of_the_strikes(draft: Draft, reading: _Reading) -> None:
    """ "One strike …" after "air strikes": the weapon is the one told just before."""
    before = reading.violence
    if draft.layer == "strike" and draft.weapon is None and before is not None and before.weapon is not None:
        if draft.token.lower_ == "strike" and reading.violence_sentence >= 0:
            draft.weapon = before.weapon if reading.near(before) else None


def _from_there(trigger: Trigger) -> bool:
    """Whether people leave the place spoken of before: "from there", "its people"."""
    token = trigger.token
    away = any(
        words.split()[0] == "from" and noun.lower_ in ("there", "it", "here")
        for words, noun in prepositions(token)
    )
    movers = [counted(noun) for noun in [*subjects(token), *objects(token)]]
    return away or any(child.lower_ == "its" for noun in movers for child in noun.children)


def _may_borrow(trigger: Trigger, is_open: bool) -> bool:
    """Whether a happening without a place is at the place spoken of before: where words point there."""
    definite = trigger.token.pos_ == "NOUN" and any(
        child.lower_ in ("the", "this", "these", "that") for child in trigger.token.children
    )
    return is_open or (definite and trigger.frame.layer in ("strike", "clash"))


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


def _harm(
    token: Token,
    doc: Doc,
    spots: Spots,
    words: Sequence[TimeWords],
    context: Context,
    reading: _Reading,
    sentence: Sentence,
) -> Draft | None:
    """A draft for casualties whose sentence names no happening: that of the sentence before, or an attack."""
    before = reading.violence
    names_place = any(
        spot.located is not None and spot.located.place.kind not in ("country", "continent")
        for spot in spots.every
    )
    if before is not None and sentence.index - reading.violence_sentence <= 1 and not names_place:
        draft = _draft(Trigger(token=token, frame=before.trigger.frame), doc, spots, words, context, reading)
        draft.spots, draft.borrowed = (), next(iter(before.located()), None)
        draft.place_rule = "casualties of the happening told before"
        draft.actors, draft.weapon, draft.mood = list(before.actors), before.weapon, "reported"
        draft.span = before.span if draft.time_rule == "the report's day" else draft.span
        return draft
    if not names_place or token.pos_ != "VERB" or sentence.index - reading.protest <= 1 or _accident(doc):
        return None
    armed = any(weapon_of(noun) for noun in [*subjects(token), *agents(token)])
    frame = lexicon().frames["strike" if armed else "attack"]
    return _draft(Trigger(token=token, frame=frame), doc, spots, words, context, reading)


def _accident(doc: Doc) -> bool:
    """Whether the dead of a sentence died without an attacker: in traffic, by weather, of a disease."""
    return any(token.lemma_.lower() in lexicon().accidents for token in doc)


def _remember(
    sentence: Sentence, doc: Doc, spots: Spots, drafts: list[Draft], context: Context, reading: _Reading
) -> None:
    for draft in drafts:
        places = draft.located()
        if places:
            reading.place = places[0]
        if draft.violent and draft.mood == "reported":
            reading.violence, reading.violence_sentence = draft, sentence.index
        if draft.attribution is not None:
            reading.speaker = draft.attribution
    if not drafts:
        named = [
            s.located for s in spots.every if s.located is not None and s.located.mention.kind in _SPECIFIC
        ]
        reading.place = named[-1] if named else reading.place
    _remember_parties(doc, drafts, context, reading)


def _remember_parties(doc: Doc, drafts: list[Draft], context: Context, reading: _Reading) -> None:
    """ "They" and "it" are the subject of the last sentence that had a party for one."""
    root = next((token for token in doc if token.head == token), None)
    for noun in subjects(root) if root is not None else []:
        if noun.pos_ == "PRON":
            continue
        if is_force(noun, context):
            parties = actors_of(noun, context)
            if parties:
                reading.memory = Memory(parties=tuple(parties))
        if root is not None and (root.lemma_.lower() in lexicon().speech or is_force(noun, context)):
            reading.speaker = speaker_of_noun(noun, context)
    del drafts
