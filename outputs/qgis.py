"""Layer styles for QGIS (its QML format), so that a GeoPackage opens as our map.

QGIS takes the row of the table `layer_styles` that is marked as default for a table, see "Save and Load Layer
Properties" in https://docs.qgis.org/latest/en/docs/user_manual/introduction/general_tools.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
from lxml import etree
from lxml.builder import E

from outputs.style import side_styles
from outputs.xml_text import legal

__all__ = ["LOOK", "layer_styles", "qml"]

LOOK = """coalesce("side", '') || ' · ' || coalesce("status", '')"""
"""The expression that puts a feature into its category."""

_GEOMETRY_TYPES = {"Point": ("marker", "0"), "Line": ("line", "1"), "Polygon": ("fill", "2")}
_BRUSH = {
    "held": "solid",
    "claimed": "b_diagonal",
    "contested": "diagonal_x",
    "lost": "dense7",
    "advance": "f_diagonal",
}
_ALPHA = {"held": 130, "claimed": 200, "contested": 200}
_NO_SIDE = "#6b6b6b"
_MARKERS = {
    "control": "circle",
    "strikes": "star",
    "displacement_origins": "triangle",
    "clashes": "cross_fill",
    "other": "diamond",
}
_Look = tuple[str | None, str | None]


def layer_styles(looks: Mapping[str, tuple[str, Iterable[_Look]]]) -> pd.DataFrame:
    """Rows of the table `layer_styles`: a default style a table.

    Parameters
    ----------
    looks
        Kind of shape (Point, LineString, MultiPolygon …) and pairs of side and status, by table.
    """
    listed = {table: (kind, sorted(set(pairs), key=str)) for table, (kind, pairs) in looks.items()}
    colours = {
        side: style.colour
        for side, style in side_styles(s for _, pairs in listed.values() for s, _ in pairs if s).items()
    }
    return pd.DataFrame(
        [
            {
                "f_table_catalog": "",
                "f_table_schema": "",
                "f_table_name": table,
                "f_geometry_column": "geom",
                "styleName": table,
                "styleQML": qml(table, kind, pairs, colours),
                "styleSLD": "",
                "useAsDefault": True,
                "description": "Sides by colour, status by pattern",
                "owner": "",
            }
            for table, (kind, pairs) in listed.items()
        ]
    )


def qml(table: str, kind: str, pairs: Iterable[_Look], colours: Mapping[str, str]) -> str:
    """A style with one category a pair of side and status."""
    symbol_type, geometry_type = next(value for name, value in _GEOMETRY_TYPES.items() if name in kind)
    categories, symbols = E.categories(), E.symbols()
    for number, (side, status) in enumerate(pairs):
        value = legal(f"{side or ''} · {status or ''}")
        label = legal(", ".join(part for part in (side, status) if part)) or "other"
        categories.append(E.category(value=value, label=label, symbol=str(number), render="true"))
        layer = _symbol_layer(table, symbol_type, colours.get(side or "", _NO_SIDE), status or "")
        symbols.append(E.symbol(layer, type=symbol_type, name=str(number), alpha="1", clip_to_extent="1"))
    renderer = {"type": "categorizedSymbol", "attr": LOOK, "symbollevels": "0", "enableorderby": "0"}
    drawn = etree.Element("renderer-v2", renderer)
    drawn.extend([categories, symbols])
    geometry = E.layerGeometryType(geometry_type)
    style = E.qgis(drawn, geometry, version="3.34.0", styleCategories="Symbology")
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + etree.tostring(
        style, encoding="unicode"
    )


def _symbol_layer(table: str, symbol_type: str, colour: str, status: str) -> etree._Element:
    rgb = ",".join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    name, options = {"fill": _fill, "line": _line}.get(symbol_type, _marker)(table, rgb, status)
    layer = etree.Element("layer", {"class": name, "enabled": "1", "locked": "0", "pass": "0"})  # nosec B105
    values = (E.Option(name=key, type="QString", value=value) for key, value in options.items())
    layer.append(E.Option(*values, type="Map"))
    return layer


def _fill(_: str, rgb: str, status: str) -> tuple[str, dict[str, str]]:
    return "SimpleFill", {
        "color": f"{rgb},{_ALPHA.get(status, 160)}",
        "style": _BRUSH.get(status, "solid"),
        "outline_color": f"{rgb},255",
        "outline_style": "solid" if status == "held" else "dash",
        "outline_width": "0.4",
    }


def _line(_: str, rgb: str, status: str) -> tuple[str, dict[str, str]]:
    style = "dash" if status == "contested" else "solid"
    return "SimpleLine", {"line_color": f"{rgb},255", "line_style": style, "line_width": "0.7"}


def _marker(table: str, rgb: str, _: str) -> tuple[str, dict[str, str]]:
    name = _MARKERS.get(table, "circle")
    options = {"name": name, "color": f"{rgb},255", "outline_color": "255,255,255,255", "size": "3"}
    return "SimpleMarker", options
