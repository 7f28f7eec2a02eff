"""The workbook of a consolidated report: every figure of every unit, added up by live formulas.

Formulas carry what they come to, so readers that do not calculate show the same. Nothing that is text ever becomes
a formula: whatever begins with `=`, `+`, `-` or `@` stays letters.
"""

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from documents.consolidation_book.looks import Looks
from documents.consolidation_book.other_sheets import CHARTS, DIFFERENCES, SOURCES, write_charts, write_table
from documents.consolidation_book.period_sheet import PeriodSheet, columns_of, name_of
from documents.consolidation_book.shape import Book
from documents.consolidation_book.summary_sheets import BY_UNIT, WHOLE, UnitsSheet, WholeSheet

SOURCE_WIDTHS = (6, 10, 44, 30, 10, 6, 10, 13, 9, 9, 26, 18, 26, 18)
CREATED = datetime(2012, 1, 1)
DIFFERENCE_WIDTHS = (10, 40, 9, 44, 14, 16, 16, 12, 40, 26, 18)


def consolidation_book(made: Book) -> bytes:
    """The workbook as a file; the same data always make the same bytes."""
    out = BytesIO()
    with Workbook(out, {"constant_memory": True}) as book:
        book.set_properties({"title": made.title[0], "created": CREATED})
        looks, gridded, columns = Looks(book), Looks(book, edges=False), columns_of(made)
        whole = WholeSheet(made, book.add_worksheet(WHOLE), looks, columns)
        whole.write()
        UnitsSheet(made, book.add_worksheet(BY_UNIT), looks, columns, whole).write()
        for period in made.typed:
            PeriodSheet(made, period, book.add_worksheet(name_of(period)), gridded, columns).write()
        if made.charts or made.branches:
            write_charts(book, book.add_worksheet(CHARTS), looks, made, whole)
        write_table(book.add_worksheet(SOURCES), looks, made.sources, SOURCE_WIDTHS)
        if len(made.differences) > 1:
            write_table(book.add_worksheet(DIFFERENCES), looks, made.differences, DIFFERENCE_WIDTHS)
    return out.getvalue()
