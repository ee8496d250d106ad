"""The dashboard: its start and one filter, beside an empty rerun and streamlit-folium in the same run.

    python -m bench.dashboard [EVENTS]

A filter is timed from the click to the first frame with the changed map; what the browser and the server send each
other for it is counted on the web socket. The peer changes its map by `feature_group_to_add`, the way that
keeps its view.
"""

from __future__ import annotations

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.chromium import running
from data import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

RUNS = 9
READY = ".sitmap[data-ready='true']"
_APPS = ROOT / "bench" / "apps"
_FILTER = """(root) => new Promise((done) => {
  const map = root.situation, begin = performance.now(), on = map.view.layers.strikes !== false;
  map.change({ layers: { strikes: !on } });
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
})"""
_VIEW = "({ situation: { map } }) => [map.getCenter().lat, map.getCenter().lng, map.getZoom()]"
_RERUN = """(before) => new Promise((done) => {
  const begin = performance.now();
  [...document.querySelectorAll('button')].find((one) => one.innerText.includes('Again')).click();
  const look = () => document.body.innerText.includes(`count ${before + 1}`)
    ? requestAnimationFrame(() => done(performance.now() - begin)) : requestAnimationFrame(look);
  look();
})"""
_COUNT = """() => { let found = 0; window.map.eachLayer((layer) => { if (layer.feature) found += 1; }); return found; }"""


def main(arguments: Sequence[str] = ()) -> int:
    """Measure with some number of events (100,000 by default) and print; exit status 0."""
    events = int(arguments[0]) if arguments else 100_000
    with running() as browser:
        for name in ("first", "second"):
            print(f"  streamlit run, {name} time: drawn after {_start(browser):.2f} s")
        floor = _empty(browser)
        print(f"  an empty rerun: {floor:.0f} ms")
        _ours(browser, None, floor)
        _ours(browser, events, floor)
        for count in (1_000, events):
            _peer(browser, count)
    return 0


def _start(browser: Browser) -> float:
    begin = time.perf_counter()
    with _served(ROOT / "app.py") as address, _page(browser, address) as page:
        page.wait_for_selector(READY, timeout=120_000)
        return time.perf_counter() - begin


def _empty(browser: Browser) -> float:
    with _served(_APPS / "empty.py") as address, _page(browser, address) as page:
        page.get_by_role("button", name="Again").wait_for()
        taken = [float(page.evaluate(_RERUN, number)) for number in range(RUNS)]
        return statistics.median(taken)


def _ours(browser: Browser, events: int | None, floor: float) -> None:
    app = ROOT / "app.py" if events is None else _APPS / "ours.py"
    with _served(app, EVENTS=str(events or 0)) as address, _page(browser, address) as page:
        page.wait_for_selector(READY, timeout=120_000)
        page.wait_for_timeout(2000)
        root, sent = page.locator(READY), _traffic(page)
        view = root.evaluate(_VIEW)
        taken = []
        for _ in range(20):
            taken.append(float(root.evaluate(_FILTER)))
            page.wait_for_timeout(400)
        kept = all(abs(a - b) < 1e-9 for a, b in zip(view, root.evaluate(_VIEW), strict=True))
        median = statistics.median(taken)
        what = "the bundled situation" if events is None else f"{events:,} events"
        print(
            f"  ours, {what}: filter to changed map {median:.0f} ms (worst {max(taken):.0f}), "
            f"{median / floor:.2f} times an empty rerun; sent to the browser {sum(sent) / 20:.0f} bytes a filter; "
            f"view {'kept' if kept else 'LOST'} after 20"
        )


def _peer(browser: Browser, events: int) -> None:
    with (
        _served(_APPS / "folium_filter.py", EVENTS=str(events)) as address,
        _page(browser, address) as page,
    ):
        page.get_by_text(f"shown {events}").wait_for(timeout=300_000)
        frame = next(iter(_frames(page)))
        _until(page, frame, events)
        sent, taken = _traffic(page), []
        counted = events
        for _ in range(2 if events > 10_000 else RUNS):
            begin = time.perf_counter()
            page.get_by_text("Only air strikes").click()
            counted = _until(page, frame, None, other_than=counted)
            taken.append((time.perf_counter() - begin) * 1000)
        print(
            f"  streamlit-folium, {events:,} events: filter to changed map {statistics.median(taken):.0f} ms, "
            f"sent {sum(sent) / len(taken) / 1000:.0f} KB a filter"
        )


def _frames(page: Page) -> Iterator[Any]:
    for _ in range(600):
        found = [frame for frame in page.frames if "streamlit_folium" in frame.url]
        if found:
            yield found[0]
            return
        page.wait_for_timeout(100)
    raise SystemExit("bench: streamlit-folium drew no map")


def _until(page: Page, frame: Any, count: int | None, *, other_than: int = -1) -> int:
    """Wait until the peer's map has `count` features, or another number than before; the number."""
    for _ in range(6_000):
        found = int(frame.evaluate("() => window.map ? (" + _COUNT + ")() : -1"))
        if found == count if count is not None else found not in (other_than, 0, -1):
            return found
        page.wait_for_timeout(10)
    raise SystemExit("bench: the peer's map never changed")


def _traffic(page: Page) -> list[int]:
    """The sizes of what the server sends from now on, as it comes."""
    sizes: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.webSocketFrameReceived",
        lambda said: sizes.append(len(said["response"]["payloadData"]) * 3 // 4),
    )
    return sizes


def _from_disk(route: Route) -> None:
    """The peer loads Leaflet from the internet: here from the installed package, and nothing else."""
    name = route.request.url.rsplit("/", 1)[-1]
    if name in ("leaflet.js", "leaflet.css"):
        route.fulfill(path=ROOT / "outputs" / "web" / "node_modules" / "leaflet" / "dist" / name)
    else:
        route.fulfill(body="")


@contextmanager
def _page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.route(re.compile("^https:"), _from_disk)
    page.goto(address)
    yield page
    context.close()


@contextmanager
def _served(app: Path, **environment: str) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
        command += ["--server.headless", "true", "--server.address", "127.0.0.1"]
        around = {"PYTHONPATH": str(ROOT), "SITMAP_WORKSPACES": folder, **environment}
        process = subprocess.Popen(
            command,
            env={**os.environ, **around},
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()
            process.wait()


def _wait(address: str) -> None:
    for _ in range(3000):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.02)
    raise SystemExit("bench: the app did not start")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
