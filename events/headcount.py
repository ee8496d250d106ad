"""How many people are on the move: heads, where families are counted beside them."""

from __future__ import annotations

from events.casualties import count_of
from events.claim import Bounds
from events.links import prepositions
from events.syntax import counted, objects, subjects
from events.tokens import Doc, Token
from events.trigger import Trigger

__all__ = ["people_counted"]


def people_counted(trigger: Trigger, doc: Doc) -> Bounds | None:
    """ "Some 2,000 people fled X": how many are said to be on the move; None where no number is."""
    token = trigger.token
    nouns = [*subjects(token), *objects(token)]
    if token.pos_ == "NOUN":
        nouns = [noun for words, noun in prepositions(token) if words in ("of", "by")]
        nouns += subjects(trigger.support) + objects(trigger.support) if trigger.support is not None else []
    for noun in nouns:
        if noun.dep_ == "appos" and noun.like_num and noun.head.tag_ == "NNP":
            continue  # "said Svitlana, 38, who escaped to X": her age
        found = count_of(doc, noun)
        if found is not None:
            return _heads(doc, noun) or found
    return None


def _heads(doc: Doc, noun: Token) -> Bounds | None:
    """ "73 families (438 people)", "families fled X, about 4,000 people in all": heads, where families are counted."""
    if counted(noun).lemma_.lower() not in ("family", "household"):
        return None
    told = [
        word
        for word in doc[noun.i + 1 :]
        if word.lemma_.lower() in ("people", "person", "individual")
        and word.dep_ in ("appos", "npadvmod")
        and any(child.dep_ == "nummod" for child in word.children)
    ]
    return count_of(doc, told[0]) if told else None
