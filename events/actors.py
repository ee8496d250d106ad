"""Who: parties named in a sentence, by the table of actors and, where it has none, by syntax.

In this order: a name or alias of the table inside the noun's phrase; a state's adjective before a word for
its forces ("Russian warplanes"); a general word ("rebels", "the army") as the table reads it for the country
that the report speaks of; a proper name that calls itself a group. The last gives an actor without id.
"""

from __future__ import annotations

import re

from events.actor_table import Context, Party, actor_table, words_key
from events.answers import kept
from events.claim import Actor
from events.enlisted import is_enlisted, is_unarmed
from events.lexicon import lexicon
from events.meanings import general, meaning
from events.names import named_in
from events.syntax import counted
from events.tokens import Doc, Token
from events.tree import phrase

__all__ = ["HELD", "actors_of", "is_armed", "is_force", "party", "party_of_side"]

_GROUP_WORDS = frozenset(
    "brigade brigades front army movement forces militia battalion division coalition alliance group union "
    "party guard guards council cartel gang faction command legion".split()
)


HELD = frozenset({"held", "controlled", "occupied", "run", "ruled", "administered"})
"""What follows a party and a hyphen where a place is said to be in its hands."""


@kept
def actors_of(token: Token, context: Context) -> list[Actor]:
    """The parties that a noun and its modifiers name, best knowledge first; [] where it names none.

    Parameters
    ----------
    token
        Head of the noun's phrase.
    context
        The country spoken of and the day, to read general words by.
    """
    words = sorted(_own_words(token), key=lambda word: word.i)
    text = token.doc.span(words[0].i, words[-1].i + 1).text
    chosen = {word.i for word in words}
    for finder in (_by_name, _by_adjective, _by_general_word, _by_group_word):
        found = finder(token, chosen, context)
        if found:
            return [_with_text(actor, text) for actor in found]
    return []


@kept
def is_force(token: Token, context: Context) -> bool:
    """Whether a noun stands for armed people: a party of the table, or a word for fighters or soldiers."""
    token = counted(token)
    if any(child.lower_ in ("armed", "masked") for child in token.children):
        return True
    if is_unarmed(token):
        return False
    kind = lexicon().people.get(token.lemma_.lower())
    if kind in ("fighter", "soldier", "police"):
        return True
    if kind is not None:
        return is_enlisted(token)
    return token.lemma_.lower() in lexicon().forces or bool(actors_of(token, context))


def is_armed(token: Token, context: Context) -> bool:
    """Whether a noun stands for armed people themselves, not for a state, an official or a deed."""
    return is_force(token, context) and lexicon().forces.get(token.lemma_.lower()) not in ("state", "action")


def _own_words(token: Token) -> list[Token]:
    """The noun's words without what follows "with", "in" and the like, but with "of" and "from" for collectives."""
    kept: list[Token] = [token]
    for child in token.children:
        if child.lower_ in HELD and child.i and child.nbor(-1).text in ("-", "‑", "–"):
            continue  # "rebel-held Idlib" is no rebel
        joined = child.lower_ in ("of", "from", "by", "for", "with") and _collective(token, child)
        if child.dep_ in _MODIFIERS or _bound_to(child) or (child.dep_ == "prep" and joined):
            kept.extend(phrase(child))
            if child.dep_ == "amod":
                kept.extend(other for other in child.conjuncts if other.i < token.i and other.dep_ == "conj")
    return kept


_MODIFIERS = frozenset("amod compound poss nmod npadvmod det nummod appos advmod case".split())


def _bound_to(child: Token) -> bool:
    """ "Fighters belonging to X", "gunmen loyal to Y": words that say whose they are."""
    return (
        child.dep_ in ("acl", "amod", "relcl") and child.lemma_.lower() in _BONDS and child.i > child.head.i
    )


_BONDS = frozenset("belong affiliate affiliated loyal subordinate lead command ally allied".split())


