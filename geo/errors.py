"""What can go wrong with places.

::

    GeoError
    ├── IndexMissingError      (FileNotFoundError)  the place index was not built
    ├── IndexDamagedError      (ValueError)         a file of the index can't be read
    ├── SourceMissingError     (FileNotFoundError)  a package or table to build from is absent
    └── GazetteerError         (ValueError)         a user's gazetteer can't be used
"""

from __future__ import annotations

__all__ = ["GazetteerError", "GeoError", "IndexDamagedError", "IndexMissingError", "SourceMissingError"]


class GeoError(Exception):
    """Root of all errors of this package."""


class IndexMissingError(GeoError, FileNotFoundError):
    """The place index was not built, or not where it is looked for."""


class IndexDamagedError(GeoError, ValueError):
    """A file of the place index can't be read."""


class SourceMissingError(GeoError, FileNotFoundError):
    """A package or table that the index is built from is absent."""


class GazetteerError(GeoError, ValueError):
    """A gazetteer that a user brings can't be used."""
