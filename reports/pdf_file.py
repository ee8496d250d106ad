"""PDF files: the text of their pages."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pypdf
from pypdf.errors import DependencyError

from reports.errors import TooLargeError, UnreadableError
from reports.fields import report_of
from reports.foreign import translated
from reports.limits import Limits
from reports.readings import Readings, joined
from reports.source import Source

__all__ = ["read"]

_DIVIDED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_A-Z])")
_PAGE_NUMBER = re.compile(
    r"(?:\A|\n)[^\S\n]*(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?[^\S\n]*(?=\Z|\n)", re.IGNORECASE
)
_SECONDS, _SECONDS_A_PAGE = 1.5, 0.04
"""The most that one file may take, of the processor's time; a page dense with text takes a hundredth of a second or two."""
_STREAM_BYTES = 20_000_000
_CONTENT = pypdf.Configuration(
    zlib_maximum_output_length=_STREAM_BYTES,
    lzw_maximum_output_length=_STREAM_BYTES,
    run_length_maximum_output_length=_STREAM_BYTES,
    array_based_stream_maximum_output_length=_STREAM_BYTES,
    stream_decoding_work_maximum_length=4 * _STREAM_BYTES,
    stream_parsing_work_maximum_count=500_000,
    xform_maximum_invocations_per_extraction=100,
)
"""How much one stream of a page may unpack to and hold; a page beyond it can't be read."""

# The library's complaints about a damaged file are for an application's log, not for the terminal.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read(source: Source, limits: Limits) -> Readings:
    """Read one file as one report; a page that can't be read is left out with a notice.

    A PDF file carries the date at which the file was made, not that of publication: the report has none.

    Raises
    ------
    UnreadableError, TooLargeError
        For a damaged or locked file, one without text (a scan), one with too many pages or too much text.
    """
    with pypdf.apply_configuration(_CONTENT):
        return _read(source, limits)


def _read(source: Source, limits: Limits) -> Readings:
    with translated("the PDF"), _locked():
        reader = pypdf.PdfReader(io.BytesIO(source.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("the PDF is locked with a password", "save it without one")
        count = len(reader.pages)
        title = reader.metadata.title if reader.metadata else None
    _few_pages(count, limits)
    skipped: list[int] = []
    text = "\n\n".join(_pages(reader, count, limits, skipped))
    if not any(map(str.isalnum, text)):
        raise UnreadableError("the PDF holds no text", "if it is a scan, give its text")
    report = report_of(id=source.stem, body=text, path=source.name, limits=limits, title=title)
    notice = f"{source.name}: page {', '.join(map(str, skipped))} can't be read and was left out"
    return joined([report, Readings(notices=(notice,))]) if skipped else report


def _few_pages(count: int, limits: Limits) -> None:
    if count > limits.pdf_pages:
        raise TooLargeError(f"the PDF has {count:,} pages, more than {limits.pdf_pages:,}", "split it")


@contextmanager
def _locked() -> Iterator[None]:
    try:
        yield
    except DependencyError as error:
        # Strong encryption would need another library; without the password it would not help either.
        raise UnreadableError("the PDF is encrypted", "save it without encryption") from error


def _pages(reader: pypdf.PdfReader, count: int, limits: Limits, skipped: list[int]) -> Iterator[str]:
    length = 0
    patience = _Patience(_SECONDS + _SECONDS_A_PAGE * count)
    for number in range(1, count + 1):
        try:
            with translated("the page"):
                text = reader.pages[number - 1].extract_text(visitor_operand_before=patience)
            patience()
        except TooLargeError:
            raise
        except UnreadableError:
            skipped.append(number)
            continue
        text = _PAGE_NUMBER.sub("\n", _DIVIDED.sub("", text.replace("\0", " "))).strip()
        length += len(text)
        if length > limits.body_chars:
            raise TooLargeError(f"the PDF's text has more than {limits.body_chars:,} characters", "split it")
        if text:
            yield text


class _Patience:
    """Ends when a file has taken too long; the library asks it before each step of drawing a page."""

    def __init__(self, seconds: float) -> None:
        self._end = time.thread_time() + seconds

    def __call__(self, *_: object) -> None:
        if time.thread_time() > self._end:
            raise TooLargeError("reading the PDF takes too long", "give its text")
