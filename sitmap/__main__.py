"""``sitmap COMMAND …``: one module a command, loaded only when it is called."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from reports.journal import start, timed
from sitmap.terminal import say

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "build": "read reports, write the situation",
    "geoparse": "place mentions only, as JSON lines",
    "geocode": "candidates for a place name, with score and reason",
    "gazetteer": "add a gazetteer of your own",
    "zones": "how well control zones predict places left out",
    "workspace": "what a workspace holds; backup, export, copy",
    "app": "the dashboard",
    "account": "who may sign in to a team's dashboard, and as what",
    "doctor": "what is wrong with an installation or a workspace, and how to mend it",
}
"""Every command with its one line of help; the module of the same name holds it."""

UNUSABLE = 2
"""Exit status on unusable arguments or input."""


class _Parser(argparse.ArgumentParser):
    """argparse with one line on stderr instead of a page."""

    def error(self, message: str) -> NoReturn:
        self.exit(UNUSABLE, f"{self.prog}: {message} (see: {self.prog} --help)\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, or 2 with one line on stderr."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = _Parser(prog="sitmap", description="Reports go in, a situation map comes out.")
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help=_listing())
    parser.formatter_class = argparse.RawTextHelpFormatter
    chosen = parser.parse_args(arguments[:1])
    module = importlib.import_module(f"sitmap.{chosen.command}")
    command = _Parser(prog=f"sitmap {chosen.command}", description=COMMANDS[chosen.command])
    module.add_arguments(command)
    try:
        args = command.parse_args(arguments[1:])
        start()
        with timed("command", command=chosen.command) as facts:
            facts["status"] = status = int(module.run(args))
        return status
    except BrokenPipeError:
        # Whoever read the output has seen enough (`sitmap … | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.filename is None and type(error).__module__.split(".")[0] not in _OURS:
            raise
        named = (
            f"{error.filename}: {error.strerror}. Check the path and its rights." if error.filename else error
        )
        say(f"sitmap {chosen.command}: {named}", file=sys.stderr)
        return UNUSABLE
    except (ValueError, LookupError) as error:
        if type(error).__module__.split(".")[0] not in _OURS:
            raise
        say(f"sitmap {chosen.command}: {error}", file=sys.stderr)
        return UNUSABLE


_OURS = frozenset({"sitmap", "outputs", "layers", "events", "geo", "reports", "workspace", "data"})


def _listing() -> str:
    return "\n".join(f"{name:10} {line}" for name, line in COMMANDS.items())


if __name__ == "__main__":
    sys.exit(main())
