"""Syntax of English sentences, by the labels of ClearNLP: the few questions that are asked of a parse."""

from __future__ import annotations

from events.answers import kept
from events.tokens import Token
from events.tree import spread

__all__ = [
    "agents",
    "counted",
    "is_passive",
    "is_ranked",
    "objects",
    "subjects",
]

_SUBORDINATORS = frozenset({"as", "after", "before", "since", "while", "when", "until", "because"})
_NOMINAL = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_COUNTING = frozenset(
    "number all most some many majority half third hundred thousand dozen ten million score group crowd handful pair "
    "couple bulk rest remainder several few wave stream column convoy series one both part "
    "procession cavalcade caravan line flood torrent throng busload boatload trainload truckload influx".split()
)


def counted(noun: Token) -> Token:
    """The word for what is counted: "inhabitants" in "almost all of the camp's inhabitants"."""
    if noun.lemma_.lower() in _COUNTING or noun.like_num or noun.lower_ in _COUNTING:
        for child in noun.children:
            if child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        return counted(inner)
    return noun


@kept
def is_passive(token: Token) -> bool:
    """Whether a verb stands in the passive, also as a participle after a noun ("areas seized by …")."""
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in token.children):
        return True
    if any(child.dep_ == "dobj" for child in token.children):
        return False
    if _declared(token) or _set_apart(token):
        return True
    if token.dep_ == "conj" and token.tag_ == "VBN" and token.head.pos_ in ("VERB", "AUX"):
        own = any(child.dep_ in ("nsubj", "aux") for child in token.children)
        return not own and is_passive(token.head)
    return token.tag_ == "VBN" and token.dep_ in ("acl", "amod", "relcl") and not _has(token, "aux", "nsubj")


def _declared(token: Token) -> bool:
    """ "The president declared the town liberated"."""
    return (
        token.dep_ in ("ccomp", "oprd")
        and token.tag_ in ("VBN", "VBD")
        and token.head.lemma_.lower() in ("declare", "proclaim", "pronounce")
        and not _has(token, "mark", "aux", "auxpass")
    )


def _set_apart(token: Token) -> bool:
    """ "X, retaken last weekend, is a graveyard": the parse takes the participle behind the comma for the verb."""
    if token.tag_ != "VBN" or token.i == 0 or token.nbor(-1).text != ",":
        return False
    return not _has(token, "aux", "auxpass", "dobj", "mark") and any(
        child.dep_ == "nsubj" and child.i == token.i - 2 for child in token.children
    )


@kept
def subjects(token: Token) -> list[Token]:
    """Who does the verb: its subject, or the one it shares with the verb or noun it hangs on."""
    helpers = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    own = [child for verb in [token, *helpers] for child in verb.children if child.dep_ in _NOMINAL]
    # "Fearing reprisals, 1,500 people left": the parse takes both for subjects.
    own = own[1:] if len(own) > 1 and own[0].i and own[0].nbor(-1).tag_ == "VBG" else own
    if not own and token.pos_ == "NOUN" and _has(token, "dobj"):
        # "The Myanmar military retook X": the parse takes the verb for the end of the name.
        return [child for child in token.children if child.dep_ == "compound" and child.i < token.i][-1:]
    if own:
        return spread(_inner(_antecedent(subject, token)) for subject in own)
    before = [
        noun
        for child in token.children
        if child.dep_ in ("mark", "prep") and child.lower_ in _SUBORDINATORS and child.i < token.i
        for noun in child.children
        if noun.dep_ == "pobj" and noun.i < token.i
    ]
    if before:
        return spread(before)
    if cleft := _cleft(token):
        return spread(cleft)
    if token.dep_ in ("conj", "acomp") and token.head.pos_ in ("VERB", "AUX"):
        return subjects(token.head)
    if token.dep_ in ("xcomp", "advcl", "pcomp") and not _has(token, "mark"):
        return _beside_with(token) or _controller(token)
    if token.dep_ in ("acl", "relcl") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        if token.tag_ == "VB" and any(child.lower_ == "to" for child in token.children):
            # "X was the first town to fall"
            ranked = is_ranked(token.head) and token.head.dep_ == "attr"
            return (
                subjects(token.head.head) if ranked else [] if token.dep_ == "acl" else spread([token.head])
            )
        if token.dep_ == "acl" and token.tag_ in ("VBD", "VBN") and _has(token, "dobj"):
            return spread([token.head, *_nouns_above(token.head)])
        return spread([token.head])
    if (
        token.dep_ == "ccomp"
        and token.head.tag_ == "VBN"
        and token.i > token.head.i
        and not _has(token, "mark")
    ):
        # "warplanes believed to belong to X targeted Y": the parse takes the participle for the verb.
        return (
            [noun for noun in subjects(token.head) if noun.i < token.head.i]
            if _has(token.head, "xcomp")
            else []
        )
    return []


