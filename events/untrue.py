"""What is said to be false: labels such as "Fake: …", posts that are untrue, reports called baseless."""

from __future__ import annotations

import re
from itertools import islice

from events.links import prepositions
from events.syntax import subjects
from events.tokens import Doc, Token
from events.tree import climb

__all__ = [
    "called_false",
    "is_untrue",
    "labelled",
    "of_footage",
    "said_by_hoax",
    "said_untrue",
    "set_against",
]

_UNSURE = frozenset("unconfirmed unverified rumour rumours rumor rumors".split())
_NOTHING = frozenset({"of the kind", "of the sort"})
"""What follows "nothing" where a sentence takes back what it told: "the mayor said nothing of the kind had happened"."""
_LABEL = 4
"""Words before the colon of a label: "Not confirmed: …"."""


def labelled(doc: Doc) -> str | None:
    """What a label in front makes of a statement: "Unconfirmed: …" is only talked of, "False: …" is denied."""
    if any(
        word.lower_ == "nothing" and doc.span(word.i + 1, word.i + 4).text.lower() in _NOTHING for word in doc
    ):
        return "denied"
    if {word.lower_ for word in doc} & _FEIGNED and any(word.lemma_.lower() in _DRILLS for word in doc):
        return "planned"  # "a drill simulating an air raid"
    colon = next((word.i for word in doc[: _LABEL + 1] if word.text == ":"), 0) or _behind_an_aside(doc)
    words = {word.lower_ for word in doc[:colon]}
    if words & _UNTRUE or ("not" in words and words & _TRUE):
        return "denied"
    if "correction" in words and any(word.lower_ in _BEFORE or _of_ours(word) for word in doc):
        return "denied"
    negated = words & {"not", "un"} and words & {"confirmed", "verified"}
    return "planned" if words & _UNSURE or negated else None


def _behind_an_aside(doc: Doc) -> int:
    """ "False, as far as we can tell: …", "Not true, whatever you read: …": the colon of a label that goes on."""
    first = next((word.i for word in doc[:_LABEL] if word.text == ","), 0)
    opens = {word.lower_ for word in doc[:first]}
    if not opens & _UNTRUE and not ("not" in opens and opens & _TRUE):
        return 0
    return next((word.i for word in doc[first : first + _ASIDE] if word.text == ":"), 0)


_UNTRUE_TALK = re.compile(
    r"\b(?:posts?|claims?|rumou?rs?|reports?|messages?|tweets?|stories|story|allegations?)\b[^.;]{0,160}?\b"
    r"(?:is|are|was|were|proved|turned\s+out)\s+(?:to\s+be\s+)?(?:\w+ly\s+)?"
    r"(?:false|untrue|fake|baseless|wrong|unfounded|fabricated|a\s+(?:hoax|lie|fabrication))\b",
    re.IGNORECASE,
)


def said_untrue(token: Token) -> bool:
    """ "Posts that claim gunmen had seized X are false", whatever the parse makes of it."""
    return any(m.start() < token.idx < m.end() for m in _UNTRUE_TALK.finditer(token.doc.text))


_BEFORE = frozenset({"earlier", "previously", "version"})


def _of_ours(verb: Token) -> bool:
    """ "At 11:20 we wrote that …": what a correction corrects."""
    return verb.lemma_.lower() in _TOLD and any(noun.lower_ == "we" for noun in subjects(verb))


_TOLD = frozenset("write report say state publish post tell claim".split())
_FEIGNED = frozenset(
    "simulating simulated simulate simulates mock rehearsed rehearsing practised practiced".split()
)
_DRILLS = frozenset("drill exercise training manoeuvre maneuver simulation".split())


def set_against(noun: Token) -> bool:
    """ "A quarry at work and not, as some channels had it, an air raid": what something is said not to be."""
    first = noun.left_edge.i
    if first and noun.doc[first - 1].dep_ == "prep":
        first -= 1  # "not from an air strike"
    if first and noun.doc[first - 1].lower_ == "not":
        return True
    if first < 3 or noun.doc[first - 1].text != ",":
        return False
    before = noun.doc[max(0, first - _ASIDE) : first - 1]
    told = next((word.i for word in before if word.lower_ in ("as", "contrary", "despite")), 0)
    return told > 1 and noun.doc[told - 1].text == "," and noun.doc[told - 2].lower_ == "not"


