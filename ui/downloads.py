"""The situation as files; each is made when it is asked for."""

from __future__ import annotations

import importlib
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from outputs.selection import selected, selection_of
from ui.building import situation_for
from ui.desk import Desk
from ui.screen import Screen, days_of, past_of
from ui.view import current

__all__ = ["NARROW", "show_downloads", "shown_view"]

_FILES = (
    (
        "html",
        "html",
        "Map as a page",
        "text/html",
        "One file that needs no network: for a newsroom's site or a memory stick.",
    ),
    (
        "geojson",
        "geojson",
        "GeoJSON",
        "application/geo+json",
        "All layers with quotes and sources (RFC 7946).",
    ),
    ("gpkg", "geopackage", "GeoPackage", "application/geopackage+sqlite3", "For QGIS: layers with styles."),
    ("csv", "table", "CSV", "text/csv", "A table with HXL tags."),
    ("kml", "kml", "KML", "application/vnd.google-earth.kml+xml", "For Google Earth."),
    ("png", "paper", "Picture", "image/png", "One A4 sheet with legend, scale, sources and date."),
    ("pdf", "paper", "PDF", "application/pdf", "The same sheet for print, in vectors."),
)
"""Ending, module of `outputs`, name, media type, help."""


NARROW = "download-shown"


def shown_view(text: str) -> dict[str, str]:
    """Remember the view that the map shows; a file made later is made for the view of then."""
    held: dict[str, str] = st.session_state.setdefault("view-shown", {})
    held["text"] = text
    return held


def show_downloads(screen: Screen, now: Desk) -> None:
    """One button a format, for everything or for what the map shows."""
    narrow = st.toggle(
        "Only what the map shows now: its layers, filters and time",
        value=st.session_state.get(NARROW, False),
        help="Otherwise everything that was read, with history, plans and denials.",
        key="download-shown-switch",
    )
    # A switch that is not drawn forgets its state; this one is remembered.
    st.session_state[NARROW] = narrow
    title = st.text_input("Title of the page and the picture", value=screen.title, key="download-title")
    view = shown_view(st.query_params.get("view", "")) if narrow else None
    with st.container(horizontal=True):
        for suffix, module, name, mime, words in _FILES:
            st.download_button(
                name,
                data=partial(_make, module, suffix, now, title, view),
                file_name=f"{screen.product}.{suffix}",
                mime=mime,
                help=words,
                key=f"download-{suffix}",
                on_click="ignore",
            )


def _make(module: str, suffix: str, now: Desk, title: str, view: dict[str, str] | None) -> bytes:
    situation = situation_for(now.reports, now.decisions, current().as_of)
    layers, summary = situation.layers, situation.summary
    if view is not None:
        layers = selected(layers, selection_of(view["text"]))
        summary = situation.summary_for(layers)
    writer = importlib.import_module(f"outputs.{module}")
    if suffix == "html":
        page: bytes = writer.dumps(
            layers,
            title=title.strip() or None,
            reports=now.reports,
            past=past_of(situation),
            days=days_of(situation),
            summary=summary,
            built=datetime.now(UTC),
        )
        return page
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"situation.{suffix}"
        more: dict[str, dict[str, Any]] = {
            "paper": {"reports": now.reports, "title": title.strip() or None},
            "geojson": {"texts": {report.id: report.body for report in now.reports}},
        }
        writer.write(layers, path, **more.get(module, {}))
        return path.read_bytes()
