"""The first screen is kept on disk, and never shown for other reports or after a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import pipeline
from reports.read import read, with_unique_ids
from reports.report import Report
from ui import prepare
from ui.screen import BUNDLED, Check, Screen, Unplaced, key_of, load, save, screen_of

SCREEN = Screen(
    title="Situation in حلب",
    moment="30 November 2024",
    figures=((3, "strikes"),),
    product="Aleppo_situation_20241130",
    columns=b"\x00\xff columns",
    checks=(Check(words="A to B", passed=True, quote="55 km"),),
    unplaced=(Unplaced(words="Strike", reason="no place named", quote="It said so.", report="Desk"),),
    unresolved=(),
)


def test_a_kept_screen_comes_back_as_it_was(tmp_path: Path) -> None:
    save("key", SCREEN, folder=tmp_path)
    assert load("key", folder=tmp_path) == SCREEN


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"title": "only"}', b"\xff\xfe"])
def test_a_damaged_file_counts_as_none(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / "key.json").write_bytes(damage)
    assert load("key", folder=tmp_path) is None
    assert load("other", folder=tmp_path) is None


def test_a_disk_that_takes_nothing_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    save("key", SCREEN, folder=tmp_path / "file")


def test_old_screens_make_room(tmp_path: Path) -> None:
    for n in range(30):
        save(f"key{n}", SCREEN, folder=tmp_path)
    assert len(list(tmp_path.iterdir())) == 20


def test_the_key_knows_the_reports_and_not_their_order(make_report: Callable[..., Report]) -> None:
    one, other = make_report("Aleppo fell."), make_report("Idlib was hit.", id="other")
    assert key_of([one, other]) == key_of([other, one])
    assert key_of([one, other]) != key_of([one, replace(other, body="Idlib was hit!")])
    assert key_of([one]) != key_of([one], "2024-11-30")


def test_the_screen_of_the_bundled_reports(tmp_path: Path) -> None:
    screen = screen_of(pipeline.build_paths([BUNDLED]))
    save("bundled", screen, folder=tmp_path)
    assert load("bundled", folder=tmp_path) == screen
    assert "Syria" in screen.title
    assert (2, "reports") in screen.figures
    assert any(check.passed for check in screen.checks)
    assert all(row.reason for row in screen.unplaced)


def test_the_first_screen_can_be_built_ahead() -> None:
    prepare.main()
    assert load(key_of(with_unique_ids(read([BUNDLED])).reports)) is not None
