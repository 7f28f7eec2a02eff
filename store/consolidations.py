"""What a unit's report was consolidated from, frozen each time; the last one holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from store.connection import Database, write
from store.values import from_json, to_json

Figures = Mapping[str, Mapping[str, str]]
"""{indicator: {period: kept figure}}"""


@dataclass(frozen=True)
class Consolidation:
    """One consolidation; `children` are plain records of all that were expected, counted or missing.

    `submitted`: reports handed in but not yet accepted counted too. `figures` is what the parts came to,
    `marked` the cells of the report that hold it since.
    """

    id: int
    report_id: int
    user_id: int
    at: str
    submitted: bool
    children: Sequence[Mapping[str, Any]]
    own: Figures
    figures: Figures
    marked: Figures


_COLUMNS = "id, report_id, user_id, at, submitted, children, own, figures, marked"
_INSERT = f"INSERT INTO consolidations ({_COLUMNS}) VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)"
_SELECT = f"SELECT {_COLUMNS} FROM consolidations"


def _from_row(row: tuple[Any, ...]) -> Consolidation:
    id, report_id, user_id, at, submitted = row[:5]
    return Consolidation(id, report_id, user_id, at, bool(submitted), *map(from_json, row[5:]))


def add(db: Database, made: Consolidation) -> Consolidation:
    """Freeze a consolidation (its id is chosen here), in the `write` that puts its figures into the report."""
    texts = map(to_json, (made.children, made.own, made.figures, made.marked))
    with write(db):
        row = (made.report_id, made.user_id, made.at, int(made.submitted), *texts)
        number = db.conn.execute(_INSERT, row).lastrowid
        return _from_row(db.conn.execute(f"{_SELECT} WHERE id = ?", (number,)).fetchone())


def latest(db: Database, report_id: int) -> Consolidation | None:
    """The report's last consolidation, None where there was none."""
    row = db.conn.execute(f"{_SELECT} WHERE report_id = ? ORDER BY id DESC LIMIT 1", (report_id,)).fetchone()
    return _from_row(row) if row else None


def of_report(db: Database, report_id: int) -> tuple[Consolidation, ...]:
    """Every consolidation of the report, the first one first."""
    rows = db.conn.execute(f"{_SELECT} WHERE report_id = ? ORDER BY id", (report_id,))
    return tuple(map(_from_row, rows))


def latest_of_reports(db: Database, report_ids: Iterable[int]) -> dict[int, Consolidation]:
    """The last consolidation of each of these reports that has one, by report id."""
    sql = f"""{_SELECT} WHERE id IN (
        SELECT max(id) FROM consolidations
        WHERE report_id IN (SELECT value FROM json_each(?)) GROUP BY report_id)"""
    found = map(_from_row, db.conn.execute(sql, (to_json(list(report_ids)),)))
    return {made.report_id: made for made in found}


def as_of(db: Database, moments: Mapping[int, str]) -> dict[int, Consolidation]:
    """The consolidation that held for each of these reports at its moment, {report id: stamp}, where there was one."""
    sql = f"""{_SELECT} WHERE id IN (
        SELECT max(made.id) FROM json_each(?) AS asked
        JOIN consolidations AS made ON made.report_id = CAST(asked.key AS INTEGER) AND made.at <= asked.value
        GROUP BY made.report_id)"""
    found = map(_from_row, db.conn.execute(sql, (to_json({str(id): at for id, at in moments.items()}),)))
    return {made.report_id: made for made in found}
