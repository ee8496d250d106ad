"""Nouns that stand for a happening: strikes, attacks, and words such as "control" with the verb that carries them."""

from __future__ import annotations

from collections.abc import Iterator

from events.harmless import turned_out
from events.holding import control_noun
from events.inflection import with_particle
from events.lexicon import HARM, lexicon
from events.links import prepositions
from events.referred import only_referred_to, only_talked_of
from events.roles import SERIES
from events.spots import Spots
from events.syntax import agents, counted, subjects
from events.tokens import Token
from events.tree import governor
from events.trigger import Trigger, frame_of
from events.weapons import weapon_of, weapons_in

__all__ = ["by_itself", "noun_triggers"]

_WORK_STRIKES = frozenset(
    "hunger labor labour general teachers doctors nurses workers transport rail bus lightning students "
    "employees drivers unions judges lawyers pilots miners silent protesters activists shopkeepers traders "
    "dockers railwaymen crews bakers miners postmen civil".split()
)
_PAY = frozenset(
    "pay salary wage pension arrear condition bonus layoff dismissal reform subsidy price tax hour".split()
)
"""What people strike over who work."""
_BY_ITSELF = frozenset(
    "gas boiler transformer fuel cylinder methane volcanic industrial factory accidental".split()
)
"""What blows up without an attacker: "a gas explosion"."""


def _bare_weapon(token: Token, spots: Spots) -> bool:
    """ "Guided bomb on X, one dead": a note without a verb."""
    found = weapon_of(token)
    if found is None or found.kind != "weapon" or governor(token).pos_ in ("VERB", "AUX"):
        return False
    return any(words in ("on", "at", "near", "over") and spots.within(n) for words, n in prepositions(token))


def _noted(token: Token, spots: Spots) -> bool:
    """ "Two glide bombs on the houses", "artillery all day": all there is of a note under the name of a place."""
    found = weapon_of(token)
    if not spots.labelled or found is None or found.kind != "weapon":
        return False
    if token.head != token and (token.dep_ != "dep" or any(w.pos_ == "VERB" for w in token.lefts)):
        return False
    if any(child.lower_ == "no" or child.dep_ == "neg" for child in token.children):
        return False
    counted_ = any(child.dep_ == "nummod" for child in token.children)
    links = prepositions(token)
    fell = any(
        words.split()[0] in _ONTO or noun.lemma_.lower() in _HOURS or spots.about(noun)
        for words, noun in links
    )
    long = any(word.lemma_.lower() in _HOURS for word in token.sent)
    return counted_ or fell or long or bool(_casualties(token))


_ONTO = frozenset({"on", "into", "onto", "at", "against", "across"})
_HOURS = frozenset(
    "day night morning evening afternoon dawn noon midnight overnight hour week today yesterday time again".split()
)


def _casualties(token: Token) -> list[Token]:
    """The words for dead and wounded in a note."""
    return [word for word in token.doc if word.lower_ in ("killed", "dead", "wounded", "injured")]


def _aimed_at(token: Token, spots: Spots) -> bool:
    """ "The port of X was the target of 18 drones"."""
    if token.lemma_.lower() != "target" or token.dep_ != "attr":
        return False
    by = any(words == "of" and weapon_of(counted(noun)) is not None for words, noun in prepositions(token))
    return by and any(spots.within(noun) for noun in subjects(token.head))


def _came_from(token: Token, spots: Spots) -> bool:
    """ "4,300 evacuees from X were counted": people on the move by their name, counted and from a place."""
    if lexicon().people.get(token.lemma_.lower()) != "displaced" or token.tag_ not in ("NNS", "NNPS"):
        return False
    verb = token.head
    if verb.pos_ == "VERB" and any(
        frame_of(frame).layer == "displacement"
        for form in with_particle(verb)
        for frame, _ in lexicon().verbs.get(form, ())
        if frame != HARM
    ):
        return False
    links = prepositions(token) + (prepositions(verb) if token.dep_ in ("dobj", "nsubjpass") else [])
    numbered = any(child.dep_ == "nummod" for child in token.children)
    return numbered and any(words == "from" and spots.within(noun) for words, noun in links)


_CARRIERS = frozenset("train bus flight convoy boat ship column helicopter ferry lorry truck".split())
"""What people are carried by: "the evacuation train from X to Y"."""


