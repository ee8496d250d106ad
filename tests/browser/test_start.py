"""A newcomer's way: from a pasted article to a map of its own, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_dashboard import READY, open_map

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Served

ARTICLE = """Drones hit fuel tanks in Port Sudan

PORT SUDAN, 6 May 2025 (Desk) — Drones struck fuel tanks in Port Sudan on Monday, a resident said.
Shelling killed at least 14 people in El Fasher on Saturday, a local committee said.
"""


def until(root: Locator, what: str) -> None:
    """Wait until something is true of the map."""
    for _ in range(300):
        if root.evaluate(f"({{ situation }}) => {what}"):
            return
        root.page.wait_for_timeout(100)
    pytest.fail(what)


def test_an_article_alone_makes_a_map_of_its_own(page: Page, served: Served) -> None:
    open_map(page, served.start())
    root = page.locator(READY)
    root.evaluate("(root) => root.situation.map.setView([36.2, 37.1], 9, { animate: false })")
    page.get_by_label("Text of a report").fill(ARTICLE)
    page.get_by_role("button", name="Start a new map with it").first.click()
    head = page.locator(".st-key-head")
    head.get_by_text("1 report", exact=False).wait_for(timeout=60_000)

    # The date that the text gives itself is offered, and taken only when somebody says so.
    page.get_by_text("Its head says «6 May 2025».").wait_for()
    page.get_by_role("button", name="Set the date").click()
    head.get_by_text("as of 5 May 2025").wait_for(timeout=60_000)
    until(root, "situation.map.getCenter().lat < 25 && situation.map.getCenter().lng < 40")
    until(root, "situation.scene.masks.strikes.reduce((sum, on) => sum + on, 0) === 2")

    page.get_by_role("button", name="Undo").first.click()
    page.get_by_test_id("stToast").get_by_text("Taken back: dated").first.wait_for(timeout=60_000)
    page.get_by_role("button", name="Undo").first.click()
    head.get_by_text("3 reports").wait_for(timeout=60_000)
