"""Layers: events become one GeoDataFrame a layer, with a checked schema."""
