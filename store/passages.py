"""Words taken from the reports of units below into a unit's draft, each with its source."""

from typing import NamedTuple

from store.connection import Database, write


class Passage(NamedTuple):
    """What was taken from paragraph `paragraph` of a hand-in, into which answer, by whom; never changed.

    `addressee` is "" but for recommendations; `dropped_at` None while it is in use.
    """

    id: int
    report_id: int
    section: str
    question: str
    addressee: str
    source_report: int
    source_version: int
    source_revision: int
    paragraph: int
    text: str
    user_id: int
    at: str
    dropped_by: int | None = None
    dropped_at: str | None = None


_COLUMNS = ", ".join(Passage._fields)


def add(db: Database, passage: Passage) -> None:
    """Keep one passage (its id is chosen here), in the `write` that puts its text into the draft."""
    with write(db):
        places = ", ".join("?" * (len(Passage._fields) - 1))
        db.conn.execute(f"INSERT INTO passages ({_COLUMNS}) VALUES (NULL, {places})", passage[1:])


def of_report(db: Database, report_id: int) -> tuple[Passage, ...]:
    """Every passage that is in use in the report, the first one first."""
    sql = f"SELECT {_COLUMNS} FROM passages WHERE report_id = ? AND dropped_at IS NULL ORDER BY id"
    return tuple(Passage(*row) for row in db.conn.execute(sql, (report_id,)))


def drop(db: Database, report_id: int, passage_id: int, by: int, at: str) -> bool:
    """Take one passage out of use; False where it was already, or is none of this report's."""
    sql = "UPDATE passages SET dropped_by = ?, dropped_at = ? WHERE id = ? AND report_id = ? AND dropped_at IS NULL"
    with write(db):
        return db.conn.execute(sql, (by, at, passage_id, report_id)).rowcount == 1
