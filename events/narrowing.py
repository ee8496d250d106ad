"""Which places of a role are meant: the narrower ones, those named as part of it, those listed behind it."""

from __future__ import annotations

from itertools import pairwise

from events.spot import Spot, narrowest
from events.spots import Spots
from events.syntax import objects
from events.tokens import Token
from events.tree import below as hanging_on
from events.trigger import Trigger
from geo.measure import distance_km
from geo.parts import REACH_KM
from geo.place import Located, Place

__all__ = [
    "behind_colon",
    "examples",
    "fitting",
    "is_ahead",
    "is_wide_area",
    "listed_beside",
    "listed_on",
    "repeated",
    "used_near",
    "without_frame",
]


def without_frame(found: list[Spot], spots: Spots) -> list[Spot]:
    """ "In the city of X a raid hit a centre in Y": where X only says what Y is close to."""
    first = min(found, key=lambda spot: spot.first)
    rest = [spot for spot in found if spot is not first]
    opens = all(word.pos_ not in ("VERB", "AUX") for word in spots.doc[: first.first])
    if not rest or first.located is None or not opens or spots.doc[0].lower_ not in ("in", "near", "outside"):
        return found
    if any(other.joined or other.located is None for other in rest):
        return found
    here = first.located.place
    near = [s for s in rest if s.located and s.located.place.population < here.population]
    close = [s for s in near if s.located and _km(s.located.place, here) <= _reach_km(s.located)]
    return rest if len(close) == len(rest) else found


def _reach_km(found: Located) -> float:
    """How far a village may be that is told of as in a town; "the airport" is the town's, wherever it lies."""
    return REACH_KM if found.mention.bare else _BESIDE_KM


_BESIDE_KM = 15.0


def _km(one: Place, other: Place) -> float:
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def listed_on(trigger: Trigger, spots: Spots) -> list[Spot]:
    """ "Attacked near A; north of B near C; and south of B near D": what goes on behind a semicolon without a verb."""
    if trigger.frame.layer not in ("clash", "strike"):
        return []
    doc, found = trigger.token.doc, list[Spot]()
    start = next((w.i + 1 for w in doc[trigger.token.i :] if w.text == ";"), len(doc))
    while start < len(doc):
        end = next((w.i for w in doc[start:] if w.text == ";"), len(doc))
        part = [s for s in spots.every if start <= s.first < end and not s.speaker]
        if not part or any(word.pos_ in ("VERB", "AUX") for word in doc[start:end]):
            break
        found.extend(narrowest(part))
        start = end + 1
    return found


def behind_colon(trigger: Trigger, spots: Spots) -> list[Spot]:
    """ "Air raids today: Khiam (seven), Tibnin, Baalbek": a heading without a verb, and the places of each behind it."""
    doc, token = trigger.token.doc, trigger.token
    if trigger.frame.layer not in ("clash", "strike") or (token.pos_ == "VERB" and token.tag_ != "VBG"):
        return []
    mark = next((word.i for word in doc[token.i :] if word.text == ":"), len(doc))
    end = next((word.i for word in doc[mark:] if word.text == ";"), len(doc))
    named = [spot for spot in spots.every if mark < spot.first < end and not spot.speaker]
    inside = {i for spot in named for i in range(spot.first, spot.last + 1)}
    rest = [word for word in doc[:end] if word.i not in inside and word != token]
    if not named or any(word.pos_ in ("VERB", "AUX") for word in rest):
        return []
    return narrowest(named)


def listed_beside(found: list[Spot], spots: Spots) -> list[Spot]:
    """ "In A, B, Kfar C and D": what stands in one list with a place of a role, however the parse hangs it."""
    rows: list[list[Spot]] = []
    for spot in spots.every:
        if rows and _goes_on(spots, rows[-1][-1], spot):
            rows[-1].append(spot)
        else:
            rows.append([spot])
    added = [
        spot
        for row in rows
        if any(one in found for one in row) and any(spot.joined for spot in row[1:])
        for spot in row
        if spot not in found
    ]
    return sorted([*found, *added], key=lambda spot: spot.first) if added else found


