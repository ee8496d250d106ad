from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon

from layers.situation import LAYER_NAMES, Layers
from outputs.kml import dumps, write
from outputs.style import side_styles
from tests.outputs.situations import ALEPPO, HOSTILE, layer, row, situation, source

KML = "{http://www.opengis.net/kml/2.2}"


def placemarks(layers: Layers) -> dict[str, Any]:
    root = ElementTree.fromstring(dumps(layers))
    found = {}
    for placemark in root.iter(f"{KML}Placemark"):
        data = {d.get("name"): d.findtext(f"{KML}value") for d in placemark.iter(f"{KML}Data")}
        found[data["id"]] = (placemark, data)
    return found


def test_each_layer_is_a_folder_and_each_feature_a_placemark() -> None:
    root = ElementTree.fromstring(dumps(situation(), title="Aleppo"))
    assert root.findtext(f"{KML}Document/{KML}name") == "Aleppo"
    assert len(root.findall(f"{KML}Document/{KML}Folder")) == len(LAYER_NAMES)
    assert len(placemarks(situation())) == 10


def test_placemarks_have_time_words_and_fields() -> None:
    placemark, data = placemarks(situation())["c1"]
    assert placemark.findtext(f"{KML}TimeSpan/{KML}begin") == "2024-11-30T00:00:00+03:00"
    assert "Rebels hold the airport." in placemark.findtext(f"{KML}description")
    assert data["status"] == "held"
    assert json.loads(data["sources"]) == [source()]
    assert placemark.findtext(f"{KML}Point/{KML}coordinates") == "37.1611735,36.2012400"
    assert placemarks(situation())["o1"][0].find(f"{KML}TimeSpan") is None
    assert not [child for child in placemarks(situation())["u1"][0] if child.tag == f"{KML}Point"]


def test_colours_are_those_of_the_sides() -> None:
    frame = layer((row("c1", side="Syrian opposition", status="held"), ALEPPO))
    root = ElementTree.fromstring(dumps(situation(control=frame)))
    (placemark,) = [
        p for p in root.iter(f"{KML}Placemark") if "c1" in [v.text for v in p.iter(f"{KML}value")]
    ]
    style = root.find(f".//{KML}Style[@id='{placemark.findtext(f'{KML}styleUrl')[1:]}']")
    colour = side_styles(["Syrian opposition"])["Syrian opposition"].colour
    assert style.findtext(f"{KML}LineStyle/{KML}color") == f"ff{colour[5:]}{colour[3:5]}{colour[1:3]}"


def test_hostile_text_is_text_even_where_a_viewer_reads_html() -> None:
    found = placemarks(situation())
    assert found["s1"][0].findtext(f"{KML}name") == HOSTILE
    assert "<script>" not in found["s2"][0].findtext(f"{KML}description")
    assert "&lt;script&gt;" in found["s2"][0].findtext(f"{KML}description")


def test_holes_are_kept() -> None:
    shape = Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(1, 1), (1, 2), (2, 2), (2, 1)]])
    placemark, _ = placemarks(situation(zones=layer((row("z1"), shape))))["z1"]
    assert len(list(placemark.iter(f"{KML}innerBoundaryIs"))) == 1


def test_other_programs_open_it(tmp_path: Path) -> None:
    path = tmp_path / "out.kml"
    write(situation(), path)
    listed = pyogrio.list_layers(path)
    assert "Strikes" in listed[:, 0]
    strikes = gpd.read_file(path, layer="Strikes")
    assert len(strikes) == 2
    assert HOSTILE in set(strikes["Name"])


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_makes_a_well_formed_document(text: str) -> None:
    frame = layer((row("s1", "strike", title=text, side=text, sources=[source(quote=text)]), ALEPPO))
    assert len(placemarks(situation(strikes=frame))) == 9


def test_an_empty_situation_is_a_document() -> None:
    assert placemarks(situation(**dict.fromkeys(LAYER_NAMES, layer()))) == {}
