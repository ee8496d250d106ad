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


_PICTURE = r"(?:photo|photograph|picture|image|video|footage|clip)s?"
_OLD_PICTURE = re.compile(
    rf"\b{_PICTURE}\b[^.;]{{0,60}}\b(?:(?:is|was|are|were)\s+(?:actually\s+|in\s+fact\s+)?"
    r"(?:from|of|taken\s+in|shot\s+in|filmed\s+in)|dates?\s+(?:from|back\s+to))\s+(?:\w+\s+)?(?:19|20)\d\d\b"
    rf"|\b{_PICTURE}\b[^.;]{{0,40}}\b(?:is|was|are|were)\s+(?:an?\s+)?(?:old|fake|recycled|doctored|staged|fabricat\w+)\b",
    re.IGNORECASE,
)
_OPENS_WITH_PICTURE = re.compile(rf"^\W*(?:but\s+)?(?:the|its|that|this)\s+{_PICTURE}\b", re.IGNORECASE)


def taken_back(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The indices of sentences whose statement the sentence right behind them denies.

    Also of those whose own picture is said to be an old one: "the photo that goes with it is from 2006".
    """
    denied = {
        before.index
        for before, after in pairwise(sentences)
        if after.index == before.index + 1
        and not after.heading
        and (
            _TAKES_BACK.search(after.text)
            or (_OPENS_WITH_PICTURE.search(after.text) and _OLD_PICTURE.search(after.text))
        )
    }
    own = {one.index for one in sentences if _OLD_PICTURE.search(one.text)}
    return frozenset(denied | own)
