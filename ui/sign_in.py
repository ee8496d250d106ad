"""Who sits at the dashboard: the local editor, someone with a password, or someone with OpenID Connect.

One call, `person`, before anything is drawn. Who signed in is kept on the server, never in the browser; role and
account are looked up again at each run, so that a change of them counts at once.
"""

from __future__ import annotations

import logging
from hashlib import sha256

import streamlit as st

from reports.journal import note
from ui.text import plain
from workspace.accounts import Accounts, AccountsError, default_file
from workspace.attempts import Attempts
from workspace.person import LOCAL, NotAllowedError, Person

__all__ = ["person", "show_sign_out"]

_KEY = "signed_in"
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def person() -> Person:
    """Who is signed in. Nobody: the way in is drawn and the run of the page ends here.

    Without accounts and without OpenID Connect it is `LOCAL`, as long as the dashboard listens on loopback only.
    """
    try:
        accounts = Accounts.load(default_file())
    except AccountsError as error:
        return _stop(str(error))
    if "is_logged_in" in st.user:
        return _with_openid(accounts or Accounts())
    if accounts is not None:
        return _with_password(accounts)
    if st.get_option("server.address") in _LOOPBACK:
        return LOCAL
    return _stop(
        "The dashboard listens to other machines and has no accounts, so nobody may use it. "
        "Add one with: sitmap account add NAME --role editor"
    )


def show_sign_out(who: Person) -> None:
    """The name and role, with a way out; nothing for the local editor."""
    if who == LOCAL:
        return
    st.caption(f"{plain(who.name)} · {who.role}")
    if st.button("Sign out"):
        st.session_state.pop(_KEY, None)
        if "is_logged_in" in st.user:
            st.logout()
        st.rerun()


def _with_openid(accounts: Accounts) -> Person:
    if not st.user.is_logged_in:
        st.title("Situation map")
        st.button("Sign in", on_click=st.login, type="primary")
        st.stop()
    address = str(st.user.get("email") or "")
    # Anyone can claim an address that the provider has not checked; not all providers say so.
    known = accounts.person(address) if address and st.user.get("email_verified", True) is True else None
    if known is None:
        note("sign-in", level=logging.WARNING, outcome="unknown", name=address)
        st.button("Sign out", on_click=st.logout)
        return _stop(
            f"{address or 'Who has no e-mail address'} has no account here. Ask whoever keeps the accounts."
        )
    return known


def _with_password(accounts: Accounts) -> Person:
    name, mark = st.session_state.get(_KEY, ("", ""))
    known = accounts.person(name)
    if known is not None and mark == _mark(accounts, known):
        return known
    st.title("Situation map")
    with st.form("sign-in"):
        name = st.text_input("Name", max_chars=100, autocomplete="username")
        password = st.text_input("Password", max_chars=256, type="password", autocomplete="current-password")
        sent = st.form_submit_button("Sign in", type="primary")
    if not sent:
        st.stop()
    try:
        who = _door().sign_in(accounts, name, password)
    except NotAllowedError as error:
        return _stop(str(error))
    st.session_state[_KEY] = (who.name, _mark(accounts, who))
    return st.rerun()


def _mark(accounts: Accounts, who: Person) -> str:
    """What changes with the password, so that a new one ends all sessions."""
    return sha256(accounts.hash_of(who.name).encode()).hexdigest()


@st.cache_resource(show_spinner=False)
def _door() -> Attempts:
    return Attempts()


def _stop(message: str) -> Person:
    st.error(plain(message))
    st.stop()
