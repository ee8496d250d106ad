"""Reports from files and folders: the one entrance, which no bad input stops."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from reports.errors import UnreadableError
from reports.journal import note
from reports.kinds import read_source
from reports.limits import DEFAULT_LIMITS, Limits
from reports.readings import Readings, joined
from reports.report import Report
from reports.source import Source, from_file, is_about

__all__ = ["Readings", "read", "read_uploads", "with_unique_ids"]


def read(paths: Iterable[Path], *, limits: Limits = DEFAULT_LIMITS) -> Readings:
    """Read reports from files and folders.

    Folders are read with all that is below them, in the order of names, without hidden files and
    without notes on the folder itself (README, SOURCE, LICENSE); links to folders are not followed.
    A file that is named twice is read once. Never raises for an input: what can't be read is in
    `rejected` with the reason.
    """
    return with_unique_ids(joined(_read_file(path, limits) for path in _files(paths)))


def read_uploads(sources: Iterable[Source], *, limits: Limits = DEFAULT_LIMITS) -> Readings:
    """Read reports from bytes with names, as an upload or pasted text gives them; otherwise as `read`."""
    return with_unique_ids(joined(read_source(source, limits) for source in sources))


def with_unique_ids(readings: Readings) -> Readings:
    """The same readings with ids that are unique, and without reports that are there twice.

    Reports that share an id all get a hash of their text and origin behind it, so that ids do not
    depend on the order of the reports.
    """
    times = Counter(report.id for report in readings.reports)
    kept: dict[str, Report] = {}
    rejected = list(readings.rejected)
    for report in readings.reports:
        fingerprint = _fingerprint(report)
        unique = report.id if times[report.id] == 1 else f"{report.id}-{fingerprint[:8]}"
        if unique in kept and _fingerprint(kept[unique]) != fingerprint:
            unique = f"{report.id}-{fingerprint}"
        if unique in kept:
            same = UnreadableError(
                f"it is the same report as {kept[unique].path}", "nothing is lost; remove one"
            )
            rejected.append(same.rejected(report.path or report.id))
            continue
        kept[unique] = replace(report, id=unique)
    return replace(readings, reports=tuple(kept.values()), rejected=tuple(rejected))


def _fingerprint(report: Report) -> str:
    parts = (report.title, report.publisher, report.published, report.url, report.language, report.body)
    joined_parts = "\0".join("" if part is None else str(part) for part in parts)
    return sha256(joined_parts.encode("utf-8", "surrogatepass")).hexdigest()


def _read_file(path: Path, limits: Limits) -> Readings:
    try:
        return read_source(from_file(path, limits), limits)
    except UnreadableError as error:
        note("input rejected", level=logging.WARNING, source=str(path), kind="file", error=type(error))
        return Readings(rejected=(error.rejected(str(path)),))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Files to read, each once; a path that leads nowhere is handed on, to be rejected by name."""
    seen: set[str] = set()
    for path in paths:
        for file in _below(path) if os.path.isdir(path) else (path,):  # noqa: PTH112 (never raises)
            key = os.path.realpath(file) if "\0" not in str(file) else str(file)
            if key not in seen:
                seen.add(key)
                yield file


def _below(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and not is_about(name):
                yield Path(here) / name
