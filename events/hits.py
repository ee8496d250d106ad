"""Verbs that tell of a strike only where a weapon, a force or what was hit says so: "hit", "target", "fire"."""

from __future__ import annotations

from events.actor_table import Context
from events.actors import is_force
from events.lexicon import lexicon
from events.links import prepositions
from events.needs import NEEDS, PERSONAL
from events.spots import Spots
from events.syntax import agents, counted, is_passive, objects, subjects
from events.tokens import Token
from events.weapons import weapon_meant, weapon_of, weapons_in

__all__ = ["as_strike", "fits_hit", "is_accident", "scatters"]


_THROWN = frozenset("fire launch drop rain lob release hurl throw toss fling chuck".split())


_AIMED = frozenset({"at", "on", "into", "toward", "towards", "against", "over"})


def as_strike(token: Token, frame: str) -> str:
    """An attack by weapons from afar is a strike: "drones attacked an oil depot"."""
    doers = agents(token) if is_passive(token) else subjects(token)
    tools = [noun for words, noun in prepositions(token) if words in ("with", "by", "using")]
    at_hand = any(noun.lemma_.lower() in _SMALL_ARMS for noun in tools)
    if frame == "attack" and not at_hand and any(weapon_of(noun) for noun in [*doers, *tools]):
        return "strike"
    beaten = [counted(noun) for noun in objects(token)] if frame == "clash" else []
    flown = any(noun.lemma_.lower() in _RAIDS and weapon_of(noun) is not None for noun in beaten)
    return "strike" if flown else frame


_FLYING = frozenset("fly streak go come reach land depart arrive".split())
_SMALL_ARMS = frozenset("gun rifle pistol kalashnikov arm knife machete sword".split())
"""What those who attack carry themselves: then it is an assault."""
_RAIDS = frozenset("attack raid strike barrage salvo wave".split())
"""What air defences repel, if weapons do it: "a drone attack"."""


def fits_hit(token: Token, frame: str, spots: Spots, context: Context) -> bool:
    """Verbs such as "hit" and "target" tell of a strike only where a weapon or a force does it to something."""
    if _is_habit(token) or _set_off(token, spots):
        return not _is_habit(token)
    doers = [*subjects(token), *agents(token)] if not is_passive(token) else agents(token)
    tools = [noun for words, noun in prepositions(token) if words in ("with", "by", "using", "in")]
    tools = [] if token.lemma_.lower() in ("go", "come") else tools
    armed = any(weapon_of(noun) or weapon_meant(noun) for noun in [*doers, *tools]) or _fired_on(token)
    if token.lemma_.lower() in _THROWN:
        return _fits_thrown(token, spots, armed=armed)
    if frame == "attack" and agents(token) and any(spots.within(noun) for noun in objects(token)):
        return True
    if frame == "attack":
        return bool(objects(token) or prepositions(token)) and (
            armed or any(is_force(noun, context) for noun in doers)
        )
    if _hits_nothing(token, doers) or is_accident(token, frame, doers):
        return False
    if NEEDS["flying weapons as object"](token, spots, context):
        return True
    if armed or (frame == "explode" and any(weapon_of(noun) for noun in objects(token))):
        return True
    over = [noun for words, noun in prepositions(token) if words in ("on", "over", "onto")]
    if frame == "explode" and any(weapon_of(noun) for noun in over):
        return True
    felled = token.lemma_.lower() == "bring" and not any(map(_by_nature, token.doc))
    if (token.lemma_.lower() in _RAZED or felled) and is_passive(token) and not agents(token):
        return any(noun.lemma_.lower() in _BUILT for noun in map(_built, objects(token)))
    if (
        token.lemma_.lower() in ("strike", "hit", "target", "damage", "destroy")
        and is_passive(token)
        and not doers
    ):
        return not any(words != "in" for words, noun in prepositions(token) if noun in tools) and _was_hit(
            token, spots
        )
    armed = any(is_force(noun, context) or noun.lower_ in PERSONAL for noun in doers)
    if token.lemma_.lower() in ("target", "strike", "hit", "hammer", "attack"):
        return armed and any(spots.about(noun) or is_force(noun, context) for noun in objects(token))
    if token.lemma_.lower() in _RUINING:
        return armed and any(_built(noun).lemma_.lower() in _BUILT for noun in objects(token))
    return False


def _by_nature(word: Token) -> bool:
    return lexicon().accidents.get(word.lemma_.lower(), "building") != "building"


def _fired_on(token: Token) -> bool:
    """ "A wedding was fired on from a drone"."""
    fired = token.lemma_.lower() == "fire" and is_passive(token)
    return fired and any(
        words.split()[-1] in ("from", "by") and weapon_of(n) for words, n in prepositions(token)
    )


def _set_off(token: Token, spots: Spots) -> bool:
    """ "In X, hit on Saturday and again on Monday, …": words between commas behind a place that tell when it was hit."""
    if (
        token.lemma_.lower() not in ("hit", "strike", "target")
        or token.tag_ not in ("VBN", "VBD")
        or token.i < 2
    ):
        return False
    before, after = token.nbor(-1), token.doc[min(token.i + 1, len(token.doc) - 1)]
    told = after.lower_ in _WHEN and not agents(token) and not objects(token)
    return before.text == "," and told and any(spot.last == token.i - 2 for spot in spots.every)


_WHEN = frozenset("on overnight twice again repeatedly yesterday late early earlier at thrice".split())


def _is_habit(token: Token) -> bool:
    """ "It targets only military sites", "the army never strikes hospitals": what a party says that it does."""
    if token.tag_ not in ("VBZ", "VBP", "VB"):
        return False
    words = [token, *objects(token)]
    return any(
        child.lower_ in ("only", "never", "exclusively", "solely") for w in words for child in w.children
    )


