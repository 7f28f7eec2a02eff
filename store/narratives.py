"""One answer, or how many gave it, over the last hand-ins of many units."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.connection import Database
from store.values import to_json


class Told(NamedTuple):
    """What one unit's hand-in says at one place, "" where nothing; `revision` is its section's in that hand-in."""

    unit_id: int
    report_id: int
    status: str
    version: int
    submitted_at: str
    submitted_by: str
    revision: int
    text: str


_LAST = """
FROM reports JOIN report_versions AS last ON last.report_id = reports.id
    AND last.number = (SELECT max(number) FROM report_versions WHERE report_id = reports.id)
LEFT JOIN users ON users.id = last.submitted_by
WHERE reports.campaign_id = :campaign AND reports.unit_id IN (SELECT value FROM json_each(:units))
  AND reports.status IN (SELECT value FROM json_each(:states))"""


def path_of(*names: str) -> str:
    """A place in a content, as SQLite addresses it; the names are an outline's, letters, digits and underscores."""
    return "$" + "".join(f'."{name}"' for name in names if name)


def told(
    db: Database, campaign_id: int, unit_ids: Iterable[int], states: Iterable[str], section: str, *place: str
) -> dict[int, Told]:
    """What each of these units whose report is in one of `states` handed in at a place, by unit id."""
    sql = f"""SELECT reports.unit_id, reports.id, reports.status, last.number, last.submitted_at,
        coalesce(users.display_name, ''), coalesce(json_extract(last.revisions, :section), 0),
        coalesce(json_extract(last.content, :place), '') {_LAST}"""
    asked = {**_asked(campaign_id, unit_ids, states), "section": path_of(section), "place": path_of(section, *place)}
    return {row[0]: Told(*row) for row in db.conn.execute(sql, asked)}


def how_many(
    db: Database, campaign_id: int, unit_ids: Iterable[int], states: Iterable[str], places: Sequence[Sequence[str]]
) -> list[int]:
    """How many of these units wrote something at each place."""
    if not places:
        return []
    sums = ", ".join(f"coalesce(sum(json_extract(last.content, :p{n}) <> ''), 0)" for n in range(len(places)))
    paths = {f"p{number}": path_of(*place) for number, place in enumerate(places)}
    row = db.conn.execute(f"SELECT {sums} {_LAST}", {**_asked(campaign_id, unit_ids, states), **paths}).fetchone()
    return list(row)


def _asked(campaign_id: int, unit_ids: Iterable[int], states: Iterable[str]) -> dict[str, object]:
    return {"campaign": campaign_id, "units": to_json(list(unit_ids)), "states": to_json(list(states))}
