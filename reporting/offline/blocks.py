"""From the fields of a page to the blocks of an offline form: each cell with its code and what stands in it."""

from typing import Any

from documents.offline.form import Block, Box, Column, Grid, GridRow, Line, Table, TableRow
from forms.grid import YES_NO_SHOWN
from forms.grid_plan import Cell, Row
from forms.table import TableCell
from reporting.differences import chosen
from vietnamese.numbers import format_number

SPARE_ROWS = 12
OWN_PART = "trong đó: phần của riêng đơn vị"
LINES = {"narrative": 6}


def line(field: Any) -> Line:
    """A question with one answer."""
    question = field.question
    words = getattr(question, "words", None)
    hint = f"khoảng {words} chữ" if words else "ngày/tháng/năm" if field.kind == "date" else ""
    measure = getattr(question, "measure", "")
    label = f"{question.label} ({measure})" if measure else question.label
    return Line(field.name, label, one_box(field), question.guidance, hint, LINES.get(field.kind, 1))


def one_box(field: Any) -> Box:
    kept = "" if field.unread else field.data or ""
    match field.kind:
        case "choice":
            options = tuple(option.label for option in field.question.options)
            return Box(chosen(field.question, field.shown), kind="choice", options=options)
        case "date":
            return Box(field.shown, kept, "date")
        case "number":
            return Box(field.shown, kept, "number", decimals=field.question.decimals)
    return Box(field.shown)


def addressed(field: Any) -> list[Block]:
    """A text for each addressee."""
    about = field.question.label
    return [
        Line(cell.name, f"{about} – {cell.label}", Box(cell.shown), field.question.guidance, "", 4)
        for cell in field.cells
    ]


def grid(field: Any) -> list[Block]:
    """A table of figures, the unit's own part under each row that has one."""
    rows: list[GridRow] = []
    for row in field.rows:
        rows.append(grid_row(field, row))
        if row.own_cells:
            rows.append(own_row(field, row))
    return [Grid(field.name, field.question.label, tuple(rows), field.question.guidance)]


def grid_row(field: Any, row: Row) -> GridRow:
    """The row of an indicator as the report prints it."""
    indicator = row.indicator
    kept = (field.data or {}).get("figures", {}).get(indicator.id, {})
    ratio = tuple(f"{home(field, part)}-{part}-*" for part in indicator.ratio) if indicator.ratio else None
    return GridRow(
        code=f"{field.name}-{indicator.id}-*",
        number=indicator.id,
        label=f"- {indicator.label}" if indicator.level else indicator.label,
        measure=indicator.measure,
        boxes=tuple(figure_box(row, cell, kept.get(cell.period, "")) for cell in row.cells),
        total="" if row.yes_no or indicator.ratio else indicator.period,
        total_shown=row.total,
        ratio=ratio,  # type: ignore[arg-type]
        percent=indicator.measure == "%",
        decimals=indicator.decimals,
        inner=bool(indicator.level),
    )


def own_row(field: Any, row: Row) -> GridRow:
    """The part of it that the unit has of its own beside its children's."""
    kept = (field.data or {}).get("own", {}).get(row.indicator.id, {})
    boxes = tuple(figure_box(row, cell, kept.get(cell.period, "")) for cell in row.own_cells)
    code = f"{field.name}-{row.indicator.id}-*-own"
    return GridRow(code, "", OWN_PART, "", boxes, decimals=row.indicator.decimals, inner=True)


def home(field: Any, indicator: str) -> str:
    """The question that asks an indicator."""
    for section in field.outline.sections:
        for question in section.questions:
            if indicator in getattr(question, "rows", ()) and question.kind == "indicators":
                return str(question.id)
    return ""


def figure_box(row: Row, cell: Cell, kept: str) -> Box:
    """One figure; what is not asked stands fixed."""
    number = "" if cell.problem or kept == "none" else kept
    if not cell.asked or not cell.name:
        return Box(cell.shown, number, "number" if number else "text", fixed=True, decimals=row.indicator.decimals)
    if row.yes_no:
        return Box(YES_NO_SHOWN.get(kept, cell.shown), kind="choice", options=tuple(YES_NO_SHOWN.values()))
    return Box(cell.shown, number, "number", decimals=row.indicator.decimals, none=True)


def table(field: Any) -> list[Block]:
    """A free table with blank rows to go on in."""
    columns = tuple(
        Column(column.id, column.label, column.kind == "text", column.of if column.kind == "percent" else None)
        for column in field.question.columns
    )
    rows = [
        TableRow(f"{field.name}-{row.key}-*", tuple(table_box(row.values, cell) for cell in cells), row.locked)
        for row, cells in field.rows
    ]
    first = len(field.own) + 1
    blank = tuple(blank_box(column) for column in field.question.columns)
    rows += [TableRow(f"{field.name}-{number}-*", blank) for number in range(first, first + SPARE_ROWS)]
    return [Table(field.name, field.question.label, columns, tuple(rows), field.question.guidance)]


def table_box(values: Any, cell: TableCell) -> Box:
    column = cell.column
    if cell.locked:
        percent = cell.shown.replace(".", "").replace(",", ".") if column.kind == "percent" else ""
        return Box(cell.shown, percent, fixed=True)
    kept = "" if cell.problem else values.get(column.id, "")
    shown = cell.other or chosen(column, cell.shown)
    if column.kind == "number" and kept:
        shown = format_number(kept)
    return Box(shown, kept if column.kind == "number" else "", **asked(column))


def blank_box(column: Any) -> Box:
    return Box(fixed=column.kind == "percent", **asked(column))


def asked(column: Any) -> dict[str, Any]:
    """What a column's cells accept."""
    if column.kind == "choice":
        options = tuple(option.label for option in column.options)
        return {"kind": "choice", "options": options, "free": bool(column.other)}
    return {"kind": "number", "decimals": column.decimals} if column.kind == "number" else {}


BLOCKS = {"indicators": grid, "addressed": addressed, "rows": table}
