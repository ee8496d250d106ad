"""Accounts of a team: one private JSON file with a role for each name, and Argon2id hashes of passwords.

Hashes are argon2-cffi's with its defaults, the second choice of RFC 9106 (https://www.rfc-editor.org/rfc/rfc9106);
lengths of passwords follow NIST SP 800-63B. People who sign in with OpenID Connect have a role and no password.
"""

from __future__ import annotations

import json
import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from workspace.person import ROLES, NotAllowedError, Person, Role

__all__ = ["Account", "Accounts", "AccountsError", "default_file", "same_name"]

SHORTEST, LONGEST = 12, 256
"""Characters of a password."""

_LONGEST_NAME = 100
_VERSION = 1
_HASHER = PasswordHasher()


class AccountsError(ValueError):
    """The file of accounts, a name or a password can't be used; the message says how to mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A name with its role; `hash` is None for those who sign in with OpenID Connect."""

    name: str
    role: Role
    hash: str | None = field(default=None, repr=False)


def default_file() -> Path:
    """``$SITMAP_ACCOUNTS``, else ``sitmap/accounts.json`` in the user's folder of settings."""
    named = os.environ.get("SITMAP_ACCOUNTS")
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "sitmap" / "accounts.json"


@dataclass(frozen=True, slots=True)
class Accounts:
    """All accounts, by the name as `same_name` compares it."""

    by_name: dict[str, Account] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Accounts | None:
        """Read the file; None where there is none.

        Raises
        ------
        AccountsError
            Others on this machine can read or change the file, or it is damaged. Nobody can sign in then.
        """
        try:
            if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
                raise AccountsError(f"{path} is open to others on this machine; run: chmod 600 {path}")
            return cls(_accounts(json.loads(path.read_text("utf-8"))))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise AccountsError(f"{path} can't be read ({error.strerror}); check its rights.") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            if isinstance(error, AccountsError):
                raise
            raise AccountsError(
                f"{path} is damaged; restore it, or remove it and add the accounts anew."
            ) from error

    def save(self, path: Path) -> None:
        """Write the file, readable by its owner alone; it is replaced only when the new one is on disk."""
        rows = [
            {"name": one.name, "role": one.role, "hash": one.hash}
            for one in sorted(self.by_name.values(), key=lambda one: one.name)
        ]
        text = json.dumps({"version": _VERSION, "accounts": rows}, ensure_ascii=False, indent=1)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _fresh(path) as descriptor, os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())

    def with_account(self, name: str, role: str, password: str | None) -> Accounts:
        """The same accounts with one more, or with another role and password for a name that is there.

        `password` is None for who signs in with OpenID Connect: the name is then the e-mail address.

        Raises
        ------
        AccountsError
            A name, role or password that can't be used.
        """
        if role not in ROLES:
            raise AccountsError(f"«{role}» is no role; there are: {', '.join(ROLES)}.")
        if not name.isprintable() or not 0 < len(name.strip()) <= _LONGEST_NAME:
            raise AccountsError(f"A name has 1 to {_LONGEST_NAME} characters, all of them visible.")
        hashed = None if password is None else _HASHER.hash(_checked(password))
        account = Account(name=name.strip(), role=role, hash=hashed)
        return Accounts({**self.by_name, same_name(account.name): account})

    def with_role(self, name: str, role: str) -> Accounts:
        """The same accounts with another role for a name; the password stays."""
        account = self._known(name)
        if role not in ROLES:
            raise AccountsError(f"«{role}» is no role; there are: {', '.join(ROLES)}.")
        return Accounts({**self.by_name, same_name(name): replace(account, role=role)})

    def without(self, name: str) -> Accounts:
        """The same accounts without one."""
        self._known(name)
        return Accounts({key: one for key, one in self.by_name.items() if key != same_name(name)})

    def person(self, name: str) -> Person | None:
        """Who has this name, without a look at a password."""
        account = self.by_name.get(same_name(name))
        return Person(account.name, account.role) if account else None

    def hash_of(self, name: str) -> str:
        """The hash of a name's password; empty where there is none."""
        account = self.by_name.get(same_name(name))
        return (account and account.hash) or ""

    def signed_in(self, name: str, password: str) -> Person:
        """Who has this name and this password. A wrong name takes as long as a wrong password.

        Raises
        ------
        NotAllowedError
            They do not belong together; the message does not say which is wrong.
        """
        account = self.by_name.get(same_name(name))
        hashed = account.hash if account and account.hash else _nobody()
        try:
            _HASHER.verify(hashed, _plain(password[: LONGEST + 1]))
        except (VerificationError, InvalidHashError):
            account = None
        if account is None or account.hash is None:
            raise NotAllowedError("Name and password do not belong together. Try again.")
        return Person(account.name, account.role)

    def _known(self, name: str) -> Account:
        account = self.by_name.get(same_name(name))
        if account is None:
            raise AccountsError(f"There is no account called {name!r}.")
        return account


def same_name(name: str) -> str:
    """Names that look alike are one: without regard to case and to how letters are composed."""
    return unicodedata.normalize("NFKC", name.strip()).casefold()


def _accounts(read: Any) -> dict[str, Account]:
    if read["version"] != _VERSION:
        raise AccountsError("The file of accounts is from another version of the program.")
    accounts = [Account(name=row["name"], role=row["role"], hash=row["hash"]) for row in read["accounts"]]
    for account in accounts:
        Person(account.name, account.role)
    return {same_name(account.name): account for account in accounts}


def _plain(password: str) -> bytes:
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def _checked(password: str) -> bytes:
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccountsError(f"A password has {SHORTEST} to {LONGEST} characters; a few words do well.")
    return _plain(password)


@cache
def _nobody() -> str:
    """A hash that no password fits, for names without an account."""
    return _HASHER.hash(os.urandom(32))


@contextmanager
def _fresh(path: Path) -> Iterator[int]:
    """A new file for its owner alone, which takes the place of `path` when all is well."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        yield os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
