"""Clauses: where one statement of an Arabic sentence ends and the next begins.

A clause begins at a conjunction joined to a verb ("wa-qasafat"), at a word that opens a clause ("that", "while",
"which"), after a full mark, and after a comma that a verb or a noun of a happening follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from events.arabic.lexicon import Form, words
from events.arabic.line import Line
from events.arabic.script import stems

__all__ = ["Clause", "clauses", "noun_at", "verb_at"]

_STILL = "زال"
_STRONG = frozenset(".;:؛!؟?…")
_COMMAS = frozenset("،,")
_PREPOSITIONS = frozenset({"place", "to", "toward", "from", "near", "in", "between", "against", "with"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words `first` to `last` of a line; `opener` is the word that opens it (folded), "" where none does."""

    first: int
    last: int
    opener: str


def verb_at(line: Line, at: int, taken: frozenset[int]) -> Form | None:
    """The verb form that a word is, with at most "and" before it; None for covered words and nouns."""
    word = line.words[at]
    if at in taken or word.kind != "word":
        return None
    lists = words()
    if word.key in lists.places and "أ" not in word.text:
        return None
    for prefix, stem in stems(word.key):
        if prefix not in ("", "و", "ف", "ل"):
            continue
        form = lists.verbs.get(stem)
        if form is None or (prefix == "ل" and form.tense != "present"):
            continue
        if stem in lists.nouns and not _stands_as_verb(line, at, prefix):
            return None
        if form.tense == "jussive" and (at == 0 or line.words[at - 1].key not in ("لم", "ولم", "لا", "ولا")):
            continue
        return form
    return None


def _stands_as_verb(line: Line, at: int, prefix: str) -> bool:
    """Whether a word that may be verb or verbal noun ("qasf") is the verb: it opens its clause and no adjective follows."""
    lists = words()
    after = line.words[at + 1] if at + 1 < len(line.words) else None
    if after is not None and (after.key in lists.nisba or _is_weapon_adjective(after.key)):
        return False
    if prefix:
        return True
    before = line.words[at - 1] if at else None
    return (
        before is None
        or before.kind == "mark"
        or before.key in ("قد", "و", "كما")
        or lists.particles.get(before.key) in ("complement", "clause")
    )


def _is_weapon_adjective(key: str) -> bool:
    return any(
        (len(parts) == 1 and words().weapon_like[like].kind == "modifier") or key.endswith("ي")
        for parts, like in words().weapons.by_first.get(key, ())
    )


def noun_at(line: Line, at: int, taken: frozenset[int]) -> tuple[str, Form] | None:
    """The prefix and form of a noun of a happening."""
    word = line.words[at]
    if at in taken or word.kind != "word":
        return None
    for prefix, stem in stems(word.key):
        form = words().nouns.get(stem)
        if form is not None:
            return prefix, form
    return None


def clauses(line: Line, taken: frozenset[int]) -> list[Clause]:
    """The clauses of a line, in order, covering all its words."""
    edges = [0] + [at for at in range(1, len(line.words)) if _begins(line, at, taken)] + [len(line.words)]
    found = []
    for first, after in pairwise(edges):
        if first < after:
            found.append(Clause(first=first, last=after - 1, opener=_opener(line, first, after)))
    return found


def _opener(line: Line, first: int, after: int) -> str:
    for at in range(first, min(first + 2, after)):
        for _, stem in stems(line.words[at].key):
            if words().particles.get(stem) in ("complement", "clause"):
                return stem
    return ""


def _begins(line: Line, at: int, taken: frozenset[int]) -> bool:
    before, word = line.words[at - 1], line.words[at]
    if before.key in _STRONG:
        return True
    if at in taken:
        return False
    if before.key in _COMMAS:
        return _opens(line, at, taken, after_comma=True)
    return _opens(line, at, taken, after_comma=False) and word.kind == "word"


def _opens(line: Line, at: int, taken: frozenset[int], *, after_comma: bool) -> bool:
    key = line.words[at].key
    lists = words()
    for prefix, stem in stems(key):
        if prefix in ("", "و", "ف") and lists.particles.get(stem) in ("complement", "clause"):
            return _really_opens(line, at, stem)
    verb = verb_at(line, at, taken) is not None or any(
        prefix in ("", "و", "ف") and stem in lists.speech for prefix, stem in stems(key)
    )
    if verb:
        return (
            after_comma or (key[:1] in ("و", "ف") and _has_and(key)) or line.words[at - 1].key in ("و", "ثم")
        )
    return after_comma and noun_at(line, at, taken) is not None


def _really_opens(line: Line, at: int, stem: str) -> bool:
    """ "ma" and "ghayr" only open a clause before a verb and "that"; "that" after "after" belongs to it."""
    after = line.words[at + 1] if at + 1 < len(line.words) else None
    if stem == "ما":
        form = verb_at(line, at + 1, frozenset()) if after is not None else None
        # "ma zala" is "still": it opens nothing.
        return form is not None and form.entry.word != _STILL
    if stem == "غير":
        return after is not None and after.key == "ان"
    return True


def _has_and(key: str) -> bool:
    """Whether the first letter is the conjunction and not the word's own."""
    lists = words()
    return key not in lists.verbs and key not in lists.speech


def preposition_before(line: Line, at: int) -> bool:
    """Whether a preposition stands right before a word."""
    return at > 0 and words().particles.get(line.words[at - 1].key) in _PREPOSITIONS
