"""The exported page on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.large import large
from outputs import html
from tests.browser.test_arriving import WHOLE
from tests.browser.test_page_use import MAP, opened

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Watch


def test_the_situation_fills_the_sheet(page: Page, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    filled = page.evaluate(
        f"""(() => {{
          const {{ map, scene }} = {MAP}, [west, south, east, north] = scene.meta.focus, size = map.getSize();
          const [a, b] = [map.latLngToContainerPoint([north, west]), map.latLngToContainerPoint([south, east])];
          return [(b.x - a.x) / size.x, (b.y - a.y) / size.y];
        }})()"""
    )
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert 0.85 < max(filled) <= 1


def test_paper_has_the_ground_under_very_many_marks(page: Page, watch: Watch, tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    html.write(large(5_000, zones=200, arrows=0), path)
    page.goto(path.as_uri())
    page.locator(WHOLE).wait_for()

    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    bare = page.evaluate(
        """() => {
          const canvas = document.querySelector('.leaflet-overlay-pane canvas');
          const { width, height } = canvas;
          const { data } = canvas.getContext('2d').getImageData(width * 0.3, height * 0.3, width * 0.4, height * 0.4);
          let bare = 0;
          for (let k = 3; k < data.length; k += 4) if (data[k] === 0) bare += 1;
          return (4 * bare) / data.length;
        }"""
    )
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")

    assert bare < 0.01, "zones and land are drawn under the marks"
    assert not watch.errors
