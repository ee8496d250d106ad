"""The exported page in a browser without a network: all features, and no text of a report as code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from layers.situation import Layers
from outputs import geojson, html
from tests.outputs.situations import ALEPPO, HOSTILE, layer, row, situation, source
from ui.screen import days_of, past_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from pipeline import Situation
    from tests.browser.conftest import Watch

FEATURES = """() => {
  const { tables } = document.querySelector('.sitmap').situation.scene;
  const found = {};
  for (const [name, table] of Object.entries(tables)) {
    if (!table.has('id') || name.startsWith('base_')) continue;
    for (let i = 0; i < table.n; i++) {
      const g = table.geometry;
      found[table.get('id', i)] = g?.type === 'point' ? [g.x[i] / 1e6, g.y[i] / 1e6] : null;
    }
  }
  return found;
}"""
SHOWN = "document.querySelector('.sitmap').situation.scene.shown.reduce((sum, on) => sum + on, 0)"
WHOLE = """(id) => {
  const { scene } = document.querySelector('.sitmap').situation;
  const [name, row] = scene.find(id);
  return scene.tables.sources.get('quote', scene.tables[name].get('sources', row)[0]);
}"""
PIXEL_OF = """(name) => {
  const map = document.querySelector('.sitmap').situation;
  const mark = map.placed.find((placed) => placed.name === name);
  const box = map.stage.getBoundingClientRect();
  return [mark.x - map.ground.view.pad.x + box.x, mark.y - map.ground.view.pad.y + box.y];
}"""


def opened(page: Page, layers: Layers, folder: Path, **more: Any) -> None:
    """Write the page and open it from disk."""
    html.write(layers, folder / "map.html", **more)
    page.goto((folder / "map.html").as_uri())
    page.wait_for_selector(".sitmap[data-ready='true']")


def test_it_shows_the_features_of_the_geojson(
    page: Page, watch: Watch, bundled: Situation, tmp_path: Path
) -> None:
    opened(page, bundled.layers, tmp_path, reports=bundled.reports)
    shown = page.evaluate(FEATURES)
    collection = json.loads(geojson.dumps(bundled.layers))
    exported = {feature["id"]: feature["geometry"] for feature in collection["features"]}
    assert set(shown) == set(exported)
    points = {id_: g["coordinates"] for id_, g in exported.items() if g and g["type"] == "Point"}
    for id_, at in shown.items():
        if at is not None and id_ in points:
            assert at == pytest.approx(points[id_], abs=2e-6)
    assert page.evaluate(SHOWN) > 5
    assert watch.errors == []
    assert watch.asked == []


def test_a_mark_opens_with_its_words_and_sources(
    page: Page, watch: Watch, bundled: Situation, tmp_path: Path
) -> None:
    opened(page, bundled.layers, tmp_path, reports=bundled.reports)
    page.mouse.click(*page.evaluate(PIXEL_OF, "Aleppo"))
    page.locator(".leaflet-popup .sm-event").first.click()
    detail = page.locator(".leaflet-popup .sm-detail")
    quote = detail.locator("blockquote").first.inner_text()
    assert any(quote in report.body for report in bundled.reports)
    assert "within about" in detail.inner_text()
    assert "%" in detail.locator(".sm-meter").inner_text()
    page.get_by_text("Everything here").first.click()
    assert page.locator(".leaflet-popup .sm-event").count() > 1
    assert watch.errors == []


def test_ground_that_changed_is_told_by_cells(
    page: Page, watch: Watch, bundled: Situation, tmp_path: Path
) -> None:
    days = days_of(bundled)
    opened(page, bundled.layers, tmp_path, reports=bundled.reports, past=past_of(bundled), days=days)
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("tab", name="Events").click()
    changed = page.locator(".sm-changes .sm-sentence").all_inner_texts()
    assert any("km²" in sentence and "opposition" in sentence for sentence in changed)
    assert watch.errors == []


def test_sources_can_be_filtered_by_their_kind(page: Page, bundled: Situation, tmp_path: Path) -> None:
    opened(page, bundled.layers, tmp_path, reports=bundled.reports)
    page.get_by_role("tab", name="Filter").click()
    before = page.evaluate(SHOWN)
    group = page.get_by_role("group", name="Kind of source")
    group.get_by_text("Monitor", exact=True).click()
    assert 0 < page.evaluate(SHOWN) < before


@pytest.mark.parametrize("width", [1440, 390])
def test_a_mark_opens_again_after_it_was_closed(
    page: Page, bundled: Situation, tmp_path: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    opened(page, bundled.layers, tmp_path, reports=bundled.reports)
    page.evaluate("document.querySelector('.sitmap').situation.map.setView([36.2, 37.16], 9)")
    for _ in range(3):
        page.mouse.click(*page.evaluate(PIXEL_OF, "Aleppo"))
        reading = page.locator(".leaflet-popup, .sm-sheet:not([hidden])")
        reading.locator(".sm-event, .sm-detail").first.wait_for(timeout=3000)
        page.wait_for_timeout(350)
        page.keyboard.press("Escape")
        page.wait_for_timeout(350)
        assert reading.count() == 0


def test_a_zone_says_on_which_claims_it_rests(page: Page, watch: Watch, tmp_path: Path) -> None:
    opened(page, situation(), tmp_path)
    page.evaluate("document.querySelector('.sitmap').situation.select('z1')")
    claim = page.locator(".leaflet-popup .sm-claims button")
    claim.click()
    assert page.locator(".leaflet-popup .sm-detail").get_attribute("data-id") == "c1"
    assert watch.errors == []


def test_hostile_text_is_shown_and_never_run(page: Page, watch: Watch, tmp_path: Path) -> None:
    long = f"{HOSTILE} " + "ق" * 100_000
    strike = row(
        "s1",
        "strike",
        title=HOSTILE,
        place=HOSTILE,
        actor=HOSTILE,
        side=HOSTILE,
        weapon="air",
        place_why=HOSTILE,
        conflicts=[HOSTILE],
        candidates=[{"name": HOSTILE, "why": HOSTILE, "score": 0.5}],
        sources=[source(quote=long, url="javascript:alert(1)", publisher=HOSTILE, attributed_to=HOSTILE)],
    )
    opened(page, situation(strikes=layer((strike, ALEPPO))), tmp_path, title=HOSTILE)
    scripts = page.evaluate("document.scripts.length")
    page.evaluate("document.querySelector('.sitmap').situation.select('s1')")
    detail = page.locator(".leaflet-popup .sm-detail")
    plain = HOSTILE.replace("\u2028", " ")
    assert detail.locator("h3").evaluate("node => node.textContent") == HOSTILE
    assert detail.locator("blockquote").evaluate("node => node.textContent").startswith(HOSTILE)
    assert page.evaluate(WHOLE, "s1") == long
    assert detail.locator("a").count() == 0
    assert page.locator("h1").evaluate("node => node.textContent") in (HOSTILE, plain)
    assert page.evaluate("document.scripts.length") == scripts
    page.get_by_role("tab", name="Events").click()
    assert HOSTILE in page.locator(".sm-list").first.evaluate("node => node.textContent")
    assert watch.errors == []
    assert watch.asked == []


def test_the_slider_shows_another_time(page: Page, bundled: Situation, tmp_path: Path) -> None:
    opened(page, bundled.layers, tmp_path)
    now = page.evaluate(SHOWN)
    slider = page.get_by_label("Shown until")
    slider.focus()
    slider.press("Home")
    assert slider.get_attribute("aria-valuetext") in page.locator(".sm-moment").inner_text()
    assert page.evaluate(SHOWN) != now
    assert (
        page.evaluate("document.querySelector('.sitmap').situation.scene.masks.zones.some(Boolean)") is False
    )
    slider.press("End")
    page.get_by_label("Shown from").press("End")
    assert page.evaluate(SHOWN) <= now


def test_the_slider_shows_the_zones_of_then(page: Page, bundled: Situation, tmp_path: Path) -> None:
    past = past_of(bundled)
    assert past
    opened(page, bundled.layers, tmp_path, past=past)
    page.get_by_label("Shown until").press("Home")
    shown = page.evaluate(
        """() => {
          const { tables, masks } = document.querySelector('.sitmap').situation.scene;
          return [...masks.past_zones.keys()].filter((i) => masks.past_zones[i])
            .map((i) => tables.past_zones.get('id', i));
        }"""
    )
    assert set(shown) == set(past[0].zones["id"])


def test_layers_can_be_switched_off_by_keyboard(page: Page, bundled: Situation, tmp_path: Path) -> None:
    opened(page, bundled.layers, tmp_path)
    before = page.evaluate(SHOWN)
    page.get_by_role("checkbox", name="Strikes").press("Space")
    assert page.evaluate(SHOWN) == before - len(bundled.layers.strikes[_now(bundled, "strikes")])


def _now(bundled: Situation, name: str) -> Any:
    return ~getattr(bundled.layers, name)["modality"].isin(["historical", "planned"])


def test_it_fits_a_phone(page: Page, watch: Watch, bundled: Situation, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, bundled.layers, tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    stage = page.locator(".sm-stage").bounding_box()
    assert stage is not None
    assert 300 < stage["height"] < 700
    page.mouse.click(*page.evaluate(PIXEL_OF, "Aleppo"))
    sheet = page.locator(".sm-sheet")
    sheet.locator(".sm-event").first.click()
    assert sheet.locator("blockquote").count() > 0
    box = sheet.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] == pytest.approx(844, abs=2)
    sheet.get_by_role("button", name="Close").click()
    assert sheet.is_hidden()
    assert watch.errors == []
