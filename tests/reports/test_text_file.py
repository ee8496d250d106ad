from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.errors import TooLargeError, UnreadableError
from reports.limits import DEFAULT_LIMITS, Limits
from reports.readings import Readings
from reports.source import Source
from reports.text_file import read

HEAD = """---
title: 'Army: gone'
publisher: Desk
published: 2024-11-30
url: https://desk.example/1
language: no
---
"""


def reading(data: bytes | str, name: str = "folder/a report.txt") -> Readings:
    return read(Source(name=name, data=data.encode() if isinstance(data, str) else data), DEFAULT_LIMITS)


def test_reads_front_matter_and_keeps_the_body_as_it_is() -> None:
    body = "\r\n The army left.\r\n\r\n---\nIt is “gone”.  \n"
    (report,) = reading(HEAD + body).reports
    assert report.body == body
    assert (report.id, report.title, report.publisher) == ("a report", "Army: gone", "Desk")
    assert (report.url, report.language) == ("https://desk.example/1", "no")
    assert report.published is not None
    assert report.published.date().isoformat() == "2024-11-30"
    assert not report.published_has_time


def test_a_report_without_date_is_read_with_a_notice() -> None:
    found = reading("The army left Hama.")
    assert found.reports[0].published is None
    assert found.reports[0].body == "The army left Hama."
    assert "no date" in found.notices[0]


@pytest.mark.parametrize("date", ["soon", "03/04/2024", "2024-13-01", "2024"])
def test_a_date_that_is_none_is_not_guessed(date: str) -> None:
    found = reading(f"---\npublished: {date}\n---\nThe army left.")
    assert found.reports[0].published is None
    assert "not understood" in found.notices[0]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x", "http://[", "file:///etc/passwd"]
)
def test_keeps_only_web_addresses(url: str) -> None:
    found = reading(f"---\npublished: 2024-11-30\nurl: '{url}'\n---\nThe army left.")
    assert found.reports[0].url is None
    assert "url" in found.notices[0]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: Army: gone\n---\nText.", "line 2"),
        ("---\npublisher: Desk\ntitle: 'open\n---\nText.", "line"),
        ("---\ntitle: x\nText without an end", "not closed"),
        ("---\na: &x [1]\nb: *x\n---\nText.", "aliases"),
        ("---\na: " + "[" * 5000 + "\n---\nText.", "front matter"),
        ("---\na: \x07\n---\n" + "The army left. " * 9, "front matter"),
        ("---\na: " + "x" * 30_000 + "\n---\nText.", "characters"),
    ],
)
def test_broken_front_matter_is_named(text: str, line: str) -> None:
    with pytest.raises(UnreadableError) as error:
        reading(text)
    assert line in error.value.reason
    assert error.value.remedy


def test_a_ruled_line_at_the_start_is_no_front_matter() -> None:
    assert reading("---\nThe army left.\n---\nIt is gone.").reports[0].body.startswith("---\nThe army")
    assert reading("---\n---\nThe army left.").reports[0].body == "The army left."


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"***", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)), b"\x01" * 99]
)
def test_what_is_no_text_is_rejected(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        reading(data)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_believed_and_dropped(encoding: str) -> None:
    found = reading((HEAD + "غادر الجيش حلب.").encode(encoding))
    assert found.reports[0].body == "غادر الجيش حلب."
    assert not found.notices


def test_other_encodings_are_guessed_and_said() -> None:
    body = "Армия покинула город в субботу, сообщили жители. Дорога закрыта, связи нет."
    found = reading((HEAD + body).encode("cp1251"))
    assert found.reports[0].body == body
    assert "cp1251" in found.notices[0]


def test_long_texts_are_rejected_with_their_length() -> None:
    with pytest.raises(TooLargeError, match="11 characters, more than 10"):
        read(Source(name="a", data=b"hello world"), Limits(body_chars=10))


def outcome(data: bytes | str) -> Readings | UnreadableError:
    try:
        return reading(data)
    except UnreadableError as error:
        return error


@given(st.binary(max_size=400))
def test_any_bytes_give_a_report_or_a_reason(data: bytes) -> None:
    found = outcome(data)
    assert (found.reason and found.remedy) if isinstance(found, UnreadableError) else len(found.reports) == 1


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])).filter(
        lambda t: any(map(str.isalnum, t))
    )
)
def test_any_body_comes_back_unchanged(body: str) -> None:
    assert reading(HEAD + body).reports[0].body == body


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_front_matter_gives_a_report_or_a_reason(head: str) -> None:
    found = outcome("---\n" + head + "\n---\nThe army left.")
    assert found.reason if isinstance(found, UnreadableError) else found.reports[0].body.endswith("left.")
