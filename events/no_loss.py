"""Leaving that loses nothing: people who are moved, units that rest or go somewhere, raiders who withdraw."""

from __future__ import annotations

from events.actor_table import Context
from events.inflection import with_particle
from events.lexicon import HARM, lexicon
from events.links import prepositions
from events.needs import is_people
from events.spots import Spots
from events.syntax import counted, is_passive, objects, subjects
from events.tokens import Token
from events.tree import climb
from events.trigger import frame_of
from events.weapons import weapon_of

__all__ = ["OUT", "came_and_went", "no_loss"]

OUT = ("from", "out of", "out from", "out", "back from", "from around", "back")


def no_loss(token: Token, doers: list[Token], spots: Spots, context: Context) -> bool:
    """Whether a verb of leaving tells of people who are moved, of where units went, or of "we" who fled."""
    targets = objects(token)
    if any(is_people(counted(noun), context) for noun in targets) or _to_rest(token) or _leaves_dead(token):
        return True
    if token.lemma_.lower() in _SETTING_OUT and any(map(_on_the_way, doers)):
        return True  # "The column left X last week": it set out from there
    if token.lemma_.lower() == "flee" and token.dep_ == "conj" and not targets and not _from(token):
        return True  # "gunmen robbed a bank in X and fled"
    if token.lemma_.lower() == "leave" and targets and _in_a_state(token, doers):
        return True
    if not targets and (_goes_to(token) or _only_moves(token, spots) or _after_a_raid(token)):
        return True
    if token.lemma_.lower() in _ON_FOOT and any(noun.lower_ in ("we", "i") for noun in doers):
        return True
    return bool(doers) and all(noun.lower_ == "they" for noun in doers) and _of_people(token, context)


def _from(token: Token) -> bool:
    return any(words in OUT for words, _ in prepositions(token))


_ON_FOOT = frozenset("flee walk run move go set clear".split())


def _of_people(token: Token, context: Context) -> bool:
    """ "Families have been sleeping in Y since they left X": whom the sentence is about."""
    above = [verb for verb in climb(token) if verb.pos_ in ("VERB", "AUX")]
    return any(is_people(counted(noun), context) for verb in above for noun in subjects(verb))


def came_and_went(token: Token) -> bool:
    """ "Soldiers who had entered X blew up a house and pulled back": who is gone again was only there."""
    had = any(child.lower_ == "had" and child.dep_ == "aux" for child in token.children)
    if not had or token.dep_ != "relcl":
        return False
    later = token.doc[token.i + 1 : token.sent.end]
    return any(word.lemma_.lower() in _GOING and word.tag_ in ("VBD", "VBN") for word in later)


_GOING = frozenset("withdraw retreat leave pull".split())


def _leaves_dead(token: Token) -> bool:
    """ "Leaving, by its own count, 200 dead": what a fight did, not where somebody went."""
    return token.lemma_.lower() == "leave" and any(
        child.lower_ in ("dead", "wounded", "injured", "homeless", "missing") and child.i > token.i
        for child in token.children
    )


_SETTING_OUT = frozenset("leave quit march move drive roll walk set go head".split())


def _in_a_state(token: Token, doers: list[Token]) -> bool:
    """ "Leaving the barracks in flames", "jets left X without power": what was done there, not where somebody went."""
    thrown = any(weapon_of(noun) is not None for noun in doers)
    return any(
        (words == "in" and noun.lemma_.lower() in _RUINS) or (thrown and words in ("with", "without"))
        for words, noun in prepositions(token) + [link for n in objects(token) for link in prepositions(n)]
    )


_RUINS = frozenset(
    "flame ruin ash rubble tatter shamble darkness panic chaos mourning shock smoke blaze piece wreckage".split()
)


def _on_the_way(noun: Token) -> bool:
    found = weapon_of(noun)
    flown = found is not None and found.weapon in ("air", "drone")
    return flown or noun.lemma_.lower() in _ON_THE_WAY


_ON_THE_WAY = frozenset("column convoy patrol caravan vehicle ship warship vessel frigate boat".split())


def _only_moves(token: Token, spots: Spots) -> bool:
    """ "Forcing the army to redeploy": without a place of its own it tells of no loss."""
    moved = token.lemma_.lower() in ("redeploy", "regroup", "reposition", "go", "relocate")
    return moved and not any(spots.within(noun) or spots.about(noun) for _, noun in prepositions(token))


def _to_rest(token: Token) -> bool:
    """ "Have been withdrawn to rest": relieved, not driven out."""
    return any(
        word.lemma_.lower() in ("rest", "refit", "recuperate", "rotate")
        for child in token.children
        for word in (child, *child.children)
    )


def _after_a_raid(token: Token) -> bool:
    """ "Attacked the post and withdrew": those who came only to strike lose nothing when they go."""
    before = token.head
    if token.dep_ == "pcomp" and before.lower_ == "before" and token.tag_ == "VBG":
        return _only_raided(before.head)
    if token.dep_ != "conj" or before.pos_ != "VERB" or any(c.dep_ in _SUBJECTS for c in token.children):
        return False
    if any(lexicon().nouns.get(n.lemma_.lower(), ("",))[0] == "clash" for _, n in prepositions(before)):
        return True  # "ran into an ambush at X and fell back"
    return _strikes(before) and not is_passive(before)


def _only_raided(verb: Token) -> bool:
    """ "Stormed the camp and stayed until noon before withdrawing": a raid, unless a place was taken."""
    deeds = [verb]
    while deeds[-1].dep_ == "conj" and deeds[-1].head.pos_ == "VERB":
        deeds.append(deeds[-1].head)
    return any(map(_strikes, deeds)) and not any("take" in _frames(deed) for deed in deeds)


def _strikes(verb: Token) -> bool:
    return any(frame_of(frame).layer in ("clash", "strike") for frame in _frames(verb))


def _frames(verb: Token) -> set[str]:
    """What a verb may stand for, besides harm."""
    told = {frame for form in with_particle(verb) for frame, _ in lexicon().verbs.get(form, ())}
    return told - {HARM}


_SUBJECTS = ("nsubj", "nsubjpass")


def _goes_to(token: Token) -> bool:
    """ "Withdrew to positions west of X": where they went is not what they lost."""
    links = prepositions(token)
    left = any(words in OUT for words, _ in links)
    return not left and any(words.split()[-1] in ("to", "toward", "towards") for words, _ in links)
