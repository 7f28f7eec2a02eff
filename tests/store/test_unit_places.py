import pytest

from store import Database, unit_places, units
from store.errors import UnitCycle
from store.unit_places import ring
from store.units import Unit

ON = "2012-07-10"


@pytest.fixture
def ids(db: Database) -> dict[str, int]:
    """TINH over H1 and H2, H1 over C1; ids by code."""
    units.add_all(db, [Unit(0, code, code, code, "cdcs") for code in ("TINH", "H1", "H2", "C1")])
    units.place_all(db, [("H1", "TINH"), ("H2", "TINH"), ("C1", "H1")], "2008-01-01")
    return {unit.code: unit.id for unit in units.all_units(db)}


def test_many_units_move_at_once_even_where_they_change_places(db: Database, ids: dict[str, int]) -> None:
    unit_places.move_all(db, [(ids["C1"], ids["TINH"], ON), (ids["H1"], ids["C1"], ON)])
    assert [place.parent_id for place in unit_places.of_unit(db, ids["H1"])] == [ids["TINH"], ids["C1"]]
    assert [unit.code for unit in units.subtree(db, ids["C1"], ON)] == ["C1", "H1"]


def test_a_ring_on_any_day_moves_none(db: Database, ids: dict[str, int]) -> None:
    with pytest.raises(UnitCycle):
        unit_places.move_all(db, [(ids["H1"], ids["C1"], ON), (ids["C1"], ids["TINH"], "2012-07-11")])
    assert unit_places.latest(db)[ids["H1"]].parent_id == ids["TINH"]
    unit_places.move_all(db, [(ids["H1"], ids["C1"], "2012-07-12"), (ids["C1"], ids["TINH"], "2012-07-11")])
    assert unit_places.latest(db)[ids["H1"]].parent_id == ids["C1"]


def test_it_knows_the_history_the_children_to_be_and_the_first_days(db: Database, ids: dict[str, int]) -> None:
    unit_places.move_all(db, [(ids["C1"], ids["H2"], ON)])
    assert [tuple(place) for place in unit_places.of_unit(db, ids["C1"])] == [
        (ids["C1"], ids["H1"], "2008-01-01", ON),
        (ids["C1"], ids["H2"], ON, None),
    ]
    assert [place.unit_id for place in unit_places.under(db, ids["H2"])] == [ids["C1"]]
    assert unit_places.first_days(db)[ids["C1"]] == "2008-01-01"


def test_a_ring_is_found_in_its_order() -> None:
    assert ring({"A": "B", "B": "C", "C": "B", "D": "A"}) == ["B", "C"]
    assert ring({"A": "B", "B": "C", "D": "A"}) == []
