"""The answers of one section of one report: a row with a revision, its history, and its receipt."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from store import receipts
from store.connection import Database, write
from store.errors import KeyReused, ReportLocked, StoreError
from store.reports import refuse_locked
from store.values import from_json, to_json

__all__ = [
    "Answers", "Conflict", "Entry", "KeyReused", "ReportLocked", "Saved", "get", "of_report", "of_reports", "save",
]  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A section's answers as last saved; revision 0, no content and nobody where never saved."""

    report_id: int
    section: str
    content: dict[str, Any]
    revision: int
    saved_by: int | None
    saved_at: str | None


class Saved(NamedTuple):
    """The revision that a save made, and when."""

    revision: int
    saved_at: str


class Answers(NamedTuple):
    """All that a report says, {section: content}, and the sum of its sections' revisions."""

    contents: dict[str, Any]
    revision: int


class Conflict(StoreError):
    """Mục này vừa được người khác lưu. Xin so sánh hai bản rồi lưu lại."""

    def __init__(self, current: Entry) -> None:
        super().__init__()
        self.current = current


_SELECT = "SELECT report_id, section, content, revision, saved_by, saved_at FROM entries WHERE report_id = ?"

_MANY = """
SELECT report_id, section, content, revision FROM entries
WHERE report_id IN (SELECT value FROM json_each(?)) ORDER BY report_id"""

_FIRST = """
INSERT INTO entries (report_id, section, content, revision, saved_by, saved_at)
VALUES (:report, :section, :content, 1, :by, :at) ON CONFLICT (report_id, section) DO NOTHING"""

_NEXT = """
UPDATE entries SET content = :content, revision = revision + 1, saved_by = :by, saved_at = :at
WHERE report_id = :report AND section = :section AND revision = :revision"""

_SHARE = """
UPDATE entry_history SET content = :content, revision = :revision + 1, saved_at = :at
WHERE id = (SELECT max(id) FROM entry_history WHERE report_id = :report AND section = :section)
  AND saved_by = :by AND revision = :revision
  AND unixepoch(:at) - unixepoch(started_at) BETWEEN 0 AND 599"""

_APPEND = """
INSERT INTO entry_history
    (report_id, section, first_revision, revision, content, saved_by, started_at, saved_at)
VALUES (:report, :section, :revision + 1, :revision + 1, :content, :by, :at, :at)"""


_quoted = lru_cache(maxsize=512)(to_json)


def _from_row(row: tuple[Any, ...]) -> Entry:
    return Entry(row[0], row[1], from_json(row[2]), *row[3:])


def get(db: Database, report_id: int, section: str) -> Entry:
    """The section's answers; an empty Entry of revision 0 where it was never saved."""
    row = db.conn.execute(f"{_SELECT} AND section = ?", (report_id, section)).fetchone()
    return _from_row(row) if row else Entry(report_id, section, {}, 0, None, None)


def of_report(db: Database, report_id: int) -> dict[str, Entry]:
    """Every saved section of the report, by section id."""
    return {row[1]: _from_row(row) for row in db.conn.execute(_SELECT, (report_id,))}


def of_reports(db: Database, report_ids: Iterable[int]) -> Iterator[tuple[int, Answers]]:
    """What many reports say, one after another by id, those without any entry left out; read inside a `snapshot`."""
    rows = db.conn.execute(_MANY, (to_json(list(report_ids)),))
    for report_id, group in groupby(rows, itemgetter(0)):
        kept = list(group)
        # One reading of all sections together takes a third less time than one each.
        text = ",".join([f"{_quoted(section)}:{content}" for _, section, content, _ in kept])
        yield report_id, Answers(from_json(f"{{{text}}}"), sum([row[3] for row in kept]))


def save(
    db: Database,
    report_id: int,
    section: str,
    content: Mapping[str, Any],
    revision: int,
    key: str,
    body_hash: str,
    by: int,
    at: str,
) -> Saved:
    """Keep the section's answers over revision `revision` (0: never saved), with history and receipt.

    `key` is the request's own (an empty one leaves no receipt), `body_hash` that of what it sent: both
    again give the same Saved again and change nothing. Who may write here is the caller's question.
    Raises Conflict (with the current Entry), KeyReused, ReportLocked, Missing, Unstorable, Busy, NoRoom.
    """
    text = to_json(content)
    scope = f"entry/{report_id}/{section}/{by}"
    values = {"report": report_id, "section": section, "content": text, "revision": revision}
    values |= {"by": by, "at": at}
    with write(db):
        answered = receipts.find(db, key, scope, body_hash) if key else None
        if answered:
            return Saved(*from_json(answered))
        refuse_locked(db, report_id)
        if db.conn.execute(_NEXT if revision else _FIRST, values).rowcount != 1:
            raise Conflict(get(db, report_id, section))
        if db.conn.execute(_SHARE, values).rowcount != 1:
            db.conn.execute(_APPEND, values)
        saved = Saved(revision + 1, at)
        if key:
            receipts.add(db, key, scope, body_hash, to_json(saved), at)
    return saved
