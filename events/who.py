"""Who: the doers of a trigger, and who loses by it."""

from __future__ import annotations

from dataclasses import dataclass

from events.actor_table import Context, actor_table
from events.actors import actors_of, is_force
from events.being import OWN
from events.claim import Actor, distinct
from events.culprits import culprits, is_answered, members_of, senders
from events.inflection import is_verb
from events.lexicon import lexicon
from events.links import flat_prepositions, prepositions
from events.pictures import SHOWING
from events.pronouns import (
    PRONOUNS,
    belongs_to,
    claimants,
    is_each_side,
    is_follower,
    is_that_band,
    meant,
    of_group,
    owner_of,
    points_to_group,
    stands_for_each,
    told_of_before,
)
from events.roles import STATIONED
from events.syntax import agents, is_passive, objects, subjects
from events.tokens import Token
from events.tree import climb
from events.trigger import Trigger
from events.weapons import weapon_of

__all__ = ["Memory", "doers", "losers"]


@dataclass(slots=True, kw_only=True)
class Memory:
    """What a report spoke of last: the parties that "they" means, the two of "both sides", and "the group"."""

    parties: tuple[Actor, ...] = ()
    sides: tuple[Actor, ...] = ()
    group: tuple[Actor, ...] = ()


def doers(trigger: Trigger, context: Context, memory: Memory) -> list[Actor]:
    """The parties that did it: the subject or by-phrase of the verb, the owner of the noun, those who carried it out."""
    return _in_role(trigger, context, memory) or _parties(culprits(trigger), context, memory)


def _in_role(trigger: Trigger, context: Context, memory: Memory) -> list[Actor]:
    token, name = trigger.token, trigger.frame.name
    if trigger.attributive:
        return _attributive(token, context)
    if not is_verb(token):
        return _of_noun(trigger, context, memory)
    if own := [c for c in token.children if c.dep_ in ("attr", "nsubj", "acomp") and c.lower_ in OWN]:
        before = told_of_before(own[0], context) if own[0].lower_ == "theirs" else []
        return _speakers(token, context) or before or distinct(list(memory.parties))
    if (
        token.lemma_ in ("be", "remain", "stay", "belong")
        and name == "hold"
        and (owners := belongs_to(token, context))
    ):
        return owners
    if name == "fall":
        return _parties(
            [noun for words, noun in prepositions(token) if words in ("to", "into", "under")], context, memory
        )
    if name == "handover":
        to = [noun for words, noun in flat_prepositions(token) if words.rsplit(" ", 1)[-1] == "to"]
        return _parties(to, context, memory)
    if name == "presence" and (is_passive(token) or token.lemma_.lower() in SHOWING):
        return _parties(objects(token), context, memory)
    if (told := _by_the_verb(token, name)) is not None:
        return _parties(told, context, memory)
    if is_passive(token) and name != "lose":
        return _parties(agents(token), context, memory)
    troops = [noun for noun in objects(token) if noun.pos_ == "NOUN" and is_force(noun, context)]
    moved = troops if name == "lose" else []
    if said := _by_own_claim(token, context):
        return said
    # Bare "troops had been moved" may be anybody's, and "it pulled troops out" are those of who moves them.
    own = [noun for noun in moved if any(child.dep_ in _NAMING for child in noun.children)]
    if is_passive(token):
        return _parties(own, context, memory)
    moves = _parties(own, context, memory) or _parties(subjects(token), context, memory)
    found = moves or _parties(moved, context, memory)
    return found or (_of_noun(trigger, context, memory) if token.tag_ in ("VBG", "NN") else [])


_NAMING = frozenset({"poss", "amod", "compound", "nmod"})


def _by_the_verb(token: Token, name: str) -> list[Token] | None:
    """Who does it by verbs whose subject is not the doer; None for the others."""
    lemma = token.lemma_.lower()
    if name == "explode" and lemma in _TREADING:
        return []  # "a police van ran over a bomb": whom it hit
    stationed = name == "hold" and lemma in STATIONED
    return objects(token) if stationed and is_passive(token) and not agents(token) else None


