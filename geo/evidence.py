"""How likely the words of a span are meant as a place: signs from the words around it, added up.

Each sign has a weight in log-odds; the sum goes through the logistic function. The weights are set by hand from what
the signs mean, and are the same for every text.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from geo.index import PlaceIndex
from geo.segment import Quality
from geo.spans import Span
from geo.tokens import Token
from geo.words import Words

__all__ = ["Sign", "logistic", "prior_signs", "signs"]


class Sign(NamedTuple):
    """One piece of evidence: its weight in log-odds and what it is."""

    weight: float
    why: str


def logistic(total: float) -> float:
    """Log-odds to probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def prior_signs(span: Span, tokens: Sequence[Token], index: PlaceIndex, words: Words) -> list[Sign]:
    """What the name itself says: how big its places are, whether it is also a word or a person's name."""
    found = [_size_sign(span, index)]
    if span.last > span.first:
        found.append(Sign(1.5, "several words"))
        return found
    token = tokens[span.first]
    if token.key in words.common and token.shape != "upper":
        found.append(Sign(-2.2, "also an English word"))
    if token.key in words.given:
        found.append(Sign(-1.6, "also a given name"))
    elif token.key in words.surnames:
        found.append(Sign(-0.5, "also a surname"))
    if token.shape == "upper" and len(token.text) <= 5:
        found.append(Sign(-0.8, "may be an abbreviation"))
    return found


def _size_sign(span: Span, index: PlaceIndex) -> Sign:
    best = Sign(-3.0, "tiny place")
    for match in span.matches:
        place = index.place(match.row)
        weight, why = _weight(place.kind, place.population)
        if match.quality is Quality.OTHER and place.kind == "settlement":
            weight -= 0.6
        if match.quality is Quality.SHORT:
            weight -= 0.5 if place.kind == "country" else 2.0
        best = max(best, Sign(weight, why))
    return best


def _weight(kind: str, population: int) -> tuple[float, str]:
    if kind in ("country", "region"):
        return 3.5, f"a {kind}"
    if kind in ("admin", "county", "water", "relief"):
        return 2.5, "a province or the like"
    if kind != "settlement":
        return 1.0, f"a {kind}"
    return 0.75 * (math.log10(population + 100) - 4.3), f"a settlement of {population:,}"


def signs(span: Span, tokens: Sequence[Token], words: Words) -> list[Sign]:
    """What the words around it say."""
    first, last = tokens[span.first], tokens[span.last]
    before = tokens[span.first - 1] if span.first and first.gap != "|" else None
    after = (
        tokens[span.last + 1] if span.last + 1 < len(tokens) and tokens[span.last + 1].gap != "|" else None
    )
    found = []
    if first.gap == "|" and span.first == span.last:
        found.append(Sign(-0.6, "first word of a sentence"))
    if before is not None:
        found.extend(_before(before, first, tokens, span, words))
    if after is not None:
        found.extend(_after(after, last, words))
    return found


def _before(before: Token, first: Token, tokens: Sequence[Token], span: Span, words: Words) -> list[Sign]:
    if first.gap == "-" and before.shape != "lower":
        return [Sign(-1.0, "after a hyphen")]
    if first.gap != " ":
        return []
    if before.shape == "lower":
        at = before
        if before.key == "the" and span.first >= 2:
            at = tokens[span.first - 2]
            return [Sign(0.5 * words.places_before.get(at.key, 0.0), f"after “{at.text} the”")]
        weight = words.places_before.get(before.key, 0.0)
        return [Sign(weight, f"after “{before.text}”")] if weight else _title(before, words)
    if before.key in words.titles:
        return _title(before, words)
    if before.key in words.places_before or before.key in words.directions:
        return [Sign(words.places_before.get(before.key, 1.8), f"after “{before.text}”")]
    if before.key in words.given:
        return [Sign(-4.0, f"after the given name “{before.text}”")]
    if first.shape == "lower" and before.shape in ("title", "upper") and not before.possessive:
        return [Sign(-4.0, f"part of a longer name after “{before.text}”")]
    if before.shape in ("title", "upper") and before.gap != "|" and not before.possessive:
        return [Sign(-1.6, f"part of a longer name after “{before.text}”")]
    return []


def _title(before: Token, words: Words) -> list[Sign]:
    if before.key in words.titles:
        return [Sign(-3.5, f"after the title “{before.text}”")]
    return []


def _after(after: Token, last: Token, words: Words) -> list[Sign]:
    if after.gap == "-" and after.key in words.modifiers:
        return [Sign(1.0, f"before “-{after.text}”")]
    if last.possessive or after.gap != " ":
        return []
    if after.key in words.nouns and words.nouns[after.key].group != "organisation":
        return [Sign(2.5, f"before “{after.text}”")]
    if after.key in words.organisations:
        return [Sign(0.8, f"before “{after.text}”")]
    if after.shape == "title":
        return [Sign(-1.8, f"part of a longer name before “{after.text}”")]
    return []
