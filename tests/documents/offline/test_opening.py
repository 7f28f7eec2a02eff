"""Which returned files are opened: macros, outside links, bombs and other kinds of file are refused with what to do."""

import io
import zipfile

import pytest
import xlsxwriter

from documents.offline.opening import NotOpened, opened
from documents.offline.task import looked_at
from tests.documents.packages import docx


def workbook(**more: bytes) -> bytes:
    """A small spreadsheet with further parts in it."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet("Số liệu").write_string(0, 0, "x")
    book.close()
    with zipfile.ZipFile(out, "a") as package:
        for name, content in more.items():
            package.writestr(name, content)
    return out.getvalue()


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def in_old_container(word: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + word.encode("utf-16-le") + b"\0" * 2048


REFUSED = {
    "macros": (workbook(**{"xl/vbaProject.bin": b"x"}), "macro"),
    "outside links": (workbook(**{"xl/externalLinks/externalLink1.xml": b"<a/>"}), "Break Link"),
    "old excel": (in_old_container("Workbook"), "tệp .xls cũ"),
    "old word": (in_old_container("WordDocument"), "tệp .doc cũ"),
    "a password": (in_old_container("EncryptedPackage"), "bỏ mật khẩu"),
    "open document": (packed(**{"content.xml": b"<a/>", "mimetype": b"x"}), "OpenDocument"),
    "some other zip": (packed(**{"a.txt": b"x"}), "không phải biểu nhập"),
    "a web page": (b"<html><table></table></html>", "không phải biểu nhập"),
    "a picture": (b"\x89PNG\r\n", "không phải biểu nhập"),
    "nothing": (b"", "rỗng"),
    "cut short": (workbook()[:900], "hỏng"),
    "a bomb": (workbook(**{"xl/media/a.bin": b"\0" * (60 << 20)}), "lớn"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_form_is_refused_in_one_sentence(name: str) -> None:
    data, said = REFUSED[name]
    with pytest.raises(NotOpened, match=said):
        opened(data)


def test_control_a_plain_spreadsheet_and_a_plain_document_are_opened() -> None:
    assert [opened(workbook())[0], opened(docx("x"))[0]] == ["xlsx", "docx"]


def test_a_doctype_is_refused() -> None:
    book = zipfile.ZipFile(io.BytesIO(workbook()))
    parts = {name: book.read(name) for name in book.namelist()}
    parts["xl/workbook.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts["xl/workbook.xml"].partition(b"?>")[2]
    assert "hỏng" in looked_at(packed(**parts))["refused"]


def test_a_file_that_is_not_ours_has_no_ticket() -> None:
    assert looked_at(workbook())["found"]["tickets"] == []