def _cleft(token: Token) -> list[Token]:
    """ "It is the militia that levies taxes there": whom the sentence brings out."""
    top = token.head if token.dep_ == "conj" else token
    it = any(child.lower_ == "it" and child.dep_ == "nsubj" for child in top.head.children)
    if top.dep_ != "ccomp" or top.head.lemma_ != "be" or not it:
        return []
    return [child for child in top.head.children if child.dep_ == "attr" and child.i < top.i]


def _nouns_above(noun: Token) -> list[Token]:
    """ "A bomber in an ambulance killed 15, and …": the parse may take the verb for a participle of the nearer noun."""
    found: list[Token] = []
    while noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head.head
        found.append(noun)
    return found


def is_ranked(noun: Token) -> bool:
    """ "The first town to fall", "the latest base to be captured": one of a row that it happened to."""
    return any(child.dep_ == "amod" and child.lower_ in _RANKS for child in noun.children)


_RANKS = frozenset("first second third fourth fifth sixth last latest only".split())


def _inner(subject: Token) -> Token:
    """ "Rockets fired from X killed": the parse takes the participle for the subject."""
    if subject.pos_ != "VERB" or subject.tag_ not in ("VBN", "VBD"):
        return subject
    return next((child for child in subject.children if child.dep_ in _NOMINAL), subject)


def _beside_with(token: Token) -> list[Token]:
    """The noun of "with X saying …", which the parse hangs on the verb above."""
    if token.tag_ != "VBG":
        return []
    found = [
        noun
        for child in token.head.children
        if child.lower_ == "with" and child.i < token.i
        for noun in child.children
        if noun.dep_ in ("pobj", "dobj") and noun.i < token.i
    ]
    return found[-1:]


def _controller(token: Token) -> list[Token]:
    """The subject of a clause without one: the object that was made to, else the subject above."""
    head = token.head
    if head.pos_ == "ADP":
        head = head.head
    given = [child for child in head.children if child.dep_ == "dobj" and child.i < token.i]
    if given and (token.dep_ == "xcomp" or (token.dep_ == "pcomp" and head.lemma_ in _BLAMING)):
        return spread(given)
    return subjects(head) if head.pos_ in ("VERB", "AUX") else []


_BLAMING = frozenset({"accuse", "blame", "suspect"})
"""Verbs whose object is who did what follows: "accused the army of shelling X"."""


