"""CSV with a row of HXL tags (https://hxlstandard.org/standard/1-1final/), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapely

from layers.situation import Layers
from outputs.feature import DECIMALS, frames, json_text, plain_columns, rounded, shapes
from outputs.replacing import replacing

__all__ = ["HXL_TAGS", "dumps", "write"]

HXL_TAGS = {
    "id": "#event+id",
    "layer": "#event+layer",
    "event_type": "#event+type",
    "sub_event_type": "#event+subtype",
    "title": "#event+description",
    "place": "#loc+name",
    "place_id": "#loc+code",
    "country": "#country+code",
    "admin1": "#adm1+name",
    "place_text": "#loc+text",
    "precision": "#geo+precision",
    "radius_m": "#geo+radius+m",
    "actor": "#group+name",
    "actor_id": "#group+code",
    "side": "#group+side",
    "target": "#group+target",
    "status": "#status+control",
    "weapon": "#event+weapon",
    "killed_min": "#affected+killed+min",
    "killed_max": "#affected+killed+max",
    "injured_min": "#affected+injured+min",
    "injured_max": "#affected+injured+max",
    "casualties_who": "#affected+description",
    "people_min": "#affected+idps+min",
    "people_max": "#affected+idps+max",
    "direction": "#event+direction",
    "origin": "#loc+origin",
    "destination": "#loc+destination",
    "start": "#date+occurred+start",
    "end": "#date+occurred+end",
    "time_precision": "#date+precision",
    "modality": "#event+modality",
    "confidence": "#event+confidence",
    "basis": "#meta+basis",
    "sources": "#meta+sources+json",
    "review": "#meta+review",
    "unlocated": "#meta+unlocated",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "wkt": "#geo+wkt",
    "source": "#meta+source",
}
"""Columns of the file, in order, with their tags: the contract's fields, why a row has no place, a point
and the whole shape in degrees (`latitude` and `longitude` are ACLED's names), and the publishers."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def dumps(layers: Layers) -> bytes:
    """All features as CSV in UTF-8: a row of names, a row of HXL tags, a row a feature.

    Unknown is an empty cell. Lists are JSON text. A text that a spreadsheet would take for a formula
    gets an apostrophe before it, as OWASP advises
    (https://owasp.org/www-community/attacks/CSV_Injection); numbers stay as they are. `latitude` and
    `longitude` are the point itself, the start of a line, or a point inside an area.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HXL_TAGS)
    writer.writerow(HXL_TAGS.values())
    writer.writerows(_rows(layers))
    return text.getvalue().encode("utf-8", "replace")


def write(layers: Layers, path: Path) -> None:
    """Write `dumps` to a file, which is replaced only when the new one is complete."""
    with replacing(path) as target:
        target.write_bytes(dumps(layers))


def _rows(layers: Layers) -> Iterator[list[Any]]:
    for _, frame in frames(layers):
        columns = plain_columns(frame)
        columns["source"] = [_publishers(sources) for sources in columns["sources"]]
        geometries = rounded(shapes(frame))
        columns["wkt"] = shapely.to_wkt(geometries, rounding_precision=DECIMALS).tolist()
        anchors = [_anchor(geometry) for geometry in geometries]
        columns["longitude"] = [anchor and anchor[0] for anchor in anchors]
        columns["latitude"] = [anchor and anchor[1] for anchor in anchors]
        cells = (columns.get(name) or [None] * len(frame) for name in HXL_TAGS)
        for row in zip(*cells, strict=True):
            yield [_cell(value) for value in row]


def _anchor(geometry: shapely.Geometry | None) -> tuple[float, float] | None:
    if geometry is None:
        return None
    if shapely.get_dimensions(geometry) == 2:
        geometry = shapely.point_on_surface(geometry)
    x, y = shapely.get_coordinates(geometry)[0].tolist()
    return round(x, DECIMALS), round(y, DECIMALS)


def _publishers(sources: list[dict[str, Any]]) -> str | None:
    names = dict.fromkeys(source.get("publisher") or source.get("report") for source in sources)
    return "; ".join(str(name) for name in names if name) or None


def _cell(value: Any) -> Any:
    if value is None or isinstance(value, (int, float)):
        return value
    text = value if isinstance(value, str) else json_text(value)
    text = _CONTROL.sub("\ufffd", text)
    return f"'{text}" if _FORMULA.match(text) else text
