"""Triggers: the words of a sentence that stand for a happening, and the frame each stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from events.actors import Context, actor_table, actors_of, is_force
from events.lexicon import Frame, lexicon
from events.spots import Spots
from events.syntax import (
    agents,
    counted,
    is_passive,
    lemma_of,
    objects,
    prepositions,
    subjects,
    with_particle,
)
from events.weapons import weapon_of

__all__ = ["MOVED", "SHOWING", "Trigger", "can_hold_event", "harms", "triggers"]

_ATTRIBUTIVE = {
    "held": "hold",
    "controlled": "hold",
    "occupied": "hold",
    "run": "hold",
    "ruled": "hold",
    "administered": "hold",
}
_HARM_WORDS = frozenset(
    "dead casualties deaths fatalities killed wounded injured injuries toll victims casualty death fatality".split()
)
_WORK_STRIKES = frozenset(
    "hunger labor labour general teachers doctors nurses workers transport rail bus lightning".split()
)
_FORCE_ONLY = frozenset({"enter", "advance", "besiege", "lose", "presence"})
CARRIED = frozenset("take bring bus ferry transport move relocate drive fly".split())
"""Verbs of moving whose object may be people who are taken somewhere."""
MOVED = CARRIED | {"displace", "uproot", "evacuate"}
_WALKING = frozenset("walk head trek travel stream pour crowd move cross drive run march".split())
SHOWING = frozenset({"show", "depict", "capture on video"})
"""Verbs whose object is who was seen."""
_OUT = ("from", "out of", "out from", "out", "back from", "from around", "back")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that stands for a happening. `support` is the verb that carries a noun ("launched strikes")."""

    token: Token
    frame: Frame
    support: Token | None = None
    attributive: bool = False


def can_hold_event(words: frozenset[str]) -> bool:
    """Whether any of a sentence's lower-case words could be a trigger; cheap, so that few are parsed."""
    return not words.isdisjoint(_stems())


_CACHE: dict[str, frozenset[str]] = {}


def _stems() -> frozenset[str]:
    if "stems" not in _CACHE:
        lex = lexicon()
        first = {verb.split()[0] for verb in lex.verbs} | {noun.split()[-1] for noun in lex.nouns}
        first |= {word.split()[-1] for word in lex.weapons}
        forms = {*_ATTRIBUTIVE, "inside", "hands", *_HARM_WORDS}
        for word in first:
            forms.update(inflections(word))
        _CACHE["stems"] = frozenset(forms)
    return _CACHE["stems"]


def inflections(word: str) -> set[str]:
    """The regular and the common irregular forms of an English verb or noun."""
    irregular = {
        "take": "took taken taking",
        "hold": "held",
        "lose": "lost losing",
        "leave": "left leaving",
        "strike": "struck stricken",
        "hit": "hitting",
        "flee": "fled",
        "drive": "drove driven",
        "break": "broke broken",
        "fall": "fell fallen",
        "fight": "fought",
        "shoot": "shot",
        "withdraw": "withdrew withdrawn",
        "sweep": "swept",
        "overrun": "overran",
        "retake": "retook retaken",
        "tear": "tore torn",
        "win": "won winning",
        "go": "went gone",
        "come": "came",
        "blow": "blew blown",
        "seek": "sought",
        "die": "dying dead",
        "beset": "besetting",
        "cut": "cutting",
        "burst": "",
        "drop": "dropped dropping",
        "rip": "ripped ripping",
        "quit": "quitting",
        "slam": "slammed",
        "jam": "jammed",
        "clog": "clogged",
        "kidnap": "kidnapped",
        "rid": "",
        "massacre": "massacring",
        "bomb": "",
        "expel": "expelled expelling",
        "repel": "repelled repelling",
        "rob": "",
        "patrol": "patrolled",
        "control": "controlled controlling",
        "get": "got",
        "gun": "gunned",
        "level": "levelled",
        "transfer": "transferred",
        "storm": "",
    }.get(word, "").split()
    root = word[:-1] if word.endswith("e") else word
    regular = {word, f"{word}s", f"{word}es", f"{root}ed", f"{root}ing", f"{word[:-1]}ies", f"{word[:-1]}ied"}
    return regular | set(irregular)


