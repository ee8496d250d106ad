"""Noise and falling things without an attacker: quarries, drills, training flights."""

from __future__ import annotations

from events.lexicon import lexicon
from events.syntax import agents, counted, objects
from events.tokens import Token

__all__ = ["of_the_harmless", "stopped_before", "turned_out"]


def turned_out(token: Token) -> bool:
    """ "The explosion was a quarry at work", "the bangs came from a training ground": noise without an attacker."""
    after = list(token.doc[token.i + 1 : token.i + _PROOF])
    verb = next((word for word in after if word.lemma_.lower() in _PROVING and word.dep_ != "aux"), None)
    if verb is None or token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    told = [word for word in after if word.i > verb.i]
    end = next(
        (n for n, word in enumerate(told) if word.text in ",;." or word.lower_ in ("not", "no")), len(told)
    )
    return any(word.lemma_.lower() in _HARMLESS for word in told[:end])


_PROOF = 20
"""Words in which a noise is explained: "the explosion that frightened X at dawn was a quarry"."""
_PROVING = frozenset("be prove turn come stem originate result cause".split())
_HARMLESS = frozenset(
    "quarry quarrying quarryman exercise drill demolition thunder thunderstorm boom firework training blasting meteor "
    "tyre boiler transformer generator construction roadwork".split()
)


def of_the_harmless(verb: Token) -> bool:
    """ "A drone that came down in X was on a training flight": what happened to something that meant no harm."""
    if _on_criminals(verb):
        return True
    if verb.lemma_.lower() == "plunge" and any(child.dep_ == "dobj" for child in verb.children):
        return True  # "plunging the city into darkness"
    noun = verb.head
    if verb.dep_ not in ("relcl", "acl") or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if noun.head.lemma_.lower() not in _PROVING:
        return False
    said = [word for word in noun.head.subtree if word.i > noun.head.i]
    end = next(
        (n for n, word in enumerate(said) if word.text in ",;." or word.lower_ in ("not", "no")), len(said)
    )
    return any(word.lemma_.lower() in _HARMLESS for word in said[:end])


def _on_criminals(token: Token) -> bool:
    """ "Police shot dead a robber in X": crime, which is no part of a war."""
    hurt = agents(token) if not objects(token) else objects(token)
    return any(lexicon().accidents.get(counted(noun).lemma_.lower()) == "crime" for noun in hurt)


def stopped_before(token: Token) -> bool:
    """ "Shot the drones down before they reached the city"."""
    if token.lemma_ == "cause" and token.dep_ == "pcomp" and token.head.lower_ == "without":
        return True  # "came down without causing casualties"
    marked = any(child.dep_ == "mark" and child.lower_ == "before" for child in token.children)
    return marked and token.head.lemma_.lower() in _STOPPING


_STOPPING = frozenset(
    "shoot down intercept stop destroy repel kill halt block foil neutralise neutralize".split()
)
