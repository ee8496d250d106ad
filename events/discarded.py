"""Sentences with a word for a happening that gave no event, and why: what a person checks a reading by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.draft import Draft
from events.inflection import is_verb, with_particle
from events.lethal import harm_kind
from events.lexicon import HARM, lexicon
from events.spots import Spots
from events.tokens import Doc, Token
from reports.sentence import Sentence

__all__ = ["Discarded", "why_discarded"]

_LACKS = {
    "control": "no armed party that takes, holds or leaves a place",
    "strike": "no weapon or armed party that hits something",
    "displacement": "no people who leave or reach a place",
    "clash": "no armed people, or no place they fight at",
    "none": "it tells of protest or unrest, which is not mapped",
    HARM: "dead or injured without a happening and a place that they belong to",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Discarded:
    """A sentence that gave no event: `quote == body[start:end]`, the words that might have stood for one, and why not."""

    report: str
    start: int
    end: int
    quote: str
    words: tuple[str, ...]
    reason: str


def why_discarded(
    report: str, sentence: Sentence, doc: Doc, drafts: Sequence[Draft], spots: Spots
) -> Discarded | None:
    """Why a sentence gave no event; None where no word of it stands for a happening.

    Parameters
    ----------
    report, sentence, doc
        The report's id, its sentence and the parse of it.
    drafts
        The happenings first read from it, before any was left out.
    spots
        Its places.
    """
    named = {word.text: kind for word in doc if (kind := _kind(word)) is not None}
    words = tuple(dict.fromkeys([*(draft.token.text for draft in drafts), *named]))
    if not words:
        return None
    return Discarded(
        report=report,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.text,
        words=words,
        reason=_reason(sentence, drafts, list(dict.fromkeys(named.values())), spots),
    )


def _reason(sentence: Sentence, drafts: Sequence[Draft], kinds: Sequence[str], spots: Spots) -> str:
    if sentence.heading:
        return "a heading: what it tells is read from the text below it"
    if sentence.text.rstrip('"”’) ').endswith(("?", "؟")):
        return "a question"
    if any(draft.layer == "none" for draft in drafts):
        return _LACKS["none"]
    if drafts:
        return "police or nobody in particular against people who protest"
    reason = "; ".join(_LACKS[kind] for kind in kinds)
    return reason if spots.every else f"{reason} (the sentence names no place)"


def _kind(word: Token) -> str | None:
    """The layer that a word would belong to if it stood for a happening."""
    if word.is_punct or word.like_num:
        return None
    frame = None
    if is_verb(word):
        entries = [entry for form in with_particle(word) for entry in lexicon().verbs.get(form, ())]
        frame = entries[0][0] if entries and not (word.pos_ == "AUX" or entries[0][1]) else None
    elif word.pos_ in ("NOUN", "PROPN"):
        frame = lexicon().nouns.get(word.lemma_.lower(), (None,))[0]
    if frame is None:
        return HARM if harm_kind(word) is not None else None
    return HARM if frame == HARM else lexicon().frames[frame].layer
