"""The nouns of a trigger that may say where: by the role that its frame gives to a place."""

from __future__ import annotations

import calendar

from events.culprits import ANSWERED
from events.inflection import is_verb
from events.links import flat_prepositions, prepositions
from events.movers import SAFETY
from events.parts import is_within
from events.spots import Spots
from events.syntax import objects, subjects
from events.tokens import Token
from events.trigger import Trigger

__all__ = ["CALENDAR", "RULING_DEEDS", "SERIES", "STATIONED", "is_where", "role_nouns", "shelters"]

RULING_DEEDS = {
    "levy": frozenset("taxes tax toll levy duty fee tribute zakat custom".split()),
    "collect": frozenset("taxes tax toll levy duty fee tribute zakat custom".split()),
    "direct": frozenset({"traffic"}),
    "administer": frozenset({"justice"}),
    "dispense": frozenset({"justice"}),
    "appoint": frozenset(
        "governor mayor administrator prefect emir commissioner administration council".split()
    ),
    "install": frozenset(
        "governor mayor administrator prefect emir commissioner administration council".split()
    ),
}
"""What only those do who rule a place, by the verb."""
_DUG_IN = frozenset({"dig", "entrench"})
STATIONED = frozenset("dig station base entrench deploy encamp garrison headquarter".split())
"""Verbs for where armed people are, told in the passive: "are dug in around X"."""
CALENDAR = frozenset({*calendar.day_name, *calendar.month_name} - {""})
"""Names that say when, not where."""


SERIES = frozenset(
    "number series wave spate barrage dozens string flurry round rounds succession hundreds scores volley "
    "salvo waves campaign".split()
)
"""Words that count deeds: "a series of air strikes on X"."""
_AT = frozenset(
    "in at on near around inside outside over across within into against throughout along between beside above "
    "along of by toward towards off upon beyond through".split()
)


_SPOT_PREPOSITIONS = {
    "take": frozenset("of in over at on from around near across".split()),
    "hold": frozenset("of in over at on across around inside within near throughout".split()),
    "enter": frozenset("into in of through inside to".split()),
    "expand": frozenset("in of over to into across".split()),
    "presence": frozenset("in at outside inside near on around at through over above from atop".split()),
    "advance": frozenset("on to toward towards into within of near in".split()) | {"in on"},
    "besiege": frozenset("of on in around inside at within".split()),
    "lose": frozenset("from of in over around".split()) | {"out of", "back from", "away from"},
    "expel": frozenset("from of".split()) | {"out of", "back from", "away from", "out from"},
    "fall": frozenset("of".split()),
    "handover": frozenset("of".split()),
}


_VIOLENT = frozenset({"strike", "explode", "attack", "clash", "violence"})


def _held_by_subject(token: Token, noun: Token, spots: Spots) -> bool:
    """ "The rebels are in control of X" against "X is in control of the rebels"."""
    return token.head.lower_ == "in" and spots.about(noun)


def role_nouns(trigger: Trigger, spots: Spots) -> list[Token]:
    token, name = trigger.token, trigger.frame.name
    if trigger.attributive:
        return [token.head]
    nouns = _of_verb(token, name) if is_verb(token) else _of_noun(token, name, trigger.support)
    nouns = _own_of_a_time(token, spots) or nouns
    wanted = _SPOT_PREPOSITIONS.get(name, _AT | {"for"} if name == "clash" else _AT)
    if token.dep_ == "pobj" and any(
        w == "of" and _held_by_subject(token, n, spots) for w, n in prepositions(token)
    ):
        # "Azerbaijan is in control of X", "the rebels remain in control of Y"
        nouns = [n for n in nouns if n.head.lemma_ not in ("be", "remain", "stay", "keep") and spots.about(n)]
    elif token.lower_ == "charge" and token.dep_ == "pobj":
        nouns = [noun for noun in nouns if spots.about(noun)]  # who is in charge is no place
    held = token.lower_ in _HELD_IN and token.dep_ == "pobj" and token.head.lower_ in ("under", "in", "into")
    landed = _landing(token, name)
    nouns.extend(_fired_toward(token, name))
    nouns.extend(noun for verb in landed for noun in objects(verb))
    carriers = [token, *landed] if trigger.support is None else [token, trigger.support]
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in SERIES | {"toll"}:
        carriers.append(token.head.head)
    for carrier in carriers:
        for words, noun in prepositions(carrier):
            exact = name in _SPOT_PREPOSITIONS and name not in ("enter", "advance")
            holder = held and carrier == token and words == "of" and not _held_by_subject(token, noun, spots)
            sent_out = name in _VIOLENT and words == "out of"  # "out of X, the militia attacked Y"
            if holder or sent_out or (words == "by" and noun.pos_ == "PROPN"):
                # "Under the control of Russia", "strikes by Israel": who, not where.
                continue
            beside = _beside(words) and any(map(is_within, nouns))
            if beside or words in wanted or (words.split()[-1] in wanted and not exact):
                nouns.append(noun)
    if name in ("attack", "clash"):
        nouns.extend([*_sides(token), *_where_met(token, spots), *_spread_over(token)])
    for child in token.children:
        if child.dep_ == "acl" and child.lemma_.lower() in ("target", "hit", "strike"):
            nouns.extend(objects(child))
        elif child.dep_ == "acl" and child.lemma_.lower() in _GOING_ON and name in _VIOLENT:
            # "Skirmishes flared near X": read as if they were those that flared there.
            nouns.extend(noun for words, noun in prepositions(child) if words.split()[-1] in _AT)
    return [noun for noun in dict.fromkeys(nouns) if noun != token and not _no_place(noun)]


