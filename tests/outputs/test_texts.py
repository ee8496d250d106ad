"""Texts beside the map: each position leads to its words, in the units that the map's script counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from data import DATA
from outputs.texts import text_tables
from pipeline import Situation
from reports.read import read


@pytest.fixture(scope="module")
def situation() -> Situation:
    return pipeline.build(read([DATA / "reports"]).reports)


def units(text: str, first: float, last: float) -> str:
    """What JavaScript's `slice` gives."""
    data = text.encode("utf-16-le", "surrogatepass")
    return data[2 * int(first) : 2 * int(last)].decode("utf-16-le", "surrogatepass")


def test_statements_and_names_lead_to_their_words(situation: Situation) -> None:
    tables = text_tables(situation.reports, situation.geoparsed, situation.layers)
    bodies = dict(zip(tables["texts"]["report"], tables["texts"]["body"], strict=True))
    quotes = {
        (frame_id, source["quote"])
        for _, frame in situation.layers.items()
        for frame_id, sources in zip(frame["id"], frame["sources"], strict=True)
        for source in sources
    }
    statements = tables["statements"]
    assert len(statements)
    for row in statements.itertuples():
        assert (row.feature, units(bodies[row.report], row.first, row.last)) in quotes
    words = {
        (places.report_id, found.mention.text) for places in situation.geoparsed for found in places.located
    }
    placed = tables["mentions"].dropna(subset=["name"])
    assert {
        (row.report, units(bodies[row.report], row.first, row.last)) for row in placed.itertuples()
    } == words


def test_a_name_without_a_place_has_its_reason(situation: Situation) -> None:
    tables = text_tables(situation.reports, situation.geoparsed, situation.layers)
    lost = tables["mentions"][tables["mentions"]["name"].isna()]
    assert len(lost) == sum(len(places.unresolved) for places in situation.geoparsed)
    assert lost["why"].str.len().gt(0).all()


@settings(deadline=None, max_examples=30)
@given(front=st.text(alphabet="aب🚩 .", max_size=12))
def test_characters_beyond_the_first_plane_move_nothing(situation: Situation, front: str) -> None:
    report = replace(situation.reports[0], body=front + situation.reports[0].body)
    places = situation.geoparsed[0]
    moved = tuple(
        replace(
            one,
            mention=replace(
                one.mention, start=one.mention.start + len(front), end=one.mention.end + len(front)
            ),
        )
        for one in places.located
    )
    found = replace(places, located=moved, unresolved=())
    table = text_tables([report], [found], situation.layers)["mentions"]
    assert [units(report.body, row.first, row.last) for row in table.itertuples()] == [
        one.mention.text for one in moved
    ]
