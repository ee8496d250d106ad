"""Weapons: the class that a noun or its modifiers name."""

from __future__ import annotations

from spacy.tokens import Token

from events.lexicon import Weapon, lexicon

__all__ = ["weapon_of", "weapons_in"]


def weapon_of(noun: Token) -> Weapon | None:
    """The weapon that a noun is, or that its modifiers name ("drone attack", "Russian warplanes")."""
    words = [
        noun,
        *(child for child in noun.children if child.dep_ in ("compound", "amod", "nmod", "npadvmod")),
    ]
    if noun.lemma_.lower() in ("debris", "fragment", "wreckage", "splinter", "part", "piece"):
        # "Debris from a downed drone fell on a school".
        words.extend(g for c in noun.children if c.lower_ in ("from", "of") for g in c.children)
    for child in list(words[1:]):
        words.extend(grand for grand in child.children if grand.dep_ in ("compound", "amod", "nmod"))
    found = weapons_in(sorted(words, key=lambda word: word.i))
    if found and found[0].kind == "modifier" and not _carries(noun):
        return None
    return found[0] if found else None


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
    )


def weapons_in(words: list[Token]) -> list[Weapon]:
    """The weapons named by some words, those of most words first, then in the order of the text."""
    table = lexicon().weapons
    found: list[tuple[int, int, Weapon]] = []
    for position, word in enumerate(words):
        for size in (3, 2, 1):
            part = words[position : position + size]
            if len(part) < size:
                continue
            key = " ".join([*(w.lower_ for w in part[:-1]), part[-1].lemma_.lower()])
            if key not in table and part[-1].pos_ == "PROPN":
                key = key.removesuffix("s")  # a capital at the start makes a name of "Rockets"
            if key in table:
                found.append((-size, word.i, table[key]))
                break
    found.sort(key=lambda item: (item[2].kind == "modifier", item[0], item[1]))
    return [item[2] for item in found]
