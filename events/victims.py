"""Whom a word of harm tells of: the nouns that may hold the number of dead or injured."""

from __future__ import annotations

from events.lethal import falls, is_lethal
from events.lexicon import lexicon
from events.syntax import counted, objects, subjects
from events.tokens import Token

__all__ = ["is_person", "is_unknown_number", "others_beside", "victims"]


def victims(word: Token) -> list[Token]:
    """The nouns that a word of harm counts, the likeliest first."""
    if (number := _number_before(word)) is not None:
        return [number]
    if told := _of_report(word):
        return told
    if word.pos_ in ("VERB", "AUX"):
        dies = word.lemma_.lower() in ("die", "perish") or (
            falls(word) and word.lemma_.lower() not in ("wipe", "cost")
        )
        named = subjects(word) if dies or word.dep_ == "acomp" else objects(word) or _at_work(word)
        if word.lemma_.lower() == "shoot" and not named:
            named = [noun for noun in subjects(word) if noun.i < word.i]  # "with two men shot dead"
        if word.lemma_.lower() == "cost":
            named = [noun for noun in named if any(child.like_num for child in noun.children)]
        if named:
            return [noun for noun in named if noun.dep_ != "appos"][:1]
        if word.dep_ == "conj" and word.head.pos_ == "VERB":
            return [child for child in word.children if child.dep_ in ("nsubj", "nsubjpass", "nummod")][
                :1
            ] or _beside(word)
        return _beside(word)
    if word.pos_ == "NOUN" and is_lethal(word):
        of = [noun for child in word.children if child.lower_ == "of" for noun in child.children]
        return [noun for noun in of if is_person(noun) or noun.like_num or noun.pos_ == "NUM"][:1]
    if word.pos_ == "ADJ" and (done := [child for child in word.children if child.dep_ == "dobj"]):
        return done[:1]  # "set a house alight but hurt nobody"
    if word.pos_ == "ADJ" and word.head.pos_ in ("NOUN", "NUM", "VERB"):
        beside = _beside(word)
        verb = word.head.pos_ == "VERB"
        told = subjects(word.head) if word.head.lemma_.lower() in _TELLING else []
        named = [noun for noun in [*objects(word.head), *told] if noun != word] if verb else []
        return beside or named[:1] or ([] if verb else [word.head])
    return [word, *_beside(word)]


def _at_work(verb: Token) -> list[Token]:
    """ "Killed 24 pensioners queuing for bread": the parse takes the killed for those who do something."""
    return [
        noun
        for child in verb.children
        if child.dep_ in ("advcl", "ccomp") and child.tag_ == "VBG"
        for noun in child.children
        if noun.dep_ == "nsubj" and verb.i < noun.i < child.i and is_person(noun)
    ]


_TELLING = frozenset("report find declare pronounce confirm presume feel shoot".split())
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


def _number_before(word: Token) -> Token | None:
    """ "Two dead and 22 injured": the number that stands right before the word."""
    if word.i == 0 or word.lower_ not in _COUNTED_BY or word.nbor(-1).pos_ != "NUM":
        return None
    number = word.nbor(-1)
    first = number
    while first.dep_ == "conj" and first.head.pos_ == "NUM":
        first = first.head
    dated = first.dep_ == "nummod" and first.head != word  # "strikes on 6 and 7 May killed nine"
    dated |= number.dep_ == "pobj" and number.head.lower_ not in ("with", "of", "leaving")
    return None if dated or any(child.dep_ == "dobj" for child in word.children) else number


_COUNTED_BY = frozenset("dead killed injured wounded hurt".split())


def _of_report(word: Token) -> list[Token]:
    """ "Are thought to have been killed", "22 were reported killed", "with eleven reported dead": who were."""
    told = word.head
    if word.dep_ not in ("xcomp", "oprd", "acomp", "ccomp") or told.lemma_.lower() not in _REPORTING:
        return []
    own = [child for child in word.children if child.dep_ in ("nsubj", "nsubjpass", "dobj")]
    led = told.dep_ == "pcomp" and told.head.lower_ == "with"
    if led and not own:
        return [child for child in told.children if child.dep_ == "nsubj"][:1]
    if own or told.tag_ not in ("VBN", "VBD") or any(child.dep_ == "nsubj" for child in told.children):
        return []
    named = [child for child in told.children if child.dep_ == "nsubjpass"] or (
        [told.head] if told.dep_ == "acl" else []
    )
    return named[:1]


_REPORTING = frozenset("report think believe fear confirm presume know say understand".split())


def others_beside(noun: Token) -> list[Token]:
    """The people named beside a noun: "two women and a child", "ten of them and four soldiers"."""
    found = [
        other
        for other in noun.conjuncts
        if other.i > noun.i and (is_person(other) or is_unknown_number(other))
    ]
    of = [inner for child in noun.children if child.lower_ == "of" for inner in child.children]
    found += [other for inner in of for other in inner.conjuncts if other.i > noun.i and is_person(other)]
    listed = [child for child in noun.children if child.dep_ == "appos" and is_person(child)]
    for other in listed if any(child.dep_ == "cc" for one in listed for child in one.children) else ():
        # "Eight civilians, four fighters and a policeman": a list that the parse takes for words beside the first.
        found += [one for one in (other, *other.conjuncts) if is_person(one) or is_unknown_number(one)]
    if not found and any(child.dep_ == "cc" and child.lower_ == "and" for child in noun.children):
        # "31 soldiers and 17 fighters are thought to have died": the parse gives the verb two subjects.
        found = [o for o in noun.head.children if o.dep_ == noun.dep_ and o.i > noun.i and is_person(o)]
    return found


def is_unknown_number(noun: Token) -> bool:
    """ "An unknown number of soldiers", beside others who are counted."""
    return noun.lower_ == "number" and any(child.lower_ in _UNKNOWN for child in noun.children)


_UNKNOWN = frozenset("unknown unspecified undisclosed undetermined".split())


def is_person(noun: Token) -> bool:
    """Whether a noun stands for people."""
    lemma = counted(noun).lemma_.lower()
    return lexicon().people.get(lemma) is not None or lexicon().forces.get(lemma) == "force"
