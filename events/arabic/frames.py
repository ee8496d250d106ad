"""Which happening an Arabic word stands for where its frame depends on what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from events.arabic.casualties import movers, person_at
from events.arabic.lexicon import words
from events.arabic.scene import Scene
from events.arabic.script import stems
from events.arabic.triggers import ArabicTrigger
from events.arabic.where import Where
from events.arabic.who import has_weapon, losers, weapon_of
from events.claim import Actor
from events.lexicon import Frame, lexicon

__all__ = ["frame_of", "is_complete"]

_STATES = frozenset({"سيطر", "احتل", "هيمن"})
_MOVING = frozenset({"civilian", "displaced", "person"})


def frame_of(scene: Scene, trigger: ArabicTrigger, did: Sequence[Actor]) -> Frame | None:
    """The frame of a trigger, or None where its word tells of something else."""
    entry, frames = trigger.form.entry, lexicon().frames
    if entry.frame == "control":
        return _control(scene, trigger)
    if entry.frame == "take" and trigger.form.tense == "present" and entry.word in _STATES:
        return frames["hold"]
    if entry.frame == "fall":
        return _fall(scene, trigger, did)
    if entry.frame == "attack" and weapon_of(scene, trigger) is not None:
        return frames["strike"]
    return frames[entry.frame]


def _control(scene: Scene, trigger: ArabicTrigger) -> Frame | None:
    """ "Under the control of" is holding, "areas of control" a name for an area; else control was taken."""
    before = scene.line.words[trigger.at - 1].key if trigger.at else ""
    if before in ("تحت", "تحتها") or trigger.prefix.endswith("ل"):
        return lexicon().frames["hold"]
    if any(stem in words().places for _, stem in stems(before)):
        return None
    return lexicon().frames["take"]


def _fall(scene: Scene, trigger: ArabicTrigger, did: Sequence[Actor]) -> Frame | None:
    """Towns fall, and so do shells and the dead."""
    after = trigger.at + 1
    if has_weapon(scene, after, min(after + 2, trigger.end)) and not did:
        return lexicon().frames["strike"]
    bare = any(spot.link == "" and spot.head <= after + 1 for spot in scene.spots if spot.first > trigger.at)
    return lexicon().frames["fall"] if bare or did else None


def is_complete(
    scene: Scene, trigger: ArabicTrigger, frame: Frame, did: Sequence[Actor], found: Where
) -> bool:
    """Whether what a word needs to stand for its happening is there: a party, a place, a weapon, people."""
    needs = trigger.form.entry.needs
    if frame.layer == "control":
        return _is_control(scene, trigger, frame, did, found)
    last = scene.clauses[trigger.clause].last
    if "weapon" in needs and not has_weapon(scene, trigger.begin, last):
        return False
    if "bomb" in needs and not has_weapon(scene, trigger.at + 1, last):
        return False
    if "armed" in needs and not did and not has_weapon(scene, trigger.begin, last):
        return False
    if "party" in needs and not did:
        return False
    if "place" in needs and not found.spots:
        return False
    return "people" not in needs or (_people_move(scene, trigger) and ("moved" in needs or not did))


def _is_control(
    scene: Scene, trigger: ArabicTrigger, frame: Frame, did: Sequence[Actor], found: Where
) -> bool:
    """Control needs a party that gains or loses, and the place in its own role or pointed to."""
    parties = bool(did) or bool(losers(scene, trigger)) or frame.name in ("fall",)
    loose = frame.name in ("hold", "fall") and found.rule == "its clause"
    placed = found.rule in ("role", "pronoun") or loose or found.pointing
    return parties and placed


def _is_reached(scene: Scene, at: int) -> bool:
    """ "To the inhabitants": people whom something reaches do not move."""
    before = scene.line.words[at - 1].key if at else ""
    return words().particles.get(before) in ("to", "place", "toward", "against")


def _people_move(scene: Scene, trigger: ArabicTrigger) -> bool:
    stretch = range(trigger.begin, trigger.end + 1)
    people = [
        person
        for at in stretch
        if (person := person_at(scene, at)) is not None and not _is_reached(scene, at)
    ]
    if any(person.kind in ("fighter", "soldier") for person in people):
        return False
    return any(person.kind in _MOVING for person in people) or (
        movers(scene, trigger.begin, trigger.end, trigger.at) is not None
    )
