"""The page in a headless Chromium, beside an empty map of the same script: ratios in one run.

    python -m bench.browser [EVENTS …]

Usable is the time from navigation until the map says that it is drawn. Frames and long tasks are counted while the
map is dragged and zoomed by the mouse; a filter is a layer switched off, a step the slider moved by a key; both are
timed until the next frame has been painted. A click opens the pop-up of a mark.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.large import large
from outputs import html

if TYPE_CHECKING:
    from playwright.sync_api import Page

RUNS = 3
_FLAGS = ("--no-sandbox", "--disable-gpu", "--enable-precise-memory-info", "--js-flags=--expose-gc")
_WATCH = """() => {
  window.frames_ = []; window.tasks_ = [];
  new PerformanceObserver((list) => list.getEntries().forEach((e) => window.tasks_.push(e.duration)))
    .observe({ entryTypes: ['longtask'] });
  let last = performance.now();
  const tick = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""
_UNTIL_PAINTED = """([selector, event]) => new Promise((done) => {
  const node = document.querySelector(selector), begin = performance.now();
  if (event === 'click') node.click();
  else { node.value = String(Number(node.value) - 1); node.dispatchEvent(new Event('input', { bubbles: true })); }
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
})"""
_READY = """() => new Promise((done) => {
  const root = document.querySelector('.sitmap');
  const tell = () => root.dataset.ready === 'true' && requestAnimationFrame(() => done(performance.now()));
  new MutationObserver(tell).observe(root, { attributes: true });
  tell();
})"""
_HEAP = "() => { window.gc?.(); return performance.memory.usedJSHeapSize / 1e6; }"
_OPEN = """() => new Promise((done) => {
  const map = document.querySelector('.sitmap').situation, table = map.scene.tables.strikes;
  const id = table.get('id', 0), begin = performance.now();
  map.select(id);
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
})"""


def main(arguments: Sequence[str] = ()) -> int:
    """Measure pages of some numbers of events (100,000 and 1,000,000 by default); exit status 0."""
    counts = [int(argument) for argument in arguments] or [100_000, 1_000_000]
    with tempfile.TemporaryDirectory() as folder, _browser() as opened:
        path = Path(folder) / "map.html"
        html.write(large(0, zones=0, arrows=0), path)
        empty = min(_usable(opened, path) for _ in range(RUNS))
        print(f"  empty map usable after {empty:.0f} ms")
        for count in counts:
            html.write(large(count, scattered=True), path)
            print(f"  {count:,} events, each at a position of its own; {path.stat().st_size / 1e6:.1f} MB")
            usable = min(_usable(opened, path) for _ in range(RUNS))
            print(f"    usable after {usable:.0f} ms, {usable / empty:.2f} times the empty map")
            _measure(opened, path)
    return 0


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    names = ("chromium", "chromium-browser", "google-chrome")
    installed = next((path for name in names if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=installed, args=list(_FLAGS))
        yield running
        running.close()


def _usable(browser: Any, path: Path) -> float:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_selector(".sitmap", state="attached")
    taken = float(page.evaluate(_READY))
    page.close()
    return taken


def _measure(browser: Any, path: Path) -> None:
    page: Page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_selector(".sitmap[data-ready='true']", timeout=120_000)
    page.wait_for_timeout(1000)
    print(f"    heap {page.evaluate(_HEAP):.0f} MB")
    page.evaluate(_WATCH)
    _drag(page)
    frames, tasks = sorted(page.evaluate("window.frames_")), page.evaluate("window.tasks_")
    print(f"    dragging: 95 % of frames within {frames[int(len(frames) * 0.95)]:.0f} ms, "
          f"longest task {max(tasks, default=0):.0f} ms")  # fmt: skip
    page.evaluate("() => { window.tasks_.length = 0; }")
    for turn in (-300, -300, 300, 300):
        page.mouse.wheel(0, turn)
        page.wait_for_timeout(600)
    print(f"    zooming: longest task {max(page.evaluate('window.tasks_'), default=0):.0f} ms")
    for name, selector, event in (
        ("filter", "input[data-layer=strikes]", "click"),
        ("time step", "input[type=range][aria-label='Shown until']", "input"),
    ):
        if page.locator(selector).count():
            taken = [page.evaluate(_UNTIL_PAINTED, [selector, event]) for _ in range(6)]
            print(f"    {name}: {statistics.median(taken):.0f} ms to the next frame (worst {max(taken):.0f})")
    opened = [page.evaluate(_OPEN) for _ in range(5)]
    print(
        f"    a mark's pop-up: {statistics.median(opened):.0f} ms to the next frame (worst {max(opened):.0f})"
    )
    page.close()


def _drag(page: Page) -> None:
    page.mouse.move(500, 450)
    page.mouse.down()
    for step in range(90):
        page.mouse.move(500 + (step % 45) * 6, 450 + (step % 30) * 4)
        page.wait_for_timeout(16)
    page.mouse.up()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
