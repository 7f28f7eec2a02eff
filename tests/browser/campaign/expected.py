"""What the papers and books of the campaign must say, worked out anew from what `report show` prints of every unit."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from forms.outline import Indicator, Outline
from tests.browser.answers import NOTHING_HAPPENED
from tests.browser.answers import shown as as_printed
from tests.browser.campaign.tree import BELOW, CHILDREN, KINDS
from tests.test_oracle import NOTHING, Oracle, asked, number, sees

Row = Mapping[str, str | None]
Rows = Mapping[str, Row]
Exact = Fraction | str
"""A number before it is rounded, `none` for what did not happen, "" for nothing, `x` for what was not asked."""


class Expected:
    """The figures of one consolidated report: its own totals, its part, its children's."""

    def __init__(self, outline: Outline, reports: Mapping[str, Any], unit: str) -> None:
        self.outline, self.reports, self.unit, self.kind = outline, reports, unit, KINDS[unit]
        self.oracle = Oracle(outline, reports, CHILDREN, BELOW, frozenset({"accepted"}))
        self.totals: Rows = self.oracle.totals(unit, self.kind)
        self.seen = [one for one in outline.indicators if sees(outline, one, self.kind)]

    @property
    def own(self) -> Rows:
        return self.reports[self.unit]["own"]  # type: ignore[no-any-return]

    def figures(self, child: str) -> Rows:
        """What a counted child gave, and of how many grassroots unions its branch is."""
        counted = [one for one in self.seen if one.units == "count"]
        counts = {one.id: dict.fromkeys(asked(self.outline, one), str(BELOW[child])) for one in counted}
        return {**self.reports[child]["figures"], **counts}

    def at(self, one: Indicator, rows: Rows, period: str) -> Exact:
        """The figure in one period."""
        if period in one.not_asked:
            return "x"
        if one.ratio:
            return share(*(self.at(self.outline.indicator(part), rows, period) for part in one.ratio))
        return exact(rows.get(one.id, {}).get(period))

    def last(self, one: Indicator, rows: Rows) -> Exact:
        """The last column: a flow added up, of a stock the last period of which there is a total."""
        if one.ratio:
            return share(*(self.last(self.outline.indicator(part), rows) for part in one.ratio))
        row = rows.get(one.id, {})
        if one.period == "flow":
            given = [exact(row.get(period)) for period in asked(self.outline, one)]
            numbers = [each for each in given if isinstance(each, Fraction)]
            return sum(numbers, Fraction(0)) if numbers else NOTHING if NOTHING in given else ""
        return exact(row.get([period for period, figure in self.totals[one.id].items() if figure is not None][-1]))

    def by_period(self) -> Iterator[tuple[Indicator, list[Exact]]]:
        """Every figure that the report has, with its periods and its last column."""
        for one in self.seen:
            cells = [self.at(one, self.totals, period.id) for period in self.outline.periods]
            yield one, [*cells, self.last(one, self.totals)]

    def columns(self, counted: list[str]) -> Iterator[tuple[Indicator, list[Exact]]]:
        """Every figure in its last column, of the unit's own part, of each child, of all."""
        mine = [self.own] if any(self.own.values()) else []
        parts = [*mine, *map(self.figures, counted), self.totals]
        for one in self.seen:
            yield one, [self.last(one, rows) for rows in parts]

    def lines(self, period: str) -> dict[str, dict[str, Exact]]:
        """{unit/parent: its figures of a period} of the units right below that count, and of all together."""
        counted = {f"{child}/{self.unit}": self.figures(child) for child in self.oracle.counted(self.unit)}
        rows = {f"{self.unit}/": self.totals, **counted}
        return {
            line: {one.id: self.in_line(one, figures, period) for one in self.seen} for line, figures in rows.items()
        }

    def in_line(self, one: Indicator, rows: Rows, period: str) -> Exact:
        """The cell of a unit's line; empty where nobody is asked."""
        return "" if period in one.not_asked else rounded(self.at(one, rows, period))


def exact(kept: str | None) -> Exact:
    return NOTHING if kept == NOTHING else Fraction(kept) if kept else ""


def share(above: Exact, below: Exact) -> Exact:
    """How many hundredths; nothing where either part is nothing."""
    if above == "" or below == "":
        return ""
    parts = [number(str(part)) for part in (above, below)]
    return 100 * parts[0] / parts[1] if parts[1] else ""


def printed(figure: Exact, decimals: int) -> str:
    """As it stands on paper."""
    if isinstance(figure, Fraction):
        scaled = figure * 10**decimals
        return as_printed(f"{int(scaled + Fraction(1, 2))}e-{decimals}", decimals)
    return as_printed(NOTHING_HAPPENED, 0) if figure == NOTHING else figure


def in_book(cell: object) -> Exact:
    """What a cell of a workbook holds."""
    if cell is None or isinstance(cell, str):
        return NOTHING if cell == "–" else cell or ""
    return Fraction(str(round(float(str(cell)), 9)))


def rounded(figure: Exact) -> Exact:
    """To what a workbook tells apart."""
    return Fraction(str(round(float(figure), 9))) if isinstance(figure, Fraction) else figure
