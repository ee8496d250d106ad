"""Gazetteers that a user brings."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import ROOT
from geo.additions import add_gazetteer, list_gazetteers, remove_gazetteer
from geo.errors import GazetteerError
from geo.gazetteer import read_gazetteer
from geo.index import PlaceIndex

UCDP = ROOT.parent / "shared" / "gazetteers" / "ucdp-syria.csv"
"""A gazetteer of 1,900 Syrian places beside the project; the test is skipped where it is not."""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_new_places_are_added_known_ones_joined_bad_rows_listed(small: Path, tmp_path: Path) -> None:
    table = write(
        tmp_path / "My places.csv",
        "name,lat,lon,kind,aliases\n"
        "Tell Nowhere,35.5,36.5,village,Tall Nowhere|تل نوير\n"
        "Hamah,35.131,36.761,city,Epiphania\n"
        "No Point,,36,village,\n"
        "Off the World,95,36,village,\n"
        ",35,36,village,\n",
    )
    added = add_gazetteer(table, small)
    assert (added.name, added.new, added.joined) == ("my-places", 1, 1)
    assert [row.line for row in added.rejected] == [4, 5, 6]
    assert "not a number" in added.rejected[0].reason
    index = PlaceIndex.open(small)
    assert [index.place(m.row).id for m in index.named("Epiphania")] == ["t:1"]
    assert {index.place(m.row).id for m in index.named("Hama")} == {"t:1", "t:3"}
    new = index.place(index.named("Tall Nowhere")[0].row)
    assert (new.name, new.kind, new.precision) == ("Tell Nowhere", "village", "settlement")
    assert len(index.near(35.131, 36.761, 1)) == 1


def test_adding_again_replaces_and_removing_takes_it_out(small: Path, tmp_path: Path) -> None:
    table = write(tmp_path / "mine.csv", "name;latitude;longitude\nOne;1;2\nTwo;3;4\n")
    add_gazetteer(table, small)
    write(table, "name;latitude;longitude\nOne;1;2\n")
    add_gazetteer(table, small)
    assert list_gazetteers(small) == ["mine"]
    assert PlaceIndex.open(small).named("Two") == ()
    assert PlaceIndex.open(small).named("One") != ()
    remove_gazetteer("mine", small)
    assert PlaceIndex.open(small).named("One") == ()
    with pytest.raises(GazetteerError, match="none"):
        remove_gazetteer("mine", small)


ALPHA = ["1", "Tell Alpha", "Tell Alpha", "Tal Alfa,تل ألفا", "35.7", "36.6", "P", "PPL", "SY", "", "12"]
DAM = ["2", "Alpha Dam", "Alpha Dam", "", "35.8", "36.7", "S", "DAM", "SY", "", "12"]
DUMP = "".join(
    "\t".join([*row, "", "", "", people, "", "400", "Asia/Damascus", "2024-01-01"]) + "\n"
    for row, people in ((ALPHA, "1200"), (DAM, "0"))
)
"""Two rows in the 19 columns of a country dump."""


@pytest.mark.parametrize("packed", [False, True])
def test_a_dump_as_geonames_serves_it(small: Path, tmp_path: Path, packed: bool) -> None:
    path = write(tmp_path / "SY.txt", DUMP)
    if packed:
        with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
            archive.write(path, "SY.txt")
            archive.writestr("readme.txt", "about")
        path = tmp_path / "SY.zip"
    assert add_gazetteer(path, small).new == 2
    index = PlaceIndex.open(small)
    village, dam = index.by_id("geonames:1"), index.by_id("geonames:2")
    assert village is not None
    assert dam is not None
    assert (village.kind, village.population, village.country) == ("settlement", 1200, "SY")
    assert (dam.kind, dam.precision) == ("dam", "landmark")
    assert index.named("تل ألفا") != ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no column"),
        (b"a,b\n1,2\n", "no column name, lat, lon"),
        (b"name,lat,lon\n", "no rows"),
        (b"name,lat,lon\nX,y,z\n", "not a number"),
        (b"\xff\xfe\x00\x01", "UTF-8"),
    ],
)
def test_what_is_no_gazetteer_is_told_so(small: Path, tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(GazetteerError, match=message):
        add_gazetteer(tmp_path / "x.csv", small)
    with pytest.raises(GazetteerError, match="can't be read"):
        add_gazetteer(tmp_path / "absent.csv", small)
    assert list_gazetteers(small) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_table_is_read_or_refused(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "any.csv", "name,lat,lon\n" + text)
    try:
        found = read_gazetteer(path)
    except GazetteerError:
        return
    assert all(-90 <= e.lat <= 90 and -180 <= e.lon <= 180 and e.name for e in found.entries)


@pytest.mark.skipif(not UCDP.is_file(), reason="the sample gazetteer is not here")
def test_a_large_gazetteer_is_found_by_name(whole: Path) -> None:
    import csv

    from geo.geocode import rank
    from geo.measure import distance_km

    add_gazetteer(UCDP, whole)
    index = PlaceIndex.open(whole)
    with UCDP.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[::10]
    hit = 0
    for row in rows:
        found = rank(index, row["name"], limit=20, country="SY")
        hit += any(
            distance_km(float(row["lat"]), float(row["lon"]), c.place.lat, c.place.lon) <= 10 for c in found
        )
    assert hit >= 0.98 * len(rows)
