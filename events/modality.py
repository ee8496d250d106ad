"""How a statement is meant: as reported, planned or feared, or denied."""

from __future__ import annotations

from functools import lru_cache

from events.inflection import shares_its_helper
from events.lexicon import lexicon
from events.past import is_of_its_own
from events.syntax import is_ranked, subjects
from events.thoughts import hangs_on_if, only_thought_of
from events.tokens import Token
from events.tree import climb
from events.untrue import called_false, is_untrue, of_footage, said_by_hoax, set_against

__all__ = ["mood"]

_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "pobj", "dobj", "advcl", "nsubj", "nsubjpass", "attr", "relcl"}
)
_LEARNT = frozenset({"find", "see", "learn", "hear", "discover"})
_EVIDENCE = frozenset({"evidence", "sign", "proof", "indication", "confirmation", "suggestion", "truth"})
_ATTEMPTS = frozenset({"try", "attempt", "seek"})
_FORWARD = frozenset(
    {
        "plan",
        "fear",
        "threat",
        "attempt",
        "possibility",
        "risk",
        "prospect",
        "preparation",
        "intention",
        "order",
        "call",
        "bid",
        "warning",
        "effort",
        "ultimatum",
        "aim",
        "goal",
        "objective",
        "ambition",
        "priority",
        "talk",
        "verge",
        "brink",
        "cusp",
        "rumour",
        "rumor",
        "speculation",
    }
)


def mood(
    token: Token, *, noun: Token | None = None, attempts_count: bool = False, affirmed: bool = False
) -> str:
    """``reported``, ``planned`` or ``denied``: what the words around a trigger make of it.

    Parameters
    ----------
    token
        The trigger, or the verb that carries it.
    noun
        The trigger, where another word carries it ("there were no strikes").
    attempts_count
        True where trying is already the event (people trying to leave).
    affirmed
        True where what the words deny is told for what it leaves standing ("has not left").
    """
    if (not affirmed and _negated(token)) or (
        noun is not None and (_negated(noun) or (noun.pos_ == "NOUN" and set_against(noun)))
    ):
        return "denied"
    if _of_a_deal(token) or any(c.lower_ == "any" for word in (token, noun or token) for c in word.children):
        return "planned"
    if noun is not None and _disowned(token, noun):
        return "denied"
    if _modal(token) or hangs_on_if(token) or _only_ordered(token, noun) or _to_run(token):
        return "planned"
    below = token
    for above in climb(token):
        if any(word.text == ";" for word in token.doc[below.i : above.i]):
            break
        if is_of_its_own(below):
            break
        if below.dep_ not in _COMPLEMENTS and below.dep_ not in ("conj", "prep", "agent"):
            break
        if below.lemma_.lower() in _BLAME and below.dep_ in ("dobj", "nsubjpass"):
            break
        if below.dep_ in ("xcomp", "ccomp") and _of_a_deal(above):
            return "planned"
        found = _from_above(above, below, attempts_count=attempts_count)
        if found is not None:
            return found
        if (
            above.pos_ == "VERB"
            and above.lemma_.lower() in lexicon().speech
            and below.dep_ in ("ccomp", "conj")
        ):
            return "denied" if _is_denied_word(above) or said_by_hoax(above) else "reported"
        below = above
    return "reported"


_BLAME = frozenset("responsibility involvement role blame part hand knowledge complicity authorship".split())
"""What a party denies of a deed that was done: "denied responsibility for the strike"."""


def _is_denied_word(said: Token) -> bool:
    """ "Denied RSF claims that it had lost X": the parse takes the claims for a verb."""
    denies = lexicon().modality.get(said.head.lemma_.lower()) == "denied" and said.head.pos_ == "VERB"
    return denies and said.lemma_.lower() in ("claim", "report") and said.dep_ in ("ccomp", "dobj", "xcomp")


