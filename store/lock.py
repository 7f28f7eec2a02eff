"""The lock file beside the database: one writer at a time, one server, and who has it open.

`flock` on the whole file is the writer's; its kernel queue is fair, where SQLite's own waiting starves
some (reliability.md 3.1). Single bytes of the same file, locked apart from that, say that a server runs
(SERVER), that a connection is open (OPEN), and who waits to write (SEATS). All end with the process.
"""

import fcntl
import os
import random
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from store.errors import Busy, DiskFailed, InstanceHeld

SERVER = 1
OPEN = 2
SEATS = range(100, 300)
"""The waiting writers' bytes: the 201st finds none and is told that the store is busy."""


class Holder(NamedTuple):
    """The process that holds the writer lock, and since when on the machine's monotonic clock."""

    pid: int
    since: float


_RECORD = b"%10d %20.6f\n"
_NOBODY = b" " * len(_RECORD % (0, 0))


def _ask(command: int, fd: int, kind: int, byte: int) -> bool:
    """Ask for one byte's lock; False where another has it (only F_OFD_SETLK answers so)."""
    try:
        fcntl.fcntl(fd, command, struct.pack("hhqqi4x", kind, os.SEEK_SET, byte, 1, 0))
    except (BlockingIOError, PermissionError):
        return False
    return True


class FileLock:
    """One open lock file: not to be shared between threads, nor carried over a fork."""

    def __init__(self, database: Path) -> None:
        try:
            self.fd = os.open(f"{database}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise DiskFailed(f"Không mở được {error.filename}: {error.strerror}.") from error

    def close(self) -> None:
        """Let go of everything."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def share(self, byte: int) -> None:
        """Hold the byte beside others; waits while somebody has it alone."""
        _ask(fcntl.F_OFD_SETLKW, self.fd, fcntl.F_RDLCK, byte)

    def take(self, byte: int) -> bool:
        """Take the byte alone; False where anybody has it."""
        return _ask(fcntl.F_OFD_SETLK, self.fd, fcntl.F_WRLCK, byte)

    def give(self, byte: int) -> None:
        """Let go of the byte."""
        _ask(fcntl.F_OFD_SETLK, self.fd, fcntl.F_UNLCK, byte)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Be the writer for as long as the block runs; see `acquire`."""
        self.acquire()
        try:
            yield
        finally:
            self.release()

    def acquire(self) -> None:
        """Become the writer; waits in the kernel's queue, raises Busy where 200 wait already."""
        try:
            fcntl.flock(self.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._queue()
        os.pwrite(self.fd, _RECORD % (os.getpid(), time.monotonic()), 0)

    def _queue(self) -> None:
        seat = next((seat for seat in _seats() if self.take(seat)), None)
        if seat is None:
            raise Busy
        try:
            fcntl.flock(self.fd, fcntl.LOCK_EX)
        finally:
            self.give(seat)

    def release(self) -> None:
        """Stop being the writer."""
        os.pwrite(self.fd, _NOBODY, 0)
        fcntl.flock(self.fd, fcntl.LOCK_UN)


def _seats() -> list[int]:
    first = random.randrange(len(SEATS))
    return [*SEATS[first:], *SEATS[:first]]


def holder(database: Path) -> Holder | None:
    """Who holds the writer lock now; None where nobody does."""
    lock = FileLock(database)
    try:
        fcntl.flock(lock.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return None
    except BlockingIOError:
        pid, _, since = os.pread(lock.fd, len(_NOBODY), 0).decode("ascii").strip().partition(" ")
        return Holder(int(pid), float(since)) if since else None
    finally:
        lock.close()


def stuck_writer(database: Path, limit: float = 15.0) -> int | None:
    """The process that has held the writer lock for more than `limit` seconds: a watchdog may end it.

    Looked at twice, because a writer that was killed leaves its record until the next one writes its own.
    """
    first = holder(database)
    if first is None or time.monotonic() - first.since <= limit:
        return None
    time.sleep(0.1)
    return first.pid if holder(database) == first else None


def hold_instance(database: Path) -> FileLock:
    """Hold the instance as its one server until `.close()`; raises InstanceHeld.

    The server's children share the hold where they inherit `.fd` (`os.set_inheritable`, `pass_fds`).
    """
    lock = FileLock(database)
    if not lock.take(SERVER):
        lock.close()
        raise InstanceHeld
    return lock
