"""``sitmap account``: passwords come from the keyboard or a pipe, never from the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from sitmap import account
from sitmap.__main__ import main
from workspace.accounts import Accounts


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "accounts.json"
    monkeypatch.setenv("SITMAP_ACCOUNTS", str(path))
    return path


def piped(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_an_account_is_added_changed_listed_and_removed(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, "a few plain words\n")
    assert main(["account", "add", "Ann", "--role", "reviewer"]) == 0
    assert main(["account", "add", "bob@desk.example", "--role", "reader", "--openid"]) == 0
    accounts = Accounts.load(file)
    assert accounts is not None
    assert accounts.signed_in("Ann", "a few plain words").role == "reviewer"
    assert main(["account", "role", "ann", "--role", "editor"]) == 0
    capsys.readouterr()
    assert main(["account", "list"]) == 0
    assert capsys.readouterr().out == "Ann\teditor\tpassword\nbob@desk.example\treader\tOpenID Connect\n"
    assert main(["account", "remove", "Ann"]) == 0
    accounts = Accounts.load(file)
    assert accounts is not None
    assert accounts.person("Ann") is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add"], "Name the account"),
        (["add", "Ann"], "--role"),
        (["add", "Ann", "--role", "editor"], "12 to 256"),
        (["remove", "Ann"], "no account"),
    ],
)
def test_what_is_missing_is_said_in_one_line(
    words: list[str],
    said: str,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    piped(monkeypatch, "short\n")
    assert main(["account", *words]) == 2
    assert said in capsys.readouterr().err
    assert not file.exists()


def test_an_account_is_not_replaced_by_adding_it_again(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for status in (0, 2):
        piped(monkeypatch, "a few plain words\n")
        assert main(["account", "add", "Ann", "--role", "reader"]) == status
    assert "remove it first" in capsys.readouterr().err


def test_a_mistyped_password_changes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    typed = iter(["a few plain words", "a few plain word"])
    monkeypatch.setattr("sys.stdin", Keyboard())
    monkeypatch.setattr(account.getpass, "getpass", lambda _prompt: next(typed))
    assert main(["account", "add", "Ann", "--role", "reader"]) == 2
    assert not file.exists()