def _negated(token: Token) -> bool:
    if token.tag_ == "VBG" and token.dep_ == "acl" and token.head.i == token.i - 1:
        # "There has been no ground fighting": the parse splits the noun.
        if any(child.lower_ == "no" and child.dep_ == "det" for child in token.head.children):
            return True
    for child in token.children:
        if child.lemma_.lower() in _CERTAIN and child.dep_ in ("dobj", "attr", "nsubj"):
            continue  # "leaves no doubt that the rebels hold X", "there is no question that"
        if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no"):
            return True
        if child.dep_ == "advmod" and child.lower_ in ("almost", "nearly") and child.i + 1 == token.i:
            return token.pos_ == "VERB"
        if child.lower_ in ("less", "fewer") and child.dep_ == "amod" and token.pos_ == "NOUN":
            return True  # "the state has seen less bombing"
        if child.like_num:
            continue  # "no fewer than 40 hit X"
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and any(
            g.lower_ in ("no", "neither") and g.dep_ == "det" for g in child.children
        ):
            return child.lemma_.lower() not in ("casualty", "death", "injury", "side", "one")
    return False


_CERTAIN = frozenset({"doubt", "question", "secret", "dispute"})
"""What there is none of where something is sure."""


def _to_run(noun: Token) -> bool:
    """ "Evacuation trains will run from X": what the verb of a noun puts off."""
    return noun.pos_ == "NOUN" and noun.dep_ in ("nsubj", "nsubjpass") and _modal(noun.head)


def _modal(token: Token) -> bool:
    token = token.head if shares_its_helper(token) else token
    helpers = [child for child in token.children if child.dep_ in ("aux", "auxpass", "mark")]
    if any(child.tag_ == "MD" and child.lemma_.lower() in lexicon().modality for child in helpers):
        return True
    if any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in helpers):
        return True
    purpose = any(child.lower_ == "to" and child.dep_ == "aux" for child in helpers)
    if purpose and token.dep_ in ("acl", "relcl") and is_ranked(token.head):
        return False
    return (
        purpose
        and token.dep_ in ("advcl", "acl", "relcl")
        and not any(child.lower_ in ("have", "having") for child in helpers)
    )


def _only_ordered(token: Token, noun: Token | None) -> bool:
    """ "Ordered the evacuation of X", "mandatory evacuation was widened": what is to come."""
    if noun is None or noun == token or noun.pos_ != "NOUN":
        return False
    if noun.dep_ == "attr" and any(doer.lemma_.lower() in _FORWARD for doer in subjects(token)):
        return True  # "its goal remains the capture of X"
    lemma = token.lemma_.lower()
    moved = noun.lemma_.lower() in ("evacuation", "withdrawal")
    wanted = lexicon().modality.get(lemma) == "planned" or (moved and lemma in _DECREES)
    return wanted and noun.dep_ in ("dobj", "nsubjpass") and noun.head == token


def _of_a_deal(verb: Token) -> bool:
    """ "The accord was meant to hold the front at X", "the deal lets the army keep X": what was agreed, not done."""
    return verb.pos_ in ("VERB", "AUX") and any(noun.lemma_.lower() in _DEALS for noun in subjects(verb))


_DEALS = frozenset(
    "agreement accord deal truce ceasefire treaty memorandum pact armistice roadmap resolution proposal plan".split()
)


def _disowned(verb: Token, noun: Token) -> bool:
    """ "Kyiv denied the loss of X": the verb that carries the noun denies it."""
    called_off = verb.lemma_.lower() == "call" and any(child.lower_ == "off" for child in verb.children)
    denies = lexicon().modality.get(verb.lemma_.lower()) == "denied" or called_off
    return denies and noun != verb and noun.dep_ in ("dobj", "nsubjpass")


_DECREES = frozenset("announce widen extend expand declare introduce decree".split())


@lru_cache(maxsize=1)
def _hoped() -> dict[str, str]:
    """The past forms of the list's words in silent e, which the model's lemmas mistake: "hoped" is not "hop"."""
    return {f"{word}d": word for word in lexicon().modality if word.endswith("e")}


