from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.sentences import split

ONE_LINE = [
    ["Mr. Assad met Lt. Gen. Ali Hassan at 5 a.m. on Monday.", "They spoke."],
    ["The U.S. said so.", "The U.S. Army struck at 6 p.m. Saturday.", "Residents fled."],
    ["The army left at 6 p.m.", "Residents fled."],
    ["He came at 6 p.m. Moscow time.", "She did not."],
    ['"We left," he said.', '"It was bad."', "They came back."],
    ["He said: “We will return.”", "The army left."],
    ["“Is it over?” asked a resident of St. George Street No. 5.", "Nobody knew."],
    ["‘We are leaving.’", "Then he left."],
    ["Some 3.5 million people live there.", "About 2.3km away is a base."],
    ["They fled… Then they came back."],
    ["The video showed fighters ... in the square.", "It was verified."],
    ["J. K. Rowling and A. B. Smith were there.", "So was Gen. Salim Idris."],
    ["هل دخلت القوات حلب؟", "نعم، دخلت القوات المدينة.", "قتل أربعة مدنيين!"],
    ["فوج شہر میں داخل ہوئی۔", "لوگ بھاگ گئے۔"],
    ["缅甸军方说，他们撤退了。", "村民逃走了。"],
    ["Rebels took Saraqib.[1]", "They then moved on.[2][3]", "The end."],
    ["Smith et al. say 30 vs. 40 were hit on Nov. 30 in Aleppo.", "No. 5 brigade left."],
    ["It lies near St. Petersburg, 5 km from Ft. Worth.", "Capt. Ivanov agreed."],
    ["The strike hit at 17:00 local time (14:00 GMT).", "Four died."],
    ["Visit www.bbc.com for more.", "Mail a.b@c.org now."],
    ["He left the U.N.", "The rest stayed."],
    ["Sgt. Ahmed was killed.", "Rep. Smith spoke."],
    ["It runs from Aug. 21 to Sept. 3.", "It ended in Aug.", "Nobody came to ST. PAUL."],
    ["FAIRFIELD, Conn. -- Police left.", "IDLIB, Syria, Dec. 1 — The army left."],
    ["“They told us, ‘Leave at once.’”", "Nobody did."],
    ["The ministry claimed on Wednesday that its troops had captured the town; Kyiv denied it."],
    ["Belgorod was struck.", "2 people died.", "6 were hurt"],
]

NEWS = [
    "Shelling hit the market of a town in the north of the province on Saturday, killing four people and "
    "wounding six others, according to rescue workers.",
    "The army withdrew. It gave no reason for that, and nobody who was asked about it later had one either.",
    "“We have nothing left,” said a man who had fled with his children. “The house is gone, the road is "
    "closed and nobody knows when it will open again.”",
]


@pytest.mark.parametrize("sentences", ONE_LINE, ids=lambda s: s[0][:30])
def test_finds_the_sentences_of_a_line(sentences: list[str]) -> None:
    assert [s.text for s in split(" ".join(sentences))] == sentences


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_wrapped_text_reads_like_unwrapped_text(width: int, gap: str) -> None:
    newline = "\r\n" if "\r" in gap else "\n"
    wrapped = gap.join(newline.join(textwrap.wrap(p, width)) for p in NEWS)
    plain = [s.text for s in split("\n".join(NEWS))]
    assert len(plain) == 5
    assert [" ".join(s.text.split()) for s in split(wrapped)] == plain
    if gap != "\n":
        assert [s.paragraph for s in split(wrapped)] == [0, 1, 1, 2, 2]


def test_a_dash_at_the_start_of_a_wrapped_line_is_no_bullet() -> None:
    text = (
        "The army had held the whole of the city since its victory of that year\n"
        "— one of the turning points of the war and its bloodiest battle until\n"
        "then — but it left within two days when the attack came from two sides."
    )
    assert len(split(text)) == 1
    assert split(text)[0].text == text


def test_a_line_is_a_paragraph_where_text_is_not_wrapped() -> None:
    found = split("The army left the town\nRebels came\nNobody stayed behind")
    assert [(s.text, s.paragraph) for s in found] == [
        ("The army left the town", 0),
        ("Rebels came", 1),
        ("Nobody stayed behind", 2),
    ]
    assert not any(s.heading for s in found)


def test_headings_stand_above_text() -> None:
    found = split(
        "Army leaves the city\n\nThe army left on Saturday. It is gone.\n"
        "Ministers talk\nThey talked.\nAgency/wires"
    )
    assert [s.text for s in found if s.heading] == ["Army leaves the city", "Ministers talk"]
    assert [s.paragraph for s in found] == [0, 1, 1, 2, 3, 4]


def test_lines_in_capitals_are_headings() -> None:
    found = split("SITUATION NOTE – SOUTH\n7 December, 18:00 local time\n\nCONTROL\nThe army left.\nOUTLOOK")
    assert [s.text for s in found if not s.heading] == ["The army left."]


def test_markdown_headings_lose_their_marks() -> None:
    found = split("# Army gone\nThe army left.\n## What next\n1. It comes back.")
    assert [(s.text, s.heading) for s in found] == [
        ("Army gone", True),
        ("The army left.", False),
        ("What next", True),
        ("It comes back.", False),
    ]


def test_items_of_a_list_are_apart_and_lose_their_marks() -> None:
    found = split(
        "Overnight:\n- strikes on the port\n- a drone over the town\n  and its station\n2. No deaths"
    )
    assert [" ".join(s.text.split()) for s in found] == [
        "Overnight:",
        "strikes on the port",
        "a drone over the town and its station",
        "No deaths",
    ]


def test_text_without_letters_has_no_sentence() -> None:
    assert split("") == split(" \n\t") == split("***\n---\n…") == ()


PIECES = ["\n", "\r\n", "\n\n", "\u2029", "\u2028", "\u200b", "\x00", "\ufeff", " ", *'()[]"”؟。…-a']
PIECES += ["Mr. ", "The army left", ". ", "? ", "U.S. ", "p.m. ", "حلب", "- ", "1. ", "[2]", "(a) "]
TEXT = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(PIECES),
        max_size=60,
    ).map("".join),
)  # fmt: skip


@given(TEXT)
def test_any_text_gives_sorted_exact_spans(body: str) -> None:
    found = split(body)
    assert [s.index for s in found] == list(range(len(found)))
    end = paragraph = 0
    for sentence in found:
        assert sentence.start >= end
        assert sentence.end > sentence.start
        assert sentence.text == body[sentence.start : sentence.end] == sentence.text.strip()
        assert any(map(str.isalnum, sentence.text))
        assert sentence.paragraph >= paragraph
        end, paragraph = sentence.end, sentence.paragraph


@given(TEXT)
def test_no_word_is_lost(body: str) -> None:
    covered = {i for s in split(body) for i in range(s.start, s.end)}
    lost = "".join(c for i, c in enumerate(body) if c.isalpha() and i not in covered)
    # Only the marks of lists, "(a)", may go.
    assert len(lost) <= body.count(")")


def test_long_texts_take_linear_time() -> None:
    for part in ("a \n", ". ", "a. ", "[1]", "a.m. ", '."', "؟", "- ", "(", "A"):
        split(part * 20_000)
