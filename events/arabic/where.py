"""Where an Arabic trigger puts its happening: the places that its preposition leads to, then those of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.arabic.lexicon import words
from events.arabic.scene import Scene
from events.arabic.script import stems
from events.arabic.spots import ArabicSpot, chain
from events.arabic.triggers import ArabicTrigger
from events.spot import narrowest

__all__ = ["Where", "movement", "where"]

_POINTERS = frozenset({"هناك", "فيها", "فيه", "عليها", "عليه", "منها", "منه", "اليها", "اليه", "دخولها"})
_SUFFERED = frozenset({"strike", "attack", "clash", "explode", "violence"})
_POINTING_NOUNS = frozenset({"settlement", "quarter", "admin", "area"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The places of a trigger and the rule that found them; `open` where words point to a place without naming it."""

    spots: tuple[ArabicSpot, ...]
    rule: str
    open: bool = False
    pointing: bool = False


def where(scene: Scene, trigger: ArabicTrigger) -> Where:
    """The places of a trigger: its role, its clause, the clause before it, the only place of the sentence."""
    after = [s for s in scene.spots if trigger.at < s.first <= trigger.end]
    led = [s for s in after if _led(s, trigger)]
    for found, rule in (
        (_best(scene, led), "role"),
        (_best(scene, _not_source(after, trigger)), "its clause"),
    ):
        if found:
            return Where(spots=tuple(found), rule=rule)
    pointing = _points(scene, trigger)
    clause = scene.clauses[trigger.clause]
    ahead = [s for s in scene.spots if clause.first <= s.first < trigger.at]
    if pointing:
        meant = [s for s in scene.spots if s.last < trigger.at and not s.wide]
        if meant:
            return Where(spots=(meant[-1],), rule="pronoun")
    near = _last_chain(_not_source(ahead, trigger))
    if near:
        suffered = trigger.support is not None and trigger.form.entry.frame in _SUFFERED
        return Where(spots=tuple(near), rule="role" if suffered else "its clause")
    said = max((n for n in range(trigger.at) if _is_speech(scene, n)), default=-1)
    earlier = _last_chain(_not_source([s for s in scene.spots if said < s.last < clause.first], trigger))
    if earlier and not pointing:
        return Where(spots=tuple(earlier), rule="clause")
    every = _best(scene, _not_source(scene.spots, trigger))
    if len(every) == 1:
        return Where(spots=tuple(every), rule="only place of the sentence")
    return Where(spots=(), rule="none", open=pointing or not scene.spots, pointing=pointing)


def _is_speech(scene: Scene, at: int) -> bool:
    """A verb of saying begins a statement of its own, which has its own place."""
    return at not in scene.taken and any(
        prefix in ("", "و", "ف") and stem in words().speech
        for prefix, stem in stems(scene.line.words[at].key)
    )


def _last_chain(spots: Sequence[ArabicSpot]) -> list[ArabicSpot]:
    """The last place of a stretch with those it is tied to; "towns of X came under shelling": X is the subject."""
    found: list[ArabicSpot] = []
    for spot in reversed(_narrow(spots)):
        found.insert(0, spot)
        if not spot.joined:
            break
    return found


def _led(spot: ArabicSpot, trigger: ArabicTrigger) -> bool:
    return (spot.link or "-") in trigger.form.entry.links


def _not_source(spots: Sequence[ArabicSpot], trigger: ArabicTrigger) -> list[ArabicSpot]:
    """Places after "from" are where something came from, and after "to" where what was hit was bound.

    Words of leaving and of going have theirs there.
    """
    links = trigger.form.entry.links
    apart = {"من", "عن"} if "من" not in links else set()
    if trigger.form.entry.frame in _SUFFERED and "الي" not in links:
        apart.add("الي")
    return [spot for spot in spots if spot.link not in apart]


def _best(scene: Scene, spots: Sequence[ArabicSpot]) -> list[ArabicSpot]:
    """The first place with those tied to it; a wider one gives way to a later one inside it, and to a narrower."""
    usable = [s for s in spots if not s.wide] or list(spots)
    if not usable:
        return []
    narrow = {id(spot) for spot in narrowest([s.spot for s in usable])}
    kept = [s for s in usable if id(s.spot) in narrow] or usable
    tied = [s for s in chain(list(scene.spots), kept[0]) if s in usable]
    return [s for s in tied if id(s.spot) in narrow] or tied


def movement(scene: Scene, trigger: ArabicTrigger) -> tuple[list[ArabicSpot], list[ArabicSpot]]:
    """Origins and destinations of people on the move."""
    frame = trigger.form.entry.frame
    origins: list[ArabicSpot] = []
    ends: list[ArabicSpot] = []
    link = ""
    for spot in (s for s in scene.spots if trigger.begin <= s.first <= trigger.end):
        link = spot.link if not spot.joined else link
        if link in ("من", "عن"):
            origins.append(spot)
        elif link in ("الي", "نحو", "ل") or (frame in ("arrive", "return") and spot.first > trigger.at):
            ends.append(spot)
        elif link == "في" and (origins or ends):
            continue
        else:
            origins.append(spot)
    return _narrow(origins), _narrow(ends)


def _narrow(spots: Sequence[ArabicSpot]) -> list[ArabicSpot]:
    narrow = {id(spot) for spot in narrowest([s.spot for s in spots])}
    return [s for s in spots if id(s.spot) in narrow and not s.wide] or [
        s for s in spots if id(s.spot) in narrow
    ]


def _is_led(scene: Scene, trigger: ArabicTrigger, at: int) -> bool:
    """Whether a noun is what the trigger or a preposition leads to, and not "west of the town"."""
    before = at - 1
    return (
        before == trigger.at
        or scene.line.words[before].key in words().particles
        or scene.line.words[at].key[:1] in ("ب", "ل")
        or any(party.last == before for party in scene.parties)
    )


def _points(scene: Scene, trigger: ArabicTrigger) -> bool:
    """Whether the words after a trigger point to a place: "in it", "there", "the town"."""
    for at in range(trigger.at + 1, trigger.end + 1):
        key = scene.line.words[at].key
        if at in scene.taken:
            continue
        if any(stem in _POINTERS for _, stem in stems(key)):
            return True
        if _is_led(scene, trigger, at) and any(
            stem.startswith("ال") and words().places.get(stem) in _POINTING_NOUNS for _, stem in stems(key)
        ):
            return True
    return False
