"""Moving, merging, closing and opening again, as the clerk does it."""

import pytest

from store import Database, audit, units
from tests.web.browser import Browser

LATER = "01/08/2012"


def number(db: Database, code: str) -> int:
    found = units.by_code(db, code)
    assert found
    return found.id


def above(db: Database, code: str, on: str) -> str:
    found = units.parent(db, number(db, code), on)
    return found.code if found else ""


@pytest.fixture
def path(db: Database) -> str:
    return f"/don-vi/{number(db, 'C0001')}"


def test_a_unit_is_moved_from_a_day_on(clerk: Browser, db: Database, path: str) -> None:
    sent = {"parent": "H02", "day": LATER, "with_lines": "y", "note": "QĐ 12/QĐ-LĐLĐ"}
    assert clerk.post(f"{path}/chuyen", sent).location == f"{path}?da-luu=1"
    assert [above(db, "C0001", day) for day in ("2012-07-31", "2012-08-01")] == ["TINH", "H02"]
    html = clerk.get(path).text
    assert "từ 01/01/2012 đến trước 01/08/2012" in html and "QĐ 12/QĐ-LĐLĐ" in html


def test_a_day_that_touches_an_open_campaign_asks_once_more(clerk: Browser, db: Database, path: str) -> None:
    sent = {"parent": "H02", "day": "01/01/2012"}
    first = clerk.post(f"{path}/chuyen", sent)
    assert (first.status_code, "Xin xác nhận" in first.text) == (409, True)
    assert above(db, "C0001", "2012-08-01") == "TINH"
    assert clerk.post(f"{path}/chuyen", {**sent, "agreed": "y"}).status_code == 303
    assert above(db, "C0001", "2012-08-01") == "H02"


def test_what_breaks_the_tree_is_refused_beside_its_cell(clerk: Browser, db: Database) -> None:
    answer = clerk.post(f"/don-vi/{number(db, 'TINH')}/chuyen", {"parent": "H02", "day": LATER})
    assert (answer.status_code, 'id="parent-loi"' in answer.text) == (409, True)
    assert 'value="01/08/2012"' in answer.text


def test_a_unit_is_closed_and_opened_again(clerk: Browser, db: Database, path: str) -> None:
    assert clerk.post(f"{path}/dong", {"day": LATER}).status_code == 303
    assert "Đóng từ 01/08/2012" in clerk.get(path).text
    assert clerk.post(f"{path}/mo-lai").status_code == 303
    assert units.get(db, number(db, "C0001")).closed_on is None


def test_a_unit_with_others_under_it_is_not_closed(clerk: Browser, db: Database) -> None:
    answer = clerk.post(f"/don-vi/{number(db, 'H01')}/dong", {"day": LATER})
    assert (answer.status_code, "Xin chuyển các đơn vị đó" in answer.text) == (409, True)


@pytest.mark.parametrize("said", ["H02", "h02", "huyen cu jut"])
def test_a_successor_is_found_by_code_or_name(clerk: Browser, db: Database, path: str, said: str) -> None:
    assert clerk.post(f"{path}/sap-nhap", {"successor": said, "day": LATER}).status_code == 303
    assert units.get(db, number(db, "C0001")).successor_id == number(db, "H02")
    assert audit.about(db, "C0001", "unit.")[0].action == "unit.merge"


@pytest.mark.parametrize(("said", "told"), [("huyen", "Có nhiều đơn vị"), ("zzz", "Không có đơn vị nào")])
def test_a_successor_that_is_not_one_unit_is_asked_again(clerk: Browser, path: str, said: str, told: str) -> None:
    answer = clerk.post(f"{path}/sap-nhap", {"successor": said, "day": LATER})
    assert (answer.status_code, told in answer.text) == (409, True)


def test_children_go_along_into_the_successor(clerk: Browser, db: Database) -> None:
    path = f"/don-vi/{number(db, 'H01')}/sap-nhap"
    assert clerk.post(path, {"successor": "H02", "day": LATER}).status_code == 409
    assert clerk.post(path, {"successor": "H02", "day": LATER, "bring": "y"}).status_code == 303
    assert not units.children(db, number(db, "H01"), "2012-08-01")


@pytest.mark.parametrize("step", ["chuyen", "sap-nhap", "dong", "mo-lai"])
def test_an_officer_does_none_of_it(officer: Browser, db: Database, path: str, step: str) -> None:
    sent = {"parent": "H02", "successor": "H02", "day": LATER}
    assert officer.post(f"{path}/{step}", sent).status_code == 403
    assert above(db, "C0001", "2012-08-01") == "TINH"
