"""Spots: the place mentions of one sentence, tied to its syntax."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from events.lexicon import lexicon
from events.syntax import phrase
from geo.measure import distance_km
from geo.place import Located, Unresolved

__all__ = ["Spot", "Spots", "narrowest"]

_AREAS = frozenset({"settlement", "town", "village", "admin", "country", "region", "county", "district"})
_WIDE = frozenset({"country", "continent", "demonym"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A mention in a sentence: its tokens, their head, and what it was resolved to.

    `speaker` marks where a speaker is from, `described` a place that only describes another; `joined`
    is True where "and" or "or" stands between it and the mention before.
    """

    found: Located | Unresolved
    first: int
    last: int
    root: int
    joined: bool = False
    speaker: bool = False
    described: bool = False

    @property
    def located(self) -> Located | None:
        """The mention with its place, or None where it was not resolved."""
        return self.found if isinstance(self.found, Located) else None


class Spots:
    """The usable mentions of a sentence; names inside organisations, of people and demonyms are left out.

    `named` are the words of the sentence that belong to the name of a party.
    """

    __slots__ = ("_by_token", "doc", "every")

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[Located | Unresolved],
        start: int,
        named: frozenset[int] = frozenset(),
        country: str | None = None,
    ) -> None:
        self.doc = doc
        self.every: list[Spot] = []
        self._by_token: dict[int, Spot] = {}
        for found in mentions:
            spot = _spot(doc, found, start)
            if spot is not None and found.mention.kind != "country" and spot.last in named:
                continue
            if spot is not None and (_owns_forces(doc[spot.root]) or _in_source(doc[spot.root])):
                continue
            if spot is not None and found.mention.bare and _means_speaker(doc, found, mentions, start):
                continue
            if spot is not None and _end_of_a_name(doc, spot, country):
                continue
            if spot is None or _only_a_name(found) or found.mention.kind == "demonym":
                continue
            if self.every and _in_brackets_after(doc, self.every[-1], spot):
                continue
            if self.every and any(word.dep_ == "cc" for word in doc[self.every[-1].last + 1 : spot.first]):
                spot = replace(spot, joined=True)
            self.every.append(spot)
            for i in range(spot.first, spot.last + 1):
                self._by_token.setdefault(i, spot)

    def at(self, token: Token) -> Spot | None:
        """The spot that a word belongs to."""
        return self._by_token.get(token.i)

    def within(self, noun: Token) -> list[Spot]:
        """The spots in a noun's phrase, without clauses that hang on it."""
        found = {id(spot): spot for word in phrase(noun) if (spot := self._by_token.get(word.i)) is not None}
        return sorted(found.values(), key=lambda spot: spot.first)

    def about(self, noun: Token) -> bool:
        """Whether a noun's phrase names a place, or is a word for one ("the town", "parts of it")."""
        if self.at(noun) is not None:
            return True
        if noun.lemma_.lower() in lexicon().places or noun.lower_ in lexicon().places:
            return True
        return (
            any(spot.first > noun.i and self._of(spot) for spot in self.within(noun))
            and noun.pos_ in ("NOUN", "NUM", "ADV", "ADJ", "PRON", "DET")
            and noun.lemma_.lower() in _MEASURES
        )

    def _of(self, spot: Spot) -> bool:
        """Whether a spot hangs on the noun by "of"."""
        root = self.doc[spot.root]
        return root.dep_ == "pobj" and root.head.lower_ == "of"

    def near(self, words: Iterable[Token]) -> list[Spot]:
        """The spots that some words belong to."""
        found = {id(spot): spot for word in words if (spot := self._by_token.get(word.i)) is not None}
        return sorted(found.values(), key=lambda spot: spot.first)


_MEASURES = frozenset(
    "most much all some half number dozen hundred majority rest remainder several many entirety whole percent cent %".split()
)


def _end_of_a_name(doc: Doc, spot: Spot, country: str | None) -> bool:
    """Whether an unknown name goes before a place of another country: "Ain Zara" in Libya is not Zara in Croatia."""
    place = spot.located.place if spot.located else None
    if place is None or country is None or place.country in (None, country) or spot.first == 0:
        return False
    before = doc[spot.first - 1]
    return before.pos_ == "PROPN" and before.dep_ == "compound" and spot.first <= before.head.i <= spot.last


