"""Where units stand and stood: the history of parents, and many moves at once."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from store.connection import Database, write
from store.errors import UnitCycle

T = TypeVar("T", int, str)


class Place(NamedTuple):
    """A unit under a parent from one day (ISO) until the day before another, None: from then on."""

    unit_id: int
    parent_id: int
    valid_from: str
    valid_to: str | None


_SELECT = f"SELECT {', '.join(Place._fields)} FROM unit_parents"
_LATER = "DELETE FROM unit_parents WHERE unit_id = ? AND valid_from >= ?"
_END = "UPDATE unit_parents SET valid_to = ? WHERE unit_id = ? AND (valid_to IS NULL OR valid_to > ?)"
_BEGIN = "INSERT INTO unit_parents (unit_id, parent_id, valid_from) VALUES (?, ?, ?)"


def of_unit(db: Database, unit_id: int) -> tuple[Place, ...]:
    """Every place of the unit, the first one first."""
    rows = db.conn.execute(f"{_SELECT} WHERE unit_id = ? ORDER BY valid_from", (unit_id,))
    return tuple(Place(*row) for row in rows)


def under(db: Database, parent_id: int) -> tuple[Place, ...]:
    """Every place under the parent that has no end yet, also those that are still to begin."""
    sql = f"{_SELECT} WHERE parent_id = ? AND valid_to IS NULL ORDER BY valid_from, unit_id"
    return tuple(Place(*row) for row in db.conn.execute(sql, (parent_id,)))


def latest(db: Database) -> dict[int, Place]:
    """The last place of every unit, by unit id; a unit that was never placed is left out."""
    rows = db.conn.execute(f"{_SELECT} ORDER BY valid_from")
    return {row[0]: Place(*row) for row in rows}


def first_days(db: Database) -> dict[int, str]:
    """{unit id: the first day on which it stood under anybody}."""
    return dict(db.conn.execute("SELECT unit_id, min(valid_from) FROM unit_parents GROUP BY unit_id").fetchall())


def move_all(db: Database, moves: Iterable[tuple[int, int, str]]) -> None:
    """Put units under parents, (unit, parent, from the day), in one transaction; what held before ends that day.

    Raises UnitCycle, and moves none, where on any day from the first move on units come to stand under each other.
    """
    wanted = list(moves)
    with write(db):
        for unit_id, parent_id, on in wanted:
            db.conn.execute(_LATER, (unit_id, on))
            db.conn.execute(_END, (on, unit_id, on))
            db.conn.execute(_BEGIN, (unit_id, parent_id, on))
        if wanted:
            _refuse_rings(trees_from(db, min(on for *_, on in wanted)))


def trees_from(db: Database, day: str) -> list[dict[int, int]]:
    """Who is under whom, {unit: parent}, on the day and on each later day on which anything changes."""
    sql = "SELECT DISTINCT valid_from FROM unit_parents WHERE valid_from > ? ORDER BY 1"
    days = [day, *(row[0] for row in db.conn.execute(sql, (day,)))]
    valid = "valid_from <= :on AND (valid_to IS NULL OR :on < valid_to)"
    trees = f"SELECT unit_id, parent_id FROM unit_parents WHERE {valid}"
    return [dict(db.conn.execute(trees, {"on": each}).fetchall()) for each in days]


def _refuse_rings(trees: Iterable[dict[int, int]]) -> None:
    if any(ring(tree) for tree in trees):
        raise UnitCycle


def ring(above: Mapping[T, T]) -> list[T]:
    """Of {unit: parent} the first units that stand under each other, in the order of the ring; none: no ring."""
    sound: set[T] = set()
    for start in above:
        path: dict[T, None] = {}
        at = start
        while at in above and at not in sound:
            if at in path:
                walked = list(path)
                return walked[walked.index(at) :]
            path[at] = None
            at = above[at]
        sound.update(path)
    return []
