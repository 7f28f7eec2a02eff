"""Who makes the documents of a claimed batch: this process itself, or workers behind a queue."""

import os
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple, Protocol

from jobs import tasks
from jobs.tasks import Made, Order, Sheet


class Outcome(NamedTuple):
    """What became of a batch: its documents in the order they were handed out, or None where it was lost."""

    claim: int
    made: list[Made] | None


class Executor(Protocol):
    """Makes batches of documents; `batch` is how many it likes at once, `ahead` how many batches may be out."""

    batch: int
    ahead: int

    def hand_out(self, claim: int, sheets: Iterable[Sheet], order: Order) -> None:
        """Take a batch; the sheets are read before this returns."""

    def collect(self, seconds: float) -> list[Outcome]:
        """What has come back, waiting so long for the first; empty where nothing has."""

    def forget(self) -> None:
        """Drop what is out: nobody wants it any more."""


class Inline:
    """Makes each batch at once, in this process."""

    batch = 100
    ahead = 1

    def __init__(self) -> None:
        self.ready: list[Outcome] = []

    def hand_out(self, claim: int, sheets: Iterable[Sheet], order: Order) -> None:
        """Make the documents, each as its sheet comes."""
        self.ready.append(Outcome(claim, list(tasks.render(sheets, order))))

    def collect(self, seconds: float) -> list[Outcome]:
        """What was made since the last call."""
        ready, self.ready = self.ready, []
        return ready

    def forget(self) -> None:
        """Drop what was made and not collected."""
        self.ready.clear()


class Printing:
    """Makes batches in threads of this process, a LibreOffice each: its own runs wait for theirs."""

    batch = 20

    def __init__(self, folder: Path, threads: int = 0) -> None:
        """`folder` is this executor's own, for the profiles of LibreOffice; `threads` 0 is one a processor."""
        count = threads or min(os.cpu_count() or 1, 4)
        self.ahead = count + 1
        self.pool = ThreadPoolExecutor(count)
        self.homes: SimpleQueue[Path] = SimpleQueue()
        for number in range(count):
            self.homes.put(folder / f"soffice-{number}")
        self.out: dict[Future[list[Made]], int] = {}

    def hand_out(self, claim: int, sheets: Iterable[Sheet], order: Order) -> None:
        """Have the batch made as soon as a thread is free."""
        self.out[self.pool.submit(self._made, list(sheets), order)] = claim

    def _made(self, sheets: list[Sheet], order: Order) -> list[Made]:
        home = self.homes.get()
        try:
            return list(tasks.render(sheets, order, home))
        finally:
            self.homes.put(home)

    def collect(self, seconds: float) -> list[Outcome]:
        """What is made by now, waiting so long for the first."""
        done, _ = wait(self.out, seconds, FIRST_COMPLETED)
        return [Outcome(self.out.pop(future), future.result()) for future in done]

    def forget(self) -> None:
        """Drop what waits; what is being made is made for nobody."""
        for future in self.out:
            future.cancel()
        self.out.clear()
