"""Parts of places: "Aleppo airport", "Aleppo's Basel square", "the citadel of Aleppo", "the hospital in
Atarib".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.derived import unplaced_part
from geo.hits import Hit
from geo.index import PlaceIndex
from geo.measure import distance_km
from geo.place import Candidate, Place
from geo.spelling import ARTICLES
from geo.tokens import Token
from geo.words import Noun, words

__all__ = ["find_part", "merge_parts"]

REACH_KM = 40.0
"""A part lies within its settlement's radius and this distance: airports and dams are outside of town."""

BASE_KM = 10.0
"""A base without a name lies this near the town that it is said to be in: armies have more than one."""

_ONE_EACH = frozenset({"airport", "citadel", "castle", "port", "dam", "refinery", "base", "crossing"})
"""Kinds of which a place has one, or one that is meant when none is named."""

_CIVIL = frozenset({"airport", "international airport"})
_PAD = re.compile(r"\b(?:heliport|helipad)\b")
_NOT_CIVIL = re.compile(r"\b(?:air ?base|air ?field|air station|heliport|helipad|military|naval)\b")
"""Names that "the airport" of a town means only where nothing else is near."""

_HOLDERS = frozenset({"settlement", "village", "town", "quarter", "admin", "district", "county"})
_PART_KINDS = frozenset({"settlement", "village", "admin", "country", "region", "county", "district"})


def merge_parts(hits: list[Hit], tokens: Sequence[Token], index: PlaceIndex) -> list[Hit]:
    """The hits, with those that only say whose part is meant replaced by the part."""
    merged: list[Hit] = []
    taken = -1
    for hit in hits:
        if hit.first <= taken:
            continue
        part = _part_after(hit, tokens, index) or _part_before(hit, tokens, index)
        if part is None:
            merged.append(hit)
            taken = max(taken, hit.last)
            continue
        while merged and merged[-1].last >= part.first:
            merged.pop()
        merged.append(part)
        taken = part.last
    return merged


def noun_at(tokens: Sequence[Token], at: int, *, first_gap: str = " ") -> tuple[Noun, int] | None:
    """The longest noun of the table that starts at a token, with its last token."""
    nouns = words().nouns
    for length in (3, 2, 1):
        run = tokens[at : at + length]
        if len(run) == length and run[0].gap in first_gap and all(t.gap in " -" for t in run[1:]):
            noun = nouns.get(" ".join(t.key for t in run))
            if noun is not None:
                return noun, at + length - 1
    return None


def _holds(hit: Hit) -> bool:
    return (
        hit.place is not None
        and hit.kind != "demonym"
        and hit.place.kind in _HOLDERS
        and hit.inside != "modifier"
    )


def _part_after(hit: Hit, tokens: Sequence[Token], index: PlaceIndex) -> Hit | None:
    if not _holds(hit):
        return None
    for label in range(4):
        at = hit.last + 1 + label
        if at >= len(tokens) or tokens[at].gap not in " -" or (label and tokens[hit.last + 1].gap == "-"):
            return None
        found = noun_at(tokens, at)
        if found is not None and found[0].group == "part" and not found[0].plural:
            if found[0].kind == "road" and tokens[hit.first].gap == "-":
                # "the Damascus-Aleppo highway" is no part of Aleppo.
                return None
            return _part_hit(hit, found[0], hit.first, found[1], (hit.last + 1, at), tokens, index)
        # Only capitalised words may name the part: "Aleppo's Basel square".
        if tokens[at].shape not in ("title", "upper") or not (tokens[hit.last].possessive or label == 0):
            return None
    return None


def _part_before(hit: Hit, tokens: Sequence[Token], index: PlaceIndex) -> Hit | None:
    at = hit.first - 1
    if at >= 0 and tokens[at].key == "the":
        at -= 1
    if not _holds(hit) or at < 0 or tokens[hit.first].gap != " ":
        return None
    if not tokens[at].key.isascii():
        return _part_right_before(hit, tokens, index)
    if at < 1 or tokens[at].gap != " " or tokens[at].key not in ("of", "in", "near", "outside"):
        return None
    for start in (at - 3, at - 2, at - 1):
        found = noun_at(tokens, start, first_gap=" |-.,(") if start >= 0 else None
        if found is None or found[1] != at - 1 or found[0].group != "part" or found[0].plural:
            continue
        if found[0].kind == "road" and tokens[at].key in ("near", "outside"):
            continue
        first = start
        while first > 0 and start - first < 4 and tokens[first].gap in " -" and _may_name(tokens, first - 1):
            first -= 1
        if tokens[first].key == "the":
            first += 1
        return _part_hit(hit, found[0], first, hit.last, (first, start), tokens, index)
    return None


def _may_name(tokens: Sequence[Token], at: int) -> bool:
    """A capitalised word, or an article on the way to one ("Ain al-Hilweh")."""
    return tokens[at].shape in ("title", "upper") or (
        tokens[at].key in ARTICLES and tokens[at + 1].gap == "-"
    )


