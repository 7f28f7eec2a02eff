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

# The annex: number, indicator and measure; then periods and the two totals, all of one width. Ten digits with their
# points stay on one line where the columns have their full width; more periods take theirs from it.
NUMBER_MM, MEASURE_MM, LEAST_CONTENT_MM, FIGURE_MM = 9.0, 19.5, 45.0, 23.7
TOTALS = 2
USUAL_PERIODS = 5


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


def annex_columns(width_mm: float, periods: int, totals: int = TOTALS) -> list[tuple[float, str, str, str]]:
    """The annex's columns (width in mm, head, style, text) for a number of periods, together `width_mm` wide."""
    figures = periods + totals
    left = width_mm - NUMBER_MM - MEASURE_MM
    each = min(FIGURE_MM, (left - LEAST_CONTENT_MM) / figures)
    counted = [("cot", "gia_tri", n) for n in range(periods)] + [("cot_tong", "tong", n) for n in range(totals)]
    return [
        (NUMBER_MM, "TT", "bieu_giua", "{{ hang.tt }}"),
        (left - each * figures, "Nội dung", "bieu_chu", "{{ hang.noi_dung }}"),
        (MEASURE_MM, "Đơn vị tính", "bieu_giua", "{{ hang.dvt }}"),
        *(
            (each, f"{{{{ phu_luc.{head}[{n}] }}}}", "bieu_so", f"{{{{ hang.{value}[{n}] }}}}")
            for head, value, n in counted
        ),
    ]


def annex(width_mm: float, periods: int = USUAL_PERIODS, totals: int = TOTALS) -> str:
    """The indicator table on its own landscape pages; its notes stand over it, never alone on a last page."""
    columns = annex_columns(width_mm, periods, totals)
    widths = [width for width, *_ in columns]
    heads = [cell(width, paragraph("bieu_dau", head), middle=True) for width, head, *_ in columns]
    cells = [cell(width, paragraph(role, text), middle=True) for width, _, role, text in columns]
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
