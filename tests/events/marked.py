"""The claims of a text that a map would show."""

from __future__ import annotations

from events.claim import Claim

__all__ = ["drawn", "places"]


def drawn(claims: tuple[Claim, ...], layer: str) -> list[Claim]:
    """Those of a layer that have a place and are no plan, denial or memory."""
    return [
        c
        for c in claims
        if c.layer == layer and c.place is not None and c.modality in ("reported", "claimed")
    ]


def places(claims: tuple[Claim, ...], layer: str) -> set[str]:
    """The places of a layer, as the text writes them."""
    return {c.place_text or "" for c in drawn(claims, layer)}
