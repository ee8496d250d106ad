"""Names of a report that mean places, each placed: the stage between the words and everything derived from them."""

from __future__ import annotations

from collections import Counter, defaultdict
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
    holding: set[str] = field(default_factory=set)
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
    names = _demonyms(tokens, lists, index)
    taken = {n for name in names for n in range(name.span.first, name.span.last + 1)}
    spans = [s for s in find_spans(tokens, index) if s.last > s.first or s.first not in taken]
    longer = {n for span in spans if span.last > span.first for n in range(span.first, span.last + 1)}
    names = [name for name in names if name.span.first not in longer]
    names += [_read(span, tokens, index, lists) for span in spans]
    _parties(names, tokens, lists)
    names.sort(key=lambda name: name.span.first)
    _spread_nouns(names, tokens, lists)
    _containment(names, tokens, index)
    _believe(names)
    kept = [name for name in names if name.belief >= ACCEPT]
    return _place(kept, index)


def _read(span: Span, tokens: Sequence[Token], index: PlaceIndex, lists: Words) -> _Name:
    name = _Name(
        span=span,
        evidence=prior_signs(span, tokens, index, lists) + signs(span, tokens, lists),
        noun_first=span.first,
        noun_last=span.last,
    )
    _noun_after(name, tokens, index, lists)
    if name.noun is None:
        _noun_before(name, tokens, index, lists)
    name.inside = _inside(name, tokens, lists)
    return name


def _noun_after(name: _Name, tokens: Sequence[Token], index: PlaceIndex, lists: Words) -> None:
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


def _fits(name: _Name, noun: Noun, index: PlaceIndex) -> bool:
    """Whether the name has a place of the kind that the noun says."""
    if noun.group not in ("admin", "settlement"):
        return False
    return any(index.place(m.row).kind in noun.index_kinds for m in name.span.matches)


def _noun_before(name: _Name, tokens: Sequence[Token], index: PlaceIndex, lists: Words) -> None:
    """ "city of Idlib", "the province of Idlib"; the words stay outside the mention for settlements."""
    at = name.span.first
    if at < 2 or tokens[at].gap != " " or tokens[at - 1].key != "of" or tokens[at - 1].gap != " ":
        return
    noun = lists.nouns.get(tokens[at - 2].key)
    if noun is not None and not noun.plural and _fits(name, noun, index):
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


def _demonyms(tokens: Sequence[Token], lists: Words, index: PlaceIndex) -> list[_Name]:
    """Adjectives of countries and names of their people ("Sri Lankan", "Syrians")."""
    found: list[_Name] = []
    taken = -1
    for at, token in enumerate(tokens):
        if at <= taken or not token.capital:
            continue
        pair = f"{token.key} {tokens[at + 1].key}" if at + 1 < len(tokens) and tokens[at + 1].gap in " -" else ""
        last = at + 1 if pair in lists.demonyms else at
        code = lists.demonyms.get(pair if last > at else token.key)
        matches = index.with_id(code if ":" in code else f"country:{code}") if code else ()
        if code and matches:
            span = Span(first=at, last=last, key=f"demonym {code}", matches=matches)
            name = _Name(span=span, evidence=[Sign(3.0, "a demonym")], noun_first=at, noun_last=last, demonym=code)
            found.append(name)
            taken = last
    return found


def _parties(names: list[_Name], tokens: Sequence[Token], lists: Words) -> None:
    """Words inside the name of a party or of someone quoted ("Hamas", "Washington Post")."""
    for name in names:
        if name.demonym or any(sign.why.startswith(("a country", "a region")) for sign in name.evidence):
            continue
        first, last = name.span.first, name.span.last
        for start in range(max(0, first - 3), first + 1):
            for end in range(last, min(last + 4, len(tokens))):
                if end - start > 5 or any(t.gap not in " -" for t in tokens[start + 1 : end + 1]):
                    continue
                if " ".join(t.key for t in tokens[start : end + 1]) in lists.actors:
                    whole = (start, end) == (first, last)
                    name.evidence.append(Sign(-4.0 if whole else -1.0, "in the name of a party"))
                    name.inside = name.inside or "organisation"
                    break
            else:
                continue
            break


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
        holders = [place for match in right.span.matches if (place := index.place(match.row)).kind in _ADMIN]
        kept = [place for place in holders if _some_within(left.span, place, index)]
        if not kept:
            continue
        left.within |= {place.country if place.kind == "country" else place.id for place in kept if place.country}
        right.holding |= {place.id for place in kept}
        left.evidence.append(Sign(3.5 if close else 1.5, "followed by what contains it"))
        right.evidence.append(Sign(3.5, "after a place that lies in it"))


def _some_within(span: Span, area: Place, index: PlaceIndex) -> bool:
    for match in span.matches:
        place = index.place(match.row)
        if place.id == area.id:
            continue
        inside = place.country == area.country if area.kind == "country" else place.admin1_code == area.admin1_code
        if inside and (area.country or area.admin1_code):
            return True
    return False


def _believe(names: list[_Name]) -> None:
    for name in names:
        if name.noun is not None:
            name.evidence.append(Sign(1.5, f"beside “{name.noun.word}”"))
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
            total -= 2.5
        name.belief = logistic(total)


def _place(names: list[_Name], index: PlaceIndex) -> list[Hit]:
    counts = Counter(name.sense for name in names)
    within: dict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
    holding: dict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
    for name in names:
        within[name.sense] |= name.within
        holding[name.sense] |= name.holding
    queries = {}
    for name in names:
        if name.sense not in queries:
            queries[name.sense] = Query(
                key=name.span.key,
                matches=[m for m in name.span.matches if m.quality is not Quality.ID or name.demonym],
                count=counts[name.sense],
                within=frozenset(within[name.sense]),
                holding=frozenset(holding[name.sense]),
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
