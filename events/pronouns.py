"""Words that stand for a party spoken of: "they", "its troops", "the group", "both sides"."""

from __future__ import annotations

from events.actor_table import Context, actor_table
from events.actors import actors_of, is_force
from events.claim import Actor
from events.inflection import with_particle
from events.lexicon import lexicon
from events.links import prepositions
from events.speaking_for import state_of_adjective
from events.syntax import subjects
from events.tokens import Token
from events.tree import climb

__all__ = [
    "PRONOUNS",
    "belongs_to",
    "claimants",
    "is_each_side",
    "is_follower",
    "is_that_band",
    "meant",
    "of_group",
    "owner_of",
    "points_to_group",
    "speaking",
    "stands_for_each",
    "told_of_before",
]


PRONOUNS = frozenset("they it them he she we which who its their both".split())


def belongs_to(token: Token, context: Context) -> list[Actor]:
    """Whose a place is said to be: "X is once more the army's", "X is Russian again"."""
    for child in token.children:
        if child.dep_ in ("attr", "acomp", "poss") and any(
            c.lower_ in ("'s", "’s", "'") for c in child.children
        ):
            return actors_of(child, context)
    if under := _masters(token, context):
        return under
    again = token.lemma_ in ("remain", "stay") or any(
        child.lower_ in ("now", "again", "more", "still") for child in token.subtree
    )
    states = [
        c for c in token.children if c.dep_ in ("acomp", "attr") and c.lower_ in actor_table().adjectives
    ]
    return actors_of(states[0], context) if states and again else []


_OWNING = {"remain": ("with", "under"), "stay": ("with", "under"), "belong": ("to",)}


def _masters(token: Token, context: Context) -> list[Actor]:
    """Who has a place that "is under Islamic State", "has been under the group since May", "remains with the army"."""
    links = _OWNING.get(token.lemma_, ("under",))
    been = token.lower_ == "been" or any(child.dep_ == "aux" for child in token.children)
    was = token.tag_ in ("VBD", "VBN") and not been and token.lemma_ in ("be", "belong")
    if was or any(child.tag_ == "MD" or child.dep_ == "neg" for child in token.children):
        return []
    return [
        actor
        for words, noun in prepositions(token)
        if words in links and is_force(noun, context)
        for actor in actors_of(noun, context)
    ]


def speaking(token: Token, context: Context) -> list[Actor]:
    """The party that says "we" and "our": the speaker of the sentence, before or behind, or the one before a colon."""
    for word in [*token.doc[: token.i], *token.doc[token.i :]]:
        said = word.dep_ == "nsubj" and word.head.lemma_.lower() in lexicon().speech
        sent = word.sent
        colon = sent.end <= token.i and word.doc[sent.end - 1].text == ":"
        label = colon and (word.dep_ == "ROOT" or (word.dep_ == "nsubj" and word.head.dep_ == "ROOT"))
        if said or label:
            found = actors_of(word, context)
            if found:
                return found
    return []


def is_each_side(noun: Token) -> bool:
    """ "Both", "each side", "the warring parties": the two that fight each other."""
    if noun.lower_ in ("both", "each") and noun.dep_ in ("nsubj", "nsubjpass", "pobj"):
        return not any(child.lower_ == "of" for child in noun.children)
    words = {child.lower_ for child in noun.children}
    return noun.lemma_.lower() in _CAMPS and bool(words & _EACH)


_CAMPS = frozenset("side party camp rival belligerent army group".split())


_EACH = frozenset("both each either two warring rival opposing".split())


def stands_for_each(noun: Token) -> bool:
    """The "they" of "both sides said they had taken the town"."""
    if noun.pos_ != "PRON" or noun.lower_ not in ("they", "it", "their", "its"):
        return False
    for above in climb(noun):
        if above.pos_ in ("VERB", "AUX") and (said := subjects(above)) and noun not in said:
            return any(is_each_side(one) for one in said)
    return False


def points_to_group(noun: Token) -> bool:
    """ "The group", "the movement": the party spoken of last."""
    words = [child for child in noun.children if child.dep_ not in ("relcl", "acl", "punct", "case")]
    return noun.lower_ in _GROUPS and [word.lower_ for word in words] in (
        ["the"],
        ["this"],
        ["that"],
        ["the", "same"],
    )


def of_group(noun: Token) -> bool:
    """ "The group", "the group's members"."""
    return any(points_to_group(one) for one in (noun, *(c for c in noun.children if c.dep_ == "poss")))


_GROUPS = frozenset(
    "group movement organisation organization faction outfit alliance coalition militia sect".split()
)


