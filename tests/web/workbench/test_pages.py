"""The workbench: all answers to a point side by side, passages taken into the draft and given back."""

import re

import pytest

from store import entries, passages
from store.connection import Database
from tests.reporting.conftest import DISTRICT
from tests.reporting.tree import report_id
from tests.reporting.workbench.planted import FIRST, SECOND
from tests.web.browser import Browser
from tests.web.consolidation.test_page import words
from tests.web.reports.conftest import Fill

POINT = "loi-van/trien-khai/trien-khai-cap-uy"


def draft(db: Database) -> str:
    text: str = entries.get(db, report_id(db, DISTRICT), "trien_khai").content.get("trien_khai_cap_uy", "")
    return text


def piece(report: str, paragraph: int = 0, version: int = 1) -> str:
    return f"{report.rpartition('/')[2]}.{version}.{paragraph}"


def take(officer: Browser, report: str, **cells: object) -> int:
    return officer.post(f"{report}/{POINT}/lay", {"_rev": "0", **cells}).status_code


def test_the_list_counts_what_is_not_used(officer: Browser, report: str, told: str) -> None:
    html = officer.get(f"{report}/loi-van").text
    assert f'href="{report}/{POINT}"' in html
    assert "1/1 đơn vị đã nộp" in words(html)


def test_the_answers_stand_there_with_who_and_how_long(officer: Browser, report: str, told: str) -> None:
    html = officer.get(f"{report}/{POINT}").text
    assert FIRST in html and "CĐCS Trường THPT Phan Chu Trinh" in html
    assert "đã duyệt · bản 1 · 41 chữ" in words(html)


def test_a_unit_that_has_not_sent_is_named_and_its_draft_not_shown(officer: Browser, report: str, fill: Fill) -> None:
    fill("C0002", {"trien_khai": {"trien_khai_cap_uy": "Bản đang viết dở."}})
    html = officer.get(f"{report}/{POINT}").text
    assert "1 đơn vị chưa nộp" in html and "Bản đang viết dở." not in html


def test_a_paragraph_goes_into_the_draft_with_its_source(
    officer: Browser, report: str, told: str, db: Database
) -> None:
    assert take(officer, report, doan=piece(told)) == 303
    assert draft(db) == FIRST
    html = officer.get(f"{report}/{POINT}").text
    assert "Nguồn đã dùng" in html and "Đã lấy vào bản nháp" in html


def test_chosen_sentences_go_into_the_draft(officer: Browser, report: str, told: str, db: Database) -> None:
    assert take(officer, report, cau=[f"{piece(told, 1)}.1"]) == 303
    assert draft(db) == "Mỗi tổ ghi biên bản gửi Ban Chấp hành để tổng hợp."


def test_typed_text_stays_before_it(officer: Browser, report: str, told: str, fill: Fill, db: Database) -> None:
    fill("H02", {"trien_khai": {"trien_khai_cap_uy": "Chữ của huyện."}})
    assert take(officer, report, doan=piece(told), _rev="1") == 303
    assert draft(db) == f"Chữ của huyện.\n{FIRST}"


def test_a_stale_page_is_told_and_nothing_is_put(
    officer: Browser, report: str, told: str, fill: Fill, db: Database
) -> None:
    fill("H02", {"trien_khai": {"trien_khai_cap_uy": "Chữ của huyện."}})
    assert take(officer, report, doan=piece(told)) == 409
    assert draft(db) == "Chữ của huyện."


def test_nothing_chosen_and_a_hand_in_that_is_gone_are_told(officer: Browser, report: str, told: str) -> None:
    assert take(officer, report) == 422
    assert take(officer, report, doan=piece(told, version=9)) == 422


@pytest.mark.parametrize("name", ["x", "1.2", "1.2.3.4.5", "1.2.99999999"])
def test_what_names_no_paragraph_is_refused(officer: Browser, report: str, told: str, name: str) -> None:
    assert take(officer, report, doan=name) == 400


def test_a_passage_is_given_back(officer: Browser, report: str, told: str, db: Database) -> None:
    take(officer, report, doan=piece(told))
    found = re.search(rf"{report}/{POINT}/bo/(\d+)", officer.get(f"{report}/{POINT}").text)
    assert found
    assert officer.post(f"{report}/{POINT}/bo/{found[1]}").status_code == 303
    assert (draft(db), passages.of_report(db, report_id(db, DISTRICT))) == ("", ())


@pytest.mark.parametrize(
    ("asked", "there"),
    [("tim=nghi+quyet", True), ("tim=thpt+phan", True), ("tim=khong+co+chu+nay", False), ("loc=giong", False),
     ("loc=chua-dung", True), ("loc=da-duyet", True), ("loc=xyz&trang=abc", True), ("trang=99", True)],
)  # fmt: skip
def test_answers_are_found_without_marks_and_by_state(
    officer: Browser, report: str, told: str, asked: str, there: bool
) -> None:
    assert (FIRST in officer.get(f"{report}/{POINT}?{asked}").text) == there


def test_a_number_that_the_table_has_not_is_doubted(officer: Browser, report: str, told: str, fill: Fill) -> None:
    table = {"figures": {"T01": {"2011": "12"}}}
    text = "Cấp ủy ban hành 99 văn bản chỉ đạo đã ban hành trong năm."
    fill("H02", {"trien_khai": {"trien_khai_cap_uy": text, "so_lieu_trien_khai": table}})
    assert "99 văn bản" in words(officer.get(f"{report}/{POINT}").text).partition("Sửa trong mục")[2]


def test_what_the_unit_itself_is_not_asked_is_only_to_read(officer: Browser, report: str, told: str) -> None:
    page = officer.get(f"{report}/loi-van/van-de-buc-xuc/buc-xuc-tai-don-vi").text
    assert "chỉ để đọc" in page and "Lấy đoạn này" not in page


def test_recommendations_are_collected_by_addressee(officer: Browser, report: str, told: str) -> None:
    page = officer.get(f"{report}/loi-van/kien-nghi/tinh-uy-ubnd").text
    assert "Đối với Tỉnh ủy" in page and "1/1 đơn vị có viết" in words(page)


@pytest.mark.parametrize("place", ["trien-khai/khong-co", "khong-co/trien-khai-cap-uy", "doan-vien/trien-khai-cap-uy"])
def test_a_point_there_is_not_is_not_found(officer: Browser, report: str, place: str) -> None:
    assert officer.get(f"{report}/loi-van/{place}").status_code == 404


def test_a_unit_without_units_below_is_told_so(school: Browser, school_report: str) -> None:
    assert "không có đơn vị trực thuộc" in school.get(f"{school_report}/loi-van").text
    assert "không có đơn vị trực thuộc" in school.get(f"{school_report}/{POINT}").text


def test_a_stranger_finds_nothing_and_changes_nothing(stranger: Browser, report: str, told: str, db: Database) -> None:
    assert stranger.get(f"{report}/loi-van").status_code == stranger.get(f"{report}/{POINT}").status_code == 404
    assert take(stranger, report, doan=piece(told)) == 404
    assert draft(db) == ""


def test_the_school_does_not_read_its_districts_bench(school: Browser, report: str, told: str) -> None:
    assert school.get(f"{report}/{POINT}").status_code == 404


def test_second_paragraph_has_sentences_to_choose(officer: Browser, report: str, told: str) -> None:
    html = officer.get(f"{report}/{POINT}").text
    assert SECOND in html and f'value="{piece(told, 1)}.1"' in html
