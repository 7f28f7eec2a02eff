"""The paper: its size, its margins, and where the numbers of its pages stand."""

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import NamedTuple

from lxml import etree

from documents.format_check.components import ALIGNED, SIZE_TOLERANCE_PT
from documents.format_check.fixes import set_align, set_face, set_margin, set_paper, set_size
from documents.format_check.lines import DRAWING
from documents.format_check.looks import Look, W, over, paragraph_props, setting
from documents.format_check.page_fixes import hide_on_first_page, renumber, restart_at_one
from documents.format_check.places import Places
from documents.format_check.reading import Document, inner, run_text, value
from documents.format_check.roles import Layout
from documents.format_check.rules import Fault, ranged, shown
from documents.format_check.sections import PLACES, SIDES, Section, numbered_paragraph
from documents.format_check.styles import NO_TABLE
from documents.profiles import Profile, Sheet

PAPER_TOLERANCE_MM = 1.0
MARGIN_TOLERANCE_MM = 0.3
# A text of fewer letters stands on one page, which shows no number.
LETTERS_OF_A_PAGE = 1800

SIDE_NAMES: Mapping[str, str] = {"top": "lề trên", "bottom": "lề dưới", "left": "lề trái", "right": "lề phải"}
PLACE_NAMES: Mapping[str, str] = {"top": "đầu trang", "bottom": "chân trang"}
FRAME_ALIGNS: Mapping[str | None, str] = {"center": "center", "right": "right", "outside": "right", "left": "left"}


# A text box stands where it was put, and nothing in the file says where on the line that is.
ANYWHERE = ""


class PageNumber(NamedTuple):
    """The number of the pages as a section shows it: top or bottom, where on its line, its paragraph."""

    place: str
    align: str
    paragraph: etree._Element


