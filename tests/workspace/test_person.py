"""What a role may do, and that nobody decides in another's name."""

from __future__ import annotations

import pytest

from workspace.person import LOCAL, ROLES, NotAllowedError, Person, admit, allowed

REVIEWS = ("confirm", "reject", "edit", "place", "merge", "split", "undo", "redo")
EDITS = ("add", "reports", "places")


@pytest.mark.parametrize("kind", [*REVIEWS, *EDITS, "", "unknown"])
def test_a_reader_may_decide_nothing(kind: str) -> None:
    assert not allowed("reader", kind)
    with pytest.raises(NotAllowedError, match="reader may not"):
        admit(Person("Ann", "reader"), [(kind, "Ann")])


def test_a_reviewer_judges_and_an_editor_adds() -> None:
    assert all(allowed("reviewer", kind) for kind in REVIEWS)
    assert not any(allowed("reviewer", kind) for kind in EDITS)
    assert all(allowed("editor", kind) for kind in (*REVIEWS, *EDITS))


@pytest.mark.parametrize("role", [*ROLES, "admin", ""])
def test_what_is_not_known_is_refused(role: str) -> None:
    assert not allowed(role, "unknown")
    assert not allowed("admin", "confirm")


def test_one_decision_too_many_refuses_them_all() -> None:
    ann = Person("Ann", "reviewer")
    admit(ann, [("confirm", "Ann"), ("reject", "Ann")])
    with pytest.raises(NotAllowedError):
        admit(ann, [("confirm", "Ann"), ("reports", "Ann")])


def test_nobody_and_other_names_are_refused() -> None:
    with pytest.raises(NotAllowedError, match="signed in"):
        admit(None, [])
    with pytest.raises(NotAllowedError, match="in the name of Bob"):
        admit(LOCAL, [("confirm", "Bob")])


def test_a_person_has_a_name_and_a_role() -> None:
    with pytest.raises(ValueError, match="no role"):
        Person("Ann", "admin")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="name"):
        Person(" ", "reader")