def is_that_band(noun: Token) -> bool:
    """ "The fighters", "the insurgents" without a word for which: those of the group spoken of last."""
    words = [child for child in noun.children if child.dep_ not in ("relcl", "punct", "case", "appos")]
    return noun.lemma_.lower() in _BANDS and [word.lower_ for word in words] == ["the"]


_BANDS = frozenset(
    "fighter guerrilla insurgent militant gunman attacker assailant jihadist terrorist raider insurrectionist".split()
)


def owner_of(noun: Token) -> Token | None:
    """The pronoun of "its troops", "their fighters"; "its defenders" are those of the town."""
    if noun.lemma_.lower() == "defender":
        return None
    return next(
        (
            child
            for child in noun.children
            if child.tag_ == "PRP$" and child.lower_ in ("its", "their", "his", "our")
        ),
        None,
    )


def is_follower(noun: Token) -> bool:
    """ "Its men", "his comrades": people that are somebody's own fighters where a pronoun says whose."""
    return noun.lemma_.lower() in _FOLLOWERS


_FOLLOWERS = frozenset("man comrade boy lad brother guy side column colleague member people gunner".split())


def claimants(noun: Token, context: Context) -> list[Actor]:
    """The party of "Russia's claim that it …", "RSF claims to have …": who speaks of itself there."""
    if noun.lemma_.lower() not in _CLAIMS or (noun.pos_ != "NOUN" and noun.dep_ != "dobj"):
        return []
    owners = [c for c in noun.children if c.dep_ in ("poss", "compound", "amod", "nmod") and c.pos_ != "PRON"]
    owners += [inner for c in noun.children if c.lower_ in ("by", "from") for inner in c.children]
    return [actor for owner in owners for actor in actors_of(owner, context)]


_CLAIMS = frozenset(
    "claim report statement assertion allegation announcement boast declaration word message post rumour rumor".split()
)


def _loses(verb: Token) -> bool:
    """ "RSF claims that it had lost X": what a party claims of itself is no loss; "it" is the other."""
    return any(frame == "lose" for form in with_particle(verb) for frame, _ in lexicon().verbs.get(form, ()))


def meant(pronoun: Token, context: Context) -> list[Actor]:
    """The party that a pronoun means in its own sentence: the subject of the nearest clause above."""
    if pronoun.lower_ in ("we", "us", "our", "ours"):
        return speaking(pronoun, context)
    for above in climb(pronoun):
        if not _loses(pronoun.head) and (said := claimants(above, context)):
            return said
        if above.pos_ not in ("VERB", "AUX"):
            continue
        found = [
            actor
            for noun in subjects(above)
            if noun.i < pronoun.i and noun.pos_ != "PRON"
            if is_force(noun, context) or above.lemma_.lower() in lexicon().speech
            for actor in actors_of(noun, context) or _own_state(noun, context)
        ]
        if found:
            return found if pronoun.lower_ in ("they", "their", "them") else found[:1]
    if told := _told_ahead(pronoun, context) or told_of_before(pronoun, context):
        return told
    for i in range(pronoun.i - 1, -1, -1):
        noun = pronoun.doc[i]
        if noun.dep_ in _NOMINAL and noun.pos_ in ("NOUN", "PROPN") and is_force(noun, context):
            found = actors_of(noun, context)
            if found:
                return found
    return []


def _told_ahead(pronoun: Token, context: Context) -> list[Actor]:
    """ "Out of X, which it has held since May, the militia attacked Y": the subject of the verb that the words open."""
    clause = pronoun.head
    if clause.dep_ not in ("relcl", "advcl") or pronoun.lower_ not in ("it", "they"):
        return []
    for above in climb(clause):
        if above.pos_ == "VERB":
            nouns = [n for n in subjects(above) if clause.i < n.i < above.i and n.pos_ != "PRON"]
            found = [actor for n in nouns if is_force(n, context) for actor in actors_of(n, context)]
            before = pronoun.doc[pronoun.sent.start : pronoun.i]
            return [] if any(is_force(word, context) for word in before) else found
    return []


def told_of_before(pronoun: Token, context: Context) -> list[Actor]:
    """ "The rebels say they took X; partners confirm that it is under their control": who the last statement is about."""
    before = [one for one in pronoun.doc.sents if one.end <= pronoun.sent.start]
    if not before:
        return []
    nouns = [noun for noun in subjects(before[-1].root) if noun.pos_ != "PRON" and is_force(noun, context)]
    return [actor for noun in nouns for actor in actors_of(noun, context)]


def _own_state(noun: Token, context: Context) -> list[Actor]:
    """The state of "an Israeli officer", whose "his troops" are that state's."""
    state = state_of_adjective(noun, context)
    return [] if state is None else [state]


_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"})
