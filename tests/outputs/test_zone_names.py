"""Where a zone's name stands and who stands against its holder."""

from __future__ import annotations

import numpy as np
from shapely import Point, Polygon, box

from layers.columns import frame
from outputs.zone_names import with_names

RED = {"actor": "Red army", "actor_id": None, "side": "Red", "stand": "whole"}
BLUE = {"actor": "Blue guard", "actor_id": None, "side": "Blue", "stand": "part"}
LONELY = {"actor": "Village men", "actor_id": None, "side": None, "stand": "part"}


def test_a_contested_zone_names_both_parties() -> None:
    rows = [
        {"id": "z1", "side": "Red", "status": "contested", "parties": [RED, BLUE]},
        {"id": "z2", "side": "Red", "status": "held", "parties": [RED]},
        {"id": "z3", "side": "Red", "status": "contested", "parties": [LONELY, RED]},
        {"id": "z4", "side": "Red", "status": "contested", "parties": [RED, {**RED, "actor": "Red fleet"}]},
    ]
    zones = with_names(frame(rows, [box(n, 0, n + 1, 1) for n in range(4)]))
    assert zones["rival"].tolist() == ["Blue", None, "Village men", None]


def test_only_shapes_that_are_not_convex_say_where_their_name_stands() -> None:
    horseshoe = Polygon([(0, 0), (9, 0), (9, 9), (6, 9), (6, 3), (3, 3), (3, 9), (0, 9)])
    holed = Polygon(box(0, 0, 9, 9).exterior, [box(3, 3, 6, 6).exterior])
    shapes = [horseshoe, box(0, 0, 1, 1), horseshoe.union(box(20, 0, 26, 6)), holed]
    zones = with_names(frame([{"id": f"z{n}"} for n in range(4)], shapes))
    said = ~np.isnan(zones["label_lon"].to_numpy())
    assert said.tolist() == [True, False, True, True]
    for row in zones[said].itertuples():
        assert row.geometry.buffer(0.01).contains(Point(row.label_lon, row.label_lat))
    # Of several parts the widest bears the name.
    assert 20 < zones["label_lon"].iloc[2] < 26 or zones["label_lon"].iloc[2] < 9
