"""When each kind of unit is due with each step of a campaign."""

from collections.abc import Iterable
from typing import NamedTuple

from store.connection import Database, write


class Deadline(NamedTuple):
    """The day (ISO, the whole day counts) or time by which units of a kind are due with a step."""

    unit_kind: str
    step: str
    due: str


def set_all(db: Database, campaign_id: int, deadlines: Iterable[Deadline]) -> None:
    """Make these the campaign's deadlines, in place of all it had."""
    rows = [(campaign_id, *deadline) for deadline in deadlines]
    with write(db):
        db.conn.execute("DELETE FROM deadlines WHERE campaign_id = ?", (campaign_id,))
        sql = "INSERT INTO deadlines (campaign_id, unit_kind, step, due) VALUES (?, ?, ?, ?)"
        db.conn.executemany(sql, rows)


def of_campaign(db: Database, campaign_id: int) -> tuple[Deadline, ...]:
    """The campaign's deadlines, the earliest first."""
    sql = "SELECT unit_kind, step, due FROM deadlines WHERE campaign_id = ? ORDER BY due, unit_kind, step"
    return tuple(Deadline(*row) for row in db.conn.execute(sql, (campaign_id,)))
