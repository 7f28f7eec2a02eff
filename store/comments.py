"""What reviewers write beside a report, a section or a question; kept with author and time."""

from typing import NamedTuple

from store.connection import Database, write


class Comment(NamedTuple):
    """One remark; section and question empty where it is about the whole."""

    id: int
    report_id: int
    section: str
    question: str
    body: str
    user_id: int
    at: str
    resolved_by: int | None
    resolved_at: str | None


def add(db: Database, report_id: int, body: str, by: int, at: str, section: str = "", question: str = "") -> None:
    """Write a remark on the report, or on a section or question of it."""
    with write(db):
        sql = "INSERT INTO comments (report_id, section, question, body, user_id, at) VALUES (?, ?, ?, ?, ?, ?)"
        db.conn.execute(sql, (report_id, section, question, body, by, at))


def resolve(db: Database, comment_id: int, by: int, at: str) -> bool:
    """Mark the remark as dealt with; False where it is already, or does not exist."""
    with write(db):
        sql = "UPDATE comments SET resolved_by = ?, resolved_at = ? WHERE id = ? AND resolved_at IS NULL"
        return db.conn.execute(sql, (by, at, comment_id)).rowcount == 1


def unresolve(db: Database, comment_id: int) -> bool:
    """Take the mark back; False where there is none."""
    with write(db):
        sql = "UPDATE comments SET resolved_by = NULL, resolved_at = NULL WHERE id = ? AND resolved_at IS NOT NULL"
        return db.conn.execute(sql, (comment_id,)).rowcount == 1


def reword(db: Database, comment_id: int, body: str) -> None:
    """Put other words in place of a remark's."""
    with write(db):
        db.conn.execute("UPDATE comments SET body = ? WHERE id = ?", (body, comment_id))


def of_report(db: Database, report_id: int) -> tuple[Comment, ...]:
    """The remarks on the report, the first one first."""
    sql = f"SELECT {', '.join(Comment._fields)} FROM comments WHERE report_id = ? ORDER BY id"
    return tuple(Comment(*row) for row in db.conn.execute(sql, (report_id,)))
