"""Spots: the place mentions of one sentence, tied to its syntax."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from events.bystanders import (
    in_description,
    in_source,
    is_axis,
    is_goal,
    is_launch_site,
    is_river,
    is_ruled_out,
    is_told,
    means_speaker,
    names_people,
    names_unit,
    only_a_name,
    owns_forces,
    says_where,
    where_said,
    with_speaker,
)
from events.compared import is_compared
from events.inflection import with_particle
from events.lexicon import lexicon
from events.quarters import in_its_town
from events.spot import TOWNS, Spot, abroad, around, distant, in_brackets_after, owner_of, set_apart
from events.tokens import Doc, Token
from events.tree import phrase
from events.venues import is_venue, names_a_deal
from geo.measure import distance_km
from geo.place import Located, Place, Unresolved

__all__ = ["Spots"]

_TOWN_WORDS = frozenset({"city", "town", "village"})
_POINTED = 0.9
"""What a name's confidence keeps where a word points back to it."""
_SITE_KM = 30.0
"""An airport or hospital farther from every town of the sentence is that of another town."""


class Spots:
    """The usable mentions of a sentence; names inside organisations, of people and demonyms are left out.

    `named` are the words of the sentence that belong to the name of a party; `before` is the place spoken of
    last, which "the city" means where the sentence has named no town yet; `capital` is what "the capital" means.
    """

    __slots__ = ("_by_token", "_in_phrase", "doc", "every", "labelled")

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[Located | Unresolved],
        start: int,
        named: frozenset[int] = frozenset(),
        country: str | None = None,
        before: Located | None = None,
        capital: Located | None = None,
        over: Located | None = None,
    ) -> None:
        self.doc = doc
        self.labelled = over is not None
        self.every: list[Spot] = []
        self._by_token: dict[int, Spot] = {}
        self._in_phrase: dict[int, list[Spot]] = {}
        for said in mentions:
            found = _the_capital(said, capital, country) or self._meant(said, before)
            found = in_its_town(doc, found, start, over, mentions)
            spot = _spot(doc, found, start)
            if spot is not None and found.mention.kind != "country" and spot.last in named:
                continue
            if spot is not None and (
                _names_a_house(doc[spot.root])
                or owns_forces(doc[spot.root])
                or in_source(doc[spot.root])
                or is_river(doc[spot.root], found)
                or is_told(doc[spot.root])
                or names_unit(doc[spot.root])
                or names_a_deal(doc[spot.root])
            ):
                continue
            if spot is not None and found.mention.bare and means_speaker(doc, found, mentions, start):
                continue
            if spot is not None and _end_of_a_name(doc, spot, country):
                continue
            if spot is None or only_a_name(found) or found.mention.kind == "demonym":
                continue
            if self.every and in_brackets_after(doc, self.every[-1], spot):
                continue
            if self._only_describes(spot):
                spot = replace(spot, described=True)
            if self.every and owner_of(doc, self.every[-1], spot):
                self.every[-1] = replace(self.every[-1], described=True)
            if self.every and any(word.dep_ == "cc" for word in doc[self.every[-1].last + 1 : spot.first]):
                spot = replace(spot, joined=True)
            self.every.append(spot)
        self.every = [
            spot
            for n, spot in enumerate(self.every)
            if not abroad(doc, self.every[n:])
            and not is_launch_site(doc[spot.root])
            and not where_said(doc[spot.root])
            and not is_compared(doc[spot.root])
            and not is_venue(doc[spot.root])
            and not is_ruled_out(doc, spot.first)
        ]
        self._mark_axes()
        self._leave_out_far_sites()
        for spot in self.every:
            for i in range(spot.first, spot.last + 1):
                self._by_token.setdefault(i, spot)

    def _mark_axes(self) -> None:
        """ "Near X in the Lyman and Siversk directions": only X is where it was."""
        axis = False
        for n in range(len(self.every) - 1, -1, -1):
            spot, after = self.every[n], self.every[n + 1 : n + 2]
            between = self.doc[spot.last + 1 : after[0].first] if after else ()
            axis = is_axis(self.doc, spot.last) or (
                axis and all(word.lower_ in ("and", "or", ",", "the") for word in between)
            )
            if axis:
                self.every[n] = replace(spot, described=True)

    def _only_describes(self, spot: Spot) -> bool:
        if names_people(self.doc[spot.root], spot.located):
            return True
        before = self.every[-1] if self.every else None
        if before is None:
            return False
        first = spot.first
        if len(self.every) > 1 and owner_of(self.doc, before, spot):
            before, first = self.every[-2], before.first  # "X in Ethiopia's Amhara region"
        between = list(self.doc[before.last + 1 : first])
        return (
            set_apart(self.doc, before, spot)
            or distant(self.doc, before, spot)
            or around(self.doc, before, spot)
            or says_where(between, before.located, spot.located)
        )

    def _leave_out_far_sites(self) -> None:
        """ "The airport at X" is not the airport of the town spoken of before."""
        found = [s.located for s in self.every if s.located]
        towns = [one.place for one in found if one.place.kind in TOWNS and not one.mention.bare]
        if towns:
            self.every = [s for s in self.every if not (s.located and _far_site(s.located, towns))]

    def _meant(self, found: Located | Unresolved, before: Located | None) -> Located | Unresolved:
        """What "the town" means: the town named last in the sentence, else the one that the report spoke of last."""
        words = found.mention.text.lower().split()
        points = found.mention.bare or (found.mention.kind == "relative" and words[-2:-1] == ["the"])
        if not points or words[-1] not in _TOWN_WORDS:
            return found
        here = [s for s in self.every if self._is_town(s) and not self._takes_in(s)]
        here = [s for s in here if not s.speaker] or here
        left = [s for s in here if not is_goal(self.doc[s.root])]
        named = [s.located for s in left or here if s.located is not None]
        meant = before if before is not None and not left else named[-1] if named else None
        if meant is None or (meant.place.kind not in TOWNS and meant is before):
            return found
        if isinstance(found, Located) and any(other.place.id == found.place.id for other in named):
            return found
        return Located(
            mention=found.mention,
            place=meant.place,
            confidence=meant.confidence * _POINTED,
            why=f"“{found.mention.text}” is {meant.place.name}, spoken of last",
            candidates=meant.candidates,
        )

    def _is_town(self, spot: Spot) -> bool:
        """Whether a spot is a town or a side of one ("northern X"), not a stretch of the front called after it."""
        if spot.located is None or self.doc[min(spot.last + 1, len(self.doc) - 1)].lower_ in _FRONTS:
            return False
        place = spot.located.place
        return place.kind in TOWNS or place.id.startswith("side:")

    def _takes_in(self, spot: Spot) -> bool:
        """ "X took in people from the city": the city is another one."""
        root = self.doc[spot.root]
        return root.dep_ == "nsubj" and any(f == "receive" for f, _ in _frames(root.head))

    def at(self, token: Token) -> Spot | None:
        """The spot that a word belongs to."""
        return self._by_token.get(token.i)

    def is_town(self, token: Token) -> bool:
        """Whether a word is the name of a town or village."""
        spot = self.at(token)
        return spot is not None and self._is_town(spot)

    def within(self, noun: Token) -> list[Spot]:
        """The spots in a noun's phrase, without clauses that hang on it."""
        if noun.i not in self._in_phrase:
            self._in_phrase[noun.i] = self.near(phrase(noun))
        return self._in_phrase[noun.i].copy()

    def about(self, noun: Token) -> bool:
        """Whether a noun's phrase names a place, or is a word for one ("the town", "parts of it")."""
        if self.at(noun) is not None:
            return True
        if noun.lemma_.lower() in lexicon().places or noun.lower_ in lexicon().places:
            # "The state of emergency" is no place.
            abstract = noun.lower_ == "state" and any(child.lower_ == "of" for child in noun.children)
            abstract |= noun.lower_ == "place" and not any(c.lower_ in ("the", "this") for c in noun.children)
            return not abstract or bool(self.within(noun))
        return (
            noun.lemma_.lower() in _MEASURES
            and noun.pos_ in ("NOUN", "NUM", "ADV", "ADJ", "PRON", "DET")
            and any(spot.first > noun.i and self._of(spot) for spot in self.within(noun))
        )

    def _of(self, spot: Spot) -> bool:
        """Whether a spot hangs on the noun by "of"."""
        root = self.doc[spot.root]
        if root.dep_ == "compound" and root.head.i <= spot.last + 1:
            root = root.head
        return root.dep_ == "pobj" and root.head.lower_ == "of"

    def near(self, words: Iterable[Token]) -> list[Spot]:
        """The spots that some words belong to."""
        found = {id(spot): spot for word in words if (spot := self._by_token.get(word.i)) is not None}
        return sorted(found.values(), key=lambda spot: spot.first)


