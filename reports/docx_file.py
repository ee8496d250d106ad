"""Word's DOCX files: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table, _Cell, _Row

from reports.errors import TooLargeError
from reports.fields import report_of
from reports.foreign import translated
from reports.limits import Limits
from reports.readings import Readings
from reports.source import Source
from reports.unpacking import verified

__all__ = ["read"]

_MOST_PARAGRAPHS = 50_000


def read(source: Source, limits: Limits) -> Readings:
    """Read one file as one report: a paragraph a line, a table's row a line with its cells parted by tabs.

    The file carries the dates of its making, not that of publication: the report has none.

    Raises
    ------
    UnreadableError, TooLargeError
        For a damaged file, one that unpacks to too much, one without text.
    """
    with translated("the DOCX file"):
        with zipfile.ZipFile(io.BytesIO(source.data)) as packed:
            verified(packed, limits)
        document = docx.Document(io.BytesIO(source.data))
        _few(document)
        body = "\n".join(_lines(document))
        title = document.core_properties.title
    return report_of(id=source.stem, body=body, path=source.name, limits=limits, title=title or None)


def _lines(document: Document) -> list[str]:
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines.extend("\t".join(_cells(row, block)) for row in block.rows)
        else:
            lines.append(block.text)
    return lines


def _few(document: Document) -> None:
    count = sum(1 for _ in document.element.body.iter(qn("w:p")))
    if count > _MOST_PARAGRAPHS:
        raise TooLargeError(f"it has {count:,} paragraphs, more than {_MOST_PARAGRAPHS:,}", "split it")


def _cells(row: _Row, table: Table) -> Iterator[str]:
    """The cells as they are written, each once: the library repeats one over all columns that it claims to span."""
    return (_Cell(cell, table).text for cell in row._tr.tc_lst)
