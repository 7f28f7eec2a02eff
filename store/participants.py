"""The units that take part in a campaign, as a printed list runs: each unit, then those under it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from store.connection import Database
from store.unit_parents import OPEN, VALID
from store.values import to_json


class Participant(NamedTuple):
    """A unit with its report; `branch` is the unit under the list's top that it belongs to, 0 for the top itself."""

    unit_id: int
    code: str
    short_name: str
    report_id: int
    branch: int


_KEY = "printf('%%010d', units.sort_order) || units.sort_key || ' ' || units.code"

# As in unit_parents: char(1) is below any letter, and a ring in damaged data ends at the twelfth level.
_TREE = f"""
WITH RECURSIVE under (id, level, branch, path) AS (
    SELECT units.id, 0, 0, {_KEY} FROM units WHERE %s
    UNION ALL
    SELECT units.id, under.level + 1, iif(under.level, under.branch, units.id), under.path || char(1) || {_KEY}
    FROM under
    JOIN unit_parents ON unit_parents.parent_id = under.id AND {VALID}
    JOIN units ON units.id = unit_parents.unit_id AND {OPEN}
    WHERE under.level < 12
)"""
_FROM = """
FROM under JOIN units ON units.id = under.id
JOIN reports ON reports.unit_id = under.id AND reports.campaign_id = :campaign
WHERE (:states = '[]' OR reports.status IN (SELECT value FROM json_each(:states)))"""

_ONE = "units.id = :top"
_ROOTS = f"""{OPEN} AND NOT EXISTS
    (SELECT 1 FROM unit_parents WHERE unit_parents.unit_id = units.id AND {VALID})"""


def _asked(campaign_id: int, on: str, top: int | None, states: Iterable[str]) -> dict[str, object]:
    return {"campaign": campaign_id, "on": on, "top": top, "states": to_json(list(states))}


def participants(
    db: Database, campaign_id: int, on: str, top: int | None = None, states: Iterable[str] = ()
) -> Iterator[Participant]:
    """The units under `top` (None: all), it included, whose report is in one of `states` (none: in any).

    One by one in the order of the tree on the day `on`; read them inside a `snapshot`.
    """
    tree = _TREE % (_ROOTS if top is None else _ONE)
    columns = "units.id, units.code, units.short_name, reports.id, under.branch"
    sql = f"{tree} SELECT {columns} {_FROM} ORDER BY under.path"
    return (Participant(*row) for row in db.conn.execute(sql, _asked(campaign_id, on, top, states)))


def branches(
    db: Database, campaign_id: int, on: str, top: int | None = None, states: Iterable[str] = ()
) -> dict[int, tuple[str, int]]:
    """The branches of the same list: {unit id of the branch: its short name and how many units it has in the list}.

    The top, or tops, stand under 0 without a name.
    """
    tree = _TREE % (_ROOTS if top is None else _ONE)
    sql = f"""{tree} SELECT branch, coalesce((SELECT short_name FROM units WHERE id = branch), ''), count(*)
              {_FROM} GROUP BY branch"""
    rows = db.conn.execute(sql, _asked(campaign_id, on, top, states))
    return {branch: (name, count) for branch, name, count in rows}
