"""Places: names in a report are found (`Mention`) and placed (`Located`), or kept as `Unresolved`."""
