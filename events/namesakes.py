"""Names that the gazetteer gives to one place and a report to two: the other name may not stand for the place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from geo.place import Located, Unresolved
from geo.spelling import plain_key

__all__ = ["told_apart"]

_ALIKE = 60.0
"""Two spellings of one name share more of their letters than this, in percent."""
_ALSO = re.compile(r"[(/]|\b(?:or|formerly|known|called|renamed|now|aka)\b", re.IGNORECASE)
_NEAR = 40
"""Characters within which "formerly" or a bracket ties two names to one place."""


def told_apart(body: str, located: Sequence[Located]) -> list[Located | Unresolved]:
    """The mentions of a report, without a place where the report calls that place by its own name elsewhere.

    "Grodivka" is an old name of Myrnohrad; a report that names both means two towns.
    """
    own = [found for found in located if _alike(found.mention.text, found.place.name)]
    kept: list[Located | Unresolved] = []
    for found in located:
        rivals = [] if _keeps(found) else [other for other in own if other.place.id == found.place.id]
        apart = bool(rivals) and not any(_tied(body, found, other) for other in rivals)
        reason = (
            f"“{found.mention.text}” is another name of {found.place.name}, which the report names as well: "
            "it may be another place."
        )
        kept.append(Unresolved(mention=found.mention, reason=reason) if apart else found)
    return kept


def _keeps(found: Located) -> bool:
    """Whether a mention is no second name: points back, is wide, or is spelt like the place."""
    mention = found.mention
    return (
        mention.bare
        or mention.kind != "settlement"
        or found.place.kind != "settlement"
        or not (plain_key(mention.text) + plain_key(found.place.name)).isascii()
        or _alike(mention.text, found.place.name)
    )


def _alike(one: str, other: str) -> bool:
    return fuzz.ratio(plain_key(one), plain_key(other)) > _ALIKE


def _tied(body: str, one: Located, other: Located) -> bool:
    """ "Dymytrov (now Myrnohrad)": the report itself says that both are one."""
    first, last = sorted((one.mention, other.mention), key=lambda mention: mention.start)
    between = body[first.end : last.start]
    return len(between) <= _NEAR and _ALSO.search(between) is not None