def _collective(token: Token, preposition: Token) -> bool:
    lemma = token.lemma_.lower()
    if preposition.lower_ == "from" and lexicon().forces.get(lemma) in ("weapon", "action"):
        # "A rocket from Lebanon": where it came from, not whose it was.
        named = [noun for noun in preposition.children if noun.dep_ == "pobj"]
        return not any(words_key(noun.text) in actor_table().state_names for noun in named)
    if preposition.lower_ in ("of", "from"):
        return (
            lemma in lexicon().forces
            or lemma in lexicon().people
            or lemma in ("number", "coalition", "alliance")
            or (preposition.lower_ == "of" and lemma in _MANNED)
        )
    return False


_MANNED = frozenset(
    "branch wing arm cell chapter operator crew pilot gunner sniper column convoy vehicle truck pickup boat "
    "bulldozer howitzer gun cannon mortar launcher".split()
)
"""Parts of a party, and what its people drive: "pickup trucks of the RSF"."""


def _by_name(token: Token, chosen: set[int], context: Context) -> list[Actor]:
    """Parties named in the phrase; with them states whose adjective stands beside ("Russian and Syrian jets")."""
    spans = [span for span in named_in(token.doc, context, chosen) if not _only_backs(token.doc, span[1])]
    if not spans:
        return []
    at_head = [span for span in spans if span[0] <= token.i < span[1]] or spans
    covered = {i for first, past, _ in spans for i in range(first, past)}
    beside = _by_adjective(token, {i for i in chosen if i not in covered} | {token.i}, context)
    named = [party(one) for one in dict.fromkeys(span[2] for span in at_head)]
    known = {actor.id for actor in named}
    return [*(actor for actor in beside if actor.id not in known), *named]


def _only_backs(doc: Doc, past: int) -> bool:
    """ "Iran-backed militias" are not Iran."""
    return past + 1 < len(doc) and doc[past].text in "-‑–" and doc[past + 1].lower_ in _BACKING


_BACKING = frozenset("backed aligned supported linked allied affiliated friendly based brokered made".split())


_PARTICLES = frozenset({"da", "de", "do", "das", "dos", "del", "di", "du"})
"""Words that join the parts of a Romance place name."""


def _by_adjective(token: Token, chosen: set[int], context: Context) -> list[Actor]:
    table = actor_table()
    found: list[str] = []
    for i in sorted(chosen):
        word = token.doc[i]
        double = f"{token.doc[i - 1].lower_} {word.lower_}" if i else ""  # "South Sudanese"
        state = (
            table.adjectives.get(double)
            or table.adjectives.get(word.lower_)
            or (table.state_names.get(words_key(word.text)) if _may_be_name(word) else None)
        )
        if state is None and word.tag_ == "NNPS" and not any(c.dep_ == "nummod" for c in word.children):
            # "The Israelis gave up the town": a people named for its army.
            state = table.adjectives.get(word.lower_.removesuffix("s"))
        if state is None or (i + 1 < len(token.doc) and token.doc[i + 1].text == "-"):
            continue
        if i >= 2 and token.doc[i - 1].lower_ in _PARTICLES and token.doc[i - 2].pos_ == "PROPN":
            continue  # the end of a longer name, as in "Mocímboa da Praia"
        if i == token.i or token.lemma_.lower() in lexicon().forces or token.dep_ == "conj":
            found.append(state)
    said = general(token, chosen)
    actors = []
    for state in dict.fromkeys(found):
        meant = meaning(said, Context(country=state, day=context.day)) if said else None
        named = meant is not None and meant.country != "*" and meant.actor_id in table.parties
        if meant is not None and not named and meant.role in _AGAINST:
            actors.append(Actor(name=str(said), id=None, side=None, text=str(said)))
            continue  # "Colombian rebels" are not Colombia
        actors.append(party(meant.actor_id) if meant is not None and named else _state(state, context))
    return actors


