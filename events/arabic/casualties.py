"""Dead and injured in an Arabic sentence, as the words bound them, with who they are."""

from __future__ import annotations

from dataclasses import dataclass

from events.arabic.clauses import verb_at
from events.arabic.lexicon import Form, Person, words
from events.arabic.numbers import Count
from events.arabic.phrases import match_at
from events.arabic.scene import Scene
from events.arabic.script import stems
from events.arabic.triggers import harm_words
from events.claim import Bounds

__all__ = ["Harm", "harms", "movers", "person_at"]

_REACH = 8
_NEGATIONS = frozenset({"دون", "بدون", "لم", "لا", "عدم", "اي", "ولا", "ولم"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """What one word of harm says: where it stands, whether it tells of dead, how many, who."""

    at: int
    form: Form
    killed: bool
    bounds: Bounds
    who: str | None


def harms(scene: Scene) -> list[Harm]:
    """The counted dead and injured of a sentence, in the order of the text."""
    found: list[Harm] = []
    spoken = harm_words(scene.line, scene.taken)
    for position, (at, form) in enumerate(spoken):
        following = spoken[position + 1][0] if position + 1 < len(spoken) else len(scene.line.words)
        killed = form.entry.frame == "killed"
        said = _none(scene, at, form) or _said(scene, at, form, following)
        if said is None:
            continue
        if (
            position
            and spoken[position - 1][0] == at - 1
            and spoken[position - 1][1].entry.frame != form.entry.frame
        ):
            # "killed and wounded 20": each of the two is at most that many.
            both = Bounds(low=0, high=said[0].high)
            found.append(Harm(at=at - 1, form=form, killed=not killed, bounds=both, who=said[1]))
            found.append(Harm(at=at, form=form, killed=killed, bounds=both, who=said[1]))
            continue
        found.append(Harm(at=at, form=form, killed=killed, bounds=said[0], who=said[1]))
    return found


def person_at(scene: Scene, at: int) -> Person | None:
    """The word for people that a word is, whatever stands before it."""
    if at >= len(scene.line.words) or at in scene.taken:
        return None
    for prefix, stem in stems(scene.line.words[at].key):
        if prefix in ("", "و", "ل", "ب") and stem in words().people:
            return words().people[stem]
    return None


def movers(scene: Scene, first: int, last: int, trigger: int) -> Bounds | None:
    """The number of people on the move in a stretch: after the trigger if there is one, else before it."""
    counted = [c for c in scene.counts if first <= c.first and c.last <= last and _of_people(scene, c)]
    after = next((c for c in counted if c.first > trigger), None)
    count = after or (counted[-1] if counted else None)
    if count is None:
        return None
    people = next((p for at in range(count.last + 1, count.last + 3) if (p := person_at(scene, at))), None)
    # Families are counted as at least one person each.
    return (
        Bounds(low=count.bounds.low, high=None)
        if people is not None and people.english == "families"
        else count.bounds
    )


def _of_people(scene: Scene, count: Count) -> bool:
    """Whether a number counts people: a word for them within two words, or "thousands" alone."""
    for at in range(count.last + 1, min(count.last + 3, len(scene.line.words))):
        if person_at(scene, at) is not None:
            return True
        if scene.line.words[at].kind == "mark":
            break
    return count.bounds.high != count.bounds.low and count.last == count.first


def _none(scene: Scene, at: int, form: Form) -> tuple[Bounds, str | None] | None:
    """ "Without injuries", "no dead were recorded"."""
    if form.tense != "noun":
        return None
    before = [scene.line.words[n].key for n in range(max(0, at - 4), at)]
    if (any(key in _NEGATIONS for key in before) or _caused_none(scene, at)) and not any(
        c.last == at - 1 for c in scene.counts
    ):
        return Bounds(low=0, high=0), None
    return None


def _caused_none(scene: Scene, at: int) -> bool:
    """ "The shelling did not cause injuries": the verb of cause before the noun is denied."""
    first = scene.clauses[scene.clause_of(at)].first
    for step in range(at - 1, max(first, 1) - 1, -1):
        form = verb_at(scene.line, step, scene.taken)
        if form is not None:
            return form.entry.frame == "cause" and scene.line.words[step - 1].key in _NEGATIONS
    return False


def _said(scene: Scene, at: int, form: Form, following: int) -> tuple[Bounds, str | None] | None:
    before = next((c for c in scene.counts if c.last in (at - 1, at - 2) and not _is_one(scene, c)), None)
    if before is not None and (before.last == at - 1 or person_at(scene, at - 1) is not None):
        if form.tense == "noun" or not _counts_after(scene, at, following):
            person = person_at(scene, at - 1) or person_at(scene, at + 1)
            return before.bounds, _english(person)
    if form.entry.needs == frozenset({"counted"}):
        own = words().people.get(form.entry.word)
        return (Bounds(low=own.count, high=own.count), None) if own is not None and own.count else None
    return _after(scene, at, following) or (_ahead(scene, at) if form.tense != "noun" else None)


def _ahead(scene: Scene, at: int) -> tuple[Bounds, str | None] | None:
    """ "Ten people of one family were killed": the subject before a verb, up to eight words back."""
    for step in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if scene.line.words[step].kind == "mark" or verb_at(scene.line, step, scene.taken) is not None:
            return None
        person = person_at(scene, step)
        if person is None or person.kind in ("other", "harm"):
            continue
        count = next((c for c in scene.counts if c.last == step - 1 and not _is_one(scene, c)), None)
        if count is not None:
            return count.bounds, _english(person)
        if person.count == 2:
            return Bounds(low=2, high=2), _english(person)
    return None


def _is_one(scene: Scene, count: Count) -> bool:
    """ "One" after a noun is an adjective ("of one family")."""
    return count.bounds.high == 1 and scene.line.words[count.last].kind == "word"


def _counts_after(scene: Scene, at: int, following: int) -> bool:
    return any(at < c.first < min(following, at + 4) for c in scene.counts)


def _after(scene: Scene, at: int, following: int) -> tuple[Bounds, str | None] | None:
    """The first number or person after a word of harm, before what only tells of some of them."""
    for step in range(at + 1, min(following, at + 1 + _REACH, len(scene.line.words))):
        word = scene.line.words[step]
        subset = match_at(words().hands, scene.line, step)
        if word.kind == "mark" or (subset is not None and subset.value == "subset"):
            break
        count = next((c for c in scene.counts if c.first == step), None)
        if count is not None:
            if _is_weapon_or_place(scene, count.last + 1):
                continue
            person = person_at(scene, count.last + 1) or person_at(scene, count.last + 2)
            return count.bounds, _english(person)
        person = person_at(scene, step)
        if person is not None and person.kind not in ("other", "harm"):
            following_count = next((c for c in scene.counts if c.first == step + 1), None)
            if following_count is not None and following_count.bounds.high in (1, 2):
                return following_count.bounds, _english(person)
            return _uncounted(word.key, person)
    return None


def _uncounted(key: str, person: Person) -> tuple[Bounds, str | None] | None:
    """One person, two, or (an oblique plural looks like a dual) at least two."""
    if person.count is not None:
        return Bounds(low=person.count, high=person.count), _english(person)
    if key.endswith("ين") and not key.startswith(("ال", "وال", "لل")):
        return Bounds(low=2, high=None), _english(person)
    return None


def _is_weapon_or_place(scene: Scene, at: int) -> bool:
    if at >= len(scene.line.words):
        return False
    return match_at(words().weapons, scene.line, at) is not None or any(
        stem in words().places and words().places[stem] != "quantity"
        for _, stem in stems(scene.line.words[at].key)
    )


def _english(person: Person | None) -> str | None:
    return person.english or None if person is not None else None
