"""Speakers: the name, kind and side of whom a noun stands for."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from data import DATA
from events.actor_table import Context
from events.actors import actors_of
from events.claim import Attribution
from events.lexicon import lexicon
from events.speaking_for import owner_of, seat_of, state_of_adjective
from events.tokens import Token
from events.tree import climb, phrase

__all__ = ["counting_speaker", "known_speaker", "named_speaker", "speaker_of_noun", "speaker_table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A row of the table of speakers."""

    name: str
    kind: str
    side: str | None


@lru_cache(maxsize=1)
def speaker_table() -> Mapping[str, Speaker]:
    """Speakers by lower-case name and alias."""
    found: dict[str, Speaker] = {}
    with (DATA / "actors" / "speakers.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            speaker = Speaker(name=row["name"], kind=row["kind"], side=row["side"] or None)
            for alias in [row["name"], *row["aliases"].split("|")]:
                if alias:
                    found.setdefault(_plain(alias), speaker)
    return found


_COUNTING = re.compile(
    r"\b[Bb]y\s+(?P<who>(?:the\s+)?[A-Z][\w-]*(?:\s+(?:[A-Z][\w-]*|the|of|for|and)){0,5})['’]s?\s+(?:own\s+)?"
    r"(?:count|estimate|reckoning|tally|account|calculation)\b"
)


def counting_speaker(text: str) -> Attribution | None:
    """ "By Save the Children's count": a name of the table, which the parse may take for a sentence."""
    match = _COUNTING.search(text)
    known = speaker_table().get(_plain(match["who"])) if match else None
    return None if known is None else Attribution(name=known.name, kind=known.kind, side=known.side)


def speaker_of_noun(noun: Token, context: Context) -> Attribution:
    """The speaker that a noun names."""
    return named_speaker(noun, context)


def named_speaker(noun: Token, context: Context, outlet: Token | None = None) -> Attribution:
    text = _text(noun)
    proper = next((child for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
    if proper is not None and noun.pos_ == "NOUN":
        text = f"{text} {_text(proper)}"
    text = f"{text} {name}" if (name := _office_holder(noun)) and name not in text else text
    speaker = known_speaker(noun)
    # "Tanks surrounded a hospital, its director said": none of the army's.
    civil = noun.lemma_.lower() in _CIVIL and any(child.tag_ == "PRP$" for child in noun.children)
    owner = None if civil else owner_of(noun, context)
    if speaker is None and owner is not None:
        return Attribution(name=f"{text} ({owner.name})", kind="party", side=owner.side)
    parties = [] if speaker is not None and speaker.kind != "party" else actors_of(noun, context)
    lemma = noun.lemma_.lower()
    party = next((actor for actor in parties if actor.side is not None), None)
    if speaker is not None:
        name = text if _plain(speaker.name) in _plain(text) else f"{text} ({speaker.name})"
        return Attribution(name=name, kind=speaker.kind, side=speaker.side)
    if party is not None and lexicon().speakers.get(lemma) not in ("media", "witness"):
        name = text if _named_party(noun, text) else f"{text} ({party.name})"
        return Attribution(name=name, kind="party", side=party.side)
    seat = seat_of(noun, context)
    if seat is not None:
        return Attribution(name=f"{text} ({seat.name})", kind="party", side=seat.side)
    if lemma in _VOICES and (state := state_of_adjective(noun, context)) is not None:
        return Attribution(name=text, kind="party", side=state.side)
    if any(lexicon().speakers.get(word.lower_) == "official" for word in noun.children):
        return Attribution(name=text, kind="official", side=None)
    kind = (
        "witness"
        if lexicon().speakers.get(lemma) == "witness"
        else "official"
        if lexicon().speakers.get(lemma) == "official"
        else "media"
    )
    text = f"{text} ({outlet.text})" if outlet is not None else text
    return Attribution(name=text, kind=kind, side=None)


_CIVIL = frozenset(
    "director manager principal mayor doctor surgeon administrator priest imam bishop teacher".split()
)
_VOICES = frozenset("source milblogger blogger channel".split())
"""Those who speak up for the country that they are said to be of: "Russian sources claimed"."""


def _office_holder(noun: Token) -> str:
    """The name behind "the governor of the region, Vasily Golubev"; empty where none follows."""
    if lexicon().speakers.get(noun.lemma_.lower()) != "official":
        return ""
    named = [w for w in phrase(noun) if w.dep_ == "appos" and w.pos_ == "PROPN" and w.i > noun.i]
    named = [w for w in named if w.left_edge.i and w.doc[w.left_edge.i - 1].text == ","]
    if named:
        return _text(named[-1])
    after = noun.doc[max(word.i for word in phrase(noun)) + 1 :]
    name = (
        list(takewhile(lambda word: word.pos_ == "PROPN", after[1:]))
        if after and after[0].text == ","
        else []
    )
    closed = len(name) > 1 and (name[-1].i + 1 == len(noun.doc) or name[-1].nbor(1).is_punct)
    return " ".join(word.text for word in name) if closed else ""


def _named_party(noun: Token, text: str) -> bool:
    return any(word.pos_ == "PROPN" for word in [noun, *noun.children]) or any(
        word[:1].isupper()
        for word in text.split()[1:] or text.split()[:1]
        if word.lower() not in ("government", "rebels")
    )


def known_speaker(noun: Token) -> Speaker | None:
    """The speaker of the table that a noun's phrase names, longest name first."""
    words = sorted([*phrase(noun, clauses=True)], key=lambda word: word.i)
    table = speaker_table()
    said = noun.doc.span(words[0].i, words[-1].i + 1)
    text, origin = said.text, said[0].idx
    spans = [(word.idx - origin, word.end - origin) for word in said]
    starts = [n for n, (begin, _) in enumerate(spans) if text[begin].isupper()]
    for size in range(min(8, len(spans)), 0, -1):
        for start in starts:
            last = start + size - 1
            if last >= len(spans):
                break
            speaker = table.get(_plain(text[spans[start][0] : spans[last][1]]))
            if speaker is not None and not _BACKS.match(text[spans[last][1] :].lstrip()):
                return speaker
    return None


_BACKS = re.compile(r"[-‑–](?:backed|led|aligned|supported|recognised|recognized|brokered|sponsored)")


def _text(noun: Token) -> str:
    words = [word for word in phrase(noun) if not (word.dep_ == "det" and word.head == noun)]
    words = [
        word
        for word in words
        if not any(up.dep_ == "appos" for up in [word, *climb(word)] if up.i > noun.i and up.head in words)
    ]
    for child in noun.children:
        if child.dep_ == "conj":
            words.extend(phrase(child))
    ordered = sorted({word.i for word in words})
    return " ".join("".join(noun.doc[i].text_with_ws for i in ordered).split()).strip(" ,;:")


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").removeprefix("the ").split())
