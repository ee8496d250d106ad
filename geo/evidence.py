"""How likely the words of a span are meant as a place: signs from the words around it, added up.

Each sign has a weight in log-odds; the sum goes through the logistic function. The weights are set by hand
from what the signs mean, and are the same for every text.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from geo.asides import aside, undergoes
from geo.index import PlaceIndex
from geo.segment import Quality
from geo.spans import Span
from geo.spelling import ARTICLES
from geo.tokens import Token
from geo.waters import of_unknown_water
from geo.words import Words

__all__ = ["AREAS", "Sign", "logistic", "prior_signs", "signs"]

AREAS = frozenset({"country", "region", "admin", "county", "district"})
_SETTLED = frozenset({"settlement", "town", "village"})
_QUALITY = {Quality.MAIN: 0.0, Quality.OTHER: -0.6, Quality.FOREIGN: -2.5, Quality.SHORT: -0.5}


class Sign(NamedTuple):
    """One piece of evidence: its weight in log-odds and what it is."""

    weight: float
    why: str


def logistic(total: float) -> float:
    """Log-odds to probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def prior_signs(span: Span, tokens: Sequence[Token], index: PlaceIndex, words: Words) -> list[Sign]:
    """What the name itself says: how big its places are, whether it is also a word or a person's name."""
    size, kind = _size_sign(span, index)
    area = kind in ("country", "region")
    found = [size]
    if span.key in words.not_places and kind != "country":
        found.append(Sign(-4.0, "hardly ever means the place"))
    token = tokens[span.first]
    if of_unknown_water(span, tokens, index, words):
        found.append(Sign(-7.0, "the name of a water that is not known"))
    if _loose_code(span, token, index):
        found.append(Sign(-4.0, "a code that stands alone"))
    if token.shape == "other":
        found.extend(_uncased(span, token, kind, words))
        return found
    in_dictionary = all(t.key in words.dictionary for t in tokens[span.first : span.last + 1])
    if span.last > span.first:
        found.append(Sign(1.5, "several words"))
        if in_dictionary and not area:
            found.append(Sign(-1.7, "all of them English words"))
        return found
    if in_dictionary and token.shape != "upper":
        foreign = token.gap != "|" and _is_foreign_city(span, index, words)
        found.append(Sign(-0.7 if area else -1.0 if foreign else -2.2, "also an English word"))
        if token.gap == "|":
            found.append(Sign(-0.5 if area else -1.5, "at the start of a sentence"))
    if kind in AREAS:
        return found
    if token.key in words.given:
        found.append(Sign(-1.6, "also a given name"))
    elif token.key in words.surnames:
        found.append(Sign(-0.4, "also a surname"))
    if token.shape == "upper" and len(token.text) <= 5 and not tokens_upper(tokens, span):
        found.append(Sign(-2.5, "looks like an abbreviation"))
    return found


def _is_foreign_city(span: Span, index: PlaceIndex, words: Words) -> bool:
    """ "They shelled Tyre": an English word by chance, since the city's name is none of that language."""
    cities = [index.place(match.row) for match in span.matches if match.quality is Quality.MAIN]
    return any(one.country not in words.english_named and one.population >= _CITY for one in cities)


_CITY = 50_000
"""People of a city that reports name without saying where it is."""


def _uncased(span: Span, token: Token, kind: str, words: Words) -> list[Sign]:
    """Scripts without capitals: a single word needs more than its name, a particle before it helps."""
    found = []
    if span.last > span.first:
        found.append(Sign(1.0, "several words"))
    elif kind not in ("country", "region"):
        found.append(Sign(-1.0, "a single word of a script without capitals"))
        if token.key in words.dictionary or len(token.key) < 3:
            found.append(Sign(-3.0, "a short word"))
    if token.stems and span.key.split(" ")[0] != token.key:
        found.append(Sign(0.8 if token.key[0] in "بل" else 0.0, "after a particle"))
    return found


def _loose_code(span: Span, token: Token, index: PlaceIndex) -> bool:
    """ "OK" or "PA" without a comma before it is rather not the state."""
    if span.last > span.first or token.gap in (",", "(") or "." in token.text or len(token.text) > 2:
        return False
    return all(m.quality is Quality.SHORT and index.place(m.row).kind != "country" for m in span.matches)