def _antecedent(subject: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if subject.tag_ in ("WDT", "WP") or (subject.lower_ == "that" and verb.dep_ in ("relcl", "ccomp")):
        top = verb
        while top.dep_ in ("conj", "xcomp") and top.head != top:
            top = top.head
        if top.dep_ in ("relcl", "acl"):
            return top.head
        if subject.tag_ == "WDT" and subject.i and subject.nbor(-1).pos_ in ("NOUN", "PROPN"):
            return subject.nbor(-1)
    return subject


@kept
def objects(token: Token) -> list[Token]:
    """What the verb is done to, the other way round in the passive."""
    if is_passive(token):
        found = [child for child in token.children if child.dep_ in ("nsubjpass", "csubjpass")]
        found = found or [
            noun for c in token.children if c.dep_ == "auxpass" for noun in c.children if noun.dep_ == "nsubj"
        ]
        found = found or [
            child
            for child in token.children
            if child.dep_ == "nsubj" and (_declared(token) or _set_apart(token))
        ]
        if found:
            return spread([*_named_before(token, found[0]), *(_antecedent(item, token) for item in found)])
        if token.dep_ in ("acl", "relcl", "amod"):
            return spread([token.head])
        if token.dep_ == "acomp":
            return subjects(token.head)  # "remains garrisoned by the army"
        if token.dep_ == "conj" and _has(token, "auxpass") and not is_passive(token.head):
            return subjects(token.head)  # "tried to take the camp and were driven off"
        if token.dep_ in ("conj", "oprd"):
            return objects(token.head)
        if token.dep_ in ("pcomp", "advcl", "xcomp") and not _has(token, "mark"):
            return _controller(token)
    found = [c for c in token.children if c.dep_ in ("dobj", "dative", "attr", "oprd") and c.pos_ != "ADP"]
    if found:
        # "reached the refinery in X and a depot in Y": the parse hangs the second on the verb.
        found += [c for c in token.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]
    found = [_antecedent(item, token) for item in found] or _misread_object(token)
    if not found and token.dep_ == "relcl" and _has(token, "nsubj") and _wants_object(token):
        return spread([token.head])
    if not found and token.dep_ == "conj" and token.head.pos_ == "VERB" and token.i < token.head.i:
        return objects(token.head)
    if not found:
        shared = [other for other in token.conjuncts if other.pos_ == "VERB" and other.i > token.i]
        found = [c for other in shared[:1] for c in other.children if c.dep_ == "dobj"]
        found = found if not _has(token, "prep") else []
    return spread(found)


def _named_before(verb: Token, subject: Token) -> list[Token]:
    """ "Kupiansk and Izium, the two hubs, had been recovered": names that the subject only describes."""
    return [
        child
        for child in verb.children
        if child.dep_ in ("npadvmod", "dep") and child.pos_ == "PROPN" and child.i < subject.i
        if all(word.head == verb or word.is_punct for word in [verb.doc[subject.left_edge.i - 1]])
    ]


def _misread_object(token: Token) -> list[Token]:
    """A name right behind the verb that the parse takes for an adverb: "held Toretsk"."""
    # "Got 57 people away from X": the parse takes them for how far away.
    far = [noun for c in token.children if c.lower_ in _FAR for noun in c.children if noun.dep_ == "npadvmod"]
    return [noun for noun in far if noun.tag_ == "NNS" and noun.i > token.i] or [
        child
        for child in token.children
        if child.i == token.i + 1
        and (child.pos_ == "PROPN" or child.text[:1].isupper() or _with_article(child.text))
        and child.dep_ in ("advmod", "npadvmod")
    ]


_FAR = frozenset({"away", "out"})


def _with_article(text: str) -> bool:
    """ "al-Nahud", "es-Suwayda": a name that begins with its article."""
    article, hyphen, name = text.partition("-")
    return bool(hyphen) and len(article) == len("al") and name[:1].isupper()


def _wants_object(token: Token) -> bool:
    """Whether a relative clause lacks its object: "the town that the army controls"."""
    return not any(
        child.tag_ in ("WDT", "WP", "WRB") and child.dep_ in (*_NOMINAL, "advmod") for child in token.children
    )


@kept
def agents(token: Token) -> list[Token]:
    """Who does a passive verb or a noun's action: its by-phrase."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            found.extend(grand for grand in child.children if grand.dep_ == "pobj")
            # "by retreating fighters": the parse takes the participle for a verb.
            found.extend(
                noun
                for grand in child.children
                if grand.dep_ == "pcomp" and grand.tag_ == "VBG" and grand.i == child.i + 1
                for noun in grand.children
                if noun.dep_ == "dobj"
            )
    return spread(found)


def _has(token: Token, *labels: str) -> bool:
    return any(child.dep_ in labels for child in token.children)
