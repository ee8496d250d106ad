"""Armed people who are somewhere: "are inside the city", "are back in X", "are within two kilometres of the airport"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.actor_table import Context
from events.actors import is_armed
from events.lexicon import lexicon
from events.links import prepositions
from events.spots import Spots
from events.syntax import counted, subjects
from events.tokens import Token
from events.trigger import Trigger, frame_of

__all__ = ["EDGES", "LENGTHS", "armed_of", "is_own", "stand_at", "tells_who_stands"]

EDGES = frozenset("outskirts edge edges gates doorstep approaches fringes".split())
LENGTHS = frozenset("km kilometre kilometer mile metre meter m".split())
_IN = frozenset("present back active visible first deep already still".split())


_STANDS = re.compile(
    r"\b(?:troops|soldiers|fighters|forces|rebels|militants|insurgents|jihadists|militiamen|paramilitaries|army|military"
    r"|units|men)(?:\s+\w{1,12}){0,3}\s+(?:is|are|was|were)\s+(?:(?:now|still|already|also|reportedly|currently|once\s+more)\s+)?"
    r"(?:in|at|on)\s|\b(?:is|are)\s+(?:still|now|again|once\s+more)\s+the\s+\w+['’]s?\b",
    re.IGNORECASE,
)


def tells_who_stands(text: str) -> bool:
    """Whether a sentence may say where armed people are; cheap, so that few are parsed."""
    return _STANDS.search(text) is not None


def armed_of(token: Token, doers: list[Token], context: Context) -> list[Token]:
    """Those of the subjects that bear arms, also "it" and "his men" where an army or its spokesman speaks."""
    armed = [noun for noun in doers if noun.pos_ != "PRON" and is_armed(counted(noun), context)]
    if armed or token.dep_ != "ccomp" or token.head.lemma_.lower() not in lexicon().speech:
        return armed
    if not any(child.lower_ in _STILL for child in token.children):
        return armed
    speaks = [noun for noun in subjects(token.head) if _for_an_army(noun, context)]
    return [noun for noun in doers if noun.lower_ in ("it", "they", "we") or is_own(noun)] if speaks else []


_STILL = frozenset("still back inside now already present".split())


def is_own(noun: Token) -> bool:
    """ "Its men", "our boys": whose they are is who speaks."""
    return noun.lower_ in ("men", "boys", "fighters", "troops") and any(
        c.dep_ == "poss" for c in noun.children
    )


def _for_an_army(noun: Token, context: Context) -> bool:
    """An armed group, or its commander or spokesman."""
    words = [noun, *(child for child in noun.children if child.dep_ in ("compound", "poss", "amod", "appos"))]
    return any(is_armed(word, context) for word in words)


def stand_at(token: Token, armed: list[Token], spots: Spots) -> Iterator[Trigger]:
    """ "Soldiers are inside the city", "on the outskirts", "within two kilometres of the airport", "back in X"."""
    where = [child for child in token.children if child.dep_ in ("acomp", "advmod") and child.lower_ in _IN]
    links = [(below, words, noun) for below in [token, *where] for words, noun in prepositions(below)]
    if any(noun.lemma_.lower() in _HOLDS or _in_a_state(words, noun, spots) for _, words, noun in links):
        return  # "in X the army has been in charge", "troops are on parade in X"
    if all(map(_out_of_action, armed)):
        return
    back = any(word.lower_ == "back" for word in where)
    for _, words, noun in links:
        near = words.split()[-1] == "within" and noun.lemma_.lower() in LENGTHS
        near |= words in ("on", "at") and noun.lower_ in EDGES
        if near and spots.within(noun):
            yield Trigger(token=token, frame=frame_of("advance"))
            return
        if words.split()[-1] in ("inside", "in", "within", "into") and (
            spots.about(noun) or spots.within(noun)
        ):
            yield Trigger(token=token, frame=frame_of("hold" if back else "enter"))
            return


_HOLDS = frozenset("control charge possession hand command position".split())


def _in_a_state(words: str, noun: Token, spots: Spots) -> bool:
    """ "On parade", "in disarray", "in hospital", "in talks": what they are doing, or how they are."""
    if words.rsplit(maxsplit=1)[-1] not in ("in", "on", "at", "under") or noun.pos_ != "NOUN":
        return False
    if noun.lemma_.lower() in _ANYWHERE or any(
        child.dep_ in ("det", "poss", "nummod") for child in noun.children
    ):
        return noun.lemma_.lower() in _HELPLESS
    return noun.lemma_.lower() in _HELPLESS or not (spots.about(noun) or spots.within(noun))


_ANYWHERE = frozenset(
    "force number strength day week month year morning evening night hour afternoon action sight".split()
)
_HELPLESS = frozenset("hospital prison jail custody captivity detention morgue clinic".split())


def _out_of_action(noun: Token) -> bool:
    """ "Wounded soldiers", "captured fighters", "peacekeeping troops": those who hold nothing."""
    return any(child.lower_ in _IDLE for child in noun.children if child.dep_ in ("amod", "compound"))


_IDLE = frozenset(
    "wounded injured captured captive dead killed fallen former retired surrendered surrendering peacekeeping un u.n. "
    "departing defeated demobilised demobilized disarmed".split()
)