def tokens_upper(tokens: Sequence[Token], span: Span) -> bool:
    """Whether the words next to a span are all in capitals too, as in a headline."""
    around = [*tokens[max(0, span.first - 2) : span.first], *tokens[span.last + 1 : span.last + 3]]
    same = [t for t in around if t.sentence == tokens[span.first].sentence and t.shape != "digit"]
    return bool(same) and all(t.shape == "upper" for t in same)


def _size_sign(span: Span, index: PlaceIndex) -> tuple[Sign, str]:
    """The weight of the best-known place of the name, and its kind."""
    best, kind = Sign(-3.5, "a tiny place"), ""
    for match in span.matches:
        kind_here, people = index.kind_and_people(match.row)
        weight = _weight(kind_here, people) + _QUALITY.get(match.quality, -3.0)
        if weight > best.weight:
            size = f" of {people:,}" if people else ""
            best, kind = Sign(weight, f"a {kind_here}{size}"), kind_here
    return best, kind


def _weight(kind: str, population: int) -> float:
    if kind in ("country", "region"):
        return 3.5
    if kind == "admin":
        return 0.8 + 0.75 * (math.log10(population + 1000) - 4.3)
    if kind in ("county", "water", "relief"):
        return 1.5
    if kind == "district":
        # Few are known outside of their country: like a town of 8,000.
        return -0.3
    if kind in _SETTLED and population:
        return 0.75 * (math.log10(population + 100) - 4.3)
    if kind in _SETTLED:
        return -0.8
    return 0.8


def signs(span: Span, tokens: Sequence[Token], words: Words) -> list[Sign]:
    """What the words around it say."""
    first, last = tokens[span.first], tokens[span.last]
    before = tokens[span.first - 1] if span.first and first.gap != "|" else None
    follower = tokens[span.last + 1] if span.last + 1 < len(tokens) else None
    after = follower if follower is not None and follower.gap != "|" else None
    found = []
    if first.label and last.label and first.gap == "|":
        found.append(Sign(1.6, "the label of an entry"))
    elif first.gap == "|" and span.first == span.last:
        found.append(Sign(-0.4, "first word of a sentence"))
    if first.dateline:
        found.append(Sign(3.0, "a dateline"))
    titled = tokens_titled(tokens, span)
    if before is not None:
        found.extend(_before(before, first, tokens, span, words, titled))
    if last.money:
        found.append(Sign(-5.0, "before a sum of money"))
    elif after is not None:
        found.extend(_after(after, last, tokens, span, words, titled))
        found.extend(Sign(*said) for said in aside(span.last, tokens, words))
    return found


def tokens_titled(tokens: Sequence[Token], span: Span) -> bool:
    """Whether most words near a span have capitals, as in a headline: then a capital says nothing."""
    sentence = tokens[span.first].sentence
    near = [
        t
        for t in tokens[max(0, span.first - 6) : span.last + 7]
        if t.sentence == sentence and t.shape in ("title", "upper", "lower") and len(t.text) > 3
    ]
    return len(near) > 4 and all(t.shape != "lower" for t in near)


def _before(
    before: Token, first: Token, tokens: Sequence[Token], span: Span, words: Words, titled: bool
) -> list[Sign]:
    if first.gap == "-" and before.key in ARTICLES:
        # "Abu Firas al-Homsi" is somebody, "Tell al-Homsi" a place of its own.
        named = span.first >= 2 and before.gap == " " and tokens[span.first - 2].shape == "title"
        return [Sign(-6.0 if named else -3.0, "the end of a name with an article")]
    if first.gap == "-" and before.shape != "lower":
        return [Sign(-1.0, "after a hyphen")]
    if first.gap != " ":
        return []
    if before.key in words.titles and span.first and not before.possessive:
        return [Sign(-4.5, f"after the title “{before.text}”")]
    if span.first >= 2 and before.gap == " ":
        deed = tokens[span.first - 2]
        weight = words.places_before.get(f"{deed.key} {before.key}", 0.0)
        if weight:
            return [
                Sign(weight, f"after “{deed.text} {before.text}”"),
                *_part_of(before, tokens, span, words),
            ]
    weight = words.places_before.get(before.key, 0.0)
    if weight:
        return [Sign(weight, f"after “{before.text}”"), *_part_of(before, tokens, span, words)]
    if before.shape == "lower":
        at = tokens[span.first - 2] if before.key == "the" and span.first >= 2 else before
        weight = 0.5 * words.places_before.get(at.key, 0.0)
        return [Sign(weight, f"after “{at.text} the”")] if weight else []
    if before.possessive:
        return []
    return _longer_name(before, first, words, titled)


