"""Who says so in an Arabic sentence: "according to …", "X said that …", "X quoted Y"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from events.actor_table import actor_table
from events.arabic.lexicon import Phrases, phrases, words
from events.arabic.line import Line
from events.arabic.parties import PartySpan
from events.arabic.phrases import find, match_at
from events.arabic.scene import Scene
from events.arabic.script import fold, is_arabic, stems
from events.arabic.triggers import ArabicTrigger
from events.claim import Actor, Attribution
from events.speakers import speaker_table

__all__ = ["attribution_of", "speaking_party"]

_LONGEST = 9
_SAYING = frozenset({"say", "see", "add", "relay", "claim", "accuse", "deny", "plan"})
_QUOTES = frozenset("\"'“”«»()")
_ENDS = frozenset({"complement", "clause"})
_STOPS = frozenset({"في", "علي", "الي", "ب", "من", "خلال", "عبر", "بعد", "قبل", "ل"})


@lru_cache(maxsize=1)
def _names() -> Phrases:
    return phrases((key, key) for key in speaker_table() if is_arabic(key))


@lru_cache(maxsize=1)
def _by_key() -> dict[str, str]:
    return {fold(key): key for key in speaker_table() if is_arabic(key)}


def attribution_of(scene: Scene, trigger: ArabicTrigger, before: Attribution | None) -> Attribution | None:
    """Who is quoted for the statement that holds a trigger; None where the report itself says it.

    Parameters
    ----------
    before
        The last speaker of the report, whom a verb of saying without a subject means.
    """
    named = _according(scene, trigger)
    if named is not None:
        return named
    at = _saying_before(scene, trigger)
    if at is None:
        return None
    first = at + 1
    if _kind(scene.line, at) == "relay":
        about = next(
            (n for n in range(first, trigger.at) if scene.line.words[n].key in ("عن", "عنه", "عنها")), None
        )
        first = about + 1 if about is not None else first
    ahead = _subject_ahead(scene, at)
    return _named(scene, first, trigger.at - 1) or ahead or before


def speaking_party(scene: Scene, trigger: ArabicTrigger, day: date | None) -> list[Actor]:
    """The party that announces a deed by a noun: "the army announced the capture of …"; a ministry stands for its state."""
    if (
        trigger.is_verb
        or trigger.support is None
        or _kind(scene.line, trigger.support) not in ("say", "claim")
    ):
        return []
    said = [p for p in scene.parties if trigger.support < p.first < trigger.at and p.part == ""]
    if said:
        return list(said[0].actors)
    speaker = _named(scene, trigger.support + 1, trigger.at - 1)
    if speaker is None or speaker.kind not in ("official", "party") or speaker.side is None:
        return []
    states = (p for p in actor_table().parties.values() if p.kind == "state" and p.side == speaker.side)
    party = next((p for p in states if p.exists_on(day)), None)
    return [Actor(name=party.name, id=party.id, side=party.side, text=party.name)] if party else []


def _according(scene: Scene, trigger: ArabicTrigger) -> Attribution | None:
    """ "According to …" before or after the trigger, if no other trigger's own speaker stands between."""
    for hit in find(words().sources, scene.line):
        spoken = any(
            _kind(scene.line, n) in _SAYING for n in range(trigger.at + 1, hit.first) if n not in scene.taken
        )
        if hit.first > trigger.at and spoken:
            continue
        joined = len(scene.line.words[hit.last].key) > 1 and hit.value == "joined"
        found = _named(scene, hit.last + (not joined), len(scene.line.words) - 1, joined=joined)
        if found is not None:
            return found
    return None


def _saying_before(scene: Scene, trigger: ArabicTrigger) -> int | None:
    """The verb of saying that a trigger depends on: before it, with "that", a colon, or only a noun in between."""
    for at in range(trigger.at - 1, -1, -1):
        kind = _kind(scene.line, at) if at not in scene.taken else None
        if kind not in _SAYING:
            continue
        between = [word.key for word in scene.line.words[at + 1 : trigger.at]]
        opened = any(words().particles.get(key) == "complement" for key in between) or ":" in between
        if opened or trigger.support == at or scene.clause_of(at) == trigger.clause:
            return at
        return None
    return None


