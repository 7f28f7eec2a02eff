"""The files themselves: what is locked, hidden, checked while it is typed, and how their marks look."""

import io
import re
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from documents.offline.excel_form import excel_form
from documents.offline.excel_reading import read_workbook
from documents.offline.form import Box, Column, Form, Grid, GridRow, Line, Part, Table, TableRow
from documents.offline.opening import opened
from documents.offline.word_form import word_form
from documents.offline.word_reading import read_document

FIGURE = Box("12", "12", "number", none=True)
ROWS = (
    TableRow("bang-1-*", (Box("Một"), Box("5", "5", "number"))),
    TableRow("bang-2-*", (Box(), Box())),
)
FORM = Form(
    agency=("LIÊN ĐOÀN LAO ĐỘNG",),
    unit=("CÔNG ĐOÀN CƠ SỞ",),
    title="BIỂU NHẬP BÁO CÁO",
    subject="Sơ kết",
    facts=(("Đơn vị:", "CĐCS A"),),
    ticket="BC1.abc.def",
    periods=(("2011", "2011"), ("2012", "6T/2012")),
    total_label="Đến 30/6/2012",
    parts=(
        Part(
            "I. TÌNH HÌNH",
            1,
            "Lời hướng dẫn.",
            (
                Line("dac_diem", "Đặc điểm", Box("Dòng một\n=1+1"), lines=4),
                Line("nguoi_ky", "Người ký", Box("Chủ tịch", kind="choice", options=("Chủ tịch", "Phó Chủ tịch"))),
                Grid(
                    "so",
                    "Số liệu",
                    (
                        GridRow("so-A01-*", "A01", "Người", "người", (FIGURE, FIGURE), "flow", "1.024"),
                        GridRow("so-A02-*", "A02", "Nữ", "người", (FIGURE, Box(fixed=True)), "stock", "12"),
                        GridRow("so-A03-*", "A03", "Tỷ lệ", "%", (Box("100,0", "100", "number", True),) * 2,
                                ratio=("so-A02-*", "so-A01-*"), decimals=1),
                    ),
                ),
                Table("bang", "Chỉ tiêu", (Column("ten", "Tên", True), Column("so", "Số")), ROWS),
            ),
        ),
    ),
)  # fmt: skip


@pytest.fixture
def book() -> Workbook:
    return load_workbook(io.BytesIO(excel_form(FORM)))


def test_every_sheet_is_protected_and_only_answers_are_open(book: Workbook) -> None:
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    texts = book["Lời văn"]
    assert (texts["B3"].protection.locked, texts["C4"].protection.locked) == (True, False)


def test_codes_are_hidden_and_the_ticket_stands_on_a_hidden_sheet(book: Workbook) -> None:
    assert all(book[name].column_dimensions["A"].hidden for name in ("Số liệu", "Lời văn", "Bảng 1"))
    assert (book["_bc"].sheet_state, book["_bc"]["A1"].value) == ("veryHidden", FORM.ticket)


def test_figures_are_checked_while_they_are_typed(book: Workbook) -> None:
    checks = {str(each.sqref): each for each in book["Số liệu"].data_validations.dataValidation}
    assert (checks["E4"].type, "không phát sinh" in checks["E4"].formula1) == ("custom", True)
    choices = book["Lời văn"].data_validations.dataValidation
    assert [each.type for each in choices] == ["list"]


def test_ratios_and_totals_are_reckoned(book: Workbook) -> None:
    sheet = book["Số liệu"]
    assert (sheet["E6"].value, sheet["G4"].value) == (
        '=IF(OR(E5="",E4="",N(E4)=0),"",ROUND(N(E5)/N(E4)*100,1))', '=IF(COUNT(E4:F4)=0,"",SUM(E4:F4))',
    )  # fmt: skip


def test_what_is_reckoned_shows_its_result_before_anybody_reckons_again() -> None:
    kept = load_workbook(io.BytesIO(excel_form(FORM)), data_only=True)["Số liệu"]
    assert (kept["E6"].value, kept["G4"].value, kept["G5"].value) == (100, 1024, 12)


def test_guidance_is_a_note_and_text_is_never_a_formula(book: Workbook) -> None:
    texts = book["Lời văn"]
    assert "Lời hướng dẫn." in texts["B3"].comment.text
    assert (texts["C4"].data_type, texts["C4"].value) == ("s", "Dòng một\n=1+1")


def typed(kind: str) -> dict[str, str]:
    _, parts = opened(excel_form(FORM) if kind == "xlsx" else word_form(FORM))
    found = (read_workbook if kind == "xlsx" else read_document)(parts)
    assert (found.troubles, set(found.tickets)) == ([], {FORM.ticket})
    return {each.code: each.text for each in found.typed if each.text}


def test_both_files_say_the_same() -> None:
    labels = {"[2011]": "2011", "[6T/2012]": "2012", "[Tên]": "ten", "[Số]": "so"}
    word = {re.sub(r"\[.*?\]", lambda head: labels[head[0]], code): text for code, text in typed("docx").items()}
    assert {code: text for code, text in word.items() if "A03" not in code} == typed("xlsx")


def test_each_bookmark_of_the_word_form_lies_in_one_paragraph() -> None:
    xml = zipfile.ZipFile(io.BytesIO(word_form(FORM))).read("word/document.xml").decode()
    marked = [each for each in re.findall(r"<w:p>.*?</w:p>", xml) if "bookmark" in each]
    assert [each.count("bookmarkStart") + each.count("bookmarkEnd") for each in marked] == [2] * len(marked)
    assert len(marked) == 2
