"""Sections: the place that a heading or the label of an entry puts over sentences ("RAFAH", "LOIKAW – …", "Siversk: …").

A place before a dash at the start of one paragraph alone is a dateline, which says where a report was written;
of several such paragraphs it says what each is about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from geo.geoparse import Geoparsed
from geo.place import Located
from reports.sentence import Sentence

__all__ = ["after_label", "sections"]

_LABEL = re.compile(
    r"^\s*(?:[-•*]\s*)?(?:\d{1,2}[:.]\d\d(?:\s*(?:GMT|UTC))?\s*(?:[—–-]\s*)?)?"
    r"(?P<label>[^\W\d_][^\n:—–;.!?]{1,40}?)\s*(?P<mark>:|\s[—–-]{1,2})\s"
)
_SETTLED = frozenset({"settlement", "town", "village", "quarter", "camp", "landmark"})
_COVERS = 0.5
"""How much of a heading or label its place must make up."""


def sections(sentences: Sequence[Sentence], places: Geoparsed) -> Mapping[int, Located]:
    """The place over each sentence, by the sentence's number; sentences that stand under none are left out."""
    named = [found for found in places.located if not found.mention.bare and found.place.kind in _SETTLED]
    labels = {s.paragraph: said for s in sentences if (said := _label(s, named)) is not None}
    dashed = [paragraph for paragraph, (_, mark) in labels.items() if mark != ":"]
    over: Located | None = None
    found: dict[int, Located] = {}
    for sentence in sentences:
        if sentence.heading or sentence.text.isupper():
            over = _heading(sentence, named)
            continue
        label = labels.get(sentence.paragraph)
        if label is not None and (label[1] == ":" or len(dashed) > 1):
            found[sentence.index] = label[0]
        elif over is not None:
            found[sentence.index] = over
    return found


def after_label(sentence: Sentence, over: Located | None) -> Sentence:
    """The sentence without the place that labels it ("Siversk: the garrison …"), which would confuse its parse."""
    match = _LABEL.match(sentence.text)
    if match is None or over is None or match["mark"] != ":" or match.end() >= len(sentence.text):
        return sentence
    first, past = sentence.start + match.start("label"), sentence.start + match.end("label")
    if not (first <= over.mention.start and over.mention.end <= past):
        return sentence
    return replace(sentence, start=sentence.start + match.end(), text=sentence.text[match.end() :])


def _label(sentence: Sentence, named: Sequence[Located]) -> tuple[Located, str] | None:
    match = _LABEL.match(sentence.text)
    if match is None:
        return None
    start = sentence.start + match.start("label")
    place = _covering(named, start, start + len(match["label"]))
    return None if place is None else (place, match["mark"].strip())


def _heading(sentence: Sentence, named: Sequence[Located]) -> Located | None:
    return _covering(named, sentence.start, sentence.end)


def _covering(named: Sequence[Located], start: int, end: int) -> Located | None:
    """The first place named in some words, if it makes up most of them."""
    inside = [found for found in named if start <= found.mention.start and found.mention.end <= end]
    if not inside:
        return None
    covered = sum(found.mention.end - found.mention.start for found in inside)
    return inside[0] if covered >= _COVERS * (end - start) else None
