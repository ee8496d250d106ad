"""How an Arabic statement is meant: as reported, denied, planned or feared, or as background."""

from __future__ import annotations

from events.arabic.clauses import verb_at
from events.arabic.lexicon import words
from events.arabic.phrases import Hit, match_at
from events.arabic.scene import Scene
from events.arabic.script import stems
from events.arabic.triggers import ArabicTrigger

__all__ = ["is_accident", "is_background", "is_total", "mood"]

_STILL = "زال"
_COMPLEMENT = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "بانهم"})


def mood(scene: Scene, trigger: ArabicTrigger) -> str:
    """``reported``, ``planned`` or ``denied``: what the words before a trigger in its clause make of it."""
    if trigger.form.tense == "future":
        return "denied" if _before(scene, trigger.at, "denied", "verb", 2) else "planned"
    if _purpose(scene, trigger):
        return "planned"
    clause = scene.clauses[trigger.clause]
    found = _in_words(scene, clause.first, trigger)
    if found is not None:
        return found
    if clause.opener in _COMPLEMENT and trigger.clause > 0:
        return _from_speaker(scene, scene.clauses[trigger.clause - 1].first, clause.first)
    if clause.opener in _RELATIVE and trigger.clause > 0 and _of_news(scene, clause.first):
        told = _from_speaker(scene, scene.clauses[trigger.clause - 1].first, clause.first)
        return "denied" if told == "denied" else "reported"
    return "reported"


def _of_news(scene: Scene, first: int) -> bool:
    """ "Denied the reports that spoke of …": whether a relative clause tells what some news said."""
    return any(
        stem in _NEWS
        for word in scene.line.words[max(0, first - 2) : first]
        for _, stem in stems(word.key.removeprefix("ال"))
    )


_RELATIVE = frozenset({"التي", "الذي"})
_NEWS = frozenset(
    {"انباء", "نبا", "تقارير", "تقرير", "اخبار", "معلومات", "شايعات", "شائعات", "اشاعات", "مزاعم", "ادعاءات"}
)


def is_background(scene: Scene, trigger: ArabicTrigger) -> bool:
    """Whether the words tell of what once was: "formerly", "used to control"."""
    clause = scene.clauses[trigger.clause]
    if _any(scene, clause.first, clause.last, "background"):
        return True
    if trigger.form.tense != "present":
        return False
    return any(
        (form := verb_at(scene.line, at, scene.taken)) is not None and form.entry.word == "كان"
        for at in range(clause.first, trigger.at)
    )


def is_total(scene: Scene, at: int) -> bool:
    """Whether a number counts a whole war or offensive and not one happening."""
    clause = scene.clauses[scene.clause_of(at)]
    since = any(m.words.since and clause.first <= m.first <= clause.last for m in scene.moments)
    return since or _any(scene, clause.first, clause.last, "total")


def is_accident(scene: Scene) -> bool:
    """Whether a sentence names a cause of harm that is no violence: disease, flood, traffic."""
    return bool(scene.line.words) and _any(scene, 0, len(scene.line.words) - 1, "accident")


def _any(scene: Scene, first: int, last: int, modality: str) -> bool:
    return any(
        (hit := match_at(words().modality, scene.line, at)) is not None and hit.value == modality
        for at in range(first, last + 1)
    )


def _purpose(scene: Scene, trigger: ArabicTrigger) -> bool:
    """ "in order to retake": li before a verb in the present, or before the noun of a deed in a clause with another verb."""
    key = scene.line.words[trigger.at].key
    if trigger.is_verb:
        return trigger.form.tense == "present" and key.startswith("ل")
    if not trigger.prefix.endswith("ل") or trigger.form.entry.frame not in (
        "take",
        "enter",
        "advance",
        "lose",
        "expel",
    ):
        return False
    return trigger.support is None or words().particles.get(key) is None


def _in_words(scene: Scene, first: int, trigger: ArabicTrigger) -> str | None:
    """What the markers before a trigger in its clause say, the nearest first."""
    for at in range(trigger.at - 1, first - 1, -1):
        if at in scene.taken:
            continue
        hit = match_at(words().modality, scene.line, at)
        if hit is not None and hit.last < trigger.at and hit.value in ("denied", "planned"):
            if _reaches(scene, hit, trigger):
                return hit.value
        kind = _speech_kind(scene, at)
        if kind in ("plan", "deny"):
            return "planned" if kind == "plan" else "denied"
    return None


def _reaches(scene: Scene, hit: Hit, trigger: ArabicTrigger) -> bool:
    scope = words().scopes.get(" ".join(scene.line.words[n].key for n in range(hit.first, hit.last + 1)))
    if scope is None:
        stem = scene.line.words[hit.first].key[len(hit.prefix) :]
        rest = [scene.line.words[n].key for n in range(hit.first + 1, hit.last + 1)]
        scope = words().scopes.get(" ".join([stem, *rest]), "clause")
    after = hit.last + 1
    if scope == "next":
        return trigger.at - after <= 1
    if scope == "clause":
        return True
    form = verb_at(scene.line, after, scene.taken) if after < len(scene.line.words) else None
    if form is None or form.entry.word == _STILL:
        return False
    if scope == "present":
        return form.tense == "present"
    return after == trigger.at or form.entry.frame in ("support", "other") or form.entry is trigger.form.entry


def _before(scene: Scene, at: int, modality: str, scope: str, reach: int) -> bool:
    for step in range(max(0, at - reach), at):
        hit = match_at(words().modality, scene.line, step)
        if (
            hit is not None
            and hit.value == modality
            and words().scopes.get(scene.line.words[step].key) == scope
        ):
            return True
    return False


def _speech_kind(scene: Scene, at: int) -> str | None:
    for prefix, stem in stems(scene.line.words[at].key):
        if prefix in ("", "و", "ف") and stem in words().speech:
            return words().speech[stem][0]
    return None


def _from_speaker(scene: Scene, first: int, end: int) -> str:
    """What the verb of the clause above makes of a "that" clause: denied, threatened, planned."""
    for at in range(end - 1, first - 1, -1):
        kind = _speech_kind(scene, at)
        hit = match_at(words().modality, scene.line, at)
        if kind == "deny" or (hit is not None and hit.value == "denied" and hit.last < end):
            return "denied"
        if kind == "plan" or (hit is not None and hit.value == "planned" and hit.last < end):
            return "planned"
        if kind is not None:
            return "reported"
    return "reported"
