"""The `sitmap` command: arguments in, files and plain messages out."""
