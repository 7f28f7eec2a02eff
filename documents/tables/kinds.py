"""What a file is that should be a table, told by its first bytes; what it may not be is refused in words."""

from collections.abc import Callable, Iterable

from documents.tables.rows import EMPTY, MOST_BYTES, NotATable

SAVE_AGAIN = "Xin mở bằng Excel, lưu lại thành .xlsx (Excel Workbook) rồi gửi lại."
CHOOSE = "Xin chọn tệp danh sách .xlsx, .xls hoặc .csv."
LOCKED = "Tệp có mật khẩu nên không đọc được. Xin bỏ mật khẩu trong Excel, lưu lại rồi gửi lại."
BROKEN = f"Tệp Excel bị hỏng hoặc bị cắt cụt nên không đọc được. {SAVE_AGAIN}"

ZIP, OLD_CONTAINER = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = 4096


def wide(word: str) -> bytes:
    """A name as the old Office container spells it."""
    return word.encode("utf-16-le")


# What a file begins with, in small letters, and why it is no table.
BEGINNINGS = (
    (b"%pdf", f"Đây là tệp PDF, không phải bảng tính. {CHOOSE}"),
    (b"{\\rtf", f"Đây là tệp văn bản .rtf, không phải bảng tính. {CHOOSE}"),
    (b"<", f"Đây là trang web hoặc tệp XML mang tên bảng tính. {SAVE_AGAIN}"),
    (b"\x89png", f"Đây là hình ảnh, không phải bảng tính. {CHOOSE}"),
    (b"\xff\xd8\xff", f"Đây là hình ảnh, không phải bảng tính. {CHOOSE}"),
    (b"rar!", f"Đây là tệp nén .rar. Xin giải nén rồi gửi bảng tính bên trong. {CHOOSE}"),
    (b"7z\xbc\xaf", f"Đây là tệp nén .7z. Xin giải nén rồi gửi bảng tính bên trong. {CHOOSE}"),
)
# What an old container or a package holds beside a workbook.
INSIDE_OLD = (
    (wide("EncryptedPackage"), LOCKED),
    (wide("WordDocument"), f"Đây là tệp Word, không phải bảng tính. {CHOOSE}"),
)
INSIDE_ZIP = (
    (b"word/document.xml", f"Đây là tệp Word, không phải bảng tính. {CHOOSE}"),
    (b"ppt/presentation.xml", f"Đây là tệp PowerPoint, không phải bảng tính. {CHOOSE}"),
)
SHEETS_INSIDE = (b"xl/", b"content.xml")
NO_SHEETS = f"Đây là tệp nén không có bảng tính. {CHOOSE}"


def refuse_foreign(data: bytes) -> None:
    """Raises NotATable for what is certainly no table: empty, too large, of another program, locked."""
    if not data:
        raise NotATable(EMPTY)
    if len(data) > MOST_BYTES:
        raise NotATable("Tệp lớn quá 10 MB. Xin bỏ hình và các trang tính khác ra khỏi tệp rồi gửi lại.")
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    _refuse_first(BEGINNINGS, lambda start: head.startswith(start))
    if data.startswith(OLD_CONTAINER):
        _refuse_first(INSIDE_OLD, lambda word: word in data)
    if data.startswith(ZIP):
        _refuse_first(INSIDE_ZIP, lambda name: name in data)
        if not any(name in data for name in SHEETS_INSIDE):
            raise NotATable(NO_SHEETS)


def _refuse_first(known: Iterable[tuple[bytes, str]], found: Callable[[bytes], bool]) -> None:
    for mark, sentence in known:
        if found(mark):
            raise NotATable(sentence)