def triggers(doc: Doc, spots: Spots, context: Context) -> list[Trigger]:
    """The triggers of a sentence in the order of the text; verbs of harm are apart (`harms`)."""
    found: list[Trigger] = []
    for token in doc:
        if token.lower_ in _ATTRIBUTIVE and _is_attributive(token):
            if not spots.about(token.head):
                continue
            frame = lexicon().frames[_ATTRIBUTIVE[token.lower_]]
            found.append(Trigger(token=token, frame=frame, attributive=True))
        elif token.lower_ == "hands":
            found.extend(_hands(token, spots))
        elif token.pos_ in ("NOUN", "PROPN") and not (
            token.dep_ == "relcl" and lemma_of(token) != token.lemma_.lower()
        ):
            found.extend(_noun(token, spots))
        elif token.lemma_ == "be" and token.pos_ in ("AUX", "VERB"):
            found.extend(_being(token, spots, context))
        elif token.dep_ == "relcl" or token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBG", "VBD"):
            found.extend(_verb(token, spots, context))
    return found


def harms(doc: Doc) -> list[Token]:
    """The words that tell of dead and injured."""
    lex = lexicon()
    return [
        token
        for token in doc
        if (
            token.pos_ in ("VERB", "ADJ")
            and any(f == "harm" for f, _ in lex.verbs.get(token.lemma_.lower(), ()))
        )
        or token.lower_ in _HARM_WORDS
    ]


def _is_attributive(token: Token) -> bool:
    return (
        token.i >= 2
        and token.doc[token.i - 1].text in ("-", "‑", "–")
        and token.dep_ in ("amod", "compound", "acl", "nmod")
    )


def _frame(name: str) -> Frame:
    return lexicon().frames[name]


