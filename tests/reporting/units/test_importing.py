"""A list of units: the dry run says all, the import does all of it or nothing, and writes down who, old and new."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from documents.tables import read_table
from reporting.office_templates import Actor
from reporting.units.importing import BadRows, Outdated, dry_run, import_units
from reporting.units.listing import blank_list, filled_list
from reporting.units.plan import Plan
from reporting.units.reading import NotAUnitList
from reporting.units.standing import usual_day
from store import audit, unit_places, units
from store.connection import Database, write
from store.units import Unit
from tests.reporting.units.conftest import DAY, listed
from tests.store.house import rows

Tried = Callable[..., Plan]
Found = Callable[[str], Unit]

HEAD = "Mã đơn vị;Mã đơn vị cấp trên;Loại đơn vị;Tên đơn vị;Điện thoại;Trực thuộc từ ngày"
NEW = "X01;H01;Công đoàn cơ sở;Công đoàn cơ sở Trường THPT Lê Quý Đôn;0261.3544.123;"


def said(plan: Plan) -> list[tuple[int, str]]:
    return [(problem.row, problem.column) for problem in plan.problems]


def test_a_new_unit_is_filled_in_from_name_kind_and_parent(tried: Tried, unit: Found) -> None:
    made = tried(HEAD, NEW).new[0].unit
    assert (made.short_name, made.code_suffix, made.place) == ("CĐCS Trường THPT Lê Quý Đôn", "CĐCS", unit("H01").place)
    assert made.heading_lines == ("CÔNG ĐOÀN CƠ SỞ", "TRƯỜNG THPT LÊ QUÝ ĐÔN")
    assert (made.superior_lines, made.sign_lines) == (unit("H01").heading_lines, ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"))


def test_a_known_unit_shows_old_and_new_and_blank_cells_keep_what_there_is(tried: Tried, unit: Found) -> None:
    (step,) = tried(HEAD, "H01;;;Liên đoàn Lao động thành phố Gia Nghĩa;;").changed
    assert [(one.label, one.old, one.new) for one in step.differences] == [
        ("Tên đơn vị", unit("H01").name, "Liên đoàn Lao động thành phố Gia Nghĩa")
    ]
    assert step.unit == replace(unit("H01"), name=step.unit.name)


def test_what_is_as_it_was_is_unchanged(tried: Tried, unit: Found) -> None:
    plan = tried(HEAD, f"H01;TINH;huyen;{unit('H01').name};;")
    assert (plan.unchanged, plan.steps) == (("H01",), ())


def test_a_dry_run_writes_nothing(db: Database, tried: Tried) -> None:
    before = rows(db.path)
    tried(HEAD, NEW, "H01;;;Tên khác;;")
    tried(HEAD, "H01;H99;xx;;abc;")
    assert rows(db.path) == before


def test_control_an_import_does(db: Database, by: Actor) -> None:
    before = rows(db.path)
    import_units(db, listed(HEAD, NEW), DAY, by)
    assert rows(db.path) != before


def test_the_second_import_of_a_list_changes_nothing(db: Database, by: Actor) -> None:
    import_units(db, listed(HEAD, NEW), DAY, by)
    before = rows(db.path)
    again = import_units(db, listed(HEAD, NEW), DAY, by)
    assert (again.unchanged, rows(db.path) == before) == (("X01",), True)


def test_units_find_their_place_even_where_the_parent_comes_later(db: Database, by: Actor, unit: Found) -> None:
    import_units(db, listed(HEAD, "X02;X01;cdcs;CĐCS Hai;;", NEW), DAY, by)
    assert [each.code for each in units.subtree(db, unit("X01").id, "2012-08-01")] == ["X01", "X02"]
    assert units.parent(db, unit("X01").id, "2012-07-31") is None


def test_a_unit_that_moves_takes_its_parents_printed_name_along(db: Database, by: Actor, unit: Found) -> None:
    old = units.parent(db, unit("C0002").id, "2012-07-10")
    assert old and old.code != "H03"
    import_units(db, listed(HEAD, "C0002;H03;;;;15/08/2012"), DAY, by)
    seen = [units.parent(db, unit("C0002").id, day) for day in ("2012-08-14", "2012-08-15")]
    assert [each.code for each in seen if each] == [old.code, "H03"]
    assert unit("C0002").superior_lines == unit("H03").heading_lines


def test_moves_that_an_open_campaign_sees_are_told(tried: Tried) -> None:
    seen, unseen = (tried(HEAD, f"C0001;H03;;;;{day}").notices for day in ("01/01/2012", "02/01/2012"))
    assert ["Sơ kết 5 năm" in " ".join(notices) for notices in (seen, unseen)] == [True, False]


def test_one_bad_row_and_nothing_is_written(db: Database, by: Actor) -> None:
    before = rows(db.path)
    with pytest.raises(BadRows) as refused:
        import_units(db, listed(HEAD, NEW, "X02;H99;cdcs;CĐCS Hai;;"), DAY, by)
    assert (said(refused.value.plan), rows(db.path) == before) == ([(3, "Mã đơn vị cấp trên")], True)


def test_what_was_shown_is_what_is_carried_out(db: Database, by: Actor, unit: Found) -> None:
    table = listed(HEAD, "H01;;;Tên mới;;")
    shown = dry_run(db, table, DAY).digest
    units.change(db, replace(unit("H01"), contact_phone="0261.1"))
    with pytest.raises(Outdated) as refused:
        import_units(db, table, DAY, by, expected=shown)
    assert unit("H01").name != "Tên mới"
    assert import_units(db, table, DAY, by, expected=refused.value.plan.digest).changed


def test_every_unit_is_written_down_with_who_when_old_and_new(db: Database, by: Actor, unit: Found) -> None:
    old = unit("H01").name
    import_units(db, listed(HEAD, NEW, "H01;;;Tên mới;;"), DAY, by, "ds.xlsx")
    total, changed, added = audit.latest(db, 3)
    assert (total.subject, total.detail["new"], total.user_id, total.at) == ("ds.xlsx", 1, by.user_id, by.at)
    assert (changed.subject, changed.detail) == ("H01", {"old": {"name": old}, "new": {"name": "Tên mới"}})
    assert (added.action, added.subject, added.detail["new"]["parent"]) == ("unit.add", "X01", "H01")


RING = [(2, "Mã đơn vị cấp trên"), (3, "Mã đơn vị cấp trên")]
REFUSED = {
    "unknown parent": (["X01;H99;cdcs;CĐCS A;;"], [(2, "Mã đơn vị cấp trên")]),
    "parent of itself": (["X01;X01;cdcs;CĐCS A;;"], [(2, "Mã đơn vị cấp trên")]),
    "ring of new ones": (["X01;X02;cdcs;A;;", "X02;X01;cdcs;B;;"], RING),
    "ring with a known one": (["H01;X01;;;;", "X01;H01;cdcs;A;;"], RING),
    "second root": (["X01;;cdcs;CĐCS A;;"], [(2, "Mã đơn vị cấp trên")]),
    "root under another": (["TINH;H01;;;;"], [(2, "Mã đơn vị cấp trên")]),
    "code twice": ([NEW, NEW.lower()], [(3, "Mã đơn vị")]),
    "unknown kind": (["X01;H01;hợp tác xã;A;;"], [(2, "Loại đơn vị")]),
    "no kind, no name": (["X01;H01;;;;"], [(2, "Loại đơn vị"), (2, "Tên đơn vị")]),
    "bad phone": (["H01;;;;gọi sau;"], [(2, "Điện thoại")]),
    "bad day": ([NEW + "31/02/2012"], [(2, "Trực thuộc từ ngày")]),
    "day before the last change": (["C0002;H03;;;;01/01/2011"], [(2, "Trực thuộc từ ngày")]),
    "day before the parent is there": (["X01;H01;cdcs;A;;01/01/2011"], [(2, "Trực thuộc từ ngày")]),
    "no code": ([";H01;cdcs;A;;"], [(2, "Mã đơn vị")]),
    "odd code": (["X 01;H01;cdcs;A;;"], [(2, "Mã đơn vị")]),
    "name too long": ([f"H01;;;{'a' * 201};;"], [(2, "Tên đơn vị")]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_every_bad_row_is_told_by_number_and_column(tried: Tried, name: str) -> None:
    lines, told = REFUSED[name]
    plan = tried(HEAD, *lines)
    assert said(plan) == told
    assert (plan.steps, all(problem.message.endswith(".") for problem in plan.problems)) == ((), True)


def test_a_unit_keeps_to_the_kinds_of_the_campaigns_that_it_reports_in(tried: Tried) -> None:
    (problem,) = tried(HEAD, "H01;;Công đoàn xã, phường, đặc khu;;;").problems
    assert "đề cương đợt đó không có loại" in problem.message
    assert not tried(HEAD, "X01;TINH;Công đoàn xã, phường, đặc khu;Công đoàn xã Quảng Sơn;;").problems


def test_all_bad_rows_are_told_at_once(tried: Tried) -> None:
    assert [row for row, _ in said(tried(HEAD, "H01;H99;xx;;abc;", NEW, "X02;H98;cdcs;A;;"))] == [2, 2, 2, 4]


def test_a_closed_unit_is_not_changed(db: Database, tried: Tried, unit: Found) -> None:
    units.change(db, replace(unit("C0002"), closed_on="2012-07-01"))
    assert said(tried(HEAD, "C0002;;;Tên;;", "X01;C0002;cdcs;A;;")) == [(2, "Mã đơn vị"), (3, "Mã đơn vị cấp trên")]


def test_headings_are_found_without_marks_in_any_order_and_by_other_names(tried: Tried) -> None:
    plan = tried("DANH SÁCH;2012;", "sdt;ten don vi;MA DV (*)", "0261.3544.999;Tên mới;h01")
    assert [one.label for one in plan.changed[0].differences] == ["Tên đơn vị", "Điện thoại"]
    assert plan.changed[0].row == 3


def test_columns_of_something_else_are_told_not_read(tried: Tried) -> None:
    assert "Không dùng các cột: “Ghi chú”." in tried("Mã;Tên;Ghi chú", "H01;Tên mới;x").notices


def test_two_columns_of_one_meaning_are_refused(tried: Tried) -> None:
    assert said(tried("Mã;Tên;Tên đơn vị", "H01;A;B")) == [(1, "Tên đơn vị")]


def test_a_parent_may_be_named(tried: Tried) -> None:
    assert tried(HEAD, "X01;ldld huyen cu jut;cdcs;A;;").new[0].parent == "H02"


def test_old_fonts_and_loose_unicode_are_made_right(tried: Tried) -> None:
    plan = tried("Mã;Tên", "H01;Liªn ®oµn Lao ®éng thÞ x· Gia NghÜa míi", "H02;Công đoàn cơ sở xã")
    names = [step.unit.name for step in plan.changed]
    assert names == ["Liên đoàn Lao động thị xã Gia Nghĩa mới", "Công đoàn cơ sở xã"]


def test_what_looks_like_a_formula_is_kept_as_text(db: Database, by: Actor, unit: Found) -> None:
    import_units(db, listed("Mã;Tên", "H01;=HYPERLINK(1)"), DAY, by)
    assert unit("H01").name == "=HYPERLINK(1)"
    assert not dry_run(db, read_table(filled_list(db)), DAY).steps


def test_a_table_of_something_else_is_refused(tried: Tried) -> None:
    with pytest.raises(NotAUnitList, match="Mã đơn vị"):
        tried("Ngày;Số tiền", "1;2")


def test_the_list_that_was_downloaded_changes_nothing(db: Database) -> None:
    plan = dry_run(db, read_table(filled_list(db)), DAY)
    assert (plan.steps, len(plan.unchanged), plan.problems) == ((), 16, ())


def test_the_blank_list_is_understood_and_adds_nobody(db: Database) -> None:
    plan = dry_run(db, read_table(blank_list(db)), DAY)
    assert (plan.steps, plan.problems, plan.unchanged) == ((), (), ())


def test_the_first_list_of_an_instance_holds_from_the_first_campaign_on(db: Database) -> None:
    assert usual_day(db, DAY) == DAY
    with write(db):
        db.conn.execute("DELETE FROM unit_parents")
    assert (usual_day(db, DAY), unit_places.latest(db)) == (date(2012, 1, 1), {})
