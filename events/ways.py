"""Where people on the move come from and go to."""

from __future__ import annotations

from events.carriers import by_carrier
from events.links import flat_prepositions, prepositions
from events.movers import MOVED, SAFETY, STAYING
from events.scene import scene
from events.spot import Spot, narrowest
from events.spots import Spots
from events.syntax import counted, is_passive, objects, subjects
from events.tokens import Doc, Token
from events.tree import phrase
from events.trigger import Trigger
from events.unnamed import has_unknown_object
from events.where import once
from events.whereabouts import (
    PARTLY,
    SOME,
    left_at_home,
    left_by_its_people,
    left_misread,
    left_when_told,
    now_at,
)

__all__ = ["led_to", "marked_at", "movement"]

_ONWARD = frozenset({"to", "into", "toward", "towards", "for"})


def movement(trigger: Trigger, spots: Spots) -> tuple[list[Spot], list[Spot]]:
    """Origins and destinations of people on the move."""
    token, frame = trigger.token, trigger.frame.name
    if frame == "receive":
        return _received(token, spots)
    origins = _sheltered(token, spots) + [
        spot
        for mover in dict.fromkeys(
            one for noun in [*subjects(token), *objects(token)] for one in (noun, counted(noun))
        )
        for words, noun in prepositions(mover)
        if words == "from"
        for spot in spots.within(noun)
    ]
    origins += left_at_home(token, spots) if frame == "arrive" else []
    origins += left_when_told(token, spots) or (left_misread(token, spots) if not origins else [])
    ends: list[Spot] = []
    direct = (
        []
        if token.pos_ == "NOUN" or (frame == "arrive" and is_passive(token))
        else [noun for noun in objects(token) if token.lemma_.lower() not in MOVED]
    )
    links = prepositions(token) + (prepositions(trigger.support) if trigger.support is not None else [])
    links = [(words, _which(noun, token)) for words, noun in links]
    direct = [noun for noun in direct if all(noun != other for _, other in links)]
    links += [pair for pair in [*flat_prepositions(token), *by_carrier(token)] if pair not in links]
    links = [link for link in links if not _crossed(token, link[0])] + _along_jammed_roads(token)
    further = [(w, n) for w, n in links if w in _ONWARD or n.lemma_.lower() == "direction"]
    onward = {word.i for _, noun in further for word in phrase(noun)}
    for noun in (one for one in direct if one.lower_ not in SOME):
        here = [s for s in spots.within(noun) if s.root not in onward]
        (ends if frame in ("arrive", "return") else origins).extend(here)
    for words, noun in links:
        here = [s for s in spots.within(noun) if noun.i in onward or s.root not in onward]
        last = words.split()[-1]
        if noun.lemma_.lower() == "direction":
            ends.extend(spots.within(noun))
            continue
        if (words == "of" and noun.i in onward) or _of_the_goal(noun, further, spots):
            continue
        if (
            (last in ("from", "of", "leaving") and words not in ("of",))
            or words in ("out of", "out")
            or (words == "of" and token.pos_ == "NOUN")
        ):
            origins.extend(here)
        elif last in ("to", "into", "toward", "towards", "for", "across"):
            ends.extend(here)
        elif frame == "return" and last in ("in", "at", "near", "around") and _left_for(noun):
            origins.extend(here)
        elif last in ("in", "at", "inside", "near", "around"):
            stayed = frame in ("arrive", "return") or token.lemma_.lower() in _RESTING
            counted_from = trigger.token.pos_ == "NOUN" and any(w == "from" for w, _ in links)
            (ends if stayed or counted_from else origins).extend(here)
    if not origins and not (ends and frame != "flee"):
        for noun in [*subjects(token), *objects(token)]:
            if noun.i != token.i:
                origins.extend(s for s in spots.within(noun) if s not in ends and not _onward(s, noun))
    origins.extend(spot for spot in left_by_its_people(token, spots) if not origins and spot not in ends)
    ends.extend(now_at(trigger, spots) if not ends else [])
    ends.extend(scene(spots) if frame == "return" and origins and not ends else [])
    ends.extend(_most_of_them(spots))
    origins.extend(spot for spot in _most_from(spots, bool(origins)) if spot not in origins)
    return _told_apart(origins, ends)


