"""Sections: the places that a heading or the label of an entry puts over sentences ("RAFAH", "LOIKAW – …", "Siversk: …").

A place before a dash at the start of one paragraph alone is a dateline, which says where a report was written;
of several such paragraphs it says what each is about. A place that is all of a paragraph's first sentence
("Rodynske. Infantry entered …") is a label too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from geo.geoparse import Geoparsed
from geo.place import Located
from reports.sentence import Sentence

__all__ = ["after_label", "sections"]

_LABEL = re.compile(
    r"^\s*(?:[^\w\s\"“”«»'‘’()\[\]]+\s*)?(?:\d{1,2}[:.]\d\d(?:\s*(?:GMT|UTC))?\s*(?:[—–-]\s*)?)?"
    r"(?P<label>[^\W\d_][^\n:—–;.!?]{1,40}?)\s*(?P<mark>:|\s[—–-]{1,2})\s"
)
_ALONE = re.compile(r"^\s*(?:[^\w\s\"“”«»'‘’()\[\]]+\s*)?(?P<label>[^\W\d_][^\n:;.!?]{1,40})(?P<mark>\.)\s*$")
_SETTLED = frozenset({"settlement", "town", "village", "quarter", "camp", "landmark"})
_COVERS = 0.5
"""How much of a heading or label its place must make up."""
_COVERS_ALONE = 0.9
"""How much of a sentence that is taken for a label."""
_LISTED = re.compile(r"\s{0,3}(?:,|,?\s{0,3}\band\b|&|/)\s{0,3}")

Over = tuple[Located, ...]


def sections(sentences: Sequence[Sentence], places: Geoparsed) -> Mapping[int, Over]:
    """The places over each sentence, by the sentence's number; sentences that stand under none are left out."""
    named = [found for found in places.located if not found.mention.bare and found.place.kind in _SETTLED]
    labels: dict[int, tuple[Over, str]] = {}
    begun: set[int] = set()
    for sentence in sentences:
        said = _label(sentence, named) or (None if sentence.paragraph in begun else _alone(sentence, named))
        begun.add(sentence.paragraph)
        if said is not None:
            labels[sentence.paragraph] = said
    dashed = [paragraph for paragraph, (_, mark) in labels.items() if mark not in ":."]
    over: Over = ()
    found: dict[int, Over] = {}
    for sentence in sentences:
        if sentence.heading or sentence.text.isupper():
            over = _covering(sentence, named, sentence.start, sentence.end, _COVERS)
            continue
        label = labels.get(sentence.paragraph)
        if label is not None and (label[1] in ":." or len(dashed) > 1):
            found[sentence.index] = label[0]
        elif over:
            found[sentence.index] = over
    return found


def after_label(sentence: Sentence, over: Over) -> Sentence:
    """The sentence without the place that labels it ("Siversk: the garrison …"), which would confuse its parse."""
    match = _LABEL.match(sentence.text)
    if match is None or not over or match["mark"] != ":" or match.end() >= len(sentence.text):
        return sentence
    first, past = sentence.start + match.start("label"), sentence.start + match.end("label")
    if not (first <= over[0].mention.start and over[0].mention.end <= past):
        return sentence
    return replace(sentence, start=sentence.start + match.end(), text=sentence.text[match.end() :])


def _label(sentence: Sentence, named: Sequence[Located]) -> tuple[Over, str] | None:
    return _read(_LABEL.match(sentence.text), sentence, named, _COVERS)


def _alone(sentence: Sentence, named: Sequence[Located]) -> tuple[Over, str] | None:
    return _read(_ALONE.match(sentence.text), sentence, named, _COVERS_ALONE)


def _read(
    match: re.Match[str] | None, sentence: Sentence, named: Sequence[Located], least: float
) -> tuple[Over, str] | None:
    if match is None:
        return None
    start = sentence.start + match.start("label")
    places = _covering(sentence, named, start, start + len(match["label"]), least)
    return (places, match["mark"].strip()) if places else None


def _covering(sentence: Sentence, named: Sequence[Located], start: int, end: int, least: float) -> Over:
    """The first place named in some words, if places make up most of them, with those listed beside it."""
    inside = [found for found in named if start <= found.mention.start and found.mention.end <= end]
    if not inside:
        return ()
    listed = inside[:1]
    joints = 0
    for before, after in pairwise(inside):
        gap = sentence.text[before.mention.end - sentence.start : after.mention.start - sentence.start]
        if not _LISTED.fullmatch(gap):
            break
        joints += len(gap)
        listed.append(after)
    covered = sum(found.mention.end - found.mention.start for found in inside) + joints
    return tuple(listed) if covered >= least * (end - start) else ()
