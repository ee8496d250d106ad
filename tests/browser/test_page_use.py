"""Using the exported page: filters, search, links, two moments, a story, other data, paper, and who can use it."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from data import ROOT
from outputs import html
from outputs.payload import payload
from outputs.sheet import sheet_of
from tests.outputs.situations import ALEPPO, HOSTILE, IDLIB, layer, row, situation, source

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Watch

MAP = "document.querySelector('.sitmap').situation"
READY = ".sitmap[data-ready='true']"
SHOWN = f"{MAP}.scene.count"
AXE = ROOT / "outputs" / "web" / "node_modules" / "axe-core" / "axe.min.js"
STORY = [
    {"title": "First", "text": "It began here.", "view": [36.2, 37.1, 9]},
    {
        "title": "Then",
        "text": "It went on.\n\nAnd on.",
        "view": "off=strikes&map=35.9,36.6,10",
        "select": "s1",
    },
]


def wait(page: Page, words: str) -> None:
    """Wait until an expression holds; the page's own policy forbids Playwright's way."""
    for _ in range(100):
        if page.evaluate(words):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never: {words}")


def day(number: int, **more: Any) -> dict[str, Any]:
    """Fields of an event on a day of November 2024."""
    return {
        "start": f"2024-11-{number}T00:00:00+03:00",
        "end": f"2024-11-{number}T23:59:59+03:00",
        **more,
    }


def sample(**changes: Any) -> Any:
    strikes = layer(
        (row("s1", "strike", weapon="air", title="Air strike on Idlib", place="Idlib", **day(27)), IDLIB),
        (
            row("s2", "strike", weapon="drone", title="Drone over Aleppo", confidence=0.4, **day(30)),
            ALEPPO,
        ),
        (
            row(
                "s3",
                "strike",
                weapon="drone",
                title="قصف حلب",
                sources=[source(publisher="Desk B", quote="قصفت الطائرات المدينة")],
                **day(30),
            ),
            ALEPPO,
        ),
    )
    return situation(**{"strikes": strikes, **changes})


def opened(page: Page, folder: Path, layers: Any = None, **meta: Any) -> None:
    """Write the page with more in its `meta` and open it from disk."""
    layers = layers or sample()
    page_bytes = html.dumps(layers)
    (folder / "map.html").write_bytes(page_bytes)
    page.goto((folder / "map.html").as_uri())
    page.wait_for_selector(READY)
    if meta:
        page.evaluate(
            f"(meta) => {{ const map = {MAP}; Object.assign(map.scene.meta, meta);"
            " map.renew({ meta: map.scene.meta, tables: map.scene.tables }); }",
            meta,
        )


def test_filters_narrow_and_reset(page: Page, watch: Watch, tmp_path: Path) -> None:
    opened(page, tmp_path)
    all_shown = page.evaluate(SHOWN)
    page.get_by_role("tab", name="Filter").click()
    page.get_by_role("checkbox", name="Drone").check()
    assert page.evaluate(SHOWN) == 2
    page.get_by_role("checkbox", name="Desk B").check()
    assert page.evaluate(SHOWN) == 1
    page.get_by_role("tab", name="Events").click()
    assert page.locator(".sm-list .sm-event").count() == 1
    page.get_by_role("button", name="Without the filter Desk B").click()
    assert page.evaluate(SHOWN) == 2
    page.get_by_role("tab", name="Filter").click()
    page.get_by_role("searchbox", name="Words").fill("قَصف")
    wait(page, f"{SHOWN} === 1")
    page.get_by_role("button", name="Reset all filters").click()
    assert page.evaluate(SHOWN) == all_shown
    page.get_by_label("Confidence", exact=True).fill("50")
    assert page.evaluate(SHOWN) == all_shown - 1
    assert watch.errors == []


def test_a_link_opens_the_same(page: Page, watch: Watch, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.evaluate(
        f"{MAP}.change({{ layers: {{ fronts: false }}, filters: {{ weapons: ['air'], words: 'Idlib' }} }})"
    )
    page.evaluate(f"{MAP}.map.setView([35.9, 36.7], 9, {{ animate: false }})")
    page.evaluate(f"{MAP}.select('s1')")
    wait(page, "location.hash.includes('id=s1')")
    wait(page, f"!{MAP}.map._panAnim?._inProgress")
    address = page.url
    view = page.evaluate(f"JSON.stringify({MAP}.view)")
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector(READY)
    assert json.loads(page.evaluate(f"JSON.stringify({MAP}.view)")) == json.loads(view)
    assert page.locator(".sm-detail").get_attribute("data-id") == "s1"
    assert page.evaluate(SHOWN) == 1
    assert watch.errors == []


def test_search_flies_to_a_place_and_to_an_event_by_keyboard(
    page: Page, watch: Watch, tmp_path: Path
) -> None:
    opened(page, tmp_path)
    box = page.get_by_role("combobox", name="Search places and words")
    box.fill("idl")
    page.get_by_role("option", name="Idlib 1 event", exact=True).wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    assert page.evaluate(f"{MAP}.map.getCenter().lat") == pytest.approx(IDLIB.y, abs=0.01)
    box.fill("الطائرات")
    page.get_by_role("option", name="قصف حلب").click()
    assert page.locator(".sm-detail").get_attribute("data-id") == "s3"
    box.fill("drone")
    page.get_by_role("option", name="Show only").click()
    wait(page, f"{SHOWN} === 2")
    assert watch.errors == []


def test_a_feature_that_is_filtered_out_is_shown_when_asked_for(page: Page, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.evaluate(f"{MAP}.change({{ filters: {{ weapons: ['air'] }}, layers: {{ strikes: false }} }})")
    page.evaluate(f"{MAP}.select('s2')")
    assert page.evaluate(f"{MAP}.scene.masks.strikes.some(Boolean)")
    assert page.locator(".sm-detail").get_attribute("data-id") == "s2"


def test_two_moments_are_compared(page: Page, watch: Watch, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("tab", name="Events").click()
    assert "2 new strikes" in page.locator(".sm-compared").inner_text()
    assert page.get_by_role("slider", name="Moment A").get_attribute("aria-valuetext") == "27 Nov 2024"
    page.get_by_role("button", name="Compare").click()
    assert page.locator(".sm-compared").count() == 0
    assert watch.errors == []


def test_a_story_is_told_by_keyboard(page: Page, watch: Watch, tmp_path: Path) -> None:
    opened(page, tmp_path, story=STORY, summary=[{"text": "Three strikes.", "ids": ["s1", "s2"]}])
    page.get_by_role("button", name="Tell the story").press("Enter")
    assert page.evaluate(f"{MAP}.map.getZoom()") == 9
    page.keyboard.press("ArrowRight")
    assert "And on." in page.locator(".sm-story").inner_text()
    assert page.evaluate(f"{MAP}.view.layers.fronts")
    assert page.locator(".sm-detail").get_attribute("data-id") == "s1"
    page.locator(".sm-story").get_by_role("button", name="Back").focus()
    page.keyboard.press("Escape")
    assert page.evaluate(f"{MAP}.view.step") is None
    page.get_by_role("tab", name="Summary").click()
    page.get_by_role("button", name="Three strikes.").click()
    assert page.locator(".sm-drawer .sm-event").count() == 2
    assert watch.errors == []


def test_other_data_keep_the_view(page: Page, watch: Watch, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.evaluate(
        f"{MAP}.map.setView([36.0, 36.9], 9, {{ animate: false }}); {MAP}.marked = true;"
        f"{MAP}.change({{ filters: {{ weapons: ['drone'] }} }}); {MAP}.select('s2')"
    )
    page.get_by_role("tab", name="Filter").click()
    wait(page, f"!{MAP}.map._panAnim?._inProgress")  # the pop-up may move the map to have room
    fewer = sample(strikes=sample().strikes.iloc[:2])
    packed = base64.b64encode(payload(fewer, sheet_of(fewer)).whole()).decode()
    before = page.evaluate(f"JSON.stringify({MAP}.view)")
    page.evaluate(f"(text) => {MAP}.update(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)))", packed)
    assert page.evaluate(SHOWN) == 1
    assert page.evaluate(f"JSON.stringify({MAP}.view)") == before
    assert page.evaluate(f"{MAP}.marked")
    assert page.locator(".sm-detail").get_attribute("data-id") == "s2"
    assert page.get_by_role("tab", name="Filter").get_attribute("aria-selected") == "true"
    assert watch.errors == []


def test_a_place_is_picked_and_an_area_drawn(page: Page, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.evaluate(f"() => {{ {MAP}.options.onPoint = (found) => (window.told ??= []).push(found); }}")
    page.evaluate(f"{MAP}.map.setView([{ALEPPO.y}, {ALEPPO.x}], 10, {{ animate: false }})")
    page.evaluate(f"{MAP}.picking.start('place')")
    page.keyboard.press("Enter")
    page.evaluate(f"{MAP}.picking.start('area', 'Draw it')")
    stage = page.locator(".sm-stage")
    for x, y in ((400, 300), (500, 300), (450, 400)):
        stage.click(position={"x": x, "y": y})
    page.get_by_role("button", name="Done").click()
    page.evaluate(f"{MAP}.picking.start('place')")
    page.keyboard.press("Escape")
    told = page.evaluate("window.told")
    assert len(told) == 3, told
    place, area, cancelled = told
    assert (place["lat"], place["lon"]) == pytest.approx((ALEPPO.y, ALEPPO.x), abs=0.01)
    assert "s2" in place["ids"]
    assert len(area["ring"]) == 4
    assert area["ring"][0] == area["ring"][-1]
    assert cancelled == {"kind": "cancel"}


def test_what_works_unseen_is_written_out(page: Page, watch: Watch, tmp_path: Path) -> None:
    sly = "safe\u202etxt.exe\u202c \u0007 back\u0000"
    strike = row("s1", "strike", weapon="air", title=sly, place=HOSTILE, sources=[source(quote=sly)])
    opened(page, tmp_path, sample(strikes=layer((strike, IDLIB))))
    page.evaluate(f"{MAP}.select('s1')")
    shown = page.locator(".sm-detail").first.evaluate("node => node.textContent")
    assert "safe[U+202E]txt.exe[U+202C] ␇" in shown
    assert not set(shown) & set("\u202e\u202c\u0007\u0000")
    assert watch.errors == []


def test_paper_has_the_map_the_legend_and_the_words(page: Page, tmp_path: Path) -> None:
    opened(page, tmp_path)
    view = page.evaluate(f"JSON.stringify({MAP}.view)")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".sm-paper li").count() == page.evaluate(SHOWN)
    assert page.locator(".sm-paper q").first.is_visible()
    assert page.locator(".sm-legend").is_visible()
    assert "Boundaries and names" in page.locator(".sm-notes").inner_text()
    assert page.locator(".sm-finder").is_hidden()
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".sm-paper").count() == 0
    assert page.evaluate(f"JSON.stringify({MAP}.view)") == view


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_grave_fault(page: Page, tmp_path: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, tmp_path, story=STORY, summary=[{"text": "Three strikes.", "ids": ["s1", "s2"]}])
    page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = []
    for prepare in (
        "",
        f"{MAP}.panel.choose('filter')",
        f"{MAP}.panel.choose('events'); {MAP}.select('s1'); {MAP}.change({{ compare: true, step: 0 }})",
    ):
        page.evaluate(prepare)
        violations = page.evaluate("axe.run(document).then((found) => found.violations)")
        found += [
            f"{fault['id']}: {node['html'][:120]}"
            for fault in violations
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]
    assert found == []


def test_it_reads_from_right_to_left(page: Page, watch: Watch, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.evaluate(f"{MAP}.map.invalidateSize()")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    finder, panel = page.locator(".sm-finder").bounding_box(), page.locator(".sm-panel").bounding_box()
    assert finder is not None
    assert panel is not None
    assert panel["x"] < finder["x"]
    page.get_by_role("tab", name="Events").click()
    title = page.locator(".sm-event-title", has_text="قصف").first
    assert title.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert watch.errors == []
