"""The report rendered by code written for it alone: the limit of what Python can do with ready pieces of XML."""

import re
from typing import Any

from bench.paper.report import BLOCKS, HEADING, PERIODS
from bench.paper.template import template
from documents.archive import Package
from documents.dialect import patched
from documents.package import unpacked
from documents.parts import DECLARATION

DOCUMENT = "word/document.xml"
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
COLUMNS = ("tt", "noi_dung", "dvt", *PERIODS)


def escaped(text: str) -> bytes:
    """A text as it stands in XML; most need nothing."""
    if not text.isprintable() or "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.encode("utf-8")


class ByHand:
    """Pieces between the template's tags, put together with the values by loops that know the data."""

    def __init__(self) -> None:
        parts = unpacked(template("docxtpl"))
        self.package = Package(parts, [DOCUMENT])
        split = TAG.split(DECLARATION + patched(DOCUMENT, parts[DOCUMENT]))
        pieces = iter([piece.encode("utf-8") for piece in split])
        self.heading = [(next(pieces), name) for name in HEADING]
        self.blocks = [(name, next(pieces), next(pieces), next(pieces)) for name in BLOCKS]
        self.before_rows = next(pieces)
        self.row = [(next(pieces), name) for name in COLUMNS]
        self.row_end = next(pieces)
        self.end = next(pieces)

    def render(self, context: dict[str, Any]) -> bytes:
        """The finished package."""
        return self.package.filled({DOCUMENT: [self.document(context)]})

    def document(self, context: dict[str, Any]) -> bytes:
        """The document's XML."""
        made: list[bytes] = []
        for piece, name in self.heading:
            made += (piece, escaped(context[name]))
        for name, before, begin, end in self.blocks:
            made.append(before)
            for paragraph in context[name]:
                made += (begin, escaped(paragraph["chu"]), end)
        made.append(self.before_rows)
        for row in context["hang"]:
            for piece, name in self.row:
                made += (piece, escaped(row[name]))
            made.append(self.row_end)
        made.append(self.end)
        return b"".join(made)
