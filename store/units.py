"""The units: kept, found, and, from `unit_parents`, who is under whom on a day."""

from collections.abc import Iterable
from dataclasses import replace

from store.connection import Database, write
from store.errors import Missing
from store.unit_parents import children, has_children, parent, parent_ids, place_all, roots, set_parent, subtree
from store.unit_rows import COLUMNS, NAMES, ORDER, Unit, from_row, to_row, with_keys
from store.values import to_json
from vietnamese.keys import search_key

__all__ = [
    "Unit", "add", "add_all", "all_units", "by_code", "by_ids", "change", "children", "get", "has_children", "parent",
    "parent_ids", "place_all", "roots", "search", "set_parent", "subtree",
]  # fmt: skip

_INSERT = f"INSERT INTO units ({', '.join(NAMES)}) VALUES ({', '.join('?' * len(NAMES))})"
_UPDATE = f"UPDATE units SET {', '.join(f'{name} = ?' for name in NAMES[1:])} WHERE id = ?"


def add(db: Database, unit: Unit) -> Unit:
    """Keep a new unit (id 0: the next free one); returns it with its id and keys."""
    keyed = with_keys(unit)
    with write(db):
        number = db.conn.execute(_INSERT, to_row(keyed)).lastrowid
    return replace(keyed, id=number or 0)


def add_all(db: Database, many: Iterable[Unit]) -> None:
    """Keep many new units in one transaction: all or none."""
    rows = [to_row(with_keys(unit)) for unit in many]
    with write(db):
        db.conn.executemany(_INSERT, rows)


def change(db: Database, unit: Unit) -> Unit:
    """Keep the unit's present values over the old ones; raises Missing; returns it with fresh keys."""
    keyed = with_keys(unit)
    with write(db):
        if not db.conn.execute(_UPDATE, [*to_row(keyed)[1:], unit.id]).rowcount:
            raise Missing(f"Không có đơn vị số {unit.id}.")
    return keyed


def _one(db: Database, where: str, value: int | str) -> Unit | None:
    row = db.conn.execute(f"SELECT {COLUMNS} FROM units WHERE {where} = ?", (value,)).fetchone()
    return from_row(row) if row else None


def get(db: Database, unit_id: int) -> Unit:
    """The unit; raises Missing."""
    unit = _one(db, "id", unit_id)
    if unit is None:
        raise Missing(f"Không có đơn vị số {unit_id}.")
    return unit


def by_ids(db: Database, ids: Iterable[int]) -> dict[int, Unit]:
    """Many units at once, by id; an unknown id is left out."""
    sql = f"SELECT {COLUMNS} FROM units WHERE id IN (SELECT value FROM json_each(?))"
    return {unit.id: unit for unit in map(from_row, db.conn.execute(sql, (to_json(list(ids)),)))}


def by_code(db: Database, code: str) -> Unit | None:
    """The unit of this code, written exactly so."""
    return _one(db, "code", code)


def all_units(db: Database) -> tuple[Unit, ...]:
    """Every unit, closed ones too, in the order of lists."""
    rows = db.conn.execute(f"SELECT {COLUMNS} FROM units ORDER BY {ORDER}")
    return tuple(map(from_row, rows))


def search(db: Database, text: str, limit: int = 50) -> tuple[Unit, ...]:
    """Units whose code or name has every word of `text`, marks and case aside, in the order of lists."""
    words = search_key(text).split()
    where = " AND ".join(["instr(search_key, ?) > 0"] * len(words)) or "1"
    sql = f"SELECT {COLUMNS} FROM units WHERE {where} ORDER BY {ORDER} LIMIT ?"
    return tuple(map(from_row, db.conn.execute(sql, [*words, limit])))