def _kind(line: Line, at: int) -> str | None:
    for prefix, stem in stems(line.words[at].key):
        if prefix in ("", "و", "ف") and stem in words().speech:
            return words().speech[stem][0]
    return None


def _subject_ahead(scene: Scene, at: int) -> Attribution | None:
    """ "The army said", with the speaker before the verb."""
    clause = scene.clauses[scene.clause_of(at)]
    ahead = [p for p in scene.parties if clause.first <= p.first < at and p.part == ""]
    if not ahead:
        return None
    return _of_party(scene, ahead[-1].first, ahead[-1].last, ahead[-1])


def _named(scene: Scene, first: int, limit: int, *, joined: bool = False) -> Attribution | None:
    """The speaker whose name starts at a word: of the table of speakers, a party, or by its first word."""
    if first <= limit and _kind(scene.line, first) is not None:
        first += 1
    last = _end_of_name(scene, first, limit)
    if last < first:
        return None
    text = _text(scene.line, first, last)
    text = (f"ا{text[1:]}" if text.startswith("لل") else text[1:]) if joined else text
    for at in range(first, last + 1):
        hit = match_at(_names(), scene.line, at)
        if hit is not None:
            speaker = speaker_table()[_by_key()[fold(hit.value)]]
            if at > first and _speaker_kind(scene.line, first) == "witness":
                return Attribution(name=f"{text} ({speaker.name})", kind="witness", side=None)
            return Attribution(name=f"{text} ({speaker.name})", kind=speaker.kind, side=speaker.side)
    kind = next((k for at in range(first, last + 1) if (k := _speaker_kind(scene.line, at))), None)
    inside = [p for p in scene.parties if first <= p.first and p.last <= last]
    if inside and kind not in ("witness", "media", "agency", "monitor"):
        return _of_party(scene, first, last, inside[0])
    side = _side(inside) if kind in ("official",) else None
    return Attribution(name=text, kind=kind or "media", side=side)


def _of_party(scene: Scene, first: int, last: int, party: PartySpan) -> Attribution:
    text = _text(scene.line, first, last)
    return Attribution(name=f"{text} ({party.actors[0].name})", kind="party", side=_side([party]))


def _side(inside: Sequence[PartySpan]) -> str | None:
    return inside[0].actors[0].side if inside else None


def _speaker_kind(line: Line, at: int) -> str | None:
    for _, stem in stems(line.words[at].key):
        for form in (stem, stem.removeprefix("ال")):
            if form in words().speakers:
                return words().speakers[form]
    return None


def _end_of_name(scene: Scene, first: int, limit: int) -> int:
    """The last word of a speaker's name: before a mark, a verb, a preposition, "that", a noun of a happening, a time."""
    lists = words()
    timed = {n for m in scene.moments for n in range(m.first, m.last + 1)}
    last = first - 1
    for at in range(first, min(limit, first + _LONGEST - 1) + 1):
        word = scene.line.words[at]
        if word.key in _QUOTES and at <= first + 2:
            continue
        if word.kind == "mark" or at in timed:
            break
        hit = match_at(_names(), scene.line, at)
        if hit is not None and hit.last <= limit:
            return hit.last
        if lists.particles.get(word.key) in _ENDS or (at > first and _is_stop(scene, at)):
            break
        last = at
    return last


def _is_stop(scene: Scene, at: int) -> bool:
    lists = words()
    word = scene.line.words[at]
    if word.key in _STOPS:
        return True
    if at in scene.taken:
        return False
    return any(
        (prefix in ("", "و", "ف", "ب") and stem in lists.nouns)
        or (prefix in ("", "و", "ف") and (stem in lists.verbs or stem in lists.speech))
        for prefix, stem in stems(word.key)
    )


def _text(line: Line, first: int, last: int) -> str:
    return " ".join(line.cut(first, last).split())
