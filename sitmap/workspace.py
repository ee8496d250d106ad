"""``sitmap workspace …``: what a workspace holds, reports and gazetteers into it, copies out of it."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sitmap.errors import UnusableInput, why_nothing

if TYPE_CHECKING:
    from workspace.decision import Decision
    from workspace.workspace import Workspace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="|".join(ACTIONS))
    for name, (_, line) in ACTIONS.items():
        action = actions.add_parser(name, help=line, description=line)
        action.add_argument("workspace", metavar="WORKSPACE", help="FILE.gpkg or postgresql://USER@HOST/NAME")
        if name in ("add", "gazetteer"):
            action.add_argument("files", nargs="+", type=Path, metavar="FILE")
            action.add_argument("--by", default=None, metavar="NAME", help="who adds them (your login)")
        if name == "backup":
            action.add_argument("target", type=Path, metavar="COPY.gpkg")
        if name == "export":
            action.add_argument("target", type=Path, metavar="FOLDER")
        if name == "copy":
            action.add_argument("target", metavar="WORKSPACE", help="an empty or new workspace")
        if name == "log":
            action.add_argument(
                "--since", type=_moment, metavar="DATE", help="as 2024-11-30; all if left out"
            )


def run(args: argparse.Namespace) -> int:
    """Do one of the actions."""
    from workspace.workspace import Workspace  # noqa: PLC0415 - a second to load, after the arguments are known good

    new = args.action in ("add", "gazetteer")
    with Workspace.open(args.workspace, create=new) as workspace:
        ACTIONS[args.action][0](workspace, args)
    return 0


def _info(workspace: Workspace, _: argparse.Namespace) -> None:
    log, saved = workspace.decisions(), workspace.saved
    print(f"{workspace.name}: {len(workspace.reports())} reports  {len(log)} decisions")
    for name in workspace.gazetteers():
        print(f"gazetteer: {name}")
    if log:
        print(f"last decision: {_line(log[-1])}")
    behind = len(log) - saved.seq
    state = "up to date" if not behind else f"{behind} decisions behind; sitmap workspace build brings it up"
    print(f"tables of the situation: {state if saved.seq else 'not yet built (sitmap workspace build)'}")


def _add(workspace: Workspace, args: argparse.Namespace) -> None:
    from reports.read import read  # noqa: PLC0415

    readings = read(args.files)
    if not readings.reports:
        raise UnusableInput(why_nothing(readings.rejected))
    added = workspace.add(readings, by=_who(args))
    print(f"reports: {len(added.new)} new, {len(added.known)} known, {len(readings.rejected)} rejected")
    for rejected in readings.rejected:
        print(f"not read: {rejected.source}: {rejected.reason} {rejected.remedy}", file=sys.stderr)


def _gazetteer(workspace: Workspace, args: argparse.Namespace) -> None:
    from geo.additions import prepare  # noqa: PLC0415

    for file in args.files:
        found = prepare(file)
        made = workspace.add_places(found, by=_who(args))
        state = "added" if made else "there already"
        print(f"{found.name}: {len(found.new)} new places, {len(found.joined)} known; {state}")
        print(f"  rows rejected: {len(found.rejected)}")


def _build(workspace: Workspace, _: argparse.Namespace) -> None:
    from pipeline import save_workspace  # noqa: PLC0415

    situation = save_workspace(workspace)
    print(f"{len(situation.events)} events from {len(situation.reports)} reports are in {workspace.name}")
    for one in situation.unapplied:
        print(f"not applied: {_line(one.decision)}: {one.reason}", file=sys.stderr)


def _backup(workspace: Workspace, args: argparse.Namespace) -> None:
    if args.target.suffix.lower() != ".gpkg":
        raise UnusableInput(f"{args.target} does not end in .gpkg; a backup is a GeoPackage.")
    workspace.backup(args.target)
    print(f"{args.target}: {len(workspace.reports())} reports, {workspace.version} decisions")


def _export(workspace: Workspace, args: argparse.Namespace) -> None:
    args.target.mkdir(exist_ok=True)
    for path in workspace.export(args.target):
        print(path)


def _copy(workspace: Workspace, args: argparse.Namespace) -> None:
    from workspace.workspace import Workspace  # noqa: PLC0415

    with Workspace.open(args.target) as target:
        target.fill_from(workspace)
        print(f"{target.name}: {len(target.reports())} reports, {target.version} decisions")


def _log(workspace: Workspace, args: argparse.Namespace) -> None:
    for decision in workspace.decisions():
        if args.since is None or decision.at >= args.since:
            print(_line(decision))


def _line(decision: Decision) -> str:
    note = f" ({decision.note})" if decision.note else ""
    line = f"{decision.seq}  {decision.at:%Y-%m-%d %H:%M}  {decision.by}: {decision.kind} {decision.target}{note}"
    return "".join(c if c.isprintable() else "\ufffd" for c in line)


def _who(args: argparse.Namespace) -> str:
    return args.by or getpass.getuser()


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"«{text}» is not a date; write it as 2024-11-30") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


ACTIONS: Mapping[str, tuple[Callable[[Workspace, argparse.Namespace], None], str]] = {
    "info": (_info, "what it holds"),
    "add": (_add, "add reports"),
    "gazetteer": (_gazetteer, "add a gazetteer (a GeoNames country dump or a CSV)"),
    "build": (_build, "build the situation and write its tables, for QGIS and SQL"),
    "log": (_log, "who decided what, and when"),
    "backup": (_backup, "copy everything into one GeoPackage, while others go on working"),
    "export": (_export, "write every table as JSON lines"),
    "copy": (_copy, "copy everything into an empty workspace, a file into a database, say"),
}
"""Every action with its one line of help."""
