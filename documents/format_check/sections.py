"""The sections of a Word file: paper, margins, and where each one's page numbers stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from documents.format_check.file import WordFile
from documents.format_check.looks import MM_PER_TWIP, W, on, whole

ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PAGE_FIELD = re.compile(r"(?<![A-Z])PAGE(?![A-Z])", re.IGNORECASE)
SIDES = ("top", "bottom", "left", "right")
PLACES = ("top", "bottom")
PART_OF = {"top": "header", "bottom": "footer"}
# Letter paper, Word's own where a file says nothing.
USUAL_PAPER = ("12240", "15840")
USUAL_MARGIN = "1440"


@dataclass(frozen=True)
class Section:
    """A section: paper and margins in mm; `parts` leads from (`top`|`bottom`, `default`|`first`…) to a part."""

    element: etree._Element
    width_mm: float
    height_mm: float
    margins_mm: dict[str, float]
    parts: dict[tuple[str, str], str]
    first_differs: bool
    starts_at: int | None
    continuous: bool

    @property
    def text_width_mm(self) -> float:
        return self.width_mm - self.margins_mm["left"] - self.margins_mm["right"]

    @property
    def landscape(self) -> bool:
        return self.width_mm > self.height_mm


def read_sections(file: WordFile, body: etree._Element | None) -> tuple[Section, ...]:
    """The sections in order; a header that a section does not name is that of the one before."""
    found = [] if body is None else [each for each in body.iter(f"{W}sectPr") if in_force(each)]
    made: list[Section] = []
    for element in found or [etree.Element(f"{W}sectPr")]:
        made.append(section(file, element, made[-1].parts if made else {}))
    return tuple(made)


def in_force(element: etree._Element) -> bool:
    """Whether it sets a section, and does not tell what a tracked change replaced."""
    parent = element.getparent()
    return parent is not None and parent.tag in (f"{W}body", f"{W}pPr")


def section(file: WordFile, element: etree._Element, before: dict[tuple[str, str], str]) -> Section:
    paper, margins = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
    number = element.find(f"{W}pgNumType")
    start = None if number is None else number.get(f"{W}start")
    kind, differs = element.find(f"{W}type"), element.find(f"{W}titlePg")
    return Section(
        element=element,
        width_mm=length(paper, "w", USUAL_PAPER[0]),
        height_mm=length(paper, "h", USUAL_PAPER[1]),
        margins_mm={side: length(margins, side, USUAL_MARGIN) for side in SIDES} | gutter(margins),
        parts={**before, **dict(references(file, element))},
        first_differs=differs is not None and on(differs),
        starts_at=None if start is None else whole(start),
        continuous=kind is not None and kind.get(f"{W}val") == "continuous",
    )


def length(element: etree._Element | None, name: str, usual: str) -> float:
    """A measure of the paper in mm. A negative margin holds as it stands, whatever the header needs."""
    given = usual if element is None else element.get(f"{W}{name}", usual)
    return abs(whole(given)) * MM_PER_TWIP


def gutter(margins: etree._Element | None) -> dict[str, float]:
    """The left margin with the room for binding added, where there is some."""
    room = length(margins, "gutter", "0")
    return {"left": length(margins, "left", USUAL_MARGIN) + room} if room else {}


def references(file: WordFile, element: etree._Element) -> Iterator[tuple[tuple[str, str], str]]:
    relations = file.relations
    for place, part in PART_OF.items():
        for reference in element.iter(f"{W}{part}Reference"):
            _, name = relations.get(reference.get(ID, ""), ("", ""))
            if name in file.parts:
                yield (place, reference.get(f"{W}type", "default")), name


def numbered_paragraph(part: etree._Element) -> etree._Element | None:
    """The paragraph of a header or footer that shows the page's number; in a text box, that in the box."""
    found = [paragraph for paragraph in part.iter(f"{W}p") if shows_number(paragraph)]
    return found[-1] if len(found) > 1 and found[-1] in found[0].iter(f"{W}p") else next(iter(found), None)


def shows_number(paragraph: etree._Element) -> bool:
    simple = "".join(field.get(f"{W}instr", "") for field in paragraph.iter(f"{W}fldSimple"))
    parts = "".join(text.text or "" for text in paragraph.iter(f"{W}instrText"))
    return PAGE_FIELD.search(f"{simple} {parts}") is not None or paragraph.find(f".//{W}pgNum") is not None
