"""The rules drawn under Tiêu ngữ, the agency and the subject: shapes, borders of paragraphs, signs, underlining."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from lxml import etree

from documents.format_check.pieces import RIGHT_FROM, Piece, pieces
from documents.format_check.reading import Document, Paragraph

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SHAPES = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
EMU_PER_MM = 36000
STRAIGHT = frozenset({"line", "straightConnector1"})
CONNECTOR = "t32"
MM_PER = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96, "": 25.4 / 96}
LENGTH = re.compile(r"\s*(-?[\d.]{1,12})\s*(pt|in|cm|mm|px|)\s*$")
STYLED = re.compile(r"(?:^|;)\s*(width|margin-left)\s*:\s*([^;]+)")
DASHED = re.compile(r"^[-–—\s]+$")
# A line that falls or rises more than this share of its length is no rule.
LEVEL = 0.2


class Drawn(NamedTuple):
    """A rule as it was made. `border`, `shape` and `signs` (`____`) are solid lines, the others are not."""

    kind: Literal["border", "shape", "signs", "dashes", "underline"]
    length_mm: float

    @property
    def solid(self) -> bool:
        return self.kind in ("border", "shape", "signs")


class Stroke(NamedTuple):
    """A straight level line drawn at a paragraph; `at_mm` is where its middle is from the margin, if that is said."""

    length_mm: float
    at_mm: float | None


def drawn_under(document: Document, last: Piece, reach: range) -> list[Drawn]:
    """The rules under a line of a heading, looked for in the paragraphs of that reach (indexes)."""
    near = in_reach(document.paragraphs, last, reach)
    found = [*shapes(document, near, last), *borders(near, last), *signs(near, last)]
    if not found and last.all("underlined"):
        return [Drawn("underline", last.width_mm)]
    return found


def in_reach(paragraphs: Sequence[Paragraph], last: Piece, reach: range) -> list[Paragraph]:
    """The paragraphs in which the rule under a line may be: its own column of the table, or the page around it."""
    near = paragraphs[reach.start : reach.stop]
    column = column_of(last.paragraph)
    return [each for each in near if column_of(each) == column]


def column_of(paragraph: Paragraph) -> tuple[int, int] | None:
    """Table and column of a paragraph; None outside of tables."""
    return (paragraph.cell.table, paragraph.cell.column) if paragraph.cell else None


def shapes(document: Document, near: Iterable[Paragraph], last: Piece) -> Iterator[Drawn]:
    """The lines drawn as shapes; where the columns are parted by tabs, those on this line's side."""
    for paragraph in near:
        for stroke in strokes(paragraph.element):
            if last.paragraph.cell is not None or on_side(document, paragraph, stroke, last):
                yield Drawn("shape", stroke.length_mm)


def on_side(document: Document, paragraph: Paragraph, stroke: Stroke, last: Piece) -> bool:
    if not last.side or stroke.at_mm is None:
        return True
    width = document.sections[paragraph.section].text_width_mm
    return (stroke.at_mm > RIGHT_FROM * width) == (last.side == "right")


def borders(near: Iterable[Paragraph], last: Piece) -> Iterator[Drawn]:
    """The borders of paragraphs between a line and the next one that says something."""
    for paragraph in near:
        if paragraph.index < last.paragraph.index:
            continue
        own = paragraph.index == last.paragraph.index
        text = any(piece.says for piece in pieces([paragraph]))
        if (paragraph.setting.line_above and not own) or (paragraph.setting.line_below and (own or not text)):
            yield Drawn("border", paragraph.room_mm)
        if text and not own:
            return


def signs(near: Iterable[Paragraph], last: Piece) -> Iterator[Drawn]:
    """Rules made of signs, under a line on its own side."""
    for piece in pieces(each for each in near if each.index >= last.paragraph.index):
        if piece.typed_rule and piece.side == last.side:
            yield Drawn("dashes" if DASHED.match(piece.text) else "signs", piece.width_mm)


def strokes(paragraph: etree._Element) -> Iterator[Stroke]:
    """The straight level lines anchored at a paragraph."""
    for drawing in paragraph.iter(f"{DRAWING}anchor", f"{DRAWING}inline"):
        geometry = drawing.find(f".//{SHAPES}prstGeom")
        if geometry is not None and geometry.get("prst") in STRAIGHT:
            yield from level(drawing)
    for line in paragraph.iter(f"{VML}line", f"{VML}shape"):
        if not any(True for _ in line.iterancestors(FALLBACK)):
            yield from vml_line(line)


def level(drawing: etree._Element) -> Iterator[Stroke]:
    extent = drawing.find(f"{DRAWING}extent")
    if extent is None:
        return
    long, high = (in_mm(extent.get(side)) or 0.0 for side in ("cx", "cy"))
    if high > LEVEL * long:
        return
    offset = drawing.find(f"{DRAWING}positionH[@relativeFrom='column']/{DRAWING}posOffset")
    start = None if offset is None else in_mm(offset.text)
    yield Stroke(long, None if start is None else start + long / 2)


def in_mm(emu: str | None) -> float | None:
    """A measure of a drawing, in its own tiny units, in mm."""
    try:
        return int(emu or "") / EMU_PER_MM
    except ValueError:
        return None


def vml_line(line: etree._Element) -> Iterator[Stroke]:
    """A line as older Word draws it: between two points, or a connector of a width."""
    start, end = (line.get(name, "").split(",")[0] for name in ("from", "to"))
    left, right = length(start), length(end)
    if left is not None and right is not None:
        yield Stroke(abs(right - left), (left + right) / 2)
    elif line.get("type", "").endswith(CONNECTOR):
        styled = dict(STYLED.findall(line.get("style", "")))
        long, at = length(styled.get("width", "x")), length(styled.get("margin-left", "x"))
        if long is not None:
            yield Stroke(long, None if at is None else at + long / 2)


def length(text: str) -> float | None:
    """`75pt` in mm; None for what is no length."""
    match = LENGTH.match(text)
    try:
        return float(match[1]) * MM_PER[match[2]] if match else None
    except ValueError:
        return None
