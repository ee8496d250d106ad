"""Inputs other than plain text become the same `Report`."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from reports.kinds import read_source
from reports.limits import DEFAULT_LIMITS, Limits
from reports.read import read, with_unique_ids
from reports.readings import Readings
from reports.source import Source

ARTICLE = "The army left Hama on Saturday, residents said. Nobody knows where it went, and nobody asked."

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Army gone – Desk</title>
<meta property="og:title" content="Army gone &amp; away"><meta property="og:site_name" content="Desk">
<meta property="article:published_time" content="2024-11-30T17:00:00+03:00">
<link rel="canonical" href="https://desk.example/army"><script>var x = "not text";</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Army gone</h1><p>{ARTICLE}</p><p>A second paragraph
says that the <b>road</b> is open again today.</p></article><footer>Cookies</footer></body></html>"""

LINKED_DATA = '<script type="application/ld+json">'

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Desk &amp; Co</title>
<language>en</language><item><title>First &lt;b&gt;item&lt;/b&gt;</title><link>https://desk.example/1</link>
<guid>a1</guid><pubDate>Sat, 30 Nov 2024 17:00:00 +0300</pubDate>
<description>&lt;p&gt;The army left Hama.&lt;/p&gt;&lt;p&gt;Nobody stayed.&lt;/p&gt;</description></item>
<item><title>No text</title><guid>a2</guid></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><entry><id>x</id><title>One</title>
<updated>2024-11-30T14:00:00Z</updated><link href="https://desk.example/x"/><summary>Short.</summary>
<content type="html">&lt;p&gt;The army left Homs and has not come back.&lt;/p&gt;</content></entry></feed>"""


def reading(name: str, data: bytes | str, limits: Limits = DEFAULT_LIMITS) -> Readings:
    return read_source(Source(name=name, data=data.encode() if isinstance(data, str) else data), limits)


def reason(name: str, data: bytes | str, limits: Limits = DEFAULT_LIMITS) -> str:
    found = reading(name, data, limits)
    assert not found.reports
    assert all(rejected.remedy for rejected in found.rejected)
    return found.rejected[0].reason


def zipped(**members: str | bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return file.getvalue()


def document(*paragraphs: str) -> bytes:
    written = docx.Document()
    for paragraph in paragraphs:
        written.add_paragraph(paragraph)
    table = written.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Hama", "taken"
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


def pdf(*texts: str) -> bytes:
    """A PDF file with a page for each text, written by hand: four objects and a font."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for text in texts:
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer<</Size {count}/Root 1 0 R>>\n"
    return (out + end + f"startxref\n{len(out)}\n%%EOF").encode("latin-1")


def test_pages_give_the_article_and_what_they_say_of_themselves() -> None:
    (report,) = reading("army.html", PAGE).reports
    assert ARTICLE in report.body
    assert "second paragraph" in report.body
    assert not {"Cookies", "not text", "News"} & set(report.body.replace("\n", " ").split(" "))
    assert (report.id, report.title, report.publisher) == ("army", "Army gone & away", "Desk")
    assert (report.url, report.language) == ("https://desk.example/army", "en")
    assert report.published is not None
    assert report.published.isoformat() == "2024-11-30T17:00:00+03:00"


@pytest.mark.parametrize(
    "head",
    [
        f'{LINKED_DATA}{{"@graph": [{{"datePublished": "2024-11-30T17:00:00+03:00"}}]}}</script>',
        '<meta name="date" content="2024-11-30T17:00:00+03:00">',
        f'{LINKED_DATA}{{broken</script><meta name="dc.date" content="2024-11-30T17:00+03:00">',
    ],
)
def test_dates_of_pages_are_the_declared_ones(head: str) -> None:
    (report,) = reading("a.html", f"<html><head>{head}</head><body><p>{ARTICLE}</p></body></html>").reports
    assert report.published is not None
    assert report.published.isoformat() == "2024-11-30T17:00:00+03:00"


def test_a_page_without_a_declared_date_has_none() -> None:
    found = reading("2024-11-30.html", f"<p>{ARTICLE} On 30 November 2024 it was cold.</p>")
    assert found.reports[0].published is None
    assert "no date" in found.notices[0]


