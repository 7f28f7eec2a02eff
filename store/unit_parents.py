"""Who is under whom on a day: units move, so every answer asks for the day it is about."""

from collections.abc import Iterable

from store.connection import Database, write
from store.errors import Missing, UnitCycle
from store.unit_rows import COLUMNS, ORDER, Unit, from_row
from store.values import to_json

VALID = "valid_from <= :on AND (valid_to IS NULL OR :on < valid_to)"
OPEN = "(units.closed_on IS NULL OR :on < units.closed_on)"

_CHILDREN = f"""
SELECT {COLUMNS} FROM unit_parents JOIN units ON units.id = unit_parents.unit_id
WHERE unit_parents.parent_id = :id AND {VALID} AND {OPEN} ORDER BY {ORDER}"""

_HAS_CHILDREN = f"""
SELECT 1 FROM unit_parents JOIN units ON units.id = unit_parents.unit_id
WHERE unit_parents.parent_id = :id AND {VALID} AND {OPEN} LIMIT 1"""

_PARENT = f"""
SELECT {COLUMNS} FROM unit_parents JOIN units ON units.id = unit_parents.parent_id
WHERE unit_parents.unit_id = :id AND {VALID}"""

# The path orders the tree as it is printed: each unit, then those under it; char(1) is below any letter.
# Twelve levels are more than any union has; a ring in damaged data ends there.
_SUBTREE = f"""
WITH RECURSIVE under (id, level, path) AS (
    SELECT id, 0, '' FROM units WHERE id = :id
    UNION ALL
    SELECT units.id, under.level + 1,
        under.path || char(1) || printf('%010d', units.sort_order) || units.sort_key || ' ' || units.code
    FROM under
    JOIN unit_parents ON unit_parents.parent_id = under.id AND {VALID}
    JOIN units ON units.id = unit_parents.unit_id AND {OPEN}
    WHERE under.level < 12
)
SELECT {COLUMNS} FROM under JOIN units ON units.id = under.id ORDER BY under.path"""

_ROOTS = f"""
SELECT {COLUMNS} FROM units WHERE {OPEN}
AND NOT EXISTS (SELECT 1 FROM unit_parents WHERE unit_parents.unit_id = units.id AND ({VALID} OR valid_from > :on))
ORDER BY {ORDER}"""

_INSERT = "INSERT INTO unit_parents (unit_id, parent_id, valid_from) VALUES (?, ?, ?)"


def children(db: Database, unit_id: int, on: str) -> tuple[Unit, ...]:
    """The units directly under this one on the day `on` (ISO), in the order of lists, without closed ones."""
    return tuple(map(from_row, db.conn.execute(_CHILDREN, {"id": unit_id, "on": on})))


def has_children(db: Database, unit_id: int, on: str) -> bool:
    """Whether any open unit is directly under this one on the day."""
    return db.conn.execute(_HAS_CHILDREN, {"id": unit_id, "on": on}).fetchone() is not None


def parent(db: Database, unit_id: int, on: str) -> Unit | None:
    """The unit that this one is directly under on the day; None for the root."""
    row = db.conn.execute(_PARENT, {"id": unit_id, "on": on}).fetchone()
    return from_row(row) if row else None


def parent_ids(db: Database, unit_ids: Iterable[int], on: str) -> dict[int, int]:
    """The parent's id of each of many units on the day; a unit without one is left out."""
    sql = f"""SELECT unit_id, parent_id FROM unit_parents
              WHERE unit_id IN (SELECT value FROM json_each(:ids)) AND {VALID}"""
    return dict(db.conn.execute(sql, {"ids": to_json(list(unit_ids)), "on": on}).fetchall())


def subtree(db: Database, unit_id: int, on: str) -> tuple[Unit, ...]:
    """The unit and all under it on the day, each unit before those under it; empty where there is none."""
    return tuple(map(from_row, db.conn.execute(_SUBTREE, {"id": unit_id, "on": on})))


def roots(db: Database, on: str) -> tuple[Unit, ...]:
    """The units under nobody on the day nor later: the province, and what was never placed."""
    return tuple(map(from_row, db.conn.execute(_ROOTS, {"on": on})))


def set_parent(db: Database, unit_id: int, parent_id: int, on: str) -> None:
    """Put the unit under `parent_id` from the day `on`; what held before ends that day.

    Raises UnitCycle where the parent would come to stand under its own child.
    """
    with write(db):
        if any(unit.id == parent_id for unit in subtree(db, unit_id, on)):
            raise UnitCycle
        _end(db, unit_id, on)
        db.conn.execute(_INSERT, (unit_id, parent_id, on))


def _end(db: Database, unit_id: int, on: str) -> None:
    """Take back what was to begin on or after the day, and end what holds on it."""
    db.conn.execute("DELETE FROM unit_parents WHERE unit_id = ? AND valid_from >= ?", (unit_id, on))
    ending = "UPDATE unit_parents SET valid_to = ? WHERE unit_id = ? AND (valid_to IS NULL OR valid_to > ?)"
    db.conn.execute(ending, (on, unit_id, on))


def place_all(db: Database, places: Iterable[tuple[str, str]], on: str) -> None:
    """Put many new units under their parents, by codes (unit, parent), from the day `on`: all or none.

    Raises Missing for an unknown code and UnitCycle where the codes close a ring.
    """
    pairs = list(places)
    with write(db):
        ids: dict[str, int] = dict(db.conn.execute("SELECT code, id FROM units").fetchall())
        unknown = sorted({code for pair in pairs for code in pair} - ids.keys())
        if unknown:
            raise Missing(f"Không có đơn vị mang mã {', '.join(unknown[:10])}.")
        _refuse_rings(dict(pairs))
        db.conn.executemany(_INSERT, [(ids[unit], ids[above], on) for unit, above in pairs])


def _refuse_rings(above: dict[str, str]) -> None:
    sound: set[str] = set()
    for start in above:
        path: set[str] = set()
        code = start
        while code in above and code not in sound:
            if code in path:
                raise UnitCycle(f"Các đơn vị mang mã {', '.join(sorted(path))} nằm dưới lẫn nhau.")
            path.add(code)
            code = above[code]
        sound |= path
