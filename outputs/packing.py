"""gzip (RFC 1952) written in pieces at once, each piece in the way that suits it, while more are being made.

Texts are searched for repetitions. Numbers in no order have none worth the search: their bytes are only coded
by frequency, ten times as fast and no longer. Pieces are closed with a full flush, so that they can be deflated
apart (https://www.zlib.net/manual.html); any gunzip reads them as one stream. The same input gives the same bytes.

What is read first and what is read later are lanes: one file one after the other, or a file each.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from types import TracebackType

__all__ = ["LANES", "Packed", "Packing"]

LANES = 3
"""What the picture of the marks needs, what the ground under them does besides, and all else."""

_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_PIECE = 2**19
_MANY = 2**20
"""Text beyond so many bytes is packed at a lower level: half the time, a sixth more bytes."""

_RAW = -15
_FEW = 2**18
"""What is read later is no file of its own below so many bytes."""

_Piece = tuple[bytes, bytes]
"""As it is, and deflated."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The pieces of each lane, in the order in which they are read."""

    lanes: tuple[tuple[_Piece, ...], ...]

    def whole(self) -> bytes:
        """All in one file."""
        return _file(chain.from_iterable(self.lanes))

    def apart(self) -> tuple[bytes, ...]:
        """A file for each lane that holds anything; a single one where little is read later."""
        if sum(len(deflated) for lane in self.lanes[1:] for _, deflated in lane) < _FEW:
            return (self.whole(),)
        return tuple(_file(lane) for lane in self.lanes if lane)


class Packing:
    """Gzip files in the making; `with` ends the threads that deflate."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(max_workers=2)
        self._lanes = tuple(_Lane(self._threads) for _ in range(LANES))

    def __enter__(self) -> Packing:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(cancel_futures=True)

    def add(self, data: bytes, *, text: bool, lane: int = 0) -> None:
        """What comes next in a lane; `text` where it is text or in order. Neighbours of one kind are deflated together."""
        self._lanes[lane].add(data, text=text)

    def packed(self, begin: bytes) -> Packed:
        """All that was added; `begin`, a text, comes before it."""
        head = _Lane(self._threads)
        head.add(begin, text=True)
        waiting = [lane.closed() for lane in (head, *self._lanes)]
        start, first, *later = (tuple((data, done.result()) for data, done in lane) for lane in waiting)
        return Packed(((*start, *first), *later))


class _Lane:
    def __init__(self, threads: Executor) -> None:
        self._threads = threads
        self._open: list[bytes] = []
        self._open_size = 0
        self._open_is_text = False
        self._texts = 0
        self._done: list[tuple[bytes, Future[bytes]]] = []

    def add(self, data: bytes, *, text: bool) -> None:
        if text != self._open_is_text or self._open_size >= _PIECE:
            self._close()
        self._open_is_text = text
        self._open.append(data)
        self._open_size += len(data)

    def closed(self) -> list[tuple[bytes, Future[bytes]]]:
        self._close()
        return self._done

    def _close(self) -> None:
        data = b"".join(self._open)
        level = (5 if self._texts < _MANY else 4) if self._open_is_text else 0
        self._texts += len(data) if self._open_is_text else 0
        pieces = [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)]
        self._done += [(piece, self._threads.submit(_deflated, piece, level)) for piece in pieces]
        self._open, self._open_size = [], 0


def _file(pieces: Iterable[_Piece]) -> bytes:
    crc, size, parts = 0, 0, [_HEAD]
    for data, deflated in pieces:
        crc, size = zlib.crc32(data, crc), size + len(data)
        parts.append(deflated)
    parts += [
        zlib.compressobj(wbits=_RAW).flush(),
        crc.to_bytes(4, "little"),
        (size % 2**32).to_bytes(4, "little"),
    ]
    return b"".join(parts)


def _deflated(data: bytes, level: int) -> bytes:
    strategy = zlib.Z_DEFAULT_STRATEGY if level else zlib.Z_RLE
    deflate = zlib.compressobj(level or 1, zlib.DEFLATED, _RAW, 9, strategy)
    return deflate.compress(data) + deflate.flush(zlib.Z_FULL_FLUSH)
