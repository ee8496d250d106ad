"""The words around the map: a title from the places, honest counts, credits, a name for the file."""

from __future__ import annotations

from datetime import UTC, datetime

from layers.situation import Layers
from outputs.sheet import DISCLAIMER, sheet_of
from reports.report import Report
from tests.outputs.situations import ALEPPO, layer, row, situation


def strikes(*places: tuple[str, str | None]) -> Layers:
    rows = [
        (row(f"s{n}", "strike", country=country, admin1=admin1), ALEPPO)
        for n, (country, admin1) in enumerate(places)
    ]
    empty = {name: frame.iloc[:0] for name, frame in situation().items()}
    return situation(**{**empty, "strikes": layer(*rows)})


def report(**fields: object) -> Report:
    plain = {
        "id": "a",
        "title": None,
        "publisher": "Desk",
        "published": datetime(2024, 12, 1, tzinfo=UTC),
        "published_has_time": False,
        "url": None,
        "language": None,
        "body": "",
        "path": None,
    }
    return Report(**{**plain, **fields})  # type: ignore[arg-type]


def test_the_title_names_where_most_of_it_happens() -> None:
    names = {"SY": "Syria", "LB": "Lebanon"}
    assert (
        sheet_of(strikes(("SY", "Aleppo"), ("SY", "Aleppo")), countries=names).title
        == "Situation in Aleppo, Syria"
    )
    spread = strikes(("SY", "Aleppo"), ("SY", "Homs"), ("SY", "Hama"))
    assert sheet_of(spread, countries=names).title == "Situation in Syria"
    both = strikes(("SY", "Homs"), ("LB", "Beirut"))
    assert sheet_of(both, countries=names).title == "Situation in Syria and Lebanon"
    assert sheet_of(strikes(), countries=names).title == "Situation"


def test_the_moment_and_the_product_bear_the_date_of_the_data() -> None:
    sheet = sheet_of(situation(), countries={"SY": "Syria"})
    assert sheet.moment == "30 November 2024"
    assert sheet.product == "Syria_situation_20241130"
    assert sheet_of(strikes(("UA", "Kyïv Ōblast'")), countries={}).product.startswith("Kyiv-Oblast_situation")


def test_counts_leave_out_what_is_not_there() -> None:
    figures = sheet_of(strikes(("SY", None)), reports=[report()]).figures
    assert figures == ((1, "strike"), (1, "report"))


def test_sources_are_named_once_and_not_without_end() -> None:
    many = [report(id=str(n), publisher=f"Desk {n}") for n in range(10)]
    assert (
        sheet_of(situation(), reports=[report(), report(id="b")]).sources
        == "Sources: \u2068Desk\u2069, 1 Dec 2024."
    )
    assert "and 4 more" in sheet_of(situation(), reports=many).sources
    assert DISCLAIMER in sheet_of(situation()).notes
