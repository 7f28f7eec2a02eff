"""A Word file as its parts: read strictly, written the same way every time."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from documents.archive import archived, entry

CONTENT_TYPES = "[Content_Types].xml"


class BadTemplate(Exception):
    """A file that is no Word template, or one whose tags cannot be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Không đọc được tệp mẫu Word: {reason}")


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name, in its own order. Raises BadTemplate."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError) as error:
        raise BadTemplate("tệp không phải .docx, bị cắt cụt hoặc có mật khẩu.") from error


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of the parts, the same bytes for the same parts, as small as it gets."""
    return archived([entry(name, content) for name, content in parts.items()])


def parser(remove_blank_text: bool = False) -> etree.XMLParser:
    """A parser that is strict, fetches nothing and expands nothing; more than 10 MB in one text is an error."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=remove_blank_text)


def parsed(name: str, xml: bytes) -> etree._Element:
    """A template's part as a tree; a DOCTYPE is refused. Raises BadTemplate."""
    try:
        tree = etree.fromstring(xml, parser(remove_blank_text=True))
    except etree.XMLSyntaxError as error:
        raise BadTemplate(f"phần {name} hỏng ({error}).") from error
    if tree.getroottree().docinfo.doctype:
        raise BadTemplate(f"phần {name} có khai báo DOCTYPE, không được phép.")
    return tree


def content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The declared type of each part that has its own. Raises BadTemplate."""
    if CONTENT_TYPES not in parts:
        raise BadTemplate("tệp không phải .docx.")
    declared = parsed(CONTENT_TYPES, parts[CONTENT_TYPES])
    own = declared.iter("{*}Override")
    return {kind.get("PartName", "").lstrip("/"): kind.get("ContentType", "") for kind in own}
