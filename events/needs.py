"""What a verb of the list needs besides its frame's own rule, by the note of its row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from events.actor_table import Context
from events.actors import is_armed, is_force
from events.aimed import falls_on, is_met_with_fire, is_sent_at, meets_armed, shoots_it_out, turns_guns
from events.bearing import PERSONAL, is_party, is_people, is_thrown
from events.lexicon import lexicon
from events.links import flat_prepositions, prepositions
from events.movers import are_taken, fits_movement, is_road, moves
from events.pictures import is_officer
from events.roles import is_where
from events.ruling import rules_by_deeds
from events.spots import Spots
from events.syntax import agents, counted, is_passive, objects, subjects
from events.tokens import Token
from events.townspeople import are_out_of_doors, came_from_home, spend_the_night, went_from_home
from events.weapons import weapon_of

__all__ = ["NEEDS", "PERSONAL", "is_people", "is_thrown"]

_STAYING = frozenset("in at inside within on around about near across to outside throughout through".split())
_SHOTS = frozenset("fire gunfire shot shell blow rocket salvo volley bullet burst grenade rifle-fire".split())


def _stays(token: Token, spots: Spots, context: Context) -> bool:
    """ "Troops remain in X", "are dug in around X": armed people who stay somewhere."""
    if any(child.lower_ in ("away", "clear") for child in token.children):
        return False  # "stayed away from the talks in X"
    whose = any(child.tag_ == "WP$" for noun in objects(token) for child in noun.children)
    if token.lemma_.lower() == "base" and (whose or token.dep_ in ("relcl", "acl", "conj")):
        return False  # "a medic whose unit is based in X": where it is at home
    doers = objects(token) if is_passive(token) else subjects(token)
    armed = [noun for noun in doers if is_armed(counted(noun), context) and not is_thrown(noun)]
    armed = [noun for noun in armed if noun.lemma_.lower() not in _MEETING and not is_officer(noun)]
    if token.lemma_.lower() == "surrender" and any(w == "from" for n in armed for w, _ in prepositions(n)):
        return False  # "fighters from X surrendered in Y"
    if token.lemma_.lower() == "deploy" and any(word.lemma_.lower() in _MISSIONS for word in token.doc):
        return False
    inside = [noun for words, noun in flat_prepositions(token) if words.split()[-1] in _STAYING]
    if any(noun.lemma_.lower() in _HELD for noun in inside):
        return False  # "remains in control of X" is told by that noun
    inside += [noun for doer in armed for _, noun in prepositions(doer)]
    inside += [token.head] if is_where(token) and token.lemma_.lower() in _HOLDING_OUT else []
    return bool(armed) and any(spots.about(noun) or spots.within(noun) for noun in inside)


_HOLDING_OUT = frozenset("dig entrench cling hold remain".split())
"""What only those do who hold the place: "X, where the RSF is still dug in", not "where Ugandans are deployed"."""
_HELD = frozenset("control charge possession".split())
_MISSIONS = frozenset("mission peacekeeper peacekeeping observer monitor contingent".split())
"""Those who are sent to keep a peace hold nothing."""
_MEETING = frozenset(
    "council committee parliament assembly cabinet commission conference court union party government board".split()
)
"""Bodies that sit or stay in a town to talk."""


def _moves_about(token: Token, spots: Spots, context: Context) -> bool:
    """ "Footage shows soldiers moving freely in the centre of X": armed people seen on foot in a place."""
    armed = any(is_force(counted(noun), context) and not is_thrown(noun) for noun in subjects(token))
    links = [noun for words, noun in flat_prepositions(token) if words.split()[-1] in _WITHIN]
    return token.tag_ == "VBG" and armed and any(spots.about(noun) or spots.within(noun) for noun in links)


_WITHIN = frozenset("in inside through along around across".split())


def _has_place(token: Token, spots: Spots, context: Context) -> bool:
    """ "The resistance keeps the western wards": a party that has a place for object."""
    if token.lemma_.lower() == "keep" and any(child.lower_ in _KEPT for child in token.children):
        return False  # "the crossing, which the authorities keep shut"
    doers = agents(token) if is_passive(token) else subjects(token)
    if any(is_people(counted(noun), context) or is_thrown(noun) for noun in doers):
        return False
    if _keeps_troops(token, spots, context):
        return True
    held = any(spots.about(noun) and not _some(noun, spots) for noun in objects(token))
    return held and (is_passive(token) or any(is_party(noun, context) for noun in doers))


_KEPT = frozenset("shut closed open sealed locked busy clean alive free safe informed waiting afloat".split())


def _keeps_troops(token: Token, spots: Spots, context: Context) -> bool:
    """ "Israel has kept soldiers at five points, among them a hill near X": a party whose men stay somewhere."""
    kept = any(is_force(counted(noun), context) and not spots.about(noun) for noun in objects(token))
    led = any(is_party(counted(noun), context) for noun in subjects(token))
    held = [
        noun for words, noun in flat_prepositions(token) if words.split()[-1] in ("in", "at", "on", "inside")
    ]
    among = any(word.lower_ == "among" for word in token.doc[token.i :])
    return kept and led and any(spots.within(n) or (among and n.lemma_.lower() in _POSTS) for n in held)


_POSTS = frozenset("point position hill post site location place spot height outpost base".split())


def _some(noun: Token, spots: Spots) -> bool:
    """ "Keeps a command centre": one that nobody has named."""
    return not spots.within(noun) and any(child.lower_ in ("a", "an") for child in noun.children)


def _shots(token: Token, _: Spots, __: Context) -> bool:
    """ "Armed men trade fire with soldiers"."""
    return any(noun.lemma_.lower() in _SHOTS for noun in objects(token))


def _lives(token: Token, _: Spots, __: Context) -> bool:
    """ "A massacre claimed 115 lives"."""
    return any(counted(noun).lemma_.lower() == "life" for noun in objects(token))


def _to_a_weapon(token: Token, _: Spots, __: Context) -> bool:
    """ "Lost two tanks to drones"."""
    return bool(objects(token)) and any(
        words == "to" and (hit := weapon_of(counted(noun))) is not None and hit.kind == "weapon"
        for words, noun in flat_prepositions(token)
    )


def _mine(token: Token, _: Spots, __: Context) -> bool:
    """ "Their bus hit a landmine"."""
    return any((hit := weapon_of(noun)) is not None and hit.weapon == "bomb" for noun in objects(token))


def _flying(token: Token, spots: Spots, __: Context) -> bool:
    """ "Air defences shot down two drones over X": what flies by itself, brought down somewhere."""
    flown = any(_flies(counted(noun)) for noun in objects(token))
    where = [noun for words, noun in prepositions(token) if words.split()[-1] in _STAYING | {"over", "above"}]
    return flown and any(spots.about(noun) or spots.within(noun) for noun in where)


def _flies(noun: Token) -> bool:
    found = weapon_of(noun)
    return found is not None and found.kind == "weapon" and found.weapon in ("drone", "missile", "rocket")


def _bodies(token: Token, _: Spots, __: Context) -> bool:
    """ "The bodies of 20 people were found in X", if nothing else of the sentence explains them."""
    if any(word.lemma_.lower() in lexicon().accidents or word.lower_ in _RUBBLE for word in token.doc):
        return False
    return any(noun.lemma_.lower() in _REMAINS for noun in objects(token))


_REMAINS = frozenset("body corpse remains".split())
_RUBBLE = frozenset("rubble wreckage debris ruins sea river shipwreck".split())


def _homes(token: Token, spots: Spots, context: Context) -> bool:
    """ "Gangs set fire to homes": armed people who burn where others live."""
    doers = agents(token) if is_passive(token) else subjects(token)
    burnt = [*objects(token), *(noun for words, noun in prepositions(token) if words == "to")]
    homes = any(noun.lemma_.lower() in _HOMES or spots.about(noun) for noun in burnt)
    armed = any(is_force(noun, context) for noun in doers) and not any(weapon_of(noun) for noun in doers)
    return homes and armed


_HOMES = frozenset(
    "home house hut shop village market building church mosque shelter camp store farm car vehicle tent crop "
    "barn field orchard grove warehouse school".split()
)


def _positions(token: Token, spots: Spots, context: Context) -> bool:
    """ "Ukrainian forces maintain positions in northern Vovchansk": where armed people stand."""
    held = [noun for noun in objects(token) if noun.lemma_.lower() in _STANDS]
    near = [*held, *(noun for _, noun in flat_prepositions(token))]
    doers = agents(token) if is_passive(token) else subjects(token)
    armed = any(is_party(counted(noun), context) for noun in doers)
    return bool(held) and armed and any(spots.within(noun) for noun in near)


_STANDS = frozenset("position presence foothold bridgehead garrison outpost defence defense".split())


def _carried_or_gone(token: Token, spots: Spots, context: Context) -> bool:
    """ "Buses drove 57 people out of X", "thousands drove from X to Y"."""
    return are_taken(token, spots, context) or fits_movement(token, "flee", spots, context)


def _onslaught(token: Token, spots: Spots, context: Context) -> bool:
    """ "Halted three assaults near X", "foiled an attack on Y": an attack that met resistance."""
    doers = agents(token) if is_passive(token) else subjects(token)
    armed = any(is_party(counted(noun), context) or spots.at(noun) for noun in doers)
    armed = armed or (is_passive(token) and not doers)
    return armed and any(counted(noun).lemma_.lower() in _ONSLAUGHTS for noun in objects(token))


_ONSLAUGHTS = frozenset(
    "attack assault offensive counterattack counteroffensive incursion infiltration raid push advance storming "
    "onslaught attempt breakthrough".split()
)


def _armed_or_onslaught(token: Token, spots: Spots, context: Context) -> bool:
    """ "Pushed the soldiers back", "drove back an assault near X"; people who drive back home do not fight."""
    beaten = [counted(noun) for noun in objects(token)]
    return _onslaught(token, spots, context) or any(is_party(noun, context) for noun in beaten)


def _units_from(token: Token, spots: Spots, context: Context) -> bool:
    """ "The troops had been moved from Izium": armed people who are taken from a place."""
    moved = [noun for noun in objects(token) if is_force(counted(noun), context) and not is_thrown(noun)]
    links = [*flat_prepositions(token), *(link for noun in moved for link in prepositions(noun))]
    return bool(moved) and any(
        words in ("from", "out of", "away from") and spots.about(noun) for words, noun in links
    )


def _people_from(token: Token, spots: Spots, _: Context) -> bool:
    """ "X hosts 2,000 people from Y": without where they come from, it only tells where they live."""
    left = [n for noun in [token, *objects(token)] for words, n in prepositions(noun) if words == "from"]
    return any(spots.within(noun) for noun in left)


def _given_back(token: Token, spots: Spots, context: Context) -> bool:
    """ "Returned the town to the army": a place as object, and a party behind "to"."""
    to = [noun for words, noun in prepositions(token) if words == "to"]
    return any(spots.about(noun) for noun in objects(token)) and any(is_force(noun, context) for noun in to)


def _take_the_road(token: Token, spots: Spots, context: Context) -> bool:
    """ "Residents have taken the road to X"."""
    led = any(spots.within(noun) for words, noun in flat_prepositions(token) if words.split()[-1] in _ONTO)
    road = any(is_road(noun) or noun.lemma_.lower() in ("path", "track") for noun in objects(token))
    return led and road and any(moves(noun, context) for noun in subjects(token)[:1])


_ONTO = frozenset({"to", "for", "toward", "towards"})


NEEDS: Mapping[str, Callable[[Token, Spots, Context], bool]] = {
    "in a place": _stays,
    "moving in a place": _moves_about,
    "a place as object": _has_place,
    "fire as object": _shots,
    "lives as object": _lives,
    "a mine as object": _mine,
    "something to a weapon": _to_a_weapon,
    "people as object": are_taken,
    "people as object or subject": _carried_or_gone,
    "homes as object": _homes,
    "flying weapons as object": _flying,
    "a road as object": _take_the_road,
    "bodies as object": _bodies,
    "armed people as object": meets_armed,
    "positions as object": _positions,
    "people of a place": went_from_home,
    "people from elsewhere": are_out_of_doors,
    "people away for the night": spend_the_night,
    "people from one place in another": came_from_home,
    "an attack as object": _onslaught,
    "it as object": shoots_it_out,
    "fire as an answer": is_met_with_fire,
    "armed people or an attack as object": _armed_or_onslaught,
    "armed people on a place": falls_on,
    "guns on others": turns_guns,
    "weapons at a place": is_sent_at,
    "rule as object": rules_by_deeds,
    "units from a place": _units_from,
    "a place to a party": _given_back,
    "people from a place": _people_from,
}
"""What a verb needs besides its frame's own rule, by the note of its row."""
