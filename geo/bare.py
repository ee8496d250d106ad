"""Words that point back to a place named before: "the city", "the airport", "the province"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from geo.hits import Hit
from geo.index import PlaceIndex
from geo.parts import find_part, noun_at
from geo.place import Candidate, Place
from geo.tokens import Token
from geo.words import Noun, words

__all__ = ["add_bare", "meant_settlement"]

_SETTLED = frozenset({"settlement", "village", "town", "quarter"})
_POINTERS = frozenset({"the", "this", "that"})
_PART_NOUNS = frozenset(
    {
        "airport",
        "citadel",
        "castle",
        "base",
        "square",
        "dam",
        "camp",
        "crossing",
        "hospital",
        "bridge",
        "port",
        "prison",
        "palace",
        "refinery",
        "industrial",
        "quarter",
    }
)


def add_bare(hits: list[Hit], tokens: Sequence[Token], index: PlaceIndex) -> list[Hit]:
    """The hits with pointing words added in order."""
    taken = {n for hit in hits for n in range(hit.first, hit.last + 1)}
    found: list[Hit] = []
    for at, token in enumerate(tokens):
        if token.key not in _POINTERS or token.shape not in ("lower", "title") or at + 1 >= len(tokens):
            continue
        noun = noun_at(tokens, at + 1)
        if noun is None or noun[0].plural or any(n in taken for n in range(at, noun[1] + 1)):
            continue
        if _names_itself(tokens, noun[1]):
            continue
        hit = _point_back(
            noun[0], at + 1, noun[1], sorted([*hits, *found], key=lambda h: h.first), tokens, index
        )
        if hit is not None:
            found.append(hit)
    return sorted([*hits, *found], key=lambda hit: hit.first)


def _names_itself(tokens: Sequence[Token], last: int) -> bool:
    """ "the city of Aleppo", "the city centre", "the Port Authority": not a word that points back."""
    if last + 1 >= len(tokens):
        return False
    after = tokens[last + 1]
    if tokens[last].possessive or after.gap != " ":
        return after.gap == "-"
    return after.key == "of" or after.shape == "title" or after.key in words().organisations


def _point_back(
    noun: Noun, first: int, last: int, hits: Sequence[Hit], tokens: Sequence[Token], index: PlaceIndex
) -> Hit | None:
    if noun.group == "settlement" and noun.word not in ("capital", "capital city"):
        city = meant_settlement(hits, first, tokens)
        return city and _bare(
            city, first, last, "settlement", f"“the {noun.word}” is {_name(city)}, named before"
        )
    if noun.group == "admin" and noun.kind == "admin" and noun.word not in ("region", "state"):
        return _province(noun, first, last, hits, tokens, index)
    if noun.group == "part" and noun.kind in _PART_NOUNS:
        return _part(noun, first, last, hits, tokens, index)
    return None


def _bare(hit: Hit, first: int, last: int, kind: str, why: str) -> Hit:
    return Hit(
        first=first,
        last=last,
        kind=kind,
        place=hit.place,
        confidence=round(0.8 * hit.confidence, 3),
        why=why,
        candidates=hit.candidates,
        bare=True,
        base=hit.place,
    )


def _name(hit: Hit) -> str:
    return hit.place.name if hit.place else ""


def meant_settlement(hits: Sequence[Hit], at: int, tokens: Sequence[Token]) -> Hit | None:
    """The settlement that "the city" at a token means; a part ("Aleppo airport") speaks of its settlement.

    The last one before it in the same sentence or the one before; else the report's main one if it was named in
    the three sentences before, or makes half of all; else the last one named.
    """
    named: list[Hit] = []
    for hit in hits:
        settled = _settled(hit) or _around(hit, named)
        if hit.first < at and settled is not None and not tokens[hit.first].dateline:
            if not _says_no(hit, tokens):
                named.append(settled)
    sentence = tokens[at].sentence
    if not named:
        here = [h for h in hits if tokens[h.first].sentence == sentence and not tokens[h.first].dateline]
        later = [s for h in here if (s := _settled(h)) is not None]
        return later[0] if later else None
    if sentence - tokens[named[-1].first].sentence <= 1:
        return named[-1]
    counts = Counter(s.place.id for h in hits if not h.bare and (s := _settled(h)) is not None and s.place)
    main, count = counts.most_common(1)[0] if counts else ("", 0)
    recent = [h for h in named if h.place and h.place.id == main]
    close = recent and sentence - tokens[recent[-1].first].sentence <= 3
    return recent[-1] if recent and (close or 2 * count >= counts.total()) else named[-1]


def _says_no(hit: Hit, tokens: Sequence[Token]) -> bool:
    """ "Abu Dhabi has denied it", "London said": a town that speaks for its state."""
    at = hit.last + 1
    while at < len(tokens) and tokens[at].gap == " " and tokens[at].key in _HELPERS:
        at += 1
    return at < len(tokens) and tokens[at].gap == " " and tokens[at].key in words().person_verbs


_HELPERS = frozenset("has have had also later again".split())


def _around(hit: Hit, named: Sequence[Hit]) -> Hit | None:
    """The settlement, named before, that a landmark stands in."""
    parent = hit.place.parent_id if hit.place else None
    return next((one for one in reversed(named) if parent and one.place and one.place.id == parent), None)


def _settled(hit: Hit) -> Hit | None:
    """The hit, with the settlement that it speaks of as its place; None where there is none."""
    if hit.inside == "modifier" or hit.kind == "demonym":
        return None
    for place in (hit.place, hit.base):
        if place is not None and place.kind in _SETTLED:
            return hit if place is hit.place else replace(hit, place=place)
    return None


def _province(
    noun: Noun, first: int, last: int, hits: Sequence[Hit], tokens: Sequence[Token], index: PlaceIndex
) -> Hit | None:
    named = [h for h in hits if h.first < first and h.place and h.place.kind == "admin" and not h.inside]
    if named:
        return _bare(
            named[-1], first, last, "admin", f"“the {noun.word}” is {_name(named[-1])}, named before"
        )
    city = meant_settlement(hits, first, tokens)
    if city is None or city.place is None or not city.place.admin1_code:
        return None
    place = index.by_id(f"admin1:{city.place.admin1_code}")
    if place is None:
        return None
    return _from_place(place, city, first, last, "admin", f"the {noun.word} that {city.place.name} lies in")


def _from_place(place: Place, city: Hit, first: int, last: int, kind: str, why: str) -> Hit:
    return Hit(
        first=first,
        last=last,
        kind=kind,
        place=place,
        confidence=round(0.7 * city.confidence, 3),
        why=why,
        candidates=(Candidate(place=place, score=1.0, why=why),),
        bare=True,
        base=city.place,
    )


def _part(
    noun: Noun, first: int, last: int, hits: Sequence[Hit], tokens: Sequence[Token], index: PlaceIndex
) -> Hit | None:
    same_kind = [h for h in hits if h.first < first and h.place and _is_a(h.place, noun)]
    if same_kind:
        back = same_kind[-1]
        return _bare(back, first, last, "landmark", f"“the {noun.word}” is {_name(back)}, named before")
    city = _holder_behind(last, hits, tokens) or meant_settlement(hits, first, tokens)
    if city is None or city.place is None:
        return None
    candidates = find_part(city.place, noun, "", index)
    if not candidates:
        return None
    best = candidates[0]
    return Hit(
        first=first,
        last=last,
        kind="landmark",
        place=best.place,
        confidence=round(0.8 * min(city.confidence, best.score), 3),
        why=f"“the {noun.word}” of {city.place.name}, the settlement spoken of: {best.why}",
        candidates=candidates,
        bare=True,
        base=city.place,
    )


def _holder_behind(last: int, hits: Sequence[Hit], tokens: Sequence[Token]) -> Hit | None:
    """ "The airport and the barracks of X": the settlement that the second noun names."""
    at = last + 1
    if at >= len(tokens) or tokens[at].key != "and":
        return None
    other = noun_at(tokens, at + 2 if at + 1 < len(tokens) and tokens[at + 1].key == "the" else at + 1)
    if other is None or other[1] + 2 >= len(tokens) or tokens[other[1] + 1].key not in ("of", "in", "at"):
        return None
    # The second part may have been joined with its name.
    behind = [hit for hit in hits if at < hit.first <= other[1] + 2 <= hit.last + 2 and _settled(hit)]
    return _settled(behind[0]) if behind else None


def _is_a(place: Place, noun: Noun) -> bool:
    kinds = noun.index_kinds - {"landmark", "settlement", "village", "admin", "quarter"}
    return place.kind in kinds or noun.word in place.name.lower().split()
