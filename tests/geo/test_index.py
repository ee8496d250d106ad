"""Looking places up."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from geo.errors import IndexDamagedError, IndexMissingError
from geo.index import PlaceIndex
from geo.segment import Quality


def test_a_place_is_found_by_all_its_names(small: Path) -> None:
    index = PlaceIndex.open(small)
    assert {index.place(m.row).id for m in index.named("hama")} == {"t:1", "t:3"}
    assert [index.place(m.row).id for m in index.named("حماه")] == ["t:1"]
    assert [index.place(m.row).id for m in index.named("St Louis")] == ["t:2"]
    assert index.named("HM")[0].quality is Quality.SHORT
    assert index.named("Nowhere at all") == ()


def test_a_place_is_found_by_id_and_by_position(small: Path) -> None:
    index = PlaceIndex.open(small)
    place = index.by_id("t:2")
    assert place is not None
    assert (place.name, place.country, place.kind, place.population) == (
        "Saint-Louis",
        "SN",
        "settlement",
        176000,
    )
    assert index.by_id("t:9") is None
    assert [row for _, row in index.near(35.1, 36.8, 60)] == [0, 2]
    assert [p.id for p in index.places(index.where("country", "SY"))] == ["t:1", "t:3"]
    every = np.arange(len(index))[::-1]
    assert index.names(every) == [p.name for p in index.places(every)]
    assert len(index.where("country", "XX")) == 0


def test_without_an_index_the_message_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match=r"python -m geo\.build"):
        PlaceIndex.open(tmp_path / "nothing")


@pytest.mark.parametrize("content", [b"", b"not arrow", b"ARROW1\0\0" + b"x" * 100])
def test_a_damaged_file_is_said_to_be_damaged(small: Path, content: bytes) -> None:
    (small / "names.arrow").write_bytes(content)
    with pytest.raises(IndexDamagedError, match=r"python -m geo\.build"):
        PlaceIndex.open(small)


def test_the_real_index_opens_at_once_and_knows_the_world(index: PlaceIndex) -> None:
    started = time.perf_counter()
    PlaceIndex.open()
    assert time.perf_counter() - started < 0.3
    assert len(index) > 280_000
    aleppo, governorate = index.by_id("geonames:170063"), index.by_id("admin1:SY-HL")
    assert aleppo is not None
    assert governorate is not None
    assert (aleppo.precision, governorate.precision) == ("settlement", "province")
    assert aleppo.admin1_code == "SY-HL"
    assert governorate.radius_m > 50_000 > aleppo.radius_m
    crimea = index.by_id("admin1:UA-43")
    assert crimea is not None
    assert crimea.country == "UA"
