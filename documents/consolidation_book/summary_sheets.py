"""The sheets that sum up: the unit's figures over the periods beside what its report says, and by direct child."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from documents.consolidation_book.formulas import added, block_sum, nested_latest, over_periods, quotient, same
from documents.consolidation_book.looks import Looks, write_figure, write_formula
from documents.consolidation_book.period_sheet import FIRST as FIRST_LINE
from documents.consolidation_book.period_sheet import quoted
from documents.consolidation_book.shape import NOT_ASKED, Book, Indicator, Period

WHOLE, BY_UNIT = "Tổng hợp", "Theo đơn vị"
FIXED = ("TT", "Mã", "Nội dung", "Đơn vị tính")
WIDTHS = (5, 7, 52, 13)
OWN_ROW = FIRST_LINE + 1
"""The row of the report's own unit on the sheets of the periods, as formulas count."""


@dataclass
class Layout:
    """Where each indicator has its row (as formulas count), the head's row, and the groups between."""

    head: int
    rows: dict[str, int] = field(default_factory=dict)
    groups: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Book, head: int) -> "Layout":
        """The rows under a head that stands at an index counted from 0."""
        made, row = cls(head), head + 1
        for group in book.groups:
            made.groups[row] = group.name
            row += 1
            for indicator in group.indicators:
                made.rows[indicator.id] = row + 1
                row += 1
        return made

    def walk(self, book: Book) -> Iterator[tuple[int, int, Indicator | str]]:
        """Each line from above to below: its index counted from 0, the number in its group, what it is of."""
        for row, group in zip(self.groups, book.groups, strict=True):
            yield row, 0, group.name
            for number, indicator in enumerate(group.indicators, 1):
                yield row + number, number, indicator


def begin(paper: Worksheet, book: Book, looks: Looks, layout: Layout, heads: list[str]) -> None:
    """The head and the fixed cells of every row."""
    head, columns = looks.text("head", "center"), [*FIXED, *heads]
    for place, width in enumerate(WIDTHS):
        paper.set_column(place, place, width)
    paper.set_column(len(FIXED), len(columns) - 1, 15)
    paper.set_row(layout.head, 48)
    for place, name in enumerate(columns):
        paper.write_string(layout.head, place, name, head)
    paper.freeze_panes(layout.head + 1, len(FIXED) - 1)
    paper.set_landscape()
    paper.set_paper(9)
    paper.fit_to_pages(1, 0)
    paper.repeat_rows(layout.head)
    paper.set_footer("&C&P/&N")


def write_fixed(paper: Worksheet, looks: Looks, row: int, number: int, indicator: Indicator) -> None:
    """The cells before the figures."""
    texts = (str(number), indicator.id, indicator.label, indicator.measure)
    for place, text in enumerate(texts):
        paper.write_string(row, place, text, looks.text("unit", "left" if place == 2 else "center"))


def write_group(paper: Worksheet, looks: Looks, row: int, name: str, columns: int) -> None:
    """The line of a group."""
    look = looks.text("group")
    paper.write_string(row, 0, name, look)
    for place in range(1, columns):
        paper.write_blank(row, place, None, look)


