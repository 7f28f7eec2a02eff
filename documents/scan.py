"""A signed paper that came as a file: a PDF, a JPEG or a PNG that is whole, and carries nothing that acts."""

import re
import struct
from collections.abc import Callable
from typing import NamedTuple

MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 120_000_000
LEAST_PIXELS = 300
END_WITHIN = 2048
# What makes a PDF do something, or hides it: names after a slash, with or without #xx for a letter.
ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|OpenAction|AA|SubmitForm|ImportData|XFA)\b")
ENCRYPTED = re.compile(rb"/Encrypt\b")
HEX_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
SHORTEST_PNG = 45
PNG_SIGN = b"\x89PNG\r\n\x1a\n"
# The markers of JPEG that begin a frame and so tell its size.
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


class BadScan(ValueError):
    """The file is no signed paper that can be kept; the text says what to do."""


class Kind(NamedTuple):
    """One kind of file: how it begins, and what refuses a damaged one."""

    id: str
    sign: bytes
    check: Callable[[bytes], None]
    mime: str


def checked(data: bytes) -> str:
    """The kind of the file (`pdf`, `jpg`, `png`), told by its content alone; raises BadScan."""
    if len(data) > MOST_BYTES:
        size = f"{len(data) / 1024 / 1024:.1f}".replace(".", ",")
        raise BadScan(
            f"Tệp lớn {size} MB; máy chủ nhận nhiều nhất 8 MB. Xin quét lại ở 150–200 dpi, đen trắng, rồi gửi lại."
        )
    for kind in KINDS.values():
        if data.startswith(kind.sign):
            kind.check(data)
            return kind.id
    raise BadScan("Chỉ nhận bản quét PDF hoặc ảnh chụp JPEG, PNG. Xin quét hoặc chụp văn bản đã ký rồi gửi lại.")


def check_pdf(data: bytes) -> None:
    if b"%%EOF" not in data[-END_WITHIN:]:
        raise BadScan("Tệp PDF không trọn vẹn (gửi lên dở chừng hoặc bị hỏng). Xin quét lại rồi gửi lại.")
    plain = HEX_NAME.sub(lambda found: bytes([int(found[1], 16)]), data)
    if ENCRYPTED.search(plain):
        raise BadScan("Tệp PDF đặt mật khẩu. Xin bỏ mật khẩu (in ra tệp PDF mới) rồi gửi lại.")
    if ACTIVE.search(plain):
        raise BadScan("Tệp PDF có mã lệnh hoặc tệp đính kèm nên không nhận. Xin quét lại văn bản giấy thành PDF mới.")


def check_png(data: bytes) -> None:
    if len(data) < SHORTEST_PNG or data[12:16] != b"IHDR" or b"IEND" not in data[-16:]:
        raise BadScan("Ảnh PNG không trọn vẹn. Xin chụp lại rồi gửi lại.")
    check_size(*struct.unpack(">II", data[16:24]))


def check_jpeg(data: bytes) -> None:
    if not data.rstrip(b"\0").endswith(b"\xff\xd9"):
        raise BadScan("Ảnh JPEG không trọn vẹn. Xin chụp lại rồi gửi lại.")
    check_size(*jpeg_size(data))


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height of a JPEG, in pixels; (0, 0) where no frame says."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0


def check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise BadScan("Ảnh quá lớn (trên 120 triệu điểm ảnh). Xin chụp ở cỡ nhỏ hơn rồi gửi lại.")
    if min(width, height) < LEAST_PIXELS:
        raise BadScan("Ảnh quá nhỏ hoặc bị hỏng nên không đọc được chữ. Xin chụp lại rõ hơn rồi gửi lại.")


KINDS = {
    kind.id: kind
    for kind in (
        Kind("pdf", b"%PDF-", check_pdf, "application/pdf"),
        Kind("jpg", b"\xff\xd8\xff", check_jpeg, "image/jpeg"),
        Kind("png", PNG_SIGN, check_png, "image/png"),
    )
}
