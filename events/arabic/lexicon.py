"""The Arabic word lists of `data/events/arabic`, with the forms that their words take in a text."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from data import DATA
from events.arabic.forms import noun_forms, verb_forms
from events.arabic.script import fold
from events.errors import LexiconError
from events.lexicon import Weapon
from events.lexicon import lexicon as english

__all__ = ["HARM", "Entry", "Form", "Person", "Phrases", "Words", "phrases", "rows", "words"]

HARM = ("killed", "injured")
_OWN_FRAMES = frozenset({*HARM, "control", "support", "cause", "other", "say"})
_FOLDER = DATA / "events" / "arabic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A verb or noun: its frame (of `data/events/frames.csv`, or one of this reader's own), the prepositions that
    lead to the place (``-``: none), and what must be there for it to count."""

    word: str
    frame: str
    links: frozenset[str]
    needs: frozenset[str]
    weapon: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of an entry: `tense` is ``past``, ``present``, ``future``, ``jussive`` or ``noun``; `definite` for a
    noun with article or pronoun; `pronoun` where one hangs on it."""

    entry: Entry
    tense: str
    definite: bool = False
    pronoun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A word for people: how many its form says (None: open), their kind, the English word."""

    count: int | None
    kind: str
    english: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Phrases by their first word, longest first, with what each stands for."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All lists, keys folded."""

    verbs: Mapping[str, Form]
    nouns: Mapping[str, Form]
    speech: Mapping[str, tuple[str, str]]
    sources: Phrases
    speakers: Mapping[str, str]
    weapons: Phrases
    weapon_like: Mapping[str, Weapon]
    parties: Phrases
    forces: frozenset[str]
    own_forces: frozenset[str]
    holdings: frozenset[str]
    nisba: Mapping[str, str]
    states: tuple[tuple[str, str], ...]
    people: Mapping[str, Person]
    places: Mapping[str, str]
    particles: Mapping[str, str]
    modality: Phrases
    hands: Phrases
    time_words: frozenset[str]
    scopes: Mapping[str, str]


@lru_cache(maxsize=1)
def words() -> Words:
    """Load the lists once.

    Raises
    ------
    LexiconError
        A row names an unknown frame or weapon.
    """
    weapons = list(_rows("weapons"))
    modality = list(_rows("modality"))
    return Words(
        verbs=_verbs(),
        nouns=_nouns(),
        speech=_speech(),
        sources=phrases(
            (row["phrase"], "joined" if row["phrase"].endswith(" ل") else "apart") for row in _rows("sources")
        ),
        speakers={fold(row["word"]): row["kind"] for row in _rows("speakers")},
        weapons=phrases((row["phrase"], row["like"]) for row in weapons),
        weapon_like={row["like"]: _weapon(row["like"]) for row in weapons},
        parties=phrases((row["phrase"], row["like"]) for row in _rows("parties")),
        forces=frozenset(fold(row["word"]) for row in _rows("forces")),
        own_forces=frozenset(
            form
            for row in _rows("forces")
            for form, (_, pronoun) in noun_forms(fold(row["word"])).items()
            if pronoun
        ),
        holdings=frozenset(form for row in _rows("holdings") for form in noun_forms(fold(row["word"]))),
        nisba=_nisba(),
        states=tuple((row["country"], row["name"]) for row in _rows("states")),
        people=_people(),
        places=_places(),
        particles={fold(row["word"]): row["kind"] for row in _rows("particles")},
        modality=phrases((row["phrase"], row["modality"]) for row in modality),
        time_words=frozenset(fold(row["word"]) for row in _rows("times")),
        hands=phrases((row["phrase"], row["role"]) for row in _rows("hands")),
        scopes={fold(row["phrase"]): row["scope"] for row in modality},
    )


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a list, for the modules that read numbers and times."""
    return _rows(name)


def phrases(pairs: Iterator[tuple[str, str]]) -> Phrases:
    """Index phrases by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in pairs:
        parts = tuple(fold(phrase).split())
        if parts:
            found.setdefault(parts[0], []).append((parts, value))
    return Phrases(
        by_first={first: tuple(sorted(ones, key=lambda one: -len(one[0]))) for first, ones in found.items()}
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _entry(row: Mapping[str, str], word: str, file: str) -> Entry:
    frame = row["frame"]
    if frame not in english().frames and frame not in _OWN_FRAMES:
        raise LexiconError(f"arabic/{file}.csv: «{word}» names the unknown frame «{frame}».")
    return Entry(
        word=fold(word),
        frame=frame,
        links=frozenset(fold(link) for link in row["links"].split()),
        needs=frozenset(row["needs"].split()),
        weapon=row.get("weapon") or None,
    )


def _verbs() -> dict[str, Form]:
    found: dict[str, Form] = {}
    for row in _rows("verbs"):
        entry = _entry(row, row["perfect"], "verbs")
        for form, tense, pronoun in verb_forms(entry.word, fold(row["imperfect"])):
            found.setdefault(form, Form(entry=entry, tense=tense, pronoun=pronoun))
    return found


def _nouns() -> dict[str, Form]:
    found: dict[str, Form] = {}
    for row in _rows("nouns"):
        entry = _entry(row, row["noun"], "nouns")
        for form, (definite, pronoun) in noun_forms(entry.word).items():
            found.setdefault(form, Form(entry=entry, tense="noun", definite=definite, pronoun=pronoun))
    return found


def _speech() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in _rows("speech"):
        for form, tense, _ in verb_forms(fold(row["word"]), fold(row["imperfect"])):
            found.setdefault(form, (row["kind"], tense))
    return found


def _weapon(like: str) -> Weapon:
    weapon = english().weapons.get(like)
    if weapon is None:
        raise LexiconError(f"arabic/weapons.csv: «{like}» is no word of data/events/weapons.csv.")
    return weapon


def _nisba() -> dict[str, str]:
    found = {}
    for row in _rows("nisba"):
        base = fold(row["adjective"])
        for form in (base, f"{base}ه", f"ال{base}", f"ال{base}ه"):
            found[form] = row["country"]
    return found


def _places() -> dict[str, str]:
    listed = {fold(row["word"]): row["kind"] for row in _rows("places")}
    forms = {form: kind for word, kind in listed.items() for form in noun_forms(word)}
    return {**forms, **listed}


def _people() -> dict[str, Person]:
    found: dict[str, Person] = {}
    read = []
    for row in _rows("people"):
        count = int(row["number"]) if row["number"] else None
        read.append((fold(row["word"]), Person(count=count, kind=row["kind"], english=row["english"])))
    found.update(read)
    for word, person in read:
        for form in noun_forms(word):
            found.setdefault(form, person)
    return found
