"""Plain tables as workbooks, read back with another library."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from documents.sheets import LONGEST_TEXT, Column, Sheet, Value, sheet_name, workbook
from reporting.clock import VIETNAM

COLUMNS = (Column("Mã"), Column("Đơn vị"), Column("Số", decimals=1), Column("Hạn"), Column("Lưu lúc"))
ROW = ("C0001", "CĐCS Trường THPT Chu Văn An", Decimal("12.5"), date(2012, 7, 20), datetime(2012, 7, 5, 9, 12))
MADE = datetime(2012, 7, 10, 8, tzinfo=VIETNAM)


def opened(*sheets: Sheet) -> list[Worksheet]:
    return load_workbook(BytesIO(workbook(sheets))).worksheets


def table(rows: Sequence[Sequence[Value]] = (ROW,), foot: Sequence[Value] = ()) -> Worksheet:
    return opened(Sheet("Theo dõi", COLUMNS, rows, ("Tình hình nộp báo cáo", "Đến 10/7/2012"), foot))[0]


def test_days_moments_and_figures_are_what_they_are() -> None:
    cells = table()[5]
    assert [cell.value for cell in cells] == [
        "C0001", "CĐCS Trường THPT Chu Văn An", 12.5, datetime(2012, 7, 20), datetime(2012, 7, 5, 9, 12),
    ]  # fmt: skip
    assert [cell.is_date for cell in cells] == [False, False, False, True, True]
    assert cells[2].number_format == "#,##0.0"


def test_the_lines_over_the_table_then_its_heading() -> None:
    found = table()
    assert [found["A1"].value, found["A2"].value, found["A3"].value] == ["Tình hình nộp báo cáo", "Đến 10/7/2012", None]
    assert [cell.value for cell in found[4]] == [column.heading for column in COLUMNS]


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 261 3544", "-5", "@SUM(A1)", "0123", "http://a.vn", "{=A1}", "=cmd|'x'!A"]
)
def test_a_text_stays_a_text_whatever_it_begins_with(text: str) -> None:
    cell = table([(text, *ROW[1:])])["A5"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_empty_is_no_zero() -> None:
    found = table([("C1", "", None, None, None), ("C2", "", Decimal(0), None, None)])
    assert (found["C5"].value, found["C6"].value) == (None, 0)


def test_a_figure_longer_than_excel_keeps_is_written_out() -> None:
    assert table([(*ROW[:2], Decimal("1234567890123456789"), *ROW[3:])])["C5"].value == "1234567890123456789"


def test_a_text_longer_than_a_cell_is_cut_not_lost() -> None:
    assert table([("C1", "ă" * 40_000, *ROW[2:])])["B5"].value == "ă" * LONGEST_TEXT


def test_it_prints_across_with_its_heading_on_every_page() -> None:
    found = table()
    assert (found.page_setup.paperSize, found.page_setup.orientation) == (9, "landscape")
    assert (found.print_title_rows, found.page_setup.fitToHeight) == ("$4:$4", 0)
    assert "Trang" in str(found.oddFooter.center.text)


def test_the_heading_stays_in_sight_and_filters_the_rows_but_not_their_sum() -> None:
    found = table([ROW, ROW], ("", "Cộng", Decimal(25), None, None))
    assert (found.freeze_panes, found.auto_filter.ref) == ("A5", "A4:E6")
    assert (found["B7"].value, found["B7"].font.bold, found["B6"].font.bold) == ("Cộng", True, False)


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    widths = table().column_dimensions
    assert widths["B"].width > 25 > widths["A"].width > 5


def test_a_table_without_rows_opens() -> None:
    assert table([]).max_row == 4


@pytest.mark.parametrize(
    ("text", "name"), [("Huyện [1]: a/b", "Huyện 1 a b"), ("'", "Bảng"), ("", "Bảng"), ("x" * 40, "x" * 31)]
)
def test_names_of_sheets_are_such_as_excel_takes(text: str, name: str) -> None:
    assert sheet_name(text) == name


def test_two_sheets_never_have_one_name() -> None:
    sheets = (Sheet(name, COLUMNS, ()) for name in ("Huyện", "HUYỆN", "x" * 40, "x" * 40))
    assert [sheet.title for sheet in opened(*sheets)] == ["Huyện", "HUYỆN (2)", "x" * 31, "x" * 26 + " (2)"]


def test_the_same_tables_make_the_same_file() -> None:
    sheets = [Sheet("Theo dõi", COLUMNS, [ROW])]
    assert workbook(sheets, MADE) == workbook(sheets, MADE)
