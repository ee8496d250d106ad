"""What an address of a workspace looks like."""

from __future__ import annotations

from pathlib import Path

__all__ = ["SUFFIX", "is_url", "is_workspace"]

SUFFIX = ".gpkg"


def is_workspace(address: str) -> bool:
    """Whether an address is that of a workspace, there or to be made: a database, or a name in .gpkg."""
    return is_url(address) or ("://" not in address and Path(address).suffix.lower() == SUFFIX)


def is_url(address: str) -> bool:
    """Whether an address is that of a PostgreSQL database."""
    return address.startswith(("postgresql://", "postgresql+psycopg://", "postgres://"))
