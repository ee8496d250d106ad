"""``sitmap account``: who may sign in to a team's dashboard, and as what."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from sitmap.errors import UnusableInput
from workspace.accounts import Accounts, default_file
from workspace.person import ROLES

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("action", choices=("add", "role", "remove", "list"), help="what to do")
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help="the name, or the e-mail address with --openid"
    )
    parser.add_argument("--role", choices=ROLES, help="reader, reviewer or editor")
    parser.add_argument(
        "--openid", action="store_true", help="signs in with OpenID Connect, without a password here"
    )
    parser.add_argument("--file", type=Path, metavar="FILE", help="the file of accounts ($SITMAP_ACCOUNTS)")


def run(args: argparse.Namespace) -> int:
    """Change the file of accounts, or list it."""
    path: Path = args.file or default_file()
    accounts = Accounts.load(path) or Accounts()
    if args.action == "list":
        for account in sorted(accounts.by_name.values(), key=lambda one: one.name):
            print(f"{account.name}\t{account.role}\t{'password' if account.hash else 'OpenID Connect'}")
        return 0
    if not args.name:
        raise UnusableInput(f"Name the account: sitmap account {args.action} NAME")
    if args.action != "remove" and not args.role:
        raise UnusableInput(f"Say what {args.name} may do: --role {', --role '.join(ROLES)}")
    if args.action == "add":
        if accounts.person(args.name):
            raise UnusableInput(
                f"There is an account called {args.name!r}; remove it first, or change its role."
            )
        changed = accounts.with_account(args.name, args.role, None if args.openid else _password())
    elif args.action == "role":
        changed = accounts.with_role(args.name, args.role)
    else:
        changed = accounts.without(args.name)
    changed.save(path)
    print(f"{args.name}: {args.role or 'removed'} ({path})")
    return 0


def _password() -> str:
    """From the keyboard, twice; or the first line of what is piped in. Never an argument: others can see those."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        raise UnusableInput("The two passwords differ; nothing was changed.")
    return password
