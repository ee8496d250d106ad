"""A published map and the model arrive in the columns as tables of their own, and only where asked for."""

from __future__ import annotations

import gzip
import json

from shapely import box

from layers.situation import Layers
from outputs.payload import payload
from outputs.sheet import sheet_of
from tests.outputs.situations import layer, row, situation


def tables(layers: Layers) -> dict[str, dict[str, object]]:
    data = gzip.decompress(payload(layers, sheet_of(layers)).whole())
    size = int.from_bytes(data[4:8], "little")
    found: dict[str, dict[str, object]] = json.loads(data[8 : 8 + size])["tables"]
    return found


def test_they_are_tables_of_their_own() -> None:
    drawn = layer((row("x1", basis="drawn", side="Opposition", status="held"), box(36, 35, 37, 36)))
    model = layer((row("m1", basis="inferred", side="Opposition", probability=0.7), box(36, 35, 37, 36)))
    found = tables(situation(drawn=drawn, model=model))
    assert (found["drawn"]["n"], found["model"]["n"], found["zones"]["n"]) == (1, 1, 2)
    assert "probability" in found["model"]["columns"]  # type: ignore[operator]


def test_without_them_the_page_carries_nothing_of_them() -> None:
    assert not {"drawn", "model"} & tables(situation()).keys()
