"""Plain tables as an .xlsx workbook that prints as it stands: A4 across, the heading on every page.

Nothing that is text ever becomes a formula, a link or a number: `=`, `+`, `-`, `@` at its beginning stay letters.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Value = str | int | Decimal | date | datetime | None
"""What a cell holds; None and "" leave it empty. A moment is written as its own clock shows it."""

A4 = 9
LONGEST_TEXT = 32_767
MOST_DIGITS = 15
LONGEST_NAME = 31
NARROWEST, WIDEST = 6, 60
FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
EDGES = {"border": 1, "border_color": "#808080"}
HEADING = {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#E7ECF3"}
DAY, MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in letters (0: as wide as what stands in it), how many decimals figures have."""

    heading: str
    width: float = 0
    decimals: int = 0


@dataclass(frozen=True)
class Sheet:
    """One sheet: lines over the table, its columns and rows, and a line of sums in bold under it, as long as a row."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    title: Sequence[str] = ()
    foot: Sequence[Value] = ()


@dataclass(frozen=True)
class Looks:
    """The formats of one workbook by what a cell holds: `text`, `day`, `moment`, or the number of decimals."""

    book: Workbook
    known: dict[tuple[str | int, bool], Format]

    def of(self, kind: str | int, bold: bool) -> Format:
        """The format of a kind of cell, made once."""
        if (kind, bold) not in self.known:
            self.known[kind, bold] = self.book.add_format({**FONT, **EDGES, "bold": bold, **_shape(kind)})
        return self.known[kind, bold]


def workbook(sheets: Sequence[Sheet], created: datetime | None = None) -> bytes:
    """The workbook as a file; the same sheets with the same `created` make the same bytes."""
    made = BytesIO()
    with Workbook(made, {"in_memory": True, "default_date_format": DAY}) as book:
        if created:
            book.set_properties({"created": created.replace(tzinfo=None)})
        looks = Looks(book, {})
        taken: set[str] = set()
        for sheet in sheets:
            _write(book.add_worksheet(_free(sheet.name, taken)), sheet, looks)
    return made.getvalue()


def sheet_name(text: str) -> str:
    """A text as the name of a sheet: at most 31 letters, none of those that Excel refuses; never empty."""
    plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", text).split())
    return plain[:LONGEST_NAME].strip("' ") or "Bảng"


def _free(text: str, taken: set[str]) -> str:
    """The name, with a number where another sheet has it; Excel minds no capitals."""
    name, number = sheet_name(text), 1
    while name.lower() in taken:
        number += 1
        name = f"{sheet_name(text)[: LONGEST_NAME - 5].rstrip()} ({number})"
    taken.add(name.lower())
    return name


def _write(paper: Worksheet, sheet: Sheet, looks: Looks) -> None:
    head = _write_title(paper, sheet.title, looks.book)
    heading = looks.book.add_format({**FONT, **EDGES, **HEADING})
    for place, column in enumerate(sheet.columns):
        paper.write_string(head, place, column.heading, heading)
        paper.set_column(place, place, column.width or _fitting(place, column, sheet))
    for number, row in enumerate(sheet.rows, head + 1):
        _write_row(paper, number, row, sheet.columns, looks)
    last = head + len(sheet.rows)
    if sheet.foot:
        _write_row(paper, last + 1, sheet.foot, sheet.columns, looks, bold=True)
    _lay_out(paper, head, max(last, head + 1), len(sheet.columns))


def _write_title(paper: Worksheet, lines: Sequence[str], book: Workbook) -> int:
    """The lines over the table, the first one in bold; the row its heading comes to."""
    for number, line in enumerate(lines):
        paper.write_string(number, 0, line, book.add_format({**FONT, "font_size": 13, "bold": not number}))
    return len(lines) + bool(lines)


def _write_row(
    paper: Worksheet, number: int, row: Sequence[Value], columns: Sequence[Column], looks: Looks, bold: bool = False
) -> None:
    for place, (value, column) in enumerate(zip(row, columns, strict=True)):
        _write_cell(paper, number, place, value, column, looks, bold)


def _write_cell(
    paper: Worksheet, row: int, place: int, value: Value, column: Column, looks: Looks, bold: bool
) -> None:
    if value is None or value == "":
        paper.write_blank(row, place, None, looks.of("text", bold))
    elif isinstance(value, datetime):
        paper.write_datetime(row, place, value.replace(tzinfo=None), looks.of("moment", bold))
    elif isinstance(value, date):
        paper.write_datetime(row, place, value, looks.of("day", bold))
    elif isinstance(value, str) or _long(value):
        paper.write_string(row, place, str(value)[:LONGEST_TEXT], looks.of("text", bold))
    else:
        paper.write_number(row, place, float(value), looks.of(column.decimals, bold))


def _long(value: int | Decimal) -> bool:
    """Whether a figure has more digits than Excel keeps."""
    return len(Decimal(value).as_tuple().digits) > MOST_DIGITS


def _shape(kind: str | int) -> Mapping[str, Any]:
    """What sets a kind of cell apart. Excel shows the separators of the reader's own language."""
    if isinstance(kind, int):
        return {"num_format": "#,##0" + ("." + "0" * kind if kind else "")}
    return {"num_format": {"day": DAY, "moment": MOMENT}.get(kind, "@"), "text_wrap": kind == "text"}


def _fitting(place: int, column: Column, sheet: Sheet) -> float:
    """A width, in letters, for the longest thing in the column; longer texts wrap."""
    longest = max((_length(row[place]) for row in (*sheet.rows, *([sheet.foot] if sheet.foot else []))), default=0)
    words = max(map(len, column.heading.split()), default=0)
    return float(min(max(longest, words, NARROWEST) * 1.1 + 2, WIDEST))


def _length(value: Value) -> int:
    if isinstance(value, datetime):
        return len(MOMENT)
    if isinstance(value, date):
        return len(DAY)
    return max(map(len, str("" if value is None else value).split("\n")))


def _lay_out(paper: Worksheet, head: int, last: int, columns: int) -> None:
    """The heading stays in sight and filters its columns; on paper it stands on every page."""
    paper.freeze_panes(head + 1, 0)
    paper.autofilter(head, 0, last, columns - 1)
    paper.set_paper(A4)
    paper.set_landscape()
    paper.fit_to_pages(1, 0)
    paper.repeat_rows(head)
    paper.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    paper.set_footer('&C&"Times New Roman"&11Trang &P/&N')
