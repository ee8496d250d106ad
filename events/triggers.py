"""Triggers: the words of a sentence that stand for a happening, and the frame each stands for."""

from __future__ import annotations

from functools import lru_cache

from events.actor_table import Context
from events.actors import HELD, actors_of
from events.being import EDGES, OWN, STATES, being_triggers
from events.holding import FLAGS, flag_triggers, hands_triggers
from events.inflection import base_forms, inflections, lemma_of
from events.lethal import is_hurt, is_lethal
from events.lexicon import lexicon
from events.links import prepositions
from events.nouns import noun_triggers
from events.spots import Spots
from events.syntax import counted, objects, subjects
from events.tokens import Doc, Token
from events.trigger import Trigger, frame_of
from events.verbs import verb_triggers

__all__ = ["can_hold_event", "harms", "triggers"]

_ATTRIBUTIVE = dict.fromkeys(sorted(HELD), "hold")
_HARM_WORDS = frozenset(
    "dead casualties deaths fatalities killed wounded injured injuries toll victims casualty death fatality "
    "bodies lives corpses body loss martyrdom survive survived".split()
)


def can_hold_event(words: frozenset[str]) -> bool:
    """Whether any of a sentence's lower-case words could be a trigger; cheap, so that few are parsed."""
    return not words.isdisjoint(_stems())


@lru_cache(maxsize=1)
def _stems() -> frozenset[str]:
    lex = lexicon()
    first = {verb.split()[0] for verb in lex.verbs} | {noun.split()[-1] for noun in lex.nouns}
    first |= {word.split()[-1] for word in lex.weapons}
    first |= {word for word, kind in lex.people.items() if kind == "displaced"}
    forms = {
        *_ATTRIBUTIVE,
        *OWN,
        *FLAGS,
        *STATES,
        *EDGES,
        "free",
        "way",
        "within",
        "again",
        "stand",
        "stands",
        "stood",
        "gone",
        "zone",
        "outskirts",
        "inside",
        "hands",
        "back",
        "present",
        "under",
        "remains",
        "belong",
        "belongs",
        "belonged",
        *_HARM_WORDS,
    }
    for word in first:
        forms.update(inflections(word))
    return frozenset(forms)


def triggers(doc: Doc, spots: Spots, context: Context) -> list[Trigger]:
    """The triggers of a sentence in the order of the text; verbs of harm are apart (`harms`)."""
    found: list[Trigger] = []
    for token in doc:
        if token.lower_ in _ATTRIBUTIVE and _is_attributive(token):
            if not _is_held(token.head, spots) or not actors_of(token.doc[token.i - 2], context):
                continue
            frame = lexicon().frames[_ATTRIBUTIVE[token.lower_]]
            found.append(Trigger(token=token, frame=frame, attributive=True))
        elif token.lower_ in FLAGS:
            found.extend(flag_triggers(token, spots, context))
        elif _noun_read_as_verb(token):
            found.append(Trigger(token=token, frame=frame_of(lexicon().nouns[token.lemma_.lower()][0])))
        elif token.lower_ == "hands":
            found.extend(hands_triggers(token, spots))
        elif token.pos_ in ("NOUN", "PROPN") and not (
            (token.dep_ == "relcl" and lemma_of(token) != token.lemma_.lower()) or _verb_read_as_noun(token)
        ):
            found.extend(noun_triggers(token, spots))
        elif token.lemma_ in ("be", "remain", "stay", "stand", "belong") and (
            being := list(being_triggers(token, spots, context))
        ):
            found.extend(being)
        elif (
            token.dep_ == "relcl"
            or _verb_read_as_noun(token)
            or token.pos_ in ("VERB", "AUX")
            or token.tag_ in ("VBN", "VBG", "VBD")
            or (token.dep_ == "acomp" and any(child.dep_ == "agent" for child in token.children))
        ):
            found.extend(verb_triggers(token, spots, context))
            if (
                found
                and found[-1].token == token
                and found[-1].frame.name == "enter"
                and token.lemma_ == "storm"
            ):
                # To storm a town is a fight as well.
                found.append(Trigger(token=token, frame=frame_of("attack")))
    return [_unrest(trigger) for trigger in found if not _is_a_match(trigger)]


