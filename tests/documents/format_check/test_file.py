"""Files that cannot be checked: each told for what it is. Nothing else ever comes out."""

import io
import random
import zipfile

import pytest

from documents.format_check.check import check
from documents.format_check.file import (
    BrokenFile,
    EmptyFile,
    LockedFile,
    MacroFile,
    NotChecked,
    OtherFile,
    OversizedFile,
    UnsafeFile,
    opened,
)
from documents.format_check.mend import mend
from documents.package import packed, unpacked
from tests.documents.foreign import with_tables

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MACRO = b"application/vnd.ms-word.document.macroEnabled.main+xml"
MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def old(stream: str) -> bytes:
    """An old Office file, as far as it shows what it is."""
    return OLE + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 512


def changed(part: str, old_bytes: bytes, new: bytes) -> bytes:
    parts = unpacked(with_tables())
    return packed({**parts, part: parts[part].replace(old_bytes, new)})


def zipped(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return kept.getvalue()


REFUSED = [
    ("nothing", b"", EmptyFile, "tệp rỗng"),
    ("an old Word file", old("WordDocument"), OtherFile, r"\.doc\)"),
    ("an old Excel file", old("Workbook"), OtherFile, r"\.xls\)"),
    ("a locked file", old("EncryptedPackage"), LockedFile, "mật khẩu"),
    ("a PDF", b"%PDF-1.7\n", OtherFile, "PDF"),
    ("RTF", b"{\\rtf1 x}", OtherFile, "RTF"),
    ("a web page", b"\xef\xbb\xbf\n<!DOCTYPE html><html>", OtherFile, "HTML"),
    ("a text", "Báo cáo".encode(), OtherFile, "không phải .docx"),
    ("a sheet", zipped(**{"[Content_Types].xml": b"<Types/>", "xl__workbook.xml": b"<x/>"}), OtherFile, "Excel"),
    ("OpenDocument", zipped(mimetype=b"x", **{"META-INF__manifest.xml": b"<x/>"}), OtherFile, "OpenDocument"),
    ("some zip", zipped(a=b"b"), OtherFile, r"\.zip"),
    ("macros", changed("[Content_Types].xml", MAIN, MACRO), MacroFile, "macro"),
    ("half a file", with_tables()[:9000], BrokenFile, "cắt cụt"),
    ("a DOCTYPE", changed("word/document.xml", b"<w:document", b"<!DOCTYPE x><w:document"), BrokenFile, "document.xml"),
    ("XML cut off", changed("word/document.xml", b"</w:body>", b""), BrokenFile, "document.xml"),
    ("a bomb", zipped(a=b"0" * 30_000_000), UnsafeFile, "20 MB"),
    ("bytes in plenty", b"PK\x03\x04" + b"0" * 11_000_000, OversizedFile, "10 MB"),
    ("501 parts", zipped(**{f"p{n}": b"" for n in range(501)}), UnsafeFile, "500"),
]


@pytest.mark.parametrize(("data", "kind", "said"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_file_that_is_no_docx_is_told_for_what_it_is(data: bytes, kind: type[NotChecked], said: str) -> None:
    with pytest.raises(kind, match=said):
        check(data)


def test_a_right_file_is_opened() -> None:
    assert opened(with_tables()).document == "word/document.xml"


def test_a_template_file_of_word_is_opened_too() -> None:
    template = changed("[Content_Types].xml", MAIN, MAIN.replace(b"document.main", b"template.main"))
    assert opened(template).document == "word/document.xml"


def test_a_file_without_styles_numbering_theme_and_properties_is_checked() -> None:
    parts = {
        name: content
        for name, content in unpacked(with_tables()).items()
        if not name.startswith(("word/styles", "word/numbering", "word/theme", "docProps"))
    }
    assert isinstance(check(packed(parts)), list)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A part with a few bytes, an attribute or an element changed."""
    parts = unpacked(data)
    name = chance.choice(["word/document.xml", "word/styles.xml", "word/header1.xml", "[Content_Types].xml"])
    content = parts.get(name, b"<a/>")
    marks = [place for place in range(len(content)) if content[place : place + 2] == b'="']
    for place in sorted(chance.sample(marks, min(len(marks), chance.randint(1, 6))), reverse=True):
        end = content.index(b'"', place + 2)
        value = chance.choice([b"", b"-1", b"abc", b"9" * 30, b"1e999", b"none", b"0"])
        content = content[: place + 2] + value + content[end:]
    if chance.random() < 0.3:
        place = chance.randrange(len(content))
        content = content[:place] + bytes([chance.randrange(256)]) + content[place + 1 :]
    return packed({**parts, name: content})


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_file_is_checked_or_refused_and_never_anything_else(seed: int) -> None:
    chance, right, ended = random.Random(seed), with_tables(), set()
    for _ in range(25):
        try:
            ended.add(type(mend(mutated(right, chance)).left))
        except NotChecked as error:
            ended.add(type(error))
    assert ended and all(each is list or issubclass(each, NotChecked) for each in ended)
