"""Displacement: arrows from origin to destination, a mark where only one end is known, and honest totals."""

from __future__ import annotations

from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from events.event import Event
from geo.place import Place

__all__ = ["movement_shape"]


def movement_shape(event: Event) -> BaseGeometry | None:
    """The shape of a movement in degrees.

    A LineString from origin to destination where both are said and differ; else a Point at the origin, or
    at the place spoken of, or at the destination: the end that is known.
    """
    origin, destination = event.origin, event.destination
    if origin and destination and (origin.lon, origin.lat) != (destination.lon, destination.lat):
        return LineString([(origin.lon, origin.lat), (destination.lon, destination.lat)])
    known: Place | None = origin or event.place or destination
    return Point(known.lon, known.lat) if known else None
