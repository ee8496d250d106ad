"""Who decides, and what a role may do. A reader changes nothing; what is not listed for a role is refused."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from reports.journal import note
from workspace.errors import WorkspaceError

__all__ = ["LOCAL", "ROLES", "NotAllowedError", "Person", "admit", "allowed"]

Role = Literal["reader", "reviewer", "editor"]

ROLES: tuple[Role, ...] = get_args(Role)
"""From the one who may do least to the one who may do most."""

_REVIEWS = frozenset({"confirm", "reject", "edit", "place", "merge", "split", "undo", "redo"})
_MAY: dict[str, frozenset[str]] = {
    "reader": frozenset(),
    "reviewer": _REVIEWS,
    "editor": _REVIEWS | {"add", "reports", "places"},
}


class NotAllowedError(WorkspaceError, PermissionError):
    """The role of a person does not allow what was asked for; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone at the dashboard: the name that decisions carry, and the role.

    Raises
    ------
    ValueError
        No name, or a role that is none of `ROLES`.
    """

    name: str
    role: Role

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"«{self.role}» is no role; there are: {', '.join(ROLES)}.")
        if not self.name.strip():
            raise ValueError("A person has a name.")


LOCAL = Person("local", "editor")
"""Whoever sits at this machine, where the dashboard listens on loopback only and there are no accounts."""


def allowed(role: str, kind: str) -> bool:
    """Whether a role may take decisions of a kind (`workspace.decision.KINDS`); no for what is unknown."""
    return kind in _MAY.get(role, frozenset())


def admit(person: Person | None, decided: Iterable[tuple[str, str]]) -> None:
    """Let decisions pass, given as (kind, by), or none of them.

    Raises
    ------
    NotAllowedError
        Nobody is signed in, the role does not allow one of them, or one carries another's name.
    """
    if person is None:
        note("refused", level=logging.WARNING, kind="nobody")
        raise NotAllowedError("Nobody is signed in. Sign in, then decide again.")
    for kind, by in decided:
        if not allowed(person.role, kind) or by != person.name:
            note("refused", level=logging.WARNING, kind=kind, role=person.role, by=person.name)
        if not allowed(person.role, kind):
            raise NotAllowedError(
                f"A {person.role} may not do this ({kind}). Ask someone who may, or for another role."
            )
        if by != person.name:
            raise NotAllowedError(f"{person.name} cannot decide in the name of {by}.")
