"""Right reports that were not made here: typed in Word by people who know the rules but not our styles."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Mm, Pt

from documents.measure import text_width_mm

MOTTO = "Độc lập - Tự do - Hạnh phúc"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
CENTER, JUSTIFY, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.RIGHT
LONG = (
    "Ngay sau khi có Nghị quyết, Ban Thường vụ đã tham mưu cấp ủy ban hành Chương trình hành động, chỉ đạo công đoàn "
    "cơ sở tổ chức quán triệt, học tập; tỷ lệ đoàn viên, người lao động được học tập đạt 92,4% (Phụ lục kèm theo)."
)
TEXT: tuple[tuple[str, str], ...] = (
    ("doan", "Thực hiện Hướng dẫn số 691/HD-TLĐ ngày 17/5/2012 của Tổng Liên đoàn, Ban Thường vụ báo cáo như sau:"),
    ("muc", "I. TÌNH HÌNH CHUNG"),
    ("doan", LONG),
    ("doan", "Đời sống, việc làm của công nhân, viên chức, lao động trên địa bàn cơ bản ổn định. " + LONG),
    ("muc", "II. KẾT QUẢ THỰC HIỆN"),
    ("khoan", "1. Công tác triển khai"),
    ("doan", LONG),
    ("khoan", "2. Công tác tuyên truyền, giáo dục"),
    ("doan", "a) Tuyên truyền pháp luật: " + LONG),
    ("doan", "b) Nâng cao đời sống tinh thần: " + LONG),
    ("doan", "c) Đối thoại tại nơi làm việc: " + LONG),
    ("doan", "d) Xây dựng thiết chế văn hóa: " + LONG),
    ("doan", "đ) Hình thức có hiệu quả: " + LONG),
    ("doan", "e) Tham gia giải quyết bức xúc: " + LONG),
    ("doan", "- Tổ chức 63 buổi tuyên truyền cho 4.806 lượt người; phát hành 9.500 tờ gấp hỏi – đáp pháp luật."),
    ("muc", "III. NHIỆM VỤ TRỌNG TÂM"),
    ("khoan", "1. Nhiệm vụ chung"),
    ("doan", LONG),
    ("khoan", "2. Nhiệm vụ cụ thể"),
    ("doan", "Trên đây là báo cáo sơ kết 5 năm; kính đề nghị Ban Thường vụ xem xét, chỉ đạo./."),
)


@dataclass(frozen=True)
class Case:
    """What one report has, so that a test can change one thing of it."""

    number: str = "Số: 05/BC-LĐLĐ"
    dated: str = "Cư Jút, ngày 05 tháng 7 năm 2012"
    addressee: str = "Kính gửi: Liên đoàn Lao động tỉnh Đắk Nông"
    bottom: bool = False


def line(cell: Any, text: str, size: float, bold: bool = False, italic: bool = False, align: Any = CENTER) -> Any:
    """A paragraph set run by run, as people do it."""
    paragraph = cell.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    return paragraph


def bordered(cell: Any, length_mm: float, room_mm: float) -> None:
    """A rule as the lower border of an empty paragraph."""
    paragraph = line(cell, "", 4)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm((room_mm - length_mm) / 2)
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    )
    paragraph._p.get_or_add_pPr().insert(0, border)


def shape(paragraph: Any, length_mm: float, at_mm: float, number: int) -> None:
    """A rule as a drawn line, anchored at a paragraph; `at_mm` from the left margin."""
    a, wp = "http://schemas.openxmlformats.org/drawingml/2006/main", "wordprocessingDrawing"
    along = f'<wp:positionH relativeFrom="column"><wp:posOffset>{Emu(Mm(at_mm))}</wp:posOffset></wp:positionH>'
    wps = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    cx = Emu(Mm(length_mm))
    xml = (
        f'<w:r {nsdecls("w")} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/{wp}" xmlns:a="{a}" '
        f'xmlns:wps="{wps}"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{along}'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>210000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{cx}" cy="0"/><wp:wrapNone/><wp:docPr id="{number}" name="Line {number}"/>'
        f'<a:graphic><a:graphicData uri="{wps}"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525">'
        f'<a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        f"</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
    paragraph._p.append(parse_xml(xml))


def page_number(section: Any, bottom: bool) -> None:
    """A PAGE field of three parts, top middle or bottom right; none on the first page."""
    section.different_first_page_header_footer = True
    holder = section.footer if bottom else section.header
    holder.is_linked_to_previous = False
    paragraph = holder.paragraphs[0]
    paragraph.alignment = RIGHT if bottom else CENTER
    for kind, text in (("begin", ""), ("", " PAGE \\* MERGEFORMAT "), ("separate", ""), ("text", "2"), ("end", "")):
        run = paragraph.add_run(text if kind == "text" else "")
        run.font.size = Pt(14)
        if kind == "":
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            run._r.append(instruction)
        elif kind != "text":
            character = OxmlElement("w:fldChar")
            character.set(qn("w:fldCharType"), kind)
            run._r.append(character)


def begun() -> Any:
    """Word's own new document: letters of the theme's face, turned to Times New Roman in its Normal style."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.0
    paper(document.sections[0])
    return document


