"""Forms of English verbs and nouns: regular ones by rule, others by `data/events/inflections.csv`."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from data import DATA
from events.answers import kept
from events.tokens import Token

__all__ = ["base_forms", "inflections", "is_verb", "lemma_of", "shares_its_helper", "with_particle"]


@lru_cache(maxsize=1)
def base_forms() -> Mapping[str, str]:
    """Dictionary forms by the forms of the list; some are regular ones that the model misreads."""
    with (DATA / "events" / "inflections.csv").open(encoding="utf-8", newline="") as lines:
        return {row["form"]: row["lemma"] for row in csv.DictReader(lines)}


@lru_cache(maxsize=1)
def _irregular() -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for form, lemma in base_forms().items():
        found[lemma].add(form)
    return found


def inflections(word: str) -> set[str]:
    """The forms that a verb or noun may take in a text."""
    root = word[:-1] if word.endswith("e") else word
    regular = {word, f"{word}s", f"{word}es", f"{root}ed", f"{root}ing", f"{word[:-1]}ies", f"{word[:-1]}ied"}
    if word.endswith(("ee", "oe", "ye")):
        regular.add(f"{word}ing")  # "fleeing"
    if word[-1] not in _SINGLE:
        regular |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return regular | _irregular().get(word, set())


_SINGLE = frozenset("aeiouwxyh")
"""Letters that are not doubled before an ending: "stab", "stabbed", but "show", "showed"."""


def is_verb(token: Token) -> bool:
    """Whether a word is a verb, also where the model takes a known form of one for a noun."""
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB") or token.lower_ in base_forms()


def lemma_of(token: Token) -> str:
    """The verb's dictionary form."""
    lemma = base_forms().get(token.lower_, token.lemma_.lower())
    if lemma.startswith("re-"):  # "re-entered" is entered, once more
        lemma = base_forms().get(lemma[3:], lemma[3:].removesuffix("ed"))
    return lemma


_FURTHER = frozenset(
    "deeper deep further farther far on forward forwards ahead closer right straight".split()
)
"""Adverbs that leave the verb what it is: "pushed deeper into the town"."""


@kept
def with_particle(token: Token) -> list[str]:
    """The verb's dictionary form, longest with its particles and preposition first ("pull out", "pull")."""
    lemma = lemma_of(token)
    forms = [lemma]
    forms.extend(
        f"{lemma} {child.lower_}"
        for child in token.children
        if child.dep_ == "dobj"
        and child.i > token.i
        and not any(c.dep_ in ("det", "poss", "amod", "nummod") for c in child.children)
    )
    forms.extend(f"{lemma} way {inner}" for inner in _ways(token))
    fallen = any(child.dep_ == "prt" and child.lower_ == "down" for child in token.children)
    for child in token.children:
        if child.dep_ in ("prt", "prep", "advmod", "acomp") and child.i > token.i and child.i - token.i < 4:
            word = child.lower_
            if fallen and word == "in":
                continue  # "came down in a field" is not "came in"
            forms.append(f"{lemma} {word}")
            below = [grand.lower_ for grand in child.children if grand.dep_ == "prep"]
            forms.extend(f"{lemma} {word} {inner}" for inner in below)
            if word in _FURTHER:
                forms.extend(f"{lemma} {inner}" for inner in below)
    return sorted(dict.fromkeys(forms), key=len, reverse=True)


def _ways(token: Token) -> list[str]:
    """The prepositions of "fought its way into X"."""
    ways = [c for c in token.children if c.dep_ == "dobj" and c.lower_ == "way"]
    owned = [way for way in ways if any(child.dep_ == "poss" for child in way.children)]
    return [c.lower_ for word in [token, *owned] for c in word.children if owned and c.dep_ == "prep"]


def shares_its_helper(token: Token) -> bool:
    """ "Could take X and push on to Y": the second verb hangs on the same "could"."""
    own = any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for child in token.children)
    return token.dep_ == "conj" and token.tag_ in ("VB", "VBP") and token.head.tag_ == "VB" and not own
