"""Parts of speech by remembered rules are those that the model's own component gives."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from data import DATA
from events.parsing import _model, parse
from reports.sentences import split


def parsed(text: str) -> list[tuple[str, str, str, str]]:
    """Text, tag, part of speech and lemma of each word, by the rules as they are remembered."""
    return [(w.text, w.tag_, w.pos_, w.lemma_) for doc in parse([text]) for w in doc]


def plainly(text: str) -> list[tuple[str, str, str, str]]:
    """The same by the model's own components."""
    nlp = _model()
    doc = nlp(text)
    for name in ("attribute_ruler", "lemmatizer"):
        doc = nlp.get_pipe(name)(doc)
    return [(w.text, w.tag_, w.pos_, w.lemma_) for w in doc]


def test_reports_are_tagged_alike() -> None:
    for path in sorted((DATA / "reports").glob("*.txt")):
        for sentence in split(path.read_text(encoding="utf-8")):
            text = " ".join(sentence.text.split())
            assert parsed(text) == plainly(text)


@given(
    st.lists(
        st.sampled_from(
            "there is 's gets got to do have that which no more than his her it was 1 , . ; had been going whose".split()
        ),
        max_size=12,
    ).map(" ".join)
)
@settings(max_examples=60, deadline=None)
def test_any_words_are_tagged_alike(text: str) -> None:
    assert parsed(text) == plainly(text)


@given(st.lists(st.from_regex(r"[a-zA-Z'’]{1,9}", fullmatch=True), max_size=8).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_words_of_chance_are_tagged_alike(text: str) -> None:
    assert parsed(text) == plainly(text)
