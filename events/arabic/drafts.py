"""An Arabic trigger with its roles becomes a draft of the English reader, so that both share what follows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from events.arabic.casualties import Harm, movers
from events.arabic.clauses import verb_at
from events.arabic.frames import frame_of, is_complete
from events.arabic.memory import Memory
from events.arabic.mood import is_background, mood
from events.arabic.scene import Scene
from events.arabic.speech import attribution_of, speaking_party
from events.arabic.triggers import ArabicTrigger
from events.arabic.where import Where, movement, where
from events.arabic.who import doers, losers, targets, weapon_of
from events.claim import Actor, Span
from events.draft import Draft
from events.lexicon import Frame, lexicon
from events.times import day_span
from events.tokens import Doc, Token, flat
from events.trigger import Trigger

__all__ = ["PLACE_BEFORE", "draft_of", "harm_draft"]

PLACE_BEFORE = "the place spoken of before"
_DAY = "the report's day"
_REACH, _VERB = 24, 12
_PIECES = re.compile(r"[\w\u064b-\u065f\u0670]+|\s+|[^\w\s\u064b-\u065f\u0670]+")


def draft_of(scene: Scene, trigger: ArabicTrigger, memory: Memory, last: Sequence[Actor]) -> Draft | None:
    """The draft of a trigger, or None where what its word needs is missing.

    Parameters
    ----------
    memory
        What the sentences before left behind.
    last
        The parties of the trigger before, for a subject that is not said again.
    """
    did = doers(scene, trigger, last) or speaking_party(scene, trigger, memory.context.day)
    frame = frame_of(scene, trigger, did)
    if frame is None:
        return None
    found = where(scene, trigger)
    if not is_complete(scene, trigger, frame, did, found):
        return None
    if frame.layer == "displacement":
        return _movement(scene, trigger, frame, found, memory)
    draft = _draft(scene, trigger, frame, found, memory)
    draft.actors = did
    if frame.layer == "control":
        draft.losers = losers(scene, trigger)
        if draft.partial and frame.status == "lost":
            # Who leaves a base or a part has not lost the town around it.
            return None
    if frame.layer in ("strike", "clash"):
        draft.targets = targets(scene, trigger, did)
    if frame.layer == "strike":
        draft.weapon = weapon_of(scene, trigger)
    _borrow(draft, trigger, found, memory)
    return draft


def harm_draft(scene: Scene, harm: Harm, memory: Memory) -> Draft | None:
    """A draft for casualties whose sentence names no happening: that of the sentence before, or an attack."""
    number = scene.clause_of(harm.at)
    clause = scene.clauses[number]
    near = ArabicTrigger(
        at=harm.at,
        form=harm.form,
        clause=number,
        begin=clause.first,
        end=clause.last,
        prefix="",
        support=None,
    )
    found = where(scene, near)
    named = [spot for spot in scene.spots if spot.located is not None and not spot.wide]
    before = memory.violence
    if before is not None and not named and scene.sentence.index - memory.violence_sentence <= 1:
        return _told_before(_draft(scene, near, before.trigger.frame, found, memory), before)
    if not named:
        return None
    armed = weapon_of(scene, near)
    frame = lexicon().frames["strike" if armed is not None else "attack"]
    draft = _draft(scene, near, frame, found, memory)
    draft.weapon = armed
    draft.actors = doers(scene, near, ()) if armed is None else []
    return draft if draft.spots else None


def _told_before(draft: Draft, before: Draft) -> Draft:
    """The happening of the sentence before, to which casualties without one of their own belong."""
    draft.spots, draft.borrowed = (), tuple(before.located()[:1])
    draft.place_rule = "casualties of the happening told before"
    draft.actors, draft.weapon = list(before.actors), before.weapon
    draft.span = before.span if draft.time_rule == _DAY else draft.span
    return draft


def _draft(scene: Scene, trigger: ArabicTrigger, frame: Frame, found: Where, memory: Memory) -> Draft:
    span, rule = _moment(scene, trigger, memory)
    return Draft(
        trigger=Trigger(token=_token(scene, trigger.at), frame=frame),
        spots=tuple(spot.spot for spot in found.spots),
        borrowed=(),
        place_rule=found.rule,
        partial=frame.layer == "control" and any(spot.partial for spot in found.spots),
        actors=[],
        losers=[],
        targets=[],
        weapon=None,
        span=span,
        time_rule=rule,
        mood=mood(scene, trigger),
        background=is_background(scene, trigger),
        attribution=attribution_of(scene, trigger, memory.speaker),
    )


def _movement(scene: Scene, trigger: ArabicTrigger, frame: Frame, found: Where, memory: Memory) -> Draft:
    origins, ends = movement(scene, trigger)
    if frame.name == "arrive" and origins and ends:
        frame = lexicon().frames["flee"]
    draft = _draft(scene, trigger, frame, found, memory)
    draft.origins, draft.ends = [s.spot for s in origins], [s.spot for s in ends]
    draft.spots = tuple(draft.origins or draft.ends) or draft.spots
    draft.people = movers(scene, trigger.begin, trigger.end, trigger.at)
    if origins or ends:
        draft.place_rule = "role"
    else:
        _borrow(draft, trigger, found, memory)
    return draft


def _borrow(draft: Draft, trigger: ArabicTrigger, found: Where, memory: Memory) -> None:
    """A happening without a place is at the place spoken of before where words point there."""
    if draft.spots or not found.open or memory.place is None:
        return
    definite = not trigger.is_verb and (trigger.form.definite or "ال" in trigger.prefix)
    pointing = found.pointing or (trigger.is_verb and trigger.form.pronoun)
    if pointing or (definite and draft.layer != "control"):
        draft.borrowed, draft.place_rule = (memory.place,), PLACE_BEFORE
        before = memory.violence
        if draft.violent and before is not None and memory.place in before.located():
            draft.actors = draft.actors or list(before.actors)
            draft.weapon = draft.weapon or before.weapon


def _moment(scene: Scene, trigger: ArabicTrigger, memory: Memory) -> tuple[Span | None, str]:
    """The time words nearest to a trigger in its clause, else the last ones before its clause in the sentence."""
    clause = scene.clauses[trigger.clause]
    usable = [m for m in scene.moments if not m.forward or m.first < trigger.at]
    here = [m for m in usable if clause.first <= m.first <= clause.last]
    before = [m for m in usable if m.last < clause.first and not m.forward]
    chosen = min(here, key=lambda m: (_distance(scene, trigger, m.first), m.first)) if here else None
    if chosen is not None and _distance(scene, trigger, chosen.first) > _REACH:
        chosen = None
    if chosen is None and before and not before[-1].words.until:
        chosen = before[-1]
    if chosen is None:
        return memory.default, _DAY if memory.default is not None else "no date"
    words, published = chosen.words, memory.report.published
    span = words.span
    if words.since and published is not None:
        span = Span(start=span.start, end=max(span.end, day_span(published).end), precision=span.precision)
    return span, f"«{words.text}»"


def _distance(scene: Scene, trigger: ArabicTrigger, at: int) -> int:
    """Words between a trigger and a time, with more for each other verb between them."""
    low, high = sorted((trigger.at, at))
    verbs = [n for n in range(low + 1, high) if n != trigger.support and verb_at(scene.line, n, scene.taken)]
    return high - low + _VERB * len(verbs)


@lru_cache(maxsize=64)
def _doc(text: str) -> tuple[Doc, tuple[int, ...]]:
    """A sentence as a document without syntax, whose words and marks keep their offsets."""
    pieces = _PIECES.findall(text)
    starts = tuple(accumulate((len(piece) for piece in pieces[:-1]), initial=0))
    return flat(pieces), starts


def _token(scene: Scene, at: int) -> Token:
    word = scene.line.words[at]
    doc, starts = _doc(scene.sentence.text)
    return doc[bisect_right(starts, word.start) - 1]
