"""Words, sentences and prose of news, put together by chance in several scripts."""

from __future__ import annotations

import random

__all__ = ["ACTS", "PARTIES", "PLACES", "WHEN", "plain", "prose", "sentence"]

_LENGTHS = (100, 200, 400, 400, 800, 800, 800, 1_200, 1_200, 1_200, 2_000, 2_000, 4_000, 12_000)
"""Characters at which a text is cut, one of them by chance."""

PLACES = (
    "Aleppo", "Idlib", "Hama", "Saraqib", "Kyiv", "Kharkiv", "Gaza", "Khartoum", "Nubl", "al-Bab", "Damascus",
    "حلب", "إدلب", "حماة", "سراقب", "Харків", "Донецьк", "Алеппо", "阿勒颇", "基辅", "Αλέππο", "חיפה", "დონეცკი",
)  # fmt: skip
ACTS = (
    "captured", "shelled", "fled", "were killed in", "took control of", "denied losing", "bombed", "withdrew from",
    "سيطرت على", "قصفت", "نزح", "قتل", "захватили", "обстріляли", "占领", "轰炸", "returned to", "will attack",
)  # fmt: skip
PARTIES = (
    "Rebels", "The army", "Hayat Tahrir al-Sham", "Syrian opposition factions", "Russia", "قوات النظام", "الجيش",
    "Войска", "叛军", "A spokesman", "The Ministry of Defence", "12 civilians", "dozens of people", "He", "It",
)  # fmt: skip
WHEN = (
    "on Saturday", "on 30 November 2024", "yesterday", "three years ago", "at 25:61", "on 31 February", "", "في 2024",
    "on 1/2/3", "since 9999", "next Monday", "at dawn", "on 0000-00-00", "between 5 and 4 May", "٣٠ نوفمبر",
)  # fmt: skip


def sentence(dice: random.Random) -> str:
    parts = (PARTIES, ACTS, PLACES, WHEN)
    return " ".join(dice.choice(part) for part in parts).strip() + dice.choice(
        (".", ".", ".\n", "", ";", " and", "،")
    )


def prose(dice: random.Random, most: int = 15) -> str:
    return " ".join(sentence(dice) for _ in range(dice.randint(1, most)))


def plain(dice: random.Random, text: str) -> tuple[str, bytes]:
    return ".txt", text[: dice.choice(_LENGTHS)].encode("utf-8", "surrogatepass")
