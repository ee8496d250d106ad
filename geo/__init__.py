"""Places: names in a report are found (`Mention`) and placed (`Located`), or kept as `Unresolved`.

For the other packages::

    from geo.index import PlaceIndex
    from geo.boundaries import Boundaries
    from geo.geoparse import geoparse

    index = PlaceIndex.open()                       # build/places, memory-mapped
    index.by_id("geonames:170063")                  # Place | None
    index.named("Aleppo")                           # rows that bear a name; index.place(row) -> Place
    index.near(36.2, 37.16, 30)                     # [(km, row), ...] nearest first
    index.places(index.where("admin1_code", "SY-ID"))

    edges = Boundaries.open()                       # build/boundaries.arrow
    edges.admin1("SY-HL"), edges.country("SY")      # shapely (Multi)Polygon | None, degrees
    edges.shape("admin1:SY-HL")                     # the same by place id; also country:…, region:…
    edges.admin1_of(36.2, 37.1), edges.country_of(36.2, 37.1)   # "admin1:SY-HL", "SY"
    edges.drawn("admin1", ["SY", "TR"])             # [(id, name, generalised outline)] for a base map

    found = geoparse(report, reports.sentences.split(report.body), index)
    found.located       # tuple[Located, ...] by start; mention.bare marks "the city", "the airport"
    found.unresolved    # tuple[Unresolved, ...] with reason and candidates
    found.checks        # tuple[DistanceCheck, ...]

A user's gazetteer joins the index with `geo.additions.add_gazetteer`; `geo.geocode.rank` gives candidates for a
name that stands alone, `geo.geocoder.PlaceGeocoder` the same in geopy's ways. How derived places ("30 km south of
Homs") get their point and radius is written in `geo.derived.RULES`.

A `Located` whose `mention.inside` is ``modifier`` ("pro-Damascus", "US-backed", "UK-based"), ``organisation``
("Aleppo University") or ``person`` does not by itself stand for the place of an event. `mention.kind` tells
countries, demonyms and the like apart. Build both files with ``python -m geo.build``.
"""
