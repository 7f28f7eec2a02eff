"""The result of an export while it grows: a .zip of stored files, durable batch by batch, seen only when whole.

A draft beside the result takes each file behind the last one. What is committed is said by the job's row
(`written`) and its files' rows; bytes behind that belong to nobody and are cut off. At the end the list of
contents is written and the draft takes the result's name in one step.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO
from zlib import crc32

from jobs.zip_records import dos_time, ending, listed, local_header
from store.errors import StoreError
from store.job_files import Placed
from store.manifest import to_disk

BUFFER = 1 << 20


class Held(StoreError):
    """Đang có một tiến trình khác lập tệp này. Xin đợi tiến trình đó xong."""


class Bundle:
    """The draft of one result, held by this process alone; made by `opened`."""

    def __init__(self, result: Path, draft: IO[bytes], made: datetime) -> None:
        self.result = result
        self.draft = draft
        self.made = dos_time(made)
        self.end = 0

    @property
    def size(self) -> int:
        """The bytes of the draft, committed or not."""
        return os.fstat(self.draft.fileno()).st_size

    def go_on_at(self, written: int) -> None:
        """Cut off what lies behind the committed bytes, and write there next."""
        self.draft.truncate(written)
        self.draft.seek(written)
        self.end = written

    def take_back(self, written: int) -> None:
        """Begin with the first bytes of the result that was seen last: more is to be put behind them."""
        with self.result.open("rb") as seen:
            self.draft.seek(0)
            for start in range(0, written, BUFFER):
                self.draft.write(seen.read(min(BUFFER, written - start)))

    def add(self, name: str, data: bytes) -> Placed:
        """Put a file behind the last one."""
        placed = Placed(name, self.end, len(data), crc32(data))
        self._write(local_header(placed, self.made))
        self._write(data)
        return placed

    def add_pieces(self, name: str, pieces: Iterable[bytes]) -> Placed:
        """Put a file there whose size is known only at its end."""
        start, size, crc = self.end, 0, 0
        self._write(local_header(Placed(name, start, 0, 0), self.made))
        for piece in pieces:
            self._write(piece)
            size, crc = size + len(piece), crc32(piece, crc)
        placed = Placed(name, start, size, crc)
        self.draft.seek(start)
        self.draft.write(local_header(placed, self.made))
        self.draft.seek(self.end)
        return placed

    def to_disk(self) -> int:
        """Wait until all that was added is on the disk; returns where the next file will stand."""
        self.draft.flush()
        os.fdatasync(self.draft.fileno())
        return self.end

    def publish(self, files: Iterable[Placed], sign: bytes) -> None:
        """Write the list of contents in the order given, then let the draft take the result's name.

        The sign, a comment at the end of the file, says later whose result it is.
        """
        start, count = self.end, 0
        for file in files:
            self._write(listed(file, self.made))
            count += 1
        self._write(ending(start, self.end - start, count, sign))
        self.to_disk()
        os.replace(draft_of(self.result), self.result)
        to_disk(self.result.parent)

    def give_up(self) -> None:
        """Leave no draft behind: there is nothing to be made."""
        draft_of(self.result).unlink()

    def _write(self, data: bytes) -> None:
        self.draft.write(data)
        self.end += len(data)


def draft_of(result: Path) -> Path:
    """The file in which the result grows, in the same folder."""
    return result.with_name(f".{result.name}.dang-lap")


def signed(result: Path, sign: bytes) -> bool:
    """Whether the result is there, whole, and ends in this sign."""
    try:
        with result.open("rb") as seen:
            seen.seek(-len(sign), os.SEEK_END)
            return seen.read() == sign
    except OSError:
        return False


@contextmanager
def opened(result: Path, made: datetime) -> Iterator[Bundle]:
    """The draft of the result, empty where there is none yet, for this process alone. Raises `Held`, OSError."""
    with _locked(draft_of(result)) as draft:
        yield Bundle(result, draft, made)


@contextmanager
def _locked(path: Path) -> Iterator[IO[bytes]]:
    with open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666), "r+b", BUFFER) as file:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Held from None
        # Whoever held it before may have given it the result's name meanwhile.
        if not path.exists() or not os.path.samestat(os.fstat(file.fileno()), path.stat()):
            raise Held
        yield file