_AGAINST = frozenset({"opposition", "jihadist", "separatist", "gang", "militia"})
"""Roles of those who are not the state whose adjective they bear."""


def _may_be_name(word: Token) -> bool:
    """A proper noun, or a subject in capitals that the parse takes for an adjective: "Kyiv admits"."""
    return word.pos_ == "PROPN" or (word.pos_ == "ADJ" and word.dep_ == "nsubj" and word.text[:1].isupper())


def _by_general_word(token: Token, chosen: set[int], context: Context) -> list[Actor]:
    key = general(token, chosen)
    meant = meaning(key, context) if key is not None else None
    if key is None or meant is None:
        return []
    if meant.actor_id in actor_table().parties:
        return [party(meant.actor_id)]
    if meant.role == "government" and context.country:
        return [_state(context.country, context)]
    name = _own_name(token) or key
    return [Actor(name=name, id=None, side=None, text=name)]


def _own_name(token: Token) -> str | None:
    """ "The 9th Division", "the Tulkarm Battalion": the whole name of a unit that no table knows."""
    first = token
    while first.i and first.nbor(-1).head == token and first.nbor(-1).dep_ in ("compound", "nummod", "amod"):
        before = first.nbor(-1)
        if not (before.text[:1].isupper() or _NUMBERED.fullmatch(before.text)):
            break
        first = before
    known = token.pos_ == "PROPN" and first != token
    return token.doc.span(first.i, token.i + 1).text if known else None


_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)?")


def _by_group_word(token: Token, chosen: set[int], _: Context) -> list[Actor]:
    words = [token.doc[i] for i in sorted(chosen)]
    proper = [word for word in words if word.pos_ == "PROPN"]
    civic = token.lower_ == "council" and any(word.lower_ in _CIVIC for word in proper)
    if proper and token.pos_ == "PROPN" and not civic and any(w.lower_ in _GROUP_WORDS for w in proper):
        name = max(token.doc.span(proper[0].i, proper[-1].i + 1).text, _own_name(token) or "", key=len)
        return [Actor(name=name, id=None, side=None, text=name)]
    if lexicon().people.get(token.lemma_.lower()) == "fighter":
        return [Actor(name=token.lower_, id=None, side=None, text=token.lower_)]
    return []


_CIVIC = frozenset("security city town village municipal district provincial bar refugee rights".split())
"""Councils that command nobody: "the Security Council"."""


def party(one: str) -> Actor:
    """The party of the table with an id."""
    row = actor_table().parties[one]
    return Actor(name=row.name, id=row.id, side=row.side, text=row.name)


def _state(country: str, context: Context) -> Actor:
    table = actor_table()
    known = table.states.get(country)
    if known is not None:
        return party(next((one for one in known if table.parties[one].exists_on(context.day)), known[0]))
    name = f"{table.country_names[country]} government" if country in table.country_names else country
    return Actor(name=name, id=f"government-{country.lower()}", side=name, text=name)


def party_of_side(side: str, context: Context | None = None) -> list[Actor]:
    """The state that gives a side its name, or nothing; with a context only one that fights in that country."""
    table = actor_table()
    found = [one for one in table.parties.values() if one.side == side and one.kind == "state"][:1]
    if context is not None and context.country is not None:
        found = [one for one in found if context.country in (*one.countries, *_fights_in(one))]
    return [party(one.id) for one in found]


def _fights_in(one: Party) -> list[str]:
    """The countries that the conflicts of a party are named after."""
    names = actor_table().state_names
    return [names[key] for name in one.conflicts if (key := words_key(name)) in names]


def state_named(token: Token, context: Context) -> Actor | None:
    """The state that a name stands for: its own, its capital, its leader; None for another name."""
    country = actor_table().state_names.get(words_key(token.text)) if token.pos_ == "PROPN" else None
    return None if country is None else _state(country, context)


def _with_text(actor: Actor, text: str) -> Actor:
    return Actor(name=actor.name, id=actor.id, side=actor.side, text=" ".join(text.split()))
