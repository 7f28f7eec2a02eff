"""Renders Word templates: docxtpl's tag language, read and compiled once, filled with plain data many times."""

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import jinja2
from docxtpl import DocxTemplate
from lxml import etree

from documents.guard import TemplateEnvironment, check_plain
from documents.package import BadTemplate, content_types, packed, parsed, parser, unpacked

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT_TYPES = (f"{WORD}document.main+xml", f"{WORD}template.main+xml")
RENDERED_TYPES = (
    *DOCUMENT_TYPES,
    f"{WORD}header+xml",
    f"{WORD}footer+xml",
    f"{WORD}footnotes+xml",
    "application/vnd.openxmlformats-package.core-properties+xml",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
)
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
# docxtpl's way to write a literal tag; resolved in the template only, never in what users typed.
LITERAL_TAGS = (("{_{", "&#123;&#123;"), ("}_}", "&#125;&#125;"), ("{_%", "&#123;%"), ("%_}", "%&#125;"))

# What may go wrong in a render, the first kind that fits, in the words of the person who uses the template.
REASONS: dict[type[Exception], str] = {
    jinja2.exceptions.SecurityError: "mẫu dùng lệnh không được phép",
    jinja2.UndefinedError: "mẫu gọi một tên không có trong dữ liệu",
    jinja2.TemplateError: "mẫu có thẻ không chạy được",
    etree.XMLSyntaxError: "nội dung làm hỏng cấu trúc tệp Word",
    UnicodeEncodeError: "dữ liệu có ký tự không lưu được, hãy gõ lại đoạn đó",
    TypeError: "mẫu dùng một giá trị sai kiểu",
    ValueError: "mẫu dùng một giá trị không hợp lệ",
    ArithmeticError: "mẫu tính một giá trị không tính được",
    LookupError: "mẫu gọi một mục không có trong dữ liệu",
    RecursionError: "mẫu lồng nhau quá sâu",
}


class RenderFailed(Exception):
    """A template that asks for what the data does not have, or makes a broken document."""

    def __init__(self, part: str, error: Exception) -> None:
        reason = next(words for kind, words in REASONS.items() if isinstance(error, kind))
        super().__init__(f"Không lập được văn bản: {reason} (phần {part}: {error}).")


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
        """The .docx filled with `context` (JSON values only); the same context gives the same bytes.

        Raises NotPlainData for other values, RenderFailed for a name that is missing or a broken result.
        """
        check_plain(context)
        made = {name: self._filled(name, context) for name in self._compiled}
        return packed({**self._parts, **made})

    def _filled(self, name: str, context: dict[str, Any]) -> bytes:
        try:
            xml = self._compiled[name].render(context).encode("utf-8")
            tree = etree.fromstring(xml, parser())
        except tuple(REASONS) as error:
            raise RenderFailed(name, error) from error
        return completed(tree) if name == self._document else xml


@lru_cache(maxsize=16)
def load_template(data: bytes) -> Template:
    """The template in a .docx file's bytes; the same bytes give the same compiled template. Raises BadTemplate."""
    return Template(unpacked(data))


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
    """The document with as many grid columns as its rows have cells, and a number of its own for each drawing."""
    made = DocxTemplate(io.BytesIO()).fix_tables(etree.tostring(tree, encoding="unicode"))
    for number, drawing in enumerate(made.iter(DRAWING), start=1001):
        drawing.set("id", str(number))
    return bytes(etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True))
