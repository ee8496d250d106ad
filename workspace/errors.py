"""What can go wrong with a workspace.

WorkspaceError
├── AddressError (ValueError)            neither a .gpkg file nor a postgresql:// address
├── DecisionError (ValueError)           a decision that cannot be read or makes no sense
├── StaleDecisionError (ValueError)      somebody else decided on the same after the one who decides had looked
├── MissingWorkspaceError (FileNotFoundError)
├── NotAWorkspaceError (ValueError)      the file or database holds something else
├── NewerWorkspaceError (ValueError)     written by a later version of the program
├── DamagedWorkspaceError (ValueError)   the file is broken
├── LockedWorkspaceError (OSError)       another program holds it
├── ReadOnlyWorkspaceError (PermissionError)
├── FullDiskError (OSError)              nothing more can be written
├── NotAllowedError (PermissionError)    who asks may not: see `workspace.person`
└── UnreachableError (ConnectionError)   the database does not answer, or turns us away

Whatever is raised, nothing was changed: each change is one transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workspace.decision import Decision

__all__ = [
    "AddressError",
    "DamagedWorkspaceError",
    "DecisionError",
    "FullDiskError",
    "LockedWorkspaceError",
    "MissingWorkspaceError",
    "NewerWorkspaceError",
    "NotAWorkspaceError",
    "ReadOnlyWorkspaceError",
    "StaleDecisionError",
    "UnreachableError",
    "WorkspaceError",
]


class WorkspaceError(Exception):
    """Anything that a workspace reports."""


class AddressError(WorkspaceError, ValueError):
    """The address leads to no kind of workspace."""


class DecisionError(WorkspaceError, ValueError):
    """A decision that cannot be read or makes no sense; the message says why."""


class StaleDecisionError(WorkspaceError, ValueError):
    """Somebody else decided on the same target in the meantime; `newer` holds what was decided."""

    def __init__(self, newer: tuple[Decision, ...]) -> None:
        self.newer = newer
        last = newer[-1]
        super().__init__(
            f"{last.by} decided on this in the meantime ({last.kind}, {last.at:%Y-%m-%d %H:%M} UTC). "
            "Look at it again, then decide."
        )


class MissingWorkspaceError(WorkspaceError, FileNotFoundError):
    """There is no workspace at the address."""


class NotAWorkspaceError(WorkspaceError, ValueError):
    """What is at the address holds something else."""


class NewerWorkspaceError(WorkspaceError, ValueError):
    """The workspace was written by a later version of the program."""


class DamagedWorkspaceError(WorkspaceError, ValueError):
    """The file is broken."""


class LockedWorkspaceError(WorkspaceError, OSError):
    """Another program holds the workspace."""


class ReadOnlyWorkspaceError(WorkspaceError, PermissionError):
    """The workspace cannot be written."""


class FullDiskError(WorkspaceError, OSError):
    """Nothing more can be written."""


class UnreachableError(WorkspaceError, ConnectionError):
    """The database does not answer, or turns us away."""
