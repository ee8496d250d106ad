"""Outputs: layers become a map, a page and files."""
