"""People who leave because of floods, fires and hunger: no flight from war."""

from __future__ import annotations

from events.lexicon import lexicon
from events.syntax import agents, is_passive, objects, subjects
from events.tokens import Token

__all__ = ["by_nature"]

_NATURE = frozenset({"nature", "hunger", "disease", "fire", "industry"})


def by_nature(token: Token) -> bool:
    """ "Drought displaced herders", "people displaced by floods": no flight from war."""
    causes = agents(token) if is_passive(token) else [*subjects(token), *objects(token)]
    for child in token.children:
        if child.dep_ == "advcl" and child.i > token.i:
            causes.extend(subjects(child))  # "fled as the volcano erupted"
        if child.lower_ in ("after", "because", "during"):
            causes.extend(child.children)  # "after a flood"
    first = token.head if token.dep_ == "conj" else None
    causes = [*causes, *(subjects(first) if first is not None and not is_passive(token) else [])]
    forms = {
        form for noun in causes for form in (noun.lemma_.lower(), noun.lower_, noun.lower_.removesuffix("s"))
    }
    return bool(forms & _SKIES) or any(lexicon().accidents.get(form) in _NATURE for form in forms)


_SKIES = frozenset("rain snow wind volcano lava tremor aftershock".split())
