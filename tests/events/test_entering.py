"""What an entering came to, as the report itself says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim

Reader = Callable[..., tuple[Claim, ...]]


def _entered(found: tuple[Claim, ...]) -> list[str | None]:
    return [c.status for c in found if "frame enter" in c.rules]


@pytest.mark.parametrize(
    "text",
    [
        "Rebel forces entered Saraqib in Syria on Monday and are in control of the town.",
        "Syrian army units entered Saraqib on Monday after the rebels withdrew from the town.",
        "Rebels entered Saraqib in Syria on Monday. By evening the rebels held all of Saraqib.",
    ],
)
def test_who_entered_and_then_held_holds(text: str, read: Reader) -> None:
    assert _entered(read(text)) == ["held"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels entered Saraqib in Syria on Monday.",
        "Rebels entered Saraqib in Syria on Monday and hold its eastern districts.",
        "Rebels held Saraqib in Syria last week. On Monday Syrian army units entered Saraqib.",
        "Rebels entered Saraqib in Syria and say that they hold all of it.",
    ],
)
def test_who_only_entered_is_inside(text: str, read: Reader) -> None:
    assert _entered(read(text)) == ["contested"]
