"""The form as a spreadsheet: figures, texts and free tables on sheets of their own, codes in a hidden first column.

Labels are locked without a password, ratios and last columns are formulas, guidance is a note on its label.
"""

import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from documents.offline.excel_grids import write_grids
from documents.offline.excel_looks import Formats, formats
from documents.offline.excel_sheet import Sheet
from documents.offline.excel_texts import write_table, write_texts
from documents.offline.form import Form, Grid, Part, Table
from documents.offline.ticket_places import pieces

HIDDEN = "_bc"
GUIDE, FIGURES, TEXTS, TABLE = "Hướng dẫn", "Số liệu", "Lời văn", "Bảng"
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def excel_form(form: Form) -> bytes:
    """The form as an .xlsx file."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    looks = formats(book)
    guide = book.add_worksheet(GUIDE)
    options = Options(book, looks)
    if any(isinstance(block, Grid) for part in form.parts for block in part.blocks):
        write_grids(sheet(book, FIGURES, looks, options), form)
    write_texts(sheet(book, TEXTS, looks, options), form)
    for number, (part, table) in enumerate(tables(form.parts), 1):
        write_table(sheet(book, f"{TABLE} {number}", looks, options), part, table)
    write_guide(guide, form, looks)
    options.close(form.ticket)
    for name, piece in pieces(form.ticket):
        book.set_custom_property(name, piece)
    book.set_properties({"title": form.title, "subject": form.subject})
    book.close()
    return out.getvalue()


def tables(parts: Sequence[Part]) -> list[tuple[Part, Table]]:
    return [(part, block) for part in parts for block in part.blocks if isinstance(block, Table)]


def sheet(book: xlsxwriter.Workbook, name: str, looks: Formats, options: "Options") -> Sheet:
    """A protected sheet whose first column is hidden."""
    made = book.add_worksheet(name)
    made.protect("", {"format_rows": True, "format_columns": True})
    made.set_column(0, 0, 12, None, {"hidden": True})
    made.set_paper(9)
    made.set_margins(left=0.6, right=0.5, top=0.7, bottom=0.7)
    made.set_footer('&C&"Times New Roman"&10&A – trang &P/&N')
    made.fit_to_pages(1, 0)
    return Sheet(made, looks, options.range_of)


class Options:
    """The hidden sheet: the ticket in its first cell, beside it a column for each list of options."""

    def __init__(self, book: xlsxwriter.Workbook, looks: Formats) -> None:
        self.book = book
        self.lists: dict[tuple[str, ...], str] = {}

    def range_of(self, options: tuple[str, ...]) -> str:
        """Where the options of a choice stand."""
        if options not in self.lists:
            letter = xlsxwriter.utility.xl_col_to_name(len(self.lists) + 1)
            self.lists[options] = f"'{HIDDEN}'!${letter}$1:${letter}${len(options)}"
        return self.lists[options]

    def close(self, ticket: str) -> None:
        """Write what was asked for."""
        made = self.book.add_worksheet(HIDDEN)
        made.very_hidden()
        made.protect()
        made.write_string(0, 0, ticket)
        for column, options in enumerate(self.lists, 1):
            for row, option in enumerate(options):
                made.write_string(row, column, option)


def write_guide(made: Worksheet, form: Form, looks: Formats) -> None:
    """The first sheet: whose form it is, how it is filled in and sent back."""
    made.protect()
    made.hide_gridlines(2)
    made.set_paper(9)
    made.fit_to_pages(1, 0)
    made.set_column(0, 0, 44)
    made.set_column(1, 1, 62)
    for row, line in enumerate((*form.agency, *form.unit)):
        made.write_string(row, 0, line, looks["agency" if row < len(form.agency) else "unit"])
    for row, line in enumerate(STATE):
        made.write_string(row, 1, line, looks["unit"])
    row = len(form.agency) + len(form.unit)
    made.merge_range(row + 1, 0, row + 1, 1, form.title, looks["title"])
    made.set_row(row + 1, 26)
    made.merge_range(row + 2, 0, row + 2, 1, form.subject, looks["unit"])
    made.set_row(row + 2, 17 * (1 + len(form.subject) // 95))
    row += 4
    for name, said in form.facts:
        made.write_string(row, 0, name, looks["fact"])
        made.write_string(row, 1, said, looks["plain"])
        row += 1
    for line in form.telling:
        row += 1
        made.merge_range(row, 0, row, 1, line, looks["plain"])
        made.set_row(row, 17 * (1 + len(line) // 100))
    made.write_string(row + 2, 0, "Mã phiếu (xin để nguyên):", looks["ticket"])
    made.write_string(row + 2, 1, form.ticket, looks["ticket"])
    made.set_row(row + 2, 9 * (1 + len(form.ticket) // 130))
