"""Plain words answer as spaCy's own do."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc as Parsed

from data import DATA
from events.parsing import _forms, _model
from events.tokens import Doc, flat
from reports.sentences import split


def both(text: str) -> tuple[Doc, Parsed]:
    """A text's words, plain and as spaCy has them."""
    nlp = _model()
    parsed = nlp(text)
    return _forms(nlp).words(parsed), nlp.get_pipe("attribute_ruler")(parsed)


def tree(doc: Doc | Parsed) -> list[object]:
    """What rules ask of each word's place."""
    return [
        (
            word.text,
            word.idx,
            word.text_with_ws,
            word.head.i,
            [child.i for child in word.children],
            [child.i for child in word.lefts],
            [above.i for above in word.ancestors],
            [below.i for below in word.subtree],
            [other.i for other in word.conjuncts],
            word.left_edge.i,
            (word.sent.start, word.sent.end),
            word.lower_,
            word.dep_,
            word.is_punct,
            word.like_num,
        )
        for word in doc
    ]


def spans(doc: Doc | Parsed, text: str) -> list[object]:
    """What rules ask of the words that some characters lie in."""
    found: list[object] = [(s.start, s.end, s.text, s.root.i) for s in doc.sents]
    for start in range(0, len(text), 5):
        for end in range(start + 1, min(len(text), start + 40), 4):
            span = (
                doc.char_span(start, end, alignment_mode="expand")
                if isinstance(doc, Parsed)
                else doc.char_span(start, end)
            )
            if span is not None and len(span):
                found.append((start, end, span.start, span.end, span.text, span.root.i))
    return found


def test_reports_have_the_same_trees() -> None:
    for path in sorted((DATA / "reports").glob("*.txt"))[::6]:
        for sentence in split(path.read_text(encoding="utf-8")):
            text = " ".join(sentence.text.split())
            ours, theirs = both(text)
            assert tree(ours) == tree(theirs)
            assert spans(ours, text) == spans(theirs, text)


@given(st.lists(st.sampled_from("the army and  took ; : two towns , said - 's it".split(" ")), max_size=12))
@settings(max_examples=40, deadline=None)
def test_any_words_have_the_same_trees(words: list[str]) -> None:
    text = " ".join(words)
    ours, theirs = both(text)
    assert tree(ours) == tree(theirs)
    assert spans(ours, text) == spans(theirs, text)


def test_pieces_without_syntax_keep_their_offsets() -> None:
    doc = flat(["قصف", " ", "المدينة", "."])
    assert [doc.text[word.idx : word.end] for word in doc] == [word.text for word in doc]
    assert [word.head for word in doc] == list(doc)
