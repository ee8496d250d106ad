"""The score of coded event notes: its rules on made-up marks, and the notes themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bench.marks import marks_of
from bench.notes import CONFLICT, checks, read_notes, table

NOTE: dict[str, Any] = {
    "layer": "strike",
    "lat": 10.0,
    "lon": 20.0,
    "date": date(2024, 5, 1),
    "killed": [4, None],
}


def feature(at: Any = (20.0, 10.1), **said: Any) -> dict[str, Any]:
    properties = {
        "layer": "strike",
        "basis": "report",
        "modality": "reported",
        "killed_min": 4,
        "killed_max": None,
        "start": "2024-05-01T00:00:00+00:00",
    }
    geometry = {"type": "Point", "coordinates": list(at)} if at else None
    return {"type": "Feature", "geometry": geometry, "properties": properties | said}


def test_the_right_mark_is_right_in_everything() -> None:
    assert checks(NOTE, marks_of([feature()])) == dict.fromkeys(("layer", "place", "date", "deaths"), True)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("place", {"at": (20.0, 10.3)}),
        ("date", {"start": "2024-05-02T00:00:00+00:00"}),
        ("deaths", {"killed_max": 4}),
    ],
)
def test_what_is_wrong_is_named(wrong: str, said: dict[str, Any]) -> None:
    found = checks(NOTE, marks_of([feature(**said)]))
    assert [head for head, right in found.items() if not right] == [wrong]


def test_without_a_mark_of_the_layer_nothing_is_right() -> None:
    assert not any(checks(NOTE, marks_of([feature(layer="clash")])).values())


def test_a_protest_is_kept_off_unless_it_is_drawn_as_fighting() -> None:
    protest = {"layer": "none"}
    assert checks(protest, marks_of([feature(layer="other"), feature(modality="planned")])) == {
        "kept off": True
    }
    assert checks(protest, marks_of([feature()])) == {"kept off": False}


def test_a_span_of_days_takes_any_of_them() -> None:
    span = NOTE | {"date": [date(2024, 4, 28), date(2024, 5, 3)]}
    assert checks(span, marks_of([feature()]))["date"]


def test_the_notes_are_whole() -> None:
    notes = [note for split in ("develop", "held_out") for note in read_notes(split)]
    assert len({note["id"] for note in notes}) == len(notes) >= 140
    assert len({note["country"] for note in notes}) >= 40
    for note in notes:
        assert {"published", "text", "place", "lat", "lon", "source", "date", "killed"} <= note.keys()
        assert note["layer"] in (*CONFLICT, "other", "none")


def test_the_table_counts_by_head() -> None:
    assert table("develop", [{"layer": True, "place": False}, {"kept off": True}]).split("  ")[-5:] == [
        "layer 1/1",
        "place 0/1",
        "date 0/0",
        "deaths 0/0",
        "kept off 1/1",
    ]
