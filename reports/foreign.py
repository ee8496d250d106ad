"""What a library raises over a damaged file becomes the package's own error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reports.errors import ReportError, UnreadableError

__all__ = ["translated"]


@contextmanager
def translated(what: str) -> Iterator[None]:
    """Turn any error of the libraries inside into an `UnreadableError` that names `what` is damaged.

    Parsers of PDF, DOCX, HTML and feeds raise nearly every kind of error over bytes made to break them
    (zlib.error, KeyError, struct.error …); a list of kinds would never be complete.
    """
    try:
        yield
    except (ReportError, MemoryError):
        raise
    except Exception as error:
        detail = str(error)[:200] or type(error).__name__
        raise UnreadableError(f"{what} is damaged ({detail})", "save it again, or give its text") from error
