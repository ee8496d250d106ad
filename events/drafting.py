"""Drafting: a trigger with its roles, filled from the sentence and from what was read before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.actor_table import Context, actor_table
from events.armament import weapon
from events.attempts import is_stopped
from events.attribution import attribution_of, own_acts, speaking_party
from events.claim import Span
from events.days_apart import taken_before
from events.draft import Draft
from events.earlier import may_borrow, on_the_ground, one_of_the_strikes, spoken_of, tell_again
from events.headcount import people_counted
from events.holding_on import stays_put, still_there
from events.leaving import from_unknown, left_before, left_unsaid
from events.lexicon import Weapon, lexicon
from events.likewise import all_told, likewise, means_both, names_two, the_two_before
from events.links import flat_prepositions, prepositions
from events.modality import mood
from events.moment import is_over, is_same_day, moment_of, soon_after
from events.own_deeds import own_deed
from events.past import is_background, is_historical, is_recalled, is_undone
from events.placeless import is_placeless, throws
from events.reading import Reading
from events.sayings import has_speech
from events.scene import mostly_at
from events.spot import Spot
from events.spots import Spots
from events.syntax import subjects
from events.targets import targets
from events.times import TimeWords
from events.tokens import Doc, Token
from events.trigger import Trigger, frame_of
from events.ways import led_to, marked_at, movement
from events.where import Where, once, where
from events.who import doers, losers
from reports.report import Report

__all__ = ["draft_of"]


def draft_of(
    trigger: Trigger, doc: Doc, spots: Spots, words: Sequence[TimeWords], context: Context, reading: Reading
) -> Draft:
    carrier = trigger.support or trigger.token
    if trigger.frame.name == "hold" and any(map(_no_longer, carrier.children)):
        trigger = replace(trigger, frame=frame_of("lose"))
    span, time_rule = _moment(trigger, doc, words, reading)
    found = _where(trigger, spots, reading)
    if both := trigger.frame.layer != "displacement" and means_both(trigger):
        found = Where(spots=tuple(the_two_before(trigger, spots)), rule="both")
    if trigger.frame.name == "enter" and _unopposed(carrier):
        trigger = replace(trigger, frame=frame_of("take"))
    moving = trigger.frame.layer == "displacement"
    origins, ends = movement(trigger, spots) if moving else ([], [])
    if trigger.frame.name == "arrive" and not (origins or ends) and found.rule in ("role", "clause"):
        ends = list(found.spots)
    ids = {spot.located.place.id for spot in ends if spot.located is not None}
    origins = [spot for spot in origins if spot.located is None or spot.located.place.id not in ids]
    if moving and not origins and (start := left_before(trigger, ends, spots, reading)) is not None:
        origins = [Spot(found=start, first=-1, last=-1, root=-1)]
    if moving and ends and not origins and found.rule in ("clause", "pronoun"):
        origins = [spot for spot in found.spots if spot not in ends and not led_to(spot, doc)]
    if moving and not origins and (start := left_unsaid(trigger, ends, spots, reading)) is not None:
        origins = [Spot(found=start, first=-1, last=-1, root=-1)]
    lost = moving and not origins and (from_unknown(trigger.token, spots) or trigger.frame.name == "receive")
    draft = Draft(
        trigger=trigger,
        spots=() if lost else marked_at(trigger, spots, origins, ends) or found.spots,
        borrowed=(() if names_two(trigger) else reading.both())
        if both
        else spoken_of(trigger, reading)
        if not (origins or ends or found.spots) and may_borrow(trigger, found.open, reading, spots)
        else (),
        place_rule=found.rule,
        partial=found.partial or is_undone(trigger.token),
        actors=[] if moving else doers(trigger, context, reading.memory),
        losers=losers(trigger, context, reading.memory) if trigger.frame.layer == "control" else [],
        targets=targets(trigger, context) if trigger.frame.layer in ("strike", "clash") else [],
        weapon=weapon(trigger) if trigger.frame.layer == "strike" else None,
        span=span,
        time_rule=time_rule,
        mood="planned"
        if _what_it_could_do(trigger)
        else mood(carrier, noun=trigger.token, attempts_count=moving and not is_stopped(trigger.token)),
        background=is_background(trigger.token, lasting=trigger.frame.layer == "control")
        or (time_rule == "the report's day" and is_recalled(trigger.token))
        or _once_held(trigger)
        or _had_long(trigger, span, reading.report)
        or _had_for_long(trigger)
        or (moving and _told_by_who_fled(trigger, time_rule)),
        # "rebel-held Idlib" is the report's own word for the place, whoever is quoted on what happened there.
        attribution=None
        if trigger.attributive or _in_own_words(trigger)
        else attribution_of(trigger.token, context, reading.speaker),
        origins=origins,
        ends=ends,
        people=people_counted(trigger, doc) if moving else None,
    )
    own = trigger.frame.name == "lose" or own_deed(trigger)
    if own and not draft.actors and draft.attribution is not None:
        draft.actors = speaking_party(trigger.token, draft.attribution, context)
    if draft.layer == "strike" and not draft.actors:
        draft.actors = own_acts(trigger.token, context)
    draft.weapon = _from_the_air(draft) or draft.weapon
    draft.apart = _by_each(draft)
    if still_there(trigger, spots):
        stays_put(draft, carrier)
    one_of_the_strikes(draft, reading)
    tell_again(draft, reading)
    if draft.borrowed:
        draft.place_rule = "the place spoken of before"
    return draft


def _where(trigger: Trigger, spots: Spots, reading: Reading) -> Where:
    """Where a trigger happened, with the places of which the sentence says the same in other words."""
    aside = is_placeless(trigger, spots)
    found = Where(spots=(), rule="none") if aside else where(trigger, spots, spoken=reading.place is not None)
    found = replace(found, spots=tuple(spot for spot in found.spots if not throws(trigger, spot)))
    more = taken_before(spots, trigger.token.i) if trigger.frame.name in ("take", "fall") else []
    if every := all_told(trigger, spots):
        found = Where(spots=tuple(every), rule="role")
    elif more := more or mostly_at(trigger, spots) or likewise(trigger, spots):
        found = replace(found, spots=once([*found.spots, *more]))
    return found


def _moment(
    trigger: Trigger, doc: Doc, words: Sequence[TimeWords], reading: Reading
) -> tuple[Span | None, str]:
    """When a trigger happened, by its own words or by what was told just before."""
    span, rule = moment_of(trigger.token, doc, words, reading.report.published, reading.default)
    if rule == "the report's day" and reading.day is not None and is_same_day(doc.text):
        return reading.day, "the day told before"
    if rule == "the report's day" and reading.then is not None:
        if reading.sentence - reading.then_sentence == 1 and (later := soon_after(doc.text, reading.then)):
            return later, "soon after what was told before"
    return span, rule


def _from_the_air(draft: Draft) -> Weapon | None:
    if draft.layer == "strike" and draft.weapon is None and _by_raids(draft):
        return lexicon().weapons["air raid"]
    return lexicon().weapons["air"] if draft.weapon is not None and _from_planes(draft) else None


def _by_raids(draft: Draft) -> bool:
    """ "Overnight raids hit X and Y": raids that hit come from the air, unless men on foot are named."""
    nouns = [draft.token, *subjects(draft.token)]
    return any(noun.lemma_.lower() == "raid" for noun in nouns) and not any(
        map(on_the_ground, draft.token.sent)
    )


def _from_planes(draft: Draft) -> bool:
    """ "Israel bombed X", "an Israeli bomb hit Y": the bombs of a state fall from planes, if nobody planted them."""
    word = draft.weapon.word if draft.weapon is not None else ""
    parties = [actor_table().parties.get(actor.id or "") for actor in draft.actors]
    return (
        word in ("bomb", "bombing")
        and draft.trigger.frame.name != "explode"
        and bool(parties)
        and all(party is not None and party.kind in ("state", "coalition") for party in parties)
        and not any(token.lemma_.lower() in _PLANTED for token in draft.token.sent)
    )


_PLANTED = frozenset(
    "plant roadside suicide car vehicle bomber detonate device explosive booby smoke tear stun".split()
)


def _unopposed(verb: Token) -> bool:
    """ "Entered X without a fight": who meets nobody there has it."""
    links = flat_prepositions(verb)
    return any(words == "without" and noun.lemma_.lower() in _RESISTANCE for words, noun in links) or any(
        child.lower_ in ("unopposed", "unchallenged") for child in verb.children
    )


_RESISTANCE = frozenset(
    "fight fighting resistance opposition battle clash shot combat gunfire bloodshed".split()
)


def _in_own_words(trigger: Trigger) -> bool:
    """ "The X, which control the north, took the town, a source said": who they are, by the report's own word."""
    token = trigger.token
    return (
        trigger.frame.name == "hold"
        # The parse may take "the X that control the north" for a clause that says what.
        and token.dep_ in ("relcl", "ccomp")
        and token.tag_ in ("VBP", "VBZ")
        and any(child.dep_ == "nsubj" and child.tag_ in ("WDT", "WP") for child in token.children)
    )


