"""Attacks on the readers by size, count and depth: each is refused with a plain message, in little time and memory."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest

from reports import text_file
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


def test_a_file_of_1_gb_is_refused_without_being_read(tmp_path: Path) -> None:
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


def test_a_pdf_of_10_000_pages_is_refused_before_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = range(3, 10_003)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count 10000/Kids[{' '.join(f'{n} 0 R' for n in numbers)}]>>",
    ]
    objects += ["<</Type/Page/Parent 2 0 R>>" for _ in numbers]
    data, table = "%PDF-1.4\n", ["0000000000 65535 f \n"]
    for number, body in enumerate(objects, start=1):
        table.append(f"{len(data):010} 00000 n \n")
        data += f"{number} 0 obj\n{body}\nendobj\n"
    count = len(table)
    end = f"trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    data += f"xref\n0 {count}\n{''.join(table)}{end}"
    monkeypatch.setattr("reports.pdf_file._pages", lambda *_: pytest.fail("a page was read"))
    assert "10,000 pages, more than 500" in refused("a.pdf", data.encode())


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
    parts["word/document.xml"] = body[:at] + ENTITIES + body[at:].replace(b"MARK", b"&j; &y;")
    with in_memory(20 * MB):
        found = read_source(Source(name="a.docx", data=zipped(parts)), DEFAULT_LIMITS)
    assert not any("ha" * 100 in one.body or "root:" in one.body for one in found.reports)


def test_a_text_beyond_the_limit_is_refused() -> None:
    assert "more than 1,000,000" in refused("a.txt", b"Aleppo " * 200_000)


@pytest.mark.parametrize("tag", ["div", "b", "table", "ul", "font", "blockquote", "svg"])
def test_deep_markup_is_survived(tag: str) -> None:
    page = f"<p>The army left Hama.</p>{f'<{tag}>' * 50_000}It is gone."
    found = read_source(Source(name="a.html", data=page.encode()), DEFAULT_LIMITS)
    assert found.reports or found.rejected
