"""Jobs: work that outlives the page it was asked on; what is to be done lies in `job_items`."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields, replace
from typing import Any

from store.connection import Database, write
from store.errors import Missing
from store.values import from_json, to_json

UNFINISHED = ("queued", "running")
"""The states in which somebody works, or will."""


@dataclass(frozen=True)
class Job:
    """One job; `state` is "queued", "running", "done", "cancelled" or "failed", with its `reason`.

    `runner` is "server" or "command". `file` is where the result appears: absolute, or a name in the
    instance's folder of exports; `written` the bytes of it that the done items stand in. `run_at` and
    `run_settled` are the moment of the present run's start and the items settled before it.
    """

    id: int
    kind: str
    campaign_id: int
    options: Mapping[str, Any]
    runner: str
    file: str
    asked_by: int | None
    created_at: str
    state: str = "queued"
    total: int = 0
    written: int = 0
    run_at: str | None = None
    run_settled: int = 0
    finished_at: str | None = None
    reason: str = ""

    @property
    def unfinished(self) -> bool:
        """Whether somebody works on it, or will without being asked."""
        return self.state in UNFINISHED


NAMES = [field.name for field in fields(Job)]
_SELECT = f"SELECT {', '.join(NAMES)} FROM jobs"
_INSERT = f"INSERT INTO jobs ({', '.join(NAMES)}) VALUES ({', '.join('?' * len(NAMES))})"


def _from_row(row: tuple[Any, ...]) -> Job:
    job = Job(*row)
    return replace(job, options=from_json(row[NAMES.index("options")]))


def add(db: Database, job: Job) -> Job:
    """Keep a new job (id 0: the next free one); returns it with its id. Its items follow in the same `write`."""
    row = astuple(replace(job, options={}))
    values = [job.id or None, *row[1:]]
    values[NAMES.index("options")] = to_json(job.options)
    with write(db):
        number = db.conn.execute(_INSERT, values).lastrowid
    return replace(job, id=number or 0)


def get(db: Database, job_id: int) -> Job:
    """The job; raises Missing."""
    row = db.conn.execute(f"{_SELECT} WHERE id = ?", (job_id,)).fetchone()
    if row is None:
        raise Missing(f"Không có việc số {job_id}.")
    return _from_row(row)


def of_campaign(db: Database, campaign_id: int, limit: int = 20) -> tuple[Job, ...]:
    """The campaign's latest jobs, the newest first."""
    sql = f"{_SELECT} WHERE campaign_id = ? ORDER BY id DESC LIMIT ?"
    return tuple(map(_from_row, db.conn.execute(sql, (campaign_id, limit))))


def next_of(db: Database, runner: str) -> Job | None:
    """The job that this runner is to go on with: the oldest unfinished one."""
    sql = f"{_SELECT} WHERE runner = ? AND state IN ('queued', 'running') ORDER BY id LIMIT 1"
    row = db.conn.execute(sql, (runner,)).fetchone()
    return _from_row(row) if row else None


def for_file(db: Database, file: str) -> Job | None:
    """The latest job whose result appears there."""
    row = db.conn.execute(f"{_SELECT} WHERE file = ? ORDER BY id DESC LIMIT 1", (file,)).fetchone()
    return _from_row(row) if row else None


def created_before(db: Database, at: str) -> tuple[Job, ...]:
    """The jobs that were asked for before a moment."""
    return tuple(map(_from_row, db.conn.execute(f"{_SELECT} WHERE created_at < ? ORDER BY id", (at,))))


def set_total(db: Database, job_id: int, total: int) -> None:
    """Say how many items the job has."""
    with write(db):
        db.conn.execute("UPDATE jobs SET total = ? WHERE id = ?", (total, job_id))


def start(db: Database, job_id: int, settled: int, at: str) -> bool:
    """Begin a run of the job, with so many items settled before; False where it is not to be worked on."""
    sql = """UPDATE jobs SET state = 'running', run_at = ?, run_settled = ?, finished_at = NULL, reason = ''
             WHERE id = ? AND state IN ('queued', 'running')"""
    with write(db):
        return db.conn.execute(sql, (at, settled, job_id)).rowcount == 1


def set_written(db: Database, job_id: int, written: int) -> None:
    """Say how many bytes of the result are committed."""
    with write(db):
        db.conn.execute("UPDATE jobs SET written = ? WHERE id = ?", (written, job_id))


def change(db: Database, job_id: int, sources: tuple[str, ...], target: str, at: str | None, reason: str = "") -> bool:
    """Move the job from one of the states to another; False where it is in none of them any more."""
    sql = f"""UPDATE jobs SET state = ?, finished_at = ?, reason = ?
              WHERE id = ? AND state IN ({', '.join('?' * len(sources))})"""
    with write(db):
        return db.conn.execute(sql, (target, at, reason, job_id, *sources)).rowcount == 1


def delete(db: Database, job_id: int) -> None:
    """Forget the job with its items and files."""
    with write(db):
        for table in ("job_files", "job_items"):
            db.conn.execute(f"DELETE FROM {table} WHERE job_id = ?", (job_id,))
        db.conn.execute("DELETE FROM jobs WHERE id = ?", (job_id,))
