"""The pytest plugin of ``python -m bench.guards``: runs each test of the table with its guard switched off.

The names of the guards to switch off are in ``SITMAP_GUARDS_OFF``; what became of each goes to the file named in
``SITMAP_GUARDS_TOLD``, a JSON line each. A test that fails passes here, and the other way round.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bench.guard_table import Guard, guards

_HANG_S = 20
_BROKEN = (NameError, ImportError, SyntaxError)
"""Errors that speak of a mistake in the table, and not of a missing guard."""


class _Hang(Exception):
    """The test does not end."""


@contextmanager
def switched_off(guard: Guard) -> Iterator[None]:
    """Put what lets everything through in the place of the guard.

    Raises
    ------
    AttributeError
        There is no such guard.
    """
    with pytest.MonkeyPatch.context() as patch:
        for at, off in guard.switches():
            module, _, name = at.partition(":")
            holder: Any = importlib.import_module(module)
            *way, last = name.split(".")
            for step in way:
                holder = getattr(holder, step)
            patch.setattr(holder, last, off)
        yield


@contextmanager
def _ended() -> Iterator[None]:
    def end(_number: int, _frame: object) -> None:
        raise _Hang(f"no end after {_HANG_S} s")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(_HANG_S)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _named(nodeid: str) -> Guard | None:
    wanted = os.environ.get("SITMAP_GUARDS_OFF", "").split(",")
    return next((guard for guard in guards() if guard.test == nodeid and guard.name in wanted), None)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Call the test without its guard, and expect it to fail."""
    guard = _named(pyfuncitem.nodeid)
    if guard is None:
        return (yield)
    try:
        with switched_off(guard), _ended():
            yield
    except (pytest.skip.Exception, *_BROKEN):
        raise
    except (Exception, pytest.fail.Exception) as error:
        _tell(guard, error)
        return True
    return pytest.fail(f"{guard.test} passes without {guard.at}")


def _tell(guard: Guard, error: BaseException) -> None:
    text = str(error).strip()
    line = {"name": guard.name, "error": type(error).__name__, "said": text.splitlines()[0] if text else ""}
    with Path(os.environ["SITMAP_GUARDS_TOLD"]).open("a", encoding="utf-8") as file:
        file.write(f"{json.dumps(line, ensure_ascii=False)}\n")
