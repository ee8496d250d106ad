"""Who: the parties that an Arabic line names, and the part that the words before each give it.

Names come from `data/actors`; general words ("the army", "the rebels") are read for the country spoken of, by the
Arabic row of `generic.csv` where there is one, else by that of the English word beside them; an adjective of
nationality counts after a word for forces, weapons or deeds ("Russian warplanes"), not after one for people.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from data import DATA
from events.actor_table import Context, Meaning, actor_table, covers
from events.arabic.lexicon import Phrases, phrases, words
from events.arabic.line import Line
from events.arabic.phrases import Hit, find, match_at
from events.arabic.script import fold, is_arabic, stems
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


@lru_cache(maxsize=1)
def _names() -> Phrases:
    """Every Arabic name and general word: ``id:…`` for parties, ``word:…`` for general words."""
    table = actor_table()
    pairs = [(key, "id:" + "|".join(ids)) for key, ids in table.names.items() if is_arabic(key)]
    general = {fold(key): "" for key in table.generic if is_arabic(key)}
    for found in words().parties.by_first.values():
        general.update({" ".join(parts): like for parts, like in found})
    named = {fold(key) for key, _ in pairs}
    pairs += [(key, f"word:{key}|{like}") for key, like in general.items() if key not in named]
    pairs += [(name, f"state:{code}") for code, name in _states() if fold(name) not in named]
    both = [(key, f"word:{key}|{general[fold(key)]}") for key, _ in pairs if fold(key) in general]
    return phrases(iter([*both, *pairs]))


def parties(line: Line, context: Context) -> list[PartySpan]:
    """The parties of a line from left to right."""
    lists = words()
    found: list[PartySpan] = []
    hits = list(find(_names(), line))
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
        actors, last = _who(hit.value, line, hit.last, context)
        if actors:
            found.append(PartySpan(first=hit.first, core=hit.first, last=last, actors=actors, part=""))
    taken = {n for span in found for n in range(span.first, span.last + 1)}
    found += _by_nationality(line, taken, context)
    found.sort(key=lambda span: span.first)
    return list(_with_parts(line, found))


def _follows(hit: Hit, after: Hit) -> bool:
    return after.first == hit.last + 1 and after.prefix == ""


def _states() -> Iterator[tuple[str, str]]:
    """Names of states, which are parties where they do something ("Israel bombed")."""
    with (DATA / "actors" / "states.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["name_ar"]:
                yield row["country"], row["name_ar"]
    yield from words().states


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


def _who(value: str, line: Line, last: int, context: Context) -> tuple[tuple[Actor, ...], int]:
    """The actor of a name; after a general word the next adjective says whose army it is."""
    kind, _, rest = value.partition(":")
    if kind == "state":
        return (_state(rest, context),), last
    if kind == "id":
        return (_in_context(rest.split("|"), context),), last
    nation = words().nisba.get(line.words[last + 1].key) if last + 1 < len(line.words) else None
    if nation is not None:
        return (_state(nation, context),), last + 1
    arabic, _, like = rest.partition("|")
    actor = _general(arabic, like, context)
    return ((actor,) if actor is not None else ()), last


def _general(arabic: str, like: str, context: Context) -> Actor | None:
    meanings = [*_generic().get(arabic, ()), *actor_table().generic.get(like, ())]
    live = [
        meaning
        for meaning in meanings
        if context.day is None or covers(meaning.start, meaning.end, context.day)
    ]
    own = next((m for m in live if m.country == context.country and context.country), None)
    if own is not None and own.actor_id in actor_table().parties:
        return _party(own.actor_id)
    role = next((m.role for m in live if m.country == "*"), "")
    if role == "government" and context.country:
        return _state(context.country, context)
    return Actor(name=like, id=None, side=None, text=like) if like else None


@lru_cache(maxsize=1)
def _generic() -> dict[str, tuple[Meaning, ...]]:
    return {fold(key): tuple(ones) for key, ones in actor_table().generic.items() if is_arabic(key)}


def _in_context(ids: list[str], context: Context) -> Actor:
    """One that bore the name on the day, in the country spoken of where several share the name."""
    known = actor_table().parties
    live = [one for one in ids if known[one].exists_on(context.day)] or ids
    return _party(next((one for one in live if context.country in known[one].countries), live[0]))


def _party(one: str) -> Actor:
    party = actor_table().parties[one]
    return Actor(name=party.name, id=party.id, side=party.side, text=party.name)


def _state(country: str, context: Context) -> Actor:
    table = actor_table()
    known = table.states.get(country)
    if known:
        return _party(next((one for one in known if table.parties[one].exists_on(context.day)), known[0]))
    name = f"{table.country_names.get(country, country)} government"
    return Actor(name=name, id=f"government-{country.lower()}", side=name, text=name)


def _by_nationality(line: Line, taken: set[int], context: Context) -> Iterator[PartySpan]:
    """ "Russian warplanes", "an Israeli air strike": the adjective up to three words after its noun."""
    for at, word in enumerate(line.words):
        nation = words().nisba.get(word.key)
        if nation is None or at in taken:
            continue
        head = _armed_noun(line, at, taken)
        if head is not None:
            yield PartySpan(first=head, core=at, last=at, actors=(_state(nation, context),), part="")


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
    hit = match_at(_names(), line, at)
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
