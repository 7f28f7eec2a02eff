"""A worker: makes what the queue brings, on this machine or another. `python -m jobs.worker` until SIGTERM."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobs.presence import began
from jobs.queue import Queue
from settings import Settings, load_settings

BEHIND_THE_WEB = 5
"""How much a worker stands back where pages and documents want the same processor (nice)."""
FOLDERS = "workers"


def work(settings: Settings) -> None:
    """Work for the instance's queue, or the one that BAOCAO_QUEUE_URL and BAOCAO_QUEUE_KEY name."""
    os.nice(BEHIND_THE_WEB)
    queue = Queue.of(settings)
    with own_folder(settings.instance / FOLDERS) as folder:
        queue.work(folder / "soffice")


@contextmanager
def own_folder(parent: Path) -> Iterator[Path]:
    """A folder of this process's own for all it puts down; it goes with the process, or with the next worker."""
    parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in parent.iterdir():
        if left.name.isdigit() and not began(int(left.name)):
            shutil.rmtree(left, ignore_errors=True)
    folder = parent / str(os.getpid())
    folder.mkdir(exist_ok=True)
    tempfile.tempdir = str(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    work(load_settings())
