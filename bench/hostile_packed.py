"""Packed files made to break a reader: Word files of odd markup, PDFs that draw without end, feeds in odd encodings."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from xml.sax.saxutils import escape

import docx

from bench.hostile_text import prose, sentence

__all__ = ["PACKED"]


@cache
def _empty_word() -> dict[str, bytes]:
    written, file = docx.Document(), io.BytesIO()
    written.add_paragraph("")
    written.save(file)
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _word(dice: random.Random) -> tuple[str, bytes]:
    """A Word file whose tables span what they claim, nest, or have no rows; some with declared entities."""
    text = f"<w:p><w:r><w:t>{_legal(prose(dice, 5))}</w:t></w:r></w:p>"
    span = dice.choice((1, 2, 10_000, 10**9, -1, 0))
    cell = f"<w:tc><w:tcPr><w:gridSpan w:val='{span}'/></w:tcPr>{text}</w:tc>"
    if dice.random() < 0.5:
        cell = cell.replace("</w:tcPr>", "<w:vMerge/></w:tcPr>")
    table = f"<w:tbl><w:tblGrid/>{f'<w:tr>{cell * dice.randint(0, 4)}</w:tr>' * dice.randint(0, 9)}</w:tbl>"
    depth = dice.choice((0, 3, 50, 300))
    nested = f"{'<w:sdt><w:sdtContent>' * depth}{text}{'</w:sdtContent></w:sdt>' * depth}"
    inside = dice.choice(
        (table, nested, text * 20, f"{text}{table}{nested}", "<w:p/>" * 3000, "<w:nothing/>")
    )
    parts = dict(_empty_word())
    body = parts["word/document.xml"]
    at = body.index(b"<w:p")
    parts["word/document.xml"] = body[:at] + inside.encode("utf-8", "replace") + body[at:]
    if dice.random() < 0.2:
        parts.pop(dice.choice(sorted(parts)))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return ".docx", file.getvalue()


def _legal(text: str) -> str:
    return escape("".join(c for c in text if c >= " "))


def _drawn(dice: random.Random) -> tuple[str, bytes]:
    """A PDF with pages of many steps, forms that call each other, or streams that unpack to much."""
    words = sentence(dice).encode("latin-1", "replace").translate(None, b"()\\")
    step = dice.choice(
        (b"BT /F1 12 Tf (%s) Tj ET " % words, b"0 0 m 1 1 l S ", b"/X1 Do ", b"q Q ", b"[(a) 3 (b)] TJ ")
    )
    # Long texts take their time in proportion; what is looked for here is time without text.
    most = 40 if b"(" in step else 5_000
    content = step * dice.choice((1, 20, most)) if dice.random() < 0.8 else bytes(30_000_000)
    form = dice.choice((b"/X1 Do", b"BT /F1 9 Tf (The army left Hama.) Tj ET", b"q " * 500))
    pages = dice.choice((1, 3, 9))
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join([b"3 0 R"] * pages)),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X1 6 0 R>>>>>>",
        _stream(content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        _stream(
            form,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>/XObject<</X1 6 0 R>>>>",
        ),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(parts, start=1))
    return ".pdf", b"%PDF-1.4\n" + body + b"trailer<</Size 7/Root 1 0 R>>\nstartxref\n0\n%%EOF"


def _stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data)
    return b"<<%s/Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (more, len(packed), packed)


def _odd_feed(dice: random.Random) -> tuple[str, bytes]:
    """A feed in an encoding of its own, with entities, wrong declarations and markup in its texts."""
    encoding = dice.choice(("utf-7", "cp037", "utf-16", "utf-32", "cp1256", "shift_jis", "hz", "nonsense"))
    entities = dice.choice(
        ("", "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY y SYSTEM 'file:///x'>]>")
    )
    items = "".join(
        f"<item><title>{escape(sentence(dice))}</title><description>{escape(prose(dice, 4))}"
        f"{dice.choice(('', '&b;', '&y;', '&#x202e;', '<![CDATA[<p>x]]>'))}</description></item>"
        for _ in range(dice.randint(1, 5))
    )
    text = f"<?xml version='1.0' encoding='{encoding}'?>{entities}<rss version='2.0'><channel>{items}</channel></rss>"
    try:
        return ".xml", text.encode(dice.choice((encoding, "utf-8")), "replace")
    except LookupError:
        return ".xml", text.encode()


PACKED: dict[str, Callable[[random.Random], tuple[str, bytes]]] = {
    "word": _word,
    "drawn-pdf": _drawn,
    "odd-feed": _odd_feed,
}
"""How each kind is made, by name."""
