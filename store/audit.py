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


class Asked(NamedTuple):
    """Which things done are looked for: words of the subject, days (ISO, both included), beginnings of actions."""

    subject: str = ""
    first_day: str = ""
    last_day: str = ""
    actions: tuple[str, ...] = ()


_ASKED = """FROM audit WHERE (:subject = '' OR instr(lower(subject), lower(:subject)))
    AND (:first_day = '' OR substr(at, 1, 10) >= :first_day) AND (:last_day = '' OR substr(at, 1, 10) <= :last_day)
    AND (:actions = '[]' OR EXISTS (SELECT 1 FROM json_each(:actions) AS start WHERE instr(action, start.value) = 1))"""


def found(db: Database, asked: Asked, limit: int = 100, offset: int = 0) -> tuple[Record, ...]:
    """What fits, the newest first."""
    sql = f"SELECT {', '.join(Record._fields)} {_ASKED} ORDER BY id DESC LIMIT :limit OFFSET :offset"
    rows = db.conn.execute(sql, {**_values(asked), "limit": limit, "offset": offset})
    return tuple(Record(*row)._replace(detail=from_json(row[5])) for row in rows)


def count(db: Database, asked: Asked) -> int:
    """How many fit."""
    many: int = db.conn.execute(f"SELECT count(*) {_ASKED}", _values(asked)).fetchone()[0]
    return many


def _values(asked: Asked) -> dict[str, Any]:
    return {**asked._asdict(), "actions": to_json(list(asked.actions))}