def _part_of(before: Token, tokens: Sequence[Token], span: Span, words: Words) -> list[Sign]:
    """ "The market of X", "a hospital of X": what a town has."""
    if before.key != "of" or before.gap != " " or span.first < 2:
        return []
    noun = tokens[span.first - 2]
    found = words.nouns.get(noun.key)
    lower = noun.shape == "lower" and found is not None and found.group == "part"
    return [Sign(0.9, f"after “{noun.text} of”")] if lower else []


def _longer_name(before: Token, first: Token, words: Words, titled: bool) -> list[Sign]:
    if before.shape not in ("title", "upper"):
        return []
    if first.shape == "lower":
        # "Busra al-Sham" is not Damascus, whatever country is named behind it.
        weight = -6.5 if first.key in ARTICLES else -4.0
        return [Sign(weight, f"part of a longer name after “{before.text}”")]
    if before.key in words.given:
        return [Sign(-4.0, f"after the given name “{before.text}”")]
    if len(before.text) == 1 or (len(before.key) == 1 and "." in before.text):
        return [Sign(-2.5, "after an initial")]
    if before.key in words.nouns and words.nouns[before.key].group in ("water", "relief"):
        return [Sign(-4.5, f"the name of a {before.key}")]
    if titled:
        return []
    if before.key in words.dictionary:
        weight = 0.0 if before.gap == "|" else -0.7
        return [Sign(weight, f"after “{before.text}”")] if weight else []
    return [Sign(-1.8, f"part of a longer name after “{before.text}”")]


def _after(
    after: Token, last: Token, tokens: Sequence[Token], span: Span, words: Words, titled: bool
) -> list[Sign]:
    if after.gap == "-" and after.key in words.modifiers:
        return [Sign(1.0, f"before “-{after.text}”")]
    if after.shape == "digit":
        return _before_number(after, last, tokens, span)
    if last.possessive or after.gap != " ":
        return []
    if after.key in words.streets and after.capital:
        return [Sign(-3.0, f"names a street or a building: before “{after.text}”")]
    if after.key in words.diseases:
        return [Sign(-4.0, f"names a disease: before “{after.text}”")]
    if after.key in words.nouns and words.nouns[after.key].group != "organisation":
        return [Sign(2.5, f"before “{after.text}”")]
    if after.key in words.organisations:
        return [Sign(0.8, f"before “{after.text}”")]
    if after.key in words.person_verbs:
        return [Sign(-0.8, f"before “{after.text}”")]
    if _goes_on(after, tokens, span):
        return [Sign(-4.5, f"part of a longer name before “{after.text}”")]
    if after.shape == "lower":
        return [Sign(*said) for said in undergoes(span.last, tokens, words)]
    return [] if after.shape != "title" or titled else [_before_a_name(after, span, words)]


def _before_a_name(after: Token, span: Span, words: Words) -> Sign:
    if span.first == span.last and span.key in words.first_words:
        return Sign(-4.5, f"the first word of a longer name before “{after.text}”")
    if after.key in words.dictionary:
        return Sign(-0.3, f"before “{after.text}”")
    return Sign(-2.0, f"part of a longer name before “{after.text}”")


def _goes_on(after: Token, tokens: Sequence[Token], span: Span) -> bool:
    """ "Bab el-Oued" is not al-Bab: an article in small letters leads on to the rest of the name."""
    rest = tokens[span.last + 2] if span.last + 2 < len(tokens) else None
    return (
        after.key in ARTICLES
        and after.shape == "lower"
        and rest is not None
        and rest.gap == "-"
        and rest.shape == "title"
    )


def _before_number(after: Token, last: Token, tokens: Sequence[Token], span: Span) -> list[Sign]:
    following = tokens[span.last + 2] if span.last + 2 < len(tokens) else None
    if after.gap == "," and len(after.text) == 2 and following is not None and following.gap in (",", "|"):
        return [Sign(-2.5, "before an age")]
    if after.gap in (" ", "-") and last.shape == "upper" and len(last.text) <= 3:
        return [Sign(-3.5, "before the number of a road or a model")]
    return []
