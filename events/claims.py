"""Sentences with places become claims: the stages of reading one report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

from events.actor_table import Context, actor_table, words_key
from events.arabic import is_arabic, read_arabic
from events.casualties import casualties
from events.claim import Claim
from events.corrections import taken_back
from events.dateline import after_dateline
from events.days_apart import days_apart
from events.discarded import Discarded, why_discarded
from events.draft import Draft
from events.drafting import draft_of
from events.entering import held_at_last
from events.gapping import with_gaps
from events.harm import follow_up, harm_draft, is_protest
from events.join import attach_casualties, by_happening, join, of_another_clause
from events.lethal import harms_nobody
from events.lexicon import lexicon
from events.moment import day_of_note, news_day
from events.names import named_in
from events.namesakes import told_apart
from events.numeric_dates import order_of
from events.onward import as_before, gone_on, led_on, most_are_at
from events.parsing import parse
from events.past import is_raid
from events.pieces import pieces
from events.reading import Reading, remember, remember_days
from events.sections import after_label, sections
from events.shares import shared_out
from events.spots import Spots
from events.standing import tells_who_stands
from events.statement import claims_from
from events.times import times
from events.tokens import Doc, Token
from events.told_days import told_days, with_told_days
from events.triggers import can_hold_event, harms, triggers
from events.untrue import labelled, said_untrue
from geo.geoparse import Geoparsed
from geo.place import Located, Unresolved
from reports.report import Report
from reports.sentence import Sentence

__all__ = ["read_claims"]

_WORDS = re.compile(r"\w+")
_EACH = re.compile(
    r"\b(?:both|each)\s+(?:of\s+them\s+)?(?:said|says?|have|has|had|claim|report|announc|den[iy]|insist|declar|assert)"
    r"|\b(?:both|each|either|two|warring|rival|opposing)\s+(?:sides?|part(?:y|ies)|camps?|armies|groups?|rivals)\b",
    re.IGNORECASE,
)
"""Words that may mean both parties to a fight, so that they are worth remembering."""
_GROUP = re.compile(
    r"\b(?:the|this|that)\s+(?:group|movement|organi[sz]ation|faction|outfit|alliance|coalition|militia|sect|fighters"
    r"|guerrillas|insurgents|militants|gunmen|attackers|assailants|jihadists|terrorists|raiders)\b",
    re.IGNORECASE,
)
"""Words that may mean the party without a state that was named last."""


def read_claims(
    report: Report,
    sentences: Sequence[Sentence],
    places: Geoparsed,
    discarded: list[Discarded] | None = None,
) -> tuple[Claim, ...]:
    """Read the claims of one report, in the order of its text; Arabic sentences after the others.

    Parameters
    ----------
    report
        The report; its date is what relative times are worked out from.
    sentences
        Its sentences, as `reports.sentences.split` gives them.
    places
        Its place mentions, as `geo.geoparse.geoparse` gives them.
    discarded
        Where given, sentences with a word for a happening that gave no claim are added to it.

    Returns
    -------
    tuple of Claim
        Also planned, denied and historical ones, and those without a place; empty for a text without events.
    """
    arabic = [sentence for sentence in sentences if is_arabic(sentence.text)]
    if arabic:
        others = [sentence for sentence in sentences if not is_arabic(sentence.text)]
        return (
            *read_claims(report, others, places, discarded),
            *read_arabic(report, arabic, places, discarded),
        )
    wanted = [piece for sentence in sentences for piece in pieces(sentence) if _may_hold(piece)]
    over = sections(sentences, places)
    labelled = [after_label(sentence, over.get(sentence.index, ())) for sentence in wanted]
    bodies = [
        after_dateline(sentence) if sentence is label else label
        for sentence, label in zip(wanted, labelled, strict=True)
    ]
    context = Context(country=_focus(places), day=report.published.date() if report.published else None)
    capital = _capital(places, context.country)
    texts = [sentence.text for sentence in sentences]
    default = news_day(texts, report.published)
    reading = Reading(report=report, context=context, default=default, capital=capital)
    reading.discarded = discarded
    if report.published is not None and day_of_note(texts, report.published) is not None:
        reading.reach = len(texts)  # all of a note on one day tells of one happening
    reading.order = order_of(report.body, report.language)
    reading.taken_back = taken_back(sentences)
    reading.told = told_days(sentences, report.published, reading.order)
    reading.two_sided = any(_EACH.search(sentence.text) for sentence in wanted)
    reading.grouped = any(_GROUP.search(sentence.text) for sentence in wanted)
    mentioned = _Mentioned([*told_apart(report.body, places.located), *places.unresolved])
    found: list[Claim] = []
    before = (0, -9)
    for sentence, body, doc in zip(wanted, bodies, parse(body.text for body in bodies), strict=True):
        reading.section = over.get(sentence.index, ())
        reading.paragraph = sentence.paragraph
        for found_over in reading.section[:1]:
            reading.place, reading.place_paragraph = found_over, sentence.paragraph
        mentions = mentioned.within(body.start, sentence.end)
        named = frozenset(i for first, past, _ in named_in(doc, context) for i in range(first, past))
        above = next(iter(reading.section), None)
        spots = Spots(doc, mentions, body.start, named, context.country, reading.place, capital, above)
        here = len(found)
        found.extend(_read_sentence(sentence, doc, spots, reading, body.start))
        if reading.goal is not None and sentence.index - before[1] == 1:
            found[before[0] : here] = led_on(found[before[0] : here], reading.goal)
            found[here:] = as_before(found[here:], found[before[0] : here])
        before = (here, sentence.index)
    return held_at_last(found)


class _Mentioned:
    """The mentions of a report, found by where they begin."""

    def __init__(self, mentions: Sequence[Located | Unresolved]) -> None:
        self._by_start = sorted(enumerate(mentions), key=lambda pair: pair[1].mention.start)
        self._starts = [found.mention.start for _, found in self._by_start]

    def within(self, start: int, end: int) -> list[Located | Unresolved]:
        """Those that begin between two offsets, in the order in which they were given."""
        first, past = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [found for _, found in sorted(self._by_start[first:past], key=lambda pair: pair[0])]


def _may_hold(sentence: Sentence) -> bool:
    return can_hold_event(frozenset(_WORDS.findall(sentence.text.lower()))) or tells_who_stands(sentence.text)


def _focus(places: Geoparsed) -> str | None:
    """The country that most of a report's places lie in; towns count twice as much as countries."""
    votes: Counter[str] = Counter()
    for found in places.located:
        if found.place.country and not found.mention.bare:
            votes[found.place.country] += 1 if found.mention.kind in ("country", "demonym") else 2
    return min(votes, key=lambda code: (-votes[code], code)) if votes else None


