"""``sitmap app``: the dashboard, on this machine only."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from data import ROOT
from sitmap.errors import UnusableInput
from workspace.address import is_workspace

__all__ = ["add_arguments", "command_line", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "reports",
        nargs="?",
        metavar="WORKSPACE",
        help="a workspace: FILE.gpkg (made if it is not there) or postgresql://USER@HOST/NAME, the password in "
        "~/.pgpass; or a folder of reports; the bundled ones if left out",
    )
    parser.add_argument("--port", type=int, default=8501, help="port on this machine (8501)")
    parser.add_argument(
        "--fetch", action="store_true", help="let the dashboard fetch web addresses; off by default"
    )


def run(args: argparse.Namespace) -> int:
    """Hand this process over to Streamlit, so that Ctrl+C and signals reach it."""
    if args.reports is not None:
        _check(args.reports)
    if not 1 <= args.port <= 65535:
        raise UnusableInput(f"{args.port} is not a port; use a number from 1 to 65535.")
    os.environ["SITMAP_FETCH"] = "1" if args.fetch else "0"
    words = command_line(args.port, args.reports)
    os.execv(words[0], words)  # noqa: S606  # nosec B606 - our own interpreter, no shell
    return 0


def _check(address: str) -> None:
    """Open a workspace once, so that what is wrong with it is said here in one line."""
    if is_workspace(address):
        from workspace.workspace import Workspace  # noqa: PLC0415 - a second to load, for workspaces alone

        Workspace.open(address).close()
    elif not Path(address).exists():
        raise UnusableInput(
            f"{address} does not exist; name a workspace or a folder of reports, or leave it out."
        )


def command_line(port: int, reports: str | None) -> list[str]:
    """The words that start Streamlit on the dashboard."""
    words = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    if reports is None:
        return words
    return [*words, "--", reports if "://" in reports else str(Path(reports).absolute())]
