"""The page of the board: sums, filter, drill-down, the workbook; strangers do not learn that it is there."""

import re
from datetime import datetime
from io import BytesIO

import pytest
from flask import Flask
from openpyxl import load_workbook

import store
from reporting.clock import stamp
from reporting.founding import TREE_DATE
from reporting.opening import Opening, open_on
from reporting.outlines import outline_of
from store import campaigns, extensions, milestones, scans, stand_ins, units, users
from store.extensions import Extension
from store.milestones import Milestone
from tests.reporting.tree import NOW
from tests.web.board.conftest import BOARD, report_of
from tests.web.browser import Browser


def listed(browser: Browser, query: str = "") -> list[str]:
    """The codes of the units on the page, in its order."""
    answer = browser.get(f"{BOARD}{query}")
    assert answer.status_code == 200
    return re.findall(r'<td class="code">(\w+)</td>', answer.text)


def test_the_clerk_sees_every_unit_in_the_order_of_the_tree(clerk: Browser) -> None:
    assert listed(clerk)[:5] == ["TINH", "H01", "C0002", "C0004", "H02"]
    assert len(listed(clerk)) == 16


def test_the_sums_stand_over_the_units(clerk: Browser) -> None:
    page = clerk.get(BOARD).text
    tiles = dict(re.findall(r"<b>([\d.]+)</b>([^<]+)</a>", page)[i][::-1] for i in range(9))
    assert (tiles["Phải nộp"], tiles["Chờ duyệt"], tiles["Trả lại"], tiles["Đang làm"]) == ("16", "2", "1", "2")
    assert "<b>13/16</b> đơn vị đã nộp (81%)" in page


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("?trang-thai=cho-duyet", ["H04", "C0003"]),
        ("?trang-thai=chua-nop", ["TINH", "H07", "N03"]),
        ("?loai=cdcs", ["C0002", "C0004", "C0003"]),
        ("?tim=dak+glong", ["H03"]),
        ("?tim=chu+van+an&loai=cdcs", ["C0003"]),
        ("?dung-han=qua-han", []),
        ("?duoi=N01", ["N01", "C0003"]),
    ],
)
def test_a_filter_leaves_those_it_names(clerk: Browser, query: str, codes: list[str]) -> None:
    assert listed(clerk, query) == codes


def test_a_filter_without_any_unit_says_so(clerk: Browser) -> None:
    assert "Không có đơn vị nào khớp" in clerk.get(f"{BOARD}?tim=khong+co").text


def test_from_the_province_down_to_the_report(clerk: Browser, db: store.Database) -> None:
    assert f'href="{BOARD}?duoi=H01"' in clerk.get(BOARD).text
    district = clerk.get(f"{BOARD}?duoi=H01").text
    assert f'href="/bao-cao/{report_of(db, "C0002").id}"' in district
    assert re.search(rf'<a href="{BOARD}">LĐLĐ tỉnh Đắk Nông</a>.+<b aria-current="true">LĐLĐ thị xã', district)


def test_the_contact_is_dialled_by_a_touch(clerk: Browser) -> None:
    assert re.search(r'href="tel:\d{8,}">[\d.]+</a>', clerk.get(BOARD).text)


def test_more_time_is_marked_beside_the_day(clerk: Browser, db: store.Database) -> None:
    campaign, unit, user = campaigns.by_slug(db, "nq20"), units.by_code(db, "N03"), users.by_login(db, "chuyenvien")
    assert campaign and unit and user
    extensions.grant(db, campaign.id, Extension(unit.id, "report", "2012-07-25", "Mưa lũ", user.id, stamp(NOW)))
    assert listed(clerk, "?dung-han=gia-han") == ["N03"]
    assert '25/07/2012 <span class="more-time">gia hạn</span>' in clerk.get(f"{BOARD}?tim=n03").text


def test_the_steps_beside_the_report_are_told(clerk: Browser, db: store.Database) -> None:
    user = users.by_login(db, "chuyenvien")
    assert user
    held = Milestone("so_ket", "2012-06-28", "Hội nghị", "", user.id, stamp(NOW))
    milestones.record(db, report_of(db, "N03").id, held)
    assert "Tổ chức sơ kết: 28/06/2012, Hội nghị" in clerk.get(f"{BOARD}?tim=n03").text
    milestones.forget(db, report_of(db, "H01").id, "so_ket")
    assert "Tổ chức sơ kết: chưa ghi" in clerk.get(f"{BOARD}?tim=h01").text


def test_the_signed_paper_is_one_step_away_where_it_has_come(clerk: Browser, db: store.Database) -> None:
    user, come, missing = users.by_login(db, "chuyenvien"), report_of(db, "N01"), report_of(db, "N02")
    assert user
    scans.add(db, come.id, "ban-ky.pdf", "pdf", b"%PDF-1.4", user.id, stamp(NOW))
    page = clerk.get(f"{BOARD}?loai=nganh").text
    assert f'href="/bao-cao/{come.id}/ban-ky"' in page
    assert f'href="/bao-cao/{missing.id}/ban-ky"' not in page


