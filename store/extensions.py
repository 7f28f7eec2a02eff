"""More time for one unit; of several for the same step the last one granted holds."""

from typing import NamedTuple

from store.connection import Database, write


class Extension(NamedTuple):
    """The later day or time granted to a unit for a step, by whom and why."""

    unit_id: int
    step: str
    due: str
    reason: str
    granted_by: int
    granted_at: str


_COLUMNS = ", ".join(Extension._fields)


def grant(db: Database, campaign_id: int, extension: Extension) -> None:
    """Write down more time for one unit."""
    with write(db):
        sql = f"INSERT INTO extensions (campaign_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
        db.conn.execute(sql, (campaign_id, *extension))


def of_campaign(db: Database, campaign_id: int) -> dict[tuple[int, str], Extension]:
    """What holds in the campaign, by unit id and step."""
    sql = f"SELECT {_COLUMNS} FROM extensions WHERE campaign_id = ? ORDER BY id"
    held = (Extension(*row) for row in db.conn.execute(sql, (campaign_id,)))
    return {(extension.unit_id, extension.step): extension for extension in held}


def of_unit(db: Database, campaign_id: int, unit_id: int) -> dict[str, Extension]:
    """What holds for one unit, by step."""
    sql = f"SELECT {_COLUMNS} FROM extensions WHERE campaign_id = ? AND unit_id = ? ORDER BY id"
    held = (Extension(*row) for row in db.conn.execute(sql, (campaign_id, unit_id)))
    return {extension.step: extension for extension in held}