def _hands(token: Token, spots: Spots) -> Iterator[Trigger]:
    """ "is in the hands of the rebels", "fell into rebel hands"."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "into", "to"):
        return
    verb = token.head.head
    if any(spots.about(noun) for noun in [*subjects(verb), *objects(verb)]):
        came = verb.lemma_.lower() in ("fall", "pass", "come")
        yield Trigger(token=token, frame=_frame("take" if came else "hold"), support=verb)


def _being(token: Token, spots: Spots, context: Context) -> Iterator[Trigger]:
    """ "Soldiers were already inside the city": an enemy inside makes a place contested."""
    for words, noun in prepositions(token):
        if words in ("inside", "in", "within") and spots.about(noun):
            if any(
                is_force(counted(subject), context) and actors_of(subject, context)
                for subject in subjects(token)
            ):
                yield Trigger(token=token, frame=_frame("enter"))
                return


# -- nouns ---------------------------------------------------------------------------------------


def _noun(token: Token, spots: Spots) -> Iterator[Trigger]:
    entry = _noun_entry(token)
    if entry is None or (token.dep_ == "compound" and token.head.pos_ in ("NOUN", "PROPN")):
        return
    frame, support = entry[0], _support(token)
    if token.lemma_.lower() == "fire":
        frame = _fire(token, support)
        if frame is None:
            return
    if frame == "strike" and any(child.lower_.strip("’'s") in _WORK_STRIKES for child in token.children):
        return
    if frame in ("attack", "explode") and weapon_of(token) is not None:
        frame = "strike" if frame == "attack" else "explode"
    if _frame(frame).layer == "control":
        yield from _control_noun(token, frame, support, spots)
        return
    yield Trigger(token=token, frame=_frame(frame), support=support)


def _fire(token: Token, support: Token | None) -> str | None:
    """ "exchanged fire" is a fight, "opened fire" an attack, "mortar fire" shelling; other fires burn."""
    verb = support.lemma_.lower() if support is not None else ""
    if verb in ("exchange", "trade", "return"):
        return "clash"
    if weapon_of(token) is not None:
        return "strike"
    return "attack" if verb == "open" or token.head.lower_ == "under" else None


def _noun_entry(token: Token) -> tuple[str, str | None] | None:
    nouns = lexicon().nouns
    lemma = token.lemma_.lower()
    if token.i:
        pair = f"{token.nbor(-1).lower_} {lemma}"
        if pair in nouns:
            return nouns[pair]
    return nouns.get(lemma) or nouns.get(token.lower_)


def _support(token: Token) -> Token | None:
    """The verb that carries a noun: "launched strikes", "strikes were carried out", "took control"."""
    head = token.head
    if token.dep_ in ("dobj", "nsubjpass", "attr") and head.pos_ in ("VERB", "AUX"):
        return head
    if token.dep_ == "conj" and token.head.pos_ == "NOUN":
        return _support(token.head)
    if (
        token.dep_ == "pobj"
        and head.lower_ in ("of", "in", "with")
        and head.head.lower_ in ("number", "series", "wave", "spate", "barrage", "dozens")
    ):
        return _support(head.head)
    return None


def _control_noun(token: Token, frame: str, support: Token | None, spots: Spots) -> Iterator[Trigger]:
    kinds = _support_kinds(support)
    if token.lemma_.lower() in ("control", "grip", "hold", "possession"):
        yield from _control(token, kinds, support, spots)
        return
    if "lift" in kinds:
        return
    links = prepositions(token)
    of_place = any(
        words in ("of", "on", "in", "from", "into", "to", "over", "toward", "towards", "at")
        and spots.about(noun)
        for words, noun in links
    )
    owner = any(child.dep_ in ("poss", "compound") and spots.at(child) for child in token.children)
    copula = token.dep_ in ("attr", "appos") and frame in ("hold", "presence")
    if of_place or owner or copula:
        yield Trigger(token=token, frame=_frame(frame), support=support)


def _support_kinds(support: Token | None) -> tuple[str, ...]:
    if support is None:
        return ()
    table = lexicon().support
    return next((table[form] for form in with_particle(support) if form in table), ())


def _control(token: Token, kinds: tuple[str, ...], support: Token | None, spots: Spots) -> Iterator[Trigger]:
    """ "took control of", "lost control of", "widened their control", "under the control of"."""
    for kind, frame in (("take", "take"), ("lose", "lose"), ("expand", "expand"), ("hold", "hold")):
        if kind in kinds:
            yield Trigger(token=token, frame=_frame(frame), support=support)
            return
    above = token.head.lower_ if token.dep_ == "pobj" else ""
    if above in ("under", "in"):
        verb = token.head.head
        came = verb.lemma_.lower() in ("come", "fall", "pass", "bring")
        yield Trigger(token=token, frame=_frame("take" if came else "hold"), support=verb)
    elif any(words == "of" and spots.about(noun) for words, noun in prepositions(token)) and token.dep_ in (
        "nsubj",
        "dobj",
        "pobj",
    ):
        return


# -- verbs ---------------------------------------------------------------------------------------


def _verb(token: Token, spots: Spots, context: Context) -> Iterator[Trigger]:
    lex = lexicon()
    for form in with_particle(token):
        entries = lex.verbs.get(form)
        if not entries:
            continue
        if entries[0][0] == "harm" and any(weapon_of(noun) for noun in [*subjects(token), *agents(token)]):
            if not is_passive(token) or any(weapon_of(noun) for noun in agents(token)):
                yield Trigger(token=token, frame=_frame("strike"))
            return
        for frame, note in entries:
            if frame != "harm" and _fits(token, frame, note, spots, context):
                yield Trigger(token=token, frame=_frame(frame))
                return
        return


def _fits(token: Token, frame: str, note: str, spots: Spots, context: Context) -> bool:
    layer = _frame(frame).layer
    if layer == "control":
        return _fits_control(token, frame, note, spots, context)
    if layer == "displacement":
        return _fits_movement(token, frame, spots, context)
    if note == "soft":
        return _fits_soft(token, frame, spots, context)
    return frame != "protest" or any(not is_force(noun, context) for noun in subjects(token))


def _fits_control(token: Token, frame: str, note: str, spots: Spots, context: Context) -> bool:
    doers = agents(token) if is_passive(token) else subjects(token)
    if frame == "presence" and (is_passive(token) or token.lemma_.lower() in SHOWING):
        doers = objects(token)
        if token.lemma_.lower() in SHOWING:
            seen = [noun for _, noun in prepositions(token)] + [n for d in doers for _, n in prepositions(d)]
            return any(is_force(counted(d), context) for d in doers) and any(
                spots.within(noun) for noun in seen
            )
    if any(_is_people(counted(noun), context) for noun in doers):
        return False
    targets = objects(token)
    if frame in ("take", "hold"):
        return any(spots.about(noun) or _unknown_name(noun, context) for noun in targets) and not any(
            weapon_of(noun) for noun in doers
        )
    if frame == "fall":
        return any(spots.about(noun) for noun in subjects(token)) and _links(token, "to", "into", "under", "")
    if frame == "expel":
        away = any(words in _OUT for words, _ in prepositions(token)) or _has_particle(token, "out")
        return away and any(is_force(noun, context) or noun.pos_ == "PRON" for noun in targets)
    if frame == "handover":
        return any(spots.about(noun) for noun in targets)
    if frame in _FORCE_ONLY and not any(is_force(noun, context) or noun.pos_ == "PRON" for noun in doers):
        return (
            is_passive(token) and any(spots.about(noun) for noun in targets) and frame in ("besiege", "enter")
        )
    if frame == "lose":
        where = [noun for words, noun in prepositions(token) if words in _OUT]
        named = any(_unknown_name(noun, context) for noun in targets)
        return not targets or named or any(spots.about(noun) for noun in [*targets, *where])
    if frame in ("advance", "presence", "besiege"):
        return any(spots.about(noun) for noun in [*targets, *(noun for _, noun in prepositions(token))])
    return any(spots.about(noun) for noun in [*targets, *(noun for _, noun in prepositions(token))])


def _unknown_name(noun: Token, context: Context) -> bool:
    """A proper name that is no party: perhaps a place that no gazetteer has, to be listed as such."""
    return noun.tag_ == "NNP" and not is_force(noun, context)


def _is_people(noun: Token, context: Context) -> bool:
    return noun.lemma_.lower() in lexicon().people and not is_force(noun, context)


def _fits_movement(token: Token, frame: str, spots: Spots, context: Context) -> bool:
    lemma = token.lemma_.lower()
    if token.dep_ == "amod":
        return False
    if frame == "receive":
        return any(_moves(noun, context) for noun in objects(token)) and any(
            spots.about(n) for n in subjects(token)
        )
    moved = lemma in MOVED and (is_passive(token) or bool(objects(token)))
    movers = objects(token) if moved else subjects(token)
    if lemma in ("jam", "clog"):
        return any(_road(noun) for noun in [*movers, *objects(token)])
    people = any(_moves(noun, context) for noun in movers[:1])
    if not people:
        return False
    goals = [*objects(token), *(noun for _, noun in prepositions(token))]
    if lemma in _WALKING or lemma in CARRIED:
        return any(spots.within(noun) or noun.lower_ in ("there", "here") for noun in goals)
    if lemma in ("leave", "abandon", "shelter", "reach", "arrive", "return"):
        alone = (
            lemma in ("leave", "return") and not objects(token) and any(_displaced(noun) for noun in movers)
        )
        return alone or any(spots.about(noun) or noun.lemma_.lower() in ("home", "house") for noun in goals)
    return True


def _road(noun: Token) -> bool:
    return noun.lemma_.lower() in ("road", "highway", "street", "route", "motorway")


def _moves(noun: Token, context: Context) -> bool:
    """Whether a noun stands for people on the move, not for armed ones."""
    noun = counted(noun)
    if (
        noun.tag_ == "NN"
        and noun.lower_ not in ("family", "population", "household", "everyone")
        and noun.pos_ == "NOUN"
    ):
        return False
    if noun.tag_ == "NNPS" and noun.lower_.removesuffix("s") in actor_table().adjectives:
        return True
    if noun.pos_ == "PRON":
        return noun.lower_ in ("we", "they", "many", "most", "thousands", "who", "i", "some")
    if noun.pos_ == "NUM" or noun.lemma_.lower() in (
        "hundred",
        "thousand",
        "dozen",
        "ten",
        "million",
        "score",
    ):
        of = [grand for child in noun.children if child.lower_ == "of" for grand in child.children]
        return not any(is_force(word, context) for word in of)
    kind = lexicon().people.get(noun.lemma_.lower())
    if kind in ("civilian", "displaced", "person", "other"):
        return not any(is_force(child, context) for child in noun.children if child.dep_ in ("compound",))
    return noun.lower_ in ("population", "number", "convoys", "crowds", "half", "displaced")


def _displaced(noun: Token) -> bool:
    return lexicon().people.get(noun.lemma_.lower()) in ("civilian", "displaced", "person") or noun.pos_ in (
        "NUM",
        "PRON",
    )


def _fits_soft(token: Token, frame: str, spots: Spots, context: Context) -> bool:
    """Verbs such as "hit" and "target" tell of a strike only where a weapon or a force does it to something."""
    doers = [*subjects(token), *agents(token)] if not is_passive(token) else agents(token)
    tools = [noun for words, noun in prepositions(token) if words in ("with", "by", "using", "in")]
    thrown = objects(token) if token.lemma_.lower() in ("fire", "launch", "drop", "rain", "lob") else []
    armed = any(weapon_of(noun) for noun in [*doers, *tools, *thrown])
    if token.lemma_.lower() in ("fire", "launch", "drop", "rain", "lob"):
        return any(weapon_of(noun) for noun in thrown) or (armed and bool(prepositions(token)))
    if frame == "attack":
        return bool(objects(token) or prepositions(token)) and (
            armed or any(is_force(noun, context) for noun in doers)
        )
    if armed:
        return True
    if token.lemma_.lower() in ("target", "strike", "hit", "hammer", "attack"):
        return any(is_force(noun, context) for noun in doers) and any(
            spots.about(noun) or is_force(noun, context) for noun in objects(token)
        )
    return False


def _links(token: Token, *wanted: str) -> bool:
    return ("" in wanted and not prepositions(token)) or any(
        words in wanted for words, _ in prepositions(token)
    )


def _has_particle(token: Token, particle: str) -> bool:
    return any(child.dep_ in ("prt", "advmod") and child.lower_ == particle for child in token.children)
