"""C13: each damage that a form comes back with is refused with a message that names the cell.

The tables are the list of damages; the control shows that the same forms without them are taken.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from openpyxl import Workbook

from reporting.offline.importing import NotTaken
from tests.reporting.offline.filling_in import FIGURES, TABLE, TEXTS, Desktop, answer_cell, at, figure_row, row_of

A01, A02 = "so_lieu_chung-A01-*", "so_lieu_chung-A02-*"
QUESTION = "dac_diem_tinh_hinh"


@dataclass(frozen=True)
class Damage:
    """What somebody did to the form; the place and the words that the refusal must have."""

    what: str
    done: Callable[[Any], Any]
    place: str
    said: str


def put(sheet: str, code: str, column: str, value: object) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        at(book, sheet, code, column).value = value

    return change


def remove_row(book: Workbook) -> None:
    book[FIGURES].delete_rows(row_of(book[FIGURES], A02))


def copy_row(book: Workbook) -> None:
    sheet = book[FIGURES]
    sheet["A200"].value = A01


def remove_column(book: Workbook) -> None:
    book[FIGURES]["G1"].value = None


def two_columns(book: Workbook) -> None:
    book[FIGURES]["G1"].value = book[FIGURES]["F1"].value


def merge(book: Workbook) -> None:
    row = row_of(book[FIGURES], A01)
    book[FIGURES].merge_cells(f"E{row}:F{row}")


def forge(book: Workbook) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("BC1."):
                    cell.value = cell.value[:-3] + "AAA"
    for name in [each.name for each in book.custom_doc_props.props]:
        del book.custom_doc_props[name]


def no_ticket(book: Workbook) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("BC1."):
                    cell.value = None
    for name in [each.name for each in book.custom_doc_props.props]:
        del book.custom_doc_props[name]


IN_EXCEL = [
    Damage("words for a number", put(FIGURES, A01, "E", "chừng trăm"), "Số liệu!E4", "Không đọc được số “chừng trăm”"),
    Damage("a fraction of a person", put(FIGURES, A01, "E", 1.234), "Số liệu!E4", "1,234 hay 1.234"),
    Damage("a formula never counted", put(FIGURES, A01, "F", "=E4*2"), "Số liệu!F4", "công thức chưa tính"),
    Damage("an error value", put(FIGURES, A01, "F", "#REF!"), "Số liệu!F4", "#REF!"),
    Damage("a day that is none", put(TEXTS, "date", "C", "31/02/2012"), "Lời văn!C", "31/02/2012"),
    Damage("a choice not offered", put(TEXTS, "signer_role", "C", "Trưởng ban"), "Lời văn!C", "chọn một trong các mục"),
    Damage("a row taken away", remove_row, "Số liệu!A4", "thiếu dòng “A02"),
    Damage("a row there twice", copy_row, "Số liệu!A200", "đã có ở ô Số liệu!A4"),
    Damage("a column without its code", remove_column, "Số liệu!A4", "thiếu cột mã “2010”"),
    Damage("two columns of one year", two_columns, "Số liệu!G1", "mã cột “2009” đã có ở cột F"),
    Damage("a code of one's own", put(TEXTS, QUESTION, "A", "cau_hoi_la"), "Lời văn!A", "cau_hoi_la"),
    Damage("cells merged over figures", merge, "Số liệu!E4", "E4:F4 bị gộp"),
    Damage("a forged ticket", forge, "_bc!A1", "không đúng"),
    Damage("no ticket", no_ticket, "ô A1", "Không thấy mã phiếu"),
    Damage("words for a target", put(TABLE, "chi_tieu-1-*", "F", "nhiều"), "Bảng 1!F4", "nhiều"),
]


def refusal(unit: Desktop, data: bytes) -> list[str]:
    """Every sentence against a file, each behind its place."""
    try:
        made = unit.proposal(data).judged
    except NotTaken as error:
        return [str(error)]
    return [f"{each.place}: {each.message}" for each in made.troubles]


@pytest.mark.parametrize("damage", IN_EXCEL, ids=lambda each: each.what)
def test_a_damaged_spreadsheet_is_told_by_cell(school: Desktop, damage: Damage) -> None:
    (told, *_) = refusal(school, school.workbook(damage.done)) or [""]
    assert damage.place in told
    assert damage.said in told


def test_control_the_same_spreadsheet_without_damage_is_taken(school: Desktop) -> None:
    assert school.proposal(school.workbook(lambda book: None)).judged.unchanged


def drop_row(file: Any) -> None:
    row = figure_row(file, "so_lieu_chung", "A02")
    row._tr.getparent().remove(row._tr)


def double_row(file: Any) -> None:
    from copy import deepcopy

    row = figure_row(file, "so_lieu_chung", "A01")
    row._tr.addnext(deepcopy(row._tr))


def words_for_number(file: Any) -> None:
    figure_row(file, "so_lieu_chung", "A01").cells[3].text = "chừng trăm"


def merge_cells(file: Any) -> None:
    row = figure_row(file, "so_lieu_chung", "A01")
    row.cells[3].merge(row.cells[4])


def nested(file: Any) -> None:
    answer_cell(file, QUESTION).add_table(1, 1)


def other_year(file: Any) -> None:
    table = next(each for each in file.tables if "Mã: so_lieu_chung" in each.rows[0].cells[0].text)
    table.rows[1].cells[4].text = "Năm nay"


IN_WORD = [
    Damage("words for a number", words_for_number, "cột “2008” (mã A01)", "chừng trăm"),
    Damage("a row taken away", drop_row, "bảng", "thiếu dòng “A02"),
    Damage("a row there twice", double_row, "bảng", "mã “so_lieu_chung-A01-*” đã có ở bảng"),
    Damage("cells merged", merge_cells, "bảng", "đã bị gộp hoặc tách"),
    Damage("a table in an answer", nested, f"(mã {QUESTION})", "một bảng khác"),
    Damage("a year by another name", other_year, "bảng", "thiếu cột mã “2009”"),
]


@pytest.mark.parametrize("damage", IN_WORD, ids=lambda each: each.what)
def test_a_damaged_word_form_is_told_by_cell(school: Desktop, damage: Damage) -> None:
    (told, *_) = refusal(school, school.document(damage.done)) or [""]
    assert damage.place in told
    assert damage.said in told


def test_control_the_same_word_form_without_damage_is_taken(school: Desktop) -> None:
    assert school.proposal(school.document(lambda file: None)).judged.unchanged


def test_one_bad_cell_does_not_keep_the_others_away(school: Desktop) -> None:
    def change(book: Workbook) -> None:
        at(book, FIGURES, A01, "E").value = "chừng trăm"
        at(book, FIGURES, A01, "F").value = 4321

    made = school.proposal(school.workbook(change)).judged
    assert ([each.place for each in made.troubles], made.cells) == (["Số liệu!E4"], 1)


def test_nothing_is_believed_of_a_file_whose_codes_are_damaged(school: Desktop) -> None:
    made = school.proposal(school.workbook(copy_row)).judged
    assert (made.whole, made.pages) == (False, ())