_TREADING = frozenset("run step tread drive ride hit strike roll".split())


def _speakers(token: Token, context: Context) -> list[Actor]:
    """The party that says a place is "ours", "theirs" or "his"."""
    for above in climb(token):
        if above.lemma_.lower() in lexicon().speech:
            return distinct([a for noun in subjects(above) for a in actors_of(noun, context)])
    return []


def _by_own_claim(token: Token, context: Context) -> list[Actor]:
    """ "Russian claims to have taken X": a verb without a subject that hangs on a claim, or beside one."""
    if token.dep_ not in ("acl", "xcomp") or not any(child.lower_ == "to" for child in token.children):
        return []
    said = [token.head] if token.dep_ == "acl" else [n for n in objects(token.head) if n.i < token.i]
    return [actor for noun in said for actor in claimants(noun, context)]


def losers(trigger: Trigger, context: Context, memory: Memory) -> list[Actor]:
    """Those who lose a place by a trigger that gives it to somebody else."""
    token, name = trigger.token, trigger.frame.name
    if name == "expel":
        # Nobody drives himself out: "troops drove them out" means others than the troops, spoken of last or not.
        own = {actor.id or actor.name for actor in doers(trigger, context, memory)}
        found = _parties(objects(token), context, memory)
        return [actor for actor in found if (actor.id or actor.name) not in own]
    if name == "handover":
        return _parties(subjects(token), context, memory)
    if name in ("take", "fall"):
        return _parties(
            [noun for words, noun in flat_prepositions(token) if words == "from"], context, memory
        )
    return []


def _of_noun(trigger: Trigger, context: Context, memory: Memory) -> list[Actor]:
    token = trigger.token
    by = _parties(agents(token) or _late_agents(token), context, memory)
    if by:
        return by
    under = token.dep_ == "pobj" and token.head.lower_ in ("under", "in")
    if trigger.support is not None and not under and any(c.tag_ == "PRP$" for c in token.children):
        return _support_doers(trigger.support, context, memory)
    if token.lemma_.lower() == "master" and token.dep_ == "attr":
        return _parties(subjects(token.head), context, memory)
    if trigger.frame.name == "fall":
        return _parties([noun for words, noun in prepositions(token) if words == "to"], context, memory)
    if (
        trigger.frame.layer == "control"
        and token.dep_ == "pobj"
        and token.head.lower_ in ("under", "in", "into", "to", "from")
    ):
        return _holders(trigger, context, memory)
    own = _owners(token, context, memory)
    if own:
        return own
    if trigger.frame.name in ("lose", "advance", "flee", "enter", "return"):
        of = _parties([noun for words, noun in prepositions(token) if words in ("of", "by")], context, memory)
        if of:
            return of
    if trigger.support is not None:
        return [] if is_answered(token) else _support_doers(trigger.support, context, memory)
    if token.dep_ in ("attr", "appos") and trigger.frame.name in ("hold", "presence"):
        return _parties([noun for words, noun in prepositions(token) if words == "of"], context, memory)
    if token.dep_ == "pobj" and token.head.lower_ in ("in", "by", "with") and token.head.head.pos_ == "VERB":
        verb = token.head.head
        if verb.lemma_.lower() in ("kill", "wound", "injure", "destroy", "hit", "target") and not is_passive(
            verb
        ):
            return _parties(subjects(verb), context, memory)
    return []


_IN_CONTROL = frozenset({"control", "charge", "possession", "command"})


def _holders(trigger: Trigger, context: Context, memory: Memory) -> list[Actor]:
    """ "In rebel hands", "under the control of the army", "the rebels are in full control of X"."""
    token = trigger.token
    bare = token.head.lower_ == "in" and not any(child.dep_ in ("det", "poss") for child in token.children)
    if bare and trigger.support is not None and token.lemma_.lower() in _IN_CONTROL:
        # "The rebels are in control of the capital" is not "in the hands of the capital".
        held = [noun for noun in subjects(trigger.support) if is_force(noun, context) or noun.pos_ == "PRON"]
        if found := _parties(held, context, memory):
            return found
    of = [noun for words, noun in prepositions(token) if words == "of"]
    named = _owners(token, context, memory) or _parties(of, context, memory)
    if named or token.head.lower_ != "in" or trigger.support is None:
        return named
    held_by = [n for n in subjects(trigger.support) if is_force(n, context) or n.pos_ == "PRON"]
    return _parties(held_by, context, memory)


