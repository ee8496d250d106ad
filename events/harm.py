"""Casualties whose sentence names no happening: of the happening told before, or of an attack."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from events.actor_table import Context
from events.draft import Draft
from events.drafting import draft_of
from events.hits import is_accident
from events.lethal import harm_kind
from events.lexicon import Weapon, lexicon
from events.links import prepositions
from events.nouns import by_itself
from events.peaceful import is_peaceful
from events.reading import Reading
from events.spots import Spots
from events.syntax import is_passive, objects, subjects
from events.times import TimeWords
from events.tokens import Doc, Token
from events.tree import climb
from events.trigger import Trigger
from events.weapons import weapon_of, weapons_in
from geo.measure import distance_km
from geo.place import Located
from reports.sentence import Sentence

__all__ = ["follow_up", "harm_draft", "is_protest"]


def harm_draft(
    token: Token,
    doc: Doc,
    spots: Spots,
    words: Sequence[TimeWords],
    context: Context,
    reading: Reading,
    sentence: Sentence,
) -> Draft | None:
    """A draft for casualties whose sentence names no happening: that of the sentence before, or an attack."""
    before = reading.violence
    names_place = any(
        spot.located is not None
        and spot.located.place.kind not in ("country", "continent")
        and not (before is not None and _around(spot.located, before))
        for spot in spots.every
    )
    noted = bool(reading.section) and sentence.index - reading.violence_sentence > 1
    names_place = names_place or noted or (before is not None and _elsewhere(before, reading))
    if before is not None and sentence.index - reading.violence_sentence <= reading.reach and not names_place:
        draft = draft_of(
            Trigger(token=token, frame=before.trigger.frame), doc, spots, words, context, reading
        )
        draft.spots, draft.borrowed = (), tuple(before.located()[:1])
        draft.place_rule = "casualties of the happening told before"
        draft.actors, draft.weapon, draft.mood = list(before.actors), before.weapon, "reported"
        draft.span = before.span if draft.time_rule == "the report's day" else draft.span
        return draft
    told = token.pos_ == "VERB" or token.lower_ in _TOLL_WORDS or _found_bodies(token)
    if not names_place or not told or sentence.index - reading.protest <= 1 or _accident(doc):
        return None
    if _only_found(doc):
        return None
    if is_protest(doc) or _cared_for(token) or _buried(token):
        return None
    armed = any(hit.kind == "weapon" and hit.word != "gun" for hit in weapons_in(list(doc)))
    armed = armed or any(map(_flown, doc))
    armed = armed or "rubble" in {word.lower_ for word in doc}
    if (
        before is not None
        and before.layer == "strike"
        and (not _drawn(before) or (_of_them(token) and not armed))
    ):
        if sentence.index - reading.violence_sentence <= 1:
            draft = draft_of(
                Trigger(token=token, frame=before.trigger.frame), doc, spots, words, context, reading
            )
            draft.actors, draft.weapon = draft.actors or list(before.actors), before.weapon
            draft.span = before.span if draft.time_rule == "the report's day" else draft.span
            return draft
    if not armed and harm_kind(token) == "injured":
        return None  # "a worker was injured at a plant in X": of what is not said
    frame = lexicon().frames["strike" if armed else "violence" if _found_bodies(token) else "attack"]
    draft = draft_of(Trigger(token=token, frame=frame), doc, spots, words, context, reading)
    if token.lemma_.lower() in ("die", "perish", "survive"):
        draft.actors = []
    if token.lemma_.lower() == "survive":
        draft.mood = "reported"  # who did not survive is dead
    if armed and draft.weapon is None:
        draft.weapon = _from_its_plane(doc) or next(
            (hit for hit in weapons_in(list(doc)) if hit.kind == "weapon"), None
        )
    if armed and draft.weapon is None and any(map(_flown, doc)):
        draft.weapon = lexicon().weapons["air"]
    return draft


def follow_up(draft: Draft, spots: Spots, reading: Reading, sentence: Sentence) -> None:
    """Place the dead of a killing where the happening right before was: "Troops raided X. Nine people were shot dead"."""
    before, near = reading.violence, sentence.index - reading.violence_sentence <= reading.reach
    if not draft.violent or not (draft.killed or draft.injured) or draft.spots or draft.borrowed:
        return
    if before is None or not near or not before.located() or any(not spot.speaker for spot in spots.every):
        return
    draft.borrowed = tuple(before.located()[:1])
    draft.place_rule = "casualties of the happening told before"
    draft.actors = draft.actors or list(before.actors)
    draft.span = before.span if draft.time_rule == "the report's day" else draft.span


def _only_found(doc: Doc) -> bool:
    """ "A drone was found in a field near X; nobody was hurt"."""
    return any(
        word.lemma_.lower() in _FINDING and any(weapon_of(noun) is not None for noun in objects(word))
        for word in doc
        if word.pos_ == "VERB"
    )


_FINDING = frozenset("find discover seize confiscate defuse recover unearth dispose".split())


def _flown(word: Token) -> bool:
    """ "Killed from the air", "perished when a jet brought their house down"."""
    if word.lower_ == "air":
        return word.dep_ == "pobj" and word.head.lower_ == "from"
    found = weapon_of(word) if word.dep_ in ("nsubj", "pobj") else None
    if found is None or found.kind != "user" or found.weapon not in ("air", "drone"):
        return False
    return word.dep_ == "nsubj" or word.head.lower_ in ("by", "from")


def _from_its_plane(doc: Doc) -> Weapon | None:
    """ "A jet's two bombs blew the roof off and seven were wounded": what belongs to a plane falls from the air."""
    dropped = [word for word in doc if any(child.dep_ == "poss" for child in word.children)]
    found = [hit for word in dropped if (hit := weapon_of(word)) is not None and hit.kind == "user"]
    return next((hit for hit in found if hit.weapon in ("air", "drone")), None)


def _elsewhere(before: Draft, reading: Reading) -> bool:
    """Whether the happening told before was far from the place over this note."""
    told = [found.place for found in before.located()]
    over = [found.place for found in reading.section]
    return bool(told and over) and all(
        distance_km(one.lat, one.lon, other.lat, other.lon) > _NOTE_KM for one in told for other in over
    )


_NOTE_KM = 8.0


def _around(named: Located, before: Draft) -> bool:
    """ "Three civilians were killed (Kherson oblast)": the area around what was told before."""
    area = named.place
    return area.kind in ("admin", "county", "district") and any(
        distance_km(found.place.lat, found.place.lon, area.lat, area.lon) <= area.radius_m / 1000
        for found in before.located()
    )


def _of_them(token: Token) -> bool:
    """ "Eleven of them died in X": some of the dead told of before."""
    nouns = subjects(token) if token.pos_ == "VERB" else []
    nouns += objects(token) if token.pos_ == "VERB" else []
    of = [
        inner for noun in nouns for child in noun.children if child.lower_ == "of" for inner in child.children
    ]
    return any(inner.lower_ in ("them", "those", "these") for inner in of)


def _cared_for(token: Token) -> bool:
    """ "The hospital of X took in 83 wounded": where they are treated, not where they were hit."""
    return any(
        above.lemma_.lower() in _CARING and any(noun.lemma_.lower() in _CARERS for noun in subjects(above))
        for above in islice(climb(token), 3)
    )


def _buried(token: Token) -> bool:
    """ "In X, thousands walked behind the coffins of the dead": where they are mourned, not where they died."""
    above = list(islice(climb(token), 4))
    named = [*above, *(noun for verb in above for noun in [*subjects(verb), *objects(verb)])]
    return any(word.lemma_.lower() in _MOURNING for word in named)


_MOURNING = frozenset(
    "coffin funeral burial bier bury mourn mourner vigil memorial cemetery graveside".split()
)
_CARING = frozenset("take receive admit treat register tend accept".split())
_CARERS = frozenset("hospital clinic infirmary surgeon doctor medic ward hospitals".split())


def _drawn(draft: Draft) -> bool:
    """Whether a happening has a place narrower than a country."""
    return any(found.place.kind not in ("country", "continent") for found in draft.located())


_TOLL_WORDS = frozenset("dead deaths fatalities lives life killed wounded injured".split())


_FOUND = frozenset("find recover discover retrieve dump exhume unearth pull collect".split())


_PROTESTS = frozenset(
    "demonstrator protester protestor rioter protest demonstration riot rally sit-in picket".split()
)


def _found_bodies(token: Token) -> bool:
    """ "The bodies of six people were found near X"."""
    return token.lower_ in ("bodies", "corpses") and token.head.lemma_.lower() in _FOUND


def is_protest(doc: Doc) -> bool:
    """Whether a sentence tells of people who protest."""
    return any(token.lemma_.lower() in _PROTESTS for token in doc)


def _accident(doc: Doc) -> bool:
    """Whether the dead of a sentence died without an attacker: in traffic, by weather, of a disease."""
    return any(
        by_itself(token)
        or (token.lemma_.lower() in _SINKING and not objects(token) and not is_passive(token))
        or _of_illness(token)
        or (token.pos_ == "VERB" and is_peaceful(token))
        or (token.lemma_.lower() in _SKIES and token.dep_ == "nsubj")
        or (token.lemma_.lower() in _RAMMING and _by_vehicle(token))
        or (token.lemma_.lower() in _FALLING and any(n.lemma_.lower() in _WALLS for n in subjects(token)))
        or _burns(token)
        or (token.lemma_.lower() in _BURSTS and is_accident(token, "explode", subjects(token)))
        or (
            (token.lemma_.lower() in lexicon().accidents or token.lower_ in lexicon().accidents)
            and (token.pos_ == "NOUN" or token.i == 0 or token.lemma_ in _MISHAPS)
        )
        for token in doc
    )


def _burns(token: Token) -> bool:
    """ "A fire at a warehouse killed three": a fire by itself, which nobody opened."""
    named = [child for child in token.children if child.dep_ in ("compound", "amod", "nmod")]
    return (
        token.lemma_.lower() in ("fire", "blaze", "inferno")
        and token.dep_ == "nsubj"
        and not any(weapon_of(child) is not None for child in [token, *named])
        and any(child.lower_ in ("a", "the", "another") for child in token.children)
    )


def _of_illness(token: Token) -> bool:
    """ "Who had died of a heart attack", "died of cancer"; not of wounds."""
    if token.lemma_.lower() not in ("die", "death"):
        return False
    causes = [noun for words, noun in prepositions(token) if words in ("of", "from")]
    return any(noun.lemma_.lower() in _ILLNESSES for noun in causes)


_ILLNESSES = frozenset(
    "attack failure cancer stroke illness disease age cause covid covid-19 malaria cholera dehydration tumour tumor "
    "pneumonia fever arrest complication".split()
)
_SKIES = frozenset("rain rainfall downpour snow".split())


def _by_vehicle(token: Token) -> bool:
    """ "A lorry ploughed into a minibus"."""
    hosts = [*subjects(token), *([token.head] if token.dep_ == "acl" else [])]
    return any(noun.lemma_.lower() in _VEHICLES and weapon_of(noun) is None for noun in hosts)


_RAMMING = frozenset("plough plow slam smash skid".split())
_VEHICLES = frozenset("lorry truck bus minibus car van train tractor motorbike motorcycle coach taxi".split())
_SINKING = frozenset({"sink", "drown", "founder"})
_FALLING = frozenset({"fall", "topple"})
_WALLS = frozenset("wall roof ceiling tree balcony crane billboard scaffold scaffolding rock boulder".split())
_BURSTS = frozenset({"explode", "burst"})
_MISHAPS = frozenset(
    "crash sink capsize derail drown overturn collide collapse plunge skid veer electrocute".split()
)
