"""Names of a report that mean places, each placed; everything else is derived from them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Sequence

from geo.evidence import Sign, logistic
from geo.hits import Hit
from geo.index import PlaceIndex
from geo.joining import contain, mark_parties, spread_nouns, support_in_lists
from geo.listing import read_lists
from geo.near_misses import find_near_misses
from geo.parties import party_queries
from geo.reading import Name, demonyms, read_name
from geo.resolve import Choice, Query, resolve
from geo.second_look import look_again
from geo.segment import Quality
from geo.spans import find_spans
from geo.tokens import Token
from geo.words import words

__all__ = ["ACCEPT", "find_names"]

ACCEPT = 0.5
"""Probability below which a name is not taken for a place."""


def find_names(tokens: Sequence[Token], index: PlaceIndex) -> list[Hit]:
    """The names that mean places, in order, each with its place and candidates."""
    lists = words()
    names = demonyms(tokens, lists, index)
    taken = {n for name in names for n in range(name.span.first, name.span.last + 1)}
    spans = [s for s in find_spans(tokens, index) if s.last > s.first or s.first not in taken]
    longer = {n for span in spans if span.last > span.first for n in range(span.first, span.last + 1)}
    names = [name for name in names if name.span.first not in longer]
    names += [read_name(span, tokens, index, lists) for span in spans]
    mark_parties(names, tokens, lists)
    starts = {name.span.first for name in names}
    for name in names:
        _goes_on(name, tokens, starts)
    names.sort(key=lambda name: name.span.first)
    spread_nouns(names, tokens, lists)
    read_lists(names, tokens, index)
    contain(names, tokens, index)
    for name in names:
        if name.noun is not None:
            name.evidence.append(Sign(1.5, f"beside “{name.noun.word}”"))
    _believe(names)
    support_in_lists(names, tokens)
    _believe(names)
    kept = [name for name in names if name.belief >= ACCEPT]
    parties = party_queries(tokens, index)
    hits = _place(kept, index, parties)
    refused = [name for name in names if name.belief < ACCEPT]
    shares = _countries(hits)
    again = look_again(refused, hits, shares, tokens, index, lists)
    kept += again
    refused = [name for name in refused if name not in again]
    missed = find_near_misses(tokens, kept, refused, shares, index, lists)
    if not missed and not again:
        return hits
    _believe([*again, *missed])
    return _place(sorted([*kept, *missed], key=lambda name: name.span.first), index, parties)


def _goes_on(name: Name, tokens: Sequence[Token], starts: Container[int]) -> None:
    """ "Carrefour-Feuilles" is not Carrefour: a hyphen leads on to a word that is no name of its own."""
    at = name.span.last + 1
    if (
        at >= len(tokens)
        or tokens[at].gap != "-"
        or tokens[at].shape != "title"
        or at in starts
        or name.demonym
    ):
        return
    if tokens[at].key not in words().modifiers and tokens[at].key not in words().nouns:
        name.evidence.append(Sign(-2.0, f"part of a longer name before “-{tokens[at].text}”"))


def _countries(hits: Sequence[Hit]) -> dict[str, float]:
    """The share of the hits that lies in each country; adjectives count half."""
    weights: dict[str, float] = defaultdict(float)
    for hit in hits:
        if hit.place is not None and hit.place.country:
            weights[hit.place.country] += 0.5 if hit.kind == "demonym" else 1.0
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.items()}


def _believe(names: list[Name]) -> None:
    for name in names:
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


def _place(names: list[Name], index: PlaceIndex, parties: Sequence[Query]) -> list[Hit]:
    counts = Counter(name.sense for name in names)
    within: dict[tuple[str, frozenset[str], bool], set[str]] = defaultdict(set)
    holding: dict[tuple[str, frozenset[str], bool], set[str]] = defaultdict(set)
    listed: dict[tuple[str, frozenset[str], bool], set[str]] = defaultdict(set)
    for name in names:
        within[name.sense] |= name.within
        holding[name.sense] |= name.holding
        listed[name.sense] |= name.listed
    queries = {}
    for name in names:
        if name.sense not in queries:
            queries[name.sense] = Query(
                key=name.span.key,
                matches=[m for m in name.span.matches if m.quality is not Quality.ID or name.demonym],
                count=counts[name.sense],
                within=frozenset(within[name.sense]),
                holding=frozenset(holding[name.sense]),
                listed=frozenset(listed[name.sense]),
                kinds=name.sense[1],
                weight=0.4 if name.demonym else 1.0,
            )
    chosen = resolve([*queries.values(), *parties], index)[: len(queries)]
    choices = dict(zip(queries, chosen, strict=True))
    return [_hit(name, choices[name.sense]) for name in names]


def _hit(name: Name, choice: Choice) -> Hit:
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
