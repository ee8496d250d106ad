"""``sitmap doctor [WORKSPACE]``: what is wrong with an installation or a workspace, and how to mend it."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from sitmap.checkup import Check, checkup
from sitmap.terminal import say

if TYPE_CHECKING:
    from workspace.health import Finding

__all__ = ["add_arguments", "run"]

_SIGNS = {"good": "ok     ", "doubtful": "note   ", "wrong": "WRONG  "}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "workspace",
        nargs="?",
        metavar="WORKSPACE",
        help="also look at this workspace: FILE.gpkg or postgresql://USER@HOST/NAME; it is not changed",
    )
    parser.add_argument(
        "--port", type=int, default=8501, help="the port that the dashboard shall have (8501)"
    )
    parser.add_argument(
        "--versions", action="store_true", help="versions of program, data and index, nothing else"
    )
    parser.add_argument("--json", action="store_true", help="for a machine")


def run(args: argparse.Namespace) -> int:
    """Print every check; 2 where something is wrong."""
    if args.versions:
        from workspace.versions import versions  # noqa: PLC0415 - reads every file of data

        found = versions()
        print(
            json.dumps(found, indent=1) if args.json else "\n".join(f"{k:24} {v}" for k, v in found.items())
        )
        return 0
    checks: list[Check | Finding] = [*checkup(port=args.port)]
    if args.workspace is not None:
        from workspace.health import examine  # noqa: PLC0415 - a second to load, for workspaces alone

        checks.extend(examine(args.workspace))
    if args.json:
        print(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=1))
    else:
        for check in checks:
            say(_line(check))
    return 2 if any(check.state == "wrong" for check in checks) else 0


def _line(check: Check | Finding) -> str:
    remedy = f" {check.remedy}" if check.remedy else ""
    return f"{_SIGNS[check.state]} {check.name:18} {check.found}{remedy}"
