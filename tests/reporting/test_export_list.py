"""The list in an export: opens as a table in Excel, calculates nothing."""

import csv

import pytest

from reporting.export_list import HEADS, listing, safe
from store.job_items import Line

LINE = Line(1, "C0001", "CĐCS Trường; “A”", "accepted", "0001_a", 0, "done", 5, 5, "")


def read(*lines: Line) -> list[list[str]]:
    data = b"".join(listing(lines, "docx"))
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";"))


def test_each_unit_has_its_file_and_revision() -> None:
    heads, row = read(LINE)
    assert heads == list(HEADS)
    assert row == ["1", "C0001", "CĐCS Trường; “A”", "Đã duyệt", "0001_a.docx", "5", "Đã lập"]


def test_a_report_saved_after_its_document_was_made_is_named() -> None:
    assert "đã sửa sau đó (nay là bản lưu 6)" in read(LINE._replace(current=6))[1][-1]


def test_a_document_that_could_not_be_made_has_no_file_but_a_reason() -> None:
    row = read(LINE._replace(state="failed", revision=None, reason="Số liệu hỏng."))[1]
    assert row[4:] == ["", "", "Chưa lập được: Số liệu hỏng."]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", " =1"])
def test_a_name_that_begins_like_a_formula_is_a_text(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["CĐCS", "1.234", "", "a=1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


def test_many_lines_come_in_pieces() -> None:
    pieces = list(listing((LINE._replace(position=n) for n in range(1, 1001)), "docx"))
    assert len(pieces) > 4 and max(map(len, pieces)) < 60_000
    assert len(b"".join(pieces).splitlines()) == 1001
