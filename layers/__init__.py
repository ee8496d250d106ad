"""Layers: events become one GeoDataFrame a layer, with a checked schema.

====================================  =========================================================================
`situation.layers_of(events, …)`      `Layers`: control, zones, fronts, strikes, displacement, clashes, other and
                                      unlocated, at a moment; drawn and model where asked for
`schema.check(frame, layer)`          the frame, or every fault of it at once
`history.histories(events)`           who held each place, since when, until when, on which claims
`summary.summary_of(events, layers)`  the situation in a few sentences, each with the ids of its events
`change.between(events, t1, t2, …)`   ground gained and lost, and what else happened, as areas and as sentences
`daily.daily_zones(events, …)`        the zones of every day as cells and changes; `daily_file` makes bytes of it
`displacement.totals(events)`         how many people moved, without counting anyone twice
`strikes.tallies(events, by)`         strikes, killed and injured by actor, weapon or day
`drawn.read_drawn(path, …)`           a published map's zones as a layer of its own
`validate.leave_one_out(places)`      how well zones tell the holder of a place left out
====================================  =========================================================================

The way of control: `statement` (what one event says of one party) → `control_state` (the rules) → `history` →
`seeds` (places with a state at a moment) → `cells` → `smooth` → `zones` → `fronts`; `model` votes beside it.
All but `settings`, `alliances`, `drawn` and `validate.read_places` is pure: no files, no clock, no chance.
"""