def test_a_report_typed_by_the_unit_above_is_marked(clerk: Browser, db: store.Database) -> None:
    user = users.by_login(db, "chuyenvien")
    assert user
    stand_ins.begin(db, report_of(db, "N03").id, user.id, "Đơn vị gửi báo cáo giấy", stamp(NOW))
    assert "cấp trên nhập thay" in clerk.get(f"{BOARD}?tim=n03").text
    assert "cấp trên nhập thay" not in clerk.get(f"{BOARD}?tim=n02").text


def test_who_has_not_sent_is_reminded_from_the_board(clerk: Browser, db: store.Database) -> None:
    page = clerk.get(f"{BOARD}?loai=nganh").text
    late, sent = units.by_code(db, "N03"), units.by_code(db, "N01")
    assert late and sent
    assert f'href="/dot-bao-cao/nq20/don-doc/{late.id}"' in page
    assert f'href="/dot-bao-cao/nq20/don-doc/{sent.id}"' not in page
    letters = re.search(r'<a class="letters" href="([^"]+)"', page)
    assert letters and letters[1].endswith("/don-doc?loai=nganh")
    assert clerk.get(letters[1]).status_code == 200


def test_an_officer_sees_the_own_branch(officer: Browser) -> None:
    assert listed(officer) == ["H01", "C0002", "C0004"]
    assert listed(officer, "?duoi=C0002") == ["C0002"]


@pytest.mark.parametrize("query", ["?duoi=N01", "?duoi=TINH", "?duoi=C0003", "?duoi=khong-co"])
def test_an_officer_finds_no_branch_of_others(officer: Browser, query: str) -> None:
    for path in (BOARD, f"{BOARD}.xlsx"):
        assert officer.get(f"{path}{query}").status_code == 404


@pytest.mark.parametrize("path", ["/theo-doi", BOARD, f"{BOARD}.xlsx", f"{BOARD}/ket-qua"])
def test_a_unit_without_others_under_it_finds_no_board(union: Browser, path: str) -> None:
    answer = union.client.get(path, follow_redirects=True)
    assert answer.status_code == 404


@pytest.fixture
def unions_only(db: store.Database) -> str:
    """The board of a campaign in which only the unions of H01 take part, not H01."""
    campaign, top = campaigns.by_slug(db, "nq20"), units.by_code(db, "H01")
    assert campaign and top
    open_on(db, outline_of(campaign), Opening("co-so", TREE_DATE, kinds=("cdcs",), under=top), NOW)
    return "/dot-bao-cao/co-so/theo-doi"


def test_a_parent_that_takes_no_part_itself_still_looks_after_those_below(officer: Browser, unions_only: str) -> None:
    page = officer.get(unions_only).text
    assert re.findall(r'<td class="code">(\w+)</td>', page) == ["C0002", "C0004"]
    assert page.count('name="bao-cao"') == 2


def test_a_branch_of_which_nobody_takes_part_has_no_board(
    app: Flask, db: store.Database, unions_only: str, password: str, password_hash: str
) -> None:
    user = users.by_login(db, "N01")
    assert user
    users.set_password(db, user.id, password_hash)
    assert Browser(app).signed_in("N01", password).get(unions_only).status_code == 404


def test_a_campaign_that_is_not_there_is_not_found(clerk: Browser) -> None:
    assert clerk.get("/dot-bao-cao/khac/theo-doi").status_code == 404


def test_the_short_address_leads_to_the_campaign_opened_last(clerk: Browser) -> None:
    assert clerk.get("/theo-doi").headers["Location"].endswith(BOARD)


def test_the_workbook_holds_the_rows_of_the_same_filter(clerk: Browser) -> None:
    answer = clerk.get(f"{BOARD}.xlsx?trang-thai=cho-duyet")
    book = load_workbook(BytesIO(answer.data))
    units_sheet = book["Từng đơn vị"]
    assert book.sheetnames == ["Từng đơn vị", "Theo nhánh", "Theo loại đơn vị"]
    assert [cell.value for cell in units_sheet["A"]][4:] == ["Mã", "H04", "C0003"]
    assert units_sheet["I6"].value == datetime(2012, 7, 20)
    assert 'filename="theo-doi_nq20_TINH_2012-07-10.xlsx"' in answer.headers["Content-Disposition"]


def test_only_the_boards_own_page_loads_the_charts(clerk: Browser) -> None:
    assert "chart.umd" in clerk.get(BOARD).text
    assert "chart.umd" not in clerk.get("/don-vi").text


def test_the_page_holds_no_script_or_style_of_its_own(clerk: Browser) -> None:
    page = clerk.get(BOARD).text
    assert re.findall(r"<script(?![^>]* src=)|<style| style=| on\w+=", page) == []
