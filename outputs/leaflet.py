"""The situation map as a `folium.Map` that carries its own script, style and data, and shows in a notebook.

Nothing comes from a CDN: folium's own assets are replaced by those of `outputs/web`. Report text travels only
as columns (base64 of gzip in a data block), which the page's script writes as text.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import folium
from branca.element import Element, Figure
from folium.template import Template

from layers.daily import DailyZones
from layers.sentence import Sentence
from layers.situation import Layers
from outputs.assets import asset
from outputs.payload import country_names, payload
from outputs.sheet import Sheet, sheet_of
from outputs.story import Step
from outputs.tiles import Tiles

__all__ = ["SituationMap"]


class _Page(Figure):
    """The page around the map, with its Content-Security-Policy: only this script and this style may run."""

    _template = Template((Path(__file__).parent / "web" / "page.html.j2").read_text("utf-8"))

    def __init__(self, sheet: Sheet, tiles: Tiles | None) -> None:
        super().__init__(height="720px")
        self.images = f"data: blob: {tiles.origin}" if tiles else "data: blob:"
        self.sheet = sheet
        self.map: SituationMap | None = None
        self.css = f"{asset('fonts.css')}\n{asset('page.css')}"
        self.js = asset("page.js")

    @property
    def policy(self) -> str:
        """The Content-Security-Policy; hashes as in https://www.w3.org/TR/CSP3/#match-element-to-source-list."""
        return (
            f"default-src 'none'; script-src {_hash(self.js)}; style-src {_hash(self.css)}; "
            f"img-src {self.images}; font-src data:; base-uri 'none'; form-action 'none'"
        )


class _Written(Element):
    """Markup that is written already. branca would read megabytes of it once more as a template."""

    _template = Template("{{ this.markup }}")

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.markup = markup


class SituationMap(folium.Map):
    """A map of layers; `save`, `_repr_html_` and `get_root().render()` as with any folium map.

    It draws what it is made from. Other folium elements can't be added to it: there is no CDN.

    Parameters
    ----------
    layers
        As `layers.situation.layers_of` gives them.
    sheet
        The words around the map; made from the layers where None.
    past
        Zones and fronts of earlier moments, for the slider: see `outputs.moments.past_layers`.
    days
        The ground day by day: see `outputs.moments.days_of`.
    tiles
        Online tiles, for those who want them; none by default.
    story, summary, built, watched
        See `outputs.payload.payload`.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - folium's way to name its assets
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = Template((Path(__file__).parent / "web" / "map.html.j2").read_text("utf-8"))

    def __init__(
        self,
        layers: Layers,
        sheet: Sheet | None = None,
        *,
        past: Sequence[Layers] = (),
        days: DailyZones | None = None,
        tiles: Tiles | None = None,
        story: Sequence[Step] = (),
        summary: Sequence[Sentence] = (),
        built: datetime | None = None,
        watched: bool = False,
    ) -> None:
        words = sheet or sheet_of(layers, countries=country_names())
        packed = payload(
            layers,
            words,
            past=past,
            days=days,
            tiles=tiles,
            story=story,
            summary=summary,
            built=built,
            watched=watched,
        )
        super().__init__(tiles=None)
        # folium names elements by chance; the same situation shall give the same page.
        parts = packed.apart()
        self._id = hashlib.sha256(b"".join(parts)).hexdigest()[:16]
        self.columns, *self.later = (base64.b64encode(part).decode("ascii") for part in parts)
        page = _Page(words, tiles)
        page.add_child(self, name="map")
        page.map = self

    def render(self, **_: object) -> str:
        """Put the map's markup into its page and return it; `get_root().render()` gives the page."""
        markup = str(self._template.module.html(self, {}))
        page: Any = self.get_root()
        page.html.add_child(_Written(markup), name=self.get_name())
        return markup


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
