"""What many tests share: the place index, and reading a text as the program does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from events.claim import Claim
    from geo.index import PlaceIndex
    from reports.report import Report

settings.register_profile("steady", deadline=None)  # a busy machine is no fault of an example
settings.load_profile("steady")

# Packages are imported by the fixtures that need them, so that one broken package fails only its own tests.

Reader = Callable[..., "tuple[Claim, ...]"]


def report_of(text: str, published: str | None = "2024-11-30", **said: str | None) -> Report:
    """A report with this body; `published` is an ISO date or moment, UTC where it has no zone."""
    from reports.report import Report

    moment = datetime.fromisoformat(published) if published is not None else None
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    fields: dict[str, str | None] = {"title": None, "publisher": None, "url": None, "language": None}
    return Report(
        id=said.pop("id", None) or "report",
        published=moment,
        published_has_time=published is not None and "T" in published,
        body=text,
        path=None,
        **(fields | said),
    )


@pytest.fixture(scope="session")
def places() -> PlaceIndex:
    """The place index that `make setup` builds; a missing one is an error, not a reason to skip."""
    from geo.index import PlaceIndex

    return PlaceIndex.open()


@pytest.fixture(scope="session")
def make_report() -> Callable[..., Report]:
    """``make_report(text, published="2024-11-30", id=…, publisher=…)``."""
    return report_of


@pytest.fixture(scope="session")
def read(places: PlaceIndex) -> Reader:
    """``read(text, published="2024-11-30", …)``: the claims of a report with this body."""
    from events.claims import read_claims
    from geo.geoparse import geoparse
    from reports.sentences import split

    def claims(text: str, published: str | None = "2024-11-30", **said: str | None) -> tuple[Claim, ...]:
        report = report_of(text, published, **said)
        sentences = split(report.body)
        return read_claims(report, sentences, geoparse(report, sentences, places))

    return claims
