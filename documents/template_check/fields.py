"""Word's own fields in a template: page numbers stay, whatever opens, fetches, asks or runs something is refused."""

import re
from collections.abc import Iterator

from lxml import etree

from documents.template_check.findings import Fault, shortened

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The words of an instruction, and the switches of HYPERLINK that are followed by one of their own.
ARGUMENT = re.compile(r'"[^"]*"|“[^”]*”|\S+')
SWITCH = re.compile(r"\\[a-zA-Z*]")
WITH_ARGUMENT = ("\\l", "\\o", "\\t", "\\s")
WEB_ADDRESSES = ("http://", "https://", "mailto:")

# Fields that only number, refer and show.
HARMLESS = frozenset({
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "TC", "TOA", "TA", "REF", "PAGEREF", "NOTEREF", "STYLEREF",
    "SEQ", "LISTNUM", "SYMBOL", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS", "DOCPROPERTY", "FILENAME",
    "NUMWORDS", "NUMCHARS", "EQ", "ADVANCE", "XE", "INDEX", "BIBLIOGRAPHY", "CITATION", "FORMTEXT", "FORMCHECKBOX",
    "FORMDROPDOWN", "IF", "COMPARE",
})  # fmt: skip
REPLACE = "Xin xóa trường đó (bấm vào, Ctrl+Shift+F9 để đổi thành chữ, rồi sửa)."
OUTSIDE = "Trường {} lấy nội dung từ ngoài tệp, không được phép."
RUNS = "Trường {} chạy lệnh hoặc mở chương trình khác, không được phép."
ASKS = "Trường {} hỏi người mở văn bản, không được phép."
MERGES = "Trường trộn thư {} không được điền."
DATED = "Trường {} đổi theo ngày mở tệp, văn bản in ra sẽ sai ngày."
USE_TAG = "Xin thay trường trộn thư bằng thẻ, ví dụ {{ don_vi.ten }}."
USE_DATE = "Xin thay bằng thẻ {{ dia_danh_ngay }} hoặc gõ ngày cố định."
REFUSED: dict[str, Fault] = {
    **{name: Fault(OUTSIDE.format(name), REPLACE) for name in ("INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT",
                                                              "LINK", "EMBED", "RD", "DATABASE", "AUTOTEXT",
                                                              "AUTOTEXTLIST", "GLOSSARY", "BARCODE")},
    **{name: Fault(RUNS.format(name), REPLACE) for name in ("DDE", "DDEAUTO", "MACROBUTTON", "GOTOBUTTON", "PRINT",
                                                           "QUOTE", "SET", "ADDIN", "CONTROL", "HTMLCONTROL")},
    **{name: Fault(ASKS.format(name), REPLACE) for name in ("ASK", "FILLIN")},
    **{name: Fault(MERGES.format(name), USE_TAG) for name in ("MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF",
                                                             "SKIPIF", "ADDRESSBLOCK", "GREETINGLINE")},
    **{name: Fault(DATED.format(name), USE_DATE, "warning") for name in ("DATE", "TIME", "SAVEDATE", "CREATEDATE",
                                                                        "PRINTDATE", "EDITTIME")},
}  # fmt: skip
TAGGED = Fault("Thẻ đặt trong trường của Word, không được phép.", "Xin đặt thẻ ngoài trường, trong chữ thường.")
MARKS = ("{{", "{%", "{#")


def field_faults(root: etree._Element) -> Iterator[tuple[etree._Element, Fault]]:
    """The fields of a part that are refused, each with the element it stands in."""
    for element, instruction in instructions(root):
        fault = judged(instruction)
        if fault:
            yield element, fault


def judged(instruction: str) -> Fault | None:
    """What is wrong with one field's instruction; its first word decides."""
    if any(mark in instruction for mark in MARKS):
        return TAGGED
    words = instruction.split()
    name = words[0].upper() if words else ""
    if not words or name in HARMLESS or name.startswith("="):
        return None
    if name == "HYPERLINK":
        return link(instruction.split(None, 1)[1] if words[1:] else "")
    return REFUSED.get(name) or Fault(f"Trường “{shortened(instruction, 40)}” không được phép trong mẫu.", REPLACE)


def link(words: str) -> Fault | None:
    """A link within the document (\\l) or to the web; anything else opens files. `words` follow HYPERLINK."""
    before = ""
    for word in ARGUMENT.findall(words):
        address = word.strip('"“”').lower()
        own = SWITCH.fullmatch(word) or before in WITH_ARGUMENT
        if not own and not address.startswith(WEB_ADDRESSES):
            advice = "Chỉ dùng liên kết http, https hoặc mailto."
            return Fault(f"Liên kết ra ngoài tệp: “{shortened(address)}”.", advice)
        before = word.lower()
    return None


def instructions(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every field instruction, put together over runs; a field inside another's instruction is one of its own."""
    for simple in root.iter(f"{W}fldSimple"):
        yield simple, simple.get(f"{W}instr", "")
    open_fields: list[tuple[etree._Element, list[str]]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):
        kind = element.get(f"{W}fldCharType", "")
        if kind == "begin":
            open_fields.append((element, []))
        elif kind and open_fields:
            # The words after “separate” are the shown result; the field ends its instruction there.
            start, words = open_fields[-1]
            yield start, "".join(words)
            words.clear()
            if kind == "end":
                open_fields.pop()
        elif not kind:
            if not open_fields:
                open_fields.append((element, []))
            open_fields[-1][1].append(element.text or "")
    for start, words in open_fields:
        yield start, "".join(words)
