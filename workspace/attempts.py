"""Failed attempts to sign in: each makes the next wait longer."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from reports.journal import note
from workspace.accounts import Accounts, same_name
from workspace.person import NotAllowedError, Person

__all__ = ["Attempts"]

_FREE = 3
_LONGEST_WAIT_SECONDS = 300.0
_MOST_NAMES = 10_000


class Attempts:
    """The door of one dashboard, shared by all its sessions.

    Three attempts are free; then a name waits 1, 2, 4 … seconds, 5 minutes at most, so that nobody is locked out
    for good by someone else's guesses. Names without an account wait together as one.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def sign_in(self, accounts: Accounts, name: str, password: str) -> Person:
        """Who has this name and this password.

        Raises
        ------
        NotAllowedError
            They do not belong together, or it is too early for another attempt.
        """
        key = same_name(name) if accounts.person(name) else ""
        with self._lock:
            failures, until = self._failed.get(key, (0, 0.0))
            wait = until - self._clock()
            if wait > 0:
                note("sign-in", level=logging.WARNING, outcome="early", name=name)
                raise NotAllowedError(f"Too many attempts. Try again in {wait:.0f} seconds.")
            # Counted before the password is looked at: many attempts at the same moment gain nothing.
            pause = min(2.0 ** (failures - _FREE), _LONGEST_WAIT_SECONDS) if failures >= _FREE else 0.0
            self._failed[key] = (failures + 1, self._clock() + pause)
            self._failed.move_to_end(key)
            while len(self._failed) > _MOST_NAMES:
                self._failed.popitem(last=False)
        try:
            person = accounts.signed_in(name, password)
        except NotAllowedError:
            note("sign-in", level=logging.WARNING, outcome="wrong", name=name, failures=failures + 1)
            raise
        note("sign-in", outcome="good", name=name, role=person.role)
        with self._lock:
            self._failed.pop(key, None)
        return person