_MEASURES = frozenset(
    "most much all some side half number dozen hundred majority rest remainder several many entirety whole percent cent "
    "% third quarter fifth tenth bulk".split()
)


def _the_capital(
    found: Located | Unresolved, capital: Located | None, country: str | None
) -> Located | Unresolved | None:
    """ "The capital" is that of the country spoken of, not the town named last."""
    if not found.mention.bare or found.mention.text.lower().split()[-1] != "capital":
        return None
    if capital is not None:
        why = f"“{found.mention.text}” is {capital.place.name}"
        return replace(capital, mention=found.mention, confidence=capital.confidence * _POINTED, why=why)
    if isinstance(found, Located) and country is not None and found.place.country not in (None, country):
        return Unresolved(
            mention=found.mention, reason="The report names no capital of the country it speaks of."
        )
    return None


_FRONTS = frozenset("direction sector axis front".split())
_HOUSES = frozenset("hotel café cafe restaurant street inn bakery cinema theatre theater mall plaza".split())


def _names_a_house(root: Token) -> bool:
    """ "The Cairo Hotel" need not be in Cairo."""
    after = root.head
    return root.dep_ == "compound" and after.text[:1].isupper() and after.lemma_.lower() in _HOUSES


def _frames(verb: Token) -> list[tuple[str, str]]:
    return [entry for form in with_particle(verb) for entry in lexicon().verbs.get(form, ())]


def _far_site(found: Located, towns: Sequence[Place]) -> bool:
    place = found.place
    return found.mention.bare and all(
        distance_km(place.lat, place.lon, town.lat, town.lon) > _SITE_KM for town in towns
    )


def _end_of_a_name(doc: Doc, spot: Spot, country: str | None) -> bool:
    """Whether an unknown name goes before a place of another country: "Ain Zara" in Libya is not Zara in Croatia."""
    place = spot.located.place if spot.located else None
    if place is None or country is None or place.country in (None, country) or spot.first == 0:
        return False
    before = doc[spot.first - 1]
    return (
        before.pos_ == "PROPN" and before.dep_ == "compound" and spot.first <= before.head.i <= spot.last + 1
    )


def _spot(doc: Doc, found: Located | Unresolved, start: int) -> Spot | None:
    mention = found.mention
    span = doc.char_span(mention.start - start, mention.end - start)
    if span is None or not len(span):
        return None
    root = span.root
    return Spot(
        found=found,
        first=span.start,
        last=span.end - 1,
        root=root.i,
        speaker=with_speaker(root),
        described=in_description(root),
    )
