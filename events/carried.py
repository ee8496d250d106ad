"""People who are carried without being displaced: the hurt on their way to a doctor, weapons that are counted."""

from __future__ import annotations

from events.links import flat_prepositions
from events.syntax import counted, objects, subjects
from events.tokens import Token
from events.weapons import weapon_of

__all__ = ["is_treated"]


def is_treated(token: Token) -> bool:
    """ "Those who were hurt were flown to the hospital in X", "surgeons operated on eight people brought from Y"."""
    if token.lemma_.lower() == "evacuate":
        return False
    if _others_of_the_hurt(token):
        return True
    movers = [counted(noun) for noun in [*subjects(token), *objects(token)]]
    if any(weapon_of(counted(noun)) is not None for noun in objects(token) or subjects(token)):
        return True  # "shipped two more Sukhois to X"
    if any(map(_is_hurt, movers)):
        return True
    goals = [
        noun for words, noun in flat_prepositions(token) if words.split()[-1] in ("to", "into", "at", "in")
    ]
    if any(noun.lemma_.lower() in _WARDS for noun in goals):
        return not any(noun.lemma_.lower() in ("yard", "courtyard", "ground") for noun in goals)
    return token.dep_ in ("acl", "relcl") and any(
        above.lemma_.lower() in _TREATING
        or (above.lemma_.lower() in _ADMITTING and any(n.lemma_.lower() in _WARDS for n in subjects(above)))
        for above in (token.head.head, token.head.head.head)
    )


def _others_of_the_hurt(token: Token) -> bool:
    """ "Dozens of wounded were taken to X, while others reached Y": some of those who are carried to a doctor."""
    rest = [noun.lower_ for noun in subjects(token)]
    if not rest or not set(rest) <= _REST:
        return False
    return any(
        _is_hurt(counted(noun))
        for verb in token.ancestors
        if verb.pos_ in ("VERB", "AUX")
        for noun in [*subjects(verb), *objects(verb)]
    )


_REST = frozenset("others some many most more several".split())


def _is_hurt(noun: Token) -> bool:
    """ "The wounded", "two wounded men", "those who were hurt"."""
    if noun.lower_ in _HURT:
        return True
    return any(
        child.lower_ in _HURT and child.dep_ in ("amod", "acl", "relcl", "nmod", "compound")
        for child in noun.children
    )


_HURT = frozenset(
    "wounded injured hurt patient patients casualty casualties burned burnt dead killed bodies corpses".split()
)
_WARDS = frozenset("hospital clinic morgue mortuary infirmary ward surgeon doctor icu".split())
_TREATING = frozenset("treat operate hospitalise hospitalize bandage stitch".split())
_ADMITTING = frozenset("admit receive take treat".split())