def paper(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(25)
    section.left_margin, section.right_margin = Mm(30), Mm(20)


def body(document: Any) -> None:
    for kind, text in TEXT:
        paragraph = document.add_paragraph()
        paragraph.alignment = JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)
        mark, dot, rest = text.partition(": ")
        if kind == "doan" and dot and mark[1:2] == ")":
            paragraph.add_run(mark + dot)
            paragraph.add_run(rest)
        else:
            paragraph.add_run(text).bold = kind != "doan"


def annex(document: Any, bottom: bool) -> None:
    """A landscape annex in a section of its own."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:cols")).addprevious(start)
    line(document, "Phụ lục", 14, bold=True)
    line(document, "SỐ LIỆU 5 NĂM", 14, bold=True)
    line(document, "(Kèm theo Báo cáo số 05/BC-LĐLĐ ngày 05 tháng 7 năm 2012 của LĐLĐ huyện)", 14, italic=True)
    table = document.add_table(rows=3, cols=4, style="Table Grid")
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.paragraphs[0].add_run(f"Số {number}").font.size = Pt(12)


def emptied(cell: Any) -> Any:
    """A cell without the empty paragraph it comes with."""
    cell._tc.remove(cell.paragraphs[0]._p)
    return cell


def with_tables(case: Case | None = None) -> bytes:
    """Heading and signature in tables of one row each, rules as borders, the date under the motto in its cell."""
    case = case or Case()
    document = begun()
    head = document.add_table(rows=1, cols=2)
    left, right = (emptied(cell) for cell in head.rows[0].cells)
    widths = (65.0, 95.0)
    for column, cell, width in zip(head.columns, (left, right), widths, strict=True):
        column.width = cell.width = Mm(width)
    line(left, "LĐLĐ TỈNH ĐẮK NÔNG", 13)
    line(left, "LĐLĐ HUYỆN CƯ JÚT", 13, bold=True)
    bordered(left, 20, widths[0] - 3.8)
    line(left, case.number, 13)
    line(right, STATE, 12, bold=True)
    line(right, MOTTO, 13, bold=True)
    bordered(right, text_width_mm(MOTTO, 13, bold=True), widths[1] - 3.8)
    line(right, case.dated, 13, italic=True)
    line(document, "BÁO CÁO", 14, bold=True)
    line(document, "Sơ kết 5 năm thực hiện Nghị quyết số 20-NQ/TW (khóa X)", 14, bold=True)
    bordered(document, 55, 160)
    if case.addressee:
        line(document, case.addressee, 14)
    body(document)
    document.add_paragraph()
    end = document.add_table(rows=1, cols=2)
    left, right = (emptied(cell) for cell in end.rows[0].cells)
    line(left, "Nơi nhận:", 12, bold=True, italic=True, align=None)
    for text in ("- LĐLĐ tỉnh Đắk Nông;", "- Thường trực Huyện ủy (b/c);", "- Lưu: VT."):
        line(left, text, 11, align=None)
    line(right, "TM. BAN THƯỜNG VỤ", 14, bold=True)
    line(right, "CHỦ TỊCH", 14, bold=True)
    for _ in range(4):
        line(right, "", 14)
    line(right, "Nguyễn Văn A", 14, bold=True)
    page_number(document.sections[0], case.bottom)
    annex(document, case.bottom)
    return saved(document)


def with_tabs(case: Case | None = None) -> bytes:
    """Heading and signature with tabs between their columns, rules drawn as lines, no annex."""
    case = case or Case()
    document = begun()
    for texts, sizes, bold, italic in (
        (("LĐLĐ TỈNH ĐẮK NÔNG", STATE), (12, 12), (False, True), (False, False)),
        (("LĐLĐ HUYỆN CƯ JÚT", MOTTO), (12, 13), (True, True), (False, False)),
        ((case.number, case.dated), (13, 13), (False, False), (False, True)),
    ):
        paragraph = document.add_paragraph()
        for stop in (30, 112):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(stop), alignment=1)
        for text, size, heavy, slanted in zip(texts, sizes, bold, italic, strict=True):
            run = paragraph.add_run(f"\t{text}")
            run.font.size, run.bold, run.italic = Pt(size), heavy, slanted
        if MOTTO in texts:
            shape(paragraph, 19, 20.5, 1)
            shape(paragraph, text_width_mm(MOTTO, 13, bold=True), 78, 2)
    line(document, "BÁO CÁO", 14, bold=True)
    shape(line(document, "Sơ kết 5 năm thực hiện Nghị quyết số 20-NQ/TW (khóa X)", 14, bold=True), 50, 55, 3)
    line(document, "", 14)
    if case.addressee:
        line(document, case.addressee, 14)
    body(document)
    document.add_paragraph()
    for left, right in (
        ("Nơi nhận:", "TM. BAN THƯỜNG VỤ"),
        ("- LĐLĐ tỉnh Đắk Nông;", "CHỦ TỊCH"),
        ("- Thường trực Huyện ủy (b/c);", ""),
        ("- Lưu: VT.", ""),
        ("", "Nguyễn Văn A"),
    ):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(115), alignment=1)
        run = paragraph.add_run(left)
        head = left == "Nơi nhận:"
        run.font.size, run.bold, run.italic = Pt(12 if head else 11), head, head
        run = paragraph.add_run(f"\t{right}")
        run.bold = True
    page_number(document.sections[0], case.bottom)
    return saved(document)


def saved(document: Any) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


STRUCTURES: dict[str, Callable[[Case | None], bytes]] = {"tables": with_tables, "tabs": with_tabs}
