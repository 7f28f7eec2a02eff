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


def drop(db: Database, job_id: int) -> None:
    """Forget every file: the result is begun anew."""
    with write(db):
        db.conn.execute("DELETE FROM job_files WHERE job_id = ?", (job_id,))


def drop_waiting(db: Database, job_id: int) -> None:
    """Forget the files of items that wait to be made again: a volume that lacked one of its reports."""
    sql = """DELETE FROM job_files WHERE job_id = :job AND name IN (
                 SELECT item.name || '.' || kind.value FROM job_items AS item, json_each('["docx", "pdf"]') AS kind
                 WHERE item.job_id = :job AND item.state = 'waiting')"""
    with write(db):
        db.conn.execute(sql, {"job": job_id})