def test_pages_in_other_encodings_are_read() -> None:
    page = "<meta charset=windows-1256><p>غادر الجيش مدينة حماة يوم السبت وقال السكان إنه لم يعد.</p>"
    assert "غادر الجيش مدينة حماة" in reading("a.html", page.encode("cp1256")).reports[0].body


@pytest.mark.parametrize("depth", [300, 100_000])
def test_deeply_nested_pages_are_survived(depth: int) -> None:
    page = "<div>" * depth + f"<p>{ARTICLE}</p>" + "</div>" * depth
    found = reading("a.html", page)
    assert len(found.reports) + len(found.rejected) == 1


def test_pdf_files_give_their_text_and_no_date() -> None:
    found = reading("a.pdf", pdf("The army left Hama.", "Nobody stayed."))
    assert found.reports[0].body == "The army left Hama.\n\nNobody stayed."
    assert found.reports[0].published is None


def test_a_pdf_is_known_by_its_bytes() -> None:
    assert reading("a.txt", pdf("The army left Hama.")).reports[0].body == "The army left Hama."


def test_pdf_files_that_cannot_be_read_say_why() -> None:
    locked, file = PdfWriter(), io.BytesIO()
    locked.add_blank_page(100, 100)
    locked.encrypt("secret", algorithm="RC4-128")
    locked.write(file)
    assert "password" in reason("a.pdf", file.getvalue())
    assert "no text" in reason("a.pdf", pdf(""))
    assert "damaged" in reason("a.pdf", b"%PDF-1.4\nnothing")
    assert "pages" in reason("a.pdf", pdf("a", "b"), Limits(pdf_pages=1))
    assert "characters" in reason("a.pdf", pdf("abcdef"), Limits(body_chars=3))


def test_word_files_give_paragraphs_and_tables() -> None:
    (report,) = reading("a.docx", document("The army left Hama.", "Nobody stayed.")).reports
    assert report.body == "The army left Hama.\nNobody stayed.\nHama\ttaken"
    assert "damaged" in reason("a.docx", b"PK\x03\x04nothing")
    assert "damaged" in reason("a.docx", zipped(**{"a.txt": "no document"}))


def test_tables_hold_one_report_a_row() -> None:
    table = (
        "Headline;Source;Date;Link;Text\r\n#title;#org;#date;#url;#text\r\n"
        'One;Desk;2024-11-30;https://desk.example/1;"The army left Hama;\r\nit is gone."\r\n'
        ";;;;\r\nTwo;Desk;2024-12-01;;\r\nThree;;;;The army left Homs."
    )
    found = reading("a.csv", table)
    one, three = found.reports
    assert (one.title, one.publisher, one.body) == ("One", "Desk", "The army left Hama;\r\nit is gone.")
    assert one.published is not None
    assert one.published.date().isoformat() == "2024-11-30"
    assert three.title == "Three"
    assert one.id.startswith("a-")
    assert one.id != three.id
    assert "row 5" in found.rejected[0].source
    assert "no text" in found.rejected[0].reason
    assert "column" in reason("a.csv", "a,b\r\n1,2")
    assert "rows" in reason("a.csv", "text\r\nThe army left.\r\nIt is gone.", Limits(rows=1))


def test_long_cells_are_read() -> None:
    assert len(reading("a.csv", "text\r\n" + "word " * 60_000).reports[0].body) > 290_000


def test_json_holds_one_report_a_line_or_an_item() -> None:
    rows = [
        {"id": 7, "body": "The army left Hama.", "published": "2024-11-30"},
        {"text": "It is gone.", "x": [1]},
    ]
    lines = "\n".join([json.dumps(rows[0]), "{broken", "", "[1]", json.dumps(rows[1])])
    found = reading("a.jsonl", lines)
    assert [report.body for report in found.reports] == ["The army left Hama.", "It is gone."]
    assert found.reports[0].id == "a-7"
    assert [rejected.source for rejected in found.rejected] == ["a.jsonl, line 2", "a.jsonl, line 4"]
    assert [r.body for r in reading("a.json", json.dumps(rows)).reports] == [r.body for r in found.reports]
    assert reading("a.json", json.dumps(rows[0], indent=1)).reports[0].id == "a-7"
    assert reading("a.json", "[" * 100_000).rejected


