"""Words of harm: which tell of dead, of injured, or of both."""

from __future__ import annotations

from events.inflection import lemma_of
from events.lexicon import lexicon
from events.syntax import counted, objects
from events.tokens import Token

__all__ = ["LIVES", "falls", "harm_kind", "harms_nobody", "is_hurt", "is_lethal", "of_one_side"]


_DEATH = frozenset(
    "kill die perish dead death fatality killed massacre execute murder behead slaughter slay slain assassinate "
    "neutralise neutralize eliminate liquidate decapitate lynch hang drown martyr butcher".split()
)


_BODIES = frozenset({"bodies", "corpses", "remains", "body"})


LIVES = frozenset({"lives", "life"})


_LETHAL = frozenset(
    "massacre execute murder behead slaughter slay assassinate decapitate lynch neutralise neutralize eliminate "
    "liquidate dismember disembowel martyr butcher".split()
)


_LETHAL_NOUNS = frozenset(
    "killing murder massacre execution beheading lynching assassination slaughter slaying death".split()
)


_INJURY = frozenset("wound injure maim hurt harm bruise injury wounded injured".split())


_PARTS = frozenset(
    "arm leg head chest shoulder back neck foot hand stomach abdomen face thigh knee hip eye side".split()
)
_WOUNDS = frozenset("wound injury burn shrapnel cut fracture concussion".split())


def is_hurt(token: Token) -> bool:
    """ "Was treated for burns", "was hit in the arm", "a girl lost an eye": verbs that tell of injured by what they mean."""
    if token.pos_ != "VERB":
        return False
    lemma = token.lemma_.lower()
    below = [
        (child.lower_, inner) for child in token.children for inner in child.children if child.dep_ == "prep"
    ]
    if lemma == "treat":
        return any(link == "for" and inner.lemma_.lower() in _WOUNDS for link, inner in below)
    if lemma in ("hit", "shoot", "strike", "stab"):
        who = any(lexicon().people.get(counted(noun).lemma_.lower()) is not None for noun in objects(token))
        return who and any(link == "in" and inner.lemma_.lower() in _PARTS for link, inner in below)
    gone = [child for child in token.children if child.dep_ == "dobj" and child.lemma_.lower() in _PARTS]
    return lemma == "lose" and any(
        c.lower_ in ("a", "an", "his", "her") for one in gone for c in one.children
    )


def of_one_side(token: Token) -> bool:
    """ "No rebel casualties were reported": of the other side's nothing is said."""
    if token.pos_ != "NOUN" or not any(child.lower_ == "no" for child in token.children):
        return False
    said = [child.lemma_.lower() for child in token.children if child.dep_ in ("compound", "amod", "nmod")]
    return any(lexicon().people.get(word) in ("fighter", "soldier", "police") for word in said)


def harms_nobody(token: Token) -> bool:
    """ "Without hurting anyone", "without killing people"."""
    return token.dep_ == "pcomp" and token.head.lower_ == "without" and harm_kind(token) is not None


def _fatally(token: Token) -> bool:
    return any(child.lower_ in ("fatally", "mortally") for child in token.children)


def falls(token: Token) -> bool:
    """ "Six gendarmes fell in an ambush", "ten soldiers embraced martyrdom": set phrases for being killed."""
    lemma, below = lemma_of(token), list(token.children)
    if lemma in ("embrace", "attain", "achieve"):
        return any(child.lower_ in ("martyrdom", "shahadat") for child in below)
    if lemma == "survive":
        return any(child.dep_ == "neg" for child in below)
    if lemma in ("come", "get", "make"):  # "three workers did not come out alive"
        unsaved = any(child.dep_ == "neg" for child in below)
        return unsaved and any(child.lower_ == "alive" for child in below)
    if lemma == "cost":  # "a clash that cost the army five men"
        gone = [child for child in below if child.dep_ == "dobj" and any(c.like_num for c in child.children)]
        paid = any(child.dep_ == "dative" for child in below)
        return paid and any(lexicon().people.get(counted(noun).lemma_.lower()) is not None for noun in gone)
    if lemma == "wipe":
        gone = objects(token)
        people = any(lexicon().people.get(counted(noun).lemma_.lower()) is not None for noun in gone)
        return people and any(child.lower_ == "out" for child in below)
    if lemma == "lay":
        lives = any(child.lower_ in ("life", "lives") for child in below)
        return lives and any(child.lower_ == "down" for child in below)
    who = [child for child in below if child.dep_ == "nsubj"]
    people = any(lexicon().people.get(counted(noun).lemma_.lower()) is not None for noun in who)
    fights = [inner for child in below if child.lower_ in ("in", "during") for inner in child.children]
    shot = [inner.lemma_.lower() for child in below if child.lower_ == "to" for inner in child.children]
    if lemma == "fall" and _SHOTS & {*shot} and any(noun.like_num or people for noun in who):
        return True
    return lemma == "fall" and people and any(noun.lemma_.lower() in _FIGHTS for noun in fights)


_SHOTS = frozenset("bullet gunfire sniper shot machete knife gunman".split())
_FIGHTS = frozenset("ambush battle fighting clash combat attack assault action firefight line".split())


def is_lethal(token: Token) -> bool:
    """Whether a verb or noun tells of people being killed by what it means: "beheaded", "hacked to death"."""
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN":
        return lemma in _LETHAL_NOUNS and any(child.lower_ == "of" for child in token.children)
    if token.pos_ != "VERB":
        return False
    if falls(token):
        return True
    to_death = lemma not in ("sentence", "condemn") and any(
        child.lower_ == "to" and any(inner.lower_ == "death" for inner in child.children)
        for child in token.children
    )
    down = lemma in ("gun", "mow", "cut") and any(child.lower_ == "down" for child in token.children)
    alive = lemma == "burn" and any(child.lower_ == "alive" for child in token.children)
    down |= lemma == "pick" and any(child.lower_ == "off" for child in token.children)
    down |= lemma == "blow" and any(child.lower_ == "up" for child in token.children) and _people_are(token)
    dead = _fatally(token) and lemma in ("hit", "wound", "injure", "shoot", "strike", "stab", "hurt")
    dead |= lemma == "shoot" and any(child.lower_ == "dead" for child in token.children)
    return to_death or down or alive or dead or lemma in _LETHAL


def _people_are(token: Token) -> bool:
    """Whether people are what is done to, and not a house."""
    who = [child for child in token.children if child.dep_ == "nsubjpass"]
    return any(lexicon().people.get(counted(noun).lemma_.lower()) is not None for noun in who)


def harm_kind(word: Token) -> str | None:
    """What a word of harm tells of: ``killed``, ``injured``, ``both``; None where it tells neither."""
    if _fatally(word) and is_lethal(word):
        return "killed"
    if is_hurt(word):
        return "injured"
    for form in (word.lower_, word.lemma_.lower()):
        if form in _DEATH or form in ("deaths", "toll") or form in _BODIES or form in LIVES:
            return "killed"
        if form in _INJURY or form == "injuries":
            return "injured"
    if is_lethal(word):
        return "killed"
    return "both" if word.lower_ in ("casualties", "casualty", "victims") else None
