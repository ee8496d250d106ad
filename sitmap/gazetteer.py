"""``sitmap gazetteer add FILE``: a gazetteer of your own in the place index; also ``list`` and ``remove
NAME``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from geo.additions import add_gazetteer, list_gazetteers, remove_gazetteer

__all__ = ["add_arguments", "run"]

SHOWN = 20
"""Rejected rows that are printed; the rest is counted."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="add|list|remove")
    add = actions.add_parser(
        "add", help="a GeoNames country dump (SY.txt, SY.zip) or a CSV with name, lat, lon"
    )
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    actions.add_parser("list", help="the gazetteers that were added")
    remove = actions.add_parser("remove", help="take one out again")
    remove.add_argument("names", nargs="+", metavar="NAME")


def run(args: argparse.Namespace) -> int:
    """Add, list or remove."""
    if args.action == "list":
        print("\n".join(list_gazetteers()) or "no gazetteer was added")
    elif args.action == "remove":
        for name in args.names:
            remove_gazetteer(name)
            print(f"{name}: removed")
    else:
        for file in args.files:
            _add(file)
    return 0


def _add(file: Path) -> None:
    added = add_gazetteer(file)
    print(
        f"{added.name}: {added.new} new places, {added.joined} joined to known ones, "
        f"{len(added.rejected)} rows rejected"
    )
    for row in added.rejected[:SHOWN]:
        print(f"  line {row.line}: {row.reason} ({row.text})", file=sys.stderr)
    if len(added.rejected) > SHOWN:
        print(f"  and {len(added.rejected) - SHOWN} more", file=sys.stderr)
