"""Answers that no form would ever give, put past the forms."""

from store.connection import Database, write

SECTION = "tinh_hinh_chung"


def spoil(db: Database, report_id: int) -> None:
    """Let a section of the report say something that cannot be read."""
    sql = """UPDATE entries SET content = '{"so_lieu_chung": 5}', revision = revision + 1
             WHERE report_id = ? AND section = ?"""
    with write(db):
        assert db.conn.execute(sql, (report_id, SECTION)).rowcount == 1


def mend(db: Database, report_id: int) -> None:
    """Let it say nothing again."""
    with write(db):
        db.conn.execute(
            "UPDATE entries SET content = '{}', revision = revision + 1 WHERE report_id = ? AND section = ?",
            (report_id, SECTION),
        )
