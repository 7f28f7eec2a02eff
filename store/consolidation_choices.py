"""Which of two totals stays where a typed one differs from what its parts come to, and why."""

from typing import NamedTuple

from store.connection import Database, write


class Choice(NamedTuple):
    """One decision; `choice` is "typed" (with a reason) or "computed", the two totals as they stood then."""

    indicator: str
    period: str
    choice: str
    typed: str
    computed: str
    reason: str
    user_id: int
    at: str


_COLUMNS = ", ".join(Choice._fields)


def add(db: Database, report_id: int, choice: Choice) -> None:
    """Write down one decision; nothing is taken back, the last one of a cell holds."""
    with write(db):
        sql = f"INSERT INTO consolidation_choices (report_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        db.conn.execute(sql, (report_id, *choice))


def of_report(db: Database, report_id: int) -> dict[tuple[str, str], Choice]:
    """What holds in the report, by indicator and period."""
    sql = f"SELECT {_COLUMNS} FROM consolidation_choices WHERE report_id = ? ORDER BY id"
    found = (Choice(*row) for row in db.conn.execute(sql, (report_id,)))
    return {(choice.indicator, choice.period): choice for choice in found}
