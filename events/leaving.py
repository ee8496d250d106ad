"""Where people left whose sentence only says where they went: the place spoken of before."""

from __future__ import annotations

from events.lexicon import lexicon
from events.links import flat_prepositions, prepositions
from events.movers import STAYING
from events.reading import Reading
from events.roles import CALENDAR
from events.spot import Spot
from events.spots import Spots
from events.syntax import counted, objects, subjects
from events.tokens import Token
from events.trigger import Trigger
from geo.measure import distance_km
from geo.place import Located

__all__ = ["from_unknown", "left_before", "left_unsaid"]


def left_before(trigger: Trigger, ends: list[Spot], spots: Spots, reading: Reading) -> Located | None:
    """The place spoken of before that people leave: "from there", or where "they", "others" and "some" had left."""
    if (home := _home_in_the_town(trigger, ends, spots)) is not None:
        return home
    if _from_there(trigger) or _leaves_it(trigger, spots):
        told = _statement_before(trigger, spots) or _named_here(trigger, spots)
        if told is not None and _apart(told, ends):
            return told
        if reading.place is not None:
            return reading.place
    if not ends or trigger.frame.name not in ("flee", "arrive", "receive"):
        return None
    if (taken := _of_the_deed(trigger.token, spots)) is not None and _apart(taken, ends):
        return taken
    movers = [trigger.token, *subjects(trigger.token), *objects(trigger.token)]
    again = reading.left is not None and reading.sentence - reading.left_sentence <= 2
    if (
        again
        and not _from_a_name(trigger.token)
        and any(_same_people(noun) for noun in movers)
        and _apart(reading.left, ends)
    ):
        return reading.left
    return None


def _of_the_deed(token: Token, spots: Spots) -> Located | None:
    """ "They took X, sending thousands towards Y": where that happened which set people in motion."""
    if token.dep_ != "advcl" or token.tag_ != "VBG" or token.lemma_.lower() not in _SETTING:
        return None
    links = [noun for words, noun in prepositions(token.head) if words in _PLACED]
    named = [s.located for noun in [*objects(token.head), *links] for s in spots.within(noun)]
    towns = [found for found in named if found is not None and _town(found)]
    return towns[0] if len({found.place.id for found in towns}) == 1 else None


_SETTING = frozenset("send force drive push prompt displace uproot compel".split())
_PLACED = frozenset("in at on into around near inside outside".split())


def _named_here(trigger: Trigger, spots: Spots) -> Located | None:
    """ "Six were killed in X, and the whole camp has emptied out": the town of the statement before it."""
    token = trigger.token
    there = any(words == "from" and noun.lower_ == "there" for words, noun in prepositions(token))
    if token.dep_ != "conj" or not (there or any(child.dep_ == "prt" for child in token.children)):
        return None
    named = [s.located for s in spots.every if s.last < token.i and not s.speaker and s.located is not None]
    return next((found for found in reversed(named) if _town(found)), None)


def _home_in_the_town(trigger: Trigger, ends: list[Spot], spots: Spots) -> Located | None:
    """ "Fighting has reached X, and 600 residents of the besieged port made it to Y": the town named before."""
    homes = [
        noun
        for mover in map(counted, subjects(trigger.token))
        for words, noun in prepositions(mover)
        if words in ("of", "from") and noun.lower_ in _LEFT | {"port"} and not spots.within(noun)
    ]
    named = [
        s.located
        for home in homes
        if any(child.lower_ == "the" for child in home.children)
        for s in spots.every
        if s.last < home.i and not s.speaker and s.located is not None
    ]
    return next((found for found in reversed(named) if _town(found) and _apart(found, ends)), None)


def left_unsaid(trigger: Trigger, ends: list[Spot], spots: Spots, reading: Reading) -> Located | None:
    """What the paragraph is about, where the words only say where people went: "X fell. Families are arriving in Y"."""
    token = trigger.token
    if not ends or trigger.frame.name not in ("flee", "arrive") or token.lemma_.lower() in STAYING:
        return None
    if _from_a_name(token):
        return None
    told = _statement_before(trigger, spots)
    if told is not None and _apart(told, ends):
        return told
    spoken = reading.place if reading.place_paragraph == reading.paragraph else None
    return spoken if spoken is not None and _apart(spoken, ends) and _town(spoken) else None