def scatters(token: Token) -> bool:
    """ "Showered X with leaflets", "bombarded with calls": what comes down there is no weapon."""
    return any(
        words == "with" and counted(noun).lemma_.lower() in _PAPER for words, noun in prepositions(token)
    ) or any(counted(noun).lemma_.lower() in _PAPER for noun in [*objects(token), *agents(token)])


_PAPER = frozenset(
    "leaflet flyer pamphlet call message text question criticism request praise warning complaint propaganda".split()
)


def _hits_nothing(token: Token, doers: list[Token]) -> bool:
    """ "The guns fell silent", "jets flew low over X", "missiles came"."""
    if any(child.lower_ == "silent" for child in token.children):
        return True
    lemma = token.lemma_.lower()
    planes = [noun for noun in doers if (found := weapon_of(noun)) is not None and found.kind == "user"]
    sought = lemma == "come" and any(words in ("for", "after") for words, _ in prepositions(token))
    if sought and planes:
        return False  # "jets came for X"
    return (lemma in _FLYING and bool(planes)) or (lemma in ("come", "go") and not prepositions(token))


def _fits_thrown(token: Token, spots: Spots, *, armed: bool) -> bool:
    """ "Fired rockets at X", "rockets rained on Y", "nobody knows who fired on Z"."""
    links = prepositions(token)
    if token.dep_ in ("acl", "nsubj", "csubj", "amod") and not any(w.split()[0] in _AIMED for w, _ in links):
        # "rockets fired from X struck Y": where they came from is not where they fell.
        return False
    if token.lemma_.lower() == "fire" and not objects(token):
        if any(words.split()[0] in ("on", "at") and spots.at(noun) for words, noun in links):
            return True
    thrown = any(weapon_of(noun) for noun in objects(token))
    return thrown or (armed and bool(links))


def is_accident(token: Token, frame: str, doers: list[Token]) -> bool:
    """ "A helicopter crashed near X": what flies with people in it falls by accident unless it is sent."""
    if token.lemma_.lower() in ("collapse", "cave") and any(noun.lemma_.lower() == "mine" for noun in doers):
        return True  # "a mine collapsed, killing 20 diggers"
    if token.lemma_.lower() in _RAMMING and doers and doers[0].lemma_.lower() in _VEHICLES:
        into = [counted(noun) for _, noun in prepositions(token)]  # "a lorry ploughed into a minibus"
        aimed = any(lexicon().people.get(noun.lemma_.lower()) or noun.lower_ == "crowd" for noun in into)
        return weapon_of(doers[0]) is None and not aimed
    if token.lemma_.lower() in ("crash", "plunge") and any(
        (found := weapon_of(noun)) is not None and found.kind == "user" for noun in doers
    ):
        return True
    if frame == "explode" and any(noun.lemma_.lower() in _SAPPERS for noun in [*doers, *agents(token)]):
        return any(weapon_of(noun) is not None for noun in objects(token))  # "sappers blew up a dud shell"
    if frame == "explode" and any(noun.lemma_.lower() in _BURSTING for noun in doers):
        return not weapons_in([word for word in token.doc if word not in doers])
    return (
        frame == "explode"
        and not any(map(weapon_of, doers))
        and any(lexicon().accidents.get(word.lemma_.lower()) in ("traffic", "industry") for word in token.doc)
    )


_RAMMING = frozenset("plough plow smash crash slam collide skid".split())
_VEHICLES = frozenset(
    "lorry truck bus minibus car van train tractor motorbike motorcycle coach taxi trailer".split()
)
_SAPPERS = frozenset("engineer sapper deminer expert squad technician".split())
_BURSTING = frozenset(
    "tanker boiler cylinder transformer stove generator kiln tyre battery pipe pipeline".split()
)
"""What bursts by itself: "a petrol tanker exploded on the road to X"."""


def _was_hit(token: Token, spots: Spots) -> bool:
    """ "A market in X was struck": a building or a site hit by what the sentence doesn't say, which no storm was."""
    causes = {lexicon().accidents.get(word.lemma_.lower(), "building") for word in token.doc} - {"building"}
    if causes or any(word.lower_ in _DEGREES for word in token.doc):
        return False
    struck = [_built(noun) for noun in objects(token)]
    note = token.dep_ == "acl" and token.head.dep_ == "ROOT" and token.tag_ in ("VBN", "VBD")
    return (note or token.dep_ not in ("amod", "acl")) and any(
        noun.lemma_.lower() in _BUILT | _DRIVEN
        or lexicon().places.get(noun.lemma_.lower()) == "site"
        or spots.at(noun)
        for noun in struck
    )


_DEGREES = frozenset(
    "hard hardest worst badly severely economy economically crisis sanctions prices tourism".split()
)


def _built(noun: Token) -> Token:
    """ "A block of houses" is houses."""
    if noun.lemma_.lower() in ("block", "row", "cluster"):
        return next((g for c in noun.children if c.lower_ == "of" for g in c.children), noun)
    return counted(noun)


_RUINING = frozenset("demolish destroy level flatten raze".split())
_RAZED = frozenset("flatten level pulverise pulverize obliterate raze".split())


_BUILT = frozenset(
    "house home building block school hospital mosque church tower apartment flat neighbourhood neighborhood "
    "residence warehouse shop kindergarten substation infrastructure facility high-rise dormitory tent branch office "
    "bank station store market clinic villa premises headquarters".split()
)


_DRIVEN = frozenset("ambulance convoy bus minibus train tram ship tanker vessel ferry truck".split())
"""What moves and is hit like a building: "an ambulance was hit"."""
