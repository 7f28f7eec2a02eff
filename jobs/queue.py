"""The queue between the host and its workers: a file of the instance, or a Redis server; the same messages.

A message is signed with the queue's key: nobody else who reaches the server can have anything run. Nothing
here is the truth: what a worker loses on the way is handed out again by the host.
"""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from huey import Huey, RedisHuey, SqliteHuey
from huey.exceptions import TaskException
from huey.serializer import SignedSerializer
from huey.signals import SIGNAL_EXECUTING
from redis.exceptions import RedisError

from jobs import tasks
from jobs.executors import Outcome
from jobs.presence import is_gone, me
from jobs.tasks import Made, Order, Sheet
from settings import BadSettings, Settings

FILE = "queue.db"
SALT = "baocao"
LOOK_EVERY = 0.01
"""Seconds between two looks at what has come back."""
LEASES = {"docx": 30.0, "pdf": 420.0}
"""Seconds after which a batch that no longer waits in the queue is held for lost, by the slowest format in it."""
ASK_EVERY = 1.0
"""Seconds between two looks whether a worker of this machine still lives."""
TAKEN = "taken-"


class QueueDown(Exception):
    """Không nối được máy chủ hàng đợi."""

    def __init__(self, error: Exception) -> None:
        super().__init__(f"Không nối được máy chủ hàng đợi ({error}). Sẽ thử lại.")


@dataclass(frozen=True)
class Queue:
    """The queue of one instance, as its host and its workers see it alike."""

    url: str
    key: str
    file: str

    @classmethod
    def of(cls, settings: Settings) -> "Queue":
        """The queue that the settings name. Raises `BadSettings`."""
        if settings.queue_url and not settings.queue_url.startswith(("redis://", "rediss://", "unix://")):
            raise BadSettings("Cấu hình “queue.url” phải bắt đầu bằng redis:// hoặc rediss://, hoặc để trống.")
        return cls(settings.queue_url, settings.queue_key, str(settings.instance / FILE))

    @cached_property
    def huey(self) -> Huey:
        """The connection. Instances that share a Redis server are kept apart by their keys."""
        name = f"baocao{sha256(self.key.encode()).hexdigest()[:12]}"
        signed = SignedSerializer(secret=self.key, salt=SALT)
        if self.url:
            return RedisHuey(name, url=self.url, serializer=signed)
        return SqliteHuey(name, filename=self.file, fsync=True, serializer=signed)

    @cached_property
    def render(self) -> Any:
        """Huey's task: called with sheets and an order it queues them and returns a handle of the result."""
        return self.huey.task(name="render")(whole)

    def work(self, home: Path) -> None:
        """Be a worker until SIGTERM, which lets the batch in hand be finished, or SIGINT, which does not.

        `home` is a folder of this worker's own, for LibreOffice.
        """
        HOMES.append(home)
        this = me()
        self.huey.signal(SIGNAL_EXECUTING)(lambda _signal, task: self.huey.put(f"{TAKEN}{task.id}", this))
        # Through the task, so that it is known before the first message comes.
        consumer = self.render.huey.create_consumer(
            workers=1, periodic=False, initial_delay=0.01, backoff=1.3, max_delay=0.5, graceful_signal="TERM"
        )
        consumer.run()


HOMES: list[Path] = []
"""This worker's folder, once it has one."""


def whole(sheets: list[Sheet], order: Order) -> list[Made]:
    """A batch's documents all at once, as a message carries them."""
    return list(tasks.render(sheets, order, HOMES[0] if HOMES else None))


@dataclass
class Lent:
    """A batch that is out: huey's handle of its result, when it is held for lost, and when to ask for its worker."""

    result: Any
    seconds: float
    until: float
    ask: float


class Queued:
    """Makes batches by workers behind the queue, which may run on other machines."""

    batch = 20

    def __init__(self, queue: Queue, ahead: int = 8, leases: dict[str, float] = LEASES) -> None:
        self.queue = queue
        self.ahead = ahead
        self.leases = leases
        self.out: dict[int, Lent] = {}

    def hand_out(self, claim: int, sheets: Iterable[Sheet], order: Order) -> None:
        """Put the batch into the queue. Raises `QueueDown`."""
        seconds = max(self.leases[each] for each in order.formats)
        with reached():
            result = self.queue.render(list(sheets), order)
        now = monotonic()
        self.out[claim] = Lent(result, seconds, now + seconds, now + ASK_EVERY)

    def collect(self, seconds: float) -> list[Outcome]:
        """What has come back or is held for lost, waiting so long for the first. Raises `QueueDown`."""
        limit = monotonic() + seconds
        with reached():
            while not (found := [outcome for claim in list(self.out) for outcome in self._look(claim)]):
                if monotonic() >= limit:
                    return []
                sleep(LOOK_EVERY)
        return found

    def _look(self, claim: int) -> Iterator[Outcome]:
        lent = self.out[claim]
        if self.queue.huey.storage.has_data_for_key(lent.result.id):
            yield Outcome(claim, _made(lent.result))
        elif self._lost(lent):
            yield Outcome(claim, None)
        else:
            return
        del self.out[claim]
        self.queue.huey.get(f"{TAKEN}{lent.result.id}")

    def _lost(self, lent: Lent) -> bool:
        """Whether the batch will not come back: its worker is gone, or its time is over and it does not wait."""
        now = monotonic()
        if now > lent.ask:
            lent.ask = now + ASK_EVERY
            taker = self.queue.huey.get(f"{TAKEN}{lent.result.id}", peek=True)
            if taker and is_gone(taker):
                # It may have brought the batch back between the two looks.
                return not self.queue.huey.storage.has_data_for_key(lent.result.id)
        if now > lent.until:
            lent.until = now + lent.seconds
            return all(task.id != lent.result.id for task in self.queue.huey.pending())
        return False

    def forget(self) -> None:
        """Empty the queue: this host is the only one to put anything in. Raises `QueueDown`."""
        self.out.clear()
        with reached():
            self.queue.huey.storage.flush_queue()
            self.queue.huey.storage.flush_results()


def _made(result: Any) -> list[Made] | None:
    """The documents; None where the worker itself failed, which is as good as lost."""
    try:
        made: list[Made] = result.get()
    except TaskException:
        return None
    return made


@contextlib.contextmanager
def reached() -> Iterator[None]:
    """Say that the Redis server is out of reach as `QueueDown`."""
    try:
        yield
    except RedisError as error:
        raise QueueDown(error) from error
