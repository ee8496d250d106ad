"""The tables of parties, general words and states in `data/actors`, as look-ups."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from data import DATA

__all__ = ["ActorTable", "Context", "Meaning", "Party", "actor_table", "covers", "words_key"]

_WORDS = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What general words are read by: the country spoken of (ISO 3166-1 alpha-2) and the report's day."""

    country: str | None
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A row of the table of actors; `start` and `end` are ISO dates, as narrow as they are known."""

    id: str
    name: str
    kind: str
    side: str
    side_role: str
    countries: tuple[str, ...]
    conflicts: tuple[str, ...]
    start: str
    end: str

    def exists_on(self, day: date | None) -> bool:
        """Whether the party bore this name on a day; True where that is unknown."""
        return day is None or covers(self.start, self.end, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a general word means in one country (``*``: in any): a party, or only a role."""

    country: str
    actor_id: str
    role: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorTable:
    """The tables of `data/actors` as look-ups; keys are lower-case words joined by one space."""

    parties: Mapping[str, Party]
    names: Mapping[str, tuple[str, ...]]
    cased: Mapping[str, str]
    generic: Mapping[str, tuple[Meaning, ...]]
    adjectives: Mapping[str, str]
    state_names: Mapping[str, str]
    country_names: Mapping[str, str]
    states: Mapping[str, tuple[str, ...]]


def covers(start: str, end: str, day: date) -> bool:
    """Whether a day lies in an interval of ISO dates that may be only a year or a month."""
    text = day.isoformat()
    return (not start or start <= text[: len(start)]) and (not end or text[: len(end)] <= end)


@lru_cache(maxsize=1 << 16)
def words_key(text: str) -> str:
    """The words of a name in lower case, without possessives, joined by one space."""
    return " ".join(_WORDS.findall(text.lower().replace("’", "'").replace("'s ", " ").removesuffix("'s")))


@lru_cache(maxsize=1)
def actor_table() -> ActorTable:
    """Load the tables once."""
    folder = DATA / "actors"
    parties: dict[str, Party] = {}
    names: dict[str, list[str]] = {}
    cased: dict[str, str] = {}
    for row in _rows(folder / "actors.csv"):
        parties[row["id"]] = Party(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            side=row["side"],
            side_role=row["side_role"],
            countries=tuple(row["country"].split("|")),
            conflicts=tuple(row["conflict"].split("|")),
            start=row["start"],
            end=row["end"],
        )
        for alias in [row["name"], *row["aliases"].split("|")]:
            key = words_key(alias)
            if key:
                names.setdefault(key, []).append(row["id"])
                if " " not in key:
                    cased.setdefault(key, alias.strip())
    return ActorTable(
        parties=parties,
        names={key: tuple(dict.fromkeys(ids)) for key, ids in names.items()},
        cased=cased,
        generic=_generic(folder / "generic.csv"),
        states=_states(parties),
        **_state_tables(folder / "states.csv", parties),
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _generic(path: Path) -> dict[str, tuple[Meaning, ...]]:
    found: dict[str, list[Meaning]] = {}
    for row in _rows(path):
        key = words_key(row["phrase"]).removeprefix("the ")
        found.setdefault(key, []).append(
            Meaning(
                country=row["country"],
                actor_id=row["actor_id"],
                role=row["role"],
                start=row["start"],
                end=row["end"],
            )
        )
    return {key: tuple(meanings) for key, meanings in found.items()}


def _state_tables(path: Path, parties: Mapping[str, Party]) -> dict[str, dict[str, str]]:
    adjectives: dict[str, str] = {}
    names: dict[str, str] = {}
    countries: dict[str, str] = {}
    for row in _rows(path):
        countries[row["country"]] = row["name"]
        for adjective in row["adjective"].split("|"):
            if adjective:
                adjectives.setdefault(adjective.lower(), row["country"])
        for name in [row["name"], *row["leader_terms"].split("|"), *(row.get("aliases") or "").split("|")]:
            if name:
                names.setdefault(words_key(name), row["country"])
    del parties
    return {"adjectives": adjectives, "state_names": names, "country_names": countries}


def _states(parties: Mapping[str, Party]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for party in parties.values():
        if party.kind == "state":
            for country in party.countries[:1]:
                found[country] = (*found.get(country, ()), party.id)
    return found
