"""How much is read from one input; beyond it the input is rejected with a plain message."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DEFAULT_LIMITS", "Limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of size and count.

    Attributes
    ----------
    file_bytes
        One file, packed or not.
    body_chars
        The text of one report: a long book has about a million characters.
    markup_bytes
        One HTML page or feed.
    pdf_pages
        Pages of one PDF file.
    rows
        Reports in one table, list or feed.
    archive_files, archive_bytes
        Files in one ZIP archive, and their unpacked bytes together (DOCX is such an archive).
    """

    file_bytes: int = 50_000_000
    body_chars: int = 1_000_000
    markup_bytes: int = 10_000_000
    pdf_pages: int = 500
    rows: int = 100_000
    archive_files: int = 10_000
    archive_bytes: int = 200_000_000


DEFAULT_LIMITS = Limits()