def _spread_over(token: Token) -> list[Token]:
    """ "Fighting has spread from X to Y": both."""
    if token.dep_ != "nsubj" or token.head.lemma_.lower() not in ("spread", "extend", "expand", "spill"):
        return []
    return [noun for words, noun in prepositions(token.head) if words in ("from", "to", "into")]


def _no_place(noun: Token) -> bool:
    """A day or a month, "in front of a tank", "Z, on the other side of X"."""
    if noun.lower_ == "side" and any(child.lower_ in ("other", "far", "opposite") for child in noun.children):
        return True
    if noun.lemma_.lower() in ANSWERED and noun.head.lower_ == "in":
        return True  # "in retaliation for an attack on X"
    before = noun.lower_ == "front" and any(child.lower_ == "of" for child in noun.children)
    return noun.text in CALENDAR or (before and noun.head.lower_ == "in")


def _own_of_a_time(token: Token, spots: Spots) -> list[Token]:
    """ "Landed in X hours after the blast at Y": where the blast was is its own to say."""
    if token.dep_ != "pobj" or token.head.lower_ not in _TIMED_BY:
        return []
    return [noun for words, noun in prepositions(token) if words in _AT and spots.within(noun)]


_TIMED_BY = frozenset("after before since following during until".split())
_GOING_ON = frozenset("flare erupt break rage resume continue occur start begin go record report".split())


def _fired_toward(token: Token, name: str) -> list[Token]:
    """ "Artillery was fired from the base toward X": read as if it were the base toward X."""
    if name != "strike" or not is_verb(token):
        return []
    fired_from = [noun for words, noun in prepositions(token) if words == "from"]
    return [
        noun for base in fired_from for words, noun in prepositions(base) if words in ("toward", "towards")
    ]


def _landing(token: Token, name: str) -> list[Token]:
    """ "Artillery fired from X hit a market in Y": read as if it had fired, the second verb says where it fell."""
    if name != "strike" or not is_verb(token) or objects(token):
        return []
    after = [child for child in token.children if child.dep_ in ("dep", "ccomp") and child.i > token.i]
    return [child for child in after if is_verb(child) and not subjects(child)]


def _sides(token: Token) -> list[Token]:
    """ "Attacked X from the south near Y and from the west near Z": Y and Z."""
    sides = [noun for words, noun in prepositions(token) if words == "from" and noun.lower_ in _SIDES]
    return [noun for side in sides for words, noun in prepositions(side) if words in ("near", "around", "at")]


def _where_met(token: Token, spots: Spots) -> list[Token]:
    """ "Clashed with Hezbollah near X": the parse hangs the place on the enemy."""
    met = [noun for words, noun in prepositions(token) if words in ("with", "against")]
    links = [link for noun in met for link in prepositions(noun)]
    return [noun for words, noun in links if words in _MEETING and spots.within(noun)]


_MEETING = frozenset("in near at around outside inside".split())


def _beside(words: str) -> bool:
    """ "Several villages east of X"."""
    first, *rest = words.split()
    return rest == ["of"] and first in _SIDES


_SIDES = frozenset("north south east west northeast northwest southeast southwest outside".split())


def is_where(verb: Token) -> bool:
    """Whether a clause tells what goes on at the place before it: "X, where the group has ruled since May"."""
    return verb.dep_ == "relcl" and any(c.tag_ == "WRB" and c.lower_ == "where" for c in verb.children)


