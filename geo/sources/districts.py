"""Districts and sub-districts of countries at war or in crisis: geoBoundaries' outlines, reduced to points
(data/places/districts.csv).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from data import DATA
from geo.segment import Entry
from geo.sources.shapes import bare_names, read_words
from geo.spelling import fold

__all__ = ["districts"]

_NOTE = re.compile(r" - [A-Z]{2}$")
"""Which one of two that share a name: "Habila - SK"."""


def districts() -> Iterator[Entry]:
    """All rows, by geoBoundaries' `shapeID`; the radius reaches the district's farthest corner."""
    words = {fold(word) for word in read_words("admin_words")}
    with (DATA / "places" / "districts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = _NOTE.sub("", row["name"])
            yield Entry(
                id=f"geoboundaries:{row['id']}",
                name=name,
                kind="district",
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                precision="district",
                radius_m=float(row["radius_m"]),
                country=row["country"],
                names=bare_names([name], words),
            )
