"""Which returned files are opened at all: .xlsx and .docx packages within limits, without macros or outside links."""

from collections.abc import Iterator, Mapping

from documents.template_check.upload import opened as unzipped

XLSX, DOCX = "xlsx", "docx"

# What a file must hold to be read as one kind, and its parts that say it is another.
MAIN = {"xl/workbook.xml": XLSX, "word/document.xml": DOCX}
SAVE_AS = "Xin mở tệp, chọn Lưu thành (Save As) kiểu {} rồi gửi lại."
WORKBOOK, DOCUMENT = "Excel Workbook (*.xlsx)", "Word Document (*.docx)"
NEITHER = "Tệp không phải biểu nhập .xlsx hoặc .docx. Xin gửi đúng tệp biểu đã tải về và điền."
MACROS = "Tệp có macro nên không được mở. " + SAVE_AS
LINKS = (
    "Tệp có công thức lấy số từ tệp khác nên không được mở. Trong Excel, vào Data › Edit Links › Break Link "
    "để đổi thành số, lưu lại rồi gửi lại."
)
OPEN_DOCUMENT = "Đây là tệp OpenDocument của LibreOffice. " + SAVE_AS
OLD = {"xls": "Đây là tệp .xls cũ của Excel. ", "doc": "Đây là tệp .doc cũ của Word. ", "key": "Tệp có mật khẩu. "}
KEY_SAID = "Xin bỏ mật khẩu mở tệp rồi gửi lại."
OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class NotOpened(Exception):
    """A file that is not read; the message is for whoever sent it."""


def opened(data: bytes) -> tuple[str, dict[str, bytes]]:
    """The kind of a returned file and its parts by name. Raises NotOpened."""
    if data.startswith(OLD_CONTAINER):
        raise NotOpened(old(data))
    parts, refusals = unzipped(data)
    if refusals:
        raise NotOpened(" ".join(dict.fromkeys(said(each.problem, each.suggestion) for each in refusals[:2])))
    kind = next((kind for main, kind in MAIN.items() if main in parts), "")
    if not kind:
        raise NotOpened(OPEN_DOCUMENT.format(WORKBOOK) if "content.xml" in parts else NEITHER)
    for problem in problems(kind, parts):
        raise NotOpened(problem)
    return kind, parts


def said(problem: str, suggestion: str) -> str:
    """The template check's words, where they speak of templates."""
    if "không phải .docx" in problem or "HTML" in problem or "PDF" in problem or ".rtf" in problem or "XML" in problem:
        return NEITHER
    return (
        f"{problem} {suggestion}".replace("Tệp .docx bị", "Tệp bị").replace("bằng Word, ", "").replace(" trong mẫu", "")
    )


def old(data: bytes) -> str:
    """What a file of the old Office is."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return OLD["key"] + KEY_SAID
    if "Workbook".encode("utf-16-le") in data:
        return OLD["xls"] + SAVE_AS.format(WORKBOOK)
    return OLD["doc"] + SAVE_AS.format(DOCUMENT)


def problems(kind: str, parts: Mapping[str, bytes]) -> Iterator[str]:
    """What forbids to open a package of this kind."""
    wanted = WORKBOOK if kind == XLSX else DOCUMENT
    declared = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in declared or any(name.lower().endswith("vbaproject.bin") for name in parts):
        yield MACROS.format(wanted)
    if any(name.startswith("xl/externalLinks/") for name in parts):
        yield LINKS
