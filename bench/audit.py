"""Packages and code looked over: ``make audit``.

Known weaknesses of the pinned packages (pip-audit, where its service can be reached), their licences against
``bench/licences.csv``, bandit and ruff's security rules over the program.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement

from data import ROOT

__all__ = ["main", "unlisted"]

_LISTED = Path(__file__).with_name("licences.csv")
_PROGRAM = "app.py pipeline.py data events geo layers outputs reports sitmap ui workspace".split()


def main(arguments: Sequence[str] = ()) -> int:  # noqa: ARG001
    """Print what was looked at; 1 where something is to be mended."""
    faults = [*_weak(), *unlisted(), *_found_by("bandit", "-q", "-c", "pyproject.toml", "-r", *_PROGRAM)]
    faults += _found_by("ruff", "check", "--select", "S", "--ignore", "S101", *_PROGRAM)
    for fault in faults:
        print(fault)
    print("audit: nothing to mend" if not faults else f"audit: {len(faults)} to mend")
    return 1 if faults else 0


def _weak() -> list[str]:
    """Pinned packages with known weaknesses; what could not be looked up is said, and is no fault."""
    done = _run(
        "pip_audit", "-r", "requirements.txt", "--disable-pip", "--progress-spinner", "off", "-f", "json"
    )
    try:
        found = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        print("pip-audit: no service that knows of weaknesses can be reached; nothing was looked up")
        return []
    unknown = [one["name"] for one in found if "skip_reason" in one]
    looked_up = len(found) - len(unknown)
    why = "" if looked_up else "; no service that knows of weaknesses can be reached"
    print(f"pip-audit: {looked_up} of {len(found)} packages could be looked up{why}")
    return [f"{one['name']} {one['version']}: {weak['id']}" for one in found for weak in one.get("vulns", [])]


def unlisted() -> list[str]:
    """Packages of ``requirements.txt`` whose licence is not in the list, with the licence."""
    with _LISTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    allowed = {row["licence"] for row in rows if not row["package"]}
    single = {(row["package"], row["licence"]) for row in rows if row["package"]}
    done = _run("piplicenses", "--from=mixed", "--format=json", "--packages", *_pinned())
    return [
        f"{one['Name']}: the licence {one['License']!r} is not in bench/{_LISTED.name}"
        for one in json.loads(done.stdout)
        if one["License"] not in allowed and (one["Name"].lower(), one["License"]) not in single
    ]


def _pinned() -> list[str]:
    names = []
    for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines():
        try:
            names.append(Requirement(line.rstrip("\\ ")).name)
        except InvalidRequirement:
            continue
    return names


def _found_by(tool: str, *words: str) -> list[str]:
    done = _run(tool, *words)
    print(f"{tool}: {'clean' if done.returncode == 0 else 'not clean'}")
    return [] if done.returncode == 0 else [done.stdout + done.stderr]


def _run(tool: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", tool, *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
