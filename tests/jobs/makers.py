"""Executors with a fault: what a worker may do to its batch."""

from collections.abc import Callable, Iterable

from jobs.executors import Inline, Outcome
from jobs.tasks import Order, Sheet


class Faulty(Inline):
    """Makes batches of four in this process; `fault` may look at each claim's turn and do something."""

    batch = 4

    def __init__(self, fault: Callable[["Faulty"], None] = lambda faulty: None) -> None:
        super().__init__()
        self.fault = fault
        self.turns = 0
        self.handed: list[list[str]] = []

    def hand_out(self, claim: int, sheets: Iterable[Sheet], order: Order) -> None:
        read = list(sheets)
        self.handed.append([sheet.context["don_vi"]["ma"] for sheet in read])
        super().hand_out(claim, read, order)

    def collect(self, seconds: float) -> list[Outcome]:
        self.turns += 1
        self.fault(self)
        return super().collect(seconds)

    def lose(self) -> None:
        """Lose what is out, as a worker does that is killed."""
        self.ready = [Outcome(outcome.claim, None) for outcome in self.ready]


class Killed(BaseException):
    """The process ends here: nothing of its own is run any more."""
