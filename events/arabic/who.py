"""Who did it and to whom: the parties around an Arabic trigger.

A verb's subject follows it (the usual order) or stands before it in its clause; a noun has its doer after it ("the
shelling by …", "an Israeli raid") or is carried by a verb that has a subject. A verb that "and" ties to the clause
before, and one that stands after "that she", have the subject spoken of before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from events.arabic.clauses import verb_at
from events.arabic.lexicon import words
from events.arabic.parties import PartySpan
from events.arabic.phrases import match_at
from events.arabic.scene import Scene
from events.arabic.script import stems
from events.arabic.triggers import ArabicTrigger
from events.claim import Actor
from events.lexicon import Weapon

__all__ = ["agents", "doers", "has_weapon", "losers", "targets", "weapon_of"]

_VIOLENT = frozenset({"strike", "explode", "attack", "clash", "violence"})
_PRO_FORMS = frozenset({"انها", "انه", "انهم", "بانها", "بانه", "بانهم"})
_PASSIVE_MARK = "\u064f"


def doers(scene: Scene, trigger: ArabicTrigger, before: Sequence[Actor]) -> list[Actor]:
    """The parties that did it; `before` is who "they" and a missing subject mean."""
    by = agents(scene, trigger)
    if by or trigger.form.entry.frame == "fall":
        return by
    if trigger.form.entry.frame == "clash":
        between = [p for p in _around(scene, trigger) if p.part in ("between", "")]
        return _actors(between) or _subject(scene, trigger)
    if trigger.form.entry.frame == "handover" and trigger.form.entry.word.startswith("سلم"):
        return _actors(p for p in _after(scene, trigger) if p.part in ("to", "of"))
    if trigger.form.pronoun and not trigger.is_verb:
        return _spoken_of(scene, trigger) or list(before)
    found = _subject(scene, trigger) if trigger.is_verb else _owner(scene, trigger)
    if found:
        return found
    if trigger.is_verb and _own_forces(scene, trigger):
        return _spoken_of(scene, trigger) or list(before)
    return _carried_over(scene, trigger, before)


def agents(scene: Scene, trigger: ArabicTrigger) -> list[Actor]:
    """Parties after "by the hand of", "on the part of" in the trigger's clause."""
    clause = scene.clauses[trigger.clause]
    return _actors(p for p in scene.parties if clause.first <= p.first <= clause.last and p.part == "agent")


def losers(scene: Scene, trigger: ArabicTrigger) -> list[Actor]:
    """Those who lose the place that the trigger gives to somebody else."""
    frame = trigger.form.entry.frame
    after = _after(scene, trigger)
    if frame == "expel":
        bare = [p for p in after if p.part in ("", "held")]
        return _actors(bare[1:] if trigger.is_verb and not _ahead(scene, trigger) else bare[:1])
    if frame == "handover":
        if trigger.form.entry.word.startswith("سلم"):
            return _subject(scene, trigger)
        return _actors(p for p in after if p.part == "from")
    if frame in ("take", "fall", "control"):
        return _actors(p for p in after if p.part == "from")
    return []


def targets(scene: Scene, trigger: ArabicTrigger, did: Sequence[Actor]) -> list[Actor]:
    """The parties it was done to."""
    if trigger.form.entry.frame not in _VIOLENT:
        return []
    names = {actor.name for actor in did}
    found = _actors(
        p for p in _after(scene, trigger) if p.part in ("on", "held", "with", "to", "") and not p.joined
    )
    return [actor for actor in found if actor.name not in names]


def weapon_of(scene: Scene, trigger: ArabicTrigger) -> Weapon | None:
    """The weapon named by the trigger, the words it governs, or those before it in its clause."""
    lists = words()
    own = trigger.form.entry.weapon
    begin, end = trigger.begin, trigger.end
    order = [*range(trigger.at, end + 1), *range(trigger.at - 1, begin - 1, -1)]
    found: list[Weapon] = []
    named = {n for spot in scene.spots for n in range(spot.first, spot.last + 1)}
    for at in order:
        hit = match_at(lists.weapons, scene.line, at)
        if hit is not None and at not in named:
            found.append(lists.weapon_like[hit.value])
    strong = [weapon for weapon in found if weapon.kind != "modifier"] or found
    bombs = [weapon for weapon in strong if weapon.weapon == "bomb"]
    if own == "air" or (own == "bomb" and not strong):
        drone = next((weapon for weapon in found if weapon.weapon == "drone"), None)
        return drone or lists.weapon_like["air strike" if own == "air" else "bomb"]
    if own == "rocket" and not strong:
        return lists.weapon_like["rocket"]
    if trigger.form.entry.frame == "explode" and bombs:
        return bombs[0]
    return strong[0] if strong else None


