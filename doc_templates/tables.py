"""The tables of figures: the free table of the body and the annex of indicators."""

from doc_templates.markup import cell, chosen, looped, paragraph, row, table, tag_row

# A free table of the body: seven columns, and how each is set.
BODY_TABLE = (
    (34.0, "bang_chu"),
    (44.0, "bang_chu"),
    (17.0, "bang_giua"),
    (18.0, "bang_so"),
    (18.0, "bang_so"),
    (14.0, "bang_so"),
    (20.0, "bang_chu"),
)

# The annex: number, indicator, measure, five periods, total, how the total was made.
ANNEX_COLUMNS = (
    (9.0, "TT", "bieu_giua", "{{ hang.tt }}"),
    (58.0, "Nội dung", "bieu_chu", "{{ hang.noi_dung }}"),
    (20.5, "Đơn vị tính", "bieu_giua", "{{ hang.dvt }}"),
    *((23.5, f"{{{{ phu_luc.cot[{n}] }}}}", "bieu_so", f"{{{{ hang.gia_tri[{n}] }}}}") for n in range(5)),
    (24.5, "{{ phu_luc.cot_tong }}", "bieu_so", "{{ hang.tong }}"),
    (22.5, "Ghi chú", "bieu_cach_tinh", "{{ hang.tong_nhan }}"),
)


def body_table() -> str:
    """A free table under its title, head repeated on each page, as wide as the text."""
    widths = [width for width, _ in BODY_TABLE]
    columns = list(enumerate(BODY_TABLE))
    head = [cell(width, paragraph("bang_dau", f"{{{{ khoi.cot[{n}] }}}}"), middle=True) for n, (width, _) in columns]
    cells = [cell(width, paragraph(role, f"{{{{ hang[{n}] }}}}"), middle=True) for n, (width, role) in columns]
    rows = [
        row(*head, head=True),
        tag_row("for hang in khoi.hang", len(widths)),
        row(*cells),
        tag_row("endfor", len(widths)),
    ]
    titled = chosen([("khoi.tieu_de", paragraph("bang_tieu_de", "{{ khoi.tieu_de }}"))])
    return titled + table(widths, rows, style="BangSoLieu") + paragraph("sau_bang")


def annex() -> str:
    """The indicator table on its own landscape pages; its notes stand over it, never alone on a last page."""
    widths = [width for width, *_ in ANNEX_COLUMNS]
    heads = [cell(width, paragraph("bieu_dau", head), middle=True) for width, head, *_ in ANNEX_COLUMNS]
    cells = [cell(width, paragraph(role, text), middle=True) for width, _, role, text in ANNEX_COLUMNS]
    rows = [
        row(*heads, head=True),
        tag_row("for nhom in phu_luc.nhom", len(widths)),
        row(cell(sum(widths), paragraph("bieu_nhom", "{{ nhom.ten }}"), span=len(widths))),
        tag_row("for hang in nhom.hang", len(widths)),
        row(*cells),
        tag_row("endfor", len(widths)),
        tag_row("endfor", len(widths)),
    ]
    return (
        paragraph("phu_luc_ten", "{{ phu_luc.ten }}")
        + paragraph("phu_luc_tieu_de", "{{ phu_luc.tieu_de }}")
        + paragraph("phu_luc_kem_theo", "{{ phu_luc.kem_theo }}")
        + looped("dong in phu_luc.ghi_chu", paragraph("bieu_ghi_chu", "{{ dong }}"))
        + paragraph("sau_bang")
        + table(widths, rows, style="BangSoLieu")
        + paragraph("cuoi_phan")
    )
