"""What stands behind a name of a place: "X fell", "X, on the road to Y, fell", "X, where fighting went on"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.tokens import Token
from geo.words import Words

__all__ = ["aside", "undergoes"]

_LONGEST = 16
"""Words of an aside between two commas."""
_ARTICLES = frozenset("a an the another one".split())
_WHERE = frozenset(
    "on near further farther across along beside outside astride just some about around roughly north south east "
    "west".split()
)
_OF_PLACES = frozenset(
    "capture fall loss seizure recapture mayor residents inhabitants population outskirts streets suburbs centre center "
    "airport market bridge garrison defenders fate".split()
)


def aside(last: int, tokens: Sequence[Token], words: Words) -> list[tuple[float, str]]:
    """What an aside behind a name says for its being a place, and the verb behind the aside: weights and reasons."""
    weight, why = _opens_as_of_a_place(last, tokens, words)
    if not weight:
        return []
    behind = _behind_aside(last, tokens)
    return [(weight, why), *(undergoes(behind, tokens, words) if behind is not None else [])]


def undergoes(last: int, tokens: Sequence[Token], words: Words) -> list[tuple[float, str]]:
    """ "X fell", "X has been liberated", "X is now under siege": what places undergo more than people do."""
    for at in range(last + 1, min(last + 6, len(tokens))):
        token = tokens[at]
        if token.gap != " " and at > last + 1:
            break
        weight = words.places_after.get(token.key, 0.0)
        if weight:
            return [(weight, f"before “{token.text}”")]
        # "In RSF hands", "under Taliban control": a party may stand between.
        if token.key not in _HELPERS and not token.capital:
            break
    return []


_HELPERS = frozenset(
    "is are was were be been being has have had came come comes now again also once already still remains remained "
    "reportedly fully completely heavily repeatedly briefly finally largely in into to as".split()
)


def _opens_as_of_a_place(last: int, tokens: Sequence[Token], words: Words) -> tuple[float, str]:
    """How much the words behind a comma make a place of the name before it, and why; 0 where they say nothing."""
    first = last + 1
    if first >= len(tokens) or tokens[first].gap != ",":
        return 0.0, ""
    token, after = tokens[first], tokens[first + 1] if first + 1 < len(tokens) else None
    if token.key == "where":
        return 2.0, "before “, where”"
    if token.key == "whose" and after is not None and after.key in _OF_PLACES:
        return 1.2, f"before “, whose {after.text}”"
    if token.key in _ARTICLES:
        for other in tokens[first + 1 : first + 5]:
            noun = words.nouns.get(other.key)
            if other.gap not in (" ", "-") or other.shape != "lower":
                break
            if noun is not None and noun.group == "settlement":
                return 1.5, f"called a {noun.word}"
    in_front = token.key in _WHERE and token.shape == "lower" and after is not None and after.gap == " "
    return (0.8, f"before “, {token.text}”") if in_front else (0.0, "")


def _behind_aside(last: int, tokens: Sequence[Token]) -> int | None:
    """The word before the one that a sentence goes on with behind an aside; None where there is no aside."""
    first = last + 1
    if first >= len(tokens) or tokens[first].gap != ",":
        return None
    sentence = tokens[last].sentence
    for at in range(first + 1, min(first + _LONGEST, len(tokens))):
        if tokens[at].sentence != sentence or tokens[at].gap == "|":
            return None
        if tokens[at].gap == ",":
            return at - 1
    return None
