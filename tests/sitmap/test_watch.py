from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sitmap.watch import QUIET_SECONDS, signature, watch


def test_files_that_are_written_and_hidden_ones_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    for name in ("a.txt", "deeper/b.txt", ".draft", "page.html"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = signature([tmp_path], without=[tmp_path / "page.html"])
    assert {path.name for path in found} == {"a.txt", "b.txt"}


def test_a_change_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")
    before = signature([tmp_path])
    path.write_text("xy", encoding="utf-8")
    assert signature([tmp_path]) != before


class Clock:
    """Time that passes only while one sleeps; sleeping ends with ctrl-c when the sightings are used up."""

    def __init__(self, sightings: list[int]) -> None:
        self.now = 0.0
        self._left: Iterator[int] = iter(sightings)
        self.builds: list[tuple[float, int]] = []
        self.shown = 0

    def seen(self) -> dict[Path, tuple[int, int]]:
        try:
            self.shown = next(self._left)
        except StopIteration:
            raise KeyboardInterrupt from None
        return {Path("a.txt"): (self.shown, 0)}

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def run(clock: Clock, failing: frozenset[int] = frozenset()) -> None:
    def build() -> None:
        clock.builds.append((clock.now, clock.shown))
        if clock.shown in failing:
            raise ValueError("bad\nfile")

    watch(clock.seen, build, sleep=clock.sleep, clock=lambda: clock.now)


def test_it_builds_at_once_and_after_each_change(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock([1, 1, 2, 2, 2, 2, 2, 2])
    run(clock)
    assert [shown for _, shown in clock.builds] == [1, 2]
    assert "stopped watching" in capsys.readouterr().err


def test_it_waits_until_nothing_changes_any_more() -> None:
    clock = Clock([1, 2, 3, 4, 5, 5, 5, 5])
    run(clock)
    assert [shown for _, shown in clock.builds] == [1, 5]
    assert clock.builds[1][0] >= 4 * 0.5 + QUIET_SECONDS - 0.5


def test_a_build_that_fails_does_not_end_it(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock([1, 2, 2, 2, 3, 3, 3, 3])
    run(clock, failing=frozenset({1, 2}))
    assert [shown for _, shown in clock.builds] == [1, 2, 3]
    assert capsys.readouterr().err.count("not built: bad file; it is tried again at the next change\n") == 2
