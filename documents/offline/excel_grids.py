"""The sheet of figures: all tables one under the other over the same columns, so that ratios find their operands."""

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from documents.offline.excel_sheet import Sheet
from documents.offline.form import COLUMNS, Form, Grid, GridRow

NUMBER, LABEL, MEASURE, FIRST = 1, 2, 3, 4
ROW_HEIGHT, LABEL_WIDTH = 17, 46


def write_grids(sheet: Sheet, form: Form) -> None:
    """Every table of figures of the form, under one head that stays in sight."""
    sheet.made.set_landscape()
    sheet.made.set_column(NUMBER, NUMBER, 7)
    sheet.made.set_column(LABEL, LABEL, LABEL_WIDTH)
    sheet.made.set_column(MEASURE, MEASURE, 13)
    sheet.made.set_column(FIRST, FIRST + len(form.periods), 13)
    write_head(sheet, form)
    grids = [(part, block) for part in form.parts for block in part.blocks if isinstance(block, Grid)]
    rows = places(sheet.row, [grid for _, grid in grids])
    for _, grid in grids:
        sheet.made.set_row(sheet.row, 20)
        last = FIRST + len(form.periods) - (0 if form.total_label else 1)
        sheet.made.merge_range(sheet.row, NUMBER, sheet.row, last, grid.label, sheet.looks["group"])
        sheet.note(NUMBER, grid.guidance)
        sheet.row += 1
        for row in grid.rows:
            write_row(sheet, form, row, rows)


def places(first: int, grids: list[Grid]) -> dict[str, int]:
    """The row in which each code will stand."""
    found: dict[str, int] = {}
    at = first
    for grid in grids:
        at += 1
        for row in grid.rows:
            found[row.code] = at
            at += 1
    return found


def write_head(sheet: Sheet, form: Form) -> None:
    """The hidden codes of the columns, and the head that is read."""
    sheet.code(COLUMNS)
    for column, (code, _) in enumerate(form.periods, FIRST):
        sheet.made.write_string(0, column, code)
    sheet.made.set_row(0, None, None, {"hidden": True})
    sheet.row = 1
    labels = ["Mã", "Chỉ tiêu", "Đơn vị tính", *(label for _, label in form.periods)]
    labels += [form.total_label] if form.total_label else []
    for column, label in enumerate(labels, NUMBER):
        sheet.text(column, label, "head")
    sheet.made.set_row(1, 34)
    sheet.made.freeze_panes(2, FIRST)
    sheet.made.repeat_rows(1)
    sheet.row = 2


def write_row(sheet: Sheet, form: Form, row: GridRow, rows: dict[str, int]) -> None:
    """One indicator."""
    sheet.made.set_row(sheet.row, ROW_HEIGHT * (1 + len(row.label) // LABEL_WIDTH))
    if not row.ratio:
        sheet.code(row.code)
    sheet.text(NUMBER, row.number, "center")
    sheet.text(LABEL, row.label, "inner" if row.inner else "label")
    sheet.text(MEASURE, row.measure, "center")
    for column, box in enumerate(row.boxes, FIRST):
        formula = ratio(row, rows, column)
        if formula and not box.shown.startswith("-"):
            sheet.formula(column, formula, shown_value(box.shown), f"reckoned{row.decimals}")
        else:
            sheet.box(column, box)
    if form.total_label:
        write_total(sheet, form, row, rows)
    sheet.row += 1


def ratio(row: GridRow, rows: dict[str, int], column: int) -> str:
    """The formula of a ratio in one column; "" where its operands are not in the form."""
    if not row.ratio or not all(code in rows for code in row.ratio):
        return ""
    above, below = (xl_rowcol_to_cell(rows[code], column) for code in row.ratio)
    times = "*100" if row.percent else ""
    reckoned = f"ROUND(N({above})/N({below}){times},{row.decimals})"
    return f'=IF(OR({above}="",{below}="",N({below})=0),"",{reckoned})'


def write_total(sheet: Sheet, form: Form, row: GridRow, rows: dict[str, int]) -> None:
    """The last column: flows are added up, of a stock the latest counts."""
    column = FIRST + len(form.periods)
    across = xl_range(sheet.row, FIRST, sheet.row, column - 1)
    summed = f'=IF(COUNT({across})=0,"",SUM({across}))'
    latest = f'=IFERROR(LOOKUP(2,1/({across}<>""),{across}),"")'
    formula = ratio(row, rows, column) or {"flow": summed, "stock": latest}.get(row.total, "")
    if formula:
        sheet.formula(column, formula, shown_value(row.total_shown), f"reckoned{row.decimals}")
    else:
        sheet.text(column, row.total_shown, "reckoned")


def shown_value(shown: str) -> float | str:
    """The result of a formula out of its Vietnamese text, as a number where it is one."""
    plain = shown.replace(".", "").replace(",", ".")
    return float(plain) if plain.lstrip("-").replace(".", "", 1).isdigit() else shown
