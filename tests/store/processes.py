"""What the other processes of a test do; each is started anew, as a server's worker is."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from store import connect, entries, migrate, write
from store.migrations import SCHEMA
from tests.store.house import AT, OFFICER, REPORT, put

spawn = get_context("spawn")


def together(work: Callable[..., Any], path: Path, processes: int, *more: Any) -> list[str]:
    """Run `work(path, number, *more)` in so many processes at once; returns each one's failure or ""."""
    barrier = spawn.Barrier(processes)
    ends = [spawn.Pipe(duplex=False) for _ in range(processes)]
    running = [
        spawn.Process(target=_report, args=(end[1], barrier, work, path, number, more))
        for number, end in enumerate(ends)
    ]
    for process in running:
        process.start()
    failures = [end[0].recv() for end in ends]
    for process in running:
        process.join()
    return failures


def _report(
    end: Connection, barrier: Barrier, work: Callable[..., Any], path: Path, number: int, more: Sequence[Any]
) -> None:
    barrier.wait()
    try:
        end.send(str(work(path, number, *more) or ""))
    except Exception as error:
        end.send(repr(error))


def count_up(path: Path, number: int, times: int) -> None:
    """Read the counter in the first report and save it one higher, so many times."""
    with closing(connect(path)) as db:
        for turn in range(times):
            with write(db):
                entry = entries.get(db, REPORT, "s")
                put(db, str(int(entry.content.get("q", "0")) + 1), entry.revision, number * 1000 + turn)


def count_up_deferred(path: Path, number: int, times: int) -> int:
    """The same as a bare connection would: BEGIN, read, write, COMMIT; returns how many failed."""
    failed = 0
    with closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as raw:
        for _ in range(times):
            try:
                raw.execute("BEGIN")
                (value,) = raw.execute("SELECT value FROM counter").fetchone()
                raw.execute("UPDATE counter SET value = ?", (value + 1,))
                raw.execute("COMMIT")
            except sqlite3.OperationalError:
                failed += 1
                raw.execute("ROLLBACK")
    return failed


def migrate_now(path: Path, number: int) -> None:
    migrate(path)


def apply_bare(path: Path, number: int) -> None:
    """Migrate as sqlite-utils does by itself."""
    with closing(connect(path, create=True)) as db:
        db.conn.execute("PRAGMA query_only=OFF")
        SCHEMA.apply(db)


def save_until_killed(path: Path, first: int, acknowledged: Connection) -> None:
    """Save the first report's section again and again; sends each revision once it is acknowledged."""
    with closing(connect(path)) as db:
        for number in count(first):
            entry = entries.get(db, REPORT, "s")
            acknowledged.send(put(db, f"{number} " * 500, entry.revision, number).revision)


def save_each(path: Path, number: int, report_ids: Sequence[int], times: int) -> None:
    """Save a section of each report, so many times."""
    with closing(connect(path)) as db:
        for turn in range(times):
            for report_id in report_ids:
                name, text = f"{number}-{turn}-{report_id}", f"Lần {turn} của {number}. " * 200
                entries.save(db, report_id, f"s{number}", {"q": text}, turn, f"{name:0>32}", text, OFFICER, AT)


def hold_lock(path: Path, ready: Connection) -> None:
    """Become the writer and never let go."""
    with closing(connect(path)) as db, write(db):
        ready.send(True)
        ready.recv()
