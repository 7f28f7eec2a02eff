import sqlite3

import pytest

from store import Database, units, write
from store.errors import Missing, UnitCycle
from store.units import Unit

ON = "2012-07-10"


@pytest.fixture
def tree(db: Database) -> dict[str, int]:
    """TINH over H2, H1 and C3; H1 over C1 and C2; ids by code."""
    kinds = {"TINH": "tinh", "H1": "huyen", "H2": "huyen", "C1": "cdcs", "C2": "cdcs", "C3": "cdcs_truc_thuoc"}
    orders = {"H2": 1, "H1": 2, "C3": 3, "C2": 1, "C1": 2}
    units.add_all(db, [Unit(0, code, code, code, kind, sort_order=orders.get(code, 0)) for code, kind in kinds.items()])
    units.place_all(db, [("H1", "TINH"), ("H2", "TINH"), ("C3", "TINH"), ("C1", "H1"), ("C2", "H1")], "2008-01-01")
    return {unit.code: unit.id for unit in units.all_units(db)}


def codes(found: tuple[Unit, ...]) -> list[str]:
    return [unit.code for unit in found]


def above(db: Database, unit_id: int, on: str) -> str:
    found = units.parent(db, unit_id, on)
    return found.code if found else ""


def test_children_stand_in_the_order_of_lists(db: Database, tree: dict[str, int]) -> None:
    assert codes(units.children(db, tree["TINH"], ON)) == ["H2", "H1", "C3"]
    assert codes(units.children(db, tree["C1"], ON)) == []
    assert [units.has_children(db, tree[code], ON) for code in ("TINH", "H1", "H2")] == [True, True, False]


def test_the_subtree_names_each_unit_before_those_under_it(db: Database, tree: dict[str, int]) -> None:
    assert codes(units.subtree(db, tree["TINH"], ON)) == ["TINH", "H2", "H1", "C2", "C1", "C3"]
    assert codes(units.subtree(db, tree["H1"], ON)) == ["H1", "C2", "C1"]
    assert units.subtree(db, 99, ON) == ()


def test_the_order_of_the_subtree_holds_where_one_name_begins_another(db: Database, tree: dict[str, int]) -> None:
    units.add_all(db, [Unit(0, code, code, code, "cdcs") for code in ("A", "A B", "A C")])
    units.place_all(db, [("A", "H2"), ("A B", "H2"), ("A C", "A")], "2008-01-01")
    assert codes(units.subtree(db, tree["H2"], ON)) == ["H2", "A", "A C", "A B"]


def test_the_root_is_under_nobody(db: Database, tree: dict[str, int]) -> None:
    assert above(db, tree["C1"], ON) == "H1"
    assert units.parent(db, tree["TINH"], ON) is None
    assert "TINH" in codes(units.roots(db, ON)) and "H1" not in codes(units.roots(db, ON))


def test_a_unit_that_begins_later_is_no_root_before(db: Database, tree: dict[str, int]) -> None:
    assert codes(units.roots(db, "2007-12-31")) == codes(units.roots(db, ON))


def test_nobody_is_under_anybody_before_the_first_day(db: Database, tree: dict[str, int]) -> None:
    assert units.children(db, tree["TINH"], "2007-12-31") == ()
    assert len(units.children(db, tree["TINH"], "2008-01-01")) == 3


def test_a_unit_that_moves_is_the_old_parents_until_the_day_before(db: Database, tree: dict[str, int]) -> None:
    units.set_parent(db, tree["C1"], tree["H2"], "2010-05-01")
    days = ("2010-04-30", "2010-05-01", ON)
    assert [above(db, tree["C1"], day) for day in days] == ["H1", "H2", "H2"]
    assert [codes(units.children(db, tree["H1"], day)) for day in days] == [["C2", "C1"], ["C2"], ["C2"]]


def test_a_move_can_be_put_right(db: Database, tree: dict[str, int]) -> None:
    units.set_parent(db, tree["C1"], tree["H2"], "2010-05-01")
    units.set_parent(db, tree["C1"], tree["TINH"], "2010-05-01")
    assert [above(db, tree["C1"], day) for day in ("2010-04-30", "2010-05-01")] == ["H1", "TINH"]


def test_it_refuses_a_unit_under_its_own_child(db: Database, tree: dict[str, int]) -> None:
    for below in ("TINH", "H1", "C1"):
        with pytest.raises(UnitCycle):
            units.set_parent(db, tree["TINH"], tree[below], ON)
    units.set_parent(db, tree["C3"], tree["H2"], ON)
    assert above(db, tree["C3"], ON) == "H2"


def test_it_refuses_codes_that_close_a_ring(db: Database, tree: dict[str, int]) -> None:
    units.add_all(db, [Unit(0, code, code, code, "cdcs") for code in ("A", "B", "C")])
    with pytest.raises(UnitCycle, match="A, B, C"):
        units.place_all(db, [("A", "B"), ("B", "C"), ("C", "A")], ON)
    units.place_all(db, [("A", "B"), ("B", "C"), ("C", "TINH")], ON)
    assert above(db, tree["H1"], ON) == "TINH"


def test_it_names_the_codes_that_do_not_exist(db: Database, tree: dict[str, int]) -> None:
    with pytest.raises(Missing, match="X1, X2"):
        units.place_all(db, [("X2", "TINH"), ("C1", "X1")], ON)


def test_it_refuses_two_parents_at_a_time(db: Database, tree: dict[str, int]) -> None:
    sql = "INSERT INTO unit_parents VALUES (?, ?, ?, ?)"
    with pytest.raises(sqlite3.IntegrityError, match="one parent"), write(db):
        db.conn.execute(sql, (tree["C1"], tree["H2"], "2009-01-01", "2009-02-01"))
    with write(db):
        assert db.conn.execute(sql, (tree["C1"], tree["H2"], "2007-01-01", "2008-01-01")).rowcount == 1


def test_a_closed_unit_leaves_the_lists_on_its_day(db: Database, tree: dict[str, int]) -> None:
    with write(db):
        db.conn.execute("UPDATE units SET closed_on = '2012-01-01' WHERE code = 'H1'")
    assert codes(units.children(db, tree["TINH"], "2011-12-31")) == ["H2", "H1", "C3"]
    assert codes(units.subtree(db, tree["TINH"], "2012-01-01")) == ["TINH", "H2", "C3"]


def test_a_ring_in_damaged_data_ends(db: Database, tree: dict[str, int]) -> None:
    with write(db):
        db.conn.execute("INSERT INTO unit_parents VALUES (?, ?, '2008-01-01', NULL)", (tree["TINH"], tree["C1"]))
    assert len(units.subtree(db, tree["TINH"], ON)) < 100
