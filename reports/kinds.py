"""Which reader reads which kind of input, by what the bytes are and by the name's ending."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable
from typing import cast

from reports.errors import UnreadableError
from reports.journal import note
from reports.limits import Limits
from reports.readings import Readings
from reports.source import Source, check_size

__all__ = ["SUFFIXES", "read_source"]

Reader = Callable[[Source, Limits], Readings]

# Modules by name: the libraries behind them take their time to load and are seldom all needed.
_READERS = {
    "": "text_file",
    ".txt": "text_file",
    ".text": "text_file",
    ".md": "text_file",
    ".markdown": "text_file",
    ".html": "html_page",
    ".htm": "html_page",
    ".xhtml": "html_page",
    ".pdf": "pdf_file",
    ".docx": "docx_file",
    ".csv": "table_file",
    ".tsv": "table_file",
    ".json": "json_lines",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".zip": "archive",
}
SUFFIXES = tuple(suffix for suffix in _READERS if suffix)
"""Endings of names that can be read."""


def read_source(source: Source, limits: Limits) -> Readings:
    """Read one input with the reader of its kind; what it can't read comes back as rejected.

    Ids are not yet unique: see `reports.read.with_unique_ids`.
    """
    try:
        found = _reader(source, limits)(source, limits)
        if found.reports or found.rejected:
            return found
        problem = UnreadableError("it holds no report", "check that this is the right file")
    except UnreadableError as error:
        problem = error
    except RecursionError:
        problem = UnreadableError("it is nested too deeply", "give it as plain text")
    known = source.suffix if source.suffix in _READERS else "other"
    note(
        "input rejected",
        level=logging.WARNING,
        source=source.name,
        kind=known.lstrip(".") or "text",
        bytes=len(source.data),
        error=type(problem),
    )
    return Readings(rejected=(problem.rejected(source.name),))


def _reader(source: Source, limits: Limits) -> Reader:
    check_size(len(source.data), limits)
    if not source.data.strip():
        raise UnreadableError("the file is empty", "check that it holds the report")
    module = _READERS.get(".pdf" if source.data.startswith(b"%PDF-") else source.suffix)
    if module is None:
        known = ", ".join(suffix.lstrip(".") for suffix in SUFFIXES)
        raise UnreadableError(f"{source.suffix} is no kind of file that is read", f"give one of {known}")
    return cast(Reader, importlib.import_module(f"reports.{module}").read)
