"""A worker: makes what the queue brings, on this machine or another. `python -m jobs.worker` until SIGTERM."""

import os

from jobs.queue import Queue
from settings import load_settings

BEHIND_THE_WEB = 5
"""How much a worker stands back where pages and documents want the same processor (nice)."""


def main() -> None:
    """Work for the instance's queue, or the one that BAOCAO_QUEUE_URL and BAOCAO_QUEUE_KEY name."""
    os.nice(BEHIND_THE_WEB)
    Queue.of(load_settings()).work()


if __name__ == "__main__":
    main()
