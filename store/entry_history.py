"""How a section came to be: a row per person and ten minutes; `entries.save` writes it."""

from typing import Any, NamedTuple

from store.connection import Database
from store.values import from_json


class Stretch(NamedTuple):
    """What one person's saves within ten minutes left, and the revisions they made."""

    first_revision: int
    revision: int
    content: dict[str, Any]
    saved_by: int
    started_at: str
    saved_at: str


_SELECT = f"SELECT {', '.join(Stretch._fields)} FROM entry_history WHERE report_id = ? AND section = ?"


def of_section(db: Database, report_id: int, section: str) -> tuple[Stretch, ...]:
    """The section's history, the first stretch first."""
    rows = db.conn.execute(f"{_SELECT} ORDER BY id", (report_id, section))
    return tuple(Stretch(*row)._replace(content=from_json(row[2])) for row in rows)
