"""Words of a report with what stands between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from geo.spelling import WORD, fold
from reports.sentence import Sentence

__all__ = ["Token", "tokenise"]

_ABBREVIATED = frozenset({"st", "ste", "mt", "ft", "pt", "dr"})


@dataclass(slots=True, kw_only=True)
class Token:
    """One word.

    `gap` is what lies before it: ``" "`` white space, ``"-"`` a hyphen, ``","`` a comma, ``"("`` an opening bracket,
    ``"|"`` the start of a sentence, ``"."`` anything else that ends a name. `shape` is ``title``, ``upper``, ``lower``,
    ``digit`` or ``other`` (scripts without capitals). `full` is the key with a possessive's s.
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

    @property
    def capital(self) -> bool:
        """Written like a name can be."""
        return self.shape in ("title", "upper", "other")


def tokenise(body: str, sentences: Sequence[Sentence]) -> list[Token]:
    """All words of `body` in order; words outside every sentence belong to the one before."""
    starts = [sentence.start for sentence in sentences]
    tokens: list[Token] = []
    last_end, last_sentence = 0, -1
    for match in WORD.finditer(body):
        start, end = match.span()
        text = match.group()
        possessive = len(text) > 2 and text[-1] in "sS" and text[-2] in "'’‘ʼ"
        base = text[:-2] if possessive else text
        key = fold(base)
        if not key:
            continue
        sentence = max(0, bisect_right(starts, start) - 1)
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
            )
        )
        last_end, last_sentence = end, sentence
    return tokens


def _gap(between: str, before: Token) -> str:
    if between in (" ", "\n", "\r\n") or (between.isspace() and between.count("\n") < 2):
        return " "
    if between in ("-", "‐", "‑", "–"):
        return "-"
    stripped = between.strip()
    if stripped == "." and before.key in _ABBREVIATED:
        return " "
    if stripped in (",", "،", ".,") and between[-1:].isspace():
        return ","
    return "(" if stripped in ("(", "(the") else "."


def _shape(text: str) -> str:
    first = text[0]
    if first.isdigit():
        return "digit"
    if first.isupper():
        return "upper" if len(text) > 1 and text.upper() == text else "title"
    return "lower" if first.islower() else "other"
