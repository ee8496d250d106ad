"""What leaves the program, beside named peers on the same data, in one run.

    python -m bench.writers [EVENTS]

The page: time to write and size, beside folium's GeoJson, MarkerCluster, FastMarkerCluster and a CircleMarker a
point. The peers run on a tenth of the points where they take minutes; their figures are then of that tenth, times
ten. GeoJSON: beside pyogrio with Arrow, which writes the same columns with lists as JSON text.
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pyogrio

from bench.large import large
from bench.peers import PEERS, points_of
from layers.situation import Layers
from outputs import geojson, html, payload
from outputs.flat import flat


def main(arguments: Sequence[str] = ()) -> int:
    """Run all for some number of events (100,000 by default) and print; exit status 0."""
    count = int(arguments[0]) if arguments else 100_000
    layers = large(count)
    gc.freeze()  # the generated objects are no work of any writer
    print(f"{count:,} events, {len(layers.zones):,} zones, {len(layers.displacement):,} arrows")
    _pages(layers, count)
    _geojson(layers)
    return 0


def _pages(layers: Layers, count: int) -> None:
    def page() -> bytes:
        payload._base_of.cache_clear()
        return html.dumps(layers)

    ours, written = _timed("page of ours, base map, zones and arrows included", 5, page)
    print(f"    {len(written) / 1e6:.2f} MB")
    quoted, long = _timed(
        "page of ours, a quote of 200 characters each", 3, lambda: html.dumps(_quoted(count))
    )
    print(f"    {len(long) / 1e6:.2f} MB, of which the situation is made anew in each run: {quoted:.2f} s")
    for peer in PEERS:
        share, some = peer.share, points_of(layers, peer.share)
        taken, text = _timed(
            f"{peer.name}{f', one in {share}' if share > 1 else ''}", 1, partial(peer.draw, some)
        )
        print(f"    times {share}: {taken * share:.1f} s, {len(text) * share / 1e6:.0f} MB, "
              f"{taken * share / ours:.0f} times as long as ours")  # fmt: skip


_KEPT: dict[int, Layers] = {}


def _quoted(count: int) -> Layers:
    if count not in _KEPT:
        _KEPT[count] = large(count, quote_chars=200)
    return _KEPT[count]


def _geojson(layers: Layers) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ours, peer, table = Path(folder) / "a.geojson", Path(folder) / "b.geojson", flat(layers)
        mine, _ = _timed("GeoJSON of ours, sources cited", 3, lambda: geojson.write(layers, ours))
        options: dict[str, Any] = {
            "driver": "GeoJSON",
            "layer_options": {"RFC7946": "YES"},
            "use_arrow": True,
        }
        other, _ = _timed("GeoJSON of pyogrio with Arrow, without citations", 3,
                          lambda: pyogrio.write_dataframe(table, peer, **options))  # fmt: skip
        sizes = [path.stat().st_size / 1e6 for path in (ours, peer)]
    print(f"    {sizes[0]:.0f} and {sizes[1]:.0f} MB; pyogrio takes {other / mine:.1f} times as long, "
          f"{other / sizes[1] * sizes[0] / mine:.1f} times a byte")  # fmt: skip


def _timed(name: str, times: int, run: Callable[[], Any]) -> tuple[float, Any]:
    """Least seconds by the clock, and the last result; also printed: the median, and seconds of processors."""
    taken, worked, result = [], [], None
    for _ in range(times):
        begin, busy = time.perf_counter(), time.process_time()
        result = run()
        taken.append(time.perf_counter() - begin)
        worked.append(time.process_time() - busy)
    print(f"  {name}: {statistics.median(taken):.2f} s (best {min(taken):.2f}; "
          f"of processors {statistics.median(worked):.2f})", flush=True)  # fmt: skip
    return min(taken), result


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
