"""A district's officer does the whole job in a browser: every question filled, checked, handed in, printed."""

from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from docx import Document
from docx.table import Table

from forms.format_page import FORMAT_SECTION
from forms.outline import Outline
from reporting.desk import contents_of
from store import entries, events, reports, versions
from store.connection import Database
from tests.browser.answers import FORMAT_PAGE, PRINTED_FORMAT, ROWS, Answers, answers, content_own
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer, open_district
from tests.browser.steps import Visit

ANNEX_HEAD = "Nội dung"


@dataclass(frozen=True)
class Done:
    """What was seen on the way."""

    officer: Officer
    visit: Visit
    typed: Answers
    landed: str
    asked: dict[str, set[str]]
    order: list[str]
    checked: str
    review: str
    confirmed: str
    file_name: str
    docx: bytes


@pytest.fixture(scope="module")
def done(visitor: Visitor, served_db: Database, outline: Outline) -> Done:
    officer, visit, typed = open_district(served_db), visitor(), answers(outline)
    visit.enter(officer)
    landed = visit.path
    asked, order = fill_all(visit, typed)
    visit.follow("Kiểm tra")
    checked = visit.text()
    visit.follow("Xem lại toàn văn và nộp")
    review = visit.text()
    visit.main.get_by_role("button", name="Nộp báo cáo cho LĐLĐ tỉnh Đắk Nông").dblclick()
    visit.page.wait_for_url("**/da-nop")
    confirmed = visit.text()
    coming = visit.download("Tải bản Word")
    data = Path(coming.path()).read_bytes()
    return Done(
        officer, visit, typed, landed, asked, order, checked, review, confirmed, coming.suggested_filename, data
    )


def fill_all(visit: Visit, typed: Answers) -> tuple[dict[str, set[str]], list[str]]:
    """From the first task to the last by “Lưu và sang mục tiếp theo”; what each page asked, in order."""
    asked: dict[str, set[str]] = {}
    visit.main.locator(".task a").first.click()
    while "/muc/" in visit.path:
        section = visit.path.rpartition("/")[2].replace("-", "_")
        asked[section] = visit.cells()
        visit.fill(FORMAT_PAGE if section == FORMAT_SECTION else typed.cells[section])
        if section == "danh_gia_chung":
            add_a_row(visit)
        visit.send("Lưu và sang mục tiếp theo")
    return asked, list(asked)


def add_a_row(visit: Visit) -> None:
    visit.send("Thêm một dòng")
    visit.cell("chi_tieu-2-target").wait_for()
    visit.fill({f"chi_tieu-2-{column}": text for column, text in ROWS[1].items()})


def printed_paragraphs(docx: bytes) -> list[str]:
    """Every paragraph of the file, in its tables too."""
    made = Document(BytesIO(docx))
    return [p.text for p in made.paragraphs] + [text for table in made.tables for text in cell_texts(table)]


def cell_texts(table: Table) -> list[str]:
    return [p.text for row in table.rows for cell in row.cells for p in cell.paragraphs]


def rows_of(docx: bytes, mark: str) -> list[list[str]]:
    """The rows of the table that has this word in its head row, without the head."""
    for table in Document(BytesIO(docx)).tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if mark in rows[0]:
            return rows[1:]
    raise AssertionError(mark)


def test_the_sign_in_lands_on_the_task_list_of_the_report(done: Done) -> None:
    assert done.landed == done.officer.base


def test_each_section_with_questions_was_a_page_in_the_order_of_the_outline(done: Done, outline: Outline) -> None:
    with_questions = [section.id for section in outline.sections_for("huyen") if section.questions]
    assert done.order == [*with_questions, FORMAT_SECTION]


def test_each_page_asked_every_cell_that_was_typed_and_no_question_went_unanswered(
    done: Done, outline: Outline
) -> None:
    for section in outline.sections_for("huyen"):
        typed = {cell.partition("-")[0] for cell in done.typed.cells[section.id]}
        assert set(done.typed.cells[section.id]) <= done.asked.get(section.id, set()), section.id
        assert typed == {question.id for question in section.questions}


def test_the_check_finds_no_error(done: Done) -> None:
    assert "Không còn lỗi" in done.checked
    assert "Phải sửa" not in done.checked


def test_the_review_shows_every_typed_line(done: Done) -> None:
    shown = normalize("NFC", done.review)
    assert [line for line in done.typed.lines if line.removesuffix("/.") not in shown] == []


def test_the_confirmation_says_where_the_report_went(done: Done) -> None:
    for said in ("Đã nộp báo cáo", f"{done.officer.unit.code}-01-", "LĐLĐ tỉnh Đắk Nông", "đúng hạn"):
        assert said in done.confirmed


def test_a_double_click_handed_it_in_once(done: Done, served_db: Database) -> None:
    number = done.officer.report_id
    assert reports.get(served_db, number).status == "submitted"
    assert len(versions.of_report(served_db, number)) == 1
    assert len(events.of_report(served_db, number)) == 1


def test_the_file_has_a_name_that_sorts(done: Done) -> None:
    assert done.file_name == (
        f"{done.officer.unit.code}_LDLD-huyen-Dak-Ru_bao-cao-So-ket-5-nam-Nghi-quyet-so-20-NQ-TW.docx"
    )


def test_each_typed_line_is_a_paragraph_of_the_file_letter_by_letter(done: Done) -> None:
    printed, typed = Counter(printed_paragraphs(done.docx)), Counter(done.typed.lines)
    assert typed - printed == Counter()


def test_each_figure_stands_in_the_row_of_its_indicator(done: Done) -> None:
    annex = {row[1]: row[2:] for row in rows_of(done.docx, ANNEX_HEAD) if row[0] != row[1]}
    wrong = {label: (row, annex.get(label)) for label, row in done.typed.figures.items() if annex.get(label) != row}
    assert len(done.typed.figures) > 100
    assert wrong == {}


def test_a_ratio_stands_in_the_annex_though_nobody_typed_it(done: Done) -> None:
    annex = {row[1]: row[2:] for row in rows_of(done.docx, ANNEX_HEAD)}
    row = annex["– Tỷ lệ công nhân, viên chức, lao động được học tập Nghị quyết"]
    assert row == ["%", "75,0", "80,2", "85,4", "90,7", "97,4", "", "97,4"]


def test_the_table_of_targets_is_printed_row_by_row(done: Done) -> None:
    assert rows_of(done.docx, "Chương trình") == done.typed.rows


def test_number_date_signer_and_recipients_are_printed(done: Done) -> None:
    printed = printed_paragraphs(done.docx)
    assert [line for line in PRINTED_FORMAT if line not in printed] == []
    assert any("Hướng dẫn số\u00a041/HD-LĐLĐ" in line for line in printed)


def test_the_units_own_part_is_kept(done: Done, served_db: Database) -> None:
    kept = contents_of(entries.of_report(served_db, done.officer.report_id))
    assert content_own(kept) == done.typed.own


def test_the_report_is_read_only_afterwards(done: Done) -> None:
    done.visit.open(f"{done.officer.base}/muc/tinh-hinh-chung")
    shown = normalize("NFC", done.visit.text())
    assert done.visit.cells() == set()
    assert [line for line in done.typed.lines[:5] if line not in shown] == []


def test_no_request_left_the_host_and_the_console_stayed_silent(done: Done) -> None:
    assert done.visit.foreign == []
    assert done.visit.errors == []
