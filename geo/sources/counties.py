"""Counties of the United States: the Census Bureau's outlines, reduced to points
(data/places/us_counties.csv).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from data import DATA
from geo.segment import Entry

__all__ = ["counties"]


def counties() -> Iterator[Entry]:
    """All counties, by FIPS code; the radius reaches the county's farthest corner."""
    with (DATA / "places" / "us_counties.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["name"]
            yield Entry(
                id=f"fips:{row['fips']}",
                name=name,
                kind="county" if name.endswith(("County", "Parish", "Borough")) else "district",
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                precision="district",
                radius_m=float(row["radius_m"]),
                country="US",
                admin1_code=f"US-{row['state']}",
                parent_id=f"admin1:US-{row['state']}",
                names=[
                    name.replace("County", "Co."),
                    name.removesuffix(" city").removesuffix(" City and Borough"),
                ],
            )
