"""What is told of the past: history, what once was, and what was undone at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice

from events.claim import Span
from events.tokens import Token
from events.tree import climb

__all__ = [
    "HISTORY_DAYS",
    "is_background",
    "is_historical",
    "is_of_its_own",
    "is_raid",
    "is_recalled",
    "is_undone",
]

HISTORY_DAYS = 60
"""A time that ends longer than this before the report is history, not the present situation."""

_FORMER = frozenset({"once", "formerly", "previously", "former", "historically", "then-rebel"})


def is_historical(span: Span | None, published: datetime | None, *, background: bool) -> bool:
    """Whether a time is history for the report: long past, or told as what once was."""
    if background:
        return True
    return span is not None and published is not None and published - span.end > timedelta(days=HISTORY_DAYS)


def is_background(token: Token, *, lasting: bool = True) -> bool:
    """Whether the words tell of what once was: "once held", "was a stronghold until …".

    `lasting` is False for deeds: "fled before the town fell" only says when.
    """
    verb = token
    for above in climb(token):
        if verb.pos_ in ("VERB", "AUX"):
            break
        verb = above
    words = [*token.children, *verb.children]
    former = (
        any(child.lower_ in _FORMER for child in words)
        or _long_since(verb)
        or _counts_times(verb)
        or _of_a_work(token)
        or _of_a_career(verb)
    )
    if former or (lasting and _before_that(verb)) or _tried_for(token):
        return True
    if not lasting and (_quiet_since(token) or any(child.lower_ == "often" for child in words)):
        return True
    past = verb.tag_ in ("VBD", "VBN") or any(
        child.tag_ == "VBD" and child.dep_.startswith("aux") for child in verb.children
    )
    ends = ("until", "till", "before") if lasting else ("until", "till")
    until = any(
        child.dep_ == "advcl" and any(mark.dep_ == "mark" and mark.lower_ in ends for mark in child.children)
        for child in verb.children
    ) or any(
        child.lower_ == "until" and child.dep_ == "prep" and not _of_the_day(child, lasting=lasting)
        for child in verb.children
    )
    return (
        past
        and until
        and any(
            child.lower_ in ("was", "were", "had", "been", "itself") or child.dep_ == "prep"
            for child in [verb, *verb.children]
        )
    )


def _of_a_career(verb: Token) -> bool:
    """ "The group, which fought in X, has left for Y": what somebody is known for, without a day of its own."""
    if verb.dep_ != "relcl" or verb.lemma_.lower() not in _SERVING or verb.tag_ != "VBD":
        return False
    if any(child.dep_ in ("npadvmod", "advmod", "dobj", "aux") for child in verb.children):
        return False
    dated = any(child.lower_ == "on" or child.lower_ in _SPANS for child in verb.children)
    noun, start = verb.head, min(word.i for word in verb.subtree)
    apart = start > 0 and verb.doc[start - 1].text == ","
    main = noun.head
    now = main.tag_ in ("VBZ", "VBP", "MD") or any(
        c.lower_ in ("has", "have", "is", "are") for c in main.children
    )
    return apart and now and not dated and noun.dep_ in ("nsubj", "nsubjpass")


_SERVING = frozenset("fight serve battle".split())
_SPANS = frozenset("during after before since until for from".split())


def _of_the_day(until: Token, *, lasting: bool) -> bool:
    """ "Went on until dawn": the end of a deed of that day, not of a state that once was."""
    if not lasting and any(word.lower_ in _WEEKDAYS for word in until.subtree):
        return True
    return any(
        noun.lemma_.lower() in _HOURS or noun.like_num or ":" in noun.text for noun in until.children
    ) and not any(word.like_num and len(word.text) == 4 for word in until.subtree)


_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_HOURS = frozenset(
    "dawn dusk noon midday midnight sunrise sunset nightfall daybreak morning evening night afternoon hour "
    "late early am pm".split()
)


def _of_a_work(token: Token) -> bool:
    """ "A film about the siege of X", "his novel, The Fall of X": what books, films and memorials tell of."""
    above = list(islice(token.ancestors, 4))
    if any(word.lemma_.lower() in _WORKS for word in above if word.pos_ == "NOUN"):
        return True
    # "Marked five years since the blast".
    since = token.dep_ == "pobj" and token.head.lower_ in ("since", "after") and token.head.i > 0
    return since and token.head.nbor(-1).lemma_.lower() in ("year", "decade", "anniversary")


_WORKS = frozenset(
    "film documentary book novel play poem song painting exhibition memoir museum memorial monument anniversary "
    "commemoration photograph game opera mural statue suspect trial verdict lawsuit".split()
)


def _before_that(verb: Token) -> bool:
    """ "Before the town fell, shells had come down in X": when it was, by what is known; which town need not be said."""
    marked = any(child.dep_ == "mark" and child.lower_ == "before" for child in verb.children)
    named = [child for child in verb.children if child.dep_ == "nsubj"]
    bare = any(n.lower_ in _TOWNS and [c.lower_ for c in n.children] == ["the"] for n in named)
    return verb.dep_ == "advcl" and verb.i < verb.head.i and marked and bare


_TOWNS = frozenset({"town", "city", "village"})


def _tried_for(token: Token) -> bool:
    """ "Jailed for the killing of a man in X": the deed that a court speaks of is none of the day."""
    return any(
        word.lower_ in ("for", "over", "of") and word.dep_ == "prep" and word.head.lemma_.lower() in _COURT
        for word in islice(token.ancestors, 7)
    )


_COURT = frozenset("jail sentence convict try charge indict prosecute acquit extradite imprison".split())


def is_recalled(token: Token) -> bool:
    """ "Bombs fell on X like rain," recalled a woman: without a day of its own it is what somebody remembers."""
    return any(
        word.lemma_.lower() in ("recall", "remember", "reminisce") for word in islice(token.ancestors, 4)
    )


def _counts_times(verb: Token) -> bool:
    """ "It is the third time since May that a clinic in X has been struck": how often, by what was told before."""
    time = [child for child in verb.head.children if child.dep_ == "attr" and child.lower_ == "time"]
    return verb.dep_ == "ccomp" and any(
        child.lower_ in _NTH for noun in time for child in noun.children if child.dep_ == "amod"
    )


_NTH = frozenset("second third fourth fifth sixth seventh eighth ninth tenth umpteenth".split())


def _long_since(verb: Token) -> bool:
    """ "It is eight years since the rebels lost X": what is remembered."""
    marks = [child for child in verb.children if child.dep_ == "mark" and child.lower_ == "since"]
    if any(mark.i and mark.nbor(-1).lemma_.lower() in ("year", "decade", "anniversary") for mark in marks):
        return True  # "gathered to mark eight years since the army drove them from X"
    marked = bool(marks)
    ago = [child for child in verb.head.children if child.dep_ in ("attr", "npadvmod") and child.i < verb.i]
    return marked and verb.head.lemma_ == "be" and any(word.lemma_ in ("year", "decade") for word in ago)


def _quiet_since(token: Token) -> bool:
    """ "X has known no bombardment since the salvo of 24 January": the last time, told for what did not come after."""
    if token.dep_ != "pobj" or token.head.lower_ != "since":
        return False
    definite = any(child.lower_ in ("the", "that", "its", "their", "last") for child in token.children)
    above = [token.head.head, *token.head.head.children]
    above += [inner for child in above for inner in child.children]
    return definite and any(word.dep_ == "neg" or word.lower_ in _NONE for word in above)


_NONE = frozenset("no none nothing never first quiet calm silent calmer quieter".split())


def is_undone(token: Token) -> bool:
    """Whether a taking was undone at once: "seized the airport before being driven back"."""
    for child in token.children:
        words = [child, *child.children]
        if any(word.lower_ == "before" for word in words) and any(
            word.lemma_.lower() in _UNDOING for word in words
        ):
            return True
    return False


def is_raid(token: Token) -> bool:
    """Whether who came in left again: "stormed the town at dawn and withdrew after two hours"."""
    return any(
        word.i > token.i
        and word.lemma_.lower() in ("withdraw", "leave", "retreat", "pull", "depart")
        and not any(child.dep_ in ("nsubj", "nsubjpass") for child in word.children)
        for word in token.conjuncts
    )


_UNDOING = frozenset("drive push force repel expel withdraw retreat lose oust dislodge pull".split())


def is_of_its_own(verb: Token) -> bool:
    """ "Tried to reach X, where militiamen patrol", "broke up without a deal after X was bombed"."""
    if verb.dep_ == "relcl" and any(child.tag_ == "WRB" for child in verb.children):
        return True
    words = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    return (
        verb.dep_ in ("advcl", "pcomp")
        and any(
            child.dep_ == "mark" and child.lower_ in ("after", "when", "since") for child in verb.children
        )
        and any(word.tag_ == "VBD" for word in words)
    )
