"""Sentences of a report's body, with exact offsets.

The library syntok finds the ends of sentences (`stops`); what it misses in news text is mended here: stops
of other scripts, footnote marks after a stop, ranks before a name, a clock time at the end.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from itertools import pairwise

from data import DATA
from reports.paragraphs import Paragraph, paragraphs
from reports.sentence import Sentence
from reports.stops import cuts_of

__all__ = ["split"]

_CLOSING = "\"'”’»)\\]}"
_FOREIGN_STOP = re.compile(rf"(?:[؟۔]+[{_CLOSING}]*(?=\s)|[。！？]+[{_CLOSING}」』）]*)\s*")
_FOOTNOTE = re.compile(rf"[.!?][{_CLOSING}]*(?:\[\d{{1,3}}\])+\s+(?=[^\Wa-z_])")
_NESTED_QUOTES = re.compile(r"[.!?](?:['’][\"”]|[\"”]['’])\s+(?=[^\W\da-z_])")
_CLOCK = re.compile(r"\b[ap]\.m\.\s+(?=([^\W\d_a-z][^\W\d_]+)(\s+time\b)?)")
_LAST_WORD = re.compile(r"[^\W_][\w.]{0,9}$")
_STOP = re.compile(rf"[.!?…؟۔。！？][{_CLOSING}]*$")
_DASH = re.compile(r"[-–—]{1,2}\s|--")
_LONGEST_HEADING = 120


def split(body: str) -> tuple[Sentence, ...]:
    """Cut a body into sentences: sorted spans without overlap, white space trimmed.

    Lines that were wrapped at a column are read as one paragraph; any other line is a paragraph of
    its own. A sentence never crosses paragraphs. Headings are short lines without a final stop
    that stand above a paragraph which has one. What holds no letter and no digit is left out.
    """
    spans = paragraphs(body)
    cut = [_sentence_spans(body, paragraph) for paragraph in spans]
    headings = _headings(body, spans, [len(sentences) for sentences in cut])
    found: list[Sentence] = []
    for number, sentences in enumerate(cut):
        for start, end in sentences:
            found.append(
                Sentence(
                    index=len(found),
                    paragraph=number,
                    start=start,
                    end=end,
                    text=body[start:end],
                    heading=number in headings,
                )
            )
    return tuple(found)


def _sentence_spans(body: str, paragraph: Paragraph) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph."""
    # syntok takes a blank line for a paragraph's end; here paragraphs are known already.
    text = re.sub(r"\s", " ", body[paragraph.start : paragraph.end])
    cuts = {
        cut for cut in cuts_of(text) if not _goes_on(text[max(0, cut - 40) : cut], text[cut : cut + 3])
    } | _missed(text)
    edges = [0, *sorted(cut for cut in cuts if 0 < cut < len(text)), len(text)]
    spans: list[tuple[int, int]] = []
    for start, end in pairwise(edges):
        part = text[start:end]
        if not any(map(str.isalnum, part)):
            # Marks alone belong to the sentence before them.
            if spans:
                spans[-1] = (spans[-1][0], paragraph.start + start + len(part.rstrip()))
            continue
        lead = len(part) - len(part.lstrip())
        spans.append((paragraph.start + start + lead, paragraph.start + start + len(part.rstrip())))
    return [(start, end) for start, end in spans if start < end]


def _missed(text: str) -> set[int]:
    """Starts of sentences that syntok does not see."""
    found = {
        m.end() for pattern in (_FOREIGN_STOP, _FOOTNOTE, _NESTED_QUOTES) for m in pattern.finditer(text)
    }
    for match in _CLOCK.finditer(text):
        word, time = match.groups()
        if not time and not word.isupper() and word not in _clock_words():
            found.add(match.end())
    return found


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence goes on over a cut: past a semicolon, an abbreviation, or into a dash
    ("KYIV, Dec. 1 — The")."""
    if _DASH.match(after) or before.rstrip().endswith(";"):
        return True
    match = _LAST_WORD.search(before.rstrip())
    if match is None:
        return False
    kinds = _abbreviations()
    kind = kinds.get(match.group()) or kinds.get(match.group().capitalize())
    return kind is not None and (kind != "before a digit" or after[:1].isdigit())


def _headings(body: str, spans: tuple[Paragraph, ...], counts: list[int]) -> set[int]:
    """Numbers of the paragraphs that are headings.

    A heading is one line of one sentence without a stop, and the first paragraph after it that is
    no such line, at most two lines further, ends in a stop: a list of notes without stops has none.
    Lines in capitals are headings wherever they stand, and do not count.
    """
    bare = [
        counts[i] == 1
        and p.lines == 1
        and not p.bullet
        and p.end - p.start <= _LONGEST_HEADING
        and not _STOP.search(body[max(p.start, p.end - 8) : p.end])
        for i, p in enumerate(spans)
    ]
    found: set[int] = set()
    run: list[int] = []
    for i, is_bare in enumerate(bare):
        if is_bare and body[spans[i].start : spans[i].end].isupper():
            found.add(i)
            continue
        if is_bare:
            run.append(i)
            continue
        if len(run) <= 2:
            found.update(run)
        run = []
    return found


@cache
def _abbreviations() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in _rows("abbreviations")}


@cache
def _clock_words() -> frozenset[str]:
    return frozenset(row["word"] for row in _rows("clock_words"))


def _rows(table: str) -> list[dict[str, str]]:
    with (DATA / "sentences" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
