"""``sitmap build``: files asked for, plain messages, exit statuses; one bad report never stops the others."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pyogrio
import pytest
from defusedxml import ElementTree

from data import DATA, ROOT
from sitmap.__main__ import main

GOOD = """---
publisher: A desk
published: 2024-11-30
---
Rebels captured the town of Saraqib in Idlib province from government forces on Thursday. Russian jets
bombed the city of Idlib on Friday, killing four civilians and wounding six.
"""
Said = tuple[int, list[str], list[str]]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


class Command:
    """Runs the command in this process: (status, lines on stdout, lines on stderr)."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Said:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = self._capsys.readouterr()
        return status, out.splitlines(), err.splitlines()


@pytest.fixture
def sitmap(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def features(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return found


def test_counts_are_printed_and_the_file_is_written(sitmap: Command, good: Path, tmp_path: Path) -> None:
    status, out, err = sitmap("build", good, "--geojson", tmp_path / "out.geojson")
    assert (status, err) == (0, [])
    assert "reports: 1" in out[0]
    assert "strikes: 1" in out[0]
    assert {feature["properties"]["layer"] for feature in features(tmp_path / "out.geojson")} >= {  # type: ignore[index]
        "control",
        "strike",
    }


def test_all_formats_are_written_and_open(sitmap: Command, good: Path, tmp_path: Path) -> None:
    files = {name: tmp_path / f"out.{name}" for name in ("geojson", "html", "gpkg", "csv", "kml")}
    status, _, _ = sitmap(
        "build", good, *[word for name, path in files.items() for word in (f"--{name}", path)]
    )
    assert status == 0
    assert features(files["geojson"])
    assert {"control", "strikes"} <= {str(name) for name, _ in pyogrio.list_layers(files["gpkg"])}
    with files["csv"].open(encoding="utf-8", newline="") as lines:
        heads, tags, *rows = csv.reader(lines)
    assert "layer" in heads
    assert "#geo+lat" in tags
    assert len(rows) >= 2
    assert ElementTree.parse(files["kml"]).getroot().tag.endswith("kml")
    page = files["html"].read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")


def bad_inputs(folder: Path) -> dict[str, Path]:
    """A missing, an empty, a binary and an odd file, and an empty folder."""
    files = {
        "missing.txt": None,
        "empty.txt": b"",
        "blank.txt": b" \n\n \n",
        "binary.txt": bytes(range(256)) * 40,
        "front.txt": b"---\npublished: [unclosed\n---\nText.\n",
        "date.txt": b"---\npublished: the day before yesterday\n---\nText.\n",
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(100),
    }
    for name, content in files.items():
        if content is not None:
            (folder / name).write_bytes(content)
    return {name: folder / name for name in files}


NAMES = ["missing.txt", "empty.txt", "blank.txt", "binary.txt", "front.txt", "picture.png"]


@pytest.mark.parametrize("name", NAMES)
def test_one_bad_file_alone_is_status_2_and_one_line(name: str, sitmap: Command, tmp_path: Path) -> None:
    status, out, err = sitmap("build", bad_inputs(tmp_path)[name])
    assert (status, out, len(err)) == (2, [], 1)
    assert name in err[0]
    assert "Traceback" not in err[0]


@pytest.mark.parametrize("name", NAMES)
def test_one_bad_file_does_not_stop_the_others(
    name: str, sitmap: Command, good: Path, tmp_path: Path
) -> None:
    written = tmp_path / "out.geojson"
    status, out, err = sitmap("build", bad_inputs(tmp_path)[name], good, "--geojson", written)
    assert status == 0
    assert "reports: 1" in out[0]
    assert "rejected: 1" in out[0]
    assert [line for line in err if name in line], err
    assert features(written)


def test_bad_reports_change_nothing_of_the_good_one(sitmap: Command, good: Path, tmp_path: Path) -> None:
    alone, among = tmp_path / "alone.geojson", tmp_path / "among.geojson"
    sitmap("build", good, "--geojson", alone)
    bad = [path for name, path in bad_inputs(tmp_path).items() if name in NAMES]
    sitmap("build", *bad, good, "--geojson", among)
    assert alone.read_bytes() == among.read_bytes()


def test_a_report_without_a_date_is_built_and_says_so(sitmap: Command, tmp_path: Path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("Rebels captured the town of Saraqib in Idlib province on Thursday.\n", encoding="utf-8")
    status, out, _ = sitmap("build", path, "--geojson", tmp_path / "out.geojson")
    assert status == 0
    assert [line for line in out if "undated" in line and "date" in line], out
    for feature in features(tmp_path / "out.geojson"):
        assert feature["properties"]["start"] is None, "no date may be made up"  # type: ignore[index]


def test_a_report_without_places_is_built_and_says_so(sitmap: Command, tmp_path: Path) -> None:
    path = tmp_path / "placeless.txt"
    path.write_text("---\npublished: 2024-11-30\n---\nIt was a quiet day.\n", encoding="utf-8")
    status, out, _ = sitmap("build", path)
    assert status == 0
    assert [line for line in out if "placeless" in line and "place" in line], out


def test_a_folder_is_read_with_all_in_it(sitmap: Command, tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "deeper"
    folder.mkdir(parents=True)
    (folder / "one.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "reports" / "two.txt").write_text(GOOD.replace("four", "three"), encoding="utf-8")
    status, out, _ = sitmap("build", tmp_path / "reports")
    assert status == 0
    assert "reports: 2" in out[0]


def test_an_empty_folder_is_unusable(sitmap: Command, tmp_path: Path) -> None:
    folder = tmp_path / "nothing"
    folder.mkdir()
    status, out, err = sitmap("build", folder)
    assert (status, out, len(err)) == (2, [], 1)


def test_the_same_reports_give_the_same_bytes_in_any_order(sitmap: Command, tmp_path: Path) -> None:
    reports = sorted((DATA / "reports").glob("*.txt"))
    for name, order in (("a", reports), ("b", reports[::-1])):
        assert sitmap("build", *order, "--geojson", tmp_path / f"{name}.geojson")[0] == 0
    assert (tmp_path / "a.geojson").read_bytes() == (tmp_path / "b.geojson").read_bytes()


def test_as_of_leaves_out_what_came_later(sitmap: Command, good: Path, tmp_path: Path) -> None:
    written = tmp_path / "out.geojson"
    status, _, _ = sitmap("build", good, "--as-of", "2024-11-28", "--geojson", written)
    assert status == 0
    layers = {f["properties"]["layer"] for f in features(written)}  # type: ignore[index]
    assert "control" in layers
    assert "strike" not in layers, "the strike was on the 29th"


def test_the_stated_distance_is_checked(sitmap: Command) -> None:
    _, out, _ = sitmap("build", DATA / "reports")
    (line,) = [line for line in out if line.startswith("distance")]
    assert "55 km" in line
    assert line.endswith(": agrees")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["build"],
        ["build", "{good}", "--as-of", "someday"],
        ["build", "{good}", "--as-of", "2024-13-45"],
        ["build", "{good}", "--frobnicate"],
        ["build", "{good}", "--geojson"],
        ["build", "{good}", "--geojson", "{folder}/no/such/folder/out.geojson"],
        ["build", "{good}", "--geojson", "{folder}"],
        ["build", "{good}", "--html", "{folder}/no/such/folder/out.html"],
        ["geoparse", "{good}"],
        ["geoparse", "{folder}/missing.txt", "--jsonl", "{folder}/out.jsonl"],
        ["geoparse", "{good}", "--jsonl", "{folder}/no/such/folder/out.jsonl"],
        ["geocode"],
        ["geocode", "Idlib", "--country", "Syria"],
        ["geocode", "Idlib", "--near", "here"],
        ["geocode", "Idlib", "--near", "95,10"],
        ["app", "{folder}/no/such/folder"],
        ["app", "--port", "99999"],
        ["app", "--port", "x"],
    ],
    ids=" ".join,
)
def test_unusable_arguments_are_status_2_and_one_line(
    arguments: list[str], sitmap: Command, good: Path, tmp_path: Path
) -> None:
    filled = [word.format(good=good, folder=tmp_path) for word in arguments]
    status, out, err = sitmap(*filled)
    assert (status, out) == (2, [])
    assert len(err) == 1, err
    assert err[0].startswith("sitmap")


def test_help_is_status_0_and_names_every_command(sitmap: Command) -> None:
    status, out, err = sitmap("--help")
    assert (status, err) == (0, [])
    for command in ("build", "geoparse", "geocode", "app"):
        assert command in "\n".join(out)


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sitmap", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_as_a_program_of_its_own(good: Path, tmp_path: Path) -> None:
    done = run("build", good, tmp_path / "missing.txt", "--geojson", tmp_path / "out.geojson")
    assert done.returncode == 0
    assert "reports: 1" in done.stdout
    assert [line for line in done.stderr.splitlines() if "missing.txt" in line]
    assert features(tmp_path / "out.geojson")
    failed = run("build", tmp_path / "missing.txt")
    assert (failed.returncode, failed.stdout) == (2, "")
    assert len(failed.stderr.splitlines()) == 1


def test_formats_for_print_and_analysts(sitmap: Command, good: Path, tmp_path: Path) -> None:
    files = {name: tmp_path / f"out.{name}" for name in ("geojsonl", "fgb", "parquet", "pdf", "png")}
    options = [word for name, path in files.items() for word in (f"--{name}", path)]
    assert sitmap("build", good, *options, "--paper", "a3")[0] == 0
    assert files["pdf"].read_bytes().startswith(b"%PDF")
    assert files["png"].read_bytes().startswith(b"\x89PNG")
    lines = files["geojsonl"].read_text(encoding="utf-8").splitlines()
    assert pyogrio.read_info(files["fgb"])["features"] == len(lines)


def test_an_exported_situation_is_read_in_place_of_reports(
    sitmap: Command, good: Path, tmp_path: Path
) -> None:
    first, again, package = tmp_path / "a.geojson", tmp_path / "b.geojson", tmp_path / "a.gpkg"
    sitmap("build", good, "--geojson", first, "--gpkg", package)
    status, out, _ = sitmap("build", first, "--geojson", again)
    assert status == 0
    assert "reports cited: 1" in out[0]
    assert again.read_bytes() == first.read_bytes()
    sitmap("build", package, "--geojson", again)
    assert [feature["id"] for feature in features(again)] == [feature["id"] for feature in features(first)]
    status, _, err = sitmap("build", first, good)
    assert (status, len(err)) == (2, 1)
    assert "give it alone" in err[0]


def test_a_story_is_checked_before_reports_are_read(sitmap: Command, good: Path, tmp_path: Path) -> None:
    story, page = tmp_path / "story.yaml", tmp_path / "out.html"
    story.write_text("- {title: A, view: [95, 0, 3]}", encoding="utf-8")
    status, out, err = sitmap("build", good, "--html", page, "--story", story)
    assert (status, out, len(err)) == (2, [], 1)
    assert "step 1: view must be" in err[0]
    story.write_text("- {title: A, view: [36, 37, 8], select: nobody}", encoding="utf-8")
    assert "nothing on the map" in sitmap("build", good, "--html", page, "--story", story)[2][0]
    story.write_text("- {title: A, view: [36, 37, 8]}", encoding="utf-8")
    assert sitmap("build", good, "--html", page, "--story", story)[0] == 0
    assert sitmap("build", good, "--story", story)[0] == 2
