"""Measurements: how well the program reads (`bench.quality`), how fast its parts are beside named peers."""
