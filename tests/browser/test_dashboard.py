"""The dashboard in a browser without a network: the map first, reports in, files out, the view kept."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Served, Watch

READY = ".sitmap[data-ready='true']"
VIEW = "({ situation: { map } }) => [map.getCenter().lat, map.getCenter().lng, map.getZoom()]"


def open_map(page: Page, address: str) -> None:
    """Open the dashboard and wait for its map; what stands there instead is the fault's message."""
    page.goto(address)
    end = time.monotonic() + 60
    while not page.locator(READY).count():
        if time.monotonic() > end:
            pytest.fail(f"no map, but: {page.locator('body').inner_text()}")
        page.wait_for_timeout(100)


def test_the_first_screen_is_the_map(page: Page, watch: Watch, dashboard: str) -> None:
    open_map(page, dashboard)
    assert "Syria" in page.locator("h1").first.inner_text()
    assert "statements about control" in page.locator(".st-key-head").inner_text()
    root = page.locator(READY)
    assert root.evaluate("(root) => root.situation.scene.shown.some(Boolean)")
    assert root.locator("canvas.leaflet-zoom-animated").count() == 2
    page.get_by_role("tab", name="Checks").click()
    page.get_by_text("agrees").first.wait_for()
    assert watch.asked == []
    assert [error for error in watch.errors if "Content Security Policy" not in error] == []


def test_a_click_keeps_the_view(page: Page, dashboard: str) -> None:
    open_map(page, dashboard)
    root = page.locator(READY)
    root.evaluate("(root) => root.situation.map.setView([36.0, 36.9], 9, { animate: false })")
    before = root.evaluate(VIEW)
    root.get_by_role("tab", name="Events").click()
    root.get_by_role("checkbox", name="Strikes").is_visible()
    root.evaluate("(root) => { root.situation.marked = true; }")
    root.evaluate("(root) => root.situation.options.onPick('something')")
    page.wait_for_timeout(1500)  # the page runs again; a map that was drawn anew would have lost the mark
    assert root.evaluate("(root) => root.situation.marked") is True
    assert root.evaluate(VIEW) == before


def test_a_pasted_report_joins_the_situation_and_leaves_as_a_file(
    page: Page, watch: Watch, served: Served, tmp_path: Path
) -> None:
    open_map(page, served.start())
    text = "An air strike on Saraqib killed three civilians on Friday, the White Helmets said."
    text += " <script>alert(1)</script>"
    page.get_by_label("Text of a report").fill(text)
    page.get_by_label("Publisher").fill("Desk **of** <b>tests</b>")
    page.get_by_role("button", name="Add this report").click()
    page.locator(".st-key-head").get_by_text("3 reports").wait_for(timeout=60_000)
    page.wait_for_selector(READY)
    page.get_by_role("tab", name="Reports", exact=True).click()
    page.get_by_text("Desk **of** <b>tests</b>").first.wait_for()
    page.get_by_role("tab", name="Download").click()
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="GeoJSON").click()
    waiting.value.save_as(tmp_path / "out.geojson")
    collection = json.loads((tmp_path / "out.geojson").read_text("utf-8"))
    assert waiting.value.suggested_filename.endswith(".geojson")
    assert any("Saraqib" in (feature["properties"].get("place") or "") for feature in collection["features"])
    assert not [error for error in watch.errors if error.startswith("dialog")]


def test_sentence_and_mark_lead_to_each_other(page: Page, watch: Watch, dashboard: str) -> None:
    open_map(page, dashboard)
    root = page.locator(READY)
    root.get_by_role("tab", name="Text").click()
    sign = root.locator(".sm-said-sign").first
    feature = sign.get_attribute("data-feature")
    sign.click()
    opened = root.locator(f".sm-detail[data-id='{feature}']")
    opened.wait_for()
    sentence = root.locator(".sm-said-here").first.inner_text()
    quote = opened.locator("blockquote").first.inner_text()
    assert quote.split() == sentence.split()[: len(quote.split())]
    root.get_by_role("tab", name="Legend").click()
    opened.get_by_role("button", name="Read it in the report").first.click()
    assert root.locator(".sm-said-here").first.is_visible()
    root.locator(".sm-name").first.click()
    root.get_by_text("Where this name was placed").wait_for()
    assert [error for error in watch.errors if "Content Security Policy" not in error] == []


def test_the_wheel_scrolls_the_page_until_the_map_is_clicked(page: Page, dashboard: str) -> None:
    open_map(page, dashboard)
    root = page.locator(READY)
    zoom = root.evaluate(VIEW)[2]
    scrolled = "document.querySelector('[data-testid=stMain]').scrollTop"
    page.mouse.move(500, 500)
    page.mouse.wheel(0, 300)
    page.wait_for_function(f"{scrolled} > 100")
    assert root.evaluate(VIEW)[2] == zoom
    page.evaluate(f"{scrolled} = 0")
    page.mouse.move(300, 600)
    page.mouse.down()
    page.mouse.up()
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(800)
    assert root.evaluate(VIEW)[2] < zoom
    assert page.evaluate(scrolled) == 0
