"""Choosing a place: among the candidates that were weighed, or by searching the place index."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from ui.text import plain

if TYPE_CHECKING:
    from geo.place import Place

__all__ = ["choose_place"]


def choose_place(candidates: Mapping[str, Place], *, near: Place | None, key: str) -> Place | None:
    """Draw the search and the choice; the place chosen, or None."""
    words = st.text_input("Search a place", key=f"{key}-words", placeholder="Name, or «30 km south of …»")
    found = dict(candidates)
    if words.strip():
        found = {place.id: place for place in _search(words.strip(), near)}
        if not found:
            st.caption("No place of that name is known. Click on the map instead, or add a gazetteer.")
    if not found:
        return None
    chosen = st.radio(
        "Places",
        list(found),
        index=None if words.strip() == "" and near is not None else 0,
        format_func=lambda one: _line(found[one]),
        key=f"{key}-choice-{words}",
        label_visibility="collapsed",
    )
    return found[chosen] if chosen else None


def _search(words: str, near: Place | None) -> list[Place]:
    from geo.geocode import rank  # noqa: PLC0415
    from geo.index import PlaceIndex  # noqa: PLC0415

    around = (near.lat, near.lon) if near else None
    return [candidate.place for candidate in rank(PlaceIndex.open(), words, near=around, limit=8)]


def _line(place: Place) -> str:
    where = ", ".join(part for part in (place.admin1, place.country) if part)
    return plain(f"{place.name} ({place.precision}{', ' + where if where else ''})")
