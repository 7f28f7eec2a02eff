"""The columns of the tables: which a figure has, which are reckoned and how, which are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forms.outline.model import Outline
from forms.outline.parts import Indicator, Period

PERCENT_DECIMALS = 1


def shown_in(outline: Outline, indicator: Indicator, period: Period) -> bool:
    """Whether an indicator has a figure in this column, typed or reckoned."""
    if period.derived is None:
        return period.id not in indicator.not_asked
    of = [shown_in(outline, indicator, outline.period(id)) for id in period.derived.of]
    return all(of) if period.derived.percent else any(of)


def decimals_in(indicator: Indicator, period: Period) -> int:
    """How many decimals an indicator's figure has in this column."""
    return PERCENT_DECIMALS if period.derived and period.derived.percent else indicator.decimals


def reckoned(outline: Outline) -> tuple[Period, ...]:
    """The columns that are reckoned from others, each after those it needs."""
    return tuple(period for period in outline.periods if period.derived)


def on_paper(outline: Outline) -> tuple[Period, ...]:
    """The columns of the printed annex."""
    return tuple(period for period in outline.periods if period.on_paper)


def settled(outline: Outline) -> Outline:
    """The outline as it is kept: columns without days are gone, and each indicator names every column in which
    nobody types it."""
    periods = tuple(period for period in outline.periods if period.from_ <= period.to)
    gone = {period.id for period in outline.periods} - {period.id for period in periods}
    kept = tuple(_without(period, gone) for period in periods)
    if kept == outline.periods and all(period.plain and not period.flows_only for period in kept):
        return outline
    typed = {one.id: _asked(one, kept, gone) for one in outline.indicators if one.ratio is None}
    asked = tuple(typed.get(one.id) or _shown(one, typed, gone) for one in outline.indicators)
    return outline.model_copy(update={"periods": kept, "indicators": asked})


def _without(period: Period, gone: set[str]) -> Period:
    """A total without the columns that are gone."""
    if period.derived is None or gone.isdisjoint(period.derived.total):
        return period
    total = tuple(id for id in period.derived.total if id not in gone)
    return period.model_copy(update={"derived": period.derived.model_copy(update={"total": total})})


def _asked(indicator: Indicator, periods: tuple[Period, ...], gone: set[str]) -> Indicator:
    flow = indicator.period == "flow"
    closed = [period.id for period in periods if period.derived or (period.flows_only and not flow)]
    return _closed(indicator, closed, gone)


def _shown(ratio: Indicator, typed: Mapping[str, Indicator], gone: set[str]) -> Indicator:
    """A ratio has no figure where an operand has none."""
    closed = [id for operand in ratio.ratio or () for id in typed[operand].not_asked]
    return _closed(ratio, closed, gone)


def _closed(indicator: Indicator, closed: Iterable[str], gone: set[str]) -> Indicator:
    left = [id for id in indicator.not_asked if id not in gone]
    return indicator.model_copy(update={"not_asked": tuple(dict.fromkeys([*left, *closed]))})
