"""What the words of and beside one name say: its noun, whether it is part of a longer name, demonyms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.evidence import Sign, prior_signs, signs
from geo.index import PlaceIndex
from geo.spans import Span
from geo.tokens import Token
from geo.words import Noun, Words

__all__ = ["Name", "attach_noun", "demonyms", "read_name"]


@dataclass(slots=True, kw_only=True)
class Name:
    """A span with what the words around it say."""

    span: Span
    evidence: list[Sign]
    noun: Noun | None = None
    noun_first: int = 0
    noun_last: int = 0
    inside: str | None = None
    demonym: str | None = None
    within: set[str] = field(default_factory=set)
    holding: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    belief: float = 0.0
    around_itself: bool = False
    """Behind a place of the same name that lies in it: "Gao (Gao, Mali)"."""

    @property
    def sense(self) -> tuple[str, frozenset[str], bool]:
        """Names of one sense are resolved together."""
        return (
            self.span.key,
            self.noun.index_kinds if self.noun and self.noun.group != "part" else frozenset(),
            self.around_itself,
        )


def read_name(span: Span, tokens: Sequence[Token], index: PlaceIndex, lists: Words) -> Name:
    name = Name(
        span=span,
        evidence=prior_signs(span, tokens, index, lists) + signs(span, tokens, lists),
        noun_first=span.first,
        noun_last=span.last,
    )
    attach_noun(name, tokens, index, lists)
    name.inside = _inside(name, tokens, lists)
    return name


def attach_noun(name: Name, tokens: Sequence[Token], index: PlaceIndex, lists: Words) -> None:
    """Give a name the noun beside it that says what kind of place it is ("Hodeidah governorate")."""
    _noun_after(name, tokens, index, lists)
    if name.noun is None:
        _noun_before(name, tokens, index, lists)


def _noun_after(name: Name, tokens: Sequence[Token], index: PlaceIndex, lists: Words) -> None:
    at = name.span.last + 1
    if tokens[name.span.last].possessive:
        return
    for length in (3, 2, 1):
        run = tokens[at : at + length]
        if len(run) == length and all(t.gap == " " for t in run):
            noun = lists.nouns.get(" ".join(t.key for t in run))
            if noun is not None and not noun.plural and _fits(name, noun, index):
                name.noun, name.noun_last = noun, at + length - 1
                return


def _noun(token: Token, lists: Words) -> Noun | None:
    return next((lists.nouns[key] for key in (token.key, *token.stems) if key in lists.nouns), None)


def _fits(name: Name, noun: Noun, index: PlaceIndex) -> bool:
    """Whether the name has a place of the kind that the noun says."""
    if noun.group not in ("admin", "settlement"):
        return False
    return any(index.kind_and_people(m.row)[0] in noun.index_kinds for m in name.span.matches)


def _noun_before(name: Name, tokens: Sequence[Token], index: PlaceIndex, lists: Words) -> None:
    """ "city of Idlib", "the province of Idlib"; the words stay outside the mention for settlements."""
    at = name.span.first
    if at >= 1 and tokens[at].gap == " " and not tokens[at - 1].key.isascii():
        # Arabic and Cyrillic put the noun right before the name: "محافظة إدلب", "город Харьков".
        noun = _noun(tokens[at - 1], lists)
        if noun is not None and not noun.plural and _fits(name, noun, index):
            name.noun = noun
            if noun.group == "admin":
                name.noun_first = at - 1
        return
    if at < 2 or tokens[at].gap != " " or tokens[at - 1].key != "of" or tokens[at - 1].gap != " ":
        return
    noun = lists.nouns.get(tokens[at - 2].key)
    if noun is not None and not noun.plural and _fits(name, noun, index):
        name.noun = noun
        if noun.group == "admin":
            name.noun_first = at - 2


def _inside(name: Name, tokens: Sequence[Token], lists: Words) -> str | None:
    first, last = tokens[name.span.first], tokens[name.span.last]
    before = tokens[name.span.first - 1] if name.span.first else None
    after = tokens[name.span.last + 1] if name.span.last + 1 < len(tokens) else None
    if before is not None and first.gap == "-" and before.key in ("pro", "anti", "ex", "non"):
        return "modifier"
    if after is not None and after.gap == "-" and after.key in lists.modifiers:
        return "modifier"
    if after is None or after.gap != " " or last.possessive or not after.capital or name.noun is not None:
        return None
    # "Aleppo University", "Idlib Health Directorate": up to three capitalised words that end in such a noun.
    for token in tokens[name.span.last + 1 : name.span.last + 5]:
        if token.gap != " " or not token.capital:
            break
        if token.key in lists.organisations:
            return "organisation"
    return None


def demonyms(tokens: Sequence[Token], lists: Words, index: PlaceIndex) -> list[Name]:
    """Adjectives of countries and names of their people ("Sri Lankan", "Syrians")."""
    found: list[Name] = []
    taken = -1
    for at, token in enumerate(tokens):
        if at <= taken or not token.capital:
            continue
        pair = (
            f"{token.key} {tokens[at + 1].key}" if at + 1 < len(tokens) and tokens[at + 1].gap in " -" else ""
        )
        last = at + 1 if pair in lists.demonyms else at
        code = lists.demonyms.get(pair if last > at else token.key)
        matches = index.with_id(code if ":" in code else f"country:{code}") if code else ()
        if code and matches:
            span = Span(first=at, last=last, key=f"demonym {code}", matches=matches)
            name = Name(
                span=span, evidence=[Sign(3.0, "a demonym")], noun_first=at, noun_last=last, demonym=code
            )
            found.append(name)
            taken = last
    return found
