"""Every export of the dashboard is downloaded, and opened again by a tool of its kind."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from PIL import Image
from pypdf import PdfReader

from tests.browser.test_dashboard import READY, open_map

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Watch

NAME = re.compile(r"^\w+_situation_\d{8}\.\w+$")


@pytest.fixture
def download(page: Page, dashboard: str, tmp_path: Path) -> Path:
    """Press every download button of the dashboard once."""
    open_map(page, dashboard)
    page.get_by_role("tab", name="Download").click()
    for name in ("Map as a page", "GeoJSON", "GeoPackage", "CSV", "KML", "Picture", "PDF"):
        with page.expect_download(timeout=120_000) as waiting:
            page.get_by_role("button", name=name, exact=True).click()
        file = waiting.value
        assert NAME.match(file.suggested_filename), file.suggested_filename
        file.save_as(tmp_path / f"map.{file.suggested_filename.rsplit('.', 1)[1]}")
    return tmp_path


def test_each_export_opens_again(download: Path, page: Page, watch: Watch) -> None:
    collection = json.loads((download / "map.geojson").read_text("utf-8"))
    drawn = [feature for feature in collection["features"] if feature["geometry"]]
    assert len(gpd.read_file(download / "map.geojson")) == len(collection["features"])

    layers = {name for name, _ in pyogrio.list_layers(download / "map.gpkg")}
    assert {"control", "zones", "strikes", "displacement", "layer_styles"} <= layers
    assert len(gpd.read_file(download / "map.gpkg", layer="strikes")) > 0

    table = pd.read_csv(download / "map.csv", skiprows=[1])
    assert set(table["id"]) == {feature["id"] for feature in collection["features"]}
    assert len(pyogrio.list_layers(download / "map.kml")) > 1

    with Image.open(download / "map.png") as picture:
        assert len(picture.convert("L").resize((60, 40)).getcolors() or ()) > 8
    sheet = PdfReader(download / "map.pdf").pages[0].extract_text()
    assert "Aleppo" in sheet

    page.goto((download / "map.html").as_uri())
    page.wait_for_selector(READY)
    shown = page.evaluate(
        "Object.values(document.querySelector('.sitmap').situation.scene.tables)"
        ".filter((table) => table.geometry).reduce((sum, table) => sum + table.n, 0)"
    )
    assert shown >= len(drawn)
    assert not [error for error in watch.errors if error.startswith("dialog")]