@dataclass(frozen=True)
class WholeSheet:
    """The unit's own figures: each period, the last column, coverage, what the report says, the difference."""

    book: Book
    paper: Worksheet
    looks: Looks
    columns: Mapping[str, str]

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each period's column."""
        return {each.id: xl_col_to_name(place) for place, each in enumerate(self.book.periods, len(FIXED))}

    @property
    def layout(self) -> Layout:
        return Layout.of(self.book, len(self.book.title) + 1)

    @property
    def total_column(self) -> int:
        """The place of the column over all periods; where there is none, of what would follow."""
        return len(FIXED) + len(self.book.periods)

    def write(self) -> None:
        """All of the sheet."""
        book, layout = self.book, self.layout
        for place, text in enumerate(book.title):
            self.paper.write_string(place, 0, text, self.looks.text("said" if place else "title"))
        labels = [period.label for period in book.periods]
        totals = [book.totals] if book.totals else []
        heads = [*labels, *totals, "Số đơn vị có số liệu", *(f"Báo cáo ghi: {name}" for name in [*labels, *totals])]
        heads.append("Chênh lệch (báo cáo trừ tổng hợp)")
        begin(self.paper, book, self.looks, layout, heads)
        self.paper.set_column(self.total_column + len(totals) + 1, len(FIXED) + len(heads) - 2, 15, None, {"level": 1})
        for row, number, of in layout.walk(book):
            if isinstance(of, str):
                write_group(self.paper, self.looks, row, of, len(FIXED) + len(heads))
            else:
                write_fixed(self.paper, self.looks, row, number, of)
                self._write_row(row, of)

    def _write_row(self, row: int, indicator: Indicator) -> None:
        book, look = self.book, self.looks.number("total", indicator.decimals)
        figures = book.lines[0].figures.get(indicator.id, {})
        for place, period in enumerate(book.periods, len(FIXED)):
            if period.id in indicator.not_asked:
                self.paper.write_string(row, place, NOT_ASKED, look)
            else:
                formula = self._period_formula(row + 1, indicator, period)
                decimals = self.looks.number("total", 1) if period.how == "percent" else look
                write_formula(self.paper, row, place, formula, figures.get(period.id, ""), decimals)
        place = self.total_column
        if book.totals:
            formula = self._total_formula(row + 1, indicator)
            write_formula(self.paper, row, place, formula, book.computed.get(indicator.id, ""), look)
            place += 1
        covered = book.coverage.get(indicator.id, "")
        self.paper.write_string(row, place, covered, self.looks.text("unit", "center"))
        self._write_reported(row, place + 1, indicator)

    def _period_formula(self, row: int, indicator: Indicator, period: Period) -> str:
        if period.how == "typed":
            return same(f"{quoted(period)}!{self.columns[indicator.id]}${OWN_ROW}")
        cells = [f"{self.letters[id]}{row}" for id in period.of if id not in indicator.not_asked]
        if indicator.how == "ratio" and period.how == "total":
            above, below = (f"{self.letters[period.id]}{self.layout.rows[part]}" for part in indicator.of)
            return quotient(above, below, indicator.percent)
        return quotient(cells[0], cells[1], True) if period.how == "percent" else over_periods(indicator, cells)

    def _total_formula(self, row: int, indicator: Indicator) -> str:
        letter, rows = xl_col_to_name(self.total_column), self.layout.rows
        if indicator.how == "ratio":
            above, below = (f"{letter}{rows[part]}" for part in indicator.of)
            return quotient(above, below, indicator.percent)
        asked = [self.letters[period.id] for period in self.book.typed if period.id not in indicator.not_asked]
        return over_periods(indicator, [f"{each}{row}" for each in asked])

    @property
    def last(self) -> str:
        """The letter of the column that speaks for all periods."""
        return self.letters[self.book.told] if self.book.told else xl_col_to_name(self.total_column)

    def _write_reported(self, row: int, place: int, indicator: Indicator) -> None:
        """What the report says, and by how much its last column differs."""
        book, look = self.book, self.looks.number("unit", indicator.decimals)
        theirs, ours = book.reported_totals.get(indicator.id, ""), book.computed.get(indicator.id, "")
        reported = book.reported.get(indicator.id, {})
        letters = {}
        for number, period in enumerate(book.periods, place):
            write_figure(self.paper, row, number, reported.get(period.id, ""), look)
            letters[period.id] = xl_col_to_name(number)
        after = place + len(book.periods)
        if book.totals:
            write_figure(self.paper, row, after, theirs, look)
            letters[book.told] = xl_col_to_name(after)
            after += 1
        one, other = f"{letters[book.told]}{row + 1}", f"{self.last}{row + 1}"
        formula = f'=IF(AND({one}="",{other}=""),"",N({one})-N({other}))'
        by = value(theirs) - value(ours) if theirs or ours else ""
        self.paper.write_formula(row, after, formula, look, by)


def value(kept: str) -> float:
    """A kept figure as formulas take it: nothing and “không phát sinh” are 0."""
    return float(kept) if kept not in ("", "none") else 0.0


@dataclass(frozen=True)
class UnitsSheet:
    """The last column of each figure by direct child; sums are added up once more."""

    book: Book
    paper: Worksheet
    looks: Looks
    columns: Mapping[str, str]
    whole: WholeSheet

    @property
    def layout(self) -> Layout:
        return Layout.of(self.book, 2)

    def write(self) -> None:
        """All of the sheet."""
        book, layout = self.book, self.layout
        self.paper.write_string(0, 0, f"{book.title[0]} – theo đơn vị", self.looks.text("title"))
        heads = [*(column.name for column in book.by_unit), "Cộng"]
        begin(self.paper, book, self.looks, layout, heads)
        for row, number, of in layout.walk(book):
            if isinstance(of, str):
                write_group(self.paper, self.looks, row, of, len(FIXED) + len(heads))
            else:
                write_fixed(self.paper, self.looks, row, number, of)
                self._write_row(row, of)

    def _write_row(self, row: int, indicator: Indicator) -> None:
        look = self.looks.number("unit", indicator.decimals)
        for place, column in enumerate(self.book.by_unit, len(FIXED)):
            kept = column.cells.get(indicator.id, "")
            if kept == NOT_ASKED:
                self.paper.write_string(row, place, NOT_ASKED, look)
            else:
                formula = self._formula(row, place, column.line, indicator)
                write_formula(self.paper, row, place, formula, kept, look)
        self._write_sum(row, indicator)

    def _formula(self, row: int, place: int, line: int, indicator: Indicator) -> str:
        letter = xl_col_to_name(place)
        if indicator.how == "ratio":
            above, below = (f"{letter}{self.layout.rows[part]}" for part in indicator.of)
            return quotient(above, below, indicator.percent)
        cell = f"!{self.columns[indicator.id]}{FIRST_LINE + 1 + line}"
        shown = [each for each in self.book.typed if each.id in self.book.shown and each.id not in indicator.not_asked]
        if indicator.flow and shown:
            return added([f"{quoted(period)}{cell}" for period in shown])
        only = self.book.latest.get(indicator.id)
        latest = [period for period in shown if only in (None, period.id)]
        return nested_latest([f"{quoted(period)}{cell}" for period in latest])

    def _write_sum(self, row: int, indicator: Indicator) -> None:
        place, look = len(FIXED) + len(self.book.by_unit), self.looks.number("total", indicator.decimals)
        kept = self.book.computed.get(indicator.id, "")
        if indicator.how == "sum":
            area = f"{xl_col_to_name(len(FIXED))}{row + 1}:{xl_col_to_name(place - 1)}{row + 1}"
            formula = block_sum(area, "", "", flat=True)
        else:
            formula = same(f"'{WHOLE}'!{self.whole.last}{self.whole.layout.rows[indicator.id]}")
        write_formula(self.paper, row, place, formula, kept, look)
