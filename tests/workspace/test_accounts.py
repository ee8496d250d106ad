"""Accounts: private on disk, strong hashes, no hint at what was wrong, waits that grow."""

from __future__ import annotations

import argparse
import json
import stat
from pathlib import Path

import argon2
import pytest
from argon2.exceptions import VerifyMismatchError

from workspace import accounts as module
from workspace.accounts import Accounts, AccountsError, default_file
from workspace.attempts import Attempts
from workspace.person import NotAllowedError, Person

PASSWORD = "a few plain words"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes of the same kind that take no time."""
    monkeypatch.setattr(module, "_HASHER", argon2.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    module._nobody.cache_clear()


@pytest.fixture
def team() -> Accounts:
    return Accounts().with_account("Ann", "editor", PASSWORD).with_account("bob@desk.example", "reader", None)


def test_accounts_come_back_from_a_private_file(team: Accounts, tmp_path: Path) -> None:
    path = tmp_path / "private" / "accounts.json"
    team.save(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert PASSWORD not in path.read_text("utf-8")
    assert "$argon2id$" in path.read_text("utf-8")
    assert Accounts.load(path) == team
    assert [file.name for file in path.parent.iterdir()] == ["accounts.json"]


def test_the_program_hashes_as_the_library_advises() -> None:
    fresh = argon2.PasswordHasher()
    assert fresh.memory_cost >= 65536
    assert fresh.time_cost >= 3
    assert argon2.extract_parameters(fresh.hash("x")).type is argon2.Type.ID


def test_a_file_that_others_can_read_lets_nobody_in(team: Accounts, tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    team.save(path)
    path.chmod(0o644)
    with pytest.raises(AccountsError, match="chmod 600"):
        Accounts.load(path)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"version": 2, "accounts": []}', '{"version": 1, "accounts": [{"name": "x"}]}',
     json.dumps({"version": 1, "accounts": [{"name": "x", "role": "admin", "hash": None}]})],
)  # fmt: skip
def test_a_damaged_file_lets_nobody_in(text: str, tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(AccountsError):
        Accounts.load(path)


def test_no_file_is_no_accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Accounts.load(tmp_path / "none.json") is None
    monkeypatch.setenv("SITMAP_ACCOUNTS", str(tmp_path / "here.json"))
    assert default_file() == tmp_path / "here.json"


def test_only_name_and_password_together_let_in(team: Accounts) -> None:
    assert team.signed_in("ANN ", PASSWORD) == Person("Ann", "editor")
    said = set()
    for name, password in (
        ("Ann", PASSWORD + "!"), ("Ann", ""), ("Eve", PASSWORD), ("", ""), ("bob@desk.example", ""), ("Ann", "x" * 10**6)
    ):  # fmt: skip
        with pytest.raises(NotAllowedError) as refused:
            team.signed_in(name, password)
        said.add(str(refused.value))
    assert len(said) == 1, "the message tells names with an account from others"


def test_a_name_without_an_account_costs_a_hash_too(team: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []

    def verify(hashed: str, _password: bytes) -> bool:
        checked.append(hashed)
        raise VerifyMismatchError

    hasher = argparse.Namespace(verify=verify, hash=lambda _password: "nobody's")
    monkeypatch.setattr(module, "_HASHER", hasher)
    for name in ("Ann", "Eve", "bob@desk.example"):
        with pytest.raises(NotAllowedError):
            team.signed_in(name, "not the password")
    assert len(checked) == 3
    assert checked[1] == checked[2] == "nobody's"


@pytest.mark.parametrize("password", ["short", "x" * 257])
def test_passwords_too_short_or_long_are_refused(password: str) -> None:
    with pytest.raises(AccountsError, match="characters"):
        Accounts().with_account("Ann", "reader", password)


@pytest.mark.parametrize("name", ["", " ", "a\u202eb", "a\nb", "x" * 101])
def test_names_that_deceive_are_refused(name: str) -> None:
    with pytest.raises(AccountsError, match="name"):
        Accounts().with_account(name, "reader", PASSWORD)


def test_roles_change_and_accounts_go(team: Accounts) -> None:
    assert team.with_role("ann", "reader").signed_in("Ann", PASSWORD).role == "reader"
    assert team.without("ann").person("Ann") is None
    for wrong in (lambda: team.without("Eve"), lambda: team.with_role("Ann", "admin")):
        with pytest.raises(AccountsError):
            wrong()


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def failed(door: Attempts, team: Accounts, name: str, password: str = "wrong password") -> str:
    with pytest.raises(NotAllowedError) as refused:
        door.sign_in(team, name, password)
    return str(refused.value)


def test_each_failure_makes_the_next_wait_longer(team: Accounts) -> None:
    clock, waits = Clock(), []
    door = Attempts(clock=clock)
    for _ in range(16):
        start = clock.now
        while "Too many" in failed(door, team, "Ann"):
            clock.now += 0.5
        waits.append(clock.now - start)
    assert waits[:4] == [0, 0, 0, 0]
    assert waits[4:8] == [1, 2, 4, 8]
    assert waits[-1] == 300


def test_the_right_password_must_wait_too_and_then_clears(team: Accounts) -> None:
    clock = Clock()
    door = Attempts(clock=clock)
    for _ in range(4):
        failed(door, team, "Ann")
    assert "Too many" in failed(door, team, "ann", PASSWORD)
    clock.now += 2
    assert door.sign_in(team, "Ann", PASSWORD).name == "Ann"
    assert "belong together" in failed(door, team, "Ann")


def test_guessed_names_wait_as_one_and_do_not_slow_those_who_exist(team: Accounts) -> None:
    door = Attempts(clock=Clock())
    for number in range(4):
        failed(door, team, f"guess{number}")
    assert "Too many" in failed(door, team, "another")
    assert door.sign_in(team, "Ann", PASSWORD)
