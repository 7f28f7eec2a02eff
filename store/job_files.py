"""The files in a job's result: what lies where. Written in the transaction that settles their items."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from store.connection import Database, write


class Placed(NamedTuple):
    """A file in the result: its name, where its header starts, its bytes and their CRC-32."""

    name: str
    start: int
    size: int
    crc: int


_INSERT = "INSERT INTO job_files (job_id, name, start, size, crc) VALUES (?, ?, ?, ?, ?)"


def add_all(db: Database, job_id: int, files: Iterable[Placed]) -> None:
    """Keep files that were written; a name that is taken raises sqlite's IntegrityError: a document comes once."""
    with write(db):
        db.conn.executemany(_INSERT, ((job_id, *file) for file in files))


def in_order(db: Database, job_id: int) -> Iterator[Placed]:
    """Every file of the result by name, one by one; read them inside a `snapshot`."""
    sql = "SELECT name, start, size, crc FROM job_files WHERE job_id = ? ORDER BY name"
    return (Placed(*row) for row in db.conn.execute(sql, (job_id,)))


def drop(db: Database, job_id: int, names: Iterable[str] | None = None) -> None:
    """Forget files that will be made anew: those named, or all."""
    with write(db):
        if names is None:
            db.conn.execute("DELETE FROM job_files WHERE job_id = ?", (job_id,))
        else:
            sql = "DELETE FROM job_files WHERE job_id = ? AND name = ?"
            db.conn.executemany(sql, [(job_id, name) for name in names])
