"""The items of a job: one report each, claimed in batches by whoever works on the job."""

import secrets
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from store.connection import Database, write


class NewItem(NamedTuple):
    """An item to be done; `volume` 0 stands alone, items of one volume are claimed together."""

    position: int
    unit_id: int
    report_id: int
    name: str
    volume: int = 0


class Item(NamedTuple):
    """An item in hand; `attempts` counts the times it was handed out, this one included."""

    position: int
    unit_id: int
    report_id: int
    name: str
    volume: int
    attempts: int


class Claim(NamedTuple):
    """A batch of items that nobody else has; its number is drawn anew for each."""

    number: int
    items: tuple[Item, ...]


class Counts(NamedTuple):
    """How many items of a job are in each state."""

    waiting: int = 0
    claimed: int = 0
    done: int = 0
    failed: int = 0

    @property
    def settled(self) -> int:
        """Done or failed."""
        return self.done + self.failed

    @property
    def open(self) -> int:
        """Still to be done."""
        return self.waiting + self.claimed


class Failure(NamedTuple):
    """An item that could not be done, and why."""

    position: int
    unit_id: int
    code: str
    unit: str
    reason: str


class Line(NamedTuple):
    """An item as the list of a result names it; `current` is the report's revision now."""

    position: int
    code: str
    unit: str
    status: str
    name: str
    volume: int
    state: str
    revision: int | None
    current: int
    reason: str


_INSERT = "INSERT INTO job_items (job_id, position, unit_id, report_id, name, volume) VALUES (?, ?, ?, ?, ?, ?)"

# Items that were handed out in vain come last and in ever smaller batches: one that ends whoever works on
# it is found alone.
_FIRST = """SELECT attempts, volume FROM job_items WHERE job_id = ? AND state = 'waiting'
            ORDER BY attempts, position LIMIT 1"""
_CLAIM = """UPDATE job_items SET state = 'claimed', claim = :claim, attempts = attempts + 1
WHERE job_id = :job AND position IN (
    SELECT position FROM job_items WHERE job_id = :job AND state = 'waiting' AND attempts = :attempts
    ORDER BY position LIMIT :size)"""
_CLAIM_VOLUME = """UPDATE job_items SET state = 'claimed', claim = :claim, attempts = attempts + 1
WHERE job_id = :job AND volume = :volume AND state = 'waiting'"""
_CLAIMED = """SELECT position, unit_id, report_id, name, volume, attempts FROM job_items
              WHERE job_id = ? AND state = 'claimed' AND claim = ? ORDER BY position"""

_DONE = """UPDATE job_items SET state = 'done', claim = NULL, reason = '', revision = ?
           WHERE job_id = ? AND position = ? AND state = 'claimed' AND claim = ?"""
_FAILED = """UPDATE job_items SET state = 'failed', claim = NULL, reason = ?
             WHERE job_id = ? AND position = ? AND state = 'claimed' AND claim = ?"""

_REVISION = "(SELECT coalesce(sum(entries.revision), 0) FROM entries WHERE entries.report_id = item.report_id)"
_LIST = f"""
SELECT item.position, units.code, units.name, reports.status, item.name, item.volume, item.state, item.revision,
    {_REVISION}, item.reason
FROM job_items AS item JOIN units ON units.id = item.unit_id JOIN reports ON reports.id = item.report_id
WHERE item.job_id = ? ORDER BY item.position"""

_FAILURES = """
SELECT item.position, item.unit_id, units.code, units.name, item.reason
FROM job_items AS item JOIN units ON units.id = item.unit_id
WHERE item.job_id = ? AND item.state = 'failed' ORDER BY item.position LIMIT ?"""


def add_all(db: Database, job_id: int, items: Iterable[NewItem]) -> int:
    """Keep a job's items as they come, without holding them; returns how many."""
    with write(db):
        return db.conn.executemany(_INSERT, ((job_id, *item) for item in items)).rowcount


def claim(db: Database, job_id: int, size: int) -> Claim | None:
    """Take up to `size` waiting items, or a whole volume; None where nothing waits."""
    with write(db):
        first = db.conn.execute(_FIRST, (job_id,)).fetchone()
        if first is None:
            return None
        number = secrets.randbits(62)
        values = {"job": job_id, "claim": number, "attempts": first[0], "volume": first[1]}
        values["size"] = max(1, size >> first[0])
        db.conn.execute(_CLAIM_VOLUME if first[1] else _CLAIM, values)
        taken = db.conn.execute(_CLAIMED, (job_id, number)).fetchall()
        return Claim(number, tuple(Item(*row) for row in taken))


def settle(
    db: Database, job_id: int, number: int, done: Iterable[tuple[int, int]], failed: Iterable[tuple[int, str]]
) -> int:
    """Settle items of a claim: done (position, revision), failed (position, reason); returns how many were still so.

    An item that has another claim by now, or none, is left alone: its result came too late.
    """
    made = [(revision, job_id, position, number) for position, revision in done]
    missed = [(reason, job_id, position, number) for position, reason in failed]
    with write(db):
        settled = db.conn.executemany(_DONE, made).rowcount if made else 0
        return settled + (db.conn.executemany(_FAILED, missed).rowcount if missed else 0)


def release(db: Database, job_id: int, number: int | None = None) -> int:
    """Put the items of a claim (None: of every claim) back among the waiting; returns how many."""
    sql = "UPDATE job_items SET state = 'waiting', claim = NULL WHERE job_id = ? AND state = 'claimed'"
    with write(db):
        if number is None:
            return db.conn.execute(sql, (job_id,)).rowcount
        return db.conn.execute(f"{sql} AND claim = ?", (job_id, number)).rowcount


def retry_failed(db: Database, job_id: int) -> int:
    """Let the failed items be done again, each volume that lacks one as a whole; returns how many wait now."""
    whole = "volume IN (SELECT volume FROM job_items WHERE job_id = :job AND state = 'failed' AND volume > 0)"
    sql = f"""UPDATE job_items SET state = 'waiting', claim = NULL, attempts = 0, reason = '', revision = NULL
              WHERE job_id = :job AND (state = 'failed' OR {whole})"""
    with write(db):
        return db.conn.execute(sql, {"job": job_id}).rowcount


def start_over(db: Database, job_id: int) -> None:
    """Let every item wait again, as if nothing had been made."""
    sql = """UPDATE job_items SET state = 'waiting', claim = NULL, attempts = 0, reason = '', revision = NULL
             WHERE job_id = ?"""
    with write(db):
        db.conn.execute(sql, (job_id,))


def counts(db: Database, job_id: int) -> Counts:
    """How many of the job's items are in each state."""
    sql = "SELECT state, count(*) FROM job_items WHERE job_id = ? GROUP BY state"
    return Counts(**dict(db.conn.execute(sql, (job_id,)).fetchall()))


def failures(db: Database, job_id: int, limit: int = 1000) -> tuple[Failure, ...]:
    """The items that could not be done, with unit and reason, in the order of the list."""
    return tuple(Failure(*row) for row in db.conn.execute(_FAILURES, (job_id, limit)))


def lines(db: Database, job_id: int) -> Iterator[Line]:
    """Every item as the list of the result names it, one by one; read them inside a `snapshot`."""
    return (Line(*row) for row in db.conn.execute(_LIST, (job_id,)))


def changed(db: Database, job_id: int) -> int:
    """How many done items were made from a report that has been saved since."""
    sql = f"SELECT count(*) FROM job_items AS item WHERE job_id = ? AND state = 'done' AND revision <> {_REVISION}"
    return int(db.conn.execute(sql, (job_id,)).fetchone()[0])
