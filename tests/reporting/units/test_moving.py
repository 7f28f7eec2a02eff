"""Units that move, end and merge from a day on: later trees change, earlier ones and what was handed in do not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from reporting.lookup import campaign_called
from reporting.office_templates import Actor
from reporting.units.editing import add, change, change_contact
from reporting.units.history import done_to, places_of
from reporting.units.moving import CannotMove, close, merge, move, reopen, touched_said
from store import audit, reports, units, versions
from store.connection import Database
from store.units import Unit
from tests.reporting.units.conftest import DAY
from tests.store.house import rows

Found = Callable[[str], Unit]
BEFORE, AFTER = "2012-07-31", "2012-08-01"


def under(db: Database, unit: Unit, on: str) -> str:
    above = units.parent(db, unit.id, on)
    return above.code if above else ""


def below(db: Database, unit: Unit, on: str) -> set[str]:
    return {each.code for each in units.subtree(db, unit.id, on)}


def test_a_move_holds_from_its_day_on(db: Database, by: Actor, unit: Found) -> None:
    old = under(db, unit("C0002"), BEFORE)
    move(db, unit("C0002"), unit("H03"), DAY, by, "QĐ 12", with_lines=True)
    assert [under(db, unit("C0002"), day) for day in (BEFORE, AFTER)] == [old, "H03"]
    assert unit("C0002").superior_lines == unit("H03").heading_lines


def test_a_move_changes_later_campaigns_and_not_earlier_ones(db: Database, by: Actor, unit: Found) -> None:
    campaign = campaign_called(db, "nq20")
    before = below(db, unit("TINH"), campaign.tree_date), under(db, unit("C0002"), campaign.tree_date)
    move(db, unit("C0002"), unit("H03"), DAY, by)
    assert (below(db, unit("TINH"), campaign.tree_date), under(db, unit("C0002"), campaign.tree_date)) == before
    assert "C0002" in below(db, unit("H03"), "2026-01-01")


def test_a_day_that_an_open_campaign_looks_at_is_warned_about(db: Database) -> None:
    assert touched_said(db, DAY) == ""
    assert "Sơ kết 5 năm" in touched_said(db, date(2012, 1, 1))


@pytest.mark.parametrize(
    ("code", "parent", "day", "said"),
    [
        ("H01", "H01", DAY, "nằm dưới"),
        ("TINH", "H01", DAY, "đứng đầu"),
        ("H01", "TINH", DAY, "rồi"),
        ("C0001", "N01", date(2011, 1, 1), "không sớm hơn"),
    ],
)
def test_a_move_that_breaks_the_tree_is_refused(
    db: Database, by: Actor, unit: Found, code: str, parent: str, day: date, said: str
) -> None:
    before = rows(db.path)
    with pytest.raises(CannotMove, match=said):
        move(db, unit(code), unit(parent), day, by)
    assert rows(db.path) == before


def test_a_unit_does_not_come_under_what_stands_below_it(db: Database, by: Actor, unit: Found) -> None:
    child = next(code for code in sorted(below(db, unit("H01"), AFTER)) if code != "H01")
    with pytest.raises(CannotMove, match="nằm dưới"):
        move(db, unit("H01"), unit(child), DAY, by)


def test_a_closed_unit_leaves_later_trees(db: Database, by: Actor, unit: Found) -> None:
    close(db, unit("C0001"), DAY, by)
    assert "C0001" in below(db, unit("TINH"), BEFORE)
    assert "C0001" not in below(db, unit("TINH"), AFTER)


def test_a_unit_with_others_under_it_is_not_closed_and_it_is_said_what_to_do(
    db: Database, by: Actor, unit: Found
) -> None:
    with pytest.raises(CannotMove, match="chuyển các đơn vị đó"):
        close(db, unit("H01"), DAY, by)
    assert unit("H01").closed_on is None


@pytest.mark.parametrize(
    ("code", "day", "said"), [("TINH", DAY, "đứng đầu"), ("C0001", date(2011, 1, 1), "không sớm hơn")]
)
def test_an_end_that_cannot_be_is_refused(
    db: Database, by: Actor, unit: Found, code: str, day: date, said: str
) -> None:
    with pytest.raises(CannotMove, match=said):
        close(db, unit(code), day, by)


def test_a_closed_unit_neither_moves_nor_ends_again(db: Database, by: Actor, unit: Found) -> None:
    close(db, unit("C0001"), DAY, by)
    with pytest.raises(CannotMove, match="đã đóng"):
        move(db, unit("C0001"), unit("N01"), DAY, by)
    with pytest.raises(CannotMove, match="đã đóng"):
        close(db, unit("C0001"), DAY, by)


def test_an_end_is_taken_back(db: Database, by: Actor, unit: Found) -> None:
    close(db, unit("C0001"), DAY, by)
    reopen(db, unit("C0001"), by)
    assert "C0001" in below(db, unit("TINH"), AFTER)


def test_a_merged_unit_ends_with_its_successor_named_and_its_children_there(
    db: Database, by: Actor, unit: Found
) -> None:
    children = below(db, unit("H01"), BEFORE) - {"H01"}
    merge(db, unit("H01"), unit("H02"), DAY, by, bring=True)
    assert (unit("H01").closed_on, unit("H01").successor_id) == (AFTER, unit("H02").id)
    assert children and children <= below(db, unit("H02"), AFTER)
    assert below(db, unit("H01"), BEFORE) - {"H01"} == children


def test_a_merger_without_its_children_is_refused_and_changes_nothing(db: Database, by: Actor, unit: Found) -> None:
    before = rows(db.path)
    with pytest.raises(CannotMove, match="trực thuộc"):
        merge(db, unit("H01"), unit("H02"), DAY, by)
    with pytest.raises(CannotMove, match="chính nó"):
        merge(db, unit("H01"), unit("H01"), DAY, by, bring=True)
    assert rows(db.path) == before


def test_history_names_parents_and_deeds(db: Database, by: Actor, unit: Found) -> None:
    old = under(db, unit("C0002"), BEFORE)
    move(db, unit("C0002"), unit("H03"), DAY, by, "QĐ 12")
    assert [(stay.parent.code, stay.since, stay.until) for stay in places_of(db, unit("C0002"))] == [
        ("H03", AFTER, None),
        (old, "2012-01-01", AFTER),
    ]
    (deed,) = done_to(db, unit("C0002"))
    assert (deed.action, deed.day, deed.note, deed.differences[0]) == (
        "Chuyển cấp trên",
        AFTER,
        "QĐ 12",
        ("Cấp trên", old, "H03"),
    )


def test_a_renamed_unit_keeps_its_old_name_in_what_it_handed_in(db: Database, by: Actor, unit: Found) -> None:
    report = reports.of_unit(db, campaign_called(db, "nq20").id, unit("H01").id)
    assert report and report.status == "accepted"
    old = unit("H01").name
    assert change(db, unit("H01"), {"name": "Liên đoàn Lao động thành phố Gia Nghĩa"}, by)
    frozen = versions.latest(db, report.id)
    assert frozen and frozen.unit["name"] == old != unit("H01").name


def test_a_change_is_written_down_once_with_old_and_new(db: Database, by: Actor, unit: Found) -> None:
    old = unit("H01").place
    assert change(db, unit("H01"), {"place": "Gia Nghĩa mới"}, by)
    assert not change(db, unit("H01"), {"place": "Gia Nghĩa mới"}, by)
    records = audit.about(db, "H01", "unit.")
    assert [record.detail for record in records] == [{"old": {"place": old}, "new": {"place": "Gia Nghĩa mới"}}]


def test_a_unit_keeps_to_the_kinds_of_its_campaigns(db: Database, by: Actor, unit: Found) -> None:
    with pytest.raises(CannotMove, match="đề cương"):
        change(db, unit("H01"), {"kind": "cong_doan_khac"}, by)
    assert change(db, unit("C0001"), {"kind": "cdcs"}, by)


def test_an_officer_changes_whom_to_call_and_nothing_else(db: Database, by: Actor, unit: Found) -> None:
    before = unit("H01")
    change_contact(db, before, {"contact_name": "Lê Thị Cúc", "contact_phone": "0261.1", "name": "Khác"}, by)
    assert unit("H01") == replace(before, contact_name="Lê Thị Cúc", contact_phone="0261.1")


def test_a_new_unit_is_added_under_its_parent_from_its_day(db: Database, by: Actor, unit: Found) -> None:
    values = {"name": "Công đoàn cơ sở A", "short_name": "CĐCS A", "kind": "cdcs"}
    add(db, "X01", values, unit("H01"), DAY, by)
    assert [under(db, unit("X01"), day) for day in (BEFORE, AFTER)] == ["", "H01"]
    with pytest.raises(CannotMove, match="Đã có"):
        add(db, "x01", values, unit("H01"), DAY, by)
