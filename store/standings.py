"""Where the reports of a whole campaign stand, in a few reads: what the board shows, and the tree it hangs in."""

from collections.abc import Iterable
from typing import NamedTuple

from store.connection import Database
from store.unit_parents import OPEN, VALID
from store.values import to_json


class Standing(NamedTuple):
    """One unit's report; `sections` is the number of sections begun.

    `arrived_at` is when it was first handed in and not taken back: what was returned for mending had arrived.
    """

    unit_id: int
    code: str
    name: str
    short_name: str
    kind: str
    contact_name: str
    contact_phone: str
    report_id: int
    status: str
    submitted_at: str
    arrived_at: str
    accepted_at: str
    sections: int
    search_key: str


class Branch(NamedTuple):
    """An open unit of the tree on a day; `parent_id` None for a root."""

    unit_id: int
    parent_id: int | None
    kind: str


_STANDINGS = """
SELECT units.id, units.code, units.name, units.short_name, units.kind, units.contact_name, units.contact_phone,
    reports.id, reports.status, coalesce(reports.submitted_at, ''),
    coalesce((SELECT min(at) FROM events WHERE report_id = reports.id AND kind = 'submit' AND id > coalesce(
        (SELECT max(id) FROM events WHERE report_id = reports.id AND kind = 'recall'), 0)), ''),
    coalesce(reports.accepted_at, ''), (SELECT count(*) FROM entries WHERE entries.report_id = reports.id
        AND NOT EXISTS (SELECT 1 FROM carried WHERE carried.report_id = entries.report_id
            AND carried.section = entries.section AND carried.revision = entries.revision)),
    units.search_key
FROM reports
JOIN units ON units.id = reports.unit_id
WHERE reports.campaign_id = ?
ORDER BY units.sort_order, units.sort_key, units.code"""

_SAVED = """
SELECT report_id, max(saved_at) FROM entries
WHERE report_id IN (SELECT value FROM json_each(?)) GROUP BY report_id"""

_TREE = f"""
SELECT units.id, unit_parents.parent_id, units.kind FROM units
LEFT JOIN unit_parents ON unit_parents.unit_id = units.id AND {VALID}
WHERE {OPEN} ORDER BY units.sort_order, units.sort_key, units.code"""


def of_campaign(db: Database, campaign_id: int) -> list[Standing]:
    """Every report of the campaign, in the order of lists."""
    return [Standing(*row) for row in db.conn.execute(_STANDINGS, (campaign_id,))]


def last_saved(db: Database, report_ids: Iterable[int]) -> dict[int, str]:
    """When anything was last saved in each of these reports; those without any entry are left out.

    Beside the rest, because it reads every answer's row to its end.
    """
    return dict(db.conn.execute(_SAVED, (to_json(list(report_ids)),)).fetchall())


def tree(db: Database, on: str) -> list[Branch]:
    """Every unit that is open on the day `on` (ISO) with its parent then, in the order of lists."""
    return [Branch(*row) for row in db.conn.execute(_TREE, {"on": on})]
