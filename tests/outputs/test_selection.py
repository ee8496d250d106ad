"""A file of what is filtered holds what the map shows, and nothing else."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from data import DATA
from layers.situation import LAYER_NAMES, Layers
from outputs.selection import Selection, selected, selection_of
from reports.read import read


@pytest.fixture(scope="module")
def layers() -> Layers:
    return pipeline.build(read([DATA / "reports"]).reports).layers


def titles(layers: Layers, name: str = "strikes") -> set[str]:
    return set(getattr(layers, name)["title"])


def test_an_empty_view_leaves_out_history_plans_and_denials_alone(layers: Layers) -> None:
    kept = selected(layers, selection_of(""))
    for name in ("control", "strikes", "displacement", "clashes"):
        whole = getattr(layers, name)
        present = whole[~whole["modality"].isin(["historical", "planned", "denied"])]
        assert set(getattr(kept, name)["id"]) == set(present["id"])
    everything = selected(layers, selection_of("on=background,other"))
    assert [len(frame) for _, frame in everything.items()] == [len(frame) for _, frame in layers.items()]


def test_layers_that_are_off_are_empty(layers: Layers) -> None:
    kept = selected(layers, selection_of("off=strikes,zones"))
    assert len(kept.strikes) == len(kept.zones) == 0
    assert kept.strikes.crs == layers.strikes.crs
    assert len(kept.fronts) == len(layers.fronts)


def test_words_sides_and_sureness_filter_events(layers: Layers) -> None:
    basel = selected(layers, selection_of('words="basel square"'))
    assert all("Basel" in title for title in titles(basel))
    assert titles(basel)
    sides = selected(layers, selection_of("side=Syrian+opposition")).control["side"]
    assert set(sides) == {"Syrian opposition"}
    sure = selected(layers, selection_of("sure=80")).control["confidence"]
    assert sure.ge(0.8).all()


def test_time_is_the_wall_clock_of_the_place(layers: Layers) -> None:
    kept = selected(layers, selection_of("time=2024-11-30_2024-11-30&on=background"))
    for start, end in zip(kept.strikes["start"], kept.strikes["end"], strict=True):
        assert datetime.fromisoformat(start).date() <= datetime(2024, 11, 30).date()  # noqa: DTZ001
        assert datetime.fromisoformat(end).date() >= datetime(2024, 11, 30).date()  # noqa: DTZ001
    assert 0 < len(kept.strikes) <= len(layers.strikes)


def test_what_cannot_be_read_is_passed_over() -> None:
    assert selection_of("sure=much&time=yesterday_today&on=nothing&map=1") == Selection()
    assert selection_of("time=2024-12-01_2024-11-01").span is None


@given(st.text(alphabet="onfsidewrutm=&_%+-,2024:Tآ", max_size=60))
def test_any_text_selects_something(text: str) -> None:
    assert selection_of(text).layers <= set(LAYER_NAMES)
