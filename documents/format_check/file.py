"""A Word file somebody hands in to be checked: opened strictly, refused in words its owner understands."""

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from documents.package import BadTemplate, packed, parser, unpacked
from documents.template_check.upload import ENCRYPTED, MOST_BYTES, listed

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
MACRO_MARK = "macroEnabled"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTENT_TYPES = "[Content_Types].xml"
OLE_START = bytes.fromhex("d0cf11e0a1b11ae1")

ADVICE = "xin mở bằng Word rồi lưu lại thành .docx (Word Document)."


class NotChecked(Exception):
    """A file whose format cannot be checked."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Không kiểm tra được tệp: {reason}")


class EmptyFile(NotChecked):
    """A file of no bytes."""

    def __init__(self) -> None:
        super().__init__("tệp rỗng, xin chọn lại tệp.")


class OtherFile(NotChecked):
    """A file of another program or an older Word."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"đây là {kind}, không phải .docx; {ADVICE}")


class LockedFile(NotChecked):
    """A Word file that asks for a password."""

    def __init__(self) -> None:
        super().__init__("tệp có mật khẩu; xin bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi gửi lại.")


class MacroFile(NotChecked):
    """A Word file that carries macros."""

    def __init__(self) -> None:
        super().__init__(f"tệp có macro (.docm); {ADVICE}")


class BrokenFile(NotChecked):
    """A .docx that is cut off or damaged."""

    def __init__(self, part: str = "") -> None:
        where = f" (phần {part})" if part else ""
        super().__init__(f"tệp .docx bị hỏng hoặc bị cắt cụt{where}; xin lưu lại từ Word rồi gửi lại.")


class OversizedFile(NotChecked):
    """A file that is more than a report can be."""

    def __init__(self) -> None:
        super().__init__(f"tệp quá lớn (tối đa {MOST_BYTES >> 20} MB); xin bỏ bớt ảnh rồi gửi lại.")


class UnsafeFile(NotChecked):
    """A package made to hurt whoever unpacks it, or by a program that is not Word."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem[:1].lower()}{problem[1:]} {ADVICE[:1].upper()}{ADVICE[1:]}")


# How other files begin, in small letters, and what their owners call them.
BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%pdf", "tệp PDF"),
    (b"{\\rtf", "tệp RTF"),
    (b"<!doctype", "trang web (HTML)"),
    (b"<html", "trang web (HTML)"),
    (b"<?xml", "tệp XML"),
)
# What an old Office file holds, by the name of its stream.
STREAMS: tuple[tuple[str, str], ...] = (
    ("WordDocument", "tệp Word đời cũ (.doc)"),
    ("Workbook", "bảng tính Excel đời cũ (.xls)"),
    ("Book", "bảng tính Excel đời cũ (.xls)"),
    ("PowerPoint Document", "trình chiếu PowerPoint đời cũ (.ppt)"),
)
# A part that only another kind of package has.
OTHER_PACKAGES: tuple[tuple[str, str], ...] = (
    ("xl/", "bảng tính Excel (.xlsx)"),
    ("ppt/", "trình chiếu PowerPoint (.pptx)"),
    ("META-INF/manifest.xml", "tệp OpenDocument (.odt)"),
)


@dataclass(frozen=True)
class WordFile:
    """An opened file: its parts, the trees read so far, and what each of its documents' relations lead to."""

    parts: Mapping[str, bytes]
    document: str
    types: Mapping[str, str]
    trees: dict[str, etree._Element] = field(default_factory=dict)

    def tree(self, name: str) -> etree._Element:
        """A part as a tree, read once. Raises BrokenFile."""
        if name not in self.trees:
            self.trees[name] = read(name, self.parts.get(name, b""))
        return self.trees[name]

    def related(self, kind: str) -> etree._Element | None:
        """The part of that kind (`styles`, `numbering`, `theme`…) the document leads to, if there is one."""
        targets = (target for found, target in self.relations.values() if found == kind)
        name = next((target for target in targets if target in self.parts), "")
        return self.tree(name) if name else None

    @property
    def relations(self) -> dict[str, tuple[str, str]]:
        """Of the document: id -> (kind, part)."""
        folder, name = posixpath.split(self.document)
        listed = f"{folder}/_rels/{name}.rels".lstrip("/")
        if listed not in self.parts:
            return {}
        return {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            )
            for each in self.tree(listed).iter(RELATIONSHIPS)
        }

    def written(self) -> bytes:
        """The file again, with what was changed in its trees; a part left as it was stays so to the byte."""
        changed = {
            name: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, tree in self.trees.items()
            if name not in self.parts or etree.tostring(tree) != etree.tostring(read(name, self.parts[name]))
        }
        return packed({**self.parts, **changed})


def opened(data: bytes) -> WordFile:
    """The Word file in these bytes. Raises a NotChecked that says what the file is instead."""
    refuse_others(data)
    refuse_unsafe(data)
    try:
        parts = unpacked(data)
    except (BadTemplate, NotImplementedError, ValueError) as error:
        raise BrokenFile from error
    return recognised(parts)


def recognised(parts: Mapping[str, bytes]) -> WordFile:
    """The package as a Word file, by the types it declares."""
    other = next((kind for mark, kind in OTHER_PACKAGES if any(name.startswith(mark) for name in parts)), "")
    if CONTENT_TYPES not in parts:
        raise OtherFile(other or "tệp nén (.zip)")
    declared = read(CONTENT_TYPES, parts[CONTENT_TYPES])
    types = {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in declared.iter("{*}Override")}
    if any(MACRO_MARK in kind for kind in types.values()):
        raise MacroFile
    document = next((name for name in parts if types.get(name) in (MAIN_TYPE, TEMPLATE_TYPE)), "")
    if not document:
        raise OtherFile(other) if other else BrokenFile
    found = WordFile(parts, document, types)
    if found.tree(document).tag != f"{WORD}document":
        raise OtherFile("tệp Word dạng Strict")
    return found


def refuse_others(data: bytes) -> None:
    """Tell what the file is where its first bytes are not those of a package."""
    if not data:
        raise EmptyFile
    if len(data) > MOST_BYTES:
        raise OversizedFile
    if data.startswith(OLE_START):
        raise old_office(data)
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].lower()
    kind = next((kind for beginning, kind in BEGINNINGS if start.startswith(beginning)), "")
    if kind or not data.startswith(b"PK"):
        raise OtherFile(kind or "tệp loại khác")


def old_office(data: bytes) -> NotChecked:
    """What a compound file of old Office is, by its streams; newer Office locks its files in one too."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return LockedFile()
    kinds = (kind for stream, kind in STREAMS if stream.encode("utf-16-le") in data)
    return OtherFile(next(kinds, "tệp Office đời cũ"))


def refuse_unsafe(data: bytes) -> None:
    """Look at the list of parts before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise BrokenFile from error
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise LockedFile
    for _, fault in listed(entries):
        raise UnsafeFile(fault.problem)


def read(name: str, xml: bytes) -> etree._Element:
    """A part as a tree, every blank kept; a DOCTYPE is refused. Raises BrokenFile."""
    try:
        tree = etree.fromstring(xml, parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenFile(name) from error
    if tree.getroottree().docinfo.doctype:
        raise BrokenFile(name)
    return tree
