"""Figures as they are kept and what they add up to over the periods (domain.md 2.2).

A kept figure is the text "12" or "12.5", NONE for "không phát sinh", or absent: three different things.
Sums over units are not made here; here only the periods of one report are put together.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from vietnamese.numbers import format_number

if TYPE_CHECKING:
    from forms.outline import Indicator, Outline

NONE = "none"
NONE_SHOWN = "-"
RATIO_DECIMALS = 1

Kept = Mapping[str, Mapping[str, str]]
"""{indicator: {period: kept figure}}"""


class Figure(NamedTuple):
    """One figure: a value, or none ("không phát sinh"), or neither where nobody has answered."""

    value: Decimal | None = None
    none: bool = False

    @property
    def given(self) -> bool:
        """Whether somebody has answered, be it with "không phát sinh"."""
        return self.none or self.value is not None

    @property
    def number(self) -> Decimal | None:
        """The value to calculate with: 0 for "không phát sinh", None where nothing is given."""
        return Decimal(0) if self.none else self.value

    @property
    def kept(self) -> str:
        """The text to keep; "" where nothing is given."""
        if self.none or self.value is None:
            return NONE if self.none else ""
        text = format(self.value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text

    def shown(self, decimals: int | None = None) -> str:
        """The Vietnamese text, rounded to `decimals` where given: "1.234,5", "-" for none, "" for nothing."""
        if self.none:
            return NONE_SHOWN
        return "" if self.value is None else format_number(self.value, decimals)


EMPTY = Figure()
NOTHING_HAPPENED = Figure(none=True)


def read_figure(kept: str | None) -> Figure:
    """The figure behind a kept text."""
    if not kept:
        return EMPTY
    return NOTHING_HAPPENED if kept == NONE else Figure(Decimal(kept))


def ratio(numerator: Figure, denominator: Figure, *, percent: bool = True) -> Figure:
    """The unrounded ratio; empty where an operand is empty or the denominator is 0."""
    above, below = numerator.number, denominator.number
    if above is None or not below:
        return EMPTY
    return Figure(above * 100 / below if percent else above / below)


def total_kept(flow: bool, kept: Sequence[str]) -> str:
    """The last column of a row of kept figures in the order of the periods: a flow is added up, a stock is its latest.

    Of a flow, "không phát sinh" throughout gives that again; nothing given gives "". A weighted mean is a stock
    here: its weights count over units only.
    """
    given = [figure for figure in kept if figure]
    if not flow or len(given) < 2:
        return given[-1] if given else ""
    numbers = [figure for figure in given if figure != NONE]
    if not numbers:
        return NONE
    # Whole numbers, nearly all there are, are added without Decimal: a page has dozens of such rows.
    if all(figure.isdigit() for figure in numbers):
        return str(sum(map(int, numbers)))
    return Figure(sum(map(Decimal, numbers), Decimal(0))).kept


def total_over_periods(indicator: "Indicator", values: Mapping[str, str], periods: Sequence[str]) -> Figure:
    """The last column of an indicator that is typed; `values` is {period: kept figure}, `periods` ids in order."""
    return read_figure(total_kept(indicator.period == "flow", [values.get(period, "") for period in periods]))


def at_period(outline: "Outline", indicator: str, kept: Kept, period: str) -> Figure:
    """The figure of one period, a ratio computed from its operands, a derived column from its columns."""
    asked = outline.indicator(indicator)
    how = outline.period(period).derived
    if how and how.percent:
        return ratio(*(at_period(outline, indicator, kept, column) for column in how.percent))
    if how and asked.ratio is None:
        columns = [at_period(outline, indicator, kept, column).kept for column in how.total]
        return read_figure(total_kept(asked.period == "flow", columns))
    if asked.ratio is None:
        return read_figure(kept.get(indicator, {}).get(period))
    above, below = (at_period(outline, operand, kept, period) for operand in asked.ratio)
    return ratio(above, below, percent=asked.measure == "%")


def total(outline: "Outline", indicator: str, kept: Kept) -> Figure:
    """The last column of any indicator; that of a ratio comes from its operands' last columns."""
    asked = outline.indicator(indicator)
    if asked.ratio is None:
        periods = [period.id for period in outline.periods if period.plain]
        return total_over_periods(asked, kept.get(indicator, {}), periods)
    above, below = (total(outline, operand, kept) for operand in asked.ratio)
    return ratio(above, below, percent=asked.measure == "%")


def with_derived(outline: "Outline", kept: Kept) -> Kept:
    """The kept figures with those of the derived columns beside them, unrounded; without any, the same ones."""
    columns = [period.id for period in outline.periods if period.derived]
    if not columns:
        return kept
    return {id: {**row, **_given_at(outline, id, kept, columns)} for id, row in kept.items()}


def _given_at(outline: "Outline", indicator: str, kept: Kept, columns: Sequence[str]) -> dict[str, str]:
    found = {column: at_period(outline, indicator, kept, column) for column in columns}
    return {column: figure.kept for column, figure in found.items() if figure.given}


def kept_figures(
    outline: "Outline", kind: str, contents: Mapping[str, Any], part: str = "figures"
) -> dict[str, dict[str, str]]:
    """All figures a unit of this kind is asked for, from the contents of its sections {section: content}.

    `part` is "figures" (what the report prints) or "own". Figures of periods not asked are left out.
    """
    kept: dict[str, dict[str, str]] = {}
    for section in outline.sections_for(kind):
        for question in section.questions:
            if question.kind == "indicators":
                given = contents.get(section.id, {}).get(question.id, {}).get(part, {})
                kept.update({row: _asked(outline, row, given[row]) for row in question.rows if row in given})
    return kept


def _asked(outline: "Outline", indicator: str, values: Mapping[str, str]) -> dict[str, str]:
    not_asked = outline.indicator(indicator).not_asked
    return {period: figure for period, figure in values.items() if period not in not_asked}


def numbers(kept: Kept) -> dict[str, dict[str, Decimal | None]]:
    """The kept figures as numbers to set rules against; "không phát sinh" counts as 0."""
    return {
        indicator: {period: read_figure(text).number for period, text in values.items()}
        for indicator, values in kept.items()
    }
