"""Names of parties in a sentence, as the table of actors has them."""

from __future__ import annotations

import re
from functools import lru_cache

from events.actor_table import ActorTable, Context, actor_table, words_key
from events.answers import kept
from events.tokens import Doc, Token

__all__ = ["named_in"]


_LONGEST = 8


def named_in(doc: Doc, context: Context, chosen: set[int] | None = None) -> list[tuple[int, int, str]]:
    """Names of the table in a sentence: (first token, past the last, actor id), longest first, not overlapping."""
    every = _names_by_start(doc[0]) if len(doc) else {}
    found: list[tuple[int, int, str]] = []
    past = 0
    for start in sorted(every) if chosen is None else sorted(chosen & every.keys()):
        if start >= past:
            past, ids = every[start]
            found.append((start, past, _in_context(ids, context, actor_table())))
    return found


@kept
def _names_by_start(first: Token) -> dict[int, tuple[int, tuple[str, ...]]]:
    """The longest name that begins at each word of a sentence: past its last word, and the parties of that name."""
    doc, table, openings = first.doc, actor_table(), _openings()
    text = doc.text
    words = [(word.idx, word.end, word.is_punct) for word in doc]
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    for start, (begin, close, _) in enumerate(words):
        longest = openings.get(_opening(text[begin:close]))
        if longest is None:
            continue
        for end in range(min(len(words), start + 2 * longest), start, -1):
            _, stop, mark = words[end - 1]
            if mark:
                continue
            name = text[begin:stop]
            key = words_key(name)
            ids = table.names.get(key)
            if ids and start and f"{doc[start - 1].lower_} {doc[start].lower_}" in table.adjectives:
                break  # "South Sudanese troops" are not Sudan's
            if ids and _case_fits(name, key, table):
                found[start] = (end, ids)
                break
    return found


_RUN = re.compile(r"[^\W_]+")


@lru_cache(maxsize=50_000)
def _opening(text: str) -> str:
    """The first letters and digits of a word, in lower case."""
    found = _RUN.search(text.lower())
    return found[0] if found else ""


@lru_cache(maxsize=1)
def _openings() -> dict[str, int]:
    """How names of the table begin, and of how many words the longest is: it spares most look-ups."""
    found: dict[str, int] = {}
    for name in actor_table().names:
        opening = _opening(name)
        found[opening] = max(found.get(opening, 0), min(len(_RUN.findall(name)) + 1, _LONGEST))
    found.pop("", None)
    return found


def _case_fits(text: str, key: str, table: ActorTable) -> bool:
    """Short forms are names only in capitals: "IS" and "SAF", not "is" and "saf"."""
    alias = table.cased.get(key)
    if alias is None:
        return any(letter.isupper() for letter in text) or not text.isascii() or key not in table.generic
    bare = text.replace("’", "'").removesuffix("'s")
    if alias.isupper():
        return bare == alias
    return bare[:1].lower() == alias[:1].lower() and any(letter.isupper() for letter in bare)


def _in_context(ids: tuple[str, ...], context: Context, table: ActorTable) -> str:
    """The party meant: one that existed on the day, in the country spoken of where there are several."""
    live = [one for one in ids if table.parties[one].exists_on(context.day)] or list(ids)
    return next((one for one in live if context.country in table.parties[one].countries), live[0])