def noun_triggers(token: Token, spots: Spots) -> Iterator[Trigger]:
    """The trigger that a noun is."""
    entry = _noun_entry(token)
    if entry is None and _came_from(token, spots):
        head = token.head if token.head.pos_ == "VERB" else None
        yield Trigger(token=token, frame=frame_of("flee"), support=head)
        return
    if entry is None and (_bare_weapon(token, spots) or _noted(token, spots) or _aimed_at(token, spots)):
        yield Trigger(token=token, frame=frame_of("strike"))
        return
    if entry is None or (token.dep_ == "compound" and token.head.pos_ in ("NOUN", "PROPN")):
        if entry is not None and entry[0] == "flee" and token.head.lemma_.lower() in _CARRIERS:
            yield Trigger(token=token.head, frame=frame_of("flee"), support=_support(token.head))
        return
    support = _support(token)
    frame = _fire(token, support) if token.lemma_.lower() in ("fire", "gunfire") else entry[0]
    if frame is None:
        return
    if _other_sense(token, frame, support) or _in_a_compound(token) or only_referred_to(token, spots):
        return
    if token.lemma_.lower() == "raid" and (
        _flown(token, spots) or any(hit.weapon == "air" for hit in weapons_in(list(token.doc)))
    ):
        frame = "strike"
    if frame == "attack" and (weapon_of(token) is not None or _by_weapons(token, support)):
        frame = "strike"
    if frame_of(frame).layer == "control":
        yield from control_noun(token, frame, support, spots)
        return
    yield Trigger(token=token, frame=frame_of(frame), support=support)


def _flown(token: Token, spots: Spots) -> bool:
    """ "More than thirty raids on X": raids that are counted and fall on a town come from the air."""
    numbered = any(child.dep_ == "nummod" or child.lower_ in ("several", "many") for child in token.children)
    return (
        token.tag_ == "NNS"
        and numbered
        and any(words == "on" and spots.within(noun) for words, noun in prepositions(token))
    )


