"""Watching folders: when reports come in, something is done again."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from sitmap.terminal import say

__all__ = ["QUIET_SECONDS", "signature", "watch"]

POLL_SECONDS = 0.5
QUIET_SECONDS = 1.0
"""So long nothing may change before the files are read: whoever writes them shall be done."""

Signature = Mapping[Path, tuple[int, int]]


def signature(paths: Sequence[Path], *, without: Collection[Path] = ()) -> Signature:
    """When each file was changed last (ns) and its size, for all files in some folders, but for `without`.

    Hidden files are left out: editors keep their drafts in them.
    """
    left_out = {path.absolute() for path in without}
    found: dict[Path, tuple[int, int]] = {}
    for path in paths:
        for file in (path,) if path.is_file() else sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if hidden or file.absolute() in left_out:
                continue
            try:
                known = file.stat()
            except OSError:
                # It was taken away between the listing and now.
                continue
            if file.is_file():
                found[file] = (known.st_mtime_ns, known.st_size)
    return found


def watch(
    seen: Callable[[], Signature],
    build: Callable[[], None],
    *,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Build once, and again after each change, when nothing has changed for a while; until interrupted.

    A build that fails is told on stderr and does not end the watch: the next change is another try.
    """
    built: Signature | None = None
    last: Signature | None = None
    since = clock()
    try:
        while True:
            now = seen()
            if now != last:
                last, since = now, clock()
            if now != built and (built is None or clock() - since >= QUIET_SECONDS):
                built = now
                _try(build)
            sleep(POLL_SECONDS)
    except KeyboardInterrupt:
        print("stopped watching", file=sys.stderr)


def _try(build: Callable[[], None]) -> None:
    try:
        build()
    except Exception as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        say(f"not built: {reason}; it is tried again at the next change", file=sys.stderr)
