"""word/document.xml of a consolidated report's template: the report, then its annexes, each on pages of its own."""

from doc_templates.charts import printed
from doc_templates.markup import (
    DECLARATION,
    NAMESPACES,
    cell,
    chosen,
    looped,
    paragraph,
    row,
    table,
    tag_row,
)
from doc_templates.report import addressee, blocks, heading, section, section_end, signature, subject
from doc_templates.tables import FIGURE_MM, LEAST_CONTENT_MM, MEASURE_MM, NUMBER_MM
from documents.profiles import Profile, Sheet

MOST_COLUMNS = 12
"""Columns of figures that a table of the annexes may have: as many tables stand in the template, one is chosen."""
FEW_COLUMNS, WIDE_CONTENT_MM = 8, 60.0
LIST_COLUMNS_MM = (9.0, 60.0, 16.0, 20.0, 14.0, 22.0)
SPACED = '<w:spacing w:after="80"/><w:jc w:val="both"/>'
FIRST = ("hang.tt", "hang.noi_dung", "hang.dvt")


def document(profile: Profile) -> str:
    """The part word/document.xml as text, with the tags that the data fills."""
    landscape = profile.appendix
    parts = (
        heading(profile),
        subject(profile),
        addressee(profile),
        looped("doan in mo_dau", paragraph("doan", "{{ doan }}")),
        blocks(),
        signature(profile),
        section_end(profile),
        front("theo_ky"),
        sized("tong_hop.theo_ky.bang", landscape.text_width_mm),
        ending(landscape, profile),
        front("theo_don_vi"),
        several("tong_hop.theo_don_vi.bang", landscape.text_width_mm),
        ending(landscape, profile),
        chosen([("tong_hop.bieu_do.hinh", front("bieu_do") + printed(profile) + ending(profile.page, profile))]),
        front("danh_sach"),
        unit_list("tong_hop.danh_sach", profile.page.text_width_mm),
        section(profile.page, profile),
    )
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{''.join(parts)}</w:body></w:document>"


def front(annex: str) -> str:
    """The annex's name, its title, and what ties it to the report; its notes, never alone on a last page."""
    named = "".join(
        paragraph(f"phu_luc_{name}", f"{{{{ tong_hop.{annex}.{name} }}}}") for name in ("ten", "tieu_de", "kem_theo")
    )
    return named + looped(f"dong in tong_hop.{annex}.ghi_chu", paragraph("bieu_ghi_chu", "{{ dong }}"))


def ending(sheet: Sheet, profile: Profile) -> str:
    """The paragraph that closes an annex; flat, so that it never makes a page of its own."""
    return paragraph("cuoi_phan", direct=section(sheet, profile))


def several(listed: str, width_mm: float) -> str:
    """The tables of a list, each from the second on begun on a new page under its title."""
    title = "{{ bang.tieu_de }}"
    begun = paragraph("bang_tieu_de", title, direct="<w:keepNext/><w:pageBreakBefore/>")
    titled = chosen([
        ("bang.tieu_de and not loop.first", begun),
        ("bang.tieu_de", paragraph("bang_tieu_de", title)),
    ])  # fmt: skip
    return looped(f"bang in {listed}", titled, sized("bang", width_mm))


def sized(name: str, width_mm: float) -> str:
    """A table of as many columns of figures as the data have."""
    counts = range(1, MOST_COLUMNS + 1)
    cases = [
        (f"{name}.cot|length == {count}" if count < MOST_COLUMNS else "", figures(name, width_mm, count))
        for count in counts
    ]
    return paragraph("sau_bang") + chosen(cases)


def figures(name: str, width_mm: float, count: int) -> str:
    """A table of that many columns of figures, together `width_mm` wide."""
    left = width_mm - NUMBER_MM - MEASURE_MM
    words = LEAST_CONTENT_MM if count > FEW_COLUMNS else WIDE_CONTENT_MM
    each = min(FIGURE_MM, (left - words) / count)
    return lines(name, [NUMBER_MM, left - each * count, MEASURE_MM, *[each] * count], "bieu_so")


def unit_list(annex: str, width_mm: float) -> str:
    """The table of units, and under it the units missing further below."""
    widths = [*LIST_COLUMNS_MM, width_mm - sum(LIST_COLUMNS_MM)]
    title = "Đơn vị cấp dưới chưa có số liệu"
    named = paragraph("bang_tieu_de", title, direct='<w:keepNext/><w:spacing w:before="200"/>')
    each = looped(f"dong in {annex}.con_thieu", paragraph("bang_chu", "{{ dong }}", direct=SPACED))
    lacking = chosen([(f"{annex}.con_thieu", named + each)])
    return paragraph("sau_bang") + lines(f"{annex}.bang", widths, "bieu_giua") + paragraph("sau_bang") + lacking


def lines(name: str, widths: list[float], role: str) -> str:
    """A table of groups of lines, its head repeated on each page; a group's name is a line of its own."""
    columns, rest = len(widths), range(len(widths) - len(FIRST))
    heads = [f"{{{{ {name}.dau[{n}] }}}}" for n in range(len(FIRST))] + [f"{{{{ {name}.cot[{n}] }}}}" for n in rest]
    texts = [f"{{{{ {part} }}}}" for part in FIRST] + [f"{{{{ hang.o[{n}] }}}}" for n in rest]
    roles = ["bieu_giua", "bieu_chu", "bieu_giua", *[role for _ in rest]]
    head = [cell(width, paragraph("bieu_dau", text), middle=True) for width, text in zip(widths, heads, strict=True)]
    cells = zip(widths, roles, texts, strict=True)
    line = [cell(width, paragraph(kind, text), middle=True) for width, kind, text in cells]
    rows = [
        row(*head, head=True),
        tag_row(f"for hang in {name}.hang", columns),
        tag_row("if hang.nhom", columns),
        row(cell(sum(widths), paragraph("bieu_nhom", "{{ hang.nhom }}"), span=columns)),
        tag_row("else", columns),
        row(*line),
        tag_row("endif", columns),
        tag_row("endfor", columns),
    ]
    return table(widths, rows, style="BangSoLieu")
