"""The sheets of texts and of free tables: wide cells that wrap, in the order of the report."""

from collections.abc import Iterator

from xlsxwriter.utility import xl_rowcol_to_cell

from documents.offline.excel_sheet import Sheet
from documents.offline.form import ANSWER, COLUMNS, Box, Form, Line, Part, Table

LABEL, TEXT = 1, 2
LABEL_WIDTH, TEXT_WIDTH = 38, 98
LINE_HEIGHT, TALLEST = 16.5, 400
PIECE = 30_000
"""A cell takes 32,767 characters; a longer answer goes on in the next row."""
JOINED, GOES_ON = "~", "="


def write_texts(sheet: Sheet, form: Form) -> None:
    """Every question with one answer, a row each, under the headings of the report."""
    sheet.made.set_landscape()
    sheet.made.set_column(LABEL, LABEL, LABEL_WIDTH)
    sheet.made.set_column(TEXT, TEXT, TEXT_WIDTH)
    sheet.code(COLUMNS)
    sheet.made.write_string(0, TEXT, ANSWER)
    sheet.made.set_row(0, None, None, {"hidden": True})
    sheet.row = 1
    sheet.text(LABEL, "Nội dung cần báo cáo", "head")
    sheet.text(TEXT, "Trả lời (xuống dòng trong ô: Alt + Enter)", "head")
    sheet.made.set_row(1, 22)
    sheet.made.freeze_panes(2, 0)
    sheet.made.repeat_rows(1)
    sheet.row = 2
    for part in form.parts:
        lines = [block for block in part.blocks if isinstance(block, Line)]
        if lines or not part.blocks:
            write_heading(sheet, part)
        for line in lines:
            write_line(sheet, line)


def write_heading(sheet: Sheet, part: Part) -> None:
    sheet.made.set_row(sheet.row, 22)
    sheet.text(LABEL, part.heading, "part")
    sheet.note(LABEL, part.guidance)
    sheet.row += 1


def write_line(sheet: Sheet, line: Line) -> None:
    """A question and its answer, in as many rows as its length needs."""
    for number, (mark, piece) in enumerate(cut(line.box.shown), 1):
        sheet.code(f"{line.code}{mark}{number}" if mark else line.code)
        label = f"{line.label}\n({line.hint})" if line.hint else line.label
        sheet.text(LABEL, label if number == 1 else f"{line.label} (tiếp theo)", "question")
        if number == 1:
            sheet.note(LABEL, line.guidance)
        sheet.box(TEXT, line.box if piece == line.box.shown else Box(shown=piece))
        sheet.made.set_row(sheet.row, height(label, piece, line.lines))
        sheet.row += 1


def cut(text: str) -> Iterator[tuple[str, str]]:
    """A text in pieces that fit into cells, each with how it goes on from the one before: "~" on a new line, "=" in
    the same one, "" for the first."""
    mark = ""
    while len(text) > PIECE:
        end = text.rfind("\n", 1, PIECE)
        if end > 0:
            yield mark, text[:end]
            mark, text = JOINED, text[end + 1 :]
        else:
            yield mark, text[:PIECE]
            mark, text = GOES_ON, text[PIECE:]
    yield mark, text


def height(label: str, text: str, least: int) -> float:
    """The height of a row in points, from how its text will wrap."""
    beside = sum(1 + len(line) // LABEL_WIDTH for line in label.split("\n"))
    answered = sum(1 + len(line) // (TEXT_WIDTH + 4) for line in text.split("\n"))
    return min(TALLEST, LINE_HEIGHT * max(beside, answered + (1 if text else 0), least))


def write_table(sheet: Sheet, part: Part, table: Table) -> None:
    """A free table; what the clerk has set in it is locked."""
    sheet.made.set_landscape()
    widths = widths_of(table)
    sheet.code(f"{COLUMNS}{table.code}")
    for number, column in enumerate(table.columns, 2):
        if not column.of:
            sheet.made.write_string(0, number, column.id)
        sheet.made.set_column(number, number, widths[number - 2])
    sheet.made.set_column(1, 1, 5)
    sheet.made.set_row(0, None, None, {"hidden": True})
    sheet.row = 1
    sheet.made.merge_range(1, 1, 1, 1 + len(table.columns), f"{part.heading}: {table.label}", sheet.looks["part"])
    sheet.note(1, table.guidance or part.guidance)
    sheet.made.set_row(1, 24)
    sheet.row = 2
    for number, label in enumerate(["TT", *(column.label for column in table.columns)], 1):
        sheet.text(number, label, "head")
    sheet.made.set_row(2, 34)
    sheet.made.freeze_panes(3, 2)
    sheet.made.repeat_rows(2)
    sheet.row = 3
    for number, row in enumerate(table.rows, 1):
        sheet.code(row.code)
        sheet.text(1, str(number), "center")
        for place, (column, box) in enumerate(zip(table.columns, row.boxes, strict=True), 2):
            if column.of:
                write_percent(sheet, table, place, column.of, box)
            else:
                sheet.box(place, box, "given")
        tall = max(len(box.shown) // wide for wide, box in zip(widths, row.boxes, strict=True))
        sheet.made.set_row(sheet.row, LINE_HEIGHT * (1 + tall) + 2)
        sheet.row += 1


def widths_of(table: Table) -> list[int]:
    """The width of each column in characters, from the longest text in it."""
    longest = [max(len(row.boxes[place].shown) for row in table.rows) for place in range(len(table.columns))]
    return [
        44 if column.wide and most > 30 else 22 if column.wide else 15
        for column, most in zip(table.columns, longest, strict=True)
    ]


def write_percent(sheet: Sheet, table: Table, place: int, of: tuple[str, str], box: Box) -> None:
    """A percentage of two columns of the same row."""
    ids = [column.id for column in table.columns]
    above, below = (xl_rowcol_to_cell(sheet.row, 2 + ids.index(each)) for each in of)
    formula = f'=IF(OR({above}="",N({below})=0),"",ROUND(N({above})/N({below})*100,1))'
    sheet.formula(place, formula, box.kept and float(box.kept), "reckoned1")
