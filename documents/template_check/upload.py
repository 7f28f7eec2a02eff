"""Which uploaded files are opened at all: a .docx package within its limits, read without unpacking to disk.

Limits: reliability.md 3.5. Everything is refused from the list of entries, before anything is inflated.
"""

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from documents.template_check.findings import Fault, TemplateFinding, found

MOST_BYTES = 10 << 20
MOST_ENTRIES = 500
MOST_UNPACKED = 50 << 20
MOST_IN_A_PART = 20 << 20
MOST_RATIO = 200
RATIO_FROM = 1 << 20

ZIP_START = b"PK\x03\x04"
LOCAL_HEADER = 30
ENCRYPTED = 0x1 | 0x40 | 0x2000
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# A character a part's name never has: separators of other systems, drives, wildcards, anything unprintable.
UNSAFE = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f]')

SAVE_AGAIN = "Xin mở tệp trong Word, chọn Lưu thành (Save As) kiểu “Word Document (*.docx)” rồi gửi lại."
NOT_WORD = "Xin chọn tệp mẫu .docx soạn bằng Word."
MADE_ODDLY = "Tệp không do Word lưu. " + SAVE_AGAIN


def utf16(word: str) -> bytes:
    """A name as the old Office container spells it."""
    return word.encode("utf-16-le")


# What a file that is no .docx begins with, in small letters, and what to say to whoever sent it.
OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
IN_OLD_CONTAINER = (
    (utf16("EncryptedPackage"), Fault("Tệp có mật khẩu nên không đọc được.", "Xin bỏ mật khẩu rồi gửi lại.")),
    (utf16("Workbook"), Fault("Đây là tệp .xls cũ của Excel, không phải mẫu Word.", NOT_WORD)),
    (b"", Fault("Đây là tệp .doc cũ, không phải .docx.", SAVE_AGAIN)),
)  # fmt: skip
BEGINNINGS = (
    (b"{\\rtf", Fault("Đây là tệp .rtf, không phải .docx.", SAVE_AGAIN)),
    (b"%pdf", Fault("Đây là tệp PDF, không phải mẫu Word.", NOT_WORD)),
    (b"<html", Fault("Đây là trang web (HTML) mang tên tệp Word.", SAVE_AGAIN)),
    (b"<!doctype html", Fault("Đây là trang web (HTML) mang tên tệp Word.", SAVE_AGAIN)),
    (b"<?xml", Fault("Đây là tệp XML, không phải .docx.", SAVE_AGAIN)),
    (b"", Fault("Tệp không phải .docx.", NOT_WORD)),
)
EMPTY = Fault("Tệp rỗng.", "Xin gửi lại tệp; lần gửi trước có thể bị ngắt giữa chừng.")
CUT = Fault("Tệp .docx bị hỏng hoặc bị cắt cụt.", "Xin mở thử bằng Word, lưu lại rồi gửi lại.")
TOO_BIG = Fault("Tệp lớn quá 10 MB.", "Xin bỏ bớt hoặc nén hình trong mẫu (Compress Pictures).")


def opened(data: bytes) -> tuple[dict[str, bytes], list[TemplateFinding]]:
    """The parts of an uploaded package by name; none, and the reasons, where the file is refused. Never raises."""
    fault = at_first_sight(data)
    if fault:
        return {}, [found("", "tệp", "", fault)]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            faults = [*listed(entries)]
            if not faults:
                return {entry.filename: package.read(entry) for entry in entries if not entry.is_dir()}, []
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError, NotImplementedError):
        # The file's own bytes decide which of these zipfile raises; all mean the same to the sender.
        faults = [("", CUT)]
    return {}, [found(name, "tệp", "", fault) for name, fault in faults]


def at_first_sight(data: bytes) -> Fault | None:
    """What the size and the first bytes say."""
    if not data:
        return EMPTY
    if len(data) > MOST_BYTES:
        return TOO_BIG
    if data.startswith(OLD_CONTAINER):
        return next(fault for name, fault in IN_OLD_CONTAINER if name in data)
    if not data.startswith(ZIP_START):
        start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        return next(fault for beginning, fault in BEGINNINGS if start.startswith(beginning))
    return None


def listed(entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, Fault]]:
    """What is wrong with the list of entries: (name of the entry, fault)."""
    if len(entries) > MOST_ENTRIES:
        yield "", Fault(f"Tệp có quá {MOST_ENTRIES} phần bên trong.", MADE_ODDLY)
        return
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        yield "", Fault("Tệp bung ra lớn quá 50 MB.", TOO_BIG.suggestion)
    if overlapping(entries):
        yield "", Fault("Các phần bên trong tệp chồng lên nhau.", MADE_ODDLY)
    for name in repeated(entry.filename for entry in entries):
        yield name, Fault(f"Tệp có hai phần trùng tên “{name}”.", MADE_ODDLY)
    for entry in entries:
        for problem in entry_problems(entry):
            yield entry.filename, Fault(problem, MADE_ODDLY)


def entry_problems(entry: zipfile.ZipInfo) -> Iterator[str]:
    """The sentences against one entry."""
    name = entry.filename
    if not safe(name) or entry.orig_filename != name:
        yield f"Phần “{name}” có tên không an toàn."
    if stat.S_ISLNK(entry.external_attr >> 16):
        yield f"Phần “{name}” là liên kết ra ngoài tệp."
    if entry.flag_bits & ENCRYPTED:
        yield f"Phần “{name}” bị khóa bằng mật khẩu."
    if entry.compress_type not in METHODS:
        yield f"Phần “{name}” nén theo kiểu lạ."
    if entry.file_size > MOST_IN_A_PART:
        yield f"Phần “{name}” lớn quá 20 MB."
    if entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        yield f"Phần “{name}” nén quá {MOST_RATIO} lần, giống tệp dùng để làm treo máy."
    if entry.is_dir() and entry.file_size:
        yield f"Thư mục “{name}” có nội dung."


def safe(name: str) -> bool:
    """Whether a name stays inside the package wherever it is unpacked."""
    steps = name.removesuffix("/").split("/")
    return not UNSAFE.search(name) and all(step.strip(". ") for step in steps)


def repeated(names: Iterable[str]) -> list[str]:
    """The names that are one name on some system: letters of either case, marks typed either way."""
    seen = Counter(unicodedata.normalize("NFC", name).casefold() for name in names)
    return [name for name, times in seen.items() if times > 1]


def overlapping(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether two entries share bytes of the file, as in bombs that inflate one block many times."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    return any(
        one.header_offset + LOCAL_HEADER + len(one.filename) + one.compress_size > other.header_offset
        for one, other in pairwise(ordered)
    )
