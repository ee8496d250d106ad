"""Verbs behind an acronym that the parse takes for nouns: "The RSF control all of the town", "M23 attack Goma".

The parser is shown another verb of the same length, which is never a noun; the words that come of it are those of the
text again.
"""

from __future__ import annotations

import csv
import re
from functools import cache

from data import DATA
from events.tokens import Doc

__all__ = ["restored", "shown"]

_WHAT = (
    r"(?:(?:all|most|much|half|nearly|almost|large|parts?|several|dozens|(?:at\s+least\s+)?(?:two|three|four|five|\d+))\s"
    r"|(?:the\s+)?(?:whole|entire|rest|town|city|village|airport|base|camp|centre|center|capital|outskirts|north|south"
    r"|east|west|northern|southern|eastern|western|border|road|crossing|dam|bridge|port|district)\b"
    r"|(?:the\s+)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|In|On|At|The)\b)[A-Z][a-z])"
)
_ONE = frozenset(
    "a an this that each every another one any no first second third latest last new major".split()
)
"""What in front of an acronym makes a noun of the word behind it: "an RSF attack"."""


@cache
def _table() -> dict[str, str]:
    with (DATA / "events" / "ambiguous_verbs.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["shown"] for row in csv.DictReader(file)}


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_table(), key=len, reverse=True))
    return re.compile(
        rf"(?:(\b\w{{1,12}})[ ])?\(?\b[A-Z][A-Z0-9]{{1,7}}\)?[ ](?:now[ ]|still[ ]|also[ ])?({words})[ ](?={_WHAT})"
    )


def shown(text: str) -> str:
    """The text as the parser should see it, character for character as long."""

    def other(match: re.Match[str]) -> str:
        if (match[1] or "").lower() in _ONE:
            return match[0]
        start = match.start(2) - match.start()
        return match[0][:start] + _table()[match[2]] + match[0][start + len(match[2]) :]

    return _pattern().sub(other, text)


def restored(doc: Doc, text: str) -> Doc:
    """The parse of what was shown, with the words of the text."""
    if doc.text != text:
        for word in doc:
            own = text[word.idx : word.end]
            if own != word.text:
                word.text, word.lower_, word.lemma_ = own, own.lower(), own.lower().removesuffix("s")
        doc.text = text
    return doc
