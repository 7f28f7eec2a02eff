"""Where all reports stand, and the tree they hang in, in one read each."""

from dataclasses import replace
from pathlib import Path

from store import connect, reports, standings, units
from store.standings import Branch
from tests.store.house import AT, CAMPAIGN, DAY, OFFICER, build, put


def test_every_report_stands_in_the_order_of_lists(tmp_path: Path) -> None:
    build(tmp_path / "nhieu.db", 3)
    db = connect(tmp_path / "nhieu.db")
    found = standings.of_campaign(db, CAMPAIGN)
    assert [(one.code, one.status, one.sections) for one in found] == [(f"C000{n}", "draft", 0) for n in (1, 2, 3)]
    assert standings.of_campaign(db, 99) == []
    db.close()


def test_a_report_shows_its_sections_and_its_times(tmp_path: Path) -> None:
    build(tmp_path / "mot.db")
    db = connect(tmp_path / "mot.db")
    put(db, "Bản đầu", 0, 1)
    put(db, "Mục khác", 0, 2, section="khac")
    reports.change_status(db, 1, "draft", "submitted", OFFICER, AT, kind="submit")
    (one,) = standings.of_campaign(db, CAMPAIGN)
    assert (one.sections, one.status, one.submitted_at, one.arrived_at, one.accepted_at) == (2, "submitted", AT, AT, "")
    db.close()


def test_the_tree_is_that_of_the_day_without_closed_units(tmp_path: Path) -> None:
    build(tmp_path / "cay.db", 3)
    db = connect(tmp_path / "cay.db")
    units.set_parent(db, 3, 2, "2012-07-01")
    assert standings.tree(db, DAY) == [Branch(1, None, "cdcs"), Branch(2, 1, "cdcs"), Branch(3, 2, "cdcs")]
    assert standings.tree(db, "2012-06-30")[2] == Branch(3, 1, "cdcs")
    units.change(db, replace(units.get(db, 3), closed_on="2012-07-05"))
    assert [branch.unit_id for branch in standings.tree(db, DAY)] == [1, 2]
    db.close()
