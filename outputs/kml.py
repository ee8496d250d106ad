"""KML 2.2 with styles, time spans and all fields (https://docs.ogc.org/is/12-007r2/12-007r2.html)."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from lxml import etree
from lxml.builder import ElementMaker
from numpy.typing import NDArray

from layers.situation import Layers
from outputs.feature import DECIMALS, frames, json_text, plain_columns, rounded, shapes
from outputs.replacing import replacing
from outputs.style import side_styles
from outputs.xml_text import legal

__all__ = ["dumps", "write"]

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_K = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})
_OPACITY = {"held": "80", "claimed": "50", "contested": "38", "lost": "20", "advance": "38"}
_NO_SIDE = "#6b6b6b"
_TITLES = {
    "zones": "Control zones (inferred)",
    "fronts": "Front lines (inferred)",
    "displacement": "Displacement",
    "control": "Control claims",
    "strikes": "Strikes",
    "clashes": "Clashes",
    "other": "Other events",
    "unlocated": "Not located",
    "drawn": "Control zones (drawn by others)",
    "model": "Control (model: probabilities)",
}
_FACTS = (
    ("place", "Place"),
    ("precision", "Precision"),
    ("actor", "Actor"),
    ("status", "Status"),
    ("weapon", "Weapon"),
    ("modality", "Said as"),
    ("confidence", "Confidence"),
    ("unlocated", "Not located"),
)

_Look = tuple[str | None, str | None]


def dumps(layers: Layers, *, title: str = "Situation") -> bytes:
    """All features as a KML document, a folder a layer.

    Colours are those of the sides; status is in the opacity and in words. Fields are extended data, lists
    as JSON text. Descriptions are HTML to Google Earth, so report text is escaped there twice and stays text.
    """
    looks: dict[_Look, str] = {}
    folders = [
        _K.Folder(
            _K.name(_TITLES[name]),
            *(
                _placemark(fields, geometry, looks)
                for fields, geometry in _rows(plain_columns(frame), rounded(shapes(frame)))
            ),
        )
        for name, frame in frames(layers)
    ]
    document = _K.Document(_K.name(legal(title)), *_styles(looks), *folders)
    written: bytes = etree.tostring(_K.kml(document), xml_declaration=True, encoding="UTF-8")
    return written


def write(layers: Layers, path: Path, *, title: str = "Situation") -> None:
    """Write `dumps` to a file, which is replaced only when the new one is complete."""
    with replacing(path) as target:
        target.write_bytes(dumps(layers, title=title))


def _rows(
    columns: dict[str, list[Any]], geometries: NDArray[np.object_]
) -> Iterator[tuple[dict[str, Any], shapely.Geometry | None]]:
    for row, geometry in zip(zip(*columns.values(), strict=True), geometries, strict=True):
        yield dict(zip(columns, row, strict=True)), geometry


def _placemark(
    fields: Mapping[str, Any], geometry: shapely.Geometry | None, looks: dict[_Look, str]
) -> etree._Element:
    look = looks.setdefault((fields["side"], fields["status"]), f"look-{len(looks)}")
    title = fields["title"] or fields["place"] or fields["id"]
    placemark = _K.Placemark(_K.name(legal(str(title))), _K.description(_description(fields)))
    span = [tag(fields[name]) for tag, name in ((_K.begin, "start"), (_K.end, "end")) if fields[name]]
    if span:
        placemark.append(_K.TimeSpan(*span))
    placemark.append(_K.styleUrl(f"#{look}"))
    placemark.append(_K.ExtendedData(*_data(fields)))
    if geometry is not None:
        placemark.append(_shape(geometry))
    return placemark


def _data(fields: Mapping[str, Any]) -> Iterator[etree._Element]:
    for name, value in fields.items():
        if value is not None and value != []:
            text = value if isinstance(value, str) else json_text(value)
            yield _K.Data(_K.value(legal(text)), name=name)


def _description(fields: Mapping[str, Any]) -> str:
    """HTML with the facts, and each source's words, all of it escaped."""
    lines = [f"{label}: {fields[name]}" for name, label in _FACTS if fields.get(name) is not None]
    for source in fields["sources"]:
        said = [source.get("attributed_to"), source.get("publisher"), str(source.get("published") or "")[:10]]
        quote = f"“{source['quote']}” — " if source.get("quote") is not None else ""
        lines.append(quote + ", ".join(str(part) for part in said if part))
    return "<br>".join(html.escape(legal(line)) for line in lines)


def _shape(geometry: shapely.Geometry) -> etree._Element:
    """A geometry in KML: lines follow the ground, parts become a MultiGeometry."""
    if isinstance(geometry, shapely.Point):
        return _K.Point(_coordinates(geometry))
    if isinstance(geometry, shapely.LineString):
        return _K.LineString(_K.tessellate("1"), _coordinates(geometry))
    if isinstance(geometry, shapely.Polygon):
        return _K.Polygon(
            _K.tessellate("1"),
            _K.outerBoundaryIs(_K.LinearRing(_coordinates(geometry.exterior))),
            *(_K.innerBoundaryIs(_K.LinearRing(_coordinates(hole))) for hole in geometry.interiors),
        )
    return _K.MultiGeometry(*(_shape(part) for part in shapely.get_parts(geometry)))


def _coordinates(geometry: shapely.Geometry) -> etree._Element:
    pairs = shapely.get_coordinates(geometry).tolist()
    return _K.coordinates(" ".join(f"{x:.{DECIMALS}f},{y:.{DECIMALS}f}" for x, y in pairs))


def _styles(looks: Mapping[_Look, str]) -> Iterator[etree._Element]:
    sides = side_styles(side for side, _ in looks if side)
    for (side, status), name in looks.items():
        colour = sides[side].colour if side in sides else _NO_SIDE
        # KML writes alpha, blue, green, red.
        bgr = f"{colour[5:7]}{colour[3:5]}{colour[1:3]}"
        yield _K.Style(
            _K.IconStyle(_K.color(f"ff{bgr}"), _K.scale("0.8")),
            _K.LabelStyle(_K.scale("0.7")),
            _K.LineStyle(_K.color(f"ff{bgr}"), _K.width("2")),
            _K.PolyStyle(_K.color(f"{_OPACITY.get(status or '', '60')}{bgr}")),
            id=name,
        )