def _from_above(above: Token, below: Token, *, attempts_count: bool) -> str | None:
    lemma = _hoped().get(above.lower_, above.lemma_.lower())
    if any(said.tag_ in ("VBN", "VBD") and of_footage(said) for said in (above, above.head)):
        return "planned"  # "a video said to show tanks entering X"
    if lemma in _ENDING and below.tag_ == "VBG" and below.dep_ in ("xcomp", "dobj"):
        return "reported" if _negated(above) else "denied"  # "stopped shelling X"
    if (
        below.dep_ in ("xcomp", "ccomp", "acl", "pcomp", "pobj", "dobj", "attr", "conj", "nsubjpass")
        or above.pos_ == "ADP"
    ):
        if above.pos_ in ("VERB", "AUX", "ADJ") and below.dep_ not in ("conj",):
            meant = lexicon().modality.get(lemma)
            if meant is not None and not (attempts_count and lemma in _ATTEMPTS):
                if meant == "planned" or below.dep_ in ("ccomp", "xcomp", "dobj", "pcomp", "pobj", "attr"):
                    return "planned" if meant == "planned" and above.tag_ != "MD" else meant
            if (
                below.dep_ in ("xcomp", "ccomp")
                and below.pos_ == "VERB"
                and (_negated(above) or (_modal(above) and lemma not in _LEARNT))
            ):
                return "denied" if _negated(above) else "planned"
            if below.dep_ in ("dobj", "nsubjpass", "attr"):
                if _negated(above) or (below.dep_ == "nsubjpass" and meant == "denied"):
                    return "denied"
                if _modal(above) and lemma not in _LEARNT:
                    return "planned"
        if lemma == "be" and below.dep_ == "xcomp" and any(child.lower_ == "to" for child in below.children):
            return "planned"
    return _from_words(above, below)


def _from_words(above: Token, below: Token) -> str | None:
    """What words for evidence, fears, orders and prevention make of what hangs on them."""
    lemma = above.lemma_.lower()
    if below.dep_ == "xcomp" and any(child.lower_ == "yet" for child in above.children) and lemma != "begin":
        return "denied"  # "has yet to enter X"
    if above.lower_ in _AHEAD and _to_do(below):
        return "planned"
    if called_false(above):
        return "denied"
    if only_thought_of(lemma, below):
        return "planned"
    if below.dep_ == "nsubj" and any(c.dep_ == "acomp" and c.lower_ in _MAYBE for c in above.children):
        return "planned"
    if below.dep_ == "nsubj" and any(c.lower_ in ("a", "an", "any") for c in below.children):
        if _would(above) or (above.tag_ in ("VBZ", "VBP") and lemma == "be" and _judged(above)):
            return "planned"  # "a strike on X would be a catastrophe", "is a red line"
    if lemma in _BIDDING and below.dep_ in ("xcomp", "ccomp", "advcl") and _to_do(below):
        return "planned"
    if lemma in _EVIDENCE and any(child.lower_ in ("no", "little") for child in above.children):
        return "denied"
    if above.pos_ == "NOUN" and lemma in _FORWARD and below.dep_ in ("acl", "pobj", "prep"):
        return "planned"
    if above.lower_ == "without" or is_untrue(above):
        return "denied"
    averted = below.dep_ == "prep" and below.lower_ in ("from", "as")
    return "denied" if averted and lexicon().modality.get(lemma) == "denied" else None


_ENDING = frozenset("stop cease quit discontinue suspend pause refrain".split())
_BIDDING = frozenset("tell ask instruct advise call direct request beg exhort appeal".split())
"""Verbs whose infinitive is what others should do: "told residents to leave"."""


def _would(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in ("would", "could", "might") for child in verb.children)


_MAYBE = frozenset(
    "possible likely unlikely imminent conceivable improbable impossible inevitable feasible".split()
)
"""What something is that has not come: "an advance on X remains possible"."""


def _judged(verb: Token) -> bool:
    """What something of the kind is held to be: "a red line", "out of the question", "unacceptable"."""
    said = [child for child in verb.children if child.dep_ in ("attr", "acomp")]
    the = ("the", "this", "that", "first", "second", "third", "latest")
    return any(not any(c.lower_ in the for c in word.children) for word in said)


_AHEAD = frozenset("poised set about due bound braced primed".split())
"""What somebody is before he does it: "poised to enter X", "about to fall"."""


def _to_do(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
