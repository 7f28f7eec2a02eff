"""What people type into the files: numbers, days, choices, rows, old fonts, and rows that have moved."""

from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from tests.reporting.offline.filling_in import FIGURES, TABLE, TEXTS, Desktop, answer_cell, at, row_of

A01, QUESTION = "so_lieu_chung-A01-*", "dac_diem_tinh_hinh"


def news(unit: Desktop, data: bytes) -> list[str]:
    """The new texts of all cells that would change."""
    made = unit.proposal(data).judged
    assert made.troubles == ()
    return [cell.new for page in made.pages for answer in page.answers for cell in answer.cells]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(4321, "4.321"), ("4321", "4.321"), ("4.321", "4.321"), ("４３２１", "4.321"), (" 4321\xa0", "4.321"),
     ("4 321", "4.321"), ("-", "-"), ("không phát sinh", "-"), (0, "0"), (4321.0000000000001, "4.321")],
)  # fmt: skip
def test_a_figure_is_read_as_on_the_page(school: Desktop, typed: object, kept: str) -> None:
    assert news(school, school.workbook(lambda book: setattr(at(book, FIGURES, A01, "E"), "value", typed))) == [kept]


def test_an_emptied_cell_empties_the_answer(school: Desktop) -> None:
    assert news(school, school.workbook(lambda book: setattr(at(book, TEXTS, QUESTION, "C"), "value", None))) == [""]


def test_composed_letters_and_word_bullets_are_made_right(school: Desktop) -> None:
    typed = "Co\u0302ng \u0111oa\u0300n\n• ý một"
    made = news(school, school.workbook(lambda book: setattr(at(book, TEXTS, QUESTION, "C"), "value", typed)))
    assert made == ["Công đoàn\n- ý một"]


def test_an_old_font_is_read_by_its_name(school: Desktop) -> None:
    def change(book: Workbook) -> None:
        cell = at(book, TEXTS, QUESTION, "C")
        cell.value, cell.font = "C«ng ®oµn huyÖn", Font(name=".VnTime")

    made = school.proposal(school.workbook(change)).judged
    (cell,) = made.pages[0].answers[0].cells
    assert (cell.new, cell.mended) == ("Công đoàn huyện", True)


def test_a_day_and_a_choice_are_read(school: Desktop) -> None:
    def change(book: Workbook) -> None:
        at(book, TEXTS, "date", "C").value = "5/7/2012"
        at(book, TEXTS, "signer_role", "C").value = "Phó Chủ tịch"

    assert news(school, school.workbook(change)) == ["05/07/2012", "Phó Chủ tịch"]


def test_moved_rows_and_renamed_sheets_are_fine(school: Desktop) -> None:
    def change(book: Workbook) -> None:
        sheet = book[FIGURES]
        first, second = (row_of(sheet, f"so_lieu_chung-{each}-*") for each in ("A01", "A02"))
        for column in "ABCDEFGHI":
            one, two = sheet[f"{column}{first}"], sheet[f"{column}{second}"]
            one.value, two.value = two.value, one.value
        sheet.title = "Bảng số của tôi"

    assert news(school, school.workbook(change)) == []


def test_rows_are_added_to_a_free_table_even_without_codes(school: Desktop) -> None:
    def change(book: Workbook) -> None:
        last = book[TABLE].max_row + 1
        book[TABLE][f"D{last}"].value = "Chỉ tiêu thêm vào"

    assert "Chỉ tiêu thêm vào" in news(school, school.workbook(change))


def test_an_answer_longer_than_a_cell_goes_on_in_the_next_row(branch: Desktop) -> None:
    from store import entries, users

    long = "\n".join(f"Đoạn thứ {number}: " + "lời văn dài " * 60 for number in range(80)).replace(" \n", "\n").strip()
    kept, user = entries.get(branch.db, branch.desk.report.id, "tinh_hinh_chung"), users.by_login(branch.db, "N03")
    assert user and len(long) > 32_767
    content = {**kept.content, QUESTION: long}
    at_ = "2012-07-10T10:00:00+07:00"
    entries.save(branch.db, kept.report_id, kept.section, content, kept.revision, "", "", user.id, at_)
    assert branch.proposal(branch.form()).judged.unchanged
    assert branch.proposal(branch.form("docx")).judged.unchanged


def lines(file: Any, *texts: str) -> None:
    cell = answer_cell(file, QUESTION)
    cell.text = texts[0]
    for text in texts[1:]:
        cell.add_paragraph(text)


def test_paragraphs_of_a_word_cell_are_lines(school: Desktop) -> None:
    assert news(school, school.document(lambda file: lines(file, "Đoạn một.", "- ý", ""))) == ["Đoạn một.\n- ý"]


def test_an_old_font_in_word_is_read_by_its_name(school: Desktop) -> None:
    def change(file: Any) -> None:
        lines(file, "")
        run = answer_cell(file, QUESTION).paragraphs[0].add_run("C«ng ®oµn huyÖn")
        run.font.name = ".VnTime"

    assert news(school, school.document(change)) == ["Công đoàn huyện"]


def test_the_bookmark_places_an_answer_whose_code_was_wiped_out(school: Desktop) -> None:
    def change(file: Any) -> None:
        row = next(row for table in file.tables for row in table.rows if f"Mã: {QUESTION}" in row.cells[0].text)
        row.cells[1].paragraphs[0].runs[0].text = "Sửa trong Word."
        row.cells[0].paragraphs[-1].clear()

    assert news(school, school.document(change))[0].startswith("Sửa trong Word.")
