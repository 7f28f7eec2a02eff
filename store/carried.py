"""What a report's sections were given from earlier reports of the same unit; the last giving holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from store.connection import Database, write
from store.values import from_json, to_json

Figures = Mapping[str, Mapping[str, Mapping[str, str]]]
"""{"figures" or "own": {indicator: {period: kept figure}}}"""


@dataclass(frozen=True)
class Given:
    """What one section was given; `revision` 0 where somebody had written in it before.

    `sources` is {period: the report that its figures come from}.
    """

    report_id: int
    section: str
    revision: int
    figures: Figures
    sources: Mapping[str, int]
    at: str


_COLUMNS = "report_id, section, revision, figures, sources, at"
_PUT = f"INSERT OR REPLACE INTO carried ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)"


def put(db: Database, given: Given) -> None:
    """Keep what a section was given, in the `write` that puts it there."""
    texts = to_json(given.figures), to_json(given.sources)
    with write(db):
        db.conn.execute(_PUT, (given.report_id, given.section, given.revision, *texts, given.at))


def of_report(db: Database, report_id: int) -> dict[str, Given]:
    """What each section of the report was given, by section."""
    rows = db.conn.execute(f"SELECT {_COLUMNS} FROM carried WHERE report_id = ?", (report_id,))
    return {row[1]: _from_row(row) for row in rows}


def _from_row(row: tuple[Any, ...]) -> Given:
    report_id, section, revision, figures, sources, at = row
    return Given(report_id, section, revision, from_json(figures), from_json(sources), at)
