"""The sheets beside the figures: the charts, where every figure comes from, what was typed otherwise."""

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as Chart2D
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from documents.consolidation_book.looks import Looks
from documents.consolidation_book.shape import Book, Chart
from documents.consolidation_book.summary_sheets import BY_UNIT, FIXED, WHOLE, UnitsSheet, WholeSheet

CHARTS, SOURCES, DIFFERENCES = "Biểu đồ", "Đơn vị", "Chênh lệch"
FILLS = ("#404040", "#BFBFBF", "#FFFFFF")
CHART_ROWS, ROW_PIXELS = 20, 20
FONT = {"name": "Times New Roman", "size": 11}
PARENT_COLUMN, COUNTED_COLUMN = "E", "G"
"""On the sheet of units: under whom a unit is, and whether it counts."""
COUNTED = "Có"


def write_table(paper: Worksheet, looks: Looks, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """A table of text with its headings; each column may be filtered."""
    for place, width in enumerate(widths):
        paper.set_column(place, place, width)
    for number, row in enumerate(rows):
        look = looks.text("unit") if number else looks.text("head", "center")
        for place, text in enumerate(row):
            paper.write_string(number, place, text, look)
    paper.freeze_panes(1, 3)
    paper.autofilter(0, 0, max(len(rows) - 1, 1), len(widths) - 1)
    paper.set_landscape()
    paper.set_paper(9)
    paper.fit_to_pages(1, 0)
    paper.repeat_rows(0)
    paper.set_footer("&C&P/&N")


def write_charts(book: Workbook, paper: Worksheet, looks: Looks, made: Book, whole: WholeSheet) -> None:
    """The outline's charts, and how many units of each branch count, as Excel draws them from the other sheets."""
    row = _write_branches(paper, looks, made) + 1 if made.branches else 0
    for chart in made.charts:
        drawn = _chart(book, chart, made, whole)
        paper.insert_chart(row, 0, drawn)
        row += CHART_ROWS
    if made.branches:
        paper.insert_chart(row, 0, _coverage(book, len(made.branches)))


def _chart(book: Workbook, chart: Chart, made: Book, whole: WholeSheet) -> Chart2D:
    upright = chart.over == "periods"
    drawn = book.add_chart({"type": "column" if upright else "bar"})
    layout = whole.layout if upright else UnitsSheet(made, whole.paper, whole.looks, whole.columns, whole).layout
    sheet = WHOLE if upright else BY_UNIT
    last = len(FIXED) + len(made.periods if upright else made.by_unit) - 1
    first, end = xl_col_to_name(len(FIXED)), xl_col_to_name(last)
    known = {each.id: each for each in made.indicators}
    for number, id in enumerate(chart.rows):
        row = layout.rows[id]
        drawn.add_series(
            {
                "name": f"{known[id].label} ({known[id].measure})",
                "categories": f"='{sheet}'!${first}${layout.head + 1}:${end}${layout.head + 1}",
                "values": f"='{sheet}'!${first}${row}:${end}${row}",
                **_painted(number, known[id].decimals),
            }
        )
    _set(drawn, chart.title, upright)
    return drawn


def _painted(number: int, decimals: int = 0) -> dict[str, object]:
    shape = "#,##0" + ("." + "0" * decimals if decimals else "")
    return {
        "fill": {"color": FILLS[number]},
        "border": {"color": "#000000", "width": 0.75},
        "data_labels": {"value": True, "num_format": f"[$-42A]{shape}", "font": FONT},
        "gap": 55,
    }


def _set(drawn: Chart2D, title: str, upright: bool) -> None:
    """The title, the axes and the size of a chart; every bar has its figure, so there is no axis of values."""
    named: dict[str, object] = {"num_font": FONT, "reverse": not upright}
    valued: dict[str, object] = {"visible": False, "min": 0, "major_gridlines": {"visible": False}}
    drawn.set_title({"name": title, "name_font": {**FONT, "size": 13, "bold": True}})
    drawn.set_legend({"position": "bottom", "font": FONT})
    # For a bar chart the writer calls the axis of categories x as well, wherever it stands.
    drawn.set_x_axis(named)
    drawn.set_y_axis(valued)
    drawn.set_size({"width": 860, "height": (CHART_ROWS - 1) * ROW_PIXELS})


def _write_branches(paper: Worksheet, looks: Looks, made: Book) -> int:
    """How many units of each branch count, counted on the sheet of units; the first row after it."""
    paper.set_column(0, 0, 40)
    paper.set_column(1, 2, 14)
    for place, name in enumerate(("Đơn vị", "Đã được tổng hợp", "Phải báo cáo")):
        paper.write_string(0, place, name, looks.text("head", "center"))
    parents = f"'{SOURCES}'!${PARENT_COLUMN}:${PARENT_COLUMN}"
    counted = f"'{SOURCES}'!${COUNTED_COLUMN}:${COUNTED_COLUMN}"
    look = looks.number("unit", 0)
    for row, (code, name) in enumerate(made.branches, 1):
        mine = [source for source in made.sources[1:] if source[4] == code]
        done = sum(source[6] == COUNTED for source in mine)
        paper.write_string(row, 0, name, looks.text("unit"))
        paper.write_formula(row, 1, f'=COUNTIFS({parents},"{code}",{counted},"{COUNTED}")', look, done)
        paper.write_formula(row, 2, f'=COUNTIF({parents},"{code}")', look, len(mine))
    return len(made.branches) + 1


def _coverage(book: Workbook, count: int) -> Chart2D:
    drawn = book.add_chart({"type": "bar"})
    for number, letter in enumerate("BC"):
        drawn.add_series(
            {
                "name": f"='{CHARTS}'!${letter}$1",
                "categories": f"='{CHARTS}'!$A$2:$A${count + 1}",
                "values": f"='{CHARTS}'!${letter}$2:${letter}${count + 1}",
                **_painted(number),
            }
        )
    _set(drawn, "Số đơn vị cấp dưới đã được tổng hợp", upright=False)
    return drawn
