"""The host of an instance's server: works on one export after another. `python -m jobs.hosting` until SIGTERM."""

import signal
import sys
import traceback

from jobs.bundle import Held
from jobs.executors import Executor
from jobs.exports import result_of
from jobs.host import host
from jobs.queue import Queue, Queued, QueueDown
from jobs.stop import LOOK_EVERY, Stop
from reporting.clock import Clock, stamp
from settings import Settings, load_settings
from store import jobs
from store.connection import Database, connect
from store.errors import Busy
from store.jobs import Job

AGAIN_AFTER = 5.0
"""Seconds until the next try after somebody else holds the job, or the queue is out of reach."""
BROKEN = "Chương trình gặp lỗi ngoài dự kiến. Xin báo người quản trị rồi bấm “Làm tiếp”."


def keep_hosting(settings: Settings, stop: Stop, executor: Executor) -> None:
    """Work on the server's jobs, the oldest first, until told to stop."""
    db = connect(settings.database)
    try:
        while not stop.wait(LOOK_EVERY):
            job = jobs.next_of(db, "server")
            if job:
                work_on(db, job, settings, stop, executor)
    finally:
        db.close()


def work_on(db: Database, job: Job, settings: Settings, stop: Stop, executor: Executor) -> None:
    """One job, as far as it goes now; what only hinders for the moment is tried again."""
    clock = Clock(settings.clock)
    try:
        settings.exports.mkdir(mode=0o700, exist_ok=True)
        executor.forget()
        host(db, job, result_of(settings, job), executor, clock, stop.is_told)
    except (Held, Busy, QueueDown) as error:
        print(f"Việc số {job.id} phải đợi: {error}", file=sys.stderr, flush=True)
        stop.wait(AGAIN_AFTER)
    # One job that breaks the program must not keep the next ones from being done.
    except Exception:
        traceback.print_exc()
        jobs.change(db, job.id, jobs.UNFINISHED, "failed", stamp(clock.now()), BROKEN)


def main() -> int:
    """Host until SIGTERM or SIGINT."""
    stop = Stop()
    signal.signal(signal.SIGTERM, stop.tell)
    signal.signal(signal.SIGINT, stop.tell)
    settings = load_settings()
    keep_hosting(settings, stop, Queued(Queue.of(settings)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