def _of_verb(token: Token, name: str) -> list[Token]:
    nouns = subjects(token) if name in ("fall", "contest") else [] if name == "expel" else objects(token)
    lemma = token.lemma_.lower()
    if name == "hold" and is_where(token) and (not nouns or lemma in RULING_DEEDS or lemma in _DUG_IN):
        country = token.head.dep_ == "appos" and token.head.pos_ == "PROPN"
        return [token.head.head if country else token.head]  # "Goma, Congo, where …"
    if name == "clash":
        nouns.extend(_bound_for(nouns))
    if token.lemma_ in ("be", "remain", "stay", "belong") and all(n.dep_ == "attr" for n in objects(token)):
        below = [child for child in token.children if child.dep_ in ("acomp", "advmod")]
        state = name in ("contest", "besiege") or any(word.lower_ == "occupied" for word in below)
        led = any(prepositions(word) for word in below)  # "is back in the hands of"
        nouns = [*subjects(token)] if state or (name == "hold" and not led) else []
        nouns.extend(noun for word in below for _, noun in prepositions(word))
    if name == "presence":
        nouns.extend(noun for seen in objects(token) for _, noun in prepositions(seen))
    if name in _VIOLENT:
        nouns.extend(child for child in token.children if child.dep_ == "npadvmod" and child.pos_ == "PROPN")
    return nouns


def _owner(noun: Token) -> bool:
    """ "X remains the army's"."""
    return any(child.lower_ in ("'s", "’s", "'") for child in noun.children)


def _of_noun(token: Token, name: str, support: Token | None) -> list[Token]:
    nouns = [child for child in token.children if child.dep_ in ("poss", "compound", "nmod")]
    if token.lower_ in _HELD_IN:
        nouns = []
    if token.dep_ in ("attr", "appos") and name in ("hold", "presence"):
        nouns.extend(subjects(token.head) if token.dep_ == "attr" else [token.head])
    if token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj"):
        nouns.extend(_verb_nouns(token, name))
    borne = token.dep_ == "pobj" and token.head.lower_ in ("under", "in", "from")
    if borne and name in ("take", "hold", "besiege", "lose"):
        above = support or token.head.head
        nouns.extend([*subjects(above), *objects(above)])
        if above.pos_ in ("NOUN", "PROPN"):
            # "X is the last town of the province in rebel hands" is about X.
            nouns = [*(subjects(above.head) if above.dep_ == "attr" else []), *nouns, above]
    return nouns


def _bound_for(beaten: list[Token]) -> list[Token]:
    """ "Ambushed a column that had set out from X towards Y": they met on the way to Y."""
    clauses = [
        child
        for noun in beaten
        if noun.lemma_.lower() in _COLUMNS
        for child in noun.children
        if child.dep_ in ("relcl", "acl", "prep")
    ]
    return [
        goal
        for clause in clauses
        for words, goal in (flat_prepositions(clause) if clause.dep_ != "prep" else prepositions(clause.head))
        if words.split()[-1] in ("toward", "towards", "for", "to")
    ]


_COLUMNS = frozenset("column convoy force unit reinforcement patrol contingent".split())
_HELD_IN = frozenset("hands control grip possession rule occupation administration".split())
"""Words behind the name of who holds: "in Taliban hands"."""


def _own_clause(token: Token) -> bool:
    """ "A raid on X killed six, and two more hit Y": read as if the raid that killed six had hit Y."""
    return any(
        child.dep_ == "acl" and child.tag_ in ("VBD", "VBN") and objects(child) for child in token.children
    )


_STIRRING = frozenset(
    "shock stun alarm anger outrage horrify worry enrage appal dismay embarrass push raise lift boost "
    "overshadow dominate prompt".split()
)
"""What news of a deed does to people elsewhere: "the ambush shocked the capital"."""


def shelters(verb: Token) -> bool:
    """ "Have taken refuge in X after raids": where people are safe is not where the raids were."""
    return verb.lemma_.lower() in ("take", "seek", "find") and any(n.lower_ in SAFETY for n in objects(verb))


def _verb_nouns(token: Token, name: str) -> list[Token]:
    """Where a noun is what a verb does something with: "air strikes hit X", "shelling continued in X"."""
    if name not in _VIOLENT or _own_clause(token):
        return []
    verb = token.head if token.dep_ != "pobj" else token.head.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() in _STIRRING or (token.dep_ == "pobj" and shelters(verb)):
        return []
    nouns = [noun for noun in objects(verb) if noun != token] if token.dep_ == "nsubj" else []
    return [
        *nouns,
        *(noun for words, noun in flat_prepositions(verb) if words.split()[-1] in _AT and noun != token),
    ]
