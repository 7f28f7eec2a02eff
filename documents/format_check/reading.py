"""A Word file as its paragraphs: the text a reader sees, how each run looks, where it stands on which paper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import NamedTuple
from unicodedata import normalize

from lxml import etree

from documents.format_check.file import WordFile
from documents.format_check.looks import (
    MM_PER_TWIP,
    VAL,
    Look,
    Props,
    Setting,
    W,
    over,
    paragraph_props,
    setting,
    whole,
)
from documents.format_check.numbering import Numbering, read_numbering
from documents.format_check.sections import Section, read_sections
from documents.format_check.styles import NO_TABLE, Styles, TablePlace, sides
from vietnamese.keys import search_key

P, R, TBL, TR, TC = (f"{W}{name}" for name in ("p", "r", "tbl", "tr", "tc"))
# What may stand around runs and paragraphs without being one; whatever else (deletions, text boxes) is not read.
AROUND = frozenset(
    f"{W}{name}" for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")
)
LINE_BREAKS = frozenset({None, "textWrapping"})
BLANKS = re.compile(r"\s+")
DEEPEST_TABLE = 8


class Span(NamedTuple):
    """A run: its text (`\\t` a tab, `\\n` a line break), its look and its element."""

    text: str
    look: Look
    element: etree._Element


class Cell(NamedTuple):
    """A place in a table: which table of the file, row and cell counted from 0, cells in that row, width."""

    table: int
    row: int
    column: int
    columns: int
    width_mm: float


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A paragraph: `index` counts all, `ordinal` those outside tables that say something (0 in a table)."""

    index: int
    ordinal: int
    element: etree._Element
    mark: str
    spans: tuple[Span, ...]
    setting: Setting
    style: str
    cell: Cell | None
    section: int
    room_mm: float

    @cached_property
    def raw(self) -> str:
        """The text as it stands, tabs and line breaks too, its automatic mark first."""
        said = "".join(span.text for span in self.spans)
        return normalize("NFC", f"{self.mark} {said}" if self.mark else said)

    @cached_property
    def text(self) -> str:
        """The text in single spaces."""
        return BLANKS.sub(" ", self.raw).strip()

    @cached_property
    def key(self) -> str:
        return search_key(self.text)


class Document(NamedTuple):
    """All that is checked of a file."""

    file: WordFile
    styles: Styles
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]


class Held(NamedTuple):
    """A paragraph's element, the cell that holds it, the table's look there, and its section."""

    element: etree._Element
    cell: Cell | None
    table: TablePlace
    section: int


def read_document(file: WordFile) -> Document:
    """The document of a Word file. Raises BrokenFile where a part it leads to is damaged."""
    styles = Styles(file.related("styles"), file.related("theme"))
    body = file.tree(file.document).find(f"{W}body")
    sections = read_sections(file, body)
    reader = Reader(styles, read_numbering(file.related("numbering")), sections)
    return Document(file, styles, tuple(reader.paragraphs(body)), sections)


