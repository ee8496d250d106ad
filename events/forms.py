"""What the model's rules say of a word that is spelt, tagged and used in some way, worked out once for each.

Most rules of spaCy's attribute ruler look at one word, and so does its lemmatiser; to match all of them to every
sentence anew takes a third of the time of a parse. What they give is the same, rule by rule in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from spacy.attrs import DEP, HEAD, ORTH, SENT_START, SPACY, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc as Parsed
from spacy.tokens._retokenize import set_token_attrs
from spacy.vocab import Vocab

from events.tokens import Doc, Form, Token

__all__ = ["Forms"]

_MOST_KNOWN = 100_000
"""Words that are remembered before all are forgotten: texts of chance have no end of them."""
_Key = tuple[int, int, int]
"""Spelling, tag and role of a word, as spaCy numbers them."""


class _Use(NamedTuple):
    """What rules say of any word that they fit; what they leave open is empty."""

    pos: int
    pos_: str
    morph: Any
    tag_: str
    dep_: str
    lemma_: str


class _Asked(NamedTuple):
    """What the lemmatiser asks of a word; to make a document of one takes far longer than its answer."""

    orth: int
    text: str
    pos: int
    pos_: str
    morph: Any


class Forms:
    """Makes plain words of what `nlp` has tagged and parsed."""

    def __init__(self, nlp: Language) -> None:
        ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
        assert isinstance(ruler, AttributeRuler)
        assert isinstance(lemmatizer, Lemmatizer)
        self._vocab, self._ruler, self._lemmatizer = nlp.vocab, ruler, lemmatizer
        words = lemmatizer.lookups.get_table("lemma_index")
        for part in words:
            # The model has lists of thousands of words, which the lemmatiser would search from their beginning.
            words[part] = frozenset(words[part])
        self._known: dict[_Key, Form] = {}
        self._bases: dict[tuple[int, int, tuple[int, ...]], Form] = {}
        self._uses: dict[tuple[int, tuple[int, ...]], _Use] = {}
        self._fitting: dict[_Key, list[int]] = {}
        self._named = _Named(nlp.vocab)
        self._several = Matcher(nlp.vocab)
        self._openings = _Named(nlp.vocab)
        self._roles: set[int] = set()
        for number, rule in enumerate(ruler.patterns):
            patterns: list[list[dict[str, Any]]] = rule["patterns"]  # type: ignore[assignment]
            self._named.add(pattern[0] for pattern in patterns if len(pattern) == 1)
            longer = [pattern for pattern in patterns if len(pattern) > 1]
            if longer:
                self._several.add(str(number), longer)
            for opening in (pattern[0] for pattern in longer):
                if opening.keys() == {"DEP"} and isinstance(opening["DEP"], str):
                    self._roles.add(nlp.vocab.strings.add(opening["DEP"]))
                else:
                    self._openings.add([opening if "LOWER" in opening else {"ANY": True}])

    def words(self, parsed: Parsed) -> Doc:
        """The words of a parse with their parts of speech and lemmas, as a tree."""
        found = parsed.to_array([ORTH, TAG, DEP, SPACY, SENT_START, HEAD])
        rows, heads = found.tolist(), found[:, -1].astype("int64").tolist()
        starts = [i for i, row in enumerate(rows) if i == 0 or row[4] == 1]
        doc = Doc(parsed.text, starts)
        further = self._further(parsed, rows)
        idx = 0
        for i, (orth, tag, dep, space, _, _) in enumerate(rows):
            key = (orth, tag, dep)
            form = self._known.get(key) if i not in further else self._form(key, further[i])
            if form is None:
                form = self._remembered(key)
            doc.append(Token(doc, i, idx, form))
            idx += len(form.text) + space
        for word, steps in zip(doc, heads, strict=True):
            word.head = head = doc[word.i + steps]
            if head is not word:
                head.children.append(word)
        return doc

    def _remembered(self, key: _Key) -> Form:
        form = self._form(key, ())
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[key] = form
        return form

    def _form(self, key: _Key, further: Iterable[int]) -> Form:
        """A word by itself under all rules that fit it, with those that fit it among its neighbours."""
        orth, tag, dep = key
        rules = tuple(sorted({*self._rules(key), *further}))
        shared = (orth, tag, rules)
        form = self._bases.get(shared)
        if form is None:
            form = self._base(orth, self._use(tag, rules))
            if len(self._bases) >= _MOST_KNOWN:
                self._bases.clear()
            self._bases[shared] = form
        # Its role counts for which rules fit, not for what they give.
        return form if form.dep_ else form._replace(dep_=self._vocab.strings[dep])

    def _base(self, orth: int, use: _Use) -> Form:
        """A word in some use; its role is left open unless that gives it one."""
        word = self._vocab[orth]
        lemma = use.lemma_
        if not lemma:
            asked: Any = _Asked(orth, word.text, use.pos, use.pos_, use.morph)
            lemma = self._lemmatizer.lemmatize(asked)[0]
        return Form(
            text=word.text,
            lower_=word.lower_,
            lemma_=lemma,
            pos_=use.pos_,
            tag_=use.tag_,
            dep_=use.dep_,
            is_punct=word.is_punct,
            like_num=word.like_num,
        )

    def _use(self, tag: int, rules: tuple[int, ...]) -> _Use:
        """What rules make of any word with a tag."""
        use = self._uses.get((tag, rules))
        if use is None:
            (word,) = Parsed(self._vocab, words=["-"], tags=[self._vocab.strings[tag]])
            for number in rules:
                set_token_attrs(word, self._ruler.attrs[number])
            use = _Use(word.pos, word.pos_, word.morph, word.tag_, word.dep_, word.lemma_)
            self._uses[tag, rules] = use
        return use

    def _alone(self, key: _Key) -> Parsed:
        orth, tag, dep = (self._vocab.strings[number] for number in key)
        return Parsed(self._vocab, words=[orth], tags=[tag], deps=[dep], heads=[0])

    def _rules(self, key: _Key) -> list[int]:
        """The numbers of the rules that fit a word by itself; those that are not named in any share their answers."""
        shared = (key[0] if key[0] in self._named else 0, *key[1:])
        found = self._fitting.get(shared)
        if found is None:
            found = [number for number, _, _, _ in self._ruler.match(self._alone(key))]
            if len(self._fitting) >= _MOST_KNOWN:
                self._fitting.clear()
            self._fitting[shared] = found
        return found

    def _further(self, parsed: Parsed, rows: Sequence[Sequence[int]]) -> dict[int, list[int]]:
        """The numbers of the rules that look at several words, by the word that each is about."""
        further: dict[int, list[int]] = {}
        if not any(row[0] in self._openings or row[2] in self._roles for row in rows):
            return further
        for match, start, end in self._several(parsed, allow_missing=True):
            number = int(self._vocab.strings[match])
            at = self._ruler.indices[number]
            further.setdefault(end + at if at < 0 else start + at, []).append(number)
        return further


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
