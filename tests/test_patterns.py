"""No regular expression of the program explodes: time grows with the text, not with its square or worse."""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Iterator
from types import ModuleType

from data import ROOT

PACKAGES = ("reports", "geo", "events", "layers", "outputs", "workspace", "sitmap", "ui")
MOST_S = 0.2

ATTACKS = [
    piece * (8_000 // len(piece))
    for piece in (
        "a", "A", " ", "\n", "9", ".", "-", "(", '"', "’", "a ", "A ", "9 ", "a-", "9,", "1.", "a.", "\t\n", "--",
        "aA", "A.", "a9", "9-", " ,", " and ", "al-", "ا", "ا ", "و", "٣", "中", "é", "\u0301", "Ab ", "x@", "a:b ",
        "<a ", "&a", "1 of ", "km ", "5 km north of ", "on 5 May ", "said that ", "of the ", "---\n", "[1]", "\u2028",
    )
]  # fmt: skip


def modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "node_modules" not in path.parts and path.stem != "__main__":
                name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
                yield importlib.import_module(name)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled expression over texts that is a module's own, by where it stands."""
    return {
        f"{module.__name__}.{name}": value
        for module in modules()
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }


def anchored() -> set[str]:
    """Names of expressions that are only ever tried at one place of a text."""
    used: dict[str, set[str]] = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for name, method in re.findall(r"\b([A-Z_]+)\.(\w+)\b", path.read_text("utf-8")):
                used.setdefault(name, set()).add(method)
    return {name for name, methods in used.items() if methods <= {"match", "fullmatch"}}


def slow(pattern: re.Pattern[str], *, once: bool = False) -> list[str]:
    """The attacks over which the expression takes too long; `once` at their beginning only."""
    found = []
    for attack in ATTACKS:
        for text in (attack, f"{attack}!\x00"):
            started = time.thread_time()
            pattern.match(text)
            pattern.fullmatch(text)
            for _ in () if once else pattern.finditer(text):
                pass
            if time.thread_time() - started > MOST_S:
                found.append(attack[:10])
    return found


def test_no_expression_explodes() -> None:
    found, once = patterns(), anchored()
    assert len(found) > 50
    assert {
        name: bad
        for name, pattern in found.items()
        if (bad := slow(pattern, once=name.rpartition(".")[2] in once))
    } == {}


def test_one_that_does_is_found() -> None:
    assert slow(re.compile(r"\s+$"))
