"""Where in a campaign a paragraph stands word for word: the marks of each report's last hand-in."""

from collections.abc import Iterable
from typing import NamedTuple

from store.connection import Database, write
from store.values import to_json


class Seen(NamedTuple):
    """An answer in which a paragraph of this mark stands."""

    mark: int
    report_id: int
    section: str
    question: str
    unit_id: int


_FIND = """
SELECT text_marks.mark, reports.id, text_marks.section, text_marks.question, reports.unit_id
FROM text_marks JOIN reports ON reports.id = text_marks.report_id
WHERE text_marks.mark IN (SELECT value FROM json_each(?)) AND reports.campaign_id = ?
  AND reports.status IN ('submitted', 'accepted')
ORDER BY reports.submitted_at, reports.id"""


def replace(db: Database, report_id: int, marks: Iterable[tuple[int, str, str]]) -> None:
    """Keep the (mark, section, question) of a report's last hand-in in place of those before."""
    with write(db):
        db.conn.execute("DELETE FROM text_marks WHERE report_id = ?", (report_id,))
        rows = [(mark, report_id, section, question) for mark, section, question in marks]
        db.conn.executemany("INSERT OR IGNORE INTO text_marks VALUES (?, ?, ?, ?)", rows)


def find(db: Database, campaign_id: int, marks: Iterable[int]) -> list[Seen]:
    """Every answer handed in in the campaign that has one of these paragraphs, the earliest hand-in first."""
    return [Seen(*row) for row in db.conn.execute(_FIND, (to_json(list(marks)), campaign_id))]
