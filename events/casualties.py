"""Dead and injured, as the words bound them, with who they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.claim import Bounds
from events.lethal import LIVES, harm_kind, harms_nobody, of_one_side
from events.lexicon import lexicon
from events.numbers import quantities, range_up_to
from events.syntax import counted, subjects
from events.tallies import is_total, stated, toll
from events.tokens import Doc, Token
from events.tree import governor, last_of_number
from events.victims import is_person, is_unknown_number, others_beside, victims

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
        kind = None if of_one_side(word) else harm_kind(word)
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
    return Casualties(
        killed=killed,
        injured=injured,
        who=who,
        tokens=tuple(used),
        total=is_total(_of_its_clause(doc, used[0])),
    )


def _of_its_clause(doc: Doc, word: Token) -> str:
    """The text without the "since" of other clauses: "11 were killed, and since Friday many have left"."""
    verb = governor(word)
    above = {verb.i, word.i, *(token.i for token in verb.ancestors)}
    text = doc.text
    for token in doc:
        host = token.head.head if token.dep_ == "mark" else token.head
        if token.lower_ == "since" and token.head != token and governor(host).i not in above:
            text = f"{text[: token.idx]}-----{text[token.idx + 5 :]}"
    return text


def _counted(doc: Doc, word: Token) -> tuple[Bounds, str | None] | None:
    """The number of people that a word of harm counts, and the word for them."""
    if _without(word) or harms_nobody(word):
        return Bounds(low=0, high=0), None
    if word.lower_ in LIVES:
        return _lives(doc, word)
    if word.lower_ == "toll" or _is_put(word):
        return toll(doc, word)
    if word.lemma_.lower() in ("body", "corpse"):
        whose = [inner for child in word.children if child.lower_ == "of" for inner in child.children]
        found = count_of(doc, word) or next((n for one in whose if (n := _with_others(doc, one))), None)
        alone = word.tag_ == "NN" and any(child.dep_ == "det" for child in word.children)
        found = found or (Bounds(low=1, high=1) if alone else None)
        return None if found is None else (found, _who(whose[0]) if whose else word.lower_)
    for noun in victims(word):
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
    people = word.head if word.dep_ == "acl" else word  # "the number of people killed"
    counted_by |= people.dep_ == "pobj" and people.head.head.lower_ in ("number", "count")
    return (people.head.head if counted_by else word).head.lemma_.lower() == "put"


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
        if found is None and word.lower_ == "life" and any(child.dep_ == "det" for child in noun.children):
            found = Bounds(low=1, high=1)  # "a watchman lost his life"
        if found is not None:
            return found, _who(noun) if noun != word else None
    return None


def _with_others(doc: Doc, noun: Token) -> Bounds | None:
    """The number of a noun and of the people named beside it: "ten policemen and their driver" are eleven."""
    first = noun
    while first.dep_ == "conj" and is_person(first.head) and first.pos_ != "NUM":
        first = first.head  # "one woman and two children killed": the parse hangs "killed" on the last
    noun = first if count_of(doc, first) is not None else noun
    found = count_of(doc, noun)
    if found is None:
        return None
    beside = others_beside(noun)
    more = [count_of(doc, other) for other in beside]
    every = _sum([found, *(bounds for bounds in more if bounds is not None)])
    return Bounds(low=every.low, high=None) if any(map(is_unknown_number, beside)) else every


def _sum(parts: list[Bounds]) -> Bounds:
    if len(parts) == 1:
        return parts[0]
    high = None if any(part.high is None for part in parts) else sum(part.high or 0 for part in parts)
    return Bounds(low=sum(part.low for part in parts), high=high)


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


def count_of(doc: Doc, noun: Token) -> Bounds | None:
    """The quantity in a noun's own phrase, up to the noun."""
    if noun.lower_ in ("he", "she", "another") or _of_an_age(noun):
        return Bounds(low=1, high=1)
    if noun.lemma_.lower() == "couple" and not any(child.lower_ == "of" for child in noun.children):
        return Bounds(low=2, high=2)
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
    end = last_of_number(noun).end
    text = doc.text[start:end]
    inside = [q for q in quantities(text) if not re.match(r"[- ]years?[- ]old", text[q.end :])]
    if inside:
        return inside[-1].bounds if inside[-1].end >= end - start - len(noun.text) - 24 else inside[0].bounds
    if _somebody(noun):
        return Bounds(low=1, high=1)
    human = lexicon().people.get(noun.lemma_.lower()) is not None
    single = any(child.lower_ in ("a", "an") for child in noun.children) and _as_victim(noun)
    if (
        noun.tag_ == "NN"
        and (human or single)
        and any(child.dep_ in ("det", "poss", "nummod") for child in noun.children)
    ):
        return Bounds(low=1, high=1)
    return None


def _of_an_age(noun: Token) -> bool:
    """ "Killed a 63-year-old", "an 18-year-old Palestinian"."""
    words = [child for child in noun.subtree if child.i <= noun.i]
    text = noun.doc.span(words[0].i, noun.i + 1).text if words else ""
    return re.match(r"an?\s+\d+[- ]years?[- ]old\b", text, re.IGNORECASE) is not None


_LOADS = frozenset("busload truckload boatload trainload carload planeload lorryload vanload".split())
"""What is counted there is not people: "twelve busloads of families"."""


def _somebody(noun: Token) -> bool:
    """ "The group's leader Ismail Haniyeh was killed": one who is named with his office."""
    said = any(
        (child.dep_ == "relcl" and any(inner.lower_ in ("who", "whom") for inner in child.children))
        or (child.dep_ == "appos" and lexicon().people.get(child.lemma_.lower()) is not None)
        for child in noun.children
    )
    if said and any(c.dep_ == "compound" and c.tag_ == "NNP" for c in noun.children):
        return noun.tag_ == "NNP" and _as_victim(noun)  # "killing Anna Rossi, who ran the clinic"
    office = any(
        child.dep_ in ("compound", "amod", "nmod") and lexicon().people.get(child.lemma_.lower()) is not None
        for child in noun.children
    )
    return noun.tag_ == "NNP" and office and _as_victim(noun)


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