def _crossed(token: Token, words: str) -> bool:
    """ "Crossed illegally near X": where the border was crossed, not where anybody set out."""
    return token.lemma_.lower() == "cross" and words in ("at", "near", "around")


def _along_jammed_roads(token: Token) -> list[tuple[str, Token]]:
    """ "Left X, clogging the road to Y": where the road leads that they fill."""
    jams = [c for c in token.children if c.dep_ == "advcl" and c.lemma_.lower() in ("jam", "clog")]
    return [
        ("to", noun)
        for jam in jams
        for road in objects(jam)
        for words, noun in prepositions(road)
        if words in ("to", "towards", "toward", "into")
    ]


def _left_for(noun: Token) -> bool:
    """ "Came back from tents around X": where the tents were that they came from."""
    prep = noun.head
    return prep.dep_ == "prep" and prep.head.dep_ == "pobj" and prep.head.head.lower_ == "from"


def _received(token: Token, spots: Spots) -> tuple[list[Spot], list[Spot]]:
    """ "X took in 2,000 people from Y": Y and X."""
    hosts = [spot for noun in subjects(token) for spot in spots.within(noun)]
    taken = [token, *objects(token)]
    taken += [child for noun in objects(token) for child in noun.children if child.dep_ in ("acl", "relcl")]
    left = [n for noun in taken for w, n in prepositions(noun) if w == "from"]
    came = [spot for noun in left for spot in spots.within(noun)]
    return list(once(narrowest(came))), list(once(narrowest(hosts)))


def _told_apart(origins: list[Spot], ends: list[Spot]) -> tuple[list[Spot], list[Spot]]:
    """Both without what only lies around the other, each place once."""
    home = {spot.located.place.country for spot in origins if spot.located is not None}
    # "Evacuees from X in Ukraine": the country around a town is not where they went.
    ends = [
        spot for spot in ends if not (_country(spot) and spot.located and spot.located.place.country in home)
    ]
    origins = [spot for spot in origins if spot not in ends]
    if ends and all(_country(spot) for spot in origins) and not all(_country(spot) for spot in ends):
        # "Refugees from Ukraine arrived in X": a whole country is too wide for where they left.
        origins = []
    return list(once(narrowest(origins))), list(once(narrowest(ends)))


def _onward(spot: Spot, mover: Token) -> bool:
    """ "Those who got out, many to a school in X": where they went, though it hangs on who they are."""
    word = mover.doc[spot.root]
    while word.i not in (mover.i, word.head.i):
        if word.dep_ == "prep" and word.lower_ in _ONWARD and word.head.lower_ in PARTLY:
            return True
        word = word.head
    return False


def led_to(spot: Spot, doc: Doc) -> bool:
    """Whether a place is where somebody else went: nobody of whom the next clause tells set out from there."""
    root = doc[spot.root]
    return root.dep_ == "pobj" and root.head.lower_ in _ONWARD


_RESTING = frozenset("spend seek take find shelter sleep camp lie huddle squat".split())


def _of_the_goal(noun: Token, further: list[tuple[str, Token]], spots: Spots) -> bool:
    """ "Fled X to Y in Congo", where no gazetteer has Y: the country lies around where they went."""
    before = noun.head.i - 1
    return noun.dep_ == "pobj" and any(
        goal.i == before and not any(spot.located for spot in spots.within(goal)) for _, goal in further
    )


def _which(noun: Token, verb: Token) -> Token:
    """ "X, to which thousands have trekked": the place that the word stands for."""
    return verb.head if noun.tag_ == "WDT" and verb.dep_ == "relcl" else noun


def _sheltered(token: Token, spots: Spots) -> list[Spot]:
    """ "People who had been sheltering in X returned to Y": X is where they set out from."""
    return [
        spot
        for mover in [*subjects(token), *objects(token)]
        for clause in [
            *mover.children,
            *(child for child in counted(mover).children if counted(mover) != mover),
        ]
        if clause.dep_ in ("relcl", "acl")
        for deed in (clause, *(verb for verb in clause.children if verb.dep_ == "conj"))
        for words, noun in flat_prepositions(deed)
        if words.split()[-1] in _stays_by(deed)
        for spot in spots.within(noun)
    ]