def repeated(trigger: Trigger, found: list[Spot], spots: Spots) -> list[Spot]:
    """ "Hit a depot in A, a school in B and two houses near C": one thing after the other, each with its place."""
    if trigger.frame.layer not in ("clash", "strike"):
        return []
    last = max((spot for spot in found), key=lambda spot: spot.last, default=None)
    row: list[Spot] = []
    closed = False
    for spot in spots.every:
        if last is None or spot.first <= last.last or not spot.located or not found:
            continue
        between = spots.doc[last.last + 1 : _link(spot, spots)]
        if not _one_more(list(between)) or spot.speaker or is_wide_area(spot):
            break
        closed = closed or any(word.lower_ == "and" for word in between[:2])
        row.append(spot)
        last = spot
        if closed:
            break
    return row if closed else []


def _link(spot: Spot, spots: Spots) -> int:
    """Where the words begin that lead to a place: at "near" of "a mortar near X"."""
    first = spot.first
    if first and spots.doc[first].lower_ not in _LINKS:
        first -= 1
    return first if spots.doc[first].lower_ in _LINKS else -1


_LINKS = frozenset("in near at outside around on".split())
_LONGEST = 9


def _one_more(between: list[Token]) -> bool:
    """Whether words go on in a row: ", a school", "and two houses", without a verb or another clause."""
    words = [word for word in between if word.text != "," and word.lower_ != "and"]
    opens = bool(between) and (between[0].text == "," or between[0].lower_ == "and")
    marks = sum(word.text == "," for word in between)
    return (
        opens
        and 0 < len(words) <= _LONGEST
        and marks <= 1
        and words[0].pos_ in ("DET", "NUM", "ADJ", "NOUN", "ADV", "PRON")
        and any(word.pos_ == "NOUN" for word in words)
        and not any(word.pos_ in ("VERB", "AUX") and word.dep_ not in ("amod", "compound") for word in words)
        and not any(word.text in ";:()" for word in words)
    )


def _goes_on(spots: Spots, before: Spot, spot: Spot) -> bool:
    between = [word.lower_ for word in spots.doc[before.last + 1 : spot.first]]
    root = spots.doc[spot.root]
    return (
        between in ([","], ["and"], [",", "and"], ["&"])
        and not any(one.speaker or one.described or one.located is None for one in (before, spot))
        and not any(is_wide_area(one) or _is_area(one) for one in (before, spot))
        and root.dep_ not in ("nsubj", "nsubjpass", "compound", "poss", "amod", "nmod")
    )


def _is_area(spot: Spot) -> bool:
    return spot.located is not None and spot.located.place.kind in ("admin", "region", "country")


def examples(trigger: Trigger, spots: Spots) -> list[Spot]:
    """ "Half of the province, including X and Y": the towns that are named as part of what is held."""
    token = trigger.token
    if trigger.frame.layer != "control":
        return []
    opener = next((w for w in token.doc[token.i + 1 :] if _gives_examples(w)), None)
    if opener is None or any(word.text == ";" for word in token.doc[token.i : opener.i]):
        return []
    between = token.doc[token.i + 1 : opener.i]
    if any(word.pos_ == "VERB" and word.dep_ in ("conj", "ROOT", "advcl") for word in between):
        return []
    past = next((w.i for w in token.doc[opener.i + 1 :] if w.pos_ in ("VERB", "AUX")), len(token.doc))
    after = [s for s in spots.every if opener.i < s.first < past and s.located is not None]
    return [s for s in after if not is_wide_area(s) and not s.speaker]


def _gives_examples(word: Token) -> bool:
    """ "Including", "notably", "among them"."""
    among = word.lower_ in ("them", "these") and word.i > 0 and word.nbor(-1).lower_ == "among"
    return among or word.lower_ in ("including", "notably")


