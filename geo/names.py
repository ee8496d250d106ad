"""Names of a report that mean places, each placed: the stage between the words and everything derived from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from geo.evidence import Sign, logistic, prior_signs, signs
from geo.hits import Hit
from geo.index import PlaceIndex
from geo.place import Place
from geo.resolve import Choice, Query, resolve
from geo.segment import Quality
from geo.spans import Span, find_spans
from geo.tokens import Token
from geo.words import Noun, Words, words

__all__ = ["ACCEPT", "find_names"]

ACCEPT = 0.5
"""Probability below which a name is not taken for a place."""

_ADMIN = frozenset({"admin", "county", "district", "region", "country"})


@dataclass(slots=True, kw_only=True)
class _Name:
    """A span with what the words around it say."""

    span: Span
    evidence: list[Sign]
    noun: Noun | None = None
    noun_first: int = 0
    noun_last: int = 0
    inside: str | None = None
    demonym: str | None = None
    within: set[str] = field(default_factory=set)
    belief: float = 0.0

    @property
    def sense(self) -> tuple[str, frozenset[str]]:
        """Names of one sense are resolved together."""
        return (
            self.span.key,
            self.noun.index_kinds if self.noun and self.noun.group != "part" else frozenset(),
        )


def find_names(tokens: Sequence[Token], index: PlaceIndex) -> list[Hit]:
    """The names that mean places, in order, each with its place and candidates."""
    lists = words()
    names = [_read(span, tokens, index, lists) for span in find_spans(tokens, index)]
    names += _demonyms(tokens, names, lists, index)
    names.sort(key=lambda name: name.span.first)
    _spread_nouns(names, tokens, lists)
    _containment(names, tokens, index)
    _believe(names, tokens)
    kept = [name for name in names if name.belief >= ACCEPT]
    return _place(kept, tokens, index)


def _read(span: Span, tokens: Sequence[Token], index: PlaceIndex, lists: Words) -> _Name:
    name = _Name(
        span=span,
        evidence=prior_signs(span, tokens, index, lists) + signs(span, tokens, lists),
        noun_first=span.first,
        noun_last=span.last,
    )
    _noun_after(name, tokens, lists)
    if name.noun is None:
        _noun_before(name, tokens, lists)
    name.inside = _inside(name, tokens, lists)
    return name


def _noun_after(name: _Name, tokens: Sequence[Token], lists: Words) -> None:
    at = name.span.last + 1
    if tokens[name.span.last].possessive:
        return
    for length in (3, 2, 1):
        run = tokens[at : at + length]
        if len(run) == length and all(t.gap == " " for t in run):
            noun = lists.nouns.get(" ".join(t.key for t in run))
            if noun is not None and noun.group in ("admin", "settlement") and not noun.plural:
                name.noun, name.noun_last = noun, at + length - 1
                return


def _noun_before(name: _Name, tokens: Sequence[Token], lists: Words) -> None:
    """ "city of Idlib", "the province of Idlib"; the words stay outside the mention for settlements."""
    at = name.span.first
    if at < 2 or tokens[at].gap != " " or tokens[at - 1].key != "of" or tokens[at - 1].gap != " ":
        return
    noun = lists.nouns.get(tokens[at - 2].key)
    if noun is not None and noun.group in ("admin", "settlement") and not noun.plural:
        name.noun = noun
        if noun.group == "admin":
            name.noun_first = at - 2


def _inside(name: _Name, tokens: Sequence[Token], lists: Words) -> str | None:
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


def _demonyms(
    tokens: Sequence[Token], names: Sequence[_Name], lists: Words, index: PlaceIndex
) -> list[_Name]:
    """Adjectives of countries; a place of the same name ("Jordanian" is none) keeps its span."""
    taken = {n for name in names for n in range(name.span.first, name.span.last + 1)}
    found = []
    for at, token in enumerate(tokens):
        if at in taken or not token.capital:
            continue
        pair = (
            f"{token.key} {tokens[at + 1].key}" if at + 1 < len(tokens) and tokens[at + 1].gap == " " else ""
        )
        length = 2 if pair in lists.demonyms else 1
        code = lists.demonyms.get(pair if length == 2 else token.key)
        if code is None or any(n in taken for n in range(at, at + length)):
            continue
        span = Span(
            first=at, last=at + length - 1, key=f"demonym {code}", matches=index.with_id(f"country:{code}")
        )
        taken.update(range(at, at + length))
        if span.matches:
            found.append(
                _Name(
                    span=span,
                    evidence=[Sign(3.0, "a demonym")],
                    noun_first=at,
                    noun_last=span.last,
                    demonym=code,
                )
            )
    return found


def _spread_nouns(names: list[_Name], tokens: Sequence[Token], lists: Words) -> None:
    """ "the Aleppo and Idlib provinces": a plural noun belongs to all names joined before it."""
    for n, name in enumerate(names):
        at = name.span.last + 1
        noun = lists.nouns.get(tokens[at].key) if at < len(tokens) and tokens[at].gap == " " else None
        if (
            noun is None
            or not noun.plural
            or noun.group not in ("admin", "settlement")
            or tokens[at - 1].possessive
        ):
            continue
        name.noun, name.noun_last = noun, at
        before = n - 1
        while before >= 0 and _joined(names[before], names[before + 1], tokens):
            names[before].noun = noun
            before -= 1


def _joined(left: _Name, right: _Name, tokens: Sequence[Token]) -> bool:
    between = tokens[left.span.last + 1 : right.span.first]
    comma = tokens[right.span.first].gap == ","
    return (not between and comma) or (
        len(between) == 1 and between[0].key == "and" and between[0].gap in (" ", ",")
    )


def _containment(names: list[_Name], tokens: Sequence[Token], index: PlaceIndex) -> None:
    """ "Tripoli, Lebanon", "Haradh (Hajjah)", "Rafah in North Sinai": the second contains the first."""
    for left, right in pairwise(names):
        if right.demonym or left.demonym:
            continue
        gap = tokens[right.span.first].gap
        between = right.span.first - left.span.last - 1
        close = between == 0 and gap in (",", "(")
        in_between = between == 1 and tokens[right.span.first - 1].key == "in" and gap == " "
        if not (close or in_between):
            continue
        holders = [index.place(match.row) for match in right.span.matches]
        areas = {code for place in holders if (code := _area_code(place))}
        if not areas or not _some_within(left.span, areas, index):
            continue
        left.within |= areas
        weight = 3.5 if close else 1.5
        left.evidence.append(Sign(weight, "followed by what contains it"))
        right.evidence.append(Sign(2.5, "after a place that lies in it"))


def _area_code(place: Place) -> str | None:
    if place.kind == "country":
        return place.country
    if place.kind in ("admin", "county", "region"):
        return place.id
    return None


def _some_within(span: Span, areas: set[str], index: PlaceIndex) -> bool:
    for match in span.matches:
        place = index.place(match.row)
        own = {place.country, f"admin1:{place.admin1_code}", place.parent_id}
        if not areas.isdisjoint(own) and place.id not in areas:
            return True
    return False


def _believe(names: list[_Name], tokens: Sequence[Token]) -> None:
    for name in names:
        if name.noun is not None:
            name.evidence.append(Sign(2.5, f"beside “{name.noun.word}”"))
        name.belief = logistic(sum(sign.weight for sign in name.evidence))
    # A name believed in once is believed in again, and a person's name stays a person's.
    strongest: dict[str, float] = {}
    weakest: dict[str, float] = {}
    for name in names:
        strongest[name.span.key] = max(strongest.get(name.span.key, 0.0), name.belief)
        weakest[name.span.key] = min(weakest.get(name.span.key, 1.0), name.belief)
    for name in names:
        total = sum(sign.weight for sign in name.evidence)
        if strongest[name.span.key] > 0.85:
            total += 1.5
        if weakest[name.span.key] < 0.05:
            total -= 2.0
        name.belief = logistic(total)


def _place(names: list[_Name], tokens: Sequence[Token], index: PlaceIndex) -> list[Hit]:
    counts = Counter(name.sense for name in names)
    within: dict[tuple[str, frozenset[str]], set[str]] = {}
    for name in names:
        within.setdefault(name.sense, set()).update(name.within)
    queries = {}
    for name in names:
        if name.sense not in queries:
            queries[name.sense] = Query(
                key=name.span.key,
                matches=[m for m in name.span.matches if m.quality is not Quality.ID or name.demonym],
                count=counts[name.sense],
                within=frozenset(within[name.sense]),
                kinds=name.sense[1],
                weight=0.4 if name.demonym else 1.0,
            )
    choices = dict(zip(queries, resolve(list(queries.values()), index), strict=True))
    return [_hit(name, choices[name.sense]) for name in names]


def _hit(name: _Name, choice: Choice) -> Hit:
    best = choice.candidates[0]
    place = best.place
    signs_text = ", ".join(f"{s.why} ({s.weight:+.1f})" for s in name.evidence if s.weight)
    covers_noun = name.noun is not None and (name.noun.group == "admin" or name.noun_last == name.span.last)
    return Hit(
        first=name.noun_first if covers_noun else name.span.first,
        last=name.noun_last if covers_noun else name.span.last,
        kind="demonym" if name.demonym else place.kind,
        place=place,
        confidence=round(choice.confidence * name.belief, 3),
        why=f"{best.why}. Taken for a place: {signs_text}",
        candidates=choice.candidates,
        inside=name.inside,
        base=place,
    )
