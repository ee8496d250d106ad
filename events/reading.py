"""What is carried from one sentence of a report to the next: the place, the happening and the parties spoken of last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from events.actor_table import Context, actor_table
from events.actors import actors_of, is_force, party
from events.claim import Attribution, Span
from events.discarded import Discarded
from events.draft import Draft
from events.lexicon import lexicon
from events.names import named_in
from events.passing import in_passing
from events.past import is_historical
from events.pronouns import PRONOUNS
from events.speakers import speaker_of_noun
from events.spot import Spot
from events.spots import Spots
from events.syntax import subjects
from events.times import TimeWords
from events.tokens import Doc, Token
from events.who import Memory
from geo.place import Located
from reports.report import Report
from reports.sentence import Sentence

__all__ = ["Reading", "remember", "remember_days"]

_LIST = 3
"""So many places told of at once are a list: "the city" after them is still the one spoken of before."""
_CHANGES = frozenset({"take", "lose", "fall", "handover", "expel"})
_SPECIFIC = frozenset({"settlement", "landmark", "part", "relative", "quarter", "airport"})


@dataclass(slots=True)
class Reading:
    """What is carried from one sentence to the next."""

    report: Report
    context: Context
    default: Span | None
    memory: Memory = field(default_factory=Memory)
    speaker: Attribution | None = None
    place: Located | None = None
    place_paragraph: int = -1
    pair: tuple[Located, ...] = ()
    pair_sentence: int = -9
    change: Draft | None = None
    paragraph: int = -1
    section: tuple[Located, ...] = ()
    capital: Located | None = None
    left: Located | None = None
    day: Span | None = None
    then: Span | None = None
    then_sentence: int = -9
    left_sentence: int = -9
    violence: Draft | None = None
    violence_sentence: int = -9
    flown: bool = False
    taken_back: frozenset[int] = frozenset()
    reach: int = 1
    protest: int = -9
    two_sided: bool = False
    grouped: bool = False
    order: str | None = None
    goal: Spot | None = None
    told: Mapping[int, TimeWords] = field(default_factory=dict)
    discarded: list[Discarded] | None = None
    sentence: int = 0

    def both(self) -> tuple[Located, ...]:
        """The two places of the sentence before; none where it had one or three."""
        return self.pair if len(self.pair) == 2 and self.sentence - self.pair_sentence == 1 else ()

    def near(self, draft: Draft) -> bool:
        """Whether a draft was read in this sentence or one of the two before."""
        return draft is self.violence and self.sentence - self.violence_sentence <= 2

    def weapon_told(self) -> str | None:
        """The word for the weapon of the strike that was told just before."""
        before = self.violence
        if before is None or before.weapon is None or before.layer != "strike" or not self.near(before):
            return None
        return before.weapon.word if before.weapon.kind == "weapon" else None


def remember_days(words: Sequence[TimeWords], reading: Reading) -> None:
    """Keep a day long past that a sentence names: what comes "within weeks" in the next is as old."""
    for word in words:
        if is_historical(word.span, reading.report.published, background=False):
            reading.then, reading.then_sentence = word.span, reading.sentence


def remember(
    sentence: Sentence, doc: Doc, spots: Spots, drafts: list[Draft], context: Context, reading: Reading
) -> None:
    for draft in drafts:
        places = draft.located()
        if places and (reading.place is None or len(places) < _LIST):
            reading.place, reading.place_paragraph = places[0], sentence.paragraph
        start = next((spot.located for spot in draft.origins if spot.located is not None), None)
        if draft.layer == "displacement" and start is not None and draft.mood == "reported":
            reading.left, reading.left_sentence = start, sentence.index
        if draft.time_rule.startswith("«") and draft.span is not None and draft.span.precision == "day":
            reading.day = draft.span
        if draft.violent and draft.mood == "reported":
            reading.violence, reading.violence_sentence = draft, sentence.index
            reading.flown = reading.flown or _from_the_air(draft)
        if draft.trigger.frame.name in _CHANGES and places and draft.mood == "reported":
            reading.change = draft
        if draft.attribution is not None:
            reading.speaker = draft.attribution
    named: list[Located] = []
    if not drafts:
        named = [
            s.located
            for s in spots.every
            if s.located is not None
            and s.located.mention.kind in _SPECIFIC
            and not in_passing(doc[s.root])
            and not (s.speaker and _in_a_name(doc[s.root]))
        ]
        towns = [found for found in named if found.place.kind in ("settlement", "town", "village")]
        for found in [*towns[-1:], *named[-1:]][:1]:
            reading.place, reading.place_paragraph = found, sentence.paragraph
    told = [found for draft in drafts for found in draft.located()]
    _remember_two(told or named, reading)
    before = reading.memory.parties
    _remember_parties(doc, context, reading)
    holders = [draft.actors for draft in drafts if draft.layer == "control" and draft.actors]
    if holders and reading.memory.parties is before and not _has_party(doc, context):
        # "No change around X, which the group has held since May": the only party that the sentence has.
        reading.memory = replace(reading.memory, parties=tuple(holders[-1]))


def _in_a_name(root: Token) -> bool:
    """ "The X Resistance Committees said": the first word of a body's name."""
    return root.dep_ == "compound" and root.head.text[:1].isupper()


