"""word/document.xml of the templates of letters (công văn): what is printed where."""

from doc_templates.markup import (
    DECLARATION,
    NAMESPACES,
    TWIPS_PER_PT,
    cell,
    chosen,
    looped,
    paragraph,
    row,
    table,
    twips,
)
from doc_templates.report import addressee, heading, section, signature
from documents.profiles import Profile

QR_ID = "rIdQr"
QR_MM = 34.0
QR_COLUMN_MM = 44.0
EMU_PER_MM = 36000
# The code to be typed: larger than the rest of its table, its signs apart.
CODE_HALF_POINTS, CODE_SPACING_PT = 28, 2

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def document(profile: Profile, invitation: bool) -> str:
    """The part word/document.xml as text, with the tags that the data fills."""
    parts = (
        heading(profile, paragraph("trich_yeu_cong_van", "{{ trich_yeu }}")),
        paragraph("sau_bang"),
        addressee(profile),
        body(profile, invitation),
        signature(profile),
        paragraph("cuoi_phan"),
        section(profile.page, profile),
    )
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{''.join(parts)}</w:body></w:document>"


def body(profile: Profile, invitation: bool) -> str:
    """The paragraphs, those that begin with a dash in their own style; an invitation's code where they say so."""
    text = "{{ khoi.chu }}"
    code = [('khoi.kieu == "ma"', code_table(profile) + paragraph("sau_bang"))] if invitation else []
    cases = [("loop.last", paragraph("doan_cuoi", text)), ('khoi.kieu == "gach"', paragraph("gach", text))]
    return looped("khoi in noi_dung", chosen([*code, *cases, ("", paragraph("doan", text))]))


def code_table(profile: Profile) -> str:
    """The QR code, and beside it the same in letters: the address, the unit's name to sign in by, the code."""
    widths = (QR_COLUMN_MM, profile.page.text_width_mm - QR_COLUMN_MM)
    lines = (
        small("Quét mã bên cạnh bằng điện thoại; hoặc mở trình duyệt, gõ địa chỉ")
        + strong("{{ ma.dia_chi }}", 24)
        + small("rồi gõ mã thư mời (không phân biệt chữ hoa, chữ thường)")
        + strong("{{ ma.ma }}", CODE_HALF_POINTS, CODE_SPACING_PT)
        + small("Tên đăng nhập của đơn vị từ sau đó: {{ ma.ten_dang_nhap }}")
    )
    drawn = cell(
        widths[0], f'<w:p><w:pPr><w:pStyle w:val="BangGiua"/></w:pPr><w:r>{picture()}</w:r></w:p>', middle=True
    )
    return table(widths, [row(drawn, cell(widths[1], lines, middle=True))], style="BangSoLieu")


def small(text: str) -> str:
    """A line of the code's table."""
    return paragraph("bang_chu", text, direct=f'<w:spacing w:before="{2 * TWIPS_PER_PT}"/><w:ind w:left="{twips(2)}"/>')


def strong(text: str, half_points: int, apart_pt: float = 0) -> str:
    """What is to be typed, bold; its signs stand `apart_pt` further from each other."""
    spaced = f'<w:spacing w:val="{round(apart_pt * TWIPS_PER_PT)}"/>' if apart_pt else ""
    look = f'<w:b/><w:bCs/>{spaced}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    placed = f'<w:spacing w:before="{2 * TWIPS_PER_PT}"/><w:ind w:left="{twips(2)}"/>'
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f'<w:p><w:pPr><w:pStyle w:val="BangChu"/>{placed}</w:pPr>{run}</w:p>'


def picture() -> str:
    """The QR code in its line; its dots stay sharp because the picture has eight of them a module."""
    side = round(QR_MM * EMU_PER_MM)
    words = "Mã QR mở trang đặt mật khẩu của đơn vị"
    return (
        f'<w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{side}" cy="{side}"/><wp:docPr id="1" name="Mã QR" descr="{words}"/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="ma-qr.png" descr="{words}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{QR_ID}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
