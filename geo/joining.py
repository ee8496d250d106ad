"""What names say about each other: joined by a noun, one inside the other, or inside a party's name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import shapely

from geo.evidence import Sign
from geo.index import PlaceIndex
from geo.measure import distance_km
from geo.place import Place
from geo.reading import Name
from geo.spans import Span
from geo.tokens import Token
from geo.words import Words, words

__all__ = ["contain", "in_one_list", "lies_in", "mark_parties", "spread_nouns", "support_in_lists"]

_ADMIN = frozenset({"admin", "county", "district", "region", "country"})


def spread_nouns(names: list[Name], tokens: Sequence[Token], lists: Words) -> None:
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


def _joined(left: Name, right: Name, tokens: Sequence[Token]) -> bool:
    between = tokens[left.span.last + 1 : right.span.first]
    comma = tokens[right.span.first].gap == ","
    return (not between and comma) or (
        len(between) == 1
        and between[0].key in ("and", "or", "و", "и", "та", "і")
        and between[0].gap in (" ", ",")
    )


def in_one_list(one: Name, other: Name, tokens: Sequence[Token]) -> bool:
    """Whether two names stand side by side in a list ("Saraqib, Binnish and Taftanaz")."""
    left, right = (one, other) if one.span.first < other.span.first else (other, one)
    return _joined(left, right, tokens)


def contain(names: list[Name], tokens: Sequence[Token], index: PlaceIndex) -> None:
    """ "Tripoli, Lebanon", "Haradh (Hajjah)", "Rafah in North Sinai": the second contains the first."""
    for left, right in pairwise(names):
        if right.demonym or left.demonym or (left.listed and right.listed):
            continue
        gap = tokens[right.span.first].gap
        between = right.span.first - left.span.last - 1
        # "Entered X, Turkey's defence ministry says" does not say where X lies.
        close = between == 0 and gap in (",", "(") and not tokens[right.noun_last].possessive
        in_between = gap == " " and _is_inside(tokens[left.span.last + 1 : right.span.first])
        if not (close or in_between):
            _owned(left, right, tokens, index)
            continue
        holders = [
            index.place(match.row)
            for match in right.span.matches
            if index.kind_and_people(match.row)[0] in _ADMIN
        ]
        if in_between:
            # A square or a hospital "in Aleppo" is in the town of that name, not only in its province.
            parents = {index.place(match.row).parent_id for match in left.span.matches}
            holders = [p for m in right.span.matches if (p := index.place(m.row)).id in parents] or holders
        inside = {area.id: _inside(left.span, area, index) for area in holders}
        kept = {place_id for place_id, ids in inside.items() if ids}
        if not kept:
            continue
        left.within |= set().union(*inside.values())
        right.holding |= kept
        right.around_itself = left.span.key == right.span.key
        left.evidence.append(Sign(4.5 if close else 2.5, "followed by what contains it"))
        right.evidence.append(Sign(3.5, "after a place that lies in it"))


def _is_inside(between: Sequence[Token]) -> bool:
    """ "in", ", in the", "inside", "in southern": what stands between a place and what holds it."""
    keys = [token.key for token in between]
    further = [key for key in keys[1:] if key not in words().directions]
    return (
        keys[:1] in (["in"], ["inside"], ["within"]) and further in ([], ["the"]) and between[-1].gap == " "
    )


def _owned(left: Name, right: Name, tokens: Sequence[Token], index: PlaceIndex) -> None:
    """ "Burkina Faso's Sahel region", "Syria's northern Idlib": the first contains the second."""
    between = tokens[left.noun_last + 1 : right.span.first]
    if not tokens[left.noun_last].possessive or tokens[right.span.first].gap != " " or len(between) > 2:
        return
    if any(token.gap not in " -" or token.key not in words().directions for token in between):
        return
    holders = [p for m in left.span.matches if (p := index.place(m.row)).kind in _ADMIN]
    inside = {area.id: _inside(right.span, area, index) for area in holders}
    if any(inside.values()):
        right.within |= set().union(*inside.values())
        left.holding |= {place_id for place_id, ids in inside.items() if ids}
        right.evidence.append(Sign(1.5, "of what contains it"))


def _inside(span: Span, area: Place, index: PlaceIndex) -> set[str]:
    """Ids of the places a span may mean that lie in an area."""
    found = set()
    for match in span.matches:
        place = index.place(match.row)
        if place.id != area.id and lies_in(place, area, index):
            found.add(place.id)
    return found


def lies_in(place: Place, area: Place, index: PlaceIndex) -> bool:
    """Whether a place lies in an area, by its codes or the outline of the area."""
    if area.kind == "country":
        return place.country is not None and place.country == area.country
    if place.parent_id == area.id:
        return True
    if area.kind in ("county", "district"):
        km = distance_km(place.lat, place.lon, area.lat, area.lon)
        return place.admin1_code == area.admin1_code and 1000 * km <= area.radius_m
    if area.admin1_code:
        return area.kind == "admin" and place.admin1_code == area.admin1_code
    if area.country not in (None, place.country):
        return False
    outline = index.drawn_outline(area.id)
    return outline is not None and bool(shapely.intersects_xy(outline, place.lon, place.lat))


def mark_parties(names: list[Name], tokens: Sequence[Token], lists: Words) -> None:
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


def support_in_lists(names: Sequence[Name], tokens: Sequence[Token]) -> None:
    """A doubtful name that stands in a list beside a sure one is rather a place too."""
    for one, other in pairwise(names):
        if one.demonym or other.demonym or not in_one_list(one, other, tokens):
            continue
        for doubtful, sure in ((one, other), (other, one)):
            if sure.belief >= 0.8 > doubtful.belief and not doubtful.within and doubtful.inside is None:
                doubtful.evidence.append(Sign(0.8, "in a list with places"))
