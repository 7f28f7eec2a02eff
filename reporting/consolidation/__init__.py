"""A unit's figures from its own part and its children's printed totals (domain.md 2.2). Pure.

Over units: a sum; a mean weighted by its own weight; a count of the tree; a ratio of the consolidated parts,
never a mean of ratios. Over periods nothing happens here: `forms.figures.total` makes the last column.
Empty, 0 and "không phát sinh" stay three things: only empties give empty, nothing but "không phát sinh" gives
that again. Only direct children are parts, for their totals hold what is below them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from forms.figures import EMPTY, Figure, Kept, at_period
from forms.outline import Indicator, Outline
from forms.outline.columns import decimals_in, reckoned, shown_in
from reporting.consolidation.adding import Columns
from reporting.consolidation.packing import NO_ANSWER, NOTHING, Layout, Packed, figure_at, pack, unpack
from vietnamese.numbers import round_half_up


@dataclass(frozen=True)
class Own:
    """The consolidating unit: its kind, its own part of the figures, and the CĐCS of each child's branch.

    `branches` is {child's code: number of grassroots units in its branch, itself included}; indicators with
    `units: count` are counted from it, whether the branch's reports are in or not.
    """

    code: str
    kind: str
    figures: Kept = field(default_factory=dict)
    branches: Mapping[str, int] = field(default_factory=dict)


class Part(NamedTuple):
    """A direct child's report as it is counted."""

    code: str
    kind: str
    figures: Packed


@dataclass(frozen=True)
class Consolidated:
    """What a unit's figures come to: every cell its kind is asked or shown, given or not, unrounded."""

    outline: Outline
    own: Own
    codes: tuple[str, ...]
    columns: Columns = field(repr=False)
    figures: Mapping[str, Mapping[str, Figure]] = field(repr=False)

    def figure(self, indicator: str, period: str) -> Figure:
        """One consolidated figure; empty where nobody gave one or the period is not asked."""
        return self.figures.get(indicator, {}).get(period, EMPTY)

    def kept(self) -> dict[str, dict[str, str]]:
        """What a report keeps of it: rounded to each indicator's decimals, without what is reckoned and empties."""
        ratios = {indicator.id for indicator in self.outline.indicators if indicator.ratio}
        derived = {period.id for period in reckoned(self.outline)}
        rows = {id: row for id, row in self.figures.items() if id not in ratios}
        if derived:
            rows = {id: {at: each for at, each in row.items() if at not in derived} for id, row in rows.items()}
        return kept_of(self.outline, rows)

    def printed(self) -> dict[str, dict[str, Figure]]:
        """Every figure rounded as it is printed, given or not, what is reckoned too."""
        known, columns = self.outline.indicators_by_id, self.outline.periods_by_id
        return {
            id: {at: rounded_to(decimals_in(known[id], columns[at]), figure) for at, figure in row.items()}
            for id, row in self.figures.items()
        }

    def given_by(self, indicator: str, period: str) -> frozenset[str]:
        """The codes of the children that gave this figure, "không phát sinh" included.

        Of a ratio those that gave both its parts, of a derived column those that gave every column it is made of;
        a mean without its weight cannot count, so it is not given.
        """
        asked = self.outline.indicator(indicator)
        if derived := self.outline.period(period).derived:
            of = [one for one in derived.of if shown_in(self.outline, asked, self.outline.period(one))]
            return frozenset.intersection(*(self.given_by(indicator, one) for one in of))
        if asked.ratio:
            return self.given_by(asked.ratio[0], period) & self.given_by(asked.ratio[1], period)
        states = self.states_of(indicator, period)
        gave = frozenset(code for code, state in states.items() if state != NO_ANSWER)
        if weight := self.outline.weight_of(asked):
            weighted = self.given_by(weight.id, period)
            return frozenset(code for code in gave if states[code] == NOTHING or code in weighted)
        return gave

    def states_of(self, indicator: str, period: str) -> dict[str, int]:
        """What stands in one cell of each child that counts, by its code: a state of `packing`."""
        place = self.columns.layout.places.get((indicator, period))
        if place is None:
            return {}
        return dict(zip(self.codes, self.columns.states_of(place)[1:], strict=True))

    def parts_of(self, indicator: str, period: str) -> dict[str, Figure]:
        """What each unit gave to one figure, by its code, the unit's own part under its own code.

        Of a mean these are the children's means; a ratio is computed from totals and has none.
        """
        if self.outline.indicator(indicator).units == "count":
            return {code: Figure(Decimal(number)) for code, number in self.own.branches.items()}
        layout = self.columns.layout
        place = layout.places.get((indicator, period))
        if place is None:
            return {}
        found = zip((self.own.code, *self.codes), self.columns.packs, strict=True)
        return {code: figure_at(layout, one, place) for code, one in found if one.states[place] != NO_ANSWER}


class CountedTwice(ValueError):
    """Một đơn vị được cộng hai lần."""

    def __init__(self, codes: Iterable[str]) -> None:
        super().__init__(f"Mỗi đơn vị chỉ được cộng một lần; đang lặp: {', '.join(codes)}.")


def consolidate(outline: Outline, own: Own, parts: Iterable[Part]) -> Consolidated:
    """The unit's figures from its own part and from its children that count; raises CountedTwice."""
    layout, counted = Layout.of(outline), tuple(parts)
    refuse_repeated(part.code for part in counted)
    mine = unpack(layout, pack(layout, own_part(outline, own.figures)))
    columns = Columns.of(layout, [mine, *(part.figures for part in counted)])
    asked = outline.indicators_for(own.kind)
    figures = {
        indicator.id: {period: over_units(outline, own, columns, indicator, period) for period in periods}
        for indicator in asked
        if not indicator.ratio and (periods := asked_periods(outline, indicator))
    }
    kept = kept_of(outline, figures)
    for indicator in asked:
        periods = reckoned_periods(outline, indicator)
        if periods:
            row = {period: at_period(outline, indicator.id, kept, period) for period in periods}
            figures[indicator.id] = in_order(outline, {**figures.get(indicator.id, {}), **row})
    listed = {indicator.id: figures[indicator.id] for indicator in asked if indicator.id in figures}
    return Consolidated(outline, own, tuple(part.code for part in counted), columns, listed)


def refuse_repeated(codes: Iterable[str]) -> None:
    repeated = sorted(code for code, times in Counter(codes).items() if times > 1)
    if repeated:
        raise CountedTwice(repeated)


def over_units(outline: Outline, own: Own, columns: Columns, indicator: Indicator, period: str) -> Figure:
    """One figure over units, by the indicator's own rule."""
    if indicator.units == "count":
        return Figure(Decimal(sum(own.branches.values())))
    places = columns.layout.places
    weight = outline.weight_of(indicator)
    if weight is None:
        return columns.sum_of(places[indicator.id, period])
    return columns.mean_of(places[indicator.id, period], places[weight.id, period])


def own_part(outline: Outline, figures: Kept) -> Kept:
    """Of a unit's own part what counts: indicators that belong to its children have none."""
    return {id: row for id, row in figures.items() if outline.indicator(id).keeps_own}


def asked_periods(outline: Outline, indicator: Indicator) -> tuple[str, ...]:
    """The ids of the periods in which an indicator is asked or, a ratio, shown."""
    return tuple(period.id for period in outline.periods if period.id not in indicator.not_asked)


def reckoned_periods(outline: Outline, indicator: Indicator) -> tuple[str, ...]:
    """The ids of the columns in which an indicator is reckoned here: all of a ratio's, the derived ones of others."""
    columns = outline.periods if indicator.ratio else reckoned(outline)
    return tuple(period.id for period in columns if shown_in(outline, indicator, period))


def in_order(outline: Outline, row: Mapping[str, Figure]) -> dict[str, Figure]:
    """A row in the order of the columns."""
    return {period.id: row[period.id] for period in outline.periods if period.id in row}


def rounded(indicator: Indicator, figure: Figure) -> Figure:
    """The figure as it is printed: half away from zero, once."""
    return rounded_to(indicator.decimals, figure)


def rounded_to(decimals: int, figure: Figure) -> Figure:
    """A figure with so many decimals."""
    return figure if figure.value is None else Figure(round_half_up(figure.value, decimals))


def kept_of(outline: Outline, figures: Mapping[str, Mapping[str, Figure]]) -> dict[str, dict[str, str]]:
    """The given ones of these figures as a report keeps or prints them."""
    known = outline.indicators_by_id
    rows = {
        id: {period: rounded(known[id], figure).kept for period, figure in row.items() if figure.given}
        for id, row in figures.items()
    }
    return {id: row for id, row in rows.items() if row}
