"""Handing in once, the confirmation, taking back before the deadline."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app import create_app
from settings import Settings
from store import events, reports, versions
from store.connection import Database
from tests.reporting.conftest import DISTRICT
from tests.reporting.tree import report_id
from tests.web.browser import Browser

Complete = Callable[[str], None]


def status(db: Database) -> str:
    return reports.get(db, report_id(db, DISTRICT)).status


@pytest.fixture
def ready(complete: Complete) -> None:
    complete("H02")


@pytest.mark.usefixtures("ready")
def test_a_complete_report_is_handed_in_and_confirmed(officer: Browser, report: str, db: Database) -> None:
    answer = officer.post(f"{report}/nop")
    html = officer.get(answer.location).text
    assert (answer.status_code, answer.location, status(db)) == (303, f"{report}/da-nop", "submitted")
    assert re.search(r"<b>H02-01-[0-9A-F]{6}</b>", html)
    for said in ("(đúng hạn)", "LĐLĐ tỉnh Đắk Nông", "Việc tiếp theo", "Cần hỏi", "Tải bản Word"):
        assert said in html


@pytest.mark.usefixtures("ready")
def test_pressing_twice_hands_in_once(officer: Browser, report: str, db: Database) -> None:
    answers = [officer.post(f"{report}/nop") for _ in range(2)]
    assert {answer.location for answer in answers} == {f"{report}/da-nop"}
    assert len(versions.of_report(db, report_id(db, DISTRICT))) == 1
    assert len(events.of_report(db, report_id(db, DISTRICT))) == 1


def test_an_unfinished_report_leads_to_the_check(officer: Browser, report: str, db: Database) -> None:
    assert officer.post(f"{report}/nop").location == f"{report}/kiem-tra"
    assert status(db) == "draft"


@pytest.mark.usefixtures("ready")
def test_the_confirmation_can_be_opened_again(officer: Browser, report: str) -> None:
    officer.post(f"{report}/nop")
    first, again = (officer.get(f"{report}/da-nop").text for _ in range(2))
    assert first.partition("<main")[2].split("csrf")[0] == again.partition("<main")[2].split("csrf")[0]


def test_there_is_no_confirmation_before(officer: Browser, report: str) -> None:
    assert officer.get(f"{report}/da-nop").location == report


@pytest.mark.usefixtures("ready")
def test_saved_and_handed_in_never_look_alike(officer: Browser, report: str) -> None:
    before = officer.get(report).text
    officer.post(f"{report}/nop")
    after = officer.get(report).text
    assert "Bản nháp</span>" in before and "Đã nộp</span>" not in before
    assert "Đã nộp</span>" in after and "nay chỉ đọc" in after


@pytest.mark.usefixtures("ready")
def test_nothing_waits_to_be_begun_once_handed_in(officer: Browser, report: str) -> None:
    assert "Chưa bắt đầu" in officer.get(report).text
    officer.post(f"{report}/nop")
    assert "Chưa bắt đầu" not in officer.get(report).text


@pytest.mark.usefixtures("ready")
def test_it_is_taken_back_before_the_deadline(officer: Browser, report: str, db: Database) -> None:
    officer.post(f"{report}/nop")
    assert "Thu hồi để sửa" in officer.get(f"{report}/da-nop").text
    assert officer.post(f"{report}/thu-hoi").location == report
    assert status(db) == "draft"


@pytest.mark.usefixtures("ready")
def test_it_is_not_taken_back_after_the_deadline(
    officer: Browser, report: str, db: Database, settings: Settings, password: str
) -> None:
    officer.post(f"{report}/nop")
    late = Browser(create_app(replace(settings, clock=date(2012, 7, 22)))).signed_in("H02", password)
    assert "Thu hồi để sửa" not in late.get(f"{report}/da-nop").text
    assert late.post(f"{report}/thu-hoi").status_code == 409
    assert status(db) == "submitted"


@pytest.mark.usefixtures("ready")
def test_a_late_report_is_taken_and_called_late(report: str, settings: Settings, password: str) -> None:
    late = Browser(create_app(replace(settings, clock=date(2012, 7, 22)))).signed_in("H02", password)
    assert "(sau hạn nộp)" in late.get(late.post(f"{report}/nop").location).text


@pytest.mark.usefixtures("ready")
def test_neither_a_stranger_nor_the_clerk_hands_it_in(
    stranger: Browser, clerk: Browser, report: str, db: Database
) -> None:
    assert [who.post(f"{report}/nop").status_code for who in (stranger, clerk)] == [404, 404]
    assert status(db) == "draft"


@pytest.mark.usefixtures("ready")
def test_a_stranger_neither_takes_it_back_nor_sees_the_confirmation(
    officer: Browser, stranger: Browser, report: str, db: Database
) -> None:
    officer.post(f"{report}/nop")
    assert stranger.post(f"{report}/thu-hoi").status_code == 404
    assert stranger.get(f"{report}/da-nop").status_code == 404
    assert status(db) == "submitted"
