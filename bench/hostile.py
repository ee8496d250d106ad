"""Reports made to break a reader: generated from a number, so that each can be made again alone."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from functools import cache

from data import DATA
from reports.read import read
from reports.source import Source

__all__ = ["MAKERS", "hostile"]

_LENGTHS = (100, 200, 400, 400, 800, 800, 800, 1_200, 1_200, 1_200, 2_000, 2_000, 4_000, 12_000)
"""Characters at which a text is cut, one of them by chance."""

_PLACES = (
    "Aleppo", "Idlib", "Hama", "Saraqib", "Kyiv", "Kharkiv", "Gaza", "Khartoum", "Nubl", "al-Bab", "Damascus",
    "حلب", "إدلب", "حماة", "سراقب", "Харків", "Донецьк", "Алеппо", "阿勒颇", "基辅", "Αλέππο", "חיפה", "დონეცკი",
)  # fmt: skip
_ACTS = (
    "captured", "shelled", "fled", "were killed in", "took control of", "denied losing", "bombed", "withdrew from",
    "سيطرت على", "قصفت", "نزح", "قتل", "захватили", "обстріляли", "占领", "轰炸", "returned to", "will attack",
)  # fmt: skip
_WHO = (
    "Rebels", "The army", "Hayat Tahrir al-Sham", "Syrian opposition factions", "Russia", "قوات النظام", "الجيش",
    "Войска", "叛军", "A spokesman", "The Ministry of Defence", "12 civilians", "dozens of people", "He", "It",
)  # fmt: skip
_WHEN = (
    "on Saturday", "on 30 November 2024", "yesterday", "three years ago", "at 25:61", "on 31 February", "", "في 2024",
    "on 1/2/3", "since 9999", "next Monday", "at dawn", "on 0000-00-00", "between 5 and 4 May", "٣٠ نوفمبر",
)  # fmt: skip
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\u3164\ufff9\U000e0041\U000e007f"
_CONTROLS = "".join(map(chr, [*range(1, 32), *range(127, 160)]))
_MARKS = ".,;:!?…\"'“”‘’«»()[]{}<>-–—/\\|*_#@&%$^~`=+؟۔،。！？"
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

Maker = Callable[[random.Random], "tuple[str, bytes]"]


def hostile(number: int) -> tuple[str, Source]:
    """The report of this number: the name of its maker, and its bytes under a name."""
    dice = random.Random(number)
    makers = tuple(MAKERS)
    kind = makers[number % len(makers)]
    ending, data = MAKERS[kind](dice)
    return kind, Source(name=f"{kind}-{number}{ending}", data=data)


def _sentence(dice: random.Random) -> str:
    parts = (_WHO, _ACTS, _PLACES, _WHEN)
    return " ".join(dice.choice(part) for part in parts).strip() + dice.choice(
        (".", ".", ".\n", "", ";", " and", "،")
    )


def _prose(dice: random.Random, most: int = 15) -> str:
    return " ".join(_sentence(dice) for _ in range(dice.randint(1, most)))


def _plain(dice: random.Random, text: str) -> tuple[str, bytes]:
    return ".txt", text[: dice.choice(_LENGTHS)].encode("utf-8", "surrogatepass")


def _any_unicode(dice: random.Random) -> tuple[str, bytes]:
    tops = (0xFF, 0x7FF, 0xD7FF, 0x10FFFF)
    text = "".join(
        chr(dice.randint(dice.choice((1, 32, 160, 160)), dice.choice(tops)))
        for _ in range(dice.randint(1, 3000))
    )
    return ".txt", text.encode("utf-8", "replace")


def _sown(alphabet: str) -> Maker:
    """Prose with characters of an alphabet strewn between and into words."""

    def make(dice: random.Random) -> tuple[str, bytes]:
        rate = dice.choice((0.02, 0.2, 0.7))
        return _plain(dice, "".join(c + dice.choice(alphabet) * (dice.random() < rate) for c in _prose(dice)))

    return make


def _huge_tokens(dice: random.Random) -> tuple[str, bytes]:
    piece = dice.choice(
        ("a", "9", "A.", "al-", "-", "’", "ا", "ال", "中", "\u0301", "é", "Ab", "x1", "\U0001f9e8", "_")
    )
    return _plain(dice, f"{_sentence(dice)} {piece * dice.randint(500, 11_000)} {_sentence(dice)}")


def _repeated(words: tuple[str, ...]) -> Maker:
    """One or a few words of a list over and over, with one joint between them."""

    def make(dice: random.Random) -> tuple[str, bytes]:
        chosen = dice.sample(words, dice.randint(1, 4))
        joint = dice.choice((" ", ", ", " and ", "\n", "-", " in ", " near ", "; ", " (", ") ", "، ", ". "))
        text = joint.join(dice.choice(chosen) for _ in range(dice.randint(50, 2000)))
        return _plain(dice, f"{_sentence(dice)} {text} {_sentence(dice)}")

    return make


def _figures(dice: random.Random) -> tuple[str, bytes]:
    pieces = (
        "9" * dice.randint(1, 400), "1,000,000", "12.5.8", "killing 12", "dozens", "hundreds of thousands", "5-4", "1e999",
        "5 km north of Aleppo", "-3", "½", "٣٤", "一百", "30 November 2024", "10:99", "Nov. 31", "2024-02-30", "١٢ قتيلا",
        "99999999999999999999 people fled", "two or three", "at least", "no fewer than", "more than", "million", "between",
    )  # fmt: skip
    joint = dice.choice((" ", ", ", " and ", "\n", ". "))
    return _plain(
        dice, f"{_sentence(dice)} {joint.join(dice.choice(pieces) for _ in range(dice.randint(20, 900)))}."
    )


def _quotes(dice: random.Random) -> tuple[str, bytes]:
    marks = dice.sample("\"'“”‘’«»„‚()[]", 3)
    pieces = [
        dice.choice((*marks, _sentence(dice), "said that", "according to", "he said,")) for _ in range(400)
    ]
    return _plain(dice, dice.choice(("", " ")).join(pieces))


def _punctuation(dice: random.Random) -> tuple[str, bytes]:
    marks = "".join(dice.choice(_MARKS) * dice.choice((1, 1, 3, 300)) for _ in range(dice.randint(20, 200)))
    return _plain(dice, _sentence(dice) + marks + _prose(dice, 5) + marks)


def _no_end(dice: random.Random) -> tuple[str, bytes]:
    joint = dice.choice(
        (" and ", ", which ", " after ", " because ", "; ", " that said that ", " while ", "، ", " و", " - ")
    )
    return _plain(dice, joint.join(_sentence(dice).rstrip(".;\n") for _ in range(dice.randint(20, 200))))


def _lines(dice: random.Random) -> tuple[str, bytes]:
    starts = ("- ", "* ", "1. ", "(a) ", "# ", "> ", "\t", "    ", "", "| ", "— ", "10) ", "#### ")
    breaks = ("\n", "\r\n", "\r", "\n\n", "\u2028", "\x85", "\x0c", "\v")
    rows = [
        dice.choice(starts) + dice.choice((_sentence(dice), "", "KYIV, Dec. 1 —", "x")) for _ in range(300)
    ]
    return _plain(dice, "".join(row + dice.choice(breaks) for row in rows))


def _front_matter(dice: random.Random) -> tuple[str, bytes]:
    values = (
        "2024-11-30", "9999-12-31T23:59:59-12:00", "0000-00-00", "no", "!!python/object/apply:os.system [id]",
        "&a [*a]", "[" * 90, "{a: b}", '"\\u202e"', "null", "'", "javascript:alert(1)", "http://[::1",
        "https://x.example/" + "a" * 3000, "en", "zz-" * 40, "| \n  x", "1e400", "2024-11-30T99:99",
    )  # fmt: skip
    keys = ("title", "publisher", "published", "url", "language", "x" * 300, "<<", "id")
    rows = [f"{dice.choice(keys)}: {dice.choice(values)}" for _ in range(dice.randint(1, 8))]
    return _plain(
        dice, "---\n" + "\n".join(rows) + dice.choice(("\n---\n", "\n...\n", "\n", "\n---")) + _prose(dice)
    )


def _markup(dice: random.Random) -> tuple[str, bytes]:
    tag = dice.choice(
        ("div", "p", "b", "table", "ul", "font", "blockquote", "svg", "script", "template", "a href=x", "x-y")
    )
    depth = dice.choice((1, 10, 255, 300, 3000))
    inner = dice.choice(
        (_prose(dice), "&amp;" * 500, "<![CDATA[" * 50, "<!--" * 50 + _prose(dice), "&#x202e;&#0;&#55296;")
    )
    close = dice.choice(
        (f"</{tag.split()[0]}>" * depth, "", f"</{tag.split()[0]}>" * (depth // 2), "</p>" * depth)
    )
    page = (
        f"<html><title>{_sentence(dice)}</title><body>{f'<{tag}>' * depth}{inner}{close}<p>{_prose(dice)}</p>"
    )
    return ".html", page.encode("utf-8", "replace")


def _encoded(dice: random.Random) -> tuple[str, bytes]:
    data = bytearray(_prose(dice).encode(dice.choice(_ENCODINGS), "replace"))
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
        _sentence(dice),
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
        _sentence(dice),
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
        f"<item><title>{_sentence(dice)}</title><description>&lt;p&gt;{_prose(dice, 5)}"
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
            packed.writestr(name, dice.choice((_prose(dice, 5), "", "0" * 100_000)))
    data = bytearray(file.getvalue())
    for _ in range(dice.choice((0, 0, 1, 9))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return dice.choice((".zip", ".zip", ".docx")), bytes(data)


def _broken_pdf(dice: random.Random) -> tuple[str, bytes]:
    stream = f"BT /F1 12 Tf 72 720 Td ({_sentence(dice)}) Tj ET" * dice.choice((1, 50))
    count = dice.choice((1, 3, -1, 10**9))
    body = (
        f"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count {count}/Kids[3 0 R 2 0 R]>>"
        f"\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>\nendobj\n4 0 obj\n"
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream\nendobj\n5 0 obj\n<</Type/Font/Subtype/Type1"
        f"/BaseFont/Helvetica>>\nendobj\ntrailer<</Size 6/Root {dice.choice((1, 2, 9))} 0 R>>\n%%EOF"
    )
    return ".pdf", body.encode("utf-8", "replace")


@cache
def _bundled() -> tuple[str, ...]:
    return tuple(report.body for report in read([DATA / "reports"]).reports)


def _mutated(dice: random.Random) -> tuple[str, bytes]:
    """A bundled report with words swapped, doubled, cut, turned, or set into another script."""
    words = dice.choice(_bundled()).split(" ")
    for _ in range(dice.randint(1, 200)):
        at = dice.randrange(len(words))
        word = words[at]
        words[at] = dice.choice((
            "", word * 3, word[::-1], word.upper(), f"{word}\n", dice.choice(_PLACES), dice.choice(_ACTS),
            dice.choice(_MARKS), dice.choice(words), "not", "said", f"{word}.", f"\u202e{word}", "5,000",
        ))  # fmt: skip
    return _plain(dice, " ".join(words))


MAKERS: dict[str, Maker] = {
    "unicode": _any_unicode,
    "bidi": _sown(_BIDI),
    "invisible": _sown(_INVISIBLE),
    "controls": _sown(_CONTROLS),
    "combining": _sown("\u0300\u0301\u0489\u064e\u0651\u20dd"),
    "tokens": _huge_tokens,
    "names": _repeated(_PLACES),
    "acts": _repeated(_ACTS),
    "parties": _repeated(_WHO),
    "dates": _repeated(_WHEN),
    "figures": _figures,
    "quotes": _quotes,
    "punctuation": _punctuation,
    "no-end": _no_end,
    "lines": _lines,
    "front-matter": _front_matter,
    "markup": _markup,
    "encodings": _encoded,
    "table": _table,
    "objects": _objects,
    "feed": _feed,
    "archive": _packed,
    "pdf": _broken_pdf,
    "mutated": _mutated,
    "scripts": lambda dice: _plain(dice, _prose(dice, 40)),
}
"""How each kind of hostile report is made, by name."""
