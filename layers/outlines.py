"""What the layers ask of the gazetteer: outlines to cut at, and the settlements inside a province.

`geo.boundaries.Boundaries` and `geo.index.PlaceIndex` answer; tests bring their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from shapely.geometry.base import BaseGeometry

from geo.place import Place

__all__ = ["Gazetteer", "NoGazetteer", "NoOutlines", "Outlines"]


class Outlines(Protocol):
    """(Multi)Polygons in degrees, WGS 84."""

    def admin1(self, code: str) -> BaseGeometry | None:
        """The outline of a province by ISO 3166-2 code, or None."""
        ...

    def country(self, iso2: str) -> BaseGeometry | None:
        """The outline of a country by ISO 3166-1 alpha-2 code, or None."""
        ...

    def ids_of(self, level: str, country: str) -> list[str]:
        """The ids (``admin1:SY-HL``) of a country's outlines of one level."""
        ...


class Gazetteer(Protocol):
    """Places by country or province."""

    def where(self, column: str, value: str) -> Sequence[int] | Any:
        """Rows whose `country` or `admin1_code` is `value`."""
        ...

    def places(self, rows: Iterable[int]) -> list[Place]:
        """The places in some rows."""
        ...


class NoOutlines:
    """No outline is known: nothing is cut at borders."""

    def admin1(self, code: str) -> BaseGeometry | None:  # noqa: ARG002
        """None."""
        return None

    def country(self, iso2: str) -> BaseGeometry | None:  # noqa: ARG002
        """None."""
        return None

    def ids_of(self, level: str, country: str) -> list[str]:  # noqa: ARG002
        """No id."""
        return []


class NoGazetteer:
    """No settlement is known: a statement on a province colours nothing."""

    def where(self, column: str, value: str) -> Sequence[int]:  # noqa: ARG002
        """No row."""
        return ()

    def places(self, rows: Iterable[int]) -> list[Place]:  # noqa: ARG002
        """No place."""
        return []
