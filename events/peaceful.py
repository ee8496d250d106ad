"""Deeds of peace told in words of war: elections, exercises, markets, days of memory."""

from __future__ import annotations

from events.actor_table import Context
from events.actors import is_force
from events.inflection import is_verb
from events.lexicon import lexicon
from events.links import prepositions
from events.syntax import agents, counted, is_passive, objects, subjects
from events.tokens import Token
from events.weapons import weapon_of

__all__ = ["is_peaceful", "is_won_by_vote"]


def is_peaceful(token: Token) -> bool:
    """ "Fired rounds off X in an exercise", "the currency came under fire", "those killed in the blast were mourned"."""
    return any(told(token) for told in _TOLD)


def _in_an_exercise(token: Token) -> bool:
    """ "Gunners fired 60 rounds off X in a live-fire exercise": at nobody."""
    clause = [token, *token.ancestors]
    return any(
        word.lemma_.lower() in _EXERCISES
        and word.dep_ == "pobj"
        and word.head.lower_ in ("in", "during", "for")
        and word.i > token.i
        and any(child.dep_ in ("compound", "amod", "det") for child in word.children)
        and any(above in clause for above in word.ancestors)
        for word in token.sent
    )


_EXERCISES = frozenset("exercise drill manoeuvre maneuver rehearsal".split())


def _under_criticism(token: Token) -> bool:
    """ "The currency has come under heavy fire from speculators": words, not shells."""
    if token.lemma_.lower() != "fire" or token.dep_ != "pobj" or token.head.lower_ != "under":
        return False
    verb = token.head.head
    senders = [
        noun
        for link in (token, verb)
        for words, noun in prepositions(link)
        if words in ("from", "for", "over")
    ]
    return bool(senders) and not any(map(_bears_arms, senders))


def _bears_arms(noun: Token) -> bool:
    """A party, fighters, a weapon, or a place that fire comes from."""
    kind = lexicon().people.get(noun.lemma_.lower())
    if noun.pos_ in ("PROPN", "PRON") or kind in ("fighter", "soldier", "police"):
        return True
    return (
        noun.lemma_.lower() in lexicon().forces
        or noun.lemma_.lower() in lexicon().places
        or weapon_of(noun) is not None
        or any(child.pos_ == "PROPN" for child in noun.children)
    )


def _of_things(token: Token) -> bool:
    """ "A battle of billboards", "a war of words", "a barrage of questions"."""
    if token.lemma_.lower() not in _CONTESTS or token.pos_ != "NOUN":
        return False
    of = [noun for words, noun in prepositions(token) if words == "of"]
    lasting = any(noun.lemma_.lower() in _LASTING or any(c.like_num for c in noun.children) for noun in of)
    return (
        bool(of)
        and not lasting
        and not any(map(_bears_arms, of))
        and all(noun.tag_ in ("NN", "NNS") for noun in of)
    )


_CONTESTS = frozenset("battle war barrage volley salvo hail onslaught".split())
_LASTING = frozenset(
    "hour day week month year minute night attrition position movement manoeuvre independence liberation encirclement "
    "annihilation".split()
)


def _known_for(token: Token) -> bool:
    """ "A veteran of the battle of X was elected", "prayed for the victims of the attack on X": of another day."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("of", "from"):
        return False
    who = token.head.head
    if who.lemma_.lower() in _KNOWN:
        return True
    verb = who.head.head if who.dep_ == "pobj" else who.head
    return who.lemma_.lower() in _REMEMBERED_BY and verb.lemma_.lower() in _HONOURING


_KNOWN = frozenset("veteran survivor hero heroine memory remembrance anniversary commemoration".split())
_REMEMBERED_BY = frozenset("victim dead fallen casualty martyr".split())
_HONOURING = frozenset(
    "pray mourn honour honor remember commemorate salute sing play light observe hold".split()
)


def _by_beasts(token: Token) -> bool:
    """ "Locusts invaded the fields near X", "fans stormed the pitch", "heavy rain bombarded X"."""
    if token.pos_ != "VERB":
        return False
    doers = agents(token) if is_passive(token) else subjects(token)
    return any(counted(noun).lemma_.lower() in _BEASTS for noun in doers)


_BEASTS = frozenset(
    "locust rat mosquito elephant hyena crocodile lion leopard bear wolf dog monkey snake hippo bee insect pest beetle "
    "rain rainstorm downpour snow hail thunderstorm heatwave wind fan supporter spectator hooligan tourist shopper "
    "hacker virus".split()
)


def _on_computers(token: Token) -> bool:
    """ "A hacker attack hit banks in X", "a cyber attack"; "died of a heart attack"."""
    named = [token] if token.pos_ in ("NOUN", "PROPN") else subjects(token)
    words = [child for noun in named for child in (noun, *noun.children)]
    return any(word.lower_ in _COMPUTERS for word in words)


_COMPUTERS = frozenset(
    "hacker hackers hacking cyber cyberattack cyberattacks ransomware ddos phishing malware online heart asthma "
    "panic".split()
)


def _on_a_day_of_memory(token: Token) -> bool:
    """ "Relatives of those killed in the explosion marched on Monday, the anniversary": the deed is of another day."""
    if token.dep_ != "pobj" or not any(child.lower_ in ("the", "that") for child in token.children):
        return False
    return any(
        word.lemma_.lower() in _REMEMBERED
        and (word.dep_ in ("appos", "dobj", "attr") or word.head.lower_ in ("on", "for", "of", "at"))
        for word in token.sent
    )


_REMEMBERED = frozenset("anniversary commemoration vigil remembrance".split())


def _on_parade(token: Token) -> bool:
    """ "Tanks rolled through X on Armed Forces Day": shown, not sent."""
    if token.pos_ != "VERB":
        return False
    return any(
        words in ("on", "in", "for", "during")
        and (noun.lemma_.lower() == "parade" or (noun.text == "Day" and any(True for _ in noun.lefts)))
        for words, noun in prepositions(token)
    )


def _in_joy(token: Token) -> bool:
    """ "Celebratory gunfire at a wedding"."""
    return any(child.lower_ in ("celebratory", "festive", "jubilant") for child in token.children)


def _of_trees(token: Token) -> bool:
    """ "Settlers cut down 40 olive trees near X"."""
    return token.pos_ == "VERB" and any(noun.lemma_.lower() in _GROWN for noun in objects(token))


_GROWN = frozenset("tree olive vine crop sapling orchard hedge pole pylon cable wire fence".split())


_TOLD = (
    _in_joy,
    _of_trees,
    _in_an_exercise,
    _under_criticism,
    _on_a_day_of_memory,
    _of_things,
    _known_for,
    _by_beasts,
    _on_computers,
    _on_parade,
)


def is_won_by_vote(token: Token, context: Context) -> bool:
    """ "Lists backed by the party captured X in Sunday's elections": seats, not ground."""
    if not is_verb(token) or not any(word.lemma_.lower() in _VOTES for word in token.sent):
        return False
    doers = agents(token) if is_passive(token) else subjects(token)
    return not any(is_force(noun, context) and noun.lemma_.lower() not in _LISTS for noun in doers)


_VOTES = frozenset("election poll ballot vote runoff primary referendum by-election constituency".split())
_LISTS = frozenset("party list candidate coalition alliance bloc movement front".split())
