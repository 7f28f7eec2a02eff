"""The schema and its steps; each step is one SQL file under `schema/`, applied once."""

from collections.abc import Callable
from pathlib import Path

import sqlite_utils

from store.connection import Database, connect, write
from store.errors import NewerSchema

STEPS = Path(__file__).parent / "schema"
SCHEMA = sqlite_utils.Migrations("baocao")


def _step(file: Path) -> Callable[[sqlite_utils.Database], None]:
    def apply(db: sqlite_utils.Database) -> None:
        db.executescript(file.read_text(encoding="utf-8"))

    return apply


for _file in sorted(STEPS.glob("*.sql")):
    SCHEMA(name=_file.stem)(_step(_file))


def migrate(path: Path | str) -> None:
    """Bring the database file to this program's schema, making it where missing.

    Safe when several processes start together: one applies, the others find nothing to do.
    Raises NewerSchema where the file knows a step that this program does not.
    """
    db = connect(path, create=True)
    try:
        # A step may rebuild a table that others refer to; the check below stands in for the constraint.
        db.writer.execute("PRAGMA foreign_keys=OFF")
        with write(db):
            refuse_newer(db)
            SCHEMA.apply(db)
            broken = db.conn.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise ValueError(f"rows without their parent after migration: {broken[:3]}")
    finally:
        db.close()


def applied(db: Database) -> tuple[str, ...]:
    """The names of the steps that this file has taken, in order."""
    return tuple(step.name for step in SCHEMA.applied(db))


def refuse_newer(db: Database) -> None:
    """Raise NewerSchema where the file has taken a step unknown to this program."""
    known = {file.stem for file in STEPS.glob("*.sql")}
    if set(applied(db)) - known:
        raise NewerSchema
