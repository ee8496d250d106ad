"""What makes an SQLite file a GeoPackage (OGC 12-128r17, version 1.3, which every program reads that knows GeoPackage)."""

from __future__ import annotations

from collections.abc import Iterable

import pyproj
import sqlalchemy as sa

from workspace.columns import SRID, Shape

__all__ = ["APPLICATION_ID", "prepare", "register", "unregister"]

APPLICATION_ID = 0x47504B47
"""``GPKG`` as SQLite's application id."""

_VERSION = 10300

_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))
"""


def prepare(connection: sa.Connection) -> None:
    """Write the tables that every GeoPackage has."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {_VERSION}")
    for statement in _TABLES.split(";\n"):
        connection.exec_driver_sql(statement)
    wgs84 = pyproj.CRS.from_epsg(SRID).to_wkt("WKT1_GDAL")
    systems = [
        ("WGS 84 geodetic", SRID, "EPSG", SRID, wgs84, "longitude and latitude in degrees"),
        ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian"),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic"),
    ]
    for system in systems:
        connection.exec_driver_sql("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", system)


def register(connection: sa.Connection, tables: Iterable[sa.Table]) -> None:
    """Enter tables into the GeoPackage's list of contents, those with shapes as features."""
    for table in tables:
        shape = next((column for column in table.columns if isinstance(column.type, Shape)), None)
        connection.exec_driver_sql(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, ?)",
            (
                table.name,
                "attributes" if shape is None else "features",
                table.name,
                None if shape is None else SRID,
            ),
        )
        if shape is not None and isinstance(shape.type, Shape):
            connection.exec_driver_sql(
                "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
                (table.name, shape.name, shape.type.kind, SRID),
            )


def unregister(connection: sa.Connection, tables: Iterable[sa.Table]) -> None:
    """Take tables out of the list of contents."""
    for table in tables:
        for listing in ("gpkg_geometry_columns", "gpkg_contents"):
            connection.exec_driver_sql(f"DELETE FROM {listing} WHERE table_name = ?", (table.name,))  # noqa: S608  # nosec B608 - our names
