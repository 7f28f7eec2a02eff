"""word/document.xml of the report template, and its header and footer: what is printed where."""

from doc_templates.markup import (
    DECLARATION,
    NAMESPACES,
    cell,
    chosen,
    looped,
    paragraph,
    row,
    rule,
    rules,
    style_id,
    table,
    twips,
)
from doc_templates.tables import TOTALS, USUAL_PERIODS, annex, body_table
from documents.measure import text_width_mm
from documents.profiles import Profile, Sheet

MOTTO = "Độc lập - Tự do - Hạnh phúc"
# The heading's left column, as wide as the agency's explicit lines need; the Quốc hiệu takes the rest.
AGENCY_COLUMN_MM = 67.0
RECIPIENTS_COLUMN_MM = 80.0
ADDRESSEE_INDENT_MM = 30.0

PLAIN_KINDS = ("gach", "cong", "chu", "so")
HEADING_KINDS = ("muc_1", "muc_2", "muc_3", "muc_4", "muc_5")


def document(profile: Profile, periods: int = USUAL_PERIODS, totals: int = TOTALS) -> str:
    """The part word/document.xml as text, with the tags that the data fills; `periods` columns in the annex, and
    behind them the `totals`."""
    parts = (
        heading(profile),
        subject(profile),
        addressee(profile),
        looped("doan in mo_dau", paragraph("doan", "{{ doan }}")),
        blocks(),
        signature(profile),
        section_end(profile),
        annex(profile.appendix.text_width_mm, periods, totals),
    )
    last = section(profile.appendix, profile)
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{''.join(parts)}{last}</w:body></w:document>"


def heading(profile: Profile, under_number: str = "") -> str:
    """Agency and number on the left, Quốc hiệu, Tiêu ngữ and date on the right, in a table without lines.

    `under_number` stands under the number: what a letter is about.
    """
    widths = (AGENCY_COLUMN_MM, profile.page.text_width_mm - AGENCY_COLUMN_MM)
    weight = profile.rules.weight_pt
    size = profile.components["tieu_ngu"].size_pt.used
    agency = (
        looped("dong in co_quan_chu_quan", paragraph("co_quan_chu_quan", "{{ dong }}"))
        + looped("dong in co_quan", paragraph("co_quan", "{{ dong }}"))
        + rules("vach_co_quan_mm", profile.rules.agency_mm, widths[0], weight)
    )
    state = (
        paragraph("quoc_hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        + paragraph("tieu_ngu", MOTTO)
        + rule(text_width_mm(MOTTO, size, bold=True), widths[1], weight)
    )
    return table(
        widths,
        [
            row(cell(widths[0], agency), cell(widths[1], state)),
            row(
                cell(widths[0], paragraph("so_ky_hieu", "{{ so_ky_hieu }}") + under_number),
                cell(widths[1], paragraph("dia_danh_ngay", "{{ dia_danh_ngay }}")),
            ),
        ],
        style="KhungTrinhBay",
    )


def subject(profile: Profile) -> str:
    """The kind of document and what it is about; many-line subjects take the longest rule."""
    lengths = profile.rules.subject_mm
    length = f"vach_trich_yeu_mm|default({max(lengths)})"
    drawn = rules(length, lengths, profile.page.text_width_mm, profile.rules.weight_pt)
    return paragraph("loai", "{{ loai }}") + paragraph("trich_yeu", "{{ trich_yeu }}") + drawn + paragraph("sau_bang")


def addressee(profile: Profile) -> str:
    """One addressee on the line of `Kính gửi:`, several each on its own under the colon."""
    words = "Kính gửi: "
    under = ADDRESSEE_INDENT_MM + text_width_mm(words.rstrip(" "), profile.components["kinh_gui"].size_pt.used)
    one = paragraph("kinh_gui", words + "{{ kinh_gui[0] }}", direct='<w:jc w:val="center"/>')
    listed = paragraph(
        "kinh_gui",
        "- {{ noi }}{% if loop.last %}.{% else %};{% endif %}",
        direct=f'<w:spacing w:before="0"/><w:ind w:left="{twips(under)}"/>',
    )
    begun = paragraph("kinh_gui", words, direct=f'<w:ind w:left="{twips(ADDRESSEE_INDENT_MM)}"/>')
    several = begun + looped("noi in kinh_gui", listed)
    printed = chosen([("kinh_gui|length == 1", one), ("", several)]) + paragraph("sau_bang")
    return chosen([("kinh_gui", printed)])


def blocks() -> str:
    """The body: each block in the style of its kind; the last lines stay with the signature."""
    text = "{{ khoi.chu }}"
    cases = [(f'khoi.kieu == "{kind}"', paragraph(kind, text)) for kind in HEADING_KINDS]
    cases += [('khoi.kieu == "bang"', body_table()), ("loop.last", paragraph("doan_cuoi", text))]
    cases += [(f'khoi.kieu == "{kind}"', paragraph(kind, text)) for kind in PLAIN_KINDS]
    return looped("khoi in noi_dung", chosen([*cases, ("", paragraph("doan", text))]))


def signature(profile: Profile) -> str:
    """Recipients left and signer right, level with each other and on one page; room for the seal over the name."""
    widths = (RECIPIENTS_COLUMN_MM, profile.page.text_width_mm - RECIPIENTS_COLUMN_MM)
    listed = looped("noi in noi_nhan", paragraph("noi_nhan", "{{ noi }}"))
    recipients = paragraph("noi_nhan_dau", "Nơi nhận:") + listed
    room = f'<w:spacing w:before="{twips(profile.seal_mm)}"/>'
    signer = looped("dong in ky.dong", paragraph("quyen_han", "{{ dong }}")) + paragraph(
        "ho_ten", "{{ ky.ten }}", direct=room
    )
    block = row(cell(widths[0], recipients), cell(widths[1], signer))
    return table(widths, [block], style="KhungKy")


def section_end(profile: Profile) -> str:
    """The paragraph that closes the upright pages; flat, so that it never makes a page of its own."""
    return paragraph("cuoi_phan", direct=section(profile.page, profile))


def section(sheet: Sheet, profile: Profile) -> str:
    """The paper of a section. Its first page shows no number; numbers start at 1 in each section."""
    part = "header" if profile.page_number.place == "top" else "footer"
    references = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{name}"/>'
        for kind, name in (("default", "rIdSo"), ("first", "rIdTrong"))
    )
    turned = ' w:orient="landscape"' if sheet.landscape else ""
    sides = {"top": sheet.top, "right": sheet.right, "bottom": sheet.bottom, "left": sheet.left}
    margins = " ".join(f'w:{side}="{twips(measure.used)}"' for side, measure in sides.items())
    edge = twips(profile.page_number.edge_mm)
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(sheet.width_mm)}" w:h="{twips(sheet.height_mm)}"{turned}/>'
        f'<w:pgMar {margins} w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def page_number(profile: Profile, shown: bool) -> str:
    """The header or footer part with the page number, or the empty one of a first page."""
    root = "hdr" if profile.page_number.place == "top" else "ftr"
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>' if shown else ""
    inner = f'<w:p><w:pPr><w:pStyle w:val="{style_id("so_trang")}"/></w:pPr>{field}</w:p>'
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{inner}</w:{root}>"