_ASIDE = 12
"""Words of an aside behind "not": "not, as some channels had it, an air raid"."""


def said_by_hoax(said: Token) -> bool:
    """ "Tweets claiming that X had fallen were false"."""
    return said.dep_ in ("acl", "relcl") and any(map(is_untrue, islice(climb(said), 3)))


def is_untrue(noun: Token) -> bool:
    """Whether a word for something told is said to be false: "The rumour that they have reached X is false"."""
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.lemma_.lower() not in _TALK:
        return False
    if noun.head.lemma_.lower() == "meet" and any(
        words == "with" and other.lemma_.lower() in _SCORN for words, other in prepositions(noun.head)
    ):
        return True
    verbs = [noun.head, *(child for child in noun.head.children if child.dep_ == "xcomp")]
    said = [c for v in verbs for c in v.children if c.dep_ in ("acomp", "attr", "oprd", "advmod")]
    if any(word.lower_ in _TRUE and word.head == noun.head for word in said):
        # "posts that X had fallen are not true"
        return any(child.dep_ == "neg" for child in noun.head.children)
    return any(word.lower_ in _UNTRUE for word in [noun.head, *said])


_SCORN = frozenset("laughter derision scorn ridicule disbelief denial mockery contempt incredulity".split())
_TALK = frozenset(
    "declaration announcement boast rumour rumor report claim news story allegation suggestion talk "
    "speculation statement post posting message tweet video clip article assertion reporting chatter "
    "gossip hearsay whisper insinuation word caption".split()
)
_TRUE = frozenset("true accurate correct right genuine authentic".split())
_UNTRUE = frozenset(
    "false untrue baseless unfounded wrong fake fabricated incorrect inaccurate lie lies groundless denied dismissed "
    "debunked hoax misleading premature invented disinformation misinformation fabrication propaganda nonsense bogus".split()
)


def called_false(news: Token) -> bool:
    """Whether news are called so: "called reports of an advance on X baseless", "reports that X had fallen were false"."""
    if news.lemma_.lower() not in _NEWS:
        return False
    if news.head.lemma_.lower() in _FALSE:
        return True  # "calls baseless a report that …", as the parse hangs it
    words = [*news.head.children, *news.children]
    # "Described as wicked propaganda a report that …", "dismissed reports that … as lies".
    words += [inner for child in words if child.lower_ == "as" for inner in child.children]
    if news.dep_ == "appos":
        words.append(news.head)
    if news.head.lemma_.lower() in _CALLING:  # "called the claim that X had fallen “a fabrication”"
        words += [word for word in news.head.subtree if word.i > news.i]
    return any(child.lemma_.lower() in _FALSE and child.dep_ in _SAID_OF for child in words)


_CALLING = frozenset("call brand label dub deem describe".split())
_SAID_OF = frozenset("oprd acomp attr amod dobj ccomp pobj advcl acl".split())


_NEWS = frozenset("report claim news account rumour rumor allegation story".split())
_FALSE = frozenset(
    "baseless false untrue unfounded fabricated groundless fake lie nonsense propaganda fiction fantasy fabrication "
    "invention disinformation misinformation falsehood".split()
)


def of_footage(said: Token) -> bool:
    """What a picture is said to show, whichever way the parse hangs the verb on it."""
    if said.lemma_.lower() not in _CALLED:
        return False
    shown = any(child.dep_ == "xcomp" and child.lemma_.lower() in _SHOWN for child in said.children)
    about = [said.head, *subjects(said)]
    return shown and any(noun.lemma_.lower() in _FOOTAGE for noun in about)


_SHOWN = frozenset({"show", "depict"})
_CALLED = frozenset("say purport claim allege".split())
_FOOTAGE = frozenset("video clip footage picture image photo photograph recording".split())
