"""A process that is killed at any moment loses nothing that it acknowledged (`python -m bench.crash` kills 300)."""

from __future__ import annotations

import re
import subprocess
import sys

from data import ROOT


def test_killed_at_random_moments_nothing_acknowledged_is_lost() -> None:
    # In a process of its own: it forks, and the tests' process has threads.
    words = [sys.executable, "-m", "bench.crash", "15", "--light"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lost: 0  files that do not open: 0" in done.stdout
    assert re.search(r"acknowledged: [1-9]\d* decisions", done.stdout)
