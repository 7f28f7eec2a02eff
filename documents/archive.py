"""Writes a package: parts that never change are compressed once, the others by the fastest deflate at hand."""

import struct
import zlib
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
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


class Entry(NamedTuple):
    """One part as it lies in a package: its name, its head without the name's length, its compressed bytes."""

    name: bytes
    head: bytes
    body: bytes


def entry(name: str, content: bytes) -> Entry:
    """A part ready for a package, as small as it gets; what does not get smaller is stored as it is."""
    small = squeezed(content)
    method, body = (DEFLATED, small) if len(small) < len(content) else (STORED, content)
    return headed(name, method, zlib.crc32(content), body, len(content))


def stored_entry(name: str, content: bytes) -> Entry:
    """A part that no deflate makes smaller, as it is: a picture, a package within a package."""
    return headed(name, STORED, codec.crc32(content), content, len(content))


def quick_entry(name: str, slabs: Iterable[bytes]) -> Entry:
    """A part that changes with each document, compressed slab by slab, fast."""
    parts = iter(slabs)
    first = next(parts, b"")
    second = next(parts, b"")
    if not second:
        return headed(name, DEFLATED, codec.crc32(first), codec.compress(first, LEVEL, -15), len(first))
    return long_entry(name, chain((first, second), parts))


def long_entry(name: str, slabs: Iterable[bytes]) -> Entry:
    """The same for a part of many slabs, which are never in memory all together."""
    deflate = codec.compressobj(LEVEL, codec.DEFLATED, -15)
    body: list[bytes] = []
    checksum = length = 0
    for slab in slabs:
        body.append(deflate.compress(slab))
        checksum = codec.crc32(slab, checksum)
        length += len(slab)
    body.append(deflate.flush())
    return headed(name, DEFLATED, checksum, b"".join(body), length)


def headed(name: str, method: int, checksum: int, body: bytes, length: int) -> Entry:
    flags = 0 if name.isascii() else UTF8_NAME
    head = ENTRY.pack(VERSION, flags, method, TIME, DATE, checksum, len(body), length)
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
        self._entries = {name: None if name in changing else entry(name, content) for name, content in parts.items()}

    def filled(self, made: Mapping[str, Iterable[bytes]], pictures: Mapping[str, bytes] | None = None) -> bytes:
        """The package with its changing parts as they were made for one document, each in slabs; `pictures` stand
        in for parts that do not change otherwise."""
        own = {name: stored_entry(name, picture) for name, picture in (pictures or {}).items()}
        listed = (own.get(name) or kept or quick_entry(name, made[name]) for name, kept in self._entries.items())
        return archived(list(listed))
