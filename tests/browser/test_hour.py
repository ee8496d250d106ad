"""An analyst's hour in a browser without a network: read, correct, undo, come back, and find everything again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.test_dashboard import READY, VIEW, open_map
from tests.browser.test_page_use import AXE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Served, Watch

SLOW = 60_000


def shown(page: Page) -> Locator:
    return page.locator(READY)


def open_strike(page: Page) -> str:
    """Open the strike on Basel Square from the list of events; its id."""
    root = shown(page)
    root.get_by_role("tab", name="Events").click()
    entry = root.locator(".sm-event", has_text="Basel Square").first
    feature = entry.get_attribute("data-id")
    assert feature is not None
    entry.click()
    root.locator(f".sm-detail[data-id='{feature}']").wait_for()
    return feature


def said(page: Page, words: str) -> None:
    """Wait for a short message of the page."""
    page.get_by_test_id("stToast").get_by_text(words).first.wait_for(timeout=SLOW)


def state(page: Page, feature: str, column: str) -> object:
    return shown(page).evaluate(
        "(root, [id, column]) => { const found = root.situation.scene.find(id);"
        " return found ? root.situation.scene.tables[found[0]].get(column, found[1]) : null; }",
        [feature, column],
    )


def until(page: Page, feature: str, column: str, value: object) -> None:
    """Wait until the map's own data say so."""
    for _ in range(600):
        if state(page, feature, column) == value:
            return
        page.wait_for_timeout(100)
    pytest.fail(f"{column} of {feature} is {state(page, feature, column)!r}, not {value!r}")


def test_every_decision_is_there_after_the_server_was_killed(
    page: Page, watch: Watch, served: Served
) -> None:
    open_map(page, served.start())
    feature = open_strike(page)
    page.wait_for_timeout(800)  # the map makes room for what is opened
    before = shown(page).evaluate(VIEW)
    shown(page).get_by_role("button", name="✓ Confirm").click()
    said(page, "Confirmed")
    until(page, feature, "review", "confirmed")
    assert shown(page).evaluate(VIEW) == pytest.approx(before)

    shown(page).get_by_role("button", name="✕ Reject").click()
    until(page, feature, "review", None)
    page.get_by_role("button", name="Undo").first.click()
    until(page, feature, "review", "confirmed")

    served.kill()
    open_map(page, served.start())
    assert state(page, feature, "review") == "confirmed"
    page.get_by_role("tab", name="Decisions").click()
    page.get_by_text("confirmed: ").first.wait_for(timeout=SLOW)
    page.get_by_text("took back: rejected").wait_for()
    assert [error for error in watch.errors if error.startswith("dialog")] == []


def test_a_place_is_corrected_by_a_click_and_by_another_candidate(page: Page, served: Served) -> None:
    open_map(page, served.start())
    feature = open_strike(page)
    shown(page).get_by_role("button", name="Move …").click()
    shown(page).locator(".sm-picking").get_by_text("Click where it happened").wait_for(timeout=SLOW)
    shown(page).locator(".sm-stage").click(position={"x": 240, "y": 330})
    until(page, feature, "precision", "exact")

    open_strike(page)
    shown(page).get_by_role("button", name="Correct …").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_label("Search a place").fill("Saraqib")
    drawer.get_by_label("Search a place").press("Enter")
    drawer.get_by_text(re.compile("Sar[aā]q[ie]b")).first.wait_for(timeout=SLOW)
    drawer.get_by_role("button", name="Put it there").click()
    until(page, feature, "precision", "settlement")


def test_an_event_is_corrected_in_the_form(page: Page, served: Served) -> None:
    open_map(page, served.start())
    feature = open_strike(page)
    shown(page).get_by_role("button", name="Correct …").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_role("tab", name="What happened").click()
    drawer.get_by_label("Killed: at least").fill("3")
    drawer.get_by_label("Why (kept in the log)").fill("the hospital's list")
    drawer.get_by_role("button", name="Save").click()
    until(page, feature, "killed_min", 3)
    assert state(page, feature, "review") == "edited"
    page.get_by_role("tab", name="Decisions").click()
    page.get_by_text("the hospital's list").first.wait_for(timeout=SLOW)


def test_two_windows_see_each_other(page: Page, browser: object, served: Served) -> None:
    address = served.start()
    open_map(page, address)
    other = page.context.new_page()
    open_map(other, address)
    feature = open_strike(page)
    shown(page).get_by_role("button", name="✓ Confirm").click()
    until(other, feature, "review", "confirmed")


def test_the_address_opens_the_same_view(page: Page, dashboard: str) -> None:
    open_map(page, dashboard)
    root = shown(page)
    root.evaluate("(root) => root.situation.map.setView([36.1, 36.8], 10, { animate: false })")
    root.evaluate(
        "(root) => root.situation.change({ layers: { zones: false }, filters: { words: 'Aleppo' } })"
    )
    page.wait_for_url(lambda url: "words" in url and "off" in url, timeout=SLOW)
    address = page.url
    page.goto("about:blank")
    open_map(page, address)
    view = shown(page).evaluate(
        "({ situation: { view } }) => [view.layers.zones, view.filters.words, view.map.map((n) => Math.round(n * 10) / 10)]"
    )
    assert view == [False, "Aleppo", [36.1, 36.8, 10]]


def test_filters_never_move_or_redraw_the_map(page: Page, dashboard: str) -> None:
    open_map(page, dashboard)
    root = shown(page)
    root.evaluate(
        "(root) => { root.situation.map.setView([36.1, 36.8], 10, { animate: false }); root.marked = true; }"
    )
    before = root.evaluate(VIEW)
    for number in range(20):
        root.evaluate("(root, on) => root.situation.change({ layers: { strikes: on } })", number % 2 == 1)
        page.wait_for_timeout(60)
    page.wait_for_timeout(1500)
    assert root.evaluate(VIEW) == pytest.approx(before)
    assert root.evaluate("(root) => root.marked === true")


def test_two_days_are_compared_and_time_steps(page: Page, dashboard: str) -> None:
    open_map(page, dashboard)
    root = shown(page)
    until_day = root.get_by_role("slider", name="Shown until")
    last = until_day.get_attribute("aria-valuetext")
    marks = "({ situation: { scene } }) => scene.masks.strikes.reduce((sum, on) => sum + on, 0)"
    all_of_them = root.evaluate(marks)
    for _ in range(3):
        until_day.press("ArrowLeft")
    assert until_day.get_attribute("aria-valuetext") != last
    assert root.evaluate(marks) < all_of_them

    root.get_by_role("button", name="Compare").click()
    root.get_by_role("tab", name="Events").click()
    compared = root.locator(".sm-compared")
    compared.wait_for()
    compared.get_by_text("No ground changed hands between the two").wait_for()
    for _ in range(3):
        root.get_by_role("slider", name="Moment B").press("ArrowRight")
    compared.get_by_text(re.compile(r"\d new strikes?")).wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_grave_fault_on_the_main_screen(
    page: Page, dashboard: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    open_map(page, dashboard)
    page.evaluate(AXE.read_text("utf-8"))
    open_strike(page)
    page.wait_for_timeout(1000)
    found = page.evaluate("axe.run(document).then((found) => found.violations)")
    assert [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ] == []