class Reader:
    """Walks through a body once, counting tables, sections and automatic marks."""

    def __init__(self, styles: Styles, numbering: Numbering, sections: tuple[Section, ...]) -> None:
        self._styles = styles
        self._numbering = numbering
        self._sections = sections
        self._tables = 0
        self._section = 0

    def paragraphs(self, body: etree._Element | None) -> Iterator[Paragraph]:
        ordinal = 0
        for index, held in enumerate(self._held(body)):
            made = self._paragraph(index, ordinal + 1, held)
            if made.text and made.cell is None:
                ordinal += 1
            yield made

    def _held(
        self, element: etree._Element | None, cell: Cell | None = None, table: TablePlace = NO_TABLE, depth: int = 0
    ) -> Iterator[Held]:
        for child in () if element is None else element:
            if child.tag == P:
                yield Held(child, cell, table, self._section)
                self._section += child.find(f"{W}pPr/{W}sectPr") is not None
            elif child.tag == TBL and depth < DEEPEST_TABLE:
                yield from self._in_table(child, depth)
            elif child.tag in AROUND:
                yield from self._held(child, cell, table, depth)

    def _in_table(self, table: etree._Element, depth: int) -> Iterator[Held]:
        number = self._tables
        self._tables += 1
        style = value(table, "tblPr/tblStyle")
        grid = [whole(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        margins = self._cell_sides(table, style)
        rows = list(inner(table, TR))
        for row_number, row in enumerate(rows):
            cells = list(inner(row, TC))
            place = 0
            for column, cell in enumerate(cells):
                span = max(whole(value(cell, "tcPr/gridSpan"), 1), 1)
                width = whole(attribute(cell, "tcPr/tcW", "w")) or sum(grid[place : place + span])
                where = Cell(number, row_number, column, len(cells), (width - sum(margins)) * MM_PER_TWIP)
                parts = table_parts(table, row_number, len(rows), column, len(cells))
                yield from self._held(cell, where, TablePlace(style, parts), depth + 1)
                place += span

    def _cell_sides(self, table: etree._Element, style: str) -> tuple[int, int]:
        left, right = sides(table.find(f"{W}tblPr/{W}tblCellMar"))
        usual = self._styles.cell_sides(style)
        return usual[0] if left is None else left, usual[1] if right is None else right

    def _paragraph(self, index: int, ordinal: int, held: Held) -> Paragraph:
        properties = held.element.find(f"{W}pPr")
        style = value(held.element, "pPr/pStyle")
        props, mark = self._numbered(style, held.table, paragraph_props(properties))
        spans = tuple(self._spans(held.element, style, held.table))
        section = min(held.section, len(self._sections) - 1)
        found = setting(props)
        room = held.cell.width_mm if held.cell else self._sections[section].text_width_mm
        return Paragraph(
            index=index,
            ordinal=0 if held.cell else ordinal,
            element=held.element,
            mark=mark,
            spans=spans,
            setting=found,
            style=style,
            cell=held.cell,
            section=section,
            room_mm=room - found.left_mm - found.right_mm,
        )

    def _numbered(self, style: str, table: TablePlace, direct: Props) -> tuple[Props, str]:
        """The properties of a paragraph with those of the list it is in, and its automatic mark."""
        under, styled = self._styles.beneath(table), self._styles.paragraph(style)
        props = reduce(over, (under, styled, direct))
        number, level = props.get("number", "0"), whole(props.get("level"))
        found = self._numbering.level(number, level)
        if found is None:
            return props, ""
        # A list asked for by the paragraph goes over its style, one asked for by the style goes under it.
        listed = (styled, found.props) if "number" in direct else (found.props, styled)
        return reduce(over, (under, *listed, direct)), self._numbering.mark(number, level)

    def _spans(self, paragraph: etree._Element, style: str, table: TablePlace) -> Iterator[Span]:
        for run in inner(paragraph, R):
            text = run_text(run)
            if text:
                look = self._styles.look(run.find(f"{W}rPr"), style, table)
                if not look.hidden:
                    yield Span(text, look, run)


def inner(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The children of that tag, those inside what only stands around them too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in AROUND:
            yield from inner(child, tag)


SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}sym": "•"}


def run_text(run: etree._Element) -> str:
    """The text of a run as a reader sees it; page breaks and soft hyphens are no text."""
    said = []
    for child in run:
        if child.tag == f"{W}t":
            said.append(child.text or "")
        elif child.tag == f"{W}br":
            said.append("\n" if child.get(f"{W}type") in LINE_BREAKS else "")
        elif child.tag in SIGNS:
            said.append(SIGNS[child.tag])
    return "".join(said)


def table_parts(table: etree._Element, row: int, rows: int, column: int, columns: int) -> tuple[str, ...]:
    """The parts of its style that a cell takes, as the table asks for them; the last one holds."""
    asked = table.find(f"{W}tblPr/{W}tblLook")
    if asked is None:
        return ()
    mask = int(asked.get(VAL, "0") or "0", 16) if is_hex(asked.get(VAL)) else 0
    wanted = (
        ("firstCol", "firstColumn", 0x80, column == 0),
        ("lastCol", "lastColumn", 0x100, column == columns - 1),
        ("firstRow", "firstRow", 0x20, row == 0),
        ("lastRow", "lastRow", 0x40, row == rows - 1),
    )
    return tuple(
        part for part, name, bit, here in wanted if here and asked.get(f"{W}{name}", "1" if mask & bit else "0") == "1"
    )


def is_hex(text: str | None) -> bool:
    return bool(text) and re.fullmatch("[0-9A-Fa-f]{1,8}", text or "") is not None


def value(element: etree._Element, path: str) -> str:
    return attribute(element, path, "val") or ""


def attribute(element: etree._Element, path: str, name: str) -> str | None:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{name}")
