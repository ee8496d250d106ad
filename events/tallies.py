"""Numbers of dead that no syntax gives: as coded notes write them, and totals of a whole war."""

from __future__ import annotations

import re

from events.claim import Bounds
from events.numbers import Quantity, quantities
from events.tokens import Doc, Token

__all__ = ["is_total", "stated", "toll"]

_TOTAL = re.compile(
    r"(?<!\bhas )(?<!\bhave )(?<!\bhad )\bsince\b|\bin total\b|\btotal of\b.*\b(?:have|has) been\b"
    r"|\boverall\b|\bso far\b|\bdeath toll from the (?:war|conflict)\b"
    r"|\b(?:war|conflict|insurgency|uprising|crisis)\b[^.;]{0,80}\b(?:has|have|had)\s+(?:\w+\s+)?"
    r"(?:killed|left|claimed|cost|taken)\b"
    r"|\b(?:killed|died|dead|deaths|lives)\b[^.;]{0,40}\b(?:in|during|by|from)\s+the\s+(?:\S+\s+){0,2}"
    r"(?:war|conflict|insurgency|uprising|crisis)\b(?!\s+zone)"
    r"|\b(?:fighting|offensive|campaign|siege)\b[^.;]{0,30}\b(?:which|that)\s+(?:began|started|erupted|broke\s+out)\b"
    r"|\bthroughout\b(?!\s+(?:the\s+|\w+day\s+)?(?:day|night|morning|evening|afternoon|\w+day)\b)"
    r"|\bover the (?:past|last) (?:\w+ )?(?:weeks|months|years)\b",
    re.IGNORECASE,
)


def stated(text: str) -> Bounds | None:
    """Dead as coded notes give them: "Fatalities: 5", "5 reported fatalities", "no loss of life"."""
    match = _CODED.search(text)
    if match is None:
        return None
    number = match["after"] or match["before"] or match["coded"]
    found = quantities(number) if number else []
    return found[0].bounds if found else Bounds(low=0, high=0) if match["none"] else None


_CODED = re.compile(
    r"\b(?:fatalities|deaths|killed|dead)\s*[:=]\s*(?P<after>\d[\d,]*)"
    r"|\b(?<!\d,)(?P<before>\d[\d,]*)\s+(?:reported|confirmed|recorded|estimated|coded|civilian|total)\s+(?:fatalit|deaths)"
    r"|\b(?:fatalities|deaths)\s+(?:(?:is|are|was|were)\s+)?coded\s+(?:as|at)\s+(?P<coded>\d[\d,]*|[a-z]{3,9})\b"
    r"|\b(?P<none>no|without)\s+(?:reported\s+)?loss\s+of\s+(?:human\s+)?life\b",
    re.IGNORECASE,
)


def is_total(text: str) -> bool:
    """Whether a number counts a whole war or offensive and not one happening."""
    return bool(_TOTAL.search(_COMPARED.sub("", text)))


_COMPARED = re.compile(
    r"\b(?:not|never|first|worst|deadliest|largest|biggest|heaviest|bloodiest|most \w+)\b[^.;]{0,60}?\bsince\b",
    re.IGNORECASE,
)
"""A "since" that counts nothing: "the deadliest raid since 2019", "have not met since Israel bombed X"."""


def toll(doc: Doc, word: Token) -> tuple[Bounds, str | None] | None:
    """The number behind "toll": "the death toll rose to 45", "a toll of 12"."""
    start = word.idx + len(word.text)
    near = quantities(
        doc.text[start : start + 60].rsplit(" ", 1)[0] if len(doc.text) > start + 60 else doc.text[start:]
    )
    near = near or _risen_to(word)
    return (near[0].bounds, None) if near else None


def _risen_to(word: Token) -> list[Quantity]:
    """ "The toll of the assault by the group on the barracks of X has risen to 34": far behind the word."""
    verb = word.head
    if word.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_.lower() not in _RISING:
        return []
    ends = [one for link in verb.children if link.lower_ in ("to", "at") for one in link.children]
    texts = [word.doc.span(one.left_edge.i, one.i + 1).text for one in ends if one.dep_ == "pobj"]
    return [one for text in texts for one in quantities(text)]


_RISING = frozenset("rise climb grow go stand jump increase reach".split())
