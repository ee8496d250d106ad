"""Runs of words that are names of places in the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.index import Match, PlaceIndex
from geo.segment import Quality
from geo.tokens import Token

__all__ = ["Span", "find_spans", "runs_of"]

LONGEST = 6
_ARTICLES = frozenset("al el ar as ash ad at az an ed es et ad dhu abu umm".split())
_NEVER_FIRST = frozenset(
    "the a an and or of in on at to from for by with as it its he she they we i this that".split()
)


@dataclass(slots=True, kw_only=True)
class Span:
    """Tokens `first` to `last` (inclusive) and the rows that bear them as a name."""

    first: int
    last: int
    key: str
    matches: tuple[Match, ...]


def find_spans(tokens: Sequence[Token], index: PlaceIndex) -> list[Span]:
    """All names, longest first from the left, without overlap; whether they are meant as places is not
    decided here.
    """
    runs = runs_of(tokens)
    keys = list(dict.fromkeys(key for _, _, key in runs))
    known = dict(zip(keys, index.lookup(keys), strict=True))
    spans: list[Span] = []
    taken = -1
    for first, last, key in sorted(runs, key=lambda run: (run[0], -run[1])):
        matches = known[key]
        if (
            tokens[last].key in _AIRPORTS
            and tokens[last].shape == "lower"
            and known.get(key.rpartition(" ")[0])
        ):
            continue  # "Tripoli airport" is looked for around Tripoli
        if first > taken and matches and _believable(tokens, first, last, matches):
            spans.append(Span(first=first, last=last, key=key, matches=matches))
            taken = last
    return spans


def runs_of(tokens: Sequence[Token], *, longest: int = LONGEST) -> list[tuple[int, int, str]]:
    """Runs of words that are written like names: first and last token, and their key."""
    runs: list[tuple[int, int, str]] = []
    for first, token in enumerate(tokens):
        if _may_start(tokens, first, token):
            runs.extend(_runs_from(tokens, first, longest))
    return runs


def _may_start(tokens: Sequence[Token], at: int, token: Token) -> bool:
    if token.capital:
        return True
    follower = tokens[at + 1] if at + 1 < len(tokens) else None
    # "rural Damascus" is the name of a province, too.
    return (
        token.shape == "lower"
        and (token.key in _ARTICLES or token.key == "rural")
        and follower is not None
        and follower.gap in ("-", " ")
        and follower.shape == "title"
    )


def _runs_from(tokens: Sequence[Token], first: int, longest: int) -> list[tuple[int, int, str]]:
    runs = []
    keys: list[str] = []
    for last in range(first, min(first + longest, len(tokens))):
        token = tokens[last]
        if last > first and token.gap not in (" ", "-"):
            break
        if last > first and tokens[last - 1].possessive:
            keys[-1] = tokens[last - 1].full
        keys.append(token.key)
        if token.capital or token.shape == "digit" or (last > first and token.key in _ENDS):
            runs.append((first, last, " ".join(keys)))
            runs.extend((first, last, " ".join([stem, *keys[1:]])) for stem in tokens[first].stems)
            if token.possessive:
                runs.append((first, last, " ".join([*keys[:-1], token.full])))
    return runs


_AIRPORTS = frozenset({"airport", "airbase", "airfield"})
_ENDS = frozenset({"plant", *_AIRPORTS})
"""Words in small letters that end a site's own name: "the Zaporizhzhia nuclear power plant", "Ben Gurion airport"."""


def _believable(tokens: Sequence[Token], first: int, last: int, matches: Sequence[Match]) -> bool:
    if first == last:
        token = tokens[first]
        if token.key in _NEVER_FIRST or (len(token.text) < 2):
            return False
    if all(match.quality is Quality.SHORT for match in matches):
        return _short_form(tokens, first, last)
    return any(match.quality <= Quality.SHORT for match in matches)


def _short_form(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Codes are believed in capitals or with stops (US, N.C., NSW), or after a comma ("Tulsa, Okla.")."""
    text = tokens[first].text
    if tokens[first].gap in (",", "("):
        return True
    if first != last:
        return len(text) == 1
    return "." in text or (tokens[first].shape == "upper" and not tokens[first].possessive)