def _remember_two(told: list[Located], reading: Reading) -> None:
    """The places of the last sentence, which "both" means in the next if they are two."""
    once = {found.place.id: found for found in told}
    if once:
        reading.pair, reading.pair_sentence = tuple(once.values())[:3], reading.sentence


def _acts_abroad(spot: Spot, doc: Doc, context: Context) -> bool:
    """ "Beijing closed the gates", "we ask Dhaka": a state, by the name of a town that the report is not about."""
    abroad = spot.located is not None and spot.located.place.country != context.country
    return abroad and doc[spot.root].dep_ in ("nsubj", "dobj", "nsubjpass")


def _from_the_air(draft: Draft) -> bool:
    return draft.layer == "strike" and draft.weapon is not None and draft.weapon.weapon in ("air", "drone")


def _remember_sides(doc: Doc, context: Context, reading: Reading) -> None:
    """The two parties of different sides named last, for reports that say "both" or "each side"."""
    found = list(reading.memory.sides)
    for noun in doc:
        if noun.dep_ in _ROLES and noun.pos_ in ("NOUN", "PROPN") and is_force(noun, context):
            for actor in actors_of(noun, context):
                if actor.side is not None:
                    found = [other for other in found if other.side != actor.side] + [actor]
    reading.memory = replace(reading.memory, sides=tuple(found[-2:]))


_ROLES = frozenset("nsubj nsubjpass dobj pobj poss conj compound".split())


def _remember_group(doc: Doc, context: Context, reading: Reading) -> None:
    """The party named last that is no state, for reports that say "the group"."""
    for _, _, one in named_in(doc, context):
        if actor_table().parties[one].kind not in ("state", "police"):
            reading.memory = replace(reading.memory, group=(party(one),))


def _has_party(doc: Doc, context: Context) -> bool:
    """Whether a sentence's own subject is a party."""
    root = next((token for token in doc if token.head == token), None)
    return root is not None and any(is_force(noun, context) or noun.pos_ == "PRON" for noun in subjects(root))


def _remember_parties(doc: Doc, context: Context, reading: Reading) -> None:
    """ "They" and "it" are the subject of the last sentence that had a party for one."""
    if reading.two_sided:
        _remember_sides(doc, context, reading)
    if reading.grouped:
        _remember_group(doc, context, reading)
    root = next((token for token in doc if token.head == token), None)
    for noun in subjects(root) if root is not None else []:
        if noun.pos_ == "PRON" and noun.lower_ in PRONOUNS:
            continue
        speaks = root is not None and root.lemma_.lower() in lexicon().speech
        if is_force(noun, context) or speaks:
            parties = actors_of(noun, context)
            if parties:
                reading.memory = replace(reading.memory, parties=tuple(parties))
        if root is not None and (root.lemma_.lower() in lexicon().speech or is_force(noun, context)):
            reading.speaker = speaker_of_noun(noun, context)
