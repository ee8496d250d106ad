"""Whose name it is: Arabic names and general words of parties, and the actors they stand for.

Names come from `data/actors`; general words ("the army", "the rebels") are read for the country spoken of, by the
Arabic row of `generic.csv` where there is one, else by that of the English word beside them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache

from data import DATA
from events.actor_table import Context, Meaning, actor_table, covers
from events.arabic.lexicon import Phrases, phrases, words
from events.arabic.line import Line
from events.arabic.script import fold, is_arabic
from events.claim import Actor

__all__ = ["actor_names", "actors_of_name", "state_actor"]


@lru_cache(maxsize=1)
def actor_names() -> Phrases:
    """Every Arabic name: ``id:…`` for parties, ``word:…`` for general words, ``state:…`` for states."""
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


def _states() -> Iterator[tuple[str, str]]:
    """Names of states, which are parties where they do something ("Israel bombed")."""
    with (DATA / "actors" / "states.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["name_ar"]:
                yield row["country"], row["name_ar"]
    yield from words().states


def actors_of_name(value: str, line: Line, last: int, context: Context) -> tuple[tuple[Actor, ...], int]:
    """The actor of a name; after a general word the next adjective says whose army it is."""
    kind, _, rest = value.partition(":")
    if kind == "state":
        return (state_actor(rest, context),), last
    if kind == "id":
        return (_in_context(rest.split("|"), context),), last
    nation = words().nisba.get(line.words[last + 1].key) if last + 1 < len(line.words) else None
    if nation is not None:
        return (state_actor(nation, context),), last + 1
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
        return state_actor(context.country, context)
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


def state_actor(country: str, context: Context) -> Actor:
    table = actor_table()
    known = table.states.get(country)
    if known:
        return _party(next((one for one in known if table.parties[one].exists_on(context.day)), known[0]))
    name = f"{table.country_names.get(country, country)} government"
    return Actor(name=name, id=f"government-{country.lower()}", side=name, text=name)
