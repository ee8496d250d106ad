"""Rivers and lakes: names that a water shares with a town, and that mean the water."""

from __future__ import annotations

from collections.abc import Sequence

from geo.index import PlaceIndex
from geo.spans import Span
from geo.tokens import Token
from geo.words import Words

__all__ = ["of_unknown_water"]


def of_unknown_water(span: Span, tokens: Sequence[Token], index: PlaceIndex, words: Words) -> bool:
    """ "The Oskil river" is not the village of Oskil; "the Kherson river port" may be in Kherson."""
    after = tokens[span.last + 1 : span.last + 3]
    if not after or after[0].gap != " " or tokens[span.last].possessive:
        return False
    noun = words.nouns.get(after[0].key)
    if noun is None or noun.group != "water" or "settlement" in noun.index_kinds:
        return False
    if len(after) > 1 and after[1].gap == " " and after[1].key in words.nouns:
        return False
    return not any(index.kind_and_people(match.row)[0] in noun.index_kinds for match in span.matches)
