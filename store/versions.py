"""What was handed in, frozen at the moment of submitting; history must print again as it was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from store import entries
from store.connection import Database, write
from store.values import from_json, to_json


@dataclass(frozen=True)
class Version:
    """The n-th hand-in of a report: answers and revision by section, the unit and the labels as printed."""

    report_id: int
    number: int
    content: Mapping[str, Any]
    revisions: Mapping[str, int]
    unit: Mapping[str, Any]
    labels: Mapping[str, Any]
    submitted_by: int
    submitted_at: str


_COLUMNS = "report_id, number, content, revisions, unit, labels, submitted_by, submitted_at"
_INSERT = f"""
INSERT INTO report_versions ({_COLUMNS}, figures)
SELECT :report, coalesce(max(number), 0) + 1, :content, :revisions, :unit, :labels, :by, :at, :figures
FROM report_versions WHERE report_id = :report"""


def add(
    db: Database,
    report_id: int,
    unit: Mapping[str, Any],
    labels: Mapping[str, Any],
    by: int,
    at: str,
    figures: bytes | None = None,
) -> Version:
    """Freeze the report's present answers; call it in the `write` that changes the status to submitted.

    The answers are read inside that transaction, so no save can come between. `unit` holds the names
    as printed, `labels` those of the indicators, `figures` the figures packed for summing.
    """
    with write(db):
        kept = entries.of_report(db, report_id)
        values = {
            "report": report_id,
            "content": to_json({section: entry.content for section, entry in kept.items()}),
            "revisions": to_json({section: entry.revision for section, entry in kept.items()}),
            "unit": to_json(unit),
            "labels": to_json(labels),
            "figures": figures,
        }
        db.conn.execute(_INSERT, values | {"by": by, "at": at})
        return of_report(db, report_id)[-1]


def _from_row(row: tuple[Any, ...]) -> Version:
    return Version(row[0], row[1], *map(from_json, row[2:6]), *row[6:])


def of_report(db: Database, report_id: int) -> tuple[Version, ...]:
    """Every hand-in of the report, the first one first."""
    sql = f"SELECT {_COLUMNS} FROM report_versions WHERE report_id = ? ORDER BY number"
    return tuple(map(_from_row, db.conn.execute(sql, (report_id,))))


def latest(db: Database, report_id: int) -> Version | None:
    """The last hand-in of the report, None where there is none."""
    sql = f"SELECT {_COLUMNS} FROM report_versions WHERE report_id = ? ORDER BY number DESC LIMIT 1"
    row = db.conn.execute(sql, (report_id,)).fetchone()
    return _from_row(row) if row else None


_NAMES = """
SELECT latest.report_id, latest.unit, json_extract(latest.labels, '$.parent')
FROM report_versions AS latest JOIN reports ON reports.id = latest.report_id
WHERE latest.report_id IN (SELECT value FROM json_each(?)) AND reports.status IN ('submitted', 'accepted')
AND latest.number = (SELECT max(number) FROM report_versions WHERE report_id = latest.report_id)"""


def names_of(db: Database, report_ids: Iterable[int]) -> dict[int, tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """{report: its unit and the parent as they were when it was handed in}; drafts and returned ones are left out."""
    rows = db.conn.execute(_NAMES, (to_json(list(report_ids)),))
    return {report: (from_json(unit), from_json(parent) if parent else {}) for report, unit, parent in rows}
