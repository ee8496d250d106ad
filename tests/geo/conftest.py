"""A small index of real places for tests that write, and reading a text as the program does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from geo.boundaries import Boundaries
from geo.geoparse import Geoparsed, geoparse
from geo.index import DEFAULT_PATH, PlaceIndex
from geo.segment import Entry, write_segment
from reports.report import Report
from reports.sentences import split

Parse = Callable[[str], Geoparsed]


def report_of(text: str) -> Report:
    return Report(
        id="report", title=None, publisher=None, published=None, published_has_time=False,
        url=None, language=None, body=text, path=None,
    )  # fmt: skip


@pytest.fixture(scope="session")
def index() -> PlaceIndex:
    """The index that is used: it has to be built (`make setup`)."""
    return PlaceIndex.open()


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    return Boundaries.open()


@pytest.fixture(scope="session")
def parse(index: PlaceIndex) -> Parse:
    """Text in, places out."""
    return lambda text: geoparse(report_of(text), split(text), index)


ENTRIES = (
    Entry(id="t:1", name="Ḩamāh", kind="settlement", lat=35.13, lon=36.76, precision="settlement", radius_m=4900.0,
          country="SY", population=460602, names=["Hama", "حماة"]),
    Entry(id="t:2", name="Saint-Louis", kind="settlement", lat=16.02, lon=-16.49, precision="settlement",
          radius_m=3000.0, country="SN", population=176000, names=["Ndar"]),
    Entry(id="t:3", name="Hama", kind="admin", lat=35.2, lon=37.0, precision="province", radius_m=90000.0,
          country="SY", admin1_code="SY-HM", short_names=["HM"]),
)  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A writable index with three places."""
    path = tmp_path / "places"
    write_segment(path, ENTRIES, source="tests")
    return path


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The real index under another roof, so that a test may add to it."""
    path = tmp_path / "build" / "places"
    path.parent.mkdir()
    path.symlink_to(DEFAULT_PATH)
    (path.parent / "boundaries.arrow").symlink_to(DEFAULT_PATH.with_name("boundaries.arrow"))
    return path
