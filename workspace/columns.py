"""Column types that mean the same in a GeoPackage and in PostGIS."""

from __future__ import annotations

import json
import re
import struct
from typing import Any

import shapely
import sqlalchemy as sa
from geoalchemy2 import Geometry
from geoalchemy2.shape import from_shape, to_shape
from shapely.geometry.base import BaseGeometry
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

__all__ = ["SRID", "Json", "Shape", "Words", "from_gpkg", "storable", "to_gpkg", "whole"]

SRID = 4326
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_HEADER = struct.Struct("<2sBBi")
_FLAG_EMPTY, _FLAG_LITTLE_ENDIAN = 0x10, 0x01
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)


def whole() -> TypeEngine[int]:
    """Whole numbers of 64 bits; SQLite's INTEGER holds them, and GeoPackage knows no other name for them."""
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def storable(text: str) -> str:
    """A text as `Words` keeps it."""
    return _UNSTORABLE.sub("\ufffd", text)


class Words(TypeDecorator[str]):
    """Text. NUL and halves of surrogate pairs, which no database holds, become U+FFFD: offsets stay right."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else storable(value)


class Json(TypeDecorator[Any]):
    """Plain values as JSON text, readable in QGIS and the same in both stores."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        return storable(json.dumps(value, ensure_ascii=False, allow_nan=False))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else json.loads(value)


class _GpkgColumn(UserDefinedType[bytes]):
    """The column as SQLite declares it: GeoPackage wants the kind of shape as the column's type."""

    cache_ok = True

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def get_col_spec(self, **_: Any) -> str:
        return self.kind


class Shape(TypeDecorator[BaseGeometry]):
    """Shapely geometries in EPSG:4326: GeoPackage binary in SQLite, `geometry` in PostGIS."""

    impl = sa.LargeBinary
    cache_ok = True
    spatial_index = False  # asked for by GeoAlchemy2 after it has made a table

    def __init__(self, kind: str = "GEOMETRY") -> None:
        self.kind = kind
        super().__init__()

    def load_dialect_impl(self, dialect: Dialect | None) -> TypeEngine[Any]:
        # GeoAlchemy2 asks without a dialect what the column is.
        if dialect is None or dialect.name == "postgresql":
            return Geometry(self.kind, srid=SRID, spatial_index=False)
        return dialect.type_descriptor(_GpkgColumn(self.kind))

    def process_bind_param(self, value: BaseGeometry | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        return from_shape(value, srid=SRID) if dialect.name == "postgresql" else to_gpkg(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> BaseGeometry | None:
        if value is None:
            return None
        return to_shape(value) if dialect.name == "postgresql" else from_gpkg(value)


def to_gpkg(shape: BaseGeometry) -> bytes:
    """A shape as GeoPackage binary (OGC 12-128r19, 2.1.3): header without envelope, then WKB."""
    flags = _FLAG_LITTLE_ENDIAN | (_FLAG_EMPTY if shape.is_empty else 0)
    return _HEADER.pack(b"GP", 0, flags, SRID) + shapely.to_wkb(shape, byte_order=1, flavor="iso")


def from_gpkg(blob: bytes) -> BaseGeometry:
    """A shape from GeoPackage binary, with or without an envelope, as any program may have written it.

    Raises
    ------
    ValueError
        These bytes are no GeoPackage binary.
    """
    if len(blob) < _HEADER.size or blob[:2] != b"GP":
        raise ValueError("a shape is not in GeoPackage binary")
    envelope = (blob[3] >> 1) & 7
    if envelope >= len(_ENVELOPE_BYTES):
        raise ValueError("a shape has an envelope of an unknown kind")
    return shapely.from_wkb(blob[_HEADER.size + _ENVELOPE_BYTES[envelope] :])
