"""Speakers set apart from what they say: "…, the agency reckons, …", "…, reported the radio, …", "(source: council)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.actor_table import Context
from events.claim import Attribution
from events.lexicon import lexicon
from events.speakers import known_speaker, named_speaker
from events.tokens import Doc, Token

__all__ = ["beside_comma", "in_brackets", "noun_before"]

_LONGEST = 16


def beside_comma(doc: Doc, context: Context) -> Attribution | None:
    """ "…, doctors at the hospital said.": a speaker between a comma and a verb of saying at the end or before a comma."""
    for verb in doc:
        if not _says(verb, doc[verb.i + 1 :]):
            continue
        noun = noun_before(verb)
        if noun is not None:
            return named_speaker(noun, context)
    for verb in doc:
        noun = _behind(verb)
        if noun is not None:
            return named_speaker(noun, context)
    return None


def _says(verb: Token, after: Sequence[Token]) -> bool:
    """Whether a word says or reckons, and what it tells stands before it."""
    lemma = verb.lemma_.lower()
    said = lexicon().speech.get(lemma) in ("say", "admit")
    last = not any(not word.is_punct for word in after)
    noun_like = (last or lemma == "reckon") and verb.tag_ in ("NN", "NNS") and lemma in _RECKONING
    finding = last and lemma in _FINDING and verb.tag_ in ("VBD", "VBN", "VBZ", "VBP")
    told = said and (verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and lemma in _TOLD))
    return (noun_like or finding or told) and _closes(after)


_RECKONING = frozenset("estimate report reckon".split())
_TOLD = frozenset("report announce confirm".split())
_FINDING = frozenset("find estimate show reckon calculate assess record conclude suggest indicate".split())
"""Said of a statement only where nothing but the end of the sentence follows: "…, the group found."."""


def noun_before(verb: Token) -> Token | None:
    """The head of the words between a comma and a verb: "medics and a lawyers' group" in "…, medics … said"."""
    doc = verb.doc
    first = verb.i
    while first > 0 and not (
        doc[first - 1].text in (",", "”", '"', "“", "—") and doc[first - 1].i < verb.i - 1
    ):
        first -= 1
    words = list(doc[first : verb.i])
    heads: list[Token] = []
    for word in words:
        if word.pos_ in ("ADP", "SCONJ", "VERB") and heads:
            break
        if word.pos_ in ("NOUN", "PROPN"):
            heads.append(word)
    if first == 0 or not heads or len(words) > _LONGEST:
        return None
    joined = [word for word in heads if word.dep_ == "conj" and any(n.i < word.i for n in heads)]
    return heads[-1] if not joined or heads[0].pos_ == "PROPN" else _first_of(heads)


def _first_of(heads: Sequence[Token]) -> Token:
    """ "Medics" in "medics and a lawyers' group", with which the others are named."""
    last = heads[-1]
    return last.head if last.dep_ == "conj" and last.head in heads else last


def _behind(verb: Token) -> Token | None:
    """ "…, reported the state news agency SANA, which …", "…, crow pro-military channels.": a speaker behind the verb."""
    doc = verb.doc
    inverted = verb.i > 1 and doc[verb.i - 1].text == "," and verb.lemma_.lower() in _INVERTED
    if not inverted or any(
        child.dep_ in ("nsubj", "nsubjpass") and child.i < verb.i for child in verb.children
    ):
        return None
    heads: list[Token] = []
    for word in doc[verb.i + 1 : verb.i + 9]:
        if word.pos_ in ("ADP", "SCONJ", "VERB", "NUM", "CCONJ") or word.is_punct:
            break
        if word.pos_ in ("NOUN", "PROPN"):
            heads.append(word)
    if not heads or (known_speaker(heads[-1]) is None and heads[-1].lemma_.lower() not in lexicon().speakers):
        return None
    return heads[-1]


_INVERTED = frozenset("say report write announce confirm state add crow boast".split())


def _closes(after: Sequence[Token]) -> bool:
    """Whether nothing but a time, a place or a hearer follows, up to the end or the next comma."""
    until = next((n for n, word in enumerate(after) if word.is_punct), len(after))
    if until == 0:
        return True
    if after[0].lower_ in ("us", "me") or after[0].lower_ in ("by", "via"):
        return until <= _SHORT
    return after[0].lower_ in _TIMES and (len(after) <= _FEW or until <= _SHORT)


_TIMES = frozenset("on late early in earlier at overnight later yesterday today".split())
_FEW, _SHORT = 8, 4
"""Words that may follow up to the end of a sentence, and up to a comma."""


def in_brackets(doc: Doc, context: Context) -> Attribution | None:
    """ "… (source: local council).": a source in brackets at the end."""
    shut = next((word for word in reversed(doc) if word.text == ")"), None)
    opened = next((word for word in reversed(doc) if word.text == "("), None)
    if shut is None or opened is None or any(not word.is_punct for word in doc[shut.i + 1 :]):
        return None
    words = [word for word in doc[opened.i + 1 : shut.i] if not word.is_punct]
    named = [word for word in words if word.pos_ in ("NOUN", "PROPN")]
    sourced = bool(words) and words[0].lower_ in ("source", "sources", "via", "per")
    if not named or len(words) > _FEW or any(word.like_num for word in words):
        return None
    speaks = known_speaker(named[-1]) is not None or named[-1].lemma_.lower() in lexicon().speakers
    if not speaks and not (sourced and len(named) > 1):
        return None
    said = named_speaker(named[-1], context)
    return replace(said, name=said.name.strip("(). "))
