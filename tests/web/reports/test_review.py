"""The whole report as text, before it is handed in and after."""

from collections.abc import Callable

from store import reports
from store.connection import Database
from tests.reporting.conftest import DISTRICT
from tests.reporting.filled import SENTENCE
from tests.reporting.tree import report_id
from tests.web.browser import Browser

Complete = Callable[[str], None]


def test_every_section_stands_there_with_a_way_to_mend_it(officer: Browser, report: str) -> None:
    html = officer.get(f"{report}/xem-lai").text
    assert html.count("Sửa<span") == 23
    assert "Chưa có" in html


def test_answers_stand_there_as_text(officer: Browser, report: str, complete: Complete) -> None:
    complete("H02")
    html = officer.get(f"{report}/xem-lai").text
    assert f'<div class="text">{SENTENCE}</div>' in html
    assert "<textarea" not in html


def test_who_signs_is_read_from_the_unit_where_the_report_names_nobody(officer: Browser, report: str) -> None:
    html = officer.get(f"{report}/xem-lai").text.partition("Họ và tên người ký</h3>")[2]
    assert html.startswith(f'<div class="text">{DISTRICT.signer_name}</div>')


def test_the_button_names_the_actual_parent(
    officer: Browser, school: Browser, report: str, school_report: str, complete: Complete
) -> None:
    complete("H02")
    complete("C0002")
    assert "Nộp báo cáo cho LĐLĐ tỉnh Đắk Nông</button>" in officer.get(f"{report}/xem-lai").text
    assert "Nộp báo cáo cho LĐLĐ huyện Cư Jút</button>" in school.get(f"{school_report}/xem-lai").text


def test_there_is_no_button_while_something_is_wrong(officer: Browser, report: str) -> None:
    html = officer.get(f"{report}/xem-lai").text
    assert "<button" not in html.partition("<main")[2]
    assert "chỗ phải sửa</strong> nên chưa nộp được" in html


def test_a_reader_from_above_gets_neither_button_nor_links(
    officer: Browser, school_report: str, complete: Complete
) -> None:
    complete("C0002")
    html = officer.get(f"{school_report}/xem-lai").text
    assert "Nộp báo cáo cho" not in html and "Sửa<span" not in html


def test_after_handing_in_it_can_only_be_read(
    officer: Browser, report: str, complete: Complete, db: Database
) -> None:
    complete("H02")
    reports.change_status(db, report_id(db, DISTRICT), "draft", "submitted", 1, "2012-07-10T10:00:00+07:00")
    html = officer.get(f"{report}/xem-lai").text
    assert "Toàn văn báo cáo" in html and "Sửa<span" not in html


def test_a_stranger_does_not_find_it(stranger: Browser, report: str) -> None:
    assert stranger.get(f"{report}/xem-lai").status_code == 404


def test_the_word_file_is_named_after_the_unit(officer: Browser, report: str, complete: Complete) -> None:
    complete("H02")
    answer = officer.get(f"{report}/bao-cao.docx")
    assert answer.status_code == 200 and answer.data.startswith(b"PK")
    assert 'attachment; filename="H02_LDLD-huyen-Cu-Jut' in answer.headers["Content-Disposition"]


def test_a_stranger_does_not_get_the_word_file(stranger: Browser, report: str) -> None:
    assert stranger.get(f"{report}/bao-cao.docx").status_code == 404
