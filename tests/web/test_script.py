"""The map's script: eslint and node's test runner, as part of the one suite."""

from __future__ import annotations

import subprocess

import pytest

from outputs.build_web import check, main


def test_the_script_is_clean_and_its_tests_pass(capfd: pytest.CaptureFixture[str]) -> None:
    check()
    assert "fail 0" in capfd.readouterr().out


def test_a_step_that_fails_is_said_plainly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> None:
        raise subprocess.CalledProcessError(1, ["node", "--test", "x.test.mjs"])

    monkeypatch.setattr("outputs.build_web.check", fails)
    assert main(["check"]) == 1
    assert "--test x.test.mjs ended with 1" in capsys.readouterr().err
