"""Who was reminded of a report, when and how; never changed afterwards. And what of a report is still missing."""

from collections.abc import Iterable
from typing import NamedTuple

from store.connection import Database, write


class Reminder(NamedTuple):
    """One reminder: by a "letter" or a "message", while the report stood at `stage` (a key of the board's)."""

    unit_id: int
    way: str
    stage: str
    user_id: int
    at: str


_COLUMNS = ", ".join(Reminder._fields)


def add_all(db: Database, campaign_id: int, reminders: Iterable[Reminder]) -> None:
    """Write down many at once: all or none."""
    rows = [(campaign_id, *reminder) for reminder in reminders]
    with write(db):
        db.conn.executemany(f"INSERT INTO reminders (campaign_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", rows)


def latest(db: Database, campaign_id: int) -> dict[int, Reminder]:
    """The last reminder of each unit of the campaign, by unit id."""
    sql = f"SELECT {_COLUMNS} FROM reminders WHERE campaign_id = ? ORDER BY id"
    return {row[0]: Reminder(*row) for row in db.conn.execute(sql, (campaign_id,))}


def of_unit(db: Database, campaign_id: int, unit_id: int) -> tuple[Reminder, ...]:
    """All reminders of a unit in the campaign, the last one first."""
    sql = f"SELECT {_COLUMNS} FROM reminders WHERE campaign_id = ? AND unit_id = ? ORDER BY id DESC"
    return tuple(Reminder(*row) for row in db.conn.execute(sql, (campaign_id, unit_id)))


def sections_begun(db: Database, campaign_id: int) -> dict[int, frozenset[str]]:
    """The sections in which something was saved, by report id; a report without any is left out."""
    sql = """SELECT reports.id, group_concat(entries.section, ' ') FROM reports
             JOIN entries ON entries.report_id = reports.id WHERE reports.campaign_id = ? GROUP BY reports.id"""
    return {report: frozenset(begun.split(" ")) for report, begun in db.conn.execute(sql, (campaign_id,))}