def _part_right_before(hit: Hit, tokens: Sequence[Token], index: PlaceIndex) -> Hit | None:
    """ "مطار حلب": Arabic and Cyrillic put the noun right before the name."""
    token = tokens[hit.first - 1]
    nouns = words().nouns
    noun = next((nouns[key] for key in (token.key, *token.stems) if key in nouns), None)
    if noun is None or noun.group != "part":
        return None
    return _part_hit(hit, noun, hit.first - 1, hit.last, (0, 0), tokens, index)


def _part_hit(
    hit: Hit,
    noun: Noun,
    first: int,
    last: int,
    label: tuple[int, int],
    tokens: Sequence[Token],
    index: PlaceIndex,
) -> Hit:
    assert hit.place is not None
    name = " ".join(token.text for token in tokens[slice(*label)])
    candidates = find_part(hit.place, noun, name, index)
    if not candidates:
        place = unplaced_part(hit.place, noun.word, name)
        why = f"no gazetteer has this {noun.word}: placed at {hit.place.name}"
        return Hit(
            first=first,
            last=last,
            kind="part",
            place=place,
            confidence=0.8 * hit.confidence,
            why=why,
            candidates=(Candidate(place=place, score=1.0, why=why), *hit.candidates[:4]),
            base=hit.place,
        )
    best = candidates[0]
    return Hit(
        first=first,
        last=last,
        kind="landmark",
        place=best.place,
        confidence=round(min(hit.confidence, best.score), 3),
        why=best.why,
        candidates=candidates,
        base=hit.place,
    )


def find_part(holder: Place, noun: Noun, name: str, index: PlaceIndex) -> tuple[Candidate, ...]:
    """Places that "HOLDER NAME NOUN" may mean, best first: by name, else by kind within reach."""
    reach = holder.radius_m / 1000 + REACH_KM
    scored: dict[str, Candidate] = {}
    for text, score in _phrases(holder, noun, name):
        for match in index.named(text, loose=True):
            place = index.place(match.row)
            km = distance_km(holder.lat, holder.lon, place.lat, place.lon)
            if place.kind in _PART_KINDS - noun.index_kinds or km > reach or place.id in scored:
                continue
            if noun.word in _CIVIL and _PAD.search(place.name.lower()):
                continue
            loose = 0.1 if match.quality == 3 else 0.0
            nearness = 0.04 * km / reach + _less_likely(noun, place)
            why = f"bears the name “{text}”, {km:.0f} km from {holder.name}"
            scored[place.id] = Candidate(place=place, score=round(score - loose - nearness, 3), why=why)
    if not scored and not name:
        scored = _of_kind(holder, noun, index)
        if noun.kind not in _ONE_EACH:
            # A town has many squares and camps: only one that is known as its own, and the only one, is meant.
            own = [c for c in scored.values() if c.place.parent_id == holder.id]
            scored = {c.place.id: c for c in own} if len(own) == 1 else {}
    return tuple(sorted(scored.values(), key=lambda c: (-c.score, c.place.id))[:5])


def _phrases(holder: Place, noun: Noun, name: str) -> list[tuple[str, float]]:
    if name:
        return [(f"{name} {noun.word}", 0.95), (f"{holder.name} {name} {noun.word}", 0.95), (name, 0.85)]
    nouns = {noun.word} | ({"airport", "international airport"} if noun.kind == "airport" else set())
    return [(f"{holder.name} {word}", 0.95 if word == noun.word else 0.93) for word in sorted(nouns)]


def _less_likely(noun: Noun, place: Place) -> float:
    return 0.2 if noun.word in _CIVIL and _NOT_CIVIL.search(place.name.lower()) else 0.0


def _would_do(noun: Noun, place: Place, km: float) -> bool:
    """ "The base" of a town is no landing place nor one a day's march away, and its airport no hospital's roof."""
    if noun.kind == "base":
        return place.kind != "airport" and km <= BASE_KM
    return not _PAD.search(place.name.lower())


def _of_kind(holder: Place, noun: Noun, index: PlaceIndex) -> dict[str, Candidate]:
    kinds = noun.index_kinds - {"landmark", "settlement", "village", "admin"}
    found: dict[str, Candidate] = {}
    for km, row in index.near(holder.lat, holder.lon, holder.radius_m / 1000 + 15):
        place = index.place(row)
        # As a word: an airport is no port.
        named_so = place.kind not in _PART_KINDS and bool(
            re.search(rf"\b{re.escape(noun.word)}\b", place.name.lower())
        )
        if (place.kind in kinds or named_so) and _would_do(noun, place, km):
            score = (0.8 if place.parent_id == holder.id else 0.6) - _less_likely(noun, place)
            found[place.id] = Candidate(
                place=place, score=score - 0.005 * km, why=f"the {noun.word} {km:.0f} km away"
            )
    return found
