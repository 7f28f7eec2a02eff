"""Lines of a heading or a signature: in cells of a table, beside each other with tabs, or one under another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal
from unicodedata import normalize

from documents.format_check.looks import MM_PER_TWIP, Look
from documents.format_check.reading import BLANKS, Paragraph, Span, run_text
from documents.measure import text_width_mm
from vietnamese.keys import search_key

Side = Literal["left", "right", ""]

USUAL_TAB_MM = 12.7
# What stands beyond this share of the line alone belongs to the right column.
RIGHT_FROM = 0.4
INDENTED_FROM = 0.3
# Columns parted by blanks; those of a number left open, `Số:      /BC-LĐLĐ`, are none.
SPACED = re.compile(r"(?<![:\s])[ \u00a0]{5,}(?![/\s])")
DRAWN_WITH = re.compile(r"[-–—_=*─━‐‑.·~oO0\s]{3,}")
DRAWN = re.compile(r"[-–—_=─━‐‑~]{2,}")


@dataclass(frozen=True, eq=False)
class Piece:
    """One line of a paragraph on one side of the page. `alone` where nothing stands beside it in its paragraph."""

    paragraph: Paragraph
    spans: tuple[Span, ...]
    side: Side
    alone: bool

    @cached_property
    def text(self) -> str:
        """The text in single spaces."""
        return BLANKS.sub(" ", normalize("NFC", "".join(span.text for span in self.spans))).strip()

    @cached_property
    def key(self) -> str:
        return search_key(self.text)

    @property
    def typed_rule(self) -> bool:
        """Whether it is a rule made of signs, `_____` or `-----`."""
        return bool(DRAWN.search(self.text)) and DRAWN_WITH.fullmatch(self.text) is not None

    @property
    def says(self) -> bool:
        """Whether it is a text, no blank and no rule."""
        return any(letter.isalnum() for letter in self.text) and not self.typed_rule

    @property
    def looks(self) -> list[Look]:
        """How its letters look, one each letter-bearing span."""
        return [span.look for span in self.spans if lettered(span)]

    @property
    def width_mm(self) -> float:
        """How wide it stands in print on one line."""
        return sum(width(span.text, span.look) for span in self.spans)

    @property
    def own_runs(self) -> list[Any]:
        """The elements of its runs, where none says something of another line as well."""
        shared = any(run_text(span.element).strip() != span.text.strip() for span in self.spans)
        return [] if shared else [span.element for span in self.spans]

    @property
    def shown(self) -> str:
        """The text in capitals where its letters are set so."""
        return self.text.upper() if self.looks and all(look.capitals for look in self.looks) else self.text

    def all(self, name: Literal["bold", "italic", "underlined"]) -> bool:
        """Whether every letter of it is so."""
        return bool(self.looks) and all(getattr(look, name) for look in self.looks)

    def mostly(self, name: Literal["bold", "italic"]) -> bool:
        """Whether more of its letters are so than not."""
        counted = [(len(span.text.strip()), getattr(span.look, name)) for span in self.spans if lettered(span)]
        return 2 * sum(size for size, so in counted if so) > sum(size for size, _ in counted)


def lettered(span: Span) -> bool:
    """Whether a run says something that is neither blank nor a raised note sign."""
    return not span.look.raised and any(letter.isalnum() for letter in span.text)


def width(text: str, look: Look) -> float:
    return text_width_mm(text.upper() if look.capitals else text, look.size_pt, look.bold)


def pieces(paragraphs: Iterable[Paragraph]) -> Iterator[Piece]:
    """The lines of these paragraphs, blank ones left out."""
    for paragraph in paragraphs:
        for line in cut(paragraph.spans, "\n"):
            yield from (piece for piece in columns(paragraph, line) if piece.text)


def whole(paragraph: Paragraph) -> Piece:
    """A paragraph as one line."""
    return Piece(paragraph, paragraph.spans, "", alone=True)


def cut(spans: Iterable[Span], sign: str) -> list[tuple[Span, ...]]:
    """Runs cut at a sign, which falls away."""
    made: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split(sign)
        made[-1].append(span._replace(text=first))
        made += [[span._replace(text=other)] for other in others]
    return [tuple(span for span in line if span.text) for line in made]


def columns(paragraph: Paragraph, line: tuple[Span, ...]) -> Iterator[Piece]:
    """What stands beside each other on a line, parted by tabs."""
    if paragraph.cell is not None:
        yield Piece(paragraph, line, side_of_cell(paragraph), alone=True)
        return
    parts = cut([span._replace(text=SPACED.sub("\t", span.text)) for span in line], "\t")
    said = [(part, at) for part, at in zip(parts, places(paragraph, parts), strict=True) if says(part)]
    for number, (part, at) in enumerate(said):
        if len(said) > 1:
            yield Piece(paragraph, part, "left" if number < len(said) - 1 else "right", alone=False)
        else:
            yield Piece(paragraph, part, side_of_line(paragraph, at, tabbed=len(parts) > 1), alone=len(parts) == 1)


def says(part: Iterable[Span]) -> bool:
    return any(not span.text.isspace() and span.text for span in part)


def places(paragraph: Paragraph, parts: list[tuple[Span, ...]]) -> list[float]:
    """Where each part of a line starts (or, at a centred stop, stands), in mm from the margin."""
    stops = [place * MM_PER_TWIP for place, _ in paragraph.setting.tabs]
    at, found = paragraph.setting.left_mm + paragraph.setting.first_mm, []
    for part in parts:
        found.append(at)
        at += sum(width(span.text, span.look) for span in part)
        at = next((stop for stop in stops if stop > at), (at // USUAL_TAB_MM + 1) * USUAL_TAB_MM)
    return found


def side_of_cell(paragraph: Paragraph) -> Side:
    cell = paragraph.cell
    if cell is None or cell.columns < 2:
        return ""
    return "right" if 2 * cell.column >= cell.columns else "left"


def side_of_line(paragraph: Paragraph, at_mm: float, tabbed: bool) -> Side:
    setting, room = paragraph.setting, paragraph.room_mm + paragraph.setting.left_mm + paragraph.setting.right_mm
    if tabbed:
        return "right" if at_mm > RIGHT_FROM * room else "left"
    if setting.align == "right" or setting.left_mm > INDENTED_FROM * room:
        return "right"
    return "left" if setting.right_mm > INDENTED_FROM * room else ""
