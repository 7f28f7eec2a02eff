"""A printed report that comes back edited: its paragraphs in order, with the hidden marks that stand in them."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from documents.offline.found import Found
from documents.offline.word_text import Fonts, W, paragraph_runs, style_fonts, text_of
from documents.offline.xml import local, properties, tree

DOCUMENT = "word/document.xml"
EDITION = "BanSo"
MARK = re.compile(r"_bc[0-9]{1,5}(_m_[0-9a-f]{8}|_[0-9a-f]{8}_[0-9a-f]{8})?")
AROUND = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")


def is_report(parts: Mapping[str, bytes]) -> bool:
    """Whether a Word file is a report that was printed here."""
    return EDITION in properties(parts) and re.search(rb'w:name="_bc[0-9]+_m_', parts.get(DOCUMENT, b"")) is not None


def read_report(parts: Mapping[str, bytes]) -> Found:
    """The paragraphs of an edited report, each {"runs", "marks", "goes_on"}; a table is {"table": True}.

    `marks` begin in the paragraph, `goes_on` is one that began in an earlier one. Raises NotOpened.
    """
    body = tree(DOCUMENT, parts).find(f"{W}body")
    found = Found(kind="report", tickets=[properties(parts).get(EDITION, "")], ticket_place="thuộc tính BanSo của tệp")
    if body is not None:
        found.marked = list(Marks(style_fonts(parts)).paragraphs(body))
    return found


class Marks:
    """Reads paragraphs in order, knowing which marks are open."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self.open: dict[str, str] = {}

    def paragraphs(self, element: etree._Element) -> Iterator[dict[str, object]]:
        for child in element:
            name = local(child)
            if name == "p":
                yield self.paragraph(child)
            elif name == "tbl":
                self.met(child)
                yield {"table": True}
            elif name in AROUND:
                yield from self.paragraphs(child)
            else:
                self.met(child)

    def paragraph(self, paragraph: etree._Element) -> dict[str, object]:
        before = next(iter(self.open.values()), "")
        begun = self.met(paragraph)
        runs = paragraph_runs(paragraph, self.fonts)
        return {"runs": runs, "text": text_of(runs).strip(), "marks": begun, "goes_on": before}

    def met(self, element: etree._Element) -> list[str]:
        """The marks that begin in an element; those that end are closed."""
        begun = []
        for each in element.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            id = each.get(f"{W}id", "")
            if local(each) == "bookmarkEnd":
                self.open.pop(id, None)
            elif MARK.fullmatch(each.get(f"{W}name", "")):
                begun.append(each.get(f"{W}name", ""))
                self.open[id] = begun[-1]
        return begun
