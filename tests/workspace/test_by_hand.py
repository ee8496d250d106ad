"""What a person decides shows in the data as theirs: the place in the title, the name among the sources."""

from __future__ import annotations

import json
from dataclasses import replace

from jsonschema import Draft202012Validator

from data import DATA
from layers.rows import event_row
from layers.situation import layers_of
from outputs import geojson, table
from outputs.read_back import reports_of
from tests.workspace.test_review import HAMA, STRIKE, after, numbered
from workspace import deciding
from workspace.review import reviewed

SCHEMA = Draft202012Validator(json.loads((DATA / "schema" / "feature.schema.json").read_text("utf-8")))


def test_the_title_names_the_place_that_was_decided() -> None:
    event = replace(STRIKE, title="Air strike in Idlib: 4 killed")
    event = replace(event, claims=tuple(replace(claim, title=event.title) for claim in event.claims))
    moved = reviewed([event], numbered(deciding.place(event, HAMA, by="ann"))).events[0]
    assert moved.title == "Air strike in Hama: 4 killed"
    edit = deciding.edit(event, by="ann", title="Strike on the depot in Idlib")
    moved = reviewed([event], numbered(edit, deciding.place(event, HAMA, by="ann"))).events[0]
    assert moved.title == "Strike on the depot in Idlib", "what a person wrote stays"


def test_an_event_by_hand_names_who_added_it_and_when() -> None:
    add = deciding.add(
        by="Ann",
        layer="strike",
        title="A strike by hand",
        event_type="Explosions/Remote violence",
        sub_event_type="Air/drone strike",
        modality="reported",
        confidence=0.5,
        at=HAMA,
        note="seen from the roof",
    )
    (source,) = event_row(after(add)[add.target])["sources"]
    assert source == {
        "report": add.target,
        "publisher": "Ann",
        "published": add.at.date().isoformat(),
        "url": None,
        "attributed_to": None,
        "quote": "seen from the roof",
        "start": None,
        "end": None,
        "kind": "analyst",
    }
    layers = layers_of(after(add).values())
    features = json.loads(geojson.dumps(layers))["features"]
    assert any(feature["properties"]["sources"] == [source] for feature in features)
    assert all(SCHEMA.is_valid(feature) for feature in features)
    assert table.dumps(layers)
    assert [report.id for report in reports_of(layers) if report.id.startswith("drawn-")] == []
