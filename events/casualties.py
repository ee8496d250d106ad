"""Dead and injured, as the words bound them, with who they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.claim import Bounds
from events.lethal import LIVES, falls, harm_kind, is_lethal
from events.lexicon import lexicon
from events.numbers import quantities, range_up_to
from events.syntax import counted, objects, subjects
from events.tallies import is_total, stated
from events.tokens import Doc, Token

__all__ = ["Casualties", "casualties", "count_of"]

_ALONE = frozenset({"including", "include", "among", "of", "with"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """Casualties said by some words of a sentence; `tokens` are the words that say so."""

    killed: Bounds | None
    injured: Bounds | None
    who: str | None
    tokens: tuple[Token, ...]
    total: bool


def casualties(doc: Doc, words: list[Token]) -> Casualties | None:
    """Join what the words of harm in a sentence say; None where they give neither number nor people."""
    killed = injured = none = None
    who: str | None = None
    used: list[Token] = []
    for word in words:
        kind = harm_kind(word)
        if kind is None:
            continue
        counted = _counted(doc, word)
        if counted is None:
            continue
        bounds, people = counted
        used.append(word)
        if kind == "both":
            none = bounds if bounds.high == 0 else none
            continue
        if kind == "killed" and killed is not None and _other_people(people, who, word):
            killed = _sum([killed, bounds])
        if kind == "killed" and killed is None:
            killed, who = bounds, people or who
        elif kind == "injured" and injured is None:
            injured, who = bounds, who or people
    if killed is None and injured is None:
        # "No casualties were reported, though an attack on X killed one" counts those of X.
        killed = injured = none
    if killed is None and words and (coded := stated(doc.text)) is not None:
        killed, used = coded, used or words[:1]
    if killed is None and injured is not None and injured.high == 0:
        # "No injuries": nobody can have died either.
        killed = injured
    if not used:
        return None
    return Casualties(killed=killed, injured=injured, who=who, tokens=tuple(used), total=is_total(doc.text))


def _counted(doc: Doc, word: Token) -> tuple[Bounds, str | None] | None:
    """The number of people that a word of harm counts, and the word for them."""
    if _without(word):
        return Bounds(low=0, high=0), None
    if word.lower_ in LIVES:
        return _lives(doc, word)
    if word.lower_ == "toll" or _is_put(word):
        return _toll(doc, word)
    if word.lemma_.lower() in ("body", "corpse"):
        whose = [inner for child in word.children if child.lower_ == "of" for inner in child.children]
        found = count_of(doc, word) or next((n for one in whose if (n := _with_others(doc, one))), None)
        alone = word.tag_ == "NN" and any(child.dep_ == "det" for child in word.children)
        found = found or (Bounds(low=1, high=1) if alone else None)
        return None if found is None else (found, _who(whose[0]) if whose else word.lower_)
    for noun in _victims(word):
        if noun.lower_ in ("nobody", "none") or (
            noun.lower_ == "one" and noun.i and noun.nbor(-1).lower_ == "no"
        ):
            return Bounds(low=0, high=0), None
        found = _with_others(doc, noun)
        if found is not None:
            return found, _who(noun)
    return None


def _is_put(word: Token) -> bool:
    """ "Put the dead at six", "put the number of dead at six"."""
    if word.lower_ not in ("dead", "killed", "deaths", "fatalities"):
        return False
    counted_by = (
        word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head.lower_ in ("number", "count")
    )
    return (word.head.head if counted_by else word).head.lemma_.lower() == "put"


def _without(word: Token) -> bool:
    """ "Without casualties", "without causing any deaths"."""
    head = word.head
    if word.dep_ == "dobj" and head.lemma_.lower() in ("cause", "inflict", "claim", "leave", "report"):
        head = head.head
    return word.pos_ == "NOUN" and head.lower_ == "without"


def _lives(doc: Doc, word: Token) -> tuple[Bounds, str | None] | None:
    """ "Lost their lives", "claimed the lives of 41 people", "took 115 lives", "took no lives"."""
    if word.head.lemma_.lower() == "lose":
        nouns = subjects(word.head)
    else:
        if any(child.lower_ == "no" for child in word.children):
            return Bounds(low=0, high=0), None
        nouns = [noun for child in word.children if child.lower_ == "of" for noun in child.children]
        nouns = nouns or [word]
    for noun in nouns:
        found = _with_others(doc, noun)
        if found is not None:
            return found, _who(noun) if noun != word else None
    return None


def _with_others(doc: Doc, noun: Token) -> Bounds | None:
    """The number of a noun and of the people named beside it: "ten policemen and their driver" are eleven."""
    first = noun
    while first.dep_ == "conj" and _is_person(first.head):
        first = first.head  # "one woman and two children killed": the parse hangs "killed" on the last
    noun = first if count_of(doc, first) is not None else noun
    found = count_of(doc, noun)
    if found is None:
        return None
    beside = [other for other in noun.conjuncts if other.i > noun.i and _is_person(other)]
    more = [count_of(doc, other) for other in beside]
    return _sum([found, *(bounds for bounds in more if bounds is not None)])


def _sum(parts: list[Bounds]) -> Bounds:
    if len(parts) == 1:
        return parts[0]
    high = None if any(part.high is None for part in parts) else sum(part.high or 0 for part in parts)
    return Bounds(low=sum(part.low for part in parts), high=high)


def _is_person(noun: Token) -> bool:
    lemma = counted(noun).lemma_.lower()
    return lexicon().people.get(lemma) is not None or lexicon().forces.get(lemma) == "force"


def _other_people(people: str | None, before: str | None, word: Token) -> bool:
    """Whether a second number of dead counts others: "six soldiers died; nine attackers were killed"."""
    kinds = [_class(one) for one in (people, before)]
    if None in kinds or kinds[0] == kinds[1]:
        return False
    return not any(above.lower_ in _ALONE for above in word.ancestors)


def _class(people: str | None) -> str | None:
    """Civilians, soldiers or fighters; None for words that may mean any of them."""
    if people is None:
        return None
    kind = lexicon().people.get(people) or lexicon().people.get(people.removesuffix("s"))
    if kind is None and people.endswith("men"):
        kind = lexicon().people.get(f"{people[:-3]}man")
    return None if kind in (None, "person", "other") else "civilian" if kind == "displaced" else kind


def _toll(doc: Doc, word: Token) -> tuple[Bounds, str | None] | None:
    """The number behind "toll": "the death toll rose to 45", "a toll of 12"."""
    start = word.idx + len(word.text)
    near = quantities(
        doc.text[start : start + 60].rsplit(" ", 1)[0] if len(doc.text) > start + 60 else doc.text[start:]
    )
    return (near[0].bounds, None) if near else None


def _victims(word: Token) -> list[Token]:
    if word.pos_ in ("VERB", "AUX"):
        dies = word.lemma_.lower() in ("die", "perish") or (falls(word) and word.lemma_.lower() != "wipe")
        named = subjects(word) if dies or word.dep_ == "acomp" else objects(word)
        if named:
            return [noun for noun in named if noun.dep_ != "appos"][:1]
        if word.dep_ == "conj" and word.head.pos_ == "VERB":
            return [child for child in word.children if child.dep_ in ("nsubj", "nsubjpass", "nummod")][
                :1
            ] or _beside(word)
        return _beside(word)
    if word.pos_ == "NOUN" and is_lethal(word):
        of = [noun for child in word.children if child.lower_ == "of" for noun in child.children]
        return [noun for noun in of if _is_person(noun) or noun.like_num or noun.pos_ == "NUM"][:1]
    if word.pos_ == "ADJ" and word.head.pos_ in ("NOUN", "NUM", "VERB"):
        beside = _beside(word)
        verb = word.head.pos_ == "VERB"
        told = subjects(word.head) if word.head.lemma_.lower() in _TELLING else []
        named = [noun for noun in [*objects(word.head), *told] if noun != word] if verb else []
        return beside or named[:1] or ([] if verb else [word.head])
    return [word, *_beside(word)]


_TELLING = frozenset("report find declare pronounce confirm presume feel".split())
"""Verbs whose subject is the dead: "four miners reported dead"."""


def _beside(word: Token) -> list[Token]:
    """ "17 dead", "left 12 people dead", "three killed and five wounded"."""
    found = []
    for i in range(word.i - 1, max(-1, word.i - 4), -1):
        token = word.doc[i]
        if token.like_num or token.pos_ in ("NUM", "NOUN"):
            found.append(token)
            break
        if token.is_punct or token.pos_ in ("VERB", "CCONJ"):
            break
    return found


def count_of(doc: Doc, noun: Token) -> Bounds | None:
    """The quantity in a noun's own phrase, up to the noun."""
    if noun.lower_ in ("he", "she"):
        return Bounds(low=1, high=1)
    if noun.lemma_.lower() in _LOADS:
        return None
    members = _members(noun)
    if members is not None:
        return members
    if any(child.lower_ in ("unknown", "unspecified", "undisclosed") for child in noun.children):
        return None
    if noun.like_num and (ranged := range_up_to(doc.text, noun.end)) is not None:
        return ranged
    left = min((child.i for child in noun.subtree if child.i <= noun.i), default=noun.i)
    start = doc[left].idx
    end = noun.idx + len(noun.text)
    text = doc.text[start:end]
    inside = [q for q in quantities(text) if not re.match(r"[- ]years?[- ]old", text[q.end :])]
    if inside:
        return inside[-1].bounds if inside[-1].end >= end - start - len(noun.text) - 24 else inside[0].bounds
    human = lexicon().people.get(noun.lemma_.lower()) is not None
    single = any(child.lower_ in ("a", "an") for child in noun.children) and _as_victim(noun)
    if (
        noun.tag_ == "NN"
        and (human or single)
        and any(child.dep_ in ("det", "poss", "nummod") for child in noun.children)
    ):
        return Bounds(low=1, high=1)
    return None


