"""The table of names: spellings, scripts, parts, relative places and traps, each with a cited point."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geo.geocode import rank
from geo.index import PlaceIndex
from geo.measure import distance_km

with (Path(__file__).parent / "queries.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))

LEAST_SHARE = 0.95


def test_the_table_is_wide_enough() -> None:
    assert len(ROWS) >= 150
    assert len({row["country"] for row in ROWS if row["country"]}) >= 10
    assert all(row["source"] for row in ROWS)


def test_names_lead_to_their_places(index: PlaceIndex) -> None:
    wrong = []
    for row in ROWS:
        found = rank(index, row["query"], country=row["country"] or None)
        best = found[0].place if found else None
        km = distance_km(float(row["lat"]), float(row["lon"]), best.lat, best.lon) if best else None
        if km is None or km > float(row["within_km"]):
            wrong.append((row["query"], best and best.id, km and round(km)))
    assert len(wrong) <= (1 - LEAST_SHARE) * len(ROWS), wrong


@pytest.mark.parametrize("name", ["", "   ", "Xyzzyqwert", "\u202e", "🜁", "a" * 5000])
def test_what_is_no_name_has_no_candidates(index: PlaceIndex, name: str) -> None:
    assert rank(index, name) == ()


def test_a_point_and_a_country_change_the_ranking(index: PlaceIndex) -> None:
    assert rank(index, "Tripoli")[0].place.country == "LY"
    assert rank(index, "Tripoli", near=(34.4, 35.8))[0].place.country == "LB"
    assert {c.place.country for c in rank(index, "Tripoli", country="lb")} == {"LB"}
    assert all(c.why for c in rank(index, "Springfield"))
