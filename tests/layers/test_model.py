"""The model layer: probabilities with a stated prior, off unless asked for."""

from __future__ import annotations

from typing import Any

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.model import BANDS
from layers.schema import check
from layers.situation import layers_of
from tests.layers.making import GOVERNMENT, SIDES, Maker, Squares, day, town

ALPHA, BETA = town("Alpha", 36.0, 32.0, country="AA"), town("Beta", 36.0, 32.15, country="AA")


def at(frame: Any, lon: float, lat: float) -> Any:
    return frame[frame.geometry.contains(shapely.Point(lon, lat))]


def test_it_is_off_by_default() -> None:
    assert layers_of([Maker()(place=ALPHA, time=day(30))]).model.empty


def test_probability_falls_with_distance_and_ends() -> None:
    event = Maker()(place=ALPHA, time=day(30))
    model = layers_of([event], boundaries=Squares(), model=True).model
    check(model, "model")
    assert list(at(model, 32.0, 36.0)["side"]) == ["Opposition"]
    assert at(model, 32.0, 36.0)["probability"].iloc[0] > at(model, 32.08, 36.0)["probability"].iloc[0]
    assert at(model, 33.0, 36.0).empty
    assert set(model["basis"]) == {"inferred"}
    assert all(title.startswith("Model, no report") for title in model["title"])
    assert all(claims == [event.id] for claims in model["claims"])


def test_between_two_holders_neither_is_sure() -> None:
    make = Maker()
    events = [make(place=ALPHA, time=day(30)), make(place=BETA, actors=(GOVERNMENT,), time=day(30))]
    model = layers_of(events, boundaries=Squares(), model=True).model
    assert set(at(model, 32.0, 36.0)["side"]) == {"Opposition"}
    assert set(at(model, 32.15, 36.0)["side"]) == {"Government"}
    middle = at(model, 32.075, 36.0)
    assert all(middle["probability"] < 0.6)


spots = st.lists(
    st.tuples(
        st.integers(0, 600), st.integers(0, 300), st.sampled_from(sorted(SIDES)),
        st.sampled_from(["held", "claimed", "contested", "lost", "advance"]),
    ),
    max_size=8, unique_by=lambda spot: spot[:2],
)  # fmt: skip


@given(spots)
@settings(deadline=None, max_examples=15)
def test_shapes_are_valid_apart_and_shares_are_shares(rows: Any) -> None:
    make = Maker()
    events = [
        make(
            place=town(f"{n}", 34.9 + north / 1000, 34.7 + east / 1000, country="AA" if east < 300 else "BB"),
            actors=(SIDES[who],), status=status, time=day(30),
        )
        for n, (east, north, who, status) in enumerate(rows)
    ]  # fmt: skip
    model = layers_of(events, boundaries=Squares(), model=True).model
    check(model, "model")
    assert ((model["probability"] >= BANDS[0]) & (model["probability"] < 1)).all()
    shapes = model.geometry.to_numpy()
    whole = shapely.union_all(shapes).area
    assert abs(shapely.area(shapes).sum() - whole) <= 1e-9 * whole
