import os
from contextlib import closing
from pathlib import Path
from threading import Thread
from time import sleep

import pytest

from store import Database, audit, connect, write
from store.errors import Busy, InstanceHeld
from store.lock import SEATS, FileLock, hold_instance, holder, stuck_writer
from tests.store.house import AT
from tests.store.processes import hold_lock, spawn


def crowd(path: Path, size: int) -> list[FileLock]:
    """So many waiters, each in its seat."""
    waiting = [FileLock(path) for _ in range(size)]
    assert all(lock.take(seat) for lock, seat in zip(waiting, SEATS, strict=False))
    return waiting


def let_go(locks: list[FileLock]) -> None:
    for lock in locks:
        lock.close()


def write_once(path: Path, outcome: list[str]) -> None:
    with closing(connect(path)) as db:
        try:
            audit.add(db, "đến lượt", None, AT)
            outcome.append("đã ghi")
        except Busy as busy:
            outcome.append(str(busy))


def waited(path: Path, crowd_size: int) -> tuple[list[str], list[str]]:
    """What one more writer has to say while another writes and so many wait, and after that."""
    outcome: list[str] = []
    late = Thread(target=write_once, args=(path, outcome))
    waiting = crowd(path, crowd_size)
    with closing(connect(path)) as db, write(db):
        late.start()
        late.join(0.3)
        meanwhile = list(outcome)
    late.join()
    let_go(waiting)
    return meanwhile, outcome


def test_the_201st_waiter_is_told_that_the_store_is_busy(path: Path) -> None:
    meanwhile, _ = waited(path, 200)
    assert len(meanwhile) == 1 and "thử lại" in meanwhile[0]


def test_the_200th_waiter_waits_and_writes(path: Path) -> None:
    assert waited(path, 199) == ([], ["đã ghi"])


def test_the_holder_writes_its_process_into_the_lock_file(db: Database, path: Path) -> None:
    with write(db):
        found = holder(path)
    assert found is not None and found.pid == os.getpid()
    assert holder(path) is None


def test_a_writer_that_holds_too_long_is_found(db: Database, path: Path) -> None:
    with write(db):
        sleep(0.06)
        assert stuck_writer(path, limit=0.05) == os.getpid()
        assert stuck_writer(path) is None
    assert stuck_writer(path, limit=0) is None


def test_a_killed_holder_lets_go(path: Path) -> None:
    ready, theirs = spawn.Pipe()
    process = spawn.Process(target=hold_lock, args=(path, theirs))
    process.start()
    ready.recv()
    held = holder(path)
    process.kill()
    process.join()
    assert held is not None and held.pid == process.pid
    assert holder(path) is None


def test_an_instance_has_one_server(path: Path) -> None:
    first = hold_instance(path)
    with pytest.raises(InstanceHeld, match="dừng máy chủ"):
        hold_instance(path)
    first.close()
    hold_instance(path).close()
