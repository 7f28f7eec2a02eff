"""The list to be filled in: headings, help, choices, a guide; what is written is text and nothing else."""

import io

import openpyxl
import pytest

from documents.tables import read_table
from documents.tables.blank import BlankColumn, blank_table

COLUMNS = (
    BlankColumn("Mã đơn vị", "Chữ không dấu.", "C1", needed=True),
    BlankColumn("Loại", "Chọn.", "Xã", choices=("Xã", "Phường")),
)
ROWS = (("001", "Xã"), ("=1+1", "http://a"))


@pytest.fixture
def made() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(blank_table("Danh sách", COLUMNS, ("Cách ghi",), ROWS)))


def test_the_headings_say_what_is_needed(made: openpyxl.Workbook) -> None:
    assert [cell.value for cell in made["Danh sách"][1]] == ["Mã đơn vị (*)", "Loại"]


def test_kinds_are_picked_from_a_hidden_list(made: openpyxl.Workbook) -> None:
    rules = made["Danh sách"].data_validations.dataValidation
    picked = next(rule for rule in rules if rule.type == "list")
    assert picked.formula1 == "'Danh mục'!$B$1:$B$2"
    assert [made["Danh mục"]["B1"].value, made["Danh mục"].sheet_state] == ["Xã", "hidden"]


def test_every_cell_has_its_help(made: openpyxl.Workbook) -> None:
    rules = made["Danh sách"].data_validations.dataValidation
    assert [(rule.promptTitle, rule.prompt) for rule in rules] == [("Mã đơn vị", "Chữ không dấu."), ("Loại", "Chọn.")]


def test_the_guide_has_an_example_of_each_column(made: openpyxl.Workbook) -> None:
    rows = [[cell.value for cell in row] for row in made["Hướng dẫn"].iter_rows(min_row=4)]
    assert rows == [["Mã đơn vị", "Có", "Chữ không dấu.", "C1"], ["Loại", "", "Chọn.", "Xã"]]


def test_text_stays_text(made: openpyxl.Workbook) -> None:
    cells = [cell for row in made["Danh sách"].iter_rows(min_row=2, max_row=3) for cell in row]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for row in ROWS for text in row]


def test_what_was_written_is_read_again() -> None:
    table = read_table(blank_table("Danh sách", COLUMNS, ("Cách ghi",), ROWS))
    assert [row.cells for row in table.rows[1:]] == list(ROWS)
    assert table.others == ("Hướng dẫn",)
