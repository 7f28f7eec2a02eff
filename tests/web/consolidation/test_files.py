"""The Word and Excel files of a consolidated report, handed out to those who may see it."""

import io

from openpyxl import load_workbook

from tests.documents.reading import paragraphs
from tests.web.browser import Browser


def test_before_it_is_consolidated_one_is_led_to_where_that_is_done(officer: Browser, report: str) -> None:
    answer = officer.get(f"{report}/phu-luc-tong-hop.xlsx")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{report}/tong-hop")


def test_the_workbook_has_the_figures_of_the_unit_below(officer: Browser, report: str, accepted: str) -> None:
    assert officer.post(f"{report}/tong-hop").status_code == 303
    answer = officer.get(f"{report}/phu-luc-tong-hop.xlsx")
    book = load_workbook(io.BytesIO(answer.data), data_only=True)
    rows = {row[0].value: row[4].value for row in book["2011"].iter_rows(min_row=5)}
    assert (rows["H02"], rows["C0002"]) == (40, 40)
    assert "phu-luc-tong-hop.xlsx" in answer.headers["Content-Disposition"]


def test_the_word_file_has_the_annexes(officer: Browser, report: str, accepted: str) -> None:
    before = officer.get(f"{report}/bao-cao.docx").data
    officer.post(f"{report}/tong-hop")
    after = officer.get(f"{report}/bao-cao.docx").data
    names = [[text for style, text in paragraphs(file) if style == "PhuLucTen"] for file in (before, after)]
    assert (names[0], names[1][0], names[1][-1]) == (["Phụ lục"], "Phụ lục I", "Phụ lục IV")


def test_the_page_links_to_both(officer: Browser, report: str, accepted: str) -> None:
    officer.post(f"{report}/tong-hop")
    html = officer.get(f"{report}/tong-hop").text
    assert f'href="{report}/phu-luc-tong-hop.xlsx"' in html
    assert f'href="{report}/bao-cao.docx"' in html


def test_a_stranger_finds_nothing(stranger: Browser, officer: Browser, report: str, accepted: str) -> None:
    officer.post(f"{report}/tong-hop")
    assert stranger.get(f"{report}/phu-luc-tong-hop.xlsx").status_code == 404
