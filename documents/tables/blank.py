"""The list to be filled in, as .xlsx: headings, a word of help on each cell, choices to pick from, a guide beside it.

Every cell is text: codes and telephone numbers keep their zeros, days stay as they were typed.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

A4 = 9
FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
EDGES = {"border": 1, "border_color": "#808080"}
HEADING = {**FONT, **EDGES, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"}
PLAIN, NEEDED = {"bg_color": "#E7ECF3"}, {"bg_color": "#FFE9A8"}
TEXT = {**FONT, "num_format": "@", "text_wrap": True}
LONGEST_HELP, LONGEST_TITLE = 255, 32
LINE = 16
GUIDE_COLUMNS = (("Cột", 28), ("Bắt buộc với đơn vị mới", 14), ("Cách ghi", 70), ("Ví dụ", 42))


class BlankColumn(NamedTuple):
    """A column: its heading, what is said beside its cells, an example, what may be picked, how wide it is."""

    heading: str
    note: str
    example: str = ""
    needed: bool = False
    choices: tuple[str, ...] = ()
    width: float = 20


def blank_table(
    name: str,
    columns: Sequence[BlankColumn],
    guide: Sequence[str],
    rows: Sequence[Sequence[str]] = (),
    room: int = 2000,
) -> bytes:
    """The workbook: the sheet `name` with these rows and help for `room` rows in all, then the guide."""
    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(made, options) as book:
        paper, instructions = book.add_worksheet(name), book.add_worksheet("Hướng dẫn")
        picked = book.add_worksheet("Danh mục")
        picked.hide()
        last = max(room, len(rows) + room // 2)
        for place, column in enumerate(columns):
            _write_column(paper, picked, book, place, column, last)
        cell = book.add_format(TEXT)
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                if value:
                    paper.write_string(number, place, value, cell)
        _lay_out(paper, len(columns))
        _write_guide(instructions, book, columns, guide)
    return made.getvalue()


def _write_column(
    paper: Worksheet, picked: Worksheet, book: Workbook, place: int, column: BlankColumn, last: int
) -> None:
    """The heading, the format of the cells under it, their help and what may be picked there."""
    heading = f"{column.heading} (*)" if column.needed else column.heading
    paper.write_string(0, place, heading, book.add_format({**HEADING, **(NEEDED if column.needed else PLAIN)}))
    paper.set_column(place, place, column.width, book.add_format(TEXT))
    told = {"input_title": column.heading[:LONGEST_TITLE], "input_message": column.note[:LONGEST_HELP]}
    if not column.choices:
        paper.data_validation(1, place, last, place, {"validate": "any", **told})
        return
    for number, choice in enumerate(column.choices):
        picked.write_string(number, place, choice)
    letter = chr(ord("A") + place)
    source = f"='Danh mục'!${letter}$1:${letter}${len(column.choices)}"
    refusal = {"error_title": "Không có trong danh sách", "error_message": "Xin chọn một mục trong danh sách."}
    paper.data_validation(1, place, last, place, {"validate": "list", "source": source, **told, **refusal})


def _write_guide(paper: Worksheet, book: Workbook, columns: Sequence[BlankColumn], guide: Sequence[str]) -> None:
    """How the list is filled in: a few lines, then column by column with an example."""
    bold, cell = book.add_format({**FONT, "font_size": 14, "bold": True}), book.add_format({**TEXT, **EDGES})
    plain = book.add_format(FONT)
    for number, line in enumerate(guide):
        paper.write_string(number, 0, line, bold if number == 0 else plain)
    top = len(guide) + 1
    heading = book.add_format({**HEADING, **PLAIN})
    paper.set_row(top, 2 * LINE + 2)
    for place, (title, width) in enumerate(GUIDE_COLUMNS):
        paper.set_column(place, place, width)
        paper.write_string(top, place, title, heading)
    for number, column in enumerate(columns, top + 1):
        _write_line(paper, number, column, cell)
    paper.set_paper(A4)
    paper.set_landscape()
    paper.fit_to_pages(1, 0)


def _write_line(paper: Worksheet, number: int, column: BlankColumn, cell: Format) -> None:
    texts = (column.heading, "Có" if column.needed else "", column.note, column.example)
    for place, text in enumerate(texts):
        paper.write_string(number, place, text, cell)
    # Not every program makes a row as high as its wrapped text.
    high = max(_lines(text, width) for text, (_, width) in zip(texts, GUIDE_COLUMNS, strict=True))
    paper.set_row(number, LINE * high + 2)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of this width."""
    return sum(1 + int(len(line) / width) for line in text.split("\n"))


def _lay_out(paper: Worksheet, columns: int) -> None:
    paper.set_row(0, 48)
    paper.freeze_panes(1, 1)
    paper.autofilter(0, 0, 0, columns - 1)
    paper.set_paper(A4)
    paper.set_landscape()
    paper.fit_to_pages(1, 0)
    paper.repeat_rows(0)
