"""What is known of a table of figures before anybody fills it: planned once, drawn for each request."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from forms.cells import Read, read_figure_cell, read_yes_no_cell
from forms.outline import Indicator, IndicatorsQuestion, Outline, Period
from forms.outline.columns import shown_in


class Cell(NamedTuple):
    """One cell. One that is not `asked` is no input, and one of a derived column has no name either; `problem` says
    why what stands in it cannot be read."""

    period: str
    name: str
    shown: str
    problem: str
    asked: bool
    label: str


class Row(NamedTuple):
    """One indicator: a cell for each period, the unit's own parts below them (or none), the last column.

    `computed` rows (ratios, counts) are never typed. `yes_no` rows keep "1" and "0".
    """

    indicator: Indicator
    cells: tuple[Cell, ...]
    own_cells: tuple[Cell, ...]
    total: str
    computed: bool
    yes_no: bool
    read: Callable[[str], Read]


def blank_rows(outline: Outline, question: IndicatorsQuestion, kind: str, has_children: bool) -> tuple[Row, ...]:
    """The rows of an empty table for a kind of unit; own parts only where the unit has children."""
    return tuple(_row(outline, question.id, outline.indicator(row), kind, has_children) for row in question.rows)


def _row(outline: Outline, question: str, indicator: Indicator, kind: str, has_children: bool) -> Row:
    yes_no = kind in indicator.yes_no_for
    own = has_children and indicator.keeps_own
    return Row(
        indicator,
        tuple(_cell(outline, question, indicator, period) for period in outline.periods),
        tuple(_own_cell(outline, question, indicator, period) for period in outline.periods if own),
        "",
        not indicator.typed,
        yes_no,
        read_yes_no_cell if yes_no else partial(read_figure_cell, decimals=indicator.decimals),
    )


def _cell(outline: Outline, question: str, indicator: Indicator, period: Period) -> Cell:
    asked = indicator.typed and period.id not in indicator.not_asked
    label = f"{indicator.label} – {period.printed}"
    reckoned = period.derived and shown_in(outline, indicator, period)
    name = "" if reckoned else f"{question}-{indicator.id}-{period.id}"
    return Cell(period.id, name, "", "", asked, label)


def _own_cell(outline: Outline, question: str, indicator: Indicator, period: Period) -> Cell:
    cell = _cell(outline, question, indicator, period)
    return cell._replace(name=cell.name and f"{cell.name}-own", label=f"{cell.label}, phần của riêng đơn vị")
