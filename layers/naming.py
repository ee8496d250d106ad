"""Ids and lists of names for features that the layers make."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

__all__ = ["feature_id", "listed"]


def feature_id(kind: str, *parts: str) -> str:
    """A stable id, ``kind:`` and 16 hexadecimal digits: the same parts give the same id."""
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f"{kind}:{digest[:16]}"


def listed(names: Iterable[str], most: int = 3) -> str:
    """Names as a person lists them: "A, B and C", or "A, B, C and 4 more" beyond `most`."""
    kept = list(dict.fromkeys(names))
    if len(kept) > most:
        return f"{', '.join(kept[:most])} and {len(kept) - most} more"
    return " and ".join([", ".join(kept[:-1]), kept[-1]] if len(kept) > 1 else kept)
