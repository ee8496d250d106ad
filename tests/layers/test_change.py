"""What changed between two moments."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from events.claim import Bounds
from layers.change import between
from layers.geodesic import area_km2
from layers.schema import check
from tests.layers.making import GOVERNMENT, REBELS, Maker, Squares, Towns, day, town

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
        make("strike", BETA, time=day(29), killed=Bounds(low=3, high=None)),
        make("strike", BETA, time=day(20), killed=Bounds(low=50, high=50)),
    ]
    change = between(events, THEN, NOW, boundaries=Squares())
    check(change.areas, "zones")
    row = change.areas.iloc[0]
    assert len(change.areas) == 1
    assert (row["actor"], row["target"], row["place"]) == ("Opposition", "Government", "Alpha")
    assert row["area_km2"] == pytest.approx(area_km2(row.geometry))
    assert row["claims"] == sorted([events[0].id, events[2].id])
    assert [sentence.text for sentence in change.sentences] == [
        f"Opposition, in all: gained {row['area_km2']:,.0f} km².",
        f"Government, in all: lost {row['area_km2']:,.0f} km².",
        f"Opposition gained Alpha, held by Government before ({row['area_km2']:,.0f} km²).",
        "1 new strike: Beta; killed: at least 3.",
    ]
    assert change.sentences[2].events == (events[0].id, events[2].id)
    assert change.sentences[3].events == (events[3].id,)


def test_what_was_not_known_before_is_not_called_a_gain(make: Maker) -> None:
    change = between([make(place=ALPHA, time=day(29))], THEN, NOW)
    assert change.sentences[1].text.startswith("Now held by Opposition: Alpha; nothing was known before")
    assert [(b.gained_km2, b.lost_km2) for b in change.balances] == [(0, 0)]
    assert change.balances[0].first_told_km2 == pytest.approx(change.areas["area_km2"].sum())


def test_a_loss_without_a_new_holder_and_a_new_contest_are_told(make: Maker) -> None:
    events = [
        make(place=ALPHA, actors=(GOVERNMENT,), time=day(20)),
        make(place=BETA, actors=(GOVERNMENT,), time=day(20)),
        make(place=ALPHA, actors=(GOVERNMENT,), status="lost", time=day(29)),
        make(place=BETA, status="contested", time=day(29)),
    ]
    change = between(events, THEN, NOW)
    told = " ".join(sentence.text for sentence in change.sentences)
    assert "No longer said to be held by Government, nor by others: Alpha" in told
    assert [(b.party, b.gained_km2) for b in change.balances] == [("Government", 0)]
    assert change.balances[0].lost_km2 == pytest.approx(change.areas["area_km2"].sum())
    assert "Now contested, with Government and Opposition inside: Beta; held by Government before" in told


def test_nothing_changes_where_nothing_is_said(make: Maker) -> None:
    events = [make(place=ALPHA, time=day(20)), make(place=BETA, actors=(REBELS,), time=day(20))]
    change = between(events, THEN, NOW)
    assert change.areas.empty
    assert change.sentences == ()


def test_what_is_said_of_an_area_is_told_of_the_area_and_not_of_towns_that_nobody_named(make: Maker) -> None:
    area = town("North", 37.5, 32.5, id="admin1:AA-2", kind="admin", precision="province", country="AA")
    silent = [town(f"T{n}", 36.0 + n / 10, 32.0, country="AA", admin1_code="AA-2") for n in range(3)]
    change = between([make(place=area, time=day(29))], THEN, NOW, places=Towns(*silent), boundaries=Squares())
    assert change.sentences[1].text.startswith("Now held by Opposition: North (province); nothing was known")


def test_what_a_report_says_of_long_ago_only_is_no_loss_when_its_time_ends(make: Maker) -> None:
    old = make(place=ALPHA, actors=(GOVERNMENT,), time=day(20), modality="historical")
    change = between([old], datetime(2024, 11, 20, tzinfo=UTC), NOW)
    assert change.balances == ()
    assert change.sentences[0].text.startswith("No longer said to be held by Government")