def _means_speaker(
    doc: Doc, found: Located | Unresolved, mentions: Sequence[Located | Unresolved], start: int
) -> bool:
    """ "Moscow insists that the town …": the town is not the capital that speaks."""
    if not isinstance(found, Located):
        return False
    for other in mentions:
        if isinstance(other, Located) and not other.mention.bare and other.place.id == found.place.id:
            span = doc.char_span(
                other.mention.start - start, other.mention.end - start, alignment_mode="expand"
            )
            if span is not None and len(span) and _speaks(span.root):
                return True
    return False


def _speaks(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in lexicon().speech


def _only_a_name(found: Located | Unresolved) -> bool:
    """Whether a mention stands inside a name and its place is not what is named: "Aleppo University" in Aleppo."""
    if found.mention.inside is None:
        return False
    whole = isinstance(found, Located) and found.place.kind not in _AREAS
    return not (whole and found.mention.inside == "organisation")


def _owns_forces(token: Token) -> bool:
    """ "Moscow's planes": a government named by its capital."""
    return token.dep_ == "poss" and token.head.lemma_.lower() in lexicon().forces


def _in_source(token: Token) -> bool:
    """ "according to X, a newspaper close to Damascus": where a source is, not what it tells of."""
    for word in reversed(token.doc[: token.i]):
        if word.lower_ == "according":
            return True
        if word.pos_ in ("VERB", "AUX") or word.text in (";", ":"):
            return False
    return False


def _spot(doc: Doc, found: Located | Unresolved, start: int) -> Spot | None:
    mention = found.mention
    span = doc.char_span(mention.start - start, mention.end - start, alignment_mode="expand")
    if span is None or not len(span):
        return None
    root = span.root
    return Spot(
        found=found,
        first=span.start,
        last=span.end - 1,
        root=root.i,
        speaker=_with_speaker(root),
        described=_in_description(root),
    )


def _in_description(token: Token) -> bool:
    """Whether a name stands in words that describe another: "the citadel, a fortress above the old city"."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return False
        if above.dep_ == "appos":
            return True
    return False


def _with_speaker(token: Token) -> bool:
    """Whether a name only says who speaks: "the governor of the X region said"."""
    for above in (token, *token.ancestors):
        if above.dep_ == "nsubj" and above.head.lemma_.lower() in lexicon().speech:
            return True
        if above.pos_ in ("VERB", "AUX"):
            return False
    return False


def _in_brackets_after(doc: Doc, before: Spot, spot: Spot) -> bool:
    """ "Balakliia (Izium district, Kharkiv)": names in brackets say where the one before them lies."""
    between = [word.text for word in doc[before.last + 1 : spot.first]]
    if before.located is None or ")" in between:
        return False
    if "(" in between:
        return between.index("(") <= 1
    opened = [word.text for word in doc[: spot.first] if word.text in "()"]
    return bool(opened) and opened[-1] == "(" and before.speaker is spot.speaker and _bracketed(doc, before)


def _bracketed(doc: Doc, spot: Spot) -> bool:
    marks = [word.text for word in doc[: spot.first] if word.text in "()"]
    return bool(marks) and marks[-1] == "("


def narrowest(spots: Sequence[Spot]) -> list[Spot]:
    """Leave out what only says where the others are: "Khan Sheikhoun in Idlib province, Syria"."""
    plain = [spot for spot in spots if not spot.described]
    kept = []
    for spot in plain or spots:
        place = spot.located.place if spot.located else None
        if place is not None and any(_inside(other, spot) for other in spots if other is not spot):
            continue
        kept.append(spot)
    return kept


def _inside(narrow: Spot, wide: Spot) -> bool:
    """Whether one spot's place lies in the other's, by country, province or parent."""
    if narrow.located is None or wide.located is None:
        return False
    inner, outer = narrow.located.place, wide.located.place
    if inner.id == outer.id:
        return False
    if inner.parent_id == outer.id:
        return True
    if outer.kind == "settlement" and inner.radius_m < outer.radius_m and inner.population < outer.population:
        return distance_km(inner.lat, inner.lon, outer.lat, outer.lon) * 1000 < outer.radius_m
    if outer.kind in _WIDE:
        return inner.country == outer.country and inner.kind not in _WIDE
    if wide.joined and wide.first > narrow.last:
        return False
    if outer.kind == "relative" and narrow.last < wide.first:
        return True
    if outer.precision in ("district", "province", "region") and inner.radius_m < outer.radius_m:
        if outer.kind == "admin" and inner.admin1_code is not None and outer.admin1_code is not None:
            return inner.admin1_code == outer.admin1_code
        return distance_km(inner.lat, inner.lon, outer.lat, outer.lon) * 1000 < outer.radius_m
    return False
