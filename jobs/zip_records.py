"""The records of a .zip whose files are stored as they are (APPNOTE 4.3), names in ASCII; wide forms where needed."""

import struct
from datetime import datetime

from store.job_files import Placed

LOCAL = struct.Struct("<4s5H3L2H")
LISTED = struct.Struct("<4s6H3L5H2L")
FAR = struct.Struct("<2HQ")
WIDE_END = struct.Struct("<4sQ2H2L4Q")
WIDE_PLACE = struct.Struct("<4sLQL")
END = struct.Struct("<4s4H2LH")
MAX_16, MAX_32 = 0xFFFF, 0xFFFFFFFF
VERSION, WIDE_VERSION = 20, 45


def dos_time(moment: datetime) -> tuple[int, int]:
    """A moment as the format has it: (time, date), to two seconds."""
    clock = moment.hour << 11 | moment.minute << 5 | moment.second // 2
    return clock, max(moment.year - 1980, 0) << 9 | moment.month << 5 | moment.day


def local_header(file: Placed, made: tuple[int, int]) -> bytes:
    """What stands before a file's bytes."""
    name = file.name.encode("ascii")
    sizes = (file.crc, file.size, file.size)
    return LOCAL.pack(b"PK\3\4", VERSION, 0, 0, *made, *sizes, len(name), 0) + name


def listed(file: Placed, made: tuple[int, int]) -> bytes:
    """A file's line in the list of contents."""
    name = file.name.encode("ascii")
    far = file.start >= MAX_32
    version = WIDE_VERSION if far else VERSION
    extra = FAR.pack(1, 8, file.start) if far else b""
    sizes = (file.crc, file.size, file.size, len(name), len(extra))
    start = MAX_32 if far else file.start
    return LISTED.pack(b"PK\1\2", version, version, 0, 0, *made, *sizes, 0, 0, 0, 0, start) + name + extra


def ending(start: int, size: int, count: int, comment: bytes) -> bytes:
    """What stands after the list of contents, which begins at `start`."""
    wide = b""
    if count >= MAX_16 or start >= MAX_32:
        totals = (count, count, size, start)
        wide = WIDE_END.pack(b"PK\6\6", WIDE_END.size - 12, WIDE_VERSION, WIDE_VERSION, 0, 0, *totals)
        wide += WIDE_PLACE.pack(b"PK\6\7", 0, start + size, 1)
    many = min(count, MAX_16)
    totals = (many, many, min(size, MAX_32), min(start, MAX_32))
    return wide + END.pack(b"PK\5\6", 0, 0, *totals, len(comment)) + comment
