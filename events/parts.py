"""Words for places without a name: parts of a place, and words that point back to one ("the area", "there")."""

from __future__ import annotations

from spacy.tokens import Token

from events.lexicon import lexicon

__all__ = ["is_definite", "is_partial", "points_back"]

_PARTS = frozenset(
    "part parts area areas portion half third section sections district districts neighbourhood neighbourhoods "
    "neighborhood neighborhoods quarter quarters outskirts suburb suburbs edge swathe swathes swath swaths chunk "
    "chunks corner street streets".split()
)
_MUCH = frozenset("most much all majority rest bulk entirety whole nearly".split())
_POINTERS = frozenset("it there here".split())


def is_partial(noun: Token) -> bool:
    """Whether a noun's phrase speaks of a part ("parts of", "two districts of"), not of most or all."""
    words = [noun, *noun.children]
    if any(word.lower_ in _MUCH for word in words):
        return False
    if noun.tag_ == "NN" and any(
        child.dep_ == "compound" and child.pos_ == "PROPN" for child in noun.children
    ):
        return False
    return noun.lower_ in _PARTS or any(
        child.lower_ in _PARTS and child.dep_ in ("compound", "nmod") for child in noun.children
    )


def points_back(noun: Token) -> bool:
    if noun.lower_ in _POINTERS:
        return True
    kind = lexicon().places.get(noun.lemma_.lower())
    words = {child.lower_ for child in noun.children}
    if kind is not None and words & {"same", "its", "their", "this", "that"}:
        return True
    named = any(c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN" for c in noun.children)
    if kind in ("part", "site") and "the" in words and not named:
        return True
    return any(
        child.dep_ == "prep" and child.lower_ == "of" and any(g.lower_ in _POINTERS for g in child.children)
        for child in noun.children
    )


def is_definite(noun: Token) -> bool:
    """ "The whole city", "the area": a place without a name that was spoken of before."""
    kind = lexicon().places.get(noun.lemma_.lower()) if noun.lemma_.lower() != "capital" else None
    words = {child.lower_ for child in noun.children}
    named = any(
        child.pos_ == "PROPN" and child.dep_ in ("compound", "nmod", "appos") for child in noun.children
    )
    plural = noun.tag_ in ("NNS", "NNPS")
    return kind in ("place", "part") and "the" in words and not named and not plural
