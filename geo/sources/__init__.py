"""Where the places come from: one module a source, each yields `geo.segment.Entry` rows at build time."""
