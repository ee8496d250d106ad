"""The workspace: what is kept on disk between two sittings, and what people decided about it."""
