"""A page that changes its size while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.test_page_use import MAP, opened

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def test_what_is_open_stays_in_a_picture_that_becomes_smaller(page: Page, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.evaluate(f"{MAP}.select('s1')")
    page.locator(".leaflet-popup").wait_for()
    page.set_viewport_size({"width": 1000, "height": 800})
    page.wait_for_timeout(900)
    popup, stage = (page.locator(name).bounding_box() for name in (".leaflet-popup", ".sm-stage"))
    assert popup is not None
    assert stage is not None
    assert stage["x"] <= popup["x"]
    assert popup["x"] + popup["width"] <= stage["x"] + stage["width"]


def test_all_tabs_are_in_view_on_a_telephone(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, tmp_path, summary=[{"text": "Three strikes.", "ids": ["s1"]}])
    wide = page.evaluate(
        """() => {
          const tabs = document.querySelector('.sm-tabs');
          for (const tab of tabs.children) tab.hidden = false;
          tabs.querySelector('[aria-controls$=events] em').textContent = '10,000';
          return [tabs.scrollWidth, tabs.clientWidth];
        }"""
    )
    assert wide[0] <= wide[1]