def _by_each(draft: Draft) -> bool:
    """ "Both the army and the RSF said they held X": a town has one holder, so each says it of itself."""
    sides = {actor.side for actor in draft.actors} - {None}
    return (
        draft.layer == "control"
        and len(sides) > 1
        and any(word.lower_ in ("both", "each", "either") for word in draft.token.sent)
        and has_speech(draft.token.doc[0])
    )


def _had_long(trigger: Trigger, span: Span | None, report: Report) -> bool:
    """ "The army had held it since 2016": so it was until the news."""
    if trigger.frame.layer != "control" or span is None or report.published is None:
        return False
    began = Span(start=span.start, end=span.start, precision=span.precision)
    return is_over(trigger.token) and is_historical(began, report.published, background=False)


def _had_for_long(trigger: Trigger) -> bool:
    """ "The group had besieged the city for 500 days": so it was until the news."""
    token = trigger.token
    return (
        trigger.frame.layer == "control"
        and token.dep_ != "ccomp"
        and (is_over(token) or _held_then(trigger))
        and any(words == "for" and noun.lemma_.lower() in _LENGTHS for words, noun in prepositions(token))
    )


def _held_then(trigger: Trigger) -> bool:
    """ "Which the army occupied for eight months": the simple past of a state that lasted."""
    helped = any(child.dep_ in ("aux", "auxpass") for child in trigger.token.children)
    return trigger.frame.name in ("hold", "besiege") and trigger.token.tag_ in ("VBD", "VBN") and not helped


