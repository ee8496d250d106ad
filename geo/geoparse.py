"""From a report's words to places: find the names, place them, derive parts and relative places, check
distances.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.bare import add_bare
from geo.borders import add_borders
from geo.bound import keep_bound, keep_in_country
from geo.checks import check_distances
from geo.hits import Hit
from geo.index import PlaceIndex
from geo.names import find_names
from geo.parties import party_countries
from geo.parts import merge_parts
from geo.place import DistanceCheck, Located, Mention, Unresolved
from geo.relative import add_relative
from geo.strays import drop_strays
from geo.surroundings import add_surroundings
from geo.tokens import Token, tokenise
from reports.report import Report
from reports.sentence import Sentence

__all__ = ["MIN_CONFIDENCE", "Geoparsed", "geoparse"]

MIN_CONFIDENCE = 0.3
"""Below this a mention stays `Unresolved`, with its candidates: of such mentions four in five were wrong."""

_CALIBRATION = (0.95, 1.4)
"""Factor and power that turn the product of belief and lead into the share of mentions that are names of places
and lie within 161 km of where they should, as counted on LGL and GeoVirus (2010, 2018)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Geoparsed:
    """What was found in one report, each sorted by start."""

    report_id: str
    located: tuple[Located, ...]
    unresolved: tuple[Unresolved, ...]
    checks: tuple[DistanceCheck, ...]


def geoparse(report: Report, sentences: Sequence[Sentence], index: PlaceIndex) -> Geoparsed:
    """Find and place every name in a report; never raises for any text.

    Parameters
    ----------
    report, sentences
        The report, and `reports.sentences.split(report.body)`.
    index
        The open place index.
    """
    tokens = tokenise(report.body, sentences)
    hits = find_names(tokens, index)
    hits = merge_parts(hits, tokens, index)
    # Before "the town" is looked up, which must not mean a namesake elsewhere.
    hits = add_bare(keep_in_country(hits, tokens, index), tokens, index)
    hits = add_borders(add_relative(hits, tokens, index), tokens, index)
    hits = keep_bound(hits, tokens, index)
    hits = drop_strays(add_surroundings(hits, tokens, index), party_countries(tokens, index))
    located, unresolved = [], []
    for hit in hits:
        mention = _mention(hit, tokens, report.body)
        confidence = calibrated(hit.confidence)
        if hit.place is not None and confidence >= MIN_CONFIDENCE:
            located.append(
                Located(
                    mention=mention,
                    place=hit.place,
                    confidence=confidence,
                    why=hit.why,
                    candidates=hit.candidates,
                )
            )
        else:
            reason = hit.why if hit.place is None else f"confidence {confidence:.2f} is too low: {hit.why}"
            unresolved.append(Unresolved(mention=mention, reason=reason, candidates=hit.candidates))
    return Geoparsed(
        report_id=report.id,
        located=tuple(located),
        unresolved=tuple(unresolved),
        checks=tuple(check_distances(hits, tokens, sentences, report)),
    )


def calibrated(raw: float) -> float:
    """The confidence that a mention is right, from 0 to 1."""
    factor, power = _CALIBRATION
    return round(float(factor * max(0.0, raw) ** power), 3)


def _mention(hit: Hit, tokens: list[Token], body: str) -> Mention:
    start, end = hit.start(tokens), hit.end(tokens)
    return Mention(
        start=start,
        end=end,
        text=body[start:end],
        kind=hit.kind,
        sentence=tokens[hit.first].sentence,
        bare=hit.bare,
        inside=hit.inside,
    )
