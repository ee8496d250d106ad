"""ZIP archives of reports; nothing is written to disk, so no member's path can lead anywhere."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from reports.errors import TooLargeError, UnreadableError
from reports.kinds import read_source
from reports.limits import Limits
from reports.readings import Readings, joined
from reports.source import Source, is_about
from reports.unpacking import checked

__all__ = ["read"]


def read(source: Source, limits: Limits) -> Readings:
    """Read each file of an archive; what can't be read is rejected by its name, as "archive.zip/member".

    Hidden files, a Mac's resource forks and notes on the folder are passed over. Archives inside
    archives are not read.

    Raises
    ------
    UnreadableError, TooLargeError
        For what is no archive, or one beyond the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as packed:
            return joined(_members(packed, source.name, limits))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"the archive is damaged ({error})", "pack it again") from error


def _members(packed: zipfile.ZipFile, archive: str, limits: Limits) -> Iterator[Readings]:
    for member in checked(packed, limits):
        parts = member.filename.split("/")
        if (
            any(part.startswith(".") and part.strip(".") for part in parts)
            or parts[0] == "__MACOSX"
            or is_about(parts[-1])
        ):
            continue
        name = f"{archive}/{member.filename}"
        try:
            yield read_source(Source(name=name, data=_unpacked(packed, member, limits)), limits)
        except UnreadableError as error:
            yield Readings(rejected=(error.rejected(name),))


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> bytes:
    _no_archive(member.filename)
    if member.flag_bits & 1:
        raise UnreadableError("it is locked with a password", "pack it without one")
    try:
        with packed.open(member) as file:
            # The size that the archive states may be wrong, so no more than the limit is unpacked.
            data = file.read(limits.file_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableError(f"it can't be unpacked ({error})", "pack the archive again") from error
    if len(data) > limits.file_bytes:
        raise TooLargeError(f"it unpacks to more than {limits.file_bytes / 1e6:,.0f} MB", "split it")
    return data


def _no_archive(name: str) -> None:
    if name.lower().endswith(".zip"):
        raise UnreadableError("it is an archive inside an archive", "unpack it first")
