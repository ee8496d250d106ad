"""Events become layers: what a reader of the map would notice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from shapely.geometry import LineString, Point

from events.claim import Bounds
from layers.columns import frame
from layers.schema import check
from layers.situation import LAYER_NAMES, layers_of
from tests.layers.making import GOVERNMENT, KURDS, REBELS, Maker, day, said_by, town

ALPHA, BETA = town("Alpha", 36.0, 37.0), town("Beta", 36.5, 38.0)


@pytest.fixture
def make() -> Maker:
    return Maker()


def test_every_event_lands_in_its_layer(make: Maker) -> None:
    events = [
        make(place=ALPHA, time=day(30)),
        make("strike", ALPHA),
        make("displacement", ALPHA),
        make("clash", ALPHA),
        make("other", ALPHA),
        make("strike", None),
    ]
    layers = layers_of(events)
    counts = {name: len(frame) for name, frame in layers.items()}
    assert counts == dict.fromkeys(LAYER_NAMES, 1) | {"fronts": 0, "drawn": 0, "model": 0}
    assert layers.unlocated["unlocated"].iloc[0] == "no place is named"
    assert layers.unlocated.geometry.isna().all()
    for name, layer in layers.items():
        check(layer, name)


def test_a_row_carries_the_words_it_comes_from(make: Maker) -> None:
    event = make(
        "strike",
        ALPHA,
        (GOVERNMENT, KURDS),
        killed=Bounds(low=4, high=None),
        speaker=said_by(None, "monitor"),
    )
    row = layers_of([event]).strikes.iloc[0]
    assert row["actor"] == "Government; Kurdish forces"
    assert row["side"] == "Government"
    assert row["killed_min"] == 4
    assert row.isna()["killed_max"]
    assert row["sources"] == [
        {
            "report": "report",
            "publisher": "Desk",
            "published": "2024-11-30T00:00:00+00:00",
            "url": None,
            "attributed_to": "Monitor",
            "kind": "monitor",
            "quote": "Rebels won.",
            "start": 0,
            "end": 10,
        }
    ]


def test_strikes_known_only_by_town_share_one_counted_position(make: Maker) -> None:
    strikes = layers_of([make("strike", ALPHA), make("strike", ALPHA), make("strike", BETA)]).strikes
    assert sorted(strikes["stack"]) == [1, 2, 2]
    assert len(set(strikes.geometry.map(lambda p: (p.x, p.y)))) == 2


def test_a_movement_runs_from_origin_to_destination(make: Maker) -> None:
    moved = make("displacement", ALPHA, origin=ALPHA, destination=BETA, people=Bounds(low=200, high=999))
    row = layers_of([moved]).displacement.iloc[0]
    assert row.geometry == LineString([(37.0, 36.0), (38.0, 36.5)])
    assert (row["origin"], row["destination"], row["people_min"]) == ("Alpha", "Beta", 200)


def test_a_movement_with_one_end_is_a_mark_there(make: Maker) -> None:
    left = make("displacement", ALPHA, origin=ALPHA)
    same = make("displacement", ALPHA, origin=ALPHA, destination=ALPHA)
    came = make("displacement", BETA, destination=BETA, origin=None)
    from_nowhere = make("displacement", None, destination=BETA, origin=None)
    layers = layers_of([left, same, came, from_nowhere])
    shapes = list(layers.displacement.geometry)
    assert len(layers.unlocated) == 1
    assert shapes == [Point(37.0, 36.0), Point(37.0, 36.0), Point(38.0, 36.5)]


def test_the_default_moment_is_the_latest_that_the_reports_tell_of(make: Maker) -> None:
    events = [make(place=ALPHA, time=day(28)), make("strike", BETA, time=day(30))]
    plan = make("strike", BETA, time=day(5, 12), modality="planned")
    assert layers_of([*events, plan]).moment == day(30).end


def test_a_step_back_shows_what_the_reports_say_of_then(make: Maker) -> None:
    old = make(place=ALPHA, actors=(GOVERNMENT,), time=day(1, 7, 2016), modality="historical")
    new = make(place=ALPHA, time=day(30))
    raid = make("strike", BETA, time=day(29))
    then = layers_of([old, new, raid], as_of=datetime(2016, 7, 1, tzinfo=UTC))
    assert list(then.zones["side"]) == ["Government"]
    assert then.strikes.empty
    between = layers_of([old, new, raid], as_of=datetime(2024, 11, 29, tzinfo=UTC))
    assert between.zones.empty
    assert len(between.strikes) == 1
    now = layers_of([old, new, raid])
    assert list(now.zones["side"]) == ["Opposition"]
    assert len(now.control) == 2, "history stays in the data"


def test_a_zone_says_what_it_rests_on(make: Maker) -> None:
    part, left = (
        make(place=ALPHA, status="contested", time=day(30)),
        make(place=ALPHA, actors=(KURDS,), time=day(29)),
    )
    zone = layers_of([part, left]).zones.iloc[0]
    assert zone["claims"] == sorted([part.id, left.id])
    assert zone["status"] == "contested"
    assert {(p["side"], p["stand"]) for p in zone["parties"]} == {
        ("Opposition", "part"),
        ("Kurdish", "whole"),
    }
    assert zone["basis"] == "inferred"
    assert (zone["start"], zone["end"]) == (day(30).start.isoformat(), day(30).end.isoformat())
    assert len(zone["sources"]) == 2
    assert "Alpha" in zone["title"]


def test_confidence_falls_with_age_and_contradiction(make: Maker) -> None:
    fresh = layers_of([make(place=ALPHA, time=day(30))]).zones["confidence"].iloc[0]
    aged = layers_of([make(place=ALPHA, time=day(1, 1)), make("strike", BETA, time=day(30))]).zones
    denied = layers_of(
        [
            make(place=ALPHA, actors=(GOVERNMENT,), time=day(29)),
            make(place=ALPHA, time=day(30), speaker=said_by(REBELS)),
        ]
    ).zones
    assert aged["confidence"].iloc[0] < fresh
    assert denied["confidence"].iloc[0] < fresh
    assert denied["conflicts"].iloc[0] == ["Other sources say that Government holds it since 2024-11-29."]


def test_ids_do_not_change_with_the_order_of_events(make: Maker) -> None:
    events = [make(place=ALPHA, time=day(30)), make(place=BETA, actors=(GOVERNMENT,), time=day(30))]
    assert list(layers_of(events).zones["id"]) == list(layers_of(events[::-1]).zones["id"])


def test_rows_that_hold_the_same_text_hold_it_once() -> None:
    rows = [{"id": str(n), "place": "".join(["Al", "eppo"]), "weapon": None} for n in range(3)]

    places = frame(rows, [None] * 3)["place"].tolist()

    assert places == ["Aleppo"] * 3
    assert len({id(place) for place in places}) == 1
