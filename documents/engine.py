"""Renders Word templates: docxtpl's tag language, read and compiled once, filled with plain data many times."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import jinja2
from lxml import etree

from documents.archive import Package
from documents.guard import check_plain
from documents.package import BadTemplate, content_types, unpacked
from documents.parts import Part, part

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
# Charts whose figures are filled in are ours alone: the check of templates lets no tag into any.
OWN_CHARTS = "word/charts/bieu_do_"

# What may go wrong in a render, the first kind that fits, in the words of the person who uses the template.
REASONS: dict[type[Exception], str] = {
    jinja2.exceptions.SecurityError: "mẫu dùng lệnh không được phép",
    jinja2.UndefinedError: "mẫu gọi một tên không có trong dữ liệu",
    jinja2.TemplateError: "mẫu có thẻ không chạy được",
    etree.XMLSyntaxError: "nội dung làm hỏng cấu trúc tệp Word",
    UnicodeEncodeError: "dữ liệu có ký tự không lưu được, hãy gõ lại đoạn đó",
    TypeError: "mẫu dùng một giá trị sai kiểu",
    AttributeError: "mẫu dùng một giá trị sai kiểu",
    ValueError: "mẫu dùng một giá trị không hợp lệ",
    ArithmeticError: "mẫu tính một giá trị không tính được",
    LookupError: "mẫu gọi một mục không có trong dữ liệu",
    RecursionError: "mẫu lồng nhau quá sâu",
}
FAILURES = tuple(REASONS)
QUOTED = re.compile(r"'([^']+)'")


class RenderFailed(Exception):
    """A template that asks for what the data does not have, or makes a broken document."""

    def __init__(self, part: str, error: Exception) -> None:
        reason = next(words for kind, words in REASONS.items() if isinstance(error, kind))
        super().__init__(f"Không lập được văn bản: {reason} ({named(error)}phần {part}).")


def named(error: Exception) -> str:
    """The name that a template asked for in vain, as Jinja quotes it last; the rest of what it says is English."""
    found = QUOTED.findall(str(error)) if isinstance(error, jinja2.UndefinedError) else []
    return f"tên “{found[-1]}”, " if found else ""


class Template:
    """A Word template, compiled. Pure: holds no data between renders and may be used by several threads.

    `document` is the name of its text; `parts` are its parts by name, with their tags in those that `fillings` fill.
    """

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        types = content_types(parts)
        names = [name for name in parts if types.get(name) in RENDERED_TYPES or name.startswith(OWN_CHARTS)]
        self.document = next((name for name in names if types[name] in DOCUMENT_TYPES), "")
        if not self.document:
            raise BadTemplate("tệp không có phần nội dung của Word.")
        made = {name: part(name, parts[name], name == self.document) for name in names}
        settled = {name: xml for name, xml in made.items() if isinstance(xml, bytes)}
        self.parts = {**parts, **settled}
        self.fillings = {name: filling for name, filling in made.items() if not isinstance(filling, bytes)}
        self._package = Package(self.parts, self.fillings)

    def render(self, context: dict[str, Any], pictures: Mapping[str, bytes] | None = None) -> bytes:
        """The .docx filled with `context` (JSON values only); the same context gives the same bytes.

        `pictures` are this document's own in place of the template's, by the name of their part
        (`word/media/…`). Raises NotPlainData for other values, RenderFailed for a name that is missing, a picture
        the template has no place for, or a broken result.
        """
        for name in pictures or {}:
            if name not in self.parts or name in self.fillings:
                raise RenderFailed(name, LookupError(name))
        return self._package.filled(self._filled(context), pictures)

    def filled(self, context: dict[str, Any]) -> dict[str, bytes]:
        """The XML of the parts that depend on the data, by name. Raises as `render` does."""
        return {name: b"".join(slabs) for name, slabs in self._filled(context).items()}

    def _filled(self, context: dict[str, Any]) -> dict[str, Iterable[bytes]]:
        check_plain(context)
        return {name: fill(name, filling, context) for name, filling in self.fillings.items()}


def fill(name: str, filling: Part, context: dict[str, Any]) -> Iterable[bytes]:
    """A compiled part filled with plain data, in slabs. Raises RenderFailed."""
    try:
        return filling(context)
    except FAILURES as error:
        raise RenderFailed(name, error) from error


@lru_cache(maxsize=32)
def load_template(data: bytes) -> Template:
    """The template in a .docx file's bytes; the same bytes give the same compiled template. Raises BadTemplate."""
    return Template(unpacked(data))
