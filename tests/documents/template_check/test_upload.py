"""Which files are opened at all, and one sentence for each other kind of file (reliability: C5, C6, C8)."""

import io
import zipfile

import pytest

from documents.package import packed
from documents.template_check.upload import MOST_BYTES, MOST_ENTRIES, opened, overlapping, repeated, safe, utf16
from tests.documents.attacks import OLD_CONTAINER, zipped
from tests.documents.templates import CONTRACT, WORD_TYPE, check_template, parts_of, template

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
KINDS = {
    "nothing": (b"", "Tệp rỗng."),
    "text": ("Báo cáo".encode(), "Tệp không phải .docx."),
    "an old .doc": (OLD_CONTAINER + bytes(600), "Đây là tệp .doc cũ, không phải .docx."),
    "an old .xls": (OLD_CONTAINER + utf16("Workbook"), "Đây là tệp .xls cũ của Excel, không phải mẫu Word."),
    "a password": (OLD_CONTAINER + utf16("EncryptedPackage"), "Tệp có mật khẩu nên không đọc được."),
    "rich text": (rb"{\rtf1 a}", "Đây là tệp .rtf, không phải .docx."),
    "a PDF": (b"%PDF-1.7", "Đây là tệp PDF, không phải mẫu Word."),
    "a web page": (b"\xef\xbb\xbf\r\n<HTML><body>", "Đây là trang web (HTML) mang tên tệp Word."),
    "flat XML": (b"<?xml version='1.0'?><w/>", "Đây là tệp XML, không phải .docx."),
    "an empty zip": (b"PK\x05\x06" + bytes(18), "Tệp không phải .docx."),
    "another zip": (packed({"a.txt": b"a"}), "Tệp không phải .docx (có thể là tệp .zip đổi tên)."),
    "an .odt": (packed({"mimetype": b"application/vnd.oasis.opendocument.text"}),
                "Đây là tệp .odt của LibreOffice, không phải .docx."),
    "an .xlsx": (template("a", more={"word/document.xml": (SHEET, b"<x/>")}),
                 "Đây là tệp .xlsx của Excel, không phải mẫu Word."),
    "a cut file": (template("a")[:300], "Tệp .docx bị hỏng hoặc bị cắt cụt."),
    "too many bytes": (b"PK\x03\x04" + bytes(MOST_BYTES), "Tệp lớn quá 10 MB."),
    "broken XML": (packed({**parts_of("a"), "word/document.xml": b"<w:p>"}), "Phần word/document.xml bị hỏng."),
    "no document": (packed({name: xml for name, xml in parts_of("a").items() if name != "word/document.xml"}),
                    "Tệp không có phần nội dung của Word."),
    "strict Open XML": (packed({**parts_of("a"), "word/document.xml": b'<w:document xmlns:w="http://purl.oclc.org/ooxml/'
                        b'wordprocessingml/main"><w:body/></w:document>'}),
                        "Tệp lưu theo kiểu mà máy không điền được (Strict Open XML hoặc phần mềm khác)."),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_each_other_kind_of_file_has_its_own_sentence(kind: str) -> None:
    data, sentence = KINDS[kind]
    found = check_template(data, CONTRACT)
    assert sentence in [one.problem for one in found]
    assert all(one.suggestion for one in found)


def test_a_word_template_file_is_a_template_too() -> None:
    document = parts_of("a")["word/document.xml"]
    data = template("a", more={"word/document.xml": (f"{WORD_TYPE}.template.main+xml", document)})
    assert check_template(data, CONTRACT) == []


def test_the_parts_of_a_good_file_are_read_in_order() -> None:
    parts = parts_of("a")
    assert opened(packed(parts)) == (parts, [])


def test_as_many_parts_as_allowed_are_read() -> None:
    few = len(parts_of("a"))
    images = [(f"word/media/{number}.png", b"x") for number in range(MOST_ENTRIES - few)]
    assert opened(zipped(*images))[1] == []
    assert opened(zipped(*images, ("word/media/x.png", b"x")))[1]


@pytest.mark.parametrize("name", ["word/document.xml", "[Content_Types].xml", "_rels/.rels", "word/media/hình 1.png"])
def test_names_that_word_writes_are_safe(name: str) -> None:
    assert safe(name)


@pytest.mark.parametrize(
    "name", ["/a", "a//b", "../a", "a/..", "a/. ./b", "a\\b", "C:a", "a\x00", "a\n", "", "a/", "a?b"]
)
def test_names_that_lead_out_are_not(name: str) -> None:
    assert not safe(name) or name == "a/"


def test_one_name_typed_two_ways_is_the_same_name() -> None:
    assert repeated(["a/Hồ.xml", "A/Hồ.XML", "b"]) == ["a/hồ.xml"]


def test_parts_behind_each_other_do_not_overlap() -> None:
    with zipfile.ZipFile(io.BytesIO(template("a"))) as package:
        assert not overlapping(package.infolist())
