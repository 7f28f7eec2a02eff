"""The last hand-ins of many units at once: what consolidation counts, and who stands where."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from store.connection import Database
from store.values import from_json, to_json


class HandedIn(NamedTuple):
    """A unit's report and its last hand-in; `version` 0 where there was none.

    `figures` are packed, None where the hand-in has none or its report's status was not asked for.
    People are named as they are called, "" where nobody did it.
    """

    unit_id: int
    report_id: int
    status: str
    version: int
    figures: bytes | None
    submitted_at: str
    submitted_by: str
    accepted_at: str
    accepted_by: str


_LATEST = """
SELECT reports.unit_id, reports.id, reports.status, coalesce(last.number, 0),
    CASE WHEN reports.status IN (SELECT value FROM json_each(:states)) THEN last.figures END,
    coalesce(last.submitted_at, ''), coalesce(sender.display_name, ''),
    coalesce(reports.accepted_at, ''), coalesce(accepter.display_name, '')
FROM reports
LEFT JOIN report_versions AS last ON last.report_id = reports.id
    AND last.number = (SELECT max(number) FROM report_versions WHERE report_id = reports.id)
LEFT JOIN users AS sender ON sender.id = last.submitted_by
LEFT JOIN users AS accepter ON accepter.id = reports.accepted_by
WHERE reports.campaign_id = :campaign AND reports.unit_id IN (SELECT value FROM json_each(:units))"""


def latest_of_units(
    db: Database, campaign_id: int, unit_ids: Iterable[int], states: Iterable[str]
) -> dict[int, HandedIn]:
    """The report of each of these units that takes part, by unit id; figures where its status is one of `states`."""
    asked = {"campaign": campaign_id, "units": to_json(list(unit_ids)), "states": to_json(list(states))}
    return {row[0]: HandedIn(*row) for row in db.conn.execute(_LATEST, asked)}


def figures_of(db: Database, versions: Mapping[int, int]) -> dict[int, bytes | None]:
    """The packed figures of these hand-ins, {report id: number}, by report id; None where one keeps none."""
    sql = """SELECT report_id, figures FROM json_each(?) AS asked
        JOIN report_versions ON report_id = CAST(asked.key AS INTEGER) AND number = asked.value"""
    asked = to_json({str(report): number for report, number in versions.items()})
    return dict(db.conn.execute(sql, (asked,)).fetchall())


def revisions_of(db: Database, versions: Mapping[int, int]) -> dict[int, int]:
    """How often the answers of these hand-ins had been saved, {report id: number}, by report id."""
    sql = """SELECT report_id, (SELECT coalesce(sum(value), 0) FROM json_each(revisions)) FROM json_each(?) AS asked
        JOIN report_versions ON report_id = CAST(asked.key AS INTEGER) AND number = asked.value"""
    asked = to_json({str(report): number for report, number in versions.items()})
    return dict(db.conn.execute(sql, (asked,)).fetchall())


def content_of(db: Database, report_id: int, version: int) -> dict[str, dict[str, object]]:
    """The answers of one hand-in, {section: content}; empty where there is none."""
    sql = "SELECT content FROM report_versions WHERE report_id = ? AND number = ?"
    row = db.conn.execute(sql, (report_id, version)).fetchone()
    found: dict[str, dict[str, object]] = from_json(row[0]) if row else {}
    return found