def _capital(places: Geoparsed, country: str | None) -> Located | None:
    """The capital of the country spoken of, where the report names it: the town that stands for its state."""
    states = actor_table().state_names
    for found in places.located:
        names = (found.place.name, found.mention.text)
        if found.place.country == country and found.place.kind == "settlement" and not found.mention.bare:
            if any(states.get(words_key(name)) == country for name in names):
                return found
    return None


def _read_sentence(sentence: Sentence, doc: Doc, spots: Spots, reading: Reading, origin: int) -> list[Claim]:
    context = _context(spots, reading)
    reading.sentence = sentence.index
    doc.told = reading.weapon_told()
    words = times(doc.text, reading.report.published, reading.order)
    words = with_told_days(words, reading.told, origin, doc.text)
    first = [
        draft_of(trigger, doc, spots, words, context, reading)
        for trigger in triggers(doc, spots, context)
        if (trigger.frame.name != "enter" or not is_raid(trigger.token)) and not harms_nobody(trigger.token)
    ]
    if any(draft.layer == "none" for draft in first):
        reading.violence, reading.protest = None, sentence.index
    if (meant := labelled(doc)) is not None:
        for draft in first:
            draft.mood = meant if draft.mood == "reported" else draft.mood
    for draft in first:
        draft.mood = "denied" if said_untrue(draft.token) else draft.mood
    drafts = join([draft for draft in first if draft.layer != "none"])
    if is_protest(doc):
        drafts = [draft for draft in drafts if not _crowd_control(draft)]
    harmful = harms(doc)
    drafts += _apart(
        drafts, harmful, lambda token: harm_draft(token, doc, spots, words, context, reading, sentence)
    )
    for harmed in by_happening(drafts, harmful):
        said = casualties(doc, harmed)
        if said is not None and not said.total:
            drafts = attach_casualties(
                drafts, said, lambda token: harm_draft(token, doc, spots, words, context, reading, sentence)
            )
    for draft in drafts:
        follow_up(draft, spots, reading, sentence)
        if sentence.index in reading.taken_back:
            draft.mood = "denied"
    drafts = [one for draft in drafts for one in days_apart(draft, spots, words, reading.default)]
    drafts = [one for draft in drafts for one in shared_out(draft, spots)]
    drafts = [one for draft in drafts for one in with_gaps(draft, spots, context)]
    reading.goal = None
    if (most := most_are_at(doc, spots)) is not None and not gone_on(drafts, *most):
        reading.goal = most[1]
    remember(sentence, doc, spots, drafts, context, reading)
    remember_days(words, reading)
    silent = sentence.heading or sentence.text.rstrip('"”’) ').endswith(("?", "؟"))
    if reading.discarded is not None and (silent or not drafts):
        why = why_discarded(reading.report.id, sentence, doc, first, spots)
        reading.discarded.extend([why] if why is not None else [])
    if silent:
        return []
    return [claim for draft in drafts for claim in claims_from(draft, sentence, reading.report, origin)]


def _apart(drafts: list[Draft], harmful: list[Token], make: Callable[[Token], Draft | None]) -> list[Draft]:
    """Harm that a statement of its own tells of, at a place that no happening of the sentence is at."""
    made = [make(word) for word in harmful if of_another_clause(drafts, word)]
    taken = {found.place.id for draft in drafts for found in draft.located()}
    return [
        draft
        for draft in made
        if draft is not None
        and draft.place_rule == "role"
        and draft.located()
        and not taken & {found.place.id for found in draft.located()}
    ]


def _crowd_control(draft: Draft) -> bool:
    """Police or nobody in particular against people who protest: no event of war."""
    if any(lexicon().people.get(word.lemma_.lower()) == "fighter" for word in draft.token.sent):
        return False
    armed = any(actor.id is None and actor.side is None for actor in draft.actors)
    return draft.layer == "clash" and not armed


def _context(spots: Spots, reading: Reading) -> Context:
    """The country of the sentence's own places, where they agree, else the report's."""
    here = {s.located.place.country for s in spots.every if s.located is not None and s.located.place.country}
    country = here.pop() if len(here) == 1 else reading.context.country
    return Context(country=country, day=reading.context.day)