def _late_agents(token: Token) -> list[Token]:
    """A by-phrase behind the noun, in its own clause, that the parse hangs on another word."""
    for word in token.doc[token.i + 1 :]:
        if word.pos_ in ("VERB", "AUX") or word.is_punct:
            return []
        if word.lower_ == "by":
            return [
                noun for child in word.children if child.dep_ == "pobj" for noun in (child, *child.conjuncts)
            ]
    return []


def _support_doers(verb: Token, context: Context, memory: Memory) -> list[Actor]:
    if verb.lemma_.lower() in _JUDGING:
        return []
    return _parties(agents(verb) if is_passive(verb) else subjects(verb), context, memory)


_JUDGING = frozenset(
    "condemn denounce deplore criticise criticize decry mourn investigate probe document survive witness regret".split()
)
"""What others do about a deed: who condemns an attack did not carry it out."""


def _owners(token: Token, context: Context, memory: Memory) -> list[Actor]:
    """Parties in the noun's own modifiers: "Russian air strikes", "the army's withdrawal", "rebel advance"."""
    found: list[Actor] = []
    for child in token.children:
        if child.dep_ == "poss" and child.pos_ == "PRON":
            found.extend(meant(child, context) or memory.parties or _speakers(token, context))
        elif points_to_group(child):
            found.extend(memory.group or memory.parties)
        elif child.dep_ in ("poss", "compound", "amod", "nmod", "npadvmod"):
            found.extend(_modifier(child, token, context))
    return distinct(found)


def _modifier(child: Token, token: Token, context: Context) -> list[Actor]:
    if child.tag_ == "VBN":
        return []
    found = actors_of(child, context)
    if found:
        return found
    with_of = any(other.lower_ == "of" for other in token.children)  # "full control of the Russian town"
    return actors_of(token, context) if child.dep_ == "amod" and not with_of else []


def _attributive(token: Token, context: Context) -> list[Actor]:
    """The holder in "rebel-held Idlib", "HTS-controlled areas"."""
    left = token.doc[token.i - 2]
    return actors_of(left, context)


def _parties(nouns: list[Token], context: Context, memory: Memory) -> list[Actor]:
    found: list[Actor] = []
    for noun in nouns:
        if memory.sides and (is_each_side(noun) or stands_for_each(noun)):
            found.extend(memory.sides)
        elif noun.pos_ == "PRON" and noun.lower_ in PRONOUNS:
            found.extend(meant(noun, context) or memory.parties)
        elif (owner := owner_of(noun)) is not None and (is_force(noun, context) or is_follower(noun)):
            found.extend(meant(owner, context) or memory.parties)
        elif (memory.group or memory.parties) and of_group(noun):
            found.extend(memory.group or memory.parties)
        elif noun.lemma_.lower() not in ("civilian", "resident", "people", "family"):
            named = actors_of(noun, context)
            unnamed = all(actor.id is None for actor in named)
            named = (unnamed and _parties(members_of(noun), context, memory)) or _of_band(noun, named, memory)
            if not named and weapon_of(noun) is not None:
                named = _owners(noun, context, memory) or _parties(senders(noun), context, memory)
            found.extend(named)
    return distinct(found)


def _of_band(noun: Token, named: list[Actor], memory: Memory) -> list[Actor]:
    """ "The fighters", which no table knows or only as many groups together: those of the group named last."""
    if not is_that_band(noun) or not memory.group:
        return named
    kinds = [actor_table().parties.get(actor.id or "") for actor in named]
    roles = {one.side_role for actor in memory.group if (one := actor_table().parties.get(actor.id or ""))}
    alike = all(kind is None or (kind.kind == "coalition" and kind.side_role in roles) for kind in kinds)
    return list(memory.group) if alike else named
