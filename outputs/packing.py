"""gzip (RFC 1952) written in pieces at once, each piece in the way that suits it, while more are being made.

Texts are searched for repetitions. Numbers in no order have none worth the search: their bytes are only coded
by frequency, ten times as fast and no longer. Pieces are closed with a full flush, so that they can be deflated
apart (https://www.zlib.net/manual.html); any gunzip reads them as one stream. The same input gives the same bytes.
"""

from __future__ import annotations

import zlib
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

__all__ = ["Packing"]

_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_PIECE = 2**20
_MANY = 2**20
"""Text beyond so many bytes is packed at a lower level: half the time, a sixth more bytes."""

_RAW = -15


class Packing:
    """A gzip file in the making; `with` ends the threads that deflate."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(max_workers=2)
        self._open: list[bytes] = []
        self._open_size = 0
        self._open_is_text = False
        self._texts = 0
        self._done: list[tuple[bytes, Future[bytes]]] = []

    def __enter__(self) -> Packing:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(cancel_futures=True)

    def add(self, data: bytes, *, text: bool) -> None:
        """What comes next; `text` where it is text or in order. Neighbours of one kind are deflated together."""
        if text != self._open_is_text or self._open_size >= _PIECE:
            self._close()
        self._open_is_text = text
        self._open.append(data)
        self._open_size += len(data)

    def packed(self, first: bytes) -> bytes:
        """The whole file; `first`, a text, comes before all that was added."""
        self._close()
        begin = self._deflating(first, 6)
        crc, size = 0, 0
        for data, _ in (*begin, *self._done):
            crc, size = zlib.crc32(data, crc), size + len(data)
        parts = [part.result() for _, part in (*begin, *self._done)]
        end = zlib.compressobj(wbits=_RAW).flush()
        return b"".join([_HEAD, *parts, end, crc.to_bytes(4, "little"), (size % 2**32).to_bytes(4, "little")])

    def _close(self) -> None:
        data = b"".join(self._open)
        level = (6 if self._texts < _MANY else 4) if self._open_is_text else 0
        self._texts += len(data) if self._open_is_text else 0
        self._done += self._deflating(data, level)
        self._open, self._open_size = [], 0

    def _deflating(self, data: bytes, level: int) -> list[tuple[bytes, Future[bytes]]]:
        pieces = [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)]
        return [(piece, self._threads.submit(_deflated, piece, level)) for piece in pieces]


def _deflated(data: bytes, level: int) -> bytes:
    strategy = zlib.Z_DEFAULT_STRATEGY if level else zlib.Z_RLE
    deflate = zlib.compressobj(level or 1, zlib.DEFLATED, _RAW, 9, strategy)
    return deflate.compress(data) + deflate.flush(zlib.Z_FULL_FLUSH)
