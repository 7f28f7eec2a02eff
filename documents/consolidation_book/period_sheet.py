"""The sheet of one period: a line a unit, blocks under the units that add them up, a column an indicator."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from documents.consolidation_book.formulas import block_mean, block_sum, quotient
from documents.consolidation_book.looks import Looks, write_figure, write_formula
from documents.consolidation_book.shape import Book, Indicator, Line, Period
from documents.sheets import sheet_name

FIXED = ("Mã", "Đơn vị", "Thuộc", "Tình trạng")
WIDTHS = (9, 44, 9, 13)
HEAD = 3
FIRST = 4
"""The index of the first unit's row, counted from 0 as the writer does."""
FOLDED_FROM = 100
"""Lines from which on the deeper blocks are folded at first."""
CODE, PARENT = "A", "C"


def name_of(period: Period) -> str:
    """The name of a period's sheet."""
    return sheet_name(period.label.replace("/", "-"))


def quoted(period: Period) -> str:
    """A period's sheet as formulas speak of it."""
    name = name_of(period).replace("'", "''")
    return f"'{name}'"


def columns_of(book: Book) -> dict[str, str]:
    """The letter of each indicator's column; the same on the sheets of all periods."""
    return {each.id: xl_col_to_name(place) for place, each in enumerate(book.indicators, len(FIXED))}


@dataclass(frozen=True)
class PeriodSheet:
    """The sheet being written."""

    book: Book
    period: Period
    paper: Worksheet
    looks: Looks
    columns: Mapping[str, str]

    def write(self) -> None:
        """All of the sheet, from above to below."""
        self._lay_out()
        self._write_head()
        folded = len(self.book.lines) > FOLDED_FROM
        for place, line in enumerate(self.book.lines):
            self._set_row(place, line, folded)
            self._write_line(FIRST + place, line)

    def _lay_out(self) -> None:
        paper = self.paper
        for place, width in enumerate(WIDTHS):
            paper.set_column(place, place, width)
        paper.set_column(len(FIXED), len(FIXED) + len(self.columns) - 1, 13)
        paper.freeze_panes(FIRST, 2)
        paper.outline_settings(symbols_below=False)
        # The grid is printed too: most cells of many units are empty, and none of these is written.
        paper.hide_gridlines(0)
        paper.set_landscape()
        paper.set_paper(9)
        # At its full size an A4 sheet holds but two indicators beside a unit's name.
        paper.set_print_scale(60)
        paper.repeat_rows(HEAD - 1, HEAD)
        paper.repeat_columns(0, 1)
        paper.set_footer("&C&P/&N")

    def _write_head(self) -> None:
        paper, looks = self.paper, self.looks
        paper.write_string(0, 0, f"{self.book.title[0]} – {self.period.label}", looks.text("title"))
        head = looks.text("head", "center")
        paper.set_row(HEAD - 1, 75)
        for place, indicator in enumerate(self.book.indicators, len(FIXED)):
            paper.write_string(HEAD - 1, place, f"{indicator.label} ({indicator.measure})", head)
        for place, name in enumerate(FIXED):
            paper.write_string(HEAD, place, name, head)
        for place, indicator in enumerate(self.book.indicators, len(FIXED)):
            paper.write_string(HEAD, place, indicator.id, head)

    def _set_row(self, place: int, line: Line, folded: bool) -> None:
        options: dict[str, int | bool] = {"level": line.depth}
        if folded and line.depth > 1:
            options["hidden"] = True
        if folded and line.kind == "total" and line.depth == 1:
            options["collapsed"] = True
        self.paper.set_row(FIRST + place, None, None, options)

    def _write_line(self, row: int, line: Line) -> None:
        said = self.looks.text(line.kind)
        for place, text in enumerate((line.code, line.name, line.parent, line.state)):
            self.paper.write_string(row, place, text, said)
        for column, indicator in enumerate(self.book.indicators, len(FIXED)):
            self._write_cell(row, column, line, indicator)

    def _write_cell(self, row: int, column: int, line: Line, indicator: Indicator) -> None:
        kept = line.figures.get(indicator.id, {}).get(self.period.id, "")
        fixed = (indicator.id, self.period.id) in line.fixed
        look = self.looks.number("fixed" if fixed else line.kind, indicator.decimals)
        if not kept and line.kind not in ("total", "unit"):
            return
        formula = "" if fixed or self.period.id in indicator.not_asked else self._formula(row, line, indicator)
        if formula:
            write_formula(self.paper, row, column, formula, kept, look)
        elif kept or line.kind == "total":
            write_figure(self.paper, row, column, kept, look)

    def _formula(self, row: int, line: Line, indicator: Indicator) -> str:
        """What a cell is reckoned by; "" where it was given."""
        number = row + 1
        if indicator.how == "ratio" and line.kind in ("total", "unit"):
            above, below = (f"{self.columns[part]}{number}" for part in indicator.of)
            return quotient(above, below, indicator.percent)
        if line.kind != "total" or indicator.id not in line.figures or indicator.how in ("ratio", "count"):
            return ""
        end = FIRST + line.last + 1
        area, parents = (f"{name}{number + 1}:{name}{end}" for name in (self.columns[indicator.id], f"${PARENT}"))
        me = f"${CODE}{number}"
        if indicator.how == "sum":
            return block_sum(area, parents, me, line.flat)
        weight = self.columns[indicator.of[0]]
        return block_mean(area, f"{weight}{number + 1}:{weight}{end}", parents, me, line.flat, indicator.decimals)
