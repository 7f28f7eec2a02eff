"""Who did what beside the reports: sign-ins, accounts, units, campaigns; never changed afterwards."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from store.connection import Database, write
from store.values import from_json, to_json


class Record(NamedTuple):
    """One thing done; `user_id` None where the program or a stranger did it."""

    id: int
    at: str
    user_id: int | None
    action: str
    subject: str
    detail: Mapping[str, Any]
    address: str


def add(
    db: Database,
    action: str,
    by: int | None,
    at: str,
    subject: str = "",
    detail: Mapping[str, Any] | None = None,
    address: str = "",
) -> None:
    """Write down one thing done."""
    with write(db):
        sql = "INSERT INTO audit (at, user_id, action, subject, detail, address) VALUES (?, ?, ?, ?, ?, ?)"
        db.conn.execute(sql, (at, by, action, subject, to_json(detail or {}), address))


def latest(db: Database, limit: int = 100) -> tuple[Record, ...]:
    """The last things done, the newest first."""
    sql = f"SELECT {', '.join(Record._fields)} FROM audit ORDER BY id DESC LIMIT ?"
    rows = db.conn.execute(sql, (limit,))
    return tuple(Record(*row)._replace(detail=from_json(row[5])) for row in rows)


def about(db: Database, subject: str, actions: str, limit: int = 100) -> tuple[Record, ...]:
    """The last things done to one subject whose action begins with `actions`, the newest first."""
    sql = f"""SELECT {', '.join(Record._fields)} FROM audit
              WHERE subject = ? AND substr(action, 1, ?) = ? ORDER BY id DESC LIMIT ?"""
    rows = db.conn.execute(sql, (subject, len(actions), actions, limit))
    return tuple(Record(*row)._replace(detail=from_json(row[5])) for row in rows)
