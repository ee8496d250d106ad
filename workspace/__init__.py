"""The workspace: what is kept on disk between two sittings."""
