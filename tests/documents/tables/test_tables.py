"""Tables that people send: every kind is read with its own row numbers, what is none is refused in one sentence."""

import io
from collections.abc import Sequence
from datetime import date

import pytest
from xlsxwriter import Workbook

from documents.tables import NotATable, Row, read_table
from documents.tables.rows import MOST_BYTES, MOST_ROWS

CELLS = (("Mã", "Tên"), ("001", "Trường A"), (), ("C2", "Xã\nB"))
READ = (Row(1, ("Mã", "Tên")), Row(2, ("001", "Trường A")), Row(4, ("C2", "Xã\nB")))


def book(*sheets: tuple[str, Sequence[Sequence[object]]], hide: str = "") -> bytes:
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True, "strings_to_numbers": False}) as workbook:
        for name, rows in sheets:
            paper = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, value in enumerate(row):
                    write = paper.write_string if isinstance(value, str) else paper.write
                    write(number, place, value)
            if name == hide:
                paper.hide()
    return made.getvalue()


def lines(separator: str) -> str:
    """The same table with separators."""
    return "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in CELLS) + "\r\n"


def test_a_workbook_is_read_with_the_numbers_that_excel_shows() -> None:
    table = read_table(book(("Đơn vị", CELLS)))
    assert (table.name, table.rows, table.others) == ("Đơn vị", READ, ())


def test_rows_above_the_table_count() -> None:
    assert read_table(book(("A", ((), (), ("Mã",))))).rows == (Row(3, ("Mã",)),)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_text_is_read_whatever_separates_and_encodes_it(separator: str, code: str) -> None:
    assert read_table(lines(separator).encode(code)).rows == READ


@pytest.mark.parametrize(
    "data",
    [
        "Ma\u0303 đơn vi\u0323;Tên\nC1;Công đoàn cơ sơ\u0309\n".encode("cp1258"),
        "M· ®¬n vÞ;Tªn\nC1;C«ng ®oµn c¬ së\n".encode("latin-1"),
    ],
    ids=["windows-1258", "tcvn3"],
)
def test_text_in_an_old_code_is_read(data: bytes) -> None:
    assert [row.cells for row in read_table(data).rows] == [("Mã đơn vị", "Tên"), ("C1", "Công đoàn cơ sở")]


def test_a_named_separator_is_believed_and_is_no_row() -> None:
    assert read_table(b"sep=;\na,b;c\n").rows == (Row(1, ("a,b", "c")),)


def test_numbers_and_days_come_as_somebody_would_type_them() -> None:
    assert read_table(book(("A", ((7, 7.5, True, "007"),)))).rows[0].cells == ("7", "7,5", "Có", "007")


def test_a_day_comes_day_first() -> None:
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as workbook:
        workbook.add_worksheet().write_datetime(0, 0, date(2012, 7, 5))
    assert read_table(made.getvalue()).rows[0].cells == ("05/07/2012",)


def test_of_many_sheets_the_first_that_shows_and_holds_something_is_read() -> None:
    sheets = (("Trống", ()), ("Ẩn", (("x",),)), ("Danh sách", (("a",),)), ("Ghi chú", (("b",),)))
    table = read_table(book(*sheets, hide="Ẩn"))
    assert (table.name, table.others) == ("Danh sách", ("Trống", "Ghi chú"))


def test_a_formula_is_only_its_text() -> None:
    assert read_table(b"=1+1;+84;@x\n").rows[0].cells == ("=1+1", "+84", "@x")


FOREIGN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "không có dòng nào"),
    "blank sheet": (book(("A", ())), "không có dòng nào"),
    "pdf": (b"%PDF-1.7", "PDF"),
    "web page": (b"\xef\xbb\xbf <html><table>", "trang web"),
    "word": (b"PK\x03\x04" + b"word/document.xml", "Word"),
    "zip": (b"PK\x03\x04" + b"a.txt", "tệp nén"),
    "cut off": (book(("A", CELLS))[:900] + b"xl/", "hỏng"),
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "Word"),
    "quote left open": (b'a;"b\nc', "ngoặc kép"),
    "not text": (b"a;b\n\x01\x02", "không phải bảng tính"),
    "picture": (b"\x89PNG\r\n", "hình ảnh"),
    "too large": (b"a" * (MOST_BYTES + 1), "10 MB"),
    "too many rows": (b"a;b\n" * (MOST_ROWS + 1), "Xin chia"),
    "too many columns": (b"a;" * 201 + b"b", "200 cột"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_no_table_is_refused_in_words(name: str) -> None:
    data, said = FOREIGN[name]
    with pytest.raises(NotATable, match=said):
        read_table(data)


def test_a_cell_far_away_costs_neither_time_nor_memory() -> None:
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as workbook:
        paper = workbook.add_worksheet()
        paper.write_string(0, 0, "Mã")
        paper.write_string(1_048_575, 16_383, "xa")
    with pytest.raises(NotATable, match="rất xa"):
        read_table(made.getvalue())
