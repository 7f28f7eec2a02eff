"""A unit's page: every field kept, nothing typed lost, two clerks told of each other; a unit added."""

import pytest

from store import Database, audit, units
from store.units import Unit
from tests.web.browser import Browser
from tests.web.forms_on_page import Page

NEW = {"code": "X01", "parent": "H01", "day": "1/8/2012", "name": "Công đoàn cơ sở Trường A", "kind": "cdcs"}


@pytest.fixture
def unit(db: Database) -> Unit:
    found = units.by_code(db, "H01")
    assert found
    return found


@pytest.fixture
def path(unit: Unit) -> str:
    return f"/don-vi/{unit.id}"


def cells(who: Browser, path: str) -> dict[str, str]:
    """What a browser would send from the page as it is."""
    return {**Page(who.get(path).text).form(path).cells, "kind": "huyen"}


def now(db: Database, code: str = "H01") -> Unit:
    found = units.by_code(db, code)
    assert found
    return found


def test_a_page_sent_as_it_is_changes_nothing(clerk: Browser, db: Database, unit: Unit, path: str) -> None:
    assert clerk.post(path, cells(clerk, path)).status_code == 303
    assert (now(db), audit.about(db, "H01", "unit.")) == (unit, ())


def test_what_is_typed_is_kept_and_written_down(clerk: Browser, db: Database, path: str) -> None:
    lines = "LIÊN ĐOÀN LAO ĐỘNG\r\nTHÀNH PHỐ GIA NGHĨA"
    clerk.post(path, {**cells(clerk, path), "heading_lines": lines, "contact_phone": "0261.3544.123"})
    assert now(db).heading_lines == ("LIÊN ĐOÀN LAO ĐỘNG", "THÀNH PHỐ GIA NGHĨA")
    assert "Sửa thông tin" in clerk.get(path).text


def test_what_cannot_be_kept_is_told_and_nothing_typed_is_lost(
    clerk: Browser, db: Database, unit: Unit, path: str
) -> None:
    answer = clerk.post(path, {**cells(clerk, path), "name": "", "place": "Nơi mới", "contact_phone": "gọi sau"})
    assert (answer.status_code, now(db)) == (400, unit)
    assert "<title>Lỗi:" in answer.text and 'value="Nơi mới"' in answer.text and "gọi sau" in answer.text


def test_two_who_edit_at_once_are_told(clerk: Browser, db: Database, path: str) -> None:
    early = cells(clerk, path)
    clerk.post(path, {**early, "place": "Một"})
    late = clerk.post(path, {**early, "vice_name": "Hai"})
    assert (late.status_code, now(db).place, now(db).vice_name != "Hai") == (409, "Một", True)
    again = {**Page(late.text).form(path).cells, "kind": "huyen"}
    assert clerk.post(path, again).status_code == 303
    assert now(db).vice_name == "Hai"


def test_a_kind_of_another_campaign_is_refused_with_advice(clerk: Browser, path: str) -> None:
    answer = clerk.post(path, {**cells(clerk, path), "kind": "cdcs"})
    assert answer.status_code == 303
    assert clerk.post(path, {**cells(clerk, path), "kind": "khac"}).status_code == 400


def test_a_unit_is_added_with_little_and_the_rest_is_told_from_it(clerk: Browser, db: Database) -> None:
    answer = clerk.post("/don-vi/them", NEW)
    assert answer.status_code == 303
    made = now(db, "X01")
    assert (made.short_name, made.superior_lines) == ("CĐCS Trường A", now(db).heading_lines)
    assert "Công đoàn cơ sở Trường A" in clerk.get(answer.location).text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"code": "h01"}, "Đã có đơn vị"),
        ({"code": "X 1"}, "không có dấu cách"),
        ({"day": "mai"}, "Không đọc được ngày"),
        ({"name": " "}, "Xin điền"),
    ],
)
def test_a_unit_that_cannot_be_is_not_added(clerk: Browser, db: Database, changed: dict[str, str], said: str) -> None:
    before = len(units.all_units(db))
    answer = clerk.post("/don-vi/them", {**NEW, **changed})
    assert (answer.status_code in (400, 409), said in answer.text) == (True, True)
    assert len(units.all_units(db)) == before


def test_a_name_full_of_signs_is_shown_as_it_is(clerk: Browser, path: str) -> None:
    clerk.post(path, {**cells(clerk, path), "name": "<script>alert(1)</script>"})
    assert "<script>alert" not in clerk.get(path).text


def test_there_is_no_page_of_no_unit(clerk: Browser) -> None:
    assert clerk.get("/don-vi/99999").status_code == 404


def test_an_officer_sees_no_unit_so_nor_the_own_one(officer: Browser, path: str) -> None:
    assert (officer.get(path).status_code, officer.post(path, {"name": "X"}).status_code) == (403, 403)


def test_what_is_told_from_a_name_is_not_asked_for_beside_it(clerk: Browser) -> None:
    html = clerk.post("/don-vi/them", {**NEW, "name": "", "code": ""}).text
    summary = html.partition("Có lỗi cần sửa")[2].partition("</ul>")[0]
    assert "Tên đơn vị: Xin điền" in summary and "Mã đơn vị: Xin điền" in summary
    assert summary.count("<li>") == 2