def fitting(trigger: Trigger, found: list[Spot], spots: Spots) -> list[Spot]:
    """The places of a role, without an area that only says where they lie."""
    if trigger.frame.layer == "control":
        held = _not_the_whole([spot for spot in found if not _on_a_road(spot)] or found)
        crossed = trigger.frame.name == "enter" and bool(held) and all(map(_country, held))
        return [s for s in _narrower(trigger, held, spots) if not _country(s)] if crossed else held
    violent = trigger.frame.layer in ("strike", "clash") and bool(found)
    return _narrower(trigger, found, spots) if violent else found


def _country(spot: Spot) -> bool:
    """ "Crossed into Somalia near Dolow": a whole country is not what they are in."""
    return spot.located is not None and spot.located.place.kind in ("country", "continent")


def _on_a_road(spot: Spot) -> bool:
    """ "Seized X and a garrison on the road to Y": beside a town of its own, the road's end is not taken."""
    return spot.located is not None and spot.located.place.id.startswith("roads:")


def _not_the_whole(found: list[Spot]) -> list[Spot]:
    """ "The village of X in the Y region", where X is unknown: who took X has not taken Y."""
    unknown = [spot for spot in found if spot.located is None]
    first = min(found, key=lambda spot: spot.first, default=None)
    return (
        unknown if first in unknown and all(is_wide_area(spot) for spot in found if spot.located) else found
    )


def _narrower(trigger: Trigger, found: list[Spot], spots: Spots) -> list[Spot]:
    """ "In Shan State, fighters clashed with troops near Kyaukme": the town of the same clause that lies in it."""
    if not all(is_wide_area(spot) for spot in found):
        return found
    own = [
        s
        for s in spots.near(hanging_on(trigger.token, clauses=False))
        if not s.speaker and not is_wide_area(s)
    ]
    own = own or used_near(trigger.token, spots) or _told_where(found, spots)
    held = narrowest([*found, *(s for s in own if s.located is not None)])
    return [s for s in held if not is_wide_area(s)] or found


def _told_where(found: list[Spot], spots: Spots) -> list[Spot]:
    """ "Calm has returned to X in R province after fighting": the town of which the province says where it lies."""
    pairs = pairwise(s for s in spots.every if s in found or not s.described)
    return [
        town
        for town, area in pairs
        if area in found and area.described and not town.speaker and narrowest([town, area]) == [town]
    ]


def used_near(token: Token, spots: Spots) -> list[Spot]:
    """ "In Puntland, aircraft bombed caves used by fighters near X": where what was hit is."""
    used = [child for noun in objects(token) for child in noun.children if child.dep_ == "acl"]
    words = [word for clause in used if clause.tag_ == "VBN" for word in hanging_on(clause, clauses=True)]
    return [
        spot
        for spot in spots.near(words)
        if not spot.speaker and not is_wide_area(spot) and _link(spot, spots) >= 0
    ]


def is_wide_area(spot: Spot) -> bool:
    return spot.located is not None and spot.located.place.precision in ("region", "province", "country")


def is_ahead(spot: Spot, noun: Token) -> bool:
    """ "Left the town towards X": X is where they went, though it hangs on the town."""
    word = noun.doc[spot.root]
    while word.i not in (noun.i, word.head.i):
        aside = word.head.i != noun.i and word.head.lemma_.lower() in _WAYS  # "a post on the road to X"
        onto = word.lower_ in _ALONG and aside
        if word.dep_ == "prep" and (onto or word.lower_ in _TOWARDS or word.head.lower_ in _NEXT_TO):
            return True
        word = word.head
    return False


_ALONG = frozenset({"to", "toward", "towards", "for"})
_TOWARDS = frozenset({"toward", "towards"})
_WAYS = frozenset("road highway way route border track path line gateway motorway frontier crossing".split())
_NEXT_TO = frozenset("nearest closest nearer closer next adjacent".split())  # "the part of it nearest to Y"
