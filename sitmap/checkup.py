"""The checks of ``sitmap doctor``, each a function that finds out one thing and changes nothing."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from packaging.requirements import InvalidRequirement, Requirement

from data import BUILD, DATA, ROOT

__all__ = ["Check", "checkup"]

State = Literal["good", "doubtful", "wrong"]

_SETUP = "Run: make setup"
_OLDEST, _NEWEST = (3, 11), (3, 13)
_LEAST_FREE_BYTES = 500_000_000
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was looked at, what was found, and how to mend it where it is not good."""

    name: str
    state: State
    found: str
    remedy: str = ""


def checkup(*, port: int = 8501) -> list[Check]:
    """Every check, in order; an error inside one is what that one found."""
    checks: list[Callable[[], Check]] = [
        python,
        packages,
        place_index,
        map_script,
        language_model,
        chromium,
        folders,
        accounts,
        lambda: free_port(port),
    ]
    return [_made(check) for check in checks]


def _made(check: Callable[[], Check]) -> Check:
    try:
        return check()
    except Exception as error:
        name = getattr(check, "__name__", "check").replace("_", " ")
        return Check(name=name, state="wrong", found=f"{type(error).__name__}: {error}.", remedy=_SETUP)


def python(version: tuple[int, ...] = tuple(sys.version_info[:3])) -> Check:
    """The version of Python."""
    found = ".".join(map(str, version))
    if _OLDEST <= version[:2] <= _NEWEST:
        return Check(name="Python", state="good", found=found)
    remedy = "Install Python 3.11 to 3.13, then run: make clean setup"
    return Check(name="Python", state="wrong", found=f"{found} is not supported.", remedy=remedy)


def packages(pins: Path = ROOT / "requirements.txt") -> Check:
    """The installed packages against the pins."""
    if not pins.is_file():
        return Check(
            name="packages", state="doubtful", found=f"{pins.name} is missing; nothing to compare with."
        )
    wrong, count = [], 0
    for pin in _pins(pins):
        count += 1
        try:
            installed = metadata.version(pin.name)
        except metadata.PackageNotFoundError:
            wrong.append(f"{pin.name} is missing")
            continue
        if not pin.specifier.contains(installed, prereleases=True):
            wrong.append(f"{pin.name} is {installed}, not {pin.specifier}")
    if not wrong:
        return Check(name="packages", state="good", found=f"{count} as pinned")
    more = f" and {len(wrong) - 5} more" if len(wrong) > 5 else ""
    return Check(name="packages", state="wrong", found=f"{'; '.join(wrong[:5])}{more}.", remedy=_SETUP)


def _pins(pins: Path) -> Iterator[Requirement]:
    for line in pins.read_text("utf-8").splitlines():
        if not line or line[0] in "# ":
            continue
        try:
            pin = Requirement(line.rstrip("\\ "))
        except InvalidRequirement:
            continue
        if pin.marker is None or pin.marker.evaluate():
            yield pin


def place_index() -> Check:
    """Whether the place index is there, opens, and is newer than what it is built from."""
    from geo.index import DEFAULT_PATH, PlaceIndex  # noqa: PLC0415 - not needed by the other checks

    try:
        count = len(PlaceIndex.open())
    except (LookupError, ValueError, OSError) as error:
        return Check(name="place index", state="wrong", found=str(error), remedy=_SETUP)
    built = (DEFAULT_PATH / "places.arrow").stat().st_mtime
    sources = [*(DATA / "gazetteer").glob("*.csv"), *(DATA / "places").glob("*")]
    newer = [path.name for path in sources if path.stat().st_mtime > built]
    if newer:
        found = f"{count:,} places, built before {newer[0]} was changed."
        return Check(name="place index", state="doubtful", found=found, remedy=_SETUP)
    return Check(name="place index", state="good", found=f"{count:,} places")


def map_script() -> Check:
    """Whether the map's script and style are built, and after their sources were changed."""
    from outputs.assets import WEB  # noqa: PLC0415

    wanted = [WEB / name for name in ("page.js", "page.css", "component.js", "map.css", "fonts.css")]
    missing = [path.name for path in wanted if not path.is_file()]
    if missing:
        return Check(name="map script", state="wrong", found=f"{missing[0]} is not built.", remedy=_SETUP)
    built = min(path.stat().st_mtime for path in wanted)
    sources = [path for path in (ROOT / "outputs" / "web").rglob("*.js") if "node_modules" not in path.parts]
    newer = [path.name for path in sources if path.stat().st_mtime > built]
    if newer:
        found = f"Built before {newer[0]} was changed."
        return Check(name="map script", state="doubtful", found=found, remedy=_SETUP)
    return Check(name="map script", state="good", found=f"{len(wanted)} files")


def language_model() -> Check:
    """Whether spaCy's model loads and parses."""
    from events.parsing import parse  # noqa: PLC0415 - a second to load

    words = [token.pos_ for token in next(iter(parse(["The army left the town."])))]
    if "VERB" in words:
        return Check(name="language model", state="good", found="loads and parses")
    return Check(name="language model", state="wrong", found="It finds no verb.", remedy=_SETUP)


def chromium() -> Check:
    """Whether a browser for pictures of the map and for the tests is there."""
    found = next((path for name in _CHROMIUM if (path := shutil.which(name))), None)
    if found:
        return Check(name="Chromium", state="good", found=found)
    remedy = "On Debian: apt-get install chromium"
    return Check(name="Chromium", state="doubtful", found="Not found; only tests need it.", remedy=remedy)


def folders() -> Check:
    """Whether the folders that are written to take a file, and have room."""
    for folder in (BUILD, Path(tempfile.gettempdir())):
        if not os.access(folder, os.W_OK | os.X_OK):
            remedy = f"Give it to whoever runs the program: chown -R $USER {folder}"
            return Check(name="folders", state="wrong", found=f"{folder} can't be written.", remedy=remedy)
        free = shutil.disk_usage(folder).free
        if free < _LEAST_FREE_BYTES:
            found = f"{free / 1e6:,.0f} MB are free at {folder}."
            return Check(name="folders", state="doubtful", found=found, remedy="Make room.")
    return Check(name="folders", state="good", found="can be written")


def accounts() -> Check:
    """Whether the file of accounts, where there is one, is private and can be read."""
    from workspace.accounts import Accounts, AccountsError, default_file  # noqa: PLC0415

    try:
        found = Accounts.load(default_file())
    except AccountsError as error:
        return Check(name="accounts", state="wrong", found=str(error))
    if found is None:
        return Check(name="accounts", state="good", found="none: this machine only, no sign-in")
    return Check(name="accounts", state="good", found=f"{len(found.by_name)} in {default_file()}")


def free_port(port: int) -> Check:
    """Whether the dashboard's port is free on this machine."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    except OverflowError:
        return Check(name="port", state="wrong", found=f"{port} is no port.", remedy="Use 1 to 65535.")
    except OSError as error:
        remedy = "If no dashboard of yours runs there, choose another: sitmap app --port NUMBER"
        return Check(name="port", state="doubtful", found=f"{port}: {error.strerror}.", remedy=remedy)
    return Check(name="port", state="good", found=f"{port} is free")