def _told_by_who_fled(trigger: Trigger, time_rule: str) -> bool:
    """ "Refugees who escaped from X last month told us": who they are, of an earlier day."""
    token = trigger.token
    if token.dep_ == "relcl" and token.head.dep_ == "dobj" and _had_done(token.head.head):
        return True  # "the city had sheltered families who escaped X in the spring"
    earlier = any(words in time_rule for words in ("last month", "months ago", "last year", "weeks ago"))
    speaks = token.head.dep_ == "nsubj" and token.head.head.lemma_.lower() in lexicon().speech
    return earlier and token.dep_ == "relcl" and speaks


def _had_done(verb: Token) -> bool:
    """The past perfect, also where the parse takes its participle for an adjective."""
    after = verb.doc[min(verb.i + 1, len(verb.doc) - 1)]
    return is_over(verb) or (verb.lower_ == "had" and after.tag_ == "VBN")


_LENGTHS = frozenset("day week month year decade".split())


def _no_longer(word: Token) -> bool:
    """ "No longer holds X", not "has held X longer than Y"."""
    return word.lower_ == "longer" and word.i > 0 and word.nbor(-1).lower_ in ("no", "any")


def _what_it_could_do(trigger: Trigger) -> bool:
    """ "The fall of X could open the way to Y": what a taking would bring about is not said to have come."""
    token = trigger.token
    return (
        trigger.frame.layer == "control"
        and token.pos_ == "NOUN"
        and token.dep_ == "nsubj"
        and any(child.tag_ == "MD" for child in token.head.children)
    )


def _once_held(trigger: Trigger) -> bool:
    """ "The town had been run by its own militias": told of the past, if nobody is quoted for it."""
    token = trigger.token
    return (
        trigger.frame.name == "hold"
        and token.dep_ not in ("ccomp", "relcl", "acl")
        and any(child.lower_ == "had" and child.dep_ == "aux" for child in token.children)
    )
