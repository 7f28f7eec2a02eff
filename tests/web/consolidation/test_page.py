"""The page of a consolidation: of how many units, what it fills, what was typed, what moved since."""

import re
from collections.abc import Callable

import pytest

from store import consolidation_choices, entries, events
from store.connection import Database
from tests.reporting.conftest import DISTRICT
from tests.reporting.tree import report_id
from tests.web.browser import Browser
from tests.web.reports.conftest import Fill
from tests.web.reports.sending import put

TYPED = {"tinh_hinh_chung": {"so_lieu_chung": {"figures": {"A01": {"2011": "55"}}}}}
CELL = "A01.2011"


def figure(db: Database, indicator: str = "A01", period: str = "2011") -> str:
    kept = entries.get(db, report_id(db, DISTRICT), "tinh_hinh_chung").content
    text: str = kept.get("so_lieu_chung", {}).get("figures", {}).get(indicator, {}).get(period, "")
    return text


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_it_says_of_how_many_and_who_is_missing(officer: Browser, report: str) -> None:
    shown = words(officer.get(f"{report}/tong-hop").text)
    assert "Tổng hợp từ 0/1 đơn vị" in shown
    assert "CĐCS Trường THPT Phan Chu Trinh (bản nháp" in shown


def test_every_figure_stands_there_with_its_coverage(officer: Browser, report: str, accepted: str) -> None:
    html = officer.get(f"{report}/tong-hop").text
    assert f'<a href="{report}/tong-hop/A01/2011">40</a>' in html
    assert "1/1" in html


def test_the_button_fills_the_draft(officer: Browser, report: str, accepted: str, db: Database) -> None:
    answer = officer.post(f"{report}/tong-hop")
    assert answer.status_code == 303
    assert figure(db) == "40"
    assert "Đây là lần đầu" in officer.get(f"{report}/tong-hop").text


def test_reports_handed_in_count_only_where_asked(
    officer: Browser, school: Browser, report: str, complete: Callable[[str], None], school_report: str, db: Database
) -> None:
    complete("C0002")
    school.post(f"{school_report}/nop")
    officer.post(f"{report}/tong-hop", {"ca-da-nop": "0"})
    before = figure(db)
    officer.post(f"{report}/tong-hop", {"ca-da-nop": "1"})
    assert (before, figure(db)) == ("", "40")
    assert "1/1 đơn vị (đã nộp và đã duyệt)" in words(officer.get(f"{report}/tong-hop").text)


def test_what_was_typed_stays_and_is_listed_first(
    officer: Browser, report: str, accepted: str, fill: Fill, db: Database
) -> None:
    fill("H02", TYPED)
    officer.post(f"{report}/tong-hop")
    html = officer.get(f"{report}/tong-hop").text
    assert figure(db) == "55"
    assert html.index("Số đã gõ khác số tổng hợp") < html.index("Số tổng hợp</h2>")
    assert "55 (+15)" in words(html)


def test_a_typed_number_is_kept_for_a_reason(
    officer: Browser, report: str, accepted: str, fill: Fill, db: Database
) -> None:
    fill("H02", TYPED)
    officer.post(f"{report}/tong-hop/chon", {"o": CELL, "lam": "giu", "ly_do": "Theo sổ theo dõi của huyện."})
    html = officer.get(f"{report}/tong-hop").text
    assert "Theo sổ theo dõi của huyện." in html and "Số đã gõ khác số tổng hợp</h2>" not in html
    assert events.of_report(db, report_id(db, DISTRICT))[-1].kind == "choose"


@pytest.mark.parametrize(
    ("posted", "problem"),
    [
        ({"o": CELL, "lam": "giu", "ly_do": "  "}, "Xin ghi lý do"),
        ({"lam": "giu", "ly_do": "Sổ riêng"}, "đánh dấu ít nhất một số"),
        ({"o": CELL, "lam": "giu", "ly_do": "x" * 2001}, "dài quá"),
    ],
)
def test_a_choice_that_cannot_be_taken_comes_back_as_typed(
    officer: Browser, report: str, accepted: str, fill: Fill, db: Database, posted: dict[str, str], problem: str
) -> None:
    fill("H02", TYPED)
    answer = officer.post(f"{report}/tong-hop/chon", posted)
    assert answer.status_code == 422 and problem in answer.text
    assert posted["ly_do"].strip() in answer.text
    assert consolidation_choices.of_report(db, report_id(db, DISTRICT)) == {}


def test_the_computed_number_takes_the_place(
    officer: Browser, report: str, accepted: str, fill: Fill, db: Database
) -> None:
    fill("H02", TYPED)
    officer.post(f"{report}/tong-hop/chon", {"o": CELL, "lam": "lay"})
    assert figure(db) == "40"
    assert "Lấy số tổng hợp" in words(officer.get(f"{report}/tong-hop").text)


@pytest.mark.parametrize("cell", ["XYZ.2011", "A01.1999", "A01"])
def test_a_cell_there_is_not_is_refused(officer: Browser, report: str, accepted: str, cell: str) -> None:
    assert officer.post(f"{report}/tong-hop/chon", {"o": cell, "lam": "lay"}).status_code == 400


def test_after_one_unit_changed_exactly_its_cells_are_named(
    officer: Browser, school: Browser, report: str, accepted: str
) -> None:
    officer.post(f"{report}/tong-hop")
    officer.post(f"{accepted}/mo-lai", {"y_kien": "Xem lại số đoàn viên nữ."})
    remark = re.search(r"/y-kien/(\d+)/da-sua", school.get(accepted).text)
    assert remark
    school.post(f"{accepted}/y-kien/{remark[1]}/da-sua")
    put(school, f"{accepted}/muc/doan-vien", 1, {"so_lieu_doan_vien-O06-2011": "18"}, "c" * 32)
    assert school.post(f"{accepted}/nop").status_code == 303
    officer.post(f"{accepted}/duyet")
    before = words(officer.get(f"{report}/tong-hop").text)
    officer.post(f"{report}/tong-hop")
    after = words(officer.get(f"{report}/tong-hop").text)
    assert "1 ô đã khác từ lần đó" in before and "1 ô đã khác" not in after
    assert "So với lần trước, 1 ô thay đổi" in after
    assert "19 18 CĐCS Trường THPT Phan Chu Trinh (bản 1 → bản 2)" in after


def test_a_unit_without_units_below_is_told_so(school: Browser, school_report: str) -> None:
    assert "không có đơn vị trực thuộc" in school.get(f"{school_report}/tong-hop").text
    assert school.post(f"{school_report}/tong-hop").status_code == 404


def test_a_report_that_is_handed_in_is_only_read(
    officer: Browser, report: str, accepted: str, complete: Callable[[str], None], db: Database
) -> None:
    complete("H02")
    officer.post(f"{report}/nop")
    assert "vào bản nháp</button>" not in officer.get(f"{report}/tong-hop").text
    assert officer.post(f"{report}/tong-hop").status_code == 409


def test_a_stranger_finds_nothing(stranger: Browser, report: str) -> None:
    assert stranger.get(f"{report}/tong-hop").status_code == 404
    assert stranger.post(f"{report}/tong-hop").status_code == 404
    assert stranger.post(f"{report}/tong-hop/chon", {"o": CELL, "lam": "lay"}).status_code == 404


def test_the_pages_are_among_the_reports_tabs(officer: Browser, school: Browser, report: str, accepted: str) -> None:
    html = officer.get(report).text
    assert f'href="{report}/tong-hop"' in html and f'href="{report}/loi-van"' in html
    assert f'href="{accepted}/tong-hop"' not in school.get(accepted).text
