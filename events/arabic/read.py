"""From the Arabic sentences of a report to claims, with the same drafts, rules and fields as the English reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from events.actor_table import Context
from events.arabic.casualties import Harm, harms
from events.arabic.drafts import PLACE_BEFORE, draft_of, harm_draft
from events.arabic.line import Line, pieces, read_line
from events.arabic.memory import Memory
from events.arabic.mood import is_accident, is_total
from events.arabic.scene import Scene, read_scene
from events.arabic.times import news_day
from events.claim import Actor, Claim
from events.discarded import Discarded
from events.draft import Draft
from events.join import join
from events.statement import claims_from
from geo.geoparse import Geoparsed
from geo.place import Located, Unresolved
from reports.report import Report
from reports.sentence import Sentence

__all__ = ["read_arabic"]

_NAMED = frozenset({"settlement", "landmark", "part", "relative", "quarter", "airport", "village", "town"})


def read_arabic(
    report: Report,
    sentences: Sequence[Sentence],
    places: Geoparsed,
    discarded: list[Discarded] | None = None,
) -> tuple[Claim, ...]:
    """Read the claims of a report's Arabic sentences, in the order of its text.

    Parameters
    ----------
    report
        The report; its date is what relative times are worked out from.
    sentences
        Those of its sentences that are in Arabic.
    places
        The place mentions of the whole report.
    discarded
        Where given, sentences with a word for a happening that gave no claim are added to it.

    Returns
    -------
    tuple of Claim
        As `events.claims.read_claims` gives them; never raises for any text.
    """
    lines = [read_line(sentence.text) for sentence in sentences]
    memory = Memory(
        report=report,
        context=Context(country=_focus(places), day=report.published.date() if report.published else None),
        default=news_day(lines, report.published),
        discarded=discarded,
    )
    found: list[Claim] = []
    for sentence, line in zip(sentences, lines, strict=True):
        found.extend(_read(sentence, line, places, memory))
    return tuple(found)


def _focus(places: Geoparsed) -> str | None:
    """The country that most of a report's places lie in."""
    votes: Counter[str] = Counter()
    for found in places.located:
        if found.place.country and not found.mention.bare:
            votes[found.place.country] += 1 if found.mention.kind in ("country", "demonym") else 2
    return min(votes, key=lambda code: (-votes[code], code)) if votes else None


def _read(sentence: Sentence, line: Line, places: Geoparsed, memory: Memory) -> list[Claim]:
    every: tuple[Located | Unresolved, ...] = (*places.located, *places.unresolved)
    mentions = [m for m in every if sentence.start <= m.mention.start < sentence.end]
    drafts: list[Draft] = []
    triggers: list[str] = []
    for part in pieces(line) if line.words else []:
        low, high = (sentence.start + edge for edge in (part.words[0].start, part.words[-1].end))
        inside = [m for m in mentions if low <= m.mention.start < high]
        scene = read_scene(sentence, part, inside, memory.context, memory.report.published)
        triggers.extend(part.words[trigger.at].text for trigger in scene.triggers)
        drafts.extend(_read_piece(scene, memory))
    if memory.discarded is not None and triggers and (sentence.heading or not drafts):
        memory.discarded.append(_discarded(sentence, triggers, memory))
    if sentence.heading:
        return []
    return [
        claim for draft in drafts for claim in claims_from(draft, sentence, memory.report, sentence.start)
    ]


def _discarded(sentence: Sentence, triggers: list[str], memory: Memory) -> Discarded:
    said = "a heading" if sentence.heading else "no place, party, weapon or casualties belong to these words"
    return Discarded(
        report=memory.report.id,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.text,
        words=tuple(dict.fromkeys(triggers)),
        reason=said,
    )


def _read_piece(scene: Scene, memory: Memory) -> list[Draft]:
    found: list[Draft] = []
    last: list[Actor] = list(memory.parties)
    for trigger in scene.triggers:
        draft = draft_of(scene, trigger, memory, last)
        if draft is not None:
            found.append(draft)
            last = draft.actors or last
    others = [draft for draft in found if draft.layer not in ("none", "displacement")]
    drafts = [*join(others), *_movements([draft for draft in found if draft.layer == "displacement"])]
    for harm in harms(scene):
        _attach(harm, drafts, scene, memory)
    drafts = [draft for draft in drafts if _says_something(draft)]
    _remember(scene, drafts, memory)
    return drafts


def _movements(drafts: list[Draft]) -> list[Draft]:
    """Movements with ends of their own stay apart; one without adds to the one before it."""
    kept: list[Draft] = []
    for draft in drafts:
        if kept and not draft.origins and not draft.ends:
            kept[-1].people = kept[-1].people or draft.people
        elif kept and not kept[-1].origins and not kept[-1].ends and not kept[-1].spots:
            draft.people = draft.people or kept[-1].people
            kept[-1] = draft
        else:
            kept.append(draft)
    return kept


def _says_something(draft: Draft) -> bool:
    """A word for violence without place, party, weapon or casualties only refers to what was told."""
    told = (
        draft.killed,
        draft.injured,
        draft.weapon,
        draft.spots or None,
        draft.borrowed or None,
        draft.actors or None,
    )
    return not draft.violent or any(one is not None for one in told)


def _attach(harm: Harm, drafts: list[Draft], scene: Scene, memory: Memory) -> None:
    """Give casualties to the happening of their clause, else to the one told before them, else to one of their own."""
    if is_total(scene, harm.at):
        return
    violent = [draft for draft in drafts if draft.violent and draft.mood == "reported"]
    offset = scene.line.words[harm.at].start
    if not violent:
        made = harm_draft(scene, harm, memory) if not is_accident(scene) else None
        if made is None:
            return
        violent = [made]
        drafts.append(made)
    host = min(violent, key=lambda draft: (abs(draft.token.idx - offset), draft.token.idx))
    if harm.killed and host.killed is None:
        host.killed, host.casualties_who = harm.bounds, harm.who or host.casualties_who
    elif not harm.killed and host.injured is None:
        host.injured, host.casualties_who = harm.bounds, host.casualties_who or harm.who


def _remember(scene: Scene, drafts: list[Draft], memory: Memory) -> None:
    for draft in drafts:
        places = draft.located()
        memory.place = places[0] if places and draft.place_rule != PLACE_BEFORE else memory.place
        if draft.violent and draft.mood == "reported":
            memory.violence, memory.violence_sentence = draft, scene.sentence.index
        memory.speaker = draft.attribution or memory.speaker
        memory.parties = draft.actors or memory.parties
    if not drafts:
        named = [s.located for s in scene.spots if s.located is not None and s.located.mention.kind in _NAMED]
        memory.place = named[-1] if named else memory.place
