"""What stands around the map: title, moment, figures, sources, disclaimer, and a name for the file.

The way of the United Nations' maps: product name with the date of the data, sources and a boundary disclaimer
on the sheet itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from anyascii import anyascii

from layers.situation import Layers
from outputs.references import groups
from reports.report import Report

__all__ = ["CREDITS", "DISCLAIMER", "Credit", "Sheet", "sheet_of"]

DISCLAIMER = (
    "Boundaries and names shown do not imply any opinion on the legal status of any country, territory or "
    "area; dashed lines are disputed or not final."
)
_CREDIT = "Outlines: Natural Earth. Places: GeoNames (CC BY 4.0), OurAirports and others as each place says."
_METHOD = (
    "Every mark rests on a sentence of a report: open it to read the words and who said them. "
    "Where no report says who holds a place, the map is left blank."
)
_EVENTS = ("control", "strikes", "displacement", "clashes", "other")
_FIGURES = (
    ("control", "statement about control", "statements about control"),
    ("strikes", "strike", "strikes"),
    ("displacement", "displacement", "displacements"),
    ("clashes", "clash", "clashes"),
    ("unlocated", "event without a place", "events without a place"),
)
_MANY_REPORTS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Data of others on the map: what, by whom, under which licence, where."""

    what: str
    by: str
    licence: str
    url: str


CREDITS = (
    Credit(
        what="Outlines", by="Natural Earth", licence="public domain", url="https://www.naturalearthdata.com/"
    ),
    Credit(what="Places", by="GeoNames", licence="CC BY 4.0", url="https://www.geonames.org/"),
    Credit(what="Airfields", by="OurAirports", licence="public domain", url="https://ourairports.com/data/"),
)
"""See `data/places/SOURCE.md` and `data/gazetteer/SOURCE.md`; landmarks name their sources one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The words of a map. `moment` is None where nothing has a date; `product` is a file's stem."""

    title: str
    moment: str | None
    figures: tuple[tuple[int, str], ...]
    sources: str
    notes: tuple[str, ...]
    product: str


def sheet_of(
    layers: Layers,
    *,
    title: str | None = None,
    reports: Sequence[Report] = (),
    as_of: datetime | None = None,
    countries: dict[str, str] | None = None,
) -> Sheet:
    """Write the words around the map of some layers.

    Parameters
    ----------
    title
        Made from the places of the events where None.
    reports
        What the layers rest on, for the count and the credit.
    as_of
        The moment shown, if not the layers' own.
    countries
        Names by ISO 3166-1 alpha-2 code.
    """
    moment = as_of or layers.moment
    place = _place(layers, countries or {})
    sources = _sources(reports)
    return Sheet(
        title=title or (f"Situation in {place}" if place else "Situation"),
        moment=f"{moment.day} {moment:%B %Y}" if moment else None,
        figures=_figures(layers, len(reports)),
        sources=sources,
        notes=tuple(note for note in (_METHOD, sources, DISCLAIMER, _CREDIT) if note),
        product=_product(place or "map", moment),
    )


def _figures(layers: Layers, reports: int) -> tuple[tuple[int, str], ...]:
    counted = [(len(getattr(layers, name)), one, many) for name, one, many in _FIGURES]
    counted.append((reports, "report", "reports"))
    return tuple((count, one if count == 1 else many) for count, one, many in counted if count)


_MOST = 0.6
"""The share of the events of a country, or of a province, from which on it names all of the situation."""


def _place(layers: Layers, names: dict[str, str]) -> str | None:
    """The province and country most of the events lie in, the country, or up to three countries."""
    places = _counted(layers)
    if not places:
        return None
    countries = _commonest(places, 0)
    leading, count = countries[0]
    if count < _MOST * places.total():
        return _listed([names.get(str(code), str(code)) for code, _ in countries[:3]])
    provinces = _commonest({place: many for place, many in places.items() if place[0] == leading}, 1)
    country = names.get(str(leading), str(leading))
    if provinces and provinces[0][1] > _MOST * count:
        return f"{provinces[0][0]}, {country}"
    return country


def _counted(layers: Layers) -> Counter[tuple[str, str | None]]:
    """How many events lie in each country and province."""
    places: Counter[tuple[str, str | None]] = Counter()
    for name in _EVENTS:
        frame = getattr(layers, name)
        numbers, found = groups(frame["country"], frame["admin1"])
        for (country, province), many in zip(found, np.bincount(numbers, minlength=len(found)), strict=True):
            if country is not None:
                places[country, province] += int(many)
    return places


def _commonest(places: Mapping[tuple[str, str | None], int], part: int) -> list[tuple[str, int]]:
    """(country or province, how often), the commonest first; of equals the one that comes first."""
    counts: Counter[str] = Counter()
    for place, many in places.items():
        if (word := place[part]) is not None:
            counts[word] += many
    return counts.most_common()


def _sources(reports: Sequence[Report]) -> str:
    if not reports:
        return ""
    listed = list(dict.fromkeys(map(_credit, reports)))
    more = f"; and {len(listed) - _MANY_REPORTS} more" if len(listed) > _MANY_REPORTS else ""
    return f"Sources: {'; '.join(listed[:_MANY_REPORTS])}{more}."


def _credit(report: Report) -> str:
    # First strong isolate: a name written from right to left must not turn the date around.
    name = f"\u2068{report.publisher or report.id}\u2069"
    day = report.published
    return f"{name}, {day.day} {day:%b %Y}" if day else name


def _product(place: str, moment: datetime | None) -> str:
    words = re.sub(r"[^A-Za-z0-9]+", "-", anyascii(place.split(",", maxsplit=1)[0])).strip("-")
    return "_".join(
        part for part in (words or "map", "situation", f"{moment:%Y%m%d}" if moment else "") if part
    )


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
