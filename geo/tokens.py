"""Words of a report with what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.spelling import WORD, fold
from reports.sentence import Sentence

__all__ = ["Token", "tokenise"]

_MONEY = frozenset("$€£¥")
_DATELINE = re.compile(
    r"(?P<place>[A-Z\u00c0-\u00de\u0410-\u042f][^\s,(]{0,40}(?: [^\s,(]{1,40}){0,3}"
    r"(?:, ?[^\s,(]{1,40}(?: [^\s,(]{1,40}){0,2})?)"
    r"(?:\s*,?\s*\([\w/ &.’'-]{1,30}\))?\s*(?:--|—|–|―|\s-\s)"
)
_LABEL = re.compile(
    r"^[ \t]{0,4}(?:[-–•*·][ \t]{0,3})?(?P<place>[^\W\d_][^\s:,;.]{1,30}(?: [^\s:,;.]{1,30}){0,2}):[ \t]",
    re.MULTILINE,
)
_ENTRIES = 3
"""Labels that make a list of entries: "Djibo: …", "Torodi: …", "Ayorou: …"."""
LONGEST_DATELINE = 150
"""Letters; what is longer is no dateline, and a bound keeps hostile texts cheap."""

_CONTRACTED = re.compile(r"[’'](?:ll|ve|re|d|m|t)$", re.IGNORECASE)
_ABBREVIATED = frozenset({"st", "ste", "mt", "ft", "pt", "dr"})


@dataclass(slots=True, kw_only=True)
class Token:
    """One word.

    `gap` is what lies before it: ``" "`` white space, ``"-"`` a hyphen, ``","`` a comma, ``"("`` an opening
    bracket, ``"|"`` the start of a sentence, ``"."`` anything else that ends a name. `shape` is ``title``,
    ``upper``, ``lower``, ``digit`` or ``other`` (scripts without capitals). `full` is the key with a
    possessive's s. `money` is true right before a sign of money (US$), `dateline` for what opens a paragraph
    and ends in a dash ("KYIV, Ukraine --"), `label` for what opens an entry of a list and ends in a colon. `stems`
    are the key without the particles that Arabic writes onto a word.
    """

    start: int
    end: int
    text: str
    key: str
    full: str
    shape: str
    gap: str
    sentence: int
    possessive: bool
    money: bool = False
    dateline: bool = False
    label: bool = False
    stems: tuple[str, ...] = ()
    capital: bool = field(init=False)
    """Written like a name can be."""

    def __post_init__(self) -> None:
        self.capital = self.shape not in ("lower", "digit")


def tokenise(body: str, sentences: Sequence[Sentence]) -> list[Token]:
    """All words of `body` in order; words outside every sentence belong to the one before."""
    starts = [sentence.start for sentence in sentences]
    tokens: list[Token] = []
    last_end, last_sentence, sentence = 0, -1, 0
    for match in WORD.finditer(body):
        start, end = match.span()
        text = match.group()
        possessive = len(text) > 2 and text[-1] in "sS" and text[-2] in "'’‘ʼ"
        base = text[:-2] if possessive else text
        key = fold(base)
        if not key:
            continue
        while sentence + 1 < len(starts) and starts[sentence + 1] <= start:
            sentence += 1
        gap = "|" if sentence != last_sentence else _gap(body[last_end:start], tokens[-1])
        tokens.append(
            Token(
                start=start,
                end=start + len(base),
                text=base,
                key=key,
                full=fold(text) if possessive else key,
                shape=_shape(base),
                gap=gap,
                sentence=sentence,
                possessive=possessive,
                money=body[end : end + 1] in _MONEY,
                stems=stems(key) if "\u0600" <= key[0] <= "\u06ff" else (),
            )
        )
        last_end, last_sentence = end, sentence
    _mark_datelines(tokens, sentences, body)
    _mark_labels(tokens, body)
    return tokens


def stems(key: str) -> tuple[str, ...]:
    """An Arabic word without the particles that are written onto it: "and", "in", "to", "like"."""
    found = []
    rest = key[1:] if key[0] in "وف" and len(key) > 4 else key
    if rest != key:
        found.append(rest)
    if rest.startswith("لل") and len(rest) > 4:
        found.append("ال" + rest[2:])
    elif (rest[0] in "بل" and len(rest) > 3) or (rest[0] == "ك" and len(rest) > _LIKE):
        found.append(rest[1:])
    return tuple(found)


_LIKE = 5
"""Letters that a word with "like" in front has more than: shorter ones are words of their own ("ambush")."""


def _mark_labels(tokens: Sequence[Token], body: str) -> None:
    """What each entry of a list is about; one label alone may be a speaker or a word of order."""
    labels = list(_LABEL.finditer(body))
    if len(labels) < _ENTRIES:
        return
    starts = [token.start for token in tokens]
    for match in labels:
        at = bisect_left(starts, match.start("place"))
        while at < len(tokens) and tokens[at].end <= match.end("place"):
            tokens[at].label = True
            at += 1


def _mark_datelines(tokens: Sequence[Token], sentences: Sequence[Sentence], body: str) -> None:
    starts = [token.start for token in tokens]
    for sentence in sentences:
        match = _DATELINE.match(body, sentence.start, min(sentence.end, sentence.start + LONGEST_DATELINE))
        if match is None:
            continue
        at = bisect_left(starts, sentence.start)
        while at < len(tokens) and tokens[at].end <= match.end("place"):
            tokens[at].dateline = True
            at += 1


def _gap(between: str, before: Token) -> str:
    if between == " " or (between.isspace() and between.count("\n") < 2):
        return " "
    if between in ("-", "‐", "‑", "–"):
        return "-"
    stripped = between.strip()
    if stripped == "." and (before.key in _ABBREVIATED or (len(before.text) == 1 and before.text.isupper())):
        return " "
    if stripped in (",", "،", ".,") and between[-1:].isspace():
        return ","
    return "(" if stripped in ("(", "(the") else "."


def _shape(text: str) -> str:
    first = text[0]
    if not text.isalnum() and _CONTRACTED.search(text):
        return "lower"
    if first.isdigit():
        return "digit"
    if first.isupper():
        return "upper" if len(text) > 1 and text.isupper() else "title"
    return "lower" if first.islower() else "other"
