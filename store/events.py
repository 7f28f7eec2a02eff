"""What happened to a report, in order; never changed afterwards."""

from typing import NamedTuple

from store.connection import Database, write


class Event(NamedTuple):
    """One thing that happened; `user_id` None where the program did it."""

    id: int
    report_id: int
    kind: str
    user_id: int | None
    at: str
    note: str


_INSERT = "INSERT INTO events (report_id, kind, user_id, at, note) VALUES (?, ?, ?, ?, ?)"


def add(db: Database, report_id: int, kind: str, by: int | None, at: str, note: str = "") -> None:
    """Write down one event of the report."""
    with write(db):
        db.conn.execute(_INSERT, (report_id, kind, by, at, note))


def of_report(db: Database, report_id: int) -> tuple[Event, ...]:
    """The report's events, the first one first."""
    sql = "SELECT id, report_id, kind, user_id, at, note FROM events WHERE report_id = ? ORDER BY id"
    return tuple(Event(*row) for row in db.conn.execute(sql, (report_id,)))
