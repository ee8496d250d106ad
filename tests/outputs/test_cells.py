"""The ground day by day: what the map's script compares two moments with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from shapely import box

from layers.daily import BLANK, DailyZones, Stand
from outputs.cells import cell_tables, stands_meta
from outputs.columns import encode
from tests.outputs.test_columns import read_in_node

HELD = Stand("held", ("Greens",), "place")
HELD_BY_AREA = Stand("held", ("Greens",), "province")
CONTESTED = Stand("contested", ("Greens", "Reds"), "place")


def days() -> DailyZones:
    cells = np.empty(2, dtype=object)
    cells[:] = [box(36, 36, 37, 37), box(37, 36, 38, 37)]
    return DailyZones(
        first=date(2024, 11, 1),
        days=9,
        places=("geonames:1", "geonames:2"),
        cells=cells,
        stands=(BLANK, HELD, HELD_BY_AREA, CONTESTED),
        changes=np.array([[0, 0, 1], [2, 1, 3], [4, 0, 2], [6, 1, 0]], dtype=np.int32),
        names=("Alpha", "Beta"),
    )


def test_cells_arrive_with_their_names_and_areas(tmp_path: Path) -> None:
    read = read_in_node(encode(cell_tables(days()), meta={"stands": stands_meta(days())}).whole(), tmp_path)
    cells = read["rows"]["cells"]
    assert [(cell["number"], cell["name"]) for cell in cells] == [(0, "Alpha"), (1, "Beta")]
    assert cells[0]["area_km2"] == pytest.approx(9_924, rel=0.01)
    assert [cell["kind"] for cell in cells] == [3, 3]


def test_changes_name_days_cells_and_what_is_shown(tmp_path: Path) -> None:
    read = read_in_node(encode(cell_tables(days()), meta={"stands": stands_meta(days())}).whole(), tmp_path)
    stands = read["meta"]["stands"]
    assert stands[0] == {"status": "", "parties": []}
    shown = {
        (row["day"], row["cell"]): stands[int(row["stand"])]["status"] for row in read["rows"]["cell_changes"]
    }
    first = (date(2024, 11, 1) - date(1970, 1, 1)).days
    assert shown == {
        (first, 0): "held",
        (first + 2, 1): "contested",
        (first + 4, 0): "held",
        (first + 6, 1): "",
    }


def test_the_level_of_a_statement_is_no_change_on_the_map() -> None:
    assert [stand["status"] for stand in stands_meta(days())] == ["", "held", "contested"]
    changes = cell_tables(days())["cell_changes"]
    assert changes["stand"].tolist() == [1.0, 2.0, 1.0, 0.0]
