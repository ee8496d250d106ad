"""The forms that Arabic verbs and nouns take: enough of the regular patterns to recognise them in news.

Sound, hollow and final-weak verbs in the third person, active and passive alike (their letters are the same), with
object pronouns; nouns with article, with pronouns and in the accusative, as any reference grammar of Modern Standard
Arabic gives them. Dialects are not covered.
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["noun_forms", "verb_forms"]

_PRONOUNS = ("ه", "ها", "هم", "هما")
_WEAK = ("ي", "ا")


def verb_forms(perfect: str, imperfect: str) -> Iterator[tuple[str, str, bool]]:
    """(form, tense, whether an object pronoun hangs on it) of a verb given as folded third persons masculine."""
    for form in _perfect(perfect):
        yield form, "past", False
    for joined in _before_pronoun(perfect):
        for pronoun in _PRONOUNS:
            yield joined + pronoun, "past", True
    if not imperfect:
        return
    root = imperfect[1:]
    for person in "يت":
        for form in _imperfect(person + root):
            yield form, "present", False
            yield "س" + form, "future", False
        for pronoun in _PRONOUNS:
            yield person + root + pronoun, "present", True
            yield "س" + person + root + pronoun, "future", True
        short = _jussive(person + root)
        if short is not None:
            yield short, "jussive", False


def _perfect(base: str) -> list[str]:
    if base.endswith(_WEAK):
        return [base, base[:-1] + "ت", base[:-1] + "وا", base[:-1] + "تا"]
    return [base, base + "ت", base + "وا", base + "ا", base + "تا"]


def _before_pronoun(base: str) -> list[str]:
    root = base[:-1] if base.endswith(_WEAK) else base
    return [root + "ا" if base.endswith(_WEAK) else root, root + "ت", root + "و"]


def _imperfect(base: str) -> list[str]:
    root = base[:-1] if base.endswith((*_WEAK, "و")) else base
    return [base, root + "ون", root + "وا", base + "ان"]


def _jussive(base: str) -> str | None:
    """The short form after "lam", where it differs: hollow and final-weak verbs lose their weak letter."""
    if base.endswith((*_WEAK, "و")):
        return base[:-1]
    if len(base) >= 4 and base[-2] in "يوا":
        return base[:-2] + base[-1]
    return None


def noun_forms(noun: str) -> dict[str, tuple[bool, bool]]:
    """The forms of a folded noun, each with (is definite, a pronoun hangs on it)."""
    forms = {noun: (False, False)}
    if noun.startswith("ال"):
        return forms
    forms["ال" + noun] = (True, False)
    joined = noun[:-1] + "ت" if noun.endswith("ه") else noun
    for pronoun in _PRONOUNS:
        forms.setdefault(joined + pronoun, (True, True))
    if not noun.endswith(("ه", "ا", "ي", "ات")):
        forms.setdefault(noun + "ا", (False, False))
    return forms
