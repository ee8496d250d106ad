"""Who: the parties that an Arabic line names, and the part that the words before each give it.

An adjective of nationality counts after a word for forces, weapons or deeds ("Russian warplanes"), not after one for
people; a state's name counts where it does something ("Israel bombed").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from events.actor_table import Context
from events.arabic.actors import actor_names, actors_of_name, state_actor
from events.arabic.lexicon import words
from events.arabic.line import Line
from events.arabic.phrases import Hit, find, match_at
from events.arabic.script import stems
from events.claim import Actor

__all__ = ["PartySpan", "parties"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartySpan:
    """A party on a line: its words with those for its forces (its name alone from `core`), who it is, its part.

    `part` is ``""`` (it may be the subject), ``of``, ``on``, ``from``, ``to``, ``with``, ``between``, ``agent``,
    ``held`` (its positions) or ``in``; `joined` where "and" ties it to the party before it.
    """

    first: int
    core: int
    last: int
    actors: tuple[Actor, ...]
    part: str
    joined: bool = False


def parties(line: Line, context: Context) -> list[PartySpan]:
    """The parties of a line from left to right."""
    lists = words()
    found: list[PartySpan] = []
    hits = list(find(actor_names(), line))
    for hit, after in zip_longest(hits, hits[1:]):
        # "The militia of X": the name says who it is, the general word is one of its forces.
        if after is not None and hit.value.startswith("word:") and _follows(hit, after):
            continue
        if hit.value.startswith("state:") and not _acts(line, hit):
            continue
        key = line.words[hit.first].key
        if hit.first == hit.last and any(
            stem in lists.places or stem in lists.holdings for _, stem in stems(key)
        ):
            continue
        actors, last = actors_of_name(hit.value, line, hit.last, context)
        if actors:
            found.append(PartySpan(first=hit.first, core=hit.first, last=last, actors=actors, part=""))
    taken = {n for span in found for n in range(span.first, span.last + 1)}
    found += _by_nationality(line, taken, context)
    found.sort(key=lambda span: span.first)
    return list(_with_parts(line, found))


def _follows(hit: Hit, after: Hit) -> bool:
    return after.first == hit.last + 1 and after.prefix == ""


def _acts(line: Line, hit: Hit) -> bool:
    """Whether a state's name stands right after a verb, or before one in the present, without a preposition."""
    if hit.prefix not in ("", "و"):
        return False
    before = stems(line.words[hit.first - 1].key) if hit.first else ()
    if any(p in ("", "و", "ف") and (s in words().verbs or s in words().speech) for p, s in before):
        return True
    after = line.words[hit.last + 1].key if hit.last + 1 < len(line.words) else ""
    form = words().verbs.get(after)
    if before and words().particles.get(before[0][1]) == "complement":
        return form is not None
    return (
        form is not None
        and form.tense == "present"
        and (not before or line.words[hit.first - 1].kind == "mark")
    )


def _by_nationality(line: Line, taken: set[int], context: Context) -> Iterator[PartySpan]:
    """ "Russian warplanes", "an Israeli air strike": the adjective up to three words after its noun."""
    for at, word in enumerate(line.words):
        nation = words().nisba.get(word.key)
        if nation is None or at in taken:
            continue
        head = _armed_noun(line, at, taken)
        if head is not None:
            yield PartySpan(first=head, core=at, last=at, actors=(state_actor(nation, context),), part="")


def _armed_noun(line: Line, at: int, taken: set[int]) -> int | None:
    found: int | None = None
    for step in range(at - 1, max(-1, at - 4), -1):
        word = line.words[step]
        if step in taken or word.kind == "mark" or word.key in words().particles:
            break
        if word.key in words().people:
            break
        if _is_armed(line, step):
            found = step
    return found


def _is_armed(line: Line, at: int) -> bool:
    lists = words()
    if match_at(lists.weapons, line, at) is not None:
        return True
    for _, stem in stems(line.words[at].key):
        form = lists.nouns.get(stem)
        if stem in lists.forces or (
            form is not None and form.entry.frame in ("strike", "attack", "explode", "enter", "advance")
        ):
            return True
    return False


def _with_parts(line: Line, found: list[PartySpan]) -> Iterator[PartySpan]:
    before: PartySpan | None = None
    for span in found:
        first = _leftmost(line, span.first, before)
        prefix = _prefix(line, first)
        adjoined = before is not None and first - before.last <= 2 and _is_and(line, first, before.last)
        if span.core > span.first and _is_deed(line, span.first):
            made = span
        elif adjoined and before is not None and "ل" not in prefix:
            made = replace(span, first=first, part=before.part, joined=True)
        else:
            made = replace(span, first=first, part=_part(line, first, prefix))
        yield made
        before = made


def _is_deed(line: Line, at: int) -> bool:
    """ "An Israeli raid": the adjective of a deed names its doer, wherever the deed stands."""
    return any(stem in words().nouns for _, stem in stems(line.words[at].key))


def _leftmost(line: Line, first: int, before: PartySpan | None) -> int:
    """The first of the words for forces, fighters and weapons that stand before a name."""
    lists = words()
    stop = before.last if before is not None else -1
    while first - 1 > stop and not _prefix(line, first) and not _article(line, first - 1):
        word = line.words[first - 1]
        of_them = word.key == "من" and first - 2 > stop and _is_force(line, first - 2)
        if of_them:
            first -= 2
            continue
        form = next((lists.nouns[stem] for _, stem in stems(word.key) if stem in lists.nouns), None)
        if word.kind != "word" or form is not None or not _is_force(line, first - 1):
            break
        first -= 1
    return first


def _is_force(line: Line, at: int) -> bool:
    lists = words()
    return any(
        stem in lists.forces or (stem in lists.people and lists.people[stem].kind in ("fighter", "soldier"))
        for _, stem in stems(line.words[at].key)
    )


def _article(line: Line, at: int) -> bool:
    return line.words[at].key.startswith("ال")


def _prefix(line: Line, at: int) -> str:
    """The prefix of a word that starts a name: the one under which a list knows the rest."""
    hit = match_at(actor_names(), line, at)
    if hit is not None:
        return hit.prefix
    lists = words()
    for prefix, stem in stems(line.words[at].key):
        if (
            stem in lists.forces
            or stem in lists.nouns
            or stem in lists.people
            or stem in lists.weapons.by_first
        ):
            return prefix
    return ""


def _is_and(line: Line, first: int, last: int) -> bool:
    between = [word.key for word in line.words[last + 1 : first]]
    return between in (["و"], ["او"]) or (not between and _prefix(line, first).startswith("و"))


_PARTS = {
    "place": "on",
    "to": "to",
    "toward": "to",
    "from": "from",
    "with": "with",
    "against": "on",
    "between": "between",
    "in": "in",
    "near": "in",
}


def _part(line: Line, first: int, prefix: str) -> str:
    """What the prefix or the words before a party make of it."""
    lists = words()
    for length in (2, 1):
        hit = match_at(lists.hands, line, first - length) if first >= length else None
        if hit is not None and hit.last == first - 1 and hit.value != "subset":
            return hit.value
    before = line.words[first - 1] if first else None
    if before is not None and any(stem in lists.holdings for _, stem in stems(before.key)):
        return "held"
    if prefix.endswith("ل"):
        return "of"
    if prefix.endswith("ب") or before is None:
        return ""
    kind = lists.particles.get(before.key) or lists.particles.get(before.key[1:], "")
    return _PARTS.get(kind, "")
