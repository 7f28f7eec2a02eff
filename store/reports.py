"""One report per campaign and unit, and its way from draft to accepted."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from sqlite3 import IntegrityError
from typing import Any

from store import events
from store.connection import Database, write
from store.errors import CampaignOver, Missing, NotEmpty, ReportLocked

OPEN = ("draft", "returned")
"""The statuses in which a report may be written in."""


@dataclass(frozen=True)
class Report:
    """A unit's report; `status` is "draft", "submitted", "returned" or "accepted"."""

    id: int
    campaign_id: int
    unit_id: int
    status: str
    opened_at: str
    submitted_at: str | None = None
    submitted_by: int | None = None
    accepted_at: str | None = None
    accepted_by: int | None = None


_SELECT = f"SELECT {', '.join(field.name for field in fields(Report))} FROM reports"
_INSERT = "INSERT INTO reports (campaign_id, unit_id, opened_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"

_LOCKED = """
SELECT reports.status, campaigns.status FROM reports JOIN campaigns ON campaigns.id = campaign_id
WHERE reports.id = ?"""

# What each new status writes beside itself; what it does not name stays.
ALONG = {
    "draft": "accepted_at = NULL, accepted_by = NULL",
    "submitted": "accepted_at = NULL, accepted_by = NULL, submitted_at = :at, submitted_by = :by",
    "returned": "accepted_at = NULL, accepted_by = NULL",
    "accepted": "accepted_at = :at, accepted_by = :by",
}


def open_all(db: Database, campaign_id: int, unit_ids: Iterable[int], at: str) -> None:
    """Open an empty draft for each unit that has none in this campaign, in one transaction."""
    rows = [(campaign_id, unit_id, at) for unit_id in unit_ids]
    with write(db):
        db.conn.executemany(_INSERT, rows)


def remove(db: Database, report_id: int) -> None:
    """Take an empty draft away; raises NotEmpty where anything at all hangs on it."""
    with write(db):
        try:
            sql = "DELETE FROM reports WHERE id = ? AND status = 'draft' AND submitted_at IS NULL"
            removed = db.conn.execute(sql, (report_id,)).rowcount
        except IntegrityError as error:
            raise NotEmpty from error
        if not removed:
            raise NotEmpty


def get(db: Database, report_id: int) -> Report:
    """The report; raises Missing."""
    row = db.conn.execute(f"{_SELECT} WHERE id = ?", (report_id,)).fetchone()
    if row is None:
        raise Missing(f"Không có báo cáo số {report_id}.")
    return Report(*row)


def refuse_locked(db: Database, report_id: int) -> None:
    """Raise ReportLocked where the report is handed in, CampaignOver where its campaign is closed, Missing."""
    row = db.conn.execute(_LOCKED, (report_id,)).fetchone()
    if row is None:
        raise Missing(f"Không có báo cáo số {report_id}.")
    if row[1] == "closed":
        raise CampaignOver
    if row[0] not in OPEN:
        raise ReportLocked


def of_unit(db: Database, campaign_id: int, unit_id: int) -> Report | None:
    """The unit's report in the campaign, None where none was opened."""
    where = f"{_SELECT} WHERE campaign_id = ? AND unit_id = ?"
    row = db.conn.execute(where, (campaign_id, unit_id)).fetchone()
    return Report(*row) if row else None


def of_campaign(db: Database, campaign_id: int) -> dict[int, Report]:
    """Every report of the campaign, by unit id."""
    rows: Iterable[tuple[Any, ...]] = db.conn.execute(f"{_SELECT} WHERE campaign_id = ?", (campaign_id,))
    return {report.unit_id: report for report in (Report(*row) for row in rows)}


def every_of_unit(db: Database, unit_id: int) -> tuple[Report, ...]:
    """The unit's reports in all campaigns, the latest first."""
    where = f"{_SELECT} WHERE unit_id = ? ORDER BY opened_at DESC, id DESC"
    return tuple(Report(*row) for row in db.conn.execute(where, (unit_id,)))


def change_status(
    db: Database, report_id: int, old: str, new: str, by: int | None, at: str, kind: str = "", note: str = ""
) -> bool:
    """Move the report from `old` to `new` and write the event (`kind`, else `new`) in one transaction.

    False, and nothing written, where the report is no longer `old`: somebody was there first.
    """
    sql = f"UPDATE reports SET status = :new, {ALONG[new]} WHERE id = :id AND status = :old"
    with write(db):
        values = {"id": report_id, "old": old, "new": new, "by": by, "at": at}
        if db.conn.execute(sql, values).rowcount != 1:
            return False
        events.add(db, report_id, kind or new, by, at, note)
    return True
