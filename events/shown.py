"""What the parser is shown instead of words that it takes for others.

Verbs behind an acronym are taken for nouns ("The RSF control all of the town", "M23 attack Goma"): it is shown another
verb of the same length, which is never a noun. The article of an Arabic name is taken for a small word ("left As Suki"):
it is bound to its name. The words that come of it are those of the text again.
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
_LOOSE_ARTICLE = re.compile(r"(\b[a-z]\w{0,20},? )(A[ltnrs]|A[dt]h?|Ash|Az)[ ](?=[A-Z][a-z])")
"""The article of an Arabic name in the middle of a sentence, as a word of its own: "left As Suki", "near Ad Dindar"."""
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

    return _LOOSE_ARTICLE.sub(r"\1\2-", _pattern().sub(other, text))


def restored(doc: Doc, text: str) -> Doc:
    """The parse of what was shown, with the words of the text."""
    if doc.text != text:
        for word in doc:
            own = text[word.idx : word.end]
            if own != word.text:
                lemma = own if " " in own else own.lower().removesuffix("s")
                word.text, word.lower_, word.lemma_ = own, own.lower(), lemma
        doc.text = text
    return doc