def _in_a_compound(token: Token) -> bool:
    """ "The displacement camp", "the attack helicopter": part of a name for something, however it is parsed."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return (
        after is not None
        and after.pos_ == "NOUN"
        and after.lemma_.lower() in _NAMED_BY
        and token.lemma_.lower() not in ("fire",)
    )


_NAMED_BY = frozenset(
    "camp site centre center settlement helicopter jet plane drone order warning zone plan".split()
)


def _other_sense(token: Token, frame: str, support: Token | None) -> bool:
    """Whether the noun means something else here: a strike of workers, a flight of planes, a gas explosion."""
    lemma = token.lemma_.lower()
    if frame == "strike":
        idle = (
            token.dep_ == "pobj" and token.head.lower_ == "on" and token.head.head.lemma_.lower() in _IDLING
        )
        modified = any({child.lower_, child.lower_.strip("’'s")} & _WORK_STRIKES for child in token.children)
        held = lemma == "strike" and support is not None and support.lemma_.lower() in _HELD_BY_WORKERS
        pay = any(words in ("over", "for") and n.lemma_.lower() in _PAY for words, n in prepositions(token))
        if (
            idle
            or modified
            or held
            or (lemma == "strike" and pay)
            or (lemma == "strike" and _of_workers(token, support))
        ):
            return True
    if frame in ("clash", "strike") and token.dep_ == "pobj" and token.head.head.lemma_.lower() in _ENDS:
        return True
    if frame == "strike" and any(word.lemma_.lower() in _SALUTING for word in token.ancestors):
        return True  # "buried its men with volleys of rifle fire"
    if lemma == "departure" and _logged(token, support):
        return False
    if lemma in ("flight", "departure") and not any(
        words == "of" and lexicon().people.get(counted(noun).lemma_.lower())
        for words, noun in prepositions(token)
    ):
        return True
    if lemma == "arrival" and token.tag_ == "NNS" and token.dep_ == "pobj" and token.head.lower_ == "for":
        return True  # "is cooking for new arrivals": who is helped
    direct = token.i > 0 and token.nbor(-1).lower_ == "direct"
    if lemma == "impact" and (
        support is None
        or support.lemma_.lower() not in _LOGGED
        or any(words == "of" and weapon_of(counted(noun)) is None for words, noun in prepositions(token))
    ):
        return True  # "the impacts of the sanctions"
    if lemma == "hit" and not direct and not weapons_in(list(token.doc)):
        return True
    return only_talked_of(token) or (
        frame in ("explode", "strike", "clash")
        and (turned_out(token) or (frame == "explode" and (by_itself(token) or _by_accident(token))))
    )


_SALUTING = frozenset("bury mourn salute greet celebrate honour honor".split())
_HELD_BY_WORKERS = frozenset("hold stage observe organise organize join call".split())
"""What people do with a strike that is none of weapons: "residents held a night strike"."""


def _logged(token: Token, support: Token | None) -> bool:
    """ "Field teams logged 4,150 departures from X": people, unless planes or trains are meant."""
    counted_by = support is not None and support.lemma_.lower() in _LOGGING
    numbered = any(child.dep_ == "nummod" for child in token.children)
    return counted_by and numbered and not any(word.lemma_.lower() in _TRAFFIC for word in token.doc)


_LOGGING = frozenset("log record register count track report note tally".split())
_TRAFFIC = frozenset("flight airport plane aircraft airline train station ship port vessel carrier".split())
_ENDS = frozenset("cessation halt suspension moratorium".split())
"""What is wanted or agreed of fighting: "a cessation of hostilities"."""
_LOGGED = frozenset("record register log report confirm".split())
_IDLING = frozenset({"go", "be", "remain", "stay", "come"})


def _by_accident(token: Token) -> bool:
    """ "An explosion at a depot was an accident"."""
    return any(lexicon().accidents.get(w.lemma_.lower()) in ("traffic", "industry") for w in token.sent)


def by_itself(token: Token) -> bool:
    """Whether an explosion had no attacker: "a gas explosion"."""
    frame = lexicon().nouns.get(token.lemma_.lower())
    blasted = any(w in ("at", "in") and noun.lemma_.lower() == "quarry" for w, noun in prepositions(token))
    alone = blasted or any(child.lower_ in _BY_ITSELF for child in token.children)
    return frame is not None and frame[0] == "explode" and alone


def _of_workers(token: Token, support: Token | None) -> bool:
    """ "Teachers continued their strike over unpaid salaries"."""
    doers = subjects(support) if support is not None else []
    by = [noun for words, noun in prepositions(token) if words in ("by", "of")]
    people = lexicon().people
    civil = any(people.get(noun.lemma_.lower()) == "civilian" for noun in by)
    return civil or any(noun.lower_ in _WORK_STRIKES for noun in [*doers, *by])


def _by_weapons(token: Token, support: Token | None) -> bool:
    """ "Warplanes carried out four raids", "an attack with drones"."""
    doers = [*subjects(support), *agents(support)] if support is not None else []
    tools = [noun for words, noun in prepositions(token) if words in ("with", "by", "using")]
    return any(weapon_of(noun) is not None for noun in [*doers, *tools])


def _fire(token: Token, support: Token | None) -> str | None:
    """ "exchanged fire" is a fight, "opened fire" an attack, "mortar fire" shelling; other fires burn."""
    verb = support.lemma_.lower() if support is not None else ""
    if verb in ("exchange", "trade", "return") or (
        token.dep_ == "pobj" and token.head.head.lemma_.lower() == "exchange"
    ):
        return "clash"
    if weapon_of(token) is not None:
        return "strike"
    if token.lemma_.lower() == "gunfire":
        return "clash"
    if support is not None and verb == "open" and _by_weapons(support, None):
        return "strike"
    if token.lemma_.lower() == "fire" and any(
        words == "on" and noun.tag_ == "NNP" for words, noun in prepositions(token)
    ):
        return "strike" if verb != "open" else "attack"
    return "attack" if verb == "open" or token.head.lower_ == "under" else None


def _noun_entry(token: Token) -> tuple[str, str | None] | None:
    nouns = lexicon().nouns
    lemma = token.lemma_.lower()
    if token.i:
        pair = f"{token.nbor(-1).lower_} {lemma}"
        if pair in nouns:
            return nouns[pair]
    return nouns.get(lemma) or nouns.get(token.lower_)


def _support(token: Token) -> Token | None:
    """The verb that carries a noun: "launched strikes", "strikes were carried out", "took control"."""
    head = token.head
    if token.dep_ in ("dobj", "nsubjpass", "attr") and head.pos_ in ("VERB", "AUX"):
        return head
    if token.dep_ == "dobj" and head.lemma_.lower() in ("trade", "exchange"):
        return head
    if token.dep_ == "conj" and token.head.pos_ == "NOUN":
        return _support(token.head)
    if token.dep_ == "pobj" and head.lower_ in ("of", "in", "with") and head.head.lower_ in SERIES:
        return _support(head.head)
    return None
