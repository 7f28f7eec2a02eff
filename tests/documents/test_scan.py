"""Signed papers as files: told by their content, damaged and acting ones refused with what to do."""

import struct

import pytest

from documents.scan import MOST_BYTES, PNG_SIGN, BadScan, checked

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def png(width: int = 1240, height: int = 1754) -> bytes:
    return PNG_SIGN + struct.pack(">I4sII", 13, b"IHDR", width, height) + bytes(30) + b"\0\0\0\0IEND\xaeB`\x82"


def jpeg(width: int = 1240, height: int = 1754) -> bytes:
    start = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(10)
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + bytes(10)
    return start + frame + bytes(40) + b"\xff\xd9"


@pytest.mark.parametrize(("data", "kind"), [(PDF, "pdf"), (png(), "png"), (jpeg(), "jpg")])
def test_a_scan_or_a_photo_is_told_by_its_content(data: bytes, kind: str) -> None:
    assert checked(data) == kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Chỉ nhận bản quét PDF"),
        (b"PK\x03\x04" + bytes(100), "Chỉ nhận bản quét PDF"),
        (b"<html><script>", "Chỉ nhận bản quét PDF"),
        (PDF[:-8], "không trọn vẹn"),
        (PDF.replace(b"/Root", b"/Encrypt 2 0 R/Root"), "đặt mật khẩu"),
        (PDF.replace(b"/Type", b"/OpenAction 3 0 R/Type"), "mã lệnh"),
        (PDF.replace(b"/Type", b"/J#61vaScript 3 0 R/Type"), "mã lệnh"),
        (png()[:-12], "không trọn vẹn"),
        (png()[:16] + b"IEND", "không trọn vẹn"),
        (png(20, 20), "quá nhỏ"),
        (png(60_000, 60_000), "quá lớn"),
        (jpeg()[:-2], "không trọn vẹn"),
        (jpeg(0, 0), "quá nhỏ"),
        (PDF + bytes(MOST_BYTES), "nhiều nhất 8 MB"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(BadScan, match=said):
        checked(data)


@pytest.mark.parametrize("cut", range(1, len(jpeg()), 7))
def test_a_photo_cut_anywhere_is_refused(cut: int) -> None:
    with pytest.raises(BadScan):
        checked(jpeg()[:cut])
