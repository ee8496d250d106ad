"""When a trigger happened: the time words that belong to it, else the day that the report is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from events.claim import Span
from events.compared import is_measure
from events.dateline import opens_entry
from events.lexicon import lexicon
from events.numbers import quantities
from events.past import is_historical
from events.times import TimeWords, day_span, times
from events.tokens import Doc, Token

__all__ = ["day_of_note", "is_over", "is_same_day", "moment_of", "news_day", "soon_after"]

_SAME_DAY = re.compile(
    r"\b(?:(?:the|that)\s+same\s+(?:day|night|evening|morning|afternoon)"
    r"|(?:earlier|later)\s+(?:in|on|that|the\s+same)\s*(?:the|that)?\s*(?:day|night|evening|morning|afternoon))\b",
    re.IGNORECASE,
)
_REACH = 13
_ENTRIES = 3
"""So many paragraphs that open with an hour make a running report."""
_FAR_BELOW = 6
_SAID = 6
_BOUNDARY = {"relcl": 8, "advcl": 4, "ccomp": 3, "acl": 3, "parataxis": 2, "appos": 3, "conj": 1}


def news_day(texts: Iterable[str], published: datetime | None) -> Span | None:
    """The day that undated statements of a report are about.

    The report's day, always that of a running report with the hours of its entries; or, where the report
    dates its news one or two days earlier and never on its own day, the interval from that day to the
    report's day. None where the report has no date.
    """
    if published is None:
        return None
    texts = list(texts)
    if sum(map(opens_entry, texts)) >= _ENTRIES:
        return day_span(published)
    if (only := day_of_note(texts, published)) is not None:
        return only
    today = published.date()
    named: Counter[int] = Counter()
    for text in texts:
        for words in times(text, published):
            age = (today - words.span.start.date()).days
            if (
                words.span.precision == "day"
                and words.span.start.date() == words.span.end.date()
                and 0 <= age <= 2
                and not words.since
                and not words.until
            ):
                named[age] += 1
    if not named or named[0]:
        return day_span(published)
    age = min(named)
    return day_span(published, days=age + 1)


def day_of_note(texts: Sequence[str], published: datetime) -> Span | None:
    """The day that a note of a few sentences opens with, where it names no other: "On 14 May 2024, …"."""
    if len(texts) > _NOTE or not texts or not _OPENS_WITH_DATE.match(texts[0]):
        return None
    named = [words for text in texts for words in times(text, published)]
    if len(named) != 1 or named[0].span.precision != "day" or not named[0].stated_year:
        return None
    return named[0].span


_NOTE = 6
"""Sentences of a note on one happening."""
_OPENS_WITH_DATE = re.compile(
    r"\W*(?:[\w /-]{1,40}:\s*)?(?:on\s+)?(?:\w+,?\s+)?\d{1,2}\s+[A-Z][a-z]+\s+\d{4}"
    r"|\W*(?:on\s+)?[A-Z][a-z]+\s+\d{1,2},?\s+\d{4}",
    re.IGNORECASE,
)


def moment_of(
    trigger: Token, doc: Doc, words: Sequence[TimeWords], published: datetime | None, default: Span | None
) -> tuple[Span | None, str]:
    """The interval of a trigger and the rule that gave it."""
    best: tuple[int, TimeWords] | None = None
    earlier: TimeWords | None = None
    for word in words:
        span = doc.char_span(word.start, word.end)
        if span is None or not len(span) or is_measure(word.text, span.start, doc):
            continue
        far = _distance(trigger, span.root)
        if far is not None and word.span.precision != "day" and _of_saying(span.root):
            far = min(_REACH, far + _SAID)
        if word.span.precision != "day" and _before_the_deed(span.root, trigger):
            continue
        if far is not None and far <= _REACH and (best is None or far < best[0]):
            best = (far, word)
        if far is None and span.end <= trigger.sent.start:
            earlier = word
    if best is None and earlier is not None:
        # "On Monday X was shelled; Y was bombed": the day of the statement before.
        best = (_REACH, earlier)
    if best is None and default is not None and (ago := _long_before(trigger)) is not None:
        unit, number = ago
        middle = timedelta(days=_LONG[unit] * number)
        around = timedelta(days=_LONG[unit] // 2)
        return Span(
            start=default.start - middle - around, end=default.end - middle + around, precision=unit
        ), "after"
    if best is None and default is not None and (days := _days_before(trigger, doc, None)):
        return _earlier(default, days), "after"
    if best is None:
        return default, "the report's day" if default is not None else "no date"
    meant = best[1].span if _on_that_day(trigger, best[1]) else _meant(best[1], trigger, published)
    past = is_historical(meant, published, background=False) or (best[0] >= _APART and _says_now(trigger))
    if default is not None and past and _present(trigger):
        return default, "the report's day"
    if meant.precision == "day" and (days := _days_before(trigger, doc, best[1])):
        meant = _earlier(meant, days)
    return meant, f"«{best[1].text.strip()}»"


def _earlier(span: Span, days: int) -> Span:
    before = timedelta(days=days)
    return Span(start=span.start - before, end=span.end - before, precision=span.precision)


def _before_the_deed(time: Token, trigger: Token) -> bool:
    """ "After the fall of X in February, they pushed on": the month of what came before."""
    for word in (time, *time.ancestors):
        if word.dep_ == "pobj" and word.head.lower_ in ("after", "following") and word.i != time.i:
            return word.head.i != trigger.i and all(inner.i != trigger.i for inner in word.subtree)
        if word.pos_ in ("VERB", "AUX"):
            return False
    return False


def _of_saying(time: Token) -> bool:
    """ "Took X on April 20, a spokesman said last month": when it was said, which no deed is dated by in the first place."""
    verb = time.head.head if time.head.pos_ == "ADP" else time.head
    return verb.pos_ == "VERB" and verb.lemma_.lower() in lexicon().speech


def _long_before(trigger: Token) -> tuple[str, int] | None:
    """ "A month after M23 took the city": how long before the news a deed was that only says when."""
    if trigger.dep_ != "advcl" or not any(c.dep_ == "mark" and c.lower_ == "after" for c in trigger.children):
        return None
    for child in trigger.children:
        if child.dep_ == "npadvmod" and child.lemma_.lower() in _LONG:
            told = [word for word in child.children if word.dep_ in ("det", "nummod")]
            if any(word.lower_ in ("a", "an", "one") for word in told):
                return child.lemma_.lower(), 1
            number = quantities(told[0].text) if told else []
            if number and number[0].bounds.low is not None and 0 < number[0].bounds.low < _MOST:
                return child.lemma_.lower(), number[0].bounds.low
    return None


_LONG = {"week": 7, "month": 30, "year": 365}
_MOST = 100


def _days_before(trigger: Token, doc: Doc, words: TimeWords | None) -> int:
    """How long before a day named elsewhere: "on Sunday, a day after taking X"."""
    for i in range(trigger.i - 1, 0, -1):
        told = doc[i].pos_ == "VERB" and doc[i].lemma_.lower() not in lexicon().speech
        if told or (doc[i].is_punct and doc[i].text != "-"):
            return 0
        if doc[i].lower_ == "after" and doc[i - 1].lemma_.lower() == "day":
            number = quantities(doc[i - 2].text)
            single = doc[i - 2].lower_ in ("a", "the", "one")
            # "a day after it took X on Friday" names the day itself
            inside = words is not None and any(words.start <= w.idx < words.end for w in trigger.subtree)
            return 0 if inside else 1 if single else number[0].bounds.low if number else 0
    return 0


def _meant(words: TimeWords, trigger: Token, published: datetime | None) -> Span:
    """ "since" reaches to the report where the state still holds; told in the past perfect, to the day before it."""
    if not words.since or published is None:
        return words.span
    today = day_span(published)
    last = today.start - timedelta(seconds=1) if is_over(trigger) else today.end
    return Span(start=words.span.start, end=max(words.span.end, last), precision=words.span.precision)


def _says_now(trigger: Token) -> bool:
    """ "X was lost last month; now troops are digging in around Y": a past that is told in another clause."""
    return any(child.lower_ == "now" and child.i < trigger.i for child in trigger.children)


_APART = 5
"""Steps over the tree from a time to the verb of another clause."""


def _on_that_day(trigger: Token, words: TimeWords) -> bool:
    """ "Since October 2023, when gunmen stormed X": the day that a state began is that of the deed."""
    for word in (trigger, *trigger.ancestors):
        if word.dep_ == "relcl":
            return words.start <= word.head.idx < words.end
    return False


def _present(trigger: Token) -> bool:
    """Told with "still" or "now": an older date beside it is that of something else."""
    verb = trigger
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    words = [verb, *verb.children]
    return any(
        word.lower_ in ("still", "now", "currently", "remains", "remain", "remained") for word in words
    )


def is_same_day(text: str) -> bool:
    """Whether a sentence tells of the day that was told of before: "the same day", "earlier in the day"."""
    return bool(_SAME_DAY.search(text))


_SOON_AFTER = re.compile(
    r"(?:within|after|in|over)\s+(?:(?:a|the)\s+)?(?:few\s+|several\s+|\w+\s+)?(?:hour|day|week|month)s?\b|(?:\w+\s+){0,3}"
    r"(?:hours?|days?|weeks?|months?|years?)\s+(?:later|afterwards|after\s+that)\b"
    r"|(?:soon|shortly|immediately)\s+(?:after|afterwards|thereafter)\b|(?:the|that)\s+(?:next|following|same)\s+"
    r"(?:day|night|week|month|year)\b|by\s+then\b|at\s+the\s+time\b|then\b|in\s+the\s+end\b",
    re.IGNORECASE,
)
_SOON = timedelta(days=30)


def soon_after(text: str, then: Span) -> Span | None:
    """ "Fighting began in April 2023. Within days they held the airport": soon after what was told just before."""
    if not _SOON_AFTER.match(text):
        return None
    return Span(start=then.start, end=then.end + _SOON, precision=then.precision)


def is_over(trigger: Token) -> bool:
    """Whether a trigger is told in the past perfect: what lasted until the news.

    In speech that is reported in the past ("he said they had held it since May") the tense says nothing of that.
    """
    verb = trigger
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    if verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN"):
        return False
    return any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)


def _since_then(token: Token) -> bool:
    """ "Took X on 14 January and has since seized Y": later than the day of the verb before."""
    words = {child.lower_ for child in token.children if child.i < token.i}
    return bool(words & {"has", "have", "had"}) and bool(words & {"since", "later", "afterwards", "then"})


def _before_it(token: Token) -> bool:
    """ "The army, which had come the day before, …": a clause of what was before dates nothing outside of it."""
    perfect = any(c.dep_ == "aux" and c.lower_ in ("had", "has", "have") for c in token.children)
    return token.dep_ == "relcl" and perfect


_PERFECT = 4


def _distance(trigger: Token, time: Token) -> int | None:
    """Steps between a trigger and a time over the tree.

    The edge of a clause costs more on the way up from the time: a time inside a clause seldom dates what is
    outside of it, while the time of a sentence holds for the clauses below.
    """
    above: dict[int, int] = {}
    cost, token = 0, trigger
    above[token.i] = 0
    while token.head != token:
        own = token.dep_ == "conj" and any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)
        later = token.dep_ == "conj" and _since_then(token)
        cost = cost + _REACH if later else cost + 7 if own else min(cost + 1, max(cost, _FAR_BELOW))
        token = token.head
        above[token.i] = cost
    cost, token = 0, time
    while token.i not in above:
        if token.head == token:
            return None
        cost += 1 + _BOUNDARY.get(token.dep_, 0) + (_PERFECT if _before_it(token) else 0)
        token = token.head
    return cost + above[token.i]
