"""The task list: where a sign-in lands, what is left to do, who may look."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from app import create_app
from settings import Settings
from tests.web.browser import Browser
from tests.web.reports.conftest import Fill
from tests.web.reports.sending import put

TEXT = "Đã quán triệt tới 100% đoàn viên."


def state_of(page: str, title: str) -> str:
    """The words of the tag on the row of the section with this title."""
    row = page[page.index(f">{title}</a>") :].partition("</li>")[0]
    return row.rpartition("tag tag-")[2].partition("</span></span>")[0].rpartition(">")[2].strip()


def test_an_officer_lands_on_the_tasks_of_the_units_report(officer: Browser, report: str) -> None:
    assert officer.get("/").location == report


def test_the_clerk_lands_on_the_list_of_units(clerk: Browser) -> None:
    assert clerk.get("/").location == "/don-vi"


def test_a_section_that_was_never_saved_is_not_begun(officer: Browser, report: str) -> None:
    assert state_of(officer.get(report).text, "Tình hình chung") == "Chưa bắt đầu"


def test_a_section_saved_with_questions_open_is_in_work(officer: Browser, report: str, fill: Fill) -> None:
    fill("H02", {"trien_khai": {"trien_khai_cap_uy": TEXT}})
    assert state_of(officer.get(report).text, "Công tác triển khai thực hiện Nghị quyết số 20-NQ/TW") == "Đang làm"


def test_a_section_with_a_wrong_figure_lacks_something(
    officer: Browser, report: str, fill: Fill, complete: Callable[[str], None]
) -> None:
    complete("H02")
    before = officer.get(report).text
    cell = "so_lieu_trien_khai-T01-2008"
    put(officer, f"{report}/muc/trien-khai", 1, {cell: "mười hai"})
    title = "Công tác triển khai thực hiện Nghị quyết số 20-NQ/TW"
    assert (state_of(before, title), state_of(officer.get(report).text, title)) == ("Hoàn thành", "Còn thiếu")


def test_the_counter_says_how_many_parts_are_done(
    officer: Browser, report: str, complete: Callable[[str], None]
) -> None:
    before = officer.get(report).text
    complete("H02")
    assert "0/23 phần hoàn thành" in before
    # The page “Thể thức” has not been saved.
    assert "22/23 phần hoàn thành" in officer.get(report).text


PAGES = ["", "/muc/tinh-hinh-chung", "/muc/the-thuc", "/kiem-tra", "/xem-lai"]


@pytest.mark.parametrize("page", PAGES)
def test_the_unit_the_campaign_the_state_and_the_deadline_stand_on_every_page(
    officer: Browser, report: str, page: str
) -> None:
    html = officer.get(report + page).text
    for said in ("Liên đoàn Lao động huyện Cư Jút", "Sơ kết 5 năm Nghị quyết số 20-NQ/TW", "Bản nháp"):
        assert said in html
    assert "Hạn nộp: 20/7/2012 — còn 10 ngày" in html
    assert "đồng hồ đứng ở ngày 10/7/2012" in html


def test_a_deadline_that_has_passed_stands_in_red(settings: Settings, password: str, report: str) -> None:
    late = create_app(replace(settings, clock=date(2012, 7, 22)))
    html = Browser(late).signed_in("H02", password).get(report).text
    assert '<span class="late">Hạn nộp: 20/7/2012 — đã quá 2 ngày</span>' in html


def test_a_stranger_does_not_find_the_report(stranger: Browser, report: str) -> None:
    assert stranger.get(report).status_code == 404


def test_control_the_unit_above_reads_it(officer: Browser, school_report: str) -> None:
    page = officer.get(school_report)
    assert page.status_code == 200
    assert "Bấm vào một mục để đọc" in page.text


def test_a_child_does_not_read_the_report_of_its_parent(school: Browser, report: str) -> None:
    assert school.get(report).status_code == 404


def test_every_page_is_open_to_the_clerk(app: Flask, clerk: Browser, report: str) -> None:
    assert {clerk.get(report + page).status_code for page in PAGES} == {200}
