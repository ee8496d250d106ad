"""Both stores for the same tests: a GeoPackage, and a PostGIS where Debian's packages are installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench import postgres

if TYPE_CHECKING:
    from workspace.workspace import Workspace

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgis() -> Iterator[str]:
    """The address of a database with PostGIS, started for these tests."""
    reason = postgres.missing()
    if reason is not None:
        pytest.skip(reason)
    with postgres.started(durable=False) as address:
        yield address


@pytest.fixture(params=["geopackage", "postgis"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address where no workspace is yet."""
    if request.param == "geopackage":
        return str(tmp_path / "desk.gpkg")
    base: str = request.getfixturevalue("postgis")
    return f"{base}&workspace=test_{next(_NUMBERS)}"


@pytest.fixture
def open_workspace(address: str) -> Iterator[Callable[[], Workspace]]:
    """``open_workspace()``: one more window on the workspace."""
    from workspace.workspace import Workspace

    windows: list[Workspace] = []

    def window() -> Workspace:
        windows.append(Workspace.open(address, patience_s=5))
        return windows[-1]

    yield window
    for one in windows:
        one.close()


@pytest.fixture
def workspace(open_workspace: Callable[[], Workspace]) -> Workspace:
    """A new workspace."""
    return open_workspace()
