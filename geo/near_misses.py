"""Names that the index spells differently ("Maaret al-Noman", "Sfireh", "Харькове").

Only asked for words that no name covers, only in countries of another script that the report is about, and
only where the spellings are close: a looser key alone would make places of people.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from rapidfuzz import fuzz

from geo.evidence import Sign, signs
from geo.index import Match, PlaceIndex
from geo.joining import in_one_list, mark_parties
from geo.reading import Name, attach_noun
from geo.segment import Quality
from geo.spans import Span, runs_of
from geo.spelling import ARTICLES, loose_key, plain_key
from geo.tokens import Token
from geo.words import Words

__all__ = ["LEAST_RATIO", "find_near_misses"]

LEAST_RATIO = 62.0
"""How alike two spellings must be (share of letters in the same order, per cent)."""

LEAST_SHARE = 0.15
"""A country counts as the report's where at least this share of its names lies."""

_CYRILLIC = frozenset({"RU", "UA", "BY"})
"""Countries that texts in Russian and Ukrainian are about unless they say otherwise."""

_GENERIC = frozenset({"tell", "tall", "bait", "dare"})
"""First words of many Arabic names (hill, house, settlement) that are English words, too."""

_KINDS = frozenset(
    {"settlement", "village", "town", "quarter", "landmark", "admin", "district", "camp", "base"}
)


def find_near_misses(
    tokens: Sequence[Token],
    kept: Sequence[Name],
    refused: Sequence[Name],
    shares: Mapping[str, float],
    index: PlaceIndex,
    lists: Words,
) -> list[Name]:
    """Names beside those `kept`; `shares` says how much of the report lies in each country.

    Words of a name that was `refused` are only looked at again as a part of a longer one.
    """
    countries = {code for code, share in shares.items() if share >= LEAST_SHARE} & lists.transliterated
    if any("\u0400" <= token.key[:1] <= "\u04ff" for token in tokens):
        # Nouns are declined: most names of a text in Russian or Ukrainian are not written as in the index.
        countries |= _CYRILLIC
    if not countries:
        return []
    taken = {n for name in kept for n in range(name.noun_first, name.noun_last + 1)}
    known = {(name.span.first, name.span.last) for name in refused}
    runs = [
        run
        for run in runs_of(tokens, longest=4)
        if run[:2] not in known and _may_miss(tokens, run[0], run[1], taken, lists)
    ]
    candidates = _candidates(runs, tokens, countries, index, lists)
    return _in_lists(candidates, kept, tokens)


def _candidates(
    runs: Sequence[tuple[int, int, str]],
    tokens: Sequence[Token],
    countries: set[str],
    index: PlaceIndex,
    lists: Words,
) -> list[Name]:
    keys = {run: key for run in runs if (key := loose_key(run[2]))}
    found = dict(zip(keys, index.lookup(["~" + key for key in keys.values()]), strict=True))
    names: list[Name] = []
    covered = -1
    for first, last, text in sorted(keys, key=lambda run: (run[0], -run[1])):
        matches = _alike(text, found[first, last, text], countries, index)
        if not matches or first <= covered:
            continue
        span = Span(first=first, last=last, key=f"~{text}", matches=tuple(matches))
        evidence = [_sign(matches, index), *signs(span, tokens, lists)]
        name = Name(span=span, evidence=evidence, noun_first=first, noun_last=last)
        attach_noun(name, tokens, index, lists)
        if name.noun is not None:
            evidence.append(Sign(1.5, f"beside “{name.noun.word}”"))
        names.append(name)
        covered = last
    mark_parties(names, tokens, lists)
    return [name for name in names if name.inside != "organisation"]


def _in_lists(candidates: list[Name], kept: Sequence[Name], tokens: Sequence[Token]) -> list[Name]:
    """Those with enough evidence; to stand in a list with a place that is sure counts, along the whole
    list.
    """
    accepted = [name for name in candidates if _weight(name) > 0]
    waiting = [name for name in candidates if _weight(name) <= 0]
    told = {name.span.key for name in accepted}
    for name in [name for name in waiting if name.span.key in told]:
        waiting.remove(name)
        name.evidence.append(Sign(1.5, "a place elsewhere in the report"))
        accepted += [name] if _weight(name) > 0 else []
    sure = [*kept, *accepted]
    for _ in range(len(waiting)):
        joined = [name for name in waiting if any(in_one_list(name, other, tokens) for other in sure)]
        for name in joined:
            waiting.remove(name)
            name.evidence.append(Sign(1.5, "in a list with places"))
            if _weight(name) > 0:
                accepted.append(name)
                sure.append(name)
        if not joined:
            break
    return accepted


def _weight(name: Name) -> float:
    return sum(sign.weight for sign in name.evidence)


def _may_miss(tokens: Sequence[Token], first: int, last: int, taken: set[int], lists: Words) -> bool:
    words = tokens[first : last + 1]
    if any(n in taken for n in range(first, last + 1)) or words[0].shape == "other":
        return False
    if first and first - 1 not in taken and _leads_on(tokens[first - 1], words[0], lists):
        return False
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if first and tokens[first - 1].possessive and after is not None and after.key in _QUARTERS:
        return False  # "Beirut's Bachoura district" is no village of another name
    if after is not None and after.gap == " " and after.key in _BANDS:
        return False  # "Ta'ang fighters": a people
    main = [w for w in words if w.key not in ARTICLES and (w.key not in _GENERIC or w is words[-1])]
    if not main or words[-1].key in ARTICLES or max(len(w.key) for w in main) < 4:
        return False
    if any(w.key in known or w.shape == "upper" for w in main for known in _known(lists)):
        return False
    return main[-1].key not in lists.surnames


_BANDS = frozenset(
    "fighter fighters rebel rebels militia militias militiamen militiaman gunmen gunman guerrillas insurgents "
    "militants separatists tribesmen warriors chiefs elders leaders refugees people".split()
)
"""Words behind the name of a people, which no gazetteer need have."""
_QUARTERS = frozenset("district neighbourhood neighborhood quarter suburb area ward".split())


def _leads_on(before: Token, word: Token, lists: Words) -> bool:
    """ "Abu Shouk" is no near miss of "Suki": the word is the end of a longer name."""
    if word.gap not in " -" or before.possessive or before.shape not in ("title", "upper"):
        return False
    return before.key not in ARTICLES and not any(before.key in known for known in _known(lists))


def _known(lists: Words) -> tuple[Container[str], ...]:
    return lists.dictionary, lists.given, lists.not_places, lists.demonyms


def _alike(key: str, matches: Sequence[Match], countries: set[str], index: PlaceIndex) -> list[Match]:
    plain = plain_key(key)
    kept = []
    for match in matches:
        if index.country_of(match.row) not in countries or index.kind_and_people(match.row)[0] not in _KINDS:
            continue
        place = index.place(match.row)
        # Other scripts have only their endings cut off: there the stem was the comparison.
        if not plain.isascii() or fuzz.ratio(plain, plain_key(place.name)) >= LEAST_RATIO:
            kept.append(Match(match.row, Quality.LOOSE))
    return kept


def _sign(matches: Sequence[Match], index: PlaceIndex) -> Sign:
    most = max(index.place(match.row).population for match in matches)
    weight = 0.2 if most >= 100_000 else -0.3 if most >= 10_000 else -0.8
    return Sign(weight, "close to the name of a place in the report's country")
