"""The running text: one size, justified, first lines moved in, room between paragraphs and lines, marks in order."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from documents.format_check.components import ALIGNED, SIZE_TOLERANCE_PT, sized, slanted, weighted
from documents.format_check.fixes import set_after, set_align, set_indents, set_line, set_size
from documents.format_check.looks import MM_PER_TWIP
from documents.format_check.marks import Mark, out_of_order, read_mark
from documents.format_check.pieces import USUAL_TAB_MM, Piece, lettered, whole
from documents.format_check.places import Places
from documents.format_check.reading import Paragraph
from documents.format_check.roles import Layout
from documents.format_check.rules import Fault, ranged, shown
from documents.profiles import Component, Profile

LENGTH_TOLERANCE_MM = 0.3
SPACE_TOLERANCE_PT = 0.1
LINE_TOLERANCE = 0.01
# Fixed leading is counted in lines of Times New Roman; 15 pt is accepted for letters of 14 pt (TT 01/2011, Điều 11).
LINE_OF_SIZE = 1.15
FIXED_TOLERANCE = 0.07
# Whole paragraphs in bold or italic are a fault from this length on; shorter ones may be titles or remarks.
LONG = 120
ENDS = (".", ";", ":", ",", "!", "?", "…")
ROLE_OF_MARK: Mapping[str, str] = {"roman": "muc_1", "arabic": "so", "letter": "chu"}
TITLED = "muc_2"


@dataclass(frozen=True, eq=False)
class Line:
    """A paragraph of the running text, and which component it is."""

    paragraph: Paragraph
    component: Component
    mark: Mark | None
    part: bool = False

    @cached_property
    def piece(self) -> Piece:
        return whole(self.paragraph)

    @cached_property
    def bold(self) -> bool:
        return self.piece.all("bold")

    @cached_property
    def wraps(self) -> bool:
        """Whether it takes more than one line."""
        return self.piece.width_mm + max(self.paragraph.setting.first_mm, 0.0) > self.paragraph.room_mm

    @property
    def title(self) -> bool:
        """Whether it reads as a title: no sign ends it."""
        return not self.paragraph.text.endswith(ENDS)


def text_faults(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """What is wrong with the running text."""
    lines = running(layout, profile)
    basis = [Line(piece.paragraph, profile.components["can_cu"], None) for piece in layout.of("can_cu")]
    yield from size_faults(lines, profile, places)
    for line in [*basis, *lines]:
        if not line.part:
            yield from set_faults(line, profile, places)
    yield from gap_faults([*basis, *lines], profile, places)
    yield from mark_faults(lines, profile, places)
    yield from table_faults(layout, profile, places)


def running(layout: Layout, profile: Profile) -> list[Line]:
    """The paragraphs of the running text that say something; what belongs to a table is none of them."""
    tables = {paragraph.index for paragraph in layout.tables}
    said = [each for each in layout.body if whole(each).says and not beside_table(each, tables, layout.body)]
    return [read_line(each, profile) for each in said]


def beside_table(paragraph: Paragraph, tables: set[int], body: Sequence[Paragraph]) -> bool:
    """Whether it is the title or a note of a table: next to one, and not set as running text."""
    if paragraph.setting.align not in ("center", "right"):
        return False
    blank = {each.index for each in body if not each.text}
    for step in (1, -1):
        at = paragraph.index + step
        while at in blank:
            at += step
        if at in tables:
            return True
    return False


def read_line(paragraph: Paragraph, profile: Profile) -> Line:
    mark = read_mark(paragraph.text)
    role = "doan"
    if mark:
        role = ROLE_OF_MARK[mark.kind]
        role = TITLED if role == "so" and whole(paragraph).all("bold") else role
    elif paragraph.text.startswith(("-", "–", "—", "+")):
        role = "cong" if paragraph.text.startswith("+") else "gach"
    return Line(paragraph, profile.components[role], mark, part=mark is None and is_part(paragraph))


def is_part(paragraph: Paragraph) -> bool:
    """Whether it heads a part of the text: `Phần I`, or a line in the middle that numbers nothing."""
    return paragraph.setting.align == "center" and (paragraph.key.startswith("phan ") or whole(paragraph).all("bold"))


def size_faults(lines: Sequence[Line], profile: Profile, places: Places) -> Iterator[Fault]:
    """Sizes out of the range, and those that differ from the rest of the text."""
    usual = usual_size(lines)
    for line in lines:
        wrong = list(sized(line.piece, line.component, places, "nội dung"))
        yield from wrong
        if not wrong and line.component.role != "muc_1" and not line.part:
            yield from other_size(line, usual, places)


def usual_size(lines: Sequence[Line]) -> float:
    """The size in pt of most letters."""
    counted: Counter[float] = Counter()
    for line in lines:
        for span in line.paragraph.spans:
            counted[span.look.size_pt] += len(span.text)
    return max(counted, key=lambda size: counted[size], default=0.0)


def other_size(line: Line, usual: float, places: Places) -> Iterator[Fault]:
    others = [span for span in line.paragraph.spans if lettered(span) and span.look.size_pt != usual]
    if others:
        mends = tuple(set_size(span.element, usual) for span in others)
        found = f"{shown(others[0].look.size_pt)} pt"
        place, clause = places.of(line.paragraph), line.component.clause
        yield Fault("one_size", "nội dung", place, found, f"{shown(usual)} pt", clause, mends)


def set_faults(line: Line, profile: Profile, places: Places) -> Iterator[Fault]:
    """What is wrong with how one paragraph is set."""
    yield from looks_faults(line, places)
    yield from align_faults(line, places)
    yield from indent_faults(line, profile, places)
    yield from leading_faults(line, profile, places)
    if line.paragraph.setting.align == "both" and "\n" in line.paragraph.raw.strip():
        allowed = "tách thành hai đoạn (phím Enter)"
        found = "dấu xuống dòng (Shift+Enter)"
        yield Fault("line_break", "nội dung", places.of(line.paragraph), found, allowed, line.component.clause)


def looks_faults(line: Line, places: Places) -> Iterator[Fault]:
    """Titles of parts bold and in capitals, points and long paragraphs upright; the basis as the profile says."""
    component, piece = line.component, line.piece
    if component.role in ("can_cu", TITLED):
        return
    if component.role == "muc_1" or line.mark or len(piece.text) >= LONG:
        yield from weighted(piece, component, places)
        yield from slanted(piece, component, places)
    if component.upper and not piece.shown.isupper():
        allowed = f"“{piece.text.upper()}”"
        yield Fault("capitals", component.style, places.of(piece), piece.text, allowed, component.clause)


def align_faults(line: Line, places: Places) -> Iterator[Fault]:
    align = line.paragraph.setting.align
    if align == "both" or (align == "left" and not line.wraps):
        return
    mends = (set_align(line.paragraph.element, "both"),)
    found, allowed = ALIGNED.get(align, align), ALIGNED["both"]
    yield Fault("align", "nội dung", places.of(line.paragraph), found, allowed, line.component.clause, mends)


def indent_faults(line: Line, profile: Profile, places: Places) -> Iterator[Fault]:
    """A first line moved in as far as allowed, and only that one."""
    setting, body = line.paragraph.setting, profile.body
    mends = (set_indents(line.paragraph.element, body.indent_mm),)
    place = places.of(line.paragraph)
    allowed = " hoặc ".join(f"{shown(indent)} mm" for indent in body.indents_mm)
    start = first_line_mm(line.paragraph)
    if line.wraps and abs(setting.left_mm) > LENGTH_TOLERANCE_MM:
        found = f"{shown(setting.left_mm)} mm"
        yield Fault("hanging", "nội dung", place, found, f"chỉ lùi dòng đầu {allowed}", body.clause, mends)
    elif all(abs(start - indent) > LENGTH_TOLERANCE_MM for indent in body.indents_mm):
        tabbed = line.paragraph.raw.startswith("\t")
        found = f"{shown(start)} mm"
        yield Fault("first_line", "nội dung", place, found, allowed, body.clause, () if tabbed else mends)


def first_line_mm(paragraph: Paragraph) -> float:
    """Where the first letter stands from the margin; tabs before it count, blanks do not."""
    setting = paragraph.setting
    at = setting.left_mm + setting.first_mm
    for sign in paragraph.raw:
        if sign != "\t":
            break
        stops = (place * MM_PER_TWIP for place, _ in setting.tabs)
        at = next((stop for stop in stops if stop > at + LENGTH_TOLERANCE_MM), (at // USUAL_TAB_MM + 1) * USUAL_TAB_MM)
    return at


def leading_faults(line: Line, profile: Profile, places: Places) -> Iterator[Fault]:
    setting, allowed = line.paragraph.setting, profile.body.line
    size = max((span.look.size_pt for span in line.paragraph.spans), default=1.0)
    lines = setting.line if setting.line_pt is None else setting.line_pt / (LINE_OF_SIZE * size)
    tolerance = LINE_TOLERANCE if setting.line_pt is None else FIXED_TOLERANCE
    if lines is not None and not allowed.allows(lines, tolerance):
        found = f"{shown(lines, 2)} dòng" if setting.line_pt is None else f"{shown(setting.line_pt)} pt"
        mends = (set_line(line.paragraph.element, allowed.used),)
        place = places.of(line.paragraph)
        yield Fault("line_spacing", "nội dung", place, found, ranged(allowed, "dòng"), profile.body.clause, mends)


def gap_faults(lines: Sequence[Line], profile: Profile, places: Places) -> Iterator[Fault]:
    """Too little room between two paragraphs that follow each other."""
    least = profile.body.spacing_pt
    for one, other in pairwise(line.paragraph for line in lines):
        gap = gap_pt(one, other)
        if other.index == one.index + 1 and gap < least - SPACE_TOLERANCE_PT:
            mends = (set_after(one.element, least),)
            place = f"dưới {places.of(one)}"
            found, allowed = f"{shown(gap)} pt", f"từ {shown(least)} pt trở lên"
            yield Fault("gap", "nội dung", place, found, allowed, profile.body.clause, mends)


def gap_pt(one: Paragraph, other: Paragraph) -> float:
    """The room between two paragraphs: Word takes the larger; of one style, some take none."""
    alike = one.style == other.style
    after = 0.0 if alike and one.setting.contextual else one.setting.after_pt
    before = 0.0 if alike and other.setting.contextual else other.setting.before_pt
    return max(after, before)


def mark_faults(lines: Sequence[Line], profile: Profile, places: Places) -> Iterator[Fault]:
    """Marks written otherwise, marks out of order, and titles lighter than those of their own list."""
    at = {line.paragraph.index: line for line in lines}
    for line in lines:
        if line.mark and line.mark.written != line.mark.right:
            found, right = line.mark.written, line.mark.right
            yield Fault("mark_form", right, places.of(line.paragraph), found, right, line.component.clause)
    marked = [(index, line.mark, line.bold) for index, line in at.items() if line.mark or line.part]
    broken, lists = out_of_order(marked)
    for each in broken:
        line = at[each.paragraph]
        clause = line.component.clause
        yield Fault("mark_order", each.found, places.of(line.paragraph), each.found, each.allowed, clause)
    clauses = [[at[index] for index in listed.items] for listed in lists if listed.kind == "arabic"]
    yield from light_titles(clauses, profile, places)


def light_titles(clauses: Sequence[Sequence[Line]], profile: Profile, places: Places) -> Iterator[Fault]:
    """Clauses that read as titles and stand among bold ones, in a text where most such are bold."""
    titles = [line for listed in clauses for line in listed if line.title]
    if 2 * sum(line.bold for line in titles) <= len(titles):
        return
    for listed in clauses:
        if any(line.bold for line in listed):
            for line in listed:
                if line.title and not line.bold:
                    yield from weighted(line.piece, profile.components[TITLED], places)


def table_faults(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """Letters in tables that no table's component may have."""
    ranges = [each for role, each in profile.components.items() if role.startswith(("bang_", "bieu_"))]
    least = min(ranges, key=lambda each: each.size_pt.least)
    annexed = [each for annex in layout.annexes for each in annex.paragraphs if each.cell is not None]
    for paragraph in [*layout.tables, *annexed]:
        wrong = (each for each in paragraph.spans if lettered(each))
        if any(not least.size_pt.allows(each.look.size_pt, SIZE_TOLERANCE_PT) for each in wrong):
            yield from sized(whole(paragraph), least, places, "chữ trong bảng")
