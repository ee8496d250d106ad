"""A headless Chromium to measure pages in: when a page is usable, and how it takes being dragged and zoomed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outputs.build_web import SOURCE

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

__all__ = ["Loaded", "Moved", "drag", "heap", "loaded", "opened", "running", "zoom"]

_FLAGS = ("--no-sandbox", "--disable-gpu", "--enable-precise-memory-info", "--js-flags=--expose-gc")
_SIZE: Any = {"width": 1440, "height": 900}
_PACKAGES = SOURCE / "node_modules"
_SCRIPTS = {
    "leaflet.js": _PACKAGES / "leaflet" / "dist" / "leaflet.js",
    "leaflet.css": _PACKAGES / "leaflet" / "dist" / "leaflet.css",
    "leaflet.markercluster.js": _PACKAGES / "leaflet.markercluster" / "dist" / "leaflet.markercluster.js",
    "MarkerCluster.css": _PACKAGES / "leaflet.markercluster" / "dist" / "MarkerCluster.css",
    "MarkerCluster.Default.css": _PACKAGES / "leaflet.markercluster" / "dist" / "MarkerCluster.Default.css",
}
"""What a page of folium asks a CDN for, from npm's packages; nothing reaches the network."""

_JQUERY = """window.$ = (text) => {
  const holder = document.createElement('template');
  holder.innerHTML = text;
  return [holder.content.firstElementChild];
};"""
"""As much of jQuery as folium's pop-ups need, and quicker."""

# A page of ours says when it is ready; any other is when it has loaded. Then the next frame has to be painted.
_WATCH = """(() => {
  const found = window.found_ = { frames: [], tasks: [] };
  const painted = (then) => requestAnimationFrame(() => setTimeout(() => then(performance.now())));
  const busy = (root) => root.dataset.ready !== 'true' || root.situation.backdrop.job || root.situation.ground._frame;
  const whole = () => (busy(document.querySelector('.sitmap')) ? requestAnimationFrame(whole)
    : painted((at) => { found.whole = at; }));
  const tell = () => {
    if (found.seen || !document.querySelector(".sitmap:is([data-ready='marks'], [data-ready='true'])")) return;
    found.seen = true;
    painted((at) => { found.usable = at; whole(); });
  };
  new MutationObserver(tell).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });
  addEventListener('load', () => {
    if (!document.querySelector('.sitmap')) painted((at) => { found.usable = found.whole = at; });
  });
})()"""
_COUNT = """() => {
  const found = window.found_;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => found.tasks.push(entry.duration)))
    .observe({ entryTypes: ['longtask'] });
  let last = performance.now();
  const tick = (now) => { found.frames.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""
_UNTIL_WHOLE = """() => new Promise((done) => {
  const look = () => (window.found_.whole ? done(window.found_) : setTimeout(look, 50));
  look();
})"""
_HEAP = "() => { window.gc?.(); return performance.memory.usedJSHeapSize / 1e6; }"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Milliseconds from navigation until the page was usable and whole; `busy`: the processor on its main thread."""

    usable: float
    whole: float
    busy: float


@dataclass(frozen=True, slots=True)
class Moved:
    """Milliseconds: of 95 % of frames, and of the longest task (0: none over 50)."""

    frames: float
    task: float


@contextmanager
def running() -> Iterator[Any]:
    """An installed Chromium, else Playwright's own."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    names = ("chromium", "chromium-browser", "google-chrome")
    installed = next((path for name in names if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=list(_FLAGS))
        yield browser
        browser.close()


@contextmanager
def opened(browser: Any, path: Path) -> Iterator[tuple[Page, Loaded]]:
    """The page at a path when it is whole, with what that took."""
    page: Page = browser.new_page(viewport=_SIZE)
    if "cdn" in path.read_text("utf-8")[:5000]:
        page.route(re.compile("^https?:"), _from_disk)
    page.add_init_script(_WATCH)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri(), wait_until="commit", timeout=600_000)
    found = page.evaluate(_UNTIL_WHOLE)
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    yield page, Loaded(found["usable"], found["whole"], 1000 * metrics["TaskDuration"])
    page.close()


def loaded(browser: Any, path: Path) -> Loaded:
    """What it takes to load a page."""
    with opened(browser, path) as (_, found):
        return found


def _from_disk(route: Route) -> None:
    name = route.request.url.rsplit("/", 1)[-1]
    if name in _SCRIPTS:
        route.fulfill(path=_SCRIPTS[name])
    elif name.startswith("jquery"):
        route.fulfill(body=_JQUERY, content_type="text/javascript")
    else:
        route.abort()


def heap(page: Page) -> float:
    """Megabytes that the page's script holds after its rubbish was taken out."""
    page.wait_for_timeout(500)
    return float(page.evaluate(_HEAP))


def drag(page: Page) -> Moved:
    """Drag the map about for a second and a half."""
    page.evaluate(_COUNT)
    page.mouse.move(500, 450)
    page.mouse.down()
    for step in range(90):
        page.mouse.move(500 + (step % 45) * 6, 450 + (step % 30) * 4)
        page.wait_for_timeout(16)
    page.mouse.up()
    page.wait_for_timeout(500)
    frames = sorted(page.evaluate("window.found_.frames"))
    return Moved(frames[int(len(frames) * 0.95)], _longest(page))


def zoom(page: Page) -> Moved:
    """Zoom in twice and out twice."""
    _longest(page)
    for turn in (-300, -300, 300, 300):
        page.mouse.wheel(0, turn)
        page.wait_for_timeout(600)
    frames = sorted(page.evaluate("window.found_.frames"))
    return Moved(frames[int(len(frames) * 0.95)], _longest(page))


def _longest(page: Page) -> float:
    """The longest task since the last call, over 50 ms."""
    found: float = page.evaluate("Math.max(0, ...window.found_.tasks.splice(0))")
    page.evaluate("() => { window.found_.frames.length = 0; }")
    return found
