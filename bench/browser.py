"""The page in a headless Chromium, beside an empty map of the same script and beside folium's layers, in one run.

    python -m bench.browser [EVENTS …]

Usable is the time from navigation until the marks are painted and the map can be used; whole, until the ground, the
titles and the quotes are
there too. Frames and long tasks are counted while the map is dragged and zoomed by the mouse. A filter is a side
chosen in the open list of filters, a step the slider moved by a key, a switch a layer turned off or on: each is timed
until the next frame has been painted. A click is timed until its pop-up is laid out. How long anything takes depends
on what else the machine does: its load is printed, and what stands beside the empty map counts more.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.chromium import Loaded, drag, heap, loaded, opened, running, zoom
from bench.large import large
from bench.peers import PEERS, Peer, points_of
from layers.situation import Layers
from outputs import html

if TYPE_CHECKING:
    from playwright.sync_api import Page

RUNS = 15
STEPS = 8
_UNTIL_PAINTED = """([selector, event]) => new Promise((done) => {
  const node = document.querySelector(selector), begin = performance.now();
  if (event === 'click') node.click();
  else { node.value = String(Number(node.value) - 1); node.dispatchEvent(new Event('input', { bubbles: true })); }
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
})"""
_ACTIONS = (
    ("filter", "[data-choice^='sides/']", "click"),
    ("layer off and on", "input[data-layer=strikes]", "click"),
    ("time step", "input[type=range][aria-label='Shown until']", "input"),
)
_MARK = """(turn) => {
  const { scene, ground, stage } = document.querySelector('.sitmap').situation;
  const { view } = ground, { points, shown } = scene, box = stage.getBoundingClientRect();
  const [cx, cy] = [box.width * (0.4 + 0.04 * turn), box.height * (0.4 + 0.04 * turn)];
  let best = [0, 0, Infinity];
  for (let p = points.n - 1; p >= 0; p--) {
    const x = points.x[p] * view.scale - view.x - view.pad.x, y = points.y[p] * view.scale - view.y - view.pad.y;
    const away = Math.hypot(x - cx, y - cy);
    if (shown[p] && away < best[2]) best = [x, y, away];
  }
  return [best[0] + box.x, best[1] + box.y];
}"""
_LISTEN = """() => {
  window.clicks_ = [];
  let begin = 0;
  window.addEventListener('click', () => { begin = performance.now(); }, true);
  window.addEventListener('click', () => {
    document.querySelector('.leaflet-popup')?.getBoundingClientRect();
    window.clicks_.push(performance.now() - begin);
  });
}"""
_SWITCH = """() => new Promise((done) => {
  const map = Object.entries(window).find(([name]) => name.startsWith('map_'))[1];
  if (!window.marks_) {
    const groups = Object.values(map._layers).filter((one) => one.getLayers);
    window.marks_ = groups.length ? [groups[0]] : Object.values(map._layers).filter((one) => one.getLatLng);
  }
  const begin = performance.now();
  for (const one of window.marks_) if (window.off_) map.addLayer(one); else map.removeLayer(one);
  window.off_ = !window.off_;
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
})"""


def main(arguments: Sequence[str] = ()) -> int:
    """Measure pages of some numbers of events (100,000 and 1,000,000 by default); exit status 0."""
    counts = [int(argument) for argument in arguments] or [100_000, 1_000_000]
    with tempfile.TemporaryDirectory() as folder, running() as browser:
        path, blank = Path(folder) / "map.html", Path(folder) / "empty.html"
        html.write(large(0, zones=0, arrows=0), blank)
        for count in counts:
            layers = large(count, scattered=True)
            html.write(layers, path)
            print(
                f"  {count:,} events, each at a position of its own; {path.stat().st_size / 1e6:.1f} MB; {_load()}"
            )
            ours = _against_empty(browser, path, blank)
            _measure(browser, path)
            if count == counts[0]:
                _peers(browser, layers, Path(folder) / "peer.html", ours)
        print(f"  an empty map; {_load()}")
        _measure(browser, blank)
    return 0


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def _against_empty(browser: Any, path: Path, blank: Path) -> Loaded:
    # One after the other, so that both meet the same machine; the middle one and the best of each.
    pairs = [(loaded(browser, blank), loaded(browser, path)) for _ in range(RUNS)]
    runs = [sorted((pair[n] for pair in pairs), key=lambda one: one.usable) for n in (0, 1)]
    for said, n in (("", RUNS // 2), ("best: ", 0)):
        empty, ours = (run[n] for run in runs)
        print(
            f"    {said}usable after {ours.usable:.0f} ms, {ours.usable / empty.usable:.2f} times an empty map "
            f"({empty.usable:.0f}); whole after {ours.whole:.0f}; main thread busy for {ours.busy:.0f} ({empty.busy:.0f})"
        )
    return ours


def _measure(browser: Any, path: Path) -> None:
    with opened(browser, path) as (page, _):
        print(f"    heap {heap(page):.0f} MB")
        for name, moved in (("dragging", drag(page)), ("zooming", zoom(page))):
            print(
                f"    {name}: 95 % of frames within {moved.frames:.0f} ms, longest task {moved.task:.0f} ms"
            )
        tab = page.get_by_role("tab", name="Filter")
        tab.click()
        for name, selector, event in _ACTIONS:
            if page.locator(selector).count():
                taken = [page.evaluate(_UNTIL_PAINTED, [selector, event]) for _ in range(STEPS)]
                print(f"    {name}: {_said(taken)} to the next frame")
        if page.evaluate("document.querySelector('.sitmap').situation.scene.count"):
            print(f"    click to an open pop-up: {_said(_clicks(page))}")


def _clicks(page: Page) -> list[float]:
    page.evaluate(_LISTEN)
    for turn in range(STEPS):
        page.mouse.click(*page.evaluate(_MARK, turn))
        page.wait_for_selector(".leaflet-popup", state="attached")
        # The map glides until the pop-up is whole.
        page.wait_for_timeout(500)
        page.keyboard.press("Escape")
        page.wait_for_timeout(200)
    taken: list[float] = page.evaluate("window.clicks_")
    return taken


def _said(taken: list[float]) -> str:
    return f"{statistics.median(taken):.0f} ms (best {min(taken):.0f}, worst {max(taken):.0f})"


def _peers(browser: Any, layers: Layers, path: Path, ours: Loaded) -> None:
    for peer in PEERS:
        points = points_of(layers, peer.share)
        path.write_text(peer.draw(points), "utf-8")
        _peer(browser, peer, len(points), path, ours)


def _peer(browser: Any, peer: Peer, count: int, path: Path, ours: Loaded) -> None:
    with opened(browser, path) as (page, found):
        held = heap(page)
        dragged, zoomed = drag(page), zoom(page)
        taken = [page.evaluate(_SWITCH) for _ in range(2 if peer.share > 1 else 4)]
    print(f"    {peer.name}, {count:,} points: usable after {found.usable:.0f} ms "
          f"({found.usable / ours.usable:.1f} times ours), heap {held:.0f} MB, "
          f"dragging {dragged.frames:.0f} / {dragged.task:.0f} ms, zooming {zoomed.frames:.0f} / {zoomed.task:.0f} ms, "
          f"layer off and on {_said(taken)}")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
