"""Limits for packed files, checked before anything is unpacked."""

from __future__ import annotations

import zipfile

from reports.errors import TooLargeError
from reports.limits import Limits

__all__ = ["checked", "verified"]

_CHUNK_BYTES = 65_536


def checked(packed: zipfile.ZipFile, limits: Limits) -> list[zipfile.ZipInfo]:
    """Members of an archive that are files, by name.

    Raises
    ------
    TooLargeError
        Where there are too many, or where they would unpack to too much (a ZIP bomb).
    """
    members = sorted(
        (info for info in packed.infolist() if not info.is_dir()), key=lambda info: info.filename
    )
    _few(len(members), limits)
    _small(sum(info.file_size for info in members), limits)
    return members


def _few(count: int, limits: Limits) -> None:
    if count > limits.archive_files:
        raise TooLargeError(
            f"the archive holds {count:,} files, more than {limits.archive_files:,}", "split it"
        )


def _small(total: int, limits: Limits) -> None:
    if total > limits.archive_bytes:
        raise TooLargeError(
            f"the archive unpacks to {total / 1e6:,.0f} MB, more than {limits.archive_bytes / 1e6:,.0f}",
            "split it",
        )


def verified(packed: zipfile.ZipFile, limits: Limits) -> None:
    """Unpack an archive once in small pieces and keep nothing, before a library does it at one go.

    An archive may state sizes that are too small; its checksums then fail here, in little memory.

    Raises
    ------
    TooLargeError, zipfile.BadZipFile, zlib.error
    """
    for member in checked(packed, limits):
        with packed.open(member) as file:
            while file.read(_CHUNK_BYTES):
                pass
