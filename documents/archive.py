"""Writes a package: parts that never change are compressed once, the others by the fastest deflate at hand."""

import struct
import zlib
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

try:
    from isal import isal_zlib as codec

    LEVEL = 2
except ImportError:  # a machine for which there is no wheel of it
    codec = zlib  # type: ignore[misc]
    LEVEL = 1

# 1 January 2012, midnight, in the zip format's words: the same data make the same file, whenever it is made.
DATE = ((2012 - 1980) << 9) | (1 << 5) | 1
TIME = 0
STORED, DEFLATED, UTF8_NAME, VERSION = 0, 8, 0x800, 20

ENTRY = struct.Struct("<HHHHHLLL")
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def squeezed(content: bytes) -> bytes:
    """A part's raw deflate stream as small as it gets; for what is compressed once."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    return deflate.compress(content) + deflate.flush()


def deflated(content: bytes) -> bytes:
    """A part's raw deflate stream, fast; for what changes with each document."""
    return codec.compress(content, LEVEL, -15)


class Entry(NamedTuple):
    """One part as it lies in a package: its name, its head without the name's length, its compressed bytes."""

    name: bytes
    head: bytes
    body: bytes


def entry(name: str, content: bytes, compress: Callable[[bytes], bytes] = deflated) -> Entry:
    """A part ready for a package; what does not get smaller is stored as it is."""
    small = compress(content)
    method, body = (DEFLATED, small) if len(small) < len(content) else (STORED, content)
    flags = 0 if name.isascii() else UTF8_NAME
    head = ENTRY.pack(VERSION, flags, method, TIME, DATE, codec.crc32(content), len(body), len(content))
    return Entry(name.encode("utf-8"), head, body)


def archived(entries: Collection[Entry]) -> bytes:
    """A zip file of the entries in their order; always the same bytes for the same entries."""
    pieces: list[bytes] = []
    index: list[bytes] = []
    offset = 0
    for name, head, body in entries:
        length = len(name).to_bytes(2, "little")
        pieces += (LOCAL, head, length, b"\0\0", name, body)
        index += (CENTRAL, b"\x14\0", head, length, b"\0" * 12, offset.to_bytes(4, "little"), name)
        offset += 30 + len(name) + len(body)
    directory = b"".join(index)
    count = len(entries).to_bytes(2, "little")
    end = (END, b"\0" * 4, count, count, len(directory).to_bytes(4, "little"), offset.to_bytes(4, "little"), b"\0\0")
    return b"".join((*pieces, directory, *end))


class Package:
    """A package of which some parts change with each document."""

    def __init__(self, parts: Mapping[str, bytes], changing: Collection[str]) -> None:
        self._entries = {
            name: None if name in changing else entry(name, content, squeezed) for name, content in parts.items()
        }

    def filled(self, made: Mapping[str, bytes]) -> bytes:
        """The package with its changing parts as they were made for one document."""
        return archived([kept or entry(name, made[name]) for name, kept in self._entries.items()])
