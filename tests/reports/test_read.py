from __future__ import annotations

import os
from pathlib import Path

import pytest

from reports.limits import Limits
from reports.read import read, read_uploads
from reports.source import Source

GOOD = "---\npublished: 2024-11-30\n---\nThe army left Hama."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "second.txt").write_text(GOOD + " Twice.", encoding="utf-8")
    (tmp_path / "first.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "README.md").write_text("About this folder.", encoding="utf-8")
    (tmp_path / "SOURCE.md").write_text("About this folder.", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_reads_folders_in_the_order_of_names(folder: Path) -> None:
    found = read([folder])
    assert [report.id for report in found.reports] == ["first", "second"]
    assert not found.rejected
    assert not found.notices
    assert read([folder]) == found


def test_one_bad_file_never_stops_the_others(folder: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "broken.txt").write_text("---\ntitle: a: b\n---\nText.", encoding="utf-8")
    (folder / "undated.txt").write_text("The army left Homs.", encoding="utf-8")
    found = read([folder / "missing.txt", folder, Path("bad\0name")])
    assert sorted(report.id for report in found.reports) == ["first", "second", "undated"]
    reasons = {Path(r.source).name: r.reason for r in found.rejected}
    assert reasons.pop("bad\0name")
    assert "no such file" in reasons["missing.txt"]
    assert "empty" in reasons["empty.txt"]
    assert ".png" in reasons["picture.png"]
    assert "binary" in reasons["binary.txt"]
    assert "Line 2" in reasons["broken.txt"]
    assert all(r.remedy for r in found.rejected)
    assert len(found.notices) == 1


def test_ids_are_unique_and_do_not_depend_on_order(tmp_path: Path) -> None:
    paths = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        paths.append(tmp_path / name / "report.txt")
        paths[-1].write_text(f"{GOOD} {name}", encoding="utf-8")
    ids = {report.body: report.id for report in read(paths).reports}
    assert len(set(ids.values())) == 2
    assert all(id_.startswith("report-") and len(id_) == len("report-") + 8 for id_ in ids.values())
    assert {report.body: report.id for report in read(reversed(paths)).reports} == ids


def test_the_same_report_twice_is_noticed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(GOOD, encoding="utf-8")
    found = read([tmp_path, tmp_path / "a" / "report.txt"])
    assert len(found.reports) == 1
    assert [r.reason.split(" as ")[0] for r in found.rejected] == ["It is the same report"]


def test_large_files_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    found = read([tmp_path], limits=Limits(file_bytes=10))
    assert "MB" in found.rejected[0].reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_regular_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "regular file" in read([tmp_path]).rejected[0].reason


def test_uploads_are_read_like_files() -> None:
    sources = [Source(name="a.txt", data=GOOD.encode()), Source(name="a.txt", data=b"The army left Homs.")]
    found = read_uploads([*sources, Source(name="b.png", data=b"\x89PNG")])
    assert len({report.id for report in found.reports}) == 2
    assert [rejected.source for rejected in found.rejected] == ["b.png"]
    assert "MB" in read_uploads(sources[:1], limits=Limits(file_bytes=10)).rejected[0].reason


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "b" / "up").symlink_to(folder)
    assert len(read([folder]).reports) == 2
