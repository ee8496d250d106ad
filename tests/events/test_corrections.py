"""What a report takes back in its next sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim

Reader = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "CORRECTION: at 16:05 we wrote that Saraqib had fallen. It has not; the rebels have not entered it.",
        "A channel said that rebels had taken Saraqib in Syria. That is false.",
        "A channel claims that rebels have retaken Saraqib in Syria; the photo that goes with it is from 2016.",
        "A channel claims that rebels have retaken Saraqib in Syria. The video is old.",
        "The army claimed to have captured Saraqib in Syria. It did not.",
        "The rumour that rebels have already reached Saraqib in Syria is false, a commander said.",
    ],
)
def test_what_is_taken_back_is_denied(text: str, read: Reader) -> None:
    current = [c for c in read(text) if c.layer == "control" and c.modality in ("reported", "claimed")]
    assert current == []


def test_what_follows_and_says_something_else_takes_nothing_back(read: Reader) -> None:
    found = read("Rebels took Saraqib in Syria. They did not say how many had died.")
    assert [c.modality for c in found if c.layer == "control"] == ["reported"]
