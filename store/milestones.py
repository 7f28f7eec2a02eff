"""When and how a unit did the steps of a campaign beside its report: its review held, its Party committee told."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from store.connection import Database, write


class Milestone(NamedTuple):
    """A step of the outline's campaign done on a day (ISO); `way` is how, "" where the step asks for none."""

    step: str
    done_on: str
    way: str
    note: str
    recorded_by: int
    recorded_at: str


_COLUMNS = ", ".join(f"milestones.{name}" for name in Milestone._fields)
_RECORD = f"""
INSERT INTO milestones (report_id, {", ".join(Milestone._fields)}) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (report_id, step) DO UPDATE SET done_on = excluded.done_on, way = excluded.way, note = excluded.note,
    recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at"""


def record(db: Database, report_id: int, milestone: Milestone) -> None:
    """Keep one step of a report's unit, in place of what was known of it."""
    with write(db):
        db.conn.execute(_RECORD, (report_id, *milestone))


def forget(db: Database, report_id: int, step: str) -> bool:
    """Take a step back; False where nothing was known of it."""
    with write(db):
        sql = "DELETE FROM milestones WHERE report_id = ? AND step = ?"
        return db.conn.execute(sql, (report_id, step)).rowcount == 1


def of_report(db: Database, report_id: int) -> dict[str, Milestone]:
    """What is known of one report's unit, by step."""
    rows = db.conn.execute(f"SELECT {_COLUMNS} FROM milestones WHERE report_id = ?", (report_id,))
    return {milestone.step: milestone for milestone in (Milestone(*row) for row in rows)}


def of_campaign(db: Database, campaign_id: int) -> dict[int, dict[str, Milestone]]:
    """What is known in the campaign: {unit id: {step: milestone}}; units without any are not in it."""
    sql = f"""SELECT reports.unit_id, {_COLUMNS} FROM reports JOIN milestones ON milestones.report_id = reports.id
              WHERE reports.campaign_id = ?"""
    rows: Iterable[tuple[Any, ...]] = db.conn.execute(sql, (campaign_id,))
    found: dict[int, dict[str, Milestone]] = {}
    for unit_id, *values in rows:
        found.setdefault(unit_id, {})[values[0]] = Milestone(*values)
    return found
