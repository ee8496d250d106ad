"""A large page is drawn before all of it has been read: what is asked for early is there all the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bench.large import large
from outputs import html
from outputs.story import Step
from tests.browser.test_page_use import MAP, SHOWN, wait

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Watch

WHOLE = ".sitmap[data-ready='true']"
EARLY = """(() => {
  window.early_ = { done: false };
  const look = () => {
    const root = document.querySelector(".sitmap[data-ready='marks']");
    if (!root || window.early_.done) return;
    const map = root.situation;
    window.early_ = { done: true, shown: map.scene.count, whole: map.arriving.whole, grounded: map.arriving.grounded };
    %s
  };
  new MutationObserver(look).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });
})()"""


@pytest.fixture(scope="module")
def layers() -> Any:
    return large(30_000, zones=200, arrows=50, quote_chars=60)


def early(page: Page, folder: Path, layers: Any, action: str = "", address: str = "", **more: Any) -> Any:
    """Opens the page, acts when its marks are there and its texts are not, and waits for all of it."""
    path = folder / "large.html"
    html.write(layers, path, **more)
    page.add_init_script(EARLY % action)
    page.goto(path.as_uri() + address)
    page.locator(WHOLE).wait_for()
    return page.evaluate("window.early_")


def test_marks_are_drawn_before_the_texts_are_read(
    page: Page, watch: Watch, tmp_path: Path, layers: Any
) -> None:
    found = early(page, tmp_path, layers)

    assert found["done"], "the page said that its marks are there"
    assert not found["grounded"], "and that its ground is not yet"
    assert not found["whole"]
    assert found["shown"] == page.evaluate(SHOWN) > 25_000
    assert not watch.errors


def test_a_mark_asked_for_early_is_opened_when_its_words_are_there(
    page: Page, watch: Watch, tmp_path: Path, layers: Any
) -> None:
    wanted = layers.strikes.iloc[7]

    found = early(page, tmp_path, layers, f"map.select({json.dumps(wanted['id'])});")

    assert not found["whole"]
    popup = page.locator(".leaflet-popup")
    popup.wait_for()
    assert wanted["title"] in popup.inner_text()
    assert wanted["sources"][0]["quote"] in popup.inner_text()
    assert not watch.errors


def test_a_click_on_a_mark_early_opens_it(page: Page, watch: Watch, tmp_path: Path, layers: Any) -> None:
    early(
        page,
        tmp_path,
        layers,
        "map.opener.openHeap(map.scene.points.n - 1); map.pointer.onMove({ containerPoint: { x: 400, y: 400 } });",
    )

    page.locator(".leaflet-popup").wait_for()
    assert not watch.errors


def test_a_link_to_a_mark_and_one_with_words_show_them(
    page: Page, watch: Watch, tmp_path: Path, layers: Any
) -> None:
    wanted = layers.clashes.iloc[3]
    early(page, tmp_path, layers, address=f"#id={wanted['id']}")
    page.locator(".leaflet-popup").wait_for()
    assert wanted["title"] in page.locator(".leaflet-popup").inner_text()

    words = f'"{layers.strikes.iloc[0]["place"]}"'
    counts = []
    for address in (f"#words={words.replace(' ', '+')}", ""):
        page.goto("about:blank")
        page.goto((tmp_path / "large.html").as_uri() + address)
        page.locator(WHOLE).wait_for()
        if not address:
            page.evaluate(f"(words) => {MAP}.change({{ filters: {{ words }} }})", words)
        wait(page, f"{MAP}.scene.found && {MAP}.scene.count < 2000")
        counts.append(page.evaluate(SHOWN))
    assert counts[0] == counts[1] > 0
    assert not watch.errors


def test_lists_filters_and_searches_asked_for_early_are_filled(
    page: Page, watch: Watch, tmp_path: Path, layers: Any
) -> None:
    early(
        page,
        tmp_path,
        layers,
        """map.panel.choose('events'); map.panel.choose('filter');
        const input = root.querySelector('.sm-find');
        input.focus(); input.value = 'shelling'; input.dispatchEvent(new Event('input'));
        map.change({ filters: { weapons: ['air'] } });""",
    )

    wait(page, f"{MAP}.view.filters.weapons.length === 1")
    airs = int((layers.strikes["weapon"] == "air").sum())
    wait(page, f"{MAP}.scene.count === {airs}")
    page.locator(".sm-facet").first.wait_for()
    page.locator(".sm-results .sm-option").first.wait_for()
    page.get_by_role("tab", name="Events").click()
    wait(page, "document.querySelectorAll('.sm-event').length === 100")
    assert not watch.errors


def test_a_story_told_early_and_paper_printed_early(
    page: Page, watch: Watch, tmp_path: Path, layers: Any
) -> None:
    wanted = layers.strikes.iloc[11]
    steps = (
        Step(title="First", text="It began.", view=None, as_of=None, layers=None, select=None),
        Step(title="Then", text="It went on.", view=None, as_of=None, layers=None, select=wanted["id"]),
    )

    found = early(
        page,
        tmp_path,
        layers,
        """window.dispatchEvent(new Event('beforeprint'));
        window.early_.paper = root.querySelector('.sm-paper').textContent;
        window.dispatchEvent(new Event('afterprint'));
        map.story.go(1);""",
        story=steps,
    )

    assert "print it once more" in found["paper"]
    page.locator(".leaflet-popup").wait_for()
    assert wanted["title"] in page.locator(".leaflet-popup").inner_text()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".sm-paper li").count() == 200
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert not watch.errors


def test_switches_and_time_are_alive_before_the_texts(
    page: Page, watch: Watch, tmp_path: Path, layers: Any
) -> None:
    found = early(
        page,
        tmp_path,
        layers,
        """root.querySelector('input[data-layer=strikes]').click();
        window.early_.without = map.scene.count;
        const slider = root.querySelectorAll('.sm-slider')[1];
        slider.value = '30'; slider.dispatchEvent(new Event('input', { bubbles: true }));
        window.early_.then = map.scene.count;""",
    )

    assert 0 < found["without"] < found["shown"]
    assert 0 < found["then"] < found["without"]
    assert not watch.errors
