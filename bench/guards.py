"""``python -m bench.guards``: every attack with its guard and its test, which must fail when the guard is off.

Each test is run twice: as it is, then with its guard switched off (`bench.guard_table`). ``--fast`` leaves the
first run and the slow ones out; ``--only NAME`` takes one.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.guard_table import Guard, guards
from data import ROOT

__all__ = ["main"]


def main(arguments: Sequence[str] = ()) -> int:
    """Print the table; 1 where a test fails with its guard, or passes without."""
    parser = argparse.ArgumentParser(prog="python -m bench.guards", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="without the slow ones, guards off only")
    parser.add_argument("--only", metavar="NAME", help="the guard of this name")
    args = parser.parse_args(list(arguments))
    chosen = [one for one in guards() if args.only in (None, one.name) and not (args.fast and one.slow)]
    wrong = "" if args.fast else _run(chosen)
    told: dict[str, str] = {}
    said = _run(chosen, told=told)
    skipped = " (some were skipped)" if " skipped" in said else ""
    for guard in chosen:
        print(f"{guard.attack:28} {guard.at:58} {told.get(guard.name, 'PASSES WITHOUT IT')[:90]}")
    missing = [guard.name for guard in chosen if guard.name not in told]
    print(f"{len(chosen)} guards, {len(chosen) - len(missing)} tests fail without theirs{skipped}")
    for text in (wrong, said if missing else ""):
        if text:
            print(text[-6_000:])
    return 1 if wrong or missing else 0


def _run(guards: Sequence[Guard], *, told: dict[str, str] | None = None) -> str:
    """Run the tests of some guards, off where `told` is given and filled; what pytest said, if it was not content."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "--no-header", "--tb=short"]
    command += ["-p", "bench.guarding"] if told is not None else []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "told"
        names = ",".join(guard.name for guard in guards)
        off = {"SITMAP_GUARDS_OFF": names, "SITMAP_GUARDS_TOLD": str(file)} if told is not None else {}
        tests = [guard.test for guard in guards]
        done = subprocess.run(
            [*command, *tests],
            cwd=ROOT,
            env={**os.environ, **off},
            capture_output=True,
            text=True,
            check=False,
        )
        if told is not None and file.exists():
            for line in map(json.loads, file.read_text("utf-8").splitlines()):
                told[line["name"]] = f"{line['error']}: {line['said']}"
    return "" if done.returncode == 0 else done.stdout + done.stderr


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
