"""The GeoJSON under a linter of others: npm's check-geojson, by our own Node and without a network."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from layers.situation import LAYER_NAMES
from outputs.build_web import SOURCE, node
from outputs.geojson import dumps
from tests.outputs.situations import layer, situation

LINTER = SOURCE / "node_modules" / "@placemarkio" / "check-geojson" / "dist" / "index.modern.mjs"
SCRIPT = """
import { readFileSync } from 'node:fs';
import { check, HintError } from '%s';
try {
  console.log(check(readFileSync(process.argv[1], 'utf8')).features.length);
} catch (error) {
  if (!(error instanceof HintError)) throw error;
  for (const { message } of error.issues) console.log(message);
  process.exitCode = 1;
}
"""


def lint(text: bytes, folder: Path) -> tuple[int, str]:
    """Exit status of the linter, and what it says: a count of features, or the faults."""
    path = folder / "out.geojson"
    path.write_bytes(text)
    command = [str(node()), "--input-type=module", "-e", SCRIPT % LINTER.as_uri(), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout.strip() or done.stderr.strip()


def test_a_linter_finds_no_fault(tmp_path: Path) -> None:
    assert lint(dumps(situation()), tmp_path) == (0, "10")
    nothing = situation(**dict.fromkeys(LAYER_NAMES, layer()))
    assert lint(dumps(nothing), tmp_path) == (0, "0")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [(b'"type":"Point"', b'"type":"point"'), (b'"coordinates":[', b'"coordinates":["x",')],
)
def test_the_linter_looks(tmp_path: Path, right: bytes, wrong: bytes) -> None:
    status, said = lint(dumps(situation()).replace(right, wrong, 1), tmp_path)
    assert status == 1
    assert said
