"""Reports made to break a reader: generated from a number, so that each can be made again alone."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

from bench.hostile_files import FILES
from bench.hostile_packed import PACKED
from bench.hostile_text import ACTS, PARTIES, PLACES, WHEN, plain, prose, sentence
from data import DATA
from reports.read import read
from reports.source import Source

__all__ = ["MAKERS", "hostile"]

_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\u3164\ufff9\U000e0041\U000e007f"
_CONTROLS = "".join(map(chr, [*range(1, 32), *range(127, 160)]))
_MARKS = ".,;:!?…\"'“”‘’«»()[]{}<>-–—/\\|*_#@&%$^~`=+؟۔،。！？"

Maker = Callable[[random.Random], "tuple[str, bytes]"]


def hostile(number: int) -> tuple[str, Source]:
    """The report of this number: the name of its maker, and its bytes under a name."""
    dice = random.Random(number)
    makers = tuple(MAKERS)
    kind = makers[number % len(makers)]
    ending, data = MAKERS[kind](dice)
    return kind, Source(name=f"{kind}-{number}{ending}", data=data)


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
        return plain(dice, "".join(c + dice.choice(alphabet) * (dice.random() < rate) for c in prose(dice)))

    return make


def _huge_tokens(dice: random.Random) -> tuple[str, bytes]:
    piece = dice.choice(
        ("a", "9", "A.", "al-", "-", "’", "ا", "ال", "中", "\u0301", "é", "Ab", "x1", "\U0001f9e8", "_")
    )
    return plain(dice, f"{sentence(dice)} {piece * dice.randint(500, 11_000)} {sentence(dice)}")


def _repeated(words: tuple[str, ...]) -> Maker:
    """One or a few words of a list over and over, with one joint between them."""

    def make(dice: random.Random) -> tuple[str, bytes]:
        chosen = dice.sample(words, dice.randint(1, 4))
        joint = dice.choice((" ", ", ", " and ", "\n", "-", " in ", " near ", "; ", " (", ") ", "، ", ". "))
        text = joint.join(dice.choice(chosen) for _ in range(dice.randint(50, 2000)))
        return plain(dice, f"{sentence(dice)} {text} {sentence(dice)}")

    return make


def _figures(dice: random.Random) -> tuple[str, bytes]:
    pieces = (
        "9" * dice.randint(1, 400), "1,000,000", "12.5.8", "killing 12", "dozens", "hundreds of thousands", "5-4", "1e999",
        "5 km north of Aleppo", "-3", "½", "٣٤", "一百", "30 November 2024", "10:99", "Nov. 31", "2024-02-30", "١٢ قتيلا",
        "99999999999999999999 people fled", "two or three", "at least", "no fewer than", "more than", "million", "between",
    )  # fmt: skip
    joint = dice.choice((" ", ", ", " and ", "\n", ". "))
    return plain(
        dice, f"{sentence(dice)} {joint.join(dice.choice(pieces) for _ in range(dice.randint(20, 900)))}."
    )


def _quotes(dice: random.Random) -> tuple[str, bytes]:
    marks = dice.sample("\"'“”‘’«»„‚()[]", 3)
    pieces = [
        dice.choice((*marks, sentence(dice), "said that", "according to", "he said,")) for _ in range(400)
    ]
    return plain(dice, dice.choice(("", " ")).join(pieces))


def _punctuation(dice: random.Random) -> tuple[str, bytes]:
    marks = "".join(dice.choice(_MARKS) * dice.choice((1, 1, 3, 300)) for _ in range(dice.randint(20, 200)))
    return plain(dice, sentence(dice) + marks + prose(dice, 5) + marks)


def _no_end(dice: random.Random) -> tuple[str, bytes]:
    joint = dice.choice(
        (" and ", ", which ", " after ", " because ", "; ", " that said that ", " while ", "، ", " و", " - ")
    )
    return plain(dice, joint.join(sentence(dice).rstrip(".;\n") for _ in range(dice.randint(20, 200))))


def _lines(dice: random.Random) -> tuple[str, bytes]:
    starts = ("- ", "* ", "1. ", "(a) ", "# ", "> ", "\t", "    ", "", "| ", "— ", "10) ", "#### ")
    breaks = ("\n", "\r\n", "\r", "\n\n", "\u2028", "\x85", "\x0c", "\v")
    rows = [
        dice.choice(starts) + dice.choice((sentence(dice), "", "KYIV, Dec. 1 —", "x")) for _ in range(300)
    ]
    return plain(dice, "".join(row + dice.choice(breaks) for row in rows))


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
            "", word * 3, word[::-1], word.upper(), f"{word}\n", dice.choice(PLACES), dice.choice(ACTS),
            dice.choice(_MARKS), dice.choice(words), "not", "said", f"{word}.", f"\u202e{word}", "5,000",
        ))  # fmt: skip
    return plain(dice, " ".join(words))


MAKERS: dict[str, Maker] = {
    "unicode": _any_unicode,
    "bidi": _sown(_BIDI),
    "invisible": _sown(_INVISIBLE),
    "controls": _sown(_CONTROLS),
    "combining": _sown("\u0300\u0301\u0489\u064e\u0651\u20dd"),
    "tokens": _huge_tokens,
    "names": _repeated(PLACES),
    "acts": _repeated(ACTS),
    "parties": _repeated(PARTIES),
    "dates": _repeated(WHEN),
    "figures": _figures,
    "quotes": _quotes,
    "punctuation": _punctuation,
    "no-end": _no_end,
    "lines": _lines,
    **FILES,
    **PACKED,
    "mutated": _mutated,
    "scripts": lambda dice: plain(dice, prose(dice, 40)),
}
"""How each kind of hostile report is made, by name."""
