"""Sentences that the next one takes back: "We wrote that X had fallen. It has not."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reports.sentence import Sentence

__all__ = ["taken_back"]

_WHAT = r"(?:it|they|this|that|he|she|we|the\s+(?:town|city|village|army|rebels|report|claim|post|story))"
_TAKES_BACK = re.compile(
    rf"^\W*(?:but\s+|in\s+fact,?\s+)?(?:{_WHAT}\s+(?:has|have|had|did|does|do|was|were|is|are)(?:\s+not|n[’']t)"
    r"(?=\s*[.;,:–—]|\s+(?:true|so|correct|the\s+case)\b)"
    rf"|{_WHAT}\s+(?:is|was|has\s+been|proved|turned\s+out)\s+(?:to\s+be\s+)?"
    r"(?:false|wrong|untrue|incorrect|a\s+mistake|a\s+lie|denied)\b)",
    re.IGNORECASE,
)


def taken_back(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The indices of sentences whose statement the sentence right behind them denies."""
    return frozenset(
        before.index
        for before, after in pairwise(sentences)
        if after.index == before.index + 1 and not after.heading and _TAKES_BACK.search(after.text)
    )
