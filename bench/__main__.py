"""``python -m bench``: every measurement of this package, one after the other.

A measurement is a module of `bench` with a function ``main``; names after the command choose some of them.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

import bench

__all__ = ["main", "measurements"]


def measurements() -> Iterator[tuple[str, ModuleType]]:
    """The modules of `bench` that have a ``main``, by name."""
    for found in sorted(pkgutil.iter_modules(bench.__path__), key=lambda module: module.name):
        if found.name.startswith("_"):
            continue
        module = importlib.import_module(f"bench.{found.name}")
        if callable(getattr(module, "main", None)):
            yield found.name, module


def main(names: Sequence[str] = ()) -> int:
    """Run the measurements of these names, or all; the highest of their exit statuses.

    Raises
    ------
    SystemExit
        A name that no measurement has.
    """
    known = dict(measurements())
    unknown = [name for name in names if name not in known]
    if unknown:
        raise SystemExit(f"bench: no measurement is called {unknown[0]!r}; there are: {', '.join(known)}")
    statuses = []
    for name in names or known:
        print(f"\n== {name}", flush=True)
        statuses.append(int(known[name].main([]) or 0))
    return max(statuses, default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