def paper_faults(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """What is wrong with the paper of each section, and with the page numbers."""
    document = layout.document
    first_annex = min((annex.name.paragraph.section for annex in layout.annexes), default=len(document.sections))
    for number, section in enumerate(document.sections):
        annexed = section.landscape or number >= first_annex > 0
        sheet = profile.appendix if annexed else profile.page
        yield from sheet_faults(section, sheet, f"{section_name(number, section)}")
    yield from number_faults(layout, profile)


def section_name(number: int, section: Section) -> str:
    return f"phân đoạn {number + 1} (section), trang {'ngang' if section.landscape else 'dọc'}"


def sheet_faults(section: Section, sheet: Sheet, place: str) -> Iterator[Fault]:
    """A4, upright or on its side, and margins within the rule."""
    short, long = sorted((sheet.width_mm, sheet.height_mm))
    width, height = (long, short) if section.landscape else (short, long)
    if abs(section.width_mm - width) > PAPER_TOLERANCE_MM or abs(section.height_mm - height) > PAPER_TOLERANCE_MM:
        found = f"{shown(section.width_mm, 0)} × {shown(section.height_mm, 0)} mm"
        allowed = f"A4, {shown(width, 0)} × {shown(height, 0)} mm"
        mends = (set_paper(section.element, width, height),)
        yield Fault("paper", "khổ giấy", place, found, allowed, sheet.clause, mends)
    for side in SIDES:
        measure, margin = getattr(sheet, side), section.margins_mm[side]
        if not measure.allows(margin, MARGIN_TOLERANCE_MM):
            mends = (set_margin(section.element, side, measure.used),)
            found, allowed = f"{shown(margin)} mm", ranged(measure, "mm")
            yield Fault("margin", SIDE_NAMES[side], place, found, allowed, sheet.clause, mends)


def number_faults(layout: Layout, profile: Profile) -> Iterator[Fault]:
    """Page numbers: there, in their place, in their size, not on the first page, from 1 in each annex."""
    document, rule = layout.document, profile.page_number
    first = document.sections[0]
    found = page_numbers(document, first, "default")
    wanted = place_name(rule.place, profile.components["so_trang"].align)
    mends = (renumber(document.file, [each.element for each in document.sections], profile),)
    if not found:
        if layout.annexes or letters(document) > LETTERS_OF_A_PAGE:
            found_none = "không có số trang"
            yield Fault("page_number_missing", "số trang", "các trang", found_none, wanted, rule.clause, mends)
        return
    yield from place_faults(found[0], wanted, document, profile)
    yield from number_size(found[0], document, profile)
    yield from first_page_faults(document, first, profile)
    if profile.restart_numbering:
        yield from restart_faults(layout, profile)


def place_faults(found: PageNumber, wanted: str, document: Document, profile: Profile) -> Iterator[Fault]:
    component, rule = profile.components["so_trang"], profile.page_number
    standing = place_name(found.place, found.align)
    if found.place != rule.place:
        mends = (renumber(document.file, [each.element for each in document.sections], profile),)
        yield Fault("page_number_place", "số trang", "các trang", standing, wanted, rule.clause, mends)
        return
    if found.align not in (component.align, ANYWHERE):
        mends = (set_align(found.paragraph, component.align),)
        yield Fault("page_number_place", "số trang", "các trang", standing, wanted, rule.clause, mends)


def number_size(found: PageNumber, document: Document, profile: Profile) -> Iterator[Fault]:
    """The size of the number."""
    component = profile.components["so_trang"]
    sizes = [look.size_pt for look in number_looks(found, document)]
    wrong = [size for size in sizes if not component.size_pt.allows(size, SIZE_TOLERANCE_PT)]
    if wrong:
        mends = tuple(set_size(run, component.size_pt.used) for run in found.paragraph.iter(f"{W}r"))
        allowed = ranged(component.size_pt, "pt")
        yield Fault("size", component.style, "các trang", f"{shown(wrong[0])} pt", allowed, component.clause, mends)


def number_font_faults(layout: Layout, profile: Profile, places: Places) -> Iterator[Fault]:
    """The number in another face than the rule's."""
    document = layout.document
    for found in page_numbers(document, document.sections[0], "default"):
        faces = [look.low for look in number_looks(found, document) if look.low != profile.font]
        if faces:
            mends = tuple(set_face(run, profile.font) for run in found.paragraph.iter(f"{W}r"))
            place = f"số trang ở {PLACE_NAMES[found.place]}"
            yield Fault("font", "", place, faces[0], profile.font, profile.font_clause, mends)


def number_looks(found: PageNumber, document: Document) -> list[Look]:
    """How the number looks, as its field last showed it."""
    style = value(found.paragraph, "pPr/pStyle")
    runs = [run for run in found.paragraph.iter(f"{W}r") if run_text(run).strip()]
    return [document.styles.look(run.find(f"{W}rPr"), style) for run in runs]


def first_page_faults(document: Document, first: Section, profile: Profile) -> Iterator[Fault]:
    """The first page shows no number."""
    rule = profile.page_number
    shows = not first.first_differs or bool(page_numbers(document, first, "first"))
    if shows and not rule.first_page:
        mends = (hide_on_first_page(document.file, first),)
        allowed = "không hiển thị số trang ở trang thứ nhất"
        yield Fault("page_number_first", "số trang", "trang 1", "có số trang", allowed, rule.clause, mends)


def restart_faults(layout: Layout, profile: Profile) -> Iterator[Fault]:
    """The pages of an annex are numbered from 1."""
    document = layout.document
    before = max((each.section for each in layout.body), default=0)
    for annex in layout.annexes:
        number, last = annex.name.paragraph.section, before
        before = number
        place = section_name(number, document.sections[number])
        if number == last:
            allowed = "đặt phụ lục ở phân đoạn (section) riêng, đánh số từ 1"
            found = "không được đánh số trang riêng"
            yield Fault("page_number_restart", "phụ lục", place, found, allowed, profile.appendix.clause)
        elif document.sections[number].starts_at != 1:
            mends = (restart_at_one(document.sections[number].element),)
            found, allowed = "đánh số trang nối tiếp phần trên", "đánh số trang của phụ lục từ 1"
            yield Fault("page_number_restart", "phụ lục", place, found, allowed, profile.appendix.clause, mends)


def page_numbers(document: Document, section: Section, kind: str) -> list[PageNumber]:
    """Where a section shows the number of its pages."""
    made = []
    for place in PLACES:
        name = section.parts.get((place, kind))
        paragraph = numbered_paragraph(document.file.tree(name)) if name else None
        if paragraph is not None:
            made.append(PageNumber(place, align_of(document, paragraph), paragraph))
    return made


def align_of(document: Document, paragraph: etree._Element) -> str:
    """Where a number stands on its line: by a text box, by a frame, by the tabs before it, by its paragraph."""
    if any(True for _ in paragraph.iterancestors(f"{W}txbxContent")):
        boxed = next(paragraph.iterancestors(f"{DRAWING}anchor"), None)
        return ANYWHERE if boxed is None else boxed.findtext(f"{DRAWING}positionH/{DRAWING}align") or ANYWHERE
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is not None and frame.get(f"{W}xAlign") in FRAME_ALIGNS:
        return FRAME_ALIGNS[frame.get(f"{W}xAlign")]
    styles = document.styles
    levels = (styles.beneath(NO_TABLE), styles.paragraph(value(paragraph, "pPr/pStyle")))
    found = setting(reduce(over, (*levels, paragraph_props(paragraph.find(f"{W}pPr")))))
    tabs = "".join(run_text(run) for run in inner(paragraph, f"{W}r")).count("\t")
    kinds = [kind for _, kind in found.tabs] or ["center", "right"]
    return kinds[min(tabs, len(kinds)) - 1] if tabs else found.align


def place_name(place: str, align: str) -> str:
    return f"{PLACE_NAMES[place]}, {ALIGNED.get(align, align)}"


def letters(document: Document) -> int:
    """How long a document is."""
    return sum(len(paragraph.text) for paragraph in document.paragraphs)
