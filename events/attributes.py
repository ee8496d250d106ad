"""The model's rules for parts of speech, worked out once for each word with its tag and role.

Most rules of spaCy's attribute ruler look at one word; matching all of them to every sentence anew takes a fifth of
the time of a parse. What they give is the same, rule by rule in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from spacy.tokens._retokenize import set_token_attrs
from spacy.vocab import Vocab

__all__ = ["Attributes"]

_MOST_KNOWN = 100_000
"""Words that are remembered before all are forgotten: texts of chance have no end of them."""


class Attributes:
    """A pipe that does what `ruler` does."""

    def __init__(self, nlp: Language, ruler: AttributeRuler) -> None:
        self._vocab, self._ruler = nlp.vocab, ruler
        self._known: dict[tuple[int, int, int], list[int]] = {}
        self._several = Matcher(nlp.vocab)
        self._named = _Named(nlp.vocab)
        for number, rule in enumerate(ruler.patterns):
            patterns: list[list[dict[str, Any]]] = rule["patterns"]  # type: ignore[assignment]
            self._named.add(pattern[0] for pattern in patterns if len(pattern) == 1)
            longer = [pattern for pattern in patterns if len(pattern) > 1]
            if longer:
                self._several.add(str(number), longer)

    def __call__(self, doc: Doc) -> Doc:
        further: dict[int, list[int]] = {}
        for match, start, end in self._several(doc, allow_missing=True):
            number = int(self._vocab.strings[match])
            at = self._ruler.indices[number]
            further.setdefault(end + at if at < 0 else start + at, []).append(number)
        given = [self._rules(token) for token in doc]
        for token, rules in zip(doc, given, strict=True):
            for number in sorted({*rules, *further[token.i]}) if token.i in further else rules:
                set_token_attrs(token, self._ruler.attrs[number])
        return doc

    def _rules(self, token: Token) -> list[int]:
        """The numbers of the rules that fit a word by itself, in their order."""
        key = (token.orth if token.orth in self._named else 0, token.tag, token.dep)
        found = self._known.get(key)
        if found is None:
            alone = Doc(self._vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
            found = [number for number, _, _, _ in self._ruler.match(alone)]
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = found
        return found


class _Named:
    """The words that a rule names; for all others only tag and role count, so that they share their answers."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._words: set[str] = set()
        self._forms: list[re.Pattern[str]] = []
        self._known: dict[int, bool] = {}
        self._every = False

    def add(self, rules: Iterable[dict[str, Any]]) -> None:
        """Take note of the words that rules for one word name."""
        for attribute, value in (asked for rule in rules for asked in rule.items()):
            given: dict[str, Any] = value if isinstance(value, dict) else {"IN": [value]}
            if attribute == "LOWER" and given.keys() <= {"IN", "NOT_IN"}:
                self._words.update(word for words in given.values() for word in words)
            elif attribute == "LOWER" and given.keys() == {"REGEX"}:
                self._forms.append(re.compile(given["REGEX"]))
            elif attribute not in ("TAG", "DEP", "IS_SPACE"):
                self._every = True

    def __contains__(self, orth: int) -> bool:
        known = self._known.get(orth)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            word = self._vocab.strings[orth].lower()
            known = self._every or word.isspace() or word in self._words
            self._known[orth] = known = known or any(form.search(word) for form in self._forms)
        return known
