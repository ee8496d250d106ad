"""What holds for the repository as a whole: direction of imports, style, sizes, and documents that keep up."""

from __future__ import annotations

import argparse
import ast
import importlib
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from data import ROOT
from sitmap.__main__ import COMMANDS

ORDER = (
    "data",
    "reports",
    "geo",
    "events",
    "layers",
    "outputs",
    "workspace",
    "pipeline",
    "ui",
    "sitmap",
    "app",
)
"""Each may import those before it; `sitmap` and `app` do not know each other."""

LONGEST = 300
LONG = {
    "tests/events/cases.py": "a table of short texts with what is to be read from them",
    "tests/events/notes.py": "a table of event notes with what is to be read from them",
    "tests/events/test_arabic.py": "a table of Arabic sentences with what is to be read from them",
    "tests/reports/test_readers.py": "one small document of each kind of input, written out",
}
"""Modules that may be longer, with the reason."""

DOCUMENTS = ("README.md", "ARCHITECTURE.md")


@cache
def tracked() -> tuple[Path, ...]:
    """Files that git tracks, as far as they exist."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text(path: Path) -> str | None:
    """A file's text, None for what is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def run(*command: str) -> str:
    """Run a tool of this Python on the repository; its output, empty if it is content."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def imports(path: Path) -> set[str]:
    """The top-level packages that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def modules() -> Iterator[tuple[str, Path]]:
    """(package, file) of the program's own modules."""
    for path in tracked():
        package = name(path).split("/")[0].removesuffix(".py")
        if path.suffix == ".py" and package in ORDER:
            yield package, path


def test_the_import_contracts_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_imports_run_one_way_for_single_modules_too() -> None:
    wrong = [
        f"{name(path)} imports {other}"
        for package, path in modules()
        for other in sorted(imports(path))
        if other in ORDER
        and (ORDER.index(other) > ORDER.index(package) or {package, other} == {"sitmap", "app"})
    ]
    assert wrong == []


@pytest.mark.parametrize(("library", "known_to"), [("streamlit", {"app", "ui"}), ("folium", {"outputs"})])
def test_only_one_part_knows_this_library(library: str, known_to: set[str]) -> None:
    users = {package for package, path in modules() if library in imports(path)}
    assert users <= known_to


def test_the_program_does_not_import_its_tests_or_measurements() -> None:
    assert [name(path) for _, path in modules() if imports(path) & {"tests", "bench", "pytest"}] == []


def test_ruff_finds_nothing() -> None:
    assert run("ruff", "check", "--no-cache", ".") == ""


def test_the_layout_is_ruffs() -> None:
    assert run("ruff", "format", "--check", "--no-cache", ".") == ""


def test_types_are_sound() -> None:
    assert run("mypy") == ""


def test_types_of_the_measurements_are_sound() -> None:
    assert run("mypy", "--explicit-package-bases", "bench") == ""


def test_no_module_is_too_long() -> None:
    long = {
        name(path)
        for path in tracked()
        if path.suffix in (".py", ".js", ".mjs", ".css")
        if len((text(path) or "").splitlines()) > LONGEST
    }
    assert long - set(LONG) == set(), "split these by meaning, or list them with a reason"
    assert set(LONG) - long - {key for key in LONG if not (ROOT / key).is_file()} == set(), (
        "no longer too long"
    )


def folders() -> list[str]:
    return sorted(
        {
            name(path).split("/")[1]
            for path in tracked()
            if name(path).count("/") > 1 and name(path)[:5] == "data/"
        }
    )


@pytest.mark.parametrize("folder", folders())
def test_every_data_folder_says_where_its_data_come_from(folder: str) -> None:
    source = ROOT / "data" / folder / "SOURCE.md"
    assert source.is_file(), f"data/{folder} needs a SOURCE.md: origin, licence, date, how to rebuild"
    said = source.read_text(encoding="utf-8").lower()
    assert re.search(r"licen[cs]e|cc0|\bmit\b|public domain", said), f"{name(source)} names no licence"
    assert re.search(r"\b20\d\d\b", said), f"{name(source)} names no date"


def fragments(document: str) -> list[str]:
    """The lines of code blocks, and what stands in back-ticks."""
    said = (ROOT / document).read_text(encoding="utf-8")
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", said, re.DOTALL | re.MULTILINE)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", said, flags=re.DOTALL | re.MULTILINE))
    return [line.strip() for block in blocks for line in block.splitlines()] + spans


def calls(program: str) -> list[list[str]]:
    """The calls of a program that the documents show, as words."""
    found = []
    for document in DOCUMENTS:
        for fragment in fragments(document):
            code = fragment.split(" #")[0].removeprefix("$ ").removeprefix(".venv/bin/")
            if re.match(rf"{program} [a-z-]", code):
                found.append(shlex.split(code, posix=True))
    return found


def test_the_documents_show_how_to_start() -> None:
    assert {"run", "test"} <= {words[1] for words in calls("make")}
    assert {"build", "geoparse", "geocode", "app"} <= {words[1] for words in calls("sitmap")}


def test_every_make_call_of_the_documents_has_its_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    assert {words[1] for words in calls("make")} <= targets


@pytest.mark.parametrize("words", calls("sitmap"), ids=" ".join)
def test_every_sitmap_call_of_the_documents_is_one_the_program_takes(words: list[str]) -> None:
    assert words[1] in COMMANDS
    parser = argparse.ArgumentParser(exit_on_error=False, add_help=False)
    importlib.import_module(f"sitmap.{words[1]}").add_arguments(parser)
    known = {option for action in parser._actions for option in action.option_strings}
    assert {word.split("=")[0] for word in words if word.startswith("--")} <= known
    if (
        len(words) > 2
        and not any("…" in word or word.isupper() for word in words[2:])
        and "--" not in words[2]
    ):
        parser.parse_args(words[2:])


def test_every_command_has_its_module_and_its_line_of_help() -> None:
    for command, line in COMMANDS.items():
        assert (ROOT / "sitmap" / f"{command}.py").is_file()
        assert line


# Put together here, so that this file does not hold what it looks for.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("crates", "io"),
    )
]


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_the_host_of_a_package_registry(host: str) -> None:
    assert [name(path) for path in tracked() if host in (text(path) or "")] == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    folder = re.compile(r"(?<![\w.~$}/-])/(?:" + "wo" + r"rk|root|home/\w+|Users/\w+)/")
    assert [name(path) for path in tracked() if folder.search(text(path) or "")] == []


def test_set_up_waits_for_files_only() -> None:
    """A folder changes whenever Python keeps a module in it: the places would be built again after the tests."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    patterns = [word for row in re.findall(r"\$\(wildcard ([^)]*)\)", makefile) for word in row.split()]
    found = [path for pattern in patterns for path in ROOT.glob(pattern)]
    assert len(found) > 100
    assert [path for path in found if not path.is_file()] == []
