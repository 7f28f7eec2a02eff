"""What a request was answered: the same request sent again gets the same answer, for seven days."""

from datetime import timedelta

from store.connection import Database, write
from store.errors import KeyReused
from store.values import shift

KEPT = timedelta(days=7)


def find(db: Database, key: str, scope: str, body_hash: str) -> str | None:
    """The answer given under this key; raises KeyReused where it was given for something else."""
    sql = "SELECT scope, body_hash, result FROM receipts WHERE key = ?"
    row: tuple[str, str, str] | None = db.conn.execute(sql, (key,)).fetchone()
    if row is None:
        return None
    if row[:2] != (scope, body_hash):
        raise KeyReused
    return row[2]


def of_key(db: Database, key: str, scope: str) -> str | None:
    """The answer that was given under this key in this scope, whatever was sent for it."""
    sql = "SELECT result FROM receipts WHERE key = ? AND scope = ?"
    row: tuple[str] | None = db.conn.execute(sql, (key, scope)).fetchone()
    return row[0] if row else None


def add(db: Database, key: str, scope: str, body_hash: str, result: str, at: str) -> None:
    """Keep the answer, in the transaction that did what it says."""
    with write(db):
        sql = "INSERT INTO receipts (key, scope, body_hash, result, at) VALUES (?, ?, ?, ?, ?)"
        db.conn.execute(sql, (key, scope, body_hash, result, at))


def purge(db: Database, at: str) -> int:
    """Forget what is older than seven days at `at`; returns how many."""
    with write(db):
        return db.conn.execute("DELETE FROM receipts WHERE at < ?", (shift(at, -KEPT),)).rowcount
