"""What changed between two moments."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from layers.change import between
from layers.geodesic import area_km2
from layers.schema import check
from tests.layers.making import GOVERNMENT, REBELS, Maker, Squares, day, town

ALPHA, BETA = town("Alpha", 36.0, 32.0, country="AA"), town("Beta", 36.0, 32.1, country="AA")
THEN, NOW = datetime(2024, 11, 27, tzinfo=UTC), datetime(2024, 11, 30, tzinfo=UTC)


@pytest.fixture
def make() -> Maker:
    return Maker()


def test_gains_name_winner_loser_places_and_area(make: Maker) -> None:
    events = [
        make(place=ALPHA, actors=(GOVERNMENT,), time=day(20)),
        make(place=BETA, actors=(GOVERNMENT,), time=day(20)),
        make(place=ALPHA, time=day(29)),
        make("strike", BETA, time=day(29)),
        make("strike", BETA, time=day(20)),
    ]
    change = between(events, THEN, NOW, boundaries=Squares())
    check(change.areas, "zones")
    row = change.areas.iloc[0]
    assert len(change.areas) == 1
    assert (row["actor"], row["target"], row["place"]) == ("Opposition", "Government", "Alpha")
    assert row["area_km2"] == pytest.approx(area_km2(row.geometry))
    assert row["claims"] == sorted([events[0].id, events[2].id])
    assert change.sentences == (
        f"Opposition gained Alpha, held by Government before ({row['area_km2']:,.0f} km²).",
        "1 new strike: Beta.",
    )


def test_what_was_not_known_before_is_not_called_a_gain(make: Maker) -> None:
    change = between([make(place=ALPHA, time=day(29))], THEN, NOW)
    assert change.sentences[0].startswith("Opposition holds Alpha: nothing was known before")


def test_a_loss_without_a_new_holder_and_a_new_contest_are_told(make: Maker) -> None:
    events = [
        make(place=ALPHA, actors=(GOVERNMENT,), time=day(20)),
        make(place=BETA, actors=(GOVERNMENT,), time=day(20)),
        make(place=ALPHA, actors=(GOVERNMENT,), status="lost", time=day(29)),
        make(place=BETA, status="contested", time=day(29)),
    ]
    told = " ".join(between(events, THEN, NOW).sentences)
    assert "Government is no longer said to hold Alpha; nobody else is" in told
    assert "Beta became contested, with Government and Opposition inside: held by Government before" in told


def test_nothing_changes_where_nothing_is_said(make: Maker) -> None:
    events = [make(place=ALPHA, time=day(20)), make(place=BETA, actors=(REBELS,), time=day(20))]
    change = between(events, THEN, NOW)
    assert change.areas.empty
    assert change.sentences == ()
