"""Who makes the documents of a claimed batch: this process itself, or workers behind a queue."""

from collections.abc import Iterable
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
