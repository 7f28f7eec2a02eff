"""“Nhập thay”: the unit above types a paper report in the unit's place, and every page says so."""

from collections.abc import Callable

import pytest

from store import entries, events, reports, stand_ins
from store.connection import Database
from tests.reporting.conftest import SCHOOL
from tests.reporting.tree import report_id, user
from tests.web.browser import Browser
from tests.web.reports.reading import Reader
from tests.web.reports.sending import post

WHY = {"ly_do": "Đơn vị gửi báo cáo giấy."}
SECTION = "/muc/trien-khai"
TYPED = {"trien_khai_cap_uy": "Theo bản giấy của đơn vị."}


@pytest.fixture
def begun(officer: Browser, school_report: str) -> str:
    """The district types the school's report in its place."""
    officer.post(f"{school_report}/nhap-thay", WHY)
    return school_report


def test_control_who_reviews_a_report_does_not_write_in_it(officer: Browser, school_report: str) -> None:
    assert "<textarea" not in officer.get(school_report + SECTION).text
    assert officer.post(school_report + SECTION, TYPED).status_code == 403


def test_with_a_reason_it_does(officer: Browser, begun: str, db: Database) -> None:
    assert post(officer, begun + SECTION, TYPED).status_code == 303
    kept = entries.get(db, report_id(db, SCHOOL), "trien_khai")
    assert kept.content["trien_khai_cap_uy"] == TYPED["trien_khai_cap_uy"]
    assert kept.saved_by == user(db, "H02").id


def test_without_a_reason_it_does_not(officer: Browser, school_report: str, db: Database) -> None:
    answer = officer.post(f"{school_report}/nhap-thay", {"ly_do": "  "})
    assert answer.location.endswith("?thieu-ly-do=1#nhap-thay")
    assert stand_ins.latest(db, report_id(db, SCHOOL)) is None


def test_every_page_says_so_to_the_one_and_the_list_to_the_other(officer: Browser, school: Browser, begun: str) -> None:
    assert "Đang nhập thay" in officer.get(begun + SECTION).text
    assert "Đơn vị gửi báo cáo giấy." in school.get(begun).text
    assert "Bắt đầu nhập thay" in school.get(f"{begun}/qua-trinh").text


def test_the_unit_itself_may_still_write(school: Browser, begun: str) -> None:
    assert post(school, begun + SECTION, TYPED).status_code == 303


def test_two_do_not_stand_in_at_once(clerk: Browser, begun: str) -> None:
    answer = clerk.post(f"{begun}/nhap-thay", WHY)
    assert answer.status_code == 409 and "Đang có người khác nhập thay" in answer.text


def test_ended_it_is_read_only_again(officer: Browser, begun: str, db: Database) -> None:
    officer.post(f"{begun}/nhap-thay/thoi")
    assert officer.post(begun + SECTION, TYPED).status_code == 403
    assert [each.kind for each in events.of_report(db, report_id(db, SCHOOL))] == ["stand_in", "stand_in_ended"]


def test_handing_in_ends_it(officer: Browser, begun: str, complete: Callable[[str], None], db: Database) -> None:
    complete("C0002")
    officer.post(f"{begun}/nop")
    assert reports.get(db, report_id(db, SCHOOL)).status == "submitted"
    found = stand_ins.latest(db, report_id(db, SCHOOL))
    assert found is not None and found.ended_at is not None


def test_a_report_that_is_handed_in_is_not_stood_in_for(
    officer: Browser, school: Browser, school_report: str, complete: Callable[[str], None]
) -> None:
    complete("C0002")
    school.post(f"{school_report}/nop")
    assert officer.post(f"{school_report}/nhap-thay", WHY).status_code == 409
    assert f"{school_report}/nhap-thay" not in Reader(officer.get(school_report).text).forms


def test_a_stranger_and_the_unit_itself_are_refused(stranger: Browser, school: Browser, school_report: str) -> None:
    assert stranger.post(f"{school_report}/nhap-thay", WHY).status_code == 404
    assert school.post(f"{school_report}/nhap-thay", WHY).status_code == 404