def _stays_by(clause: Token) -> frozenset[str]:
    """The prepositions that lead to where people stayed: "had taken shelter in X", "had fled to X"."""
    lemma = clause.lemma_.lower()
    safe = lemma in ("take", "find", "seek") and any(noun.lower_ in SAFETY for noun in objects(clause))
    waited = lemma in ("sit", "wait", "ride") and any(
        c.dep_ == "prt" and c.lower_ == "out" for c in clause.children
    )
    rented = any(noun.lemma_.lower() in _LODGINGS for noun in objects(clause)) and lemma in _LODGING
    if (
        rented
        or lemma in STAYING
        or safe
        or waited
        or (lemma in ("displace", "house") and is_passive(clause))
    ):
        return frozenset({"in", "at", "near", "around"})
    return frozenset({"to"}) if lemma in ("flee", "escape") and clause.i < clause.head.head.i else frozenset()


_LODGING = frozenset("rent find take occupy spend share have".split())
_LODGINGS = frozenset("room flat apartment house corner lodging quarter war winter summer month year".split())
"""What people who will go home have rented or spent elsewhere: "had rented rooms in X", "had spent the war in X"."""


def _country(spot: Spot) -> bool:
    return spot.located is not None and spot.located.place.kind in ("country", "continent")


def _most_of_them(spots: Spots) -> list[Spot]:
    """Where "most of them" went: "…, most of them to X"."""
    found = []
    for spot in spots.every:
        before = [word.lower_ for word in spots.doc[max(0, spot.first - 8) : spot.first]]
        if (
            before[-1:]
            and (
                before[-1] in ("to", "for", "into", "toward", "towards")
                or _stay(before)
                or _to_a_house(before)
            )
            and {"them", "whom"} & set(before)
        ):
            found.append(spot)
    return found


def _to_a_house(words: list[str]) -> bool:
    """ "Most of them to crowded shelters in X"."""
    behind = words[words.index("to") :] if "to" in words else []
    return (
        words[-1] in ("in", "at", "near")
        and bool(_HOUSES & set(behind))
        and bool({"them", "whom"} & set(words))
    )


_HOUSES = frozenset(
    "shelters camp camps school schools centre centres center centers site sites relatives".split()
)


def _most_from(spots: Spots, known: bool) -> list[Spot]:
    """Where "most of them" came from: "…, most of them from X to Y".

    Where it is known what they left, "many of whom had come from X last year" tells of an earlier flight.
    """
    found = []
    for spot in spots.every:
        before = [word.lower_ for word in spots.doc[max(0, spot.first - 6) : spot.first]]
        near = [word for word in before if word not in ("the", "around", "near")]
        if {"cent", "percent", "%"} & set(before):
            continue  # "of whom 35 per cent come from X"
        if known and "had" in before:
            continue
        if near[-1:] == ["from"] and ({"them", "whom"} & set(near) or (near[-2:-1] and near[-2] in _CHIEFLY)):
            found.append(spot)
    return found


_CHIEFLY = frozenset("chiefly mainly mostly largely primarily predominantly".split())


def _stay(words: list[str]) -> bool:
    """ "Most of them now hosted in X"."""
    staying = {"hosted", "sheltering", "staying", "living", "accommodated", "settled", "camping", "sleeping"}
    staying |= {"camped", "housed", "crammed", "packed", "stranded"}
    return words[-1] in ("in", "at") and bool(staying & set(words))


def marked_at(trigger: Trigger, spots: Spots, origins: list[Spot], ends: list[Spot]) -> tuple[Spot, ...]:
    """Where people on the move are marked: where they left, else where they went, if no unknown place was left."""
    wide = all(s.located is not None and s.located.place.kind in ("country", "continent") for s in origins)
    if origins and ends and wide:
        return tuple(ends)
    if (origins or ends) and all(map(_country, [*origins, *ends])):
        # "Crossed from Lebanon into Syria through the Masnaa crossing": the one place that is narrow enough.
        via = [noun for words, noun in flat_prepositions(trigger.token) if words in ("through", "via", "at")]
        passed = [s for noun in via for s in spots.within(noun) if not _country(s)]
        if passed:
            return tuple(once(passed))
    unknown = trigger.frame.name == "flee" and has_unknown_object(trigger, spots)
    return tuple(origins) or (() if unknown else tuple(ends))
