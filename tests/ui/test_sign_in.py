"""Signing in: the local editor, passwords, OpenID Connect, and nobody from outside without an account."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ui import sign_in
from workspace.accounts import Accounts

PASSWORD = "a few plain words"


def page() -> None:
    import streamlit as st

    from ui.sign_in import person, show_sign_out

    who = person()
    st.text(f"{who.name} is {who.role}")
    show_sign_out(who)


class User(dict[str, Any]):
    """What Streamlit says of a user who came by OpenID Connect."""

    @property
    def is_logged_in(self) -> bool:
        return bool(self["is_logged_in"])


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SITMAP_ACCOUNTS", str(tmp_path / "accounts.json"))
    sign_in._door.clear()  # type: ignore[attr-defined]
    return tmp_path / "accounts.json"


@pytest.fixture
def team(file: Path) -> Accounts:
    accounts = (
        Accounts().with_account("Ann", "reviewer", PASSWORD).with_account("bob@desk.example", "reader", None)
    )
    accounts.save(file)
    return accounts


def opened() -> AppTest:
    return AppTest.from_function(page, default_timeout=30).run()


def sent(app: AppTest, name: str, password: str) -> AppTest:
    app.text_input[0].input(name)
    app.text_input[1].input(password)
    return app.button[0].click().run()


def words(app: AppTest) -> str:
    assert not app.exception
    return " ".join(element.value for element in (*app.text, *app.error))


def test_without_accounts_it_is_the_local_editor_on_loopback_only(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = st.get_option
    address: dict[str, Any] = {"server.address": "127.0.0.1"}
    monkeypatch.setattr(st, "get_option", lambda name: address.get(name, real(name)))
    assert words(opened()) == "local is editor"
    for elsewhere in ("0.0.0.0", None, "192.0.2.1"):
        address["server.address"] = elsewhere
        said = words(opened())
        assert "is editor" not in said
        assert "sitmap account add" in said.replace("\\", "")


def test_a_password_lets_in_and_signing_out_shuts_the_door(team: Accounts) -> None:
    app = opened()
    assert words(app) == ""
    assert "do not belong together" in words(sent(app, "Ann", "something else")).replace("\\", "")
    assert words(sent(app, "Ann", PASSWORD)) == "Ann is reviewer"
    assert words(app.run()) == "Ann is reviewer"
    assert words(app.button[0].click().run()) == ""


def test_a_change_of_the_account_counts_at_once(team: Accounts, file: Path) -> None:
    app = sent(opened(), "Ann", PASSWORD)
    team.with_role("Ann", "reader").save(file)
    assert words(app.run()) == "Ann is reader"
    team.with_account("Ann", "reader", "some other words").save(file)
    assert words(app.run()) == ""
    team.without("Ann").save(file)
    assert words(sent(app, "Ann", PASSWORD)) != "Ann is reviewer"


def test_an_open_file_of_accounts_lets_nobody_in(team: Accounts, file: Path) -> None:
    file.chmod(0o644)
    assert "chmod 600" in words(opened()).replace("\\", "")


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        (
            {"is_logged_in": True, "email": "Bob@desk.example", "email_verified": True},
            "bob@desk.example is reader",
        ),
        ({"is_logged_in": True, "email": "bob@desk.example"}, "bob@desk.example is reader"),
        ({"is_logged_in": True, "email": "bob@desk.example", "email_verified": False}, "has no account"),
        ({"is_logged_in": True, "email": "eve@desk.example", "email_verified": True}, "has no account"),
        ({"is_logged_in": True}, "has no account"),
        ({"is_logged_in": False}, ""),
    ],
)
def test_openid_connect_takes_the_role_from_the_table(
    claims: dict[str, Any], said: str, team: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "user", User(claims))
    found = words(opened()).replace("\\", "")
    assert said in found
    assert ("is reader" in found) == ("is reader" in said)
