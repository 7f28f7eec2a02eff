"""More time for one unit; of several for the same step the last one granted holds."""

from typing import NamedTuple

from store.connection import Database, write


class Extension(NamedTuple):
    """The later day or time granted to a unit for a step, by whom and why; `withdrawn` ends the one before it."""

    unit_id: int
    step: str
    due: str
    reason: str
    granted_by: int
    granted_at: str
    withdrawn: int = 0


_COLUMNS = ", ".join(Extension._fields)


def grant(db: Database, campaign_id: int, extension: Extension) -> None:
    """Write down more time for one unit."""
    with write(db):
        sql = f"INSERT INTO extensions (campaign_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        db.conn.execute(sql, (campaign_id, *extension))


def of_campaign(db: Database, campaign_id: int) -> dict[tuple[int, str], Extension]:
    """What holds in the campaign, by unit id and step."""
    held = {(extension.unit_id, extension.step): extension for extension in every(db, campaign_id)}
    return {place: extension for place, extension in held.items() if not extension.withdrawn}


def every(db: Database, campaign_id: int) -> tuple[Extension, ...]:
    """All that was ever granted or withdrawn in the campaign, the first one first."""
    sql = f"SELECT {_COLUMNS} FROM extensions WHERE campaign_id = ? ORDER BY id"
    return tuple(Extension(*row) for row in db.conn.execute(sql, (campaign_id,)))


def of_unit(db: Database, campaign_id: int, unit_id: int) -> dict[str, Extension]:
    """What holds for one unit, by step."""
    sql = f"SELECT {_COLUMNS} FROM extensions WHERE campaign_id = ? AND unit_id = ? ORDER BY id"
    held = {row[1]: Extension(*row) for row in db.conn.execute(sql, (campaign_id, unit_id))}
    return {step: extension for step, extension in held.items() if not extension.withdrawn}