def _unrest(trigger: Trigger) -> Trigger:
    """ "Demonstrators clashed with police", "clashes between fans": unrest, unless weapons of war are named."""
    if trigger.frame.name != "clash" or trigger.token.lemma_.lower() not in _SCUFFLES:
        return trigger
    token = trigger.token
    near = [*subjects(token), *objects(token), *(noun for _, noun in prepositions(token))]
    if any(counted(noun).lemma_.lower() in _CROWDS for noun in near):
        return Trigger(token=token, frame=frame_of("protest"), support=trigger.support)
    return trigger


_SCUFFLES = frozenset("clash clashes confrontation fight fighting skirmish scuffle battle".split())


def _is_a_match(trigger: Trigger) -> bool:
    """ "The championship clash in X": sport."""
    before = trigger.token.nbor(-1) if trigger.token.i else trigger.token
    return trigger.frame.layer == "clash" and before.lower_ in _MATCHES


_MATCHES = frozenset(
    "championship title cup league derby football boxing semi-final quarter-final final".split()
)
"""What a clash is about in sport."""
_CROWDS = frozenset(
    "demonstrator protester protestor rioter fan supporter student hooligan worshipper striker".split()
)


def _noun_read_as_verb(token: Token) -> bool:
    """ "US strikes on the port killed 74": the parse takes the noun for a verb."""
    if token.tag_ != "VBZ":
        return False
    entry = lexicon().nouns.get(token.lemma_.lower())
    return (
        entry is not None
        and (
            token.dep_ in ("nsubj", "csubj") or any(c.dep_ in ("compound", "nummod") for c in token.children)
        )
        and frame_of(entry[0]).layer in ("strike", "clash")
    )


def _verb_read_as_noun(token: Token) -> bool:
    """ "The army shot and killed a boy": the parse takes the verb for a noun, but gives it a subject or object."""
    return (
        token.pos_ == "NOUN"
        and token.lower_ in base_forms()
        and any(
            (child.dep_ == "nsubj" and child.i < token.i) or (child.dep_ == "dobj" and child.i > token.i)
            for child in token.children
        )
    )


def _may_be_verb(token: Token) -> bool:
    if token.dep_ == "relcl" or _verb_read_as_noun(token):
        return True
    return token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBG", "VBD")


def harms(doc: Doc) -> list[Token]:
    """The words that tell of dead and injured."""
    lex = lexicon()
    return [
        token
        for token in doc
        if (
            not _only_describes(token)
            and (
                is_lethal(token)
                or is_hurt(token)
                or (
                    token.pos_ in ("VERB", "ADJ")
                    and any(f == "harm" for f, _ in lex.verbs.get(token.lemma_.lower(), ()))
                )
            )
        )
        or (token.lower_ in _HARM_WORDS and token.lower_ != "lives")
        or (token.lower_ == "hurt" and token.i and token.nbor(-1).like_num)  # "four dead, nine hurt"
        or (token.lower_ in ("lives", "life") and _are_lost(token))
    ]


def _are_lost(lives: Token) -> bool:
    """ "Lost their lives", "claimed twelve lives", "at the cost of nine lives"."""
    if lives.dep_ == "pobj" and lives.head.lower_ == "of":
        return lives.head.head.lower_ == "cost"
    return lives.dep_ == "dobj" and lives.head.lemma_.lower() in ("lose", "claim", "take", "cost")


def _only_describes(token: Token) -> bool:
    """ "Justice for a murdered leader": what befell somebody some time, who is not counted."""
    counts = any(child.dep_ == "nummod" for child in token.head.children)
    return token.dep_ == "amod" and token.pos_ == "VERB" and token.head.dep_ == "pobj" and not counts


def _is_held(noun: Token, spots: Spots) -> bool:
    """ "The rebel-held town", not "the Hamas-run enclave", which no place of the sentence need be."""
    return spots.about(noun) and (noun.lower_ not in _REALMS or bool(spots.within(noun)))


_REALMS = frozenset(
    "enclave strip territory territories area areas region north south east west parts".split()
)


def _is_attributive(token: Token) -> bool:
    return (
        token.i >= 2
        and token.doc[token.i - 1].text in ("-", "‑", "–")
        and token.dep_ in ("amod", "compound", "acl", "nmod")
    )
