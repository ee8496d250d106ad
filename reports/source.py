"""An input as bytes with a name: a file, a member of an archive, something uploaded."""

from __future__ import annotations

import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reports.errors import TooLargeError, UnreadableError
from reports.limits import Limits

__all__ = ["Source", "check_size", "from_file", "is_about", "is_address", "printable"]

_LONGEST_STEM = 120
_ABOUT = frozenset({"readme", "source", "license", "licence", "changelog", "notice"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes to read a report from; `name` is for messages only, and for the kind by its ending."""

    name: str
    data: bytes

    @property
    def stem(self) -> str:
        """The last part of the name without its ending; see `printable`."""
        last = PurePosixPath(self.name.replace("\\", "/")).name
        return printable(last[: -len(self.suffix)] if self.suffix else last) or "report"

    @property
    def suffix(self) -> str:
        """The ending with its dot, in lower case: ``.txt``; empty where the name has none."""
        return PurePosixPath(self.name.replace("\\", "/")).suffix.lower()


def printable(name: str) -> str:
    """A name fit for an id: no control characters, at most 120 characters.

    Composed to Unicode's NFC, as file systems differ in how they write one name.
    """
    composed = unicodedata.normalize("NFC", name)
    return "".join(c if c.isprintable() else "-" for c in composed).strip()[:_LONGEST_STEM]


def from_file(path: Path, limits: Limits) -> Source:
    """Read a file.

    Raises
    ------
    UnreadableError, TooLargeError
        For what is missing, no regular file, not permitted or beyond the limit.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("it is no regular file", "name a file or a folder of reports")
        check_size(status.st_size, limits)
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("there is no such file or folder", "check the path") from None
    except (OSError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        what = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"the file can't be opened ({what})", "check its path and rights") from error
    return Source(name=str(path), data=data)


def check_size(size_bytes: int, limits: Limits) -> None:
    """Refuse what is larger than one file may be.

    Raises
    ------
    TooLargeError
    """
    if size_bytes > limits.file_bytes:
        size = f"{size_bytes / 1e6:,.0f} MB, more than {limits.file_bytes / 1e6:,.0f} MB"
        raise TooLargeError(f"the file has {size}", "split it")


def is_about(name: str) -> bool:
    """Whether a file's name says that it tells about a folder of reports, and is none (README.md)."""
    return PurePosixPath(name).stem.lower() in _ABOUT


def is_address(text: str) -> bool:
    """Whether a text is meant as an address of the web, and not as the name of a file."""
    return text.strip().lower().startswith(("http://", "https://"))
