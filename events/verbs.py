"""Verbs that stand for a happening, and what must be there for each to count."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from events.actor_table import Context
from events.actors import is_force
from events.bearing import goes_home
from events.besieging import by_forces, shut_in
from events.calamity import fights_nature
from events.changing import fits_change
from events.harmless import of_the_harmless, stopped_before
from events.hits import as_strike, fits_hit, is_accident, scatters
from events.homeward import goes_back
from events.inflection import with_particle
from events.lexicon import HARM, lexicon
from events.links import flat_prepositions, prepositions
from events.movers import fits_movement, is_crowd
from events.needs import NEEDS, PERSONAL, is_people, is_thrown
from events.no_loss import OUT, came_and_went, no_loss
from events.parts import EXTENTS
from events.peaceful import is_peaceful, is_won_by_vote
from events.pictures import SHOWING, is_officer, shows_force, where_filmed
from events.roles import is_where
from events.spots import Spots
from events.syntax import agents, counted, is_passive, objects, subjects
from events.tokens import Token
from events.trigger import Trigger, frame_of
from events.unnamed import is_site_inside
from events.weapons import weapon_of

__all__ = ["verb_triggers"]

_FORCE_ONLY = frozenset({"enter", "advance", "besiege", "lose", "presence"})


def verb_triggers(token: Token, spots: Spots, context: Context) -> Iterator[Trigger]:
    """The trigger that a verb is, if what its frame asks for is there."""
    lex = lexicon()
    for form in with_particle(token):
        entries = lex.verbs.get(form)
        if not entries or (form in _PLAIN and _changed(token)):
            continue
        if (
            entries[0][0] == "harm"
            and entries[0][1] == ""
            and any(weapon_of(noun) for noun in [*subjects(token), *agents(token)])
        ):
            crash = any(is_accident(above, "strike", subjects(above)) for above in token.ancestors)
            if not crash and (not is_passive(token) or any(weapon_of(noun) for noun in agents(token))):
                yield Trigger(token=token, frame=frame_of("strike"))
            return
        for frame, note in entries:
            if frame == "strike" and any(
                counted(noun).lemma_.lower() in _UNARMED for noun in subjects(token)
            ):
                continue
            if frame != HARM and _fits(token, frame, note, spots, context):
                yield Trigger(token=token, frame=frame_of(_turned(token, frame, context)))
                return


def _turned(token: Token, frame: str, context: Context) -> str:
    """The frame that the words around a verb make of its own: people who go back, a town lost *to* somebody."""
    if frame == "flee" and goes_back(token):
        return "return"
    if (
        frame == "lose"
        and token.lemma_.lower() in ("lose", "leave", "abandon", "surrender", "concede", "yield")
        and any(words == "to" and is_force(noun, context) for words, noun in flat_prepositions(token))
    ):
        return "handover"
    return as_strike(token, frame)


def _changed(token: Token) -> bool:
    """Whether a small word makes another verb of it: "took in the town", "took place"."""
    particles = any(child.dep_ == "prt" and child.lower_ not in ("back", "over") for child in token.children)
    return particles or any(map(_of_a_phrase, objects(token)))


def _of_a_phrase(noun: Token) -> bool:
    """ "Took place", "taking any part in the fighting", not "took part of the town"."""
    if noun.lower_ == "part":
        return all(
            child.dep_ == "det" or child.lower_ in ("in", "active", "direct", "no") for child in noun.children
        )
    if noun.text == "command" and not any(
        child.dep_ in ("det", "amod", "compound") for child in noun.children
    ):
        return True  # "took command of the division in X"
    return noun.lower_ in ("place", "time", "care", "note", "aim", "stock") and not list(noun.children)


_PLAIN = frozenset("take hold keep win leave give storm shoot".split())


def _fits(token: Token, frame: str, note: str, spots: Spots, context: Context) -> bool:
    layer = frame_of(frame).layer
    if stopped_before(token) or is_peaceful(token) or (frame == "clash" and fights_nature(token)):
        return False
    if note in NEEDS:
        return NEEDS[note](token, spots, context)
    if layer == "control":
        return _fits_control(token, frame, spots, context)
    if frame == "violence" and token.dep_ == "amod":
        return False  # "justice for a murdered leader"
    if layer in ("strike", "clash") and (scatters(token) or of_the_harmless(token)):
        return False
    if frame == "explode" and not note and is_accident(token, frame, subjects(token)):
        return False
    if frame == "explode" and any(noun.lemma_.lower() in _ALARMS for noun in subjects(token)):
        return False
    if layer == "displacement":
        return fits_movement(token, frame, spots, context)
    if note == "soft":
        return fits_hit(token, frame, spots, context)
    if token.lemma_.lower() == "shoot" and any(weapon_of(counted(noun)) for noun in objects(token)):
        return False
    return frame != "protest" or any(not is_force(noun, context) for noun in subjects(token))


_ALARMS = frozenset(
    "siren alarm alert price cost demand inflation debt rent anger fury rage population number applause".split()
)
"""What goes off or explodes without a bomb."""


def _fits_control(token: Token, frame: str, spots: Spots, context: Context) -> bool:
    if (
        is_won_by_vote(token, context)
        or _only_describes(token, spots)
        or (token.lemma_ == "clear" and _demines(token))
    ):
        return False
    if frame == "presence" and (
        any(noun.lower_ in ("he", "she") or is_officer(noun) for noun in objects(token))
        or where_filmed(token)
    ):
        return False  # "he was last seen in X"
    doers = agents(token) if is_passive(token) else subjects(token)
    if frame == "presence" and (is_passive(token) or token.lemma_.lower() in SHOWING):
        doers = objects(token)
        if token.lemma_.lower() in SHOWING:
            return shows_force(token, doers, spots, context)
    if frame == "lose" and any(_moved_unit(noun, spots, context) for noun in objects(token)):
        doers = objects(token)
    if any(
        (is_people(counted(noun), context) and not _own_men(noun)) or is_thrown(noun) or is_crowd(noun)
        for noun in doers
    ):
        return False
    targets = [noun for noun in objects(token) if noun.lower_ != "way"]
    sent = (frame == "enter" and doers and all(map(_is_sent, doers))) or goes_home(token, doers)
    if sent or (frame == "enter" and came_and_went(token)) or _no_change(token, frame, doers, spots, context):
        return False
    if frame in ("take", "hold"):
        return _fits_hold(token, doers, targets, spots, context)
    if frame in ("contest", "fall", "expel", "handover"):
        return fits_change(token, frame, targets, spots, context)
    if frame in _FORCE_ONLY and not any(
        noun.lower_ in PERSONAL or (is_force(noun, context) and noun.lemma_.lower() not in _OFFICE)
        for noun in doers
    ):
        bare = not doers and is_passive(token) and frame in ("besiege", "enter")  # not "stormed by looters"
        about = bare and any(map(spots.about, targets))
        return about or (frame == "besiege" and shut_in(token, targets, spots, context))
    if frame == "lose":
        where = [noun for words, noun in prepositions(token) if words in OUT]
        named = any(_unknown_name(noun, context) for noun in targets)
        named |= token.lemma_.lower() in _PULLING and any(_moved_unit(n, spots, context) for n in targets)
        return not targets or named or any(spots.about(noun) for noun in [*targets, *where])
    if targets and frame in ("enter", "besiege", "expand"):
        # "stormed a school in Kumba": what was entered is the school, not the town.
        return _is_entered(token, targets, spots, context) or (
            frame == "besiege" and shut_in(token, targets, spots, context)
        )
    return any(spots.about(noun) for noun in [*targets, *(noun for _, noun in prepositions(token))])


def _fits_hold(
    token: Token, doers: list[Token], targets: list[Token], spots: Spots, context: Context
) -> bool:
    """Whether what is taken or held is a place; a verb of ruling may have none of its own."""
    if not targets and token.lemma_.lower() in _RULING and _rules_there(token, doers, spots, context):
        return True
    if token.lemma_.lower() == "run" and doers and not any(map(partial(_may_rule, context=context), doers)):
        return False  # "the field hospital that an aid agency runs in X"
    if token.lemma_.lower() in _IN_OFFICE and doers and all(_is_somebody(noun, context) for noun in doers):
        return False
    if token.lemma_.lower() in _OF_PLACES and any(noun.lower_ == "it" for noun in targets):
        own = token.lemma_.lower() != "run"
        return any(is_force(noun, context) or (own and noun.lower_ in PERSONAL) for noun in doers)
    if token.dep_ == "conj" and any(noun.lower_ == "it" for noun in targets):
        # "Entered the town on 29 June and have held it since"
        return any(spots.at(noun) for noun in objects(token.head))
    crowd = any(noun.lemma_.lower() in _CROWDS for noun in targets)
    return not crowd and any(spots.about(noun) or _unknown_name(noun, context) for noun in targets)


_IN_OFFICE = frozenset({"govern", "administer"})


def _may_rule(noun: Token, *, context: Context) -> bool:
    return is_force(counted(noun), context) or noun.lower_ in PERSONAL


def _is_somebody(noun: Token, context: Context) -> bool:
    """ "According to J. Doe, who governs the region": a person in office, who is no party to the war."""
    return noun.tag_ == "NNP" and not is_force(noun, context)


_RULING = frozenset({"rule", "govern", "reign", "dominate"})


def _rules_there(token: Token, doers: list[Token], spots: Spots, context: Context) -> bool:
    """ "X, where the jihadists of the group have ruled since April"."""
    led = [*doers, *(inner for noun in doers for words, inner in prepositions(noun) if words == "of")]
    ruled = is_where(token) and spots.at(token.head) is not None
    return ruled and any(is_force(noun, context) for noun in led)


def _only_describes(token: Token, spots: Spots) -> bool:
    """ "The road to the besieged city", "half of the territory they seized": no news of who holds what."""
    if token.dep_ in ("relcl", "acl") and token.head.lemma_.lower() in EXTENTS:
        return True
    return token.dep_ == "amod" and not spots.within(token.head)


def _no_change(token: Token, frame: str, doers: list[Token], spots: Spots, context: Context) -> bool:
    """Whether a verb of leaving, surrounding or advancing tells of people who move, or of how a place lies."""
    if frame == "advance":
        # "driving thousands towards X"
        return any(is_people(counted(n), context) or n.lemma_.lower() in _CROWDS for n in objects(token))
    if frame == "besiege":
        return is_passive(token) and not by_forces(token, doers, context)
    return frame == "lose" and no_loss(token, doers, spots, context)


_OF_PLACES = frozenset("administer govern occupy run".split())
"""Verbs whose "it" is a town: "the rebels have administered it since"."""


def _is_sent(noun: Token) -> bool:
    """A convoy, a supply column, fire."""
    words = [counted(noun), *(child for child in noun.children if child.dep_ in ("compound", "amod"))]
    return any(word.lemma_.lower() in _SENT for word in words)


_SENT = frozenset(
    "reinforcement convoy delivery shipment supply relief aid humanitarian resupply logistics fire flame blaze".split()
)
"""What reaches a place from its own side, or by itself, which tells nothing of who holds it."""


def _demines(token: Token) -> bool:
    """ "Hit a mine while clearing fields near X", "clearing rubble"."""
    return any(word.lemma_.lower() in _DEMINED for word in token.doc)


_DEMINED = frozenset("mine landmine ordnance munition booby-trap rubble debris deminer sapper".split())


_CROWDS = frozenset({"hundred", "thousand", "dozen", "score"})
"""Numbers that count people who are held, not places."""


def _is_entered(token: Token, targets: list[Token], spots: Spots, context: Context) -> bool:
    """Whether a place is what was entered; of what was stormed only a town by its name, not "the Cairo Hotel"."""
    if token.lemma_.lower() == "storm":
        named = [inner for noun in targets for words, inner in prepositions(noun) if words == "of"]
        return any(spots.at(noun) and not is_site_inside(noun, spots) for noun in [*targets, *named])
    return any(spots.about(noun) or _unknown_name(noun, context) for noun in targets)


def _own_men(noun: Token) -> bool:
    """ "His men took the town": those whom somebody leads."""
    return noun.lower_ == "men" and any(child.dep_ == "poss" for child in noun.children)


_PULLING = frozenset("withdraw pull evacuate redeploy".split())
_OFFICE = frozenset("president minister official spokesman spokesperson spokeswoman ministry".split())
"""Those who speak for a state: a president who leaves a town has not lost it."""


def _moved_unit(noun: Token, spots: Spots, context: Context) -> bool:
    """ "Pulled its units out": armed people as object, not a place such as a state."""
    return noun.pos_ == "NOUN" and is_force(noun, context) and not spots.about(noun)


def _unknown_name(noun: Token, context: Context) -> bool:
    """A proper name that is no party: perhaps a place that no gazetteer has, to be listed as such."""
    return noun.tag_ == "NNP" and not is_force(noun, context)


_UNARMED = frozenset("rioter protester protestor demonstrator student fan crowd".split())  # unrest, no strike