def from_unknown(token: Token, spots: Spots) -> bool:
    """ "Displaced from X to Y", where no gazetteer has X: a mark at Y would say that they left it."""
    movers = [*subjects(token), *objects(token)]
    links = [link for noun in [token, *movers] for link in flat_prepositions(noun)]
    if any(noun.lemma_.lower() in _PARTS and not spots.within(noun) for noun in objects(token)):
        return True  # "people who fled other parts of the country"
    home = [counted(noun) for noun in movers if counted(noun).lemma_.lower() in _AT_HOME]
    links += [("from", of) for noun in home for words, of in prepositions(noun) if words == "of"]
    return any(
        words.split()[-1] == "from"
        and noun.tag_ == "NNP"
        and not spots.within(noun)
        and noun.text not in CALENDAR
        for words, noun in links
    )


_PARTS = frozenset("part area region corner place elsewhere province state town village".split())
_AT_HOME = frozenset("resident inhabitant villager townsperson dweller".split())
"""People whose "of" says where they lived: "residents of X have fled to Y"."""


def _leaves_it(trigger: Trigger, spots: Spots) -> bool:
    """ "Have left the city since Friday": the city spoken of before."""
    left = [noun for words, noun in prepositions(trigger.token) if words in ("out of", "from")]
    return any(
        noun.lower_ in _LEFT
        and not spots.within(noun)
        and not any(spot.last < noun.i and not spot.speaker for spot in spots.every)
        and any(child.lower_ == "the" for child in noun.children)
        for noun in [*objects(trigger.token), *left]
    )


_LEFT = frozenset(
    "camp city town village district suburb quarter neighbourhood neighborhood township".split()
)


def _from_a_name(token: Token) -> bool:
    """ "Arrived in Y from Z", where Z is a name that no gazetteer has."""
    movers = [*subjects(token), *objects(token)]
    links = [link for noun in [token, *movers] for link in flat_prepositions(noun)]
    return any(words.split()[-1] == "from" and noun.tag_ == "NNP" for words, noun in links)


def _apart(start: Located | None, ends: list[Spot]) -> bool:
    """Whether a place is none of those that people went to, and not around one of them."""
    return start is not None and not any(
        end.located is not None
        and (
            end.located.place.id == start.place.id
            or distance_km(end.located.place.lat, end.located.place.lon, start.place.lat, start.place.lon)
            < _APART_KM
        )
        for end in ends
    )


_APART_KM = 5.0


def _town(found: Located) -> bool:
    return found.place.precision not in ("region", "province", "country")


def _statement_before(trigger: Trigger, spots: Spots) -> Located | None:
    """ "Few of X's residents are left; most have gone to Y": the place of the statement before a semicolon."""
    first = trigger.token.sent.start
    found = [s.located for s in spots.every if s.last < first and not s.speaker and s.located is not None]
    return next((one for one in reversed(found) if _town(one)), None)


def _same_people(noun: Token) -> bool:
    """ "They", "most of them", "some", "a smaller number", "those displaced": people told of before."""
    if noun.lower_ in _THEY:
        return True
    if noun.lemma_.lower() in ("arrival", "newcomer"):
        return True
    of = [inner for child in noun.children if child.lower_ == "of" for inner in child.children]
    if any(inner.lower_ in ("them", "those", "whom") for inner in of):
        return True
    words = {child.lower_ for child in noun.children}
    return bool(words & {"other", "more", "further", "another", "some", "these", "smaller", "larger"}) and (
        lexicon().people.get(noun.lemma_.lower()) is not None or noun.lower_ in _BODIES
    )


_BODIES = frozenset({"number", "numbers", "group", "groups"})
_THEY = frozenset(
    "they others many most some those few number majority half thousands hundreds dozens rest".split()
)


def _from_there(trigger: Trigger) -> bool:
    """Whether people leave the place spoken of before: "from there", "its people"."""
    token = trigger.token
    movers = [counted(noun) for noun in [*subjects(token), *objects(token)]]
    away = any(
        words.split()[0] == "from" and noun.lower_ in ("there", "it", "here")
        for word in [token, *movers]
        for words, noun in prepositions(word)
    )
    away |= trigger.frame.name == "flee" and any(
        child.lower_ in ("out", "away")
        and child.dep_ in ("prt", "advmod", "prep")
        and not list(child.children)
        for child in token.children
    )
    return away or any(
        child.lower_ == "its" or (child.dep_ == "poss" and child.lower_ in _LEFT)
        for noun in movers
        for child in noun.children
    )
