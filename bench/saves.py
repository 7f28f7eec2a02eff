"""Four processes that each read a section and save it one higher, 100 times: none fails, none is lost.

    python -m bench.saves [--json]

Beside it the control of reliability.md 0.7: the same over plain sqlite3 with BEGIN fails most of the time.
"""

import sqlite3
import tempfile
import time
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from bench.ground.figures import machine, tell
from bench.ground.instance import NOW
from reporting.clock import stamp
from reporting.founding import CAMPAIGN, found_province
from store import campaigns, entries, reports, units, users
from store.connection import Database, connect, write
from store.entries import Conflict
from store.migrations import migrate

PROCESSES, TIMES = 4, 100
SECTION, QUESTION = "tinh_hinh_chung", "dac_diem_tinh_hinh"
TEXT = " Đơn vị đã tổ chức thực hiện nghiêm túc, có kiểm tra và rút kinh nghiệm." * 100


def main() -> None:
    found: dict[str, Any] = {"machine": machine(), "processes": PROCESSES, "times": TIMES}
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
        for name in WORKS:
            found[name] = run(Path(folder) / f"{name}.db", name)
    tell(found, [line(LABELS[name], found[name]) for name in WORKS])


def line(label: str, one: dict[str, Any]) -> str:
    return (
        f"{label:<44} hỏng {one['failed']:>3}/{PROCESSES * TIMES}, mất {one['lost']:>3}, "
        f"{one['saves_per_second']:.0f} lần lưu/giây"
    )


def run(path: Path, work: str) -> dict[str, Any]:
    """Start the processes together; counts what failed, what was lost of the rest, and how fast it went."""
    prepare(path)
    spawn = get_context("spawn")
    barrier, failures = spawn.Barrier(PROCESSES + 1), spawn.SimpleQueue()
    running = [
        spawn.Process(target=count_up, args=(path, work, number, barrier, failures)) for number in range(PROCESSES)
    ]
    for process in running:
        process.start()
    barrier.wait()
    start = time.monotonic()
    for process in running:
        process.join()
    seconds = time.monotonic() - start
    failed = sum(failures.get() for _ in running)
    done = PROCESSES * TIMES - failed
    return {"failed": failed, "lost": done - counted(path), "saves_per_second": done / seconds}


def prepare(path: Path) -> None:
    migrate(path)
    with closing(connect(path)) as db:
        found_province(db, NOW)
        entries.save(db, 1, SECTION, {QUESTION: f"0{TEXT}"}, 0, "", "", 1, stamp(NOW))
        campaign, unit = campaigns.by_slug(db, CAMPAIGN), units.by_code(db, "TINH")
        assert campaign and unit and users.get(db, 1)
        report = reports.of_unit(db, campaign.id, unit.id)
        assert report and report.id == 1


def counted(path: Path) -> int:
    with closing(connect(path)) as db:
        return number_of(entries.get(db, 1, SECTION).content[QUESTION])


def number_of(text: str) -> int:
    return int(text.partition(" ")[0])


def count_up(path: Path, work: str, number: int, barrier: Barrier, failures: "SimpleQueue[int]") -> None:
    """Do one process's saves and tell how many failed; one that breaks off has failed in all."""
    barrier.wait()
    failed = TIMES
    try:
        failed = WORKS[work](path, number)
    finally:
        failures.put(failed)


def in_one_transaction(path: Path, number: int) -> int:
    """Read and save under the writer lock."""
    with closing(connect(path)) as db:
        for turn in range(TIMES):
            with write(db):
                save_one_higher(db, key(number, turn))
    return 0


def as_pages_do(path: Path, number: int) -> int:
    """Read, then save over the revision that was read; a conflict is read again, as a person would."""
    with closing(connect(path)) as db:
        for turn in range(TIMES):
            while not saved_over_what_was_read(db, key(number, turn)):
                continue
    return 0


def saved_over_what_was_read(db: Database, key: str) -> bool:
    try:
        save_one_higher(db, key)
    except Conflict:
        return False
    return True


def save_one_higher(db: Database, key: str) -> None:
    entry = entries.get(db, 1, SECTION)
    text = f"{number_of(entry.content[QUESTION]) + 1}{TEXT}"
    entries.save(db, 1, SECTION, {QUESTION: text}, entry.revision, key, text, 1, stamp(NOW))


def key(number: int, turn: int) -> str:
    return f"{number:016}{turn:016}"


def bare_deferred(path: Path, number: int) -> int:
    """The control: what sqlite3 does by itself with BEGIN, SELECT, UPDATE, COMMIT."""
    failed = 0
    with closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as raw:
        for _ in range(TIMES):
            try:
                raw.execute("BEGIN")
                (content,) = raw.execute("SELECT content FROM entries WHERE section = ?", (SECTION,)).fetchone()
                before = content.split('"')[3]
                after = content.replace(before, f"{number_of(before) + 1}{TEXT}")
                raw.execute("UPDATE entries SET content = ? WHERE section = ?", (after, SECTION))
                raw.execute("COMMIT")
            except sqlite3.OperationalError:
                failed += 1
                raw.execute("ROLLBACK")
    return failed


WORKS = {"locked": in_one_transaction, "pages": as_pages_do, "control": bare_deferred}
LABELS = {
    "locked": "đọc rồi lưu trong một giao dịch",
    "pages": "đọc, rồi lưu đè đúng bản đã đọc",
    "control": "đối chứng: sqlite3 với BEGIN thường",
}


if __name__ == "__main__":
    main()