def test_feeds_hold_one_report_an_entry() -> None:
    found = reading("a.xml", RSS)
    (report,) = found.reports
    assert report.body == "The army left Hama.\nNobody stayed."
    assert (report.title, report.publisher, report.language) == ("First item", "Desk & Co", "en")
    assert report.url == "https://desk.example/1"
    assert report.published is not None
    assert report.published.isoformat() == "2024-11-30T17:00:00+03:00"
    assert "entry 2" in found.rejected[0].source
    assert reading("a.atom", ATOM).reports[0].body == "The army left Homs and has not come back."


def test_entity_bombs_and_other_xml_are_refused() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + RSS.split("?>")[1].replace(
        "Nobody", "&b;"
    )
    assert "entities" in reason("a.xml", bomb)
    assert "entities" in reason("a.xml", bomb.encode("utf-16"))
    assert "feed" in reason("a.xml", "<html><p>Text</p></html>")
    assert "feed" in reason("a.xml", "https://desk.example/feed")
    assert "feed" in reason("a.xml", "/etc/passwd")
    assert "MB" in reason("a.xml", RSS, Limits(markup_bytes=10))


def test_archives_are_read_file_by_file() -> None:
    members = {
        "b/one.txt": "The army left Hama.",
        "page.html": PAGE,
        "../../etc/two.txt": "The army left Homs.",
        "empty.txt": "",
        "picture.png": b"\x89PNG",
        "inner.zip": zipped(a="x"),
        "README.md": "About.",
        "__MACOSX/._one.txt": b"\0\0",
        ".hidden.txt": "x",
    }
    found = with_unique_ids(reading("a.zip", zipped(**members)))
    assert sorted(report.id for report in found.reports) == ["one", "page", "two"]
    reasons = {rejected.source.rsplit("/", 1)[1]: rejected.reason for rejected in found.rejected}
    assert set(reasons) == {"empty.txt", "picture.png", "inner.zip"}
    assert "inside an archive" in reasons["inner.zip"]


def test_archive_bombs_are_not_unpacked() -> None:
    bomb = zipped(**{"a.txt": "0" * 5_000_000})
    assert len(bomb) < 10_000
    assert "unpacks to" in reason("a.zip", bomb, Limits(archive_bytes=1_000_000))
    assert "unpacks to" in reason("a.docx", bomb, Limits(archive_bytes=1_000_000))
    assert "more than" in reason("a.zip", bomb, Limits(file_bytes=1_000_000))
    assert "files" in reason("a.zip", zipped(a="x", b="y"), Limits(archive_files=1))
    assert "damaged" in reason("a.zip", b"PK\x03\x04nothing")
    lying = bytearray(zipped(**{"a.txt": "The army left. " * 100}))
    where = lying.rindex(b"PK\x01\x02") + 24
    lying[where : where + 4] = (10).to_bytes(4, "little")
    assert reading("a.zip", bytes(lying)).rejected


def test_kinds_are_mixed_in_a_folder(tmp_path: Path) -> None:
    for name, data in {
        "a.html": PAGE.encode(),
        "b.docx": document("The army left."),
        "c.xml": RSS.encode(),
    }.items():
        (tmp_path / name).write_bytes(data)
    found = read([tmp_path])
    assert len(found.reports) == 3
    assert len({report.id for report in found.reports}) == 3


SAMPLES = {
    ".html": PAGE.encode(),
    ".xml": RSS.encode(),
    ".csv": b"text,date\r\nThe army left,2024-11-30\r\n",
    ".jsonl": b'{"text": "The army left"}\n',
    ".pdf": pdf("The army left Hama."),
    ".docx": document("The army left."),
    ".zip": zipped(**{"a.txt": "The army left."}),
    ".txt": b"---\ntitle: x\n---\nThe army left.",
}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_damaged_inputs_never_raise(suffix: str, data: st.DataObject) -> None:
    whole = bytearray(SAMPLES[suffix])
    for _ in range(data.draw(st.integers(0, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    found = reading(f"a{suffix}", bytes(whole[:cut]) if data.draw(st.booleans()) else bytes(whole))
    assert found.reports or found.rejected
    assert all(report.body for report in found.reports)
    assert all(rejected.reason and rejected.remedy for rejected in found.rejected)


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(sorted(SAMPLES)),
    st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)),
)
def test_any_bytes_of_any_kind_never_raise(suffix: str, data: bytes) -> None:
    found = reading(f"a{suffix}", data)
    assert all(rejected.reason and rejected.remedy for rejected in found.rejected)
