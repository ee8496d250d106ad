"""Weapons: the class that a noun or its modifiers name."""

from __future__ import annotations

from functools import lru_cache

from events.answers import kept
from events.lexicon import Weapon, lexicon
from events.links import prepositions
from events.tokens import Token

__all__ = ["weapon_meant", "weapon_of", "weapons_in"]


@kept
def weapon_of(noun: Token) -> Weapon | None:
    """The weapon that a noun is, or that its modifiers name ("drone attack", "Russian warplanes")."""
    carried = _laden(noun)
    if carried is not None:
        return carried
    flown = next((hit for child in noun.children if child.dep_ == "poss" and (hit := weapon_of(child))), None)
    own = flown is not None and flown.kind == "user" and flown.weapon in ("air", "drone")
    if own and noun.lemma_.lower() in lexicon().weapons:
        return flown  # "a jet's two bombs"
    if noun.lemma_.lower() == "charge":
        laid = any(c.dep_ in ("acl", "relcl") and c.lemma_.lower() in _LAID for c in noun.children)
        return lexicon().weapons["explosive"] if laid else None
    if noun.lemma_.lower() == "round" and any(
        words in ("of", "on") and inner.lemma_.lower() not in lexicon().forces and weapon_of(inner) is None
        for words, inner in prepositions(noun)
    ):
        return None  # "several rounds of talks"
    if noun.lemma_.lower() in ("tank", "cannon") and any(c.lower_ in _LIQUIDS for c in noun.children):
        return None
    if noun.lemma_.lower() in ("battle", "fight") and any(c.lower_ == "gun" for c in noun.children):
        return None  # fighters fire at each other
    words = [
        noun,
        *(child for child in noun.children if child.dep_ in ("compound", "amod", "nmod", "npadvmod")),
    ]
    if noun.lemma_.lower() in ("debris", "fragment", "wreckage", "splinter", "part", "piece"):
        # "Debris from a downed drone fell on a school".
        of = [grand for c in noun.children if c.lower_ in ("from", "of") for grand in c.children]
        if of and not weapons_in(of):
            return None  # "Debris of a collapsed house"
        words.extend(of)
    for child in list(words[1:]):
        words.extend(
            grand for grand in child.children if grand.dep_ in ("compound", "amod", "nmod", "npadvmod")
        )
    found = weapons_in(sorted(words, key=lambda word: word.i))
    if found and found[0].kind == "modifier" and not _carries(noun):
        return None
    return found[0] if found else None


_LIQUIDS = frozenset("fuel oil water gas petrol diesel storage septic milk confetti snow sound".split())
"""What is in tanks and cannon that shoot at nobody."""
_LAID = frozenset("conceal hide plant bury lay place".split())
"""What is done with a charge that is a bomb: "a charge concealed under a culvert"."""


def _laden(noun: Token) -> Weapon | None:
    """ "A truck packed with explosives", "debris from a drone": what a vehicle or a wreck has of a weapon."""
    if noun.lemma_.lower() in _WRECKS:
        of = [g for c in noun.children if c.lower_ in ("from", "of") for g in c.children if g.dep_ == "pobj"]
        return next((found for part in of if (found := weapon_of(part)) is not None), None)
    if noun.lemma_.lower() not in _VEHICLES:
        return None
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_.lower() in _LOADED:
            inside = [g for c in child.children if c.lower_ == "with" for g in c.children if g.dep_ == "pobj"]
            return next((found for part in inside if (found := weapon_of(part)) is not None), None)
        if child.dep_ == "amod" and child.lemma_.lower() in _LOADED:
            before = child.doc[max(0, child.i - 2) : child.i]
            return next(iter(weapons_in([word for word in before if word.text not in "-‑"])), None)
    return None


def weapon_meant(noun: Token) -> Weapon | None:
    """The weapon that "one", "two" or "another" means: "drones came in over the town; one hit a depot"."""
    number = noun.like_num and noun.tag_ == "CD"  # "no fewer than 40 hit X"
    others = [child for child in noun.children if child.dep_ != "advmod"]
    if not (number or noun.lower_ in _ONE_OF_THEM):
        return None
    if any(not number or child.dep_ not in ("amod", "quantmod", "det") for child in others):
        return None
    for word in reversed(noun.doc[: noun.i]):
        if word.tag_ in ("NNS", "NNPS") and (found := weapon_of(word)) is not None and found.kind == "weapon":
            return found
    told = noun.doc.told
    return None if told is None or noun.lower_ not in _FURTHER else lexicon().weapons[told]


_FURTHER = frozenset("another others".split())
"""Words for more of what the sentences before told of: "Another hit a house in X"."""
_ONE_OF_THEM = frozenset("one another two three four five six some others several many most".split())
_WRECKS = frozenset("debris fragment wreckage shrapnel remnant remain remains".split())
_VEHICLES = frozenset(
    "truck car vehicle van lorry motorcycle motorbike tanker bus minibus boat bicycle rickshaw donkey cart taxi".split()
)
_LOADED = frozenset("load pack lade laden rig fill stuff loaded packed rigged filled".split())


def _carries(noun: Token) -> bool:
    """Whether "air", "aerial", "suicide" before this noun make a weapon of it."""
    return noun.lemma_.lower() in (
        "strike",
        "raid",
        "attack",
        "bombardment",
        "bombing",
        "force",
        "assault",
        "bomber",
        "campaign",
        "offensive",
        "blast",
        "explosion",
        "attacker",
        "assailant",
    )


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    return frozenset(name.split()[-1] for name in lexicon().weapons)


def _may_end(lemma: str) -> bool:
    """Whether a weapon's name may end in a word, so that few words are looked up with those before them."""
    return lemma in _ends() or lemma.removesuffix("s") in _ends()


def weapons_in(words: list[Token]) -> list[Weapon]:
    """The weapons named by some words, those of most words first, then in the order of the text."""
    table = lexicon().weapons
    lasts = [_may_end(word.lemma_.lower()) for word in words]
    if not any(lasts):
        return []
    found: list[tuple[int, int, Weapon]] = []
    for position, word in enumerate(words):
        for size in (3, 2, 1):
            if not any(lasts[position + size - 1 : position + size]):
                continue
            part = words[position : position + size]
            key = " ".join([*(w.lower_ for w in part[:-1]), part[-1].lemma_.lower()])
            if key not in table and part[-1].pos_ == "PROPN":
                key = key.removesuffix("s")  # a capital at the start makes a name of "Rockets"
            if key in table:
                found.append((-size, word.i, table[key]))
                break
    found.sort(key=lambda item: (item[2].kind == "modifier", item[0], item[1]))
    return [item[2] for item in found]
