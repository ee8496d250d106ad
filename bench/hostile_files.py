"""Files made to break a reader: pages, tables, lists, feeds, archives and PDFs, each with its ending and bytes."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable

from bench.hostile_text import plain, prose, sentence

__all__ = ["FILES"]

_ENCODINGS = (
    "utf-8",
    "utf-16",
    "utf-32",
    "utf-16-le",
    "cp1256",
    "cp1251",
    "gb18030",
    "shift_jis",
    "koi8-r",
    "utf-7",
)


def _front_matter(dice: random.Random) -> tuple[str, bytes]:
    values = (
        "2024-11-30", "9999-12-31T23:59:59-12:00", "0000-00-00", "no", "!!python/object/apply:os.system [id]",
        "&a [*a]", "[" * 90, "{a: b}", '"\\u202e"', "null", "'", "javascript:alert(1)", "http://[::1",
        "https://x.example/" + "a" * 3000, "en", "zz-" * 40, "| \n  x", "1e400", "2024-11-30T99:99",
    )  # fmt: skip
    keys = ("title", "publisher", "published", "url", "language", "x" * 300, "<<", "id")
    rows = [f"{dice.choice(keys)}: {dice.choice(values)}" for _ in range(dice.randint(1, 8))]
    return plain(
        dice, "---\n" + "\n".join(rows) + dice.choice(("\n---\n", "\n...\n", "\n", "\n---")) + prose(dice)
    )


def _markup(dice: random.Random) -> tuple[str, bytes]:
    tag = dice.choice(
        ("div", "p", "b", "table", "ul", "font", "blockquote", "svg", "script", "template", "a href=x", "x-y")
    )
    depth = dice.choice((1, 10, 255, 300, 3000))
    inner = dice.choice(
        (prose(dice), "&amp;" * 500, "<![CDATA[" * 50, "<!--" * 50 + prose(dice), "&#x202e;&#0;&#55296;")
    )
    close = dice.choice(
        (f"</{tag.split()[0]}>" * depth, "", f"</{tag.split()[0]}>" * (depth // 2), "</p>" * depth)
    )
    page = (
        f"<html><title>{sentence(dice)}</title><body>{f'<{tag}>' * depth}{inner}{close}<p>{prose(dice)}</p>"
    )
    return ".html", page.encode("utf-8", "replace")


def _encoded(dice: random.Random) -> tuple[str, bytes]:
    data = bytearray(prose(dice).encode(dice.choice(_ENCODINGS), "replace"))
    for _ in range(dice.choice((0, 0, 3, 30))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return dice.choice((".txt", ".html", ".csv", ".jsonl", ".md")), bytes(data)


def _table(dice: random.Random) -> tuple[str, bytes]:
    cells = (
        "=cmd|' /C calc'!A0",
        "+1+1",
        "@SUM(A1)",
        '"',
        '""',
        "\n",
        "\0",
        sentence(dice),
        "#date",
        "",
        "a;b\tc|d",
    )
    part = dice.choice(",;\t|")
    rows = [
        part.join(dice.choice(cells) for _ in range(dice.randint(1, 6))) for _ in range(dice.randint(0, 60))
    ]
    return ".csv", "\n".join([part.join(("text", "date", "title", "url")), *rows]).encode("utf-8", "replace")


def _objects(dice: random.Random) -> tuple[str, bytes]:
    odd: tuple[object, ...] = (
        None,
        True,
        1e308,
        -1,
        [],
        {},
        "\ud800",
        "\u202e",
        [[["x"]]],
        sentence(dice),
        "9" * 500,
        {"body": "x"},
    )
    rows = [
        {dice.choice(("body", "text", "id", "date", "title", "")): dice.choice(odd) for _ in range(4)}
        for _ in range(20)
    ]
    return ".jsonl", "\n".join(dice.choice(("", "x")) + json.dumps(row) for row in rows).encode()


def _feed(dice: random.Random) -> tuple[str, bytes]:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' if dice.random() < 0.3 else ""
    items = "".join(
        f"<item><title>{sentence(dice)}</title><description>&lt;p&gt;{prose(dice, 5)}"
        f"{dice.choice(('', '&b;', '&lt;', '<![CDATA[', ']]>', '<p>' * 99))}</description></item>"
        for _ in range(dice.randint(1, 10))
    )
    return ".xml", f'<?xml version="1.0"?>{bomb}<rss version="2.0"><channel>{items}</channel></rss>'.encode()


def _packed(dice: random.Random) -> tuple[str, bytes]:
    file = io.BytesIO()
    names = (
        "a.txt",
        "../../etc/passwd.txt",
        "/abs.txt",
        "C:\\x.txt",
        "a\u202etxt.exe",
        "n" * 400 + ".txt",
        "in.zip",
        "d/e.html",
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in dice.sample(names, dice.randint(1, 5)):
            packed.writestr(name, dice.choice((prose(dice, 5), "", "0" * 100_000)))
    data = bytearray(file.getvalue())
    for _ in range(dice.choice((0, 0, 1, 9))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return dice.choice((".zip", ".zip", ".docx")), bytes(data)


def _broken_pdf(dice: random.Random) -> tuple[str, bytes]:
    stream = f"BT /F1 12 Tf 72 720 Td ({sentence(dice)}) Tj ET" * dice.choice((1, 50))
    count = dice.choice((1, 3, -1, 10**9))
    body = (
        f"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count {count}/Kids[3 0 R 2 0 R]>>"
        f"\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>\nendobj\n4 0 obj\n"
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream\nendobj\n5 0 obj\n<</Type/Font/Subtype/Type1"
        f"/BaseFont/Helvetica>>\nendobj\ntrailer<</Size 6/Root {dice.choice((1, 2, 9))} 0 R>>\n%%EOF"
    )
    return ".pdf", body.encode("utf-8", "replace")


FILES: dict[str, Callable[[random.Random], tuple[str, bytes]]] = {
    "front-matter": _front_matter,
    "markup": _markup,
    "encodings": _encoded,
    "table": _table,
    "objects": _objects,
    "feed": _feed,
    "archive": _packed,
    "pdf": _broken_pdf,
}
"""How each kind of file is made, by name."""
