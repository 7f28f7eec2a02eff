"""How a process that runs beside the web is told to stop."""

from time import monotonic, sleep
from types import FrameType

LOOK_EVERY = 0.5


class Stop:
    """Whether to stop; `tell` is a handler of signals.

    No threading.Event: a handler that sets one waits for ever where the signal comes while its lock is held.
    """

    def __init__(self) -> None:
        self.told = False

    def tell(self, _number: int, _frame: FrameType | None) -> None:
        """Stop as soon as may be."""
        self.told = True

    def is_told(self) -> bool:
        """Whether somebody has said so."""
        return self.told

    def wait(self, seconds: float) -> bool:
        """Wait so long, or until told; says whether it was."""
        limit = monotonic() + seconds
        while not self.told and monotonic() < limit:
            sleep(min(LOOK_EVERY, max(limit - monotonic(), 0)))
        return self.told
