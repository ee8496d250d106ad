"""Rivers and lakes: names that a water shares with a town, and that mean the water."""

from __future__ import annotations

from collections.abc import Sequence

from geo.index import PlaceIndex
from geo.spans import Span
from geo.tokens import Token
from geo.words import Words

__all__ = ["of_unknown_water"]

_ACROSS = frozenset("across along over on cross crosses crossed crossing bank banks astride".split())
"""What one goes over, with "the" before a bare name, is a water: few towns bear the article."""
_LINKS = frozenset({"of"})
_SETTLED = frozenset({"settlement", "village", "town", "quarter"})
_SMALL = frozenset(
    "to into in on at from by with near before after that which who where when while as was were is are has had "
    "have for under during since until".split()
)


def of_unknown_water(span: Span, tokens: Sequence[Token], index: PlaceIndex, words: Words) -> bool:
    """ "The Oskil river" is not the village of Oskil; "the Kherson river port" may be in Kherson."""
    after = tokens[span.last + 1 : span.last + 3]
    if _gone_over(span, tokens, index):
        return True
    if not after or after[0].gap != " " or tokens[span.last].possessive:
        return False
    noun = words.nouns.get(after[0].key)
    if noun is None or noun.group != "water" or "settlement" in noun.index_kinds:
        return False
    if len(after) > 1 and after[1].gap == " " and after[1].key in words.nouns:
        return False
    return not any(index.kind_and_people(match.row)[0] in noun.index_kinds for match in span.matches)


def _gone_over(span: Span, tokens: Sequence[Token], index: PlaceIndex) -> bool:
    """ "A bridge across the Desna" is none of the towns called Desna; "across the Idlib countryside" is another matter."""
    if span.first < 2 or tokens[span.first].gap != " " or tokens[span.first - 1].key != "the":
        return False
    before = [token.key for token in tokens[max(0, span.first - 3) : span.first - 1]]
    if not (before[-1] in _ACROSS or (before[-1] in _LINKS and before[0] in _ACROSS)):
        return False
    if tokens[span.last].possessive or not _ends(tokens, span.last + 1):
        return False
    return all(index.kind_and_people(match.row)[0] in _SETTLED for match in span.matches)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether the phrase is over: a mark, the end or a small word, no noun and no second name."""
    if at >= len(tokens) or tokens[at].gap != " ":
        return at >= len(tokens) or tokens[at].gap not in ("-", "–")
    return tokens[at].shape == "lower" and tokens[at].key in _SMALL
