"""How long a client may take to send what it has begun: between two arrivals, and in all (reliability.md E8–E10)."""

import contextlib
import threading
import time
from socket import SHUT_RD, socket
from types import TracebackType
from typing import Self

LOOKS = 0.25
"""Seconds between two looks at who has taken too long."""


class Patience:
    """Bounds reading from `line`: `idle` seconds between two arrivals, `total` seconds in all.

    The idle limit alone would let one byte every nine seconds pass, and the server reads on until it has
    what it was asked for; closing the reading side from another thread is what ends that read.
    """

    def __init__(self, line: socket | None, idle: float, total: float) -> None:
        self.line = line
        self.idle = idle
        self.total = total
        self.ended = False

    def __enter__(self) -> Self:
        if self.line is not None:
            self.before = self.line.gettimeout()
            self.line.settimeout(self.idle)
            _watch.begin(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.line is not None:
            _watch.end(self)
            self.line.settimeout(self.before)

    def end(self) -> None:
        """Read no more, though something may still be missing."""
        self.ended = True
        hang_up(self.line)


class _Watch:
    """Ends the reads that have lasted too long: one thread for all, there only while anybody reads.

    A timer for each would start a thread for every save.
    """

    def __init__(self) -> None:
        self.guard = threading.Lock()
        self.limits: dict[Patience, float] = {}
        self.looking = False

    def begin(self, reading: Patience) -> None:
        with self.guard:
            self.limits[reading] = time.monotonic() + reading.total
            starts, self.looking = not self.looking, True
        if starts:
            threading.Thread(target=self._look, daemon=True).start()

    def end(self, reading: Patience) -> None:
        with self.guard:
            self.limits.pop(reading, None)

    def _look(self) -> None:
        more = True
        while more:
            time.sleep(LOOKS)
            late, more = self._late()
            for reading in late:
                reading.end()

    def _late(self) -> tuple[list[Patience], bool]:
        """Who has taken too long, each told once, and whether there is anybody else to look at."""
        now = time.monotonic()
        with self.guard:
            late = [reading for reading, limit in self.limits.items() if limit <= now]
            for reading in late:
                del self.limits[reading]
            self.looking = bool(self.limits)
            return late, self.looking


_watch = _Watch()


def hang_up(line: socket | None) -> None:
    """Stop listening to the client; it can still be answered.

    The server lingers over each connection it closes until the client has closed it too, and no other
    client is heard meanwhile. The method of the plain socket: that of a TLS socket would end the TLS.
    """
    if line is not None:
        with contextlib.suppress(OSError):  # the client has gone already
            socket.shutdown(line, SHUT_RD)