_LOADS = frozenset("busload truckload boatload trainload carload planeload lorryload vanload".split())
"""What is counted there is not people: "twelve busloads of families"."""


def _as_victim(noun: Token) -> bool:
    """Whether a noun is what a verb of harm is done to, so that "a pensioner" is one of the dead."""
    while noun.dep_ == "conj":
        noun = noun.head  # "killing a priest and a guard"
    verb = noun.head
    return (
        noun.dep_ in ("dobj", "nsubjpass")
        and verb.pos_ == "VERB"
        and (
            harm_kind(verb) in ("killed", "injured") or any(child.lower_ == "dead" for child in verb.children)
        )
    )


def _members(noun: Token) -> Bounds | None:
    """ "A family of five", "a crew of three"."""
    if noun.lemma_.lower() not in ("family", "crew", "group", "household", "party", "team"):
        return None
    of = [inner for child in noun.children if child.lower_ == "of" for inner in child.children]
    for inner in of:
        if inner.like_num or inner.pos_ == "NUM":
            found = quantities(inner.text)
            if found:
                return found[0].bounds
    return None


def _who(noun: Token) -> str | None:
    """The word for the people: "civilians" in "four civilians", "soldiers" in "dozens of its soldiers"."""
    noun = counted(noun)
    if noun.lemma_.lower() in lexicon().people or noun.pos_ == "NOUN":
        if noun.lower_ in (
            "others",
            "other",
            "dozens",
            "scores",
            "hundreds",
            "casualties",
            "deaths",
            "injuries",
            "dead",
            "more",
        ):
            return None
        return noun.lower_
    return None
