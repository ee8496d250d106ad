"""Attacks on the readers by size, count and depth: each is refused with a plain message, in little time and memory."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest

from reports import html_page, pdf_file, text_file
from reports.kinds import read_source
from reports.limits import DEFAULT_LIMITS, Limits
from reports.read import read
from reports.source import Source

MB = 1_000_000


@contextmanager
def in_memory(most_bytes: int) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most_bytes
    finally:
        tracemalloc.stop()


def refused(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    found = read_source(Source(name=name, data=data), limits)
    assert not found.reports
    assert all(one.remedy for one in found.rejected)
    return " ".join(one.reason for one in found.rejected)


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return file.getvalue()


def test_a_file_of_1_gb_is_refused_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(1_000 * MB)
    with in_memory(5 * MB):
        found = read([tmp_path])
    assert "1,000 MB, more than 50 MB" in found.rejected[0].reason


def test_an_upload_beyond_the_limit_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "decode", lambda *_: pytest.fail("it was decoded"))
    assert "more than 50 MB" in refused("big.txt", b"a" * (50 * MB + 1))


@pytest.mark.parametrize("ending", [".zip", ".docx"])
def test_an_archive_bomb_is_refused_in_little_memory(ending: str) -> None:
    bomb = zipped({f"{number}.txt": bytes(3 * MB) for number in range(10)})
    assert len(bomb) < MB
    with in_memory(MB):
        assert "unpacks to" in refused(f"bomb{ending}", bomb, Limits(archive_bytes=20 * MB))


def test_an_archive_in_an_archive_is_not_opened() -> None:
    inner = zipped({"bomb.txt": bytes(20 * MB)})
    with in_memory(5 * MB):
        assert "inside an archive" in refused("a.zip", zipped({"inner.zip": zipped({"inner.zip": inner})}))


def test_many_files_in_an_archive_are_refused() -> None:
    assert "more than 10" in refused(
        "a.zip", zipped({f"{number}": b"" for number in range(11)}), Limits(archive_files=10)
    )


def test_no_name_in_an_archive_leads_out_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("../../out.txt", "/abs.txt", "C:\\x.txt", "a/../../b.txt", "\u202etxt.txt", "x" * 500 + ".txt")
    found = read_source(
        Source(name="a.zip", data=zipped(dict.fromkeys(names, b"The army left."))), DEFAULT_LIMITS
    )
    assert len(found.reports) == len(names)
    assert not any(
        "/" in one.id or "\\" in one.id or "\u202e" in one.id or len(one.id) > 120 for one in found.reports
    )
    assert list(tmp_path.iterdir()) == []


def pdf(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    data, table = b"%PDF-1.4\n", [b"0000000000 65535 f \n"]
    for number, body in enumerate(objects, start=1):
        table.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(table), len(data))
    return data + b"xref\n0 %d\n" % len(table) + b"".join(table) + end


def test_a_pdf_of_10_000_pages_is_refused_before_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 10_003))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 10000/Kids[%s]>>" % kids,
        *[b"<</Type/Page/Parent 2 0 R>>"] * 10_000,
    ]
    monkeypatch.setattr("reports.pdf_file._pages", lambda *_: pytest.fail("a page was read"))
    assert "10,000 pages, more than 500" in refused("a.pdf", pdf(objects))


ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b'<!ENTITY y SYSTEM "file:///etc/passwd">]>'
)


def test_entities_of_a_feed_are_refused() -> None:
    feed = b"<rss version='2.0'><channel><item><description>The army left &j; &y;.</description></item></channel></rss>"
    with in_memory(20 * MB):
        assert "entities" in refused("a.xml", b"<?xml version='1.0'?>" + ENTITIES + feed)


def test_entities_of_a_word_file_are_not_expanded() -> None:
    written, file = docx.Document(), io.BytesIO()
    written.add_paragraph("The army left MARK.")
    written.save(file)
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    body = parts["word/document.xml"]
    at = body.index(b"?>") + 2
    parts["word/document.xml"] = body[:at] + ENTITIES + body[at:].replace(b"MARK", b"&c; &y;")
    with in_memory(20 * MB):
        found = read_source(Source(name="a.docx", data=zipped(parts)), DEFAULT_LIMITS)
    assert not any("ha" * 50 in one.body or "root:" in one.body for one in found.reports)


def test_a_text_beyond_the_limit_is_refused() -> None:
    assert "more than 1,000,000" in refused("a.txt", b"Aleppo " * 200_000)


@pytest.mark.parametrize("tag", ["div", "b", "table", "ul", "font", "blockquote", "svg"])
def test_deep_markup_is_survived(tag: str) -> None:
    page = f"<p>The army left Hama.</p>{f'<{tag}>' * 50_000}It is gone."
    found = read_source(Source(name="a.html", data=page.encode()), DEFAULT_LIMITS)
    assert "The army left Hama." in found.reports[0].body


def pdf_of(content: bytes, pages: int = 1) -> bytes:
    """A PDF whose pages all draw the same content."""
    kids = " ".join(["3 0 R"] * pages)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    return pdf(parts)


def test_a_pdf_page_that_unpacks_to_gigabytes_is_left_out() -> None:
    packing = zlib.compressobj(9)
    content = b"".join(packing.compress(bytes(MB)) for _ in range(200)) + packing.flush()
    with in_memory(60 * MB):
        assert "no text" in refused("a.pdf", pdf_of(content))


def test_a_pdf_page_of_a_million_steps_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "_SECONDS", 1.0)
    content = zlib.compress(b"BT /F1 12 Tf (The army left Hama) Tj ET " * 200_000)
    assert "no text" in refused("a.pdf", pdf_of(content))


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "_SECONDS", 0.2)
    monkeypatch.setattr(pdf_file, "_SECONDS_A_PAGE", 0.0)
    content = zlib.compress(b"BT /F1 12 Tf (a) Tj ET " * 20_000)
    started = time.thread_time()
    assert "takes too long" in refused("a.pdf", pdf_of(content, pages=8))
    assert time.thread_time() - started < 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-7", "cp037", "utf-16", "utf-32"])
def test_no_encoding_hides_the_entities_of_a_feed(encoding: str) -> None:
    text = (
        ENTITIES.decode()
        + "<rss version='2.0'><channel><item><description>&e;</description></item></channel></rss>"
    )
    data = f"<?xml version='1.0' encoding='{encoding}'?>".encode("ascii" if encoding == "utf-7" else encoding)
    data += text.replace("<", "+ADw-").encode() if encoding == "utf-7" else text.encode(encoding)
    with in_memory(20 * MB):
        assert refused("a.xml", data)


def word_of(inside: bytes) -> bytes:
    """A Word file whose text is this markup."""
    written, file = docx.Document(), io.BytesIO()
    written.add_paragraph("The army left Hama.")
    written.save(file)
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    body = parts["word/document.xml"]
    at = body.index(b"<w:p>")
    return zipped({**parts, "word/document.xml": body[:at] + inside + body[at:]})


def test_a_word_table_is_read_cell_by_cell_whatever_it_claims_to_span() -> None:
    cell = b"<w:tc><w:tcPr><w:gridSpan w:val='1000000'/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    table = b"<w:tbl><w:tblGrid/>" + (b"<w:tr>" + cell * 2 + b"</w:tr>") * 20 + b"</w:tbl>"
    with in_memory(20 * MB):
        found = read_source(Source(name="a.docx", data=word_of(table)), DEFAULT_LIMITS)
    assert found.reports[0].body.startswith("x\tx\nx\tx\n")


def test_a_word_file_of_very_many_paragraphs_is_refused() -> None:
    assert "paragraphs, more than" in refused("a.docx", word_of(b"<w:p/>" * 50_001))


def test_deep_json_is_refused() -> None:
    assert "depth" in refused("a.jsonl", b'{"body":' * 100_000)


def test_deep_front_matter_is_refused() -> None:
    deep = b"[" * 150 + b"]" * 150
    assert "nested" in refused("a.txt", b"---\na: " + deep + b"\n---\nThe army left.")


def test_front_matter_cannot_laugh() -> None:
    laughs = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))
    assert "aliases" in refused("a.txt", f"---\na0: &a0 ha\n{laughs}\n---\nThe army left.".encode())


def test_a_page_of_very_many_elements_is_read_the_plain_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_page.trafilatura, "extract", lambda *_, **__: pytest.fail("it took long"))
    page = b"<p>The army left Hama.</p>" + b"<p>x</p>" * 50_000
    assert read_source(Source(name="a.html", data=page), DEFAULT_LIMITS).reports


def test_an_archive_that_states_too_small_a_size_is_found_out() -> None:
    honest = zipped({"a.txt": b"The army left. " * 200_000})
    lying = honest.replace((3 * MB).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != honest
    with in_memory(3 * MB):
        assert "can't be unpacked" in refused("a.zip", lying, Limits(file_bytes=MB))
