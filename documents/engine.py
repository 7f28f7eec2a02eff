"""Renders Word templates: docxtpl's tag language, read and compiled once, filled with plain data many times."""

import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import jinja2
from docxtpl import DocxTemplate
from lxml import etree

from documents.guard import NotPlainData, TemplateEnvironment, check_plain

__all__ = ["BadTemplate", "NotPlainData", "RenderFailed", "Template", "load_template"]

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RENDERED_TYPES = frozenset({
    *(f"{WORD}{part}+xml" for part in ("document.main", "template.main", "header", "footer", "footnotes")),
    "application/vnd.openxmlformats-package.core-properties+xml",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
})
DOCUMENT_TYPES = (f"{WORD}document.main+xml", f"{WORD}template.main+xml")
CONTENT_TYPES = "[Content_Types].xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING_ID = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
# The same template filled with the same data is the same file, whenever it is made.
ZIP_DATE = (2012, 1, 1, 0, 0, 0)
# docxtpl's way to write a literal tag; resolved in the template only, never in what users typed.
LITERAL_TAGS = (("{_{", "&#123;&#123;"), ("}_}", "&#125;&#125;"), ("{_%", "&#123;%"), ("%_}", "%&#125;"))


class BadTemplate(Exception):
    """A file that is no Word template, or one whose tags cannot be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Không đọc được tệp mẫu Word: {reason}")


class RenderFailed(Exception):
    """A template that asks for what the data does not have, or makes a broken document."""

    def __init__(self, part: str, reason: str) -> None:
        super().__init__(f"Không lập được văn bản từ mẫu ({part}): {reason}")


class Template:
    """A Word template, compiled. Pure: holds no data between renders and may be used by several threads."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = dict(parts)
        types = content_types(parts)
        names = [name for name in parts if types.get(name) in RENDERED_TYPES]
        self._document = next((name for name in names if types[name] in DOCUMENT_TYPES), "")
        if not self._document:
            raise BadTemplate("tệp không có phần nội dung của Word.")
        environment = TemplateEnvironment()
        self._compiled = {name: compiled(environment, name, parts[name]) for name in names}

    def render(self, context: dict[str, Any]) -> bytes:
        """The .docx filled with `context` (JSON values only).

        Raises NotPlainData for other values, RenderFailed for a name that is missing or a broken result.
        """
        check_plain(context)
        made = {name: self._filled(name, context) for name in self._compiled}
        return packed({**self._parts, **made})

    def _filled(self, name: str, context: dict[str, Any]) -> bytes:
        try:
            xml = self._compiled[name].render(context).encode("utf-8")
            tree = etree.fromstring(xml, parser())
        except (jinja2.TemplateError, etree.XMLSyntaxError, UnicodeEncodeError, TypeError) as error:
            raise RenderFailed(name, str(error)) from error
        return completed(tree) if name == self._document else xml


@lru_cache(maxsize=16)
def load_template(data: bytes) -> Template:
    """The template in a .docx file's bytes; the same bytes give the same compiled template. Raises BadTemplate."""
    return Template(unpacked(data))


def parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True)


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name, in its own order. Raises BadTemplate."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BadTemplate("tệp không phải .docx, bị cắt cụt hoặc có mật khẩu.") from error


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of the parts, the same bytes for the same parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return made.getvalue()


def parsed(name: str, xml: bytes) -> etree._Element:
    """A part as a tree, strictly read; a DOCTYPE is refused. Raises BadTemplate."""
    try:
        tree = etree.fromstring(xml, parser())
    except etree.XMLSyntaxError as error:
        raise BadTemplate(f"phần {name} hỏng ({error}).") from error
    if tree.getroottree().docinfo.doctype:
        raise BadTemplate(f"phần {name} có khai báo DOCTYPE, không được phép.")
    return tree


def content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The declared type of each part that has its own."""
    if CONTENT_TYPES not in parts:
        raise BadTemplate("tệp không phải .docx.")
    declared = parsed(CONTENT_TYPES, parts[CONTENT_TYPES])
    return {kind.get("PartName", "").lstrip("/"): kind.get("ContentType", "") for kind in declared}


def compiled(environment: TemplateEnvironment, name: str, xml: bytes) -> jinja2.Template:
    """One part as a compiled Jinja template; docxtpl reads its own tags, cell colours, spans and merges."""
    source = etree.tostring(parsed(name, xml), encoding="unicode")
    patched = DocxTemplate(io.BytesIO()).patch_xml(source)
    for literal, reference in LITERAL_TAGS:
        patched = patched.replace(literal, reference)
    try:
        return environment.from_string(patched)
    except jinja2.TemplateSyntaxError as error:
        raise BadTemplate(f"thẻ trong phần {name} viết sai ({error.message}).") from error


def completed(tree: etree._Element) -> bytes:
    """The document with as many grid columns as its rows have cells, and an own number for each drawing."""
    made = DocxTemplate(io.BytesIO()).fix_tables(etree.tostring(tree, encoding="unicode"))
    for number, drawing in enumerate(made.iter(DRAWING_ID), start=1001):
        drawing.set("id", str(number))
    return bytes(etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True))
