"""An Arabic trigger with its roles becomes a draft of the English reader, so that both share what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from events.arabic.casualties import Harm, movers, person_at
from events.arabic.mood import is_background, mood
from events.arabic.scene import Scene
from events.arabic.speech import attribution_of, speaking_party
from events.arabic.spots import ArabicSpot
from events.arabic.triggers import ArabicTrigger
from events.arabic.where import Where, movement, where
from events.arabic.who import doers, has_weapon, losers, targets, weapon_of
from events.claim import Actor, Attribution, Bounds, Span
from events.draft import Draft
from events.lexicon import Frame, lexicon
from events.times import day_span
from events.triggers import Trigger

if TYPE_CHECKING:
    from events.arabic.read import Memory

__all__ = ["PLACES_BEFORE", "draft_of", "harm_draft"]

PLACES_BEFORE = "the place spoken of before"
_PIECES = re.compile(r"\w+|\s+|[^\w\s]+")
_HOLDING = frozenset({"سيطر", "احتل", "هيمن"})


def draft_of(scene: Scene, trigger: ArabicTrigger, memory: Memory, last: Sequence[Actor]) -> Draft | None:
    """The draft of a trigger, or None where what it needs is missing.

    Parameters
    ----------
    memory
        What the sentences before left behind.
    last
        The parties of the trigger before, for a subject that is not said again.
    """
    did = doers(scene, trigger, last) or speaking_party(scene, trigger)
    frame = _frame(scene, trigger, did)
    if frame is None:
        return None
    moving = frame.layer == "displacement"
    found = where(scene, trigger)
    if not _complete(scene, trigger, did, found):
        return None
    origins, ends = movement(scene, trigger) if moving else ([], [])
    span, rule = _moment(scene, trigger, memory)
    draft = Draft(
        trigger=Trigger(token=_token(scene, trigger.at), frame=frame),
        spots=tuple(s.spot for s in (origins or ends or found.spots if moving else found.spots)),
        borrowed=None,
        place_rule=found.rule,
        partial=any(spot.partial for spot in found.spots),
        actors=[] if moving else did,
        losers=losers(scene, trigger) if frame.layer == "control" else [],
        targets=targets(scene, trigger, did) if frame.layer in ("strike", "clash") else [],
        weapon=weapon_of(scene, trigger) if frame.layer == "strike" else None,
        span=span,
        time_rule=rule,
        mood=mood(scene, trigger),
        background=is_background(scene, trigger),
        attribution=attribution_of(scene, trigger, memory.context, memory.speaker),
        origins=[s.spot for s in origins],
        ends=[s.spot for s in ends],
        people=movers(scene, trigger.begin, trigger.end, trigger.at) if moving else None,
    )
    _borrow(draft, trigger, found, memory)
    return draft


def harm_draft(scene: Scene, harm: Harm, memory: Memory) -> Draft | None:
    """A draft for casualties whose sentence names no happening: that of the sentence before, or an attack."""
    usable = [s for s in scene.spots if s.located is not None and not s.wide]
    before = memory.violence
    number = scene.clause_of(harm.at)
    near = ArabicTrigger(
        at=harm.at, form=_harm_form(scene, harm), clause=number, begin=scene.clauses[number].first,
        end=scene.clauses[number].last, prefix="", support=None,
    )  # fmt: skip
    if before is not None and not usable and scene.sentence.index - memory.violence_sentence <= 1:
        span, rule = _moment(scene, near, memory)
        return _told_before(scene, near, before, span if rule != "the report's day" else before.span, memory)
    if not usable:
        return None
    found = where(scene, near)
    span, rule = _moment(scene, near, memory)
    did = doers(scene, near, [])
    armed = weapon_of(scene, near)
    return _plain(
        scene, near, lexicon().frames["strike" if armed is not None else "attack"],
        spots=found.spots, rule=found.rule, actors=did, span=span, time_rule=rule, weapon=armed, memory=memory,
    )  # fmt: skip


def _harm_form(scene: Scene, harm: Harm):  # type: ignore[no-untyped-def]
    from events.arabic.triggers import harm_words

    return next(form for at, form in harm_words(scene.line, scene.taken) if at == harm.at)
