"""Claims from short texts about many wars, and what holds for any text at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.claim import LAYERS, MODALITIES, STATUSES, TIME_PRECISIONS, WEAPONS, Actor, Bounds, Claim, Span
from geo.measure import distance_km
from geo.place import Place
from pipeline import build
from reports.report import Report
from tests.events.cases import CASES, PLACES, Case

Reader = Callable[..., tuple[Claim, ...]]

KNOWN: dict[str, str] = {
    "percent-is-nobody": "Avdiivka is not found under this spelling",
    "homeless-elsewhere": "workers who leave for jobs are read as displaced",
    "list-of-towns": "«the group said» is not tied to the party",
}
"""Cases that are not read yet, with the reason."""


def party(actors: tuple[Actor, ...], wanted: str) -> bool:
    return any(wanted in (actor.id, actor.side) or wanted.lower() in actor.name.lower() for actor in actors)


def near(place: Place | None, wanted: str) -> bool:
    """Whether a place lies within fifteen kilometres of a named one."""
    return place is not None and distance_km(place.lat, place.lon, *PLACES[wanted]) <= 15


def bounds(given: Bounds | None) -> tuple[int, int | None] | None:
    return None if given is None else (given.low, given.high)


def days(span: Span | None) -> tuple[str, str] | None:
    return None if span is None else (span.start.date().isoformat(), span.end.date().isoformat())


def fits(claim: Claim, want: dict[str, Any]) -> list[str]:
    """The keys of a wanted claim that this claim has otherwise."""
    said = claim.attribution
    checks: dict[str, Callable[[Any], bool]] = {
        "layer": lambda value: claim.layer == value,
        "place": lambda value: near(claim.place, value),
        "actor": lambda value: party(claim.actors, value),
        "target": lambda value: party(claim.targets, value),
        "status": lambda value: claim.status == value,
        "weapon": lambda value: claim.weapon == value,
        "killed": lambda value: bounds(claim.killed) == value,
        "injured": lambda value: bounds(claim.injured) == value,
        "people": lambda value: bounds(claim.people) == value,
        "who": lambda value: value in (claim.casualties_who or ""),
        "days": lambda value: days(claim.time) == value,
        "precision": lambda value: claim.time is not None and claim.time.precision == value,
        "modality": lambda value: claim.modality == value,
        "speaker": lambda value: said is not None and value.lower() in said.name.lower(),
        "speaker_kind": lambda value: said is not None and said.kind == value,
        "direction": lambda value: claim.direction == value,
        "origin": lambda value: near(claim.origin, value),
        "destination": lambda value: near(claim.destination, value),
    }
    return [key for key, value in want.items() if not checks[key](value)]


def short(claim: Claim) -> str:
    """What a claim says, for a failing test."""
    said = claim.attribution
    parts = {
        "by": [actor.id or actor.name for actor in claim.actors],
        "killed": bounds(claim.killed),
        "injured": bounds(claim.injured),
        "who": claim.casualties_who,
        "people": bounds(claim.people),
        "days": days(claim.time),
        "said by": f"{said.name} ({said.kind})" if said else None,
        "from": claim.origin.name if claim.origin else None,
        "to": claim.destination.name if claim.destination else None,
    }
    head = f"{claim.layer} {claim.status or claim.weapon or claim.direction} {claim.modality}"
    where = claim.place.name if claim.place else claim.unlocated
    return f"{head} at {where}: " + "; ".join(f"{key} {value}" for key, value in parts.items() if value)


def marked(case: Case) -> Any:
    reason = KNOWN.get(case.name)
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_short_text_is_read_as_an_analyst_would(case: Case, read: Reader) -> None:
    claims = read(case.text, case.published)
    lines = "\n".join(short(claim) for claim in claims) or "nothing"
    for want in case.wants:
        wrong = min((fits(claim, want) for claim in claims), key=len, default=["nothing read"])
        assert not wrong, f"{case.text}\nwanted {want}\nwrong: {wrong}\nread:\n{lines}"
    for never in case.nevers:
        assert not [claim for claim in claims if not fits(claim, never)], f"{case.text}\nnot {never}\n{lines}"


def test_a_heading_gives_no_claim(read: Reader) -> None:
    assert not read("Rebels capture Saraqib\n\nThe weather was fine.")


def test_a_claim_cites_its_whole_sentence_and_keeps_its_candidates(read: Reader) -> None:
    body = "It rained. Rebels captured Saraqib on Thursday. It was cold."
    (claim,) = [claim for claim in read(body) if claim.status == "held"]
    assert claim.quote == "Rebels captured Saraqib on Thursday."
    assert body[claim.start : claim.end] == claim.quote
    assert claim.trigger == "captured"
    assert body[claim.trigger_start :].startswith("captured")
    assert claim.place is not None
    assert claim.candidates[0].place.id == claim.place.id
    assert claim.place_why
    assert claim.rules


def test_what_is_only_placed_in_a_country_is_listed_and_not_drawn(read: Reader) -> None:
    claims = [claim for claim in read("Israel has bombed Syria on Friday.") if claim.layer == "strike"]
    assert claims
    for claim in claims:
        assert claim.place is None
        assert "Syria" in (claim.unlocated or "")


@pytest.mark.xfail(strict=True, reason="casualties are given to every place of the sentence")
def test_two_deaths_in_one_sentence_are_not_counted_for_each_place(read: Reader) -> None:
    claims = read("Russian shelling of Kherson and Nikopol on Saturday killed two people.")
    counted = [claim for claim in claims if claim.killed is not None]
    assert len(counted) == 1


def sound(claim: Claim, body: str) -> None:
    """What holds for every claim of any text."""
    assert claim.quote == body[claim.start : claim.end]
    assert claim.start <= claim.trigger_start < claim.end
    assert body[claim.trigger_start : claim.trigger_start + len(claim.trigger)] == claim.trigger
    assert claim.layer in LAYERS
    assert claim.status in (None, *STATUSES)
    assert (claim.status is not None) == (claim.layer == "control")
    assert claim.weapon in (None, *WEAPONS)
    assert claim.modality in MODALITIES
    assert claim.time is None or claim.time.precision in TIME_PRECISIONS
    assert claim.time is None or claim.time.start <= claim.time.end
    assert 0.0 <= claim.confidence <= 1.0
    assert (claim.place is None) == (claim.unlocated is not None)
    for number in (claim.killed, claim.injured, claim.people):
        assert number is None or number.high is None or 0 <= number.low <= number.high


PIECES = st.sampled_from(
    [piece for case in CASES for piece in case.text.replace(",", " ,").split()]
    + ["—", "\u200f", "\n\n", "«", "”", "<script>", "${x}", "\u0000", "🙂", "٣", "على", "e\u0301"]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join))
SLOW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@SLOW
@given(text=TEXTS, dated=st.booleans())
def test_any_text_gives_sound_claims_and_the_same_ones_again(text: str, dated: bool, read: Reader) -> None:
    published = "2024-11-30" if dated else None
    claims = read(text, published)
    for claim in claims:
        sound(claim, text)
    assert len({claim.id for claim in claims}) == len(claims)
    assert read(text, published) == claims


@SLOW
@given(text=TEXTS)
def test_an_undated_report_gives_only_times_that_its_words_state(text: str, read: Reader) -> None:
    for claim in read(text, None):
        assert claim.time is None or any(year in claim.quote for year in (str(claim.time.start.year), "s"))


CHOSEN = st.lists(st.sampled_from(CASES), min_size=2, max_size=6, unique_by=lambda case: case.name)


@settings(SLOW, max_examples=12)
@given(cases=CHOSEN, data=st.data())
def test_the_order_of_reports_does_not_matter(
    cases: list[Case], data: st.DataObject, make_report: Callable[..., Report]
) -> None:
    reports = [make_report(case.text, case.published, id=case.name) for case in cases]
    shuffled = data.draw(st.permutations(reports))
    assert build(reports).events == build(shuffled).events


def test_a_claims_id_hangs_on_its_words_and_not_on_what_stands_around(read: Reader) -> None:
    body = "Rebels captured Saraqib on Thursday."
    (first,) = [claim for claim in read(body) if claim.status == "held"]
    (again,) = [claim for claim in read(body + " It rained.") if claim.status == "held"]
    assert replace(first) == replace(again)


def test_people_who_flee_a_country_give_up_no_ground(read: Reader) -> None:
    claims = read("More than 30,000 people have fled Sudan for Chad since Friday.", "2025-05-04")
    assert [claim.layer for claim in claims] == ["displacement"]
    assert claims[0].place is None
    assert "too wide" in (claims[0].unlocated or "")


def test_the_end_of_an_unknown_name_is_no_place_abroad(read: Reader) -> None:
    claims = read(
        "Benghazi in Libya was calm. Shells hit the Ain Zara district near Tripoli overnight, killing two doctors.",
        "2019-04-09",
    )
    assert all(claim.place is None or claim.place.country == "LY" for claim in claims)


def test_a_taking_that_was_undone_at_once_is_contested(read: Reader) -> None:
    claims = read("Rebels seized Saraqib in Syria on Monday before being driven back.", "2024-11-26")
    assert [claim.status for claim in claims if claim.layer == "control"] == ["contested"]


def test_a_capital_that_speaks_is_not_the_town_it_speaks_of(read: Reader) -> None:
    claims = read("Maputo said its troops were still fighting in the town.", "2021-03-29")
    assert all(claim.place is None for claim in claims)


def test_who_left_an_unknown_place_is_not_marked_where_they_went(read: Reader) -> None:
    (claim,) = read("Thousands of people fled Xyzzytown for Pemba in Mozambique by boat.", "2021-03-29")
    assert claim.place is None
    assert claim.destination is not None


def test_nobody_is_driven_out_by_himself(read: Reader) -> None:
    claims = read(
        "Islamist fighters held Saraqib in Idlib province for a day before Syrian and Russian troops drove them out."
    )
    assert not [
        actor.id
        for claim in claims
        if claim.status == "lost"
        for actor in claim.actors
        if actor.id in ("russia", "syria-government")
    ]
