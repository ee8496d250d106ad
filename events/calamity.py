"""People who leave because of floods, fires and hunger: no flight from war."""

from __future__ import annotations

from events.lexicon import lexicon
from events.links import prepositions
from events.syntax import agents, is_passive, objects, subjects
from events.tokens import Token

__all__ = ["by_nature", "fights_nature"]

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
    named = [child for noun in causes for child in noun.children if child.dep_ == "compound"]
    causes = [*causes, *(child for child in named if not is_passive(token) or child.text[:1].isupper())]
    forms = {
        form for noun in causes for form in (noun.lemma_.lower(), noun.lower_, noun.lower_.removesuffix("s"))
    }
    return bool(forms & _SKIES) or any(lexicon().accidents.get(form) in _NATURE for form in forms)


def fights_nature(token: Token) -> bool:
    """ "Firefighters battled a wildfire", "doctors fight cholera": what is fought bears no arms."""
    if token.lemma_.lower() not in ("battle", "fight", "combat", "struggle"):
        return False
    fought = [*objects(token), *(noun for words, noun in prepositions(token) if words == "against")]
    return any(
        noun.lemma_.lower() in _FOUGHT or lexicon().accidents.get(noun.lemma_.lower()) in _NATURE
        for noun in fought
    )


_FOUGHT = frozenset(
    "fire wildfire blaze flame inferno bushfire wave wind flood cancer illness disease virus cholera inflation "
    "corruption poverty crime traffic odds rumour rumor disinformation smuggling drought cold heat".split()
)
_SKIES = frozenset("rain snow wind volcano lava tremor aftershock".split())
