"""Who types a unit's report in its place: one at a time for a report, each with the reason."""

from typing import NamedTuple

from store.connection import Database, write


class StandIn(NamedTuple):
    """One stretch of standing in; `ended_at` None while it goes on."""

    id: int
    report_id: int
    user_id: int
    reason: str
    begun_at: str
    ended_at: str | None


_COLUMNS = ", ".join(StandIn._fields)
_OF_CAMPAIGN = """
SELECT DISTINCT reports.unit_id FROM stand_ins JOIN reports ON reports.id = stand_ins.report_id
WHERE reports.campaign_id = ?"""


def begin(db: Database, report_id: int, user_id: int, reason: str, at: str) -> bool:
    """Let this person type in the unit's place; False where somebody does already."""
    sql = "INSERT OR IGNORE INTO stand_ins (report_id, user_id, reason, begun_at) VALUES (?, ?, ?, ?)"
    with write(db):
        return db.conn.execute(sql, (report_id, user_id, reason, at)).rowcount == 1


def end(db: Database, report_id: int, at: str) -> bool:
    """End it; False where nobody stands in."""
    with write(db):
        sql = "UPDATE stand_ins SET ended_at = ? WHERE report_id = ? AND ended_at IS NULL"
        return db.conn.execute(sql, (at, report_id)).rowcount == 1


def latest(db: Database, report_id: int) -> StandIn | None:
    """The last one who stood in, or does now; None where the unit has typed all itself."""
    sql = f"SELECT {_COLUMNS} FROM stand_ins WHERE report_id = ? ORDER BY id DESC LIMIT 1"
    row = db.conn.execute(sql, (report_id,)).fetchone()
    return StandIn(*row) if row else None


def units_with_one(db: Database, campaign_id: int) -> frozenset[int]:
    """The units of a campaign whose report somebody else has typed in."""
    return frozenset(row[0] for row in db.conn.execute(_OF_CAMPAIGN, (campaign_id,)))