def has_weapon(scene: Scene, first: int, last: int) -> bool:
    """Whether some words name a weapon."""
    return any(match_at(words().weapons, scene.line, at) is not None for at in range(first, last + 1))


def _around(scene: Scene, trigger: ArabicTrigger) -> list[PartySpan]:
    return [p for p in scene.parties if trigger.begin <= p.first <= trigger.end]


def _after(scene: Scene, trigger: ArabicTrigger) -> list[PartySpan]:
    return [p for p in scene.parties if trigger.at <= p.first <= trigger.end]


def _ahead(scene: Scene, trigger: ArabicTrigger) -> list[PartySpan]:
    """Parties before a verb in its clause that may be its subject."""
    return [p for p in scene.parties if trigger.begin <= p.first < trigger.at and p.part == ""]


def _subject(scene: Scene, trigger: ArabicTrigger) -> list[Actor]:
    ahead = _ahead(scene, trigger)
    if ahead:
        return _actors(ahead[-1:] if not ahead[-1].joined else ahead)
    bare = [p for p in _after(scene, trigger) if p.part == "" and p.first > trigger.at]
    run = bare[:1]
    for span in bare[1:]:
        if not span.joined:
            break
        run.append(span)
    return _actors(run)


def _owner(scene: Scene, trigger: ArabicTrigger) -> list[Actor]:
    """The doer of a noun: tied to it, or the subject of the verb that carries it."""
    after = _after(scene, trigger)
    first_spot = next((s.head for s in scene.spots if s.first > trigger.at), trigger.end + 1)
    tied = [
        p
        for p in after
        if p.part in ("", "of") and p.first < first_spot and not _reached_by_link(scene, trigger, p)
    ]
    if tied:
        return _actors([tied[0], *(p for p in tied[1:] if p.joined)])
    if trigger.support is None:
        return []
    clause = scene.clauses[trigger.clause]
    near = [p for p in scene.parties if trigger.support < p.first < trigger.at and p.part == ""]
    ahead = [p for p in scene.parties if clause.first <= p.first < trigger.support and p.part == ""]
    return _actors(near[:1] or ahead[-1:])


def _reached_by_link(scene: Scene, trigger: ArabicTrigger, span: PartySpan) -> bool:
    """Whether a preposition of place stands between a noun and a party: then it is not the doer."""
    return any(
        words().particles.get(word.key) in ("place", "to", "toward", "against")
        for word in scene.line.words[trigger.at + 1 : span.first]
    )


def _own_forces(scene: Scene, trigger: ArabicTrigger) -> bool:
    """ "Said that its forces bombed": a word for forces with a pronoun, right before or after the verb."""
    # "Its forces still control": "ma zalat" may stand between.
    near = range(max(trigger.begin, trigger.at - 4), min(trigger.at + 2, trigger.end + 1))
    return any(stem in words().own_forces for at in near for _, stem in stems(scene.line.words[at].key))


def _spoken_of(scene: Scene, trigger: ArabicTrigger) -> list[Actor]:
    """The last party before a pronoun in the sentence."""
    earlier = [p for p in scene.parties if p.last < trigger.at and p.part in ("", "of")]
    return _actors(earlier[-1:])


def _carried_over(scene: Scene, trigger: ArabicTrigger, before: Sequence[Actor]) -> list[Actor]:
    """A missing subject: that of the clause before, where "and" or "that she" ties the verb to it."""
    opener = scene.clauses[trigger.clause].opener
    if not trigger.is_verb:
        if trigger.prefix.endswith("ب") and trigger.begin > scene.clauses[trigger.clause].first:
            # "Killed … by a raid": the tool of the deed before it in its clause.
            return list(before)
        support = trigger.support
        carried = opener in _PRO_FORMS and support is not None and verb_at(scene.line, support, scene.taken)
        return (_spoken_of(scene, trigger) or list(before)) if carried else []
    if _PASSIVE_MARK in scene.line.words[trigger.at].text[:3]:
        return []
    word = scene.line.words[trigger.at]
    tied = word.key[:1] in ("و", "ف") and word.key not in words().verbs
    if opener in _PRO_FORMS or (tied and trigger.clause > 0) or opener == "كما":
        return _spoken_of(scene, trigger) or (list(before) if opener in _PRO_FORMS else [])
    return []


def _actors(spans: Iterable[PartySpan]) -> list[Actor]:
    kept: dict[str, Actor] = {}
    for span in spans:
        for actor in span.actors:
            kept.setdefault(actor.id or actor.name, actor)
    return list(kept.values())
